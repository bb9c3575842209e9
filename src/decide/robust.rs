//! A robust pick: each scheme in each of the planner's circumstances, and the one whose worst regret is least.

use std::sync::Arc;

use serde::Serialize;

use crate::outcome::Estimate;
use crate::scenario::{Error, Kind, Named, Scenario, Village};

use super::measure::{Measure, Series};
use super::read::Form;
use super::run::{Found, Step, Variant, Wanted};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Robust {
    /// Scenarios whose schemes can be picked: the rules, and how the shares are split.
    pub schemes: Vec<Scenario>,
    /// Scenarios whose circumstances may come: everything else.
    pub worlds: Vec<Scenario>,
    /// By what the better one is told.
    pub measure: Measure,
    /// Futures of each run.
    pub draws: u32,
}

/// One scheme in one circumstance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The mean of the measure; none where the scheme cannot be used there.
    pub value: Option<Estimate>,
    /// How much worse than the best scheme there, in fen or parts per million.
    pub regret: Option<i64>,
    /// Whether no scheme does better there.
    pub best: bool,
}

/// A scheme over all circumstances.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// Its name.
    pub name: Named,
    /// In each circumstance.
    pub outcomes: Vec<Outcome>,
    /// Its worst regret; none where it cannot be used somewhere.
    pub worst_regret: Option<i64>,
    /// Circumstances in which no scheme does better.
    pub best_in: u32,
}

/// What a robust pick says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RobustAnswer {
    /// By what the better one is told.
    pub measure: Measure,
    /// Futures of each run.
    pub draws: u32,
    /// Names of the circumstances.
    pub worlds: Vec<Named>,
    /// The schemes, in the order asked.
    pub schemes: Vec<Candidate>,
    /// The place of the scheme whose worst regret is least, the first of equals; none where none can be used
    /// everywhere.
    pub pick: Option<u32>,
}

/// A robust pick under way.
pub struct RobustPlan {
    question: Robust,
    variants: Vec<Variant>,
}

/// Schemes or circumstances at the most.
const MOST: usize = 12;

impl Robust {
    pub(super) fn read(form: &Form<'_>) -> Result<Robust, Error> {
        let worlds = form.scenarios("worlds")?;
        let usual = worlds.first().map_or(2, |first| first.draws);
        Ok(Robust {
            schemes: form.scenarios("schemes")?,
            draws: form.count("draws")?.unwrap_or(usual),
            measure: form.measure()?,
            worlds,
        })
    }
}

/// The key of a scheme's run in a circumstance.
pub(super) fn key(scheme: usize, world: usize) -> String {
    format!("{scheme}/{world}")
}

/// The circumstances of one scenario with the scheme of another. A roster keeps its shares.
pub fn with_scheme(world: &Scenario, scheme: &Scenario) -> Scenario {
    let mut made = world.clone();
    made.scheme = scheme.scheme.clone();
    if let (Village::Generated(to), Village::Generated(from)) = (&mut made.village, &scheme.village) {
        to.split = from.split;
        to.allocation = from.allocation;
    }
    made
}

impl RobustPlan {
    pub(super) fn new(question: &Robust) -> Result<RobustPlan, Error> {
        for (name, count, least) in [("schemes", question.schemes.len(), 2), ("worlds", question.worlds.len(), 1)] {
            if count < least || count > MOST {
                let (found, least, most) = (count as u64, least as u64, MOST as u64);
                return Err(Error::new(name, Kind::Few { found, least, most }));
            }
        }
        let worlds = question.worlds.iter().map(|world| world.with_draws(question.draws));
        let worlds = worlds.collect::<Result<Vec<Scenario>, Error>>()?;
        let mut variants = Vec::new();
        for (scheme, from) in question.schemes.iter().enumerate() {
            for (place, world) in worlds.iter().enumerate() {
                let made = with_scheme(world, from);
                // A scheme that cannot be used somewhere is no candidate, not a mistake.
                if made.validate().is_ok() {
                    variants.push(Variant {
                        key: key(scheme, place),
                        scenario: Arc::new(made),
                        wanted: Wanted::Series(vec![question.measure]),
                    });
                }
            }
        }
        Ok(RobustPlan { question: question.clone(), variants })
    }

    /// The run of a key.
    pub(super) fn variant(&self, key: &str) -> Option<Variant> {
        self.variants.iter().find(|variant| variant.key == key).cloned()
    }

    pub(super) fn step(&self, found: &Found) -> Result<Step<RobustAnswer>, Error> {
        if self.variants.iter().any(|variant| found.get(&variant.key).is_none()) {
            return Ok(Step::Need(self.variants.clone()));
        }
        let measure = self.question.measure;
        let series = |scheme: usize, world: usize| {
            let numbers = found.get(&key(scheme, world)).filter(|numbers| !numbers.is_empty())?;
            Some(Series::from_numbers(measure, numbers))
        };
        let (schemes, worlds) = (self.question.schemes.len(), self.question.worlds.len());
        let all: Vec<Vec<Option<Series>>> =
            (0..schemes).map(|scheme| (0..worlds).map(|world| series(scheme, world)).collect()).collect();
        let candidates: Vec<Candidate> = (0..schemes).map(|scheme| self.candidate(scheme, &all)).collect();
        let pick = candidates.iter().enumerate().filter_map(|(place, c)| Some((c.worst_regret?, place))).min();
        Ok(Step::Done(Box::new(RobustAnswer {
            measure,
            draws: self.question.draws,
            worlds: self.question.worlds.iter().map(|world| world.name.clone()).collect(),
            schemes: candidates,
            pick: pick.map(|(_, place)| place as u32),
        })))
    }

    fn candidate(&self, scheme: usize, all: &[Vec<Option<Series>>]) -> Candidate {
        let outcome = |world: usize| {
            let Some(own) = &all[scheme][world] else { return Outcome { value: None, regret: None, best: false } };
            let others = || all.iter().filter_map(|row| row[world].as_ref());
            let best = others().fold(own, |best, other| if best.is_beaten_by(other) { other } else { best });
            Outcome {
                value: own.estimate(),
                regret: best.mean().zip(own.mean()).map(|(best, own)| (best - own).abs()),
                best: !own.is_beaten_by(best),
            }
        };
        let outcomes: Vec<Outcome> = (0..all[scheme].len()).map(outcome).collect();
        let regrets: Option<Vec<i64>> = outcomes.iter().map(|outcome| outcome.regret).collect();
        Candidate {
            name: self.question.schemes[scheme].name.clone(),
            worst_regret: regrets.and_then(|regrets| regrets.into_iter().max()),
            best_in: outcomes.iter().filter(|outcome| outcome.best).count() as u32,
            outcomes,
        }
    }
}
