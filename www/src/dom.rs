//! The few things asked of the document.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// A node of the document: an element or words.
    pub type Dom;

    /// The element that the document was written with.
    #[wasm_bindgen(js_namespace = document, js_name = getElementById)]
    pub fn by_id(id: &str) -> Dom;
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    pub fn element(tag: &str) -> Dom;
    #[wasm_bindgen(js_namespace = document, js_name = createTextNode)]
    pub fn words(words: &str) -> Dom;

    #[wasm_bindgen(method)]
    pub fn append(this: &Dom, child: &Dom);
    #[wasm_bindgen(method)]
    pub fn remove(this: &Dom);
    #[wasm_bindgen(method, js_name = replaceWith)]
    pub fn replace(this: &Dom, other: &Dom);
    #[wasm_bindgen(method)]
    pub fn contains(this: &Dom, other: &Dom) -> bool;
    #[wasm_bindgen(method, setter, js_name = textContent)]
    pub fn set_words(this: &Dom, words: &str);
    #[wasm_bindgen(method, setter, js_name = innerHTML)]
    pub fn set_markup(this: &Dom, markup: &str);
    #[wasm_bindgen(method, setter, js_name = className)]
    pub fn set_class(this: &Dom, class: &str);
    #[wasm_bindgen(method, js_name = setAttribute)]
    pub fn set_attribute(this: &Dom, name: &str, value: &str);
    #[wasm_bindgen(method, js_name = removeAttribute)]
    pub fn remove_attribute(this: &Dom, name: &str);
    #[wasm_bindgen(method, getter)]
    pub fn value(this: &Dom) -> String;
    #[wasm_bindgen(method, setter)]
    pub fn set_value(this: &Dom, value: &str);
    #[wasm_bindgen(method, setter)]
    pub fn set_checked(this: &Dom, checked: bool);
    #[wasm_bindgen(method)]
    pub fn focus(this: &Dom);
}
