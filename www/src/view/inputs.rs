//! The inputs, in groups in the order of the story.

use fenhong::scenario::fields::Group;
use fenhong::scenario::{Date, FIELDS};
use fenhong::words::choices::CHOICES;
use fenhong::words::{Lang, fields, number, page as words};
use leptos::prelude::*;
use serde_json::Value;

use super::choice::Choose;
use super::enterprises::Enterprises;
use super::field::NumberField;
use super::split::SplitField;
use crate::page::{Page, page, say};
use crate::{dom, path};

const GROUPS: [Group; 9] = [
    Group::Village, Group::Funds, Group::Shares, Group::Enterprise, Group::Surplus, Group::Collective, Group::Poverty,
    Group::Luck, Group::Run,
];

/// Open at first, where the screen is wide enough to hold them beside the results.
const OPEN: [Group; 3] = [Group::Shares, Group::Surplus, Group::Collective];

/// All inputs.
#[component]
pub fn Inputs() -> impl IntoView {
    view! {
        <section id="inputs" class="inputs" aria-label=say(words::INPUTS)>
            <h2>{say(words::INPUTS)}</h2>
            <Identity/>
            <Roster/>
            {GROUPS.map(|group| view! { <InputGroup group/> }).collect_view()}
        </section>
    }
}

/// Name, date and note of the scenario.
#[component]
fn Identity() -> impl IntoView {
    let page = page();
    let wrong = RwSignal::new(false);
    let named = move |event| {
        let key = if page.settings.lang.get_untracked() == Lang::Zh { "zh" } else { "en" };
        page.desk.edit(&format!("name.{key}"), Value::String(event_target_value(&event)));
    };
    let dated = move |event| {
        let typed = event_target_value(&event);
        wrong.set(typed.parse::<Date>().is_err());
        if !wrong.get_untracked() {
            page.desk.edit("as_of", Value::String(typed));
        }
    };
    let date = move || path::get(&page.desk.scenario.read(), "as_of").map(path::text).unwrap_or_default();
    view! {
        <label class="field name">
            <span>{say(words::NAME)}</span>
            <input type="text" autocomplete="off" prop:value=move || page.name() on:change=named/>
        </label>
        <p class="note">{move || note(page)}</p>
        <div class="field" class:wrong=move || wrong.get()>
            <label for="field-as-of">{say(words::AS_OF)}</label>
            <input id="field-as-of" class="date" type="text" autocomplete="off" prop:value=date
                aria-describedby="field-as-of-help field-as-of-wrong" aria-invalid=move || wrong.get().to_string()
                on:change=dated/>
            <p class="help" id="field-as-of-help">{say(words::AS_OF_HELP)}</p>
            <div class="error" id="field-as-of-wrong" aria-live="polite">
                {move || wrong.get().then(|| page.say(words::NOT_A_DATE))}
            </div>
        </div>
    }
}

fn note(page: Page) -> Option<String> {
    let scenario = page.desk.scenario.read();
    let key = if page.settings.lang.get() == Lang::Zh { "note.zh" } else { "note.en" };
    path::get(&scenario, key).map(path::text)
}

/// Says that a roster is used, in place of the numbers that would make one.
#[component]
fn Roster() -> impl IntoView {
    let page = page();
    move || {
        page.desk.has_roster().then(|| {
            let households = crate::pool::extent(&page.desk.scenario.read()).households;
            let text = page.voice().fill(words::LISTED, &[("households", &number(households))]);
            view! { <p class="note">{text}</p> }
        })
    }
}

#[component]
fn InputGroup(group: Group) -> impl IntoView {
    let open = OPEN.contains(&group) && dom::media("(min-width: 1000px)");
    view! {
        <details class="group" open=open>
            <summary>{say(fields::group(group))}</summary>
            <div class="group-fields">{contents(group)}</div>
        </details>
    }
}

/// The controls of a group: its own ones, then the plain numbers, then what is chosen from a few.
fn contents(group: Group) -> impl IntoView {
    let numbers = FIELDS.iter().filter(move |field| field.group == group && is_plain(field.path));
    let numbers = numbers.map(|field| view! { <NumberField place=field.path.to_owned() field/> }).collect_view();
    let choices = CHOICES.iter().filter(move |choice| group_of(choice.path) == group);
    let choices = choices.map(|choice| view! { <Choose choice/> }).collect_view();
    view! {
        {(group == Group::Shares).then(|| view! { <SplitField/> })}
        {(group == Group::Enterprise).then(|| view! { <Enterprises/> })}
        {choices}
        {numbers}
    }
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
