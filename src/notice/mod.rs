//! What a village decides on, hangs out and hands over of one year: facts for its papers, all of one ledger.
//!
//! A [`Plan`] is the ledger that the rules give of entered surpluses, with the meetings that must decide it and what of
//! it breaks the law. It is [`Sealed`] under a fingerprint of everything that it rests on, which stands on every paper;
//! [`custody::held`] lays what was really paid beside the sealed plan, fen by fen. Nothing is simulated here.

pub mod custody;
mod meeting;
mod plan;
mod seal;
#[cfg(test)]
mod tests;

pub use custody::{Custody, Difference};
pub use meeting::Meeting;
pub use plan::Plan;
pub use seal::{FORMAT, Fingerprint, Sealed, Section};
