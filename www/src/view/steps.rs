//! Stepping through numbered things: previous, a number, next.

use fenhong::words::{Text, page as words};
use leptos::prelude::*;

use crate::node::{Node, button, el, follow, input_of};

/// Steps through 0 to `of` - 1, shown from 1.
pub fn steps(question: Text, place: RwSignal<usize>, of: impl Fn() -> usize + Copy + 'static) -> Node {
    let last = move || of().max(1) - 1;
    let go = move |to: usize| place.set(to.min(last()));
    let number = el("input").attr("type", "text").attr("inputmode", "numeric").attr("autocomplete", "off");
    let input = number.input();
    follow(move || input.set_value(&(place.get() + 1).to_string()));
    let number = number.on("change", move |event| {
        if let Ok(number) = input_of(&event).value().trim().parse::<usize>() {
            go(number.max(1) - 1);
        }
        input_of(&event).set_value(&(place.get_untracked() + 1).to_string());
    });
    el("div.steps")
        .add(el("label").add(el("span").say(question)).add(number))
        .add(
            button(words::PREVIOUS, move || go(place.get_untracked().saturating_sub(1)))
                .flag("disabled", move || place.get() == 0),
        )
        .add(button(words::NEXT, move || go(place.get_untracked() + 1)).flag("disabled", move || place.get() >= last()))
}
