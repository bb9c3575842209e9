//! What boot.js does for the page: the module that writes workbooks, workers.
//!
//! Answers come back through the functions that `lib.rs` exports.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(js_namespace = fenhong)]
extern "C" {
    /// Writes an error to the console.
    pub fn complain(what: &str);
    /// Notes the time from `began` to now as that of the first numbers.
    #[wasm_bindgen(js_name = firstNumbers)]
    pub fn first_numbers(began: f64);

    /// The bytes of a workbook of sheets, which are JSON, by the module that writes them.
    #[wasm_bindgen(catch)]
    pub async fn workbook(sheets: &str) -> Result<JsValue, JsValue>;

    /// Lets the page hear the workers, from what they have said before it was there.
    #[wasm_bindgen(js_name = meetWorkers)]
    pub fn meet_workers();
    /// Starts a worker in place of the one that stopped; it answers through `answered()`.
    pub fn hire(place: usize);
    /// Calls a method of a worker's engine; `scenario` is empty where the worker has it.
    pub fn ask(place: usize, generation: u32, scenario: &str, call: &str, arguments: &Array);
}
