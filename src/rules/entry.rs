//! What a member that joins pays for its shares.
//!
//! By shares alone nothing says whose the reserve is, and who closes the co-op shares it by shares: who joined at par just
//! before would take a part of what others built. So a share costs what it stands for, at least par, and what is above par
//! goes into the reserve; or par, where the charter says so. Under the `law` the members have accounts (Art. 43), newcomers
//! own nothing of what lies in the others', and a share is paid in at par.

use super::books::Books;
use crate::scenario::{Newcomers, Scheme, SurplusRule};
use crate::units::{Fen, Shares};

/// What a share of a co-op costs on the first day of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    par: Fen,
    /// Above par.
    premium: Fen,
}

/// What new members paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// In all.
    pub paid: Fen,
    /// What of it is above par.
    pub premium: Fen,
}

/// How many shares of those that join are a co-op's.
pub fn shares(joined: &[(usize, Shares)], place: usize) -> Shares {
    joined.iter().filter(|(of, _)| *of == place).map(|(_, shares)| *shares).sum()
}

impl Price {
    /// The price where there are so many `shares`; what does not divide is rounded up.
    ///
    /// ```
    /// use fenhong::rules::{Books, entry::Price};
    /// use fenhong::{Fen, Shares, cases};
    ///
    /// let scheme = cases::find("hui").unwrap().scenario().scheme;
    /// let mut books = Books { reserve: Fen::yuan(500), ..Books::opened_with(Fen::yuan(3_000)) };
    /// let price = Price::of(&scheme, &books, Shares::new(3), Fen::yuan(1_000));
    /// let entry = price.enter(&mut books, Shares::new(1));
    /// // 3,500 on three shares are 1,166.67 each.
    /// assert_eq!((entry.paid, entry.premium), (Fen::new(116_667), Fen::new(16_667)));
    /// assert_eq!(books.reserve, Fen::new(66_667));
    /// ```
    pub fn of(scheme: &Scheme, books: &Books, shares: Shares, par: Fen) -> Price {
        let at_value = matches!(&scheme.surplus, SurplusRule::Shares(rule) if rule.newcomers == Newcomers::AtValue);
        let premium = match at_value && shares.count() > 0 {
            // Not the special fund, which is never divided.
            true => Fen::new(-(-books.divisible()).per_share_down(shares).fen()) - par,
            false => Fen::ZERO,
        };
        Price { par, premium: premium.or_nothing() }
    }

    /// Enters new shares in the books.
    pub fn enter(&self, books: &mut Books, shares: Shares) -> Entry {
        let (capital, premium) = (shares.at_par(self.par), shares.at_par(self.premium));
        books.capital += capital;
        books.reserve += premium;
        Entry { paid: capital + premium, premium }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::closing;
    use crate::scenario::{SharesRule, WelfareOf};
    use crate::units::Rate;

    const PAR: Fen = Fen::yuan(1_000);

    fn scheme(newcomers: Newcomers) -> Scheme {
        let nothing = Rate::ZERO;
        let surplus = SurplusRule::Shares(SharesRule {
            reserve: nothing,
            risk: nothing,
            welfare: nothing,
            welfare_of: WelfareOf::Members,
            newcomers,
        });
        Scheme { surplus, ..crate::cases::CASES[0].scenario().scheme }
    }

    /// Ten shares of 1,000 and a reserve of 10,000: a newcomer with ten more, and then the co-op is closed.
    #[test]
    fn who_joins_and_closes_takes_out_what_it_put_in() {
        let joins_and_closes = |newcomers: Newcomers| {
            let mut books = Books { reserve: Fen::yuan(10_000), ..Books::opened_with(Fen::yuan(10_000)) };
            let price = Price::of(&scheme(newcomers), &books, Shares::new(10), PAR);
            let entry = price.enter(&mut books, Shares::new(10));
            let closing = closing::Price::of(books.divisible(), Shares::new(20), PAR, Fen::ZERO);
            [entry.paid, closing.per_share.times(Shares::new(10))]
        };
        assert_eq!(joins_and_closes(Newcomers::AtValue), [20_000, 20_000].map(Fen::yuan));
        assert_eq!(joins_and_closes(Newcomers::AtPar), [10_000, 15_000].map(Fen::yuan));
    }

    #[test]
    fn after_losses_a_share_costs_par() {
        let books = Books { loss: Fen::yuan(4_000), ..Books::opened_with(Fen::yuan(10_000)) };
        let price = Price::of(&scheme(Newcomers::AtValue), &books, Shares::new(10), PAR);
        assert_eq!(price, Price { par: PAR, premium: Fen::ZERO });
    }
}
