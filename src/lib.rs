//! Fenhong: how a village shares.

pub mod chance;
pub mod chart;
pub mod enterprise;
pub mod equity;
pub mod household;
pub mod outcome;
pub mod population;
pub mod rules;
pub mod scenario;
pub mod table;
pub mod units;
pub mod words;
