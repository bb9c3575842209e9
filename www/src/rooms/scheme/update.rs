//! What happens in the Scheme view.

use fenhong::scenario::tree;
use fenhong::words::page as words;
use serde_json::{Value, json};

use crate::desk::entry;
use crate::desk::split::{self, Parts};
use crate::parts::counter::{stepped, typed};
use crate::parts::detail::Detail;
use crate::parts::editing::change_split;
use crate::parts::results::{BINS, CHARTS, FAN, chart};
use crate::parts::shared::{Shared, within};
use crate::parts::{document, figure, ledger};
use crate::rooms::scheme::state::{Counter, Message, State, thin};
use crate::rooms::scheme::{behind, members};

/// Brings the view to what a message means.
pub fn update(state: &mut State, shared: &mut Shared, message: &Message, detail: &Detail) {
    match message {
        Message::GoToInputs => shared.focus = Some(String::from("inputs")),
        Message::Hold(handle) => {
            shared.desk.rest();
            state.held = Some(*handle);
        }
        Message::Drag => drag(state, shared, detail),
        Message::Slide(handle) => slide(shared, *handle, &detail.text),
        Message::AddEnterprise => add_enterprise(shared),
        Message::RemoveEnterprise(place) => remove_enterprise(shared, *place),
        Message::Units(place) => switch_units(shared, *place),
        Message::Members(message) => members::update(state, shared, *message, detail),
        Message::Stop => {
            shared.pool.stop();
            shared.progress.stopped = true;
        }
        Message::Ask(question) => state.asked = Some(*question),
        Message::CloseDialog => (state.asked, shared.opened) = (None, None),
        Message::Step(counter, forward) => {
            let to = stepped(counter.now(shared), *forward, counter.end(shared));
            count(state, shared, *counter, to);
        }
        Message::Entered(counter) => {
            if let Some(to) = typed(&detail.text) {
                count(state, shared, *counter, to);
            }
            shared.drafts.drop(counter.place());
        }
        Message::Figure(message) => match opened(state, *message, &detail.text) {
            Some(year) => {
                shared.open_ledger(thin(shared, year));
                shared.focus = Some(String::from(ledger::PLACE));
            }
            None => state.figures.update(shared, *message, detail),
        },
        Message::Turn(forward) => {
            state.place = if *forward { (state.place + 1).min(CHARTS - 1) } else { state.place.saturating_sub(1) };
            document::scroll(state.place);
        }
        // The shell waits for the end of it.
        Message::Scrolled => {}
    }
}

/// Whether the browser shall leave the event of a message alone.
pub fn takes(state: &State, shared: &Shared, message: &Message, detail: &Detail) -> bool {
    match message {
        Message::Hold(_) => true,
        Message::Slide(handle) => slid(shared, *handle, &detail.text).is_some(),
        Message::Figure(message) => {
            opened(state, *message, &detail.text).is_some() || state.figures.takes(*message, detail)
        }
        _ => false,
    }
}

/// The year whose ledger a key on a chart opens.
fn opened(state: &State, message: figure::Message, key: &str) -> Option<usize> {
    (message == figure::Message::Key(FAN) && key == "Enter").then(|| state.figures.all[FAN].read)?
}

fn count(state: &mut State, shared: &mut Shared, counter: Counter, to: u32) {
    let to = within(to, counter.end(shared)) as usize;
    match counter {
        Counter::Future => {
            shared.future = to;
            state.figures.redraw(FAN);
        }
        Counter::Year => {
            shared.year = to;
            state.figures.redraw(BINS);
        }
    }
}

/// Asks for what is looked at and has not come, and draws.
pub fn follow(state: &mut State, shared: &mut Shared) {
    behind::follow(state, shared);
    for place in state.figures.due(shared) {
        state.figures.draw(shared, place, chart(shared, place));
    }
}

fn drag(state: &mut State, shared: &mut Shared, detail: &Detail) {
    let (Some(handle), true) = (state.held, detail.is_pressed) else {
        state.held = None;
        return;
    };
    move_handle(shared, handle, split::place_at(detail.x, detail.width));
}

/// Where a key brings a handle of the share split.
fn slid(shared: &Shared, handle: usize, key: &str) -> Option<i64> {
    split::key_place(key, Parts::of(shared.desk.scenario())?.handle(handle))
}

fn slide(shared: &mut Shared, handle: usize, key: &str) {
    if let Some(place) = slid(shared, handle, key) {
        move_handle(shared, handle, place);
    }
}

fn move_handle(shared: &mut Shared, handle: usize, place: i64) {
    shared.drafts.drop_all(split::PATH);
    if let Some(parts) = Parts::of(shared.desk.scenario()) {
        change_split(shared, parts.with_handle(handle, place));
    }
}

/// Adds an enterprise like the last one, with an id of its own.
fn add_enterprise(shared: &mut Shared) {
    let mut list = entry::enterprises(shared.desk.scenario()).to_vec();
    let Some(mut new) = list.last().cloned() else { return };
    let taken = |id: &String| list.iter().any(|enterprise| enterprise["id"] == id.as_str());
    let id = (2..).map(|number: u32| format!("new-{number}")).find(|id| !taken(id)).expect("numbers do not end");
    new["id"] = json!(id);
    new["chain"] = json!(id);
    new["name"] = json!({ "zh": words::NEW_ENTERPRISE.zh, "en": words::NEW_ENTERPRISE.en });
    list.push(new);
    shared.desk.edit(entry::ENTERPRISES, Value::Array(list), document::now());
}

fn remove_enterprise(shared: &mut Shared, place: usize) {
    let mut list = entry::enterprises(shared.desk.scenario()).to_vec();
    if place < list.len() && list.len() > 1 {
        list.remove(place);
        shared.drafts.drop_all(entry::ENTERPRISES);
        shared.desk.edit(entry::ENTERPRISES, Value::Array(list), document::now());
    }
}

/// Gives an enterprise by units, price and cost, with their usual values, or by its return again.
fn switch_units(shared: &mut Shared, place: usize) {
    let mut list = entry::enterprises(shared.desk.scenario()).to_vec();
    let Some(enterprise) = list.get_mut(place).and_then(Value::as_object_mut) else { return };
    if enterprise.remove("units").is_none() {
        enterprise.insert("units".to_owned(), tree(USUAL_UNITS).unwrap_or_default());
    }
    shared.drafts.drop_all(entry::ENTERPRISES);
    shared.desk.edit(entry::ENTERPRISES, Value::Array(list), document::now());
}

/// The usual values of the fields of units.
const USUAL_UNITS: &str =
    r#"{"per_thousand":"0.02","in_all":0,"price":"55000.00","cost":"50000.00","later_cost":"5000.00","later_from":0}"#;
