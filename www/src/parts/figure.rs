//! The charts of a room: what is drawn now, and what is read from them.

use fenhong::chart::draw::picture;
use fenhong::chart::{Chart, Layout, Look, Theme};
use fenhong::words::{page as words, sheet};

use crate::parts::detail::Detail;
use crate::parts::document;
use crate::parts::errand::Errand;
use crate::parts::node::drawing;
use crate::parts::shared::Shared;
use crate::parts::still::Still;

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
    pub svg: Still,
}

/// What can happen to a chart, by its place among those of its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// The pointer reads it.
    Point(usize),
    /// The pointer leaves it.
    Leave(usize),
    /// A key on it.
    Key(usize),
    /// Read the item of this place, and go there.
    Pick(usize, usize),
    /// Its table opens or closes.
    Table(usize),
    /// Offer its values as a file.
    SaveCsv(usize),
    /// Offer it as a drawing.
    SaveSvg(usize),
    /// Offer it as a picture.
    SavePng(usize),
}

/// The space on a projector for what stands over a chart, and how high the chart is at least, in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Space {
    /// What stands over it.
    pub over: f64,
    /// Its least height.
    pub least: f64,
}

impl Space {
    /// Under two lines of a finding, the head and the chart's title.
    pub const UNDER_FINDING: Space = Space { over: 432.0, least: 240.0 };
}

/// The charts of a room.
pub struct Figures {
    /// The charts.
    pub all: Vec<Figure>,
    space: Space,
}

impl Figures {
    /// So many charts.
    pub fn new(count: usize, space: Space) -> Figures {
        Figures { all: (0..count).map(|_| Figure::default()).collect(), space }
    }

    /// One chart must be drawn again.
    pub fn redraw(&mut self, place: usize) {
        self.all[place].is_stale = true;
    }

    /// All charts must be drawn again.
    pub fn redraw_all(&mut self) {
        self.all.iter_mut().for_each(|figure| figure.is_stale = true);
    }

    /// All charts are of something that is no longer shown.
    pub fn forget(&mut self) {
        self.redraw_all();
        self.all.iter_mut().for_each(|figure| (figure.drawn, figure.read, figure.is_held) = (None, None, false));
    }

    /// Notes the width of a chart's place.
    pub fn measure(&mut self, place: usize, width: f64) {
        if let Some(figure) = self.all.get_mut(place).filter(|figure| figure.width != width) {
            figure.width = width;
            figure.is_stale = true;
        }
    }

    /// The charts that must be drawn now: those in sight first, where nothing has come yet.
    pub fn due(&self, shared: &Shared) -> Vec<usize> {
        let in_sight = if shared.is_new { 1 } else { self.all.len() };
        let is_due = |(place, figure): (usize, &Figure)| (figure.is_stale && figure.width > 0.0).then_some(place);
        self.all.iter().enumerate().take(in_sight).filter_map(is_due).collect()
    }

    /// Draws a chart; none where there is nothing to draw.
    pub fn draw(&mut self, shared: &Shared, place: usize, chart: Option<Chart>) {
        let space = self.space;
        let figure = &mut self.all[place];
        let Some(chart) = chart else {
            // What was drawn is of other results.
            (figure.drawn, figure.read) = (None, None);
            return;
        };
        let look = look(shared, &chart, figure.width, space);
        let (layout, svg) = (Layout::of(&chart, look), drawing(&chart, look).still());
        figure.read = figure.read.filter(|read| *read < chart.items());
        figure.drawn = Some(Drawn { chart, layout, svg });
        figure.is_stale = false;
    }

