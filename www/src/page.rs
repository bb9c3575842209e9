//! What every part of the page shares: the scenario at hand, the settings, the results and the workers.

use std::rc::Rc;
use std::sync::Arc;

use fenhong::cases::CASES;
use fenhong::outcome::Report;
use fenhong::scenario::Error;
use fenhong::words::{Lang, Text, Voice, errors, page as words};
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use crate::desk::Desk;
use crate::keep::{Keep, Work};
use crate::pool::{self, Event, Pool};
use crate::settings::Settings;
use crate::{dom, link, path};

/// Waiting for more typing before the scenario is kept, in milliseconds.
const KEEP_AFTER: i32 = 250;

/// How far the results are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    /// Part of the work that is done, in percent.
    pub percent: u32,
    /// Milliseconds to the first numbers of this scenario.
    pub first: Option<f64>,
    /// Milliseconds to the last.
    pub last: Option<f64>,
    /// Whether the reader stopped it before the end.
    pub stopped: bool,
}

/// Handed to every part of the page.
#[derive(Clone, Copy)]
pub struct Page {
    /// The scenario at hand.
    pub desk: Desk,
    voice: Memo<Voice>,
    /// How the page looks.
    pub settings: Settings,
    /// The newest results.
    pub report: RwSignal<Option<Arc<Report>>>,
    /// How far they are.
    pub progress: RwSignal<Progress>,
    /// Why the scenario at hand cannot be calculated.
    pub problem: RwSignal<Option<Error>>,
    /// A sentence for the reader, such as that a link was copied.
    pub notice: RwSignal<Option<String>>,
    /// Whether the last edit is kept; none where the browser keeps nothing.
    pub kept: RwSignal<Option<bool>>,
    pool: StoredValue<Option<Pool>, LocalStorage>,
}

/// The page that the app provided.
pub fn page() -> Page {
    expect_context::<Page>()
}

impl Page {
    /// A page with the first example, started.
    pub fn start() -> Page {
        let (desk, settings) = (Desk::new(case(0)), Settings::restore());
        let page = Page {
            desk,
            settings,
            voice: Memo::new(move |_| voice(desk, settings)),
            report: RwSignal::new(None),
            progress: RwSignal::new(Progress::default()),
            problem: RwSignal::new(None),
            notice: RwSignal::new(None),
            kept: RwSignal::new(None),
            pool: StoredValue::new_local(None),
        };
        page.pool.set_value(Some(Pool::new(move |event| page.hear(event))));
        let linked = page.open_link();
        spawn_local(page.restore(linked));
        dom::listen(&dom::window(), "hashchange", move |_: web_sys::Event| {
            page.open_link();
        });
        page
    }

    /// How to speak now.
    pub fn voice(self) -> Voice {
        self.voice.get()
    }

    /// A text of the page.
    pub fn say(self, text: Text) -> String {
        self.voice().say(text)
    }

    /// The scenario's name in the language of the page.
    pub fn name(self) -> String {
        let scenario = self.desk.scenario.read();
        let name = |lang: &str| path::get(&scenario, &format!("name.{lang}")).map(path::text).unwrap_or_default();
        let (first, second) = match self.settings.lang.get() {
            Lang::Zh => (name("zh"), name("en")),
            Lang::En => (name("en"), name("zh")),
        };
        if first.is_empty() { second } else { first }
    }

    /// Opens the scenario in a text of JSON; says why where it cannot be.
    pub fn open_text(self, text: &str) -> bool {
        match serde_json::from_str::<Value>(text) {
            Ok(scenario) if scenario.is_object() => {
                self.desk.open(scenario);
                true
            }
            Ok(_) => {
                self.tell(errors::BAD_FILE, &[]);
                false
            }
            Err(error) => {
                let (line, column) = (error.line().to_string(), error.column().to_string());
                let voice = self.voice.get_untracked();
                let what = voice.fill(errors::SYNTAX, &[("line", &line), ("column", &column)]);
                self.notice.set(Some(what + &voice.say(errors::SYNTAX_DO)));
                false
            }
        }
    }

    /// Tells the reader something.
    pub fn tell(self, text: Text, values: &[(&str, &str)]) {
        self.notice.set(Some(self.voice.get_untracked().fill(text, values)));
    }

