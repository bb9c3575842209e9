//! Drives a task on all processors, says how far it is, and keeps its state for a later time.

use std::io::{IsTerminal, Write};
use std::sync::{Condvar, Mutex};

use fenhong::decide::{Answer, Order, Question, Task};
use fenhong::scenario::{Error, Kind, tree};
use fenhong::simulate::Engine;
use fenhong::words::{Voice, advise};

/// Household-years of an order: a fraction of a second.
const ORDER: u64 = 2_000_000;
/// The state is written whenever so many percent more are done.
const PERCENT_KEPT: u64 = 5;

/// What the threads share.
struct Shared {
    task: Task,
    failed: Option<Error>,
    /// Percent that were said last, and at which the state was written last.
    said: u64,
    kept: u64,
}

/// Answers a question; `state` is a file to go on from and to keep the state in.
///
/// # Errors
/// When it cannot be asked, a run cannot be calculated, or the file cannot be read or written.
pub fn answer(question: Question, state: Option<&str>, voice: Voice) -> Result<Answer, Error> {
    let task = begin(question, state)?;
    let shared = Mutex::new(Shared { task, failed: None, said: 0, kept: 0 });
    let taken = Condvar::new();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| work(&shared, &taken, state, voice));
        }
    });
    let Shared { task, failed, .. } = shared.into_inner().expect("no thread panicked");
    if std::io::stderr().is_terminal() {
        eprint!("\r\u{1b}[K");
    }
    match failed {
        Some(error) => Err(error),
        None => {
            keep(&task, state)?;
            Ok(task.answer().expect("every run is done").clone())
        }
    }
}

/// Begins, or goes on from a state of the same question.
fn begin(question: Question, state: Option<&str>) -> Result<Task, Error> {
    let Some(path) = state.filter(|path| std::path::Path::new(path).exists()) else { return Task::new(question) };
    let text = std::fs::read_to_string(path).map_err(|error| unusable(path, &error))?;
    let task = Task::from_state(&tree(&text)?)?;
    // Another question is begun anew.
    if *task.question() == question { Ok(task) } else { Task::new(question) }
}

fn unusable(path: &str, error: &std::io::Error) -> Error {
    Error::new(path, Kind::Unreadable { said: error.to_string() })
}

/// Writes the state beside the old one and puts it in its place, so that a stop never leaves half of it.
fn keep(task: &Task, state: Option<&str>) -> Result<(), Error> {
    let Some(path) = state else { return Ok(()) };
    let beside = format!("{path}.new");
    let written = std::fs::write(&beside, task.state().to_string()).and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|error| unusable(path, &error))
}

/// One thread's work: an order, its engine kept while the scenario stays.
fn work(shared: &Mutex<Shared>, taken: &Condvar, state: Option<&str>, voice: Voice) {
    let mut kept: Option<(String, Engine)> = None;
    while let Some(order) = next(shared, taken) {
        let made = match &mut kept {
            Some((key, _)) if *key == order.key => Ok(()),
            _ => Engine::new((*order.scenario).clone()).map(|engine| kept = Some((order.key.clone(), engine))),
        };
        let piece = made.and_then(|()| order.run(&mut kept.as_mut().expect("made above").1));
        let mut guard = shared.lock().expect("no thread panicked");
        if let Err(error) = guard.task.take(&order, piece) {
            guard.failed.get_or_insert(error);
        }
        if let Err(error) = note(&mut guard, state, voice) {
            guard.failed.get_or_insert(error);
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

/// Says how far it is, where someone is looking, and keeps the state from time to time.
fn note(shared: &mut Shared, state: Option<&str>, voice: Voice) -> Result<(), Error> {
    let progress = shared.task.progress();
    let percent = progress.done * 100 / progress.of.max(1);
    if percent != shared.said && std::io::stderr().is_terminal() {
        shared.said = percent;
        let mut out = std::io::stderr();
        let _ = write!(out, "\r{} ", voice.fill(advise::PROGRESS, &[("percent", &percent.to_string())]));
        let _ = out.flush();
    }
    if percent.abs_diff(shared.kept) < PERCENT_KEPT {
        return Ok(());
    }
    shared.kept = percent;
    keep(&shared.task, state)
}
