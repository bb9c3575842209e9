//! What the simulation leaves out, the terms, and what is needed to get the same results again.

use fenhong::words::{Voice, big_yuan, number, page as words, terms::TERMS};
use leptos::prelude::*;

use crate::page::{Page, page, say};
use crate::path;

/// The foot of the page.
#[component]
pub fn Foot() -> impl IntoView {
    let page = page();
    let caveats = [words::CAVEAT_1, words::CAVEAT_2, words::CAVEAT_3, words::CAVEAT_4, words::CAVEAT_5];
    let terms = move || TERMS.iter().map(|term| term_of(page.voice(), term)).collect_view();
    view! {
        <footer class="foot">
            <section>
                <h2>{say(words::CAVEATS)}</h2>
                <ul>{caveats.map(|caveat| view! { <li>{say(caveat)}</li> }).collect_view()}</ul>
            </section>
            <section>
                <details>
                    <summary>{say(words::TERMS)}</summary>
                    <dl class="terms">{terms}</dl>
                </details>
                <p>{move || size(page)}</p>
                <p class="reproduce">{move || reproduce(page)}</p>
                <p>{say(words::PRIVATE)}" "{move || kept(page)}</p>
                <p><strong>{say(words::PROMISE)}</strong></p>
            </section>
        </footer>
    }
}

fn term_of(voice: Voice, term: &fenhong::words::terms::Term) -> impl IntoView + use<> {
    view! { <dt id=format!("term-{}", term.id)>{voice.say(term.name)}</dt><dd>{voice.say(term.sentence)}</dd> }
}

fn size(page: Page) -> Option<String> {
    let place = page.report.get()?.place;
    let voice = page.voice();
    Some(voice.fill(words::PLACE, &[
        ("villages", &number(place.villages)),
        ("coops", &number(place.coops)),
        ("households", &number(place.households)),
        ("cohort", &number(place.cohort)),
        ("capital", &big_yuan(place.capital, voice)),
        ("public", &big_yuan(place.public, voice)),
    ]))
}

fn reproduce(page: Page) -> Option<String> {
    let report = page.report.get()?;
    let scenario = page.desk.scenario.read();
    let seed = |place: &str| path::whole(&scenario, place).to_string();
    Some(page.voice().fill(words::REPRODUCE, &[
        ("version", &report.version),
        ("luck", &seed("seeds.luck")),
        ("people", &seed("seeds.people")),
        ("draws", &number(report.draws)),
        ("fingerprint", &report.fingerprint),
    ]))
}

fn kept(page: Page) -> Option<String> {
    match page.kept.get() {
        Some(true) => Some(page.say(words::SAVED)),
        Some(false) => None,
        None => page.report.with(Option::is_some).then(|| page.say(words::NOT_SAVED)),
    }
}
