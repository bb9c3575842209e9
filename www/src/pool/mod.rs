//! A pool of simulation workers: one compiled core for all, each with the engine of the scenario at hand.
//!
//! A new scenario drops what was still to do for the old one; shards are short, so workers are soon free.
//! A worker that stops is replaced and its shard is done again.

mod lane;
mod plan;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use serde_json::Value;
use wasm_bindgen::JsValue;

use crate::dom;
use lane::{Answer, Lane};
pub use plan::Extent;
use plan::{Plan, Shard};

/// Workers that stop this often without finishing anything in between will not start again.
const MOST_STOPS: u32 = 4;

/// Between two reports of a long run, in milliseconds.
const REPORT_EVERY: f64 = 300.0;

/// What the pool tells the page.
pub enum Event {
    /// A report of the scenario at hand, as JSON text, and milliseconds since the scenario came.
    Report { json: String, milliseconds: f64 },
    /// How much of the work is done, in percent.
    Percent(u32),
    /// The core refuses the scenario: JSON text of its error.
    Refused(String),
    /// A worker stopped and was replaced.
    Restarted,
    /// Workers stop again and again.
    Broken,
}

/// What is asked of the engine besides the run, and who waits for it.
struct Question {
    call: &'static str,
    args: Vec<u32>,
    answer: Box<dyn FnOnce(Result<String, String>)>,
}

/// What a lane is doing.
enum Job {
    Shard(Shard),
    Report(u32),
    Question(Question),
}

struct Run {
    text: Rc<str>,
    plan: Plan,
    shards: Vec<(Shard, Uint8Array)>,
    /// Futures in the last report that was asked for, and when.
    reported: (u32, f64),
    began: f64,
    is_stopped: bool,
}

struct Inner {
    lanes: Vec<Lane>,
    jobs: Vec<Option<(u32, Job)>>,
    generation: u32,
    run: Option<Run>,
    questions: Vec<Question>,
    /// Milliseconds for a household-year, measured.
    cost: f64,
    household_years: f64,
    stops: u32,
    tell: Rc<dyn Fn(Event)>,
}

/// See the module.
#[derive(Clone)]
pub struct Pool(Rc<RefCell<Inner>>);

impl Pool {
    /// A pool with as many workers as the machine has processors, 8 at most.
    pub fn new(tell: impl Fn(Event) + 'static) -> Pool {
        let processors = dom::window().navigator().hardware_concurrency() as usize;
        let workers = if processors == 0 { 2 } else { processors.min(8) };
        let pool = Pool(Rc::new(RefCell::new(Inner {
            lanes: Vec::new(),
            jobs: (0..workers).map(|_| None).collect(),
            generation: 0,
            run: None,
            questions: Vec::new(),
            cost: 1.5e-4,
            household_years: 1.0,
            stops: 0,
            tell: Rc::new(tell),
        })));
        let lanes = (0..workers).map(|place| pool.lane(place)).collect();
        pool.0.borrow_mut().lanes = lanes;
        pool
    }

    /// Runs `text`, a scenario of `extent`, instead of the one before.
    pub fn run(&self, text: &str, extent: Extent) {
        {
            let inner = &mut *self.0.borrow_mut();
            inner.generation += 1;
            inner.household_years = f64::from(extent.households.max(1)) * f64::from(extent.years.max(1));
            inner.questions.clear();
            inner.run = Some(Run {
                text: text.into(),
                plan: Plan::new(extent, inner.lanes.len() as u32, inner.cost),
                shards: Vec::new(),
                reported: (0, 0.0),
                began: dom::now(),
                is_stopped: false,
            });
        }
        self.give();
    }

    /// Gives out no more shards; questions about the scenario at hand are still answered.
    pub fn stop(&self) {
        if let Some(run) = &mut self.0.borrow_mut().run {
            run.is_stopped = true;
        }
    }

    /// Asks the engine of the scenario at hand for the ledger of a year, as JSON text.
    pub fn ledger(&self, draw: u32, year: u32, answer: impl FnOnce(Result<String, String>) + 'static) {
        let question = Question { call: "ledger", args: vec![draw, year], answer: Box::new(answer) };
        self.0.borrow_mut().questions.push(question);
        self.give();
    }

    fn lane(&self, place: usize) -> Lane {
        let pool = self.clone();
        Lane::new(move |answer| pool.hear(place, answer))
    }

    /// Gives every free lane its next job.
    fn give(&self) {
        let inner = &mut *self.0.borrow_mut();
        for place in 0..inner.lanes.len() {
            if inner.jobs[place].is_none() && inner.lanes[place].is_ready() {
                inner.give_to(place);
            }
        }
    }

    fn hear(&self, place: usize, answer: Answer) {
        match answer {
            Answer::Ready => {}
            Answer::Stopped(why) => return self.replace(place, &why),
            Answer::Value(value, milliseconds) => {
                self.0.borrow_mut().stops = 0;
                self.finish(place, Ok((value, milliseconds)));
            }
            Answer::Refused(error) => self.finish(place, Err(error)),
        }
        self.give();
    }

