//! The shipped cases: what each is about, what its report says beside what a run finds, and a way to open it.

pub mod audit;
pub mod state;

use std::rc::Rc;
use std::sync::Arc;

use fenhong::cases::CASES;
use fenhong::decide::OfPair;
use fenhong::reported::{self, Compared, Figure};
use fenhong::scenario::Scenario;
use fenhong::words::{derivation::behind, page, reported as r};
use js_sys::{Array, Float64Array};
use wasm_bindgen::JsValue;

use crate::desk::case as shipped;
use crate::engine::{Asker, Task};
use crate::parts::errand::Wanted;
use crate::parts::explain;
use crate::parts::explain::asked::{Asked, Source};
use crate::parts::explain::derived::Derived;
use crate::parts::node::{Node, button, el, words};
use crate::parts::shared::Shared;
use crate::rooms::cases::audit::section;
use crate::rooms::cases::state::{Message, Run, Seat, State};

/// Futures of one shard: no shard of any case takes long.
const SHARD: u32 = 50;

// Runs.

/// Brings the view to what a message means.
pub fn update(state: &mut State, shared: &mut Shared, message: Message) {
    match message {
        Message::Open(place) => {
            shared.wanted = Some(Wanted { scenario: shipped(place), said: page::CASE_OPENED, name: None });
        }
        Message::Run(place) => run(state, shared, place),
        Message::ShowLedger(place) => audit::show(state, place),
        Message::SaveLedgerSample => audit::save_sample(shared),
    }
}

/// Runs a case for its reported figures.
fn run(state: &mut State, shared: &mut Shared, case: usize) {
    let scenario = CASES[case].scenario();
    let villages = fenhong::population::villages(&scenario);
    let text: Rc<str> = fenhong::tree::text(&scenario).into();
    let asker = Asker::Reported;
    shared.pool.drop_tasks(asker, ..);
    state.runs += 1;
    let id = state.runs << 16;
    let count = scenario.draws.div_ceil(SHARD);
    state.run = Some(Run { case, text: text.clone(), shards: vec![None; count as usize] });
    for shard in 0..count {
        let first = shard * SHARD;
        let arguments: Array =
            [first, SHARD.min(scenario.draws - first), 0, villages].map(JsValue::from).iter().collect();
        shared.pool.ask_task(Task { asker, id: id | shard, text: text.clone(), call: "run", arguments });
    }
}

/// Takes in what a task came to.
pub fn take(state: &mut State, shared: &mut Shared, id: u32, result: Option<Result<JsValue, String>>) {
    let Some(run) = state.run.as_mut().filter(|_| id >> 16 == state.runs) else { return };
    let Some(Ok(value)) = result else {
        state.run = None;
        return shared.tell(fenhong::words::errors::WORKER, &[]);
    };
    let shard = (id & 0xFFFF) as usize;
    if shard == run.shards.len() {
        let numbers = Float64Array::from(value).to_vec();
        let rows = numbers.as_chunks().0.iter().filter_map(|row| Compared::from_numbers(*row)).collect();
        let case = run.case;
        state.run = None;
        state.found.retain(|(other, _)| *other != case);
        state.found.push((case, rows));
        return;
    }
    run.shards[shard] = Some(value.into());
    let Some(shards) = run.shards.iter().cloned().collect::<Option<Vec<_>>>() else { return };
    let arguments: Array = Array::of2(&CASES[run.case].id.into(), &shards.iter().collect::<Array>());
    let id = (state.runs << 16) | run.shards.len() as u32;
    let task = Task { asker: Asker::Reported, id, text: run.text.clone(), call: "reported", arguments };
    shared.pool.ask_task(task);
}

// What is shown.

/// All cases, each a line that opens: a practice with its report, and its lawful counterpart of today behind a button.
pub fn cases(seat: &Seat<'_>) -> Node {
    let practices: Vec<usize> = (0..CASES.len()).filter(|place| !CASES[*place].is_today()).collect();
    let list = practices.iter().map(|place| case(seat, *place)).collect();
    el("main", "cases")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .add(el("h2", "").say(seat, &page::VIEW_CASES))
        .add(el("p", "muted").say(seat, &page::CASES_ABOUT))
        .add_all(list)
        .add(section(seat))
}

