//! Who lives in the villages and what they put in.

use serde::Serialize;

use crate::units::{Fen, Persons, Rate, Shares};

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
    /// Floors owed from before the first year, in yuan: what a floor whose shortfall is added up still has to pay.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub arrears: Fen,
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
    /// Whether a village cadre lives in it: such a household may hold no allocated shares, and which part of the dividends
    /// these households take is shown.
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
    /// What it trades with the co-op a year in yuan, to the fen; several rows add up.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub traded: Fen,
    /// What of the co-op's reserve from before the first year lies in its account in yuan; where no account of a co-op is
    /// said, its reserve lies as trade does.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub account: Fen,
}
