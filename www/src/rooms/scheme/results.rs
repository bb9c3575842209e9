//! The results: three sentences, how far they are, and the charts.

use fenhong::outcome::Report;
use fenhong::words::{Piece, Text, big_yuan, errors, number, page as words, results};

use crate::app::message::{Message, Question};
use crate::app::model::Model;
use crate::parts::charts::charts;
use crate::parts::node::{Node, On, button, el};
use crate::rooms::explain::why::{dialog, title};
use crate::rooms::scheme::findings::{business, findings};

/// The results.
pub fn results(model: &Model) -> Node {
    let class = if model.problem.is_some() { "shown stale" } else { "shown" };
    el("section", "results")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .say_attr("aria-label", model, &words::RESULTS)
        .add(standing(model))
        .maybe(problem(model))
        .maybe(findings(model))
        .add(el("div", class).add(sentences(model)).maybe(business(model)).add(charts(model)))
        .add(dialog(model))
        .add(crate::rooms::explain::dialog(model))
}

/// What the results are of, and that they are no promise.
fn standing(model: &Model) -> Node {
    let date = el("span", "date").text(model.desk.text("as_of").unwrap_or_default());
    let of = el("h2", "").text(model.title() + " · ").add(date);
    let sample = if model.desk.has_roster() { String::new() } else { model.say(&words::SAMPLE) };
    let stop = button(model.say(&results::STOP), Message::Stop).class("plain").flag("hidden", !is_long(model));
    el("div", "standing")
        .add(of)
        .add(el("p", "").add(el("strong", "").say(model, &words::PROMISE)))
        .add(el("p", "").text(sample))
        .add(el("p", "").text(assumed(model).unwrap_or_default()))
        .add(el("p", "progress").attr("role", "status").text(progress(model)))
        .add(stop)
}

fn assumed(model: &Model) -> Option<String> {
    let report = model.report.as_ref()?;
    let (inputs, assumed) = (report.inputs.to_string(), report.assumed_inputs.to_string());
    Some(model.voice().fill(words::ASSUMED_COUNT, &[("inputs", &inputs), ("assumed", &assumed)]))
}

/// Whether a run is under way that one may want to stop.
fn is_long(model: &Model) -> bool {
    let progress = model.progress;
    progress.first.is_some() && progress.last.is_none() && !progress.stopped && model.problem.is_none()
}

fn progress(model: &Model) -> String {
    let (voice, progress) = (model.voice(), model.progress);
    let percent = progress.percent.to_string();
    if model.problem.is_some() {
        return String::new();
    }
    match (&model.report, progress.last) {
        (None, _) if progress.percent == 0 => voice.say(results::STARTING),
        (Some(report), None) if progress.stopped => voice.fill(results::STOPPED, &[("draws", &number(report.draws))]),
        (Some(report), Some(last)) => {
            let tenths = (last / 100.0).round().max(1.0) as u32;
            let seconds = (tenths / 10).to_string() + "." + &(tenths % 10).to_string();
            voice.fill(results::COMPLETE, &[("draws", &number(report.draws)), ("seconds", &seconds)])
        }
        (Some(report), None) if progress.first.is_some() => {
            let (draws, wanted) = (number(report.draws), number(report.draws_wanted));
            voice.fill(results::PROVISIONAL, &[("draws", &draws), ("wanted", &wanted), ("percent", &percent)])
        }
        _ => voice.fill(results::CALCULATING, &[("percent", &percent)]),
    }
}

/// Why the scenario cannot be calculated: what, where, what to do.
fn problem(model: &Model) -> Option<Node> {
    let problem = model.problem.as_ref()?;
    let text = errors::error_text(problem, model.voice());
    let place = model.voice().fill(errors::AT, &[("place", &text.place)]);
    let stale = model.report.as_ref().map(|_| el("p", "").say(model, &results::STALE));
    let what = el("p", "").add(el("strong", "").text(String::from("▲ ") + &text.what));
    let node = el("div", "problem").attr("role", "alert").add(what);
    Some(node.add(el("p", "").text(place)).add(el("p", "").text(text.remedy)).maybe(stale))
}

/// The numbers on one line that stays in sight on a phone.
pub fn short(model: &Model) -> Node {
    let cells = model.report.as_ref().map(|report| short_cells(model, report));
    el("aside", "short").say_attr("aria-label", model, &results::SHORT).flag("hidden", !model.has_cohort()).maybe(cells)
}

fn short_cells(model: &Model, report: &Report) -> Node {
    let (voice, head) = (model.voice(), &report.headline);
    let of = |count: &str, of: &str| voice.fill(results::SHORT_OF, &[("count", count), ("of", of)]);
    let nobody = || model.say(&results::NOBODY);
    let out = head.out.zip(head.out_without).map(|(out, without)| of(&results::of_hundred(out, without).0, "100"));
    let cell = |question: Question, name: Text, value: String| {
        let value = button(value, Message::Ask(question));
        el("div", "").add(el("dt", "").say(model, &name)).add(el("dd", "").add(value))
    };
    let paying = head.paying_years_usual.map(|years| of(&years.to_string(), &head.of_years.to_string()));
    let paid = |pick: Option<fenhong::outcome::Pick>| pick.map_or_else(nobody, |pick| big_yuan(pick.amount, voice));
    el("dl", "")
        .add(cell(Question::Payout, results::SHORT_BAD, paid(head.bad)))
        .add(cell(Question::Payout, results::SHORT_USUAL, paid(head.usual)))
        .add(cell(Question::Paying, results::SHORT_PAYING, paying.unwrap_or_else(nobody)))
        .add(cell(Question::Out, results::SHORT_OUT, out.unwrap_or_else(nobody)))
}

fn sentences(model: &Model) -> Node {
    let node = el("div", "sentences");
    let Some(report) = &model.report else {
        // Of a scenario that is refused nothing will come.
        return node.maybe(model.problem.is_none().then(|| el("p", "waiting").say(model, &words::SKELETON)));
    };
    if !model.has_cohort() {
        return node.add(el("p", "").say(model, &results::NO_COHORT));
    }
    let (voice, head) = (model.voice(), &report.headline);
    node.add(sentence(model, Question::Payout, results::payout(head, voice)))
        .add(sentence(model, Question::Paying, results::paying(head, voice)))
        .add(sentence(model, Question::Out, results::out(head, voice)))
}

/// One sentence with its numbers large, and the button that opens its derivation.
fn sentence(model: &Model, question: Question, pieces: Vec<Piece>) -> Node {
    let mut said = el("span", "");
    for piece in pieces {
        said = said.add(match piece {
            Piece::Words(words) => el("span", "").text(words),
            Piece::Value(value) => el("b", "big").text(value),
        });
    }
    let name = model.say(&results::WHY) + " " + &model.say(&title(question));
    let why = el("button", "why")
        .attr("type", "button")
        .put("aria-label", name)
        .say(model, &results::WHY)
        .on(On::Click, Message::Ask(question));
    el("p", "sentence").add(said).text(" ".to_owned()).add(why)
}
