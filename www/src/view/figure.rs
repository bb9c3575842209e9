//! One chart: its finding, the drawing, reading by pointer and keys, its table and its files.

use std::cell::RefCell;
use std::rc::Rc;

use fenhong::chart::draw::draw;
use fenhong::chart::{Chart, Layout, Look, Theme};
use fenhong::words::page as words;
use leptos::prelude::*;
use plotters::drawing::IntoDrawingArea;
use plotters_svg::SVGBackend;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use super::table::sheet;
use crate::node::{Node, button, el, follow};
use crate::page::{Page, page};
use crate::{dom, files};

/// Drawing units for a pixel: the backend only has whole ones.
const SCALE: f64 = 4.0;

/// Makes a chart from the signals at hand; none while there are no results.
pub type Make = Rc<dyn Fn() -> Option<Chart>>;

/// A chart on the page.
#[derive(Clone)]
struct Figure {
    page: Page,
    make: Make,
    /// What is drawn now.
    drawn: Rc<RefCell<Option<(Chart, Layout)>>>,
    /// Counts the drawings, for what depends on them.
    version: RwSignal<u32>,
    /// The width that there is, in pixels.
    width: RwSignal<f64>,
    /// The item that is read.
    read: RwSignal<Option<usize>>,
    /// Whether the table is shown.
    open: RwSignal<bool>,
}

/// A chart that follows its data, with controls of its own above the drawing.
pub fn figure(make: Make, controls: Option<Node>) -> Node {
    let figure = Figure {
        page: page(),
        make,
        drawn: Rc::default(),
        version: RwSignal::new(0),
        width: RwSignal::new(0.0),
        read: RwSignal::new(None),
        open: RwSignal::new(false),
    };
    let title = figure.text(|chart| &chart.title);
    let subtitle = figure.text(|chart| &chart.subtitle);
    let (reading, hinted) = (figure.clone(), figure.clone());
    el("figure.chart")
        .add(el("figcaption").add(el("h3").live(title)).add(el("p.subtitle").live(subtitle)))
        .add_all(controls)
        .add(figure.drawing())
        .add(el("p.reading").class_if("hint", move || hinted.read.get().is_none()).live(move || reading.reading()))
        .add(figure.table())
}

impl Figure {
    /// A text of the chart that is drawn.
    fn text(&self, part: fn(&Chart) -> &str) -> impl Fn() -> String + 'static {
        let figure = self.clone();
        move || figure.with(|chart, _| part(chart).to_owned()).unwrap_or_default()
    }

    /// What is drawn now; whoever asks is told when it changes.
    fn with<T>(&self, then: impl FnOnce(&Chart, &Layout) -> T) -> Option<T> {
        self.version.track();
        self.drawn.borrow().as_ref().map(|(chart, layout)| then(chart, layout))
    }

    fn draw(&self, picture: &Element) {
        let Some(chart) = (self.make)().filter(|_| self.width.get() > 0.0) else { return };
        let look = look(self.page, &chart, self.width.get());
        picture.set_inner_html(&svg(&chart, look));
        let items = chart.items();
        let layout = Layout::of(&chart, look);
        self.drawn.replace(Some((chart, layout)));
        if self.read.get_untracked().is_some_and(|place| place >= items) {
            self.read.set(None);
        }
        self.version.update(|version| *version += 1);
    }

    /// What the read item says; what one can do where none is read, once on the page.
    fn reading(&self) -> String {
        let read = self.read.get();
        let said = self.with(|chart, _| match read {
            Some(place) => chart.readings.get(place).cloned(),
            None => (chart.id == "fan").then(|| self.page.say(words::READ_HINT)),
        });
        said.flatten().unwrap_or_default()
    }

    /// The drawing with its highlight: a slider over the chart's items.
    fn drawing(&self) -> Node {
        let picture = el("div.picture").attr("aria-hidden", "true");
        let (figure, element) = (self.clone(), picture.element().clone());
        follow(move || figure.draw(&element));
        let [now, most, value, name] = [(); 4].map(|()| self.clone());
        let node = el("div.drawing")
            .attr("tabindex", "0")
            .attr("role", "slider")
            .attr("aria-valuemin", "1")
            .live_attr("aria-valuemax", move || most.with(|chart, _| chart.items().to_string()))
            .live_attr("aria-valuenow", move || Some((now.read.get().unwrap_or(0) + 1).to_string()))
            .live_attr("aria-valuetext", move || {
                let place = value.read.get().unwrap_or(0);
                value.with(|chart, _| chart.readings.get(place).cloned()).flatten()
            })
            .live_attr("aria-label", move || name.with(|chart, _| chart.title.clone()))
            .add(picture)
            .add(self.highlight());
        watch_width(node.element(), self.width);
        self.listen(node)
    }

    fn listen(&self, node: Node) -> Node {
        let [moved, pressed, left, keyed] = [(); 4].map(|()| self.clone());
        node.on("pointermove", move |event| moved.point(event.unchecked_ref()))
            .on("pointerdown", move |event| pressed.point(event.unchecked_ref()))
            .on("pointerleave", move |event| {
                // A finger leaves the screen after every tap; what it read stays.
                if event.unchecked_ref::<PointerEvent>().pointer_type() == "mouse" {
                    left.read.set(None);
                }
            })
            .on("keydown", move |event| keyed.press(event.unchecked_ref()))
    }

    fn highlight(&self) -> Node {
        let here = el("div.here");
        let (figure, element) = (self.clone(), here.html());
        follow(move || {
            let read = figure.read.get();
            let rect = figure.with(|_, layout| layout.items.get(read?).copied()).flatten();
            element.set_hidden(rect.is_none());
            let rect = rect.unwrap_or_default();
            for (name, size) in [("left", rect.left), ("top", rect.top), ("width", rect.width), ("height", rect.height)]
            {
                element.style().set_property(name, &format!("{size}px")).expect("a style property's name is valid");
            }
        });
        here
    }

    fn point(&self, event: &PointerEvent) {
        let target: Element = event.current_target().expect("a drawing was pointed at").unchecked_into();
        let rect = target.get_bounding_client_rect();
        let (x, y) = (f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top());
        let drawn = self.drawn.borrow();
        let place = drawn.as_ref().and_then(|(chart, layout)| layout.nearest(x, y, chart.is_upright()));
        if self.read.get_untracked() != place {
            self.read.set(place);
        }
    }

    fn press(&self, event: &KeyboardEvent) {
        let items = self.drawn.borrow().as_ref().map_or(0, |(chart, _)| chart.items());
        if let Some(place) = key_place(&event.key(), self.read.get_untracked(), items) {
            event.prevent_default();
            self.read.set(place);
        }
    }

    /// The values in words, and the files.
    fn table(&self) -> Node {
        let (shown, csv, picture, opened) = (self.clone(), self.clone(), self.clone(), self.open);
        let save = move |figure: &Figure, save: fn(Page, &Chart)| {
            if let Some((chart, _)) = figure.drawn.borrow().as_ref() {
                save(figure.page, chart);
            }
        };
        let commands = el("div.commands")
            .add(button(words::SAVE_CSV, move || save(&csv, save_csv)))
            .add(button(words::SAVE_SVG, move || save(&picture, save_svg)));
        el("details.data")
            .on("toggle", move |event| {
                let details: Element = event.target().expect("details were toggled").unchecked_into();
                opened.set(details.has_attribute("open"));
            })
            .add(el("summary").say(words::TABLE))
            .region(move || {
                let open = shown.open.get();
                shown.with(|chart, _| open.then(|| sheet(&chart.title, &chart.table))).flatten()
            })
            .add(commands)
    }
}

