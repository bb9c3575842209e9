//! What stands behind the numbers of an answer: the runs that it names, each with its scenario and its futures.

use std::sync::Arc;

use crate::scenario::Scenario;

use super::gains::{Fared, Group, fared};
use super::measure::{Measure, Series};
use super::outturn::Outturn;
use super::question::{Answer, Plan};
use super::run::{Variant, Wanted};
use super::served::Served;
use super::task::Task;
use super::{robust, sensitivity};

/// A run that an answer rests on, by its place in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunOf {
    /// A scheme of a comparison.
    Scheme(usize),
    /// The scenario of a sensitivity as it stands.
    Stands,
    /// The same with the input at this place made smaller (side 0) or larger (side 1).
    Moved(usize, usize),
    /// A combination of a frontier.
    Point(usize),
    /// A scheme in a circumstance.
    Outcome(usize, usize),
    /// A value that a goal seek tried.
    Tried(usize),
    /// The mix of two settings that a goal seek offers.
    Mix,
    /// The public money of the compared scheme at this place, paid out as cash.
    Cash(usize),
    /// The rule at this place, of what leaving costs.
    Rule(usize),
    /// A scheme of a verdict, as it is.
    Base(usize),
    /// A check of a verdict, and the scheme; where that has not got the input, as it is.
    Checked(usize, usize),
    /// The winner of a verdict with as much less return as it can lose (step 0), and a tenth of a point less than that
    /// (step 1).
    Less(usize),
}

/// A run with what it found.
#[derive(Clone, Debug)]
pub struct Behind {
    /// The scenario that was run.
    pub scenario: Arc<Scenario>,
    /// The measures that were asked for, of every future.
    pub series: Vec<Series>,
    /// How often the sum of a goal seek was got.
    pub served: Option<Served>,
}

impl Task {
    /// A run of the answer; none before there is one, and where the answer has no such run.
    pub fn behind(&self, run: RunOf) -> Option<Behind> {
        let variant = self.variant(run)?;
        let numbers = self.known().1.get(&variant.key).filter(|numbers| !numbers.is_empty())?;
        let (mut series, mut served) = (Vec::new(), None);
        match &variant.wanted {
            Wanted::Outturn(_) => series = Outturn::from_numbers(numbers)?.series,
            Wanted::Status => {}
            Wanted::Served(..) => served = Some(Served::from_numbers(numbers)?),
            Wanted::Series(measures) => {
                let each = numbers.chunks(numbers.len() / measures.len().max(1));
                series = measures.iter().zip(each).map(|(of, numbers)| Series::from_numbers(*of, numbers)).collect();
            }
        }
        Some(Behind { scenario: variant.scenario, series, served })
    }

    fn variant(&self, run: RunOf) -> Option<Variant> {
        match (self.known().0, self.answer()?, run) {
            (Plan::Compare(plan), _, RunOf::Scheme(place)) => plan.variant(place),
            (Plan::Compare(plan), _, RunOf::Cash(place)) => plan.cash_variant(place, &self.outturn(place)?),
            (Plan::Verdict(plan), _, RunOf::Base(place)) => plan.base(place),
            (Plan::Verdict(plan), _, RunOf::Checked(check, place)) => plan.checked_run(check, place),
            (Plan::Verdict(plan), Answer::Verdict(found), RunOf::Less(step)) => plan.less_run(found, step),
            (Plan::Sensitivity(plan), _, RunOf::Stands) => plan.variant(sensitivity::BASE),
            (Plan::Sensitivity(plan), Answer::Sensitivity(found), RunOf::Moved(place, side)) => {
                plan.variant(&sensitivity::key(&found.inputs.get(place)?.path, side))
            }
            (Plan::Frontier(plan), Answer::Frontier(found), RunOf::Point(place)) => {
                plan.variant(found.points.get(place)?)
            }
            (Plan::Robust(plan), _, RunOf::Outcome(scheme, world)) => plan.variant(&robust::key(scheme, world)),
            (Plan::Goal(plan), Answer::Goal(found), RunOf::Tried(place)) => plan.variant_of(found.curve.get(place)?),
            (Plan::Leaving(plan), _, RunOf::Rule(place)) => plan.variant(place),
            (Plan::Goal(plan), Answer::Goal(found), RunOf::Mix) => plan.mix_run(found.mix()?),
            _ => None,
        }
    }

    /// Everything that the run of a compared scheme found, once it is finished.
    pub fn outturn(&self, scheme: usize) -> Option<Outturn> {
        let Plan::Compare(_) = self.known().0 else { return None };
        Outturn::from_numbers(self.known().1.get(&scheme.to_string())?)
    }

    /// A measure of every future of a compared scheme, once its run is finished.
    pub fn series(&self, scheme: usize, measure: Measure) -> Option<Series> {
        self.outturn(scheme)?.series.into_iter().find(|series| series.measure == measure)
    }

