//! The Fenhong page: edits a scenario, sends it to a pool of workers, draws what comes back.
//!
//! It owns no arithmetic: every figure comes from the core in a worker, every sentence from its words.
//! Modules in the order of the data: the scenario at hand ([`desk`]) with its history, what is kept of it
//! ([`keep`], [`link`], [`files`]), the workers ([`pool`]), and what is shown ([`view`]).

mod desk;
mod dom;
mod files;
mod history;
mod keep;
mod link;
mod node;
mod page;
mod path;
mod pool;
mod settings;
mod view;

use leptos::prelude::provide_context;
use wasm_bindgen::prelude::wasm_bindgen;

/// Mounts the page in place of the shell that came with the document.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
    let place = dom::by_id("fenhong");
    place.set_inner_html("");
    leptos::mount::mount_to(place.clone(), move || {
        let page = page::Page::start();
        provide_context(page);
        place.append_child(view::app(page).element()).expect("the page has its place");
    })
    .forget();
}
