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

fn ids(audit: &Audit) -> Vec<Kind> {
    audit.findings.iter().map(|finding| finding.kind).collect()
}

/// The named differences add up to the whole difference.
fn adds_up(audit: &Audit) {
    let sums = &audit.sums;
    let named: Fen = audit.findings.iter().map(|finding| finding.difference).sum();
    assert_eq!(sums.declared - sums.due, sums.difference);
    assert_eq!(sums.over - sums.under, sums.difference);
    assert_eq!(named, sums.difference + sums.withheld);
}

/// The ledger in order, changed as it is said.
fn changed(change: impl Fn(&mut Value)) -> Vec<Kind> {
    let mut ledger = tree(LEDGERS[1].1).unwrap();
    change(&mut ledger);
    ids(&audited(&ledger))
}

/// What is wrong with the ledger in order where one thing is changed.
fn faults() -> Vec<(&'static [Kind], Vec<Kind>)> {
    let withheld = |reason: &str, amount: &str| {
        let (reason, amount) = (reason.to_owned(), amount.to_owned());
        move |ledger: &mut Value| {
            let row = json!({ "household": 10, "part": "paid-in", "coop": 2, "amount": amount, "reason": reason });
            ledger["withheld"].as_array_mut().unwrap().push(row);
            let rows = ledger["paid"].as_array_mut().unwrap();
            rows.retain(|row| (&row["household"], &row["part"]) != (&json!(10), &json!("paid-in")));
        }
    };
    vec![
        (&[Kind::WithheldWithoutReason], changed(withheld("x", "1440.00"))),
        (&[Kind::WithheldWhole], changed(withheld(CONSENT, "1440.00"))),
        (&[Kind::WithheldWhole, Kind::PaidAndWithheld], changed(withheld(CONSENT, "1440.01"))),
        (&[Kind::PapersShort], changed(|ledger| ledger["papers"]["from"] = json!("2018-12-27"))),
        (&[Kind::DecidedAfterNotice], changed(|ledger| ledger["decided"]["on"] = json!("2019-01-12"))),
        (
            &[Kind::DateOfAnotherYear, Kind::DateOfAnotherYear],
            changed(|ledger| ledger["notice"] = json!({ "from": "2025-01-06", "to": "2025-01-15" })),
        ),
        (&[Kind::OneSignsTwice], changed(|ledger| ledger["signed"]["secretary"] = json!(SPACED))),
        (&[Kind::SupervisorOperates], changed(|ledger| ledger["offices"]["manages"] = json!(THIRD))),
        (&[Kind::SupervisorOperates], changed(|ledger| ledger["offices"]["keeps"] = json!(THIRD))),
        (&[Kind::LeaderManages], changed(|ledger| ledger["offices"]["manages"] = json!(FIRST))),
        (&[Kind::SupervisorRelated], changed(|ledger| ledger["offices"]["related"] = json!("keeps"))),
        (&[Kind::MoneyOnPrivateAccount], changed(|ledger| ledger["offices"]["account"] = json!("person"))),
        (&[], changed(|ledger| ledger["offices"]["account"] = json!("station"))),
        (&[Kind::OfficeUnnamed], changed(|ledger| ledger["offices"]["uses"] = json!(""))),
        (&[Kind::OfficeUnnamed], changed(|ledger| ledger["decided"]["by"] = json!(""))),
    ]
}

/// Names of the sample ledger, and what its sample household agreed to: written by their numbers, as texts that a reader
/// sees stand in the words.
const FIRST: &str = "\u{6837}\u{672c}\u{7532}";
const THIRD: &str = "\u{6837}\u{672c}\u{4e19}";
/// The same with a space inside.
const SPACED: &str = "\u{6837}\u{672c}\u{20}\u{4e19}";
const CONSENT: &str = "\u{6837}\u{672c}\u{ff1a}\u{672c}\u{4eba}\u{540c}\u{610f}";

