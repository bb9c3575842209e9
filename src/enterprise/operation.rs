//! A co-op's year of business: from luck and books to the surplus, every step.

use serde::{Deserialize, Serialize};

use super::luck::YearLuck;
use crate::scenario::{Enterprise, Error};
use crate::units::{Fen, Rate};

/// The most net assets of one co-op: a hundred times the most capital that can be put in. Sums over a
/// county and fifty years stay within 64 bits.
pub const MOST_NET_ASSETS: Fen = Fen::yuan(10_000_000_000);

/// What a co-op does beside working its capital: borrowing, insuring, belonging to a chain.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Working capital borrowed, of the capital.
    loan: Rate,
    /// Interest on it.
    interest: Rate,
    /// Part of the interest that is subsidised.
    subsidy: Rate,
    /// Insurance and chain fee, of productive capital.
    pub costs: Rate,
    /// What insurance pays of a disaster's loss.
    pub insured: Rate,
}

/// A year of business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// What the return acts on: net assets without infrastructure, and borrowed working capital.
    pub productive: Fen,
    /// What the units sold bring; nothing where a return is given instead.
    pub revenue: Fen,
    /// What the units cost.
    pub expenses: Fen,
    /// The return before a disaster: revenue less expenses where units are given.
    pub earned: Fen,
    /// What a disaster or a scandal destroys, each rounded down.
    pub destroyed: Fen,
    /// What insurance pays for the disaster; a scandal is not insured.
    pub insured: Fen,
    /// What insurance and the chain cost.
    pub costs: Fen,
    /// Interest paid: what is due on the loan less the subsidy, each rounded down.
    pub interest: Fen,
    /// Depreciation of infrastructure in the co-op's books.
    pub depreciation: Fen,
    /// What its administration costs.
    pub admin: Fen,
    /// Wages paid for its jobs, whole fen each; what cannot be paid is not.
    pub wages: Fen,
    /// What a job is paid.
    pub per_job: Fen,
    /// Part of the wages that is a cost of its own, and not within the costs already.
    pub wage_cost: Fen,
    /// Rent paid to the collective; what cannot be paid is not.
    pub rent: Fen,
    /// Tax on the profit.
    pub tax: Fen,
    /// The surplus, or the loss; never more than all net assets.
    pub surplus: Fen,
}

/// What a business borrows in a year.
#[derive(Clone, Copy, Debug)]
pub struct Borrowed {
    /// The sum, paid back at the end of the year.
    pub loan: Fen,
    /// Interest, less what is subsidised.
    pub interest: Fen,
}

impl Terms {
    pub(super) fn new(from: &Enterprise) -> Terms {
        let fee = if from.chain.is_some() { from.brand_fee } else { Rate::ZERO };
        Terms {
            loan: from.loan,
            interest: from.loan_interest,
            subsidy: from.loan_subsidy,
            costs: from.insurance_premium + fee,
            insured: from.insured,
        }
    }

    /// Whether anything is borrowed on capital, however little there is of it now.
    #[inline(always)]
    pub fn borrows(&self) -> bool {
        self.loan != Rate::ZERO
    }

    /// What is borrowed on this capital.
    #[inline(always)]
    pub fn borrow(&self, capital: Fen) -> Borrowed {
        let loan = capital.mul_rate_down(self.loan);
        let due = loan.mul_rate_down(self.interest);
        Borrowed { loan, interest: due - due.mul_rate_down(self.subsidy) }
    }

    /// Works with these means, borrowed on this capital, up to where the co-op's other costs come off.
    #[inline(always)]
    pub(super) fn work(&self, luck: &YearLuck, means: Fen, capital: Fen) -> Operation {
        let Borrowed { loan, interest } = self.borrow(capital);
        let mut year = Operation { productive: means + loan, interest, ..Operation::default() };
        year.earned = year.productive.mul_rate_down(luck.earned);
        if luck.destroyed != Rate::ZERO {
            year.destroyed = year.productive.mul_rate_down(luck.destroyed);
            year.insured = year.destroyed.mul_rate_down(self.insured);
        }
        if luck.shocked != Rate::ZERO {
            year.destroyed += year.productive.mul_rate_down(luck.shocked);
        }
        if self.costs != Rate::ZERO {
            year.costs = year.productive.mul_rate_down(self.costs);
        }
        year
    }
}

/// An amount that sums of many can hold.
///
/// # Errors
/// When it is larger.
#[inline(always)]
pub(super) fn countable(amount: Fen) -> Result<Fen, Error> {
    if amount > MOST_NET_ASSETS {
        return Err(Error::overflow("enterprises", amount));
    }
    Ok(amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_co_op_larger_than_sums_can_hold_is_refused() {
        assert_eq!(countable(MOST_NET_ASSETS), Ok(MOST_NET_ASSETS));
        assert!(countable(MOST_NET_ASSETS + Fen::new(1)).is_err());
    }

    #[test]
    fn loans_insurance_and_fees_are_told_apart() {
        let [loan, interest, costs, insured] = [50, 4, 2, 80].map(Rate::percent);
        let terms = Terms { loan, interest, subsidy: Rate::ZERO, costs, insured };
        let luck = YearLuck { earned: Rate::percent(10), destroyed: Rate::percent(20), ..YearLuck::default() };
        let year = terms.work(&luck, Fen::yuan(1000), Fen::yuan(1000));
        let expected = [1500, 150, 300, 240, 30, 20].map(Fen::yuan);
        let found = [year.productive, year.earned, year.destroyed, year.insured, year.costs, year.interest];
        assert_eq!(found, expected);
    }
}