    /// Stops calculating; what is shown stays.
    pub fn stop(self) {
        self.pool.with_value(|pool| pool.iter().for_each(Pool::stop));
        self.progress.update(|progress| progress.stopped = true);
    }

    /// Asks for the ledger of a year of a future.
    pub fn ledger(self, draw: u32, year: u32, answer: impl FnOnce(Result<String, String>) + 'static) {
        self.pool.with_value(|pool| {
            if let Some(pool) = pool {
                pool.ledger(draw, year, answer);
            }
        });
    }

    /// Opens the scenario in the address, if there is one; the address is left without it.
    fn open_link(self) -> bool {
        let location = dom::window().location();
        let hash = location.hash().unwrap_or_default();
        let Some(text) = hash.strip_prefix("#s=") else { return false };
        let opened = link::read(text);
        let clean = location.pathname().unwrap_or_default() + "#/scheme";
        if let Ok(history) = dom::window().history() {
            // From a file the address may not be changed; the link then simply stays.
            let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&clean));
        }
        match opened {
            Some(scenario) => {
                self.desk.open(scenario);
                self.tell(words::LINK_OPENED, &[]);
                true
            }
            None => {
                self.tell(errors::BAD_LINK, &[]);
                false
            }
        }
    }

    /// Goes on with the work of the last visit, unless a link was opened, and keeps what is changed from now on.
    async fn restore(self, linked: bool) {
        let opened = Keep::open().await;
        let (keep, work) = match opened {
            Ok((keep, work)) => (Some(keep), work),
            Err(_) => (None, None),
        };
        if let Some(work) = work.filter(|_| !linked) {
            if work.scenario != self.desk.scenario.get_untracked() {
                self.desk.scenario.set(work.scenario);
                self.tell(words::RESTORED, &[]);
            }
            self.desk.origin.set(work.origin);
        }
        self.follow(keep.map(Rc::new));
    }

    /// Calculates and keeps the scenario at every change.
    fn follow(self, keep: Option<Rc<Keep>>) {
        let waiting = StoredValue::new(None::<i32>);
        let keep = StoredValue::new_local(keep);
        Effect::new(move |_| {
            let scenario = self.desk.scenario.get();
            self.calculate(&scenario);
            if let Some(number) = waiting.get_value() {
                dom::forget_later(number);
            }
            if let Some(keep) = keep.get_value() {
                self.kept.set(Some(false));
                let work = Work { scenario, origin: self.desk.origin.get() };
                waiting.set_value(Some(dom::later(KEEP_AFTER, move || spawn_local(self.keep(keep, work)))));
            }
        });
    }

    async fn keep(self, keep: Rc<Keep>, work: Work) {
        let written = keep.write(&work).await.is_ok();
        self.kept.set(written.then_some(true));
    }

    fn calculate(self, scenario: &Value) {
        self.progress.set(Progress::default());
        self.pool.with_value(|pool| {
            if let Some(pool) = pool {
                pool.run(&scenario.to_string(), pool::extent(scenario));
            }
        });
    }

    fn hear(self, event: Event) {
        match event {
            Event::Report { json, milliseconds } => self.show(&json, milliseconds),
            Event::Percent(percent) => self.progress.update(|progress| progress.percent = percent),
            Event::Refused(error) => {
                let error = serde_json::from_str(&error).unwrap_or(Value::String(error));
                self.problem.set(Some(errors::from_json(&error)));
            }
            Event::Restarted => self.tell(errors::WORKER, &[]),
            Event::Broken => self.tell(errors::WORKERS, &[]),
        }
    }

    fn show(self, json: &str, milliseconds: f64) {
        let report: Report = match serde_json::from_str(json) {
            Ok(report) => report,
            Err(error) => return web_sys::console::error_1(&error.to_string().into()),
        };
        self.problem.set(None);
        self.progress.update(|progress| {
            progress.first.get_or_insert(milliseconds);
            progress.last = (report.draws == report.draws_wanted).then_some(milliseconds);
        });
        self.report.set(Some(Arc::new(report)));
    }
}

fn voice(desk: Desk, settings: Settings) -> Voice {
    let as_of = path::get(&desk.scenario.read(), "as_of").and_then(|date| date.as_str()?.parse().ok());
    Voice::new(settings.lang.get(), as_of)
}

/// A shipped example.
pub fn case(place: usize) -> Value {
    serde_json::from_str(CASES[place].json).expect("the shipped examples are JSON")
}
