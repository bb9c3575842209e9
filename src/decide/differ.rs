//! In what scenarios differ, and whether the terms of a comparison are equal.

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use crate::scenario::Scenario;

use super::outturn::Outturn;

/// An input in which scenarios differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Differs {
    /// Its path.
    pub path: String,
    /// What it is in each scenario; none where a scenario's rules do not have it.
    pub values: Vec<Option<String>>,
    /// Whether it belongs to the scheme; else it is one of the terms that should be equal.
    pub of_scheme: bool,
}

/// What must be equal for a fair comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermKind {
    /// Total capital.
    Capital,
    /// The public part of it: what a scheme costs the state and the village.
    Public,
    /// The enterprises.
    Enterprises,
    /// The luck: the seed, and the households' risks.
    Luck,
    /// The households with their base incomes.
    Households,
    /// Whether the co-ops employ people, and whom.
    Work,
    /// The line, and when a household leaves.
    Line,
    /// The date that selects the law.
    Date,
}

/// A term and whether it is equal in all scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    /// Which.
    pub term: TermKind,
    /// Whether it is equal.
    pub is_equal: bool,
}

/// What the households are and earn.
const HOUSEHOLDS: &[&str] = &[
    "village.kind",
    "village.villages",
    "village.households",
    "village.poor",
    "village.persons",
    "village.other_earnings",
    "village.wages_spread",
    "village.farming_spread",
    "seeds.people",
];

/// The terms of a comparison.
pub fn terms(scenarios: &[Arc<Scenario>], outturns: &[Outturn]) -> Vec<Term> {
    let found = differs(scenarios);
    let same =
        |roots: &[&str]| !found.iter().any(|row| !row.of_scheme && roots.iter().any(|root| row.path.starts_with(root)));
    [
        (TermKind::Capital, outturns.windows(2).all(|pair| pair[0].capital == pair[1].capital)),
        (TermKind::Public, outturns.windows(2).all(|pair| pair[0].public == pair[1].public)),
        (TermKind::Enterprises, same(&["enterprises", "village.coops", "village.more_enterprises", "village.sold"])),
        (TermKind::Luck, same(&["luck", "seeds.luck"])),
        (TermKind::Households, same(HOUSEHOLDS)),
        (TermKind::Work, same(&["work"])),
        (TermKind::Line, same(&["poverty"])),
        (TermKind::Date, same(&["as_of"])),
    ]
    .map(|(term, is_equal)| Term { term, is_equal })
    .to_vec()
}

/// Every input in which the scenarios differ, in the order of the file. Names and notes are no inputs. What a roster
/// lists goes by its register number, in a path too (`village.households.7.wage`), whatever its order; who is not on all
/// rosters is one row with the name. Only the first few of very many are listed.
pub fn differs(scenarios: &[Arc<Scenario>]) -> Vec<Differs> {
    let trees: Vec<Value> = scenarios.iter().map(|scenario| crate::tree::of(&**scenario)).collect();
    let all: Vec<Option<&Value>> = trees.iter().map(Some).collect();
    let mut found = Vec::new();
    walk(String::new(), &all, &mut found);
    found
}

/// What is no input.
const NAMES: [&str; 3] = ["name", "note", "format"];
/// Lists whose items have a register number each.
const ROSTERS: [&str; 2] = ["village.coops", "village.households"];
/// Differences that are listed at the most.
const MOST: usize = 200;

