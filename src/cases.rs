//! The scenarios that come with the product.

use crate::scenario::Scenario;

/// A shipped scenario.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Its name on the command line, after `case:`.
    pub id: &'static str,
    /// The scenario's JSON.
    pub json: &'static str,
}

/// All shipped scenarios: Hui's mixture first, then the three pure schemes, then the county.
pub const CASES: &[Case] = &[
    Case { id: "hui", json: include_str!("cases/hui.json") },
    Case { id: "village-controlled", json: include_str!("cases/village-controlled.json") },
    Case { id: "household-held", json: include_str!("cases/household-held.json") },
    Case { id: "allocated", json: include_str!("cases/allocated.json") },
    Case { id: "hui-county", json: include_str!("cases/hui-county.json") },
];

/// The shipped scenario with an id.
pub fn find(id: &str) -> Option<&'static Case> {
    CASES.iter().find(|case| case.id == id)
}

impl Case {
    /// The scenario, read and validated.
    ///
    /// # Panics
    /// Never: a test reads them all.
    pub fn scenario(&self) -> Scenario {
        Scenario::from_json(self.json).expect("shipped scenarios are valid")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_scenario_is_valid_and_says_its_date_and_name() {
        for case in CASES {
            let scenario = case.scenario();
            assert!(!scenario.name.zh.is_empty() && !scenario.name.en.is_empty(), "{}", case.id);
            assert_eq!(Scenario::from_json(&scenario.to_json()), Ok(scenario), "{}", case.id);
        }
    }
}
