//! Households: a year's incomes and troubles, and who leaves or rejoins the register.
//!
//! One household's year in plain words; `simulate` does the same for many draws at once and is tested
//! against this, bit for bit.

use serde::{Deserialize, Serialize};

use crate::chance::{self, Key, Purpose, word_of_spread};
use crate::equity::{Holding, Household};
use crate::scenario::{Error, Registration, Scenario, Work};
use crate::table::{self, Factors};
use crate::units::{Fen, Rate};

/// Tables and thresholds of the households' luck.
#[derive(Clone, Debug)]
pub struct Hazards {
    /// Factors on wages.
    pub wages: Factors,
    /// Factors on farming: a usual year's table, then that of a bad year of the chain.
    pub harvests: Factors,
    /// Entries of each half that are failed harvests.
    pub failed: [usize; 2],
    /// A chain word under this makes a bad year of the chain.
    pub bad_year: u64,
    /// An illness begins when the upper half of a word of troubles is under this.
    pub illness: i32,
    /// A wage is lost when the lower half is under this.
    pub lost_wage: i32,
    /// One bit for each year that an illness lasts.
    pub illness_window: i32,
    /// What an illness costs a year.
    pub illness_cost: i32,
    /// Years in a row above the line before a household leaves the register.
    pub exit_years: i32,
    /// Whether whoever falls under the line comes onto the register.
    pub is_open: bool,
    /// Growth of wages and farming up to each year.
    growth: Vec<f64>,
    /// The largest factors on wages and farming.
    tops: [i64; 2],
    /// The line a head in each year.
    lines: Vec<Fen>,
    /// What people with a job in a co-op would earn elsewhere without it.
    outside: Rate,
    seed: u32,
}

/// A household's means in one year: what luck acts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Means {
    /// Wages of one working person.
    pub wage: i32,
    /// Farming.
    pub farming: i32,
    /// What is needed beside `other` to be at the line.
    pub need: i32,
}

/// A year's incomes of one household, and what happened to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earned {
    /// Wages.
    pub wages: Fen,
    /// Farming.
    pub farming: Fen,
    /// What illness costs, as a positive amount.
    pub illness: Fen,
    /// Someone is gravely ill.
    pub ill: bool,
    /// Someone lost the wage.
    pub lost_wage: bool,
    /// The harvest failed.
    pub failed_harvest: bool,
}

impl Earned {
    /// Wages and farming less what illness costs.
    pub fn left(&self) -> Fen {
        self.wages + self.farming - self.illness
    }
}

/// Years in a row above the line of who has never been on the register: more than a scenario has, so that whatever
/// leaving it takes is long done, and little enough for a narrow lane.
pub const NEVER_ON: i32 = 1 << 14;

/// Where a household stands between two years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Years in a row above the line; from [`NEVER_ON`] for who has never been on the register.
    pub streak: i32,
    /// Bit 0: an illness began this year, bit 1: last year, and so on.
    pub illnesses: i32,
}

/// The most years that a test of leaving looks ahead.
pub const MOST_AHEAD: u32 = 3;

/// The larger part of what a lane can count; every sum of a household's year stays below.
const MOST: i64 = 1 << 29;

/// The largest whole number that is not above; the library's function takes longer.
fn rounded_down(value: f64) -> i64 {
    let near = value as i64;
    near - i64::from(value < near as f64)
}

/// The factors that a yearly growth comes to before each year.
fn growths(rate: Rate, years: usize) -> Vec<f64> {
    let next = |factor: &f64| Some(factor * (1.0 + rate.to_f64()));
    std::iter::successors(Some(1.0), next).take(years).collect()
}

/// A 16-bit threshold.
fn half_threshold(rate: Rate) -> i32 {
    ((rate.ppm() * 65_536 + Rate::ONE.ppm() / 2) / Rate::ONE.ppm()) as i32
}

