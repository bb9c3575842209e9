//! The collective's dividend, rule `parts`: so much for the poor, so much for the village, so much for others.
//!
//! Found splits: 55/30/15 poor, collective, running costs; 70/20/10 poor, operator, collective; 40/40/20
//! keeper, poor, collective.

use super::pool::{Heads, Pool, Purse};
use crate::scenario::{PartsRule, Rounding};

/// Shares the collective's dividend of a year. The poor's and the others' parts are rounded down, the village
/// gets the rest.
#[inline]
pub fn pool(rule: &PartsRule, rounding: Rounding, purse: &Purse, heads: &Heads, pool: &mut Pool) {
    let poor = purse.collective.mul_rate_down(rule.poor);
    pool.others = purse.collective.mul_rate_down(rule.others);
    pool.kept = purse.collective - poor - pool.others;
    pool.pay_poor(poor, rule.posts, rounding, heads);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::{Fen, Rate};

    #[test]
    fn three_parts_make_the_whole() {
        let [poor, collective, others] = [55, 30, 15].map(Rate::percent);
        let rule = PartsRule { poor, collective, others, posts: Rate::ZERO };
        let purse = Purse { collective: Fen::new(10_001), ..Purse::default() };
        let heads = Heads { registered: 2, ..Heads::default() };
        let mut shared = Pool { heads: 2, ..Pool::default() };
        pool(&rule, Rounding::LargestRemainder, &purse, &heads, &mut shared);
        assert_eq!((shared.paid(), shared.kept, shared.others), (Fen::new(5_500), Fen::new(3_001), Fen::new(1_500)));
    }
}
