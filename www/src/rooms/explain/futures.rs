//! What stands behind a number of the Scheme view and behind an item of a chart: the futures, and the way to their
//! ledgers.

use fenhong::chart::Chart;
use fenhong::decide::{Answer, Group, Measure, OfPair, Series};
use fenhong::outcome::{Pick, Report};
use fenhong::units::Fen;
use fenhong::words::{Text, asking, behind as words, compare as w, contrast, deciding, derivation, number, results};
use js_sys::{Array, Float64Array};
use wasm_bindgen::JsValue;

use crate::app::message::{Message, Opened, Question};
use crate::app::model::Model;
use crate::app::route::View;
use crate::engine::Task;
use crate::parts::figure;
use crate::parts::figure::{BINS, FAN};
use crate::parts::node::{Node, button, el};
use crate::rooms::explain::{Asked, Source};
use crate::rooms::{BEHIND_IDS, compare, explain};

/// A number of every future of the results at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// What the cohort is paid in a year.
    Paid(u32),
    /// How many are out of poverty at the end.
    Out,
    /// In how many years a co-op pays, pair by pair.
    Paying,
}

/// What is known of them, and of which results.
#[derive(Default)]
pub struct State {
    /// The version of the desk, futures that were done, what, and the numbers once they are here.
    known: Option<(u32, u32, What, Option<Vec<i64>>)>,
    id: u32,
}

/// Asks for what is being looked at.
pub fn follow(model: &mut Model) {
    let Some((what, draws)) = wanted(model) else { return };
    let (version, behind) = (model.desk.version(), &mut model.whole.behind);
    if behind.known.as_ref().is_some_and(|known| (known.0, known.1, known.2) == (version, draws, what)) {
        return;
    }
    behind.known = Some((version, draws, what, None));
    behind.id = (behind.id + 1) % (1 << 28);
    let id = BEHIND_IDS.start + behind.id;
    model.pool.drop_tasks(BEHIND_IDS);
    match what {
        What::Paid(year) => model.pool.ask_about_run(id, "payouts", &JsValue::from(year)),
        What::Out => model.pool.ask_about_run(id, "series", &JsValue::from(Measure::Out.name())),
        What::Paying => {
            let text = model.desk.scenario().to_string().into();
            let arguments = Array::of1(&JsValue::from(OfPair::Paying.text()));
            model.pool.ask_task(Task { id, text, call: "pairs", arguments });
        }
    }
}

/// What is being looked at, and of how many futures.
fn wanted(model: &Model) -> Option<(What, u32)> {
    let report = model.report.as_ref().filter(|_| model.progress.last.is_some() || model.progress.stopped)?;
    let what = match model.asked {
        Some(Question::Out) => What::Out,
        Some(Question::Paying) => What::Paying,
        _ => What::Paid(model.figures.all[BINS].read.and(Some(year_of_bins(model, report)))?),
    };
    Some((what, report.draws))
}

fn year_of_bins(model: &Model, report: &Report) -> u32 {
    model.figures.year.min(report.years.len().saturating_sub(1)) as u32
}

/// Takes in what was asked for.
pub fn take(model: &mut Model, id: u32, result: Option<Result<JsValue, String>>) {
    let behind = &mut model.whole.behind;
    if id != BEHIND_IDS.start + behind.id {
        return;
    }
    let numbers = result.and_then(Result::ok).map(|value| Float64Array::from(value).to_vec()).unwrap_or_default();
    if let Some(known) = &mut behind.known {
        known.3 = Some(numbers.into_iter().map(|number| number as i64).collect());
    }
}

fn known(model: &Model, wanted: What) -> Option<&[i64]> {
    let (version, _, what, numbers) = model.whole.behind.known.as_ref()?;
    numbers.as_deref().filter(|_| *version == model.desk.version() && *what == wanted)
}

// What is shown.

/// A chart's table, whose numbers lead to what is behind their items.
pub fn table(chart: &Chart, place: usize) -> Node {
    let cell = |row: usize, column: usize, text: &str| {
        let is_number = text.contains(|letter: char| letter.is_ascii_digit());
        let read = Message::Whole(crate::rooms::Message::Read(place, row));
        (column > 0 && is_number).then(|| button(text.to_owned(), read).class("number"))
    };
    crate::parts::table::sheet_of(&chart.title, &chart.table, cell)
}

/// The id of a chart's drawing.
pub fn id(place: usize) -> String {
    ["drawing-", &place.to_string()].concat()
}

/// Reads the item at a place of a chart, and goes there.
pub fn read(model: &mut Model, place: usize, item: usize) {
    let figure = &mut model.figures.all[place];
    (figure.read, figure.is_held) = (Some(item), true);
    model.whole.focus = Some(id(place));
}

