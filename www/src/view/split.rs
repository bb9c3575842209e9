//! The share split: one bar of three parts with two handles, and three number fields; always the whole.

use fenhong::scenario::fields::field;
use fenhong::units::Rate;
use fenhong::words::read::{self, Typed};
use fenhong::words::{Text, fields, page as words, percent};
use leptos::html;
use leptos::prelude::*;
use serde_json::json;
use web_sys::{KeyboardEvent, PointerEvent};

use crate::page::{Page, page, say};
use crate::path;

const PATH: &str = "village.split";

/// Names of the parts in the scenario's JSON, from left to right.
const PARTS: [&str; 3] = ["collective", "paid_in", "allocated"];

/// The steps of a handle, in parts per million: by an arrow key or the pointer, and by a page key.
const STEP: i64 = 10_000;
const LEAP: i64 = 100_000;

/// Three parts of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Parts([i64; 3]);

impl Parts {
    /// With one part set to `size`: the next one gives or takes, then the one after.
    fn with(self, part: usize, size: i64) -> Parts {
        let size = size.clamp(0, Rate::ONE.0);
        let (near, far) = ((part + 1) % 3, (part + 2) % 3);
        let near_size = (Rate::ONE.0 - size - self.0[far]).clamp(0, Rate::ONE.0 - size);
        let mut parts = [0; 3];
        parts[part] = size;
        parts[near] = near_size;
        parts[far] = Rate::ONE.0 - size - near_size;
        Parts(parts)
    }

    /// With the handle right of `part` (0 or 1) at `place`; the part beyond the two neighbours stays.
    fn with_handle(self, part: usize, place: i64) -> Parts {
        let [collective, _, allocated] = self.0;
        match part {
            0 => {
                let left = place.clamp(0, Rate::ONE.0 - allocated);
                Parts([left, Rate::ONE.0 - allocated - left, allocated])
            }
            _ => {
                let right = place.clamp(collective, Rate::ONE.0);
                Parts([collective, right - collective, Rate::ONE.0 - right])
            }
        }
    }

    /// Where the handle right of `part` stands.
    fn handle(self, part: usize) -> i64 {
        self.0[..=part].iter().sum()
    }
}

fn now(page: Page) -> Option<Parts> {
    let scenario = page.desk.scenario.read();
    let part = |name: &str| -> Option<i64> {
        let text = path::get(&scenario, &format!("{PATH}.{name}"))?.as_str()?.to_owned();
        text.parse::<Rate>().ok().map(|rate| rate.0)
    };
    Some(Parts([part(PARTS[0])?, part(PARTS[1])?, part(PARTS[2])?]))
}

fn change(page: Page, parts: Parts) {
    let [collective, paid_in, allocated] = parts.0.map(|part| Rate(part).to_string());
    page.desk.edit(PATH, json!({ "collective": collective, "paid_in": paid_in, "allocated": allocated }));
}

/// The share split; nothing where the scenario holds a roster.
#[component]
pub fn SplitField() -> impl IntoView {
    let page = page();
    let exists = Memo::new(move |_| now(page).is_some());
    move || exists.get().then(|| view! { <Present/> })
}

#[component]
fn Present() -> impl IntoView {
    let page = page();
    let parts = Memo::new(move |_| now(page).unwrap_or(Parts([Rate::ONE.0, 0, 0])));
    let refused = super::field::refused(page, PATH.to_owned());
    view! {
        <fieldset class="field split">
            <legend>{say(words::SPLIT)}</legend>
            <Bar parts/>
            <div class="split-parts">
                <PartField part=0 name=words::COLLECTIVE parts/>
                <PartField part=1 name=words::PAID_IN parts/>
                <PartField part=2 name=words::ALLOCATED parts/>
            </div>
            <p class="hint">{say(words::SPLIT_HELP)}</p>
            <p class="breach">{move || breach(page, parts.get())}</p>
            <div class="error" aria-live="polite">{move || refused.get()}</div>
        </fieldset>
    }
}

/// Says when the collective holds less than the charter wants.
fn breach(page: Page, parts: Parts) -> Option<String> {
    let scenario = page.desk.scenario.read();
    let wanted: Rate = path::get(&scenario, "scheme.control")?.as_str()?.parse().ok()?;
    let held = Rate(parts.0[0]);
    let values = [("held", percent(held)), ("wanted", percent(wanted))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    (held < wanted).then(|| page.voice().fill(words::CONTROL_BREACH, &values))
}

#[component]
fn Bar(parts: Memo<Parts>) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let width = move |part: usize| format!("{}%", read::in_hundredths(Rate(parts.get().0[part])));
    view! {
        <div class="split-bar" node_ref=node>
            <div class="part collective" style:width=move || width(0)></div>
            <div class="part paid-in" style:width=move || width(1)></div>
            <div class="part allocated" style:width=move || width(2)></div>
            <Handle part=0 name=words::SPLIT_HANDLE_LEFT parts bar=node/>
            <Handle part=1 name=words::SPLIT_HANDLE_RIGHT parts bar=node/>
        </div>
    }
}

