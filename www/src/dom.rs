//! The few things asked of the document.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Document, Event, EventTarget, HtmlElement, Window};

/// The window.
pub fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

/// The document.
pub fn document() -> Document {
    window().document().expect("a window has a document")
}

/// The element that the document was written with.
///
/// # Panics
/// When index.html lacks it.
pub fn by_id(id: &str) -> HtmlElement {
    let found = document().get_element_by_id(id);
    found.unwrap_or_else(|| panic!("index.html has no #{id}")).unchecked_into()
}

/// Sets an attribute of the document's root, for the style sheet.
pub fn mark_root(name: &str, value: &str) {
    let root = document().document_element().expect("a document has a root");
    root.set_attribute(name, value).expect("an attribute's name is valid");
}

/// Whether a media query holds.
pub fn media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Milliseconds since the page began.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Calls `heard` at every `name` of `target`, for as long as the page lives.
pub fn listen<E: JsCast + 'static>(target: &EventTarget, name: &str, mut heard: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| heard(event.unchecked_into()));
    let added = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    added.expect("a listener can be added");
    closure.forget();
}

/// Calls `then` once after `milliseconds`; the number can be given to [`forget_later`].
pub fn later(milliseconds: i32, then: impl FnOnce() + 'static) -> i32 {
    let closure = Closure::once_into_js(then);
    let set = window().set_timeout_with_callback_and_timeout_and_arguments_0(closure.unchecked_ref(), milliseconds);
    set.unwrap_or_default()
}

/// Forgets what [`later`] was asked for.
pub fn forget_later(number: i32) {
    window().clear_timeout_with_handle(number);
}
