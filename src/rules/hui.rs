//! The collective's dividend, rule `hui`: the village keeps the fraction a, the rest goes equally to
//! its registered poor, members or not.
//!
//! Hui county, seed `000_0dc6abbfd83702dd.txt`; the report does not give a, so it is an input.

use super::pool::{Heads, Pool, Purse};
use crate::scenario::{HuiRule, Rounding};
use crate::units::Rate;

/// Shares the collective's dividend of a year. The part kept is rounded down.
#[inline]
pub fn pool(rule: &HuiRule, rounding: Rounding, purse: &Purse, heads: &Heads, pool: &mut Pool) {
    pool.kept = purse.collective.mul_rate_down(rule.accumulation);
    pool.pay_poor(purse.collective - pool.kept, Rate::ZERO, rounding, heads);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Fen;

    fn shared(rounding: Rounding, registered: i64) -> Pool {
        let rule = HuiRule { accumulation: Rate::percent(40) };
        let purse = Purse { collective: Fen::yuan(100), ..Purse::default() };
        let heads = Heads { registered, ..Heads::default() };
        let mut shared = Pool { heads: registered, ..Pool::default() };
        pool(&rule, rounding, &purse, &heads, &mut shared);
        shared
    }

    #[test]
    fn the_village_keeps_its_part_and_the_odd_fen() {
        let pool = shared(Rounding::DeclaredDividend, 7);
        assert_eq!((pool.per_head, pool.kept), (Fen::new(857), Fen::new(4001)));
    }

    #[test]
    fn or_the_lowest_numbers_get_the_odd_fen() {
        let pool = shared(Rounding::LargestRemainder, 7);
        assert_eq!((pool.kept, pool.heads_with_more, pool.paid()), (Fen::new(4000), 1, Fen::new(6000)));
    }

    #[test]
    fn with_nobody_poor_the_poors_part_goes_to_the_welfare_fund() {
        let pool = shared(Rounding::DeclaredDividend, 0);
        assert_eq!((pool.kept, pool.welfare, pool.paid()), (Fen::new(4000), Fen::new(6000), Fen::ZERO));
    }
}
