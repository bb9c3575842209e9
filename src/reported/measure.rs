//! What a run can be asked for beside a reported figure.

use serde::Serialize;

use crate::outcome::Estimate;
use crate::outcome::statistic::{estimate, estimate_fraction};
use crate::scenario::{Generated, Leaders, PublicPosts, Scenario, Village, Work, Workshops};
use crate::simulate::Tally;
use crate::simulate::tally::{AIDS, GROUPS, InGroup, Made, OTHERS, Overall, in_group, of};
use crate::units::Rate;

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
    /// Places to work.
    Places,
    /// Mu of land, 1/15 of a hectare.
    Mu,
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
    /// What is shared in a year, from 1, in all villages.
    SharedIn(u32),
    /// Capital of the co-ops, by the households registered at the start.
    CapitalPerPoor,
    /// The public part of it.
    PublicPerPoor,
    /// Lent in all years but to leaders, by the households registered at the start.
    LentPerPoor,
    /// What the co-ops sell in a year on average, where they are given by units.
    Sales,
    /// The same by the households registered at the start.
    SalesPerPoor,
    /// All households at the start.
    Households,
    /// Households registered at the start.
    Cohort,
    /// Persons in these.
    Persons,
    /// Persons of households on the register at the end of a year, from 1, if all are of the usual size.
    PersonsOn(u32),
    /// Persons of households registered at the start that are off the register at the end of a year, counted likewise.
    PersonsOut(u32),
    /// Fraction of all households that is on the register at the end of a year, from 1.
    OnRegister(u32),
    /// Households that are off the register at the end of a year, from 1.
    Left(u32),
    /// The same as a fraction of those registered at the start.
    LeftPart(u32),
    /// Fraction of the households registered at the start that fell back after leaving, of those that left.
    FellPart,
    /// Fraction of the households registered at the start that is under the line in a year, from 1.
    Under(u32),
    /// Households with a place to work in a year, from 1: of a leader, a workshop or the public.
    Placed(u32),
    /// The same in parts of the households registered at the start.
    PlacedPart(u32),
    /// Fraction of the loans that end which default.
    Defaulted,
    /// Places of workshops.
    WorkshopPlaces,
    /// Publicly paid posts.
    PostPlaces,
    /// Those registered at the start as a fraction of all households.
    CohortPart,
    /// What a unit of the first enterprise costs in a year, from 1.
    UnitCost(u32),
    /// Villages.
    Villages,
    /// Co-ops.
    CoOps,
    /// Units of the first enterprise in all co-ops together.
    Units,
    /// The poverty line, a head and year.
    Line,
    /// What of a co-op's capital the collective holds, where all co-ops are alike.
    CollectiveCapital,
    /// What the collective holds of the capital of a village's co-ops.
    CollectivePerVillage,
    /// Co-ops that have begun by a year, from 1.
    Begun(u32),
    /// Co-ops that pay a dividend in a year, from 1.
    Paying(u32),
    /// Villages whose co-op pays no dividend in a year, from 1, where each has one.
    WithoutIncome(u32),
    /// What a job of a co-op pays a month.
    MonthlyWage,
    /// One leader loan.
    LeaderLoan,
    /// Leader loans in all villages.
    LeaderLoans,
    /// What is lent to leaders, once for each loan.
    LentToLeaders,
    /// Mean yearly return on the capital, by what the co-ops earned.
    Return,
    /// Another measure, for as many persons registered at the start as a report counts: the case is a sample.
    Scaled {
        /// Persons that the report counts.
        persons: i64,
        /// What is scaled up.
        of: &'static Measure,
    },
}

const COHORT: std::ops::Range<usize> = 0..OTHERS;
/// What is paid to households.
const PAID: [InGroup; 4] = [InGroup::Patronage, InGroup::PaidIn, InGroup::Allocated, InGroup::Collective];

