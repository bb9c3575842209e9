//! Sample villages of a few households, small enough to be reckoned by hand: for lessons only.

use serde_json::Value;

/// By name.
const VILLAGES: &[(&str, &str)] = &[("honey", include_str!("villages/honey.json"))];

/// The scenario's tree of a village.
pub fn find(name: &str) -> Option<Value> {
    let (_, text) = VILLAGES.iter().find(|(known, _)| *known == name)?;
    // A test reads them all.
    serde_json::from_str(text).ok()
}

/// What lessons call them.
pub fn known() -> impl Iterator<Item = String> {
    VILLAGES.iter().map(|(name, _)| format!("village:{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    #[test]
    fn every_village_is_a_scenario() {
        for (name, text) in VILLAGES {
            assert!(Scenario::from_json(text).is_ok() && find(name).is_some(), "{name}");
        }
    }
}
