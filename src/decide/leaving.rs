//! What a household gets on the register and off it, and what leaving costs, under each rule for allocated shares.

use std::sync::Arc;

use serde::Serialize;

use crate::outcome::Three;
use crate::scenario::{Adjustment, Error, Kind, NoSettings, RecoverRule, Scenario, TaperRule};

use super::read::Form;
use super::run::{Found, Step, Variant, Wanted};
use super::status::from_numbers;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Leaving {
    /// The scenario.
    pub scenario: Scenario,
    /// Futures of each run.
    pub draws: u32,
}

/// A rule with what households get under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnderRule {
    /// The rule, with its settings.
    pub rule: Adjustment,
    /// Whether it is the scenario's own.
    pub here: bool,
    /// What a household gets that is on the register; none where none ever is.
    pub on: Option<Three>,
    /// What one gets that has left it.
    pub off: Option<Three>,
    /// What leaving costs in the year in which it happens.
    pub leaving: Option<Three>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeavingAnswer {
    /// Futures of each run, with the same luck.
    pub draws: u32,
    /// Each rule.
    pub rules: Vec<UnderRule>,
}

/// A question under way: each rule with its run.
pub struct LeavingPlan {
    draws: u32,
    own: usize,
    rules: Vec<(Adjustment, Arc<Scenario>)>,
}

/// The years of a rule that takes the shares step by step, where the scenario has another rule (assumed).
const TAPERED: u32 = 2;

/// Every rule, its settings as the scenario has them where it is its own.
fn rules(own: &Adjustment) -> [Adjustment; 5] {
    let none = NoSettings {};
    let usual = [
        Adjustment::Keep(none.clone()),
        Adjustment::Convert(none.clone()),
        Adjustment::Taper(TaperRule { years: TAPERED }),
        Adjustment::Recover(RecoverRule { cap: None }),
        Adjustment::Stop(none),
    ];
    usual.map(|rule| if is_same(&rule, own) { own.clone() } else { rule })
}

/// Whether two rules are the same but for their settings.
fn is_same(one: &Adjustment, other: &Adjustment) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

impl Leaving {
    pub(super) fn read(form: &Form<'_>) -> Result<Leaving, Error> {
        let scenario = form.scenario("scenario")?;
        let draws = form.count("draws")?.unwrap_or(scenario.draws);
        Ok(Leaving { scenario, draws })
    }
}

impl LeavingPlan {
    pub(super) fn new(question: &Leaving) -> Result<LeavingPlan, Error> {
        let base = question.scenario.with_draws(question.draws)?;
        base.validate()?;
        let rules = rules(&base.scheme.adjustment);
        let own = rules.iter().position(|rule| *rule == base.scheme.adjustment).unwrap_or_default();
        let rules = rules.map(|rule| {
            let mut scenario = base.clone();
            scenario.scheme.adjustment = rule.clone();
            (rule, Arc::new(scenario))
        });
        Ok(LeavingPlan { draws: question.draws, own, rules: rules.into() })
    }

    /// The run of a rule.
    pub(super) fn variant(&self, place: usize) -> Option<Variant> {
        let (_, scenario) = self.rules.get(place)?;
        Some(Variant { key: place.to_string(), scenario: Arc::clone(scenario), wanted: Wanted::Status })
    }

    pub(super) fn step(&self, found: &Found) -> Result<Step<LeavingAnswer>, Error> {
        let known: Option<Vec<&[i64]>> = (0..self.rules.len()).map(|place| found.get(&place.to_string())).collect();
        let Some(known) = known else {
            return Ok(Step::Need((0..self.rules.len()).filter_map(|place| self.variant(place)).collect()));
        };
        let under = |(place, numbers): (usize, &&[i64])| {
            let [on, off, leaving] =
                from_numbers(numbers).ok_or_else(|| Error::new("scheme.adjustment", Kind::Empty))?;
            let rule = self.rules[place].0.clone();
            Ok(UnderRule { rule, here: place == self.own, on, off, leaving })
        };
        let rules: Result<Vec<UnderRule>, Error> = known.iter().enumerate().map(under).collect();
        Ok(Step::Done(Box::new(LeavingAnswer { draws: self.draws, rules: rules? })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::{Answer, Question, RunOf, drive};
    use crate::simulate::Engine;

    #[test]
    fn every_rule_is_run_with_the_same_luck_and_says_what_a_run_says() {
        let mut scenario = crate::cases::find("hui").expect("a case").scenario();
        scenario.scheme.adjustment = Adjustment::Taper(TaperRule { years: 4 });
        let question = Question::Leaving(Leaving { scenario: scenario.clone(), draws: 32 });
        let task = drive(question).expect("an answer");
        let Some(Answer::Leaving(found)) = task.answer() else { panic!("what leaving costs") };
        assert_eq!(found.rules.iter().map(|under| under.here).collect::<Vec<_>>(), [false, false, true, false, false]);
        assert_eq!(found.rules[2].rule, scenario.scheme.adjustment);
        for (place, under) in found.rules.iter().enumerate() {
            scenario.scheme.adjustment = under.rule.clone();
            scenario.draws = 32;
            assert_eq!(task.behind(RunOf::Rule(place)).map(|run| (*run.scenario).clone()), Some(scenario.clone()));
            let tally = Engine::new(scenario.clone()).and_then(|mut engine| engine.run_all()).expect("small amounts");
            let headline = crate::outcome::report(&scenario, &tally).headline;
            assert_eq!([under.on, under.off, under.leaving], [headline.on, headline.off, headline.leaving]);
        }
        // Kept and converted shares go on paying: what is lost is the part a head, and least of all.
        let cost = |place: usize| found.rules[place].leaving.expect("somebody leaves").usual.amount;
        assert_eq!(cost(0), cost(1));
        assert!(cost(0) < cost(3) && cost(0) < cost(4));
        // What is recovered goes to those on the register.
        let on = |place: usize| found.rules[place].on.expect("somebody is on it").usual.amount;
        assert!(on(3) > on(0));
    }
}
