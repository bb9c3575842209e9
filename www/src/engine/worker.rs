//! The page's side of the workers: hired, asked, heard, and given up where they say nothing any more.
//!
//! A system that is short of memory ends a worker without a word. Only silence tells it: whoever has not answered after
//! several times what the longest answer took has stopped.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, console};

use crate::parts::document;
use crate::parts::host;

/// What an answer may take in any case, in milliseconds. It doubles whenever a worker is given up: one that was only slow
/// must get its turn in the end.
const PATIENCE: f64 = 8_000.0;

/// And how many times the longest until now.
const TIMES: f64 = 5.0;

/// What a worker says.
pub enum Answer {
    /// What a call returned, and how many milliseconds it took.
    Value(JsValue, f64),
    /// The core's error, as JSON text.
    Refused(String),
    /// It is of no use any more.
    Stopped,
}

/// Between two looks for silence, in milliseconds.
const LOOK_EVERY: u32 = 1_000;

/// Who hears what a worker, by its place, says.
type Hear = Rc<dyn Fn(usize, Answer)>;

struct Crew {
    hear: Hear,
    workers: Vec<Worker>,
    /// How long an answer took at the most, in milliseconds.
    longest: f64,
    /// What an answer may take in any case by now, in milliseconds.
    patience: f64,
    /// When silence was last looked for.
    looked: f64,
    _watch: Interval,
}

/// A worker, until it is dropped.
struct Worker {
    inner: web_sys::Worker,
    /// When it was asked what it has not answered yet.
    asked: Option<f64>,
    _heard: [EventListener; 2],
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.inner.terminate();
    }
}

thread_local! {
    static CREW: RefCell<Option<Crew>> = const { RefCell::new(None) };
}

/// Hires as many workers as are asked for.
pub fn hire_all(count: usize, hear: impl Fn(usize, Answer) + 'static) {
    let hear: Hear = Rc::new(hear);
    let workers = (0..count).map(|place| Worker::hire(place, hear.clone())).collect();
    let watch = Interval::new(LOOK_EVERY, look);
    CREW.set(Some(Crew { hear, workers, longest: 0.0, patience: PATIENCE, looked: document::now(), _watch: watch }));
}

/// How many workers there are.
pub fn count() -> usize {
    CREW.with_borrow(|crew| crew.as_ref().map_or(0, |crew| crew.workers.len()))
}

/// Puts a new worker in the place of one.
pub fn hire(place: usize) {
    let hear = CREW.with_borrow(|crew| crew.as_ref().map(|crew| crew.hear.clone()));
    let new = hear.map(|hear| Worker::hire(place, hear));
    // The old one is dropped outside: what it does then may come back here.
    let _old = CREW.with_borrow_mut(|crew| Some(std::mem::replace(crew.as_mut()?.workers.get_mut(place)?, new?)));
}

/// Asks the worker at a place for a call of the engine of a generation's scenario; the scenario is empty where the worker
/// has it.
pub fn ask(place: usize, generation: u32, scenario: &str, call: &str, arguments: &Array) {
    CREW.with_borrow_mut(|crew| {
        let Some(worker) = crew.as_mut().and_then(|crew| crew.workers.get_mut(place)) else { return };
        let question = Array::of4(&generation.into(), &scenario.into(), &call.into(), arguments);
        if let Err(error) = worker.inner.post_message(&question) {
            console::warn_1(&error);
        }
        worker.asked = Some(document::now());
    });
}

/// Looks for workers that have said nothing for too long, and says that they have stopped. After the page was asleep
/// itself, as on a phone that was put away, all are given their time anew.
fn look() {
    let Some((silent, hear)) = CREW.with_borrow_mut(|crew| crew.as_mut().map(Crew::silent)) else { return };
    for place in silent {
        console::warn_1(&"a worker says nothing any more".into());
        hear(place, Answer::Stopped);
    }
}

impl Crew {
    fn silent(&mut self) -> (Vec<usize>, Hear) {
        let now = document::now();
        let was_asleep = now - self.looked > PATIENCE;
        self.looked = now;
        let patience = self.patience + TIMES * self.longest;
        let mut silent = Vec::new();
        for (place, worker) in self.workers.iter_mut().enumerate() {
            match &mut worker.asked {
                Some(asked) if was_asleep => *asked = now,
                Some(asked) if now - *asked > patience => {
                    worker.asked = None;
                    silent.push(place);
                }
                _ => {}
            }
        }
        if !silent.is_empty() {
            self.patience *= 2.0;
        }
        (silent, self.hear.clone())
    }

    /// Notes that the worker at a place has answered.
    fn answered(&mut self, place: usize) {
        let asked = self.workers.get_mut(place).and_then(|worker| worker.asked.take());
        self.longest = asked.map_or(self.longest, |asked| self.longest.max(document::now() - asked));
    }
}

impl Worker {
    fn hire(place: usize, hear: Hear) -> Worker {
        let inner = host::worker();
        let tell = hear.clone();
        let heard = EventListener::new(&inner, "message", move |event| {
            CREW.with_borrow_mut(|crew| crew.as_mut().map(|crew| crew.answered(place)));
            tell(place, answer(event.unchecked_ref::<MessageEvent>().data()));
        });
        let failed = EventListener::new(&inner, "error", move |event| {
            console::warn_2(&"a worker stopped:".into(), &event.unchecked_ref::<ErrorEvent>().message().into());
            hear(place, Answer::Stopped);
        });
        if let Err(error) = inner.post_message(&wasm_bindgen::module()) {
            console::warn_1(&error);
        }
        Worker { inner, asked: None, _heard: [heard, failed] }
    }
}

/// What serve.rs makes of an answer.
fn answer(said: JsValue) -> Answer {
    match said.as_string() {
        Some(error) => Answer::Refused(error),
        None => {
            let said: Array = said.unchecked_into();
            Answer::Value(said.get(0), said.get(1).as_f64().unwrap_or_default())
        }
    }
}
