//! The frontier: what the village can keep against what the poor can get, over two settings, with what is lawful.

use std::sync::Arc;

use serde::Serialize;

use crate::check;
use crate::outcome::Estimate;
use crate::population::Population;
use crate::scenario::{Error, Scenario, Village};
use crate::tree;
use crate::units::{Fen, Rate};

use super::measure::{Measure, Series};
use super::read::Form;
use super::run::{Found, Step, Variant, Wanted};
use super::split::{in_control, public_money};
use super::vary::{self, Dial, evenly};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Frontier {
    /// The scenario.
    pub scenario: Scenario,
    /// Steps of each setting over its range.
    pub steps: u32,
    /// Futures of each run.
    pub draws: u32,
}

/// One combination of the two settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Point {
    /// What the village keeps of the collective's dividend.
    pub keeps: String,
    /// The part of the shares that is allocated; none for a roster.
    pub allocated: Option<String>,
    /// Kept a village and year.
    pub kept: Estimate,
    /// Paid to the cohort a household and year.
    pub poor: Option<Estimate>,
    /// The public money that it takes.
    pub public: Fen,
    /// Whether the collective has the control that the charter wants.
    pub in_control: bool,
    /// Whether its shares are rounded up, which are too few for control only as shares are whole.
    pub rounded: bool,
    /// Whether no law in force is broken.
    pub lawful: bool,
    /// Whether no allowed combination pays the poor more and lets the village keep as much, or the other way round;
    /// less than a yuan is no difference.
    pub best: bool,
    /// Whether the scenario stands here.
    pub here: bool,
}

/// What a frontier shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FrontierAnswer {
    /// The setting of what the village keeps.
    pub keeps: String,
    /// The setting of the allocated shares; none for a roster.
    pub allocated: Option<String>,
    /// Futures.
    pub draws: u32,
    /// Every combination; those of equal allocated shares together, rising.
    pub points: Vec<Point>,
    /// Combinations that could not be calculated.
    pub left_out: u32,
}

/// A frontier under way.
pub struct FrontierPlan {
    question: Frontier,
    dials: (Dial, Option<Dial>),
    spots: Vec<Spot>,
    left_out: u32,
}

/// A combination to be run.
struct Spot {
    keeps: i64,
    allocated: Option<i64>,
    scenario: Arc<Scenario>,
    rounded: bool,
    here: bool,
}

/// Futures of each run where none are stated.
const USUAL_DRAWS: u32 = 256;
/// The measures of a run.
const ASKED: [Measure; 2] = [Measure::Kept, Measure::Poor];

impl Frontier {
    pub(super) fn read(form: &Form<'_>) -> Result<Frontier, Error> {
        let scenario = form.scenario("scenario")?;
        let draws = form.count("draws")?.unwrap_or(scenario.draws.min(USUAL_DRAWS));
        Ok(Frontier { scenario, steps: form.count("steps")?.unwrap_or(10), draws })
    }
}

fn allocated_text(share: i64) -> String {
    Rate::new(share).to_string()
}

fn variant(place: usize, spot: &Spot) -> Variant {
    Variant { key: place.to_string(), scenario: Arc::clone(&spot.scenario), wanted: Wanted::Series(ASKED.to_vec()) }
}

impl FrontierPlan {
    pub(super) fn new(question: &Frontier) -> Result<FrontierPlan, Error> {
        if !(1..=50).contains(&question.steps) {
            return Err(Error::range("steps", question.steps, 1_u32, 50_u32));
        }
        let base = question.scenario.with_draws(question.draws)?;
        base.validate()?;
        let json = tree::of(&base);
        let keeps = Dial::new(&json, base.scheme.collective.keeps_setting(), None)?;
        let allocated = match base.village {
            Village::Generated(_) => Some(Dial::new(&json, "village.split.allocated", None)?),
            Village::Listed(_) => None,
        };
        let stands = (keeps.stands(&json), allocated.map(|dial| dial.stands(&json)));
        let keeps_values = evenly(keeps.range(&json), question.steps, stands.0);
        let allocated_values: Vec<Option<i64>> = match allocated {
            Some(dial) => evenly(dial.range(&json), question.steps, dial.stands(&json)).into_iter().map(Some).collect(),
            None => vec![None],
        };
        let (mut spots, mut left_out) = (Vec::new(), 0);
        for &share in &allocated_values {
            for &keep in &keeps_values {
                let turned = match (allocated, share) {
                    (Some(dial), Some(share)) => dial.set(&json, share),
                    _ => Some(json.clone()),
                };
                let turned = turned.and_then(|json| keeps.set(&json, keep));
                match turned.and_then(|json| vary::scenario(&json).ok()) {
                    Some(scenario) => {
                        let (scenario, rounded) = in_control(scenario, base.scheme.control);
                        let (scenario, here) = (Arc::new(scenario), (keep, share) == stands);
                        spots.push(Spot { keeps: keep, allocated: share, scenario, rounded, here });
                    }
                    None => left_out += 1,
                }
            }
        }
        Ok(FrontierPlan { question: question.clone(), dials: (keeps, allocated), spots, left_out })
    }

