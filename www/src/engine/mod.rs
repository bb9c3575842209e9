//! A pool of simulation workers: one compiled module for all, each with the engine of the scenario at hand.
//!
//! A new scenario drops what was still to do for the old one; shards are short, so workers are soon free.
//! A worker that stops is replaced and its shard is done again; where they stop again and again, the next scenario is
//! tried with new ones. [`worker`] holds them, [`serve`] is what they do.

pub mod plan;
pub mod serve;
pub mod work;
pub mod worker;

use std::collections::VecDeque;
use std::ops::RangeBounds;
use std::rc::Rc;

use fenhong::outcome::Report;
use fenhong::scenario::FieldKind;
use fenhong::scenario::fields::field;
use js_sys::{Array, Uint8Array};
use serde_json::Value;
use wasm_bindgen::JsValue;

use crate::parts::document;
pub use fenhong::ledger::Opened;
pub use plan::Extent;
use plan::{Plan, Shard};
pub use worker::Answer;

/// Workers that stop this often without finishing anything in between will not start again.
const MOST_STOPS: u32 = 4;

/// Generations of tasks are numbered from here on, those of runs below.
const TASKS: u32 = 1 << 31;

/// Between two reports of a long run, in milliseconds.
const REPORT_EVERY: f64 = 300.0;

/// What a task is a part of: each kind numbers its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// A case's figures, to be held against its report.
    Reported,
    /// A comparison of schemes.
    Comparison,
    /// The check of its verdict.
    Verdict,
    /// The search for a better scheme.
    Advice,
    /// A ledger behind a number.
    Ledger,
    /// A number of all futures or pairs of them, behind a derivation.
    Numbers,
    /// The futures behind the results at hand.
    Behind,
    /// What a lesson shows, with a trainee's answers.
    Lesson,
}

/// A piece of work apart from the run: a call of another scenario's engine.
pub struct Task {
    /// Who asked.
    pub asker: Asker,
    /// Which one, for whoever asked.
    pub id: u32,
    /// The scenario. Tasks of the same text one after the other share an engine.
    pub text: Rc<str>,
    /// The engine's method.
    pub call: &'static str,
    /// Its arguments.
    pub arguments: Array,
}

/// What the pool tells the page.
pub enum Event {
    /// What a task came to, or the core's error as JSON text; none where it cannot be had.
    Task(Asker, u32, Option<Result<JsValue, String>>),
    /// A report of the scenario at hand, and milliseconds since the scenario came.
    Report { report: Box<Report>, milliseconds: f64 },
    /// How much of the work is done, in percent.
    Percent(u32),
    /// The bytes of the ledger that was asked for; none where it cannot be had.
    Ledger(Opened, Option<Vec<u8>>),
    /// The core refuses the scenario: JSON text of its error.
    Refused(String),
    /// A worker stopped and was replaced.
    Restarted,
    /// Workers stop again and again.
    Broken,
}

/// What a lane is doing.
enum Job {
    Shard(Shard),
    Report(u32),
    Ledger(Opened),
    Task(Asker, u32),
}

/// One worker.
#[derive(Default)]
struct Lane {
    /// The generation whose scenario it was last sent.
    knows: u32,
    /// What it is doing, and for which generation.
    job: Option<(u32, Job)>,
    /// Whether it stopped and was not replaced.
    is_gone: bool,
}

struct Run {
    text: Rc<str>,
    plan: Plan,
    shards: Vec<(Shard, Uint8Array)>,
    /// Futures in the last report that was asked for, and when.
    reported: (u32, f64),
    /// Futures in the report that the page has.
    shown: u32,
    began: f64,
    is_stopped: bool,
}

impl Run {
    /// Whether a report of so many futures is the news; workers may answer in another order than they were asked.
    fn shows(&mut self, draws: u32) -> bool {
        let is_news = draws >= self.shown;
        self.shown = self.shown.max(draws);
        is_news
    }
}

/// See the module.
pub struct Pool {
    lanes: Vec<Lane>,
    generation: u32,
    run: Option<Run>,
    /// The ledger that someone waits for.
    wanted: Option<Opened>,
    /// Work apart from the run, in order.
    tasks: VecDeque<Task>,
    /// The text of the last task that was given out, and its generation.
    task_text: (Rc<str>, u32),
    /// Milliseconds for a household-year, measured.
    cost: f64,
    household_years: f64,
    stops: u32,
}

impl Pool {
    /// A pool of `workers`, which are hired already.
    pub fn new(workers: usize) -> Pool {
        Pool {
            lanes: (0..workers).map(|_| Lane::default()).collect(),
            generation: 0,
            run: None,
            wanted: None,
            tasks: VecDeque::new(),
            task_text: ("".into(), 0),
            cost: 5e-5,
            household_years: 1.0,
            stops: 0,
        }
    }

    /// Runs `text`, a scenario of `extent`, instead of the one before.
    pub fn run(&mut self, text: Rc<str>, extent: Extent) {
        self.generation += 1;
        self.replace_gone();
        self.household_years = f64::from(extent.households.max(1)) * f64::from(extent.years.max(1));
        self.wanted = None;
        self.run = Some(Run {
            text,
            plan: Plan::new(extent, self.lanes.len() as u32, self.cost),
            shards: Vec::new(),
            reported: (0, 0.0),
            shown: 0,
            began: document::now(),
            is_stopped: false,
        });
        self.give();
    }

