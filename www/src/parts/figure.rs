//! The four charts: what is drawn now, and what is read from them.
use std::ops::Range;

use fenhong::chart::draw::picture;
use fenhong::chart::{Chart, Layout, Look, Theme};
use fenhong::outcome::Report;
use fenhong::units::{Fen, Rate};
use fenhong::words::{figures, page as words};
use serde_json::Value;

use crate::app::message::Opened;
use crate::app::model::Model;
use crate::desk::path;
use crate::parts::document;
use crate::parts::node::{Node, drawing};

/// How many charts the Scheme view has: fan, flow, stack, bins.
pub const CHARTS: usize = 4;

/// How many charts all views have that this module holds.
const ALL: usize = 10;

/// The one whose future can be stepped through.
pub const FAN: usize = 0;
/// The one whose year can be stepped through.
pub const BINS: usize = 3;

/// Drawing units for a pixel: the backend only has whole ones.
const SCALE: f64 = 4.0;

/// How wide a picture is that is saved, in pixels.
const SAVED_WIDTH: f64 = 960.0;

/// A chart on the page.
#[derive(Default)]
pub struct Figure {
    /// The width that there is, in pixels.
    pub width: f64,
    /// What is drawn.
    pub drawn: Option<Drawn>,
    /// The item that is read.
    pub read: Option<usize>,
    /// Whether it stays so when the pointer goes elsewhere: the reader has pressed there.
    pub is_held: bool,
    /// Whether the table is shown.
    pub is_open: bool,
    /// Whether it must be drawn again.
    is_stale: bool,
}

/// A chart as it is drawn.
pub struct Drawn {
    /// The chart.
    pub chart: Chart,
    /// Where its items stand.
    pub layout: Layout,
    /// Its marks.
    pub svg: Node,
}

/// All charts, and what is chosen in them.
#[derive(Default)]
pub struct Figures {
    /// The charts.
    pub all: [Figure; ALL],
    /// The future in thin ink.
    pub future: usize,
    /// The year of the histogram.
    pub year: usize,
    /// The chart in sight, where one is shown at a time.
    pub place: usize,
}

impl Figures {
    /// One chart must be drawn again.
    pub fn redraw(&mut self, place: usize) {
        self.all[place].is_stale = true;
    }

    /// All charts must be drawn again.
    pub fn redraw_all(&mut self) {
        (0..ALL).for_each(|place| self.redraw(place));
    }

    /// All charts are of something that is no longer shown.
    pub fn forget(&mut self) {
        self.redraw_all();
        self.all.iter_mut().for_each(|figure| (figure.drawn, figure.read, figure.is_held) = (None, None, false));
    }

    /// The charts of these places must be drawn again.
    pub fn redraw_some(&mut self, places: Range<usize>) {
        places.for_each(|place| self.redraw(place));
    }

    /// The ledger of a year of the future in thin ink.
    pub fn opened(&self, year: usize) -> Opened {
        Opened { village: 0, draw: self.future as u32, year: year as u32 }
    }

    /// Notes the width of a chart's place.
    pub fn measure(&mut self, place: usize, width: f64) {
        if let Some(figure) = self.all.get_mut(place).filter(|figure| figure.width != width) {
            figure.width = width;
            figure.is_stale = true;
        }
    }
}

/// Draws the charts that must be drawn again.
pub fn draw(model: &mut Model) {
    let in_sight = if model.is_new { 1 } else { ALL };
    for place in model.view.charts().take(in_sight) {
        let Some(figure) = model.figures.all.get(place) else { continue };
        if !figure.is_stale || figure.width <= 0.0 {
            continue;
        }
        let Some(chart) = chart(model, place) else {
            // What was drawn is of other results.
            let figure = &mut model.figures.all[place];
            (figure.drawn, figure.read) = (None, None);
            continue;
        };
        let look = look(model, &chart, figure.width);
        let (layout, svg) = (Layout::of(&chart, look), drawing(&chart, look));
        let figure = &mut model.figures.all[place];
        figure.read = figure.read.filter(|read| *read < chart.items());
        figure.drawn = Some(Drawn { chart, layout, svg });
        figure.is_stale = false;
    }
}

/// A chart of the results at hand; none while there are none.
pub fn chart(model: &Model, place: usize) -> Option<Chart> {
    if place >= CHARTS {
        return crate::rooms::chart(model, place);
    }
    let report = model.report.as_ref().filter(|report| !report.years.is_empty())?;
    let voice = model.voice();
    match place {
        FAN => figures::fan(report, model.figures.future, voice),
        1 if begins_at_revenue(model) => {
            figures::flow_of_revenue(report, voice).or_else(|| figures::flow(report, voice))
        }
        1 => figures::flow(report, voice),
        2 => {
            let (line, persons) = household_line(model.desk.scenario())?;
            figures::stack(report, line, &persons, voice)
        }
        _ => figures::bins(report, shown_year(model, report), voice),
    }
}

