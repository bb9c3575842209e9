//! The most that a household can be paid, so that every sum fits a lane.

use crate::equity::Holding;

/// The most that a household's part of the village's pools, or what its people would earn elsewhere, may come to in a
/// year, in fen.
pub const MOST_POOLED: i64 = 1 << 28;

/// The most that a household's co-ops may pay it in a year, in fen: some eight million yuan. With its part of the pools
/// this is less than 2³⁰, odd fen included; its incomes and what it needs are no more than 2²⁹ each
/// ([`crate::household`]), so every sum of a lane stays within 2³¹.
pub const MOST_DIVIDEND: i64 = 3 * MOST_POOLED - (1 << 16);

/// What a co-op can pay one of its households.
#[derive(Clone, Copy, Debug)]
pub struct MostPaid {
    /// The most shares, trade, membership and jobs that one of its households has in it.
    pub parts: [i64; 4],
    /// The most that it may pay a household: with as much from each of the others that it is in, this fits a lane.
    pub amount: i64,
    /// That, a share.
    pub per_share: i64,
}

impl MostPaid {
    /// Of a co-op without households.
    pub const OF_NOBODY: MostPaid = MostPaid { parts: [1, 0, 1, 0], amount: MOST_DIVIDEND, per_share: MOST_DIVIDEND };

    /// Notes a holding of a household that has `of` of them.
    pub fn note(&mut self, held: &Holding, of: usize, trade_unit: i64) {
        let parts = [held.paid_in.count() + held.allocated.count(), held.traded / trade_unit, 1, held.jobs];
        self.parts = std::array::from_fn(|at| self.parts[at].max(parts[at]));
        self.amount = self.amount.min(MOST_DIVIDEND / of as i64);
        self.per_share = self.amount / self.parts[0];
    }
}
