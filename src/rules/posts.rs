//! The collective's dividend, rule `posts`: as `hui`, but the fraction ω of the poor's pool is paid only as
//! wages for public-welfare work (公益岗位).
//!
//! Every registered household with someone who can work gets the same wage, as if all registered households
//! worked; what the others do not work for stays in the village's fund. Found practice: ω = 80 %.

use super::pool::{Heads, Pool, Purse};
use crate::scenario::{PostsRule, Rounding};

/// Shares the collective's dividend of a year.
#[inline]
pub fn pool(rule: &PostsRule, rounding: Rounding, purse: &Purse, heads: &Heads, pool: &mut Pool) {
    pool.kept = purse.collective.mul_rate_down(rule.accumulation);
    pool.pay_poor(purse.collective - pool.kept, rule.posts, rounding, heads);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::{Fen, Rate};

    #[test]
    fn what_nobody_works_for_stays_with_the_village() {
        let rule = PostsRule { accumulation: Rate::percent(40), posts: Rate::percent(80) };
        let purse = Purse { collective: Fen::yuan(1000), ..Purse::default() };
        let heads = Heads { registered: 4, working: 3, ..Heads::default() };
        let mut shared = Pool { heads: 4, ..Pool::default() };
        pool(&rule, Rounding::DeclaredDividend, &purse, &heads, &mut shared);
        // 600 for the poor: 480 as wages, 120 a household, 360 worked for; 120 equally, 30 each.
        assert_eq!((shared.per_post, shared.per_head, shared.kept), (Fen::yuan(120), Fen::yuan(30), Fen::yuan(520)));
        assert_eq!(shared.paid() + shared.kept, Fen::yuan(1000));
    }
}
