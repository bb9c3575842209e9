//! The collective's dividend, rule `welfare`: all of it goes into the welfare fund, which pays the registered
//! poor by need.
//!
//! Each year a stated fraction of the fund is paid out in equal parts; a household with a grave illness the
//! year before counts as several. With nobody on the register nothing is paid. Fen that do not divide stay.

use super::pool::{Heads, Pool, Purse};
use crate::scenario::WelfareRule;
use crate::units::Fen;

/// Shares the collective's dividend of a year and what the fund holds.
#[inline]
pub fn pool(rule: &WelfareRule, purse: &Purse, heads: &Heads, pool: &mut Pool) {
    let (parts_of_ill, ill) = (i64::from(rule.ill_parts), heads.ill);
    if heads.registered > 0 {
        let parts = heads.registered + ill * (parts_of_ill - 1);
        let paid = (purse.welfare + purse.collective).mul_rate_down(rule.paid);
        (pool.per_head, pool.ill_more, pool.ill) = (paid.equal_part_down(parts), parts_of_ill - 1, ill);
    }
    pool.welfare += purse.collective - pool.paid();
    debug_assert!(purse.welfare + pool.welfare >= Fen::ZERO, "the welfare fund is never overdrawn");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Rate;

    #[test]
    fn the_ill_count_as_several() {
        let purse = Purse { collective: Fen::yuan(800), welfare: Fen::yuan(200), ..Purse::default() };
        let heads = Heads { registered: 4, ill: 1, ..Heads::default() };
        let mut shared = Pool { heads: 4, ..Pool::default() };
        pool(&WelfareRule { paid: Rate::percent(60), ill_parts: 3 }, &purse, &heads, &mut shared);
        // 600 in 3 + 3 parts.
        assert_eq!((shared.per_head, shared.paid(), shared.welfare), (Fen::yuan(100), Fen::yuan(600), Fen::yuan(200)));
    }
}
