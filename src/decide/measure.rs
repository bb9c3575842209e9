//! What schemes are compared by: whole numbers of each future, so that differences are exact.

use std::ops::Range;

use serde::Serialize;

use crate::outcome::Estimate;
use crate::outcome::statistic::{estimate, mean};
use crate::scenario::{Error, Kind};
use crate::simulate::Tally;
use crate::simulate::tally::{End, InGroup, OTHERS, Overall, REST_OF_COHORT, WORST_TENTH, in_group, of};

/// A number that a scheme has in each future.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Paid to the households registered at the start, a household and year.
    Poor,
    /// Paid to the tenth of them with the least means, a household and year.
    WorstTenth,
    /// Paid to all other households, a household and year, without refunds of their capital.
    Members,
    /// Kept by the villages of their collectives' dividends, a village and year.
    Kept,
    /// What the villages' funds and the co-ops are worth at the end, a village.
    Closing,
    /// Part of the cohort that is out of poverty at the end and has stood the first year after.
    Out,
    /// Years under the line, as a part of the cohort's years; less is better.
    Under,
    /// What the cohort lacks to the line, a household and year; less is better.
    Gap,
    /// As [`Measure::Out`], with the same luck and no scheme.
    OutWithout,
    /// As [`Measure::Under`], with the same luck and no scheme.
    UnderWithout,
}

/// The cohort's groups.
const COHORT: [usize; 2] = [WORST_TENTH, REST_OF_COHORT];

/// The measures that a comparison shows.
pub const MEASURES: [Measure; 10] = [
    Measure::Poor,
    Measure::WorstTenth,
    Measure::Members,
    Measure::Kept,
    Measure::Closing,
    Measure::Out,
    Measure::Under,
    Measure::Gap,
    Measure::OutWithout,
    Measure::UnderWithout,
];

impl Measure {
    /// Those that a planner can choose.
    pub const ALL: [Measure; 8] = [
        Measure::Poor,
        Measure::WorstTenth,
        Measure::Members,
        Measure::Kept,
        Measure::Closing,
        Measure::Out,
        Measure::Under,
        Measure::Gap,
    ];

    /// Its name in a question.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Poor => "poor",
            Measure::WorstTenth => "worst-tenth",
            Measure::Members => "members",
            Measure::Kept => "kept",
            Measure::Closing => "closing",
            Measure::Out => "out",
            Measure::Under => "under",
            Measure::Gap => "gap",
            Measure::OutWithout => "out-without",
            Measure::UnderWithout => "under-without",
        }
    }

    /// The measure of a name.
    ///
    /// # Errors
    /// When there is none.
    pub fn by_name(name: &str) -> Result<Measure, Error> {
        let known = || Measure::ALL.map(|measure| measure.name().to_owned()).to_vec();
        let found = Measure::ALL.into_iter().find(|measure| measure.name() == name);
        found.ok_or_else(|| Error::new("measure", Kind::Strange { name: name.to_owned(), known: known() }))
    }

    /// The measure of a name, also one that nobody chooses.
    pub fn named(name: &str) -> Option<Measure> {
        MEASURES.into_iter().find(|measure| measure.name() == name)
    }

    /// Whether less of it is better.
    pub fn is_burden(self) -> bool {
        matches!(self, Measure::Under | Measure::UnderWithout | Measure::Gap)
    }

    /// Whether it is a part of the whole, in parts per million; else it is an amount in fen.
    pub fn is_part(self) -> bool {
        matches!(self, Measure::Out | Measure::OutWithout | Measure::Under | Measure::UnderWithout)
    }

    /// Its number in a draw: a sum over villages, households and these years; what is of the end is of the last year.
    fn of_draw(self, tally: &Tally, draw: usize, years: Range<usize>) -> i64 {
        let sum = |cell: usize| years.clone().map(|year| tally.year(draw, year)[cell]).sum::<i64>();
        let of_groups =
            |groups: &[usize], what: InGroup| groups.iter().map(|&group| sum(in_group(group, what))).sum::<i64>();
        let paid = |groups: &[usize]| {
            [InGroup::Patronage, InGroup::PaidIn, InGroup::Allocated, InGroup::Collective]
                .map(|what| of_groups(groups, what))
                .iter()
                .sum()
        };
        let end = |what: End| tally.end(draw)[what as usize];
        match self {
            Measure::Poor => paid(&COHORT),
            Measure::WorstTenth => paid(&[WORST_TENTH]),
            Measure::Members => paid(&[OTHERS]),
            Measure::Kept => sum(of(Overall::Kept)),
            Measure::Closing => {
                let last = tally.year(draw, tally.years as usize - 1);
                end(End::NetAssets) + end(End::WelfareFund) + last[of(Overall::Fund)]
            }
            Measure::Out => end(End::OutWorst) + end(End::OutRest),
            Measure::OutWithout => end(End::OutWorstWithout) + end(End::OutRestWithout),
            Measure::Under => of_groups(&COHORT, InGroup::Poor),
            Measure::UnderWithout => of_groups(&COHORT, InGroup::PoorWithout),
            Measure::Gap => of_groups(&COHORT, InGroup::Gap),
        }
    }

    /// What its number is divided by: households and years, households, villages and years, or villages; 0 where it is
    /// over nobody.
    fn parts(self, tally: &Tally, of: Range<usize>) -> i64 {
        let years = tally.years as usize;
        let households = |years: Range<usize>, groups: &[usize]| {
            let of_year = |year| groups.iter().map(|&group| tally.households(year, group)).sum::<i64>();
            years.map(of_year).sum::<i64>()
        };
        let lived = |groups: &[usize]| households(of.clone(), groups);
        let villages = i64::from(tally.villages);
        match self {
            Measure::Poor | Measure::Under | Measure::UnderWithout | Measure::Gap => lived(&COHORT),
            Measure::WorstTenth => lived(&[WORST_TENTH]),
            Measure::Members => lived(&[OTHERS]),
            Measure::Kept => villages * of.len() as i64,
            Measure::Closing => villages,
            Measure::Out | Measure::OutWithout => households(years - 1..years, &COHORT),
        }
    }
}

