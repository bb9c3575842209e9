//! One chart: its finding, the drawing, reading by pointer and keys, its table and its files.

use fenhong::chart::draw::draw;
use fenhong::chart::{Chart, Layout, Look, Theme};
use fenhong::words::page as words;
use leptos::html;
use leptos::prelude::*;
use plotters::drawing::IntoDrawingArea;
use plotters_svg::SVGBackend;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{KeyboardEvent, PointerEvent};

use super::table::Sheet;
use crate::page::{Page, page, say};
use crate::{dom, files};

/// Drawing units for a pixel: the backend only has whole ones.
const SCALE: f64 = 4.0;

/// A chart that follows its data.
#[component]
pub fn Figure(
    /// What to draw.
    chart: Memo<Option<Chart>>,
    /// Its own controls, above the drawing.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let page = page();
    let text = move |part: fn(&Chart) -> &str| chart.with(|chart| chart.as_ref().map(|chart| part(chart).to_owned()));
    let read = RwSignal::new(None::<usize>);
    let reading = move || {
        let read = read.get();
        let found = chart.with(|chart| chart.as_ref().and_then(|chart| chart.readings.get(read?).cloned()));
        // Said once is enough.
        found.or_else(|| text(|chart| chart.id).filter(|id| id == "fan").map(|_| page.say(words::READ_HINT)))
    };
    view! {
        <figure class="chart">
            <figcaption>
                <h3>{move || text(|chart| &chart.title)}</h3>
                <p class="subtitle">{move || text(|chart| &chart.subtitle)}</p>
            </figcaption>
            {children.map(|children| children())}
            <Drawing chart read/>
            <p class="reading" class:hint=move || read.get().is_none()>{reading}</p>
            <DataTable chart/>
        </figure>
    }
}

/// The drawing with its highlight: a slider over the chart's items.
#[component]
fn Drawing(chart: Memo<Option<Chart>>, read: RwSignal<Option<usize>>) -> impl IntoView {
    let page = page();
    let node = NodeRef::<html::Div>::new();
    let width = RwSignal::new(0.0);
    watch_width(node, width);
    let look = Memo::new(move |_| chart.with(|chart| chart.as_ref().map(|chart| look(page, chart, width.get()))));
    let layout = Memo::new(move |_| chart.with(|chart| Some(Layout::of(chart.as_ref()?, look.get()?))));
    let svg = Memo::new(move |_| chart.with(|chart| Some(picture(chart.as_ref()?, look.get()?))));
    let items = Memo::new(move |_| chart.with(|chart| chart.as_ref().map_or(0, Chart::items)));
    Effect::new(move |_| {
        let items = items.get();
        read.update(|read| *read = read.filter(|place| *place < items));
    });
    let point = move |event: PointerEvent| read.set(pointed(&event, node, layout, chart));
    let press = move |event: KeyboardEvent| {
        if let Some(place) = key_place(&event, read.get_untracked(), items.get_untracked()) {
            event.prevent_default();
            read.set(place);
        }
    };
    let mark = move || layout.get().and_then(|layout| layout.items.get(read.get()?).copied());
    let px = move |part: fn(fenhong::chart::Rect) -> f64| move || mark().map(|rect| format!("{}px", part(rect)));
    view! {
        <div class="drawing" node_ref=node tabindex="0" role="slider" aria-valuemin="1"
            aria-valuemax=move || items.get().max(1).to_string()
            aria-valuenow=move || (read.get().unwrap_or(0) + 1).to_string()
            aria-valuetext=move || value_text(chart, read)
            aria-label=move || chart.with(|chart| chart.as_ref().map(|chart| chart.title.clone()))
            on:pointermove=point on:pointerdown=point on:pointerleave=move |event| leave(&event, read) on:keydown=press>
            <div class="picture" aria-hidden="true" inner_html=move || svg.get().unwrap_or_default()></div>
            <div class="here" hidden=move || mark().is_none() style:left=px(|rect| rect.left)
                style:top=px(|rect| rect.top) style:width=px(|rect| rect.width) style:height=px(|rect| rect.height)>
            </div>
        </div>
    }
}

fn value_text(chart: Memo<Option<Chart>>, read: RwSignal<Option<usize>>) -> Option<String> {
    let place = read.get().unwrap_or(0);
    chart.with(|chart| chart.as_ref().and_then(|chart| chart.readings.get(place).cloned()))
}

