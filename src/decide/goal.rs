//! Goal seek: which value of a setting gives every poor household a sum often enough?
//!
//! The whole legal range is scanned with few draws first, then, where an answer may begin or end, value by value,
//! and what is unsure with all draws; so an answer that comes and goes is found. What is accepted was run with all
//! draws, and its lower bound reaches what is wanted.

use std::cell::OnceCell;
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use crate::population::{self, Population};
use crate::scenario::{Error, FieldKind, Kind, Scenario};
use crate::tree;
use crate::units::{Fen, Rate};

use super::mix::{Mix, Mixed, Mixes};
use super::run::{Found, Step, Variant, Wanted};
use super::served::Served;
use super::sought::{Goal, Tried, is_in_control, is_lawful, tried};
use super::split::{in_control, public_money};
use super::vary::{self, Dial, is_input};

/// What a goal seek found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GoalAnswer {
    /// The value; none where no allowed one does.
    pub answer: Option<Tried>,
    /// Where none does, the one that comes nearest; none where no value is allowed at all.
    pub nearest: Option<Tried>,
    /// The stretches of values that do, from and to.
    pub ranges: Vec<(String, String)>,
    /// Every value that was tried, with its most draws, in rising order.
    pub curve: Vec<Tried>,
    /// Where the setting is one of several parts: the one that gives what it takes.
    pub from: Option<String>,
    /// The least and the most value that were considered.
    pub range: (String, String),
    /// Values of the range that are ruled out: by control, by law, or as they make no scenario.
    pub ruled_out: u32,
    /// Those that are ruled out as the collective would not have the control that is asked for.
    pub no_control: u32,
    /// Those that are ruled out as they break a law in force.
    pub unlawful: u32,
    /// Values of the range that are allowed.
    pub allowed: u32,
    /// Where no value does: the mixes with a second setting that were tried, lawful and in control.
    pub mixes: Option<Box<Tries>>,
    /// Runs that it took.
    pub runs: u32,
    /// The public money that the scenario takes as it is.
    pub public: Fen,
}

/// Mixes with a second setting that were tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tries {
    /// The second setting.
    pub lever: String,
    /// How many mixes.
    pub count: u32,
    /// Runs that they took, beside those of single values.
    pub runs: u32,
    /// The one of them that does and costs the public least.
    pub found: Option<Mix>,
}

/// A goal seek under way.
pub struct GoalPlan {
    question: Goal,
    dial: Dial,
    /// Allowed values in rising order, with their scenarios.
    points: Vec<Spot>,
    ruled_out: Ruled,
    range: (i64, i64),
    few: u32,
    /// Laid out where no single value does.
    mixes: OnceCell<Option<Mixes>>,
}

/// A value that is allowed.
struct Spot {
    value: i64,
    scenario: Arc<Scenario>,
    /// Whether the collective's shares are rounded up.
    rounded: bool,
}

/// Values that are ruled out: all of them, by control, by law.
#[derive(Clone, Copy, Default)]
struct Ruled {
    all: u32,
    control: u32,
    law: u32,
}

/// Values that are looked at first.
const COARSE: usize = 20;
/// Values of a range at the most.
const MOST_VALUES: i64 = 2_000;
/// Futures of the first look, at the least.
const FEW: u32 = 128;
/// Standard errors beyond which a first look is sure.
const SURE: f64 = 3.5;

impl GoalAnswer {
    /// What it comes to: the value that does, else the mix that does, else the value that comes nearest.
    pub fn offered(&self) -> Option<&Tried> {
        self.answer.as_ref().or(self.mix().map(|mix| &mix.tried)).or(self.nearest.as_ref())
    }

    /// Where no value does: the mix with a second setting that does and costs the public least.
    pub fn mix(&self) -> Option<&Mix> {
        self.mixes.as_ref()?.found.as_ref()
    }
}

/// The usual step of a setting over a range.
fn usual_step(kind: FieldKind, (least, most): (i64, i64)) -> i64 {
    let hundredth = (most - least) / 100;
    match kind {
        FieldKind::Fraction(..) => 10_000,
        FieldKind::Decimal(..) => 100_000,
        FieldKind::Money(..) => round_down(hundredth).max(100),
        FieldKind::Count(..) => round_down(hundredth).max(1),
    }
}

