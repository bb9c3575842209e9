//! A scenario's main settings, and those that were changed, in a line each.

use fenhong::scenario::{FIELDS, Field};
use fenhong::units::Rate;
use fenhong::words::choices::{CHOICES, Choice, ChoiceOption};
use fenhong::words::{clauses, fields, origins, page, papers as words, percent, read};
use serde_json::Value;

use crate::app::model::{Model, case};
use crate::desk::{entry, path};
use crate::rooms::difference;

/// A setting in words: the question, the answer, and what an example answers where that is something else.
pub struct Setting {
    /// Its path in the scenario.
    pub place: String,
    /// The question.
    pub question: String,
    /// The answer.
    pub value: String,
    /// The example's.
    pub was: Option<String>,
}

/// Settings that a reader of a report looks for first.
const MAIN: [&str; 8] = [
    "village.poor",
    "scheme.surplus",
    "scheme.floor",
    "scheme.collective",
    "scheme.collective.accumulation",
    "scheme.adjustment",
    "poverty.line",
    "years",
];

/// The place of the share split, which is one line.
const SPLIT: &str = "village.split";

/// What a setting means, its range, what is usual and where that comes from.
pub fn notes(model: &Model, scenario: &Value, place: &str) -> Vec<String> {
    let voice = model.voice();
    if place == SPLIT {
        return vec![model.say(&origins::SEE_PARTS)];
    }
    let place = if place == entry::ENTERPRISES { "enterprises.0.mean" } else { place };
    // A field of a list stands for those of all places.
    let place = place.replace('*', "0");
    let place = place.strip_suffix(".rule").unwrap_or(&place);
    let of_field = |field: &Field| -> Vec<String> {
        let help = fields::words(field.path).map(|words| model.say(&words.help));
        help.into_iter().chain([origins::range(field, voice)]).collect()
    };
    match entry::field(place) {
        Some(field) => of_field(field),
        None => of_choice(model, scenario, place).unwrap_or_default(),
    }
}

fn of_choice(model: &Model, scenario: &Value, place: &str) -> Option<Vec<String>> {
    let (choice, option) = chosen(scenario, place)?;
    let rule = crate::parts::choice::kind(path::get(scenario, place)?);
    let mut lines = vec![model.say(&option.help), model.say(&choice.help)];
    lines.extend(clauses::basis(place, &rule, model.voice()));
    Some(lines)
}

/// The main settings, then the changed ones; at most `most`, and how many changed ones are left out.
pub fn settings(model: &Model, most: usize) -> (Vec<Setting>, usize) {
    let now = model.desk.scenario();
    let base = difference(model).map(|difference| case(difference.case));
    let mut all = vec![split(model, base.as_ref()), enterprises(model)];
    all.extend(MAIN.iter().filter_map(|place| setting(model, now, base.as_ref(), place)));
    let changed = places(now).into_iter().filter(|place| !MAIN.contains(&place.as_str()));
    let changed = changed.filter_map(|place| setting(model, now, base.as_ref(), &place));
    let changed: Vec<Setting> = changed.filter(|setting| setting.was.is_some()).collect();
    let left_out = (all.len() + changed.len()).saturating_sub(most);
    all.extend(changed);
    all.truncate(most);
    (all, left_out)
}

/// The places of all settings of a scenario but those of the share split, which are one line.
fn places(scenario: &Value) -> Vec<String> {
    let mut places: Vec<String> = CHOICES.iter().map(|choice| choice.path.to_owned()).collect();
    for field in FIELDS.iter().filter(|field| !field.path.starts_with("village.split.")) {
        match field.path.contains('*') {
            true => {
                let count = entry::enterprises(scenario).len();
                places.extend((0..count).map(|place| field.path.replacen('*', &place.to_string(), 1)));
            }
            false => places.push(field.path.to_owned()),
        }
    }
    places
}

fn setting(model: &Model, now: &Value, base: Option<&Value>, place: &str) -> Option<Setting> {
    let value = answer(model, now, place)?;
    let was = base.and_then(|base| answer(model, base, place)).filter(|was| *was != value);
    Some(Setting { place: place.to_owned(), question: question(model, now, place)?, value, was })
}

/// The words of a setting's value in a scenario, where it has it.
fn answer(model: &Model, scenario: &Value, place: &str) -> Option<String> {
    let value = path::get(scenario, place)?;
    if CHOICES.iter().any(|choice| choice.path == place) {
        return chosen(scenario, place).map(|(_, option)| model.say(&option.label));
    }
    let field = entry::field(place)?;
    let unit = model.say(&fields::words(field.path)?.unit);
    Some(read::show(&path::text(value), field.kind) + " " + &unit)
}

/// The choice at a place, with the option that a scenario has.
fn chosen(scenario: &Value, place: &str) -> Option<(&'static Choice, &'static ChoiceOption)> {
    let choice = CHOICES.iter().find(|choice| choice.path == place)?;
    let kind = |json: &str| fenhong::scenario::tree(json).map(|value| crate::parts::choice::kind(&value));
    let wanted = crate::parts::choice::kind(path::get(scenario, place)?);
    Some((choice, choice.options.iter().find(|option| kind(option.json).as_ref() == Ok(&wanted))?))
}

fn question(model: &Model, scenario: &Value, place: &str) -> Option<String> {
    if let Some(choice) = CHOICES.iter().find(|choice| choice.path == place) {
        return Some(model.say(&choice.question));
    }
    let question = model.say(&fields::words(entry::field(place)?.path)?.question);
    let mut parts = place.split('.');
    let of = parts.next().filter(|list| *list == entry::ENTERPRISES).and_then(|_| parts.next()?.parse::<usize>().ok());
    Some(match of {
        Some(of) => enterprise_name(model, &entry::enterprises(scenario)[of]) + " · " + &question,
        None => question,
    })
}

/// The three kinds of shares in one line.
fn split(model: &Model, base: Option<&Value>) -> Setting {
    let said = |scenario: &Value| {
        let part = |name: &str| {
            let rate = path::get(scenario, &(String::from("village.split.") + name)).and_then(Value::as_str);
            rate.and_then(|rate| rate.parse::<Rate>().ok()).map_or_else(String::new, percent)
        };
        let parts = ["collective", "paid_in", "allocated"].map(|name| (name, part(name)));
        model.voice().fill(page::SPLIT_STATE, &parts)
    };
    let value = said(model.desk.scenario());
    let was = base.map(said).filter(|was| *was != value);
    Setting { place: SPLIT.to_owned(), question: model.say(&page::SPLIT), value, was }
}

fn enterprises(model: &Model) -> Setting {
    let mut names: Vec<String> = Vec::new();
    for enterprise in entry::enterprises(model.desk.scenario()) {
        let mean = enterprise["mean"].as_str().and_then(|mean| mean.parse().ok()).map_or_else(String::new, percent);
        let name = enterprise_name(model, enterprise);
        names.push(model.voice().fill(words::ENTERPRISE, &[("name", &name), ("mean", &mean)]));
    }
    let gap = model.say(&words::LIST_GAP);
    let place = entry::ENTERPRISES.to_owned();
    Setting { place, question: model.say(&words::ENTERPRISES), value: names.join(&gap), was: None }
}

fn enterprise_name(model: &Model, enterprise: &Value) -> String {
    fenhong::safe::name(&path::text(&enterprise["name"][model.settings.key()]))
}
