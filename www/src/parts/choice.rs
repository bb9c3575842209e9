//! A setting chosen from a few: radio buttons with the words of each choice.

use fenhong::scenario::tree;
use fenhong::words::choices::{Choice, ChoiceOption};
use serde_json::Value;

use crate::app::message::Message;
use crate::app::model::Model;
use crate::desk::path;
use crate::parts::node::{Node, On, el};
use crate::rooms::scheme::inputs::question;

/// A setting chosen from a few.
pub fn choose(model: &Model, choice: &'static Choice) -> Node {
    let chosen = path::get(model.desk.scenario(), choice.path).map(kind).unwrap_or_default();
    let mut node = el("fieldset", "field choice").add(question(model, "legend", choice.question));
    for option in choice.options {
        node = node.add(radio(model, choice, option, &chosen));
    }
    node.add(el("p", "help").say(model, &choice.help))
}

fn radio(model: &Model, choice: &'static Choice, option: &'static ChoiceOption, chosen: &str) -> Node {
    // A test of the core reads them all.
    let value = tree(option.json).unwrap_or_default();
    let button = el("input", "")
        .attr("type", "radio")
        .attr("name", choice.path)
        .flag("checked", kind(&value) == chosen)
        .on(On::Change, Message::Choose(choice.path, option.json));
    let words = el("span", "").add(el("b", "").say(model, &option.label)).add(el("small", "").say(model, &option.help));
    el("label", "radio").add(button).add(words)
}

/// What tells choices apart: the rule's name, or the value itself.
pub fn kind(value: &Value) -> String {
    path::text(value.get("rule").unwrap_or(value))
}
