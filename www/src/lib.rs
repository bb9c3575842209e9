//! The Fenhong page.
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// Mounts the page.
#[wasm_bindgen(start)]
pub fn start() {
    leptos::mount::mount_to_body(|| view! { <p>"hello"</p> });
}
