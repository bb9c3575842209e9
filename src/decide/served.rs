//! How surely a household gets a sum: the part of all draws' years in which it does, with its interval.

use serde::Serialize;

use crate::chance::BLOCK;
use crate::outcome::{Estimate, statistic};
use crate::simulate::tally::{InGroup, OTHERS, in_group};
use crate::simulate::watched::{SQUARE_PARTS, square};
use crate::simulate::{Tally, Watched};
use crate::units::{Fen, Rate};

/// Who must get the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// Every household of the cohort: the least-served one decides.
    Each,
    /// The cohort on average.
    Average,
}

/// The years in which someone got the sum, counted over blocks of draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    /// Pairs of draws.
    pub pairs: i64,
    /// Years of a draw.
    pub years: i64,
    /// Years of all draws with the sum.
    pub served: i64,
    /// Squares of the blocks' such years, added up: see [`square`].
    pub squares: i64,
    /// Place of the household among all; none on average.
    pub household: Option<u32>,
}

/// A part of the years with its intervals, in parts per million.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The part with its 95 % interval.
    pub estimate: Estimate,
    /// Where 95 of 100 other seeds with as many draws show it.
    pub again: [i64; 2],
}

/// Half the width of a 95 % interval of very many blocks, in standard errors.
const WIDTH: f64 = 1.96;
/// What has not been seen in n pairs happens in 3/n of them at most, with 95 % confidence. The pairs of a block lie
/// apart, which makes it no likelier that all miss it.
const UNSEEN: f64 = 3.0;

impl Served {
    /// What the runs of a scenario found; none without a cohort.
    pub fn of(tally: &Tally, watched: &Watched, sum: Fen, who: Who) -> Option<Served> {
        match who {
            Who::Each => least_served(watched),
            Who::Average => on_average(tally, sum),
        }
    }

    /// The part of the years, with its intervals.
    pub fn share(&self) -> Share {
        let (part, error, width) = self.parts();
        let at = |errors: f64| libm::round(((part + errors * error).clamp(0.0, 1.0)) * 1e6) as i64;
        let again = width * core::f64::consts::SQRT_2;
        Share { estimate: Estimate { mean: at(0.0), low: at(-width), high: at(width) }, again: [at(-again), at(again)] }
    }

    /// The part of the years, its standard error, and how many of them make half an interval.
    fn parts(&self) -> (f64, f64, f64) {
        let (draws, years) = (2.0 * self.pairs as f64, self.years as f64);
        let mean = self.served as f64 / draws;
        let unit = statistic::unit(2 * self.pairs as usize) as f64;
        let (units, width) = match libm::ceil(draws / unit) {
            // One block has but one square, which shows nothing.
            _ if unit < f64::from(BLOCK) => (1.0, WIDTH),
            blocks => (blocks, statistic::width(blocks as usize)),
        };
        let squares = self.squares as f64 / SQUARE_PARTS as f64;
        let spread = (squares - mean * self.served as f64).max(0.0) / (units - 1.0).max(1.0);
        let error = (libm::sqrt(spread / draws) / years).max(UNSEEN / self.pairs as f64 / width);
        (mean / years, error, width)
    }

    /// So many standard errors around the part, in parts per million, not clipped.
    pub fn around(&self, errors: f64) -> (i64, i64) {
        let (part, error, width) = self.parts();
        // A wider interval is of fewer blocks, which know their error less well.
        let half = errors * error * width / WIDTH;
        let at = |part: f64| libm::round(part * 1e6) as i64;
        (at(part - half), at(part + half))
    }

    /// Whether the part of the years is `wanted` with 95 % confidence; all of the years where all are wanted and
    /// not one was missed.
    pub fn reaches(&self, wanted: Rate) -> bool {
        let all = self.served == self.pairs * 2 * self.years;
        self.share().estimate.low >= wanted.ppm() || (all && wanted >= Rate::ONE)
    }

    /// As plain numbers.
    pub fn numbers(&self) -> [i64; 5] {
        [self.pairs, self.years, self.served, self.squares, self.household.map_or(-1, i64::from)]
    }

    /// Back from [`Served::numbers`].
    pub fn from_numbers(numbers: &[i64]) -> Option<Served> {
        let &[pairs, years, served, squares, household] = numbers else { return None };
        Some(Served { pairs, years, served, squares, household: u32::try_from(household).ok() })
    }
}

/// The household of the cohort with the fewest years; of several the first.
fn least_served(watched: &Watched) -> Option<Served> {
    let mut least: Option<(usize, i64)> = None;
    for (place, _) in watched.groups.iter().enumerate().filter(|(_, group)| **group != OTHERS as i64) {
        let served = watched.house(place).served;
        if least.is_none_or(|(_, fewest)| served < fewest) {
            least = Some((place, served));
        }
    }
    least.map(|(place, served)| Served {
        pairs: i64::from(watched.draws / 2),
        years: watched.years.into(),
        served,
        squares: watched.house(place).squares,
        household: Some(place as u32),
    })
}

/// The years in which the cohort's mean payout is the sum or more.
fn on_average(tally: &Tally, sum: Fen) -> Option<Served> {
    let cohort: i64 = tally.size.households[..OTHERS].iter().sum();
    if cohort == 0 {
        return None;
    }
    let paid = |draw: usize, year: usize| -> i64 {
        let cells = tally.year(draw, year);
        let kinds = [InGroup::Patronage, InGroup::PaidIn, InGroup::Allocated, InGroup::Collective];
        (0..OTHERS).flat_map(|group| kinds.map(|what| cells[in_group(group, what)])).sum()
    };
    let mut found =
        Served { pairs: i64::from(tally.draws / 2), years: tally.years.into(), served: 0, squares: 0, household: None };
    let served = |draw: usize| {
        let wanted = |year| sum.fen().saturating_mul((0..OTHERS).map(|group| tally.households(year, group)).sum());
        (0..tally.years as usize).filter(|&year| paid(draw, year) >= wanted(year)).count() as i64
    };
    for block in (0..tally.draws as usize).step_by(BLOCK as usize) {
        let draws = block..(block + BLOCK as usize).min(tally.draws as usize);
        let years = draws.clone().map(served).sum();
        found.served += years;
        found.squares += square(years, draws.len());
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_never_seen_can_still_happen() {
        let always = Served { pairs: 500, years: 10, served: 10_000, squares: 125 * square(80, 8), household: Some(0) };
        let share = always.share().estimate;
        assert_eq!((share.mean, share.low, share.high), (1_000_000, 994_000, 1_000_000));
        assert!(always.reaches(Rate::new(990_000)) && always.reaches(Rate::ONE) && !always.reaches(Rate::new(995_000)));
        assert_eq!(Served::from_numbers(&always.numbers()), Some(always));
    }

    #[test]
    fn an_interval_comes_from_the_blocks() {
        // Half of the blocks have 80 of 80 years, half 40: mean 60, standard deviation 20 (nearly).
        let squares = 50 * square(80, 8) + 50 * square(40, 8);
        let served = Served { pairs: 400, years: 10, served: 6_000, squares, household: None };
        let share = served.share();
        assert_eq!(share.estimate.mean, 750_000);
        let half = share.estimate.high - share.estimate.mean;
        assert!((49_800..49_900).contains(&half), "{half}");
        let wider = share.again[1] - share.estimate.mean;
        assert!((70_400..70_600).contains(&wider), "{wider}");
    }
}
