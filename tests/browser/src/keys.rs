//! Keys that type no character.

/// A key by its name; its value is WebDriver's code for it.
#[derive(Clone, Copy, Debug)]
#[repr(u32)]
#[allow(missing_docs)]
pub enum Key {
    Backspace = 0xe003,
    Tab = 0xe004,
    Enter = 0xe007,
    Shift = 0xe008,
    Control = 0xe009,
    Alt = 0xe00a,
    Escape = 0xe00c,
    PageUp = 0xe00e,
    PageDown = 0xe00f,
    End = 0xe010,
    Home = 0xe011,
    Left = 0xe012,
    Up = 0xe013,
    Right = 0xe014,
    Down = 0xe015,
    Delete = 0xe017,
}

impl From<Key> for char {
    fn from(key: Key) -> Self {
        char::from_u32(key as u32).expect("the codes are in the private use area")
    }
}