/// The largest of 1, 2, 5, 10, 20, 50, … that is not above.
fn round_down(value: i64) -> i64 {
    let mut unit = 1;
    while unit * 10 <= value {
        unit *= 10;
    }
    [5, 2].into_iter().map(|times| times * unit).find(|step| *step <= value).unwrap_or(unit)
}

impl GoalPlan {
    pub(super) fn new(question: &Goal) -> Result<GoalPlan, Error> {
        let base = question.scenario.with_draws(question.draws)?;
        base.validate()?;
        let json = tree::of(&base);
        let dial = Dial::new(&json, &question.field, question.from.as_deref())?;
        if !is_input(dial.field) {
            // Luck is not sought until it fits.
            return Err(vary::no_setting(&json, &question.field));
        }
        if !question.share.is_fraction() || question.share == Rate::ZERO {
            return Err(Error::range("share", question.share, Rate::new(1), Rate::ONE));
        }
        if !population_has_cohort(&base) {
            return Err(Error::new("village.poor", Kind::Empty));
        }
        let (range, step) = range(question, &dial, &json)?;
        let (mut points, mut ruled_out) = (Vec::new(), Ruled::default());
        let mut to = range.0;
        while to <= range.1 {
            let made = dial.set(&json, to).and_then(|changed| vary::scenario(&changed).ok());
            let made = made.map(|made| in_control(made, question.control.unwrap_or(base.scheme.control)));
            match made.filter(|(made, _)| ruled_out.lets(made, question)) {
                Some((scenario, rounded)) => points.push(Spot { value: to, scenario: Arc::new(scenario), rounded }),
                None => ruled_out.all += 1,
            }
            to += step;
        }
        let few = (base.draws / 4).next_multiple_of(16).max(FEW).min(base.draws);
        Ok(GoalPlan { question: question.clone(), dial, points, ruled_out, range, few, mixes: OnceCell::new() })
    }

    /// The run of a value of the answer.
    pub(super) fn variant_of(&self, tried: &Tried) -> Option<Variant> {
        let is_it = |spot: &Spot| vary::text(spot.value, self.dial.field.kind) == tried.value;
        Some(self.variant(self.points.iter().position(is_it)?, tried.draws))
    }

    /// The run of the mix that was found.
    pub(super) fn mix_run(&self, mix: &Mix) -> Option<Variant> {
        self.mixes()?.variant_of(mix, &self.dial, &self.question)
    }

    fn variant(&self, place: usize, draws: u32) -> Variant {
        let scenario = &self.points[place].scenario;
        let scenario = match draws == scenario.draws {
            true => Arc::clone(scenario),
            false => Arc::new(Scenario { draws, ..Scenario::clone(scenario) }),
        };
        let wanted = Wanted::Served(self.question.sum, self.question.who);
        Variant { key: key(place, draws), scenario, wanted }
    }

    pub(super) fn step(&self, found: &Found) -> Result<Step<GoalAnswer>, Error> {
        let known = Known { plan: self, found };
        let mut wanted = known.missing(&self.coarse(), self.few);
        if wanted.is_empty() {
            wanted = known.missing(&known.between(), self.few);
        }
        if wanted.is_empty() {
            wanted = known.missing(&known.unsure(), self.question.draws);
        }
        if wanted.is_empty() && known.ranges().is_empty() {
            wanted = known.missing(&known.best(), self.question.draws);
        }
        if !wanted.is_empty() {
            return Ok(Step::Need(wanted));
        }
        let mut answer = self.answer(&known);
        if let (None, Some(mixes)) = (&answer.answer, self.mixes()) {
            let mix = match mixes.step(&self.question, &self.dial, self.few, SURE, found) {
                Mixed::Need(wanted) => return Ok(Step::Need(wanted)),
                Mixed::Done(mix) => mix,
            };
            let runs = mixes.runs([self.few, self.question.draws], found);
            let tries = Tries { lever: mixes.lever().to_owned(), count: mixes.count(), runs, found: mix };
            answer.mixes = Some(Box::new(tries));
        }
        Ok(Step::Done(Box::new(answer)))
    }

    /// The mixes with a second setting.
    fn mixes(&self) -> Option<&Mixes> {
        let lay_out = || {
            let base = self.question.scenario.with_draws(self.question.draws).ok()?;
            Mixes::new(&self.question, (&base, &tree::of(&base)), &self.dial, self.range)
        };
        self.mixes.get_or_init(lay_out).as_ref()
    }

