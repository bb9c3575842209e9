//! The collective's dividend, rule `hui`: the village keeps the fraction a, the rest goes equally to
//! its registered poor, members or not.
//!
//! Hui county, seed `000_0dc6abbfd83702dd.txt`; the report does not give a, so it is an input.

use super::Pool;
use crate::scenario::{HuiRule, Rounding};
use crate::units::Fen;

/// Shares the collective's dividend of a year over `heads` registered poor households.
///
/// The part kept is rounded down. With nobody left on the register the poor's part goes to the
/// welfare fund.
#[inline]
pub fn pool(rule: &HuiRule, rounding: Rounding, collective: Fen, heads: i64) -> Pool {
    let kept = collective.mul_rate_floor(rule.accumulation);
    let rest = collective - kept;
    let mut pool = Pool { collective, kept, heads, ..Pool::default() };
    if heads == 0 {
        pool.welfare = rest;
        return pool;
    }
    pool.per_head = rest.equal_part_floor(heads);
    let odd = rest.0 - pool.per_head.0 * heads;
    match rounding {
        Rounding::DeclaredDividend => pool.kept += Fen(odd),
        Rounding::LargestRemainder => pool.heads_with_more = odd,
    }
    pool
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Rate;

    const RULE: HuiRule = HuiRule { accumulation: Rate::percent(40) };

    #[test]
    fn the_village_keeps_its_part_and_the_odd_fen() {
        let pool = pool(&RULE, Rounding::DeclaredDividend, Fen::yuan(100), 7);
        assert_eq!((pool.per_head, pool.kept), (Fen(857), Fen(4001)));
    }

    #[test]
    fn or_the_lowest_numbers_get_the_odd_fen() {
        let pool = pool(&RULE, Rounding::LargestRemainder, Fen::yuan(100), 7);
        assert_eq!((pool.kept, pool.heads_with_more, pool.paid()), (Fen(4000), 1, Fen(6000)));
    }

    #[test]
    fn with_nobody_poor_the_poors_part_goes_to_the_welfare_fund() {
        let pool = pool(&RULE, Rounding::DeclaredDividend, Fen::yuan(100), 0);
        assert_eq!((pool.kept, pool.welfare, pool.paid()), (Fen(4000), Fen(6000), Fen::ZERO));
    }
}
