//! Deciding: schemes on the same draws, and the search for better ones.
//!
//! A [`Question`] becomes a [`Task`], which says which runs it needs; its caller makes them wherever it can and hands
//! them in, in any order, until there is an [`Answer`]. [`answer`] does so in a plain loop:
//!
//! ```
//! use fenhong::decide::{self, Answer, Compare, Question, USUAL_DISCOUNT};
//!
//! let scenarios = ["household-held", "village-controlled"].map(|id| fenhong::cases::find(id).unwrap().scenario());
//! let question = Compare { scenarios: scenarios.to_vec(), draws: 16, discount: USUAL_DISCOUNT };
//! let Answer::Compare(found) = decide::answer(Question::Compare(question)).unwrap() else { unreachable!() };
//! assert_eq!(found.schemes.len(), 2);
//! assert!(found.schemes.iter().all(|scheme| scheme.is_whole));
//! ```

mod behind;
mod compare;
mod differ;
mod frontier;
mod gains;
mod goal;
mod inequality;
mod leaving;
mod measure;
mod mix;
mod outturn;
mod pairs;
mod question;
mod read;
mod robust;
mod run;
mod sensitivity;
mod served;
mod sought;
mod split;
mod status;
mod task;
#[cfg(test)]
mod tests;
pub mod vary;
mod verdict;

pub use behind::{Behind, RunOf};
pub use compare::{
    Cash, Compare, Comparison, Measured, PairResult, PerYuan, SchemeResult, USUAL_DISCOUNT, over_shortest,
};
pub use differ::{Differs, Term, TermKind};
pub use frontier::{Frontier, FrontierAnswer, Point};
pub use gains::{Fared, Fares, Gains, Group, HouseClass};
pub use goal::{GoalAnswer, Tries};
pub use inequality::{Lorenz, Stays};
pub use leaving::{Leaving, LeavingAnswer, UnderRule};
pub use measure::{Difference, Measure, Series};
pub use mix::Mix;
pub use outturn::{Account, Outturn};
pub use pairs::{OfPair, pairs_looked_at};
pub use question::{Answer, Question};
pub use robust::{Candidate, Outcome, Robust, RobustAnswer, with_scheme};
pub use run::{Order, Piece};
pub use sensitivity::{Input, Moved, Sensitivity, SensitivityAnswer};
pub use served::{Served, Share, Who};
pub use sought::{Goal, Tried};
pub use split::{in_control, public_money, with_equal_public};
pub use task::{Progress, Task};
pub use verdict::{Checked, USUAL_DRAWS as USUAL_VERDICT_DRAWS, Verdict, VerdictAnswer};

use crate::scenario::Error;
use crate::simulate::Engine;

/// Household-years of an order, where nobody waits for progress.
const ALL_AT_ONCE: u64 = 20_000_000;

/// Answers a question in a plain loop.
///
/// # Errors
/// When it cannot be asked, or a run that it rests on cannot be calculated.
pub fn answer(question: Question) -> Result<Answer, Error> {
    Ok(drive(question)?.answer().expect("no more orders, so there is an answer").clone())
}

/// The task of a question with all its runs made, for who wants to know what stands behind the answer.
///
/// # Errors
/// As [`answer`].
pub fn drive(question: Question) -> Result<Task, Error> {
    let mut task = Task::new(question)?;
    let mut kept: Option<(String, Engine)> = None;
    while let Some(order) = task.order(ALL_AT_ONCE) {
        if kept.as_ref().is_none_or(|(key, _)| *key != order.key) {
            kept = Some((order.key.clone(), Engine::new((*order.scenario).clone())?));
        }
        let (_, engine) = kept.as_mut().expect("kept above");
        let piece = order.run(engine);
        task.take(&order, piece)?;
    }
    Ok(task)
}
