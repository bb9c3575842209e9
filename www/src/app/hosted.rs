//! What comes from outside the document's tree: links, files, the store, the system, the workers.

use fenhong::cases::CASES;
use fenhong::safe;
use fenhong::scenario::tree;
use fenhong::words::{errors, page as words};
use serde_json::Value;
use wasm_bindgen::JsValue;

use crate::app::errands::Done;
use crate::app::message::Message;
use crate::app::model::{Keeping, Model};
use crate::app::opening::{go, open};
use crate::app::route::View;
use crate::desk::link::Damaged;
use crate::desk::store::{self, Act, Kept, Told};
use crate::desk::{Desk, case, change, has_roster, of_text, path};
use crate::engine::{Asker, Event, Opened};
use crate::parts::ledger;
use crate::parts::message::OfFile;
use crate::parts::seat::{Sight, Tell};
use crate::parts::shared::Ledger;
use crate::rooms::cases::audit;
use crate::rooms::scheme::behind;
use crate::rooms::{advise, cases, compare, train, versions, village};

/// What is outside has done or found.
#[derive(Clone, Debug)]
pub enum Outside {
    /// The text of a file that was chosen, and the file's name.
    File(OfFile, String, String),
    /// The bytes of a roster's file, and its name.
    Roster(Vec<u8>, String),
    /// A file is larger than so many megabytes.
    LargeFile(u32),
    /// A file holds no text.
    BadFile,
    /// The system is dark, or light.
    Dark(bool),
    /// The screen is wide enough to hold inputs beside the results, or is not.
    Wide(bool),
    /// The page is being printed, or is no more.
    Paper(bool),
    /// There is a new version of the page.
    Outdated,
}

/// Takes in what is outside the document's tree.
pub fn tell(model: &mut Model, outside: Outside) {
    let shared = &mut model.shared;
    match outside {
        Outside::File(OfFile::Open, text, name) => open_file(model, &text, &name),
        Outside::File(OfFile::Compare, text, _) => compare::add_file(&mut model.compare, shared, &text),
        Outside::File(what @ (OfFile::Payments | OfFile::Plan), text, _) => {
            village::open_text(&mut model.village, shared, what, &text);
        }
        Outside::File(OfFile::Roster, ..) => {}
        Outside::Roster(bytes, name) => village::open(&mut model.village, shared, bytes, name),
        Outside::LargeFile(most) => shared.tell(errors::LARGE_FILE, &[("most", &most.to_string())]),
        Outside::BadFile => shared.tell(errors::BAD_FILE, &[]),
        Outside::Dark(is_dark) => {
            shared.settings.system_dark = is_dark;
            model.redraw_all();
        }
        Outside::Wide(is_wide) => shared.settings.wide = is_wide,
        Outside::Paper(is_paper) => {
            shared.settings.paper = is_paper;
            model.redraw_all();
        }
        Outside::Outdated => model.is_outdated = true,
    }
}

/// Opens what a link holds. A roster never comes by a link.
pub fn open_link(model: &mut Model, found: Result<Value, Damaged>) {
    let scenario = found.ok().filter(Value::is_object).and_then(change::opened);
    match scenario.filter(|scenario| !has_roster(scenario)) {
        Some(scenario) => {
            keep_own(model, &scenario);
            open(model, scenario);
            model.shared.tell(words::LINK_OPENED, &[]);
        }
        None => model.shared.tell(errors::BAD_LINK, &[]),
    }
}

/// Keeps the scenario at hand as a version before another takes its place, where it is the reader's own: neither a
/// shipped case nor the other one. Where it is, is said once it is there.
fn keep_own(model: &Model, other: &Value) {
    let scenario = model.shared.desk.scenario();
    let is_shipped = (0..CASES.len()).any(|place| *scenario == case(place));
    if is_shipped || scenario == other || model.keeping == Keeping::Never {
        return;
    }
    let name = model.shared.voice().fill(words::BEFORE_LINK, &[("name", &model.shared.given_title())]);
    store::versions(Act::Add(name, scenario.to_string(), words::LINK_KEPT));
}

/// The newest work that can be read, and what a reset goes back to.
pub fn newest(kept: &Kept) -> Option<(Value, Value)> {
    kept.works.iter().find_map(|work| Some((of_text(&work.scenario)?, of_text(&work.origin)?)))
}

/// Takes in what the store has done or found.
pub fn stored(model: &mut Model, told: Told) {
    match told {
        Told::Saved if model.keeping != Keeping::Elsewhere => model.keeping = Keeping::Kept,
        Told::Saved => {}
        Told::Failed => model.keeping = Keeping::Refused,
        Told::Elsewhere => model.keeping = Keeping::Elsewhere,
        Told::TakenOver(name) => {
            // What is written next is said when it is kept.
            model.keeping = Keeping::Coming;
            model.shared.tell(words::TAKEN_OVER, &[("name", &safe::name(&name))]);
        }
        Told::Late(kept) => late(model, &kept),
        Told::Task(view, text) => match View::of(&view) {
            View::Compare => compare::recalled(&mut model.compare, &mut model.shared, &text),
            View::Advise => advise::recalled(&mut model.advise, &mut model.shared, &text),
            View::Train => train::recalled(&mut model.train, &text),
            _ => {}
        },
        other => versions::take(&mut model.versions, &mut model.shared, other),
    }
}