    /// The households of a group with what each is paid more under the second scheme of the pair at a place, the one
    /// that gains least first.
    pub fn fared(&self, pair: usize, group: Group) -> Option<Vec<Fared>> {
        let (Plan::Compare(plan), Answer::Compare(found)) = (self.known().0, self.answer()?) else { return None };
        let [a, b] = [found.pairs.get(pair)?.a, found.pairs[pair].b].map(|place| place as usize);
        let [first, second] = [plan.variant(a)?.scenario, plan.variant(b)?.scenario];
        fared(&first, &second, &self.outturn(a)?, &self.outturn(b)?, group)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::{Compare, Frontier, Goal, Question, Robust, Sensitivity, Verdict, Who, drive};
    use crate::units::{Fen, Rate};

    const DRAWS: u32 = 32;

    fn hui() -> Scenario {
        crate::cases::find("hui").expect("a case").scenario()
    }

    #[test]
    fn every_point_of_a_frontier_has_its_run() {
        let task = drive(Question::Frontier(Frontier { scenario: hui(), steps: 2, draws: DRAWS })).expect("an answer");
        let Some(Answer::Frontier(found)) = task.answer() else { panic!("a frontier") };
        for (place, point) in found.points.iter().enumerate() {
            let behind = task.behind(RunOf::Point(place)).expect("a run");
            let found = [behind.series[0].estimate(), behind.series[1].estimate()];
            assert_eq!(found, [Some(point.kept), point.poor]);
            assert_eq!(behind.scenario.draws, DRAWS);
        }
        assert!(task.behind(RunOf::Point(found.points.len())).is_none() && task.behind(RunOf::Stands).is_none());
    }

    #[test]
    fn every_change_of_a_sensitivity_is_that_of_its_two_runs() {
        let question = Sensitivity { scenario: hui(), measure: Measure::Poor, by: Rate::percent(20), draws: DRAWS };
        let task = drive(Question::Sensitivity(question)).expect("an answer");
        let Some(Answer::Sensitivity(found)) = task.answer() else { panic!("a sensitivity") };
        let base = task.behind(RunOf::Stands).expect("a run");
        for (place, input) in found.inputs.iter().enumerate() {
            for (side, moved) in [&input.smaller, &input.larger].into_iter().enumerate() {
                let behind = task.behind(RunOf::Moved(place, side));
                assert_eq!(behind.is_some(), moved.is_some());
                let (Some(behind), Some(moved)) = (behind, moved) else { continue };
                assert_eq!(base.series[0].to(&behind.series[0]), moved.change, "{} {side}", input.path);
            }
        }
    }

    #[test]
    fn every_check_of_a_verdict_and_the_cash_have_their_runs() {
        let scenarios = ["hui", "village-controlled"].map(|id| crate::cases::find(id).expect("a case").scenario());
        let question = Verdict { scenarios: scenarios.to_vec(), measure: Measure::Poor, draws: DRAWS };
        let task = drive(Question::Verdict(question)).expect("an answer");
        let Some(Answer::Verdict(found)) = task.answer() else { panic!("a verdict") };
        let run = |run: RunOf| task.behind(run).expect("a run").series.remove(0);
        for (place, check) in found.checks.iter().enumerate() {
            let [a, b] = [0, 1].map(|scheme| run(RunOf::Checked(place, scheme)));
            let best = match (a.is_beaten_by(&b), b.is_beaten_by(&a)) {
                (true, _) => Some(1),
                (_, true) => Some(0),
                _ => None,
            };
            assert_eq!(check.winner, best, "{} {}", check.path, check.changed);
        }
        let [winner, second] = [found.winner, found.second].map(|place| place.expect("a winner") as usize);
        let other = run(RunOf::Base(second));
        assert!(other.is_beaten_by(&run(RunOf::Base(winner))));
        assert!(other.is_beaten_by(&run(RunOf::Less(0))));
        assert_eq!(found.can_lose.is_some(), task.behind(RunOf::Less(1)).is_some());
        assert!(!other.is_beaten_by(&run(RunOf::Less(1))), "a tenth of a point more is too much");

        let discount = crate::decide::USUAL_DISCOUNT;
        let question = Question::Compare(Compare { scenarios: scenarios.to_vec(), draws: DRAWS, discount });
        let task = drive(question).expect("an answer");
        let Some(Answer::Compare(found)) = task.answer() else { panic!("a comparison") };
        for (place, scheme) in found.schemes.iter().enumerate() {
            let behind = task.behind(RunOf::Cash(place)).expect("a run");
            let [out, under] = [0, 1].map(|place| behind.series[place].estimate());
            assert_eq!(Some([out, under]), scheme.cash.map(|cash| [cash.out, cash.under]));
        }
    }

    #[test]
    fn a_robust_pick_and_a_goal_seek_have_their_runs() {
        let both = ["hui", "village-controlled"].map(|id| crate::cases::find(id).expect("a case").scenario()).to_vec();
        let question = Robust { schemes: both.clone(), worlds: both, measure: Measure::Kept, draws: DRAWS };
        let task = drive(Question::Robust(question)).expect("an answer");
        let Some(Answer::Robust(found)) = task.answer() else { panic!("a pick") };
        let behind = task.behind(RunOf::Outcome(1, 0)).expect("a run");
        assert_eq!(behind.series[0].estimate(), found.schemes[1].outcomes[0].value);

        let json = serde_json::json!({
            "task": "goal", "scenario": crate::tree::of(&hui()), "field": "village.split.allocated", "sum": "300.00",
            "draws": DRAWS,
        });
        let task = drive(Question::read(&json).expect("a question")).expect("an answer");
        let Some(Answer::Goal(found)) = task.answer() else { panic!("a value") };
        for (place, tried) in found.curve.iter().enumerate() {
            let behind = task.behind(RunOf::Tried(place)).expect("a run");
            let served = behind.served.expect("how often");
            assert_eq!((served.share(), behind.scenario.draws), (tried.share, tried.draws));
        }
        let Question::Goal(Goal { sum, who, .. }) = task.question() else { panic!("a goal") };
        assert_eq!((*sum, *who), (Fen::yuan(300), Who::Each));
    }
}