/// Whether every enterprise states its revenue and costs, so that the way of one yuan can begin there.
pub fn begins_at_revenue(model: &Model) -> bool {
    crate::desk::entry::enterprises(model.desk.scenario()).iter().all(|enterprise| enterprise.get("units").is_some())
}

fn shown_year(model: &Model, report: &Report) -> usize {
    model.figures.year.min(report.years.len() - 1)
}

/// The poverty line of a household with the mean number of persons, and that number.
fn household_line(scenario: &Value) -> Option<(Fen, String)> {
    let line: Fen = path::get(scenario, "poverty.line")?.as_str()?.parse().ok()?;
    let persons = path::get(scenario, "village.persons").map_or_else(|| mean_persons(scenario), path::text);
    let rate: Rate = persons.parse().ok()?;
    Some((line.mul_rate_floor(rate), persons))
}

/// Mean persons of the registered households of a roster, to a tenth.
fn mean_persons(scenario: &Value) -> String {
    let roster = path::get(scenario, "village.households").and_then(Value::as_array);
    let (mut persons, mut households) = (0, 0);
    for household in roster.into_iter().flatten().filter(|household| household["registered"] == true) {
        persons += household["persons"].as_i64().unwrap_or(0);
        households += 1;
    }
    Rate(persons * 10 / households.max(1) * Rate::ONE.0 / 10).to_string()
}

/// How large a chart is drawn: wide ones lower, rows as high as their words need.
fn look(model: &Model, chart: &Chart, width: f64) -> Look {
    let projector = model.settings.projector;
    let letters = match () {
        () if projector => 22.0,
        () if width < 480.0 => 12.5,
        () => 13.5,
    };
    let height = match (chart.is_upright(), projector) {
        (true, false) => (width * 0.58).clamp(230.0, 380.0),
        (true, true) => (width * 0.46).min(projected(model)),
        (false, _) => chart.items() as f64 * letters * 2.3,
    };
    Look { width: width.max(200.0), height, letters, scale: SCALE, theme: model.settings.theme() }
}

/// What stands over the chart of a finding on a projector, in pixels: two lines of it, the head and the chart's title.
const OVER_CHART: f64 = 432.0;

/// The same of a scheme, whose control at hand stands there too; under the chart is what it reads.
const OVER_RESULT: f64 = 520.0;

/// How high a chart is on a projector: what stands over it is on the same screen.
fn projected(model: &Model) -> f64 {
    match model.view {
        crate::app::route::View::Scheme => (document::height() - OVER_RESULT).max(200.0),
        _ => (document::height() - OVER_CHART).max(240.0),
    }
}

/// A chart as a document of its own, on white, with what it is of.
pub fn standing_alone(model: &Model, place: usize) -> Option<String> {
    let chart = &model.figures.all[place].drawn.as_ref()?.chart;
    let look = Look { theme: Theme::Light, ..look(model, chart, SAVED_WIDTH) };
    let date = model.desk.text("as_of").unwrap_or_default();
    let values = [("name", model.title()), ("date", date)];
    let of = model.voice().fill(words::AS_OF_SHORT, &values);
    Some(picture(chart, look, &(of + " · " + &model.say(&words::PROMISE))))
}

/// Where a key leads from item `read` of `items`: to another item, or to none.
pub fn key_place(key: &str, read: Option<usize>, items: usize) -> Option<Option<usize>> {
    let last = items.checked_sub(1)?;
    match key {
        "ArrowRight" | "ArrowDown" => Some(Some(read.map_or(0, |read| (read + 1).min(last)))),
        "ArrowLeft" | "ArrowUp" => Some(Some(read.map_or(last, |read| read.saturating_sub(1)))),
        "Home" => Some(Some(0)),
        "End" => Some(Some(last)),
        "Escape" => Some(None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_from_item_to_item_and_stay_inside() {
        assert_eq!(key_place("ArrowRight", None, 3), Some(Some(0)));
        assert_eq!(key_place("ArrowRight", Some(2), 3), Some(Some(2)));
        assert_eq!(key_place("ArrowLeft", None, 3), Some(Some(2)));
        assert_eq!(key_place("Escape", Some(1), 3), Some(None));
        assert_eq!((key_place("a", Some(1), 3), key_place("Home", None, 0)), (None, None));
    }
}
