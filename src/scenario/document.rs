//! The scenario as a whole.

use serde::Serialize;

use super::change::Change;
use super::date::Date;
use super::enterprise::Enterprise;
use super::named::Named;
use super::programmes::{ExitTest, Programmes, Registration};
use super::resolution::Resolution;
use super::scheme::{Scheme, Work};
use super::village::Village;
use crate::units::{Fen, Rate};

/// The version of the scenario format that this code writes.
pub const FORMAT: &str = "fenhong/1";

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
    /// Which province's line it is, of which year, by which document; after 2020 there is no other.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub source: Option<String>,
    /// Years in a row above the line before a household leaves the register, 1 to 10.
    pub exit_years: u32,
    /// What leaving takes beside that.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub test: ExitTest,
    /// Who comes onto the register.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub register: Registration,
    /// How much the line rises a year beyond prices: nothing where it is real; a nominal one falls by what prices rise.
    #[cfg_attr(feature = "cli", schemars(default))]
    pub line_growth: Rate,
}

impl Scenario {
    /// The scenario as indented JSON, in the order of the fields.
    ///
    /// # Panics
    /// Never: every field has a text form.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a scenario always has a JSON form")
    }
}
