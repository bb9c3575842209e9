//! Everything that a comparison needs of one scheme's run: the accounts of every future, and each household's.

use serde::Serialize;

use crate::outcome::statistic::nearest;
use crate::simulate::tally::{End, GROUPS, InGroup, OTHERS, Overall, in_group, of};
use crate::simulate::watched::{BINS, IncomeBin, SIDES, Spells};
use crate::simulate::{Tally, Watched};
use crate::units::Rate;

use super::measure::{MEASURES, Measure, Series};

/// Where a future's money came from and where it is at the end, in fen, over all villages and years:
/// opening + capital + outside + surplus = poor + members + refunds + others + fund + welfare + co-ops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Account {
    /// What the co-ops bring from before beside their capital.
    pub opening: i64,
    /// Capital put in at the start.
    pub capital: i64,
    /// What came in beside the surpluses: yields of funds, rents, what guarantors paid.
    pub outside: i64,
    /// Surpluses less losses.
    pub surplus: i64,
    /// Paid to the cohort.
    pub poor: i64,
    /// Paid to all other households.
    pub members: i64,
    /// Paid-in capital refunded by co-ops that closed.
    pub refunds: i64,
    /// Paid to operators, keepers, running costs.
    pub others: i64,
    /// The collectives' funds at the end.
    pub fund: i64,
    /// The welfare funds at the end.
    pub welfare: i64,
    /// The co-ops' net assets at the end.
    pub coops: i64,
    /// What the poor were paid, discounted to the first year.
    pub poor_now: i64,
    /// What all other households were paid, discounted.
    pub members_now: i64,
    /// What is left at the end in funds and co-ops, discounted.
    pub closing_now: i64,
    /// Wages that co-ops paid to the cohort: pay for work, a cost before the surplus, and so not in the sum above.
    pub poor_jobs: i64,
    /// Wages that they paid to other households.
    pub members_jobs: i64,
}

/// Numbers an account.
const ENTRIES: usize = 16;
/// Numbers before the accounts.
const HEAD: usize = 7 + GROUPS;

/// A scheme's run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outturn {
    /// Years.
    pub years: u32,
    /// Villages.
    pub villages: u32,
    /// Households of each group: the cohort's worst tenth, the rest of it, all others.
    pub households: [i64; GROUPS],
    /// Capital of all co-ops.
    pub capital: i64,
    /// The public part of it.
    pub public: i64,
    /// `[measure of [`MEASURES`]]`: every future.
    pub series: Vec<Series>,
    /// `[draw]`.
    pub accounts: Vec<Account>,
    /// `[household]`: paid in all years of all futures, in the order of villages and register numbers.
    pub paid: Vec<i64>,
    /// `[side][bin]`: incomes a head of all persons in the last year, with the scheme and without.
    pub incomes: [Vec<IncomeBin>; SIDES],
    /// `[side][age]`: times out of poverty, with the scheme and without.
    pub spells: [Vec<Spells>; SIDES],
}

/// What a fen of each year is worth in the first, in 2⁻³².
fn discounts(rate: Rate, years: usize) -> Vec<i128> {
    let mut factors = vec![1_i128 << 32];
    for year in 1..years {
        let by = i128::from(Rate::ONE.ppm() + rate.ppm());
        factors.push((factors[year - 1] * i128::from(Rate::ONE.ppm()) + by / 2) / by);
    }
    factors
}

