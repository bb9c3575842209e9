//! The page while it lives: hears, updates, shows.

use std::cell::RefCell;

use fenhong::scenario::tree;
use serde_json::Value;

use crate::desk::Desk;
use crate::dom::{Dom, by_id};
use crate::hosted;
use crate::message::{Detail, Message, Opened, Question};
use crate::model::{Model, Progress, case};
use crate::node::{Node, On, el};
use crate::patch::Live;
use crate::pool::{Answer, Event, extent};
use crate::route::View;
use crate::settings::Settings;
use crate::{figure, host, update, view};

/// The page: what it knows, what is shown of it, and where.
struct Page {
    model: Model,
    shown: Node,
    live: Live,
    root: [(&'static str, String); 4],
    /// The version of the scenario that is calculated and kept.
    version: Option<u32>,
    /// The view whose drawings are watched.
    view: View,
    /// Whether a picture has been asked for.
    is_awaited: bool,
}

thread_local! {
    static PAGE: RefCell<Option<Page>> = const { RefCell::new(None) };
}

/// Starts the page.
pub fn start(found: &str) {
    // boot.js writes JSON.
    let found = tree(found).unwrap_or_default();
    let model = restore(&found);
    let shown = el("div", "");
    let live = Live::new(&shown);
    live.mount(&by_id("fenhong"));
    let root = Default::default();
    let view = model.view;
    let page = Page { model, view, shown, live, root, version: None, is_awaited: false };
    PAGE.with(|place| place.replace(Some(page)));
    // The workers have something to do before the first tree is made.
    change(|_| {});
    host::watch_drawings();
}

/// Ends the page and gives what another goes on with.
pub fn hand_over() -> String {
    let Some(mut page) = PAGE.with(RefCell::take) else { return String::from("{}") };
    let mut found = page.model.desk.hand_over();
    found["projector"] = page.model.settings.projector.into();
    found["opened"] = page.model.opened.map(|of| [of.village, of.draw, of.year].as_slice().into()).unwrap_or_default();
    found["at"] = [page.model.figures.future, page.model.figures.year].as_slice().into();
    found["keeps"] = page.model.kept.is_some().into();
    found["is_handed"] = true.into();
    found.to_string()
}

/// Goes on with a link's scenario, or the work of the last visit, or the first example.
fn restore(found: &Value) -> Model {
    let works = found["works"].as_array().map_or(&[][..], Vec::as_slice);
    let work = works.iter().find_map(|work| Some((stored(&work["scenario"])?, stored(&work["origin"])?)));
    let is_new = work.as_ref().is_none_or(|(scenario, _)| *scenario == case(0));
    let (scenario, origin) = work.unwrap_or_else(|| (case(0), case(0)));
    let workers = found["workers"].as_u64().unwrap_or(2) as usize;
    let mut model = Model::new(Desk::new(scenario, origin), Settings::restore(found), workers);
    model.kept = (found["keeps"] == true).then_some(true);
    model.desk.take_over(found);
    model.view = View::of(found["view"].as_str().unwrap_or_default());
    model.asked = Question::ALL.into_iter().find(|question| found["asked"] == question.name());
    model.opened = opened(&found["opened"]);
    let at = |place: usize| found["at"][place].as_u64().unwrap_or(0) as usize;
    (model.figures.future, model.figures.year) = (at(0), at(1));
    if found["is_handed"] == true {
        model.is_new = false;
        #[cfg(feature = "whole")]
        take_over(&mut model, found["asked"].as_str().unwrap_or_default());
        return model;
    }
    match found["link"].as_str() {
        Some(link) => hosted::open_link(&mut model, link),
        None if !is_new => model.tell(fenhong::words::page::RESTORED, &[]),
        None => {}
    }
    model
}

/// Goes on with what the first module was asked for and could not do: the lists of the members, or a declared ledger.
#[cfg(feature = "whole")]
fn take_over(model: &mut Model, asked: &str) {
    match asked {
        update::MEMBERS => crate::whole::members::open(model),
        text if text.starts_with(update::CHART) => read_chart(model, &text[update::CHART.len()..]),
        text if text.trim_start().starts_with('{') => hosted::open_ledger(model, text),
        _ => {}
    }
}

/// Reads on at an item of a chart, both by their places.
#[cfg(feature = "whole")]
fn read_chart(model: &mut Model, at: &str) {
    let places = at.split_once('/').and_then(|(place, read)| Some((place.parse().ok()?, read.parse().ok()?)));
    let Some((place, read)): Option<(usize, usize)> = places else { return };
    if let Some(figure) = model.figures.all.get_mut(place) {
        (figure.read, figure.is_held) = (Some(read), true);
    }
}

/// The ledger that another page had open.
fn opened(found: &Value) -> Option<Opened> {
    let number = |place: usize| found[place].as_u64().and_then(|number| u32::try_from(number).ok());
    Some(Opened { village: number(0)?, draw: number(1)?, year: number(2)? })
}

fn stored(text: &Value) -> Option<Value> {
    hosted::scenario(text.as_str()?)
}

/// An event of the document; whether the browser shall leave it alone.
pub fn heard(kind: &str, target: &Dom, text: String, (x, y): (f64, f64), flags: u32) -> bool {
    let Some(on) = on(kind) else { return false };
    with(|page| {
        let Some((element, message)) = page.live.heard(&page.shown, on, target) else {
            return on == On::Key && undo_by_key(page, &text);
        };
        let message = message.clone();
        let mut detail = Detail { text, ..Detail::default() };
        (detail.is_pressed, detail.hovers, detail.is_open) = (flags & 1 != 0, flags & 2 != 0, flags & 4 != 0);
        if matches!(on, On::Press | On::Move) {
            let place = host::place(element, x, y);
            (detail.x, detail.y, detail.width) = (place[0], place[1], place[2]);
        }
        let is_done = match (on, &message) {
            (On::Key, _) if undo_by_key(page, &detail.text) => true,
            _ => update::update(&mut page.model, &message, &detail),
        };
        page.model.is_new = false;
        page.show();
        is_done
    })
    .unwrap_or(false)
}

/// Undo and redo by keys, wherever the focus is: typed numbers are part of the scenario's history.
fn undo_by_key(page: &mut Page, key: &str) -> bool {
    let message = match key {
        "Control+z" => Message::Undo,
        "Control+Shift+z" | "Control+y" => Message::Redo,
        _ => return false,
    };
    update::update(&mut page.model, &message, &Detail::default());
    page.show();
    true
}

fn on(kind: &str) -> Option<On> {
    Some(match kind {
        "click" => On::Click,
        "input" => On::Input,
        "change" => On::Change,
        "focusout" => On::Leave,
        "keydown" => On::Key,
        "pointerdown" => On::Press,
        "pointermove" => On::Move,
        "pointerleave" => On::Out,
        "toggle" => On::Toggle,
        "close" => On::Close,
        _ => return None,
    })
}

/// What a worker says. Numbers are shown at once, mere progress with the next picture.
pub fn answered(place: usize, answer: Answer) {
    with(|page| match page.model.pool.hear(place, answer) {
        None => {}
        Some(event) => {
            let is_progress = matches!(event, Event::Percent(_));
            let was_first = page.model.progress.first.is_none();
            hosted::take(&mut page.model, event);
            if is_progress {
                page.await_frame()
            } else {
                page.show();
                page.complete();
            }
            if was_first && page.model.progress.first.is_some() {
                host::first_numbers(page.model.pool.began());
            }
        }
    });
}

/// The width of a chart's place. Those of a page come all at once.
pub fn measured(place: usize, width: f64) {
    with(|page| {
        let place = page.model.view.charts().start + place;
        page.model.figures.measure(place, width);
        page.await_frame();
    });
}

/// Changes the model and shows it.
pub fn change(step: impl FnOnce(&mut Model)) {
    with(|page| {
        step(&mut page.model);
        page.is_awaited = false;
        page.show();
    });
}

/// Something to do with the page. An event that the page itself causes while it is busy is not heard.
fn with<T>(step: impl FnOnce(&mut Page) -> T) -> Option<T> {
    PAGE.with(|page| page.try_borrow_mut().ok()?.as_mut().map(step))
}

impl Page {
    /// What waited for the first numbers comes with the next picture.
    fn complete(&mut self) {
        if std::mem::take(&mut self.model.is_new) {
            self.await_frame();
        }
    }

    /// Shows what has changed with the next picture; before the first numbers there is nothing that cannot wait.
    fn await_frame(&mut self) {
        if !self.is_awaited && !self.model.is_new {
            self.is_awaited = true;
            host::ask_frame();
        }
    }

    /// Calculates and keeps a changed scenario, and brings the document to the model.
    fn show(&mut self) {
        self.follow();
        #[cfg(feature = "whole")]
        crate::whole::follow(&mut self.model);
        figure::draw(&mut self.model);
        let new = view::page(&self.model);
        self.live.patch(&self.shown, &new);
        self.shown = new;
        #[cfg(feature = "whole")]
        if let Some(id) = self.model.whole.focus.take() {
            by_id(&id).focus();
        }
        if self.view != self.model.view {
            self.view = self.model.view;
            host::watch_drawings();
        }
        self.dress_root();
    }

    fn follow(&mut self) {
        let model = &mut self.model;
        let version = model.desk.version();
        if self.version == Some(version) {
            return;
        }
        let text = model.desk.scenario().to_string();
        model.progress = Progress::default();
        let is_changed = self.version.is_some() || version > 0;
        if is_changed && model.kept.is_some() {
            model.kept = Some(false);
            host::keep(&text, &model.desk.origin().to_string());
        }
        self.version = Some(version);
        model.pool.run(text.into(), extent(model.desk.scenario()));
    }

    /// The document's root and title.
    fn dress_root(&mut self) {
        let root = view::root(&self.model);
        for (new, old) in root.iter().zip(&self.root) {
            match new {
                same if same == old => {}
                ("title", title) => host::title(title),
                (name, value) => host::root(name, value),
            }
        }
        self.root = root;
    }
}
