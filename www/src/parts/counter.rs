//! Stepping through numbered things: previous, a number, next.

use fenhong::words::{Text, page as words};

use crate::app::message::{Counter, Message};
use crate::app::model::Model;
use crate::app::update::{count, end};
use crate::parts::node::{Node, button, el};
use crate::rooms::scheme::inputs::text_input;

/// Steps through what a counter counts, shown from 1.
pub fn counter(model: &Model, counter: Counter, question: Text) -> Node {
    let (now, end) = (count(model, counter), end(model, counter).max(1));
    let place = counter.place();
    let shown = model.drafts.get(place).map_or_else(|| (now + 1).to_string(), str::to_owned);
    let number = text_input(place.to_owned(), shown).attr("inputmode", "numeric");
    let of = el("span", "unit").text(String::from("/ ") + &fenhong::words::number(end));
    let label = el("label", "").add(el("span", "").say(model, &question)).add(number);
    el("div", "steps")
        .add(label)
        .add(of)
        .add(button(model.say(&words::PREVIOUS), Message::Step(counter, false)).flag("disabled", now == 0))
        .add(button(model.say(&words::NEXT), Message::Step(counter, true)).flag("disabled", now + 1 >= end))
}