impl Account {
    /// The account of a draw.
    ///
    /// # Panics
    /// When it does not add up.
    fn of(tally: &Tally, draw: usize, factors: &[i128]) -> Account {
        let paid = |year: usize, group: usize| -> i64 {
            let kinds = [InGroup::Patronage, InGroup::PaidIn, InGroup::Allocated, InGroup::Collective];
            kinds.iter().map(|&what| tally.year(draw, year)[in_group(group, what)]).sum()
        };
        let sum = |what: Overall| (0..factors.len()).map(|year| tally.year(draw, year)[of(what)]).sum::<i64>();
        let poor = |year: usize| (0..OTHERS).map(|group| paid(year, group)).sum::<i64>();
        let members = |year: usize| paid(year, OTHERS);
        let total = |of_year: &dyn Fn(usize) -> i64| (0..factors.len()).map(of_year).sum::<i64>();
        let now = |of_year: &dyn Fn(usize) -> i64| {
            let exact = |year: usize| i128::from(of_year(year)) * factors[year];
            nearest((0..factors.len()).map(exact).sum(), 1 << 32)
        };
        let jobs = |groups: std::ops::Range<usize>| {
            let of_year = |year: usize| {
                groups.clone().map(|group| tally.year(draw, year)[in_group(group, InGroup::Jobs)]).sum::<i64>()
            };
            total(&of_year)
        };
        let last = factors.len() - 1;
        let fund = tally.year(draw, last)[of(Overall::Fund)];
        let [coops, welfare] = [End::NetAssets, End::WelfareFund].map(|what| tally.end(draw)[what as usize]);
        let account = Account {
            opening: tally.size.brought,
            capital: tally.size.capital,
            outside: sum(Overall::Injected),
            surplus: sum(Overall::Surplus),
            poor: total(&poor),
            members: total(&members),
            refunds: sum(Overall::Refunds),
            others: sum(Overall::Others),
            fund,
            welfare,
            coops,
            poor_now: now(&poor),
            members_now: now(&members),
            closing_now: nearest(i128::from(fund + welfare + coops) * factors[last], 1 << 32),
            poor_jobs: jobs(0..OTHERS),
            members_jobs: jobs(OTHERS..GROUPS),
        };
        assert!(account.is_whole(), "a future's account does not add up");
        account
    }

    /// Whether all that came in is paid or there.
    pub fn is_whole(&self) -> bool {
        self.opening + self.capital + self.outside + self.surplus
            == self.poor + self.members + self.refunds + self.others + self.fund + self.welfare + self.coops
    }

    /// In the order of the fields.
    fn to_array(self) -> [i64; ENTRIES] {
        [
            self.opening,
            self.capital,
            self.outside,
            self.surplus,
            self.poor,
            self.members,
            self.refunds,
            self.others,
            self.fund,
            self.welfare,
            self.coops,
            self.poor_now,
            self.members_now,
            self.closing_now,
            self.poor_jobs,
            self.members_jobs,
        ]
    }

    fn from_array(numbers: [i64; ENTRIES]) -> Account {
        let [opening, capital, outside, surplus, poor, members, refunds, others, rest @ ..] = numbers;
        let [fund, welfare, coops, poor_now, members_now, closing_now, poor_jobs, members_jobs] = rest;
        Account {
            opening,
            capital,
            outside,
            surplus,
            poor,
            members,
            refunds,
            others,
            fund,
            welfare,
            coops,
            poor_now,
            members_now,
            closing_now,
            poor_jobs,
            members_jobs,
        }
    }
}

/// The mean of many accounts, entry by entry, rounded.
pub fn mean_account(accounts: &[Account]) -> Account {
    let mut sums = [0_i128; ENTRIES];
    for account in accounts {
        sums.iter_mut().zip(account.to_array()).for_each(|(sum, entry)| *sum += i128::from(entry));
    }
    Account::from_array(sums.map(|sum| nearest(sum, accounts.len() as i128)))
}

impl Outturn {
    /// From a run's tallies; `discount` is the real rate a year.
    pub fn of(tally: &Tally, watched: &Watched, discount: Rate) -> Outturn {
        let factors = discounts(discount, tally.years as usize);
        Outturn {
            years: tally.years,
            villages: tally.villages,
            households: tally.size.households,
            capital: tally.size.capital,
            public: tally.size.public,
            series: MEASURES.map(|measure| Series::of(measure, tally)).to_vec(),
            accounts: (0..tally.draws as usize).map(|draw| Account::of(tally, draw, &factors)).collect(),
            paid: (0..watched.groups.len()).map(|place| watched.house(place).paid).collect(),
            incomes: [0, 1].map(|side| watched.incomes(side).collect()),
            spells: [0, 1].map(|side| watched.spells(side).collect()),
        }
    }