    /// Places of the first look: evenly over the allowed values, both ends among them.
    fn coarse(&self) -> Vec<usize> {
        let last = self.points.len().saturating_sub(1);
        let stride = last.div_ceil(COARSE).max(1);
        let mut places: Vec<usize> = (0..self.points.len()).step_by(stride).collect();
        if places.last().is_some_and(|place| *place != last) {
            places.push(last);
        }
        places
    }

    fn answer(&self, known: &Known<'_>) -> GoalAnswer {
        let ranges = known.ranges();
        let end = if self.question.largest { ranges.last().map(|r| r.1) } else { ranges.first().map(|r| r.0) };
        let tried = |place: usize| known.tried(place);
        let nearest = || {
            let full = (0..self.points.len()).filter_map(|place| Some((known.at(place, self.question.draws)?, place)));
            // Of equals the first.
            full.fold(None, |best: Option<(Served, usize)>, (served, place)| match best {
                Some((most, _)) if most.served >= served.served => best,
                _ => Some((served, place)),
            })
        };
        let all: Vec<usize> = (0..self.points.len()).collect();
        let text = |value: i64| vary::text(value, self.dial.field.kind);
        GoalAnswer {
            answer: end.and_then(tried),
            nearest: if end.is_none() { nearest().and_then(|(_, place)| tried(place)) } else { None },
            ranges: ranges.iter().map(|&(a, b)| (text(self.points[a].value), text(self.points[b].value))).collect(),
            curve: all.iter().filter_map(|&place| tried(place)).collect(),
            from: self.dial.from.map(|from| from.path.to_owned()),
            range: (text(self.range.0), text(self.range.1)),
            ruled_out: self.ruled_out.all,
            no_control: self.ruled_out.control,
            unlawful: self.ruled_out.law,
            mixes: None,
            allowed: self.points.len() as u32,
            public: public_money(&self.question.scenario),
            runs: all.iter().map(|&place| known.runs(place)).sum(),
        }
    }
}

fn key(place: usize, draws: u32) -> String {
    format!("{place}/{draws}")
}

fn population_has_cohort(scenario: &Scenario) -> bool {
    (0..population::villages(scenario))
        .any(|village| Population::new(scenario).register(village).households.iter().any(|h| h.registered))
}

/// The values to be tried: from, to, and how far apart.
fn range(question: &Goal, dial: &Dial, json: &Value) -> Result<((i64, i64), i64), Error> {
    let kind = dial.field.kind;
    let (least, most) = dial.range(json);
    let given = |text: &Option<String>, usual: i64| match text {
        None => Ok(usual),
        Some(text) => vary::parse(text, dial.field),
    };
    let (from, to) = (given(&question.least, least)?, given(&question.most, most)?);
    let outside = |found: i64| {
        let [found, least, most] = [found, least, most].map(|value| vary::typed(value, kind));
        Error::range(dial.field.path, found, least, most)
    };
    // A part cannot take more than the other has; the field's own range holds besides.
    let limits = vary::limits(kind);
    if from < limits.0 || from > to {
        return Err(outside(from));
    }
    if to > limits.1 {
        return Err(outside(to));
    }
    let step = given(&question.step, usual_step(kind, (from, to)))?;
    if step <= 0 || (to - from) / step > MOST_VALUES {
        let [found, least, most] = [step, ((to - from) / MOST_VALUES).max(1), to - from].map(|n| vary::typed(n, kind));
        return Err(Error::range("step", found, least, most));
    }
    Ok(((from, to), step))
}

impl Ruled {
    /// Whether a scenario is allowed; else notes why not.
    fn lets(&mut self, scenario: &Scenario, question: &Goal) -> bool {
        let (controls, lawful) = (is_in_control(scenario, question), is_lawful(scenario, question));
        self.control += u32::from(!controls);
        self.law += u32::from(!lawful);
        controls && lawful
    }
}

/// What the finished runs say.
struct Known<'a> {
    plan: &'a GoalPlan,
    found: &'a Found,
}

