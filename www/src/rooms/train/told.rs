//! A lesson's own texts, with their numbers and their terms.

use fenhong::scenario::Named;
use fenhong::words::lesson as words;

use crate::parts::node::{Node, el};
use crate::parts::terms::explained;
use crate::rooms::train::state::Seat;

/// Paragraphs with their numbers and terms.
pub fn paragraphs(seat: &Seat<'_>, spoken: &words::Spoken, texts: &[Named]) -> Node {
    let one = |text: &Named| explained(seat, el("p", "told"), &spoken.say(text));
    el("div", "step").add_all(texts.iter().map(one).collect())
}
