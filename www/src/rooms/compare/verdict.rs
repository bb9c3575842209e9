//! How a verdict comes about: every check, the return that the winner can lose; and the money of a comparison.

use fenhong::decide::{Answer, Behind, Comparison, RunOf, Task, VerdictAnswer};
use fenhong::units::Rate;
use fenhong::words::{capital as begun, compare as w, derivation::answers, verdict as words};

use crate::engine::work::Work;
use crate::parts::explain::asked::Source;
use crate::parts::explain::derived::{Derived, Part, futures};
use crate::rooms::compare::Seat;

/// A tenth of a point of return.
const TENTH: Rate = Rate::new(1_000);

fn task<'a>(seat: &Seat<'a>) -> Option<&'a Task> {
    seat.own.verdict.as_ref().map(Work::task)
}

fn found<'a>(seat: &Seat<'a>) -> Option<&'a VerdictAnswer> {
    match task(seat)?.answer()? {
        Answer::Verdict(found) => Some(found),
        _ => None,
    }
}

fn comparison<'a>(seat: &Seat<'a>) -> Option<&'a Comparison> {
    seat.own.found()
}

/// A run of every scheme.
fn runs(seat: &Seat<'_>, run: impl Fn(usize) -> RunOf) -> Option<Vec<Behind>> {
    let task = task(seat)?;
    (0..found(seat)?.names.len()).map(|place| task.behind(run(place))).collect()
}

/// The futures of a run of the verdict, under a heading.
fn part(seat: &Seat<'_>, head: String, run: &Behind, of: RunOf) -> Option<Part> {
    let mut part = futures(seat, run.series.first()?, &answers::OPEN_THIS, Source::Verdict(of));
    part.head = head;
    Some(part)
}

/// The schemes as they are.
pub fn stands(seat: &Seat<'_>) -> Option<Derived> {
    let (voice, runs) = (seat.voice(), runs(seat, RunOf::Base)?);
    let (title, sentences) = words::stands(found(seat)?, &runs, voice);
    let head = |place: usize| voice.fill(words::AS_IT_IS, &[("letter", w::letter(place as u32, voice))]);
    let part = |(place, run): (usize, &Behind)| part(seat, head(place), run, RunOf::Base(place));
    let parts = runs.iter().enumerate().filter_map(part).collect();
    Some(Derived { title, sentences, parts, ran: Some(runs[0].scenario.clone()), ..Derived::default() })
}

/// A check: each scheme with the input changed.
pub fn check(seat: &Seat<'_>, place: usize) -> Option<Derived> {
    let (voice, found) = (seat.voice(), found(seat)?);
    let check = found.checks.get(place)?;
    let (stands, changed) = (runs(seat, RunOf::Base)?, runs(seat, |scheme| RunOf::Checked(place, scheme))?);
    let part = |(scheme, run): (usize, &Behind)| {
        let is_changed = run.scenario != stands[scheme].scenario;
        let text = if is_changed { words::CHANGED } else { words::AS_IT_IS };
        let head = voice.fill(text, &[("letter", w::letter(scheme as u32, voice))]);
        let of = if is_changed { RunOf::Checked(place, scheme) } else { RunOf::Base(scheme) };
        part(seat, head, run, of)
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
pub fn lose(seat: &Seat<'_>) -> Option<Derived> {
    let (voice, task, found) = (seat.voice(), task(seat)?, found(seat)?);
    let second = task.behind(RunOf::Base(found.second? as usize))?;
    // Where it stays the best without any return, all of it is lost in the run.
    let least = found.can_lose.unwrap_or(Rate::ONE);
    let runs = [(0, least), (1, least + TENTH)];
    let runs: Vec<(Rate, Behind)> =
        runs.into_iter().filter_map(|(step, points)| Some((points, task.behind(RunOf::Less(step))?))).collect();
    let (title, sentences) = words::lose(found, &runs, &second, voice);
    let part = |(step, (points, run)): (usize, &(Rate, Behind))| {
        part(seat, words::lower(found, *points, voice), run, RunOf::Less(step))
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
pub fn cash(seat: &Seat<'_>, place: usize) -> Option<Derived> {
    let (voice, found) = (seat.voice(), comparison(seat)?);
    let (scheme, of) = (found.schemes.get(place)?, RunOf::Cash(place));
    let run = seat.own.work.as_ref()?.task().behind(of)?;
    let (title, sentences) = words::cash(place as u32, scheme, found.discount, found.years, voice)?;
    let part = |series: &fenhong::decide::Series| {
        let mut part = futures(seat, series, &answers::OPEN_THIS, Source::Compared(of));
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
pub fn capital(seat: &Seat<'_>, place: usize) -> Option<Derived> {
    let (voice, found) = (seat.voice(), comparison(seat)?);
    let run = seat.own.work.as_ref()?.task().behind(RunOf::Scheme(place))?;
    let (title, said) = words::capital_of(place as u32, found.schemes.get(place)?, voice);
    Some(Derived { title: begun(&title), sentences: vec![said], ran: Some(run.scenario), ..Derived::default() })
}
