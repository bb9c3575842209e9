//! A setting chosen from a few: radio buttons with the words of each choice.

use fenhong::words::choices::{Choice, ChoiceOption};
use leptos::prelude::*;
use serde_json::Value;

use crate::node::{Node, el, follow};
use crate::page::{Page, page};
use crate::path;

/// A setting chosen from a few.
pub fn choose(choice: &'static Choice) -> Node {
    el("fieldset.field.choice")
        .add(el("legend").say(choice.question))
        .add_all(choice.options.iter().map(|option| radio(choice, option)))
        .add(el("p.help").say(choice.help))
}

fn radio(choice: &'static Choice, option: &'static ChoiceOption) -> Node {
    let page = page();
    let value: Value = serde_json::from_str(option.json).expect("the choices are JSON");
    let wanted = kind(&value);
    let button = el("input").attr("type", "radio").attr("name", choice.path);
    let input = button.input();
    follow(move || input.set_checked(kind_now(page, choice.path) == wanted));
    let button = button.on("change", move |_| page.desk.edit(choice.path, value.clone()));
    let words = el("span").add(el("b").say(option.label)).add(el("small").say(option.help));
    el("label.radio").add(button).add(words)
}

/// What tells choices apart: the rule's name, or the value itself.
fn kind(value: &Value) -> String {
    path::text(value.get("rule").unwrap_or(value))
}

fn kind_now(page: Page, place: &str) -> String {
    path::get(&page.desk.scenario.read(), place).map(kind).unwrap_or_default()
}
