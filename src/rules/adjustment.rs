//! Dynamic adjustment: what becomes of allocated shares when a household leaves the register.
//!
//! `keep` (default): the household keeps them; the seed says nothing else. `convert`: they become its own
//! paid-in shares for good, so they are refunded when the co-op closes; a floor promised on allocated shares
//! goes on with them. The others are found practice elsewhere, never Hui's: `recover` pools their dividend for
//! the households still on the register, `stop` and `taper` add it to what the village keeps, at once or step by
//! step. The status on 31 December of one year fixes the rights of the next; who relapses has the rights
//! again. Shares of a household that never was on the register are lost from the start, save under `keep` and
//! `convert`; who comes onto it later has them from then on. Odd fen of a dividend go with the shares.

use super::pool::Pool;
use crate::scenario::{Adjustment, RecoverRule, Rounding};
use crate::units::{Fen, Shares, mul_div_down};

/// How many of its allocated shares a household has lost, `years` after it left the register (0: it is on
/// it; who never was on it has lost what can be lost, after any number of years).
/// Under `taper` over n years it has lost k parts in n + 1 in its k-th year off, rounded down.
///
/// ```
/// use fenhong::Shares;
/// use fenhong::rules::adjustment::lost;
/// use fenhong::scenario::{Adjustment, TaperRule};
///
/// let taper = Adjustment::Taper(TaperRule { years: 3 });
/// assert_eq!([0, 1, 2, 3, 4].map(|years| lost(&taper, Shares::new(10), years).count()), [0, 2, 5, 7, 10]);
/// ```
pub fn lost(rule: &Adjustment, held: Shares, years: i32) -> Shares {
    match rule {
        Adjustment::Keep(_) | Adjustment::Convert(_) => Shares::ZERO,
        Adjustment::Recover(_) | Adjustment::Stop(_) => {
            if years > 0 {
                held
            } else {
                Shares::ZERO
            }
        }
        Adjustment::Taper(rule) => {
            let steps = i64::from(rule.years) + 1;
            Shares::new(held.count() * i64::from(years).min(steps) / steps)
        }
    }
}

/// What a household keeps of the odd fen on its allocated shares, of which it has not lost so many of so many: they go with
/// the shares, rounded down.
pub fn kept_odd(odd: Fen, [kept, held]: [i64; 2]) -> Fen {
    if held == 0 { odd } else { Fen::new(mul_div_down(odd.fen(), kept, held)) }
}

/// Adds to `pool` what becomes of the dividend on lost shares.
#[inline]
pub fn share(rule: &Adjustment, rounding: Rounding, pool: &mut Pool) {
    match rule {
        Adjustment::Recover(rule) => recover(rule, rounding, pool),
        Adjustment::Stop(_) | Adjustment::Taper(_) => pool.kept += pool.recovered,
        Adjustment::Keep(_) | Adjustment::Convert(_) => {
            assert!(pool.recovered == Fen::ZERO, "only some rules take shares back");
        }
    }
}

/// Equally over the heads; without a head, and beyond the cap, it goes to the welfare fund.
#[inline]
fn recover(rule: &RecoverRule, rounding: Rounding, pool: &mut Pool) {
    if pool.heads == 0 {
        pool.welfare += pool.recovered;
        return;
    }
    let part = pool.recovered.equal_part_down(pool.heads);
    pool.recovered_per_head = rule.cap.map_or(part, |cap| part.min(cap));
    let rest = pool.recovered - pool.recovered_per_head.times(pool.heads);
    if rounding == Rounding::LargestRemainder
        && pool.recovered_per_head == part
        && rule.cap.is_none_or(|cap| part < cap)
    {
        pool.recovered_heads_with_more = rest.fen();
    } else {
        pool.welfare += rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{NoSettings, TaperRule};

    /// Years off the register of who never was on it.
    const NEVER_ON: i32 = 10_000;

    fn recovered(cap: Option<Fen>, rounding: Rounding, heads: i64) -> Pool {
        let mut pool = Pool { heads, recovered: Fen::new(1003), ..Pool::default() };
        share(&Adjustment::Recover(RecoverRule { cap }), rounding, &mut pool);
        pool
    }

    #[test]
    fn the_recovered_pool_is_shared_equally_and_the_rest_is_welfare() {
        let pool = recovered(None, Rounding::DeclaredDividend, 4);
        assert_eq!((pool.recovered_per_head, pool.welfare), (Fen::new(250), Fen::new(3)));
        let pool = recovered(None, Rounding::LargestRemainder, 4);
        assert_eq!((pool.recovered_heads_with_more, pool.recovered_paid()), (3, Fen::new(1003)));
    }

    #[test]
    fn the_excess_over_the_cap_goes_to_the_welfare_fund() {
        let pool = recovered(Some(Fen::new(100)), Rounding::LargestRemainder, 4);
        assert_eq!((pool.recovered_per_head, pool.welfare), (Fen::new(100), Fen::new(603)));
        let pool = recovered(Some(Fen::new(250)), Rounding::LargestRemainder, 4);
        assert_eq!((pool.recovered_paid(), pool.welfare), (Fen::new(1000), Fen::new(3)));
    }

    #[test]
    fn with_nobody_poor_it_all_goes_to_the_welfare_fund() {
        assert_eq!(recovered(None, Rounding::DeclaredDividend, 0).welfare, Fen::new(1003));
    }

    #[test]
    fn stop_gives_it_to_the_collective() {
        let mut pool = Pool { heads: 4, recovered: Fen::new(1003), ..Pool::default() };
        share(&Adjustment::Stop(NoSettings {}), Rounding::DeclaredDividend, &mut pool);
        assert_eq!((pool.kept, pool.welfare), (Fen::new(1003), Fen::ZERO));
    }

    #[test]
    fn taper_takes_the_shares_step_by_step() {
        let rule = Adjustment::Taper(TaperRule { years: 3 });
        let steps = [0, 1, 2, 3, 4, 5].map(|years| lost(&rule, Shares::new(10), years).count());
        assert_eq!(steps, [0, 2, 5, 7, 10, 10]);
        assert_eq!(lost(&rule, Shares::new(10), NEVER_ON), Shares::new(10));
    }

    #[test]
    fn keep_takes_nothing() {
        let rule = Adjustment::Keep(NoSettings {});
        assert_eq!(lost(&rule, Shares::new(10), 5), Shares::ZERO);
        let mut pool = Pool::default();
        share(&rule, Rounding::DeclaredDividend, &mut pool);
        assert_eq!(pool, Pool::default());
    }
}
