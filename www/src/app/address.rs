//! The page's address: which view stands behind `#/`, and a link's scenario behind `#s=` or `#c=`.

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
