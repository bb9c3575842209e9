//! Validation: every number within its range, every sum whole, every reference there.

use serde_json::{Map, Value};

use super::document::{FORMAT, Scenario};
use super::error::{Error, Kind};
use super::fields::{self, FIELDS, FieldKind, values};
use super::programmes::{Care, PublicPosts, Workshops};
use super::resolution::{Body, Majority};
use super::scheme::{CollectiveRule, Floor, FloorOrder, Infrastructure, SurplusRule, WithoutTrade};
use super::village::{Generated, Listed, ListedCoop, Village};
use crate::order;
use crate::safe::{self, excerpt};
use crate::units::{Fen, Rate};

/// The most households of one village, so that every register number fits.
const MOST_IN_A_VILLAGE: u32 = 500_000;

/// The most capital of one co-op, as for generated ones.
const MOST_CAPITAL: Fen = Fen::yuan(100_000_000);

/// Names that were seen: the map that JSON has anyway, as each further kind of set weighs in the browser.
type Names = Map<String, Value>;

impl Scenario {
    /// Checks a scenario that was made in memory; [`Scenario::from_json`] calls it too.
    ///
    /// # Errors
    /// The first mistake in the order of the file.
    pub fn validate(&self) -> Result<(), Error> {
        if self.format != FORMAT {
            let (found, known) = (excerpt(&self.format), FORMAT.to_owned());
            return Err(Error::new("format", Kind::Version { found, known }));
        }
        let json = crate::tree::of(self);
        for field in FIELDS {
            for (at, value) in values(&json, field.path) {
                check_value(value, at, field.kind_in(&json))?;
            }
        }
        self.check_pairs()?;
        self.check_names()?;
        self.check_enterprises()?;
        self.check_scheme()?;
        self.check_infrastructure()?;
        self.check_resolutions()?;
        self.check_programmes()?;
        match &self.village {
            Village::Generated(village) => village.validate(),
            Village::Listed(village) => village.validate(self),
        }
    }

    /// The scenario with another number of futures.
    ///
    /// # Errors
    /// When there cannot be so many.
    pub fn with_draws(&self, draws: u32) -> Result<Scenario, Error> {
        let changed = Scenario { draws, ..self.clone() };
        let json = crate::tree::of(&changed);
        for (at, value) in values(&json, "draws") {
            check_value(value, at.clone(), fields::at(&at).expect("a field").kind_in(&json))?;
        }
        changed.check_pairs().map(|()| changed)
    }

    /// Futures come in mirrored pairs.
    fn check_pairs(&self) -> Result<(), Error> {
        if self.draws.is_multiple_of(2) {
            return Ok(());
        }
        Err(Error::new("draws", Kind::Odd { found: self.draws.into() }))
    }

    fn check_enterprises(&self) -> Result<(), Error> {
        if self.enterprises.is_empty() {
            return Err(Error::new("enterprises", Kind::Empty));
        }
        let mut seen = Names::new();
        for (place, enterprise) in self.enterprises.iter().enumerate() {
            let at = |name: &str| format!("enterprises.{place}.{name}");
            unique(&mut seen, &enterprise.id, at("id"))?;
            let linked = enterprise.chain_correlation + enterprise.common_correlation;
            if linked > Rate::ONE {
                return Err(Error::range(at("common_correlation"), linked, Rate::ZERO, Rate::ONE));
            }
            if enterprise.disaster_loss_least > enterprise.disaster_loss_most {
                let (found, most) = (enterprise.disaster_loss_least, enterprise.disaster_loss_most);
                return Err(Error::range(at("disaster_loss_least"), found, Rate::ZERO, most));
            }
        }
        Ok(())
    }

    fn check_scheme(&self) -> Result<(), Error> {
        if let CollectiveRule::Parts(parts) = &self.scheme.collective {
            let sum = parts.poor + parts.collective + parts.others;
            if sum != Rate::ONE {
                return Err(Error::new("scheme.collective", Kind::Sum { found: sum }));
            }
        }
        let (reserve, risk, welfare) = match &self.scheme.surplus {
            SurplusRule::Shares(rule) => (rule.reserve, rule.risk, rule.welfare),
            SurplusRule::Law(rule) => (rule.reserve, rule.risk, rule.welfare),
        };
        in_rate(reserve + risk + welfare, Rate::ZERO, Rate::ONE, "scheme.surplus".to_owned())?;
        let SurplusRule::Law(law) = &self.scheme.surplus else { return Ok(()) };
        let order = match &self.scheme.floor {
            Floor::None(_) => FloorOrder::Before,
            Floor::Fixed(floor) => floor.order,
            Floor::Threshold(floor) => floor.order,
        };
        if order == FloorOrder::Beside {
            return Err(Error::new("scheme.floor.order", Kind::Conflict { with: "scheme.surplus".to_owned() }));
        }
        if law.without_trade == WithoutTrade::Refuse { self.check_trade() } else { Ok(()) }
    }

