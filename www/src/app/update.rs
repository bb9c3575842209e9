//! What each message changes.

use fenhong::YearLedger;
use fenhong::cases::CASES;
use fenhong::outcome::Report;
use fenhong::scenario::{Date, Field, FieldKind, tree};
use fenhong::units::Rate;
use fenhong::words::read::{self, Typed};
use fenhong::words::{page as words, sheet};
use serde_json::{Value, json};

use crate::app::hosted;
use crate::app::message::{Counter, Detail, Message, Opened};
use crate::app::model::{Ledger, Model, case};
use crate::app::route::View;
use crate::desk::split::Parts;
use crate::desk::{entry, split};
use crate::parts::errand::{Errand, Kept};
use crate::parts::{document, figure};
use crate::rooms::explain::ledger;

/// Whether the browser shall leave the event of a message alone.
pub fn takes(model: &Model, message: &Message, detail: &Detail) -> bool {
    match message {
        // A link's own address would come a second time.
        Message::Go(_) | Message::Skip | Message::Hold(_) => true,
        Message::Slide(handle) => slid(model, *handle, &detail.text).is_some(),
        Message::Read(place) => {
            is_opened(model, *place, &detail.text) || key_item(model, *place, &detail.text).is_some()
        }
        _ => false,
    }
}

/// Brings the model to what a message means.
pub fn update(model: &mut Model, message: &Message, detail: &Detail) {
    match message {
        Message::Go(view) => go(model, *view),
        Message::Language => {
            model.settings.switch_lang();
            model.figures.redraw_all();
            show_ledger(model);
        }
        Message::Example => open_example(model, &detail.text),
        Message::Whole(message) => crate::rooms::update(model, message, detail),
        Message::Undo => step(model, true),
        Message::Redo => step(model, false),
        Message::Reset => reset(model),
        Message::Save => save(model),
        Message::Print if document::is_in_wechat() => model.tell(words::PRINT_ELSEWHERE, &[]),
        Message::Print => document::print(),
        Message::Projector => project(model, !model.settings.projector),
        Message::LeaveProjector => project(model, false),
        Message::Light => {
            model.settings.turn_light();
            model.figures.redraw_all();
        }
        Message::Reload => document::reload(),
        Message::TakeOver => hosted::take_over(model),
        Message::KeepCopy => hosted::keep_copy(model),
        Message::CloseNotice => model.notice = None,
        Message::CloseShown => model.shown = None,
        Message::CopyShown => {
            if let Some((_, Kept::Text(text))) = &model.shown {
                let text = text.clone();
                model.errands.push(Errand::Copy { text, said: words::TEXT_COPIED });
            }
        }
        Message::Skip => document::focus("results"),
        Message::GoToInputs => model.whole.focus = Some(String::from("inputs")),
        Message::Typed(place) => type_into(model, place, detail),
        Message::Entered(place) => enter(model, place, &detail.text),
        Message::Left(place) => leave(model, place),
        Message::Choose(place, json) => choose(model, place, json),
        Message::Hold(handle) => {
            model.desk.rest();
            model.held = Some(*handle);
        }
        Message::Drag => drag(model, detail),
        Message::Slide(handle) => slide(model, *handle, &detail.text),
        Message::AddEnterprise => add_enterprise(model),
        Message::RemoveEnterprise(place) => remove_enterprise(model, *place),
        Message::Units(place) => switch_units(model, *place),
        Message::Term(term) => model.term = if model.term == Some(*term) { None } else { Some(*term) },
        other => update_results(model, other, detail),
    }
}

