//! A chart in its place: its finding, the drawing, reading by pointer and keys, its table and its files.

use fenhong::chart::{Chart, Rect};
use fenhong::words::page as words;

use crate::parts::figure::{Drawn, Figure, Figures, Message, id};
use crate::parts::node::{Node, On, button, el};
use crate::parts::seat::{Sight, Tell};
use crate::parts::table::{sheet, sheet_of};
use crate::parts::terms::explained;

/// What stands around a chart.
#[derive(Default)]
pub struct Around {
    /// What steps through its futures or years.
    pub steps: Option<Node>,
    /// What one can do where nothing is read, once on the page.
    pub hint: bool,
    /// The way to what is behind the item that is read.
    pub behind: Option<Node>,
}

/// The chart at a place among those of a room.
pub fn figure(sight: &Sight<'_>, tell: &Tell<Message>, figures: &Figures, place: usize, around: Around) -> Node {
    let figure = &figures.all[place];
    let drawn = figure.drawn.as_ref();
    let title = drawn.map_or_else(|| sight.say(&words::CHARTS), |drawn| drawn.chart.title.clone());
    let subtitle = drawn.map_or("", |drawn| &drawn.chart.subtitle);
    let caption = el("figcaption", "")
        .flag("hidden", drawn.is_none())
        .add(el("h3", "").text(title.clone()))
        .add(explained(sight, el("p", "subtitle"), subtitle));
    let class = if figure.read.is_none() { "reading hint" } else { "reading" };
    let reading = match (drawn, figure.read) {
        (Some(drawn), Some(read)) => drawn.chart.readings.get(read).cloned().unwrap_or_default(),
        (Some(_), None) if around.hint => sight.say(&words::READ_HINT),
        _ => String::new(),
    };
    el("figure", "chart")
        .add(caption)
        .maybe(around.steps)
        .add(drawing(tell, figure, place, title))
        .add(el("p", class).text(reading))
        .maybe(around.behind)
        .add(data(sight, tell, figure, place))
}

/// The drawing with its highlight: a slider over the chart's items.
fn drawing(tell: &Tell<Message>, figure: &Figure, place: usize, title: String) -> Node {
    let drawn = figure.drawn.as_ref();
    let read = figure.read.unwrap_or(0);
    let value = drawn.and_then(|drawn| drawn.chart.readings.get(read).cloned()).unwrap_or_default();
    let items = drawn.map_or(1, |drawn| drawn.chart.items());
    let picture = el("div", "picture").attr("aria-hidden", "true");
    let picture = if let Some(drawn) = drawn { picture.keep(&drawn.svg) } else { picture };
    el("div", "drawing")
        .put("id", id(place))
        .attr("tabindex", "0")
        .attr("role", "slider")
        .attr("aria-valuemin", "1")
        .put("aria-valuemax", items.to_string())
        .put("aria-valuenow", (read + 1).to_string())
        .put("aria-valuetext", value)
        .put("aria-label", title)
        .on(On::Move, tell.ear(Message::Point(place)))
        .on(On::Press, tell.ear(Message::Point(place)))
        .on(On::Out, tell.ear(Message::Leave(place)))
        .on(On::Key, tell.ear(Message::Key(place)))
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
fn table(tell: &Tell<Message>, Drawn { chart, .. }: &Drawn, place: usize) -> Node {
    if chart.table.rows.len() == chart.items() {
        return items(tell, chart, place);
    }
    sheet(&chart.title, &chart.table)
}

/// A chart's table whose rows are its items.
fn items(tell: &Tell<Message>, chart: &Chart, place: usize) -> Node {
    let cell = |row: usize, column: usize, text: &str| {
        let is_number = text.contains(|letter: char| letter.is_ascii_digit());
        let read = tell.ear(Message::Pick(place, row));
        (column > 0 && is_number).then(|| button(text.to_owned(), read).class("number"))
    };
    sheet_of(&chart.title, &chart.table, cell)
}

/// The values in words, and the files.
fn data(sight: &Sight<'_>, tell: &Tell<Message>, figure: &Figure, place: usize) -> Node {
    let commands = el("div", "commands")
        .add(button(sight.say(&words::SAVE_CSV), tell.ear(Message::SaveCsv(place))))
        .add(button(sight.say(&words::SAVE_PNG), tell.ear(Message::SavePng(place))))
        .add(button(sight.say(&words::SAVE_SVG), tell.ear(Message::SaveSvg(place))));
    el("details", "data")
        .on(On::Toggle, tell.ear(Message::Table(place)))
        .add(el("summary", "").say(sight, &words::TABLE))
        .maybe(figure.drawn.as_ref().filter(|_| figure.is_open).map(|drawn| table(tell, drawn, place)))
        .add(commands)
}
