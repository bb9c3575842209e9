//! Stepping through numbered things: previous, a number, next.

use fenhong::words::{Text, page as words};
use leptos::prelude::*;

use crate::page::say;

/// Steps through 0 to `of` - 1, shown from 1.
#[component]
pub fn Steps(
    /// The question it answers.
    question: Text,
    /// The place now.
    place: RwSignal<usize>,
    /// How many there are.
    #[prop(into)]
    of: Signal<usize>,
) -> impl IntoView {
    let last = move || of.get().max(1) - 1;
    let go = move |to: usize| place.set(to.min(last()));
    let typed = move |event| {
        if let Ok(number) = event_target_value(&event).trim().parse::<usize>() {
            go(number.max(1) - 1);
        }
    };
    view! {
        <div class="steps">
            <label>
                <span>{say(question)}</span>
                <input type="text" inputmode="numeric" autocomplete="off" size="4"
                    prop:value=move || (place.get() + 1).to_string() on:change=typed/>
            </label>
            <button type="button" disabled=move || place.get() == 0 on:click=move |_| go(place.get_untracked() - 1)>
                {say(words::PREVIOUS)}
            </button>
            <button type="button" disabled=move || { place.get() >= last() }
                on:click=move |_| go(place.get_untracked() + 1)>
                {say(words::NEXT)}
            </button>
        </div>
    }
}
