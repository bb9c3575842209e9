//! Who takes how much of the dividends: the few that are paid most, and the cadres' households.

use serde::Serialize;

use crate::order::ascending;
use crate::population::Population;
use crate::scenario::{Scenario, Village};
use crate::units::Rate;

use super::statistic::mean;

/// How many of a village are the few.
const FEW: usize = 5;

/// Parts of all that households are paid, over all years and futures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Capture {
    /// What the five households of each village take that are paid most.
    pub five: Rate,
    /// Which part of the households these are.
    pub of_households: Rate,
    /// Households with a cadre; a roster says so, a sample village has none.
    pub cadres: u32,
    /// What these take.
    pub by_cadres: Rate,
}

/// Who takes how much: `paid` is what each household of the start was paid, in the order of the villages and of the
/// register numbers, `all` what all are paid. None where nobody is paid.
pub fn capture(scenario: &Scenario, paid: &[i64], all: i64) -> Option<Capture> {
    let (population, mut at) = (Population::new(scenario), 0);
    let (mut five, mut few) = (0_i64, 0_usize);
    for village in 0..population.villages() {
        let households = population.register(village).households.len();
        let here = &paid[at..at + households];
        let most = ascending(here.iter().map(|paid| -paid));
        five += most.iter().take(FEW).map(|&place| here[place]).sum::<i64>();
        few += most.len().min(FEW);
        at += households;
    }
    let cadres: Vec<usize> = match &scenario.village {
        Village::Generated(_) => Vec::new(),
        Village::Listed(village) => {
            // In the order of the register numbers, as what is paid stands.
            let order = ascending(village.households.iter().map(|household| household.id.into()));
            (0..order.len()).filter(|&place| village.households[order[place]].cadre).collect()
        }
    };
    let by_cadres = cadres.iter().map(|&place| paid[place]).sum::<i64>();
    let part = |sum: i64, of: i64| mean(i128::from(sum) * i128::from(Rate::ONE.ppm()), of.into()).map(Rate::new);
    Some(Capture {
        five: part(five, all)?,
        of_households: part(few as i64, paid.len() as i64)?,
        cadres: cadres.len() as u32,
        by_cadres: part(by_cadres, all)?,
    })
}
