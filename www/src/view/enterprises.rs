//! The enterprises, each a fold.

use fenhong::scenario::FIELDS;
use fenhong::scenario::fields::Group;
use fenhong::units::Rate;
use fenhong::words::{Lang, page as words, percent};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::field::number_field;
use crate::node::{Node, button, el, follow, input_of};
use crate::page::{Page, page};
use crate::path;

const LIST: &str = "enterprises";

/// All enterprises.
pub fn enterprises() -> Node {
    let page = page();
    let count = Memo::new(move |_| list(page).len());
    el("div")
        .add(el("p.hint").say(words::ENTERPRISE_TURNS))
        .region(move || Some(el("div").add_all((0..count.get()).map(|place| enterprise(page, place, count)))))
        .add(button(words::ADD_ENTERPRISE, move || add(page)).attr("class", "plain"))
}

fn list(page: Page) -> Vec<Value> {
    path::get(&page.desk.scenario.read(), LIST).and_then(Value::as_array).cloned().unwrap_or_default()
}

fn enterprise(page: Page, place: usize, count: Memo<usize>) -> Node {
    let fields = FIELDS.iter().filter(|field| field.group == Group::Enterprise);
    let fields = fields.map(|field| number_field(field.path.replacen('*', &place.to_string(), 1), field));
    let title = el("summary")
        .add(el("span").live(move || name(page, place)))
        .add(el("span.state").live(move || state(page, place).unwrap_or_default()));
    el("details.fold").add(title).add(name_field(page, place)).add_all(fields).add(
        button(words::REMOVE_ENTERPRISE, move || remove(page, place))
            .attr("class", "plain")
            .flag("hidden", move || count.get() < 2),
    )
}

/// The two names share one field: a planner writes one language; the other keeps its text.
fn name_field(page: Page, place: usize) -> Node {
    let node = el("input").attr("type", "text").attr("autocomplete", "off");
    let input = node.input();
    follow(move || input.set_value(&name(page, place)));
    let node = node.on("change", move |event| {
        let key = key(page.settings.lang.get_untracked());
        page.desk.edit(&format!("{LIST}.{place}.name.{key}"), Value::String(input_of(&event).value()));
    });
    el("label.field.name").add(el("span").say(words::ENTERPRISE_NAME)).add(node)
}

fn key(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "zh" } else { "en" }
}

fn name(page: Page, place: usize) -> String {
    let scenario = page.desk.scenario.read();
    let key = key(page.settings.lang.get());
    path::get(&scenario, &format!("{LIST}.{place}.name.{key}")).map(path::text).unwrap_or_default()
}

fn state(page: Page, place: usize) -> Option<String> {
    let scenario = page.desk.scenario.read();
    let part = |name: &str| -> Option<String> {
        let rate: Rate = path::get(&scenario, &format!("{LIST}.{place}.{name}"))?.as_str()?.parse().ok()?;
        Some(percent(rate))
    };
    Some(page.voice().fill(words::ENTERPRISE_STATE, &[("mean", &part("mean")?), ("sd", &part("sd")?)]))
}

/// Adds an enterprise like the last one, with an id of its own.
fn add(page: Page) {
    let mut list = untrack(|| list(page));
    let Some(mut new) = list.last().cloned() else { return };
    let taken = |id: &String| list.iter().any(|enterprise| enterprise["id"] == id.as_str());
    let id = (2..).map(|number| format!("new-{number}")).find(|id| !taken(id)).expect("numbers do not end");
    new["id"] = json!(id);
    new["chain"] = json!(id);
    new["name"] = json!({ "zh": words::NEW_ENTERPRISE.zh, "en": words::NEW_ENTERPRISE.en });
    list.push(new);
    page.desk.edit(LIST, Value::Array(list));
}

fn remove(page: Page, place: usize) {
    let mut list = untrack(|| list(page));
    list.remove(place);
    page.desk.edit(LIST, Value::Array(list));
}