/// The messages of the results.
fn update_results(model: &mut Model, message: &Message, detail: &Detail) {
    match message {
        Message::Stop => {
            model.pool.stop();
            model.progress.stopped = true;
        }
        Message::Ask(question) => model.asked = Some(*question),
        Message::CloseDialog => (model.asked, model.opened) = (None, None),
        Message::Ledger(opened) => {
            open_ledger(model, *opened);
            model.whole.focus = Some(String::from(ledger::PLACE));
        }
        Message::Step(counter, forward) => {
            let now = count(model, *counter);
            set_count(model, *counter, if *forward { now.saturating_add(1) } else { now.saturating_sub(1) });
        }
        Message::Point(place) => point(model, *place, detail),
        // A finger leaves the screen after every tap; what it read stays.
        Message::Leave(place) if detail.hovers && !model.figures.all[*place].is_held => {
            model.figures.all[*place].read = None;
        }
        Message::Read(place) => read_by_key(model, *place, &detail.text),
        Message::Table(place) => model.figures.all[*place].is_open = detail.is_open,
        Message::SaveCsv(place) => save_csv(model, *place),
        Message::SaveSvg(place) => save_svg(model, *place),
        Message::SavePng(place) => save_png(model, *place),
        Message::Turn(forward) => turn(model, *forward),
        _ => {}
    }
}

/// One large chart at a time on the whole screen, or not. A key that closes a dialog leaves the projector alone.
fn project(model: &mut Model, is_on: bool) {
    let has_dialog = model.asked.is_some() || model.opened.is_some() || model.explained.is_some();
    if model.settings.projector == is_on || (!is_on && has_dialog) {
        return;
    }
    model.settings.projector = is_on;
    document::fill_screen(is_on);
    model.figures.redraw_all();
}

/// Opens a view, as a step of the browser's history.
pub fn go(model: &mut Model, view: View) {
    if model.view != view {
        show(model, view);
        document::route(view.address());
    }
}

/// Shows the view that the browser's history has come to.
pub fn show(model: &mut Model, view: View) {
    if model.view != view {
        // What is open belongs to the view that is left.
        (model.asked, model.opened, model.explained) = (None, None, None);
        model.view = view;
        model.figures.redraw_all();
    }
}

fn step(model: &mut Model, back: bool) {
    let name = model.given_name();
    if back {
        model.desk.undo()
    } else {
        model.desk.redo()
    }
    // A step over the opening of another scenario.
    if model.given_name() != name {
        model.forget_results();
    }
    model.drafts.drop_all("");
}

fn reset(model: &mut Model) {
    model.desk.reset(document::now());
    model.drafts.drop_all("");
    let name = model.name();
    model.tell(words::RESET_DONE, &[("name", &name)]);
}

fn open_example(model: &mut Model, place: &str) {
    if let Some(place) = place.parse::<usize>().ok().filter(|place| *place < CASES.len()) {
        open_case(model, place);
    }
}

/// Puts a shipped example on the desk, and shows it.
pub fn open_case(model: &mut Model, place: usize) {
    open(model, case(place));
    go(model, View::Scheme);
    let name = model.name();
    model.tell(words::CASE_OPENED, &[("name", &name)]);
}

/// Puts another scenario on the desk.
pub fn open(model: &mut Model, scenario: Value) {
    model.desk.open(scenario, document::now());
    model.forget_results();
    model.drafts.drop_all("");
}

fn save(model: &mut Model) {
    model.errands.push(Errand::save_json(&model.given_title(), model.desk.scenario()));
}

// Fields.

/// A text field of `place` holds another text: a number that can be used is used at once.
fn type_into(model: &mut Model, place: &str, detail: &Detail) {
    let text = &*detail.text;
    let field = entry::field(place);
    let shown = match field {
        Some(field) => entry::shown(model, place, field),
        None => model.drafts.get(place).map(str::to_owned).or_else(|| model.desk.text(place)),
    };
    // What is not the next key of the same word is an edit of its own.
    if !is_next_key(&shown.unwrap_or_default(), text, detail.deletes) {
        model.desk.rest();
    }
    model.drafts.put(place, text);
    let Some(field) = field else { return use_name(model, place, text) };
    let Some(value) = value(&read::read(text, field.kind_in(model.desk.scenario()))) else { return };
    match split::PLACES.iter().position(|part| *part == place) {
        Some(part) => type_part(model, part, &value),
        None => model.desk.go_on(place, value, document::now()),
    }
}

/// Whether one key leads from a text to another: a letter more, or one less by a key that deletes.
fn is_next_key(old: &str, new: &str, deletes: bool) -> bool {
    let (longer, shorter) = if deletes { (old, new) } else { (new, old) };
    let [mut longer, mut shorter] = [longer, shorter].map(|text| text.chars().collect::<Vec<_>>());
    let same = longer.iter().zip(&shorter).take_while(|(one, other)| one == other).count();
    longer.drain(..same);
    shorter.drain(..same);
    longer.get(1..) == Some(&shorter[..])
}

