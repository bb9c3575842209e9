//! Changes of membership over the years: who joins, leaves, dies or splits, which co-op is dissolved.
//!
//! Each is dated by its year, counted from 1. Joining and splitting take effect on 1 January, the others on
//! 31 December: membership ends with the financial year (co-operatives law, Art. 25).

use serde::Serialize;

use crate::units::{Fen, Persons, Shares};

/// A change of membership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum Change {
    /// A household pays in shares.
    Joins(Joining),
    /// A household leaves a co-op, or all of them and the village.
    Leaves(Leaving),
    /// A household dies out.
    Dies(Death),
    /// A part of a household becomes a household of its own.
    Splits(Splitting),
    /// A co-op is dissolved.
    Dissolves(Dissolution),
}

/// A household pays in shares, at par or what they stand for: from then on it is a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Joining {
    /// The year, from 1.
    pub year: u32,
    /// The village, from 1.
    #[cfg_attr(feature = "cli", schemars(default = "first"))]
    pub village: u32,
    /// The household's register number.
    pub household: u32,
    /// The co-op's register number.
    pub coop: u32,
    /// Paid-in shares.
    pub shares: Shares,
    /// What it trades with the co-op a year in yuan, beside what it trades already; to the fen.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub traded: Fen,
}

/// A household ends its membership (Art. 25).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Leaving {
    /// The year, from 1; its dividend is still paid.
    pub year: u32,
    /// The village, from 1.
    #[cfg_attr(feature = "cli", schemars(default = "first"))]
    pub village: u32,
    /// The household's register number.
    pub household: u32,
    /// The co-op's register number; left out, the household leaves all its co-ops and the village.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub coop: Option<u32>,
    /// Months between notice and the end of the year, 3 at the least.
    #[cfg_attr(feature = "cli", schemars(default = "usual_notice"))]
    pub notice: u32,
}

/// A household dies out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Death {
    /// The last year that it lives, from 1.
    pub year: u32,
    /// The village, from 1.
    #[cfg_attr(feature = "cli", schemars(default = "first"))]
    pub village: u32,
    /// The household's register number.
    pub household: u32,
}

/// A part of a household becomes a household of its own and takes its part of everything, by persons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Splitting {
    /// The year, from 1.
    pub year: u32,
    /// The village, from 1.
    #[cfg_attr(feature = "cli", schemars(default = "first"))]
    pub village: u32,
    /// The household's register number.
    pub household: u32,
    /// The new household's register number, which addresses its luck.
    pub new: u32,
    /// Persons of the new household.
    pub persons: Persons,
    /// Persons with a wage among them.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub workers: u32,
}

/// A co-op is dissolved by its members' resolution (Arts. 48–53).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Dissolution {
    /// Its last year, from 1; its dividend is still paid.
    pub year: u32,
    /// The village, from 1.
    #[cfg_attr(feature = "cli", schemars(default = "first"))]
    pub village: u32,
    /// The co-op's register number.
    pub coop: u32,
}

#[cfg(feature = "cli")]
const fn first() -> u32 {
    1
}

/// The least that the law allows a household (Art. 25).
#[cfg(feature = "cli")]
const fn usual_notice() -> u32 {
    3
}

impl Change {
    /// The year of the change, from 1.
    pub fn year(&self) -> u32 {
        match self {
            Change::Joins(change) => change.year,
            Change::Leaves(change) => change.year,
            Change::Dies(change) => change.year,
            Change::Splits(change) => change.year,
            Change::Dissolves(change) => change.year,
        }
    }

    /// The village, from 1.
    pub fn village(&self) -> u32 {
        match self {
            Change::Joins(change) => change.village,
            Change::Leaves(change) => change.village,
            Change::Dies(change) => change.village,
            Change::Splits(change) => change.village,
            Change::Dissolves(change) => change.village,
        }
    }

    /// Whether it takes effect on 1 January; the others do on 31 December.
    pub fn begins_the_year(&self) -> bool {
        matches!(self, Change::Joins(_) | Change::Splits(_))
    }
}