/// The database has opened only now: its work goes on, unless the reader has begun something else meanwhile.
fn late(model: &mut Model, kept: &Kept) {
    model.keeping = Keeping::Kept;
    let Some((scenario, origin)) = newest(kept) else { return };
    if model.shared.desk.version() == 0 {
        model.shared.desk = Desk::new(scenario, origin);
        model.forget_results();
        return model.shared.tell(words::RESTORED, &[]);
    }
    let name = path::text(&scenario["name"][model.shared.settings.key()]);
    store::versions(Act::Add(name, scenario.to_string(), words::LATE_KEPT));
    store::keep(&model.shared.desk.scenario().to_string(), &model.shared.desk.origin().to_string());
}

/// Writes the work from this window; what another has written is kept as a version.
pub fn take_over(model: &Model) {
    let (lang, voice) = (model.shared.settings.key(), model.shared.voice());
    store::keep(&model.shared.desk.scenario().to_string(), &model.shared.desk.origin().to_string());
    store::take_over(move |text| {
        let name = of_text(text).map(|scenario| path::text(&scenario["name"][lang])).unwrap_or_default();
        voice.fill(words::OF_OTHER_WINDOW, &[("name", &name)])
    });
}

/// Keeps what is on this window's desk as a version.
pub fn keep_copy(model: &Model) {
    let said = fenhong::words::papers::VERSION_KEPT;
    store::versions(Act::Add(model.shared.given_title(), model.shared.desk.scenario().to_string(), said));
}

/// Opens the scenario in a file's text; says why where it cannot be.
fn open_file(model: &mut Model, text: &str, name: &str) {
    match tree(text) {
        Ok(ledger) if is_ledger(&ledger) => {
            audit::open(&mut model.cases, text);
            go(model, View::Cases);
            model.shared.focus = Some(String::from(audit::PLACE));
        }
        Ok(scenario) if scenario.is_object() => {
            open(model, scenario);
            model.shared.tell(words::FILE_OPENED, &[("file", name)]);
        }
        Ok(_) => model.shared.tell(errors::BAD_FILE, &[]),
        Err(error) => {
            let text = errors::error_text(&error, model.shared.voice());
            model.shared.notice = Some(text.said(model.shared.voice()));
        }
    }
}

/// Whether a file is a declared ledger: what was paid, and no scenario.
fn is_ledger(tree: &Value) -> bool {
    tree["format"].as_str().is_some_and(|format| format.starts_with("fenhong-ledger/"))
}

/// Takes in what became of an errand.
pub fn settle(model: &mut Model, done: Done) {
    match done {
        Done::Copied(said) => model.shared.tell(said, &[]),
        Done::NotCopied(_) if model.shown.is_some() => model.shared.tell(words::COPY_BY_HAND, &[]),
        Done::NotCopied(link) => model.shared.tell(words::LINK_SHOWN, &[("link", &link)]),
        Done::NoWorkbook => model.shared.tell(fenhong::words::papers::WORKBOOK_FAILED, &[]),
        Done::Roster(answer) => village::take(&mut model.village, answer.as_deref()),
        Done::Shown(name, kept) => model.shown = Some((name, kept)),
    }
}

/// Takes in what the workers came to.
pub fn take(model: &mut Model, tell: &Tell<Message>, event: Event) {
    match event {
        Event::Report { report, milliseconds } => {
            model.shared.problem = None;
            model.shared.progress.first.get_or_insert(milliseconds);
            model.shared.progress.last = (report.draws == report.draws_wanted).then_some(milliseconds);
            model.shared.report = Some(*report);
            model.redraw_all();
        }
        Event::Percent(percent) => model.shared.progress.percent = percent,
        Event::Ledger(opened, bytes) => take_ledger(model, tell, opened, bytes.as_deref()),
        Event::Task(asker, id, result) => take_task(model, tell, (asker, id), result),
        Event::Refused(error) => {
            let error = tree(&error).unwrap_or(Value::String(error));
            model.shared.problem = Some(errors::from_json(&error));
        }
        Event::Restarted => model.shared.tell(errors::WORKER, &[]),
        Event::Broken => model.shared.tell(errors::WORKERS, &[]),
    }
}

/// Takes in what a task came to.
fn take_task(
    model: &mut Model,
    tell: &Tell<Message>,
    (asker, id): (Asker, u32),
    result: Option<Result<JsValue, String>>,
) {
    let shared = &mut model.shared;
    match asker {
        Asker::Reported => cases::take(&mut model.cases, shared, id, result),
        Asker::Comparison | Asker::Verdict => compare::take(&mut model.compare, shared, (asker, id), result),
        Asker::Advice => advise::take(&mut model.advise, shared, id, result),
        Asker::Lesson => train::take(&mut model.train, shared, id, result),
        Asker::Numbers => model.explain.take_numbers(id, result),
        Asker::Behind => behind::take(&mut model.scheme, id, result),
        Asker::Ledger => {
            let sight = Sight { shared, tell: tell.of(Message::Common) };
            let sought = model.explain.take_ledger(&sight, id, result);
            shared.focus = sought.or(shared.focus.take());
        }
    }
}

/// Takes in a ledger of the scenario at hand that was asked for.
fn take_ledger(model: &mut Model, tell: &Tell<Message>, opened: Opened, bytes: Option<&[u8]>) {
    let shared = &mut model.shared;
    if shared.opened != Some(opened) {
        return;
    }
    // There was nothing yet to bring into sight; the tables ask for theirs by themselves, and stay at their beginning.
    if matches!(shared.ledger, Ledger::Waiting) && model.view != View::Tables {
        shared.focus = Some(String::from(ledger::PLACE));
    }
    let sight = Sight { shared, tell: tell.of(Message::Common) };
    shared.ledger = ledger::taken(&sight, shared.desk.scenario(), bytes);
}