fn walk(path: String, values: &[Option<&Value>], found: &mut Vec<Differs>) {
    if values.windows(2).all(|pair| pair[0] == pair[1]) || found.len() >= MOST {
        return;
    }
    let inner = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    let has_fields = values.iter().flatten().any(|value| value.is_object());
    let items = values.iter().flatten().filter_map(|value| value.as_array()).map(Vec::len).max();
    if has_fields {
        let mut names: Vec<&String> = Vec::new();
        for name in values.iter().flatten().filter_map(|value| value.as_object()).flat_map(|object| object.keys()) {
            let is_name = NAMES.contains(&name.as_str());
            if !is_name && !names.contains(&name) {
                names.push(name);
            }
        }
        for name in names {
            let of: Vec<Option<&Value>> = values.iter().map(|value| value.and_then(|value| value.get(name))).collect();
            walk(inner(name), &of, found);
        }
    } else if ROSTERS.contains(&path.as_str()) && items.is_some() {
        for number in numbers(values) {
            let of: Vec<Option<&Value>> =
                values.iter().map(|value| value.and_then(|value| with(value, number))).collect();
            match of.iter().all(Option::is_some) {
                true => walk(inner(&number.to_string()), &of, found),
                false => found.push(Differs {
                    path: inner(&number.to_string()),
                    values: of
                        .iter()
                        .map(|item| item.and_then(|item| Some(item["name"].as_str()?.to_owned())))
                        .collect(),
                    of_scheme: false,
                }),
            }
        }
    } else if let Some(items) = items {
        for place in 0..items {
            let of: Vec<Option<&Value>> = values.iter().map(|value| value.and_then(|value| value.get(place))).collect();
            walk(inner(&place.to_string()), &of, found);
        }
    } else {
        let text = |value: &&Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        found.push(Differs {
            of_scheme: is_of_scheme(&path),
            path,
            values: values.iter().map(|value| value.as_ref().map(text)).collect(),
        });
    }
}

/// The register numbers of all rosters, in their order, each once.
fn numbers(rosters: &[Option<&Value>]) -> Vec<u64> {
    let mut found = Vec::new();
    for number in rosters.iter().flatten().filter_map(|roster| roster.as_array()).flatten().filter_map(number) {
        if !found.contains(&number) {
            found.push(number);
        }
    }
    found
}

/// The item of a roster that has this register number.
fn with(roster: &Value, wanted: u64) -> Option<&Value> {
    roster.as_array()?.iter().find(|item| number(item) == Some(wanted))
}

fn number(item: &Value) -> Option<u64> {
    item["id"].as_u64()
}

/// Whether an input says who holds the shares or how the surplus is shared.
fn is_of_scheme(path: &str) -> bool {
    let of_roster = path.starts_with("village.households.") && path.contains(".shares.");
    let of_coop = path.starts_with("village.coops.") && path.ends_with(".collective");
    let parts = ["scheme.", "village.split", "village.allocation", "village.joined", "village.poor_joined"];
    of_roster || of_coop || parts.iter().any(|part| path.starts_with(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_listed_with_every_value() {
        let first = crate::cases::find("hui").expect("a case").scenario();
        let mut second = first.clone();
        second.name.zh = "别的名字".to_owned();
        second.poverty.exit_years = 3;
        second.scheme.adjustment = crate::scenario::Adjustment::Taper(crate::scenario::TaperRule { years: 2 });
        let found = differs(&[Arc::new(first), Arc::new(second)]);
        let rows: Vec<(&str, bool)> = found.iter().map(|row| (row.path.as_str(), row.of_scheme)).collect();
        let wanted =
            [("poverty.exit_years", false), ("scheme.adjustment.rule", true), ("scheme.adjustment.years", true)];
        let mut sorted = rows.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, wanted);
        let years = found.iter().find(|row| row.path == "scheme.adjustment.years").expect("listed");
        assert_eq!(years.values, [None, Some("2".to_owned())]);
    }

    #[test]
    fn a_roster_goes_by_its_numbers_whatever_its_order() {
        let first = crate::cases::find("nanzhao-family").expect("a case").scenario();
        let mut second = first.clone();
        let crate::scenario::Village::Listed(roster) = &mut second.village else { panic!("a roster") };
        roster.households.reverse();
        assert_eq!(differs(&[Arc::new(first.clone()), Arc::new(second.clone())]), []);
        let crate::scenario::Village::Listed(roster) = &mut second.village else { panic!("a roster") };
        let mut new = roster.households[0].clone();
        (new.id, new.name) = (99, "样本户九十九".to_owned());
        let id = roster.households[0].id;
        roster.households[0].wage = crate::units::Fen::yuan(123);
        roster.households.insert(0, new);
        let found = differs(&[Arc::new(first), Arc::new(second)]);
        let rows: Vec<_> = found.iter().map(|row| (row.path.clone(), row.values[1].clone())).collect();
        let wage = (format!("village.households.{id}.wage"), Some("123.00".to_owned()));
        let new = ("village.households.99".to_owned(), Some("样本户九十九".to_owned()));
        assert_eq!(rows, [wage, new]);
    }
}
