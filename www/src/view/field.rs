//! One settable number: a form element with its question, unit, range, usual value and source.

use fenhong::scenario::{Field, FieldKind, Origin};
use fenhong::words::fields::{self, FieldWords};
use fenhong::words::read::{self, Typed};
use fenhong::words::{errors, number, page as words};
use leptos::prelude::*;
use serde_json::Value;
use web_sys::HtmlInputElement;

use crate::node::{Node, el, follow};
use crate::page::{Page, page};
use crate::path;

/// A settable number while it is shown.
#[derive(Clone)]
struct Entry {
    page: Page,
    /// Its path, with the positions of lists.
    place: String,
    field: &'static Field,
    input: HtmlInputElement,
    /// What was typed and cannot be used.
    wrong: RwSignal<Option<Typed>>,
}

/// A settable number at `place`; hidden where the scenario does not have it.
pub fn number_field(place: String, field: &'static Field) -> Node {
    let page = page();
    let words = fields::words(field.path).expect("every field has its words");
    let id = format!("field-{}", place.replace('.', "-"));
    let input =
        el("input").attr("id", &id).attr("type", "text").attr("inputmode", "decimal").attr("autocomplete", "off");
    let entry = Entry { page, place, field, input: input.input(), wrong: RwSignal::new(None) };
    let shown = entry.clone();
    follow(move || shown.show());
    let exists = entry.clone();
    el("div.field")
        .flag("hidden", move || exists.kept().is_none())
        .class_if("wrong", {
            let entry = entry.clone();
            move || entry.is_wrong()
        })
        .add(el("label").attr("for", &id).say(words.question))
        .add(line(&entry, input, words, &id))
        .add(el("p.help").attr("id", &format!("{id}-help")).live(move || help(page, field, words)))
        .add(
            el("div.error")
                .attr("id", &format!("{id}-wrong"))
                .attr("aria-live", "polite")
                .live(move || entry.complaint()),
        )
}

/// The input with its unit and mark.
fn line(entry: &Entry, input: Node, words: &'static FieldWords, id: &str) -> Node {
    let (typed, left, wrong) = (entry.clone(), entry.clone(), entry.clone());
    let input = input
        .attr("aria-describedby", &format!("{id}-help {id}-wrong"))
        .state("aria-invalid", move || wrong.is_wrong())
        .on("input", move |_| typed.take())
        .on("blur", move |_| left.tidy());
    let mark = el("span.mark");
    let mark = match entry.field.origin {
        Origin::Assumed => el("span.mark.assumed").say(words::ASSUMED_MARK),
        _ => mark,
    };
    el("div.entry").add(input).add(el("span.unit").say(words.unit)).add(mark)
}

fn help(page: Page, field: &Field, words: &FieldWords) -> String {
    format!("{} {}", page.say(words.help), fields::range_and_usual(field, page.voice()))
}

/// A text's value for the scenario's JSON, where it is one.
fn value(typed: &Typed) -> Option<Value> {
    match typed {
        Typed::Text(text) => Some(Value::String(text.clone())),
        Typed::Count(count) => Some(Value::from(*count)),
        Typed::Nothing | Typed::NotANumber | Typed::Outside => None,
    }
}

impl Entry {
    /// The scenario's value as the field shows it; none where the scenario does not have it.
    fn kept(&self) -> Option<String> {
        let scenario = self.page.desk.scenario.read();
        path::get(&scenario, &self.place).map(|value| read::show(&path::text(value), self.field.kind))
    }

    fn typed(&self) -> Typed {
        read::read(&self.input.value(), self.field.kind)
    }

    /// Shows changes that were not typed here: undo, an example, another control of the same value.
    fn show(&self) {
        let Some(kept) = self.kept() else { return };
        if value(&self.typed()) != value(&read::read(&kept, self.field.kind)) {
            self.input.set_value(&kept);
            self.wrong.set(None);
        }
    }

    /// Takes what was typed into the scenario, where it can be used.
    fn take(&self) {
        let typed = self.typed();
        match value(&typed) {
            Some(value) => {
                self.wrong.set(None);
                self.page.desk.edit(&self.place, value);
            }
            None => self.wrong.set(Some(typed)),
        }
    }

    /// Leaving a field writes its value plainly, an empty one's too; anything that is wrong stays to be corrected.
    fn tidy(&self) {
        if matches!(self.wrong.get_untracked(), None | Some(Typed::Nothing)) {
            self.input.set_value(&untrack(|| self.kept()).unwrap_or_default());
            self.wrong.set(None);
        }
    }

    fn is_wrong(&self) -> bool {
        self.wrong.with(Option::is_some) || refused(self.page, &self.place).is_some()
    }

    /// What is wrong here, and what to do.
    fn complaint(&self) -> String {
        match self.wrong.get() {
            Some(typed) => complaint(self.page, &typed, self.field.kind, &self.kept().unwrap_or_default()),
            None => refused(self.page, &self.place).unwrap_or_default(),
        }
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
pub fn refused(page: Page, place: &str) -> Option<String> {
    let problem = page.problem.get().filter(|problem| problem.field == place)?;
    let text = errors::error_text(&problem, page.voice());
    Some(text.what + &text.remedy)
}
