//! The page's address: which view stands behind `#/`, a link's scenario behind `#s=` or `#c=`, and who can open it.

use serde_json::Value;
use web_sys::{Location, Window};

use crate::app::route::View;
use crate::desk::link::{self, Damaged};

fn window() -> Window {
    web_sys::window().expect("the page runs in a window")
}

fn location() -> Location {
    window().location()
}

/// The view that the address names.
pub fn view() -> View {
    View::of(location().hash().unwrap_or_default().strip_prefix("#/").unwrap_or_default())
}

/// The scenario of the link that the page was opened by, out of the address, which is left without it.
pub fn linked() -> Option<Result<Value, Damaged>> {
    let found = link::found(&location().hash().ok()?)?;
    let plain = location().pathname().unwrap_or_default() + "#/" + View::Scheme.address();
    // From a file the address may not be changed; the link then simply stays.
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&plain));
    }
    Some(found)
}

/// The page's own address, with another hash.
pub fn with(hash: &str) -> String {
    let whole = location().href().unwrap_or_default();
    String::from(whole.split('#').next().unwrap_or_default()) + hash
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
