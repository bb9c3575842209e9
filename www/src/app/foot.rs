//! What the simulation leaves out, the terms, and what is needed to get the same results again.

use fenhong::words::page as words;
use fenhong::words::terms::TERMS;

use crate::app::model::{Frame, Keeping};
use crate::parts::node::{Node, el};
use crate::parts::provenance::{reproduce, size};

const CAVEATS: [fenhong::words::Text; 5] =
    [words::CAVEAT_1, words::CAVEAT_2, words::CAVEAT_3, words::CAVEAT_4, words::CAVEAT_5];

/// The foot of the page.
pub fn foot(seat: &Frame<'_>) -> Node {
    let mut caveats = el("ul", "");
    for caveat in CAVEATS {
        caveats = caveats.add(el("li", "").say(seat, &caveat));
    }
    let left_out = el("section", "").add(el("h2", "").say(seat, &words::CAVEATS)).add(caveats);
    let terms = el("details", "").add(el("summary", "").say(seat, &words::TERMS)).add(terms(seat));
    let again = el("section", "")
        .add(terms)
        .add(el("p", "").text(size(seat).unwrap_or_default()))
        .add(el("p", "reproduce").text(reproduce(seat).unwrap_or_default()))
        .add(el("p", "").say(seat, &words::PRIVATE).text(" ".to_owned()).text(kept(seat)))
        .add(el("p", "").add(el("strong", "").say(seat, &words::PROMISE)));
    el("footer", "foot").add(left_out).add(again)
}

fn terms(seat: &Frame<'_>) -> Node {
    let mut list = el("dl", "terms");
    for term in TERMS {
        list = list.add(el("dt", "").say(seat, &term.name)).add(el("dd", "").say(seat, &term.sentence));
    }
    list
}

fn kept(seat: &Frame<'_>) -> String {
    match seat.own.keeping {
        Keeping::Kept => seat.say(&words::SAVED),
        Keeping::Refused => seat.say(&words::SAVE_REFUSED),
        Keeping::Elsewhere => seat.say(&words::SAVED_ELSEWHERE),
        Keeping::Never if seat.report.is_some() => seat.say(&words::NOT_SAVED),
        Keeping::Never | Keeping::Coming => String::new(),
    }
}
