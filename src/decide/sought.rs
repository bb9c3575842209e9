//! What a goal seek looks for, whether a scenario is allowed, and what one that was tried comes to.

use serde::Serialize;

use crate::check;
use crate::population::Population;
use crate::scenario::{Error, Kind, Scenario, Village};
use crate::units::{Fen, Rate};

use super::read::Form;
use super::served::{Served, Share, Who};
use super::split::public_money;

/// What is sought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Goal {
    /// The scenario.
    pub scenario: Scenario,
    /// The setting to be turned, such as `village.split.allocated`.
    pub field: String,
    /// Where it is one of several parts: the part that gives what it takes.
    pub from: Option<String>,
    /// The least value to be tried, as the scenario writes it; the least that is allowed where none is given.
    pub least: Option<String>,
    /// The most.
    pub most: Option<String>,
    /// How far one value lies from the next.
    pub step: Option<String>,
    /// What is to be got in a year.
    pub sum: Fen,
    /// In which part of all draws' years.
    pub share: Rate,
    /// Who must get it.
    pub who: Who,
    /// The part of every co-op's shares that the collective must hold.
    pub control: Option<Rate>,
    /// Whether a value that breaks a law in force is ruled out.
    pub lawful: bool,
    /// Whether the largest value that does is wanted instead of the smallest.
    pub largest: bool,
    /// Futures.
    pub draws: u32,
}

/// A value that was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tried {
    /// The value, as the scenario writes it.
    pub value: String,
    /// The part of all draws' years in which the sum was got, by the least-served household or on average.
    #[serde(flatten)]
    pub share: Share,
    /// Futures.
    pub draws: u32,
    /// Village and register number of the least-served household; none on average.
    pub household: Option<(u32, u32)>,
    /// The public money that it takes.
    pub public: Fen,
    /// Whether the collective's shares are rounded up, which are too few for control only as shares are whole.
    pub rounded: bool,
    /// Whether that is often enough, with 95 % confidence.
    pub reaches: bool,
}

impl Goal {
    pub(super) fn read(form: &Form<'_>) -> Result<Goal, Error> {
        let scenario = form.scenario("scenario")?;
        let owned = |name: &str| form.optional(name).map(|text| text.map(str::to_owned));
        let who = match form.optional("who")?.unwrap_or("each") {
            "each" => Who::Each,
            "average" => Who::Average,
            strange => {
                let known = ["each", "average"].map(str::to_owned).to_vec();
                let kind = Kind::Strange { name: strange.to_owned(), known };
                return Err(Error::new("who", kind));
            }
        };
        Ok(Goal {
            field: form.text("field")?.to_owned(),
            from: owned("from")?,
            least: owned("least")?,
            most: owned("most")?,
            step: owned("step")?,
            sum: form.fen("sum")?,
            share: form.rate("share", Rate::percent(90))?,
            who,
            control: form.optional("control")?.map(|_| form.rate("control", Rate::ZERO)).transpose()?,
            lawful: form.is("lawful"),
            largest: form.is("largest"),
            draws: form.count("draws")?.unwrap_or(scenario.draws),
            scenario,
        })
    }
}

/// Whether the collective has the control that is asked for.
pub fn is_in_control(scenario: &Scenario, question: &Goal) -> bool {
    let controls = |wanted: Rate| {
        // Generated villages are alike, as in the checks.
        let register = Population::new(scenario).register(0);
        let all = match scenario.village {
            Village::Generated(_) => &register.coops[..register.coops.len().min(1)],
            Village::Listed(_) => &register.coops[..],
        };
        all.iter().all(|coop| coop.capital_control() >= wanted)
    };
    question.control.is_none_or(controls)
}

/// Whether no law is broken where none may be.
pub fn is_lawful(scenario: &Scenario, question: &Goal) -> bool {
    !question.lawful || !check::is_unlawful(&check::findings(scenario))
}

/// Whether a scenario is allowed.
pub fn is_allowed(scenario: &Scenario, question: &Goal) -> bool {
    is_in_control(scenario, question) && is_lawful(scenario, question)
}

/// A value with what it came to.
pub fn tried(
    value: String,
    (scenario, rounded): (&Scenario, bool),
    (served, draws): (Served, u32),
    wanted: Rate,
) -> Tried {
    Tried {
        value,
        share: served.share(),
        draws,
        household: served.household.and_then(|household| who(scenario, household)),
        public: public_money(scenario),
        rounded,
        reaches: served.reaches(wanted),
    }
}

/// Village (from 0) and register number of a household by its place among all.
fn who(scenario: &Scenario, place: u32) -> Option<(u32, u32)> {
    let population = Population::new(scenario);
    let mut left = place as usize;
    for village in 0..population.villages() {
        let register = population.register(village);
        if let Some(household) = register.households.get(left) {
            return Some((village, household.id));
        }
        left -= register.households.len();
    }
    None
}
