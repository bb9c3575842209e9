//! The rule book: one file a rule.
//!
//! A rule turns a co-op's year into amounts that can be read off: the [`Bridge`] from surplus to
//! distributable surplus, the [`Declared`] dividend, the [`Pool`] of the village. These records are the
//! explanation too: they hold every intermediate sum, so the ledger prints what the thousand futures
//! computed, from the same calls.

pub mod adjustment;
mod book;
pub mod hui;
pub mod rounding;
pub mod shares;

pub use book::{RULES, Rule};
pub use rounding::{Claim, Declared};

use serde::{Deserialize, Serialize};

use crate::scenario::{Adjustment, CollectiveRule, Rounding, Scheme, SurplusRule};
use crate::units::{Fen, Shares};

/// What a co-op owns, by where it came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Books {
    /// Capital put in, at par.
    pub capital: Fen,
    /// Reserve kept from surpluses.
    pub reserve: Fen,
    /// Losses that no reserve has absorbed yet.
    pub loss: Fen,
    /// Fen that did not divide last year.
    pub carried: Fen,
}

impl Books {
    /// A new co-op's books.
    pub fn opened_with(capital: Fen) -> Books {
        Books { capital, ..Books::default() }
    }

    /// Net assets: what the co-op owns; the return acts on this.
    pub fn net_assets(&self) -> Fen {
        self.capital + self.reserve + self.carried - self.loss
    }
}

/// From a year's surplus to what can be distributed, every step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bridge {
    /// The year's surplus; negative in a loss year.
    pub surplus: Fen,
    /// Part of a loss that the reserve absorbs.
    pub absorbed: Fen,
    /// Part of a surplus that makes up losses of earlier years.
    pub made_up: Fen,
    /// Kept as reserve.
    pub reserve: Fen,
    /// Carried over from last year.
    pub carried_in: Fen,
    /// What is left to share.
    pub distributable: Fen,
}

/// What a village does with its dividends of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// The collective's dividends from all its co-ops.
    pub collective: Fen,
    /// Dividends on recovered shares.
    pub recovered: Fen,
    /// What the village keeps of the collective's dividends.
    pub kept: Fen,
    /// From the collective's dividend, for each registered poor household.
    pub per_head: Fen,
    /// So many heads with the lowest register numbers get one fen more.
    pub heads_with_more: i64,
    /// From the recovered shares, for each registered poor household.
    pub recovered_per_head: Fen,
    /// So many heads with the lowest register numbers get one fen more of that.
    pub recovered_heads_with_more: i64,
    /// What goes to the welfare fund.
    pub welfare: Fen,
    /// Registered poor households that share it.
    pub heads: i64,
}

impl Pool {
    /// What the registered poor are paid from the collective's dividend together.
    pub fn paid(&self) -> Fen {
        Fen(self.per_head.0 * self.heads + self.heads_with_more)
    }

    /// What they are paid from recovered shares together.
    pub fn recovered_paid(&self) -> Fen {
        Fen(self.recovered_per_head.0 * self.heads + self.recovered_heads_with_more)
    }
}

impl Scheme {
    /// Runs the surplus through the order of the year and moves the books.
    #[inline(always)]
    pub fn bridge(&self, books: &mut Books, surplus: Fen) -> Bridge {
        let before = books.net_assets();
        let bridge = match &self.surplus {
            SurplusRule::Shares(rule) => shares::bridge(rule, books, surplus),
        };
        assert_eq!(before + surplus, books.net_assets() + bridge.distributable, "a surplus went astray");
        bridge
    }

    /// Declares a dividend on `shares` and carries over what does not divide.
    #[inline(always)]
    pub fn declare(&self, books: &mut Books, distributable: Fen, shares: Shares) -> Declared {
        let declared = rounding::declare(self.rounding, distributable, shares);
        books.carried += declared.carried;
        declared
    }

    /// Shares out the village's pools over `heads` registered poor households.
    #[inline]
    pub fn pool(&self, collective: Fen, recovered: Fen, heads: i64) -> Pool {
        let mut pool = match &self.collective {
            CollectiveRule::Hui(rule) => hui::pool(rule, self.rounding, collective, heads),
        };
        adjustment::share_recovered(&self.adjustment, self.rounding, recovered, heads, &mut pool);
        let shared = pool.kept + pool.paid() + pool.recovered_paid() + pool.welfare;
        assert_eq!(shared, collective + recovered, "a village's pool went astray");
        pool
    }

    /// Whether a household off the register loses its allocated shares to the pool.
    pub fn recovers(&self) -> bool {
        matches!(self.adjustment, Adjustment::Recover(_))
    }

    /// Whether every fen is paid out, so that single fen go to single holders.
    pub fn pays_every_fen(&self) -> bool {
        self.rounding == Rounding::LargestRemainder
    }
}
