//! Fenhong: how a village shares.

pub mod assembly;
pub mod audit;
pub mod cases;
pub mod chance;
pub mod chart;
pub mod check;
pub mod decide;
pub mod enterprise;
pub mod equity;
pub mod household;
pub mod law;
pub mod ledger;
pub mod membership;
pub mod model;
pub mod order;
pub mod outcome;
pub mod population;
pub mod programme;
pub mod reported;
pub mod rules;
pub mod safe;
pub mod scenario;
pub mod simulate;
pub mod stability;
pub mod table;
pub mod tree;
pub mod units;
pub mod words;

#[cfg(feature = "wasm")]
pub mod wasm;
