//! Guaranteed floors (保底): a rate promised on the shares of one class.
//!
//! `before`: out of what is to be shared, before the ordinary dividend on all shares. `beside`: the class
//! gets the floor beside its part of the whole, in one sum and never more than the whole; the other shares what
//! is left, and nothing remains for another rule. Both occur. What is to be shared is D, under the `law` what the
//! refund by trade leaves of it. A floor never comes out of capital: what the year cannot pay lapses, is owed, or
//! falls on a guarantor from outside. Where nobody holds shares of the class nothing is promised. Paid is what
//! has reached the holders: fen that do not divide are carried, so they are unpaid, and no guarantor pays them.

use serde::{Deserialize, Serialize};

use super::schedule::{Base, Over, Schedule};
use crate::scenario::{Class, Floor, FloorOrder, Shortfall};
use crate::units::{Fen, Rate, mul_div_down};

/// A year of the promise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FloorYear {
    /// Promised for this year.
    pub promised: Fen,
    /// Owed from earlier years.
    pub owed: Fen,
    /// Paid out of what is to be shared.
    pub paid: Fen,
    /// Paid by the guarantor.
    pub guaranteed: Fen,
    /// What is left unpaid: lapsed, or owed to next year.
    pub unpaid: Fen,
    /// Whether there was too little to pay it; odd fen that do not divide are no such want.
    pub short: bool,
}

/// What a floor says, whichever kind it is.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// Whose shares.
    pub class: Class,
    /// Where it is taken.
    pub order: FloorOrder,
    /// What becomes of what cannot be paid.
    pub shortfall: Shortfall,
    /// Part of the par value a year.
    pub rate: Rate,
    /// Beyond this profit a part of the profit, instead.
    pub threshold: Option<(Fen, Rate)>,
}

/// What a floor says; nothing where none is promised.
#[inline(always)]
pub fn terms(floor: &Floor) -> Option<Terms> {
    match floor {
        Floor::None(_) => None,
        Floor::Fixed(f) => {
            Some(Terms { class: f.class, order: f.order, shortfall: f.shortfall, rate: f.rate, threshold: None })
        }
        Floor::Threshold(f) => Some(Terms {
            class: f.class,
            order: f.order,
            shortfall: f.shortfall,
            rate: f.rate,
            threshold: Some((f.limit, f.of_profit)),
        }),
    }
}

impl Terms {
    /// What is promised for a year with this profit on so much capital of the class; rounded down.
    ///
    /// ```
    /// use fenhong::rules::floor::terms;
    /// use fenhong::scenario::{Class, FixedFloor, Floor, FloorOrder, Shortfall};
    /// use fenhong::{Fen, Rate};
    ///
    /// let (order, shortfall) = (FloorOrder::Before, Shortfall::Lapse);
    /// let floor = Floor::Fixed(FixedFloor { class: Class::PaidIn, rate: Rate::percent(5), order, shortfall });
    /// let promised = terms(&floor).unwrap().promise(Fen::yuan(1_000), Fen::ZERO);
    /// assert_eq!(promised, Fen::yuan(50));
    /// ```
    pub fn promise(&self, capital: Fen, profit: Fen) -> Fen {
        match self.threshold {
            Some((limit, of_profit)) if profit > limit => profit.mul_rate_down(of_profit),
            _ => capital.mul_rate_down(self.rate),
        }
    }

    /// Fills the floor's pots out of `dividends`; what is left for the surplus rule.
    #[inline]
    pub fn share(
        &self,
        profit: Fen,
        dividends: Fen,
        arrears: &mut Fen,
        base: &Base,
        schedule: &mut Schedule,
    ) -> (FloorYear, Fen) {
        let (held, all) = (base.class(self.class), base.shares());
        if held == 0 {
            return (FloorYear::default(), dividends);
        }
        let capital = Fen::new(mul_div_down(base.capital.fen(), held, all));
        let promised = self.promise(capital, profit);
        let due = promised + *arrears;
        let paid = due.min(dividends);
        let wanted = if self.shortfall == Shortfall::Guarantor { due - paid } else { Fen::ZERO };
        let (arrived, left) = match self.order {
            FloorOrder::Before => (schedule.add_guaranteed(Over::class(self.class), paid, wanted), dividends - paid),
            FloorOrder::Beside => {
                let part = beside(dividends, held, all);
                let of_class = (paid + part).min(dividends);
                let arrived = schedule.add_guaranteed(Over::class(self.class), of_class, wanted);
                schedule.add(Over::other_than(self.class), dividends - of_class);
                (arrived, Fen::ZERO)
            }
        };
        // Beside the floor the class has a part of the whole; the floor comes first.
        let short = paid < due;
        let (paid, guaranteed) = (paid.min(arrived.own), arrived.guaranteed);
        let unpaid = due - paid - guaranteed;
        let year = FloorYear { promised, owed: *arrears, paid, guaranteed, unpaid, short };
        *arrears = if self.shortfall == Shortfall::Cumulate { unpaid } else { Fen::ZERO };
        (year, left)
    }
}

