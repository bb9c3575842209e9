//! The four charts of the Scheme view: swiped on a phone, side by side on a PC, one at a time on a projector. Each with
//! its finding, the drawing, reading by pointer and keys, its table and its files.

use fenhong::chart::Rect;
use fenhong::words::page as words;

use crate::app::message::{Counter, Message};
use crate::app::model::Model;
use crate::parts::counter::counter;
use crate::parts::figure::{BINS, CHARTS, Drawn, FAN, Figure};
use crate::parts::node::{Node, On, button, el};
use crate::parts::table::sheet;
use crate::parts::terms::explained;

/// All charts.
pub fn charts(model: &Model) -> Node {
    let mut row =
        el("div", "charts").put("data-place", model.figures.place.to_string()).on(On::Scroll, Message::Scrolled);
    for place in 0..CHARTS {
        row = row.add(figure(model, place));
    }
    el("div", "").add(row).add(pager(model))
}

/// Previous and next, for a phone and a projector.
fn pager(model: &Model) -> Node {
    let place = model.figures.place;
    let values = [("place", (place + 1).to_string()), ("of", CHARTS.to_string())];
    let state = model.voice().fill(words::CHART_OF, &values);
    el("nav", "pager")
        .say_attr("aria-label", model, &words::CHARTS)
        .add(button(model.say(&words::PREVIOUS_CHART), Message::Turn(false)).flag("disabled", place == 0))
        .add(el("span", "").text(state))
        .add(button(model.say(&words::NEXT_CHART), Message::Turn(true)).flag("disabled", place + 1 >= CHARTS))
}

/// The chart at a place among all.
pub fn figure(model: &Model, place: usize) -> Node {
    let figure = &model.figures.all[place];
    let drawn = figure.drawn.as_ref();
    let title = drawn.map_or_else(|| model.say(&words::CHARTS), |drawn| drawn.chart.title.clone());
    let subtitle = drawn.map_or("", |drawn| &drawn.chart.subtitle);
    let caption = el("figcaption", "")
        .flag("hidden", drawn.is_none())
        .add(el("h3", "").text(title.clone()))
        .add(explained(model, el("p", "subtitle"), subtitle));
    let steps = match place {
        FAN => Some(counter(model, Counter::Future, words::FUTURE_STEP)),
        BINS => Some(counter(model, Counter::Year, words::WHICH_YEAR)),
        _ => None,
    };
    let class = if figure.read.is_none() { "reading hint" } else { "reading" };
    el("figure", "chart")
        .add(caption)
        .maybe(steps)
        .add(drawing(figure, place, title))
        .add(el("p", class).text(reading(model, figure, place)))
        .maybe(behind(model, figure, place))
        .add(data(model, figure, place))
}

/// What the read item says; what one can do where none is read, once on the page.
fn reading(model: &Model, figure: &Figure, place: usize) -> String {
    match (&figure.drawn, figure.read) {
        (Some(drawn), Some(read)) => drawn.chart.readings.get(read).cloned().unwrap_or_default(),
        (Some(_), None) if place == FAN => model.say(&words::READ_HINT),
        _ => String::new(),
    }
}

/// The way to the ledgers behind what is read.
fn behind(model: &Model, figure: &Figure, place: usize) -> Option<Node> {
    crate::rooms::explain::futures::behind(model, place, figure.read?)
}

/// The drawing with its highlight: a slider over the chart's items.
fn drawing(figure: &Figure, place: usize, title: String) -> Node {
    let drawn = figure.drawn.as_ref();
    let read = figure.read.unwrap_or(0);
    let value = drawn.and_then(|drawn| drawn.chart.readings.get(read).cloned()).unwrap_or_default();
    let items = drawn.map_or(1, |drawn| drawn.chart.items());
    let picture = el("div", "picture")
        .attr("aria-hidden", "true")
        .add_all(drawn.map(|drawn| drawn.svg.clone()).into_iter().collect());
    el("div", "drawing")
        .put("id", crate::rooms::explain::futures::id(place))
        .attr("tabindex", "0")
        .attr("role", "slider")
        .attr("aria-valuemin", "1")
        .put("aria-valuemax", items.to_string())
        .put("aria-valuenow", (read + 1).to_string())
        .put("aria-valuetext", value)
        .put("aria-label", title)
        .on(On::Move, Message::Point(place))
        .on(On::Press, Message::Point(place))
        .on(On::Out, Message::Leave(place))
        .on(On::Key, Message::Read(place))
        .add(picture)
        .add(highlight(figure))
}

fn highlight(figure: &Figure) -> Node {
    let items = figure.drawn.as_ref().map(|drawn| &drawn.layout.items);
    let rect = figure.read.and_then(|read| items?.get(read).copied());
    let Rect { left, top, width, height } = rect.unwrap_or_default();
    el("div", "here")
        .flag("hidden", rect.is_none())
        .put(":left", in_css(left))
        .put(":top", in_css(top))
        .put(":width", in_css(width))
        .put(":height", in_css(height))
}

fn in_css(pixels: f64) -> String {
    (pixels.round() as i32).to_string() + "px"
}

/// The values; each leads to what is behind its item.
fn table(drawn: &Drawn, place: usize) -> Node {
    let Drawn { chart, .. } = drawn;
    if chart.table.rows.len() == chart.items() {
        return crate::rooms::explain::futures::table(chart, place);
    }
    sheet(&chart.title, &chart.table)
}

/// The values in words, and the files.
fn data(model: &Model, figure: &Figure, place: usize) -> Node {
    let table = |drawn: &Drawn| table(drawn, place);
    let commands = el("div", "commands")
        .add(button(model.say(&words::SAVE_CSV), Message::SaveCsv(place)))
        .add(button(model.say(&words::SAVE_PNG), Message::SavePng(place)))
        .add(button(model.say(&words::SAVE_SVG), Message::SaveSvg(place)));
    el("details", "data")
        .on(On::Toggle, Message::Table(place))
        .add(el("summary", "").say(model, &words::TABLE))
        .maybe(figure.drawn.as_ref().filter(|_| figure.is_open).map(table))
        .add(commands)
}
