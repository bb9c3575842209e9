//! How the numbers of advice come about: each is a run of its own, or two.

use fenhong::decide::{Answer, Behind, Measure, RunOf};
use fenhong::words::{
    Text, asking, capital, compare as w, contrast, deciding,
    derivation::{answers as words, origins},
    inputs,
};

use crate::parts::explain::asked::Source;
use crate::parts::explain::derived::{Derived, Example, futures, part, way};
use crate::parts::explain::input::input as of_input;
use crate::parts::node::button;
use crate::rooms::advise::{Message, Seat};

fn run(seat: &Seat<'_>, of: RunOf) -> Option<Behind> {
    seat.own.work()?.task().behind(of)
}

/// A measure with how its mean comes about.
fn measured(run: &Behind, measure: Measure, seat: &Seat<'_>) -> Vec<String> {
    let voice = seat.voice();
    let Some(series) = run.series.iter().find(|series| series.measure == measure) else { return Vec::new() };
    let mut lines = vec![deciding::definition(measure, voice)];
    lines.extend(deciding::of_scheme(series, voice));
    lines
}

/// A combination of the frontier: both its measures, and the way to put it on the desk.
pub fn point(seat: &Seat<'_>, place: usize) -> Option<Derived> {
    let voice = seat.voice();
    let Answer::Frontier(found) = seat.own.work()?.answer()? else { return None };
    let (point, of) = (found.points.get(place)?, RunOf::Point(place));
    let run = run(seat, of)?;
    let mut parts = Vec::new();
    for measure in [Measure::Poor, Measure::Kept] {
        let series = run.series.iter().find(|series| series.measure == measure)?;
        let mut part = futures(seat, series, &words::OPEN_THIS, Source::Advice(of));
        (part.head, part.sentences) = (capital(&w::measure(measure, voice)), measured(&run, measure, seat));
        parts.push(part);
    }
    let put = button(seat.say(&asking::PUT_POINT), seat.ear(Message::PutPoint(place)));
    Some(Derived {
        title: words::point_title(found, point, voice),
        sentences: words::point(point, &run.scenario, voice),
        parts,
        ran: Some(run.scenario),
        command: Some(put.class("put").still()),
        ..Derived::default()
    })
}

/// An input as it stands.
pub fn now(seat: &Seat<'_>, place: usize) -> Option<Derived> {
    let voice = seat.voice();
    let Answer::Sensitivity(found) = seat.own.work()?.answer()? else { return None };
    let (input, run) = (found.inputs.get(place)?, run(seat, RunOf::Stands)?);
    let said = origins::input(&inputs::value(&input.path, &input.value, voice), None, voice);
    let scenario = fenhong::tree::of(&*run.scenario);
    Some(of_input(seat, &scenario, &input.path, &inputs::input(&input.path, voice), said))
}

/// What moving an input does: the two runs, and the futures by how much they differ.
pub fn moved(seat: &Seat<'_>, place: usize, side: usize) -> Option<Derived> {
    let voice = seat.voice();
    let Answer::Sensitivity(found) = seat.own.work()?.answer()? else { return None };
    let (input, of) = (found.inputs.get(place)?, RunOf::Moved(place, side));
    let changed = if side == 0 { input.smaller.as_ref()? } else { input.larger.as_ref()? };
    let (stands, run) = (run(seat, RunOf::Stands)?, run(seat, of)?);
    let (before, after) = (stands.series.first()?, run.series.first()?);
    let gaps = contrast::gaps(before, after);
    let mut sentences = vec![deciding::definition(found.measure, voice)];
    sentences.extend(words::moved(found, input, changed, after.mean(), voice));
    let one = |(which, draw): (Text, usize)| Example {
        said: deciding::future(which, draw, found.measure, gaps[draw], true, voice),
        ways: vec![
            way(seat.say(&words::AS_IS), Source::Advice(RunOf::Stands), draw as u32),
            way(seat.say(&words::CHANGED), Source::Advice(of), draw as u32),
        ],
    };
    Some(Derived {
        title: words::moved_title(input, changed, voice),
        sentences,
        parts: vec![part(seat, &words::MOVED_FUTURES, deciding::examples(&gaps).into_iter().map(one).collect())],
        ran: Some(run.scenario),
        ..Derived::default()
    })
}

/// A scheme in a circumstance.
pub fn outcome(seat: &Seat<'_>, scheme: usize, world: usize) -> Option<Derived> {
    let voice = seat.voice();
    let Answer::Robust(found) = seat.own.work()?.answer()? else { return None };
    let candidate = found.schemes.get(scheme)?;
    let of = RunOf::Outcome(scheme, world);
    let run = run(seat, of)?;
    let (title, mut sentences) = words::outcome(found, candidate, world, candidate.outcomes.get(world)?, voice);
    sentences.extend(measured(&run, found.measure, seat));
    let series = run.series.first()?;
    Some(Derived {
        title: title + " · " + &w::measure(found.measure, voice),
        sentences,
        parts: vec![futures(seat, series, &words::OPEN_THIS, Source::Advice(of))],
        ran: Some(run.scenario),
        ..Derived::default()
    })
}

/// A value that a goal seek tried, or its mix.
pub fn tried(seat: &Seat<'_>, of: RunOf) -> Option<Derived> {
    let voice = seat.voice();
    let (goal, found) = seat.own.goal()?;
    let (title, tried) = match (of, found.mix()) {
        (RunOf::Mix, Some(mix)) => (words::mix_title(goal, mix, voice), &mix.tried),
        (RunOf::Tried(place), _) => {
            found.curve.get(place).map(|tried| (words::tried_title(goal, tried, voice), tried))?
        }
        _ => return None,
    };
    let run = run(seat, of)?;
    let source = Source::Advice(of);
    Some(Derived {
        title,
        sentences: words::tried(goal, tried, &run.served?, voice),
        pairs: Some((source, fenhong::decide::OfPair::Served(goal.sum, tried.household))),
        ran: Some(run.scenario),
        ..Derived::default()
    })
}
