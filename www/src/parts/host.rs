//! What boot.js does for the page, and what the page asks of its window beside the document.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MediaQueryList, console};

use crate::parts::document;

#[wasm_bindgen(js_namespace = fenhong)]
extern "C" {
    /// A worker that waits for the module; the policy that lets its script through is boot.js's.
    pub fn worker() -> web_sys::Worker;

    /// The module for workbooks, made anew: one that has tripped over a damaged file is of no use any more.
    #[wasm_bindgen(catch)]
    async fn workbook() -> Result<JsValue, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// The module for workbooks.
    type Workbooks;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Workbooks, sheets: &str) -> Result<Uint8Array, JsValue>;

    #[wasm_bindgen(method, catch, js_name = roster)]
    fn read_roster(this: &Workbooks, bytes: &[u8], asked: &str) -> Result<String, JsValue>;

    #[wasm_bindgen(method, catch, js_name = template)]
    fn roster_template(this: &Workbooks, lang: &str) -> Result<Uint8Array, JsValue>;
}

async fn workbooks() -> Result<Workbooks, JsValue> {
    Ok(workbook().await?.unchecked_into())
}

/// The bytes of a workbook of sheets, which are JSON.
///
/// # Errors
/// What the browser says where the module cannot be had, or cannot write them.
pub async fn write_workbook(sheets: &str) -> Result<Uint8Array, JsValue> {
    workbooks().await?.write(sheets)
}

/// What a roster's file holds; see the module `www/workbook/src/roster.rs`.
///
/// # Errors
/// The same, or that the module has tripped over a damaged file.
pub async fn read_roster(bytes: &[u8], asked: &str) -> Result<String, JsValue> {
    workbooks().await?.read_roster(bytes, asked)
}

/// The bytes of an empty roster to fill in.
///
/// # Errors
/// The same.
pub async fn roster_template(lang: &str) -> Result<Uint8Array, JsValue> {
    workbooks().await?.roster_template(lang)
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    fn measure(name: &str, times: &Object);
}

/// Writes an error to the console.
pub fn complain(what: &str) {
    console::error_1(&what.into());
}

/// Notes the time from `began` to now as that of the first numbers.
pub fn first_numbers(began: f64) {
    let times = Object::new();
    // A new object takes what it is given.
    let _ = Reflect::set(&times, &"start".into(), &began.into());
    let _ = Reflect::set(&times, &"end".into(), &document::now().into());
    measure("fenhong first numbers", &times);
}

/// What was kept by [`document::store`]; none where the browser forbids storage.
pub fn stored(name: &str) -> Option<String> {
    let storage = web_sys::window()?.local_storage().ok()??;
    storage.get_item(&(String::from("fenhong-") + name)).ok()?
}

/// What the system says of a question such as `(min-width: 1000px)`.
pub fn media(question: &str) -> Option<MediaQueryList> {
    web_sys::window()?.match_media(question).ok()?
}

/// Whether the system is dark.
pub const DARK: &str = "(prefers-color-scheme: dark)";

/// Whether the screen is wide enough to hold inputs beside the results.
pub const WIDE: &str = "(min-width: 1000px)";
