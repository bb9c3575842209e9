//! What is wrong with a lesson that can be read: a question without one right answer, a solution that does not pass, a
//! number that nobody worked out.

use serde::Serialize;

use super::document::{Control, Lesson, Question};
use super::quantity::Quantity;
use super::stage::Stage;
use super::texts::{places, plain};
use super::tried::{Tried, attempt, right_choices, standing};
use crate::decide::vary::Dial;
use crate::scenario::Error;
use crate::scenario::fields::join;

/// Something wrong with a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where in the lesson.
    pub field: String,
    /// What it is.
    #[serde(flatten)]
    pub kind: FaultKind,
}

/// What can be wrong. The words are in [`crate::words::lesson`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum FaultKind {
    /// A question whose right answers are not one.
    RightAnswers {
        /// How many are right.
        right: usize,
    },
    /// A number that is asked for and is over nobody.
    OfNobody,
    /// The answer that should pass does not.
    SolutionFails,
    /// The answer that should fail passes.
    MistakePasses,
    /// The task is done before anything is changed.
    DoneBefore,
    /// A text states a number by itself.
    OwnNumber {
        /// The first digit and what stands with it.
        said: String,
    },
    /// Sentences are long.
    LongSentences {
        /// Characters of the median sentence.
        median: usize,
    },
}

/// A lesson that was looked through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Looked {
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// Texts in it.
    pub texts: usize,
    /// Numbers in these that the core works out.
    pub numbers: usize,
    /// Characters of the median Chinese sentence.
    pub median: usize,
}

/// The longest that the median Chinese sentence may be, in characters.
pub const LONGEST: usize = 40;

/// Looks a lesson through and works out all that it speaks of.
///
/// # Errors
/// When something cannot be worked out: a figure that the plan does not have, units that do not go together, an answer
/// that cannot be given.
pub fn check(lesson: &Lesson) -> Result<Looked, Error> {
    let mut faults = Vec::new();
    let mut stage = Stage::new(lesson);
    let tree = crate::tree::of(stage.mine("task.plan")?.scenario());
    for control in &lesson.task.controls {
        if let Control::Turn(turn) = control {
            Dial::new(&tree, &turn.path, None)?;
            turn.range(&tree)?;
        }
    }
    questions(&stage, &mut faults)?;
    numbers(&stage, &mut faults)?;
    tries(&mut stage, &mut faults)?;
    own_numbers(lesson, &mut faults);
    let median = median(lesson);
    if median > LONGEST {
        faults.push(Fault { field: "story".to_owned(), kind: FaultKind::LongSentences { median } });
    }
    let all = lesson.texts();
    let numbers = all.iter().map(|(_, text)| places(&text.zh).unwrap_or_default().len()).sum();
    Ok(Looked { faults, texts: all.len(), numbers, median })
}

fn questions(stage: &Stage<'_>, faults: &mut Vec<Fault>) -> Result<(), Error> {
    for (at, question) in [("guess", &stage.lesson.guess), ("exit", &stage.lesson.exit)] {
        let right = right_choices(stage, question)?.len();
        if question.number.is_none() && right != 1 {
            faults.push(Fault { field: join(at, "choices"), kind: FaultKind::RightAnswers { right } });
        }
        of_nobody(stage, at, question, faults)?;
    }
    Ok(())
}

fn of_nobody(stage: &Stage<'_>, at: &str, question: &Question, faults: &mut Vec<Fault>) -> Result<(), Error> {
    let Some(asked) = &question.number else { return Ok(()) };
    if asked.truth.value(stage)? == Quantity::Nobody {
        faults.push(Fault { field: join(at, "number.truth"), kind: FaultKind::OfNobody });
    }
    if let Some(near) = &asked.near {
        near.value(stage)?;
    }
    Ok(())
}

/// That every named number is one, before the trainee has changed anything.
fn numbers(stage: &Stage<'_>, faults: &mut Vec<Fault>) -> Result<(), Error> {
    for (place, (_, number)) in stage.numbers()?.iter().enumerate() {
        if *number == Quantity::Nobody {
            faults.push(Fault { field: format!("figures.{place}.is"), kind: FaultKind::OfNobody });
        }
    }
    Ok(())
}

/// That the task is not done yet, that its solution passes and its mistake does not.
fn tries(stage: &mut Stage<'_>, faults: &mut Vec<Fault>) -> Result<(), Error> {
    let task = &stage.lesson.task;
    let mut add = |field: &str, kind| faults.push(Fault { field: field.to_owned(), kind });
    let within =
        |at: &str, tried: Result<Tried, Error>| tried.map_err(|error| Error::new(join(at, &error.field), error.kind));
    if standing(stage)?.passed() {
        add("task.goals", FaultKind::DoneBefore);
    }
    if !within("task.passes", attempt(stage, &task.passes))?.passed() {
        add("task.passes", FaultKind::SolutionFails);
    }
    if within("task.fails", attempt(stage, &task.fails))?.passed() {
        add("task.fails", FaultKind::MistakePasses);
    }
    Ok(())
}

/// Digits in a text are numbers that nobody worked out.
fn own_numbers(lesson: &Lesson, faults: &mut Vec<Fault>) {
    for (at, text) in lesson.texts() {
        for (lang, said) in [("zh", &text.zh), ("en", &text.en)] {
            let said = plain(said);
            let is_digit = |letter: char| letter.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(&letter);
            if let Some(place) = said.find(is_digit) {
                let said = said[place..].chars().take(8).collect();
                faults.push(Fault { field: join(&at, lang), kind: FaultKind::OwnNumber { said } });
            }
        }
    }
}

/// Characters of the median Chinese sentence; a number counts as four.
fn median(lesson: &Lesson) -> usize {
    let mut lengths: Vec<usize> = lesson.texts().iter().flat_map(|(_, text)| lengths(&text.zh)).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).copied().unwrap_or_default()
}

fn lengths(text: &str) -> Vec<usize> {
    let number = "0000";
    let filled: String = text
        .split('{')
        .enumerate()
        .map(|(at, part)| match part.split_once('}') {
            Some((_, rest)) if at > 0 => number.to_owned() + rest,
            _ => part.to_owned(),
        })
        .collect();
    let ends = |letter| matches!(letter, '\u{3002}' | '\u{ff01}' | '\u{ff1f}' | '\u{ff1b}');
    let counted = |sentence: &str| sentence.chars().filter(|letter| !letter.is_whitespace()).count();
    filled.split(ends).map(counted).filter(|length| *length > 0).collect()
}
