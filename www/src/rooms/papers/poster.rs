//! A sheet for the wall of a meeting room: one sentence, three numbers, one chart, no promise.

use fenhong::outcome::Report;
use fenhong::words::{big_yuan, page, papers as words, results};

use crate::parts::explain::asked::Question;
use crate::parts::node::{Node, el};
use crate::parts::results::FAN;
use crate::rooms::papers::paper;
use crate::rooms::papers::state::Seat;

/// The chart's size in pixels and that of its letters: a third of a landscape sheet.
const CHART: (f64, f64) = (1000.0, 300.0);
const LETTERS: f64 = 22.0;

/// The view.
pub fn poster(seat: &Seat<'_>) -> Node {
    let paper = match &seat.report {
        Some(report) => bill(seat, report),
        None => paper::nothing(seat),
    };
    paper::sheet(seat, "sheet landscape", page::VIEW_POSTER, paper)
}

fn bill(seat: &Seat<'_>, report: &Report) -> Node {
    let glance = el("div", "glance").maybe(numbers(seat, report)).maybe(paper::code(seat));
    let sample = if seat.desk.has_roster() { String::new() } else { seat.say(&page::SAMPLE) };
    el("article", "paper poster")
        .add(paper::sentence(seat, el("h2", ""), Question::Payout, words::poster(report, seat.voice())))
        .add(glance)
        .maybe(paper::chart(seat, FAN, CHART, LETTERS))
        .add(paper::found(seat, report))
        .add(el("footer", "").add(paper::promise(seat)).add(el("p", "").text(sample)))
}

/// The numbers at a glance; none where they are of nobody.
fn numbers(seat: &Seat<'_>, report: &Report) -> Option<Node> {
    let (voice, head) = (seat.voice(), &report.headline);
    let (usual, paying) = (head.usual()?, head.paying_years_usual?.to_string());
    let (with, without) = results::of_hundred(head.out?, head.out_without?);
    let of = head.of_years.to_string();
    let one = |question: Question, value: String, what: String| {
        let value = el("dd", "").add(paper::number(seat, question, value));
        el("div", "").add(el("dt", "").text(what)).add(value)
    };
    let years = voice.fill(words::POSTER_PAYING, &[("of", &of), ("count", &paying)]);
    let numbers = el("dl", "numbers")
        .add(one(Question::Payout, big_yuan(usual.amount, voice), seat.say(&words::POSTER_USUAL)))
        .add(one(Question::Paying, paying, years))
        .add(one(Question::Out, with, voice.fill(words::POSTER_OUT, &[("without", &without)])));
    Some(numbers)
}
