//! Fenhong: how a village shares.

pub mod outcome;
pub mod scenario;
pub mod units;
