//! What the simulation leaves out, the terms, and what is needed to get the same results again.

use fenhong::words::terms::TERMS;
use fenhong::words::{big_yuan, number, page as words};

use crate::app::model::{Keeping, Model};
use crate::desk::path;
use crate::parts::node::{Node, el};

const CAVEATS: [fenhong::words::Text; 5] =
    [words::CAVEAT_1, words::CAVEAT_2, words::CAVEAT_3, words::CAVEAT_4, words::CAVEAT_5];

/// The foot of the page.
pub fn foot(model: &Model) -> Node {
    let mut caveats = el("ul", "");
    for caveat in CAVEATS {
        caveats = caveats.add(el("li", "").say(model, &caveat));
    }
    let left_out = el("section", "").add(el("h2", "").say(model, &words::CAVEATS)).add(caveats);
    let terms = el("details", "").add(el("summary", "").say(model, &words::TERMS)).add(terms(model));
    let again = el("section", "")
        .add(terms)
        .add(el("p", "").text(size(model).unwrap_or_default()))
        .add(el("p", "reproduce").text(reproduce(model).unwrap_or_default()))
        .add(el("p", "").say(model, &words::PRIVATE).text(" ".to_owned()).text(kept(model)))
        .add(el("p", "").add(el("strong", "").say(model, &words::PROMISE)));
    el("footer", "foot").add(left_out).add(again)
}

fn terms(model: &Model) -> Node {
    let mut list = el("dl", "terms");
    for term in TERMS {
        list = list.add(el("dt", "").say(model, &term.name)).add(el("dd", "").say(model, &term.sentence));
    }
    list
}

/// How large the simulated place is.
pub fn size(model: &Model) -> Option<String> {
    let place = model.report.as_ref()?.place;
    let voice = model.voice();
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

/// What is needed to get the same results again.
pub fn reproduce(model: &Model) -> Option<String> {
    let report = model.report.as_ref()?;
    let seed = |place: &str| path::whole(model.desk.scenario(), place).to_string();
    Some(model.voice().fill(
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

fn kept(model: &Model) -> String {
    match model.keeping {
        Keeping::Kept => model.say(&words::SAVED),
        Keeping::Refused => model.say(&words::SAVE_REFUSED),
        Keeping::Elsewhere => model.say(&words::SAVED_ELSEWHERE),
        Keeping::Never if model.report.is_some() => model.say(&words::NOT_SAVED),
        Keeping::Never | Keeping::Coming => String::new(),
    }
}