/// A name is kept as it is typed, so that a kill loses none of it; an empty one is on the way to another.
fn use_name(model: &mut Model, place: &str, text: &str) {
    let is_name = place.ends_with(".zh") || place.ends_with(".en") || place.ends_with(".name");
    if is_name && !text.trim().is_empty() {
        model.desk.go_on(place, Value::from(text), document::now());
    }
}

/// A text's value for the scenario's JSON, where it is one.
fn value(typed: &Typed) -> Option<Value> {
    match typed {
        Typed::Text(text) => Some(Value::String(text.clone())),
        Typed::Count(count) => Some(Value::from(*count)),
        Typed::Nothing | Typed::NotANumber | Typed::TooFine | Typed::Outside => None,
    }
}

/// The other two parts of the share split give or take.
fn type_part(model: &mut Model, part: usize, value: &Value) {
    let Some(size) = value.as_str().and_then(|text| text.parse::<Rate>().ok()) else { return };
    for other in split::PLACES.iter().enumerate().filter(|(place, _)| *place != part) {
        model.drafts.drop(other.1);
    }
    if let Some(parts) = Parts::of(model.desk.scenario()) {
        change_split(model, parts.with(part, size.0));
    }
}

fn change_split(model: &mut Model, parts: Parts) {
    model.desk.go_on(split::PATH, parts.to_json(), document::now());
}

/// A text field has its final text: names and dates are used only now.
fn enter(model: &mut Model, place: &str, text: &str) {
    if let Some(counter) = Counter::ALL.into_iter().find(|counter| counter.place() == place) {
        if let Typed::Count(number) = read::read(text, FieldKind::Count(0, u32::MAX.into())) {
            set_count(model, counter, (number as u32).max(1) - 1);
        }
        return model.drafts.drop(place);
    }
    if place == entry::DATE {
        return enter_date(model, text);
    }
    if entry::field(place).is_none() {
        model.desk.edit(place, Value::from(text), document::now());
        model.drafts.drop(place);
    }
}

/// A date counts when it is one, and is then written plainly; else it stays, with a word of what counts.
fn enter_date(model: &mut Model, text: &str) {
    match Date::typed(text) {
        Ok(date) => {
            model.desk.edit(entry::DATE, Value::from(date.to_string()), document::now());
            model.drafts.drop(entry::DATE);
        }
        Err(_) => model.drafts.leave(entry::DATE),
    }
}

/// Leaving a field writes its value plainly, an empty one's too; anything that is wrong stays to be corrected.
fn leave(model: &mut Model, place: &str) {
    model.desk.rest();
    let Some(text) = model.drafts.get(place).map(str::to_owned) else { return };
    if place == entry::DATE {
        return enter_date(model, &text);
    }
    let wrong = entry::field(place).is_some_and(|field: &Field| is_wrong(&text, field.kind_in(model.desk.scenario())));
    if !wrong {
        model.drafts.drop(place);
    }
}

fn is_wrong(text: &str, kind: FieldKind) -> bool {
    matches!(read::read(text, kind), Typed::NotANumber | Typed::TooFine | Typed::Outside)
}

fn choose(model: &mut Model, place: &str, json: &str) {
    let value = tree(json).unwrap_or_default();
    model.desk.edit(place, value, document::now());
}

fn drag(model: &mut Model, detail: &Detail) {
    let (Some(handle), true) = (model.held, detail.is_pressed) else {
        model.held = None;
        return;
    };
    move_handle(model, handle, split::place_at(detail.x, detail.width));
}

/// Where a key brings a handle of the share split.
fn slid(model: &Model, handle: usize, key: &str) -> Option<i64> {
    split::key_place(key, Parts::of(model.desk.scenario())?.handle(handle))
}

fn slide(model: &mut Model, handle: usize, key: &str) {
    if let Some(place) = slid(model, handle, key) {
        move_handle(model, handle, place);
    }
}

