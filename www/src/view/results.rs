//! The results: three sentences, how far they are, and the charts.

use fenhong::outcome::Report;
use fenhong::words::{Piece, Voice, big_yuan, errors, number, page as words, results};
use leptos::prelude::*;

use super::charts::charts;
use super::why::{Question, dialog};
use crate::node::{Node, button, el};
use crate::page::{Page, page};
use crate::path;

/// The results.
pub fn results() -> Node {
    let page = page();
    let asked = RwSignal::new(None::<Question>);
    el("section.results")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .say_attr("aria-label", words::RESULTS)
        .add(standing(page))
        .region(move || problem(page))
        .add(
            el("div.shown")
                .class_if("stale", move || page.problem.with(Option::is_some))
                .add(sentences(page, asked))
                .add(charts()),
        )
        .add(dialog(asked))
}

/// What the results are of, and that they are no promise.
fn standing(page: Page) -> Node {
    let of = move || {
        let date = path::get(&page.desk.scenario.read(), "as_of").map(path::text).unwrap_or_default();
        page.voice().fill(words::AS_OF_SHORT, &[("name", &page.name()), ("date", &date)])
    };
    let sample = move || if page.desk.has_roster() { String::new() } else { page.say(words::SAMPLE) };
    el("div.standing")
        .add(el("h2").live(of))
        .add(el("p").add(el("strong").say(words::PROMISE)))
        .add(el("p").live(sample))
        .add(el("p").live(move || assumed(page).unwrap_or_default()))
        .add(el("p.progress").attr("role", "status").live(move || progress(page)))
        .add(button(results::STOP, move || page.stop()).attr("class", "plain").flag("hidden", move || !is_long(page)))
}

fn assumed(page: Page) -> Option<String> {
    let report = page.report.get()?;
    let (inputs, assumed) = (report.inputs.to_string(), report.assumed_inputs.to_string());
    Some(page.voice().fill(words::ASSUMED_COUNT, &[("inputs", &inputs), ("assumed", &assumed)]))
}

/// Whether a run is under way that one may want to stop.
fn is_long(page: Page) -> bool {
    let progress = page.progress.get();
    progress.first.is_some() && progress.last.is_none() && !progress.stopped && page.problem.with(Option::is_none)
}

fn progress(page: Page) -> String {
    let voice = page.voice();
    let (progress, report) = (page.progress.get(), page.report.get());
    let percent = progress.percent.to_string();
    if page.problem.with(Option::is_some) {
        return String::new();
    }
    match (report, progress.last) {
        (None, _) if progress.percent == 0 => voice.say(results::STARTING),
        (Some(report), None) if progress.stopped => voice.fill(results::STOPPED, &[("draws", &number(report.draws))]),
        (Some(report), Some(last)) => {
            let tenths = (last / 100.0).round().max(1.0) as u64;
            let seconds = format!("{}.{}", tenths / 10, tenths % 10);
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
fn problem(page: Page) -> Option<Node> {
    let problem = page.problem.get()?;
    let text = errors::error_text(&problem, page.voice());
    let place = page.voice().fill(errors::AT, &[("place", &text.place)]);
    let stale = page.report.with(Option::is_some).then(|| el("p").text(&page.say(results::STALE)));
    let what = el("p").add(el("strong").text(&format!("▲ {}", text.what)));
    Some(
        el("div.problem")
            .attr("role", "alert")
            .add(what)
            .add(el("p").text(&place))
            .add(el("p").text(&text.remedy))
            .add_all(stale),
    )
}

/// Reads a number off a report, in words.
type Reading = fn(&Report, Voice) -> String;

/// The numbers on one line that stays in sight on a phone.
pub fn short() -> Node {
    let page = page();
    let cells: [(_, Reading); 4] = [
        (results::SHORT_BAD, |report, voice| big_yuan(report.headline.bad.amount, voice)),
        (results::SHORT_USUAL, |report, voice| big_yuan(report.headline.usual.amount, voice)),
        (results::SHORT_PAYING, |report, voice| {
            let (count, of) = (report.headline.paying_years_usual, report.headline.of_years);
            voice.fill(results::SHORT_OF, &[("count", &count.to_string()), ("of", &of.to_string())])
        }),
        (results::SHORT_OUT, |report, voice| {
            let (out, _) = results::of_hundred(report.headline.out, report.headline.out_without);
            voice.fill(results::SHORT_OF, &[("count", &out), ("of", "100")])
        }),
    ];
    let cell = |(name, value): (_, fn(&Report, Voice) -> String)| {
        let value = move || page.report.get().map(|report| value(&report, page.voice())).unwrap_or_default();
        el("div").add(el("dt").say(name)).add(el("dd").live(value))
    };
    el("aside.short")
        .say_attr("aria-label", results::SHORT)
        .flag("hidden", move || !has_cohort(page))
        .add(el("dl").add_all(cells.map(cell)))
}

fn has_cohort(page: Page) -> bool {
    page.report.with(|report| report.as_ref().is_some_and(|report| report.place.cohort > 0))
}

fn sentences(page: Page, asked: RwSignal<Option<Question>>) -> Node {
    let none = move || page.report.with(|report| report.as_ref().is_some_and(|report| report.place.cohort == 0));
    let waiting = move || page.report.with(Option::is_none);
    el("div.sentences")
        .add(el("p.waiting").flag("hidden", move || !waiting()).say(words::SKELETON))
        .add(el("p").flag("hidden", move || !none()).say(results::NO_COHORT))
        .add(sentence(page, asked, Question::Payout, |report, voice| results::payout(&report.headline, voice)))
        .add(sentence(page, asked, Question::Paying, |report, voice| results::paying(&report.headline, voice)))
        .add(sentence(page, asked, Question::Out, |report, voice| results::out(&report.headline, voice)))
}

/// One sentence with its numbers large, and the button that opens its derivation.
fn sentence(
    page: Page,
    asked: RwSignal<Option<Question>>,
    question: Question,
    speak: fn(&Report, Voice) -> Vec<Piece>,
) -> Node {
    let spoken = move || {
        let report = page.report.get()?;
        Some(el("span").add_all(speak(&report, page.voice()).into_iter().map(piece)))
    };
    let name = move || Some(format!("{} {}", page.say(results::WHY), page.say(question.title())));
    let why = el("button.why")
        .attr("type", "button")
        .live_attr("aria-label", name)
        .say(results::WHY)
        .on("click", move |_| asked.set(Some(question)));
    el("p.sentence").flag("hidden", move || !has_cohort(page)).region(spoken).text(" ").add(why)
}

fn piece(piece: Piece) -> Node {
    match piece {
        Piece::Words(words) => el("span").text(&words),
        Piece::Value(value) => el("b.big").text(&value),
    }
}
