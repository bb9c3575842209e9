//! The report: what went in, what came out and what to mind on one sheet of A4, to be signed and filed.

use fenhong::outcome::{Report, YearRow};
use fenhong::words::{Piece, Text, number, page, papers as words, results, sheet};

use crate::app::message::Question;
use crate::app::model::Model;
use crate::parts::figure::FAN;
use crate::parts::node::{Node, el};
use crate::rooms::explain;
use crate::rooms::explain::{Asked, OfResults};
use crate::rooms::papers::settings::settings;
use crate::rooms::papers::{paper, share};

/// The charts' size in pixels and that of their letters: two side by side.
const CHART: (f64, f64) = (470.0, 215.0);
const LETTERS: f64 = 13.0;
const FLOW: usize = 1;

/// What fits on the sheet at the most, in lines.
pub const MOST_SETTINGS: usize = 13;
const MOST_YEARS: usize = 4;

/// The view.
pub fn report(model: &Model) -> Node {
    let paper = match &model.report {
        Some(report) => page_of(model, report),
        None => paper::nothing(model),
    };
    paper::sheet(model, "sheet upright", page::VIEW_REPORT, paper)
}

fn page_of(model: &Model, report: &Report) -> Node {
    let head = el("header", "").add(el("h2", "").say(model, &words::REPORT)).add(paper::promise(model));
    let charts = el("div", "pair charts-of-paper")
        .maybe(paper::chart(model, FAN, CHART, LETTERS))
        .maybe(paper::chart(model, FLOW, CHART, LETTERS));
    let went_in = el("div", "pair uneven").add(inputs(model)).add(mind(model, report));
    el("article", "paper report")
        .add(head)
        .add(sentences(model, report))
        .add(charts)
        .add(years(model, report))
        .add(went_in)
        .add(foot(model))
        .add(signatures(model))
}

fn sentences(model: &Model, report: &Report) -> Node {
    let node = el("section", "said");
    if !model.has_cohort() {
        return node.add(el("p", "").say(model, &results::NO_COHORT));
    }
    let (voice, head) = (model.voice(), &report.headline);
    let said = |question: Question, pieces: Vec<Piece>| paper::sentence(model, el("p", ""), question, pieces);
    node.add(said(Question::Payout, results::payout(head, voice)))
        .add(said(Question::Paying, results::paying(head, voice)))
        .add(said(Question::Out, results::out(head, voice)))
}

/// A few years, from the first to the last.
fn years(model: &Model, report: &Report) -> Node {
    let mut head = el("tr", "");
    for text in sheet::YEARS {
        head = head.add(el("th", "").attr("scope", "col").say(model, &text));
    }
    let mut body = el("tbody", "");
    for place in some_of(report.years.len()) {
        body = body.add(year(model, &report.years[place]));
    }
    let table = el("table", "pairs").add(el("caption", "").say(model, &words::YEARS_TABLE));
    table.add(el("thead", "").add(head)).add(body)
}

/// At most four places of `count`, evenly, the first and the last among them.
fn some_of(count: usize) -> Vec<usize> {
    let shown = count.min(MOST_YEARS);
    (0..shown).map(|place| if shown < 2 { place } else { place * (count - 1) / (shown - 1) }).collect()
}

fn year(model: &Model, row: &YearRow) -> Node {
    let mut cells = sheet::year(row, model.voice()).into_iter();
    let year = el("th", "").attr("scope", "row").say_attr("data-label", model, &sheet::YEARS[0]);
    let mut node = el("tr", "").add(year.text(cells.next().unwrap_or_default()));
    for (place, cell) in cells.enumerate() {
        let about = model.say(&sheet::YEARS[place + 1]) + " " + &number(row.year + 1);
        let asked = Asked::Result(OfResults::in_years(row.year, place));
        let label = model.say(&sheet::YEARS[place + 1]);
        node = node.add(el("td", "").put("data-label", label).add(explain::number(model, asked, cell, &about)));
    }
    node
}

fn inputs(model: &Model) -> Node {
    let (settings, left_out) = settings(model, MOST_SETTINGS);
    let mut list = el("ul", "");
    for (place, setting) in settings.into_iter().enumerate() {
        let was = setting.was.map(|was| model.voice().fill(words::WAS, &[("was", &was)])).unwrap_or_default();
        let asked = Asked::Result(OfResults::Setting(place));
        let answer =
            el("b", "").text(String::from(" ")).add(explain::number(model, asked, setting.value, &setting.question));
        list = list.add(el("li", "").text(setting.question).add(answer).text(was));
    }
    let more = count(model, words::MORE_INPUTS, left_out).map(|more| el("p", "").text(more));
    let changed = share::changed(model).map(|changed| el("p", "").text(changed));
    el("section", "").add(el("h3", "").say(model, &words::MAIN_INPUTS)).maybe(changed).add(list).maybe(more)
}

fn count(model: &Model, text: Text, count: usize) -> Option<String> {
    (count > 0).then(|| model.voice().fill(text, &[("count", &count.to_string())]))
}

/// Every finding, the gravest first, each with its law and its remedy.
fn mind(model: &Model, report: &Report) -> Node {
    let (inputs, assumed) = (report.inputs.to_string(), report.assumed_inputs.to_string());
    let assumed = model.voice().fill(page::ASSUMED_COUNT, &[("inputs", &inputs), ("assumed", &assumed)]);
    let title = el("h3", "").say(model, &words::FINDINGS);
    el("section", "mind").add(title).add(paper::found(model, report)).add(el("p", "").text(assumed))
}

fn foot(model: &Model) -> Node {
    let words = el("div", "")
        .add(el("p", "").text(crate::app::foot::size(model).unwrap_or_default()))
        .add(el("p", "reproduce").text(crate::app::foot::reproduce(model).unwrap_or_default()))
        .add(el("p", "").say(model, &page::CAVEAT_1));
    el("footer", "").add(words).maybe(paper::code(model))
}

fn signatures(model: &Model) -> Node {
    let line = |text: Text| el("p", "").add(el("span", "").say(model, &text)).add(el("span", "line"));
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
