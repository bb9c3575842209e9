//! Declared ledgers, each with the findings and sums that were worked out by hand.
//!
//! A folder of `tests/ledgers/` holds `expected.json`, the working in `work.md`, and `ledger.json`, unless a shipped ledger
//! has the folder's name.

mod common;

use common::{differences, json_of, names, path, text};
use fenhong::audit::{Audit, Declared, Kind, audit, shipped};
use serde_json::Value;

const FOLDER: &str = "tests/ledgers";

fn audited(name: &str) -> Audit {
    let declared =
        shipped(name).map_or_else(|| Declared::from_json(&text(&format!("{FOLDER}/{name}/ledger.json"))), Ok);
    declared.and_then(|declared| audit(&declared)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn every_ledger_has_the_findings_that_were_worked_by_hand() {
    for name in names(FOLDER) {
        let found = serde_json::to_value(audited(&name)).expect("an audit has a JSON form");
        let expected = json_of(&format!("{FOLDER}/{name}/expected.json"));
        assert_eq!(differences(&expected["sums"], &found["sums"]), Vec::<String>::new(), "{name}");
        let part =
            |finding: &Value| ["id", "field", "amount"].map(|part| finding[part].as_str().unwrap_or("").to_owned());
        let list = |tree: &Value| tree["findings"].as_array().expect("a list").iter().map(part).collect::<Vec<_>>();
        assert_eq!(list(&found), list(&expected), "{name}");
    }
}

#[test]
fn a_space_or_a_wide_letter_makes_no_other_person() {
    let mut ledger = json_of(&format!("{FOLDER}/refund-to-the-fen/ledger.json"));
    (ledger["offices"]["leads"], ledger["offices"]["manages"]) = ("样本 A".into(), "样本Ａ".into());
    let households = &mut ledger["scenario"]["village"]["households"];
    (households[0]["name"], households[1]["name"]) = ("样本户甲".into(), "样本户\u{3000}甲 ".into());
    let found = Declared::from_json(&ledger.to_string()).and_then(|declared| audit(&declared)).expect("a ledger");
    assert_eq!(
        found.findings.iter().map(|finding| finding.kind).collect::<Vec<_>>(),
        [Kind::SameName, Kind::LeaderManages]
    );
}

#[test]
fn every_expected_amount_is_worked_out_in_words() {
    for name in names(FOLDER) {
        let work = text(&format!("{FOLDER}/{name}/work.md")).replace(',', "").replace('−', "-");
        let expected = json_of(&format!("{FOLDER}/{name}/expected.json"));
        let findings = expected["findings"].as_array().expect("a list").iter().map(|finding| &finding["amount"]);
        for amount in findings.chain(expected["sums"].as_object().expect("sums").values()) {
            let amount = amount.as_str().expect("yuan as text");
            assert!(amount == "0.00" || work.contains(amount), "{name}: {amount}");
        }
    }
}

#[test]
fn a_folder_holds_what_is_expected_and_its_working() {
    assert!(names(FOLDER).len() >= 5, "ledgers were lost");
    for name in names(FOLDER) {
        let own = path(&format!("{FOLDER}/{name}/ledger.json")).exists();
        assert_ne!(own, shipped(&name).is_some(), "{name}");
    }
}
