//! The page's side of the workers: hired, asked, heard, and given up where they say nothing any more.
//!
//! A system that is short of memory ends a worker without a word. Only silence tells it: whoever has not answered after
//! several times what the longest answer took has stopped.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, console};

use crate::app::host;
use crate::parts::document;

/// What an answer may take in any case, in milliseconds.
const PATIENCE: f64 = 5_000.0;

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

/// Who hears what a worker, by its place, says.
type Hear = Rc<dyn Fn(usize, Answer)>;

struct Crew {
    hear: Hear,
    workers: Vec<Worker>,
    /// How long an answer took at the most, in milliseconds.
    longest: f64,
}

/// A worker, until it is dropped.
struct Worker {
    inner: web_sys::Worker,
    /// When it was last asked, and what waits for the answer.
    asked: f64,
    watch: Option<Timeout>,
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
    CREW.set(Some(Crew { hear, workers, longest: 0.0 }));
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
        let Some(crew) = crew else { return };
        let patience = PATIENCE + TIMES * crew.longest;
        let Some(worker) = crew.workers.get_mut(place) else { return };
        let question = Array::of4(&generation.into(), &scenario.into(), &call.into(), arguments);
        if let Err(error) = worker.inner.post_message(&question) {
            console::warn_1(&error);
        }
        worker.asked = document::now();
        worker.watch = Some(watch(place, patience, crew.hear.clone()));
    });
}

/// Says that a worker has stopped where it says nothing for so long. A page that was asleep itself, as on a phone that was
/// put away, begins to wait anew.
fn watch(place: usize, patience: f64, hear: Hear) -> Timeout {
    let due = document::now() + patience;
    Timeout::new(patience as u32, move || {
        if document::now() < due + PATIENCE {
            console::warn_1(&"a worker says nothing any more".into());
            return hear(place, Answer::Stopped);
        }
        let again = watch(place, patience, hear);
        let _old = CREW.with_borrow_mut(|crew| crew.as_mut()?.workers.get_mut(place)?.watch.replace(again));
    })
}

/// Notes that the worker at a place has answered.
fn answered(place: usize) {
    let _old = CREW.with_borrow_mut(|crew| {
        let crew = crew.as_mut()?;
        let worker = crew.workers.get_mut(place)?;
        crew.longest = crew.longest.max(document::now() - worker.asked);
        worker.watch.take()
    });
}

impl Worker {
    fn hire(place: usize, hear: Hear) -> Worker {
        let inner = host::worker();
        let tell = hear.clone();
        let heard = EventListener::new(&inner, "message", move |event| {
            answered(place);
            tell(place, answer(event.unchecked_ref::<MessageEvent>().data()));
        });
        let failed = EventListener::new(&inner, "error", move |event| {
            console::warn_2(&"a worker stopped:".into(), &event.unchecked_ref::<ErrorEvent>().message().into());
            hear(place, Answer::Stopped);
        });
        if let Err(error) = inner.post_message(&wasm_bindgen::module()) {
            console::warn_1(&error);
        }
        Worker { inner, asked: 0.0, watch: None, _heard: [heard, failed] }
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