/// The ways to the ledgers behind item `read` of the chart at `place`.
pub fn behind(model: &Model, place: usize, read: usize) -> Option<Node> {
    let voice = model.voice();
    let of = |view: View| place.checked_sub(view.charts().start).filter(|_| view.charts().contains(&place));
    match (of(View::Compare), of(View::Advise)) {
        (Some(0), _) => return of_differences(model, read),
        (Some(chart), _) => return of_schemes(model, chart, read),
        (_, Some(chart)) => return of_advice(model, chart, read),
        (None, None) => {}
    }
    let report = model.report.as_ref()?;
    match place {
        FAN => Some(of_fan(model, report, read)),
        1 => {
            let how = words::flow(report, figure::begins_at_revenue(model), voice);
            Some(told(model, how, results::USUAL_YEAR, report.headline.usual?))
        }
        2 => {
            let middle = report.years.get(read)?.fan?[2];
            Some(told(model, words::stack(report, voice), words::MIDDLE_ONE, middle))
        }
        BINS => Some(of_bins(model, report, read)),
        _ => None,
    }
}

/// How a mean comes about, and one ledger that went into it.
fn told(model: &Model, how: String, what: Text, pick: Pick) -> Node {
    let opened = Opened { village: 0, draw: pick.draw, year: pick.year };
    let open = button(words::open(what, pick, model.voice()), Message::Ledger(opened)).class("plain");
    el("div", "behind").add(el("p", "").text(how)).add(open)
}

/// A year's dot on the thin line, and those of the fan's edges and middle: each a future that was calculated.
fn of_fan(model: &Model, report: &Report, read: usize) -> Node {
    let thin = model.figures.opened(read);
    let label = model.voice().fill(words::THIN, &[("draw", &number(thin.draw + 1))]);
    let mut row = el("p", "behind").say(model, &words::OPEN).add(button(label, Message::Ledger(thin)).class("plain"));
    for (text, pick) in words::PLACES.iter().zip(report.years.get(read).and_then(|year| year.fan).into_iter().flatten())
    {
        let opened = Opened { village: 0, draw: pick.draw, year: pick.year };
        let paid = words::future(pick.draw as usize, pick.amount, model.voice());
        row = row.add(button(model.say(text), Message::Ledger(opened)).class("plain").put("title", paid));
    }
    row
}

/// The futures in a bin of the year's payouts.
fn of_bins(model: &Model, report: &Report, read: usize) -> Node {
    let year = year_of_bins(model, report);
    let Some(paid) = known(model, What::Paid(year)) else {
        return el("p", "behind muted").say(model, &words::LOOKING);
    };
    let Some(bins) = &report.years[year as usize].histogram else { return el("p", "behind") };
    let from = bins.from.0 + bins.width.0 * read as i64;
    let is_here = |paid: &(usize, i64)| (from..from + bins.width.0).contains(&paid.1);
    let here: Vec<(usize, i64)> = paid.iter().copied().enumerate().filter(is_here).collect();
    let open = |draw: u32| Message::Ledger(Opened { village: 0, draw, year });
    let name = |draw: usize, fen: i64| words::future(draw, Fen(fen), model.voice());
    futures(model, &here, paid.len(), name, open)
}

/// The futures in a bin of the differences of two schemes.
fn of_differences(model: &Model, read: usize) -> Option<Node> {
    let pair = model.compare.found()?.pairs.get(model.compare.pair)?;
    let series = |place: u32| model.compare.series(place as usize, model.compare.measure);
    let (a, b) = (series(pair.a)?, series(pair.b)?);
    let here = contrast::futures_in(&a, &b, read);
    let source = Source::Scheme(pair.b as usize);
    let open = |draw: u32| explain::show_message(source, Opened { village: 0, draw, year: 0 });
    let name = |draw: usize, gap: i64| words::gap_future(draw, a.measure, gap, model.voice());
    Some(futures(model, &here, a.draws.len(), name, open))
}

/// Each scheme's number at an item of the other charts of a comparison, with its derivation.
fn of_schemes(model: &Model, chart: usize, read: usize) -> Option<Node> {
    let (voice, found) = (model.voice(), model.compare.found()?);
    let of = match chart {
        1 => {
            let (asked, label) = (Asked::Fares(model.compare.pair, Group::Tenth(read)), model.say(&results::WHY));
            let about = derivation::group(Group::Tenth(read), voice);
            return Some(el("p", "behind").add(explain::number(model, asked, label, &about)));
        }
        2 => OfPair::Poorest(0, read),
        _ => OfPair::Stood(0, read),
    };
    let title = model.figures.all[View::Compare.charts().start + chart].drawn.as_ref()?.chart.title.clone();
    let mut row = el("p", "behind steps").say(model, &words::NUMBERS);
    let without = voice.say(contrast::WITHOUT_COOP);
    let schemes = (0..found.schemes.len()).map(|place| (place, of, w::letter(place as u32, voice).to_owned()));
    for (place, of, name) in schemes.chain([(0, contrast::without(of), without)]) {
        let Some(number) = contrast::of_all(&found.schemes[place], of) else { continue };
        let shown = name + " " + &derivation::of_pair(of, number, voice);
        row = row.add(explain::number(model, Asked::ByPair(place, of), shown, &title));
    }
    Some(row)
}

