//! A scenario made ready to run: its tables and thresholds.

use crate::enterprise::Businesses;
use crate::household::Hazards;
use crate::scenario::{Error, Scenario};

/// Everything that does not depend on a draw.
#[derive(Clone, Debug)]
pub struct Model {
    /// The scenario it was made from.
    pub scenario: Scenario,
    /// The enterprises.
    pub businesses: Businesses,
    /// The households' luck.
    pub hazards: Hazards,
}

impl Model {
    /// Validates a scenario and prepares it.
    ///
    /// # Errors
    /// What [`Scenario::validate`] finds.
    pub fn new(scenario: Scenario) -> Result<Model, Error> {
        scenario.validate()?;
        let (businesses, hazards) = (Businesses::new(&scenario), Hazards::new(&scenario));
        Ok(Model { scenario, businesses, hazards })
    }
}
