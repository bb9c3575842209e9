//! Surplus rule `shares`: what can be shared goes by shares alone.
//!
//! Practice of Hui county. Not in keeping with Art. 44 of the co-operatives law when less than 60 %
//! is returned by patronage.

use super::schedule::{Over, Schedule};
use super::surplus::Funds;
use crate::scenario::SharesRule;
use crate::units::Fen;

/// What the rule keeps before.
pub fn funds(rule: &SharesRule) -> Funds {
    Funds::new(rule.reserve, rule.risk, rule.welfare, rule.welfare_of)
}

/// One pot over all shares.
pub fn share(left: Fen, schedule: &mut Schedule) {
    schedule.add(Over::Shares, left);
}