/// The part of `held` shares of `all`, to the nearest fen: what a largest remainder between the two gives.
fn beside(dividends: Fen, held: i64, all: i64) -> Fen {
    let down = mul_div_down(dividends.fen(), held, all);
    let others = dividends.fen() - down - mul_div_down(dividends.fen(), all - held, all);
    // One fen is over where neither part is whole; it goes to the larger remainder, to the class in a tie.
    let remainder = i128::from(dividends.fen()) * i128::from(held) - i128::from(down) * i128::from(all);
    Fen::new(down + i64::from(others == 1 && 2 * remainder >= i128::from(all)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Books;
    use crate::scenario::{FixedFloor, Rounding, ThresholdFloor};

    /// Capital 3,420,000, the fund's 1,000,000, floor 5 %.
    fn share(order: FloorOrder, shortfall: Shortfall, surplus: Fen) -> (FloorYear, Vec<(Over, Fen)>, Fen) {
        let floor = FixedFloor { class: Class::Collective, rate: Rate::percent(5), order, shortfall };
        let base = Base::of_shares(1000, 2420, 0, Fen::yuan(1000));
        let mut schedule = Schedule::new(Rounding::LargestRemainder, base, &|_| Vec::new());
        let mut books = Books::default();
        let terms = terms(&Floor::Fixed(floor)).unwrap();
        let (year, left) = terms.share(surplus, surplus.or_nothing(), &mut books.arrears, &base, &mut schedule);
        schedule.add(Over::Shares, left);
        (year, schedule.pots().iter().map(|pot| (pot.over, pot.amount)).collect(), books.arrears)
    }

    #[test]
    fn before_the_rest_as_found() {
        let (year, pots, _) = share(FloorOrder::Before, Shortfall::Lapse, Fen::yuan(100_000));
        assert_eq!(year.paid, Fen::yuan(50_000));
        assert_eq!(pots, [(Over::Collective, Fen::yuan(50_000)), (Over::Shares, Fen::yuan(50_000))]);
    }

    #[test]
    fn beside_the_rest_as_found() {
        let (_, pots, _) = share(FloorOrder::Beside, Shortfall::Lapse, Fen::yuan(100_000));
        assert_eq!(pots, [(Over::Collective, Fen::new(7_923_977)), (Over::NotCollective, Fen::new(2_076_023))]);
    }

    #[test]
    fn a_floor_above_the_surplus_pays_what_there_is() {
        let surplus = Fen::yuan(20_000);
        let (year, pots, _) = share(FloorOrder::Before, Shortfall::Lapse, surplus);
        assert_eq!((year.paid, year.unpaid, pots), (surplus, Fen::yuan(30_000), vec![(Over::Collective, surplus)]));
        let (year, pots, _) = share(FloorOrder::Before, Shortfall::Guarantor, surplus);
        assert_eq!((year.guaranteed, pots[0].1), (Fen::yuan(30_000), Fen::yuan(50_000)));
        let (year, _, arrears) = share(FloorOrder::Before, Shortfall::Cumulate, Fen::yuan(-5_000));
        assert_eq!((year.paid, arrears), (Fen::ZERO, Fen::yuan(50_000)));
    }

    /// 590,000 allocated shares of a yuan at 4.35 %: 25,665 promised. Two holders of 400,000 and 190,000 shares get
    /// 17,400.00 and 8,265.00; by whole fen a share 23,600 would arrive.
    #[test]
    fn what_is_called_paid_has_arrived() {
        let floor = FixedFloor {
            class: Class::Allocated,
            rate: Rate::new(43_500),
            order: FloorOrder::Before,
            shortfall: Shortfall::Guarantor,
        };
        let terms = terms(&Floor::Fixed(floor)).unwrap();
        let year = |par: Fen, shares: [i64; 2], dividends: Fen| {
            let base = Base::of_shares(0, 0, shares.iter().sum(), par);
            let holders = |_: Over| shares.to_vec();
            let mut schedule = Schedule::new(Rounding::DeclaredDividend, base, &holders);
            let mut arrears = Fen::ZERO;
            terms.share(dividends, dividends, &mut arrears, &base, &mut schedule).0
        };
        let found = year(Fen::yuan(1), [400_000, 190_000], Fen::yuan(30_000));
        assert_eq!((found.promised, found.paid, found.unpaid), (Fen::yuan(25_665), Fen::yuan(25_665), Fen::ZERO));
        // Whole fen a share: 43,500 on 3 shares of 333,333.33 do not divide; a guarantor pays no fen that nobody gets.
        let found = year(Fen::new(33_333_333), [2, 1], Fen::new(1_000_000));
        assert_eq!(
            (found.promised, found.paid, found.guaranteed, found.unpaid),
            (Fen::new(4_349_999), Fen::new(1_000_000), Fen::new(3_349_997), Fen::new(2))
        );
    }

    #[test]
    fn the_threshold_is_a_cliff() {
        let floor = ThresholdFloor {
            class: Class::Collective,
            rate: Rate::percent(8),
            limit: Fen::yuan(1_000_000),
            of_profit: Rate::percent(5),
            order: FloorOrder::Before,
            shortfall: Shortfall::Lapse,
        };
        let terms = terms(&Floor::Threshold(floor)).unwrap();
        assert_eq!(terms.promise(Fen::yuan(1_000_000), Fen::yuan(1_000_000)), Fen::yuan(80_000));
        assert_eq!(terms.promise(Fen::yuan(1_000_000), Fen::yuan(1_000_001)), Fen::new(5_000_005));
    }
}
