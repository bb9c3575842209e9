//! A scenario's main settings, and those that were changed, in a line each.

use fenhong::scenario::FIELDS;
use fenhong::typed;
use fenhong::units::Rate;
use fenhong::words::choices::CHOICES;
use fenhong::words::{fields, page, papers as words, percent};
use serde_json::Value;

use crate::desk::difference::Difference;
use crate::desk::{case, entry, path};
use crate::parts::explain::input::{SPLIT, chosen};
use crate::parts::shared::Shared;

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

/// The main settings, then the changed ones; at most `most`, and how many changed ones are left out.
pub fn settings(shared: &Shared, of: Option<&Difference>, most: usize) -> (Vec<Setting>, usize) {
    let now = shared.desk.scenario();
    let base = of.map(|difference| case(difference.case));
    let mut all = vec![split(shared, base.as_ref()), enterprises(shared)];
    all.extend(MAIN.iter().filter_map(|place| setting(shared, now, base.as_ref(), place)));
    let changed = places(now).into_iter().filter(|place| !MAIN.contains(&place.as_str()));
    let changed = changed.filter_map(|place| setting(shared, now, base.as_ref(), &place));
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

fn setting(shared: &Shared, now: &Value, base: Option<&Value>, place: &str) -> Option<Setting> {
    let value = answer(shared, now, place)?;
    let was = base.and_then(|base| answer(shared, base, place)).filter(|was| *was != value);
    Some(Setting { place: place.to_owned(), question: question(shared, now, place)?, value, was })
}

/// The words of a setting's value in a scenario, where it has it.
fn answer(shared: &Shared, scenario: &Value, place: &str) -> Option<String> {
    let value = path::get(scenario, place)?;
    if CHOICES.iter().any(|choice| choice.path == place) {
        return chosen(scenario, place).map(|(_, option)| shared.say(&option.label));
    }
    let field = fenhong::scenario::fields::at(place)?;
    let unit = shared.say(&fields::words(field.path)?.unit);
    let said = typed::show(&path::text(value), field.kind) + " " + &unit;
    // Whose line it is stands beside it.
    let source = path::get(scenario, "poverty.source").filter(|_| place == "poverty.line").map(path::text);
    Some(match source {
        Some(source) => shared.voice().fill(page::SOURCED, &[("value", &said), ("source", &source)]),
        None => said,
    })
}

fn question(shared: &Shared, scenario: &Value, place: &str) -> Option<String> {
    if let Some(choice) = CHOICES.iter().find(|choice| choice.path == place) {
        return Some(shared.say(&choice.question));
    }
    let question = shared.say(&fields::words(fenhong::scenario::fields::at(place)?.path)?.question);
    let mut parts = place.split('.');
    let of = parts.next().filter(|list| *list == entry::ENTERPRISES).and_then(|_| parts.next()?.parse::<usize>().ok());
    Some(match of {
        Some(of) => enterprise_name(shared, &entry::enterprises(scenario)[of]) + " · " + &question,
        None => question,
    })
}

/// The three kinds of shares in one line.
fn split(shared: &Shared, base: Option<&Value>) -> Setting {
    let said = |scenario: &Value| {
        let part = |name: &str| {
            let rate = path::get(scenario, &(String::from("village.split.") + name)).and_then(Value::as_str);
            rate.and_then(|rate| rate.parse::<Rate>().ok()).map_or_else(String::new, percent)
        };
        let parts = ["collective", "paid_in", "allocated"].map(|name| (name, part(name)));
        shared.voice().fill(page::SPLIT_STATE, &parts)
    };
    let value = said(shared.desk.scenario());
    let was = base.map(said).filter(|was| *was != value);
    Setting { place: SPLIT.to_owned(), question: shared.say(&page::SPLIT), value, was }
}

fn enterprises(shared: &Shared) -> Setting {
    let mut names: Vec<String> = Vec::new();
    for enterprise in entry::enterprises(shared.desk.scenario()) {
        let mean = enterprise["mean"].as_str().and_then(|mean| mean.parse().ok()).map_or_else(String::new, percent);
        let name = enterprise_name(shared, enterprise);
        names.push(shared.voice().fill(words::ENTERPRISE, &[("name", &name), ("mean", &mean)]));
    }
    let gap = shared.say(&words::LIST_GAP);
    let place = entry::ENTERPRISES.to_owned();
    Setting { place, question: shared.say(&words::ENTERPRISES), value: names.join(&gap), was: None }
}

fn enterprise_name(shared: &Shared, enterprise: &Value) -> String {
    fenhong::safe::name(&path::text(&enterprise["name"][shared.settings.key()]))
}