fn move_handle(model: &mut Model, handle: usize, place: i64) {
    model.drafts.drop_all(split::PATH);
    if let Some(parts) = Parts::of(model.desk.scenario()) {
        change_split(model, parts.with_handle(handle, place));
    }
}

/// Adds an enterprise like the last one, with an id of its own.
fn add_enterprise(model: &mut Model) {
    let mut list = entry::enterprises(model.desk.scenario()).to_vec();
    let Some(mut new) = list.last().cloned() else { return };
    let taken = |id: &String| list.iter().any(|enterprise| enterprise["id"] == id.as_str());
    let id = (2..).map(|number: u32| format!("new-{number}")).find(|id| !taken(id)).expect("numbers do not end");
    new["id"] = json!(id);
    new["chain"] = json!(id);
    new["name"] = json!({ "zh": words::NEW_ENTERPRISE.zh, "en": words::NEW_ENTERPRISE.en });
    list.push(new);
    model.desk.edit(entry::ENTERPRISES, Value::Array(list), document::now());
}

fn remove_enterprise(model: &mut Model, place: usize) {
    let mut list = entry::enterprises(model.desk.scenario()).to_vec();
    if place < list.len() && list.len() > 1 {
        list.remove(place);
        model.drafts.drop_all(entry::ENTERPRISES);
        model.desk.edit(entry::ENTERPRISES, Value::Array(list), document::now());
    }
}

/// Gives an enterprise by units, price and cost, with their usual values, or by its return again.
fn switch_units(model: &mut Model, place: usize) {
    let mut list = entry::enterprises(model.desk.scenario()).to_vec();
    let Some(enterprise) = list.get_mut(place).and_then(Value::as_object_mut) else { return };
    if enterprise.remove("units").is_none() {
        enterprise.insert("units".to_owned(), tree(USUAL_UNITS).unwrap_or_default());
    }
    model.drafts.drop_all(entry::ENTERPRISES);
    model.desk.edit(entry::ENTERPRISES, Value::Array(list), document::now());
}

/// The usual values of the fields of units.
const USUAL_UNITS: &str =
    r#"{"per_thousand":"0.02","in_all":0,"price":"55000.00","cost":"50000.00","later_cost":"5000.00","later_from":0}"#;

// Counters and the ledger.

/// Where a counter stands, from 0.
pub fn count(model: &Model, counter: Counter) -> u32 {
    let opened = model.opened.unwrap_or(Opened { village: 0, draw: 0, year: 0 });
    match counter {
        Counter::Future => model.figures.future as u32,
        Counter::Year => model.figures.year as u32,
        Counter::LedgerVillage => opened.village,
        Counter::LedgerDraw => opened.draw,
        Counter::LedgerYear => opened.year,
    }
}

/// How far a counter goes.
pub fn end(model: &Model, counter: Counter) -> u32 {
    let of_report = |count: fn(&Report) -> u32| model.report.as_ref().map_or(0, count);
    match counter {
        Counter::Future => of_report(|report| report.futures.len() as u32),
        Counter::Year | Counter::LedgerYear => of_report(|report| report.years.len() as u32),
        Counter::LedgerVillage => model.desk.villages(),
        Counter::LedgerDraw => of_report(|report| report.draws_wanted),
    }
}

fn set_count(model: &mut Model, counter: Counter, to: u32) {
    let to = to.min(end(model, counter).max(1) - 1);
    let mut opened = model.opened.unwrap_or(Opened { village: 0, draw: 0, year: 0 });
    match counter {
        Counter::Future => {
            model.figures.future = to as usize;
            return model.figures.redraw(figure::FAN);
        }
        Counter::Year => {
            model.figures.year = to as usize;
            return model.figures.redraw(figure::BINS);
        }
        Counter::LedgerVillage => opened.village = to,
        Counter::LedgerDraw => opened.draw = to,
        Counter::LedgerYear => opened.year = to,
    }
    if model.opened != Some(opened) {
        open_ledger(model, opened);
    }
}

