//! From a scenario to the registers of its villages.
//!
//! Generated households are samples from the scenario's stated distributions, addressed by the
//! population seed: a village's register depends on its own number only, so any village can be made
//! alone.

use std::sync::Arc;

use crate::chance::{Key, Purpose, spread, word_of_spread};
use crate::equity::{Coop, Holding, Household, Register};
use crate::order::{ascending, sorted_by};
use crate::rules::infrastructure;
use crate::scenario::{
    Allocation, Earnings, Generated, Kind, Listed, ListedCoop, Number, Scenario, Village, Work, Workers,
};
use crate::table::{self, Factors};
use crate::units::{Fen, Persons, Rate, Shares};

/// Addresses of a generated village's households and co-ops interleave with those of the other
/// villages: address = position · 8192 + village, so that a longer village moves no other's luck.
const VILLAGES: u32 = 1 << 13;

/// Makes registers, village by village.
pub struct Population<'a> {
    scenario: &'a Scenario,
    /// None for a roster.
    tables: Option<Arc<Tables>>,
}

/// Tables of a generated population.
#[derive(Debug)]
pub struct Tables {
    wages: Factors,
    farming: Factors,
    /// Weights of paid-in stakes between households.
    stakes: Factors,
    persons: Vec<u64>,
}

/// Spread of paid-in stakes between the households that hold any (standard deviation of the
/// logarithm).
const STAKE_SPREAD: Rate = Rate::new(500_000);

/// How many villages a scenario has.
pub fn villages(scenario: &Scenario) -> u32 {
    match &scenario.village {
        Village::Generated(village) => village.villages,
        Village::Listed(_) => 1,
    }
}

/// How many households a scenario has.
pub fn households(scenario: &Scenario) -> u64 {
    match &scenario.village {
        Village::Generated(village) => village.households.into(),
        Village::Listed(village) => village.households.len() as u64,
    }
}

/// The largest register number of a generated village, so that every address fits.
const MOST_NUMBER: u32 = 500_000;

/// The address of a village's household with a register number that it does not have yet.
///
/// # Errors
/// When a generated village has no such number.
pub fn address(scenario: &Scenario, village: u32, id: u32) -> Result<u32, Kind> {
    match &scenario.village {
        Village::Listed(_) => Ok(id),
        Village::Generated(_) if (1..=MOST_NUMBER).contains(&id) => Ok((id - 1) * VILLAGES + village),
        Village::Generated(_) => {
            Err(Kind::Range { found: id.into(), least: Number::Count(1), most: MOST_NUMBER.into() })
        }
    }
}

impl Tables {
    /// Those of a scenario's village; none for a roster.
    pub fn of(scenario: &Scenario) -> Option<Arc<Tables>> {
        let Village::Generated(village) = &scenario.village else { return None };
        let z = table::normal(table::INCOMES);
        let chance = (village.persons.to_f64() - 1.0) / f64::from(MOST_PERSONS - 1);
        Some(Arc::new(Tables {
            wages: table::incomes_from(&z, village.wages_spread),
            farming: table::incomes_from(&z, village.farming_spread),
            stakes: table::incomes_from(&z, STAKE_SPREAD),
            persons: table::binomial(MOST_PERSONS - 1, chance),
        }))
    }
}

/// Whether two scenarios have the same households and co-ops, whatever their luck and their scheme.
pub fn is_same(one: &Scenario, other: &Scenario) -> bool {
    let of = |scenario: &Scenario| (scenario.seeds.people, scenario.enterprises.len(), scenario.poverty.line);
    of(one) == of(other)
        && one.village == other.village
        && one.work == other.work
        && one.scheme.infrastructure == other.scheme.infrastructure
        // A roster's co-ops name their enterprises.
        && (matches!(one.village, Village::Generated(_)) || one.enterprises == other.enterprises)
}

