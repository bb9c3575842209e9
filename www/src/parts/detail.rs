//! What an event says beside its meaning, and what follows from some events whatever they mean.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlSelectElement, InputEvent, KeyboardEvent,
    PointerEvent,
};

use crate::parts::document::BETWEEN_CHARTS;
use crate::parts::node::On;

/// What an event says.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    /// The text of a field, or the name of a key, with `Control+` or `Shift+` before it.
    pub text: String,
    /// Whether a key took something away from the text of a field.
    pub deletes: bool,
    /// Where a pointer is in the element, from its left edge.
    pub x: f64,
    /// From its upper edge.
    pub y: f64,
    /// How wide the element is.
    pub width: f64,
    /// Whether a pointer is pressed.
    pub is_pressed: bool,
    /// Whether a pointer hovers, as a mouse does and a finger does not.
    pub hovers: bool,
    /// Whether a fold is open.
    pub is_open: bool,
}

/// What an event at `place` says.
pub fn detail(event: &Event, place: Option<&Element>) -> Detail {
    let deletes = event.dyn_ref::<InputEvent>().is_some_and(|input| input.input_type().starts_with("delete"));
    let mut detail = Detail { text: text(event), deletes, ..Detail::default() };
    if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
        detail.is_pressed = pointer.buttons() & 1 != 0;
        detail.hovers = pointer.pointer_type() == "mouse";
        if let Some(rect) = place.map(Element::get_bounding_client_rect) {
            detail.x = f64::from(pointer.client_x()) - rect.left();
            detail.y = f64::from(pointer.client_y()) - rect.top();
            detail.width = rect.width();
        }
    }
    detail.is_open = target::<HtmlDetailsElement>(event).is_some_and(|fold| fold.open());
    detail
}

/// The text of a field, the name of a key (`Control+Shift+z`), or the number of the chart that was swiped to.
fn text(event: &Event) -> String {
    if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
        return name(key);
    }
    if let Some(list) = target::<HtmlSelectElement>(event) {
        return list.value();
    }
    if let Some(field) = target::<HtmlInputElement>(event) {
        return field.value();
    }
    match target::<Element>(event) {
        Some(charts) if event.type_() == "scroll" => {
            let width = f64::from(charts.client_width() + BETWEEN_CHARTS);
            (f64::from(charts.scroll_left()) / width).round().to_string()
        }
        _ => String::new(),
    }
}

/// The name of a key, with those that are held.
pub fn name(key: &KeyboardEvent) -> String {
    if !(key.ctrl_key() || key.meta_key()) || key.alt_key() {
        return key.key();
    }
    let shift = if key.shift_key() { "Shift+" } else { "" };
    String::from("Control+") + shift + &key.key().to_lowercase()
}

fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// A pressed handle hears the pointer wherever it goes; a list in the head is a menu, whose first line stays; and a menu
/// closes once something in it was chosen.
pub fn follow(on: On, event: &Event) {
    let Some(element) = target::<HtmlElement>(event) else { return };
    match on {
        On::Press if element.class_list().contains("handle") => {
            if let Some(pointer) = event.dyn_ref::<PointerEvent>() {
                let _ = element.set_pointer_capture(pointer.pointer_id());
            }
            let _ = element.focus();
        }
        On::Change if element.class_list().contains("menu-select") => {
            if let Some(list) = element.dyn_ref::<HtmlSelectElement>() {
                list.set_selected_index(0);
            }
        }
        On::Click => {
            let pressed = element.closest(".menu-list button").ok().flatten();
            let menu = pressed.and_then(|button| button.closest("details").ok().flatten());
            if let Some(menu) = menu.and_then(|menu| menu.dyn_into::<HtmlDetailsElement>().ok()) {
                menu.set_open(false);
            }
        }
        _ => {}
    }
}
