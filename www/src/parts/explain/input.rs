//! An input of a scenario as a derivation says it: what it is set to, what it means, its range and its source.

use fenhong::scenario::Field;
use fenhong::words::choices::{CHOICES, Choice, ChoiceOption};
use fenhong::words::{capital, clauses, derivation::origins, fields};
use serde_json::Value;

use crate::desk::{entry, path};
use crate::parts::choice::kind;
use crate::parts::explain::derived::Derived;
use crate::parts::shared::Shared;

/// The place of the share split, which is one line.
pub const SPLIT: &str = "village.split";

/// What a setting means, its range, what is usual and where that comes from.
fn notes(shared: &Shared, scenario: &Value, place: &str) -> Vec<String> {
    let voice = shared.voice();
    if place == SPLIT {
        return vec![shared.say(&origins::SEE_PARTS)];
    }
    let place = if place == entry::ENTERPRISES { "enterprises.0.mean" } else { place };
    // A field of a list stands for those of all places.
    let place = place.replace('*', "0");
    let place = place.strip_suffix(".rule").unwrap_or(&place);
    let of_field = |field: &Field| -> Vec<String> {
        let help = fields::words(field.path).map(|words| shared.say(&words.help));
        help.into_iter().chain([origins::range(field, voice)]).collect()
    };
    match fenhong::scenario::fields::at(place) {
        Some(field) => of_field(field),
        None => of_choice(shared, scenario, place).unwrap_or_default(),
    }
}

fn of_choice(shared: &Shared, scenario: &Value, place: &str) -> Option<Vec<String>> {
    let (choice, option) = chosen(scenario, place)?;
    let rule = kind(path::get(scenario, place)?);
    let mut lines = vec![shared.say(&option.help), shared.say(&choice.help)];
    lines.extend(clauses::basis(place, &rule, shared.voice()));
    Some(lines)
}

/// An input of a scenario: what it is set to, what it means, its range and its source.
pub fn input(shared: &Shared, scenario: &Value, place: &str, question: &str, said: String) -> Derived {
    let mut sentences = vec![said];
    sentences.extend(notes(shared, scenario, place));
    Derived { title: capital(question), sentences, ..Derived::default() }
}

/// The choice at a place, with the option that a scenario has.
pub fn chosen(scenario: &Value, place: &str) -> Option<(&'static Choice, &'static ChoiceOption)> {
    let choice = CHOICES.iter().find(|choice| choice.path == place)?;
    let of = |json: &str| fenhong::scenario::tree(json).map(|value| kind(&value));
    let wanted = kind(path::get(scenario, place)?);
    Some((choice, choice.options.iter().find(|option| of(option.json).as_ref() == Ok(&wanted))?))
}