    /// When the run at hand began.
    pub fn began(&self) -> f64 {
        self.run.as_ref().map_or(0.0, |run| run.began)
    }

    /// Gives out no more shards; ledgers of the scenario at hand can still be asked for.
    pub fn stop(&mut self) {
        if let Some(run) = &mut self.run {
            run.is_stopped = true;
        }
    }

    /// Asks the engine of the scenario at hand for the ledger of a year.
    pub fn ask_ledger(&mut self, opened: Opened) {
        self.wanted = Some(opened);
        self.give();
    }

    /// Asks for a piece of work apart from the run.
    pub fn ask_task(&mut self, task: Task) {
        self.tasks.push_back(task);
        self.give();
    }

    /// Asks the engine of the scenario at hand for something about all futures that are done, beside `first`.
    pub fn ask_about_run(&mut self, asker: Asker, id: u32, call: &'static str, first: &JsValue) {
        let Some(run) = &self.run else { return };
        let arguments = Array::of2(first, &shards_of(run, run.reported.0));
        self.ask_task(Task { asker, id, text: run.text.clone(), call, arguments });
    }

    /// Forgets the tasks of an asker with these ids that are not given out yet.
    pub fn drop_tasks(&mut self, asker: Asker, ids: impl RangeBounds<u32>) {
        self.tasks.retain(|task| task.asker != asker || !ids.contains(&task.id));
    }

    /// How many workers there are.
    pub fn workers(&self) -> usize {
        self.lanes.len()
    }

    /// Takes in what the worker at `place` says.
    pub fn hear(&mut self, place: usize, answer: Answer) -> Option<Event> {
        let event = match answer {
            Answer::Stopped => Some(self.replace(place)),
            Answer::Value(value, milliseconds) => {
                self.stops = 0;
                self.finish(place, Ok((value, milliseconds)))
            }
            Answer::Refused(error) => self.finish(place, Err(error)),
        };
        self.give();
        event
    }

    /// Gives every free lane its next job. One that is not up yet finds it waiting, so that a slow phone's first futures
    /// are calculated while the page is still being laid out.
    fn give(&mut self) {
        for place in 0..self.lanes.len() {
            let lane = &self.lanes[place];
            if lane.job.is_none() && !lane.is_gone {
                self.give_to(place);
            }
        }
    }

    /// Takes in what a lane's job came to.
    fn finish(&mut self, place: usize, result: Result<(JsValue, f64), String>) -> Option<Event> {
        let (generation, job) = self.lanes[place].job.take()?;
        let is_current = generation == self.generation;
        match (job, result) {
            (Job::Ledger(opened), result) => {
                Some(Event::Ledger(opened, result.ok().map(|(value, _)| Uint8Array::from(value).to_vec())))
            }
            (Job::Task(asker, id), result) => Some(Event::Task(asker, id, Some(result.map(|(value, _)| value)))),
            _ if !is_current => None,
            (Job::Shard(shard), Ok((value, milliseconds))) => self.take_shard(shard, value.into(), milliseconds),
            (Job::Report(_), Ok((value, _))) => self.report(&value.into()),
            (_, Err(error)) => {
                self.run = None;
                Some(Event::Refused(error))
            }
        }
    }

    fn give_to(&mut self, place: usize) {
        if self.is_task_next()
            && let Some(task) = self.tasks.pop_front()
        {
            return self.give_task(place, &task);
        }
        let Some(job) = self.next_job(place as u32) else { return };
        let run = self.run.as_ref().expect("a job belongs to a run");
        let arguments = Array::new();
        let call = match &job {
            Job::Shard(shard) => {
                add_all(&arguments, &[shard.first_draw, shard.draws, shard.first_village, shard.villages]);
                "run"
            }
            Job::Report(draws) => {
                arguments.push(&shards_of(run, *draws));
                "report"
            }
            Job::Ledger(opened) => {
                add_all(&arguments, &[opened.draw, opened.year, opened.village]);
                "ledger_bytes"
            }
            Job::Task(..) => return,
        };
        let lane = &mut self.lanes[place];
        let text = if lane.knows == self.generation { "" } else { &*run.text };
        worker::ask(place, self.generation, text, call, &arguments);
        lane.knows = self.generation;
        lane.job = Some((self.generation, job));
    }

    /// The first numbers of a changed scenario come before any task, the rest of its run after.
    fn is_task_next(&self) -> bool {
        !self.tasks.is_empty() && self.wanted.is_none() && self.run.as_ref().is_none_or(|run| run.reported.0 > 0)
    }

    fn give_task(&mut self, place: usize, task: &Task) {
        if self.task_text.0 != task.text {
            self.task_text = (task.text.clone(), self.task_text.1.max(TASKS) + 1);
        }
        let generation = self.task_text.1;
        let lane = &mut self.lanes[place];
        let text = if lane.knows == generation { "" } else { &*task.text };
        worker::ask(place, generation, text, task.call, &task.arguments);
        lane.knows = generation;
        lane.job = Some((generation, Job::Task(task.asker, task.id)));
    }