    /// What is valued into shares must be whole ones.
    fn check_infrastructure(&self) -> Result<(), Error> {
        let Infrastructure::Equity(entrusted) = &self.scheme.infrastructure else { return Ok(()) };
        let par = match &self.village {
            Village::Generated(village) => village.par,
            Village::Listed(village) => village.par,
        };
        if par <= Fen::ZERO {
            return Ok(());
        }
        if let Village::Listed(village) = &self.village {
            for (place, coop) in village.coops.iter().enumerate() {
                let value = coop.infrastructure.unwrap_or_default();
                whole_shares(value, par, &format!("village.coops.{place}.infrastructure"))?;
            }
        }
        whole_shares(entrusted.value, par, "scheme.infrastructure.value")
    }

    /// A resolution's majority is not less than its subject needs.
    fn check_resolutions(&self) -> Result<(), Error> {
        for (place, resolution) in self.resolutions.iter().enumerate() {
            let at = |name: &str| format!("resolutions.{place}.{name}");
            if resolution.kind == Majority::Ordinary && resolution.subject.needs() == Majority::Charter {
                return Err(Error::new(at("kind"), Kind::Conflict { with: at("subject") }));
            }
            match resolution.subject.body() {
                // How many of its members are of full capacity stands in no register here.
                Body::Collective if resolution.members.is_none() => {
                    return Err(Error::new(at("members"), Kind::Missing));
                }
                Body::CoOp if resolution.members.is_some() => {
                    return Err(Error::new(at("members"), Kind::Conflict { with: at("subject") }));
                }
                Body::Collective | Body::CoOp => {}
            }
        }
        Ok(())
    }

    /// No programme ends before it begins.
    fn check_programmes(&self) -> Result<(), Error> {
        let given = &self.programmes;
        let workshops = match &given.workshops {
            Workshops::None(_) => None,
            Workshops::Workshop(places) => Some((places.from, places.to)),
        };
        let posts = match &given.posts {
            PublicPosts::None(_) => None,
            PublicPosts::PublicPosts(places) => Some((places.from, places.to)),
        };
        let care = match &given.care {
            Care::None(_) => None,
            Care::Hardest(care) => Some((care.from, care.to)),
            Care::Ill(care) => Some((care.from, care.to)),
        };
        for (name, years) in [("workshops", workshops), ("posts", posts), ("care", care)] {
            if let Some((from, to)) = years {
                in_count(to.into(), from.into(), 50, format!("programmes.{name}.to"))?;
            }
        }
        Ok(())
    }

    /// Under the law nothing can be shared where nobody trades, unless the members have resolved how.
    fn check_trade(&self) -> Result<(), Error> {
        match &self.village {
            Village::Generated(village) => {
                let farming = village.poor_earnings.farming.max(village.other_earnings.farming);
                let nothing = village.sold == Rate::ZERO || farming == Fen::ZERO;
                if nothing { Err(Error::new("village.sold", Kind::NoTrade)) } else { Ok(()) }
            }
            Village::Listed(village) => {
                for (place, coop) in village.coops.iter().enumerate() {
                    let rows = village.households.iter().flat_map(|household| &household.shares);
                    let traded: i64 = rows.filter(|row| row.coop == coop.id).map(|row| row.traded.fen()).sum();
                    if traded == 0 {
                        return Err(Error::new(format!("village.coops.{place}"), Kind::NoTrade));
                    }
                }
                Ok(())
            }
        }
    }
}

impl Generated {
    fn validate(&self) -> Result<(), Error> {
        let split = self.split;
        let sum = split.collective + split.paid_in + split.allocated;
        if sum != Rate::ONE {
            return Err(Error::new("village.split", Kind::Sum { found: sum }));
        }
        whole_shares(self.capital, self.par, "village.capital")?;
        let least = -(self.capital + self.reserve);
        in_money(self.undistributed, least, MOST_CAPITAL, "village.undistributed".to_owned())?;
        let most = self.villages * MOST_IN_A_VILLAGE;
        for (name, found, most) in [("coops", self.coops, 20_000), ("households", self.households, most.min(1_000_000))]
        {
            in_count(found.into(), self.villages.into(), most.into(), format!("village.{name}"))?;
        }
        Ok(())
    }
}

