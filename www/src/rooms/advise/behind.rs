//! What stands behind an item of the charts of an answer.

use fenhong::decide::{Answer, RunOf};
use fenhong::words::{asking, deciding, results};

use crate::engine::Opened;
use crate::parts::explain::asked::{Asked, Source};
use crate::parts::explain::{ledger_button, number};
use crate::parts::node::{Node, el};
use crate::rooms::advise::Seat;

/// The derivation of what is read from a chart of advice.
pub fn behind(seat: &Seat<'_>, chart: usize, read: usize) -> Option<Node> {
    let answer = seat.own.work()?.answer()?;
    if let (2, Answer::Leaving(found)) = (chart, answer) {
        // The usual year of a household on the register, under the rule that is read.
        let at = found.rules.get(read)?.on?.usual;
        let first = Opened { village: 0, draw: at.draw, year: at.year };
        let open = ledger_button(seat, &deciding::OPEN_THIS_YEAR, Source::Advice(RunOf::Rule(read)), first);
        return Some(el("p", "behind").add(open));
    }
    let asked = match (chart, answer) {
        (0, Answer::Goal(_)) => Asked::Tried(read),
        (1, Answer::Frontier(found)) => Asked::Point(*asking::not_beaten(found).get(read)?),
        _ => return None,
    };
    let drawn = seat.own.figures.all[chart].drawn.as_ref()?;
    let about = drawn.chart.readings.get(read)?.clone();
    Some(el("p", "behind").add(number(seat, asked, seat.say(&results::WHY), &about)))
}