    /// Ledgers first: someone waits for them. Then a report that is due, then the next shard.
    fn next_job(&mut self, worker: u32) -> Option<Job> {
        let run = self.run.as_mut()?;
        if let Some(opened) = self.wanted.take() {
            return Some(Job::Ledger(opened));
        }
        let (complete, now) = (run.plan.complete(), document::now());
        let is_last = complete == run.plan.wanted();
        let due = run.reported.0 == 0 || is_last || now - run.reported.1 > REPORT_EVERY;
        if complete > run.reported.0 && due && !run.is_stopped {
            run.reported = (complete, now);
            return Some(Job::Report(complete));
        }
        if run.is_stopped { None } else { run.plan.next(worker, self.cost).map(Job::Shard) }
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

    fn report(&mut self, bytes: &Uint8Array) -> Option<Event> {
        let run = self.run.as_mut()?;
        let milliseconds = document::now() - run.began;
        let report = Box::new(Report::from_bytes(&bytes.to_vec())?);
        run.shows(report.draws).then_some(Event::Report { report, milliseconds })
    }

    /// Replaces a worker that stopped, unless the machine seems unable to go on.
    fn replace(&mut self, place: usize) -> Event {
        self.stops += 1;
        let lost = std::mem::take(&mut self.lanes[place]).job;
        let is_broken = self.stops > MOST_STOPS;
        if is_broken {
            self.lanes[place].is_gone = true;
        } else {
            worker::hire(place);
        }
        match lost {
            Some((_, Job::Ledger(opened))) => return Event::Ledger(opened, None),
            Some((_, Job::Task(asker, id))) => return Event::Task(asker, id, None),
            Some((generation, job)) if generation == self.generation => self.redo(job),
            _ => {}
        }
        if is_broken { Event::Broken } else { Event::Restarted }
    }

    /// Tries again where workers stopped again and again: it may have been the scenario, or a machine that was short of
    /// memory.
    fn replace_gone(&mut self) {
        self.stops = 0;
        for (place, lane) in self.lanes.iter_mut().enumerate().filter(|(_, lane)| lane.is_gone) {
            *lane = Lane::default();
            worker::hire(place);
        }
    }

    fn redo(&mut self, job: Job) {
        let Some(run) = self.run.as_mut() else { return };
        match job {
            Job::Shard(shard) => run.plan.give_back(shard),
            Job::Report(_) => run.reported = (0, 0.0),
            Job::Ledger(_) | Job::Task(..) => {}
        }
    }
}

fn add_all(list: &Array, numbers: &[u32]) {
    for number in numbers {
        list.push(&JsValue::from(*number));
    }
}

/// The tallies of the first `draws` futures.
fn shards_of(run: &Run, draws: u32) -> Array {
    let list = Array::new();
    for (_, tally) in run.shards.iter().filter(|(shard, _)| shard.first_draw < draws) {
        list.push(tally);
    }
    list
}

/// How large a scenario's run is.
pub fn extent(scenario: &Value) -> Extent {
    // A number out of its range is refused with the first shard; until then it must be one that can be counted with.
    let count = |path| match field(path).map(|field| field.kind) {
        Some(FieldKind::Count(least, most)) => {
            u64::from(crate::desk::path::count(scenario, path)).clamp(least, most) as u32
        }
        _ => crate::desk::path::count(scenario, path).max(1),
    };
    let roster = crate::desk::path::get(scenario, "village.households").and_then(Value::as_array);
    Extent {
        villages: count("village.villages"),
        households: roster.map_or_else(|| count("village.households"), |list| list.len().max(1) as u32),
        years: count("years"),
        draws: count("draws").next_multiple_of(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_whatever_a_file_says_has_a_first_shard() {
        for number in [0, 1, 3, 4_294_967_294, 4_294_967_295, 4_294_967_296, u64::MAX] {
            for place in ["draws", "years", "village.villages", "village.households"] {
                let mut scenario = fenhong::tree::of(&fenhong::cases::CASES[0].scenario());
                crate::desk::path::set(&mut scenario, place, number.into());
                for workers in [1, 2, 64] {
                    let mut plan = Plan::new(extent(&scenario), workers, 5e-5);
                    assert!(plan.next(0, 5e-5).is_some_and(|shard| shard.draws > 0), "{place} = {number}");
                }
            }
        }
    }

    #[test]
    fn a_late_report_of_fewer_futures_does_not_take_the_place_of_a_later_one() {
        let extent = Extent { villages: 1, households: 10, years: 10, draws: 1000 };
        let plan = Plan::new(extent, 2, 1e-5);
        let (text, shards) = ("".into(), Vec::new());
        let mut run = Run { text, plan, shards, reported: (1000, 0.0), shown: 0, began: 0.0, is_stopped: false };
        assert_eq!([64, 1000, 256, 1000].map(|draws| run.shows(draws)), [true, true, false, true]);
    }
}
