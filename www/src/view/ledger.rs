//! The ledger of one year of one future, to the fen.

use fenhong::words::{Lang, ledger as words, results};
use leptos::prelude::*;
use serde_json::Value;

use super::table::sheet;
use super::why::{Opened, ledger_title};
use crate::node::{Node, el};
use crate::page::Page;
use crate::path;

/// What is known of the ledger.
#[derive(Clone, PartialEq)]
enum State {
    Waiting,
    Failed,
    Here(Value),
}

/// The ledger, asked for when it is shown.
pub fn ledger(page: Page, opened: Opened) -> Node {
    let state = RwSignal::new(State::Waiting);
    page.ledger(opened.draw, opened.year, move |answer| {
        let ledger = answer.ok().and_then(|json| serde_json::from_str(&json).ok());
        // The dialog may be closed by now.
        let _ = state.try_set(ledger.map_or(State::Failed, State::Here));
    });
    el("section.ledger").add(el("h3").live(move || ledger_title(page, opened))).region(move || {
        Some(match state.get() {
            State::Waiting => el("p").attr("role", "status").say(results::LEDGER_WAIT),
            State::Failed => el("p").attr("role", "alert").say(words::FAILED),
            State::Here(ledger) => tables(page, &ledger),
        })
    })
}

fn tables(page: Page, ledger: &Value) -> Node {
    let voice = page.voice();
    let several = untrack(|| path::whole(&page.desk.scenario.read(), "village.villages") > 1);
    el("div.ledger")
        .add_all(several.then(|| el("p").text(&voice.say(words::ONLY_FIRST))))
        .add(sheet(&voice.say(words::COOPS), &words::coops(ledger, &enterprises(page), voice)))
        .add(el("p").text(&words::pool(ledger, voice)))
        .add(sheet(&voice.say(words::HOUSEHOLDS), &words::households(ledger, voice)))
}

fn enterprises(page: Page) -> Vec<String> {
    let key = if page.voice().lang == Lang::Zh { "zh" } else { "en" };
    let scenario = page.desk.scenario.read_untracked();
    let list = path::get(&scenario, "enterprises").and_then(Value::as_array);
    list.into_iter().flatten().map(|enterprise| path::text(&enterprise["name"][key])).collect()
}
