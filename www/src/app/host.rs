//! What boot.js does for the page: files out, links, workers.
//!
//! Answers come back through the functions that `lib.rs` exports.

use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(js_namespace = fenhong)]
extern "C" {
    /// Writes an error to the console.
    pub fn complain(what: &str);
    /// Notes the time from `began` to now as that of the first numbers.
    #[wasm_bindgen(js_name = firstNumbers)]
    pub fn first_numbers(began: f64);

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
    pub fn link(case: &str, text: &str, version: u32);
    /// Copies a text.
    pub fn copy(text: &str);
    /// Offers sheets, which are JSON, as a workbook.
    pub fn workbook(name: &str, sheets: &str);

    /// Lets the page hear the workers, from what they have said before it was there.
    #[wasm_bindgen(js_name = meetWorkers)]
    pub fn meet_workers();
    /// Starts a worker in place of the one that stopped; it answers through `answered()`.
    pub fn hire(place: usize);
    /// Calls a method of a worker's engine; `scenario` is empty where the worker has it.
    pub fn ask(place: usize, generation: u32, scenario: &str, call: &str, arguments: &Array);
}
