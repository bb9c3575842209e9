//! What a co-op does.

use serde::Serialize;

use super::named::Named;
use crate::units::{Fen, Rate};

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