/// The derivation of what is read from a chart of advice.
fn of_advice(model: &Model, chart: usize, read: usize) -> Option<Node> {
    let asked = match (chart, model.advise.work()?.answer()?) {
        (0, Answer::Goal(_)) => Asked::Tried(read),
        (1, Answer::Frontier(found)) => Asked::Point(*asking::not_beaten(found).get(read)?),
        _ => return None,
    };
    let drawn = model.figures.all[View::Advise.charts().start + chart].drawn.as_ref()?;
    let about = drawn.chart.readings.get(read)?.clone();
    Some(el("p", "behind").add(explain::number(model, asked, model.say(&results::WHY), &about)))
}

/// Futures that are listed at the most; a reader opens one of them.
const LISTED: usize = 400;

/// How many futures of all, and a button for each.
fn futures(
    model: &Model,
    here: &[(usize, i64)],
    all: usize,
    name: impl Fn(usize, i64) -> String,
    open: impl Fn(u32) -> Message,
) -> Node {
    let values = [("of", &*number(all)), ("count", &number(here.len()))];
    let mut list = el("div", "futures").attr("tabindex", "0").attr("role", "group").say_attr(
        "aria-label",
        model,
        &words::OUT_FUTURES,
    );
    for (draw, value) in here.iter().take(LISTED) {
        let label = name(*draw, *value);
        let one = button(number(draw + 1), open(*draw as u32)).class("plain");
        list = list.add(one.put("aria-label", label.clone()).put("title", label));
    }
    let left = here.len().saturating_sub(LISTED);
    let more = (left > 0).then(|| el("p", "").text(model.voice().fill(words::MORE, &[("count", &number(left))])));
    el("div", "behind").add(el("p", "").text(model.voice().fill(words::HERE, &values))).add(list).maybe(more)
}

/// The futures behind how many are out of poverty: a low one, the middle, a high one.
pub fn out_of_poverty(model: &Model) -> Node {
    let voice = model.voice();
    let node = el("div", "").add(el("h3", "").say(model, &words::OUT_FUTURES));
    let Some(numbers) = known(model, What::Out).filter(|numbers| numbers.len() > 1) else {
        return node.add(el("p", "muted").say(model, &words::LOOKING));
    };
    let series = Series::from_numbers(Measure::Out, numbers);
    let means = contrast::each_mean(&series);
    let last = model.report.as_ref().map_or(1, |report| report.headline.of_years).max(1) - 1;
    let mut list = el("ul", "picks");
    for (which, draw) in deciding::examples(&means) {
        let said = deciding::future(which, draw, Measure::Out, means[draw], false, voice);
        let village = model.opened.map_or(0, |opened| opened.village);
        let opened = Opened { village, draw: draw as u32, year: last };
        let open = button(model.say(&deciding::OPEN_THIS_YEAR), Message::Ledger(opened));
        let open = open.state("aria-pressed", model.opened == Some(opened));
        list = list.add(el("li", "").add(el("span", "").text(said)).add(open));
    }
    node.add(list)
}

/// The pairs of futures behind in how many years a co-op pays: the fewest, the middle and the most.
pub fn paying(model: &Model) -> Node {
    let node = el("div", "").add(el("h3", "").say(model, &derivation::PAIRS));
    let Some(numbers) = known(model, What::Paying) else {
        return node.add(el("p", "muted").attr("role", "status").say(model, &words::LOOKING));
    };
    let numbers: Vec<Option<i64>> = numbers.iter().copied().map(Some).collect();
    let mut list = el("ul", "picks");
    for (which, pair, value) in derivation::three_pairs(&numbers) {
        let said = derivation::pair(which, pair, OfPair::Paying, value, model.voice());
        let mut ways = el("span", "ways");
        for draw in [pair * 2, pair * 2 + 1] {
            let (village, year) = model.opened.map_or((0, 0), |opened| (opened.village, opened.year));
            let opened = Opened { village, draw, year };
            let label = model.voice().fill(derivation::OPEN_FUTURE, &[("draw", &number(draw + 1))]);
            ways = ways.add(button(label, Message::Ledger(opened)).state("aria-pressed", model.opened == Some(opened)));
        }
        list = list.add(el("li", "").add(el("span", "").text(said)).add(ways));
    }
    node.add(list)
}

/// Between which numbers eight of ten futures of a scheme of the comparison lie.
pub fn eight_of_ten(state: &compare::State, scheme: usize, measure: Measure) -> Option<[i64; 2]> {
    deciding::eight_of_ten(&contrast::each_mean(&state.series(scheme, measure)?))
}
