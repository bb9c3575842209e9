//! What is the same for the co-ops of all villages and years of a run.

use crate::model::Model;
use crate::scenario::{Adjustment, CollectiveRule, Scheme};
use crate::units::Rate;

use super::lanes::{Lanes, Narrow};
use super::luck::Under;

/// What is the same for all co-ops of all villages and years.
pub struct CoopTerms<L: Lanes> {
    /// Words of bad years.
    bad_year: Under<L>,
    /// Words of disasters, by enterprise.
    pub disasters: Vec<Under<L>>,
    /// Part of a surplus that is kept as reserve.
    pub reserve: L,
    /// Parts that are kept as risk fund, as the members' welfare fund and for the village's, where any are.
    pub funds: Option<[L; 3]>,
    /// Whether single fen go to single holders.
    pub pays_every_fen: bool,
    /// Part of its dividend that a village keeps.
    pub accumulation: L,
    /// The most that a household gets from recovered shares.
    pub recover_most: i64,
    /// Years above the line that end the right to allocated shares; none where these are kept.
    pub recover_after: Option<L::Narrow>,
}

impl<L: Lanes> CoopTerms<L> {
    /// The scenario's terms.
    pub fn new(model: &Model) -> CoopTerms<L> {
        let (scheme, hazards) = (&model.scenario.scheme, &model.hazards);
        let funds = scheme.funds();
        let other_funds = [funds.risk, funds.common, funds.welfare];
        let keeps_more = other_funds.iter().any(|&rate| rate != Rate::ZERO);
        CoopTerms {
            bad_year: Under::new(hazards.bad_year()),
            disasters: model.businesses.all.iter().map(|business| Under::new(business.disaster())).collect(),
            reserve: L::splat(funds.reserve.ppm() as i32),
            funds: keeps_more.then(|| other_funds.map(|rate| L::splat(rate.ppm() as i32))),
            pays_every_fen: scheme.pays_every_fen(),
            accumulation: L::splat(accumulation(scheme).ppm() as i32),
            recover_most: recover_most(scheme),
            recover_after: scheme.recovers().then(|| L::Narrow::splat(hazards.exit_years as i16)),
        }
    }

    /// Mask of the words that make bad years of harvests.
    #[inline(always)]
    pub fn bad(&self, word: L) -> L::Narrow {
        L::splat(0).sub(self.bad_year.holds(word)).positive()
    }
}

/// Part of its dividend that a village keeps, under the usual rules.
fn accumulation(scheme: &Scheme) -> Rate {
    match &scheme.collective {
        CollectiveRule::Hui(rule) => rule.accumulation,
        _ => Rate::ZERO,
    }
}

/// The most that a household gets from recovered shares, under the usual rules.
fn recover_most(scheme: &Scheme) -> i64 {
    let cap = match &scheme.adjustment {
        Adjustment::Recover(rule) => rule.cap,
        _ => None,
    };
    cap.map_or(i64::MAX, |cap| cap.fen())
}
