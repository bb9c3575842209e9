//! What a run can be asked for beside a reported figure.

use serde::Serialize;

use crate::outcome::{Estimate, statistic::estimate};
use crate::scenario::{Leaders, Micro, Scenario, Village, Work};
use crate::simulate::Tally;
use crate::simulate::tally::{AIDS, GROUPS, In, Made, OTHERS, Of, in_group, of};
use crate::units::{Fen, Rate};

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
    /// Co-ops.
    CoOps,
    /// Loans.
    Loans,
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
    /// The same as a fraction of those registered at the start.
    LeftPart(u32),
    /// Fraction of the households registered at the start that fell back after leaving, of those that left.
    FellPart,
    /// Those registered at the start as a fraction of all households.
    CohortPart,
    /// What a unit of the first enterprise costs in a year, from 1.
    UnitCost(u32),
    /// Villages.
    Villages,
    /// What of a co-op's capital the collective holds, where all co-ops are alike.
    CollectiveCapital,
    /// Co-ops that have begun by a year, from 1.
    Begun(u32),
    /// Co-ops that pay a dividend in a year, from 1.
    Paying(u32),
    /// What a job of a co-op pays a month.
    MonthlyWage,
    /// One leader loan.
    LeaderLoan,
    /// Leader loans in all villages.
    LeaderLoans,
    /// Micro-loans by the households that may have one.
    MicroLoan,
    /// Mean yearly return on the capital, by what the co-ops earned.
    Return,
}

const COHORT: std::ops::Range<usize> = 0..OTHERS;
/// What is paid to households.
const PAID: [In; 4] = [In::Patronage, In::PaidIn, In::Allocated, In::Collective];

impl Measure {
    /// What it is counted in.
    pub fn unit(self) -> Unit {
        match self {
            Measure::PoorPart
            | Measure::OnRegister(_)
            | Measure::LeftPart(_)
            | Measure::FellPart
            | Measure::CohortPart
            | Measure::Return => Unit::Fraction,
            Measure::Cohort | Measure::Left(_) => Unit::Households,
            Measure::Villages => Unit::Villages,
            Measure::Begun(_) | Measure::Paying(_) => Unit::CoOps,
            Measure::LeaderLoans => Unit::Loans,
            _ => Unit::Fen,
        }
    }

    /// What a run found, over its futures.
    pub fn of(self, scenario: &Scenario, tally: &Tally) -> Estimate {
        if let Some(given) = self.given(scenario, tally) {
            return Estimate { mean: given, low: given, high: given };
        }
        let values: Vec<f64> = (0..tally.draws as usize).map(|draw| self.value(tally, draw)).collect();
        estimate(&values)
    }

    /// What the scenario itself says, whatever the luck.
    fn given(self, scenario: &Scenario, tally: &Tally) -> Option<i64> {
        let lent = |amount: Fen| (amount.0, i64::from(tally.villages));
        let leaders = match &scenario.programmes.leaders {
            Leaders::LeaderLoan(loan) => Some((lent(loan.amount).0, i64::from(loan.loans) * lent(loan.amount).1)),
            Leaders::None(_) => None,
        };
        match (self, &scenario.village, &scenario.work, &scenario.programmes.micro) {
            (Measure::Villages, ..) => Some(tally.villages.into()),
            (Measure::CollectiveCapital, Village::Generated(village), ..) => {
                let shares = village.capital.0 / village.par.0.max(1);
                Some(Rate(village.split.collective.0 * shares).0 / Rate::ONE.0 * village.par.0)
            }
            (Measure::Begun(year), Village::Generated(village), ..) => {
                let begun = |coop: u32| scenario.enterprises[coop as usize % scenario.enterprises.len()].begins <= year;
                Some((0..village.coops).filter(|coop| begun(*coop)).count() as i64)
            }
            (Measure::MonthlyWage, _, Work::Jobs(jobs), _) => Some(jobs.wage.0),
            (Measure::UnitCost(year), ..) => {
                scenario.enterprises[0].units.as_ref().map(|units| units.cost_in(year.max(1) - 1).0)
            }
            (Measure::LeaderLoan, ..) => leaders.map(|(amount, _)| amount),
            (Measure::LeaderLoans, ..) => leaders.map(|(_, loans)| loans),
            (Measure::MicroLoan, _, _, Micro::MicroLoan(loan)) => Some(loan.amount.mul_rate_floor(loan.part).0),
            _ => None,
        }
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
            Measure::CohortPart => 1e6 * cohort as f64 / households.max(1) as f64,
            Measure::OnRegister(year) => 1e6 * on_register(tally, draw, year) as f64 / households.max(1) as f64,
            Measure::Left(year) => (cohort - on_register(tally, draw, year)) as f64,
            Measure::LeftPart(year) => 1e6 * (cohort - on_register(tally, draw, year)) as f64 / cohort.max(1) as f64,
            Measure::FellPart => {
                let [left, fell] = [Made::Left, Made::Fell].map(|what| made(tally, draw, what));
                1e6 * fell as f64 / left.max(1) as f64
            }
            Measure::Paying(year) => tally.year(draw, year.clamp(1, tally.years) as usize - 1)[of(Of::Paying)] as f64,
            Measure::Return => {
                let surplus: i64 = (0..tally.years as usize).map(|year| tally.year(draw, year)[of(Of::Surplus)]).sum();
                1e6 * by_year(surplus) / tally.size.capital.max(1) as f64
            }
            // Given by the scenario.
            _ => 0.0,
        }
    }
}

/// What was tallied of followed households in all years of a draw; nothing where nobody is followed.
fn made(tally: &Tally, draw: usize, what: Made) -> i64 {
    let years = tally.aids.chunks_exact(AIDS).skip(draw * tally.years as usize).take(tally.years as usize);
    years.map(|year| year[what as usize]).sum()
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
