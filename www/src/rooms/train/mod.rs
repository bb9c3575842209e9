//! Training: the lessons, alone on a phone or a PC. A lesson has a desk of its own; the scenario at hand stays as it is.

pub mod derived;
pub mod state;
mod task;
mod told;
pub mod view;

use fenhong::lesson::{Answers, Control, Told};
use fenhong::scenario::fields::field;
use fenhong::scenario::tree;
use fenhong::typed::{self, Typed};
use fenhong::words::errors;
use js_sys::{Array, Uint8Array};
use serde_json::Value;
use wasm_bindgen::JsValue;

use crate::desk::store;
use crate::engine::{Asker, Task};
use crate::parts::detail::Detail;
use crate::parts::planner::Recall;
use crate::parts::shared::Shared;
use crate::rooms::train::state::{Asked, Message, Progress, State, Step};

/// Under which name the store keeps how far the lessons are; the view's address.
const KEPT: &str = "train";

/// The id of the head of a step, which takes the focus when it comes.
pub const HEAD: &str = "lesson-step";

/// The id of what an answer comes to.
pub const FEEDBACK: &str = "lesson-feedback";

/// Brings the view to what a message means.
pub fn update(state: &mut State, shared: &mut Shared, message: Message, detail: &Detail) {
    match message {
        Message::Open(place) => open(state, shared, Some(place)),
        Message::Close => open(state, shared, None),
        Message::Figure(message) => return state.figures.update(shared, message, detail),
        Message::Try => attempt(state, shared),
        other => {
            let Some(place) = state.open else { return };
            change(state, shared, place, other, detail);
        }
    }
    store::keep_task(KEPT, &state.kept());
}

/// What a message changes of the lesson that is open.
fn change(state: &mut State, shared: &mut Shared, place: usize, message: Message, detail: &Detail) {
    let lesson = state.lessons()[place].clone();
    let now = &mut state.progress[place];
    match message {
        Message::Go(step) => {
            now.step = step;
            now.reached = now.reached.max(step);
            shared.focus = Some(HEAD.to_owned());
            state.figures.redraw_all();
        }
        Message::Choose(asked, choice) => {
            let question = if asked == Asked::Guess { &lesson.guess } else { &lesson.exit };
            let said = question.choices.get(choice).map(|choice| choice.id.clone()).unwrap_or_default();
            *said_of(now, asked) = (said, false);
        }
        Message::Typed(asked) => *said_of(now, asked) = (detail.text.clone(), false),
        Message::Answer(asked) => answer(now, shared, asked),
        Message::Turn(at) => {
            let Some(control) = lesson.task.controls.get(at) else { return };
            now.answers.set.insert(control.name().to_owned(), written(control, &detail.text));
        }
        Message::Way(at, way) => {
            let Some(Control::Choose(choose)) = lesson.task.controls.get(at) else { return };
            let way = choose.ways.get(way).map(|way| way.id.clone()).unwrap_or_default();
            now.answers.set.insert(choose.choose.clone(), way);
        }
        Message::Fill(at) => {
            let Some(blank) = lesson.task.blanks.get(at) else { return };
            now.answers.fill.insert(blank.id.clone(), detail.text.clone());
        }
        Message::Hint => now.hints = (now.hints + 1).min(lesson.task.hints.len()),
        Message::Again => {
            *now = Progress::default();
            shared.focus = Some(HEAD.to_owned());
            (state.found, state.error) = (None, None);
        }
        _ => {}
    }
}

fn said_of(now: &mut Progress, asked: Asked) -> &mut (String, bool) {
    match asked {
        Asked::Guess => &mut now.guess,
        Asked::Exit => &mut now.exit,
    }
}

/// An answer stands; after the guess what happens is shown.
fn answer(now: &mut Progress, shared: &mut Shared, asked: Asked) {
    let said = said_of(now, asked);
    said.1 = !said.0.trim().is_empty();
    if said.1 && asked == Asked::Guess {
        (now.step, now.reached) = (Step::Reveal, now.reached.max(Step::Reveal));
        shared.focus = Some(HEAD.to_owned());
    }
    if now.exit.1 {
        shared.focus = Some(FEEDBACK.to_owned());
    }
}