impl Measure {
    /// What it is counted in.
    pub fn unit(self) -> Unit {
        match self {
            Measure::PoorPart
            | Measure::OnRegister(_)
            | Measure::LeftPart(_)
            | Measure::FellPart
            | Measure::Under(_)
            | Measure::PlacedPart(_)
            | Measure::Defaulted
            | Measure::CohortPart
            | Measure::Return => Unit::Fraction,
            Measure::Households | Measure::Cohort | Measure::Left(_) | Measure::Placed(_) => Unit::Households,
            Measure::Persons | Measure::PersonsOn(_) | Measure::PersonsOut(_) => Unit::Persons,
            Measure::Villages | Measure::WithoutIncome(_) => Unit::Villages,
            Measure::CoOps | Measure::Begun(_) | Measure::Paying(_) => Unit::CoOps,
            Measure::LeaderLoans => Unit::Loans,
            Measure::WorkshopPlaces | Measure::PostPlaces => Unit::Places,
            Measure::Units => Unit::Mu,
            Measure::Scaled { of, .. } => of.unit(),
            _ => Unit::Fen,
        }
    }

    /// What a run found, over its futures; none where it is over nobody.
    pub fn of(self, scenario: &Scenario, tally: &Tally) -> Option<Estimate> {
        if let Measure::Scaled { persons: of_persons, of } = self {
            let found = of.of(scenario, tally)?;
            let here = Some(persons(scenario, tally)).filter(|persons| *persons > 0.0)?;
            let scaled = |value: i64| libm::round(value as f64 * of_persons as f64 / here) as i64;
            return Some(Estimate { mean: scaled(found.mean), low: scaled(found.low), high: scaled(found.high) });
        }
        if let Some(given) = self.given(scenario, tally) {
            return Some(Estimate { mean: given, low: given, high: given });
        }
        let draws = 0..tally.draws as usize;
        let part_of = match self {
            Measure::FellPart => Some([Made::Fell, Made::Left]),
            Measure::Defaulted => Some([Made::Defaulted, Made::Due]),
            _ => None,
        };
        if let Some(two) = part_of {
            let [above, below] = two.map(|what| draws.clone().map(|draw| made(tally, draw, what)).collect::<Vec<_>>());
            return ratio(&above, &below);
        }
        let values = draws.map(|draw| self.value(scenario, tally, draw)).collect::<Option<Vec<f64>>>()?;
        // A return can be a loss; every other fraction is a part.
        let is_part = self.unit() == Unit::Fraction && self != Measure::Return;
        Some(if is_part { estimate_fraction(&values) } else { estimate(&values) })
    }

    /// What the scenario itself says, whatever the luck.
    fn given(self, scenario: &Scenario, tally: &Tally) -> Option<i64> {
        let villages = i64::from(tally.villages);
        match self {
            Measure::Villages => Some(villages),
            Measure::Line => Some(scenario.poverty.line.fen()),
            Measure::CoOps => Some(tally.size.coops),
            Measure::Households => Some(tally.size.households.iter().sum()),
            Measure::UnitCost(year) => {
                scenario.enterprises[0].units.as_ref().map(|units| units.cost_in(year.max(1) - 1).fen())
            }
            Measure::Units => {
                scenario.enterprises[0].units.as_ref().map(|units| i64::from(units.in_all) * tally.size.coops)
            }
            Measure::MonthlyWage => match &scenario.work {
                Work::Jobs(jobs) => Some(jobs.wage.fen()),
                Work::None(_) => None,
            },
            Measure::LeaderLoan | Measure::LeaderLoans | Measure::LentToLeaders => {
                let Leaders::LeaderLoan(loan) = &scenario.programmes.leaders else { return None };
                let loans = i64::from(loan.loans) * villages;
                Some(match self {
                    Measure::LeaderLoan => loan.amount.fen(),
                    Measure::LeaderLoans => loans,
                    _ => loan.amount.fen() * loans,
                })
            }
            Measure::WorkshopPlaces => match &scenario.programmes.workshops {
                Workshops::Workshop(places) => Some(i64::from(places.places) * villages),
                Workshops::None(_) => None,
            },
            Measure::PostPlaces => match &scenario.programmes.posts {
                PublicPosts::PublicPosts(places) => Some(i64::from(places.places) * villages),
                PublicPosts::None(_) => None,
            },
            _ => match &scenario.village {
                Village::Generated(village) => self.given_by_village(scenario, village),
                Village::Listed(_) => None,
            },
        }
    }

