//! A question that takes many runs, as a machine that its caller drives.
//!
//! The task says which runs it needs ([`Task::order`]), the caller makes them, wherever it can, and hands them in
//! in any order ([`Task::take`]), until there is an answer. So progress, cancelling and resuming cost nothing, and
//! page and command line come to the same bytes.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::population;
use crate::scenario::{Error, Kind};

use super::question::{Answer, Plan, Question};
use super::run::{Found, Order, Piece, Step, Variant, Wanted};

/// Runs done and known to be needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Household-years calculated.
    pub done: u64,
    /// Household-years known to be needed; it can grow.
    pub of: u64,
}

/// A variant that is being run.
#[derive(Debug)]
struct Open {
    variant: Variant,
    villages: u32,
    households: u64,
    next_draw: u32,
    /// Orders that came back undone.
    returned: Vec<(u32, u32)>,
    pieces: Vec<Piece>,
    draws_in: u32,
}

/// A question under way.
pub struct Task {
    question: Question,
    plan: Plan,
    found: Found,
    open: Vec<Open>,
    answer: Option<Box<Answer>>,
    finished: u64,
}

impl Task {
    /// Begins with a question.
    ///
    /// # Errors
    /// When it cannot be asked: a scenario or a setting is wrong.
    pub fn new(question: Question) -> Result<Task, Error> {
        Task::resumed(question, Found::default())
    }

    fn resumed(question: Question, found: Found) -> Result<Task, Error> {
        let plan = Plan::new(&question)?;
        let mut task = Task { question, plan, found, open: Vec::new(), answer: None, finished: 0 };
        task.advance()?;
        Ok(task)
    }

    /// The question.
    pub fn question(&self) -> &Question {
        &self.question
    }

    /// The answer, when it is found.
    pub fn answer(&self) -> Option<&Answer> {
        self.answer.as_deref()
    }

    /// What the runs that are finished found, and how the question is planned.
    pub(super) fn known(&self) -> (&Plan, &Found) {
        (&self.plan, &self.found)
    }

    /// Runs that are finished.
    pub fn finished_runs(&self) -> usize {
        self.found.list.len()
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        let open: u64 = self.open.iter().map(|open| open.households * u64::from(open.draws_in)).sum();
        let all: u64 = self.open.iter().map(|open| open.households * u64::from(open.variant.scenario.draws)).sum();
        Progress { done: self.finished + open, of: self.finished + all }
    }

    /// The next part to be calculated, of about `most` household-years; none while all that is known to be needed
    /// is on its way, and at the end.
    pub fn order(&mut self, most: u64) -> Option<Order> {
        let open = self.open.iter_mut().find(|open| !open.returned.is_empty() || open.next_draw < open.all_draws())?;
        let draws = open.returned.pop().unwrap_or_else(|| open.next(most));
        Some(Order {
            key: open.variant.key.clone(),
            scenario: Arc::clone(&open.variant.scenario),
            draws,
            villages: (0, open.villages),
            watch: open.variant.wanted.watch(),
        })
    }

    /// Takes back an order that will not be finished.
    pub fn give_back(&mut self, order: &Order) {
        if let Some(open) = self.open.iter_mut().find(|open| open.variant.key == order.key) {
            open.returned.push(order.draws);
        }
    }

    /// Takes in what an order came to. A scenario whose amounts are too large is noted as such.
    ///
    /// # Errors
    /// When the question cannot be answered without it, or the piece is not what was ordered.
    pub fn take(&mut self, order: &Order, piece: Result<Piece, Error>) -> Result<(), Error> {
        let Some(place) = self.open.iter().position(|open| open.variant.key == order.key) else { return Ok(()) };
        let open = &mut self.open[place];
        let numbers = match piece {
            Err(error) if matches!(open.variant.wanted, Wanted::Outturn(_)) => return Err(error),
            Err(_) => Vec::new(),
            Ok(piece) => {
                if (piece.tally.first_draw, piece.tally.draws) != order.draws {
                    return Err(Error::new("shards", Kind::Shape { said: "not what was ordered".to_owned() }));
                }
                open.draws_in += piece.tally.draws;
                open.pieces.push(piece);
                if open.draws_in < open.all_draws() {
                    return Ok(());
                }
                open.variant.wanted.numbers(&Piece::merge(std::mem::take(&mut open.pieces))?)
            }
        };
        let open = self.open.swap_remove(place);
        self.finished += open.households * u64::from(open.all_draws());
        self.found.put(open.variant.key, numbers);
        if self.open.is_empty() { self.advance() } else { Ok(()) }
    }

    /// Asks the plan what comes next.
    fn advance(&mut self) -> Result<(), Error> {
        match self.plan.step(&self.found)? {
            Step::Done(answer) => self.answer = Some(answer),
            Step::Need(variants) => {
                let missing = variants.into_iter().filter(|variant| self.found.get(&variant.key).is_none());
                self.open = missing.map(Open::new).collect();
            }
        }
        Ok(())
    }

    /// The question and the runs that are finished, to go on later.
    pub fn state(&self) -> Value {
        let row = |(key, numbers): &(String, Vec<i64>)| {
            Value::Array(vec![Value::String(key.clone()), numbers.iter().map(|&number| Value::from(number)).collect()])
        };
        let mut state = Map::new();
        state.insert("version".to_owned(), Value::from(env!("CARGO_PKG_VERSION")));
        state.insert("question".to_owned(), crate::tree::of(&self.question));
        state.insert("found".to_owned(), self.found.list.iter().map(row).collect());
        Value::Object(state)
    }

    /// Goes on from [`Task::state`]; what another version calculated is calculated anew.
    ///
    /// # Errors
    /// When the state is damaged.
    pub fn from_state(state: &Value) -> Result<Task, Error> {
        let question = Question::read(state.get("question").unwrap_or(&Value::Null))?;
        let mut found = Found::default();
        if state.get("version").and_then(Value::as_str) == Some(env!("CARGO_PKG_VERSION")) {
            let rows = state.get("found").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            for row in rows {
                let wrong = || Error::new("found", Kind::Shape { said: "not finished runs".to_owned() });
                let key = row.get(0).and_then(Value::as_str).ok_or_else(wrong)?;
                let numbers = row.get(1).and_then(Value::as_array).ok_or_else(wrong)?;
                let numbers: Option<Vec<i64>> = numbers.iter().map(Value::as_i64).collect();
                found.put(key.to_owned(), numbers.ok_or_else(wrong)?);
            }
        }
        Task::resumed(question, found)
    }
}

/// Draws that the kernel runs side by side at the most; fewer cost as much.
const ROW: u32 = 16;

impl Open {
    fn new(variant: Variant) -> Open {
        let villages = population::villages(&variant.scenario);
        let households = population::households(&variant.scenario) * u64::from(variant.scenario.years);
        Open { variant, villages, households, next_draw: 0, returned: Vec::new(), pieces: Vec::new(), draws_in: 0 }
    }

    fn all_draws(&self) -> u32 {
        self.variant.scenario.draws
    }

    /// The next draws, of about `most` household-years.
    fn next(&mut self, most: u64) -> (u32, u32) {
        let rows = (most / self.households.max(1) / u64::from(ROW)).clamp(1, 1 << 20) as u32;
        let draws = (rows * ROW).min(self.all_draws() - self.next_draw);
        let first = self.next_draw;
        self.next_draw += draws;
        (first, draws)
    }
}
