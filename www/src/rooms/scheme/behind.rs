//! What stands behind a number of the Scheme view and behind an item of its charts: the futures, and the way to their
//! ledgers.

use fenhong::decide::{Measure, OfPair, Series};
use fenhong::outcome::{Pick, Report};
use fenhong::units::Fen;
use fenhong::words::{
    Text, contrast, deciding,
    derivation::{answers, behind as words},
    number, results,
};
use js_sys::{Array, Float64Array};
use wasm_bindgen::JsValue;

use crate::engine::{Asker, Opened, Task};
use crate::parts::explain::asked::Question;
use crate::parts::listed::listed;
use crate::parts::message::Common;
use crate::parts::node::{Node, button, el};
use crate::parts::results::{BINS, FAN, FLOW, STACK, begins_at_revenue, year_of_bins};
use crate::parts::shared::Shared;
use crate::rooms::scheme::state::{Seat, State, What, thin};

/// Asks for what is being looked at.
pub fn follow(state: &mut State, shared: &mut Shared) {
    let Some((what, draws)) = wanted(state, shared) else { return };
    let (version, behind) = (shared.desk.version(), &mut state.behind);
    if behind.known.as_ref().is_some_and(|known| (known.0, known.1, known.2) == (version, draws, what)) {
        return;
    }
    behind.known = Some((version, draws, what, None));
    behind.id = behind.id.wrapping_add(1);
    let (asker, id) = (Asker::Behind, behind.id);
    shared.pool.drop_tasks(asker, ..);
    match what {
        What::Paid(year) => shared.pool.ask_about_run(asker, id, "payouts", &JsValue::from(year)),
        What::Out => shared.pool.ask_about_run(asker, id, "series", &JsValue::from(Measure::Out.name())),
        What::Paying => {
            let text = shared.desk.scenario().to_string().into();
            let arguments = Array::of1(&JsValue::from(OfPair::Paying.text()));
            shared.pool.ask_task(Task { asker, id, text, call: "pairs", arguments });
        }
    }
}

/// What is being looked at, and of how many futures.
fn wanted(state: &State, shared: &Shared) -> Option<(What, u32)> {
    let report = shared.report.as_ref().filter(|_| shared.progress.last.is_some() || shared.progress.stopped)?;
    let what = match state.asked {
        Some(Question::Out) => What::Out,
        Some(Question::Paying) => What::Paying,
        _ => What::Paid(state.figures.all[BINS].read.and(Some(year_of_bins(shared, report) as u32))?),
    };
    Some((what, report.draws))
}

/// Takes in what was asked for.
pub fn take(state: &mut State, id: u32, result: Option<Result<JsValue, String>>) {
    let behind = &mut state.behind;
    if id != behind.id {
        return;
    }
    let numbers = result.and_then(Result::ok).map(|value| Float64Array::from(value).to_vec()).unwrap_or_default();
    if let Some(known) = &mut behind.known {
        known.3 = Some(numbers.into_iter().map(|number| number as i64).collect());
    }
}

fn known<'a>(seat: &Seat<'a>, wanted: What) -> Option<&'a [i64]> {
    let (version, _, what, numbers) = seat.own.behind.known.as_ref()?;
    numbers.as_deref().filter(|_| *version == seat.desk.version() && *what == wanted)
}

// What is shown.

/// The ways to the ledgers behind item `read` of the chart at `place`.
pub fn behind(seat: &Seat<'_>, place: usize, read: usize) -> Option<Node> {
    let voice = seat.voice();
    let report = seat.report.as_ref()?;
    match place {
        FAN => Some(of_fan(seat, report, read)),
        FLOW => {
            let how = words::flow(report, begins_at_revenue(seat), voice);
            Some(told(seat, how, results::USUAL_YEAR, report.headline.usual()?))
        }
        STACK => {
            let middle = report.years.get(read)?.fan?[2];
            Some(told(seat, words::stack(report, voice), words::MIDDLE_ONE, middle))
        }
        BINS => Some(of_bins(seat, report, read)),
        _ => None,
    }
}

/// How a mean comes about, and one ledger that went into it.
fn told(seat: &Seat<'_>, how: String, what: Text, pick: Pick) -> Node {
    let opened = Opened { village: pick.village.unwrap_or(0), draw: pick.draw, year: pick.year };
    let open = button(words::open(what, pick, seat.voice()), seat.common(Common::Ledger(opened))).class("plain");
    el("div", "behind").add(el("p", "").text(how)).add(open)
}