#[test]
fn each_fault_is_named_and_nothing_else() {
    for (expected, found) in faults() {
        assert_eq!(found, expected);
    }
}

#[test]
fn every_kind_of_finding_is_found_somewhere_and_none_in_the_ledger_in_order() {
    let found = audited(&bad());
    let mut all: Vec<Kind> = faults().into_iter().flat_map(|(_, found)| found).chain(ids(&found)).collect();
    all.extend(changed(|ledger| ledger["year"] = json!(2026)));
    all.extend(changed(unlawful_scheme));
    all.extend(changed(|ledger| {
        ledger["scenario"]["scheme"]["adjustment"] = json!({ "rule": "taper", "years": 2 });
    }));
    for kind in Kind::ALL {
        assert!(all.contains(kind), "{kind:?}");
    }
    adds_up(&found);
    let clean = audit(&shipped("huaihua-ledger-clean").unwrap()).unwrap();
    assert_eq!(ids(&clean), Vec::<Kind>::new());
    assert_eq!(clean.sums.difference, -clean.sums.withheld);
    adds_up(&clean);
}

/// A plan of today that shares by shares alone.
fn unlawful_scheme(ledger: &mut Value) {
    ledger["scenario"]["as_of"] = json!("2025-06-01");
    ledger["scenario"]["scheme"]["surplus"] = json!({ "rule": "shares", "reserve": "0" });
    ledger["year"] = json!(2025);
}

#[test]
fn the_law_of_the_ledger_s_date_binds_the_audit() {
    let of = |ledger: &Value, kind| {
        let found = audited(ledger).findings.into_iter().find(|finding| finding.kind == kind).expect("found");
        (found.severity, found.article.map(|article| article.number))
    };
    let mut ledger = tree(LEDGERS[1].1).unwrap();
    unlawful_scheme(&mut ledger);
    assert_eq!(of(&ledger, Kind::SchemeUnlawful), (Severity::Unlawful, Some(44)));
    // Less than 60 % by trade: the law of 2006 says so in its Art. 37.
    let mut ledger = bad();
    let wanted = [("2018-12-31", 2018, Some(44)), ("2018-06-30", 2018, Some(37)), ("2016-12-31", 2016, Some(37))];
    for (as_of, year, article) in wanted {
        (ledger["scenario"]["as_of"], ledger["year"]) = (json!(as_of), json!(year));
        assert_eq!(of(&ledger, Kind::AboveDistributable), (Severity::Unlawful, article), "{as_of}");
    }
    assert_eq!(of(&ledger, Kind::SupervisorOperates), (Severity::Unlawful, Some(26)));
    // The plan of 2016 has one year; the ledger of 2018 is under the law of its own year.
    ledger["year"] = json!(2018);
    assert_eq!(of(&ledger, Kind::AboveDistributable), (Severity::Unlawful, Some(44)));
    assert!(ids(&audited(&ledger)).contains(&Kind::YearsApart));
    (ledger["scenario"]["as_of"], ledger["year"]) = (json!("2006-12-31"), json!(2006));
    assert_eq!(of(&ledger, Kind::AboveDistributable), (Severity::Wrong, None));
    // The collective itself: money on a private account, and near relatives.
    let mut ledger = tree(LEDGERS[1].1).unwrap();
    (ledger["scenario"]["as_of"], ledger["year"]) = (json!("2025-06-01"), json!(2025));
    ledger["scenario"]["scheme"]["form"] = json!("collective");
    (ledger["offices"]["account"], ledger["offices"]["related"]) = (json!("person"), json!("leads"));
    assert_eq!(of(&ledger, Kind::MoneyOnPrivateAccount), (Severity::Unlawful, Some(44)));
    assert_eq!(of(&ledger, Kind::SupervisorRelated), (Severity::Unlawful, Some(34)));
}

