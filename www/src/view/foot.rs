//! What the simulation leaves out, the terms, and what is needed to get the same results again.

use fenhong::words::terms::TERMS;
use fenhong::words::{big_yuan, number, page as words};
use leptos::prelude::*;

use crate::node::{Node, el};
use crate::page::{Page, page};
use crate::path;

/// The foot of the page.
pub fn foot() -> Node {
    let page = page();
    let caveats = [words::CAVEAT_1, words::CAVEAT_2, words::CAVEAT_3, words::CAVEAT_4, words::CAVEAT_5];
    let terms = TERMS.iter().flat_map(|term| {
        [el("dt").attr("id", &format!("term-{}", term.id)).say(term.name), el("dd").say(term.sentence)]
    });
    let left_out = el("section")
        .add(el("h2").say(words::CAVEATS))
        .add(el("ul").add_all(caveats.map(|caveat| el("li").say(caveat))));
    let again = el("section")
        .add(el("details").add(el("summary").say(words::TERMS)).add(el("dl.terms").add_all(terms)))
        .add(el("p").live(move || size(page).unwrap_or_default()))
        .add(el("p.reproduce").live(move || reproduce(page).unwrap_or_default()))
        .add(el("p").say(words::PRIVATE).text(" ").live(move || kept(page).unwrap_or_default()))
        .add(el("p").add(el("strong").say(words::PROMISE)));
    el("footer.foot").add(left_out).add(again)
}

fn size(page: Page) -> Option<String> {
    let place = page.report.get()?.place;
    let voice = page.voice();
    Some(voice.fill(
        words::PLACE,
        &[
            ("villages", &number(place.villages)),
            ("coops", &number(place.coops)),
            ("households", &number(place.households)),
            ("cohort", &number(place.cohort)),
            ("capital", &big_yuan(place.capital, voice)),
            ("public", &big_yuan(place.public, voice)),
        ],
    ))
}

fn reproduce(page: Page) -> Option<String> {
    let report = page.report.get()?;
    let scenario = page.desk.scenario.read();
    let seed = |place: &str| path::whole(&scenario, place).to_string();
    Some(page.voice().fill(
        words::REPRODUCE,
        &[
            ("version", &report.version),
            ("luck", &seed("seeds.luck")),
            ("people", &seed("seeds.people")),
            ("draws", &number(report.draws)),
            ("fingerprint", &report.fingerprint),
        ],
    ))
}

fn kept(page: Page) -> Option<String> {
    match page.kept.get() {
        Some(true) => Some(page.say(words::SAVED)),
        Some(false) => None,
        None => page.report.with(Option::is_some).then(|| page.say(words::NOT_SAVED)),
    }
}
