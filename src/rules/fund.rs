//! What becomes of what the village keeps: it lies there, earns a yield, or buys new collective shares.
//!
//! A yield is paid in from outside, so it is an income of the village's account. New shares are bought at par
//! from the year's part, in whole shares, spread evenly over the co-ops that are open, odd ones to the lower
//! register numbers; what does not make a share stays in the fund.

use super::books::Books;
use crate::scenario::FundUse;
use crate::units::{Fen, Shares};

/// What the fund earns in a year, from what it held before; rounded down. A debt earns nothing.
#[inline(always)]
pub fn earned(rule: &FundUse, fund: Fen) -> Fen {
    match rule {
        FundUse::Yield(rule) => fund.or_nothing().mul_rate_down(rule.rate),
        FundUse::Kept(_) | FundUse::Reinvest(_) => Fen::ZERO,
    }
}

/// Shares that the collective buys of its co-ops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bought {
    /// Of each open co-op.
    pub each: i64,
    /// Of how many of them, the first ones, one more.
    pub more: i64,
}

/// How many shares each open co-op sells the collective for the year's part.
///
/// ```
/// use fenhong::Fen;
/// use fenhong::rules::fund::{Bought, bought};
/// use fenhong::scenario::{FundUse, NoSettings};
///
/// // 7,900 yuan buy seven shares of 1,000 yuan from three co-ops: two each, the first one more.
/// assert_eq!(bought(&FundUse::Reinvest(NoSettings {}), Fen::yuan(7_900), Fen::yuan(1_000), 3), Bought { each: 2, more: 1 });
/// ```
#[inline]
pub fn bought(rule: &FundUse, kept: Fen, par: Fen, open: i64) -> Bought {
    match rule {
        FundUse::Reinvest(_) if open > 0 => {
            let all = kept.or_nothing().fen() / par.fen();
            Bought { each: all / open, more: all % open }
        }
        _ => Bought::default(),
    }
}

/// Enters new collective shares in a co-op's books; what they cost.
pub fn enter(books: &mut Books, shares: i64, par: Fen) -> Fen {
    let cost = Shares::new(shares).at_par(par);
    books.capital += cost;
    books.bought += shares;
    cost
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{NoSettings, YieldRule};
    use crate::units::Rate;

    #[test]
    fn a_fund_earns_on_what_it_held() {
        let rule = FundUse::Yield(YieldRule { rate: Rate::percent(3) });
        assert_eq!((earned(&rule, Fen::new(1_050)), earned(&rule, Fen::new(-5))), (Fen::new(31), Fen::ZERO));
    }

    #[test]
    fn new_shares_are_whole_and_spread_evenly() {
        let rule = FundUse::Reinvest(NoSettings {});
        assert_eq!(bought(&rule, Fen::yuan(7_900), Fen::yuan(1000), 3), Bought { each: 2, more: 1 });
        assert_eq!(bought(&rule, Fen::yuan(7_900), Fen::yuan(1000), 0), Bought::default());
        let mut books = Books::default();
        assert_eq!(enter(&mut books, 3, Fen::yuan(1000)), Fen::yuan(3000));
        assert_eq!((books.bought, books.net_assets()), (3, Fen::yuan(3000)));
    }
}
