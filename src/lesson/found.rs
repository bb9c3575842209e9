//! What the core finds for a figure.

use serde_json::Value;

use super::figure::{self as f, Figure, Is, Status, Who};
use super::quantity::Quantity;
use super::stage::{Played, Stage};
use crate::audit::Part;
use crate::check;
use crate::equity::{Coop, Household};
use crate::ledger::{CoopYear, Row, YearLedger};
use crate::outcome::{Estimate, FloorCost, Pick, Three};
use crate::safe::excerpt;
use crate::scenario::fields::{self, FieldKind, join};
use crate::scenario::{Class, Error, Kind};
use crate::simulate::tally::{Overall, of};
use crate::units::{Fen, Rate};

fn part(part: Option<Rate>) -> Quantity {
    part.map_or(Quantity::Nobody, Quantity::Part)
}

fn fraction(found: Option<Estimate>) -> Quantity {
    part(found.map(|found| Rate::new(found.mean)))
}

fn money(amount: Option<Fen>) -> Quantity {
    amount.map_or(Quantity::Nobody, Quantity::Money)
}

fn count(number: impl TryInto<i64>) -> Quantity {
    number.try_into().map_or(Quantity::Nobody, Quantity::Count)
}

impl Figure {
    /// What the core finds for it; `at` is where the lesson asks.
    ///
    /// # Errors
    /// When it needs what is not said, or the plan cannot be calculated.
    pub fn value(&self, on: &Stage<'_>, at: &str) -> Result<Quantity, Error> {
        let plan = on.plan(self.of.as_deref(), at)?;
        match self.figure {
            Is::Register(is) => self.of_register(is, plan, at),
            Is::Year(is) => self.of_year(is, on, at),
            Is::Run(is) => self.of_run(is, plan, at),
            Is::Law(is) => self.of_law(is, plan, at),
        }
    }

    /// What must be said.
    fn said<T: Clone>(value: Option<&T>, name: &str, at: &str) -> Result<T, Error> {
        value.cloned().ok_or_else(|| Error::new(join(at, name), Kind::Missing))
    }

    fn unknown(id: impl ToString, name: &str, at: &str) -> Error {
        Error::new(join(at, name), Kind::Unknown { id: id.to_string() })
    }

    fn of_register(&self, is: f::Register, plan: &Played, at: &str) -> Result<Quantity, Error> {
        let register = &plan.register;
        let coop = || self.coop_of(&register.coops, at);
        let votes = || coop().map(|coop| coop.votes(plan.scenario().scheme.extra_votes));
        Ok(match is {
            f::Register::Setting => return self.setting(plan, at),
            f::Register::Par => Quantity::Money(register.par),
            f::Register::Capital => Quantity::Money(register.capital()),
            f::Register::Public => Quantity::Money(register.public_capital()),
            f::Register::Shares => {
                let coop = coop()?;
                count(self.class.map_or_else(|| coop.shares(), |class| coop.class(class)).count())
            }
            f::Register::Control => Quantity::Part(coop()?.capital_control()),
            f::Register::Members => count(votes()?.members),
            f::Register::Votes => count(votes()?.all),
            f::Register::CollectiveVotes => count(votes()?.of_collective),
            f::Register::Households => count(register.households.len()),
            f::Register::Registered => count(register.households.iter().filter(|one| one.registered).count()),
            f::Register::Persons => count(self.household_of(&register.households, at)?.persons.count()),
            f::Register::Holds => {
                let household = self.household_of(&register.households, at)?;
                let class = Figure::said(self.class.as_ref(), "class", at)?;
                let held = household.holdings.iter().map(|held| match class {
                    Class::PaidIn => held.paid_in.count(),
                    Class::Allocated => held.allocated.count(),
                    Class::Collective => 0,
                });
                count(held.sum::<i64>())
            }
        })
    }