    /// What a generated village says, all of whose co-ops are alike.
    fn given_by_village(self, scenario: &Scenario, village: &Generated) -> Option<i64> {
        let shares = village.capital.fen() / village.par.fen().max(1);
        let collective = Rate::new(village.split.collective.ppm() * shares).ppm() / Rate::ONE.ppm() * village.par.fen();
        match self {
            Measure::CollectiveCapital => Some(collective),
            Measure::CollectivePerVillage => Some(collective * i64::from(village.coops) / i64::from(village.villages)),
            Measure::Begun(year) => {
                let enterprises = &scenario.enterprises;
                let begun = |coop: u32| enterprises[coop as usize % enterprises.len()].begins <= year;
                Some((0..village.coops).filter(|coop| begun(*coop)).count() as i64)
            }
            _ => None,
        }
    }

    /// Its number in a draw; none over nobody.
    fn value(self, scenario: &Scenario, tally: &Tally, draw: usize) -> Option<f64> {
        let by = |sum: f64, parts: i64| (parts > 0).then(|| sum / parts as f64);
        let households = tally.size.households.iter().sum::<i64>();
        let (cohort, years) = (cohort(tally), f64::from(tally.years));
        let by_poor = |sum: f64| by(sum, cohort);
        let all_years =
            |what: Overall| (0..tally.years).map(|year| tallied(tally, draw, year + 1, what)).sum::<i64>() as f64;
        let left = |year: u32| (cohort - on_register(tally, draw, year)) as f64;
        let shared = || (1..=tally.years).map(|year| shared(tally, draw, year)).sum::<i64>() as f64 / years;
        let to_poor = || (1..=tally.years).map(|year| paid(tally, draw, year, COHORT)).sum::<i64>() as f64 / years;
        // Each of them has one loan in the shipped cases.
        let to_leaders = Measure::LentToLeaders.given(scenario, tally).unwrap_or_default();
        let a_household = || by_poor(persons(scenario, tally));
        Some(match self {
            Measure::Dividends => shared(),
            Measure::SharedIn(year) => self::shared(tally, draw, year) as f64,
            Measure::ToPoor => to_poor(),
            // Of a future in which nothing is shared, nothing goes to the poor.
            Measure::PoorPart => 1e6 * to_poor() / shared().max(1.0),
            Measure::PerHousehold => by(shared(), households)?,
            Measure::PerPoorHousehold => by_poor(to_poor())?,
            Measure::PerVillage => by(shared(), tally.villages.into())?,
            Measure::CapitalPerPoor => by_poor(tally.size.capital as f64)?,
            Measure::PublicPerPoor => by_poor(tally.size.public as f64)?,
            Measure::LentPerPoor => by_poor((made(tally, draw, Made::Lent) - to_leaders) as f64)?,
            Measure::Sales => all_years(Overall::Revenue) / years,
            Measure::SalesPerPoor => by_poor(all_years(Overall::Revenue) / years)?,
            Measure::Cohort => cohort as f64,
            Measure::Persons => persons(scenario, tally),
            Measure::PersonsOn(year) => on_register(tally, draw, year) as f64 * a_household()?,
            Measure::PersonsOut(year) => left(year) * a_household()?,
            Measure::CohortPart => 1e6 * by(cohort as f64, households)?,
            Measure::OnRegister(year) => 1e6 * by(on_register(tally, draw, year) as f64, households)?,
            Measure::Left(year) => left(year),
            Measure::LeftPart(year) => 1e6 * by_poor(left(year))?,
            Measure::Under(year) => 1e6 * by_poor(in_cohort(tally, draw, year, InGroup::Poor) as f64)?,
            Measure::Placed(year) => made_in(tally, draw, year, Made::Placed) as f64,
            Measure::PlacedPart(year) => 1e6 * by_poor(made_in(tally, draw, year, Made::Placed) as f64)?,
            Measure::Paying(year) => tallied(tally, draw, year, Overall::Paying) as f64,
            Measure::WithoutIncome(year) => {
                (i64::from(tally.villages) - tallied(tally, draw, year, Overall::Paying)) as f64
            }
            Measure::Return => 1e6 * by(all_years(Overall::Surplus) / years, tally.size.capital)?,
            // Given by the scenario.
            _ => 0.0,
        })
    }
}

