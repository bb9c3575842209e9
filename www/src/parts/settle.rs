//! What a tree of elements cannot say and the document is told after it: what a list has chosen, which dialogs are open,
//! and properties of style, which the page's policy allows only through the object model.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlSelectElement};

/// The attribute with what a list has chosen.
pub const CHOSEN: &str = "data-chosen";
/// The attribute with properties of style: `left:12px;top:4px;`.
pub const STYLE: &str = "data-style";

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
        match (dialog.has_attribute("modal"), dialog.open()) {
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
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
