//! The collective's dividend, rule `poor-first`: the registered poor first, up to a stated sum each; of what is left
//! the village keeps the fraction a, and the rest goes equally to them too.
//!
//! With nothing stated it is `hui`. An assumption: how far a village may want to put its poor before its fund.

use super::pool::{Heads, Pool, Purse};
use crate::scenario::{PoorFirstRule, Rounding};
use crate::units::Rate;

/// Shares the collective's dividend of a year. The part kept is rounded down.
#[inline]
pub fn pool(rule: &PoorFirstRule, rounding: Rounding, purse: &Purse, heads: &Heads, pool: &mut Pool) {
    let first = rule.first.times(heads.registered).min(purse.collective);
    pool.kept = (purse.collective - first).mul_rate_down(rule.accumulation);
    pool.pay_poor(purse.collective - pool.kept, Rate::ZERO, rounding, heads);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Fen;

    fn shared(collective: Fen, registered: i64) -> Pool {
        let rule = PoorFirstRule { first: Fen::yuan(100), accumulation: Rate::percent(40) };
        let heads = Heads { registered, ..Heads::default() };
        let mut shared = Pool { heads: registered, ..Pool::default() };
        pool(&rule, Rounding::DeclaredDividend, &Purse { collective, ..Purse::default() }, &heads, &mut shared);
        shared
    }

    #[test]
    fn the_village_keeps_its_part_of_what_the_poor_leave() {
        // 400 first; of the other 600 the village keeps 240; 760 for four.
        let pool = shared(Fen::yuan(1000), 4);
        assert_eq!((pool.kept, pool.per_head), (Fen::yuan(240), Fen::yuan(190)));
    }

    #[test]
    fn too_little_for_all_goes_to_the_poor() {
        let pool = shared(Fen::new(30_001), 4);
        assert_eq!((pool.kept, pool.per_head), (Fen::new(1), Fen::yuan(75)));
    }

    #[test]
    fn without_poor_the_village_keeps_its_part_of_all() {
        let pool = shared(Fen::yuan(1000), 0);
        assert_eq!((pool.kept, pool.welfare), (Fen::yuan(400), Fen::yuan(600)));
    }
}
