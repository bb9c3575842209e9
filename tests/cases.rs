//! One folder a case: a scenario, the ledger worked by hand, and the working in plain words.
//!
//! `expected.json` lists the years. A year with `surplus` is shared out from entered surpluses, one
//! without is simulated: such scenarios hold no chance, so every draw must give the same ledger. Where one
//! does, `draw` names the draw that is worked out, and `work.md` says what chance brought.
//! Households and co-ops stand under their register numbers, equal ones as a range (`"1-60"`).

mod common;

use std::collections::BTreeSet;

use common::{differences, flat, json_of, names, path, text, uses, walk};
use fenhong::ledger::Row;
use fenhong::model::Model;
use fenhong::rules::RULES;
use fenhong::scenario::Scenario;
use fenhong::simulate::Engine;
use fenhong::simulate::tally::{GROUPS, InGroup, in_group};
use fenhong::units::Fen;
use serde_json::{Map, Value};

const FOLDER: &str = "tests/cases";

/// A case as it stands in its folder.
struct Case {
    name: String,
    model: Model,
    expected: Vec<Value>,
    /// The draw that is worked out, from 0, where the scenario holds chance.
    draw: Option<u32>,
}

fn cases() -> Vec<Case> {
    let read = |name: String| {
        let scenario = Scenario::from_json(&text(&format!("{FOLDER}/{name}/scenario.json")));
        let model = scenario.and_then(Model::new).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut expected = json_of(&format!("{FOLDER}/{name}/expected.json"));
        let draw = expected["draw"].as_u64().map(|number| number as u32 - 1);
        let Value::Array(years) = expected["years"].take() else { panic!("{name}: `years` must be a list") };
        Case { name, model, expected: years.into_iter().map(by_number).collect(), draw }
    };
    names(FOLDER).into_iter().map(read).collect()
}

/// Writes a range of households out, each under its number.
fn by_number(mut year: Value) -> Value {
    let mut all = Map::new();
    for (numbers, row) in year["households"].as_object().expect("households by number") {
        let (first, last) = numbers.split_once('-').unwrap_or((numbers, numbers));
        let number = |text: &str| text.parse::<u32>().expect("a register number");
        all.extend((number(first)..=number(last)).map(|number| (number.to_string(), row.clone())));
    }
    year["households"] = all.into();
    year
}

/// The surpluses entered for a year.
fn entered(year: &Value) -> Option<Vec<Fen>> {
    let texts = year.get("surplus")?.as_array().expect("a list of surpluses");
    Some(texts.iter().map(|text| text.as_str().and_then(|text| text.parse().ok()).expect("yuan as text")).collect())
}

/// Everything that a case expects and one draw's ledgers do not show.
fn mistakes(case: &Case, draw: u32) -> Vec<String> {
    let entered: Vec<Option<Vec<Fen>>> = case.expected.iter().map(entered).collect();
    let ledgers = walk(&case.model, draw, &entered);
    let mut list = Vec::new();
    for (year, (expected, ledger)) in case.expected.iter().zip(&ledgers).enumerate() {
        let mut expected = expected.clone();
        expected.as_object_mut().expect("a year").remove("surplus");
        let found = flat(ledger);
        if expected["households"].as_object().map(Map::len) != Some(ledger.rows.len()) {
            list.push(format!("{}, year {}: not every household is listed", case.name, year + 1));
        }
        let named = |what: String| format!("{}, draw {}, year {}{what}", case.name, draw + 1, year + 1);
        list.extend(differences(&expected, &found).into_iter().map(named));
    }
    list
}

#[test]
fn every_case_pays_what_was_worked_by_hand() {
    let cases = cases();
    assert!(cases.len() >= 74, "cases were lost");
    let list: Vec<String> = cases.iter().flat_map(|case| mistakes(case, case.draw.unwrap_or(0))).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}

