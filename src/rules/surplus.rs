//! The order of the year, common to all surplus rules: losses first, then the funds, then what can be shared.
//!
//! Hui county's practice and the co-operatives law (Art. 42: the charter sets the reserve) agree on it.

use super::books::{Books, Bridge};
use crate::scenario::WelfareOf;
use crate::units::{Fen, Rate};

/// What is kept of a surplus after earlier losses are made up, each a fraction of what is left then.
#[derive(Clone, Copy, Debug, Default)]
pub struct Funds {
    /// Reserve.
    pub reserve: Rate,
    /// Risk fund.
    pub risk: Rate,
    /// The members' own welfare fund, which lies with the reserve.
    pub common: Rate,
    /// To the village's welfare fund.
    pub welfare: Rate,
}

impl Funds {
    /// The funds of these rates, the welfare fund the village's or the members'.
    pub fn new(reserve: Rate, risk: Rate, welfare: Rate, of: WelfareOf) -> Funds {
        let (common, welfare) = match of {
            WelfareOf::Members => (welfare, Rate::ZERO),
            WelfareOf::Village => (Rate::ZERO, welfare),
        };
        Funds { reserve, risk, common, welfare }
    }
}

/// From surplus to distributable surplus: R = r·max(0, S − L), D = max(0, S − L − R), plus what was
/// carried over. A loss falls on the risk fund first, then on the reserve; what these cannot absorb is
/// carried forward.
///
/// ```
/// use fenhong::rules::Books;
/// use fenhong::rules::surplus::{Funds, bridge};
/// use fenhong::{Fen, Rate};
///
/// let funds = Funds { reserve: Rate::percent(10), ..Funds::default() };
/// let mut books = Books::opened_with(Fen::yuan(10_000));
/// let bad = bridge(funds, &mut books, Fen::yuan(-300));
/// assert_eq!((bad.distributable, books.loss), (Fen::ZERO, Fen::yuan(300)));
/// // The loss is made up before anything is kept or shared.
/// let good = bridge(funds, &mut books, Fen::yuan(500));
/// assert_eq!((good.made_up, good.reserve, good.distributable), (Fen::yuan(300), Fen::yuan(20), Fen::yuan(180)));
/// ```
#[inline(always)]
pub fn bridge(funds: Funds, books: &mut Books, surplus: Fen) -> Bridge {
    let mut bridge = Bridge { surplus, ..Bridge::default() };
    let loss = (-surplus).or_nothing();
    bridge.absorbed_by_risk = loss.min(books.risk);
    books.risk -= bridge.absorbed_by_risk;
    bridge.absorbed = (loss - bridge.absorbed_by_risk).min(books.reserve);
    books.reserve -= bridge.absorbed;
    books.loss += loss - bridge.absorbed_by_risk - bridge.absorbed;

    let gain = surplus.or_nothing();
    bridge.made_up = gain.min(books.loss);
    books.loss -= bridge.made_up;
    let left = gain - bridge.made_up;
    bridge.reserve = left.mul_rate_down(funds.reserve);
    bridge.risk = left.mul_rate_down(funds.risk);
    bridge.common = left.mul_rate_down(funds.common);
    bridge.welfare = left.mul_rate_down(funds.welfare);
    books.reserve += bridge.added();
    books.risk += bridge.risk;

    // Nothing is paid while losses are open, not even last year's odd fen.
    if books.loss == Fen::ZERO {
        bridge.carried_in = books.carried;
        books.carried = Fen::ZERO;
    }
    bridge.distributable = left - bridge.added() - bridge.risk - bridge.welfare + bridge.carried_in;
    bridge
}

#[cfg(test)]
mod tests {
    use super::*;

    const FUNDS: Funds =
        Funds { reserve: Rate::percent(10), risk: Rate::ZERO, common: Rate::ZERO, welfare: Rate::ZERO };

    #[test]
    fn a_loss_year_pays_nothing_until_the_loss_is_made_up() {
        let mut books = Books::opened_with(Fen::yuan(1000));
        let first = bridge(FUNDS, &mut books, Fen::yuan(-300));
        assert_eq!((first.distributable, books.loss), (Fen::ZERO, Fen::yuan(300)));
        let second = bridge(FUNDS, &mut books, Fen::yuan(200));
        assert_eq!((second.made_up, second.distributable), (Fen::yuan(200), Fen::ZERO));
        let third = bridge(FUNDS, &mut books, Fen::yuan(200));
        assert_eq!((third.made_up, third.reserve), (Fen::yuan(100), Fen::yuan(10)));
        assert_eq!(third.distributable, Fen::yuan(90));
        assert_eq!(books.net_assets(), Fen::yuan(1010));
    }

    #[test]
    fn the_risk_fund_absorbs_a_loss_first_then_the_reserve() {
        let mut books = Books { reserve: Fen::yuan(50), risk: Fen::yuan(20), ..Books::opened_with(Fen::yuan(1000)) };
        let year = bridge(FUNDS, &mut books, Fen::yuan(-100));
        assert_eq!((year.absorbed_by_risk, year.absorbed), (Fen::yuan(20), Fen::yuan(50)));
        assert_eq!((books.risk, books.reserve, books.loss), (Fen::ZERO, Fen::ZERO, Fen::yuan(30)));
    }

    #[test]
    fn the_welfare_part_leaves_the_co_op() {
        let mut books = Books::opened_with(Fen::yuan(1000));
        let funds = Funds { welfare: Rate::percent(5), risk: Rate::percent(10), ..FUNDS };
        let year = bridge(funds, &mut books, Fen::yuan(100));
        assert_eq!((year.welfare, year.risk, year.distributable), (Fen::yuan(5), Fen::yuan(10), Fen::yuan(75)));
        assert_eq!(books.net_assets(), Fen::yuan(1020));
    }

    #[test]
    fn the_members_welfare_fund_stays_with_the_reserve() {
        let mut books = Books::opened_with(Fen::yuan(1000));
        let [reserve, risk, welfare] = [10, 0, 5].map(Rate::percent);
        let year = bridge(Funds::new(reserve, risk, welfare, WelfareOf::Members), &mut books, Fen::yuan(100));
        assert_eq!((year.reserve, year.common, year.welfare), (Fen::yuan(10), Fen::yuan(5), Fen::ZERO));
        assert_eq!((books.reserve, year.distributable), (Fen::yuan(15), Fen::yuan(85)));
    }

    #[test]
    fn odd_fen_wait_while_losses_are_open() {
        let mut books = Books { carried: Fen::new(7), ..Books::opened_with(Fen::yuan(1000)) };
        let year = bridge(FUNDS, &mut books, Fen::yuan(-1));
        assert_eq!((year.carried_in, books.carried), (Fen::ZERO, Fen::new(7)));
    }
}
