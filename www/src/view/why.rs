//! Why a number is what it is: its definition in words, and the ledger of the year that was picked.

use fenhong::outcome::{Pick, Report};
use fenhong::words::{Text, page as words, results, years};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::ledger::ledger;
use crate::node::{Node, button, el, follow};
use crate::page::{Page, page};
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
pub fn dialog(asked: RwSignal<Option<Question>>) -> Node {
    let page = page();
    let opened = RwSignal::new(None::<Opened>);
    let node = el("dialog.why-dialog").attr("aria-labelledby", "why-title");
    let dialog: HtmlDialogElement = node.element().clone().unchecked_into();
    let closing = dialog.clone();
    follow(move || {
        if asked.get().is_some() && !dialog.open() {
            // A dialog that cannot be shown has left the document.
            let _ = dialog.show_modal();
        }
    });
    let title = move || asked.get().map(|question| page.say(question.title())).unwrap_or_default();
    let head = el("div.dialog-head")
        .add(el("h2").attr("id", "why-title").live(title))
        .add(button(words::CLOSE, move || closing.close()));
    node.on("close", move |_| {
        asked.set(None);
        opened.set(None);
    })
    .add(head)
    .region(move || {
        let (question, report) = (asked.get()?, page.report.get()?);
        let paragraphs = paragraphs(page, question, &report);
        let picks = (question == Question::Payout).then(|| picks(page, &report, opened));
        Some(el("div").add_all(paragraphs.iter().map(|text| el("p").text(text))).add_all(picks))
    })
    .region(move || opened.get().map(|opened| ledger(page, opened)))
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
fn picks(page: Page, report: &Report, opened: RwSignal<Option<Opened>>) -> Node {
    let head = &report.headline;
    let picks = [(results::BAD_YEAR, head.bad), (results::USUAL_YEAR, head.usual), (results::GOOD_YEAR, head.good)];
    el("ul.picks").add_all(picks.map(|(what, pick)| pick_row(page, what, pick, opened)))
}

fn pick_row(page: Page, what: Text, pick: Pick, opened: RwSignal<Option<Opened>>) -> Node {
    let voice = page.voice();
    let what = voice.say(what);
    let this = Opened { draw: pick.draw, year: pick.year };
    let open = el("button")
        .attr("type", "button")
        .state("aria-pressed", move || opened.get() == Some(this))
        .text(&voice.fill(results::OPEN_YEAR, &[("what", &what)]))
        .on("click", move |_| opened.set(Some(this)));
    el("li").add(el("span").text(&results::picked(&what, pick, voice))).add(open)
}

/// The title of an opened ledger.
pub fn ledger_title(page: Page, opened: Opened) -> String {
    let voice = page.voice();
    let draw = (u64::from(opened.draw) + 1).to_string();
    voice.fill(results::LEDGER, &[("draw", &draw), ("year", &years(opened.year, voice))])
}
