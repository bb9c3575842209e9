//! What a member that leaves, or its heirs, is refunded.
//!
//! Paid-in shares at net asset value, rounded down, and never more than was paid in: the refund of contributions is
//! the member's account less its part of open losses (co-operatives law, Art. 28). Under the `law` the reserve is
//! quantified to the members each year by their trade or contribution (Art. 42 ¶2), and what lies in a member's account (Art. 43) is refunded; by shares
//! alone (Hui) no reserve is quantified, and what others' shares stand higher for stays. Allocated shares are not
//! redeemable: the collective holds them from then on. State subsidies and donations stay with the co-op undivided
//! (Art. 53). The year's dividend has been paid before, so nothing of the surplus is left behind.

use super::books::Books;
use super::schedule::Base;
use crate::scenario::{Scheme, SurplusRule};
use crate::units::{Fen, FenPerShare, Shares, mul_div_down};

/// What is refunded at the end of a year: one price for all who leave with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Price {
    /// For a paid-in share.
    pub per_share: FenPerShare,
    /// Reserve quantified to the members by trade.
    reserve: Fen,
    /// Trade of all members.
    traded: i64,
    par: Fen,
}

/// What one member is refunded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refund {
    /// For its paid-in shares.
    pub capital: Fen,
    /// Its part of the quantified reserve.
    pub reserve: Fen,
}

/// What a member held when it left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Paid-in shares, with converted ones.
    pub own: Shares,
    /// Allocated shares, which the collective holds from then on.
    pub returned: Shares,
    /// Trade.
    pub traded: i64,
    /// What lies in its account, where the reserve does not lie as trade does.
    pub account: Option<Fen>,
}

impl Price {
    /// The price at the end of a year.
    pub fn of(scheme: &Scheme, books: &Books, base: &Base, par: Fen) -> Price {
        let value = match base.shares() {
            0 => FenPerShare::ZERO,
            // Not the special fund, which is never divided.
            shares => books.divisible().or_nothing().per_share_down(Shares::new(shares)),
        };
        let quantified = matches!(scheme.surplus, SurplusRule::Law(_)) && base.traded > 0;
        let reserve = if quantified { books.reserve } else { Fen::ZERO };
        Price { per_share: FenPerShare::new(value.fen().min(par.fen())), reserve, traded: base.traded, par }
    }

    /// Refunds a member and moves the books: its shares are gone, with the part of the losses that they bore.
    pub fn refund(&self, books: &mut Books, held: &Held) -> Refund {
        let before = books.net_assets();
        let capital = self.per_share.times(held.own);
        let reserve = match (held.account, self.traded) {
            (Some(account), _) => account,
            (None, 0) => Fen::ZERO,
            (None, all) => Fen::new(mul_div_down(self.reserve.fen(), held.traded, all)),
        };
        let put_in = held.own.at_par(self.par);
        let borne = (put_in - capital).min(books.loss);
        books.capital -= put_in;
        books.loss -= borne;
        // Fen that did not divide stay behind.
        books.reserve += put_in - capital - borne - reserve;
        books.bought += held.returned.count();
        assert!(books.net_assets() + capital + reserve == before, "a refund went astray");
        Refund { capital, reserve }
    }
}

impl Refund {
    /// All of it.
    pub fn all(&self) -> Fen {
        self.capital + self.reserve
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Counted, LawRule, Newcomers, QuantifiedBy, SharesRule, WelfareOf, WithoutTrade};
    use crate::units::Rate;

    const PAR: Fen = Fen::yuan(1000);

    fn scheme(surplus: SurplusRule) -> Scheme {
        Scheme { surplus, ..crate::cases::CASES[0].scenario().scheme }
    }

    fn by_shares() -> Scheme {
        scheme(SurplusRule::Shares(SharesRule {
            reserve: Rate::ZERO,
            risk: Rate::ZERO,
            welfare: Rate::ZERO,
            welfare_of: WelfareOf::Members,
            newcomers: Newcomers::AtValue,
        }))
    }

    fn by_law() -> Scheme {
        let [reserve, patronage] = [10, 60].map(Rate::percent);
        let (risk, welfare, subsidy) = (Rate::ZERO, Rate::ZERO, Fen::yuan(50_000));
        let without_trade = WithoutTrade::Refuse;
        scheme(SurplusRule::Law(LawRule {
            reserve,
            risk,
            welfare,
            welfare_of: WelfareOf::Members,
            patronage,
            subsidy,
            donations: Fen::ZERO,
            without_trade,
            quantified: QuantifiedBy::ByTrade,
            counted: Counted::WithThisYear,
        }))
    }

    const HELD: Held = Held { own: Shares::new(3), returned: Shares::new(2), traded: 25, account: None };

    #[test]
    fn never_more_than_was_paid_in() {
        let base = Base { traded: 100, ..Base::of_shares(50, 40, 10, PAR) };
        let mut books = Books { reserve: Fen::yuan(20_000), ..Books::opened_with(Fen::yuan(100_000)) };
        let refund = Price::of(&by_shares(), &books, &base, PAR).refund(&mut books, &HELD);
        assert_eq!((refund.capital, refund.reserve), (Fen::yuan(3_000), Fen::ZERO));
        assert_eq!((books.capital, books.reserve, books.bought), (Fen::yuan(97_000), Fen::yuan(20_000), 2));
    }

    #[test]
    fn after_losses_less_than_was_paid_in() {
        let base = Base::of_shares(50, 40, 10, PAR);
        let mut books = Books { loss: Fen::new(2_500_050), ..Books::opened_with(Fen::yuan(100_000)) };
        // 74,999.50 over 100 shares are 749.995.
        let refund = Price::of(&by_shares(), &books, &base, PAR).refund(&mut books, &HELD);
        assert_eq!(refund.capital, Fen::new(3 * 74_999));
        assert_eq!((books.capital, books.loss), (Fen::yuan(97_000), Fen::new(2_500_050 - 3 * 25_001)));
    }

    #[test]
    fn by_law_the_account_holds_a_part_of_the_reserve() {
        let base = Base { traded: 100, ..Base::of_shares(50, 40, 10, PAR) };
        let mut books = Books { reserve: Fen::new(2_000_001), ..Books::opened_with(Fen::yuan(100_000)) };
        let refund = Price::of(&by_law(), &books, &base, PAR).refund(&mut books, &HELD);
        assert_eq!((refund.capital, refund.reserve), (Fen::yuan(3_000), Fen::new(500_000)));
        assert_eq!(books.reserve, Fen::new(1_500_001));
    }

    #[test]
    fn the_last_one_leaves_odd_fen_behind() {
        let base = Base::of_shares(0, 3, 0, PAR);
        let mut books = Books { loss: Fen::new(1), ..Books::opened_with(Fen::yuan(3_000)) };
        let held = Held { own: Shares::new(3), ..Held::default() };
        let refund = Price::of(&by_shares(), &books, &base, PAR).refund(&mut books, &held);
        assert_eq!(refund.capital, Fen::new(3 * 99_999));
        assert_eq!((books.capital, books.loss, books.reserve), (Fen::ZERO, Fen::ZERO, Fen::new(2)));
    }
}
