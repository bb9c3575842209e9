//! A roster's households in a scenario.

use super::households::{COOP, Gathered};
use crate::scenario::{Error, Listed, ListedCoop, Scenario, Village};
use crate::units::{Fen, Shares};

/// What a roster does not say.
#[derive(Clone, Debug)]
pub struct Beside {
    /// What one share costs.
    pub par: Fen,
    /// What the village collective has put in.
    pub collective: Fen,
    /// The co-op's name.
    pub coop: String,
    /// Whether the households go by their numbers only.
    pub anonymous: Option<String>,
}

/// Puts the households in the place of the village of `scenario`, whose rules stay. A scenario that has a roster keeps
/// its co-ops.
///
/// # Errors
/// Where the scenario as a whole does not hold with them.
pub fn put(gathered: Gathered, mut scenario: Scenario, beside: &Beside) -> Result<Scenario, Error> {
    let mut households = gathered.households;
    if let Some(word) = &beside.anonymous {
        households.iter_mut().for_each(|household| household.name = format!("{word} {}", household.id));
    }
    let coops = match &scenario.village {
        Village::Listed(listed) => listed.coops.clone(),
        Village::Generated(_) => vec![coop(&scenario, beside)],
    };
    scenario.village = Village::Listed(Listed { par: beside.par, coops, households });
    // What reads a file looks over everything once more.
    Scenario::from_json(&scenario.to_json())
}

fn coop(scenario: &Scenario, beside: &Beside) -> ListedCoop {
    ListedCoop {
        id: COOP,
        name: beside.coop.clone(),
        enterprise: scenario.enterprises.first().map(|enterprise| enterprise.id.clone()).unwrap_or_default(),
        also: Vec::new(),
        collective: Shares::new(beside.collective.fen() / beside.par.fen().max(1)),
        jobs: None,
        infrastructure: None,
        reserve: Fen::ZERO,
        undistributed: Fen::ZERO,
        arrears: Fen::ZERO,
    }
}
