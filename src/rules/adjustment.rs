//! Dynamic adjustment: what becomes of allocated shares when a household leaves the register.
//!
//! `keep` (default): the household keeps them; the seed says nothing else. `recover` (found practice
//! elsewhere, never Hui's): their dividend is pooled for the households still on the register. The
//! status on 31 December of one year fixes the rights of the next.

use super::Pool;
use crate::scenario::{Adjustment, Rounding};
use crate::units::Fen;

/// Adds to `pool` how the dividend on recovered shares is shared over `heads` households.
///
/// Without a head, and beyond the cap, it goes to the welfare fund.
#[inline]
pub fn share_recovered(rule: &Adjustment, rounding: Rounding, recovered: Fen, heads: i64, pool: &mut Pool) {
    let Adjustment::Recover(rule) = rule else {
        assert_eq!(recovered, Fen::ZERO, "only `recover` recovers shares");
        return;
    };
    pool.recovered = recovered;
    if heads == 0 {
        pool.welfare += recovered;
        return;
    }
    let part = recovered.equal_part_floor(heads);
    pool.recovered_per_head = rule.cap.map_or(part, |cap| part.min(cap));
    let rest = recovered - Fen(pool.recovered_per_head.0 * heads);
    if rounding == Rounding::LargestRemainder
        && pool.recovered_per_head == part
        && rule.cap.is_none_or(|cap| part < cap)
    {
        pool.recovered_heads_with_more = rest.0;
    } else {
        pool.welfare += rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{KeepRule, RecoverRule};

    fn share(cap: Option<Fen>, rounding: Rounding, heads: i64) -> Pool {
        let mut pool = Pool { heads, ..Pool::default() };
        share_recovered(&Adjustment::Recover(RecoverRule { cap }), rounding, Fen(1003), heads, &mut pool);
        pool
    }

    #[test]
    fn the_recovered_pool_is_shared_equally_and_the_rest_is_welfare() {
        let pool = share(None, Rounding::DeclaredDividend, 4);
        assert_eq!((pool.recovered_per_head, pool.welfare), (Fen(250), Fen(3)));
        let pool = share(None, Rounding::LargestRemainder, 4);
        assert_eq!((pool.recovered_heads_with_more, pool.recovered_paid()), (3, Fen(1003)));
    }

    #[test]
    fn the_excess_over_the_cap_goes_to_the_welfare_fund() {
        let pool = share(Some(Fen(100)), Rounding::LargestRemainder, 4);
        assert_eq!((pool.recovered_per_head, pool.welfare), (Fen(100), Fen(603)));
        let pool = share(Some(Fen(250)), Rounding::LargestRemainder, 4);
        assert_eq!((pool.recovered_paid(), pool.welfare), (Fen(1000), Fen(3)));
    }

    #[test]
    fn with_nobody_poor_it_all_goes_to_the_welfare_fund() {
        assert_eq!(share(None, Rounding::DeclaredDividend, 0).welfare, Fen(1003));
    }

    #[test]
    fn keep_adds_nothing() {
        let mut pool = Pool::default();
        share_recovered(&Adjustment::Keep(KeepRule {}), Rounding::DeclaredDividend, Fen::ZERO, 3, &mut pool);
        assert_eq!(pool, Pool::default());
    }
}
