//! The Fenhong page: edits a scenario, sends it to a pool of workers, draws what comes back.
//!
//! It owns no arithmetic: every figure comes from the core in a worker, every sentence from its words.
//!
//! [`app`] is the shell: it holds what the rooms share and what each holds; a message says what happened, an update
//! changes what is held, a view is a plain function of it that gives Yew's elements. [`desk`] holds the scenario at hand,
//! [`engine`] the workers, [`parts`] what [`rooms`] are built of. The module starts as a page by [`start`], in a
//! worker by [`engine::serve::serve`]; boot.js does either.

#[cfg(not(target_arch = "wasm32"))]
pub mod first;

mod app;
mod desk;
mod engine;
mod parts;
mod rooms;
#[cfg(test)]
mod views;

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;
use yew::AppHandle;

use app::hosted::Outside;
use app::runtime::{Found, Page, Told};
use desk::store;
use engine::worker;
use parts::{document, host};

thread_local! {
    static PAGE: RefCell<Option<AppHandle<Page>>> = const { RefCell::new(None) };
}

/// Mounts the page in place of the shell that came with the document, once the store is read, or at once where boot.js
/// has found no work that could be kept there and shows what the build has written.
///
/// boot.js has begun to start this many `workers`; they come up while the module and the store are read.
#[wasm_bindgen]
pub fn start(workers: usize) {
    // Before the first renderer, which else sets its own.
    yew::set_custom_panic_hook(Box::new(|panic| host::complain(&panic.to_string())));
    worker::hire_all(workers, |place, answer| send(Told::Answered(place, answer)));
    let shows_written = document::by_id("first").is_some_and(|written| !written.hidden());
    store::open(!shows_written, move |kept| {
        let Some(place) = document::by_id("fenhong") else { return };
        place.set_text_content(None);
        let renderer = yew::Renderer::<Page>::with_root_and_props(place.into(), Found { kept });
        PAGE.with(|page| page.replace(Some(renderer.render())));
    });
}

/// There is a new version of the page.
#[wasm_bindgen]
pub fn outdated() {
    send(Told::Outside(Outside::Outdated));
}

fn send(told: Told) {
    PAGE.with_borrow(|page| {
        if let Some(page) = page {
            page.send_message(told);
        }
    });
}
