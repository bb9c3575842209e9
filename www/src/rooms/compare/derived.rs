//! How the numbers of a comparison come about.

use fenhong::decide::{Comparison, Group, Measure, OfPair, RunOf, Series, Task};
use fenhong::words::{
    Text, compare as w, contrast, deciding,
    derivation::{answers as words, origins},
    inputs,
};

use crate::engine::work::Work;
use crate::parts::explain::asked::Source;
use crate::parts::explain::derived::{Derived, Example, Part, Way, futures, part, way};
use crate::parts::explain::input::input;
use crate::rooms::compare::{Seat, State};

fn task(state: &State) -> Option<&Task> {
    state.work.as_ref().map(Work::task)
}

fn found<'a>(seat: &Seat<'a>) -> Option<&'a Comparison> {
    seat.own.found()
}

/// A scheme's mean of a measure.
pub fn scheme(seat: &Seat<'_>, place: usize, measure: Measure) -> Option<Derived> {
    let (voice, task) = (seat.voice(), task(seat.own)?);
    let letter = w::letter(place as u32, voice);
    let run = task.behind(RunOf::Scheme(place))?;
    let series = run.series.iter().find(|series| series.measure == measure)?;
    let mut sentences = vec![deciding::definition(measure, voice)];
    sentences.extend(deciding::of_scheme(series, voice));
    Some(Derived {
        title: voice.fill(deciding::EXPLAIN_SCHEME, &[("letter", letter), ("measure", &w::measure(measure, voice))]),
        sentences,
        parts: vec![lettered(seat, series, place)],
        ran: Some(run.scenario),
        ..Derived::default()
    })
}

/// Futures of a measure with the way to a scheme's ledgers.
fn lettered(seat: &Seat<'_>, series: &Series, place: usize) -> Part {
    let mut part = futures(seat, series, &deciding::LEDGER, Source::Scheme(place));
    for way in part.examples.iter_mut().flat_map(|example| &mut example.ways) {
        way.label = open(seat, place);
    }
    part
}

fn open(seat: &Seat<'_>, place: usize) -> String {
    let voice = seat.voice();
    voice.fill(deciding::OPEN_LEDGER, &[("letter", w::letter(place as u32, voice))])
}

/// The difference of two schemes.
pub fn pair(seat: &Seat<'_>, place: usize, measure: Measure) -> Option<Derived> {
    let (voice, task) = (seat.voice(), task(seat.own)?);
    let pair = found(seat)?.pairs.get(place)?;
    let [a, b] = [pair.a, pair.b].map(|place| place as usize);
    let gaps = contrast::gaps(&task.series(a, measure)?, &task.series(b, measure)?);
    let difference = pair.differences.iter().find(|found| found.measure == measure)?;
    let mut sentences = vec![deciding::definition(measure, voice)];
    sentences.extend(deciding::of_pair(pair, difference, voice));
    let one = |(which, draw): (Text, usize)| Example {
        said: deciding::future(which, draw, measure, gaps[draw], true, voice),
        ways: [a, b].map(|scheme| way(open(seat, scheme), Source::Scheme(scheme), draw as u32)).into(),
    };
    let letters = [pair.a, pair.b].map(|place| w::letter(place, voice));
    let values = [("a", letters[0]), ("b", letters[1]), ("measure", &*w::measure(measure, voice))];
    Some(Derived {
        title: voice.fill(deciding::EXPLAIN_PAIR, &values),
        sentences,
        parts: vec![part(seat, &deciding::EXAMPLES, deciding::examples(&gaps).into_iter().map(one).collect())],
        ran: task.behind(RunOf::Scheme(b)).map(|run| run.scenario),
        ..Derived::default()
    })
}

/// What is of all futures together, and apart only seen pair by pair: inequality, and staying out of poverty.
pub fn by_pair(seat: &Seat<'_>, place: usize, of: OfPair) -> Option<Derived> {
    let (voice, task, found) = (seat.voice(), task(seat.own)?, found(seat)?);
    let (outturn, scheme) = (task.outturn(place)?, found.schemes.get(place)?);
    let (sentences, table) = match of {
        OfPair::Stood(side, years) => {
            let table = words::stood(&outturn.spells[side], &scheme.stays[side], years, voice);
            (vec![seat.say(&words::STOOD_HOW)], Some((seat.say(&words::STOOD_TABLE), table)))
        }
        OfPair::Gini(side) | OfPair::Poorest(side, _) => {
            (words::incomes(&outturn.incomes[side], found.draws, of, scheme, voice), None)
        }
        OfPair::Served(..) | OfPair::Paying | OfPair::Reported(_) => return None,
    };
    Some(Derived {
        title: words::pair_title(place as u32, of, voice)?,
        sentences,
        table,
        pairs: Some((Source::Scheme(place), of)),
        ran: task.behind(RunOf::Scheme(place)).map(|run| run.scenario),
        ..Derived::default()
    })
}

