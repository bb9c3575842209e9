//! What comes from outside the document's tree: links, files, the store, the system, the workers.

use fenhong::cases::CASES;
use fenhong::safe;
use fenhong::scenario::tree;
use fenhong::words::{errors, page as words};
use serde_json::Value;

use crate::app::errands::Done;
use crate::app::model::{Keeping, Model, case};
use crate::app::store;
use crate::app::store::{Act, Kept, Told};
use crate::app::update::{open, take_ledger};
use crate::desk::link::Damaged;
use crate::desk::{Desk, change, has_roster, path};
use crate::engine::Event;

/// Takes in what boot.js has done or found.
pub fn tell(model: &mut Model, what: &str, text: &str, name: &str) {
    match what {
        "file" => open_file(model, text, name),
        "file-large" => model.tell(errors::LARGE_FILE, &[("most", text)]),
        "file-bad" => model.tell(errors::BAD_FILE, &[]),
        "scrolled" => model.figures.place = text.parse().unwrap_or(0),
        "dark" => {
            model.settings.system_dark = text == "yes";
            model.figures.redraw_all();
        }
        "wide" => model.settings.wide = text == "yes",
        "paper" => {
            model.settings.paper = text == "yes";
            model.figures.redraw_all();
        }
        "compare-file" => crate::rooms::compare_file(model, text),
        "outdated" => model.is_outdated = true,
        _ => {}
    }
}

/// Opens what a link holds. A roster never comes by a link.
pub fn open_link(model: &mut Model, found: Result<Value, Damaged>) {
    let scenario = found.ok().filter(Value::is_object).and_then(change::opened);
    match scenario.filter(|scenario| !has_roster(scenario)) {
        Some(scenario) => {
            keep_own(model, &scenario);
            open(model, scenario);
            model.tell(words::LINK_OPENED, &[]);
        }
        None => model.tell(errors::BAD_LINK, &[]),
    }
}

/// Keeps the scenario at hand as a version before another takes its place, where it is the reader's own: neither a
/// shipped case nor the other one. Where it is, is said once it is there.
fn keep_own(model: &Model, other: &Value) {
    let scenario = model.desk.scenario();
    let is_shipped = (0..CASES.len()).any(|place| *scenario == case(place));
    if is_shipped || scenario == other || model.keeping == Keeping::Never {
        return;
    }
    let name = model.voice().fill(words::BEFORE_LINK, &[("name", &model.given_title())]);
    store::versions(Act::Add(name, scenario.to_string(), words::LINK_KEPT));
}

/// The newest work that can be read, and what a reset goes back to.
pub fn newest(kept: &Kept) -> Option<(Value, Value)> {
    kept.works.iter().find_map(|work| Some((scenario(&work.scenario)?, scenario(&work.origin)?)))
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
            model.tell(words::TAKEN_OVER, &[("name", &safe::name(&name))]);
        }
        Told::Late(kept) => late(model, &kept),
        Told::Task(view, text) => crate::rooms::recalled(model, &view, &text),
        other => crate::rooms::versions::take(model, other),
    }
}

/// The database has opened only now: its work goes on, unless the reader has begun something else meanwhile.
fn late(model: &mut Model, kept: &Kept) {
    model.keeping = Keeping::Kept;
    let Some((scenario, origin)) = newest(kept) else { return };
    if model.desk.version() == 0 {
        model.desk = Desk::new(scenario, origin);
        model.forget_results();
        return model.tell(words::RESTORED, &[]);
    }
    let name = path::text(&scenario["name"][model.settings.key()]);
    store::versions(Act::Add(name, scenario.to_string(), words::LATE_KEPT));
    store::keep(&model.desk.scenario().to_string(), &model.desk.origin().to_string());
}

/// Writes the work from this window; what another has written is kept as a version.
pub fn take_over(model: &Model) {
    let (lang, voice) = (model.settings.key(), model.voice());
    store::keep(&model.desk.scenario().to_string(), &model.desk.origin().to_string());
    store::take_over(move |text| {
        let name = scenario(text).map(|scenario| path::text(&scenario["name"][lang])).unwrap_or_default();
        voice.fill(words::OF_OTHER_WINDOW, &[("name", &name)])
    });
}

/// Keeps what is on this window's desk as a version.
pub fn keep_copy(model: &Model) {
    let said = fenhong::words::papers::VERSION_KEPT;
    store::versions(Act::Add(model.given_title(), model.desk.scenario().to_string(), said));
}

/// The scenario in a text of JSON, if it may be one.
pub fn scenario(text: &str) -> Option<Value> {
    tree(text).ok().filter(Value::is_object)
}

/// Opens the scenario in a file's text; says why where it cannot be.
fn open_file(model: &mut Model, text: &str, name: &str) {
    match tree(text) {
        Ok(ledger) if is_ledger(&ledger) => crate::rooms::cases::audit::open(model, text),
        Ok(scenario) if scenario.is_object() => {
            open(model, scenario);
            model.tell(words::FILE_OPENED, &[("file", name)]);
        }
        Ok(_) => model.tell(errors::BAD_FILE, &[]),
        Err(error) => {
            let text = errors::error_text(&error, model.voice());
            model.notice = Some(text.said(model.voice()));
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
        Done::Copied(said) => model.tell(said, &[]),
        Done::NotCopied(_) if model.shown.is_some() => model.tell(words::COPY_BY_HAND, &[]),
        Done::NotCopied(link) => model.tell(words::LINK_SHOWN, &[("link", &link)]),
        Done::NoWorkbook => model.tell(fenhong::words::papers::WORKBOOK_FAILED, &[]),
        Done::Shown(name, kept) => model.shown = Some((name, kept)),
    }
}

/// Takes in what the workers came to.
pub fn take(model: &mut Model, event: Event) {
    match event {
        Event::Report { report, milliseconds } => {
            model.problem = None;
            model.progress.first.get_or_insert(milliseconds);
            model.progress.last = (report.draws == report.draws_wanted).then_some(milliseconds);
            model.report = Some(*report);
            model.figures.redraw_all();
        }
        Event::Percent(percent) => model.progress.percent = percent,
        Event::Ledger(opened, bytes) => take_ledger(model, opened, bytes),
        Event::Task(id, result) => crate::rooms::take(model, id, result),
        Event::Refused(error) => {
            let error = tree(&error).unwrap_or(Value::String(error));
            model.problem = Some(errors::from_json(&error));
        }
        Event::Restarted => model.tell(errors::WORKER, &[]),
        Event::Broken => model.tell(errors::WORKERS, &[]),
    }
}
