//! What can be asked, how each question is planned, and what is answered.

use serde::Serialize;
use serde_json::Value;

use crate::scenario::{Error, Kind};

use super::compare::{Compare, ComparePlan, Comparison};
use super::frontier::{Frontier, FrontierAnswer, FrontierPlan};
use super::goal::{GoalAnswer, GoalPlan};
use super::leaving::{Leaving, LeavingAnswer, LeavingPlan};
use super::read::Form;
use super::robust::{Robust, RobustAnswer};
use super::run::{Found, Step};
use super::sensitivity::{Sensitivity, SensitivityAnswer};
use super::sought::Goal;
use super::verdict::{Verdict, VerdictAnswer};

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "task", rename_all = "kebab-case")]
pub enum Question {
    /// Up to four schemes on the same draws.
    Compare(Compare),
    /// Whether the better scheme stays the better one when what is assumed is wrong.
    Verdict(Verdict),
    /// Which value of a setting gives every household a sum often enough.
    Goal(Goal),
    /// How far each input moves a result.
    Sensitivity(Sensitivity),
    /// What the village can keep against what the poor can get.
    Frontier(Frontier),
    /// Which scheme does best over several circumstances.
    Robust(Robust),
    /// What leaving the register costs under each rule for allocated shares.
    Leaving(Leaving),
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "task", rename_all = "kebab-case")]
pub enum Answer {
    /// To [`Question::Compare`].
    Compare(Comparison),
    /// To [`Question::Verdict`].
    Verdict(VerdictAnswer),
    /// To [`Question::Goal`].
    Goal(GoalAnswer),
    /// To [`Question::Sensitivity`].
    Sensitivity(SensitivityAnswer),
    /// To [`Question::Frontier`].
    Frontier(FrontierAnswer),
    /// To [`Question::Robust`].
    Robust(RobustAnswer),
    /// To [`Question::Leaving`].
    Leaving(LeavingAnswer),
}

/// A question with what is worked out once.
pub enum Plan {
    /// Of a comparison.
    Compare(ComparePlan),
    /// Of a verdict.
    Verdict(super::verdict::VerdictPlan),
    /// Of a goal.
    Goal(Box<GoalPlan>),
    /// Of a sensitivity.
    Sensitivity(super::sensitivity::SensitivityPlan),
    /// Of a frontier.
    Frontier(FrontierPlan),
    /// Of a robust pick.
    Robust(super::robust::RobustPlan),
    /// Of what leaving costs.
    Leaving(LeavingPlan),
}

impl Question {
    /// Reads a question as [`crate::tree::of`] writes it; what is missing has its usual value.
    ///
    /// # Errors
    /// The first mistake.
    pub fn read(json: &Value) -> Result<Question, Error> {
        let form = Form::new(json);
        Ok(match form.text("task")? {
            "compare" => Question::Compare(Compare::read(&form)?),
            "verdict" => Question::Verdict(Verdict::read(&form)?),
            "goal" => Question::Goal(Goal::read(&form)?),
            "sensitivity" => Question::Sensitivity(Sensitivity::read(&form)?),
            "frontier" => Question::Frontier(Frontier::read(&form)?),
            "robust" => Question::Robust(Robust::read(&form)?),
            "leaving" => Question::Leaving(Leaving::read(&form)?),
            strange => {
                let known = ["compare", "verdict", "goal", "sensitivity", "frontier", "robust", "leaving"];
                let known = known.map(str::to_owned).to_vec();
                return Err(Error::new("task", Kind::Strange { name: strange.to_owned(), known }));
            }
        })
    }
}

impl Plan {
    /// Plans a question.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub fn new(question: &Question) -> Result<Plan, Error> {
        Ok(match question {
            Question::Compare(question) => Plan::Compare(ComparePlan::new(question)?),
            Question::Verdict(question) => Plan::Verdict(super::verdict::VerdictPlan::new(question)?),
            Question::Goal(question) => Plan::Goal(Box::new(GoalPlan::new(question)?)),
            Question::Sensitivity(question) => Plan::Sensitivity(super::sensitivity::SensitivityPlan::new(question)?),
            Question::Frontier(question) => Plan::Frontier(FrontierPlan::new(question)?),
            Question::Robust(question) => Plan::Robust(super::robust::RobustPlan::new(question)?),
            Question::Leaving(question) => Plan::Leaving(LeavingPlan::new(question)?),
        })
    }

    /// What comes next, by the runs that are finished; the same whatever order they came in.
    ///
    /// # Errors
    /// When a run that the answer rests on could not be calculated.
    pub fn step(&self, found: &Found) -> Result<Step<Answer>, Error> {
        Ok(match self {
            Plan::Compare(plan) => plan.step(found)?.map(Answer::Compare),
            Plan::Verdict(plan) => plan.step(found)?.map(Answer::Verdict),
            Plan::Goal(plan) => plan.step(found)?.map(Answer::Goal),
            Plan::Sensitivity(plan) => plan.step(found)?.map(Answer::Sensitivity),
            Plan::Frontier(plan) => plan.step(found)?.map(Answer::Frontier),
            Plan::Robust(plan) => plan.step(found)?.map(Answer::Robust),
            Plan::Leaving(plan) => plan.step(found)?.map(Answer::Leaving),
        })
    }
}
