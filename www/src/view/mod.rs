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
use crate::node::{Node, button, el, follow};
use crate::page::Page;

/// The whole page.
pub fn app(page: Page) -> Node {
    listen_to_keys(page);
    follow(move || dom::document().set_title(&format!("{} · {}", page.say(words::TITLE), page.name())));
    el("div")
        .add(el("a.skip").attr("href", "#results").say(words::SKIP).on("click", skip_to_results))
        .add(header::header())
        .add(notice(page))
        .add(results::short())
        .add(el("main").add(inputs::inputs()).add(results::results()))
        .add(foot::foot())
}

/// The hash belongs to the views and links, so the skip link moves the focus itself.
fn skip_to_results(event: web_sys::Event) {
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
fn notice(page: Page) -> Node {
    let close = button(words::CLOSE, move || page.notice.set(None)).attr("class", "plain");
    el("div.notice-place").attr("role", "status").add(
        el("p.notice")
            .flag("hidden", move || page.notice.with(Option::is_none))
            .add(el("span").live(move || page.notice.get().unwrap_or_default()))
            .add(close),
    )
}
