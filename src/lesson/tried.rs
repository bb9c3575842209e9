//! What an answer to a lesson comes to.

use serde::{Deserialize, Serialize};

use super::document::{Answers, Blank, Lesson, Question, Show, Shown};
use super::quantity::Quantity;
use super::stage::Stage;
use crate::check::Finding;
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

/// The right choices of a question, by their places; none where it asks for a number.
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

/// What is right in answer to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Right {
    /// The right choices, by their places.
    choices: Vec<usize>,
    /// The right number, where one is asked for.
    number: Option<Quantity>,
    /// How far off still is near.
    near: Option<Quantity>,
}

impl Right {
    /// What is right in answer to a question.
    ///
    /// # Errors
    /// When an expression cannot be worked out.
    pub fn of(stage: &Stage<'_>, question: &Question) -> Result<Right, Error> {
        let choices = right_choices(stage, question)?;
        let Some(asked) = &question.number else { return Ok(Right { choices, ..Right::default() }) };
        let near = asked.near.as_ref().map(|near| near.value(stage)).transpose()?;
        Ok(Right { choices, number: Some(asked.truth.value(stage)?), near })
    }

    /// The right number, where one is asked for.
    pub fn number(&self) -> Option<Quantity> {
        self.number
    }

    /// How an answer fares: the id of a choice, or a number as it is typed.
    ///
    /// # Errors
    /// When it is no answer to the question.
    pub fn fares(&self, question: &Question, said: &str) -> Result<Guessed, Error> {
        if let Some(truth) = self.number {
            return self.fares_as_number(truth, said).map_err(|kind| Error::new("guess", kind));
        }
        let known = || question.choices.iter().map(|choice| choice.id.clone()).collect();
        let strange = || Error::new("guess", Kind::Strange { name: excerpt(said), known: known() });
        let place = question.choices.iter().position(|choice| choice.id == said).ok_or_else(strange)?;
        Ok(if self.choices.contains(&place) { Guessed::Right } else { Guessed::Off })
    }

    fn fares_as_number(&self, truth: Quantity, said: &str) -> Result<Guessed, Kind> {
        let number = typed_as(truth, said)?;
        if number == truth {
            return Ok(Guessed::Right);
        }
        let Some(near) = self.near else { return Ok(Guessed::Off) };
        let is_near = number.less(truth)?.compares(near, |off, near| off.abs() <= near)?.holds()?;
        Ok(if is_near { Guessed::Near } else { Guessed::Off })
    }
}

/// All that a page shows of a lesson with a trainee's answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What is right in answer to the guess.
    pub guess: Right,
    /// And to the last question.
    pub exit: Right,
    /// What the answers to the task come to.
    pub tried: Tried,
    /// What is shown after the guess, in its order.
    pub shown: Vec<Seen>,
}

/// Something that is shown, as the bytes of what the core found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Seen {
    /// A report: [`crate::outcome::Report::from_bytes`].
    Report(Vec<u8>),
    /// A year's ledger: [`crate::YearLedger::from_bytes`].
    Ledger(Vec<u8>),
    /// What the law says.
    Findings(Vec<Finding>),
}

impl Told {
    /// What a page shows of a lesson with these answers.
    ///
    /// # Errors
    /// As [`attempt`].
    pub fn of(lesson: &Lesson, answers: &Answers) -> Result<Told, Error> {
        let mut stage = Stage::new(lesson);
        let tried = attempt(&mut stage, answers)?;
        let shown = lesson.reveal.show.iter().map(|show| seen(&stage, show)).collect::<Result<_, Error>>()?;
        let [guess, exit] = [&lesson.guess, &lesson.exit].map(|question| Right::of(&stage, question));
        Ok(Told { guess: guess?, exit: exit?, tried, shown })
    }

    /// As bytes, on its way from a worker to the page.
    ///
    /// # Panics
    /// Never: what it holds has a length that is known.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("what is told has a length that is known")
    }

    /// Back from [`Told::to_bytes`]; none where the bytes are of something else.
    pub fn from_bytes(bytes: &[u8]) -> Option<Told> {
        postcard::from_bytes(bytes).ok()
    }
}

fn seen(stage: &Stage<'_>, show: &Show) -> Result<Seen, Error> {
    let at = "reveal.show";
    let plan = stage.plan(Some(&show.of), at)?;
    Ok(match (show.what, &show.year) {
        (Shown::Ledger, Some(year)) => Seen::Ledger(stage.year(Some(&show.of), year, at)?.to_bytes()),
        (Shown::Findings, _) => Seen::Findings(plan.findings().to_vec()),
        _ => Seen::Report(plan.run(at)?.1.to_bytes()),
    })
}

impl Lesson {
    /// The date whose words are used.
    pub fn date(&self) -> crate::scenario::Date {
        self.plans[0].scenario.as_of
    }
}
