//! What a lesson is: a story in a sample village, a guess, what is shown then, a task, what stays, and one question.
//!
//! A text has places in braces for numbers that the lesson has named; the number itself is an [`Expression`] over what
//! the core finds. So a lesson cannot go on telling a number that a change of the rules has made wrong.

use std::collections::BTreeMap;

use super::expression::Expression;
use crate::scenario::{Named, Scenario};
use crate::units::Fen;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The version of the format that this code reads.
pub const FORMAT: &str = "fenhong-lesson/1";

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// Version of this format: `fenhong-lesson/1`.
    pub format: String,
    /// A short name for addresses and for what is kept of it.
    pub id: String,
    /// What it is called.
    pub name: Named,
    /// What one can do afterwards.
    pub aim: Named,
    /// How long it takes.
    pub minutes: Minutes,
    /// The villages that it speaks of; the first is the story's.
    pub plans: Vec<Plan>,
    /// The years whose ledgers it speaks of.
    pub years: Vec<Year>,
    /// Its numbers, each after those that it is made of.
    pub figures: Vec<Stated>,
    /// The story, a paragraph each.
    pub story: Vec<Named>,
    /// What is asked before anything is shown.
    pub guess: Question,
    /// What is shown then.
    pub reveal: Reveal,
    /// What is to be done.
    pub task: Task,
    /// What stays, a sentence each.
    pub recap: Vec<Named>,
    /// What is asked at the end.
    pub exit: Question,
}

/// How long a lesson takes, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// In a room, with a trainer.
    pub room: u32,
    /// Alone.
    pub alone: u32,
}

/// A village of the lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What expressions call it.
    pub id: String,
    /// What people call it.
    pub name: Named,
    /// Its scenario, ready.
    pub scenario: Scenario,
}

/// A year whose ledger is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// What expressions call it.
    pub id: String,
    /// Which it is.
    pub which: Which,
}

/// A year of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// A first year with entered surpluses, one for each co-op.
    Entered(Vec<Fen>),
    /// A year of a future, both from 0.
    Drawn {
        /// The future.
        draw: u32,
        /// The year.
        year: u32,
    },
}

/// A number that the lesson has named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The name that stands in texts.
    pub name: String,
    /// The number.
    pub is: Expression,
    /// How it is written.
    pub written: Written,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Written {
    /// As its unit is: an amount to the fen, a part in percent, a count.
    #[default]
    Plain,
    /// In three figures, for reading.
    Round,
    /// A part as so many of a hundred.
    OfHundred,
    /// A part as so many of ten.
    OfTen,
}

/// A question, with choices or for a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub ask: Named,
    /// What can be chosen; of these exactly one holds.
    pub choices: Vec<Choice>,
    /// Or the number that is asked for.
    pub number: Option<Asked>,
    /// What is said when it is answered.
    pub told: Named,
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its letter.
    pub id: String,
    /// What it says.
    pub text: Named,
    /// Whether it is right.
    pub holds: Expression,
    /// What is said to who chose it: why it looks right, or is.
    pub because: Named,
}

/// A number that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The right one; a part is asked for in percent, as so many of a hundred.
    pub truth: Expression,
    /// How far off still is near.
    pub near: Option<Expression>,
}

/// The most charts that a lesson shows.
pub const MOST_CHARTS: usize = 3;

/// What is shown after the guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reveal {
    /// What is said, a paragraph each.
    pub text: Vec<Named>,
    /// What is shown.
    pub show: Vec<Show>,
}

/// Something that is shown of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Show {
    /// What.
    pub what: Shown,
    /// Of which plan.
    pub of: String,
    /// Of which year, where it is of one.
    pub year: Option<String>,
}

/// What can be shown of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// What a household of the poor gets in a bad, a usual and a good year.
    Payouts,
    /// In how many years there is a dividend.
    Paying,
    /// How many leave poverty.
    Out,
    /// The years' payouts over all futures.
    Fan,
    /// What becomes of one yuan.
    Way,
    /// Incomes by source.
    Incomes,
    /// The payouts of a year, future by future.
    Histogram,
    /// A year's ledger, step by step.
    Ledger,
    /// What the law says of it.
    Findings,
}

impl Shown {
    /// Whether it is drawn as a chart.
    pub fn is_chart(self) -> bool {
        matches!(self, Shown::Fan | Shown::Way | Shown::Incomes | Shown::Histogram)
    }
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What it is, a paragraph each.
    pub ask: Vec<Named>,
    /// The plan that is worked on.
    pub plan: String,
    /// The settings that are unlocked.
    pub controls: Vec<Control>,
    /// The numbers that are to be filled in.
    pub blanks: Vec<Blank>,
    /// What must hold.
    pub goals: Vec<Goal>,
    /// Help, one step after the other.
    pub hints: Vec<Named>,
    /// What is said when it is done.
    pub done: Named,
    /// An answer that passes.
    pub passes: Answers,
    /// One that looks right and does not pass.
    pub fails: Answers,
}

/// A setting that the trainee may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// A number.
    Turn(Turn),
    /// One of several ways.
    Choose(Choose),
}

/// A number of the scenario, within its range or a narrower one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its path, as in [`crate::scenario::FIELDS`].
    pub path: String,
    /// The least, where it is more than the field's.
    pub least: Option<String>,
    /// The most, where it is less than the field's.
    pub most: Option<String>,
}

/// One of several ways, each of which sets something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choose {
    /// What answers call it.
    pub choose: String,
    /// What is asked.
    pub ask: Named,
    /// The ways; the first stands at the start.
    pub ways: Vec<Way>,
}

/// A way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What answers call it.
    pub id: String,
    /// What it says.
    pub text: Named,
    /// What it sets.
    pub set: Vec<Edit>,
}

/// A setting with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Its path in the scenario.
    pub path: String,
    /// The value, as a scenario's file writes it.
    pub value: Value,
}

/// A number to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// What answers call it.
    pub id: String,
    /// What is asked for.
    pub ask: Named,
    /// The right number.
    pub truth: Expression,
}

/// Something that must hold when the task is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// What it says.
    pub text: Named,
    /// Whether it holds.
    pub holds: Expression,
    /// What is said, with the trainee's numbers, while it does not.
    pub missed: Named,
}

/// What a trainee answers to a task: texts, as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Controls, by path or name.
    pub set: BTreeMap<String, String>,
    /// Blanks, by id.
    pub fill: BTreeMap<String, String>,
}
