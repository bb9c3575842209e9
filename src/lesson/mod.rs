//! Lessons for village cadres: a story, a guess, what the core finds, a task with unlocked controls, what stays.
//!
//! A lesson is data (`fenhong-lesson/1`, a file each, both languages side by side). It states no number of its own: what
//! stands in its texts, what is right and what passes are expressions over registers, ledgers, runs and findings. Each
//! task comes with an answer that passes and one that looks right and fails; [`check`] works both out.

mod check;
mod document;
mod expression;
mod figure;
mod found;
mod quantity;
mod read;
mod stage;
mod texts;
mod tried;
mod value;
mod villages;

pub use check::{Fault, FaultKind, LONGEST, Looked, check};
pub use document::*;
pub use expression::Expression;
pub use quantity::Quantity;
pub use read::MINE;
pub use stage::{Played, Stage, worked};
pub use texts::OF_THE_ERA;
pub use tried::{Guessed, Right, Seen, Told, Tried, attempt, right_choices, standing};

/// The shipped lessons, in the order in which they are taught.
const LESSONS: &[&str] = &[
    include_str!("lessons/one-yuan.json"),
    include_str!("lessons/three-shares.json"),
    include_str!("lessons/control-and-votes.json"),
    include_str!("lessons/sixty-percent.json"),
    include_str!("lessons/collective-money.json"),
    include_str!("lessons/good-and-bad-years.json"),
    include_str!("lessons/floor.json"),
    include_str!("lessons/leaving-poverty.json"),
    include_str!("lessons/meeting.json"),
];

/// All shipped lessons.
///
/// # Panics
/// Never: a test reads them all.
pub fn all() -> Vec<Lesson> {
    LESSONS.iter().map(|text| shipped(text)).collect()
}

/// How many lessons are shipped.
pub const COUNT: usize = LESSONS.len();

/// The shipped lesson with an id, or a number from 1.
pub fn find(name: &str) -> Option<Lesson> {
    if let Ok(number) = name.parse::<usize>() {
        return LESSONS.get(number.wrapping_sub(1)).map(|text| shipped(text));
    }
    all().into_iter().find(|lesson| lesson.id == name)
}

/// The shipped lesson at a place, from 0.
pub fn at(place: usize) -> Option<Lesson> {
    LESSONS.get(place).map(|text| shipped(text))
}

fn shipped(text: &str) -> Lesson {
    let Ok(lesson) = Lesson::from_json(text) else { panic!("shipped lessons are valid") };
    lesson
}

#[cfg(test)]
mod tests;
