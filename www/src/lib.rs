//! The Fenhong page: edits a scenario, sends it to a pool of workers, draws what comes back.
//!
//! It owns no arithmetic: every figure comes from the core in a worker, every sentence from its words.
//!
//! One [`model`] holds all that the page knows; a [`message`] says what happened; [`update`] changes the model; [`view`]
//! is a plain function from the model to a tree of elements ([`node`]), to which [`patch`] brings the document. So a
//! part of the page is a function, not an object that lives. What waits for something (files, the store, workers) is
//! in boot.js, called through [`host`].

mod change;
mod desk;
mod dom;
mod drafts;
mod entry;
mod figure;
mod history;
mod host;
mod hosted;
mod message;
mod model;
mod node;
mod patch;
mod path;
mod pool;
mod route;
mod runtime;
mod settings;
mod split;
mod update;
mod view;
#[cfg(feature = "whole")]
mod whole;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use dom::Dom;
use pool::Answer;

/// Whether this module has every view and both languages; the one that a first visit loads has not.
const IS_WHOLE: bool = cfg!(feature = "whole");

/// The engine that workers use: the same module serves them.
pub use fenhong::wasm::Engine;

/// Mounts the page in place of the shell that came with the document. `found` is JSON of what boot.js found: settings,
/// the kept work, a link's scenario.
#[wasm_bindgen]
pub fn start(found: &str) {
    std::panic::set_hook(Box::new(|panic| host::complain(&panic.to_string())));
    runtime::start(found);
}

/// An event of the document; whether the browser shall leave it alone. `flags` are 1 for a pressed pointer, 2 for one
/// that hovers, 4 for a fold that is open.
#[wasm_bindgen]
pub fn heard(kind: &str, target: &Dom, text: String, x: f64, y: f64, flags: u32) -> bool {
    runtime::heard(kind, target, text, (x, y), flags)
}

/// What boot.js has done or found; `name` is a file's.
#[wasm_bindgen]
pub fn tell(what: &str, text: &str, name: &str) {
    runtime::change(|model| hosted::tell(model, what, text, name));
}

/// Ends this page and gives what the next one goes on with, as JSON for its [`start`].
#[wasm_bindgen]
pub fn hand_over() -> String {
    runtime::hand_over()
}

/// The width of a chart's place.
#[wasm_bindgen]
pub fn measured(place: usize, width: f64) {
    runtime::measured(place, width);
}

/// What the worker at `place` says: a value, the core's error, or that it stopped.
#[wasm_bindgen]
pub fn answered(place: usize, kind: &str, value: JsValue, milliseconds: f64) {
    let answer = match kind {
        "value" => Answer::Value(value, milliseconds),
        "refused" => Answer::Refused(value.as_string().unwrap_or_default()),
        _ => Answer::Stopped,
    };
    runtime::answered(place, answer);
}

/// Shows what has changed since the last picture.
#[wasm_bindgen]
pub fn frame() {
    runtime::change(|_| {});
}
