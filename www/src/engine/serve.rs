//! A worker's side: the page's own module without a page, with the engine of the scenario at hand behind messages.
//!
//! Questions are answered in the order in which they come, one at a time; to cancel, send small ones and stop sending. What
//! the core refuses is an answer; of a trap the browser tells the page, and the worker is of no use any more.

use fenhong::lesson::{self, Answers, Told};
use fenhong::wasm::Engine;
use js_sys::{Array, ArrayBuffer, Float64Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// What a call came to, and the memory in which it lies, which moves to the page.
type Found = (JsValue, ArrayBuffer);

/// Answers questions from now on. A question is a list: the generation of the scenario, the scenario as JSON text (empty
/// while the generation stays), the name of a call and its arguments. An answer is a list of a value and the milliseconds
/// that it took, or the core's error as JSON text.
#[wasm_bindgen]
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let page = scope.clone();
    let mut at_hand = None;
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let question: Array = event.data().unchecked_into();
        let now = || page.performance().map_or(0.0, |clock| clock.now());
        let mut began = 0.0;
        let found = prepared(&mut at_hand, &question).and_then(|engine| {
            began = now();
            value(engine, &question)
        });
        let sent = match found {
            Ok((value, memory)) => {
                page.post_message_with_transfer(&Array::of2(&value, &(now() - began).into()), &Array::of1(&memory))
            }
            Err(error) => page.post_message(&error),
        };
        // A text, a list of numbers and memory of our own can be sent.
        debug_assert!(sent.is_ok());
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
}

/// The engine of the question's scenario. What an edit leaves as it was is not made anew.
fn prepared<'a>(at_hand: &'a mut Option<(u32, Engine)>, question: &Array) -> Result<&'a mut Engine, JsValue> {
    let generation = number(question, 0);
    let text = || question.get(1).as_string().unwrap_or_default();
    let engine = match at_hand.take() {
        Some((known, engine)) if known == generation => engine,
        Some((_, before)) => before.edited(&text())?,
        None => Engine::new(&text())?,
    };
    Ok(&mut at_hand.insert((generation, engine)).1)
}

/// Asks the engine.
fn value(engine: &mut Engine, question: &Array) -> Result<Found, JsValue> {
    let call = question.get(2).as_string().unwrap_or_default();
    let given: Array = question.get(3).unchecked_into();
    let count = |place| number(&given, place);
    let text = || given.get(0).as_string().unwrap_or_default();
    let shards = |place| given.get(place).unchecked_into::<Array>().iter().map(Uint8Array::from).collect();
    match &*call {
        "run" => engine.run(count(0), count(1), count(2), count(3)).map(bytes),
        "piece" => engine.piece(count(0), count(1), count(2), count(3), given.get(4).as_f64()).map(bytes),
        "report" => engine.report(shards(0)).map(bytes),
        "ledger_bytes" => engine.ledger_bytes(count(0), count(1), Some(count(2))).map(bytes),
        "reported" => engine.reported(&text(), shards(1)).map(numbers),
        "payouts" => engine.payouts(count(0), shards(1)).map(numbers),
        "series" => engine.series(&text(), shards(1)).map(numbers),
        "pairs" => engine.pairs(&text()).map(numbers),
        "lesson" => lesson(&text(), &given.get(1).as_string().unwrap_or_default()).map(bytes),
        // For benches.
        "bare_luck" => Ok(numbers(vec![engine.bare_luck(count(0), count(1)).into()])),
        _ => wasm_bindgen::throw_str(&call),
    }
}

/// What a shipped lesson shows with a trainee's answers.
fn lesson(id: &str, answers: &str) -> Result<Vec<u8>, JsValue> {
    let lesson = lesson::find(id).unwrap_or_else(|| wasm_bindgen::throw_str(id));
    let answers: Answers = serde_json::from_str(answers).unwrap_or_default();
    let told = Told::of(&lesson, &answers).map_err(|error| JsValue::from_str(&fenhong::tree::text(&error)))?;
    Ok(told.to_bytes())
}

fn number(list: &Array, place: u32) -> u32 {
    list.get(place).as_f64().unwrap_or_default() as u32
}

fn bytes(found: Vec<u8>) -> Found {
    let list = Uint8Array::from(&*found);
    let memory = list.buffer();
    (list.into(), memory)
}

fn numbers(found: Vec<f64>) -> Found {
    let list = Float64Array::from(&*found);
    let memory = list.buffer();
    (list.into(), memory)
}