/// An entry of the accounts.
pub fn account(seat: &Seat<'_>, place: usize, entry: usize) -> Option<Derived> {
    let (voice, task) = (seat.voice(), task(seat.own)?);
    let (name, of) = words::ENTRIES[entry];
    let entries: Vec<i64> = task.outturn(place)?.accounts.iter().map(of).collect();
    // As a measure of one place: an amount of every future.
    let series = Series { measure: Measure::Closing, parts: 1, draws: entries };
    let letter = w::letter(place as u32, voice);
    Some(Derived {
        title: voice.fill(deciding::EXPLAIN_SCHEME, &[("letter", letter), ("measure", &seat.say(&name))]),
        sentences: words::account(&series.draws, voice),
        parts: vec![lettered(seat, &series, place)],
        ran: task.behind(RunOf::Scheme(place)).map(|run| run.scenario),
        ..Derived::default()
    })
}

/// What a yuan of public money came to.
pub fn money(seat: &Seat<'_>, place: usize) -> Option<Derived> {
    let (voice, task, found) = (seat.voice(), task(seat.own)?, found(seat)?);
    let now = task.outturn(place)?.accounts.iter().map(|account| account.poor_now).collect();
    let series = Series { measure: Measure::Closing, parts: 1, draws: now };
    let mut part = lettered(seat, &series, place);
    part.head = seat.say(&words::MONEY_FUTURES);
    Some(Derived {
        title: voice.fill(words::MONEY, &[("letter", w::letter(place as u32, voice))]),
        sentences: words::money(&found.schemes[place], found.discount, (found.draws, found.years), voice),
        parts: vec![part],
        ran: task.behind(RunOf::Scheme(place)).map(|run| run.scenario),
        ..Derived::default()
    })
}

/// Who gains and who loses in a group.
pub fn fares(seat: &Seat<'_>, place: usize, group: Group) -> Option<Derived> {
    let (voice, task, found) = (seat.voice(), task(seat.own)?, found(seat)?);
    let pair = found.pairs.get(place)?;
    let gains = pair.gains.as_ref()?;
    let fares = match group {
        Group::Class(wanted) => gains.classes.iter().find(|(class, _)| *class == wanted).map(|(_, fares)| fares)?,
        Group::Tenth(tenth) => gains.tenths.get(tenth)?,
    };
    let size = (found.draws, found.years);
    let households = words::three_households(&task.fared(place, group)?, size, voice).into_iter();
    let one = |(said, household): (String, fenhong::decide::Fared)| {
        let way = |scheme: u32| Way {
            label: voice.fill(words::THEIR_LEDGER, &[("letter", w::letter(scheme, voice))]),
            source: Source::Scheme(scheme as usize),
            draw: 0,
            village: Some(household.village),
            year: None,
        };
        Example { said, ways: [pair.a, pair.b].map(way).into() }
    };
    Some(Derived {
        title: words::fares_title(pair, group, voice),
        sentences: words::fares(pair, group, fares, size, voice),
        parts: vec![part(seat, &words::FARES_WHO, households.map(one).collect())],
        ran: task.behind(RunOf::Scheme(pair.b as usize)).map(|run| run.scenario),
        ..Derived::default()
    })
}

/// An input in which the schemes differ.
pub fn differs(seat: &Seat<'_>, place: usize, scheme: usize) -> Option<Derived> {
    let (voice, found) = (seat.voice(), found(seat)?);
    let differs = found.differs.get(place)?;
    let value = inputs::value(&differs.path, differs.values.get(scheme)?.as_ref()?, voice);
    let run = task(seat.own)?.behind(RunOf::Scheme(scheme))?;
    let scenario = fenhong::tree::of(&*run.scenario);
    let question = w::letter(scheme as u32, voice).to_owned() + " · " + &inputs::input(&differs.path, voice);
    let said = origins::input(&value, None, voice);
    Some(input(seat, &scenario, &differs.path, &question, said))
}
