//! What an answer to a lesson comes to.

use serde::{Deserialize, Serialize};

use super::document::{Answers, Asked, Blank, Lesson, Question};
use super::quantity::Quantity;
use super::stage::Stage;
use crate::safe::excerpt;
use crate::scenario::{Error, FieldKind, Kind};
use crate::typed::{self, Typed};
use crate::units::{Fen, Rate};

/// What a trainee's answer to a task comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// The lesson's named numbers, with the trainee's own among them, in their order.
    pub numbers: Vec<Quantity>,
    /// Whether each blank is right, in their order; none where nothing is filled in.
    pub blanks: Vec<Option<bool>>,
    /// Whether each goal is met.
    pub goals: Vec<bool>,
}

impl Tried {
    /// Whether all is done.
    pub fn passed(&self) -> bool {
        self.goals.iter().all(|met| *met) && self.blanks.iter().all(|right| *right == Some(true))
    }
}

/// Tries an answer to a lesson's task.
///
/// ```
/// use fenhong::lesson;
///
/// let lesson = lesson::find("three-shares").unwrap();
/// let mut stage = lesson::Stage::new(&lesson);
/// assert!(lesson::attempt(&mut stage, &lesson.task.passes)?.passed());
/// assert!(!lesson::attempt(&mut stage, &lesson.task.fails)?.passed());
/// # Ok::<(), fenhong::Error>(())
/// ```
///
/// # Errors
/// When a control is not unlocked, a value is none or outside its range, or the plan then cannot be.
pub fn attempt(stage: &mut Stage<'_>, answers: &Answers) -> Result<Tried, Error> {
    let task = &stage.lesson.task;
    for name in answers.fill.keys() {
        if !task.blanks.iter().any(|blank| blank.id == *name) {
            let known = task.blanks.iter().map(|blank| blank.id.clone()).collect();
            return Err(Error::new("fill", Kind::Strange { name: excerpt(name), known }));
        }
    }
    stage.answer(answers)?;
    standing(stage)
}

/// What the answers on the stage come to.
///
/// # Errors
/// When a number cannot be worked out.
pub fn standing(stage: &Stage<'_>) -> Result<Tried, Error> {
    let task = &stage.lesson.task;
    let blanks = task.blanks.iter().map(|blank| right(stage, blank)).collect::<Result<_, Error>>()?;
    let goals = task.goals.iter().map(|goal| goal.holds.holds(stage)).collect::<Result<_, Error>>()?;
    let numbers = stage.numbers()?.into_iter().map(|(_, number)| number).collect();
    Ok(Tried { numbers, blanks, goals })
}

/// Whether what was filled in is the number.
fn right(stage: &Stage<'_>, blank: &Blank) -> Result<Option<bool>, Error> {
    let Some(said) = stage.answers().fill.get(&blank.id).filter(|said| !said.trim().is_empty()) else {
        return Ok(None);
    };
    let truth = blank.truth.value(stage)?;
    Ok(Some(typed_as(truth, said).map_err(|kind| Error::new(format!("fill.{}", blank.id), kind))? == truth))
}

/// What a text says, as people type numbers, in the unit of another: a part in percent.
fn typed_as(like: Quantity, said: &str) -> Result<Quantity, Kind> {
    let most = Fen::yuan(10_000_000_000);
    let whole = Rate::new(1_000_000_000);
    let kind = match like {
        Quantity::Money(_) => FieldKind::Money(-most, most),
        Quantity::Part(_) => FieldKind::Fraction(Rate::ZERO, whole),
        _ => FieldKind::Count(0, u64::from(u32::MAX)),
    };
    let number = match typed::read(said, kind) {
        Typed::Count(count) => i64::try_from(count).ok().map(Quantity::Count),
        Typed::Text(text) => match like {
            Quantity::Money(_) => text.parse().ok().map(Quantity::Money),
            _ => text.parse().ok().map(Quantity::Part),
        },
        _ => None,
    };
    number.ok_or_else(|| Kind::Shape { said: format!("`{}` is not a number", excerpt(said)) })
}

/// How a guess fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guessed {
    /// It is right.
    Right,
    /// It is a number that is near.
    Near,
    /// It is another.
    Off,
}

/// The right choice of a question, by its place; none where it asks for a number.
///
/// # Errors
/// When an expression cannot be worked out.
pub fn right_choices(stage: &Stage<'_>, question: &Question) -> Result<Vec<usize>, Error> {
    let mut right = Vec::new();
    for (place, choice) in question.choices.iter().enumerate() {
        if choice.holds.holds(stage)? {
            right.push(place);
        }
    }
    Ok(right)
}

/// How an answer to a question fares: the id of a choice, or a number as it is typed.
///
/// # Errors
/// When it is no answer to it.
pub fn guess(stage: &Stage<'_>, question: &Question, said: &str) -> Result<Guessed, Error> {
    if let Some(asked) = &question.number {
        return guessed_number(stage, asked, said);
    }
    let known = || question.choices.iter().map(|choice| choice.id.clone()).collect();
    let strange = || Error::new("guess", Kind::Strange { name: excerpt(said), known: known() });
    let place = question.choices.iter().position(|choice| choice.id == said).ok_or_else(strange)?;
    let is_right = right_choices(stage, question)?.contains(&place);
    Ok(if is_right { Guessed::Right } else { Guessed::Off })
}

fn guessed_number(stage: &Stage<'_>, asked: &Asked, said: &str) -> Result<Guessed, Error> {
    let here = |kind: Kind| Error::new("guess", kind);
    let truth = asked.truth.value(stage)?;
    let number = typed_as(truth, said).map_err(here)?;
    if number == truth {
        return Ok(Guessed::Right);
    }
    let Some(near) = &asked.near else { return Ok(Guessed::Off) };
    let off = number.less(truth).map_err(here)?;
    let near = near.value(stage)?;
    let at_most = off.compares(near, |off, near| off.abs() <= near).map_err(here)?.holds().map_err(here)?;
    Ok(if at_most { Guessed::Near } else { Guessed::Off })
}

impl Lesson {
    /// The date whose words are used.
    pub fn date(&self) -> crate::scenario::Date {
        self.plans[0].scenario.as_of
    }
}
