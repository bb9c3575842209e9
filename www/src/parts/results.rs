//! The charts of the results at hand: fan, flow, stack, bins.

use fenhong::chart::Chart;
use fenhong::outcome::Report;
use fenhong::units::{Fen, Rate};
use fenhong::words::figures;
use serde_json::Value;

use crate::desk::{entry, path};
use crate::parts::shared::Shared;

/// How many they are.
pub const CHARTS: usize = 4;

/// The one whose future can be stepped through.
pub const FAN: usize = 0;
/// The way of one yuan.
pub const FLOW: usize = 1;
/// What an income is made of.
pub const STACK: usize = 2;
/// The one whose year can be stepped through.
pub const BINS: usize = 3;

/// A chart of the results at hand; none while there are none.
pub fn chart(shared: &Shared, place: usize) -> Option<Chart> {
    let report = shared.report.as_ref().filter(|report| !report.years.is_empty())?;
    let voice = shared.voice();
    match place {
        FAN => figures::fan(report, shared.future, voice),
        FLOW if begins_at_revenue(shared) => {
            figures::flow_of_revenue(report, voice).or_else(|| figures::flow(report, voice))
        }
        FLOW => figures::flow(report, voice),
        STACK => {
            let (line, persons) = household_line(shared.desk.scenario())?;
            figures::stack(report, line, &persons, voice)
        }
        _ => figures::bins(report, year_of_bins(shared, report), voice),
    }
}

/// The year whose payouts are spread out.
pub fn year_of_bins(shared: &Shared, report: &Report) -> usize {
    shared.year.min(report.years.len().saturating_sub(1))
}

/// Whether every enterprise states its revenue and costs, so that the way of one yuan can begin there.
pub fn begins_at_revenue(shared: &Shared) -> bool {
    entry::enterprises(shared.desk.scenario()).iter().all(|enterprise| enterprise.get("units").is_some())
}

/// The poverty line of a household with the mean number of persons, and that number.
pub fn household_line(scenario: &Value) -> Option<(Fen, String)> {
    let line: Fen = path::get(scenario, "poverty.line")?.as_str()?.parse().ok()?;
    let persons = path::get(scenario, "village.persons").map_or_else(|| mean_persons(scenario), path::text);
    let rate: Rate = persons.parse().ok()?;
    Some((line.mul_rate_down(rate), persons))
}

/// Mean persons of the registered households of a roster, to a tenth.
fn mean_persons(scenario: &Value) -> String {
    let roster = path::get(scenario, "village.households").and_then(Value::as_array);
    let (mut persons, mut households) = (0, 0);
    for household in roster.into_iter().flatten().filter(|household| household["registered"] == true) {
        persons += household["persons"].as_i64().unwrap_or(0);
        households += 1;
    }
    Rate::new(persons * 10 / households.max(1) * Rate::ONE.ppm() / 10).to_string()
}