impl<'a> Population<'a> {
    /// Prepares the tables.
    pub fn new(scenario: &'a Scenario) -> Population<'a> {
        Population::with(scenario, Tables::of(scenario))
    }

    /// The same with [`Tables::of`] it or of a scenario that [`is_same`].
    pub fn with(scenario: &'a Scenario, tables: Option<Arc<Tables>>) -> Population<'a> {
        Population { scenario, tables }
    }

    fn tables(&self) -> &Tables {
        self.tables.as_deref().expect("a generated population has tables")
    }

    /// How many villages there are.
    pub fn villages(&self) -> u32 {
        villages(self.scenario)
    }

    /// The register of one village.
    pub fn register(&self, village: u32) -> Register {
        match &self.scenario.village {
            Village::Generated(generated) => self.generated(generated, village),
            Village::Listed(roster) => {
                let mut register = listed(self.scenario, roster);
                self.employ(&mut register);
                register
            }
        }
    }

    fn generated(&self, from: &Generated, village: u32) -> Register {
        let households = slice(from.households, from.villages, village);
        let before = from.before(village);
        let coops = slice(from.coops, from.villages, village);
        let first_coop = part(from.coops, from.villages, village);
        let mut register = Register {
            village,
            par: from.par,
            coops: (0..coops).map(|k| self.coop(from, village, k, first_coop + k)).collect(),
            households: (0..households).map(|k| self.household(village, k)).collect(),
        };
        let poor = from.before(village + 1) - before;
        self.register_poor(&mut register, from, poor);
        for coop in 0..register.coops.len() {
            self.issue(&mut register, from, coop);
        }
        trade(&mut register, from.sold);
        self.employ(&mut register);
        register.add_up();
        register
    }

    fn coop(&self, from: &Generated, village: u32, k: u32, running: u32) -> Coop {
        let enterprises = self.scenario.enterprises.len();
        let more = (from.more_enterprises as usize).min(enterprises - 1);
        let part = Rate::new(Rate::ONE.ppm() / (more as i64 + 1));
        Coop {
            id: k + 1,
            address: k * VILLAGES + village,
            enterprise: running as usize % enterprises,
            also: (1..=more).map(|next| ((running as usize + next) % enterprises, part)).collect(),
            jobs: jobs_of(&self.scenario.work, None),
            infrastructure: infrastructure::value(&self.scenario.scheme.infrastructure, None),
            reserve: from.reserve,
            undistributed: from.undistributed,
            ..Coop::default()
        }
    }

    /// Gives the co-ops' jobs to households that hold shares of them or trade with them, in the order of the
    /// register: so many a household, each to a person who has no other wage.
    fn employ(&self, register: &mut Register) {
        let Work::Jobs(rule) = &self.scenario.work else { return };
        let idle = |household: &Household| i64::from(household.persons.count()) - i64::from(household.workers);
        let mut free: Vec<i64> =
            register.households.iter().map(|house| idle(house).clamp(0, rule.each.into())).collect();
        for coop in 0..register.coops.len() {
            let mut left = register.coops[coop].jobs;
            // Who comes first, then the others, where they may.
            for first in [true, false] {
                for (household, free) in register.households.iter_mut().zip(&mut free) {
                    let is_first = rule.who == Workers::Members || household.registered;
                    if is_first != first || (!first && rule.who == Workers::PoorOnly) {
                        continue;
                    }
                    let Some(holding) = household.holdings.iter_mut().find(|held| held.coop == coop) else { continue };
                    let jobs = left.min(*free);
                    (holding.jobs, left, *free) = (jobs, left - jobs, *free - jobs);
                }
            }
        }
    }

    /// A household before it is known whether it is registered poor: only its size.
    fn household(&self, village: u32, k: u32) -> Household {
        let address = k * VILLAGES + village;
        Household {
            id: k + 1,
            address,
            name: None,
            persons: Persons::new(1 + table::count(&self.tables().persons, self.word(Purpose::PersonsOf, address))),
            workers: 0,
            wage: Fen::ZERO,
            farming: Fen::ZERO,
            other: Fen::ZERO,
            registered: false,
            holdings: Vec::new(),
        }
    }

    /// Registers exactly `poor` households, those with the lowest words, and lets all earn.
    fn register_poor(&self, register: &mut Register, from: &Generated, poor: u32) {
        let words = register.households.iter().map(|h| i64::from(self.word(Purpose::Registered, h.address)));
        let order = ascending(words);
        for place in order.into_iter().take(poor as usize) {
            register.households[place].registered = true;
        }
        for household in &mut register.households {
            let earnings = if household.registered { &from.poor_earnings } else { &from.other_earnings };
            self.earn(household, earnings);
        }
    }

    fn earn(&self, household: &mut Household, earnings: &Earnings) {
        let level = |purpose, table: &Factors, mean: Fen| {
            let place = (self.word(purpose, household.address) >> (32 - table::INCOME_BITS)) as usize;
            Fen::new((mean.fen() * i64::from(table.entries[place])) >> table.point)
        };
        let workers = table::binomial(household.persons.count(), earnings.workers.to_f64());
        household.workers = table::count(&workers, self.word(Purpose::WorkersOf, household.address));
        household.wage = level(Purpose::WageOf, &self.tables().wages, earnings.wage);
        household.farming = level(Purpose::FarmingOf, &self.tables().farming, earnings.farming);
        household.other = earnings.other;
    }

    /// Issues a co-op's shares: the collective's, those paid in by members, those allocated to the poor.
    fn issue(&self, register: &mut Register, from: &Generated, coop: usize) {
        let all = from.capital.fen() / from.par.fen();
        let split = [from.split.collective.ppm(), from.split.paid_in.ppm(), from.split.allocated.ppm()];
        let parts = Fen::new(all).split_largest_remainder(&split);
        let [collective, paid_in, allocated] = [parts[0].fen(), parts[1].fen(), parts[2].fen()];
        let unallocated = self.allocate(register, from.allocation, coop, allocated);
        let unpaid = self.pay_in(register, from, coop, paid_in);
        let in_kind =
            infrastructure::shares(&self.scenario.scheme.infrastructure, register.coops[coop].infrastructure, from.par);
        register.coops[coop].collective = Shares::new(collective + unallocated + unpaid) + in_kind;
    }

    /// Spreads paid-in shares over the co-op's members that joined, by their stakes; where none joined,
    /// over all members, poor or not. Returns what nobody could take.
    fn pay_in(&self, register: &mut Register, from: &Generated, coop: usize, shares: i64) -> i64 {
        let members = members(register, coop);
        let weight = |place: usize| {
            let household = &register.households[place];
            let chance = if household.registered { from.poor_joined } else { from.joined };
            let joined =
                i64::from(self.word(Purpose::JoinedBy, household.address)) < (chance.ppm() << 32) / Rate::ONE.ppm();
            let stake = self.word(Purpose::StakeOf, household.address) >> (32 - table::INCOME_BITS);
            i64::from(joined) * i64::from(self.tables().stakes.entries[stake as usize])
        };
        let mut weights: Vec<i64> = members.clone().map(weight).collect();
        if weights.iter().all(|&w| w == 0) {
            weights.fill(1);
        }
        let parts = Fen::new(shares).split_largest_remainder(&weights);
        for (place, part) in members.zip(&parts) {
            register.households[place].give(Holding { coop, paid_in: Shares::new(part.fen()), ..Holding::default() });
        }
        shares - parts.iter().map(|part| part.fen()).sum::<i64>()
    }

    /// Spreads allocated shares over the co-op's poor members as the scenario has it, odd ones to the lower numbers;
    /// where a co-op has no poor member, over all poor of the village. Returns what nobody could take.
    fn allocate(&self, register: &mut Register, how: Allocation, coop: usize, shares: i64) -> i64 {
        let poor = |places: std::ops::Range<usize>| -> Vec<usize> {
            places.filter(|&place| register.households[place].registered).collect()
        };
        let mut takers = poor(members(register, coop));
        if takers.is_empty() {
            takers = poor(0..register.households.len());
        }
        if takers.is_empty() {
            return shares;
        }
        let mut weights: Vec<i64> =
            takers.iter().map(|&place| self.claim_to_allocated(&register.households[place], how)).collect();
        if weights.iter().all(|&weight| weight == 0) {
            weights.fill(1);
        }
        let parts = Fen::new(shares).split_largest_remainder(&weights);
        for (place, part) in takers.into_iter().zip(parts) {
            register.households[place].give(Holding { coop, allocated: Shares::new(part.fen()), ..Holding::default() });
        }
        0
    }

    /// The weight of a poor household when shares are allocated.
    fn claim_to_allocated(&self, household: &Household, how: Allocation) -> i64 {
        match how {
            Allocation::PerHousehold => 1,
            Allocation::PerHead => household.persons.count().into(),
            Allocation::ByNeed => {
                let line = self.scenario.poverty.line.fen() * i64::from(household.persons.count());
                (line - household.usual_means().fen()).max(0)
            }
        }
    }

    fn word(&self, purpose: Purpose, address: u32) -> u32 {
        word_of_spread(Key::new(self.scenario.seeds.people, 0, 0, purpose), spread(address))
    }
}

/// The most persons a generated household has.
const MOST_PERSONS: u32 = 12;

impl Generated {
    /// Registered poor households in the villages before `village`.
    fn before(&self, village: u32) -> u32 {
        let poor = (i64::from(self.households) * self.poor.ppm() + Rate::ONE.ppm() / 2) / Rate::ONE.ppm();
        part(poor as u32, self.villages, village)
    }
}

/// How many of `total` things fall to the slices before slice `i` of `n`, spread evenly.
fn part(total: u32, n: u32, i: u32) -> u32 {
    (u64::from(total) * u64::from(i) / u64::from(n)) as u32
}

/// How many of `total` things fall to slice `i` of `n`.
fn slice(total: u32, n: u32, i: u32) -> u32 {
    part(total, n, i + 1) - part(total, n, i)
}

/// Positions of a co-op's members: each household belongs to one, in the order of the register.
fn members(register: &Register, coop: usize) -> std::ops::Range<usize> {
    let (households, coops) = (register.households.len(), register.coops.len());
    coop * households / coops..(coop + 1) * households / coops
}

/// Made trade comes in whole hundreds of yuan, as what is made is no more exact than that.
const TRADE_STEP: Fen = Fen::yuan(100);

/// Lets every holder sell the fraction `sold` of its farming through the co-ops it holds shares of, in equal parts.
fn trade(register: &mut Register, sold: Rate) {
    for household in &mut register.households {
        let parts = household.holdings.len() as i64;
        let traded = household.farming.mul_rate_down(sold).fen() / TRADE_STEP.fen();
        for holding in &mut household.holdings {
            holding.traded = traded / parts * TRADE_STEP.fen();
        }
    }
}

/// A roster as a register, both lists in the order of the register numbers.
fn listed(scenario: &Scenario, roster: &Listed) -> Register {
    let coops = sorted_by(&roster.coops, |coop| coop.id.into());
    let households = sorted_by(&roster.households, |household| household.id.into());
    let mut register = Register {
        village: 0,
        par: roster.par,
        coops: coops.iter().map(|coop| listed_coop(scenario, roster.par, coop)).collect(),
        households: households.iter().map(|h| listed_household(h, &coops)).collect(),
    };
    register.add_up();
    register
}

/// How many jobs a co-op has, with its own number where a roster gives one.
fn jobs_of(work: &Work, own: Option<u32>) -> i64 {
    match work {
        Work::None(_) => 0,
        Work::Jobs(rule) => own.unwrap_or(rule.jobs).into(),
    }
}

fn listed_coop(scenario: &Scenario, par: Fen, from: &ListedCoop) -> Coop {
    let enterprise = |id: &str| {
        let found = scenario.enterprises.iter().position(|enterprise| enterprise.id == id);
        found.expect("checked by the validation")
    };
    let value = infrastructure::value(&scenario.scheme.infrastructure, from.infrastructure);
    Coop {
        id: from.id,
        address: from.id,
        name: Some(from.name.clone()),
        enterprise: enterprise(&from.enterprise),
        also: from.also.iter().map(|also| (enterprise(&also.enterprise), also.part)).collect(),
        jobs: jobs_of(&scenario.work, from.jobs),
        infrastructure: value,
        reserve: from.reserve,
        undistributed: from.undistributed,
        arrears: from.arrears,
        collective: from.collective + infrastructure::shares(&scenario.scheme.infrastructure, value, par),
        ..Coop::default()
    }
}

fn listed_household(from: &crate::scenario::ListedHousehold, coops: &[ListedCoop]) -> Household {
    let mut household = Household {
        id: from.id,
        address: from.id,
        name: Some(from.name.clone()),
        persons: from.persons,
        workers: from.workers,
        wage: from.wage,
        farming: from.farming,
        other: from.other,
        registered: from.registered,
        holdings: Vec::new(),
    };
    for held in &from.shares {
        let coop = coops.iter().position(|coop| coop.id == held.coop).expect("checked by the validation");
        let traded = held.traded.fen();
        household.give(Holding {
            coop,
            paid_in: held.paid_in,
            allocated: held.allocated,
            traded,
            jobs: 0,
            account: held.account,
        });
    }
    household
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A register with these poor households: persons and what each has in a usual year.
    fn register(scenario: &Scenario, poor: &[(u32, i64)]) -> Register {
        let mut register = Population::new(scenario).register(0);
        register.coops.truncate(1);
        register.households.truncate(poor.len());
        for (household, &(persons, means)) in register.households.iter_mut().zip(poor) {
            (household.persons, household.registered, household.holdings) = (Persons::new(persons), true, Vec::new());
            (household.wage, household.farming, household.other) = (Fen::ZERO, Fen::yuan(means), Fen::ZERO);
        }
        register
    }

    /// Ten allocated shares, spread over these households.
    fn allocated(how: Allocation, poor: &[(u32, i64)]) -> Vec<i64> {
        let mut scenario = crate::cases::find("hui").expect("a shipped case").scenario();
        scenario.poverty.line = Fen::yuan(3_000);
        let mut register = register(&scenario, poor);
        assert_eq!(Population::new(&scenario).allocate(&mut register, how, 0, 10), 0, "all are taken");
        let shares = |household: &Household| household.holdings.iter().map(|held| held.allocated.count()).sum();
        register.households.iter().map(shares).collect()
    }

    #[test]
    fn shares_are_allocated_by_household_by_head_and_by_need() {
        // Lines of 3 000, 6 000 and 12 000: they lack 1 000, 4 000 and nothing.
        let poor = [(1, 2_000), (2, 2_000), (4, 15_000)];
        // 3 each, and the odd one to the lowest number.
        assert_eq!(allocated(Allocation::PerHousehold, &poor), [4, 3, 3]);
        // A seventh of ten a head: 1.43, 2.86, 5.71; the two odd ones to the largest remainders.
        assert_eq!(allocated(Allocation::PerHead, &poor), [1, 3, 6]);
        // A fifth and four fifths of ten.
        assert_eq!(allocated(Allocation::ByNeed, &poor), [2, 8, 0]);
    }

    #[test]
    fn where_nobody_lacks_anything_shares_are_allocated_alike() {
        assert_eq!(allocated(Allocation::ByNeed, &[(1, 9_000), (1, 8_000)]), [5, 5]);
    }
}
