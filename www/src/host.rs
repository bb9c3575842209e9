//! What boot.js does for the page: everything that waits, and everything outside the document's tree.
//!
//! Answers come back through the functions that `lib.rs` exports.

use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::dom::Dom;

#[wasm_bindgen(js_namespace = fenhong)]
extern "C" {
    /// Writes an error to the console.
    pub fn complain(what: &str);
    /// Milliseconds since the page began.
    pub fn now() -> f64;
    /// Asks for `frame()` before the next picture.
    #[wasm_bindgen(js_name = askFrame)]
    pub fn ask_frame();
    /// Notes the time from `began` to now as that of the first numbers.
    #[wasm_bindgen(js_name = firstNumbers)]
    pub fn first_numbers(began: f64);

    /// Sets an attribute of the document's root.
    pub fn root(name: &str, value: &str);
    /// Sets the document's title.
    pub fn title(text: &str);
    /// The height of the window, in pixels.
    pub fn height() -> f64;
    /// Sets a style property through the object model, as the page's policy demands.
    pub fn style(element: &Dom, name: &str, value: &str);
    /// Shows or closes a dialog.
    pub fn modal(element: &Dom, open: bool);
    /// Where a point of the window lies in an element: from the left, from the top, and the element's width.
    pub fn place(element: &Dom, x: f64, y: f64) -> Vec<f64>;
    /// Reports the widths of the drawings through `measured()`, now and whenever they change.
    #[wasm_bindgen(js_name = watchDrawings)]
    pub fn watch_drawings();
    /// Brings the chart at a place into sight where they are swiped.
    pub fn scroll(place: u32);
    /// Goes on with the whole module at a view's address and with what was asked for, if anything: the derivation of the
    /// question of a name, the lists of members, a declared ledger's text. The page that asks stays until the whole is
    /// here.
    pub fn whole(address: &str, asked: &str);
    /// Shows a view's address, as a step of the browser's history.
    pub fn route(address: &str);
    /// Opens the page anew.
    pub fn reload();
    /// Opens the browser's print dialog.
    pub fn print();

    /// Keeps a setting for the next visit.
    pub fn store(name: &str, value: &str);
    /// Keeps the scenario at hand and what a reset goes back to, a moment later.
    pub fn keep(scenario: &str, origin: &str);
    /// Keeps the work under way in a view.
    #[cfg(feature = "whole")]
    #[wasm_bindgen(js_name = keepTask)]
    pub fn keep_task(view: &str, text: &str);
    /// Asks for the work that was under way in a view; it comes through `tell()`.
    #[cfg(feature = "whole")]
    #[wasm_bindgen(js_name = recallTask)]
    pub fn recall_task(view: &str);
    /// Offers a text as a file.
    pub fn save(name: &str, kind: &str, text: &str);
    /// Offers a text of JSON as a file, indented for people.
    #[wasm_bindgen(js_name = saveJson)]
    pub fn save_json(name: &str, json: &str);
    /// Offers an SVG document as a PNG file.
    #[wasm_bindgen(js_name = savePicture)]
    pub fn save_picture(name: &str, svg: &str);

    /// Makes the link to a change of a shipped case, or to a whole scenario where the case's id is empty; it comes with
    /// the number of the version.
    #[cfg(feature = "whole")]
    pub fn link(case: &str, text: &str, version: u32);
    /// Copies a text.
    #[cfg(feature = "whole")]
    pub fn copy(text: &str);
    /// Offers sheets, which are JSON, as a workbook.
    #[cfg(feature = "whole")]
    pub fn workbook(name: &str, sheets: &str);
    /// Does something with the named version of a number, and tells all of them.
    #[cfg(feature = "whole")]
    pub fn versions(act: &str, id: u32, name: &str, scenario: &str);

    /// Starts a worker in place of the one that stopped; it answers through `answered()`.
    pub fn hire(place: usize);
    /// Calls a method of a worker's engine; `scenario` is empty where the worker has it.
    pub fn ask(place: usize, generation: u32, scenario: &str, call: &str, arguments: &Array);
}
