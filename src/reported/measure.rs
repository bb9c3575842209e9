//! What a run can be asked for beside a reported figure.

use serde::Serialize;

use crate::outcome::{Estimate, statistic::estimate};
use crate::scenario::Scenario;
use crate::simulate::Tally;
use crate::simulate::tally::{GROUPS, In, OTHERS, Of, in_group, of};

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Fen.
    Fen,
    /// Parts per million.
    Fraction,
    /// Households.
    Households,
    /// Persons.
    Persons,
    /// Villages.
    Villages,
}

/// A number of a run, one a future; amounts are of one year on average, in fen of the first year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// What the co-ops share: what households get and what the villages keep of it.
    Dividends,
    /// Part of that which the households registered at the start get.
    ToPoor,
    /// The same as a fraction.
    PoorPart,
    /// What is shared, by all households.
    PerHousehold,
    /// What a household registered at the start gets.
    PerPoorHousehold,
    /// What is shared in a village.
    PerVillage,
    /// Households registered at the start.
    Cohort,
    /// Fraction of all households that is on the register at the end of a year, from 1.
    OnRegister(u32),
    /// Households that are off the register at the end of a year, from 1.
    Left(u32),
}

const COHORT: std::ops::Range<usize> = 0..OTHERS;
/// What is paid to households.
const PAID: [In; 4] = [In::Patronage, In::PaidIn, In::Allocated, In::Collective];

impl Measure {
    /// What it is counted in.
    pub fn unit(self) -> Unit {
        match self {
            Measure::PoorPart | Measure::OnRegister(_) => Unit::Fraction,
            Measure::Cohort | Measure::Left(_) => Unit::Households,
            _ => Unit::Fen,
        }
    }

    /// What a run found, over its futures.
    pub fn of(self, _scenario: &Scenario, tally: &Tally) -> Estimate {
        let values: Vec<f64> = (0..tally.draws as usize).map(|draw| self.value(tally, draw)).collect();
        estimate(&values)
    }

    fn value(self, tally: &Tally, draw: usize) -> f64 {
        let households: i64 = tally.size.households.iter().sum();
        let cohort: i64 = tally.size.households[COHORT].iter().sum();
        let by_year = |sum: i64| sum as f64 / f64::from(tally.years.max(1));
        let shared = || by_year(shared(tally, draw));
        let to_poor = || by_year(paid(tally, draw, COHORT));
        match self {
            Measure::Dividends => shared(),
            Measure::ToPoor => to_poor(),
            Measure::PoorPart => 1e6 * to_poor() / shared().max(1.0),
            Measure::PerHousehold => shared() / households.max(1) as f64,
            Measure::PerPoorHousehold => to_poor() / cohort.max(1) as f64,
            Measure::PerVillage => shared() / f64::from(tally.villages.max(1)),
            Measure::Cohort => cohort as f64,
            Measure::OnRegister(year) => 1e6 * on_register(tally, draw, year) as f64 / households.max(1) as f64,
            Measure::Left(year) => (cohort - on_register(tally, draw, year)) as f64,
        }
    }
}

/// Paid to households of some groups in all years of a draw.
fn paid(tally: &Tally, draw: usize, groups: std::ops::Range<usize>) -> i64 {
    let of_year = |year: usize| {
        let cells = tally.year(draw, year);
        groups.clone().flat_map(|group| PAID.map(|what| cells[in_group(group, what)])).sum::<i64>()
    };
    (0..tally.years as usize).map(of_year).sum()
}

/// Paid to households, kept by the villages, and paid to others, in all years of a draw.
fn shared(tally: &Tally, draw: usize) -> i64 {
    let beside = |year: usize| {
        let cells = tally.year(draw, year);
        [Of::Kept, Of::Others].map(|what| cells[of(what)]).iter().sum::<i64>()
    };
    paid(tally, draw, 0..GROUPS) + (0..tally.years as usize).map(beside).sum::<i64>()
}

/// Households of the cohort on the register at the end of a year, from 1.
fn on_register(tally: &Tally, draw: usize, year: u32) -> i64 {
    let year = year.clamp(1, tally.years) as usize - 1;
    COHORT.map(|group| tally.year(draw, year)[in_group(group, In::Registered)]).sum()
}
