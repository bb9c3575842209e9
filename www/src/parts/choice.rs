//! A setting chosen from a few: radio buttons with the words of each choice.

use fenhong::scenario::tree;
use fenhong::words::choices::{Choice, ChoiceOption};
use serde_json::Value;

use crate::desk::path;
use crate::parts::message::Common;
use crate::parts::node::{Node, On, el};
use crate::parts::seat::Sight;
use crate::parts::terms::question;

/// A setting chosen from a few.
pub fn choose(sight: &Sight<'_>, choice: &'static Choice) -> Node {
    let chosen = path::get(sight.desk.scenario(), choice.path).map(kind).unwrap_or_default();
    sight.once(choice.path.to_owned(), chosen, |chosen| {
        let mut node = el("fieldset", "field choice").add(question(sight, "legend", choice.question));
        for option in choice.options {
            node = node.add(radio(sight, choice, option, chosen));
        }
        node.add(el("p", "help").say(sight, &choice.help))
    })
}

fn radio(sight: &Sight<'_>, choice: &'static Choice, option: &'static ChoiceOption, chosen: &str) -> Node {
    // A test of the core reads them all.
    let value = tree(option.json).unwrap_or_default();
    let button = el("input", "")
        .attr("type", "radio")
        .attr("name", choice.path)
        .flag("checked", kind(&value) == chosen)
        .on(On::Change, sight.common(Common::Choose(choice.path, option.json)));
    let words = el("span", "").add(el("b", "").say(sight, &option.label)).add(el("small", "").say(sight, &option.help));
    el("label", "radio").add(button).add(words)
}

/// What tells choices apart: the rule's name, or the value itself.
pub fn kind(value: &Value) -> String {
    path::text(value.get("rule").unwrap_or(value))
}