/// How a figure was found: why it agrees or not, its interval, and the pairs of futures behind it.
pub fn derivation(seat: &Seat<'_>, case: usize, at: usize) -> Option<Derived> {
    let voice = seat.voice();
    let (_, rows) = seat.own.found.iter().find(|(of, _)| *of == case)?;
    let (found, figure) = (rows.get(at)?, reported::of_case(CASES[case].id).nth(at)?);
    let (texts, unit) = (r::words(figure.id), figure.measure.unit());
    let scenario = CASES[case].scenario();
    let draws = fenhong::words::number(scenario.draws);
    let values = [("draws", &*draws), ("found", &r::found(found.found.as_ref(), unit, voice))];
    let mut sentences = vec![voice.fill(behind::FOUND_MEAN, &values)];
    sentences.extend(behind::reported(found.found, unit, voice));
    sentences.extend([r::verdict(found, voice), seat.say(&texts.why)]);
    let place = reported::FIGURES.iter().position(|other| other.id == figure.id)?;
    Some(Derived {
        title: voice.fill(behind::REPORTED, &[("name", &seat.say(&texts.name))]),
        sentences,
        pairs: Some((Source::Case(case), OfPair::Reported(place))),
        ran: Some(Arc::new(scenario)),
        ..Derived::default()
    })
}

fn case(seat: &Seat<'_>, place: usize) -> Node {
    let scenario = CASES[place].scenario();
    let voice = seat.voice();
    let note = scenario.note.as_ref().map(|note| el("p", "").text(voice.name(note)));
    let open = |place: usize, text| button(seat.say(text), seat.ear(Message::Open(place)));
    let today = (place + 1 < CASES.len() && CASES[place + 1].is_today()).then(|| open(place + 1, &r::TODAY));
    let figures: Vec<&Figure> = reported::of_case(CASES[place].id).collect();
    let commands =
        el("p", "commands").add(open(place, &page::OPEN_CASE)).maybe(today).maybe(runner(seat, place, &figures));
    let title = el("summary", "").add(el("h3", "").text(voice.name(&scenario.name)));
    el("details", "case")
        .put("id", String::from("case-") + CASES[place].id)
        .add(title)
        .maybe(note)
        .maybe((!figures.is_empty()).then(|| table(seat, place, &figures)))
        .maybe((!figures.is_empty()).then(|| settings(seat, place, &scenario)))
        .add(commands)
}

/// What was put in from the report, set to it, or assumed.
fn settings(seat: &Seat<'_>, place: usize, scenario: &Scenario) -> Node {
    let lines = r::settings(CASES[place].id, scenario, seat.voice());
    let lines = lines.into_iter().map(|line| el("p", "muted").text(line)).collect();
    el("details", "").add(el("summary", "").say(seat, &r::SETTINGS)).add_all(lines)
}

/// The button that runs a case; none where its report has no figures.
fn runner(seat: &Seat<'_>, place: usize, figures: &[&Figure]) -> Option<Node> {
    let is_running = seat.own.run.as_ref().is_some_and(|run| run.case == place);
    let text = if is_running { &r::RUNNING } else { &r::RUN_CASE };
    let button = button(seat.say(text), seat.ear(Message::Run(place))).class("main-command");
    (!figures.is_empty()).then(|| button.flag("disabled", is_running))
}

fn table(seat: &Seat<'_>, place: usize, figures: &[&Figure]) -> Node {
    let found = seat.own.found.iter().find(|(case, _)| *case == place).map(|(_, rows)| &rows[..]);
    let head = |text| el("th", "").attr("scope", "col").say(seat, text);
    let heads = el("tr", "").add(head(&r::FIGURE)).add(head(&r::SAID)).add(head(&r::FOUND));
    let rows = figures
        .iter()
        .enumerate()
        .flat_map(|(at, figure)| row(seat, (place, at), figure, found.and_then(|rows| rows.get(at))));
    let table = el("table", "reported").add(el("thead", "").add(heads)).add(el("tbody", "").add_all(rows.collect()));
    el("div", "wide-table").add(table).maybe(found.map(|_| el("p", "muted").say(seat, &r::INTERVAL)))
}

/// A figure: its numbers, then whether they agree and why.
fn row(seat: &Seat<'_>, (case, at): (usize, usize), figure: &Figure, found: Option<&Compared>) -> Vec<Node> {
    let (voice, unit, texts) = (seat.voice(), figure.measure.unit(), r::words(figure.id));
    let name = seat.say(&texts.name);
    let shown = match found {
        Some(row) => explain::number(seat, Asked::Reported(case, at), r::found(row.found.as_ref(), unit, voice), &name),
        None => words(seat.say(&r::FOUND_NONE)),
    };
    let standing = match found {
        Some(row) => r::verdict(row, voice),
        None => r::role(figure.role, voice),
    };
    let numbers = el("tr", "")
        .add(el("th", "").attr("scope", "row").text(name))
        .add(el("td", "").text(r::said(figure.said, unit, voice)))
        .add(el("td", "").add(shown));
    let why = el("td", "why-cell").attr("colspan", "3").add(el("strong", "").text(standing + " "));
    let why =
        why.text(seat.say(&texts.why)).add(el("span", "muted").text(String::from(" ") + &r::source(figure, voice)));
    vec![numbers, el("tr", "why-row").add(why)]
}
