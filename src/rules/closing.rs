//! What of a co-op that closes is not its members'.
//!
//! What the state has paid for is a special fund, which is never divided (co-operatives law, Art. 53, of 2006 Art. 46). How
//! much of what is left that is, rules of 2019 say, in force since 1 July 2019: what is left × the state's subsidies in the
//! special fund ÷ (shares + special fund). So the state bears its part of losses and has its part of gains. Mergers and
//! splits are no closing. It goes to the other co-ops of the place that stay, into their special funds, and to the
//! collective only where there are none; how it is shared over several is not said, so in equal parts. Before there was
//! no such rule: the fund is set aside whole, as far as it reaches, and lies with the collective.

use super::books::Books;
use crate::scenario::Date;
use crate::units::{Fen, FenPerShare, Shares, mul_div_down};

/// From this day on the state's part goes by the funds.
pub const BY_PARTS_FROM: Date = Date::new(2019, 7, 1);

/// The state's part of what a co-op leaves, rounded down, and what is its holders'; nothing of debts.
pub fn parts(as_of: Date, books: &Books) -> [Fen; 2] {
    let left = books.net_assets().or_nothing();
    let funds = books.capital + books.special;
    let state = match as_of >= BY_PARTS_FROM && funds > Fen::ZERO {
        true => Fen::new(mul_div_down(left.fen(), books.special.fen(), funds.fen())),
        false => books.special.min(left),
    };
    [state, left - state]
}

/// What of the state's part goes to other co-ops of the place, if there are any.
pub fn handed_on(as_of: Date, state: Fen) -> Fen {
    if as_of >= BY_PARTS_FROM { state } else { Fen::ZERO }
}

/// The part of one of so many co-ops in what is handed on: the first get one fen more of what does not divide.
pub fn part_of(handed: Fen, rank: usize, among: usize) -> Fen {
    let (rank, among) = (rank as i64, among as i64);
    Fen::new(handed.fen() / among + i64::from(rank < handed.fen() % among))
}

/// What a share and an account are refunded when a co-op closes, out of what is its holders'.
///
/// First the contributions, at par at the most; then the reserve that is quantified to the members, by their accounts, as
/// when one leaves; what is left then by shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// For a share.
    pub per_share: FenPerShare,
    /// For all accounts together.
    quantified: Fen,
    /// What lies in them.
    accounts: Fen,
}

impl Price {
    /// The price where so much lies in the accounts; nothing where no reserve is quantified.
    pub fn of(divisible: Fen, shares: Shares, par: Fen, accounts: Fen) -> Price {
        let a_share = |amount: Fen| if shares.count() == 0 { FenPerShare::ZERO } else { amount.per_share_down(shares) };
        let at_par = FenPerShare::new(a_share(divisible).fen().min(par.fen()));
        let left = divisible - at_par.times(shares);
        // Fen that do not divide are no reserve.
        let quantified = if shares.count() > 0 && at_par.fen() < par.fen() { Fen::ZERO } else { left.min(accounts) };
        Price { per_share: FenPerShare::new(at_par.fen() + a_share(left - quantified).fen()), quantified, accounts }
    }

    /// For an account, rounded down.
    pub fn account(&self, account: Fen) -> Fen {
        match self.accounts {
            Fen::ZERO => Fen::ZERO,
            all => Fen::new(mul_div_down(self.quantified.fen(), account.fen(), all.fen())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 20 shares of 1,000 and a reserve of 100,000, nine tenths of it in one account.
    #[test]
    fn the_reserve_goes_by_accounts_on_closing_as_on_leaving() {
        let price = Price::of(Fen::yuan(120_000), Shares::new(20), Fen::yuan(1_000), Fen::yuan(100_000));
        assert_eq!(price.per_share, FenPerShare::new(100_000));
        assert_eq!([90_000, 10_000].map(|account| price.account(Fen::yuan(account))), [90_000, 10_000].map(Fen::yuan));
        // Less than par is left: nothing of a reserve.
        let price = Price::of(Fen::new(1_999_999), Shares::new(20), Fen::yuan(1_000), Fen::yuan(100_000));
        assert_eq!((price.per_share, price.account(Fen::yuan(90_000))), (FenPerShare::new(99_999), Fen::ZERO));
        // Without accounts all goes by shares.
        let price = Price::of(Fen::new(12_000_019), Shares::new(20), Fen::yuan(1_000), Fen::ZERO);
        assert_eq!(price.per_share, FenPerShare::new(600_000));
    }

    /// Shares of a million, 400,000 in the special fund, 700,000 left.
    #[test]
    fn the_state_has_its_part_of_what_is_left() {
        let capital = Fen::yuan(1_000_000);
        let books = Books { special: Fen::yuan(400_000), loss: Fen::yuan(700_000), ..Books::opened_with(capital) };
        assert_eq!(parts(Date::new(2019, 7, 1), &books), [200_000, 500_000].map(Fen::yuan));
        assert_eq!(parts(Date::new(2019, 6, 30), &books), [400_000, 300_000].map(Fen::yuan));
        let gone = Books { loss: Fen::yuan(1_200_000), ..books };
        assert_eq!(parts(Date::new(2019, 6, 30), &gone), [200_000, 0].map(Fen::yuan));
    }
}