/// Opens the ledger of a year: it is asked for, and shown when it comes.
pub fn open_ledger(model: &mut Model, opened: Opened) {
    model.opened = Some(opened);
    // One that is shown stays until the next has come.
    if !matches!(model.ledger, Ledger::Here(..)) {
        model.ledger = Ledger::Waiting;
    }
    model.pool.ask_ledger(opened);
}

/// Takes in a ledger that was asked for.
pub fn take_ledger(model: &mut Model, opened: Opened, bytes: Option<Vec<u8>>) {
    if model.opened != Some(opened) {
        return;
    }
    // There was nothing yet to bring into sight; the tables ask for theirs by themselves, and stay at their beginning.
    if model.ledger == Ledger::Waiting && model.view != View::Tables {
        model.whole.focus = Some(String::from(ledger::PLACE));
    }
    let found = bytes.as_deref().and_then(YearLedger::from_bytes);
    model.ledger = match found {
        Some(ledger) => {
            let node = ledger::tables(model, model.desk.scenario(), &ledger).into();
            Ledger::Here(Box::new(ledger), node)
        }
        None => Ledger::Failed,
    };
}

/// Shows the ledger at hand in the language of the moment.
fn show_ledger(model: &mut Model) {
    if let Ledger::Here(ledger, _) = &model.ledger {
        let node = ledger::tables(model, model.desk.scenario(), ledger).into();
        model.ledger = Ledger::Here(ledger.clone(), node);
    }
}

// Charts.

fn point(model: &mut Model, place: usize, detail: &Detail) {
    let figure = &mut model.figures.all[place];
    figure.is_held |= detail.is_pressed;
    // What was pressed stays, so that the pointer can go to the buttons beneath.
    if let Some(drawn) = figure.drawn.as_ref().filter(|_| detail.is_pressed || !figure.is_held) {
        figure.read = drawn.layout.nearest(detail.x, detail.y, drawn.chart.is_upright());
    }
}

/// Whether a key opens the ledger of what is read.
fn is_opened(model: &Model, place: usize, key: &str) -> bool {
    place == figure::FAN && key == "Enter" && model.figures.all[place].read.is_some()
}

/// The item of a chart that a key leads to, or none; nothing for a key that leads nowhere.
fn key_item(model: &Model, place: usize, key: &str) -> Option<Option<usize>> {
    let figure = &model.figures.all[place];
    let items = figure.drawn.as_ref().map_or(0, |drawn| drawn.chart.items());
    figure::key_place(key, figure.read, items)
}

fn read_by_key(model: &mut Model, place: usize, key: &str) {
    if let (true, Some(year)) = (is_opened(model, place, key), model.figures.all[place].read) {
        return open_ledger(model, model.figures.opened(year));
    }
    if let Some(read) = key_item(model, place, key) {
        let figure = &mut model.figures.all[place];
        (figure.read, figure.is_held) = (read, read.is_some());
    }
}

fn turn(model: &mut Model, forward: bool) {
    let place = model.figures.place;
    model.figures.place = if forward { (place + 1).min(figure::CHARTS - 1) } else { place.saturating_sub(1) };
    document::scroll(model.figures.place);
}

fn save_csv(model: &mut Model, place: usize) {
    let text = model.figures.all[place].drawn.as_ref().map(|drawn| sheet::csv(&drawn.chart.table));
    save_chart(model, place, ".csv", "text/csv", text);
}

fn save_svg(model: &mut Model, place: usize) {
    let svg = figure::standing_alone(model, place);
    save_chart(model, place, ".svg", "image/svg+xml", svg);
}

fn save_chart(model: &mut Model, place: usize, ending: &str, kind: &'static str, text: Option<String>) {
    let name = file_name(model, place, ending);
    model.errands.extend(text.map(|text| Errand::Save { name, kind, text }));
}

fn save_png(model: &mut Model, place: usize) {
    let name = file_name(model, place, ".png");
    let svg = figure::standing_alone(model, place);
    model.errands.extend(svg.map(|svg| Errand::SavePicture { name, svg }));
}

fn file_name(model: &Model, place: usize, ending: &str) -> String {
    let id = model.figures.all[place].drawn.as_ref().map_or("", |drawn| drawn.chart.id);
    model.given_title() + "-" + id + ending
}
