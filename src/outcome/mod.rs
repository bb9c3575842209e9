//! From tallies to what a run says: quantiles, poverty, probabilities.

mod report;

pub use report::*;
