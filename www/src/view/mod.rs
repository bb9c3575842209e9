//! What is shown. One file a part of the page; texts come from the core's words.

mod charts;
mod choice;
mod enterprises;
mod field;
mod figure;
mod foot;
mod header;
mod inputs;
mod ledger;
mod results;
mod split;
mod steps;
mod table;
mod why;

use fenhong::words::page as words;
use leptos::prelude::*;

use crate::dom;
use crate::page::{Page, say};

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let page = Page::start();
    provide_context(page);
    listen_to_keys(page);
    Effect::new(move |_| dom::document().set_title(&format!("{} · {}", page.say(words::TITLE), page.name())));
    view! {
        <a class="skip" href="#results" on:click=skip_to_results>{say(words::SKIP)}</a>
        <header::Header/>
        <Notice/>
        <results::Short/>
        <main>
            <inputs::Inputs/>
            <results::Results/>
        </main>
        <foot::Foot/>
    }
}

/// The hash belongs to the views and links, so the skip link moves the focus itself.
fn skip_to_results(event: web_sys::MouseEvent) {
    event.prevent_default();
    let _ = dom::by_id("results").focus();
}

/// Undo and redo by keys, wherever the focus is: typed numbers are part of the scenario's history.
fn listen_to_keys(page: Page) {
    dom::listen(&dom::document(), "keydown", move |event: web_sys::KeyboardEvent| {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => page.desk.undo(),
            ("z", true) | ("y", _) => page.desk.redo(),
            _ => return,
        }
        event.prevent_default();
    });
}

/// One sentence about what just happened.
#[component]
fn Notice() -> impl IntoView {
    let page = crate::page::page();
    view! {
        <div class="notice-place" role="status">
            {move || page.notice.get().map(|text| view! {
                <p class="notice">
                    <span>{text}</span>
                    <button type="button" class="plain" on:click=move |_| page.notice.set(None)>
                        {say(words::CLOSE)}
                    </button>
                </p>
            })}
        </div>
    }
}
