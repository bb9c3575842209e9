//! What a tree of elements cannot say and the document is told after it: what a list has chosen, which dialogs are open,
//! and properties of style, which the page's policy allows only through the object model.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlSelectElement};

/// The attribute with what a list has chosen.
pub const CHOSEN: &str = "data-chosen";
/// The attribute with properties of style: `left:12px;top:4px;`.
pub const STYLE: &str = "data-style";
/// The attribute of a dialog that was opened since it is to be open.
const OPENED: &str = "data-opened";

/// Brings the elements under `root` to what their attributes say.
pub fn settle(root: &Element) {
    for list in all::<HtmlSelectElement>(root, "select") {
        // A menu stays at its first line, whose value is empty.
        let chosen = list.get_attribute(CHOSEN).unwrap_or_default();
        if list.value() != chosen {
            list.set_value(&chosen);
        }
    }
    for element in all::<HtmlElement>(root, "[data-style]") {
        dress(&element);
    }
    for dialog in all::<HtmlDialogElement>(root, "dialog") {
        open_or_close(&dialog);
    }
}

/// Opens a dialog once, when it is to be open. The browser closes it on Escape before the page hears of it: opened again
/// in between, it would keep the focus from going back to where the reader came from.
fn open_or_close(dialog: &HtmlDialogElement) {
    let was_opened = dialog.has_attribute(OPENED);
    if !dialog.has_attribute("modal") {
        let _ = dialog.remove_attribute(OPENED);
        if dialog.open() {
            dialog.close();
        }
    } else if !was_opened && dialog.show_modal().is_ok() {
        let _ = dialog.set_attribute(OPENED, "");
    }
}

fn dress(element: &HtmlElement) {
    let style = element.style();
    let wanted = element.get_attribute(STYLE).unwrap_or_default();
    for (name, value) in wanted.split(';').filter_map(|property| property.split_once(':')) {
        if style.get_property_value(name).is_ok_and(|now| now != value) {
            let _ = style.set_property(name, value);
        }
    }
}

/// The elements that a selector finds, in the document's order.
pub fn all<T: JsCast>(root: &Element, selector: &str) -> Vec<T> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok()).collect()
}
