//! Inputs beside results: the scenario at hand.

pub mod behind;
pub mod enterprises;
pub mod findings;
pub mod inputs;
pub mod members;
pub mod results;
pub mod split;
pub mod state;
pub mod update;
pub mod why;
