//! The ledger of one year of one future, to the fen.

use fenhong::words::{ledger as words, results};
use leptos::prelude::*;
use serde_json::Value;

use super::table::Sheet;
use super::why::{Opened, ledger_title};
use crate::page::{Page, page};
use crate::path;

/// What is known of the ledger.
#[derive(Clone, PartialEq)]
enum State {
    Waiting,
    Failed,
    Here(Value),
}

/// The ledger, asked for when it is shown.
#[component]
pub fn Ledger(opened: Opened) -> impl IntoView {
    let page = page();
    let state = RwSignal::new(State::Waiting);
    page.ledger(opened.draw, opened.year, move |answer| {
        let ledger = answer.ok().and_then(|json| serde_json::from_str(&json).ok());
        // The dialog may be closed by now.
        let _ = state.try_set(ledger.map_or(State::Failed, State::Here));
    });
    view! {
        <section class="ledger">
            <h3>{move || ledger_title(page, opened)}</h3>
            {move || match state.get() {
                State::Waiting => view! { <p role="status">{page.say(results::LEDGER_WAIT)}</p> }.into_any(),
                State::Failed => view! { <p role="alert">{page.say(words::FAILED)}</p> }.into_any(),
                State::Here(ledger) => view! { <Tables ledger/> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Tables(ledger: Value) -> impl IntoView {
    let page = page();
    let voice = page.voice();
    let several = path::whole(&page.desk.scenario.read_untracked(), "village.villages") > 1;
    view! {
        {several.then(|| view! { <p>{voice.say(words::ONLY_FIRST)}</p> })}
        <Sheet title=voice.say(words::COOPS) table=words::coops(&ledger, &enterprises(page), voice)/>
        <p>{words::pool(&ledger, voice)}</p>
        <Sheet title=voice.say(words::HOUSEHOLDS) table=words::households(&ledger, voice)/>
    }
}

fn enterprises(page: Page) -> Vec<String> {
    let scenario = page.desk.scenario.read_untracked();
    let key = if page.voice().lang == fenhong::words::Lang::Zh { "zh" } else { "en" };
    let list = path::get(&scenario, "enterprises").and_then(Value::as_array);
    list.into_iter().flatten().map(|enterprise| path::text(&enterprise["name"][key])).collect()
}