/// A measure in every future.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Which.
    pub measure: Measure,
    /// What a number is divided by; 0 where it is over nobody.
    pub parts: i64,
    /// A number a draw.
    pub draws: Vec<i64>,
}

/// How much more one scheme has than another, on the same draws.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Of what.
    pub measure: Measure,
    /// The mean over the futures with its interval: fen, or parts per million; none where one of the two is over nobody,
    /// and then no future is counted.
    pub mean: Option<Estimate>,
    /// The sum over all futures, exact, in fen or households; none where the places differ in size.
    pub total: Option<i64>,
    /// Futures in which the second has more.
    pub more: u32,
    /// Futures in which both have the same.
    pub same: u32,
    /// Futures in which the second has less.
    pub less: u32,
    /// Whether the first, and the second, is over nobody.
    pub nobody: [bool; 2],
}

impl Series {
    /// A measure of every draw of a tally.
    pub fn of(measure: Measure, tally: &Tally) -> Series {
        Series::of_years(measure, tally, 0..tally.years as usize)
    }

    /// The same of some of its years; of the end, it is that of the last year.
    pub fn of_years(measure: Measure, tally: &Tally, years: Range<usize>) -> Series {
        let draws = (0..tally.draws as usize).map(|draw| measure.of_draw(tally, draw, years.clone())).collect();
        Series { measure, parts: measure.parts(tally, years), draws }
    }

    /// The sum over all futures.
    pub fn total(&self) -> i128 {
        self.draws.iter().map(|&number| i128::from(number)).sum()
    }

    /// The unit of an estimate: parts per million of a part, else fen.
    fn unit(&self) -> f64 {
        (if self.measure.is_part() { 1e6 } else { 1.0 }) / self.parts as f64
    }

    /// Whether it is over nobody.
    pub fn is_of_nobody(&self) -> bool {
        self.parts == 0
    }

    /// The mean with its interval; none over nobody.
    pub fn estimate(&self) -> Option<Estimate> {
        let mean = |&number: &i64| number as f64 * self.unit();
        (!self.is_of_nobody()).then(|| estimate(&self.draws.iter().map(mean).collect::<Vec<_>>()))
    }

