//! The shipped cases: what each is about, and a way to open it.

use fenhong::cases::CASES;
use fenhong::words::page as words;

use crate::message::Message;
use crate::model::Model;
use crate::node::{Node, button, el};

/// All cases.
pub fn cases(model: &Model) -> Node {
    let list = (0..CASES.len()).map(|place| case(model, place)).collect();
    el("main", "cases").attr("id", "results").add(el("h2", "").say(model, &words::VIEW_CASES)).add_all(list)
}

fn case(model: &Model, place: usize) -> Node {
    let scenario = CASES[place].scenario();
    let voice = model.voice();
    let note = scenario.note.as_ref().map(|note| el("p", "").text(voice.name(note).to_owned()));
    el("section", "case")
        .add(el("h3", "").text(voice.name(&scenario.name).to_owned()))
        .maybe(note)
        .add(button(model.say(&words::OPEN_CASE), Message::Whole(super::Message::OpenCase(place))))
}