    /// Takes in what a lane's job came to. The page is told after the pool is free again: it may call back.
    fn finish(&self, place: usize, result: Result<(JsValue, f64), String>) {
        let (generation, job) = match self.0.borrow_mut().jobs[place].take() {
            Some(job) => job,
            None => return,
        };
        let current = generation == self.0.borrow().generation;
        let event = match (job, result) {
            (Job::Question(question), result) => {
                (question.answer)(result.map(|(value, _)| value.as_string().unwrap_or_default()));
                None
            }
            _ if !current => None,
            (Job::Shard(shard), Ok((value, milliseconds))) => {
                self.0.borrow_mut().take_shard(shard, value.into(), milliseconds)
            }
            (Job::Report(_), Ok((value, _))) => self.0.borrow().report(value),
            (_, Err(error)) => {
                self.0.borrow_mut().run = None;
                Some(Event::Refused(error))
            }
        };
        self.tell(event);
    }

    fn replace(&self, place: usize, why: &str) {
        web_sys::console::warn_1(&format!("a worker stopped: {why}").into());
        let broken = self.0.borrow_mut().lose(place);
        if broken {
            self.tell(Some(Event::Broken));
            return;
        }
        let lane = self.lane(place);
        self.0.borrow_mut().lanes[place] = lane;
        self.tell(Some(Event::Restarted));
    }

    fn tell(&self, event: Option<Event>) {
        let tell = self.0.borrow().tell.clone();
        if let Some(event) = event {
            tell(event);
        }
    }
}

impl Inner {
    fn give_to(&mut self, place: usize) {
        let Some(job) = self.next_job() else { return };
        let run = self.run.as_ref().expect("a job belongs to a run");
        let (call, args) = match &job {
            Job::Shard(shard) => {
                let numbers = [shard.first_draw, shard.draws, shard.first_village, shard.villages];
                ("run", numbers.into_iter().map(JsValue::from).collect::<Array>())
            }
            Job::Report(draws) => ("report", Array::of1(&shards_of(run, *draws))),
            Job::Question(question) => {
                (question.call, question.args.iter().map(|number| JsValue::from(*number)).collect())
            }
        };
        self.lanes[place].send(self.generation, &run.text, call, &args);
        self.jobs[place] = Some((self.generation, job));
    }

    /// Questions first: someone waits for them. Then a report that is due, then the next shard.
    fn next_job(&mut self) -> Option<Job> {
        let workers = self.lanes.len() as u32;
        let run = self.run.as_mut()?;
        if let Some(question) = self.questions.pop() {
            return Some(Job::Question(question));
        }
        let (complete, now) = (run.plan.complete(), dom::now());
        let is_last = complete == run.plan.wanted();
        let due = run.reported.0 == 0 || is_last || now - run.reported.1 > REPORT_EVERY;
        if complete > run.reported.0 && due && !run.is_stopped {
            run.reported = (complete, now);
            return Some(Job::Report(complete));
        }
        if run.is_stopped { None } else { run.plan.next(workers, self.cost).map(Job::Shard) }
    }

    fn take_shard(&mut self, shard: Shard, tally: Uint8Array, milliseconds: f64) -> Option<Event> {
        let run = self.run.as_mut()?;
        let part = f64::from(shard.villages) / f64::from(run.plan.villages());
        let measured = milliseconds / (self.household_years * f64::from(shard.draws) * part);
        self.cost = self.cost * 0.7 + measured * 0.3;
        run.plan.finish(shard);
        run.shards.push((shard, tally));
        Some(Event::Percent(run.plan.percent()))
    }

    fn report(&self, value: JsValue) -> Option<Event> {
        let began = self.run.as_ref()?.began;
        Some(Event::Report { json: value.as_string()?, milliseconds: dom::now() - began })
    }

    /// Ends a lane that stopped; whether the machine seems unable to go on.
    fn lose(&mut self, place: usize) -> bool {
        self.lanes[place].end();
        self.stops += 1;
        match self.jobs[place].take() {
            Some((_, Job::Question(question))) => (question.answer)(Err(String::new())),
            Some((generation, job)) if generation == self.generation => self.redo(job),
            _ => {}
        }
        self.stops > MOST_STOPS
    }

    fn redo(&mut self, job: Job) {
        let Some(run) = self.run.as_mut() else { return };
        match job {
            Job::Shard(shard) => run.plan.give_back(shard),
            Job::Report(_) => run.reported = (0, 0.0),
            Job::Question(_) => {}
        }
    }
}

/// The tallies of the first `draws` futures.
fn shards_of(run: &Run, draws: u32) -> Array {
    run.shards.iter().filter(|(shard, _)| shard.first_draw < draws).map(|(_, tally)| tally).collect()
}

/// How large a scenario's run is.
pub fn extent(scenario: &Value) -> Extent {
    let whole = |path| crate::path::whole(scenario, path).max(1);
    let roster = crate::path::get(scenario, "village.households").and_then(Value::as_array);
    Extent {
        villages: whole("village.villages"),
        households: roster.map_or_else(|| whole("village.households"), |list| list.len().max(1) as u32),
        years: whole("years"),
        draws: whole("draws").next_multiple_of(2),
    }
}
