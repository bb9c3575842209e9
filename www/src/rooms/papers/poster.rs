//! A sheet for the wall of a meeting room: one sentence, three numbers, one chart, no promise.

use fenhong::outcome::Report;
use fenhong::words::{big_yuan, page, papers as words, results};

use crate::app::message::Question;
use crate::app::model::Model;
use crate::parts::figure::FAN;
use crate::parts::node::{Node, el};
use crate::rooms::papers::paper;

/// The chart's size in pixels and that of its letters: a third of a landscape sheet.
const CHART: (f64, f64) = (1000.0, 300.0);
const LETTERS: f64 = 22.0;

/// The view.
pub fn poster(model: &Model) -> Node {
    let paper = match &model.report {
        Some(report) => bill(model, report),
        None => paper::nothing(model),
    };
    paper::sheet(model, "sheet landscape", page::VIEW_POSTER, paper)
}

fn bill(model: &Model, report: &Report) -> Node {
    let glance = el("div", "glance").maybe(numbers(model, report)).maybe(paper::code(model));
    let sample = if model.desk.has_roster() { String::new() } else { model.say(&page::SAMPLE) };
    el("article", "paper poster")
        .add(paper::sentence(model, el("h2", ""), Question::Payout, words::poster(report, model.voice())))
        .add(glance)
        .maybe(paper::chart(model, FAN, CHART, LETTERS))
        .add(paper::found(model, report))
        .add(el("footer", "").add(paper::promise(model)).add(el("p", "").text(sample)))
}

/// The numbers at a glance; none where they are of nobody.
fn numbers(model: &Model, report: &Report) -> Option<Node> {
    let (voice, head) = (model.voice(), &report.headline);
    let (usual, paying) = (head.usual?, head.paying_years_usual?.to_string());
    let (with, without) = results::of_hundred(head.out?, head.out_without?);
    let of = head.of_years.to_string();
    let one = |question: Question, value: String, what: String| {
        let value = el("dd", "").add(paper::number(model, question, value));
        el("div", "").add(el("dt", "").text(what)).add(value)
    };
    let years = voice.fill(words::POSTER_PAYING, &[("of", &of), ("count", &paying)]);
    let numbers = el("dl", "numbers")
        .add(one(Question::Payout, big_yuan(usual.amount, voice), model.say(&words::POSTER_USUAL)))
        .add(one(Question::Paying, paying, years))
        .add(one(Question::Out, with, voice.fill(words::POSTER_OUT, &[("without", &without)])));
    Some(numbers)
}
