//! Of the shipped ledgers, and of ledgers that are changed at random places.

use super::*;
use crate::scenario::tree;
use crate::units::Fen;
use serde_json::{Value, json};

fn bad() -> Value {
    tree(LEDGERS[0].1).unwrap()
}

fn audited(ledger: &Value) -> Audit {
    audit(&Declared::from_json(&ledger.to_string()).unwrap()).unwrap()
}

fn ids(audit: &Audit) -> Vec<&'static str> {
    audit.findings.iter().map(|finding| finding.id).collect()
}

/// The named differences add up to the whole difference.
fn adds_up(audit: &Audit) {
    let sums = &audit.sums;
    let named: Fen = audit.findings.iter().map(|finding| finding.difference).sum();
    assert_eq!(sums.declared - sums.due, sums.difference);
    assert_eq!(sums.over - sums.under, sums.difference);
    assert_eq!(named, sums.difference + sums.withheld);
}

#[test]
fn the_bad_ledger_has_every_kind_of_finding_and_the_clean_one_none() {
    let found = audited(&bad());
    for kind in KINDS {
        assert!(ids(&found).contains(&kind.id), "{}", kind.id);
    }
    adds_up(&found);
    let clean = audit(&shipped("huaihua-ledger-clean").unwrap()).unwrap();
    assert_eq!(ids(&clean), Vec::<&str>::new());
    assert_eq!(clean.sums.difference, -clean.sums.withheld);
    adds_up(&clean);
}

#[test]
fn named_differences_add_up_whatever_is_paid() {
    let mut ledger = bad();
    let rows = ledger["paid"].as_array().unwrap().len();
    // Amounts that are spread without a pattern, every row in turn, and losses among the surpluses.
    for step in 0..120_u64 {
        let at = (step as usize * 7) % rows;
        let fen = (step * 2_654_435_761) % 2_000_000;
        ledger["paid"][at]["amount"] = json!(Fen(fen as i64).to_string());
        let surplus = Fen((step as i64 * 104_729) % 9_000_000 - 2_000_000);
        ledger["surplus"][step as usize % 3]["amount"] = json!(surplus.to_string());
        adds_up(&audited(&ledger));
    }
}

#[test]
fn before_the_law_what_it_forbids_is_irregular() {
    let mut ledger = bad();
    assert_eq!(audited(&ledger).findings[0].severity, Severity::Unlawful);
    ledger["scenario"]["as_of"] = json!("2017-12-31");
    assert!(audited(&ledger).findings.iter().all(|finding| finding.severity != Severity::Unlawful));
}

#[test]
fn who_is_gone_within_the_year_has_its_rights_of_the_year() {
    let mut ledger = bad();
    ledger["gone"][0]["on"] = json!("2018-01-01");
    ledger["on_register"] = json!([1, 3, 5, 9]);
    let found = audited(&ledger);
    assert!(!ids(&found).contains(&"paid-dead"));
    ledger["gone"][0]["on"] = json!("2017-12-31");
    assert!(ids(&audited(&ledger)).contains(&"paid-dead"));
}

#[test]
fn instalments_are_not_twice_paid() {
    let mut ledger = tree(LEDGERS[1].1).unwrap();
    let place = ledger["paid"].as_array().unwrap().iter().position(|row| row["amount"] == "18000.00").unwrap();
    ledger["paid"][place]["amount"] = json!("8000.00");
    let mut rest = ledger["paid"][place].clone();
    rest["amount"] = json!("10000.00");
    ledger["paid"].as_array_mut().unwrap().push(rest);
    assert_eq!(ids(&audited(&ledger)), Vec::<&str>::new());
    let last = ledger["paid"].as_array().unwrap().len() - 1;
    ledger["paid"][last]["amount"] = json!("10000.01");
    assert_eq!(ids(&audited(&ledger)), ["paid-twice"]);
}

#[test]
fn a_shipped_scenario_can_be_named_and_its_village_chosen() {
    let ledger = |scenario: &str, village: u32| {
        let mut ledger = tree(LEDGERS[1].1).unwrap();
        ledger["scenario"] = json!(scenario);
        ledger["village"] = json!(village);
        for list in ["to_collective", "on_register", "gone", "paid", "withheld"] {
            ledger[list] = json!([]);
        }
        let scenario = crate::cases::find("hui-county").unwrap().scenario();
        let population = crate::population::Population::new(&scenario);
        let coops = population.register(village.clamp(1, population.villages()) - 1).coops;
        let zero = |coop: &crate::equity::Coop| json!({ "coop": coop.id, "amount": "0" });
        ledger["surplus"] = coops.iter().map(zero).collect();
        Declared::from_json(&ledger.to_string())
    };
    let found = audit(&ledger("hui-county", 3).unwrap()).unwrap();
    assert_eq!((found.sums.declared, found.sums.due), (Fen::ZERO, Fen::ZERO));
    assert_eq!(ledger("hui-county", 214).unwrap_err().field, "village");
    assert_eq!(ledger("nowhere", 1).unwrap_err().field, "scenario");
}
