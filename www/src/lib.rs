//! The Fenhong page: edits a scenario, sends it to a pool of workers, draws what comes back.
//!
//! It owns no arithmetic: every figure comes from the core in a worker, every sentence from its words.
//!
//! [`app`] is the shell: one model holds all that the page knows, a message says what happened, an update changes the
//! model, a view is a plain function from the model to a tree of elements, which Yew shows. [`desk`] holds the scenario at
//! hand, [`engine`] the pool of workers, [`parts`] what [`rooms`] are built of. Files out, links and workers are in
//! boot.js, called through [`app::host`].

mod app;
mod desk;
mod engine;
mod parts;
mod rooms;

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::AppHandle;

use app::runtime::{Found, Page, Told};
use app::{host, store};
use engine::Answer;
use parts::document;

/// The engine that workers use: the same module serves them.
pub use fenhong::wasm::Engine;

thread_local! {
    static PAGE: RefCell<Option<AppHandle<Page>>> = const { RefCell::new(None) };
}

/// Mounts the page in place of the shell that came with the document, once the store is read. `found` is JSON of what
/// boot.js found: settings, a link's scenario.
#[wasm_bindgen]
pub fn start(found: String) {
    // Before the first renderer, which else sets its own.
    yew::set_custom_panic_hook(Box::new(|panic| host::complain(&panic.to_string())));
    store::open(move |kept| {
        let Some(place) = document::by_id("fenhong") else { return };
        place.set_text_content(None);
        let found = Found { json: found.into(), kept };
        let renderer = yew::Renderer::<Page>::with_root_and_props(place.into(), found);
        PAGE.with(|page| page.replace(Some(renderer.render())));
        host::meet_workers();
    });
}

/// What boot.js has done or found; `name` is a file's.
#[wasm_bindgen]
pub fn tell(what: String, text: String, name: String) {
    send(Told::Hosted(what, text, name));
}

/// What the worker at `place` says: a value, the core's error, or that it stopped.
#[wasm_bindgen]
pub fn answered(place: usize, kind: &str, value: JsValue, milliseconds: f64) {
    let answer = match kind {
        "value" => Answer::Value(value, milliseconds),
        "refused" => Answer::Refused(value.as_string().unwrap_or_default()),
        _ => Answer::Stopped,
    };
    send(Told::Answered(place, answer));
}

fn send(told: Told) {
    PAGE.with_borrow(|page| {
        if let Some(page) = page {
            page.send_message(told);
        }
    });
}
