//! The report: what went in, what came out and what to mind on one sheet of A4, to be signed and filed.

use fenhong::outcome::{Report, YearRow};
use fenhong::words::{Piece, Text, number, page, papers as words, results, sheet};

use crate::parts::explain;
use crate::parts::explain::asked::{Asked, OfResults, Question};
use crate::parts::node::{Node, el};
use crate::parts::provenance::{reproduce, size};
use crate::parts::results::{FAN, FLOW};
use crate::rooms::papers::settings::settings;
use crate::rooms::papers::state::Seat;
use crate::rooms::papers::{paper, share};

/// The charts' size in pixels and that of their letters: two side by side.
const CHART: (f64, f64) = (470.0, 215.0);
const LETTERS: f64 = 13.0;

/// What fits on the sheet at the most, in lines.
pub const MOST_SETTINGS: usize = 13;
const MOST_YEARS: usize = 4;

/// The view.
pub fn report(seat: &Seat<'_>) -> Node {
    let paper = match &seat.report {
        Some(report) => page_of(seat, report),
        None => paper::nothing(seat),
    };
    paper::sheet(seat, "sheet upright", page::VIEW_REPORT, paper)
}

fn page_of(seat: &Seat<'_>, report: &Report) -> Node {
    let head = el("header", "").add(el("h2", "").say(seat, &words::REPORT)).add(paper::promise(seat));
    let charts = el("div", "pair charts-of-paper")
        .maybe(paper::chart(seat, FAN, CHART, LETTERS))
        .maybe(paper::chart(seat, FLOW, CHART, LETTERS));
    let went_in = el("div", "pair uneven").add(inputs(seat)).add(mind(seat, report));
    el("article", "paper report")
        .add(head)
        .add(sentences(seat, report))
        .add(charts)
        .add(years(seat, report))
        .add(went_in)
        .add(foot(seat))
        .add(signatures(seat))
}

fn sentences(seat: &Seat<'_>, report: &Report) -> Node {
    let node = el("section", "said");
    if !seat.has_cohort() {
        return node.add(el("p", "").say(seat, &results::NO_COHORT));
    }
    let (voice, head) = (seat.voice(), &report.headline);
    let said = |question: Question, pieces: Vec<Piece>| paper::sentence(seat, el("p", ""), question, pieces);
    node.add(said(Question::Payout, results::payout(head, voice)))
        .add(said(Question::Paying, results::paying(head, voice)))
        .add(said(Question::Out, results::out(head, voice)))
}

/// A few years, from the first to the last.
fn years(seat: &Seat<'_>, report: &Report) -> Node {
    let mut head = el("tr", "");
    for text in sheet::YEARS {
        head = head.add(el("th", "").attr("scope", "col").say(seat, &text));
    }
    let mut body = el("tbody", "");
    for place in some_of(report.years.len()) {
        body = body.add(year(seat, &report.years[place]));
    }
    let table = el("table", "pairs").add(el("caption", "").say(seat, &words::YEARS_TABLE));
    table.add(el("thead", "").add(head)).add(body)
}

/// At most four places of `count`, evenly, the first and the last among them.
fn some_of(count: usize) -> Vec<usize> {
    let shown = count.min(MOST_YEARS);
    (0..shown).map(|place| if shown < 2 { place } else { place * (count - 1) / (shown - 1) }).collect()
}

fn year(seat: &Seat<'_>, row: &YearRow) -> Node {
    let mut cells = sheet::year(row, seat.voice()).into_iter();
    let year = el("th", "").attr("scope", "row").say_attr("data-label", seat, &sheet::YEARS[0]);
    let mut node = el("tr", "").add(year.text(cells.next().unwrap_or_default()));
    for (place, cell) in cells.enumerate() {
        let about = seat.say(&sheet::YEARS[place + 1]) + " " + &number(row.year + 1);
        let asked = Asked::Result(OfResults::in_years(row.year, place));
        let label = seat.say(&sheet::YEARS[place + 1]);
        node = node.add(el("td", "").put("data-label", label).add(explain::number(seat, asked, cell, &about)));
    }
    node
}

fn inputs(seat: &Seat<'_>) -> Node {
    let (settings, left_out) = settings(seat, seat.own.difference(seat), MOST_SETTINGS);
    let mut list = el("ul", "");
    for (place, setting) in settings.into_iter().enumerate() {
        let was = setting.was.map(|was| seat.voice().fill(words::WAS, &[("was", &was)])).unwrap_or_default();
        let asked = Asked::Result(OfResults::Setting(place));
        let answer =
            el("b", "").text(String::from(" ")).add(explain::number(seat, asked, setting.value, &setting.question));
        list = list.add(el("li", "").text(setting.question).add(answer).text(was));
    }
    let more = count(seat, words::MORE_INPUTS, left_out).map(|more| el("p", "").text(more));
    let changed = share::changed(seat).map(|changed| el("p", "").text(changed));
    el("section", "").add(el("h3", "").say(seat, &words::MAIN_INPUTS)).maybe(changed).add(list).maybe(more)
}

fn count(seat: &Seat<'_>, text: Text, count: usize) -> Option<String> {
    (count > 0).then(|| seat.voice().fill(text, &[("count", &count.to_string())]))
}

/// Every finding, the gravest first, each with its law and its remedy.
fn mind(seat: &Seat<'_>, report: &Report) -> Node {
    let (inputs, assumed) = (report.inputs.to_string(), report.assumed_inputs.to_string());
    let assumed = seat.voice().fill(page::ASSUMED_COUNT, &[("inputs", &inputs), ("assumed", &assumed)]);
    let title = el("h3", "").say(seat, &words::FINDINGS);
    el("section", "mind").add(title).add(paper::found(seat, report)).add(el("p", "").text(assumed))
}

fn foot(seat: &Seat<'_>) -> Node {
    let words = el("div", "")
        .add(el("p", "").text(size(seat).unwrap_or_default()))
        .add(el("p", "reproduce").text(reproduce(seat).unwrap_or_default()))
        .add(el("p", "").say(seat, &page::CAVEAT_1));
    el("footer", "").add(words).maybe(paper::code(seat))
}

fn signatures(seat: &Seat<'_>) -> Node {
    let line = |text: Text| el("p", "").add(el("span", "").say(seat, &text)).add(el("span", "line"));
    el("div", "signatures")
        .add_all([words::PREPARED, words::CHECKED_BY, words::SECRETARY, words::SIGNED_ON].map(line).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_years_are_shown_whole_and_many_evenly() {
        assert_eq!(some_of(10), [0, 3, 6, 9]);
        assert_eq!((some_of(1), some_of(2), some_of(0)), (vec![0], vec![0, 1], vec![]));
        assert_eq!(some_of(40), [0, 13, 26, 39]);
    }
}