/// A year's dot on the thin line, and those of the fan's edges and middle: each a future that was calculated.
fn of_fan(seat: &Seat<'_>, report: &Report, read: usize) -> Node {
    let opened = thin(seat, read);
    let label = seat.voice().fill(words::THIN, &[("draw", &number(opened.draw + 1))]);
    let mut row = el("p", "behind")
        .say(seat, &words::OPEN)
        .add(button(label, seat.common(Common::Ledger(opened))).class("plain"));
    for (text, pick) in words::PLACES.iter().zip(report.years.get(read).and_then(|year| year.fan).into_iter().flatten())
    {
        let opened = Opened { village: pick.village.unwrap_or(0), draw: pick.draw, year: pick.year };
        let paid = words::future(pick.draw as usize, pick.amount, seat.voice());
        row = row.add(button(seat.say(text), seat.common(Common::Ledger(opened))).class("plain").put("title", paid));
    }
    row
}

/// The futures in a bin of the year's payouts.
fn of_bins(seat: &Seat<'_>, report: &Report, read: usize) -> Node {
    let year = year_of_bins(seat, report) as u32;
    let Some(paid) = known(seat, What::Paid(year)) else {
        return el("p", "behind muted").say(seat, &words::LOOKING);
    };
    let Some(bins) = &report.years[year as usize].histogram else { return el("p", "behind") };
    let from = bins.from.fen() + bins.width.fen() * read as i64;
    let is_here = |paid: &(usize, i64)| (from..from + bins.width.fen()).contains(&paid.1);
    let here: Vec<(usize, i64)> = paid.iter().copied().enumerate().filter(is_here).collect();
    let open = |draw: u32| seat.common(Common::Ledger(Opened { village: 0, draw, year }));
    let name = |draw: usize, fen: i64| words::future(draw, Fen::new(fen), seat.voice());
    listed(seat, &here, paid.len(), name, open)
}

/// The futures behind how many are out of poverty: a low one, the middle, a high one.
pub fn out_of_poverty(seat: &Seat<'_>) -> Node {
    let voice = seat.voice();
    let node = el("div", "").add(el("h3", "").say(seat, &words::OUT_FUTURES));
    let Some(numbers) = known(seat, What::Out).filter(|numbers| numbers.len() > 1) else {
        return node.add(el("p", "muted").say(seat, &words::LOOKING));
    };
    let series = Series::from_numbers(Measure::Out, numbers);
    let means = contrast::each_mean(&series);
    let last = seat.report.as_ref().map_or(1, |report| report.headline.of_years).max(1) - 1;
    let mut list = el("ul", "picks");
    for (which, draw) in deciding::examples(&means) {
        let said = deciding::future(which, draw, Measure::Out, means[draw], false, voice);
        let village = seat.opened.map_or(0, |opened| opened.village);
        let opened = Opened { village, draw: draw as u32, year: last };
        let open = button(seat.say(&deciding::OPEN_THIS_YEAR), seat.common(Common::Ledger(opened)));
        let open = open.state("aria-pressed", seat.opened == Some(opened));
        list = list.add(el("li", "").add(el("span", "").text(said)).add(open));
    }
    node.add(list)
}

/// The pairs of futures behind in how many years a co-op pays: the fewest, the middle and the most.
pub fn paying(seat: &Seat<'_>) -> Node {
    let node = el("div", "").add(el("h3", "").say(seat, &answers::PAIRS));
    let Some(numbers) = known(seat, What::Paying) else {
        return node.add(el("p", "muted").attr("role", "status").say(seat, &words::LOOKING));
    };
    let numbers: Vec<Option<i64>> = numbers.iter().copied().map(Some).collect();
    let mut list = el("ul", "picks");
    for (which, pair, value) in answers::three_pairs(&numbers) {
        let said = answers::pair(which, pair, OfPair::Paying, value, seat.voice());
        let mut ways = el("span", "ways");
        for draw in [pair * 2, pair * 2 + 1] {
            let (village, year) = seat.opened.map_or((0, 0), |opened| (opened.village, opened.year));
            let opened = Opened { village, draw, year };
            let label = seat.voice().fill(answers::OPEN_FUTURE, &[("draw", &number(draw + 1))]);
            ways = ways.add(
                button(label, seat.common(Common::Ledger(opened))).state("aria-pressed", seat.opened == Some(opened)),
            );
        }
        list = list.add(el("li", "").add(el("span", "").text(said)).add(ways));
    }
    node.add(list)
}
