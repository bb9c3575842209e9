//! What a planner writes: a village (or a county of them), the money put in, the scheme, the
//! enterprises and the risks, as versioned JSON.
//!
//! Money and fractions are text ([`Fen`], [`Rate`]), never floats. Unknown fields are refused by name.
//! [`Scenario::from_json`] reads and validates; a value that came through it can be simulated.

mod change;
mod date;
mod error;
pub mod fields;
pub mod lines;
pub(crate) mod names;
mod programmes;
pub(crate) mod read;
mod resolution;
mod scheme;
mod shorten;
mod validate;

pub use change::{Change, Death, Dissolution, Joining, Leaving, Splitting};
pub use date::{Date, NoDate};
pub use error::{Error, Kind};
pub(crate) use fields::MOST_DRAW_YEARS;
pub use fields::{FIELDS, Field, FieldKind, Origin};
pub use programmes::*;
pub use read::tree;
pub use resolution::{Body, Majority, Resolution, Subject};
pub use scheme::*;

use serde::Serialize;

use crate::units::{Fen, Persons, Rate, Shares};

/// The version of the scenario format that this code writes.
pub const FORMAT: &str = "fenhong/1";

/// What a patronage refund is declared on: a hundred yuan of trade.
pub const TRADE_UNIT: Fen = Fen::yuan(100);

/// Everything that decides a result. The same scenario gives the same bytes on every machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Scenario {
    /// Version of this format: `fenhong/1`.
    pub format: String,
    /// What the scenario is called.
    pub name: Named,
    /// The date that selects law, line and words.
    pub as_of: Date,
    /// What a reader should know about this scenario: its history, what is assumed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub note: Option<Named>,
    /// Years simulated, 1 to 50.
    pub years: u32,
    /// Futures simulated, an even number (futures come in mirrored pairs): of ten years from 2 to 100 000, of more
    /// years or of very many households fewer.
    pub draws: u32,
    /// The two seeds.
    pub seeds: Seeds,
    /// Who lives there and what they put in.
    pub village: Village,
    /// What the co-ops do, by turns over the co-ops of a generated village.
    pub enterprises: Vec<Enterprise>,
    /// Whether the co-ops pay wages, and to whom.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub work: Work,
    /// How the surplus is shared.
    pub scheme: Scheme,
    /// The households' luck.
    pub luck: Luck,
    /// The poverty line and when a household leaves or rejoins the register.
    pub poverty: Poverty,
    /// Changes of membership over the years; the order of those that take effect on one day matters only where
    /// they are about one household.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub changes: Vec<Change>,
    /// What the members have resolved.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub resolutions: Vec<Resolution>,
    /// What the households are helped with from outside, beside the co-ops.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub programmes: Programmes,
}

/// A name in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Named {
    /// In simplified Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// Two seeds: the sample population, and the luck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Seeds {
    /// Makes the generated households.
    pub people: u32,
    /// Makes the futures.
    pub luck: u32,
}

/// The households, either drawn from stated distributions or listed one by one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum Village {
    /// Sample households, and shown as such.
    Generated(Generated),
    /// A roster.
    Listed(Listed),
}

/// A population drawn from stated distributions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Generated {
    /// Villages; households and co-ops are spread evenly over them.
    pub villages: u32,
    /// Co-ops in all villages together.
    pub coops: u32,
    /// Households in all villages together.
    pub households: u32,
    /// The fraction of households that are registered poor at the start.
    pub poor: Rate,
    /// The fraction of the other households that hold paid-in shares.
    pub joined: Rate,
    /// The fraction of the registered poor households that hold paid-in shares.
    pub poor_joined: Rate,
    /// Capital of each co-op in yuan at the start.
    pub capital: Fen,
    /// Par value of a share in yuan.
    pub par: Fen,
    /// How the capital is held.
    pub split: Split,
    /// Mean persons a household.
    pub persons: Rate,
    /// Earnings of the registered poor.
    pub poor_earnings: Earnings,
    /// Earnings of the others.
    pub other_earnings: Earnings,
    /// Spread of wages between households (standard deviation of the logarithm).
    pub wages_spread: Rate,
    /// Spread of farming between households (standard deviation of the logarithm).
    pub farming_spread: Rate,
    /// Fraction of its farming that a member sells through its co-op: its trade with the co-op.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub sold: Rate,
    /// How allocated shares are spread over the registered poor.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub allocation: Allocation,
    /// How many more enterprises each co-op runs beside its own, the next ones in turn, all in equal parts of its capital.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub more_enterprises: u32,
    /// Reserve that each co-op brings from before the first year, in yuan.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub reserve: Fen,
    /// Surplus of before that each co-op has not distributed, in yuan; below nothing a loss not made up.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub undistributed: Fen,
}