    /// Brings the charts to what a message means.
    pub fn update(&mut self, shared: &mut Shared, message: Message, detail: &Detail) {
        match message {
            Message::Point(place) => point(&mut self.all[place], detail),
            // A finger leaves the screen after every tap; what it read stays.
            Message::Leave(place) if detail.hovers && !self.all[place].is_held => self.all[place].read = None,
            Message::Leave(_) => {}
            Message::Key(place) => {
                if let Some(read) = self.key_item(place, &detail.text) {
                    let figure = &mut self.all[place];
                    (figure.read, figure.is_held) = (read, read.is_some());
                }
            }
            Message::Pick(place, item) => {
                let figure = &mut self.all[place];
                (figure.read, figure.is_held) = (Some(item), true);
                shared.focus = Some(id(place));
            }
            Message::Table(place) => self.all[place].is_open = detail.is_open,
            Message::SaveCsv(place) => {
                let text = self.all[place].drawn.as_ref().map(|drawn| sheet::csv(&drawn.chart.table));
                self.save(shared, place, ".csv", "text/csv", text);
            }
            Message::SaveSvg(place) => {
                let svg = self.standing_alone(shared, place);
                self.save(shared, place, ".svg", "image/svg+xml", svg);
            }
            Message::SavePng(place) => {
                let name = self.file_name(shared, place, ".png");
                let svg = self.standing_alone(shared, place);
                shared.errands.extend(svg.map(|svg| Errand::SavePicture { name, svg }));
            }
        }
    }

    /// Whether the browser shall leave the event of a message alone.
    pub fn takes(&self, message: Message, detail: &Detail) -> bool {
        matches!(message, Message::Key(place) if self.key_item(place, &detail.text).is_some())
    }

    /// The item of a chart that a key leads to, or none; nothing for a key that leads nowhere.
    fn key_item(&self, place: usize, key: &str) -> Option<Option<usize>> {
        let figure = &self.all[place];
        let items = figure.drawn.as_ref().map_or(0, |drawn| drawn.chart.items());
        key_place(key, figure.read, items)
    }

    fn save(&self, shared: &mut Shared, place: usize, ending: &str, kind: &'static str, text: Option<String>) {
        let name = self.file_name(shared, place, ending);
        shared.errands.extend(text.map(|text| Errand::Save { name, kind, text }));
    }

    fn file_name(&self, shared: &Shared, place: usize, ending: &str) -> String {
        let id = self.all[place].drawn.as_ref().map_or("", |drawn| drawn.chart.id);
        shared.given_title() + "-" + id + ending
    }

    /// A chart as a document of its own, on white, with what it is of.
    fn standing_alone(&self, shared: &Shared, place: usize) -> Option<String> {
        let chart = &self.all[place].drawn.as_ref()?.chart;
        let look = Look { theme: Theme::Light, ..look(shared, chart, SAVED_WIDTH, self.space) };
        let date = shared.desk.text("as_of").unwrap_or_default();
        let values = [("name", shared.title()), ("date", date)];
        let of = shared.voice().fill(words::AS_OF_SHORT, &values);
        Some(picture(chart, look, &(of + " · " + &shared.say(&words::PROMISE))))
    }
}

/// The id of a chart's drawing.
pub fn id(place: usize) -> String {
    ["drawing-", &place.to_string()].concat()
}

fn point(figure: &mut Figure, detail: &Detail) {
    figure.is_held |= detail.is_pressed;
    // What was pressed stays, so that the pointer can go to the buttons beneath.
    if let Some(drawn) = figure.drawn.as_ref().filter(|_| detail.is_pressed || !figure.is_held) {
        figure.read = drawn.layout.nearest(detail.x, detail.y, drawn.chart.is_upright());
    }
}

/// How large a chart is drawn: wide ones lower, rows as high as their words need.
fn look(shared: &Shared, chart: &Chart, width: f64, space: Space) -> Look {
    let projector = shared.settings.projector;
    let letters = match () {
        () if projector => 22.0,
        () if width < 480.0 => 12.5,
        () => 13.5,
    };
    let height = match (chart.is_upright(), projector) {
        (true, false) => (width * 0.58).clamp(230.0, 380.0),
        // What stands over it is on the same screen.
        (true, true) => (width * 0.46).min((document::height() - space.over).max(space.least)),
        (false, _) => chart.items() as f64 * letters * 2.3,
    };
    Look { width: width.max(200.0), height, letters, scale: SCALE, theme: shared.settings.theme() }
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