    /// The mean, rounded to a fen or a millionth; none over nobody.
    pub fn mean(&self) -> Option<i64> {
        let unit = if self.measure.is_part() { 1_000_000 } else { 1 };
        mean(self.total() * unit, i128::from(self.parts) * self.draws.len() as i128)
    }

    /// How much more `other` has, draw by draw.
    pub fn to(&self, other: &Series) -> Difference {
        let nobody = [self.is_of_nobody(), other.is_of_nobody()];
        let mut found =
            Difference { measure: self.measure, mean: None, total: None, more: 0, same: 0, less: 0, nobody };
        if nobody.contains(&true) {
            return found;
        }
        let mut means = Vec::with_capacity(self.draws.len());
        let mut total = 0;
        for (&a, &b) in self.draws.iter().zip(&other.draws) {
            // Both over one divisor.
            let more = i128::from(b) * i128::from(self.parts) - i128::from(a) * i128::from(other.parts);
            match more.signum() {
                1 => found.more += 1,
                0 => found.same += 1,
                _ => found.less += 1,
            }
            total += b - a;
            means.push(more as f64 * self.unit() / other.parts as f64);
        }
        found.mean = Some(estimate(&means));
        found.total = (self.parts == other.parts).then_some(total);
        found
    }

    /// Whether `other` is better over all futures: more, or of a burden less. What is of nobody beats nothing, and is
    /// beaten by whatever is of somebody.
    pub fn is_beaten_by(&self, other: &Series) -> bool {
        if self.is_of_nobody() || other.is_of_nobody() {
            return !other.is_of_nobody();
        }
        let more = other.total() * i128::from(self.parts) - self.total() * i128::from(other.parts);
        if self.measure.is_burden() { more < 0 } else { more > 0 }
    }

    /// As plain numbers: the divisor, then the draws.
    pub fn numbers(&self) -> impl Iterator<Item = i64> {
        std::iter::once(self.parts).chain(self.draws.iter().copied())
    }

    /// Back from [`Series::numbers`].
    pub fn from_numbers(measure: Measure, numbers: &[i64]) -> Series {
        let (parts, draws) = numbers.split_first().map_or((1, &[][..]), |(parts, draws)| (*parts, draws));
        Series { measure, parts, draws: draws.to_vec() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(parts: i64, draws: &[i64]) -> Series {
        Series { measure: Measure::Poor, parts, draws: draws.to_vec() }
    }

    #[test]
    fn differences_are_counted_and_added_up_exactly() {
        let (a, b) = (series(10, &[100, 200, 300, 400]), series(10, &[101, 200, 299, 403]));
        let found = a.to(&b);
        assert_eq!((found.more, found.same, found.less, found.total), (2, 1, 1, Some(3)));
        assert_eq!(found.mean.map(|mean| mean.mean), Some(0), "less than a fen a household, and yet not lost");
        assert!(a.is_beaten_by(&b) && !b.is_beaten_by(&a));
        assert_eq!(Series::from_numbers(Measure::Poor, &a.numbers().collect::<Vec<_>>()), a);
    }

    #[test]
    fn places_of_different_size_are_compared_by_the_household() {
        let found = series(10, &[100, 100]).to(&series(20, &[200, 220]));
        assert_eq!((found.more, found.same, found.total), (1, 1, None));
        assert_eq!(found.mean.map(|mean| mean.mean), Some(1));
    }

    #[test]
    fn what_is_of_nobody_is_none_and_beats_nothing() {
        let (nobody, some) = (series(0, &[0, 0]), series(10, &[0, 0]));
        assert_eq!((nobody.estimate(), nobody.mean(), some.mean()), (None, None, Some(0)));
        let found = nobody.to(&some);
        assert_eq!((found.mean, found.total, found.more + found.same + found.less), (None, None, 0));
        assert!(nobody.is_beaten_by(&some) && !some.is_beaten_by(&nobody) && !nobody.is_beaten_by(&nobody));
    }

    #[test]
    fn every_measure_has_its_name() {
        for measure in Measure::ALL {
            assert_eq!(Measure::by_name(measure.name()), Ok(measure));
        }
        for measure in MEASURES {
            assert_eq!(Measure::named(measure.name()), Some(measure));
        }
        assert!(Measure::by_name("luck").is_err());
    }
}