/// Where a key leads: to another item, or to none.
fn key_place(key: &str, place: Option<usize>, items: usize) -> Option<Option<usize>> {
    let last = items.checked_sub(1)?;
    match key {
        "ArrowRight" | "ArrowDown" => Some(Some(place.map_or(0, |place| (place + 1).min(last)))),
        "ArrowLeft" | "ArrowUp" => Some(Some(place.map_or(last, |place| place.saturating_sub(1)))),
        "Home" => Some(Some(0)),
        "End" => Some(Some(last)),
        "Escape" => Some(None),
        _ => None,
    }
}

/// How large a chart is drawn: wide ones lower, rows as high as their words need.
fn look(page: Page, chart: &Chart, width: f64) -> Look {
    let projector = page.settings.projector.get();
    let letters = if projector {
        22.0
    } else if width < 480.0 {
        12.5
    } else {
        13.5
    };
    let height = match (chart.is_upright(), projector) {
        (true, false) => (width * 0.58).clamp(230.0, 380.0),
        (true, true) => (width * 0.46).min(window_height() * 0.46),
        (false, _) => chart.items() as f64 * letters * 2.3,
    };
    let theme = if page.settings.is_dark.get() { Theme::Dark } else { Theme::Light };
    Look { width: width.max(200.0), height, letters, scale: SCALE, theme }
}

fn window_height() -> f64 {
    dom::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0)
}

/// The drawing as SVG text: sharp at every zoom, and on paper.
fn svg(chart: &Chart, look: Look) -> String {
    let mut text = String::new();
    let size = ((look.width * look.scale) as u32, (look.height * look.scale) as u32);
    let area = SVGBackend::with_string(&mut text, size).into_drawing_area();
    let drawn = draw(chart, &area, look);
    drop(area);
    drawn.map(|()| text).unwrap_or_default()
}

fn watch_width(element: &Element, width: RwSignal<f64>) {
    let measured = element.clone();
    let measure = Closure::<dyn FnMut()>::new(move || {
        let now = f64::from(measured.client_width());
        if now > 0.0 && now != width.get_untracked() {
            width.set(now);
        }
    });
    let observer = web_sys::ResizeObserver::new(measure.as_ref().unchecked_ref());
    observer.expect("a resize observer can be made").observe(element);
    measure.forget();
}

/// Spreadsheet programs in China read UTF-8 only with a mark at the beginning.
fn save_csv(_: Page, chart: &Chart) {
    let cell = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n";
    let rows = chart.table.rows.iter().map(line).collect::<String>();
    let text = format!("\u{FEFF}{}{rows}", line(&chart.table.head));
    files::save(&format!("fenhong-{}.csv", chart.id), "text/csv", &text);
}

fn save_svg(page: Page, chart: &Chart) {
    let look = Look { theme: Theme::Light, ..untrack(|| look(page, chart, 960.0)) };
    files::save(&format!("fenhong-{}.svg", chart.id), "image/svg+xml", &svg(chart, look));
}
