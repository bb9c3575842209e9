//! What typing and choosing does to the scenario at hand, and what else can happen in every room.

use fenhong::scenario::{Date, Field, FieldKind, tree};
use fenhong::typed::{self, Typed};
use fenhong::units::Rate;
use serde_json::Value;

use crate::desk::split::Parts;
use crate::desk::{entry, split};
use crate::parts::counter::{stepped, typed};
use crate::parts::detail::Detail;
use crate::parts::message::Common;
use crate::parts::shared::{OfLedger, Shared};
use crate::parts::{document, field, ledger};

/// Brings what is shared to what a message means; what leads out of the room is left to the shell.
pub fn update(shared: &mut Shared, message: &Common, detail: &Detail) {
    match message {
        Common::Typed(place) => type_into(shared, place, detail),
        Common::Entered(place) => enter(shared, place, &detail.text),
        Common::Left(place) => leave(shared, place),
        Common::Choose(place, json) => choose(shared, place, json),
        Common::Term(term) => shared.term = if shared.term == Some(*term) { None } else { Some(*term) },
        Common::Ledger(opened) => {
            shared.open_ledger(*opened);
            shared.focus = Some(String::from(ledger::PLACE));
        }
        Common::StepLedger(of, forward) => step_ledger(shared, *of, *forward),
        Common::EnteredLedger(of) => {
            if let Some(to) = typed(&detail.text) {
                of.set(shared, to);
            }
            shared.drafts.drop(of.place());
        }
        Common::Row(row) => {
            shared.row = Some(*row);
            shared.focus = Some(String::from(ledger::ROW));
        }
        Common::Ask(_)
        | Common::Show(..)
        | Common::Step(..)
        | Common::CloseDerivation
        | Common::File(_)
        | Common::Print
        | Common::Back => {}
    }
}

fn step_ledger(shared: &mut Shared, of: OfLedger, forward: bool) {
    if let Some(opened) = shared.opened {
        of.set(shared, stepped(of.now(opened), forward, of.end(shared)));
    }
}

/// A text field of `place` holds another text: a number that can be used is used at once.
fn type_into(shared: &mut Shared, place: &str, detail: &Detail) {
    let text = &*detail.text;
    let of = fenhong::scenario::fields::at(place);
    let shown = match of {
        Some(of) => field::shown(shared, place, of),
        None => shared.drafts.get(place).map(str::to_owned).or_else(|| shared.desk.text(place)),
    };
    // What is not the next key of the same word is an edit of its own.
    if !is_next_key(&shown.unwrap_or_default(), text, detail.deletes) {
        shared.desk.rest();
    }
    shared.drafts.put(place, text);
    let Some(of) = of else { return use_name(shared, place, text) };
    let Some(value) = value(&typed::read(text, of.kind_in(shared.desk.scenario()))) else { return };
    match split::PLACES.iter().position(|part| *part == place) {
        Some(part) => type_part(shared, part, &value),
        None => shared.desk.go_on(place, value, document::now()),
    }
}

/// Whether one key leads from a text to another: a letter more, or one less by a key that deletes.
fn is_next_key(old: &str, new: &str, deletes: bool) -> bool {
    let (longer, shorter) = if deletes { (old, new) } else { (new, old) };
    let [mut longer, mut shorter] = [longer, shorter].map(|text| text.chars().collect::<Vec<_>>());
    let same = longer.iter().zip(&shorter).take_while(|(one, other)| one == other).count();
    longer.drain(..same);
    shorter.drain(..same);
    longer.get(1..) == Some(&shorter[..])
}

/// A name is kept as it is typed, so that a kill loses none of it; an empty one is on the way to another.
fn use_name(shared: &mut Shared, place: &str, text: &str) {
    let is_name = place.ends_with(".zh") || place.ends_with(".en") || place.ends_with(".name");
    if is_name && !text.trim().is_empty() {
        shared.desk.go_on(place, Value::from(text), document::now());
    }
}

/// A text's value for the scenario's JSON, where it is one.
fn value(typed: &Typed) -> Option<Value> {
    match typed {
        Typed::Text(text) => Some(Value::String(text.clone())),
        Typed::Count(count) => Some(Value::from(*count)),
        Typed::Nothing | Typed::NotANumber | Typed::TooFine | Typed::Outside => None,
    }
}

/// The other two parts of the share split give or take.
fn type_part(shared: &mut Shared, part: usize, value: &Value) {
    let Some(size) = value.as_str().and_then(|text| text.parse::<Rate>().ok()) else { return };
    for other in split::PLACES.iter().enumerate().filter(|(place, _)| *place != part) {
        shared.drafts.drop(other.1);
    }
    if let Some(parts) = Parts::of(shared.desk.scenario()) {
        change_split(shared, parts.with(part, size.ppm()));
    }
}

/// Brings the share split to these parts.
pub fn change_split(shared: &mut Shared, parts: Parts) {
    shared.desk.go_on(split::PATH, parts.to_json(), document::now());
}

/// A text field has its final text: names and dates are used only now.
fn enter(shared: &mut Shared, place: &str, text: &str) {
    if place == entry::DATE {
        return enter_date(shared, text);
    }
    if fenhong::scenario::fields::at(place).is_none() {
        shared.desk.edit(place, Value::from(text), document::now());
        shared.drafts.drop(place);
    }
}

/// A date counts when it is one, and is then written plainly; else it stays, with a word of what counts.
fn enter_date(shared: &mut Shared, text: &str) {
    match Date::typed(text) {
        Ok(date) => {
            shared.desk.edit(entry::DATE, Value::from(date.to_string()), document::now());
            shared.drafts.drop(entry::DATE);
        }
        Err(_) => shared.drafts.leave(entry::DATE),
    }
}

/// Leaving a field writes its value plainly, an empty one's too; anything that is wrong stays to be corrected.
fn leave(shared: &mut Shared, place: &str) {
    shared.desk.rest();
    let Some(text) = shared.drafts.get(place).map(str::to_owned) else { return };
    if place == entry::DATE {
        return enter_date(shared, &text);
    }
    let wrong = fenhong::scenario::fields::at(place)
        .is_some_and(|field: &Field| is_wrong(&text, field.kind_in(shared.desk.scenario())));
    if !wrong {
        shared.drafts.drop(place);
    }
}

fn is_wrong(text: &str, kind: FieldKind) -> bool {
    matches!(typed::read(text, kind), Typed::NotANumber | Typed::TooFine | Typed::Outside)
}

fn choose(shared: &mut Shared, place: &str, json: &str) {
    let value = tree(json).unwrap_or_default();
    shared.desk.edit(place, value, document::now());
}