/// Two registered households with two shares each, of which the second has left the register under a rule of three steps.
#[test]
fn shares_that_go_step_by_step_go_by_the_years_off() {
    let ledger = |years: Option<u32>| {
        let mut ledger = tree(LEDGERS[1].1).unwrap();
        ledger["scenario"]["scheme"]["adjustment"] = json!({ "rule": "taper", "years": 2 });
        if let Some(years) = years {
            ledger["off_register"] = json!([{ "household": 2, "years": years }]);
        }
        super::due(&Declared::from_json(&ledger.to_string()).unwrap()).unwrap()
    };
    let kept = |years| {
        let ledger = ledger(years);
        let row = ledger.rows.iter().find(|row| row.id == 2).expect("it is there");
        row.lines[0].allocated_shares.count()
    };
    assert_eq!([None, Some(1), Some(2), Some(3)].map(kept), [2, 2, 1, 0]);
}

#[test]
fn money_moved_between_two_households_is_not_kept_by_the_village() {
    let mut ledger = tree(LEDGERS[1].1).unwrap();
    let rows = ledger["paid"].as_array_mut().unwrap();
    let mut of_village = rows.iter_mut().filter(|row| row["part"] == "collective");
    let (one, other) = (of_village.next().unwrap(), of_village.next().unwrap());
    (one["amount"], other["amount"]) = (json!("5068.00"), json!("5300.00"));
    let found = audited(&ledger);
    assert_eq!(ids(&found), [Kind::PaidMore, Kind::PaidLess]);
    assert!(found.findings.iter().all(|finding| finding.amount == Fen::yuan(116)));
    adds_up(&found);
}

#[test]
fn named_differences_add_up_whatever_is_paid() {
    let mut ledger = bad();
    let rows = ledger["paid"].as_array().unwrap().len();
    // Amounts that are spread without a pattern, every row in turn, and losses among the surpluses.
    for step in 0..120_u64 {
        let at = (step as usize * 7) % rows;
        let fen = (step * 2_654_435_761) % 2_000_000;
        ledger["paid"][at]["amount"] = json!(Fen::new(fen as i64).to_string());
        let surplus = Fen::new((step as i64 * 104_729) % 9_000_000 - 2_000_000);
        ledger["surplus"][step as usize % 3]["amount"] = json!(surplus.to_string());
        adds_up(&audited(&ledger));
    }
}

#[test]
fn who_is_gone_within_the_year_has_its_rights_of_the_year() {
    let mut ledger = bad();
    ledger["gone"][0]["on"] = json!("2018-01-01");
    ledger["on_register"] = json!([1, 3, 5, 9]);
    let found = audited(&ledger);
    assert!(!ids(&found).contains(&Kind::PaidDead));
    ledger["gone"][0]["on"] = json!("2017-12-31");
    assert!(ids(&audited(&ledger)).contains(&Kind::PaidDead));
}

#[test]
fn who_was_never_registered_has_not_left_the_register() {
    let ledger = due(&Declared::from_json(LEDGERS[1].1).unwrap()).unwrap();
    let rows: Vec<_> = ledger.rows.iter().filter(|row| !row.on_register).collect();
    assert!(rows.iter().any(|row| row.cohort) && rows.iter().any(|row| !row.cohort));
    assert!(rows.iter().all(|row| (row.has_left, row.leaving.is_some()) == (row.cohort, row.cohort)));
}

#[test]
fn instalments_are_not_twice_paid() {
    let mut ledger = tree(LEDGERS[1].1).unwrap();
    let place = ledger["paid"].as_array().unwrap().iter().position(|row| row["amount"] == "18000.00").unwrap();
    ledger["paid"][place]["amount"] = json!("8000.00");
    let mut rest = ledger["paid"][place].clone();
    rest["amount"] = json!("10000.00");
    ledger["paid"].as_array_mut().unwrap().push(rest);
    assert_eq!(ids(&audited(&ledger)), Vec::<Kind>::new());
    let last = ledger["paid"].as_array().unwrap().len() - 1;
    ledger["paid"][last]["amount"] = json!("10000.01");
    assert_eq!(ids(&audited(&ledger)), [Kind::PaidTwice]);
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