impl Listed {
    fn validate(&self, scenario: &Scenario) -> Result<(), Error> {
        let is_enterprise = |id: &str| scenario.enterprises.iter().any(|enterprise| enterprise.id == id);
        let mut coops = Names::new();
        for (place, coop) in self.coops.iter().enumerate() {
            let at = |name: &str| format!("village.coops.{place}.{name}");
            unique(&mut coops, &coop.id.to_string(), at("id"))?;
            if !is_enterprise(&coop.enterprise) {
                return Err(Error::new(at("enterprise"), Kind::Unknown { id: excerpt(&coop.enterprise) }));
            }
            count_shares(coop.collective.count(), at("collective"))?;
            in_count(coop.jobs.unwrap_or(0).into(), 0, 1_000, at("jobs"))?;
            in_money(coop.infrastructure.unwrap_or_default(), Fen::ZERO, MOST_CAPITAL, at("infrastructure"))?;
            // What lies in the accounts is a part of it.
            let rows = self.households.iter().flat_map(|household| &household.shares);
            let said = rows.filter(|row| row.coop == coop.id).map(|row| row.account).sum();
            in_money(coop.reserve, said, MOST_CAPITAL, at("reserve"))?;
            in_money(coop.arrears, Fen::ZERO, MOST_CAPITAL, at("arrears"))?;
            check_also(coop, &is_enterprise, &at("also"))?;
        }
        let mut households = Names::new();
        for (place, household) in self.households.iter().enumerate() {
            let at = |name: &str| format!("village.households.{place}.{name}");
            unique(&mut households, &household.id.to_string(), at("id"))?;
            let persons = u64::from(household.persons.count());
            in_count(persons, 1, 30, at("persons"))?;
            in_count(u64::from(household.workers), 0, persons, at("workers"))?;
            for (name, amount) in [("wage", household.wage), ("farming", household.farming), ("other", household.other)]
            {
                in_money(amount, Fen::ZERO, Fen::yuan(500_000), at(name))?;
            }
            for (row, held) in household.shares.iter().enumerate() {
                let at = |name: &str| at(&format!("shares.{row}.{name}"));
                if !coops.contains_key(&held.coop.to_string()) {
                    return Err(Error::new(at("coop"), Kind::Unknown { id: held.coop.to_string() }));
                }
                count_shares(held.paid_in.count(), at("paid_in"))?;
                count_shares(held.allocated.count(), at("allocated"))?;
                in_money(held.traded, Fen::ZERO, Fen::yuan(10_000_000), at("traded"))?;
                in_money(held.account, Fen::ZERO, MOST_CAPITAL, at("account"))?;
            }
        }
        if self.households.is_empty() {
            return Err(Error::new("village.households", Kind::Empty));
        }
        in_money(self.par, Fen::yuan(1), Fen::yuan(1_000_000), "village.par".to_owned())?;
        self.check_capital()
    }

    /// All shares of a co-op at par.
    fn check_capital(&self) -> Result<(), Error> {
        let by_id = order::ascending(self.coops.iter().map(|coop| coop.id.into()));
        let mut shares: Vec<i64> = self.coops.iter().map(|coop| coop.collective.count()).collect();
        for held in self.households.iter().flat_map(|household| &household.shares) {
            let found = by_id.binary_search_by_key(&held.coop, |&place| self.coops[place].id);
            shares[by_id[found.expect("the co-ops were checked")]] += held.paid_in.count() + held.allocated.count();
        }
        for (place, shares) in shares.into_iter().enumerate() {
            let capital = i128::from(shares) * i128::from(self.par.fen());
            let found = Fen::new(i64::try_from(capital).unwrap_or(i64::MAX));
            in_money(found, Fen::ZERO, MOST_CAPITAL, format!("village.coops.{place}"))?;
            let coop = &self.coops[place];
            let least = -(found + coop.reserve);
            in_money(coop.undistributed, least, MOST_CAPITAL, format!("village.coops.{place}.undistributed"))?;
        }
        Ok(())
    }
}