/// How allocated shares are spread over the registered poor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum Allocation {
    /// Equal parts for each household.
    #[default]
    PerHousehold,
    /// By persons.
    PerHead,
    /// By what a household lacks to the poverty line in a usual year; where nobody lacks anything, equally.
    ByNeed,
}

/// Mean yearly earnings in yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Earnings {
    /// Wages of one working person a year.
    pub wage: Fen,
    /// Working persons for each hundred persons, as a fraction.
    pub workers: Rate,
    /// Farming a household a year.
    pub farming: Fen,
    /// Everything else a household a year (transfers, rent).
    pub other: Fen,
}

/// How a co-op's capital is held; the three parts add up to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Split {
    /// The village collective's shares.
    pub collective: Rate,
    /// Households' paid-in shares.
    pub paid_in: Rate,
    /// Shares allocated to the registered poor.
    pub allocated: Rate,
}

/// A roster of one village: its co-ops and its households.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Listed {
    /// Par value of a share in yuan.
    pub par: Fen,
    /// The co-ops.
    pub coops: Vec<ListedCoop>,
    /// The households; their order does not matter.
    pub households: Vec<ListedHousehold>,
}

/// A co-op of a roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct ListedCoop {
    /// Register number, unique among the co-ops.
    pub id: u32,
    /// What it is called.
    pub name: String,
    /// Which of the scenario's enterprises it runs, by its id.
    pub enterprise: String,
    /// Others that it runs beside, each with a part of its capital; the first one has the rest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub also: Vec<AlsoRun>,
    /// Shares held by the village collective.
    pub collective: Shares,
    /// Jobs it has, where these differ from those of `work`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub jobs: Option<u32>,
    /// What the infrastructure entrusted to it is worth in yuan, where this differs from that of `scheme.infrastructure`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub infrastructure: Option<Fen>,
    /// Reserve from before the first year in yuan.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub reserve: Fen,
    /// Surplus of before that is not distributed, in yuan; below nothing a loss not made up.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub undistributed: Fen,
}

/// An enterprise that a co-op runs beside its first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct AlsoRun {
    /// Its id among the scenario's enterprises.
    pub enterprise: String,
    /// Part of the co-op's capital that works in it.
    pub part: Rate,
}

/// A household of a roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct ListedHousehold {
    /// Register number, unique among the households; addresses the household's luck.
    pub id: u32,
    /// What it is called.
    pub name: String,
    /// Persons who share the income.
    pub persons: Persons,
    /// Persons with a wage.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub workers: u32,
    /// Wages of one working person a year in yuan.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub wage: Fen,
    /// Farming a year in yuan.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub farming: Fen,
    /// Everything else a year in yuan.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub other: Fen,
    /// Whether it is registered poor at the start.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub registered: bool,
    /// Whether a village cadre lives in it; only checked.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub cadre: bool,
    /// What it holds.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub shares: Vec<ListedShares>,
}

/// A household's shares in one co-op.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct ListedShares {
    /// The co-op's register number.
    pub coop: u32,
    /// Paid-in shares.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub paid_in: Shares,
    /// Allocated shares.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub allocated: Shares,
    /// What it trades with the co-op a year in yuan; counted in whole hundreds.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub traded: Fen,
}