/// Households registered at the start.
fn cohort(tally: &Tally) -> i64 {
    tally.size.households[COHORT].iter().sum()
}

/// Persons in the households registered at the start.
fn persons(scenario: &Scenario, tally: &Tally) -> f64 {
    match &scenario.village {
        Village::Generated(village) => cohort(tally) as f64 * village.persons.to_f64(),
        Village::Listed(village) => {
            let registered = village.households.iter().filter(|household| household.registered);
            registered.map(|household| f64::from(household.persons.count())).sum()
        }
    }
}

/// A sum over the futures by another, with the interval of the ratio from blocks of draws (its linear part); none by
/// nothing.
fn ratio(above: &[i64], below: &[i64]) -> Option<Estimate> {
    let sum = |values: &[i64]| values.iter().sum::<i64>() as f64;
    if sum(below) == 0.0 {
        return None;
    }
    let (part, mean) = (sum(above) / sum(below), sum(below) / below.len() as f64);
    let linear = |(above, below): (&i64, &i64)| 1e6 * (part + (*above as f64 - part * *below as f64) / mean);
    Some(estimate_fraction(&above.iter().zip(below).map(linear).collect::<Vec<f64>>()))
}

/// A number of a year, from 1; the last one for any year after.
fn at(tally: &Tally, year: u32) -> usize {
    year.clamp(1, tally.years) as usize - 1
}

fn tallied(tally: &Tally, draw: usize, year: u32, what: Overall) -> i64 {
    tally.year(draw, at(tally, year))[of(what)]
}

/// What was tallied of followed households in a year; nothing where nobody is followed.
fn made_in(tally: &Tally, draw: usize, year: u32, what: Made) -> i64 {
    let place = (draw * tally.years as usize + at(tally, year)) * AIDS + what as usize;
    tally.aids.get(place).copied().unwrap_or_default()
}

/// The same in all years.
fn made(tally: &Tally, draw: usize, what: Made) -> i64 {
    (1..=tally.years).map(|year| made_in(tally, draw, year, what)).sum()
}

/// Paid to households of some groups in a year.
fn paid(tally: &Tally, draw: usize, year: u32, groups: std::ops::Range<usize>) -> i64 {
    let cells = tally.year(draw, at(tally, year));
    groups.flat_map(|group| PAID.map(|what| cells[in_group(group, what)])).sum()
}

/// Paid to households, kept by the villages, and paid to others, in a year.
fn shared(tally: &Tally, draw: usize, year: u32) -> i64 {
    let beside = [Overall::Kept, Overall::Others].map(|what| tallied(tally, draw, year, what));
    paid(tally, draw, year, 0..GROUPS) + beside.iter().sum::<i64>()
}

fn in_cohort(tally: &Tally, draw: usize, year: u32, what: InGroup) -> i64 {
    let cells = tally.year(draw, at(tally, year));
    COHORT.map(|group| cells[in_group(group, what)]).sum()
}

/// Households of the cohort on the register at the end of a year, from 1; before the first all of them.
fn on_register(tally: &Tally, draw: usize, year: u32) -> i64 {
    if year == 0 { cohort(tally) } else { in_cohort(tally, draw, year, InGroup::Registered) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_of_the_sums_and_not_the_mean_of_the_ratios() {
        // A family leaves in two of four futures and falls back in one of them; futures where it never left say nothing.
        let found = ratio(&[0, 1, 0, 0], &[1, 1, 0, 0]).expect("two that left");
        assert_eq!(found.mean, 500_000);
        assert!(found.low >= 0 && found.high <= 1_000_000);
        let three_of_four = Estimate { mean: 750_000, low: 750_000, high: 750_000 };
        assert_eq!(ratio(&[3, 3, 3, 3], &[4, 4, 4, 4]), Some(three_of_four));
        assert_eq!(ratio(&[0, 0], &[0, 0]), None, "nobody left, so nobody can have fallen back");
    }
}
