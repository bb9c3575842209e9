//! What of a co-op that closes is not its members'.
//!
//! What the state has paid for is a special fund, which is never divided (co-operatives law, Art. 53, of 2006 Art. 46). How
//! much of what is left that is, rules of 2019 say, in force since 1 July 2019: what is left × the state's subsidies in the
//! special fund ÷ (shares + special fund). So the state bears its part of losses and has its part of gains. Mergers and
//! splits are no closing. Before there was no such rule: the fund is set aside whole, as far as it reaches.

use super::books::Books;
use crate::scenario::Date;
use crate::units::{Fen, mul_div_floor};

/// From this day on the state's part goes by the funds.
pub const BY_PARTS_FROM: Date = Date::new(2019, 7, 1);

/// The state's part of what a co-op leaves, rounded down, and what is its holders'; nothing of debts.
pub fn parts(as_of: Date, books: &Books) -> [Fen; 2] {
    let left = books.net_assets().or_nothing();
    let funds = books.capital + books.special;
    let state = match as_of >= BY_PARTS_FROM && funds > Fen::ZERO {
        true => Fen(mul_div_floor(left.0, books.special.0, funds.0)),
        false => books.special.min(left),
    };
    [state, left - state]
}

#[cfg(test)]
mod tests {
    use super::*;

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
