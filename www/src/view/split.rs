//! The share split: one bar of three parts with two handles, and three number fields; always the whole.

use fenhong::scenario::fields::field;
use fenhong::units::Rate;
use fenhong::words::read::{self, Typed};
use fenhong::words::{Text, fields, page as words, percent};
use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

use crate::node::{Node, el, follow};
use crate::page::{Page, page};
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

/// The parts now; all for the collective where the scenario has no split.
fn parts(page: Page) -> Parts {
    now(page).unwrap_or(Parts([Rate::ONE.0, 0, 0]))
}

/// The share split; hidden where the scenario holds a roster.
pub fn split_field() -> Node {
    let page = page();
    el("fieldset.field.split")
        .flag("hidden", move || now(page).is_none())
        .add(el("legend").say(words::SPLIT))
        .add(bar(page))
        .add(
            el("div.split-parts")
                .add(part_field(page, 0, words::COLLECTIVE))
                .add(part_field(page, 1, words::PAID_IN))
                .add(part_field(page, 2, words::ALLOCATED)),
        )
        .add(el("p.hint").say(words::SPLIT_HELP))
        .add(el("p.breach").live(move || breach(page).unwrap_or_default()))
        .add(
            el("div.error")
                .attr("aria-live", "polite")
                .live(move || super::field::refused(page, PATH).unwrap_or_default()),
        )
}

/// Says when the collective holds less than the charter wants.
fn breach(page: Page) -> Option<String> {
    let scenario = page.desk.scenario.read();
    let wanted: Rate = path::get(&scenario, "scheme.control")?.as_str()?.parse().ok()?;
    let held = Rate(now(page)?.0[0]);
    let (held_words, wanted_words) = (percent(held), percent(wanted));
    let values = [("held", held_words.as_str()), ("wanted", wanted_words.as_str())];
    (held < wanted).then(|| page.voice().fill(words::CONTROL_BREACH, &values))
}

fn bar(page: Page) -> Node {
    let part = |place: usize, tag: &str| el(tag).style("width", move || in_css(parts(page).0[place]));
    let bar = el("div.split-bar")
        .add(part(0, "div.part.collective"))
        .add(part(1, "div.part.paid-in"))
        .add(part(2, "div.part.allocated"));
    let element = bar.element().clone();
    bar.add(handle(page, 0, words::SPLIT_HANDLE_LEFT, element.clone())).add(handle(
        page,
        1,
        words::SPLIT_HANDLE_RIGHT,
        element,
    ))
}

fn in_css(size: i64) -> String {
    format!("{}%", read::in_hundredths(Rate(size)))
}

fn handle(page: Page, part: usize, name: Text, bar: Element) -> Node {
    let place = move || parts(page).handle(part);
    el("div.handle")
        .attr("role", "slider")
        .attr("tabindex", "0")
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "100")
        .say_attr("aria-label", name)
        .live_attr("aria-valuetext", move || Some(state(page)))
        .live_attr("aria-valuenow", move || Some((place() / STEP).to_string()))
        .style("left", move || in_css(place()))
        .on("pointerdown", capture)
        .on("pointermove", move |event| {
            if let Some(place) = place_of(event.unchecked_ref(), &bar) {
                change(page, untrack(|| parts(page)).with_handle(part, place));
            }
        })
        .on("keydown", move |event| {
            let now = untrack(|| parts(page));
            if let Some(place) = key_place(event.unchecked_ref(), now.handle(part)) {
                event.prevent_default();
                change(page, now.with_handle(part, place));
            }
        })
}

fn state(page: Page) -> String {
    let [collective, paid_in, allocated] = parts(page).0.map(|part| percent(Rate(part)));
    page.voice()
        .fill(words::SPLIT_STATE, &[("collective", &collective), ("paid_in", &paid_in), ("allocated", &allocated)])
}

/// From here on the handle hears the pointer wherever it goes.
fn capture(event: Event) {
    let handle: HtmlElement = event.current_target().expect("a handle was pressed").unchecked_into();
    let pointer: &PointerEvent = event.unchecked_ref();
    let _ = handle.set_pointer_capture(pointer.pointer_id());
    let _ = handle.focus();
    event.prevent_default();
}

/// Where on the bar a pressed pointer is, in whole steps.
fn place_of(event: &PointerEvent, bar: &Element) -> Option<i64> {
    let rect = bar.get_bounding_client_rect();
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

fn part_field(page: Page, part: usize, name: Text) -> Node {
    let path = ["village.split.collective", "village.split.paid_in", "village.split.allocated"][part];
    let field = field(path).expect("the parts of the split are fields");
    let node = el("input").attr("type", "text").attr("inputmode", "decimal").attr("autocomplete", "off");
    let input = node.input();
    let wrong = RwSignal::new(false);
    let typed = move || match read::read(&input.value(), field.kind) {
        Typed::Text(text) => text.parse::<Rate>().ok(),
        _ => None,
    };
    let (input, typed_now) = (node.input(), typed.clone());
    follow(move || {
        let kept = Rate(parts(page).0[part]);
        if typed_now() != Some(kept) {
            input.set_value(&read::in_hundredths(kept));
            wrong.set(false);
        }
    });
    let node = node.state("aria-invalid", move || wrong.get()).on("input", move |_| {
        let size = typed();
        wrong.set(size.is_none());
        if let Some(size) = size {
            change(page, untrack(|| parts(page)).with(part, size.0));
        }
    });
    let question = fields::words(field.path).expect("every field has its words").question;
    el(&format!("label.part-field.{}", PARTS[part]))
        .say_attr("title", question)
        .add(el("span").say(name))
        .add(el("span.entry").add(node).add(el("span.unit").text("%")))
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
