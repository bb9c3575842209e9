//! A co-op as a firm: the enterprises that it runs with parts of its capital, and what it bears as a whole.
//!
//! Order of the year (co-op accounting system, in force 2023): income − cost − depreciation − administration − interest
//! ± other − tax = S. Wages and rent come out of what there is: first the wages, then the rent; what cannot be paid is
//! not paid, so that no loss exceeds the net assets.

use serde::{Deserialize, Serialize};

use super::business::{Business, Businesses, chain_number};
use super::luck::{SharedLuck, YearLuck};
use super::operation::{Operation, countable};
use crate::chance::spread;
use crate::equity::Coop;
use crate::rules::{Books, infrastructure, opening};
use crate::scenario::{Error, Scenario, Units, WageCost, Work};
use crate::units::{Fen, Rate, mul_div_down};

/// A co-op as a firm, ready to work.
#[derive(Clone, Debug)]
pub struct Firm {
    /// Position of its first enterprise, by which it closes and with which its members' harvests fail.
    pub enterprise: usize,
    /// Spread register number: addresses the luck of the first enterprise.
    pub spread: u32,
    /// Enterprises beside it.
    also: Vec<Branch>,
    /// Its books before the first year.
    pub opening: Books,
    /// What its own infrastructure is worth before each year and after the last.
    property: Vec<Fen>,
    /// Part of the capital that is infrastructure.
    in_kind: Fen,
    jobs: i64,
    /// Wage of a job a year.
    wage: Fen,
    wage_cost: WageCost,
    rent: Fen,
    admin: Fen,
    tax: Rate,
}

/// An enterprise beside the first.
#[derive(Clone, Debug)]
struct Branch {
    enterprise: usize,
    /// Addresses its luck: made from the co-op's register number and the enterprise's id, so that one more enterprise
    /// moves no other's luck.
    spread: u32,
    part: Rate,
}

/// What one of several enterprises brought in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BranchYear {
    /// Position of the enterprise in the scenario.
    pub enterprise: usize,
    /// What the year brought it.
    pub luck: YearLuck,
    /// Its business, up to where the co-op's other costs come off.
    pub operation: Operation,
}

impl Firm {
    /// Makes a co-op ready.
    pub fn new(scenario: &Scenario, coop: &Coop, par: Fen) -> Firm {
        let rule = &scenario.scheme.infrastructure;
        let (capital, value) = (coop.shares().at_par(par), coop.infrastructure);
        let special = infrastructure::special(rule, value);
        let own = if infrastructure::is_of_co_op(rule) { value } else { Fen::ZERO };
        let (jobs, wage, wage_cost) = match &scenario.work {
            Work::None(_) => (0, Fen::ZERO, WageCost::Beside),
            Work::Jobs(work) => (coop.jobs, work.wage.times(i64::from(work.months)), work.cost),
        };
        let branch = |&(enterprise, part): &(usize, Rate)| {
            let id = &scenario.enterprises[enterprise].id;
            Branch { enterprise, part, spread: spread(spread(coop.address) ^ chain_number(id)) }
        };
        Firm {
            enterprise: coop.enterprise,
            spread: spread(coop.address),
            also: coop.also.iter().map(branch).collect(),
            opening: Books {
                arrears: coop.arrears,
                ..opening::books(scenario.scheme.opening, capital, coop.reserve, coop.undistributed, special)
            },
            property: (0..=scenario.years).map(|year| infrastructure::book(rule, own, year)).collect(),
            in_kind: infrastructure::shares(rule, value, par).at_par(par),
            jobs,
            wage,
            wage_cost,
            rent: infrastructure::rent(rule, value),
            admin: scenario.scheme.admin,
            tax: scenario.scheme.tax,
        }
    }

    /// What a job is paid in a year that can pay it.
    pub fn wage(&self) -> Fen {
        self.wage
    }

    /// What the first enterprise's year is like.
    pub fn luck(&self, all: &Businesses, shared: &SharedLuck) -> YearLuck {
        all.all[self.enterprise].luck(shared, self.spread)
    }

    /// Works a year; `luck` is that of the first enterprise.
    ///
    /// # Errors
    /// When an amount has grown beyond what sums can hold.
    pub fn operate(
        &self,
        all: &Businesses,
        shared: &SharedLuck,
        luck: &YearLuck,
        books: &Books,
    ) -> Result<Operation, Error> {
        let means = self.means(shared.year, books)?;
        let first = &all.all[self.enterprise];
        let mut year = first.branch_year(luck, shared.year, self.part_of(&means, None))?;
        for branch in &self.also {
            let business = &all.all[branch.enterprise];
            let luck = business.luck(shared, branch.spread);
            year.add(&business.branch_year(&luck, shared.year, self.part_of(&means, Some(branch)))?);
        }
        self.settle(&mut year, shared.year, books.net_assets());
        Ok(year)
    }