#[test]
fn without_chance_every_draw_is_the_same() {
    let cases = cases();
    let certain = cases.iter().filter(|case| case.draw.is_none());
    let list: Vec<String> = certain.flat_map(|case| mistakes(case, 1)).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}

/// What households are paid in a year of a future, for their trade and on their shares of each class.
fn paid(cells: &[i64]) -> [i64; 3] {
    let of = |what| (0..GROUPS).map(|group| cells[in_group(group, what)]).sum();
    [of(InGroup::Patronage), of(InGroup::PaidIn), of(InGroup::Allocated)]
}

#[test]
fn the_futures_of_every_case_pay_what_its_ledgers_do() {
    for Case { name, model, .. } in cases() {
        let years = model.scenario.years as usize;
        let mut engine = Engine::new(model.scenario.clone()).expect("a valid scenario");
        let tally = engine.run((0, 2), (0, 1)).unwrap_or_else(|error| panic!("{name}: {error}"));
        for draw in 0..2 {
            for (year, ledger) in walk(&model, draw, &vec![None; years]).iter().enumerate() {
                let of = |amount: fn(&Row) -> Fen| ledger.rows.iter().map(amount).sum::<Fen>().fen();
                let ledger = [of(|row| row.patronage), of(|row| row.paid_in), of(|row| row.allocated + row.recovered)];
                assert_eq!(paid(tally.year(draw as usize, year)), ledger, "{name}, draw {draw}, year {}", year + 1);
            }
        }
    }
}

/// Amounts other than nothing in a tree of expectations.
fn amounts(tree: &Value, found: &mut BTreeSet<String>) {
    match tree {
        Value::Object(fields) => fields.values().for_each(|value| amounts(value, found)),
        Value::Array(items) => items.iter().for_each(|value| amounts(value, found)),
        Value::String(text) if text.parse::<Fen>().is_ok_and(|amount| amount != Fen::ZERO) => {
            found.insert(text.clone());
        }
        _ => {}
    }
}

#[test]
fn every_expected_amount_is_worked_out_in_words() {
    let mut missing = Vec::new();
    for case in cases() {
        let work = text(&format!("{FOLDER}/{}/work.md", case.name)).replace(',', "").replace('−', "-");
        let worked: BTreeSet<&str> = work.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).collect();
        let worked: BTreeSet<&str> = worked.into_iter().map(|number| number.trim_end_matches('.')).collect();
        let mut expected = BTreeSet::new();
        case.expected.iter().for_each(|year| amounts(year, &mut expected));
        let shown = |amount: &&String| !worked.contains(amount.as_str());
        missing.extend(expected.iter().filter(shown).map(|amount| format!("{}: {amount}", case.name)));
    }
    assert!(missing.is_empty(), "not worked out in work.md:\n{}", missing.join("\n"));
}

#[test]
fn a_case_is_a_scenario_its_ledger_and_its_working() {
    for name in names(FOLDER) {
        let files = names(&format!("{FOLDER}/{name}"));
        assert_eq!(files, ["expected.json", "scenario.json", "work.md"], "{name}");
        assert!(path(FOLDER).join(&name).is_dir());
    }
}

/// How shares are allocated in a generated village is worked by hand beside its code: its households are drawn.
const DRAWN: &str = "village.allocation";

#[test]
fn every_rule_of_the_book_has_a_case() {
    let json = |case: &Case| serde_json::from_str(&case.model.scenario.to_json()).expect("a scenario is JSON");
    let scenarios: Vec<Value> = cases().iter().map(json).collect();
    let listed = RULES.iter().filter(|rule| rule.choice != DRAWN);
    let missing = listed.filter(|rule| !scenarios.iter().any(|scenario| uses(scenario, rule)));
    let missing: Vec<String> = missing.map(|rule| format!("{}: {}", rule.choice, rule.id)).collect();
    assert!(missing.is_empty(), "no hand-worked case uses\n{}", missing.join("\n"));
}
