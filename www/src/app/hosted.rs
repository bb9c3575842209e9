//! What comes from outside the document's tree: links, files, the store, the system, the workers.

use fenhong::scenario::tree;
use fenhong::words::{errors, page as words};
use serde_json::Value;

use crate::app::model::Model;
use crate::app::route::View;
use crate::app::update;
use crate::app::update::{open, take_ledger};
use crate::desk::{change, has_roster};
use crate::engine::Event;

/// Takes in what boot.js has done or found.
pub fn tell(model: &mut Model, what: &str, text: &str, name: &str) {
    match what {
        "link" => open_link(model, text),
        "file" => open_file(model, text, name),
        "file-large" => model.tell(errors::LARGE_FILE, &[("most", text)]),
        "file-bad" => model.tell(errors::BAD_FILE, &[]),
        "kept" => model.kept = Some(true),
        "not-kept" => model.kept = None,
        "scrolled" => model.figures.place = text.parse().unwrap_or(0),
        "view" => update::go(model, View::of(text)),
        "dark" => {
            model.settings.system_dark = text == "yes";
            model.figures.redraw_all();
        }
        "wide" => model.settings.wide = text == "yes",
        "paper" => {
            model.settings.paper = text == "yes";
            model.figures.redraw_all();
        }
        "task" => crate::rooms::recalled(model, name, text),
        "compare-file" => crate::rooms::compare_file(model, text),
        "outdated" => model.is_outdated = true,
        _ => crate::rooms::tell(model, what, text, name),
    }
}

/// Opens the scenario of a link; an empty text is a damaged one. A roster never comes by a link.
pub fn open_link(model: &mut Model, text: &str) {
    let scenario = scenario(text).and_then(change::opened);
    match scenario.filter(|scenario| !has_roster(scenario)) {
        Some(scenario) => {
            open(model, scenario);
            model.tell(words::LINK_OPENED, &[]);
        }
        None => model.tell(errors::BAD_LINK, &[]),
    }
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
        Event::Ledger(opened, json) => take_ledger(model, opened, json),
        Event::Task(id, result) => crate::rooms::take(model, id, result),
        Event::Refused(error) => {
            let error = tree(&error).unwrap_or(Value::String(error));
            model.problem = Some(errors::from_json(&error));
        }
        Event::Restarted => model.tell(errors::WORKER, &[]),
        Event::Broken => model.tell(errors::WORKERS, &[]),
    }
}
