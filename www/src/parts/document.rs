//! The browser's document and window, as far as the page asks them.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};

/// The space between two charts that are swiped, in pixels (style.css).
pub const BETWEEN_CHARTS: i32 = 16;

fn window() -> Window {
    web_sys::window().expect("the page runs in a window")
}

fn document() -> Document {
    window().document().expect("a window has a document")
}

/// Milliseconds since the page began. Natively, where views are only written, no time passes.
pub fn now() -> f64 {
    if cfg!(not(target_arch = "wasm32")) {
        return 0.0;
    }
    window().performance().map_or(0.0, |clock| clock.now())
}

/// The document's root.
pub fn root() -> Option<Element> {
    document().document_element()
}

/// The element of an id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// A new element, outside the document.
pub fn made<T: JsCast>(tag: &str) -> Option<T> {
    document().create_element(tag).ok()?.dyn_into().ok()
}

/// Whether the page is shown inside WeChat, by what its browser calls itself.
pub fn is_in_wechat() -> bool {
    window().navigator().user_agent().is_ok_and(|name| name.contains("MicroMessenger"))
}

/// What may stick to the upper edge, in pixels (style.css).
const STICKY: f64 = 72.0;

/// Gives an element the focus, and brings it into sight: its beginning, even where what it holds is longer than the screen.
pub fn focus(id: &str) {
    let Some(element) = by_id(id) else { return };
    let _ = element.focus();
    let top = element.get_bounding_client_rect().top();
    if !(STICKY..height() / 2.0).contains(&top) {
        element.scroll_into_view();
    }
}

/// Fills the screen with the page, or leaves that, where the browser can do so at all.
pub fn fill_screen(is_on: bool) {
    if !is_on {
        if is_on_whole_screen() {
            document().exit_fullscreen();
        }
    } else if let Some(root) = root().filter(|root| js_sys::Reflect::has(root, &"requestFullscreen".into()) == Ok(true))
    {
        // Who refuses it says so by a promise; the page is large all the same.
        let _ = root.request_fullscreen();
    }
}

/// Whether the page fills the screen.
pub fn is_on_whole_screen() -> bool {
    document().fullscreen_element().is_some()
}

/// Sets an attribute of the document's root, or its title.
pub fn dress(name: &str, value: &str) {
    match (name, root()) {
        ("title", _) => document().set_title(value),
        (_, Some(root)) => drop(root.set_attribute(name, value)),
        _ => {}
    }
}

/// The height of the window, in pixels.
pub fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// Brings the chart at a place into sight where they are swiped.
pub fn scroll(place: usize) {
    let charts = document().query_selector(".charts").ok().flatten();
    if let Some(charts) = charts {
        charts.set_scroll_left((charts.client_width() + BETWEEN_CHARTS) * place as i32);
    }
}

/// Shows a view's address, as a step of the browser's history, from its beginning.
pub fn route(address: &str) {
    let _ = window().location().set_hash(&(String::from("#/") + address));
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Opens the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// Opens the browser's print dialog.
pub fn print() {
    let _ = window().print();
}

/// Keeps a setting for the next visit; some browsers forbid it, and then that starts with the usual ones.
pub fn store(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(&(String::from("fenhong-") + name), value);
    }
}