    fn coop_of<'a>(&self, coops: &'a [Coop], at: &str) -> Result<&'a Coop, Error> {
        let found = coops.iter().find(|coop| self.coop.is_none_or(|id| id == coop.id));
        found.ok_or_else(|| Figure::unknown(self.coop.unwrap_or_default(), "coop", at))
    }

    fn household_of<'a>(&self, households: &'a [Household], at: &str) -> Result<&'a Household, Error> {
        let id = Figure::said(self.household.as_ref(), "household", at)?;
        households.iter().find(|household| household.id == id).ok_or_else(|| Figure::unknown(id, "household", at))
    }

    /// A setting with the unit of its field; a number of a roster by how it is written.
    fn setting(&self, plan: &Played, at: &str) -> Result<Quantity, Error> {
        let path = Figure::said(self.path.as_ref(), "path", at)?;
        let unknown = || Figure::unknown(excerpt(&path), "path", at);
        let tree = crate::tree::of(plan.scenario());
        let pointer = format!("/{}", path.replace('.', "/"));
        let value = tree.pointer(&pointer).ok_or_else(unknown)?;
        let text = || value.as_str().ok_or_else(unknown);
        match fields::at(&path).map(|field| field.kind) {
            Some(FieldKind::Fraction(..) | FieldKind::Decimal(..)) => {
                text()?.parse().map(Quantity::Part).map_err(|_| unknown())
            }
            _ => match value {
                Value::String(text) => text.parse().map(Quantity::Money).map_err(|_| unknown()),
                _ => value.as_i64().map(Quantity::Count).ok_or_else(unknown),
            },
        }
    }

    fn of_year(&self, is: f::Year, on: &Stage<'_>, at: &str) -> Result<Quantity, Error> {
        let year = Figure::said(self.year.as_ref(), "year", at)?;
        let ledger = on.year(self.of.as_deref(), &year, at)?;
        let sum = |of: fn(&CoopYear) -> Fen| {
            let coops = ledger.coops.iter().filter(|coop| self.coop.is_none_or(|id| id == coop.id));
            Ok(Quantity::Money(coops.map(of).sum()))
        };
        match is {
            f::Year::Revenue => sum(|coop| coop.operation.unwrap_or_default().revenue),
            f::Year::Expenses => sum(|coop| coop.operation.unwrap_or_default().expenses),
            f::Year::Admin => sum(|coop| coop.operation.unwrap_or_default().admin),
            f::Year::Tax => sum(|coop| coop.operation.unwrap_or_default().tax),
            f::Year::Interest => sum(|coop| coop.operation.unwrap_or_default().interest),
            f::Year::Surplus => sum(|coop| coop.bridge.surplus),
            f::Year::MadeUp => sum(|coop| coop.bridge.made_up),
            f::Year::Reserve => sum(|coop| coop.bridge.reserve),
            f::Year::Distributable => sum(|coop| coop.bridge.distributable),
            f::Year::ByTrade => sum(|coop| coop.patronage),
            f::Year::ShareDividend | f::Year::OnShares => self.on_shares(is, &ledger, at),
            f::Year::VillageKept => Ok(Quantity::Money(ledger.pool.kept)),
            f::Year::VillagePaid => Ok(Quantity::Money(ledger.pool.paid())),
            f::Year::Dividends => Ok(Quantity::Money(self.dividends(self.row_of(&ledger, at)?))),
            f::Year::Refund => Ok(Quantity::Money(self.row_of(&ledger, at)?.refund)),
            f::Year::Income => Ok(Quantity::Money(self.row_of(&ledger, at)?.income())),
            f::Year::PaidTo => {
                let rows = ledger.rows.iter().filter(|row| self.is_of(row));
                Ok(Quantity::Money(rows.map(|row| self.dividends(row)).sum()))
            }
            f::Year::Gaining | f::Year::Losing => {
                let than = Figure::said(self.than.as_ref(), "than", at)?;
                let other = on.year(Some(&than), &year, at)?;
                let gains = |row: &&Row| {
                    let before = other.rows.iter().find(|other| other.id == row.id);
                    let [now, before] = [Some(*row), before].map(|row| row.map_or(Fen::ZERO, Row::dividends));
                    if is == f::Year::Gaining { now > before } else { now < before }
                };
                Ok(count(ledger.rows.iter().filter(|row| self.is_of(row)).filter(gains).count()))
            }
        }
    }

    fn on_shares(&self, is: f::Year, ledger: &YearLedger, at: &str) -> Result<Quantity, Error> {
        let class = Figure::said(self.class.as_ref(), "class", at)?;
        let mut coops = ledger.coops.iter().filter(|coop| self.coop.is_none_or(|id| id == coop.id));
        if is == f::Year::ShareDividend {
            let coop = coops.next().ok_or_else(|| Figure::unknown(self.coop.unwrap_or_default(), "coop", at))?;
            return Ok(Quantity::Money(coop.per_share.of(class)));
        }
        let paid = coops.map(|coop| match class {
            Class::Collective => coop.collective,
            Class::PaidIn => coop.paid_in,
            Class::Allocated => coop.allocated,
        });
        Ok(Quantity::Money(paid.sum()))
    }

    fn row_of<'a>(&self, ledger: &'a YearLedger, at: &str) -> Result<&'a Row, Error> {
        let id = Figure::said(self.household.as_ref(), "household", at)?;
        ledger.rows.iter().find(|row| row.id == id).ok_or_else(|| Figure::unknown(id, "household", at))
    }

    fn is_of(&self, row: &Row) -> bool {
        match self.who.unwrap_or(Who::All) {
            Who::All => true,
            Who::Registered => row.on_register,
            Who::Others => !row.on_register,
        }
    }

    fn dividends(&self, row: &Row) -> Fen {
        match self.part {
            None => row.dividends(),
            Some(Part::PaidIn) => row.paid_in,
            Some(Part::Allocated) => row.allocated,
            Some(Part::Patronage) => row.patronage,
            Some(Part::Collective) => row.collective,
            Some(Part::Post) => row.post,
            Some(Part::Recovered) => row.recovered,
        }
    }

    fn of_run(&self, is: f::Run, plan: &Played, at: &str) -> Result<Quantity, Error> {
        let (tally, report) = plan.run(at)?;
        let head = &report.headline;
        let floor = |of: fn(&FloorCost) -> Fen| money(report.floor.as_ref().map(of));
        Ok(match is {
            f::Run::Bad | f::Run::Usual | f::Run::Good => {
                let three = match self.status.unwrap_or(Status::On) {
                    Status::On => head.on,
                    Status::Off => head.off,
                    Status::Leaving => head.leaving,
                };
                money(three.map(|three| picked(is, three).amount))
            }
            f::Run::Mean => money(head.mean.map(|mean| Fen::new(mean.mean))),
            f::Run::Draws => count(report.draws),
            f::Run::Years => count(head.of_years),
            f::Run::PayingYears => head.paying_years_usual.map_or(Quantity::Nobody, count),
            f::Run::PayingYearsBad => head.paying_years_bad.map_or(Quantity::Nobody, count),
            f::Run::DryFutures => {
                let pays = |draw: usize, year: usize| tally.year(draw, year)[of(Overall::Paying)] > 0;
                let is_dry = |draw: &usize| (0..tally.years as usize).any(|year| !pays(*draw, year));
                let dry = (0..tally.draws as usize).filter(is_dry).count();
                return count(dry).over(count(tally.draws)).map_err(|kind| Error::new(at, kind));
            }
            f::Run::Out => fraction(head.out),
            f::Run::OutWithout => fraction(head.out_without),
            f::Run::Left => part(report.relapse.map(|relapse| relapse.left)),
            f::Run::Fell => part(report.relapse.and_then(|relapse| relapse.fell)),
            f::Run::PoorAtEnd => fraction(report.years.last().and_then(|year| year.poor)),
            f::Run::FloorShort => part(report.floor.map(|floor| floor.short)),
            f::Run::FloorPromised => floor(|floor| floor.promised),
            f::Run::FloorUnpaid => floor(|floor| floor.unpaid),
            f::Run::Help => money(report.help.map(|help| help.public)),
        })
    }

    fn of_law(&self, is: f::Law, plan: &Played, at: &str) -> Result<Quantity, Error> {
        if is == f::Law::Findings {
            return self.findings(plan, at);
        }
        let place = Figure::said(self.place.as_ref(), "place", at)?;
        let outcomes = plan.outcomes(at)?;
        let found = outcomes.get((place as usize).wrapping_sub(1));
        let found = found.ok_or_else(|| Figure::unknown(place, "place", at))?;
        Ok(match is {
            f::Law::Passed => Quantity::Truth(found.passed()),
            f::Law::Void => Quantity::Truth(found.void.is_some()),
            f::Law::Quorum => Quantity::Truth(found.has_quorum()),
            f::Law::Present => count(found.present[0]),
            f::Law::PresentNeeded => count(found.present[1]),
            f::Law::VotesFor => count(found.votes_for[0]),
            f::Law::VotesNeeded => count(found.votes_for[1]),
            f::Law::MayCome => count(found.votes.members),
            f::Law::Findings => Quantity::Nobody,
        })
    }

    fn findings(&self, plan: &Played, at: &str) -> Result<Quantity, Error> {
        let kind = match &self.kind {
            None => None,
            Some(name) => Some(kind_of(name).ok_or_else(|| {
                let known = check::Kind::ALL.iter().map(|kind| name_of(*kind)).collect();
                Error::new(join(at, "kind"), Kind::Strange { name: excerpt(name), known })
            })?),
        };
        let found = plan.findings().iter().filter(|finding| {
            self.weight.is_none_or(|weight| finding.severity == weight) && kind.is_none_or(|kind| finding.kind == kind)
        });
        Ok(count(found.count()))
    }
}

fn picked(is: f::Run, three: Three) -> Pick {
    match is {
        f::Run::Bad => three.bad,
        f::Run::Good => three.good,
        _ => three.usual,
    }
}

/// The name of a kind of finding in files.
fn name_of(kind: check::Kind) -> String {
    crate::tree::of(&kind).as_str().unwrap_or_default().to_owned()
}

fn kind_of(name: &str) -> Option<check::Kind> {
    check::Kind::ALL.iter().copied().find(|kind| name_of(*kind) == name)
}
