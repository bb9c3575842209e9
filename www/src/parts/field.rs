//! One settable number: a form element with its question, unit, range, usual value and source.

use fenhong::scenario::{Field, FieldKind, Origin};
use fenhong::words::fields::{self, FieldWords};
use fenhong::words::read::{self, Typed};
use fenhong::words::{errors, number, page as words};

use crate::app::message::Message;
use crate::app::model::Model;
use crate::desk::entry;
use crate::parts::node::{Node, On, el};
use crate::rooms::scheme::inputs::question;

/// A settable number at `place`; hidden where the scenario does not have it.
pub fn number_field(model: &Model, place: String, field: &'static Field) -> Node {
    // The first module cannot run what has such fields, and loads the whole where a scenario does.
    let Some(words) = fields::words(field.path) else { return el("div", "field").flag("hidden", true) };
    let id = String::from("field-") + &place.replace('.', "-");
    let shown = entry::shown(model, &place, field);
    let complaint = shown.as_ref().and_then(|shown| complaint(model, &place, field, shown));
    let class = if complaint.is_some() { "field wrong" } else { "field" };
    let is_missing = shown.is_none();
    let label = question(model, "label", words.question).put("for", id.clone());
    let here = Field { kind: field.kind_in(model.desk.scenario()), ..*field };
    let help = model.say(&words.help) + " " + &fields::range_and_usual(&here, model.voice());
    let line = line(model, &place, field, words, &id, shown.unwrap_or_default(), complaint.is_some());
    let error = el("div", "error")
        .put("id", id.clone() + "-wrong")
        .attr("aria-live", "polite")
        .text(complaint.unwrap_or_default());
    el("div", class)
        .flag("hidden", is_missing)
        .add(label)
        .add(line)
        .add(el("p", "help").put("id", id + "-help").text(help))
        .add(error)
}

/// The input with its unit and mark.
fn line(
    model: &Model,
    place: &str,
    field: &Field,
    words: &FieldWords,
    id: &str,
    shown: String,
    is_wrong: bool,
) -> Node {
    let described = id.to_owned() + "-help " + id + "-wrong";
    let input = number_input(place, shown, is_wrong).put("id", id.to_owned()).put("aria-describedby", described);
    let mark = match field.origin {
        Origin::Assumed => el("span", "mark assumed").say(model, &words::ASSUMED_MARK),
        _ => el("span", "mark"),
    };
    el("div", "entry").add(input).add(el("span", "unit").say(model, &words.unit)).add(mark)
}

/// A text field for a number.
pub fn number_input(place: &str, shown: String, is_wrong: bool) -> Node {
    el("input", "")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .put("value", shown)
        .state("aria-invalid", is_wrong)
        .on(On::Input, Message::Typed(place.to_owned()))
        .on(On::Leave, Message::Left(place.to_owned()))
}

/// What is wrong at `place`, and what to do: with what is typed, or with the scenario as the core sees it.
pub fn complaint(model: &Model, place: &str, field: &Field, shown: &str) -> Option<String> {
    let voice = model.voice();
    let still = || {
        let kept = entry::kept(model, place, field).unwrap_or_default();
        voice.fill(errors::STILL, &[("kept", &kept)])
    };
    let kind = field.kind_in(model.desk.scenario());
    let text = match read::read(shown, kind) {
        Typed::Text(_) | Typed::Count(_) => return refused(model, place),
        Typed::Outside => limits(model, kind),
        Typed::TooFine => model.say(&errors::TOO_FINE),
        Typed::Nothing | Typed::NotANumber => {
            voice.sentences(&[&model.say(&errors::NOT_A_NUMBER), &limits(model, kind)])
        }
    };
    Some(voice.sentences(&[&text, &still()]))
}

fn limits(model: &Model, kind: FieldKind) -> String {
    let (least, most) = fields::ends(kind);
    model.voice().fill(errors::OUT_OF_RANGE, &[("least", &number(least)), ("most", &number(most))])
}

/// What the core says against the value at `place`.
pub fn refused(model: &Model, place: &str) -> Option<String> {
    let problem = model.problem.as_ref().filter(|problem| problem.field == place)?;
    let text = errors::error_text(problem, model.voice());
    Some(text.said(model.voice()))
}
