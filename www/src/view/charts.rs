//! The four charts of the Scheme view: swiped on a phone, side by side on a PC, one at a time on a projector.

use std::cell::Cell;
use std::rc::Rc;

use fenhong::chart::Chart;
use fenhong::outcome::Report;
use fenhong::units::{Fen, Rate};
use fenhong::words::{figures, page as words};
use leptos::prelude::*;
use serde_json::Value;

use super::figure::{Make, figure};
use super::steps::steps;
use crate::node::{Node, button, el, follow};
use crate::page::{Page, page};
use crate::path;

/// How many charts there are.
const CHARTS: usize = 4;

/// All charts.
pub fn charts() -> Node {
    let page = page();
    let future = RwSignal::new(0_usize);
    let year = RwSignal::new(0_usize);
    let place = RwSignal::new(0_usize);
    let futures = move || page.report.with(|report| report.as_ref().map_or(0, |report| report.futures.len()));
    let years = move || page.report.with(|report| report.as_ref().map_or(0, |report| report.years.len()));
    let fan = make(page, move |report| Some(figures::fan(report, future.get(), page.voice())));
    let flow = make(page, move |report| Some(figures::flow(report, page.voice())));
    let stack = make(page, move |report| {
        let (line, persons) = household_line(page)?;
        Some(figures::stack(report, line, &persons, page.voice()))
    });
    let bins = make(page, move |report| {
        let year = year.get().min(report.years.len().checked_sub(1)?);
        Some(figures::bins(report, year, page.voice()))
    });
    let row = el("div.charts")
        .live_attr("data-place", move || Some(place.get().to_string()))
        .add(figure(fan, Some(steps(words::FUTURE_STEP, future, futures))))
        .add(figure(flow, None))
        .add(figure(stack, None))
        .add(figure(bins, Some(steps(words::WHICH_YEAR, year, years))));
    show(&row, place);
    el("div").add(row).add(pager(page, place))
}

fn make(page: Page, chart: impl Fn(&Report) -> Option<Chart> + 'static) -> Make {
    Rc::new(move || page.report.get().filter(|report| !report.years.is_empty()).and_then(|report| chart(&report)))
}

/// The poverty line of a household with the mean number of persons, and that number.
fn household_line(page: Page) -> Option<(Fen, String)> {
    let scenario = page.desk.scenario.read();
    let line: Fen = path::get(&scenario, "poverty.line")?.as_str()?.parse().ok()?;
    let persons = path::get(&scenario, "village.persons").map_or_else(|| mean_persons(&scenario), path::text);
    let rate: Rate = persons.parse().ok()?;
    Some((line.mul_rate_floor(rate), persons))
}

/// Mean persons of the registered households of a roster, to a tenth.
fn mean_persons(scenario: &Value) -> String {
    let roster = path::get(scenario, "village.households").and_then(Value::as_array);
    let registered = roster.into_iter().flatten().filter(|household| household["registered"] == true);
    let persons: Vec<i64> = registered.filter_map(|household| household["persons"].as_i64()).collect();
    let tenths = persons.iter().sum::<i64>() * 10 / (persons.len() as i64).max(1);
    Rate(tenths * Rate::ONE.0 / 10).to_string()
}

/// Brings the chart at `place` into sight where they are swiped.
fn show(row: &Node, place: RwSignal<usize>) {
    let (element, started) = (row.element().clone(), Cell::new(false));
    follow(move || {
        let place = place.get();
        if started.replace(true) {
            element.set_scroll_left((element.client_width() + 16) * place as i32);
        }
    });
}

/// Previous and next, for a phone and a projector.
fn pager(page: Page, place: RwSignal<usize>) -> Node {
    let state = move || {
        let (place, of) = ((place.get() + 1).to_string(), CHARTS.to_string());
        page.voice().fill(words::CHART_OF, &[("place", &place), ("of", &of)])
    };
    el("nav.pager")
        .say_attr("aria-label", words::CHARTS)
        .add(
            button(words::PREVIOUS_CHART, move || place.update(|place| *place = place.saturating_sub(1)))
                .flag("disabled", move || place.get() == 0),
        )
        .add(el("span").live(state))
        .add(
            button(words::NEXT_CHART, move || place.update(|place| *place = (*place + 1).min(CHARTS - 1)))
                .flag("disabled", move || place.get() + 1 >= CHARTS),
        )
}
