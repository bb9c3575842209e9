//! Where no value of one setting reaches a goal: two settings together, the lawful mix that costs the public least.

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use crate::order::sorted_by;
use crate::scenario::{Scenario, Village};
use crate::units::Fen;

use super::run::{Found, Variant, Wanted};
use super::served::Served;
use super::sought::{Goal, Tried, is_allowed, tried};
use super::split::{in_control, public_money};
use super::vary::{self, Dial, evenly};

/// A mix of two settings that does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mix {
    /// The second setting.
    pub lever: String,
    /// Its value, as the scenario writes it.
    pub second: String,
    /// The first one's value, with what it comes to.
    pub tried: Tried,
}

/// The mixes of a goal seek: few, evenly over both ranges.
pub struct Mixes {
    lever: Dial,
    /// The one that costs the public least first; of equals the one that moves the second setting least.
    all: Vec<Spot>,
}

#[derive(Clone)]
struct Spot {
    values: [i64; 2],
    public: Fen,
    scenario: Arc<Scenario>,
    /// Whether the collective's shares are rounded up.
    rounded: bool,
}

/// Steps of each range.
const STEPS: u32 = 8;
/// Mixes that are run with all draws at once.
const AT_ONCE: usize = 4;

/// What the mixes come to so far.
pub enum Mixed {
    /// Runs that are still to be made.
    Need(Vec<Variant>),
    /// The mix; none where none does.
    Done(Option<Mix>),
}

impl Mixes {
    /// The lawful mixes in control of the first setting's range and the whole range of another: of what the village
    /// keeps, or where that is the first, of the allocated shares. None where there is no other.
    pub fn new(goal: &Goal, (base, json): (&Scenario, &Value), dial: &Dial, range: (i64, i64)) -> Option<Mixes> {
        let keeps = base.scheme.collective.keeps_setting();
        let other = match (dial.field.path == keeps, &base.village) {
            (false, _) => keeps,
            (true, Village::Generated(_)) => "village.split.allocated",
            (true, Village::Listed(_)) => return None,
        };
        let lever = Dial::new(json, other, None).ok()?;
        // A mix is lawful and in control whatever was asked of a single value.
        let strict = Goal { lawful: true, control: Some(goal.control.unwrap_or(base.scheme.control)), ..goal.clone() };
        let control = strict.control.unwrap_or_default();
        let mut spots = Vec::new();
        for first in evenly(range, STEPS, dial.stands(json)) {
            let Some(turned) = dial.set(json, first) else { continue };
            for second in evenly(lever.range(&turned), STEPS, lever.stands(&turned)) {
                let made = lever.set(&turned, second).and_then(|json| vary::scenario(&json).ok());
                let made = made.map(|made| in_control(made, control)).filter(|(made, _)| is_allowed(made, &strict));
                let values = [first, second];
                spots.extend(made.map(|(made, rounded)| Spot {
                    values,
                    public: public_money(&made),
                    scenario: Arc::new(made),
                    rounded,
                }));
            }
        }
        let stands = lever.stands(json);
        let nearest = sorted_by(&spots, |spot| (spot.values[1] - stands).abs());
        Some(Mixes { lever, all: sorted_by(&nearest, |spot| spot.public.fen()) })
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        self.all.len() as u32
    }

    /// The second setting.
    pub fn lever(&self) -> &'static str {
        self.lever.field.path
    }

    /// Runs that were made.
    pub fn runs(&self, [few, all]: [u32; 2], found: &Found) -> u32 {
        let made = |draws: u32| (0..self.all.len()).filter(|&place| found.get(&key(place, draws)).is_some()).count();
        made(all) as u32 + if few == all { 0 } else { made(few) as u32 }
    }

    /// The run of a mix that was found.
    pub fn variant_of(&self, mix: &Mix, dial: &Dial, goal: &Goal) -> Option<Variant> {
        let values = [(&mix.tried.value, dial), (&mix.second, &self.lever)];
        let is_it = |spot: &Spot| {
            spot.values.iter().zip(values).all(|(value, (text, dial))| vary::text(*value, dial.field.kind) == *text)
        };
        Some(self.variant(self.all.iter().position(is_it)?, mix.tried.draws, goal))
    }

    fn variant(&self, place: usize, draws: u32, goal: &Goal) -> Variant {
        let scenario = Arc::new(Scenario { draws, ..Scenario::clone(&self.all[place].scenario) });
        Variant { key: key(place, draws), scenario, wanted: Wanted::Served(goal.sum, goal.who) }
    }

    /// What is to be run next, or what was found: all with few draws, then those that may do with all draws, from the
    /// cheapest on, until one does.
    pub fn step(&self, goal: &Goal, dial: &Dial, few: u32, sure: f64, found: &Found) -> Mixed {
        let at = |place: usize, draws: u32| Served::from_numbers(found.get(&key(place, draws))?);
        let missing = |places: &[usize], draws: u32| -> Vec<Variant> {
            let missing = places.iter().filter(|&&place| found.get(&key(place, draws)).is_none());
            missing.map(|&place| self.variant(place, draws, goal)).collect()
        };
        let all: Vec<usize> = (0..self.all.len()).collect();
        let first = missing(&all, few);
        if !first.is_empty() {
            return Mixed::Need(first);
        }
        let may = |place: &usize| at(*place, few).is_some_and(|served| served.around(sure).1 >= goal.share.ppm());
        let may: Vec<usize> = all.into_iter().filter(may).collect();
        for some in may.chunks(AT_ONCE) {
            let second = missing(some, goal.draws);
            if !second.is_empty() {
                return Mixed::Need(second);
            }
            let does = |place: &&usize| at(**place, goal.draws).is_some_and(|served| served.reaches(goal.share));
            if let Some(&place) = some.iter().find(does) {
                let Spot { values: [first, second], scenario, rounded, .. } = &self.all[place];
                let found = at(place, goal.draws).map(|served| (served, goal.draws));
                let value = vary::text(*first, dial.field.kind);
                let tried = found.map(|found| tried(value, (scenario, *rounded), found, goal.share));
                let (lever, second) = (self.lever().to_owned(), vary::text(*second, self.lever.field.kind));
                return Mixed::Done(tried.map(|tried| Mix { lever, second, tried }));
            }
        }
        Mixed::Done(None)
    }
}

fn key(place: usize, draws: u32) -> String {
    format!("mix/{place}/{draws}")
}
