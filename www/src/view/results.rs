//! The results: three sentences, how far they are, and the charts.

use fenhong::outcome::Report;
use fenhong::words::{Piece, Text, Voice, big_yuan, errors, number, page as words, results};
use leptos::prelude::*;

use super::charts::Charts;
use super::why::{Dialog, Question};
use crate::page::{Page, page, say};
use crate::path;

/// The results.
#[component]
pub fn Results() -> impl IntoView {
    let page = page();
    let asked = RwSignal::new(None::<Question>);
    view! {
        <section id="results" class="results" tabindex="-1" aria-label=say(words::RESULTS)>
            <Standing/>
            <Problem/>
            <div class="shown" class:stale=move || page.problem.with(Option::is_some)>
                <Sentences asked/>
                <Charts/>
            </div>
            <Dialog asked/>
        </section>
    }
}

/// What the results are of, and that they are no promise.
#[component]
fn Standing() -> impl IntoView {
    let page = page();
    let of = move || {
        let date = path::get(&page.desk.scenario.read(), "as_of").map(path::text).unwrap_or_default();
        page.voice().fill(words::AS_OF_SHORT, &[("name", &page.name()), ("date", &date)])
    };
    let assumed = move || {
        let report = page.report.get()?;
        let counts = (report.inputs.to_string(), report.assumed_inputs.to_string());
        Some(page.voice().fill(words::ASSUMED_COUNT, &[("inputs", &counts.0), ("assumed", &counts.1)]))
    };
    let sample = move || (!page.desk.has_roster()).then(|| page.say(words::SAMPLE));
    view! {
        <div class="standing">
            <h2>{of}</h2>
            <p><strong>{say(words::PROMISE)}</strong></p>
            <p>{sample}</p>
            <p>{assumed}</p>
            <p class="progress" role="status">{move || progress(page)}</p>
        </div>
    }
}

fn progress(page: Page) -> String {
    let voice = page.voice();
    let (progress, report) = (page.progress.get(), page.report.get());
    match (report, progress.last) {
        (None, _) => voice.say(results::STARTING),
        (Some(report), Some(last)) => {
            let tenths = (last / 100.0).round().max(1.0) as u64;
            let seconds = format!("{}.{}", tenths / 10, tenths % 10);
            voice.fill(results::COMPLETE, &[("draws", &number(report.draws)), ("seconds", &seconds)])
        }
        (Some(report), None) if progress.first.is_some() => {
            let (draws, wanted) = (number(report.draws), number(report.draws_wanted));
            voice.fill(results::PROVISIONAL, &[("draws", &draws), ("wanted", &wanted)])
        }
        _ => voice.say(results::CALCULATING),
    }
}

/// Why the scenario cannot be calculated: what, where, what to do.
#[component]
fn Problem() -> impl IntoView {
    let page = page();
    move || {
        page.problem.get().map(|problem| {
            let text = errors::error_text(&problem, page.voice());
            let place = page.voice().fill(errors::AT, &[("place", &text.place)]);
            let stale = page.report.with(Option::is_some).then(|| page.say(results::STALE));
            view! {
                <div class="problem" role="alert">
                    <p><strong>"▲ "{text.what}</strong></p>
                    <p>{place}</p>
                    <p>{text.remedy}</p>
                    <p>{stale}</p>
                </div>
            }
        })
    }
}

/// The three numbers on one line that stays in sight on a phone.
#[component]
pub fn Short() -> impl IntoView {
    let page = page();
    move || {
        page.report.get().filter(|report| report.place.cohort > 0).map(|report| {
            let (voice, head) = (page.voice(), &report.headline);
            let (out, _) = results::of_hundred(head.out, head.out_without);
            let of = |count: &str, of: &str| voice.fill(results::SHORT_OF, &[("count", count), ("of", of)]);
            let cells = [
                (results::SHORT_BAD, big_yuan(head.bad.amount, voice)),
                (results::SHORT_USUAL, big_yuan(head.usual.amount, voice)),
                (results::SHORT_PAYING, of(&head.paying_years_usual.to_string(), &head.of_years.to_string())),
                (results::SHORT_OUT, of(&out, "100")),
            ];
            let cell = |(name, value)| view! { <div><dt>{voice.say(name)}</dt><dd>{value}</dd></div> };
            view! { <dl class="short">{cells.map(cell).collect_view()}</dl> }
        })
    }
}

#[component]
fn Sentences(asked: RwSignal<Option<Question>>) -> impl IntoView {
    let page = page();
    view! {
        <div class="sentences">
            {move || match page.report.get() {
                None => view! { <Waiting/> }.into_any(),
                Some(report) if report.place.cohort == 0 => view! { <p>{page.say(results::NO_COHORT)}</p> }.into_any(),
                Some(_) => view! {
                    <Sentence asked question=Question::Payout speak=|report, voice| results::payout(&report.headline, voice)/>
                    <Sentence asked question=Question::Paying speak=|report, voice| results::paying(&report.headline, voice)/>
                    <Sentence asked question=Question::Out speak=|report, voice| results::out(&report.headline, voice)/>
                }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Waiting() -> impl IntoView {
    view! { <p class="waiting">{say(words::SKELETON)}</p> }
}

/// One sentence with its numbers large, and the button that opens its derivation.
#[component]
fn Sentence(
    asked: RwSignal<Option<Question>>,
    question: Question,
    speak: fn(&Report, Voice) -> Vec<Piece>,
) -> impl IntoView {
    let page = page();
    let pieces = move || page.report.get().map(|report| spoken(speak(&report, page.voice())));
    let title: Text = question.title();
    view! {
        <p class="sentence">
            <span>{pieces}" "</span>
            <button type="button" class="why" aria-label=move || format!("{} {}", page.say(results::WHY), page.say(title))
                on:click=move |_| asked.set(Some(question))>
                {say(results::WHY)}
            </button>
        </p>
    }
}

fn spoken(pieces: Vec<Piece>) -> impl IntoView {
    let piece = |piece| match piece {
        Piece::Words(words) => view! { <span>{words}</span> }.into_any(),
        Piece::Value(value) => view! { <b class="big">{value}</b> }.into_any(),
    };
    pieces.into_iter().map(piece).collect_view()
}
