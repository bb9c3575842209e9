//! Whether all contestants gave the same answers, to the last unit.

use super::field::{Field, Who};
use super::plan::{NUMPY_DRAWS, PLAIN_DRAWS, Plan, SHEET_DRAWS};
use super::samples::Samples;
use super::scenario;
use serde_json::{Value, json};

/// What was compared, and whether it agreed.
pub type Check = (String, bool);

/// Cells a draw and year, and the place of the first group's, in the answers (`benches/native/answers.rs`).
const CELLS: usize = 44;
const FUND: usize = 12;
const GROUP: usize = 14;
const WIDTH: usize = 10;

/// Registers and tables for those who have not got the core.
pub fn export(plan: &Plan, field: &mut Field) {
    for (scenario, path) in [&plan.county, &plan.small].into_iter().zip(&plan.inputs) {
        field.ask(Who::Native, &json!({ "do": "export", "scenario": scenario, "path": path }));
    }
}

/// Every number of the contestants that have not got the core against the core's. Also warms them up.
pub fn answers(plan: &Plan, field: &mut Field) -> Vec<Check> {
    let [county, small] = &plan.inputs;
    let whole = |draws| scenario::with_draws(&plan.county, draws);
    let asked = [
        (Who::NumPy, county, NUMPY_DRAWS, whole(NUMPY_DRAWS), "every tallied number"),
        (Who::JavaScript, county, PLAIN_DRAWS, whole(PLAIN_DRAWS), "every tallied number"),
        (Who::LibreOffice, small, SHEET_DRAWS, plan.small.clone(), "the listed tallies of a small village"),
    ];
    let mut checks = Vec::new();
    for (who, inputs, draws, scenario, what) in asked {
        let request = json!({ "inputs": inputs, "draws": draws, "answers": true });
        let Some(found) = field.ask(who, &request) else {
            continue;
        };
        let request = json!({ "do": "run", "scenario": scenario, "threads": 1, "answers": true });
        let Some(wanted) = field.ask(Who::Native, &request) else {
            continue;
        };
        let wanted = if who == Who::LibreOffice { listed(&wanted["answers"]) } else { wanted["answers"].clone() };
        checks.push((format!("{who:?}: {what} over {draws} draws"), found["answers"] == wanted));
    }
    checks
}

/// The core's runs against each other: on other machines, in shards, in any order.
pub fn fingerprints(plan: &Plan, field: &mut Field, samples: &Samples) -> Vec<Check> {
    let mut checks = Vec::new();
    let mut compare = |scenario: &Value, runs: &[String]| {
        let request = json!({ "do": "run", "scenario": scenario, "threads": 1 });
        let Some(native) = field.ask(Who::Native, &request) else {
            return;
        };
        for run in runs.iter().filter(|run| !samples.of(run).is_empty()) {
            let same = samples.of(run).iter().all(|answer| answer["fingerprint"] == native["fingerprint"]);
            checks.push((format!("{run}: the fingerprint of all tallies"), same));
        }
    };
    let county = ["native 1", "native 2", "node 1", "node 2", "chromium first 2", "chromium 2"];
    compare(&plan.county, &county.map(str::to_owned));
    compare(&plan.village, &["village".to_owned()]);
    for (name, scenario) in &plan.rules {
        compare(scenario, &[format!("rules: {name}")]);
    }
    checks
}

/// The tallies that the spreadsheet has, from the core's: households under the line and what they lack (cohort,
/// others), the cohort's households on the register, its payout, the collective's fund.
fn listed(answers: &Value) -> Value {
    let numbers: Vec<i64> = answers["cells"].as_array().into_iter().flatten().filter_map(Value::as_i64).collect();
    let rows = numbers.chunks(CELLS).flat_map(|cells| {
        let of = |group: usize, place: usize| cells[GROUP + group * WIDTH + place];
        let cohort = |place: usize| of(0, place) + of(1, place);
        let (paid_in, allocated, collective, poor, gap, registered) = (3, 4, 5, 6, 7, 8);
        let payout = [paid_in, allocated, collective].map(cohort).iter().sum();
        [cohort(poor), of(2, poor), cohort(gap), of(2, gap), cohort(registered), payout, cells[FUND]]
    });
    json!(rows.collect::<Vec<i64>>())
}
