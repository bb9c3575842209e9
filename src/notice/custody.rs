//! From the plan to what was paid: one altered fen anywhere is named.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::plan::Plan;
use super::seal::{Fingerprint, Sealed, Section, contents};
use crate::audit::{Declared, Part};
use crate::scenario::Error;
use crate::scenario::fields::join;
use crate::units::Fen;

/// How what was paid compares with the plan that was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Custody {
    /// What the plan is sealed with.
    pub fingerprint: Fingerprint,
    /// Everything that differs, the plan's own seal first.
    pub differences: Vec<Difference>,
    /// Planned for households.
    pub planned: Fen,
    /// Paid to them.
    pub paid: Fen,
    /// Kept back.
    pub withheld: Fen,
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "difference", rename_all = "kebab-case")]
pub enum Difference {
    /// The fingerprint on the paper is not the plan's.
    Paper {
        /// What stands on the paper.
        read: String,
    },
    /// A section of the plan is not what was sealed.
    Seal {
        /// Which.
        section: Section,
    },
    /// The plan has a payment that its rules do not give.
    Plan(Payout),
    /// Plan and payments rest on different things.
    Input {
        /// In which section.
        section: Section,
        /// The field, as in a ledger's file.
        field: String,
        /// In the plan; none where it is not there.
        planned: Option<String>,
        /// In the file of the payments.
        found: Option<String>,
    },
    /// A household was paid something else than planned.
    Payout(Payout),
    /// A co-op has paid the collective something else than planned.
    Collective {
        /// The co-op's register number.
        coop: u32,
        /// In the plan.
        planned: Fen,
        /// Paid.
        paid: Fen,
    },
}

/// A household's dividend, planned and paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Payout {
    /// Its register number.
    pub household: u32,
    /// Which dividend.
    pub part: Part,
    /// The co-op that pays, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coop: Option<u32>,
    /// In the plan.
    pub planned: Fen,
    /// Paid; in a plan that differs from its rules, what they give.
    pub paid: Fen,
    /// Kept back of it.
    pub withheld: Fen,
}

/// Lays what was paid beside a plan; `paper` is the fingerprint that stands on the paper, where someone has typed it.
///
/// # Errors
/// When the plan cannot be worked out by its own rules.
pub fn held(plan: &Sealed, paid: &Declared, paper: Option<&str>) -> Result<Custody, Error> {
    let mut differences = Vec::new();
    if let Some(read) = paper.filter(|read| !plan.fingerprint.is(read)) {
        differences.push(Difference::Paper { read: read.to_owned() });
    }
    differences.extend(plan.broken().into_iter().map(|section| Difference::Seal { section }));
    let by_rules = Plan::new(plan.declared.clone())?.sealed.declared;
    differences.extend(payouts(&plan.declared, &by_rules).into_iter().map(Difference::Plan));
    differences.extend(inputs(&plan.declared, paid));
    differences.extend(payouts(&plan.declared, paid).into_iter().map(Difference::Payout));
    differences.extend(to_collective(&plan.declared, paid));
    let sum = |declared: &Declared| declared.paid.iter().map(|payment| payment.amount).sum();
    Ok(Custody {
        fingerprint: plan.fingerprint.clone(),
        differences,
        planned: sum(&plan.declared),
        paid: sum(paid),
        withheld: paid.withheld.iter().map(|row| row.amount).sum(),
    })
}

/// Where what the payments rest on is not what the plan rests on.
fn inputs(plan: &Declared, paid: &Declared) -> Vec<Difference> {
    let (planned, found) = (contents(plan), contents(paid));
    let mut list = Vec::new();
    for section in Section::ALL.into_iter().filter(|section| *section != Section::Payments) {
        let at = if matches!(section, Section::Rules) { "scenario" } else { "" };
        let mut fields = Vec::new();
        compare(at, Some(&planned[&section]), Some(&found[&section]), &mut fields);
        let named = |(field, planned, found)| Difference::Input { section, field, planned, found };
        list.extend(fields.into_iter().map(named));
    }
    list
}

/// A field with what stands there in either tree.
type Field = (String, Option<String>, Option<String>);

/// The leaves in which two trees differ.
fn compare(at: &str, planned: Option<&Value>, found: Option<&Value>, list: &mut Vec<Field>) {
    match (planned, found) {
        _ if planned == found => {}
        (Some(Value::Object(planned)), Some(Value::Object(found))) => {
            let only_found = found.keys().filter(|key| !planned.contains_key(*key));
            for key in planned.keys().chain(only_found) {
                compare(&join(at, key), planned.get(key), found.get(key), list);
            }
        }
        (Some(Value::Array(planned)), Some(Value::Array(found))) => {
            for place in 0..planned.len().max(found.len()) {
                compare(&join(at, &place.to_string()), planned.get(place), found.get(place), list);
            }
        }
        _ => list.push((at.to_owned(), planned.map(said), found.map(said))),
    }
}

/// A leaf as it stands in a file, without quotes.
fn said(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A household's dividend: whose, which, from which co-op.
type Which = (u32, &'static str, Option<u32>);

/// The dividends that are not the same in both; several rows of one add up.
fn payouts(plan: &Declared, paid: &Declared) -> Vec<Payout> {
    let mut list: BTreeMap<Which, Payout> = BTreeMap::new();
    let zero = |household, part, coop| {
        let nothing = Fen::ZERO;
        Payout { household, part, coop, planned: nothing, paid: nothing, withheld: nothing }
    };
    let which = |household: u32, part: Part, coop: Option<u32>| (household, part.id(), coop);
    for row in &plan.paid {
        let key = which(row.household, row.part, row.coop);
        list.entry(key).or_insert_with(|| zero(row.household, row.part, row.coop)).planned += row.amount;
    }
    for row in &paid.paid {
        let key = which(row.household, row.part, row.coop);
        list.entry(key).or_insert_with(|| zero(row.household, row.part, row.coop)).paid += row.amount;
    }
    for row in &paid.withheld {
        let key = which(row.household, row.part, row.coop);
        list.entry(key).or_insert_with(|| zero(row.household, row.part, row.coop)).withheld += row.amount;
    }
    list.into_values().filter(|payout| payout.planned != payout.paid).collect()
}

/// What co-ops paid the collective, where it is not what was planned.
fn to_collective(plan: &Declared, paid: &Declared) -> Vec<Difference> {
    let mut list: BTreeMap<u32, [Fen; 2]> = BTreeMap::new();
    for (place, declared) in [plan, paid].into_iter().enumerate() {
        for of in &declared.to_collective {
            list.entry(of.coop).or_default()[place] += of.amount;
        }
    }
    let differ = list.into_iter().filter(|(_, [planned, paid])| planned != paid);
    differ.map(|(coop, [planned, paid])| Difference::Collective { coop, planned, paid }).collect()
}
