//! Stepping through numbered things: previous, a number, next.

use fenhong::scenario::FieldKind;
use fenhong::typed::{self, Typed};
use fenhong::words::{Text, page as words};

use crate::parts::field::text_input;
use crate::parts::node::{Ear, Node, button, el};
use crate::parts::seat::Sight;
use crate::parts::shared::within;

/// What is stepped through.
pub struct Steps {
    /// The place of its text field.
    pub place: &'static str,
    /// Where it stands, from 0.
    pub now: u32,
    /// How many there are.
    pub end: u32,
    /// What a step does, back and forward.
    pub step: [Ear; 2],
    /// What a typed number does.
    pub entered: Ear,
}

/// Steps through what is counted, shown from 1.
pub fn counter(sight: &Sight<'_>, question: Text, steps: Steps) -> Node {
    let Steps { place, now, end, step: [back, forward], entered } = steps;
    let end = end.max(1);
    let shown = sight.drafts.get(place).map_or_else(|| (now + 1).to_string(), str::to_owned);
    let number = text_input(sight, place.to_owned(), shown, entered).attr("inputmode", "numeric");
    let of = el("span", "unit").text(String::from("/ ") + &fenhong::words::number(end));
    let label = el("label", "").add(el("span", "").say(sight, &question)).add(number);
    el("div", "steps")
        .add(label)
        .add(of)
        .add(button(sight.say(&words::PREVIOUS), back).flag("disabled", now == 0))
        .add(button(sight.say(&words::NEXT), forward).flag("disabled", now + 1 >= end))
}

/// The number that was typed, from 0; none where it is no number.
pub fn typed(text: &str) -> Option<u32> {
    match typed::read(text, FieldKind::Count(0, u32::MAX.into())) {
        Typed::Count(number) => Some((number as u32).max(1) - 1),
        _ => None,
    }
}

/// One step from `now`, or to what was typed, within `end`.
pub fn stepped(now: u32, forward: bool, end: u32) -> u32 {
    within(if forward { now.saturating_add(1) } else { now.saturating_sub(1) }, end)
}
