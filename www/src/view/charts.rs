//! The four charts of the Scheme view: swiped on a phone, side by side on a PC, one at a time on a projector.

use std::sync::Arc;

use fenhong::chart::Chart;
use fenhong::outcome::Report;
use fenhong::units::Rate;
use fenhong::words::{figures, page as words};
use leptos::html;
use leptos::prelude::*;

use super::figure::Figure;
use super::steps::Steps;
use crate::page::{Page, page, say};
use crate::path;

/// How many charts there are.
const CHARTS: usize = 4;

/// All charts.
#[component]
pub fn Charts() -> impl IntoView {
    let page = page();
    let future = RwSignal::new(0_usize);
    let year = RwSignal::new(0_usize);
    let place = RwSignal::new(0_usize);
    let futures = Signal::derive(move || page.report.with(|report| report.as_ref().map_or(0, |r| r.futures.len())));
    let years = Signal::derive(move || page.report.with(|report| report.as_ref().map_or(0, |r| r.years.len())));
    let fan = chart(page, move |report| Some(figures::fan(report, future.get(), page.voice())));
    let flow = chart(page, move |report| Some(figures::flow(report, page.voice())));
    let stack = chart(page, move |report| {
        let (line, persons) = household_line(page)?;
        Some(figures::stack(report, line, &persons, page.voice()))
    });
    let bins = chart(page, move |report| {
        let year = year.get().min(report.years.len().checked_sub(1)?);
        Some(figures::bins(report, year, page.voice()))
    });
    let node = NodeRef::<html::Div>::new();
    show(node, place);
    view! {
        <div class="charts" node_ref=node data-place=move || place.get().to_string()>
            <Figure chart=fan><Steps question=words::FUTURE_STEP place=future of=futures/></Figure>
            <Figure chart=flow/>
            <Figure chart=stack/>
            <Figure chart=bins><Steps question=words::WHICH_YEAR place=year of=years/></Figure>
        </div>
        <Pager place/>
    }
}

fn chart(page: Page, make: impl Fn(&Arc<Report>) -> Option<Chart> + Send + Sync + 'static) -> Memo<Option<Chart>> {
    Memo::new(move |_| page.report.get().filter(|report| !report.years.is_empty()).and_then(|report| make(&report)))
}

/// The poverty line of a household with the mean number of persons, and that number.
fn household_line(page: Page) -> Option<(fenhong::units::Fen, String)> {
    let scenario = page.desk.scenario.read();
    let line: fenhong::units::Fen = path::get(&scenario, "poverty.line")?.as_str()?.parse().ok()?;
    let persons = path::get(&scenario, "village.persons").map_or_else(|| mean_persons(&scenario), path::text);
    let rate: Rate = persons.parse().ok()?;
    Some((line.mul_rate_floor(rate), persons))
}

/// Mean persons of the registered households of a roster, to a tenth.
fn mean_persons(scenario: &serde_json::Value) -> String {
    let roster = path::get(scenario, "village.households").and_then(serde_json::Value::as_array);
    let registered = roster.into_iter().flatten().filter(|household| household["registered"] == true);
    let persons: Vec<i64> = registered.filter_map(|household| household["persons"].as_i64()).collect();
    let tenths = persons.iter().sum::<i64>() * 10 / (persons.len() as i64).max(1);
    Rate(tenths * Rate::ONE.0 / 10).to_string()
}

/// Brings the chart at `place` into sight where they are swiped.
fn show(node: NodeRef<html::Div>, place: RwSignal<usize>) {
    Effect::new(move |before: Option<usize>| {
        let place = place.get();
        if let (Some(div), Some(_)) = (node.get(), before) {
            div.set_scroll_left(div.client_width() * place as i32);
        }
        place
    });
}

/// Previous and next, for a phone and a projector.
#[component]
fn Pager(place: RwSignal<usize>) -> impl IntoView {
    let page = page();
    let state = move || {
        let (place, of) = ((place.get() + 1).to_string(), CHARTS.to_string());
        page.voice().fill(words::CHART_OF, &[("place", &place), ("of", &of)])
    };
    view! {
        <nav class="pager">
            <button type="button" disabled=move || place.get() == 0 on:click=move |_| place.update(|place| *place -= 1)>
                {say(words::PREVIOUS_CHART)}
            </button>
            <span>{state}</span>
            <button type="button" disabled=move || { place.get() + 1 >= CHARTS }
                on:click=move |_| place.update(|place| *place += 1)>
                {say(words::NEXT_CHART)}
            </button>
        </nav>
    }
}
