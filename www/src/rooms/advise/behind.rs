//! What stands behind an item of the charts of an answer.

use fenhong::decide::Answer;
use fenhong::words::{asking, results};

use crate::parts::explain::asked::Asked;
use crate::parts::explain::number;
use crate::parts::node::{Node, el};
use crate::rooms::advise::Seat;

/// The derivation of what is read from a chart of advice.
pub fn behind(seat: &Seat<'_>, chart: usize, read: usize) -> Option<Node> {
    let asked = match (chart, seat.own.work()?.answer()?) {
        (0, Answer::Goal(_)) => Asked::Tried(read),
        (1, Answer::Frontier(found)) => Asked::Point(*asking::not_beaten(found).get(read)?),
        _ => return None,
    };
    let drawn = seat.own.figures.all[chart].drawn.as_ref()?;
    let about = drawn.chart.readings.get(read)?.clone();
    Some(el("p", "behind").add(number(seat, asked, seat.say(&results::WHY), &about)))
}
