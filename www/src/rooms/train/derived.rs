//! How what a lesson shows comes about: the plan that was run, and the ledgers of a bad, a usual and a good year.

use std::sync::Arc;

use fenhong::outcome::{Pick, Report};
use fenhong::words::{
    Text,
    derivation::{behind, origins},
    results,
};

use crate::parts::explain::asked::{Question, Source};
use crate::parts::explain::derived::{Derived, Example, Way, part};
use crate::parts::explain::sentence::title;
use crate::rooms::train::state::{Seat, Show};

/// The derivation of what is shown at a place; none where it is gone.
pub fn derivation(seat: &Seat<'_>, place: usize) -> Option<Derived> {
    let found = seat.own.found.as_ref()?;
    let Some(Show::Report(report)) = found.shows.get(place)? else { return None };
    let voice = seat.voice();
    let mut sentences = results::payout_means(report, voice);
    sentences.extend(results::paying_means(report, voice));
    let three = picks(report).into_iter().map(|(what, pick)| example(seat, place, &what, pick)).collect();
    Some(Derived {
        title: seat.say(&title(Question::Payout)),
        sentences,
        parts: vec![part(seat, &behind::OUT_FUTURES, three)],
        ran: seat.own.scenario(place).cloned().map(Arc::new),
        ..Derived::default()
    })
}

fn picks(report: &Report) -> Vec<(Text, Pick)> {
    let names = [results::BAD_YEAR, results::USUAL_YEAR, results::GOOD_YEAR];
    names.into_iter().zip(report.headline.paid().into_iter().flatten()).collect()
}

fn example(seat: &Seat<'_>, place: usize, what: &Text, pick: Pick) -> Example {
    let said = results::picked(&seat.say(what), pick, seat.voice());
    let label = seat.say(&origins::OPEN_IT);
    let way = Way { label, source: Source::Lesson(place), draw: pick.draw, village: Some(0), year: Some(pick.year) };
    Example { said, ways: vec![way] }
}
