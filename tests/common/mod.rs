//! What several tests share: where things are, and the ledger as flat JSON.

#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};

use fenhong::ledger::{CoopYear, Row, Walk, YearLedger};
use fenhong::model::Model;
use fenhong::population::Population;
use fenhong::rules::Rule;
use fenhong::scenario::Error;
use fenhong::units::Fen;
use serde_json::{Map, Value, json};
use snapbox::assert::DEFAULT_ACTION_ENV;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data, IntoData};

/// A path inside this package.
pub fn path(inside: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(inside)
}

/// The text of a file of this package.
pub fn text(inside: &str) -> String {
    fs::read_to_string(path(inside)).unwrap_or_else(|error| panic!("{inside}: {error}"))
}

/// The JSON of a file of this package.
pub fn json_of(inside: &str) -> Value {
    serde_json::from_str(&text(inside)).unwrap_or_else(|error| panic!("{inside}: {error}"))
}

/// The names in a folder of this package, sorted.
pub fn names(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(path(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("a readable folder").file_name().into_string().expect("a plain name"))
        .collect();
    names.sort();
    names
}

/// Holds texts against the files of this package that keep them, and says what differs; `SNAPSHOTS=overwrite` writes
/// the files anew.
#[track_caller]
pub fn compare_with_files(found: impl IntoIterator<Item = (String, String)>) {
    let assert = Assert::new().action_env(DEFAULT_ACTION_ENV);
    let differs = |(inside, found): (String, String)| {
        let kept = Data::read_from(&path(&inside), Some(DataFormat::Text)).raw();
        assert.try_eq(None, found.into_data(), kept).err()
    };
    let changes: String = found.into_iter().filter_map(differs).map(|change| change.to_string()).collect();
    assert!(changes.is_empty(), "other than written down:\n{changes}");
}

/// The same of one text.
#[track_caller]
pub fn compare_with_file(inside: &str, found: String) {
    compare_with_files([(inside.to_owned(), found)]);
}

/// The ledgers of a village's years, one after the other: with the surpluses of a year where some are
/// entered, else as `draw` lives it.
pub fn walk(model: &Model, draw: u32, years: &[Option<Vec<Fen>>]) -> Vec<YearLedger> {
    try_walk(model, draw, years).expect("amounts that can be counted")
}

/// The same; amounts too large to be counted are refused.
pub fn try_walk(model: &Model, draw: u32, years: &[Option<Vec<Fen>>]) -> Result<Vec<YearLedger>, Error> {
    try_walk_in(model, 0, draw, years)
}

/// The same in any of the villages.
pub fn try_walk_in(
    model: &Model,
    village: u32,
    draw: u32,
    years: &[Option<Vec<Fen>>],
) -> Result<Vec<YearLedger>, Error> {
    let register = Population::new(&model.scenario).register(village);
    let mut walk = Walk::new(model, &register, draw);
    let next = |surpluses: &Option<Vec<Fen>>| match surpluses {
        Some(surpluses) => walk.next_declared_year(surpluses),
        None => walk.next_year(),
    };
    years.iter().map(next).collect()
}

/// A ledger as JSON whose co-ops and households are found by their register numbers, each step of a
/// co-op's year beside the others.
pub fn flat(ledger: &YearLedger) -> Value {
    let mut flat = serde_json::to_value(ledger).expect("a ledger has a JSON form");
    let coops = ledger.coops.iter().map(|coop| (coop.id.to_string(), flat_coop(coop))).collect::<Map<_, _>>();
    let rows = ledger.rows.iter().map(|row| (row.id.to_string(), flat_row(row))).collect::<Map<_, _>>();
    flat["coops"] = coops.into();
    flat["households"] = rows.into();
    flat
}

fn flat_coop(coop: &CoopYear) -> Value {
    let mut flat = serde_json::to_value(coop).expect("a co-op's year has a JSON form");
    for (part, prefix) in [("bridge", ""), ("floor", "floor_")] {
        let steps = flat[part].take();
        let steps = steps.as_object().expect("steps with names");
        let named = steps.iter().map(|(name, value)| (format!("{prefix}{name}"), value.clone()));
        flat.as_object_mut().expect("an object").extend(named);
    }
    flat["per_share_by_class"] = flat["per_share"].take();
    flat["per_share"] = json!(coop.per_share.paid_in);
    flat["odd"] = json!(coop.pots.iter().map(|pot| pot.declared.odd).sum::<Fen>());
    flat["net_assets"] = json!(coop.closing.net_assets());
    flat
}

fn flat_row(row: &Row) -> Value {
    let mut flat = serde_json::to_value(row).expect("a row has a JSON form");
    flat["total"] = json!(row.dividends());
    flat["income"] = json!(row.income());
    flat
}

/// Where `found` lacks or contradicts something that `expected` says; what `expected` leaves out is free.
pub fn differences(expected: &Value, found: &Value) -> Vec<String> {
    let mut list = Vec::new();
    compare(expected, found, String::new(), &mut list);
    list
}

fn compare(expected: &Value, found: &Value, at: String, list: &mut Vec<String>) {
    match expected {
        Value::Object(fields) => {
            for (name, value) in fields {
                compare(value, &found[name], format!("{at}/{name}"), list);
            }
        }
        _ if expected == found => {}
        _ => list.push(format!("{at}: expected {expected}, found {found}")),
    }
}

/// What stands at a path of names, in every entry of the lists on the way.
fn at<'a>(tree: &'a Value, path: &str) -> Vec<&'a Value> {
    let each = |found: &'a Value| found.as_array().map_or(vec![found], |list| list.iter().collect());
    path.split('.')
        .fold(vec![tree], |found, name| found.into_iter().flat_map(|one| one.get(name)).flat_map(each).collect())
}

/// Whether a scenario, with its defaults, uses a rule: names it, or gives the setting that it is.
pub fn uses(scenario: &Value, rule: &Rule) -> bool {
    let choice = at(scenario, rule.choice);
    let named = |value: &&Value| [*value, &value["rule"], &value["change"]].contains(&&Value::from(rule.id));
    let nothing = ["0", "0.00"].map(Value::from);
    let given = |value: &&Value| !value.is_null() && !nothing.contains(value);
    let setting = if rule.choice.ends_with(rule.id) {
        choice.clone()
    } else {
        choice.iter().filter_map(|one| one.get(rule.id)).collect()
    };
    choice.iter().any(named) || setting.iter().any(given)
}