impl Known<'_> {
    fn at(&self, place: usize, draws: u32) -> Option<Served> {
        Served::from_numbers(self.found.get(&key(place, draws))?)
    }

    /// Runs that are still to be made of these places.
    fn missing(&self, places: &[usize], draws: u32) -> Vec<Variant> {
        let missing = places.iter().filter(|place| self.found.get(&key(**place, draws)).is_none());
        missing.map(|&place| self.plan.variant(place, draws)).collect()
    }

    /// The run with the most draws.
    fn best_known(&self, place: usize) -> Option<(Served, u32)> {
        let all = self.plan.question.draws;
        let full = self.at(place, all).map(|served| (served, all));
        full.or_else(|| self.at(place, self.plan.few).map(|served| (served, self.plan.few)))
    }

    fn runs(&self, place: usize) -> u32 {
        let (few, all) = (self.plan.few, self.plan.question.draws);
        let few = u32::from(few != all && self.found.get(&key(place, few)).is_some());
        few + u32::from(self.found.get(&key(place, all)).is_some())
    }

    /// Places between those of the first look where the answer may change: where it differs at the two ends, where an
    /// end is unsure, or where the part moves so fast that it may have been reached or lost in between.
    fn between(&self) -> Vec<usize> {
        let coarse = self.plan.coarse();
        let around: Vec<(i64, i64)> = coarse
            .iter()
            .map(|&place| self.at(place, self.plan.few).map_or((0, 0), |served| served.around(SURE)))
            .collect();
        let middle = |place: usize| (around[place].0 + around[place].1) / 2;
        let jump = |place: usize| {
            let from = place.saturating_sub(1)..(place + 2).min(around.len() - 1);
            from.map(|cell| (middle(cell + 1) - middle(cell)).abs()).max().unwrap_or(0)
        };
        let wanted = self.plan.question.share.ppm();
        let mut places = Vec::new();
        for cell in 0..coarse.len().saturating_sub(1) {
            let (one, other) = (around[cell], around[cell + 1]);
            let sure_not = one.1.max(other.1) + jump(cell) < wanted;
            let sure = one.0.min(other.0) - jump(cell) >= wanted;
            if !sure && !sure_not {
                places.extend(coarse[cell] + 1..coarse[cell + 1]);
            }
        }
        places
    }

    /// Whether a place does, as far as is known; what lies between two places of the first look that both do, does.
    fn does(&self, place: usize) -> bool {
        let wanted = self.plan.question.share;
        let surely = |served: Served| served.reaches(wanted) || served.around(SURE).0 >= wanted.ppm();
        match (self.at(place, self.plan.question.draws), self.at(place, self.plan.few)) {
            (Some(full), _) => full.reaches(wanted),
            (None, Some(few)) => surely(few),
            (None, None) => {
                let known = |near: &usize| self.best_known(*near).is_some();
                let before = (0..place).rev().find(known);
                let after = (place + 1..self.plan.points.len()).find(known);
                before.is_some_and(|near| self.does(near)) && after.is_some_and(|near| self.does(near))
            }
        }
    }

    /// The stretches of places that do, first and last.
    fn ranges(&self) -> Vec<(usize, usize)> {
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for place in (0..self.plan.points.len()).filter(|&place| self.does(place)) {
            match ranges.last_mut() {
                Some(range) if range.1 + 1 == place => range.1 = place,
                _ => ranges.push((place, place)),
            }
        }
        ranges
    }

    /// Places that need all draws: those that a first look left unsure, and the ends of every stretch.
    fn unsure(&self) -> Vec<usize> {
        let wanted = self.plan.question.share.ppm();
        let is_unsure = |place: &usize| {
            let around = self.at(*place, self.plan.few).map(|served| served.around(SURE));
            around.is_some_and(|(least, most)| least < wanted && most >= wanted)
        };
        let mut places: Vec<usize> = (0..self.plan.points.len()).filter(is_unsure).collect();
        for end in self.ranges().into_iter().flat_map(|(first, last)| [first, last]) {
            if !places.contains(&end) {
                places.push(end);
            }
        }
        places
    }

    /// The places that come nearest by a first look.
    fn best(&self) -> Vec<usize> {
        let mut places: Vec<usize> =
            (0..self.plan.points.len()).filter(|&place| self.best_known(place).is_some()).collect();
        places = crate::order::sorted_by(&places, |&place| {
            -self.best_known(place).map_or(0, |(served, _)| served.share().estimate.mean)
        });
        places.truncate(3);
        places
    }

    /// A place with what is known of it.
    fn tried(&self, place: usize) -> Option<Tried> {
        let (served, draws) = self.best_known(place)?;
        let Spot { value, scenario, rounded } = &self.plan.points[place];
        let value = vary::text(*value, self.plan.dial.field.kind);
        Some(tried(value, (scenario, *rounded), (served, draws), self.plan.question.share))
    }
}