impl Hazards {
    /// Prepares the tables of a scenario.
    pub fn new(scenario: &Scenario) -> Hazards {
        let luck = &scenario.luck;
        // A failure with chance p and correlation ρ to a bad year, which has chance p itself.
        let p = luck.harvest_failure.ppm();
        let tied = luck.harvest_correlation.ppm() * (Rate::ONE.ppm() - p) / Rate::ONE.ppm();
        let apart = luck.harvest_correlation.ppm() * p / Rate::ONE.ppm();
        let chances = [Rate::new(p - apart), Rate::new(p + tied)];
        // As far as a test of leaving looks ahead.
        let years = (scenario.years + MOST_AHEAD) as usize;
        let (growth, poverty) = (growths(luck.growth, years), &scenario.poverty);
        let line = |growth: f64| Fen::new(rounded_down(poverty.line.fen() as f64 * growth));
        let wages = table::incomes(luck.wages_spread);
        let harvests = table::harvests(luck.farming_spread, &chances, luck.harvest_loss);
        Hazards {
            tops: [&wages, &harvests].map(|table| table.entries.iter().copied().max().unwrap_or(0).into()),
            wages,
            harvests,
            failed: chances.map(table::failed_entries),
            bad_year: ((p as u64) << 32).div_ceil(Rate::ONE.ppm() as u64),
            illness: half_threshold(luck.illness),
            lost_wage: half_threshold(luck.lost_wage),
            illness_window: (1 << luck.illness_years) - 1,
            illness_cost: luck.illness_cost.fen() as i32,
            exit_years: poverty.exit_years as i32,
            is_open: poverty.register == Registration::ThisYear,
            growth,
            lines: growths(poverty.line_growth, years).into_iter().map(line).collect(),
            outside: match &scenario.work {
                Work::None(_) => Rate::ZERO,
                Work::Jobs(rule) => rule.outside,
            },
            seed: scenario.seeds.luck,
        }
    }

    /// The keys of a year's incomes and troubles in a block of draws.
    pub fn keys(&self, block: u32, year: u32) -> [Key; 2] {
        [Purpose::Incomes, Purpose::Troubles].map(|purpose| Key::new(self.seed, block, year, purpose))
    }

    /// The same of a draw, with its lane.
    pub fn of_draw(&self, draw: u32, year: u32) -> ([Key; 2], u32) {
        let (block, lane) = chance::block(draw);
        (self.keys(block, year), lane)
    }

    /// Whether a chain's word makes a bad year.
    pub fn is_bad_year(&self, chain_word: u32) -> bool {
        u64::from(chain_word) < self.bad_year
    }

    /// A chain's words under this make bad years.
    pub fn bad_year(&self) -> u64 {
        self.bad_year
    }

    /// The line a head in a year.
    #[inline(always)]
    pub fn line(&self, year: u32) -> Fen {
        self.lines[year as usize]
    }

    /// The largest factors on wages and farming, for [`Hazards::means`].
    pub fn tops(&self) -> [i64; 2] {
        self.tops
    }

    /// A household's means in a year; `tops` are the [`Hazards::tops`].
    ///
    /// # Errors
    /// When luck could lift its incomes above what a lane can count (some five million yuan).
    pub fn means(&self, household: &Household, year: u32, tops: [i64; 2]) -> Result<Means, Error> {
        let grown = |amount: Fen| rounded_down(amount.fen() as f64 * self.growth[year as usize]);
        let (wage, farming) = (grown(household.wage), grown(household.farming));
        let need = self.line(year).fen() * i64::from(household.persons.count()) - household.other.fen();
        let most = |amount: i64, top: i64, point: u32| amount.saturating_mul(top) >> point;
        let wages = most(wage, tops[0], self.wages.point).saturating_mul(household.workers.max(1).into());
        let top = wages.saturating_add(most(farming, tops[1], self.harvests.point));
        if top > MOST || need.abs() > MOST {
            return Err(Error::overflow("village", Fen::new(top)));
        }
        Ok(Means { wage: wage as i32, farming: farming as i32, need: need as i32 })
    }

    /// What a household's people with a job in a co-op would earn elsewhere without it: the stated part of the wages of
    /// all its jobs, rounded down.
    pub fn outside(&self, household: &Household, wage: impl Fn(usize) -> Fen) -> Fen {
        let wages = |held: &Holding| wage(held.coop).times(held.jobs);
        household.holdings.iter().map(wages).sum::<Fen>().mul_rate_down(self.outside)
    }

    /// Whether an illness of the year before still counted at its end.
    pub fn is_ill(&self, standing: &Standing) -> bool {
        standing.illnesses & self.illness_window != 0
    }

