//! A question that the workers answer: gives out the task's orders, takes in what they come to, keeps what is done.

use std::ops::Range;
use std::rc::Rc;

use fenhong::decide::{Answer, Order, Piece, Question, Task};
use fenhong::scenario::{Error, tree};
use fenhong::words::errors;
use js_sys::{Array, Uint8Array};
use serde_json::Value;
use wasm_bindgen::JsValue;

use crate::engine::{Asker, Pool, Task as Call};
use crate::parts::document;

/// Household-years of an order: some ten milliseconds, so that a cancelled question ends soon.
const ORDER: u64 = 400_000;

/// Orders on their way for each worker, so that none waits for the page.
const AHEAD: usize = 2;

/// Between two times that what is done is kept, in milliseconds.
const KEEP_EVERY: f64 = 2_000.0;

/// See the module.
pub struct Work {
    task: Task,
    asker: Asker,
    /// The ids of its calls.
    ids: Range<u32>,
    next: u32,
    out: Vec<(u32, Order)>,
    /// The scenario of the last order, as text.
    text: (String, Rc<str>),
    /// When it was begun or resumed, and the milliseconds of the times before.
    began: f64,
    before: f64,
    kept: f64,
    took: Option<f64>,
    is_stopped: bool,
    error: Option<Error>,
}

/// Calls of a question at the most, before it uses its ids again.
const CALLS: u32 = 1 << 16;

impl Work {
    /// Begins with a question, after the last one of the same asker: answers to that are not taken for this one's.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub fn new(question: Question, asker: Asker, last: Option<&Work>) -> Result<Work, Error> {
        Task::new(question).map(|task| Work::of(task, asker, last))
    }

    /// Goes on from [`Work::state`], stopped where it was not done; none where that is damaged.
    pub fn resumed(state: &Value, asker: Asker, last: Option<&Work>) -> Option<Work> {
        Task::from_state(state).ok().map(|task| Work::of(task, asker, last))
    }

    fn of(task: Task, asker: Asker, last: Option<&Work>) -> Work {
        let now = document::now();
        let first = last.map_or(0, |last| last.ids.end);
        let ids = if let Some(end) = first.checked_add(CALLS) { first..end } else { 0..CALLS };
        Work {
            task,
            asker,
            next: ids.start,
            ids,
            out: Vec::new(),
            text: (String::new(), "".into()),
            began: now,
            before: 0.0,
            kept: now,
            took: None,
            is_stopped: false,
            error: None,
        }
    }

    /// The task, with its question and what is found.
    pub fn task(&self) -> &Task {
        &self.task
    }

    /// The ids of its calls.
    pub fn ids(&self) -> Range<u32> {
        self.ids.clone()
    }

    /// The question.
    pub fn question(&self) -> &Question {
        self.task.question()
    }

    /// The answer, when it is found.
    pub fn answer(&self) -> Option<&Answer> {
        self.task.answer()
    }

    /// Why there is none.
    pub fn error(&self) -> Option<&Error> {
        self.error.as_ref()
    }

    /// How far it is, in percent.
    pub fn percent(&self) -> u32 {
        let progress = self.task.progress();
        (progress.done * 100 / progress.of.max(1)) as u32
    }

    /// How long it took, in milliseconds; none while it is under way, and where it was found done.
    pub fn took(&self) -> Option<f64> {
        self.took
    }

    /// Whether it was stopped before the end.
    pub fn is_stopped(&self) -> bool {
        self.is_stopped && self.answer().is_none()
    }

    /// Whether it is being calculated.
    pub fn is_running(&self) -> bool {
        !self.is_stopped && self.answer().is_none() && self.error.is_none()
    }

    /// What to go on from later.
    pub fn state(&self) -> Value {
        self.task.state()
    }

    /// Stops; what is done stays.
    pub fn stop(&mut self, pool: &mut Pool) {
        if self.is_running() {
            self.is_stopped = true;
            self.before += document::now() - self.began;
        }
        pool.drop_tasks(self.asker, self.ids.clone());
        for (_, order) in self.out.drain(..) {
            self.task.give_back(&order);
        }
    }

    /// Goes on.
    pub fn resume(&mut self, pool: &mut Pool) {
        if self.is_stopped {
            self.began = document::now();
        }
        self.is_stopped = false;
        self.give(pool);
    }

    /// Gives out orders.
    pub fn give(&mut self, pool: &mut Pool) {
        while self.is_running() && self.out.len() < pool.workers().max(1) * AHEAD {
            let Some(order) = self.task.order(ORDER) else { break };
            if self.text.0 != order.key {
                self.text = (order.key.clone(), fenhong::tree::text(&*order.scenario).into());
            }
            let (draws, villages) = (order.draws, order.villages);
            let arguments: Array = [draws.0, draws.1, villages.0, villages.1].into_iter().map(JsValue::from).collect();
            arguments.push(&order.watch.map_or(JsValue::UNDEFINED, |sum| JsValue::from(sum.fen() as f64)));
            let id = self.next;
            // A long question begins again at the first of its ids.
            self.next = if id + 1 == self.ids.end { self.ids.start } else { id + 1 };
            self.out.push((id, order));
            pool.ask_task(Call { asker: self.asker, id, text: self.text.1.clone(), call: "piece", arguments });
        }
    }

    /// Takes in what a call came to; whether it was one of this work's.
    pub fn take(&mut self, pool: &mut Pool, id: u32, result: Option<Result<JsValue, String>>) -> bool {
        let Some(place) = self.out.iter().position(|(known, _)| *known == id) else { return false };
        let (_, order) = self.out.swap_remove(place);
        let taken = match result {
            // Its worker stopped: another one does it.
            None => {
                self.task.give_back(&order);
                Ok(())
            }
            Some(Ok(value)) => self.task.take(&order, Piece::from_bytes(&Uint8Array::from(value).to_vec())),
            Some(Err(text)) => {
                let error = tree(&text).unwrap_or(Value::String(text));
                self.task.take(&order, Err(errors::from_json(&error)))
            }
        };
        if let Err(error) = taken {
            self.error = Some(error);
            pool.drop_tasks(self.asker, self.ids.clone());
        }
        if self.answer().is_some() {
            self.took = Some(self.before + document::now() - self.began);
        }
        self.give(pool);
        true
    }

    /// Whether what is done should be kept now.
    pub fn is_to_be_kept(&mut self) -> bool {
        let now = document::now();
        let due = self.took.is_some() || now - self.kept > KEEP_EVERY;
        if due {
            self.kept = now;
        }
        due
    }
}
