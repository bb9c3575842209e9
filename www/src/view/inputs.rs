//! The inputs, in groups in the order of the story.

use fenhong::scenario::fields::Group;
use fenhong::scenario::{Date, FIELDS};
use fenhong::words::choices::CHOICES;
use fenhong::words::{Lang, fields, number, page as words};
use leptos::prelude::*;
use serde_json::Value;

use super::choice::choose;
use super::enterprises::enterprises;
use super::field::number_field;
use super::split::split_field;
use crate::node::{Node, el, follow, input_of};
use crate::page::{Page, page};
use crate::{dom, path};

const GROUPS: [Group; 9] = [
    Group::Village,
    Group::Funds,
    Group::Shares,
    Group::Enterprise,
    Group::Surplus,
    Group::Collective,
    Group::Poverty,
    Group::Luck,
    Group::Run,
];

/// Open at first, where the screen is wide enough to hold them beside the results.
const OPEN: [Group; 3] = [Group::Shares, Group::Surplus, Group::Collective];

/// All inputs.
pub fn inputs() -> Node {
    let page = page();
    el("section.inputs")
        .attr("id", "inputs")
        .say_attr("aria-label", words::INPUTS)
        .add(el("h2").say(words::INPUTS))
        .add(name_field(page))
        .add(el("p.note").live(move || note(page).unwrap_or_default()))
        .add(date_field(page))
        .add(el("p.note").live(move || roster(page).unwrap_or_default()))
        .add_all(GROUPS.map(input_group))
}

fn key(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "zh" } else { "en" }
}

fn name_field(page: Page) -> Node {
    let node = el("input").attr("type", "text").attr("autocomplete", "off");
    let input = node.input();
    follow(move || input.set_value(&page.name()));
    let node = node.on("change", move |event| {
        let place = format!("name.{}", key(page.settings.lang.get_untracked()));
        page.desk.edit(&place, Value::String(input_of(&event).value()));
    });
    el("label.field.name").add(el("span").say(words::NAME)).add(node)
}

fn note(page: Page) -> Option<String> {
    let scenario = page.desk.scenario.read();
    path::get(&scenario, &format!("note.{}", key(page.settings.lang.get()))).map(path::text)
}

fn date_field(page: Page) -> Node {
    let wrong = RwSignal::new(false);
    let node = el("input.date").attr("id", "field-as-of").attr("type", "text").attr("autocomplete", "off");
    let input = node.input();
    follow(move || {
        let date = path::get(&page.desk.scenario.read(), "as_of").map(path::text);
        input.set_value(&date.unwrap_or_default());
    });
    let node = node
        .attr("aria-describedby", "field-as-of-help field-as-of-wrong")
        .state("aria-invalid", move || wrong.get())
        .on("change", move |event| {
            let typed = input_of(&event).value();
            wrong.set(typed.parse::<Date>().is_err());
            if !wrong.get_untracked() {
                page.desk.edit("as_of", Value::String(typed));
            }
        });
    let complaint = move || if wrong.get() { page.say(words::NOT_A_DATE) } else { String::new() };
    el("div.field")
        .class_if("wrong", move || wrong.get())
        .add(el("label").attr("for", "field-as-of").say(words::AS_OF))
        .add(node)
        .add(el("p.help").attr("id", "field-as-of-help").say(words::AS_OF_HELP))
        .add(el("div.error").attr("id", "field-as-of-wrong").attr("aria-live", "polite").live(complaint))
}

/// Says that a roster is used, in place of the numbers that would make one.
fn roster(page: Page) -> Option<String> {
    let households = crate::pool::extent(&page.desk.scenario.read()).households;
    let text = || page.voice().fill(words::LISTED, &[("households", &number(households))]);
    page.desk.has_roster().then(text)
}

fn input_group(group: Group) -> Node {
    let details = el("details.group").add(el("summary").say(fields::group(group))).add(contents(group));
    match OPEN.contains(&group) && dom::media("(min-width: 1000px)") {
        true => details.attr("open", ""),
        false => details,
    }
}

/// The controls of a group: its own ones, then what is chosen from a few, then the plain numbers.
fn contents(group: Group) -> Node {
    let own = match group {
        Group::Shares => Some(split_field()),
        Group::Enterprise => Some(enterprises()),
        _ => None,
    };
    let choices = CHOICES.iter().filter(|choice| group_of(choice.path) == group).map(choose);
    let numbers = FIELDS.iter().filter(|field| field.group == group && is_plain(field.path));
    let numbers = numbers.map(|field| number_field(field.path.to_owned(), field));
    el("div.group-fields").add_all(own).add_all(choices).add_all(numbers)
}

/// Whether a field is shown as a number of its own, and not by a control of several.
fn is_plain(path: &str) -> bool {
    !path.contains('*') && !path.starts_with("village.split.")
}

fn group_of(choice: &str) -> Group {
    match choice {
        "scheme.adjustment" => Group::Poverty,
        _ => Group::Surplus,
    }
}
