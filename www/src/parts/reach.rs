//! Links to the page, and who can open them.

use web_sys::Location;

fn location() -> Location {
    web_sys::window().expect("the page runs in a window").location()
}

/// The page's own address, with another hash.
pub fn with(hash: &str) -> String {
    let address = location().href().unwrap_or_default();
    String::from(address.split('#').next().unwrap_or_default()) + hash
}

/// Who can open a link to this page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Everyone who reaches its server.
    #[default]
    All,
    /// This computer alone.
    Here,
    /// None: it is a file.
    File,
}

/// Who can open a link to this page.
pub fn reach() -> Reach {
    if location().protocol().is_ok_and(|protocol| protocol == "file:") {
        return Reach::File;
    }
    let host = location().hostname().unwrap_or_default();
    let is_here = host == "localhost" || host.starts_with("127.") || host == "[::1]";
    if is_here { Reach::Here } else { Reach::All }
}
