//! The enterprises, each a fold.

use fenhong::scenario::FIELDS;
use fenhong::scenario::fields::Group;
use fenhong::units::Rate;
use fenhong::words::{Lang, page as words, percent};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::field::NumberField;
use crate::page::{Page, page, say};
use crate::path;

const LIST: &str = "enterprises";

/// All enterprises.
#[component]
pub fn Enterprises() -> impl IntoView {
    let page = page();
    let ids = Memo::new(move |_| ids(page));
    let places = move || ids.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <p class="hint">{say(words::ENTERPRISE_TURNS)}</p>
        <For each=places key=Clone::clone children=move |(place, _)| view! { <Enterprise place/> }/>
        <button type="button" class="plain" on:click=move |_| add(page)>
            {say(words::ADD_ENTERPRISE)}
        </button>
    }
}

fn list(page: Page) -> Vec<Value> {
    path::get(&page.desk.scenario.read(), LIST).and_then(Value::as_array).cloned().unwrap_or_default()
}

fn ids(page: Page) -> Vec<String> {
    list(page).iter().map(|enterprise| path::text(&enterprise["id"])).collect()
}

#[component]
fn Enterprise(place: usize) -> impl IntoView {
    let page = page();
    let fields = FIELDS.iter().filter(|field| field.group == Group::Enterprise).map(|field| {
        let place = field.path.replacen('*', &place.to_string(), 1);
        view! { <NumberField place field/> }
    });
    let several = Memo::new(move |_| list(page).len() > 1);
    view! {
        <details class="fold">
            <summary>
                <span>{move || name(page, place)}</span>
                <span class="state">{move || state(page, place)}</span>
            </summary>
            <NameField place/>
            {fields.collect_view()}
            {move || several.get().then(|| view! {
                <button type="button" class="plain" on:click=move |_| remove(page, place)>
                    {say(words::REMOVE_ENTERPRISE)}
                </button>
            })}
        </details>
    }
}

/// The two names share one field: a planner writes one language; the other keeps its text.
#[component]
fn NameField(place: usize) -> impl IntoView {
    let page = page();
    let typed = move |event| {
        let key = key(page.settings.lang.get_untracked());
        page.desk.edit(&format!("{LIST}.{place}.name.{key}"), Value::String(event_target_value(&event)));
    };
    view! {
        <label class="field name">
            <span>{say(words::ENTERPRISE_NAME)}</span>
            <input type="text" autocomplete="off" prop:value=move || name(page, place) on:change=typed/>
        </label>
    }
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
    let mut list = list(page);
    let Some(mut new) = list.last().cloned() else { return };
    let ids = ids(page);
    let id = (2..).map(|number| format!("new-{number}")).find(|id| !ids.contains(id)).expect("numbers do not end");
    new["id"] = json!(id);
    new["chain"] = json!(id);
    new["name"] = json!({ "zh": words::NEW_ENTERPRISE.zh, "en": words::NEW_ENTERPRISE.en });
    list.push(new);
    page.desk.edit(LIST, Value::Array(list));
}

fn remove(page: Page, place: usize) {
    let mut list = list(page);
    list.remove(place);
    page.desk.edit(LIST, Value::Array(list));
}
