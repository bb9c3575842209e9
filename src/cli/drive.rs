//! Drives a task on all processors, says how far it is, and keeps its state for a later time.

use std::sync::{Condvar, Mutex};

use fenhong::decide::{Answer, Order, Question, Task};
use fenhong::population;
use fenhong::scenario::{Error, tree};
use fenhong::simulate::{Engine, Tally, Watched};
use fenhong::units::Fen;
use fenhong::words::Voice;

use super::input::{Mistake, Result, read_text, unreadable};
use super::progress::Progress;

/// Household-years of an order: a fraction of a second.
const ORDER: u64 = 2_000_000;
/// Futures that the kernel runs side by side at the most; fewer cost as much.
const ROW: u64 = 16;
/// The state is written whenever so many percent more are done.
const PERCENT_KEPT: u64 = 5;

/// What the threads share.
struct Shared {
    task: Task,
    failed: Option<Mistake>,
    progress: Progress,
    /// Percent at which the state was written last.
    kept: u64,
}

/// Answers a question; `state` is a file to go on from and to keep the state in.
///
/// # Errors
/// When it cannot be asked, a run cannot be calculated, or the file cannot be read or written.
pub fn answer(question: Question, state: Option<&str>, voice: Voice) -> Result<Answer> {
    let task = begin(question, state)?;
    let shared = Mutex::new(Shared { task, failed: None, progress: Progress::new(voice), kept: 0 });
    let taken = Condvar::new();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| work(&shared, &taken, state));
        }
    });
    let Shared { task, failed, .. } = shared.into_inner().expect("no thread panicked");
    match failed {
        Some(mistake) => Err(mistake),
        None => {
            keep(&task, state)?;
            Ok(task.answer().expect("every run is done").clone())
        }
    }
}

/// Begins, or goes on from a state of the same question.
fn begin(question: Question, state: Option<&str>) -> Result<Task> {
    let Some(path) = state.filter(|path| std::path::Path::new(path).exists()) else { return Ok(Task::new(question)?) };
    let mistake = |error: Error| Mistake { source: path.to_owned(), error: error.into() };
    let task = tree(&read_text(path)?).and_then(|state| Task::from_state(&state)).map_err(mistake)?;
    // Another question is begun anew.
    if *task.question() == question { Ok(task) } else { Ok(Task::new(question)?) }
}

/// Writes the state beside the old one and puts it in its place, so that a stop never leaves half of it.
fn keep(task: &Task, state: Option<&str>) -> Result<()> {
    let Some(path) = state else { return Ok(()) };
    let beside = format!("{path}.new");
    let written = std::fs::write(&beside, task.state().to_string()).and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|error| {
        // Half of it is of no use to anyone.
        let _ = std::fs::remove_file(&beside);
        unreadable(path, &error)
    })
}

/// One thread's work: an order, its engine kept while the scenario stays.
fn work(shared: &Mutex<Shared>, taken: &Condvar, state: Option<&str>) {
    let mut kept: Option<(String, Engine)> = None;
    while let Some(order) = next(shared, taken) {
        let made = match &mut kept {
            Some((key, _)) if *key == order.key => Ok(()),
            _ => Engine::new((*order.scenario).clone()).map(|engine| kept = Some((order.key.clone(), engine))),
        };
        let piece = made.and_then(|()| order.run(&mut kept.as_mut().expect("made above").1));
        let mut guard = shared.lock().expect("no thread panicked");
        if let Err(error) = guard.task.take(&order, piece) {
            guard.failed.get_or_insert(error.into());
        }
        if let Err(mistake) = note(&mut guard, state) {
            guard.failed.get_or_insert(mistake);
        }
        drop(guard);
        taken.notify_all();
    }
}

/// The next order; none at the end.
fn next(shared: &Mutex<Shared>, taken: &Condvar) -> Option<Order> {
    let mut guard = shared.lock().expect("no thread panicked");
    loop {
        if guard.failed.is_some() || guard.task.answer().is_some() {
            return None;
        }
        if let Some(order) = guard.task.order(ORDER) {
            return Some(order);
        }
        guard = taken.wait(guard).expect("no thread panicked");
    }
}

/// Says how far it is, and keeps the state from time to time.
fn note(shared: &mut Shared, state: Option<&str>) -> Result<()> {
    let how_far = shared.task.progress();
    shared.progress.at(how_far.done, how_far.of);
    let percent = how_far.done * 100 / how_far.of.max(1);
    if percent.abs_diff(shared.kept) < PERCENT_KEPT {
        return Ok(());
    }
    shared.kept = percent;
    keep(&shared.task, state)
}

/// Runs all futures of a scenario, a piece at a time, and says how far it is; each household is watched.
///
/// # Errors
/// When an amount is too large.
pub fn run(engine: &mut Engine, progress: &mut Progress) -> std::result::Result<(Tally, Watched), Error> {
    let scenario = &engine.model().scenario;
    let (draws, villages) = (scenario.draws, engine.villages());
    let a_draw = population::households(scenario) * u64::from(scenario.years);
    let piece = (ORDER / a_draw.max(1)).clamp(1, u64::from(draws)).next_multiple_of(ROW);
    let (mut tallies, mut watched) = (Vec::new(), Vec::new());
    for first in (0..draws).step_by(piece as usize) {
        let many = (draws - first).min(piece as u32);
        let (tally, households) = engine.watch((first, many), (0, villages), Fen::ZERO)?;
        tallies.push(tally);
        watched.push(households);
        progress.at(u64::from(first + many), draws.into());
    }
    Ok((Tally::merge(&tallies)?, Watched::merge(&watched)?))
}