/// An enterprise: what a co-op's capital earns, and its risks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Enterprise {
    /// A short id, unique in the scenario, such as `pig`.
    pub id: String,
    /// What it is called.
    pub name: Named,
    /// Mean yearly return on productive capital, before disasters.
    pub mean: Rate,
    /// Standard deviation of the yearly return; with `units`, of the price.
    pub sd: Rate,
    /// What it makes, by units, price and cost; the mean return follows from these then, and `mean` is not used.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub units: Option<Units>,
    /// The chain or alliance whose luck it shares, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub chain: Option<String>,
    /// Correlation of the returns of two co-ops of one chain, beyond the common part.
    pub chain_correlation: Rate,
    /// Correlation of the returns of any two co-ops.
    pub common_correlation: Rate,
    /// Chance of a disaster a year.
    pub disaster: Rate,
    /// Fraction of productive capital that a disaster destroys, at the least.
    pub disaster_loss_least: Rate,
    /// Fraction of productive capital that a disaster destroys, at the most.
    pub disaster_loss_most: Rate,
    /// The co-op closes when its net assets fall below this fraction of its capital.
    pub closes_below: Rate,
    /// The year in which it begins, from 1; before that its means lie idle, without luck, cost or loan. What its co-op
    /// bears as a whole (rent, administration, wages, depreciation) runs from the co-op's first year.
    #[cfg_attr(feature = "cli", schemars(default = "at_once"))]
    pub begins: u32,
    /// Years until the mean return is reached; it rises evenly from nothing.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub ramp_up: u32,
    /// How far a price cycle moves the return up and down; evenly, up and down again.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub cycle_swing: Rate,
    /// Years of one price cycle; where it begins is luck.
    #[cfg_attr(feature = "cli", schemars(default = "usual_cycle"))]
    pub cycle_years: u32,
    /// Fraction of a disaster's loss that insurance pays.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub insured: Rate,
    /// What the insurance costs a year, as a fraction of productive capital.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub insurance_premium: Rate,
    /// Borrowed working capital, as a fraction of the capital.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub loan: Rate,
    /// Interest on it a year.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub loan_interest: Rate,
    /// Fraction of the interest that is subsidised.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub loan_subsidy: Rate,
    /// What the common brand of a chain adds to the return.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub brand_premium: Rate,
    /// What the chain costs, as a fraction of productive capital.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub brand_fee: Rate,
    /// Fraction by which common standards of husbandry and quality lower the spread of the return.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub brand_calm: Rate,
    /// Chance a year of a scandal that hits every co-op of the chain.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub brand_shock: Rate,
    /// What it costs each, as a fraction of productive capital.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub brand_loss: Rate,
}

/// What an enterprise makes: mu of herbs, head of cattle. Luck, ramp-up, cycle and brand act on the price.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Units {
    /// Units for each 1,000 yuan of productive capital.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub per_thousand: Rate,
    /// Or so many units of each co-op, whatever its capital; 0: by capital.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub in_all: u32,
    /// What a unit brings in a usual year, in yuan.
    pub price: Fen,
    /// What a unit costs in yuan.
    pub cost: Fen,
    /// What a unit costs later in yuan.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub later_cost: Fen,
    /// The year from which a unit costs that, from 1; 0: never.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub later_from: u32,
}

impl Units {
    /// What a unit costs in a year, counted from 0.
    pub fn cost_in(&self, year: u32) -> Fen {
        if self.later_from > 0 && year + 1 >= self.later_from { self.later_cost } else { self.cost }
    }
}

/// The year in which most enterprises begin.
#[cfg(feature = "cli")]
const fn at_once() -> u32 {
    1
}

/// The years of a pig cycle.
#[cfg(feature = "cli")]
const fn usual_cycle() -> u32 {
    4
}

/// The households' luck from year to year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Luck {
    /// Spread of wages from year to year (standard deviation of the logarithm).
    pub wages_spread: Rate,
    /// Spread of farming from year to year (standard deviation of the logarithm).
    pub farming_spread: Rate,
    /// Real growth of wages and farming a year.
    pub growth: Rate,
    /// Chance a year that a grave illness begins.
    pub illness: Rate,
    /// Years that an illness lasts, 1 to 5.
    pub illness_years: u32,
    /// Cost of an illness a year in yuan; it also takes one working person.
    pub illness_cost: Fen,
    /// Chance a year that one working person has no wage that year.
    pub lost_wage: Rate,
    /// Chance of a failed harvest a year.
    pub harvest_failure: Rate,
    /// Fraction of farming that a failed harvest destroys.
    pub harvest_loss: Rate,
    /// Correlation of a failed harvest with a bad year of the co-op's chain.
    pub harvest_correlation: Rate,
}

/// The poverty line and when a household leaves or rejoins the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Poverty {
    /// Yuan a head and year, in yuan of the base year.
    pub line: Fen,
    /// Years in a row above the line before a household leaves the register, 1 to 10.
    pub exit_years: u32,
    /// What leaving takes beside that.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub test: ExitTest,
}

impl Scenario {
    /// Reads and validates a scenario.
    ///
    /// ```
    /// use fenhong::{Scenario, cases};
    ///
    /// let hui = cases::find("hui").unwrap().scenario();
    /// assert_eq!(Scenario::from_json(&hui.to_json()), Ok(hui.clone()));
    /// let wrong = hui.to_json().replace("\"accumulation\"", "\"acumulation\"");
    /// assert_eq!(Scenario::from_json(&wrong).unwrap_err().field, "scheme.collective.acumulation");
    /// ```
    ///
    /// # Errors
    /// The first mistake, with the field, the reason and the remedy.
    pub fn from_json(text: &str) -> Result<Scenario, Error> {
        let scenario = read::scenario(text)?;
        scenario.validate()?;
        Ok(scenario)
    }

    /// The scenario as indented JSON, in the order of the fields.
    ///
    /// # Panics
    /// Never: every field has a text form.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a scenario always has a JSON form")
    }
}
