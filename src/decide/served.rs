//! How surely a household gets a sum: the part of all draws' years in which it does, with its interval.

use serde::Serialize;

use crate::outcome::Estimate;
use crate::simulate::tally::{In, OTHERS, in_group};
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

/// The years in which someone got the sum, counted over mirrored pairs of draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    /// Pairs of draws.
    pub pairs: i64,
    /// Years of a draw.
    pub years: i64,
    /// Years of all draws with the sum.
    pub served: i64,
    /// Squares of the pairs' such years, added up.
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

/// Half the width of a 95 % interval, in standard errors.
const WIDTH: f64 = 1.96;
/// The standard error, in pairs, when not one of them differs: what has not been seen in n pairs happens in 3/n of
/// them at most, with 95 % confidence.
const UNSEEN: f64 = 3.0 / WIDTH;

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
        let (pairs, years) = (self.pairs as f64, 2.0 * self.years as f64);
        let mean = self.served as f64 / pairs;
        let spread = (self.squares as f64 - mean * self.served as f64).max(0.0) / (pairs - 1.0).max(1.0);
        let error = (libm::sqrt(spread / pairs) / years).max(UNSEEN / pairs);
        let part = mean / years;
        let at = |errors: f64| libm::round(((part + errors * error).clamp(0.0, 1.0)) * 1e6) as i64;
        let again = WIDTH * core::f64::consts::SQRT_2;
        Share { estimate: Estimate { mean: at(0.0), low: at(-WIDTH), high: at(WIDTH) }, again: [at(-again), at(again)] }
    }

    /// So many standard errors around the part, in parts per million, not clipped.
    pub fn around(&self, errors: f64) -> (i64, i64) {
        let share = self.share().estimate;
        let half = libm::round((share.high - share.mean).max(share.mean - share.low) as f64 / WIDTH * errors) as i64;
        (share.mean - half, share.mean + half)
    }

    /// Whether the part of the years is `wanted` with 95 % confidence; all of the years where all are wanted and
    /// not one was missed.
    pub fn reaches(&self, wanted: Rate) -> bool {
        let all = self.served == self.pairs * 2 * self.years;
        self.share().estimate.low >= wanted.0 || (all && wanted >= Rate::ONE)
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
        let kinds = [In::Patronage, In::PaidIn, In::Allocated, In::Collective];
        (0..OTHERS).flat_map(|group| kinds.map(|what| cells[in_group(group, what)])).sum()
    };
    let mut found =
        Served { pairs: i64::from(tally.draws / 2), years: tally.years.into(), served: 0, squares: 0, household: None };
    for pair in 0..tally.draws as usize / 2 {
        let served = |draw: usize| {
            let wanted = |year| sum.0.saturating_mul((0..OTHERS).map(|group| tally.households(year, group)).sum());
            (0..tally.years as usize).filter(|&year| paid(draw, year) >= wanted(year)).count() as i64
        };
        let years = served(2 * pair) + served(2 * pair + 1);
        found.served += years;
        found.squares += years * years;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_never_seen_can_still_happen() {
        let always = Served { pairs: 500, years: 10, served: 10_000, squares: 500 * 400, household: Some(0) };
        let share = always.share().estimate;
        assert_eq!((share.mean, share.low, share.high), (1_000_000, 994_000, 1_000_000));
        assert!(always.reaches(Rate(990_000)) && always.reaches(Rate::ONE) && !always.reaches(Rate(995_000)));
        assert_eq!(Served::from_numbers(&always.numbers()), Some(always));
    }

    #[test]
    fn an_interval_comes_from_the_pairs() {
        // Half of the pairs have 20 of 20 years, half 10: mean 15, standard deviation 5 (nearly).
        let served = Served { pairs: 400, years: 10, served: 6_000, squares: 200 * 400 + 200 * 100, household: None };
        let share = served.share();
        assert_eq!(share.estimate.mean, 750_000);
        let half = share.estimate.high - share.estimate.mean;
        assert!((24_500..24_600).contains(&half), "{half}");
        let wider = share.again[1] - share.estimate.mean;
        assert!((34_600..34_800).contains(&wider), "{wider}");
    }
}
