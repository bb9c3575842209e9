//! What a co-op brings from before the first year: capital, reserve, surplus that was not distributed or a loss.
//!
//! A loss is made up by the reserve first (co-operatives law, Art. 42); what that cannot absorb is carried forward.
//! A surplus is distributed with the first year's, or goes to the reserve, or is kept against losses.

use super::books::Books;
use crate::scenario::OpeningUse;
use crate::units::Fen;

/// The books of a co-op at the start of the first year.
pub fn books(how: OpeningUse, capital: Fen, reserve: Fen, undistributed: Fen, special: Fen) -> Books {
    let mut books = Books { reserve, special, ..Books::opened_with(capital) };
    let (surplus, loss) = (undistributed.or_nothing(), (-undistributed).or_nothing());
    let absorbed = loss.min(reserve);
    (books.reserve, books.loss) = (reserve - absorbed, loss - absorbed);
    match how {
        OpeningUse::Distribute => books.carried = surplus,
        OpeningUse::Reserve => books.reserve += surplus,
        OpeningUse::Losses => books.risk = surplus,
    }
    books
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(how: OpeningUse, reserve: i64, undistributed: i64) -> [i64; 4] {
        let books = books(how, Fen::yuan(1000), Fen::yuan(reserve), Fen::yuan(undistributed), Fen::ZERO);
        assert_eq!(books.net_assets(), Fen::yuan(1000 + reserve + undistributed));
        [books.reserve, books.risk, books.carried, books.loss].map(|amount| amount.fen() / 100)
    }

    #[test]
    fn a_surplus_goes_where_it_is_resolved_and_a_loss_takes_the_reserve_first() {
        assert_eq!(opened(OpeningUse::Distribute, 50, 30), [50, 0, 30, 0]);
        assert_eq!(opened(OpeningUse::Reserve, 50, 30), [80, 0, 0, 0]);
        assert_eq!(opened(OpeningUse::Losses, 50, 30), [50, 30, 0, 0]);
        assert_eq!(opened(OpeningUse::Reserve, 50, -70), [0, 0, 0, 20]);
    }
}
