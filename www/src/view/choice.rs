//! A setting chosen from a few: radio buttons with the words of each choice.

use fenhong::words::choices::{Choice, ChoiceOption};
use leptos::prelude::*;
use serde_json::Value;

use crate::page::{Page, page, say};
use crate::path;

/// A setting chosen from a few.
#[component]
pub fn Choose(
    /// The setting.
    choice: &'static Choice,
) -> impl IntoView {
    let options = choice.options.iter().map(|option| view! { <Radio choice option/> }).collect_view();
    view! {
        <fieldset class="field choice">
            <legend>{say(choice.question)}</legend>
            {options}
            <p class="help">{say(choice.help)}</p>
        </fieldset>
    }
}

#[component]
fn Radio(choice: &'static Choice, option: &'static ChoiceOption) -> impl IntoView {
    let page = page();
    let value: Value = serde_json::from_str(option.json).expect("the choices are JSON");
    let wanted = kind(&value);
    let chosen = Memo::new(move |_| kind_now(page, choice.path) == wanted);
    let choose = move |_| page.desk.edit(choice.path, value.clone());
    view! {
        <label class="radio">
            <input type="radio" name=choice.path prop:checked=move || chosen.get() on:change=choose/>
            <span><b>{say(option.label)}</b><small>{say(option.help)}</small></span>
        </label>
    }
}

/// What tells choices apart: the rule's name, or the value itself.
fn kind(value: &Value) -> String {
    path::text(value.get("rule").unwrap_or(value))
}

fn kind_now(page: Page, place: &str) -> String {
    path::get(&page.desk.scenario.read(), place).map(kind).unwrap_or_default()
}
