//! One settable number: a form element with its question, unit, range, usual value and source.

use fenhong::scenario::{Field, FieldKind, Origin};
use fenhong::words::fields::{self, FieldWords};
use fenhong::words::read::{self, Typed};
use fenhong::words::{errors, number, page as words};
use leptos::html;
use leptos::prelude::*;
use serde_json::Value;

use crate::page::{Page, page, say};
use crate::path;

/// The value at `place`, as the field shows it; none where this scenario does not have it.
pub fn shown(page: Page, place: &str, kind: FieldKind) -> Option<String> {
    path::get(&page.desk.scenario.read(), place).map(|value| read::show(&path::text(value), kind))
}

/// A text's value for the scenario's JSON, where it is one.
fn value(typed: &Typed) -> Option<Value> {
    match typed {
        Typed::Text(text) => Some(Value::String(text.clone())),
        Typed::Count(count) => Some(Value::from(*count)),
        Typed::Nothing | Typed::NotANumber | Typed::Outside => None,
    }
}

/// A settable number at `place`; nothing where the scenario does not have it.
#[component]
pub fn NumberField(
    /// Its path, with the positions of lists.
    place: String,
    /// Its unit, range and source.
    field: &'static Field,
) -> impl IntoView {
    let page = page();
    let exists = {
        let place = place.clone();
        Memo::new(move |_| path::get(&page.desk.scenario.read(), &place).is_some())
    };
    move || {
        let found = fields::words(field.path).filter(|_| exists.get());
        found.map(|words| view! { <Present place=place.clone() field words/> })
    }
}

#[component]
fn Present(place: String, field: &'static Field, words: &'static FieldWords) -> impl IntoView {
    let page = page();
    let id = format!("field-{}", place.replace('.', "-"));
    let (help_id, wrong_id) = (format!("{id}-help"), format!("{id}-wrong"));
    let node = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(None::<Typed>);
    let kept = {
        let place = place.clone();
        Memo::new(move |_| shown(page, &place, field.kind).unwrap_or_default())
    };
    follow(node, kept, wrong, field.kind);
    let refused = refused(page, place.clone());
    let described = format!("{help_id} {wrong_id}");
    let typed = move |_| {
        let Some(input) = node.get() else { return };
        let typed = read::read(&input.value(), field.kind);
        if let Some(value) = value(&typed) {
            page.desk.edit(&place, value);
            wrong.set(None);
        } else {
            wrong.set(Some(typed));
        }
    };
    let is_wrong = move || wrong.with(Option::is_some) || refused.with(Option::is_some);
    view! {
        <div class="field" class:wrong=is_wrong>
            <label for=id.clone()>{say(words.question)}</label>
            <div class="entry">
                <input id=id node_ref=node type="text" inputmode="decimal" autocomplete="off" value=kept.get_untracked()
                    aria-describedby=described aria-invalid=move || is_wrong().to_string() on:input=typed
                    on:blur=move |_| restore(node, kept, wrong)/>
                <span class="unit">{say(words.unit)}</span>
                <span class="mark" class:assumed=field.origin == Origin::Assumed>
                    {move || mark(page, field)}
                </span>
            </div>
            <p class="help" id=help_id>
                {move || format!("{} {}", page.say(words.help), fields::range_and_usual(field, page.voice()))}
            </p>
            <div class="error" id=wrong_id aria-live="polite">
                {move || wrong.get().map(|typed| complaint(page, &typed, field.kind, &kept.get()))}
                {move || refused.get()}
            </div>
        </div>
    }
}

fn mark(page: Page, field: &Field) -> String {
    match field.origin {
        Origin::Assumed => page.say(words::ASSUMED_MARK),
        _ => String::new(),
    }
}

/// Shows changes that were not typed here: undo, an example, another control of the same value.
fn follow(node: NodeRef<html::Input>, kept: Memo<String>, wrong: RwSignal<Option<Typed>>, kind: FieldKind) {
    Effect::new(move |_| {
        let kept = kept.get();
        let Some(input) = node.get() else { return };
        let same = value(&read::read(&input.value(), kind)) == value(&read::read(&kept, kind));
        if !same {
            input.set_value(&kept);
            wrong.set(None);
        }
    });
}

/// Leaving a field writes its value plainly, an empty one's too; anything that is wrong stays to be corrected.
fn restore(node: NodeRef<html::Input>, kept: Memo<String>, wrong: RwSignal<Option<Typed>>) {
    if let (Some(input), None | Some(Typed::Nothing)) = (node.get(), wrong.get_untracked()) {
        input.set_value(&kept.get_untracked());
        wrong.set(None);
    }
}

fn complaint(page: Page, typed: &Typed, kind: FieldKind, kept: &str) -> String {
    let voice = page.voice();
    let (least, most) = fields::ends(kind);
    let limits = voice.fill(errors::OUT_OF_RANGE, &[("least", &number(least)), ("most", &number(most))]);
    let still = voice.fill(errors::STILL, &[("kept", kept)]);
    match typed {
        Typed::Outside => limits + &still,
        _ => voice.say(errors::NOT_A_NUMBER) + &limits + &still,
    }
}

/// What the core says against the value at `place`.
pub fn refused(page: Page, place: String) -> Memo<Option<String>> {
    Memo::new(move |_| {
        let problem = page.problem.get().filter(|problem| problem.field == place)?;
        let text = errors::error_text(&problem, page.voice());
        Some(text.what + &text.remedy)
    })
}