    /// A measure of every future.
    ///
    /// # Panics
    /// When a comparison does not show it.
    pub fn series(&self, measure: Measure) -> &Series {
        self.series.iter().find(|series| series.measure == measure).expect("one of the shown measures")
    }

    /// Households registered at the start.
    pub fn cohort(&self) -> i64 {
        self.households[..OTHERS].iter().sum()
    }

    /// All other households.
    pub fn others(&self) -> i64 {
        self.households[OTHERS..].iter().sum()
    }

    /// As plain numbers.
    pub fn to_numbers(&self) -> Vec<i64> {
        let draws = self.accounts.len() as i64;
        let mut numbers = vec![draws, self.years.into(), self.villages.into(), self.capital, self.public];
        numbers.extend(self.households);
        numbers.extend([self.paid.len() as i64, self.series.len() as i64]);
        self.series.iter().for_each(|series| numbers.extend(series.numbers()));
        self.accounts.iter().for_each(|account| numbers.extend(account.to_array()));
        numbers.extend(&self.paid);
        for bin in self.incomes.iter().flatten() {
            numbers.extend([bin.persons, bin.fen]);
        }
        for age in self.spells.iter().flatten() {
            numbers.extend([age.at_risk, age.ended]);
        }
        numbers
    }

    /// Back from [`Outturn::to_numbers`]; none where they are not such numbers.
    pub fn from_numbers(numbers: &[i64]) -> Option<Outturn> {
        let (head, mut rest) = numbers.split_at_checked(HEAD)?;
        let mut take = |count: usize| {
            let (taken, left) = rest.split_at_checked(count)?;
            rest = left;
            Some(taken)
        };
        let [draws, years] = [head[0], head[1]].map(|number| usize::try_from(number).unwrap_or(0));
        let houses = usize::try_from(head[8]).ok()?;
        let mut series = Vec::new();
        for measure in MEASURES {
            series.push(Series::from_numbers(measure, take(draws + 1)?));
        }
        let accounts = take(draws * ENTRIES)?.as_chunks().0;
        let accounts = accounts.iter().map(|&numbers| Account::from_array(numbers)).collect();
        let paid = take(houses)?.to_vec();
        let mut pairs = |count: usize| Some(take(count * 2)?.chunks_exact(2));
        let bin = |pair: &[i64]| IncomeBin { persons: pair[0], fen: pair[1] };
        let age = |pair: &[i64]| Spells { at_risk: pair[0], ended: pair[1] };
        Some(Outturn {
            years: years as u32,
            villages: u32::try_from(head[2]).ok()?,
            capital: head[3],
            public: head[4],
            households: [head[5], head[6], head[7]],
            series,
            accounts,
            paid,
            incomes: [pairs(BINS)?.map(bin).collect(), pairs(BINS)?.map(bin).collect()],
            spells: [pairs(years)?.map(age).collect(), pairs(years)?.map(age).collect()],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::Engine;
    use crate::units::Fen;

    #[test]
    fn a_run_comes_back_from_its_numbers() {
        let mut scenario = crate::cases::find("hui").expect("a case").scenario();
        scenario.draws = 16;
        let mut engine = Engine::new(scenario).expect("a shipped scenario");
        let (tally, watched) = engine.watch((0, 16), (0, 1), Fen::new(1)).expect("small amounts");
        let outturn = Outturn::of(&tally, &watched, Rate::percent(3));
        let numbers = outturn.to_numbers();
        assert_eq!(Outturn::from_numbers(&numbers), Some(outturn));
        assert_eq!(Outturn::from_numbers(&numbers[..numbers.len() - 1]), None);
    }

    #[test]
    fn later_money_is_worth_less_now() {
        let factors = discounts(Rate::percent(3), 3);
        assert_eq!(nearest(10_000 * factors[2], 1 << 32), 9_426);
        assert_eq!(discounts(Rate::ZERO, 2), [1 << 32, 1 << 32]);
    }
}