/// What was typed into a control, as a scenario's file writes it; what is no number stays as it is typed, and is refused
/// when it is tried.
fn written(control: &Control, typed: &str) -> String {
    let Some(field) = field(control.name()) else { return typed.to_owned() };
    match typed::read(typed, field.kind) {
        Typed::Text(text) => text,
        Typed::Count(count) => count.to_string(),
        _ => typed.to_owned(),
    }
}

/// Opens a lesson, or the list.
fn open(state: &mut State, shared: &mut Shared, place: Option<usize>) {
    state.open = place.filter(|place| *place < state.lessons().len());
    (state.found, state.error, state.is_waiting) = (None, None, false);
    state.figures.forget();
    shared.focus = Some(if place.is_some() { HEAD } else { "results" }.to_owned());
}

/// Tries what is set and filled in.
fn attempt(state: &mut State, shared: &mut Shared) {
    let Some(now) = state.open.and_then(|open| state.progress.get_mut(open)) else { return };
    now.tried = true;
    shared.focus = Some(FEEDBACK.to_owned());
    ask(state, shared);
}

/// Asks the core for all that is shown of the lesson that is open.
fn ask(state: &mut State, shared: &mut Shared) {
    let (Some(lesson), Some(now)) = (state.lesson(), state.now()) else { return };
    let answers = if now.tried { now.answers.clone() } else { Answers::default() };
    let text = fenhong::tree::text(&lesson.plans[0].scenario).into();
    let arguments = Array::of2(&lesson.id.as_str().into(), &fenhong::tree::text(&answers).into());
    shared.pool.drop_tasks(Asker::Lesson, ..);
    state.asked += 1;
    (state.is_waiting, state.error) = (true, None);
    shared.pool.ask_task(Task { asker: Asker::Lesson, id: state.asked, text, call: "lesson", arguments });
}

/// Takes in what a question came to.
pub fn take(state: &mut State, shared: &mut Shared, id: u32, result: Option<Result<JsValue, String>>) {
    if id != state.asked || state.open.is_none() {
        return;
    }
    state.is_waiting = false;
    match result {
        None => shared.tell(errors::WORKER, &[]),
        Some(Ok(value)) => {
            if let Some(told) = Told::from_bytes(&Uint8Array::from(value).to_vec()) {
                state.take(told);
                store::keep_task(KEPT, &state.kept());
            }
        }
        Some(Err(text)) => {
            let error = tree(&text).unwrap_or(Value::String(text));
            state.error = Some(errors::from_json(&error));
            // What was tried cannot be: the lesson itself is shown all the same.
            if state.found.is_none()
                && let Some(now) = state.open.and_then(|open| state.progress.get_mut(open))
                && now.tried
            {
                now.tried = false;
                let error = state.error.take();
                ask(state, shared);
                state.error = error;
            }
        }
    }
}

/// Asks for what the open lesson needs, and draws.
pub fn follow(state: &mut State, shared: &mut Shared) {
    match state.recall {
        Recall::Open => {
            state.recall = Recall::Asked;
            store::recall_task(KEPT);
        }
        Recall::Done if state.open.is_some() && state.found.is_none() && !state.is_waiting && state.error.is_none() => {
            ask(state, shared);
        }
        _ => {}
    }
    draw(state, shared);
}

/// Draws the charts that must be.
pub fn draw(state: &mut State, shared: &Shared) {
    for place in state.figures.due(shared) {
        let made = state.chart(shared, place);
        state.figures.draw(shared, place, made);
    }
}

/// Goes on from the last visit.
pub fn recalled(state: &mut State, text: &str) {
    state.recall = Recall::Done;
    // What was done before the store came is the newer.
    if state.progress.iter().all(|progress| *progress == Progress::default()) {
        state.go_on(text);
    }
}
