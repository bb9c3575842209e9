//! The collective's dividend, rule `rceo-shares`: the law on rural collective economic organisations, in
//! force since 2025-05-01, Art. 42: after the reserve-and-welfare fund all members share by quantified shares.
//!
//! The model counts one share a person and every household of the village as members; a collective's own
//! losses are not modelled. Fen that do not divide stay in the fund.

use super::pool::{Heads, Pool, Purse};
use crate::scenario::RceoRule;

/// Shares the collective's dividend of a year.
#[inline]
pub fn pool(rule: &RceoRule, purse: &Purse, heads: &Heads, pool: &mut Pool) {
    pool.kept = purse.collective.mul_rate_down(rule.fund);
    pool.persons = heads.persons;
    if heads.persons > 0 {
        pool.per_person = (purse.collective - pool.kept).equal_part_down(heads.persons);
    }
    pool.kept = purse.collective - pool.paid();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::{Fen, Rate};

    #[test]
    fn every_person_has_an_equal_share() {
        let purse = Purse { collective: Fen::yuan(1000), ..Purse::default() };
        let heads = Heads { persons: 700, ..Heads::default() };
        let mut shared = Pool::default();
        pool(&RceoRule { fund: Rate::percent(30) }, &purse, &heads, &mut shared);
        assert_eq!((shared.per_person, shared.kept), (Fen::yuan(1), Fen::yuan(300)));
    }
}
