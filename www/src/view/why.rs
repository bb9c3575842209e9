//! Why a number is what it is: its definition in words, and the ledger of the year that was picked.

use std::sync::Arc;

use fenhong::outcome::{Pick, Report};
use fenhong::words::{Text, page as words, results, years};
use leptos::html;
use leptos::prelude::*;

use super::ledger::Ledger;
use crate::page::{Page, page, say};
use crate::path;

/// Which sentence is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What a registered household is paid.
    Payout,
    /// In how many years a co-op pays.
    Paying,
    /// How many are out of poverty.
    Out,
}

impl Question {
    /// The title of its derivation.
    pub fn title(self) -> Text {
        match self {
            Question::Payout => results::WHY_PAYOUT,
            Question::Paying => results::WHY_PAYING,
            Question::Out => results::WHY_OUT,
        }
    }
}

/// A future and a year whose ledger is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The future, from 0.
    pub draw: u32,
    /// The year, from 0.
    pub year: u32,
}

/// The dialog of the derivation.
#[component]
pub fn Dialog(asked: RwSignal<Option<Question>>) -> impl IntoView {
    let page = page();
    let node = NodeRef::<html::Dialog>::new();
    let opened = RwSignal::new(None::<Opened>);
    Effect::new(move |_| {
        let (Some(dialog), Some(_)) = (node.get(), asked.get()) else { return };
        if !dialog.open() {
            let _ = dialog.show_modal();
        }
    });
    let close = move |_| {
        asked.set(None);
        opened.set(None);
    };
    view! {
        <dialog node_ref=node class="why-dialog" aria-labelledby="why-title" on:close=close>
            <div class="dialog-head">
                <h2 id="why-title">{move || asked.get().map(|question| page.say(question.title()))}</h2>
                <button type="button" on:click=move |_| if let Some(dialog) = node.get() { dialog.close() }>
                    {say(words::CLOSE)}
                </button>
            </div>
            {move || {
                let (question, report) = (asked.get()?, page.report.get()?);
                let paragraphs = paragraphs(page, question, &report);
                let picks = (question == Question::Payout).then(|| view! { <Picks report opened/> });
                Some(view! {
                    {paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
                    {picks}
                })
            }}
            {move || opened.get().map(|opened| view! { <Ledger opened/> })}
        </dialog>
    }
}

fn paragraphs(page: Page, question: Question, report: &Report) -> Vec<String> {
    let voice = page.voice();
    let input = |place: &str| path::get(&page.desk.scenario.read(), place).map(path::text).unwrap_or_default();
    match question {
        Question::Payout => results::payout_means(report, voice),
        Question::Paying => results::paying_means(report, voice),
        Question::Out => {
            let line = input("poverty.line");
            let line = line.strip_suffix(".00").unwrap_or(&line);
            results::out_means(report, line, &input("poverty.exit_years"), voice)
        }
    }
}

/// The three picked years, each opening its ledger.
#[component]
fn Picks(report: Arc<Report>, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let page = page();
    let head = &report.headline;
    let picks = [(results::BAD_YEAR, head.bad), (results::USUAL_YEAR, head.usual), (results::GOOD_YEAR, head.good)];
    let row = |(what, pick): (Text, Pick)| {
        let voice = page.voice();
        let this = Opened { draw: pick.draw, year: pick.year };
        let open = voice.fill(results::OPEN_YEAR, &[("what", &voice.say(what))]);
        view! {
            <li>
                <span>{results::picked(&voice.say(what), pick, voice)}</span>
                <button type="button" aria-pressed=move || (opened.get() == Some(this)).to_string()
                    on:click=move |_| opened.set(Some(this))>{open}</button>
            </li>
        }
    };
    view! { <ul class="picks">{picks.map(row).collect_view()}</ul> }
}

/// The title of an opened ledger.
pub fn ledger_title(page: Page, opened: Opened) -> String {
    let voice = page.voice();
    let draw = (u64::from(opened.draw) + 1).to_string();
    voice.fill(results::LEDGER, &[("draw", &draw), ("year", &years(opened.year, voice))])
}
