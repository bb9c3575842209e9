//! Numbers that a lesson speaks of, each with its unit, and what can be done with them exactly.

use serde::{Deserialize, Serialize};

use crate::scenario::Kind;
use crate::units::{Fen, Rate, mul_div_down};

/// A number with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quantity {
    /// An amount of money.
    Money(Fen),
    /// A part of a whole.
    Part(Rate),
    /// So many.
    Count(i64),
    /// Whether something holds.
    Truth(bool),
    /// A number over nobody, such as what leaving costs where nobody leaves.
    Nobody,
}

use Quantity::{Count, Money, Nobody, Part, Truth};

/// What an operation comes to, or why two numbers do not go together.
pub type Result = std::result::Result<Quantity, Kind>;

impl Quantity {
    /// Its unit, as a lesson's file names it.
    pub fn unit(self) -> &'static str {
        match self {
            Money(_) => "money",
            Part(_) => "part",
            Count(_) => "count",
            Truth(_) => "truth",
            Nobody => "nobody",
        }
    }

    /// In its smallest unit: fen, parts per million, or whole things.
    fn number(self) -> i64 {
        match self {
            Money(fen) => fen.fen(),
            Part(part) => part.ppm(),
            Count(count) => count,
            Truth(holds) => holds.into(),
            Nobody => 0,
        }
    }

    /// So much of its unit.
    fn of(self, number: i64) -> Quantity {
        match self {
            Money(_) => Money(Fen::new(number)),
            Part(_) => Part(Rate::new(number)),
            Count(_) => Count(number),
            Truth(_) | Nobody => self,
        }
    }

    fn unlike(self, wanted: &str) -> Kind {
        Kind::Units { found: self.unit().to_owned(), wanted: wanted.to_owned() }
    }

    /// Whether it is a number that can be counted with.
    fn counted(self) -> std::result::Result<(), Kind> {
        if matches!(self, Truth(_)) { Err(self.unlike("number")) } else { Ok(()) }
    }

    /// Both numbers, where they have one unit; none where one of them is over nobody.
    fn alike(self, other: Quantity) -> std::result::Result<Option<(i64, i64)>, Kind> {
        self.counted()?;
        other.counted()?;
        if self == Nobody || other == Nobody {
            return Ok(None);
        }
        if self.unit() != other.unit() {
            return Err(other.unlike(self.unit()));
        }
        Ok(Some((self.number(), other.number())))
    }

    /// Both together.
    ///
    /// # Errors
    /// When the units differ, or the sum is too large.
    pub fn plus(self, other: Quantity) -> Result {
        self.joined(other, i64::checked_add)
    }

    /// What is left without the other.
    ///
    /// # Errors
    /// As [`Quantity::plus`].
    pub fn less(self, other: Quantity) -> Result {
        self.joined(other, i64::checked_sub)
    }

    fn joined(self, other: Quantity, by: fn(i64, i64) -> Option<i64>) -> Result {
        match self.alike(other)? {
            None => Ok(Nobody),
            Some((one, two)) => by(one, two).map(|sum| self.of(sum)).ok_or(Kind::Overflow { found: None }),
        }
    }

    /// So many times, or a part of: rounded down to the fen, the millionth or the whole thing.
    ///
    /// # Errors
    /// When neither is a count or a part, or the product is too large.
    pub fn times(self, by: Quantity) -> Result {
        self.counted()?;
        by.counted()?;
        let (of, factor) = match (self, by) {
            (Nobody, _) | (_, Nobody) => return Ok(Nobody),
            (Count(_) | Part(_), Money(_)) | (Count(_), Part(_)) => (by, self),
            _ => (self, by),
        };
        let divisor = match factor {
            Count(_) => 1,
            Part(_) => Rate::ONE.ppm(),
            _ => return Err(factor.unlike("count")),
        };
        let exact = i128::from(of.number()) * i128::from(factor.number());
        let product = exact.div_euclid(divisor.into());
        i64::try_from(product).map(|number| of.of(number)).map_err(|_| Kind::Overflow { found: None })
    }

    /// One over the other, rounded down: a part where both have one unit, an amount for each where it is by a count.
    /// By nothing it is over nobody.
    ///
    /// # Errors
    /// When the units do not go together.
    pub fn over(self, by: Quantity) -> Result {
        self.counted()?;
        by.counted()?;
        let (above, below) = (self.number(), by.number());
        let (above, below) = if below < 0 { (-above, -below) } else { (above, below) };
        match (self, by) {
            _ if by == Nobody || self == Nobody || below == 0 => Ok(Nobody),
            (Money(_) | Part(_), Count(_)) => Ok(self.of(above.div_euclid(below))),
            _ if self.unit() == by.unit() => Ok(Part(Rate::new(mul_div_down(above, Rate::ONE.ppm(), below)))),
            _ => Err(by.unlike(self.unit())),
        }
    }

    /// Whether a comparison with the other holds; with a number over nobody none does.
    ///
    /// # Errors
    /// When the units differ.
    pub fn compares(self, other: Quantity, holds: fn(i64, i64) -> bool) -> Result {
        if let (Truth(one), Truth(two)) = (self, other) {
            return Ok(Truth(holds(one.into(), two.into())));
        }
        Ok(Truth(self.alike(other)?.is_some_and(|(one, two)| holds(one, two))))
    }

    /// Whether it holds.
    ///
    /// # Errors
    /// When it is no truth.
    pub fn holds(self) -> std::result::Result<bool, Kind> {
        match self {
            Truth(holds) => Ok(holds),
            _ => Err(self.unlike("truth")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn yuan(yuan: i64) -> Quantity {
        Money(Fen::yuan(yuan))
    }

    #[test]
    fn sums_products_and_parts_are_exact_and_keep_their_units() {
        assert_eq!(yuan(310).plus(yuan(310)), Ok(yuan(620)));
        assert_eq!(yuan(310).times(Count(2)), Ok(yuan(620)));
        assert_eq!(Count(2).times(yuan(310)), Ok(yuan(620)));
        assert_eq!(Money(Fen::new(333)).times(Part(Rate::percent(50))), Ok(Money(Fen::new(166))));
        assert_eq!(yuan(31_000).over(Count(100)), Ok(yuan(310)));
        assert_eq!(yuan(1).over(yuan(3)), Ok(Part(Rate::new(333_333))));
        assert_eq!(yuan(-1).over(Count(-3)), Ok(Money(Fen::new(33))));
        assert_eq!(Count(10).less(Count(3)), Ok(Count(7)));
    }

    #[test]
    fn what_does_not_go_together_is_refused_by_its_units() {
        let refused = |found: Result| matches!(found, Err(Kind::Units { .. }));
        let all: [Result; 5] = [
            yuan(1).plus(Count(1)),
            yuan(1).times(yuan(1)),
            Count(1).over(yuan(1)),
            yuan(1).compares(Part(Rate::ONE), |one, two| one == two),
            Truth(true).plus(Count(1)),
        ];
        assert!(all.into_iter().all(refused));
        assert!(Count(1).holds().is_err());
        assert_eq!(Count(i64::MAX).plus(Count(1)), Err(Kind::Overflow { found: None }));
        assert_eq!(Money(Fen::new(i64::MAX)).times(Count(2)), Err(Kind::Overflow { found: None }));
    }

    #[test]
    fn a_number_over_nobody_is_none_and_no_comparison_with_it_holds() {
        assert_eq!(yuan(1).over(Count(0)), Ok(Nobody));
        assert_eq!(Nobody.plus(yuan(1)), Ok(Nobody));
        assert_eq!(Nobody.compares(yuan(1), |one, two| one <= two), Ok(Truth(false)));
    }
}