    /// What each of several enterprises brought; nothing where there is one.
    ///
    /// # Errors
    /// As [`Firm::operate`].
    pub fn branches(
        &self,
        all: &Businesses,
        shared: &SharedLuck,
        luck: &YearLuck,
        books: &Books,
    ) -> Result<Vec<BranchYear>, Error> {
        if self.also.is_empty() {
            return Ok(Vec::new());
        }
        let means = self.means(shared.year, books)?;
        let mut years = Vec::with_capacity(1 + self.also.len());
        let first = all.all[self.enterprise].branch_year(luck, shared.year, self.part_of(&means, None))?;
        years.push(BranchYear { enterprise: self.enterprise, luck: *luck, operation: first });
        for branch in &self.also {
            let business = &all.all[branch.enterprise];
            let luck = business.luck(shared, branch.spread);
            let operation = business.branch_year(&luck, shared.year, self.part_of(&means, Some(branch)))?;
            years.push(BranchYear { enterprise: branch.enterprise, luck, operation });
        }
        Ok(years)
    }

    /// What works in the enterprises: net assets without infrastructure, and the capital that is borrowed on.
    fn means(&self, year: u32, books: &Books) -> Result<[Fen; 2], Error> {
        let means = countable(books.net_assets())? - self.property[year as usize];
        Ok([means.or_nothing(), books.capital - self.in_kind])
    }

    /// A branch's part of the means, rounded down; the first enterprise has what the others leave.
    fn part_of(&self, means: &[Fen; 2], branch: Option<&Branch>) -> [Fen; 2] {
        means.map(|amount| match branch {
            Some(branch) => amount.mul_rate_down(branch.part),
            None => amount - self.also.iter().map(|branch| amount.mul_rate_down(branch.part)).sum(),
        })
    }

    /// What the co-op bears as a whole, down to the surplus.
    fn settle(&self, year: &mut Operation, at: u32, net_assets: Fen) {
        year.depreciation = self.property[at as usize] - self.property[at as usize + 1];
        year.admin = self.admin;
        let spent = year.destroyed + year.costs + year.interest + year.depreciation + year.admin;
        let gain = year.earned + year.insured - spent;
        let there = (net_assets + gain).or_nothing();
        if self.jobs > 0 {
            year.per_job = match self.wage_cost {
                WageCost::Beside => self.wage.min(there.equal_part_down(self.jobs)),
                WageCost::Within => self.wage,
            };
            year.wages = year.per_job.times(self.jobs);
            year.wage_cost = if self.wage_cost == WageCost::Beside { year.wages } else { Fen::ZERO };
        }
        year.rent = self.rent.min(there - year.wage_cost);
        let profit = gain - year.wage_cost - year.rent;
        year.tax = profit.or_nothing().mul_rate_down(self.tax);
        year.surplus = (profit - year.tax).at_least(-net_assets);
    }
}

impl Business {
    /// A year with these means and this capital to borrow on.
    fn branch_year(&self, luck: &YearLuck, at: u32, [means, capital]: [Fen; 2]) -> Result<Operation, Error> {
        if at + 1 < self.begins {
            return Ok(Operation { productive: means, ..Operation::default() });
        }
        let mut year = self.terms.work(luck, means, capital);
        if let Some(units) = &self.units {
            let made = millionths(units, year.productive);
            let times = |each: Fen| Fen::new(mul_div_down(made, each.fen(), Rate::ONE.ppm()));
            year.revenue = countable(times(units.price.mul_rate_down(Rate::ONE + luck.earned)))?;
            year.expenses = countable(times(units.cost_in(at)))?;
            year.earned = year.revenue - year.expenses;
        }
        Ok(year)
    }
}

/// How many units are made, in millionths, rounded down.
fn millionths(units: &Units, productive: Fen) -> i64 {
    match units.in_all {
        0 => mul_div_down(productive.fen(), units.per_thousand.ppm(), Fen::yuan(1_000).fen()),
        in_all => i64::from(in_all) * Rate::ONE.ppm(),
    }
}

impl Operation {
    /// Adds another enterprise's year.
    fn add(&mut self, other: &Operation) {
        self.productive += other.productive;
        self.revenue += other.revenue;
        self.expenses += other.expenses;
        self.earned += other.earned;
        self.destroyed += other.destroyed;
        self.insured += other.insured;
        self.costs += other.costs;
        self.interest += other.interest;
    }
}
