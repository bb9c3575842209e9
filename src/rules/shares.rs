//! Surplus rule `shares`: make up losses, keep a reserve, share the rest by shares alone.
//!
//! Practice of Hui county. Not in keeping with Art. 44 of the co-operatives law when less than 60 %
//! is returned by patronage.

use super::{Books, Bridge};
use crate::scenario::SharesRule;
use crate::units::Fen;

/// From surplus to distributable surplus: R = r·max(0, S − L), D = max(0, S − L − R), plus what was
/// carried over. A loss falls on the reserve first; what that cannot absorb is carried forward.
#[inline(always)]
pub fn bridge(rule: &SharesRule, books: &mut Books, surplus: Fen) -> Bridge {
    let mut bridge = Bridge { surplus, ..Bridge::default() };
    let loss = (-surplus).or_nothing();
    bridge.absorbed = loss.min(books.reserve);
    books.reserve -= bridge.absorbed;
    books.loss += loss - bridge.absorbed;

    let gain = surplus.or_nothing();
    bridge.made_up = gain.min(books.loss);
    books.loss -= bridge.made_up;
    let left = gain - bridge.made_up;
    bridge.reserve = left.mul_rate_floor(rule.reserve);
    books.reserve += bridge.reserve;

    // Nothing is paid while losses are open, not even last year's odd fen.
    if books.loss == Fen::ZERO {
        bridge.carried_in = books.carried;
        books.carried = Fen::ZERO;
    }
    bridge.distributable = left - bridge.reserve + bridge.carried_in;
    bridge
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Rate;

    const RULE: SharesRule = SharesRule { reserve: Rate::percent(10) };

    #[test]
    fn a_loss_year_pays_nothing_until_the_loss_is_made_up() {
        let mut books = Books::opened_with(Fen::yuan(1000));
        let first = bridge(&RULE, &mut books, Fen::yuan(-300));
        assert_eq!((first.distributable, books.loss), (Fen::ZERO, Fen::yuan(300)));
        let second = bridge(&RULE, &mut books, Fen::yuan(200));
        assert_eq!((second.made_up, second.distributable), (Fen::yuan(200), Fen::ZERO));
        let third = bridge(&RULE, &mut books, Fen::yuan(200));
        assert_eq!((third.made_up, third.reserve), (Fen::yuan(100), Fen::yuan(10)));
        assert_eq!(third.distributable, Fen::yuan(90));
        assert_eq!(books.net_assets(), Fen::yuan(1010));
    }

    #[test]
    fn the_reserve_absorbs_a_loss_first() {
        let mut books = Books { reserve: Fen::yuan(50), ..Books::opened_with(Fen::yuan(1000)) };
        let year = bridge(&RULE, &mut books, Fen::yuan(-80));
        assert_eq!((year.absorbed, books.reserve, books.loss), (Fen::yuan(50), Fen::ZERO, Fen::yuan(30)));
    }

    #[test]
    fn odd_fen_wait_while_losses_are_open() {
        let mut books = Books { carried: Fen(7), ..Books::opened_with(Fen::yuan(1000)) };
        let year = bridge(&RULE, &mut books, Fen::yuan(-1));
        assert_eq!((year.carried_in, books.carried), (Fen::ZERO, Fen(7)));
    }
}
