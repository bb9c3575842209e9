//! What expressions come to on a stage.

use super::document::Stated;
use super::expression::{Expression, Fold, Pair, Term};
use super::quantity::Quantity;
use super::stage::Stage;
use crate::safe::excerpt;
use crate::scenario::{Error, Kind};

impl Expression {
    /// What it comes to.
    ///
    /// # Errors
    /// When units do not go together, a figure needs what is not said, or a plan cannot be calculated.
    pub fn value(&self, on: &Stage<'_>) -> Result<Quantity, Error> {
        let here = |found: Result<Quantity, Kind>| found.map_err(|kind| Error::new(self.at.clone(), kind));
        match &self.term {
            Term::Is(quantity) => Ok(*quantity),
            Term::Name(name) => on.named(name),
            Term::Figure(figure) => figure.value(on, &self.at),
            Term::Not(one) => here(one.value(on)?.holds().map(|holds| Quantity::Truth(!holds))),
            Term::Pair(pair, two) => here(pair.of(two[0].value(on)?, two[1].value(on)?)),
            Term::Fold(fold, several) => {
                let mut values = several.iter().map(|one| one.value(on));
                let first = values.next().expect("there is one at least")?;
                let first = if fold.is_of_truths() { here(first.holds().map(Quantity::Truth))? } else { first };
                values.try_fold(first, |sum, next| here(fold.of(sum, next?)))
            }
        }
    }

    /// Whether it holds.
    ///
    /// # Errors
    /// As [`Expression::value`], and when it is no truth.
    pub fn holds(&self, on: &Stage<'_>) -> Result<bool, Error> {
        self.value(on)?.holds().map_err(|kind| Error::new(self.at.clone(), kind))
    }
}

impl<'a> Stage<'a> {
    /// A number that the lesson has named.
    pub fn named(&self, name: &str) -> Result<Quantity, Error> {
        if let Some(found) = self.kept(name) {
            return Ok(found);
        }
        let unknown = || Error::new("figures", Kind::Unknown { id: excerpt(name) });
        let figure = self.lesson.figures.iter().find(|figure| figure.name == name).ok_or_else(unknown)?;
        let found = figure.is.value(self)?;
        self.keep(&figure.name, found);
        Ok(found)
    }

    /// All named numbers as they stand.
    ///
    /// # Errors
    /// When one cannot be worked out.
    pub fn numbers(&self) -> Result<Vec<(&'a Stated, Quantity)>, Error> {
        self.lesson.figures.iter().map(|figure| Ok((figure, self.named(&figure.name)?))).collect()
    }
}

impl Fold {
    fn is_of_truths(self) -> bool {
        matches!(self, Fold::All | Fold::Any)
    }

    fn of(self, sum: Quantity, next: Quantity) -> Result<Quantity, Kind> {
        let chosen = |is_less: bool| -> Result<Quantity, Kind> {
            let next_is_less = next.compares(sum, |one, two| one < two)?.holds()?;
            Ok(if next_is_less == is_less { next } else { sum })
        };
        match self {
            Fold::Sum => sum.plus(next),
            Fold::Least => chosen(true),
            Fold::Most => chosen(false),
            Fold::All => Ok(Quantity::Truth(sum.holds()? & next.holds()?)),
            Fold::Any => Ok(Quantity::Truth(sum.holds()? | next.holds()?)),
        }
    }
}

impl Pair {
    fn of(self, one: Quantity, two: Quantity) -> Result<Quantity, Kind> {
        match self {
            Pair::Less => one.less(two),
            Pair::Times => one.times(two),
            Pair::Over => one.over(two),
            Pair::Equal => one.compares(two, |one, two| one == two),
            Pair::Above => one.compares(two, |one, two| one > two),
            Pair::AtLeast => one.compares(two, |one, two| one >= two),
            Pair::Below => one.compares(two, |one, two| one < two),
            Pair::AtMost => one.compares(two, |one, two| one <= two),
        }
    }
}