    /// The run of a point of the answer.
    pub(super) fn variant(&self, point: &Point) -> Option<Variant> {
        let stands_at =
            |spot: &Spot| self.keeps_text(spot) == point.keeps && spot.allocated.map(allocated_text) == point.allocated;
        let place = self.spots.iter().position(stands_at)?;
        Some(variant(place, &self.spots[place]))
    }

    fn keeps_text(&self, spot: &Spot) -> String {
        vary::text(spot.keeps, self.dials.0.field.kind)
    }

    pub(super) fn step(&self, found: &Found) -> Result<Step<FrontierAnswer>, Error> {
        let missing: Vec<Variant> = self
            .spots
            .iter()
            .enumerate()
            .filter(|(place, _)| found.get(&place.to_string()).is_none())
            .map(|(place, spot)| variant(place, spot))
            .collect();
        if !missing.is_empty() {
            return Ok(Step::Need(missing));
        }
        let mut left_out = self.left_out;
        let mut points: Vec<Point> = Vec::new();
        // What the village keeps moves no capital.
        let mut public = None;
        for (place, spot) in self.spots.iter().enumerate() {
            let numbers = found.get(&place.to_string()).unwrap_or_default();
            if numbers.is_empty() {
                left_out += 1;
                continue;
            }
            let (kept, poor) = numbers.split_at(numbers.len() / 2);
            let series = [Series::from_numbers(ASKED[0], kept), Series::from_numbers(ASKED[1], poor)];
            let (_, money) = *public.insert(
                public
                    .filter(|(of, _)| *of == spot.allocated)
                    .unwrap_or_else(|| (spot.allocated, public_money(&spot.scenario))),
            );
            points.push(self.point(spot, &series, money));
        }
        mark_best(&mut points);
        Ok(Step::Done(Box::new(FrontierAnswer {
            keeps: self.dials.0.field.path.to_owned(),
            allocated: self.dials.1.map(|dial| dial.field.path.to_owned()),
            draws: self.question.draws,
            points,
            left_out,
        })))
    }

    fn point(&self, spot: &Spot, series: &[Series; 2], public: Fen) -> Point {
        let scenario = &spot.scenario;
        let register = Population::new(scenario).register(0);
        let wanted = scenario.scheme.control;
        Point {
            keeps: self.keeps_text(spot),
            allocated: spot.allocated.map(allocated_text),
            kept: series[0].estimate().unwrap_or_default(),
            poor: series[1].estimate(),
            public,
            rounded: spot.rounded,
            in_control: register.coops.iter().all(|coop| coop.capital_control() >= wanted),
            lawful: !check::is_unlawful(&check::findings(scenario)),
            best: false,
            here: spot.here,
        }
    }
}

/// A difference that is none, in fen: schemes differ by the fen that do not divide.
const NO_DIFFERENCE: i64 = 100;

/// What the cohort is paid; the same everywhere where there is none.
fn paid(point: &Point) -> i64 {
    point.poor.map_or(0, |poor| poor.mean)
}

/// Marks the allowed points that no allowed one beats in one respect without losing in the other.
fn mark_best(points: &mut [Point]) {
    let all: Vec<(bool, [i64; 2])> =
        points.iter().map(|point| (point.in_control && point.lawful, [point.kept.mean, paid(point)])).collect();
    for (point, (allowed, own)) in points.iter_mut().zip(&all) {
        let ahead = |other: &[i64; 2], at: usize| other[at] - own[at];
        let beats = |other: &[i64; 2]| {
            [0, 1].iter().all(|&at| ahead(other, at) >= -NO_DIFFERENCE)
                && [0, 1].iter().any(|&at| ahead(other, at) > NO_DIFFERENCE)
        };
        point.best = *allowed && !all.iter().any(|(allowed, other)| *allowed && beats(other));
    }
}
