//! What stands behind an item of the charts of a comparison.

use fenhong::decide::{Group, OfPair};
use fenhong::words::{
    compare as w, contrast,
    derivation::{answers, behind as words},
    results,
};

use crate::engine::Opened;
use crate::parts::explain::asked::{Asked, Source};
use crate::parts::explain::number;
use crate::parts::listed::listed;
use crate::parts::message::Common;
use crate::parts::node::{Node, el};
use crate::rooms::compare::Seat;

/// The ways to what is behind item `read` of the chart at `place`.
pub fn behind(seat: &Seat<'_>, place: usize, read: usize) -> Option<Node> {
    if place == 0 { of_differences(seat, read) } else { of_schemes(seat, place, read) }
}

/// The futures in a bin of the differences of two schemes.
fn of_differences(seat: &Seat<'_>, read: usize) -> Option<Node> {
    let pair = seat.own.found()?.pairs.get(seat.own.pair)?;
    let series = |place: u32| seat.own.series(place as usize, seat.own.measure);
    let (a, b) = (series(pair.a)?, series(pair.b)?);
    let here = contrast::futures_in(&a, &b, read);
    let source = Source::Scheme(pair.b as usize);
    let open = |draw: u32| seat.common(Common::Show(source, Opened { village: 0, draw, year: 0 }));
    let name = |draw: usize, gap: i64| words::gap_future(draw, a.measure, gap, seat.voice());
    Some(listed(seat, &here, a.draws.len(), name, open))
}

/// Each scheme's number at an item of the other charts of a comparison, with its derivation.
fn of_schemes(seat: &Seat<'_>, chart: usize, read: usize) -> Option<Node> {
    let (voice, found) = (seat.voice(), seat.own.found()?);
    let of = match chart {
        1 => {
            let (asked, label) = (Asked::Fares(seat.own.pair, Group::Tenth(read)), seat.say(&results::WHY));
            let about = answers::group(Group::Tenth(read), voice);
            return Some(el("p", "behind").add(number(seat, asked, label, &about)));
        }
        2 => OfPair::Poorest(0, read),
        _ => OfPair::Stood(0, read),
    };
    let title = seat.own.figures.all[chart].drawn.as_ref()?.chart.title.clone();
    let mut row = el("p", "behind steps").say(seat, &words::NUMBERS);
    let without = voice.say(contrast::WITHOUT_COOP);
    let schemes = (0..found.schemes.len()).map(|place| (place, of, w::letter(place as u32, voice).to_owned()));
    for (place, of, name) in schemes.chain([(0, contrast::without(of), without)]) {
        let Some(of_all) = contrast::of_all(&found.schemes[place], of) else { continue };
        let shown = name + " " + &answers::of_pair(of, of_all, voice);
        row = row.add(number(seat, Asked::ByPair(place, of), shown, &title));
    }
    Some(row)
}
