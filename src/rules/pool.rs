//! What a village does with its dividends of a year, and who shares them.

use serde::{Deserialize, Serialize};

use crate::scenario::Rounding;
use crate::units::{Fen, Rate};

/// What comes into the village's hands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purse {
    /// The collective's dividends from all its co-ops.
    pub collective: Fen,
    /// Dividends on shares whose household is off the register.
    pub recovered: Fen,
    /// What lies in the welfare fund.
    pub welfare: Fen,
}

/// Who shares it, as the year begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    /// Registered poor households.
    pub registered: i64,
    /// Of these: with someone who can work.
    pub working: i64,
    /// Of these: gravely ill the year before.
    pub ill: i64,
    /// Persons of all households of the village.
    pub persons: i64,
}

/// What a village does with its dividends of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// The collective's dividends from all its co-ops.
    pub collective: Fen,
    /// Dividends on shares whose household is off the register.
    pub recovered: Fen,
    /// What the village keeps.
    pub kept: Fen,
    /// For each registered poor household.
    pub per_head: Fen,
    /// So many heads with the lowest register numbers get one fen more.
    pub heads_with_more: i64,
    /// A gravely ill household gets so many times `per_head` more.
    pub ill_more: i64,
    /// Such households.
    pub ill: i64,
    /// Wages for public-welfare work, for each registered household that can work.
    pub per_post: Fen,
    /// Such households.
    pub working: i64,
    /// For each person of the village.
    pub per_person: Fen,
    /// Such persons.
    pub persons: i64,
    /// From the recovered shares, for each registered poor household.
    pub recovered_per_head: Fen,
    /// So many heads with the lowest register numbers get one fen more of that.
    pub recovered_heads_with_more: i64,
    /// To an operator, a keeper, running costs.
    pub others: Fen,
    /// What the welfare fund grows by; it may shrink.
    pub welfare: Fen,
    /// Registered poor households.
    pub heads: i64,
}

impl Pool {
    /// What households are paid from the collective's dividend together.
    pub fn paid(&self) -> Fen {
        let heads = self.per_head.fen() * (self.heads + self.ill * self.ill_more) + self.heads_with_more;
        Fen::new(heads + self.per_post.fen() * self.working + self.per_person.fen() * self.persons)
    }

    /// What they are paid from recovered shares together.
    pub fn recovered_paid(&self) -> Fen {
        Fen::new(self.recovered_per_head.fen() * self.heads + self.recovered_heads_with_more)
    }

    /// Shares `part` over the registered poor: the fraction `posts` only as wages for work, which stays with the
    /// village where nobody can work, the rest equally. With nobody on the register all of it is welfare.
    #[inline]
    pub(super) fn pay_poor(&mut self, part: Fen, posts: Rate, rounding: Rounding, heads: &Heads) {
        if heads.registered == 0 {
            self.welfare += part;
            return;
        }
        let work = part.mul_rate_down(posts);
        if work != Fen::ZERO {
            self.per_post = work.equal_part_down(heads.registered);
            self.working = heads.working;
            self.kept += work - self.per_post.times(heads.working);
        }
        let rest = part - work;
        self.per_head = rest.equal_part_down(heads.registered);
        let odd = rest.fen() - self.per_head.fen() * heads.registered;
        match rounding {
            Rounding::DeclaredDividend => self.kept += Fen::new(odd),
            Rounding::LargestRemainder => self.heads_with_more = odd,
        }
    }
}