/// The enterprises that a co-op runs beside its first: each there, once, with parts that leave something.
fn check_also(coop: &ListedCoop, is_enterprise: &dyn Fn(&str) -> bool, at: &str) -> Result<(), Error> {
    let mut seen = Names::new();
    unique(&mut seen, &coop.enterprise, String::new())?;
    for (place, also) in coop.also.iter().enumerate() {
        let at = |name: &str| format!("{at}.{place}.{name}");
        if !is_enterprise(&also.enterprise) {
            return Err(Error::new(at("enterprise"), Kind::Unknown { id: excerpt(&also.enterprise) }));
        }
        unique(&mut seen, &also.enterprise, at("enterprise"))?;
        in_rate(also.part, Rate::ZERO, Rate::ONE, at("part"))?;
    }
    let all = coop.also.iter().map(|also| also.part).sum();
    in_rate(all, Rate::ZERO, Rate::ONE, at.to_owned())
}

/// An amount that must be a whole number of shares.
fn whole_shares(amount: Fen, par: Fen, field: &str) -> Result<(), Error> {
    if amount.fen() % par.fen() == 0 {
        return Ok(());
    }
    Err(Error::new(field, Kind::Indivisible { amount, par }))
}

/// Notes `id`, which must be neither empty nor used before.
fn unique(seen: &mut Names, id: &str, field: String) -> Result<(), Error> {
    if safe::is_blank(id) {
        return Err(Error::new(field, Kind::Empty));
    }
    if seen.insert(id.to_owned(), Value::Null).is_some() {
        return Err(Error::new(field, Kind::Duplicate { id: excerpt(id) }));
    }
    Ok(())
}

fn count_shares(found: i64, field: String) -> Result<(), Error> {
    match u64::try_from(found) {
        Ok(shares) => in_count(shares, 0, 10_000_000, field),
        Err(_) => Err(Error::range(field, found, 0_u32, 10_000_000_u32)),
    }
}

fn in_money(found: Fen, least: Fen, most: Fen, field: String) -> Result<(), Error> {
    if (least..=most).contains(&found) { Ok(()) } else { Err(Error::range(field, found, least, most)) }
}

fn in_rate(found: Rate, least: Rate, most: Rate, field: String) -> Result<(), Error> {
    if (least..=most).contains(&found) { Ok(()) } else { Err(Error::range(field, found, least, most)) }
}

fn in_count(found: u64, least: u64, most: u64, field: String) -> Result<(), Error> {
    if (least..=most).contains(&found) { Ok(()) } else { Err(Error::range(field, found, least, most)) }
}

/// A number that does not even fit its type is told the range that any other is told.
pub(super) fn in_range(error: Error, scenario: &Value) -> Error {
    let Kind::Range { found, .. } = &error.kind else { return error };
    let found = found.clone();
    match fields::at(&error.field).map(|field| field.kind_in(scenario)) {
        Some(FieldKind::Count(least, most)) => Error::range(error.field, found, least, most),
        _ => error,
    }
}

fn check_value(value: &Value, field: String, kind: FieldKind) -> Result<(), Error> {
    let text = value.as_str().unwrap_or_default();
    match kind {
        FieldKind::Money(least, most) => in_money(text.parse().unwrap_or_default(), least, most, field),
        FieldKind::Fraction(least, _) if field == PATRONAGE && rate(text) < least => {
            let (found, least) = (rate(text).into(), least.into());
            Err(Error::new(field, Kind::Unlawful { found, least, article: 44 }))
        }
        FieldKind::Fraction(..) if field == EXTRA_VOTES && rate(text) > MOST_EXTRA_VOTES => {
            let (found, most) = (rate(text).into(), MOST_EXTRA_VOTES.into());
            Err(Error::new(field, Kind::Beyond { found, most, article: 22 }))
        }
        FieldKind::Fraction(least, most) | FieldKind::Decimal(least, most) => in_rate(rate(text), least, most, field),
        // A list of the same name (the households of a roster) is checked item by item elsewhere.
        FieldKind::Count(least, most) => match value.as_u64() {
            Some(found) => in_count(found, least, most, field),
            None => Ok(()),
        },
    }
}

/// The field whose least value is law.
const PATRONAGE: &str = "scheme.surplus.patronage";

/// The field whose most is law: additional votes, a fifth of the members' votes together.
const EXTRA_VOTES: &str = "scheme.extra_votes";
const MOST_EXTRA_VOTES: Rate = Rate::percent(20);

fn rate(text: &str) -> Rate {
    text.parse().unwrap_or_default()
}
