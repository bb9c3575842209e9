//! The pinned case and what is made from it.

use crate::layout::Layout;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fs;

/// Hui county: 213 villages, 1 033 co-ops, 35 000 households, 10 years, 1 000 draws.
pub fn county(layout: &Layout) -> Result<Value> {
    let text = fs::read_to_string(layout.source("src/cases/hui-county.json")).context("the pinned case")?;
    Ok(serde_json::from_str(&text)?)
}

/// The same with other draws.
pub fn with_draws(county: &Value, draws: u64) -> Value {
    let mut scenario = county.clone();
    scenario["draws"] = json!(draws);
    scenario
}

/// A village of the county.
pub fn village(county: &Value, coops: u64, households: u64, draws: u64) -> Value {
    let mut scenario = with_draws(county, draws);
    merge(&mut scenario["village"], &json!({ "villages": 1, "coops": coops, "households": households }));
    scenario
}

/// The most villages and co-ops that a scenario may have.
const MOST: [u64; 2] = [5_000, 20_000];

/// A county of another size, its villages and co-ops as large as before where a scenario may have so many.
pub fn sized(county: &Value, households: u64, years: u64, draws: u64) -> Value {
    let mut scenario = with_draws(county, draws);
    scenario["years"] = json!(years);
    let part = |of: u64, most: u64| (households * of / 35_000).clamp(1, most);
    let (villages, coops) = (part(213, MOST[0]), part(1033, MOST[1]));
    let size = json!({ "villages": villages, "coops": coops, "households": households });
    merge(&mut scenario["village"], &size);
    scenario
}

/// A rule set: its name and the scenario.
pub fn rule_sets(layout: &Layout, county: &Value, draws: u64) -> Result<Vec<(String, Value)>> {
    let text = fs::read_to_string(layout.source("benches/rules.json"))?;
    let sets: Vec<Value> = serde_json::from_str(&text).context("benches/rules.json")?;
    let named = |set: &Value| {
        let mut scenario = with_draws(county, draws);
        merge(&mut scenario, &json!({ "scheme": set["scheme"] }));
        let name = set["name"].as_str().unwrap_or_default();
        (name.to_owned(), scenario)
    };
    Ok(sets.iter().map(named).collect())
}

/// Household-years of a scenario.
pub fn household_years(scenario: &Value) -> f64 {
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    number(&scenario["village"]["households"]) * number(&scenario["years"]) * number(&scenario["draws"])
}

/// Lays a patch over a value (JSON Merge Patch), but a rule replaces a rule.
fn merge(to: &mut Value, patch: &Value) {
    match patch {
        Value::Object(patch) if to.is_object() && !patch.contains_key("rule") => {
            for (name, value) in patch {
                merge(&mut to[name], value);
            }
        }
        _ => *to = patch.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_changes_what_it_names_and_a_rule_as_a_whole() {
        let mut scenario =
            json!({ "scheme": { "rounding": "a", "adjustment": { "rule": "recover", "cap": "1" } }, "years": 3 });
        merge(&mut scenario, &json!({ "scheme": { "adjustment": { "rule": "keep" } } }));
        assert_eq!(scenario, json!({ "scheme": { "rounding": "a", "adjustment": { "rule": "keep" } }, "years": 3 }));
    }
}