    /// A household's year: its incomes, with `standing` remembering illnesses.
    pub fn live(&self, at: &Place, means: Means, standing: &mut Standing) -> Earned {
        let incomes = word_of_spread(at.keys[0], at.spread);
        let troubles = word_of_spread(at.keys[1], at.spread);
        let [of_illness, of_lost_wage] = chance::apart(at.lane);
        let half = |half: u32, apart: u32| ((half + apart) & 0xFFFF) as i32;
        let begins = half(troubles >> 16, of_illness) < at.illness;
        standing.illnesses = standing.illnesses.wrapping_mul(2) + i32::from(begins);
        let ill = standing.illnesses & self.illness_window != 0;
        let lost_wage = half(troubles & 0xFFFF, of_lost_wage) < self.lost_wage;
        let working = (at.workers - i32::from(ill) - i32::from(lost_wage)).max(0);

        let level = chance::entry(incomes >> (32 - table::INCOME_BITS), at.lane);
        let yield_bits = incomes >> (32 - 2 * table::INCOME_BITS) & (table::INCOMES as u32 - 1);
        let yield_place = chance::entry(yield_bits, at.lane);
        let table = usize::from(at.bad_year);
        let farming = self.harvests.scale(means.farming, table * table::INCOMES + yield_place);
        Earned {
            wages: Fen::new(i64::from(self.wages.scale(means.wage, level)) * i64::from(working)),
            farming: Fen::new(i64::from(farming)),
            illness: Fen::new(if ill { i64::from(self.illness_cost) } else { 0 }),
            ill,
            lost_wage,
            failed_harvest: yield_place < self.failed[table],
        }
    }
}

/// What addresses a household's year.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Keys of incomes and troubles of the block.
    pub keys: [Key; 2],
    /// The draw's lane in it.
    pub lane: u32,
    /// The household's spread register number.
    pub spread: u32,
    /// Persons with a wage.
    pub workers: i32,
    /// An illness begins when the upper half of its word of troubles is under this: [`Hazards::illness`], or less
    /// where help prevents some.
    pub illness: i32,
    /// A bad year of its co-op's chain.
    pub bad_year: bool,
}

impl Standing {
    /// Before the first year: on the register or not.
    pub fn start(registered: bool) -> Standing {
        Standing { streak: if registered { 0 } else { NEVER_ON }, illnesses: 0 }
    }

    /// Whether a household stands on the register: enough years in a row above the line take it off, one year below puts
    /// it on it.
    pub fn is_registered(&self, exit_years: i32) -> bool {
        self.streak < exit_years
    }

    /// Whether it has left the register, and not come back.
    pub fn has_left(&self, exit_years: i32) -> bool {
        (exit_years..NEVER_ON).contains(&self.streak)
    }

    /// Years since a household left the register: 1 in the first year off it, 0 while on it; more than there are for who
    /// never was on it.
    pub fn years_off(&self, exit_years: i32) -> i32 {
        (self.streak - exit_years + 1).max(0)
    }

    /// Moves to the end of a year.
    pub fn close_year(&mut self, below: bool) {
        self.streak = if below { 0 } else { self.streak + 1 };
    }

    /// Moves to the end of a year where leaving the register takes a test beside the years above the line: who does
    /// not pass stays on it, one good year short, and is tested again after the next.
    pub fn close_year_tested(&mut self, below: bool, exit_years: i32, passes: impl FnOnce() -> bool) {
        self.close_year(below);
        if self.streak == exit_years && !passes() {
            self.streak -= 1;
        }
    }

    /// Years that the present illness still takes after this year: none after its last.
    pub fn years_ill_ahead(&self, illness_years: u32) -> u32 {
        let latest = self.illnesses.trailing_zeros() + 1;
        illness_years.saturating_sub(latest)
    }

    /// Has left poverty and stood the first year after, too.
    pub fn is_out_for_good(&self, exit_years: i32) -> bool {
        self.streak > exit_years && self.has_left(exit_years)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_leaves_after_enough_good_years_and_rejoins_after_a_bad_one() {
        let mut standing = Standing::default();
        let seen: Vec<(bool, bool)> = [false, true, false, false, false, true, false, false]
            .into_iter()
            .map(|below| {
                standing.close_year(below);
                (standing.is_registered(2), standing.is_out_for_good(2))
            })
            .collect();
        let registered = [true, true, true, false, false, true, true, false];
        let for_good = [false, false, false, false, true, false, false, false];
        assert_eq!(seen, registered.into_iter().zip(for_good).collect::<Vec<_>>());
    }
}
