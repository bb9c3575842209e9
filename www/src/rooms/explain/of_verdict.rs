//! How a verdict comes about: every check, the return that the winner can lose; and the money of a comparison.

use fenhong::decide::{Answer, Behind, Comparison, Run, Task, VerdictAnswer};
use fenhong::units::Rate;
use fenhong::words::{capital as begun, compare as w, derivation, verdict as words};

use crate::app::model::Model;
use crate::engine::work::Work;
use crate::rooms::explain::Source;
use crate::rooms::explain::derived::{Derived, Part, futures};

/// A tenth of a point of return.
const TENTH: Rate = Rate(1_000);

fn task(model: &Model) -> Option<&Task> {
    model.compare.verdict.as_ref().map(Work::task)
}

fn found(model: &Model) -> Option<&VerdictAnswer> {
    match task(model)?.answer()? {
        Answer::Verdict(found) => Some(found),
        _ => None,
    }
}

fn comparison(model: &Model) -> Option<&Comparison> {
    model.compare.found()
}

/// A run of every scheme.
fn runs(model: &Model, run: impl Fn(usize) -> Run) -> Option<Vec<Behind>> {
    let task = task(model)?;
    (0..found(model)?.names.len()).map(|place| task.behind(run(place))).collect()
}

/// The futures of a run of the verdict, under a heading.
fn part(model: &Model, head: String, run: &Behind, of: Run) -> Option<Part> {
    let mut part = futures(model, run.series.first()?, &derivation::OPEN_THIS, Source::Verdict(of));
    part.head = head;
    Some(part)
}

/// The schemes as they are.
pub fn stands(model: &Model) -> Option<Derived> {
    let (voice, runs) = (model.voice(), runs(model, Run::Base)?);
    let (title, sentences) = words::stands(found(model)?, &runs, voice);
    let head = |place: usize| voice.fill(words::AS_IT_IS, &[("letter", w::letter(place as u32, voice))]);
    let part = |(place, run): (usize, &Behind)| part(model, head(place), run, Run::Base(place));
    let parts = runs.iter().enumerate().filter_map(part).collect();
    Some(Derived { title, sentences, parts, ran: Some(runs[0].scenario.clone()), ..Derived::default() })
}

/// A check: each scheme with the input changed.
pub fn check(model: &Model, place: usize) -> Option<Derived> {
    let (voice, found) = (model.voice(), found(model)?);
    let check = found.checks.get(place)?;
    let (stands, changed) = (runs(model, Run::Base)?, runs(model, |scheme| Run::Checked(place, scheme))?);
    let part = |(scheme, run): (usize, &Behind)| {
        let is_changed = run.scenario != stands[scheme].scenario;
        let text = if is_changed { words::CHANGED } else { words::AS_IT_IS };
        let head = voice.fill(text, &[("letter", w::letter(scheme as u32, voice))]);
        let of = if is_changed { Run::Checked(place, scheme) } else { Run::Base(scheme) };
        part(model, head, run, of)
    };
    Some(Derived {
        title: words::check_title(check, voice),
        sentences: words::check(found, check, (&stands, &changed), voice),
        parts: changed.iter().enumerate().filter_map(part).collect(),
        ran: changed.first().map(|run| run.scenario.clone()),
        ..Derived::default()
    })
}

/// How much return the winner can lose: its runs on both sides of where the verdict turns.
pub fn lose(model: &Model) -> Option<Derived> {
    let (voice, task, found) = (model.voice(), task(model)?, found(model)?);
    let second = task.behind(Run::Base(found.second? as usize))?;
    // Where it stays the best without any return, all of it is lost in the run.
    let least = found.can_lose.unwrap_or(Rate::ONE);
    let runs = [(0, least), (1, least + TENTH)];
    let runs: Vec<(Rate, Behind)> =
        runs.into_iter().filter_map(|(step, points)| Some((points, task.behind(Run::Less(step))?))).collect();
    let (title, sentences) = words::lose(found, &runs, &second, voice);
    let part = |(step, (points, run)): (usize, &(Rate, Behind))| {
        part(model, words::lower(found, *points, voice), run, Run::Less(step))
    };
    Some(Derived {
        title,
        sentences,
        parts: runs.iter().enumerate().filter_map(part).collect(),
        ran: runs.first().map(|(_, run)| run.scenario.clone()),
        ..Derived::default()
    })
}

/// A scheme's public money as cash.
pub fn cash(model: &Model, place: usize) -> Option<Derived> {
    let (voice, found) = (model.voice(), comparison(model)?);
    let (scheme, of) = (found.schemes.get(place)?, Run::Cash(place));
    let run = model.compare.work.as_ref()?.task().behind(of)?;
    let (title, sentences) = words::cash(place as u32, scheme, found.discount, found.years, voice)?;
    let part = |series: &fenhong::decide::Series| {
        let mut part = futures(model, series, &derivation::OPEN_THIS, Source::Compared(of));
        part.head = words::cash_measure(series.measure, voice);
        part.sentences = fenhong::words::deciding::of_scheme(series, voice);
        part
    };
    Some(Derived {
        title,
        sentences,
        parts: run.series.iter().map(part).collect(),
        ran: Some(run.scenario),
        ..Derived::default()
    })
}

/// What was put into a scheme's co-ops.
pub fn capital(model: &Model, place: usize) -> Option<Derived> {
    let (voice, found) = (model.voice(), comparison(model)?);
    let run = model.compare.work.as_ref()?.task().behind(Run::Scheme(place))?;
    let (title, said) = words::capital_of(place as u32, found.schemes.get(place)?, voice);
    Some(Derived { title: begun(&title), sentences: vec![said], ran: Some(run.scenario), ..Derived::default() })
}
