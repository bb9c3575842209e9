//! Whether the core gave the same answers everywhere, to the last unit.

use super::field::{Field, Who};
use super::plan::{NUMPY_DRAWS, PLAIN_DRAWS, Plan, SHEET_DRAWS};
use super::samples::Samples;
use serde_json::{Value, json};

/// What was compared, and whether it agreed.
pub type Check = (String, bool);

/// Registers and tables for those who have not got the core.
pub fn export(plan: &Plan, field: &mut Field) {
    for (scenario, path) in [&plan.county, &plan.small].into_iter().zip(&plan.inputs) {
        field.ask(Who::Native, &json!({ "do": "export", "scenario": scenario, "path": path }));
    }
}

/// Warms up the contestants that have not got the core. They draw as the core once did, single draws instead of blocks,
/// and stay as they are: as many draws of the same model, which once agreed with the core's to the last unit.
pub fn warm_up(plan: &Plan, field: &mut Field) {
    let [county, small] = &plan.inputs;
    for (who, inputs, draws) in [
        (Who::NumPy, county, NUMPY_DRAWS),
        (Who::JavaScript, county, PLAIN_DRAWS),
        (Who::LibreOffice, small, SHEET_DRAWS),
    ] {
        field.ask(who, &json!({ "inputs": inputs, "draws": draws }));
    }
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