#[component]
fn Handle(part: usize, name: Text, parts: Memo<Parts>, bar: NodeRef<html::Div>) -> impl IntoView {
    let page = page();
    let place = move || parts.get().handle(part);
    let drag = move |event: PointerEvent| {
        if let Some(place) = place_of(&event, bar) {
            change(page, parts.get_untracked().with_handle(part, place));
        }
    };
    let press = move |event: KeyboardEvent| {
        let now = parts.get_untracked();
        if let Some(place) = key_place(&event, now.handle(part)) {
            event.prevent_default();
            change(page, now.with_handle(part, place));
        }
    };
    view! {
        <div class="handle" role="slider" tabindex="0" aria-valuemin="0" aria-valuemax="100"
            aria-label=say(name) aria-valuetext=move || state(page, parts.get())
            aria-valuenow=move || (place() / STEP).to_string() style:left=move || format!("{}%", read::in_hundredths(Rate(place())))
            on:pointerdown=capture on:pointermove=drag on:keydown=press></div>
    }
}

fn state(page: Page, parts: Parts) -> String {
    let [collective, paid_in, allocated] = parts.0.map(|part| percent(Rate(part)));
    page.voice().fill(words::SPLIT_STATE, &[
        ("collective", &collective),
        ("paid_in", &paid_in),
        ("allocated", &allocated),
    ])
}

/// From here on the handle hears the pointer wherever it goes.
fn capture(event: PointerEvent) {
    let handle = event_target::<web_sys::HtmlElement>(&event);
    let _ = handle.set_pointer_capture(event.pointer_id());
    let _ = handle.focus();
    event.prevent_default();
}

/// Where on the bar a pressed pointer is, in whole steps.
fn place_of(event: &PointerEvent, bar: NodeRef<html::Div>) -> Option<i64> {
    let rect = bar.get_untracked()?.get_bounding_client_rect();
    let along = (f64::from(event.client_x()) - rect.left()) / rect.width().max(1.0);
    let steps = (along * (Rate::ONE.0 / STEP) as f64).round() as i64;
    (event.buttons() == 1).then_some(steps * STEP)
}

fn key_place(event: &KeyboardEvent, place: i64) -> Option<i64> {
    match event.key().as_str() {
        "ArrowLeft" | "ArrowDown" => Some(place - STEP),
        "ArrowRight" | "ArrowUp" => Some(place + STEP),
        "PageDown" => Some(place - LEAP),
        "PageUp" => Some(place + LEAP),
        "Home" => Some(0),
        "End" => Some(Rate::ONE.0),
        _ => None,
    }
}

#[component]
fn PartField(part: usize, name: Text, parts: Memo<Parts>) -> impl IntoView {
    let page = page();
    let field = field(["village.split.collective", "village.split.paid_in", "village.split.allocated"][part])
        .expect("the parts of the split are fields");
    let kept = move || read::in_hundredths(Rate(parts.get().0[part]));
    let node = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(false);
    let typed_part = move || match read::read(&node.get()?.value(), field.kind) {
        Typed::Text(text) => text.parse::<Rate>().ok(),
        _ => None,
    };
    Effect::new(move |_| {
        let kept = kept();
        if let Some(input) = node.get().filter(|_| typed_part() != Some(Rate(parts.get().0[part]))) {
            input.set_value(&kept);
            wrong.set(false);
        }
    });
    let typed = move |_| match typed_part() {
        Some(size) => {
            wrong.set(false);
            change(page, parts.get_untracked().with(part, size.0));
        }
        None => wrong.set(true),
    };
    let help = move || fields::words(field.path).map(|words| page.say(words.question));
    view! {
        <label class=format!("part-field {}", PARTS[part]) title=help>
            <span>{say(name)}</span>
            <span class="entry">
                <input type="text" inputmode="decimal" autocomplete="off" node_ref=node
                    value=read::in_hundredths(Rate(parts.get_untracked().0[part]))
                    aria-invalid=move || wrong.get().to_string() on:input=typed/>
                <span class="unit">"%"</span>
            </span>
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_always_add_up_to_the_whole() {
        let start = Parts([550_000, 270_000, 180_000]);
        assert_eq!(start.with(0, 600_000), Parts([600_000, 220_000, 180_000]));
        assert_eq!(start.with(0, 900_000), Parts([900_000, 0, 100_000]));
        assert_eq!(start.with(2, 1_000_000), Parts([0, 0, 1_000_000]));
        for part in 0..3 {
            for size in (-100_000..1_200_000).step_by(70_000) {
                let parts = start.with(part, size);
                assert_eq!(parts.0.iter().sum::<i64>(), Rate::ONE.0);
                assert!(parts.0.iter().all(|part| *part >= 0), "{parts:?}");
            }
        }
    }

    #[test]
    fn a_handle_moves_only_its_two_neighbours() {
        let start = Parts([550_000, 270_000, 180_000]);
        assert_eq!(start.with_handle(0, 600_000), Parts([600_000, 220_000, 180_000]));
        assert_eq!(start.with_handle(0, 2_000_000), Parts([820_000, 0, 180_000]));
        assert_eq!(start.with_handle(1, 0), Parts([550_000, 0, 450_000]));
    }
}
