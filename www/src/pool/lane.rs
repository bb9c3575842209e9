//! One worker: made from the source and the compiled core that boot.js left behind, spoken to by messages.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker};

#[wasm_bindgen]
extern "C" {
    /// What boot.js set before the page started.
    type Boot;
    #[wasm_bindgen(thread_local_v2, js_name = fenhong)]
    static BOOT: Boot;
    #[wasm_bindgen(method, getter, js_name = workerSource)]
    fn worker_source(this: &Boot) -> String;
    #[wasm_bindgen(method, getter, js_name = coreModule)]
    fn core_module(this: &Boot) -> Promise;
}

/// What a worker says.
pub enum Answer {
    /// It can work.
    Ready,
    /// What a call returned, and how many milliseconds it took.
    Value(JsValue, f64),
    /// The core's error, as JSON text.
    Refused(String),
    /// It is of no use any more.
    Stopped(String),
}

/// See the module.
pub struct Lane {
    worker: Worker,
    ready: Rc<Cell<bool>>,
    /// The generation whose scenario it was last sent.
    knows: Cell<u32>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(JsValue)>,
}

impl Lane {
    /// Starts a worker whose answers go to `hear`.
    pub fn new(hear: impl Fn(Answer) + Clone + 'static) -> Lane {
        let worker = Worker::new(&source_url()).expect("a worker can be made");
        let ready = Rc::new(Cell::new(false));
        let (is_ready, hear_failed) = (ready.clone(), hear.clone());
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let answer = understand(&event.data());
            if matches!(answer, Answer::Ready) {
                is_ready.set(true);
            }
            hear(answer);
        });
        let failed = Closure::<dyn FnMut(JsValue)>::new(move |_| hear_failed(Answer::Stopped("error event".into())));
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        send_core(worker.clone());
        Lane { worker, ready, knows: Cell::new(0), _heard: heard, _failed: failed }
    }

    /// Whether it has the core.
    pub fn is_ready(&self) -> bool {
        self.ready.get()
    }

    /// Calls the engine of `scenario`, which is sent only when its `generation` is new to the worker.
    pub fn send(&self, generation: u32, scenario: &str, call: &str, args: &Array) {
        let message = Object::new();
        let put = |name: &str, value: &JsValue| {
            Reflect::set(&message, &name.into(), value).expect("an object takes properties");
        };
        put("id", &0.into());
        put("generation", &generation.into());
        put("call", &call.into());
        put("args", args);
        if self.knows.replace(generation) != generation {
            put("scenario", &scenario.into());
        }
        self.worker.post_message(&message).expect("plain data can be sent");
    }

    /// Ends the worker at once.
    pub fn end(&self) {
        self.worker.terminate();
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.ready.set(false);
    }
}

fn source_url() -> String {
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let source = BOOT.with(Boot::worker_source);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&source.into()), &options);
    Url::create_object_url_with_blob(&blob.expect("a text can be a blob")).expect("a blob has an address")
}

fn send_core(worker: Worker) {
    spawn_local(async move {
        let Ok(module) = JsFuture::from(BOOT.with(Boot::core_module)).await else { return };
        let message = Object::new();
        Reflect::set(&message, &"module".into(), &module).expect("an object takes properties");
        worker.post_message(&message).expect("a compiled module can be sent");
    });
}

fn understand(message: &JsValue) -> Answer {
    let get = |name: &str| Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let error = get("error").as_string();
    match error {
        Some(error) if get("fatal").is_truthy() => Answer::Stopped(error),
        Some(error) => Answer::Refused(error),
        None if get("ready").is_truthy() => Answer::Ready,
        None => Answer::Value(get("value"), get("milliseconds").as_f64().unwrap_or(0.0)),
    }
}
