//! Entrusted infrastructure: barns, greenhouses and cold stores that a village or the state puts at a co-op's hand.
//!
//! Used free of charge or leased it stays in the village's books, which depreciate it. Valued into the collective's
//! shares, or paid for by the state, it stands in the co-op's books and its depreciation, in equal parts, is a cost
//! before the surplus. What the state has paid for is a special fund: it is never divided (co-operatives law,
//! Art. 53), takes part in the surplus as every member's equal part (Art. 44) and goes to the collective when the
//! co-op closes.

use crate::scenario::Infrastructure;
use crate::units::{Fen, Shares, mul_div_down};

/// What a co-op's infrastructure is worth at the start, with its own value where a roster gives one.
pub fn value(rule: &Infrastructure, own: Option<Fen>) -> Fen {
    match rule {
        Infrastructure::None(_) => Fen::ZERO,
        Infrastructure::Free(terms) | Infrastructure::Equity(terms) | Infrastructure::Subsidy(terms) => {
            own.unwrap_or(terms.value)
        }
        Infrastructure::Lease(terms) => own.unwrap_or(terms.value),
    }
}

/// Shares of the collective that it is valued into: a whole number, as the validation sees to.
pub fn shares(rule: &Infrastructure, value: Fen, par: Fen) -> Shares {
    match rule {
        Infrastructure::Equity(_) => Shares::new(value.fen() / par.fen()),
        _ => Shares::ZERO,
    }
}

/// What the state has paid for it: the special fund at the start.
pub fn special(rule: &Infrastructure, value: Fen) -> Fen {
    if matches!(rule, Infrastructure::Subsidy(_)) { value } else { Fen::ZERO }
}

/// Rent a year; nothing unless it is leased.
///
/// ```
/// use fenhong::rules::infrastructure::{rent, shares};
/// use fenhong::scenario::Infrastructure;
/// use fenhong::{Fen, Shares};
///
/// // Without entrusted infrastructure there is neither rent nor a share for it.
/// let none = Infrastructure::default();
/// assert_eq!(rent(&none, Fen::yuan(50_000)), Fen::ZERO);
/// assert_eq!(shares(&none, Fen::yuan(50_000), Fen::yuan(1_000)), Shares::ZERO);
/// ```
pub fn rent(rule: &Infrastructure, value: Fen) -> Fen {
    match rule {
        Infrastructure::Lease(terms) => value.mul_rate_down(terms.rent),
        _ => Fen::ZERO,
    }
}

/// Whether the co-op has it in its books.
pub fn is_of_co_op(rule: &Infrastructure) -> bool {
    matches!(rule, Infrastructure::Equity(_) | Infrastructure::Subsidy(_))
}

/// What it is worth in the books before a year, counted from 0: the value less what was depreciated in the years
/// before, that is an equal part a year, all parts together rounded down.
pub fn book(rule: &Infrastructure, value: Fen, year: u32) -> Fen {
    let life = match rule {
        Infrastructure::None(_) => return Fen::ZERO,
        Infrastructure::Free(terms) | Infrastructure::Equity(terms) | Infrastructure::Subsidy(terms) => terms.life,
        Infrastructure::Lease(terms) => terms.life,
    };
    value - Fen::new(mul_div_down(value.fen(), year.min(life).into(), life.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Entrusted;

    #[test]
    fn straight_line_takes_all_of_the_value_and_no_more() {
        let rule = Infrastructure::Equity(Entrusted { value: Fen::yuan(100), life: 3 });
        let worth: Vec<Fen> = (0..5).map(|year| book(&rule, Fen::yuan(100), year)).collect();
        assert_eq!(worth, [10_000, 6_667, 3_334, 0, 0].map(Fen::new));
    }
}
