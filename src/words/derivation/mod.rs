//! Where a number comes from: the one home of the words that say so.
//!
//! [`answers`] derive the numbers of Compare and Advise, [`origins`] those of the results at hand and of inputs,
//! [`behind`] names the futures behind a point of a chart; [`steps`] writes a year's ledger step by step, [`rows`] one
//! household's or co-op's part of it.

pub mod answers;
pub mod behind;
pub mod origins;
pub mod rows;
pub mod steps;