/// A finger leaves the screen after every tap; what it read stays.
fn leave(event: &PointerEvent, read: RwSignal<Option<usize>>) {
    if event.pointer_type() == "mouse" {
        read.set(None);
    }
}

fn pointed(
    event: &PointerEvent,
    node: NodeRef<html::Div>,
    layout: Memo<Option<Layout>>,
    chart: Memo<Option<Chart>>,
) -> Option<usize> {
    let rect = node.get_untracked()?.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top());
    let upright = chart.with_untracked(|chart| chart.as_ref().is_some_and(Chart::is_upright));
    layout.with_untracked(|layout| layout.as_ref()?.nearest(x, y, upright))
}

/// Where a key leads: to another item, or to none.
fn key_place(event: &KeyboardEvent, place: Option<usize>, items: usize) -> Option<Option<usize>> {
    let last = items.checked_sub(1)?;
    match event.key().as_str() {
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
    let letters = if projector { 22.0 } else if width < 480.0 { 12.5 } else { 13.5 };
    let height = match (chart.is_upright(), projector) {
        (true, false) => (width * 0.58).clamp(230.0, 380.0),
        (true, true) => (width * 0.46).min(window_height() * 0.46),
        (false, _) => chart.items() as f64 * letters * 2.5,
    };
    let theme = if page.settings.is_dark.get() { Theme::Dark } else { Theme::Light };
    Look { width: width.max(200.0), height, letters, scale: SCALE, theme }
}

fn window_height() -> f64 {
    dom::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0)
}

/// The drawing as SVG text: sharp at every zoom, and on paper.
fn picture(chart: &Chart, look: Look) -> String {
    let mut text = String::new();
    let size = ((look.width * look.scale) as u32, (look.height * look.scale) as u32);
    let area = SVGBackend::with_string(&mut text, size).into_drawing_area();
    let drawn = draw(chart, &area, look);
    drop(area);
    drawn.map(|()| text).unwrap_or_default()
}

fn watch_width(node: NodeRef<html::Div>, width: RwSignal<f64>) {
    Effect::new(move |_| {
        let Some(div) = node.get() else { return };
        let measured = div.clone();
        let measure = Closure::<dyn FnMut()>::new(move || {
            let now = f64::from(measured.client_width());
            if now > 0.0 && now != width.get_untracked() {
                width.set(now);
            }
        });
        let observer = web_sys::ResizeObserver::new(measure.as_ref().unchecked_ref());
        observer.expect("a resize observer can be made").observe(&div);
        measure.forget();
    });
}

/// The values in words, and the files.
#[component]
fn DataTable(chart: Memo<Option<Chart>>) -> impl IntoView {
    let page = page();
    let open = RwSignal::new(false);
    let sheet = |chart: Chart| view! { <Sheet title=chart.title table=chart.table/> };
    let table = move || if open.get() { chart.get().map(sheet) } else { None };
    view! {
        <details class="data" on:toggle=move |event| open.set(is_open(&event))>
            <summary>{say(words::TABLE)}</summary>
            {table}
            <div class="commands">
                <button type="button" on:click=move |_| with(chart, save_csv)>
                    {say(words::SAVE_CSV)}
                </button>
                <button type="button" on:click=move |_| with(chart, |chart| save_svg(page, chart))>
                    {say(words::SAVE_SVG)}
                </button>
            </div>
        </details>
    }
}

fn is_open(event: &web_sys::Event) -> bool {
    event_target::<web_sys::Element>(event).has_attribute("open")
}

fn with(chart: Memo<Option<Chart>>, then: impl FnOnce(&Chart)) {
    if let Some(chart) = chart.get_untracked() {
        then(&chart);
    }
}

/// Spreadsheet programs in China read UTF-8 only with a mark at the beginning.
fn save_csv(chart: &Chart) {
    let cell = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n";
    let rows = chart.table.rows.iter().map(line).collect::<String>();
    let text = format!("\u{FEFF}{}{rows}", line(&chart.table.head));
    files::save(&format!("fenhong-{}.csv", chart.id), "text/csv", &text);
}

fn save_svg(page: Page, chart: &Chart) {
    let look = Look { theme: Theme::Light, ..look(page, chart, 960.0) };
    files::save(&format!("fenhong-{}.svg", chart.id), "image/svg+xml", &picture(chart, look));
}
