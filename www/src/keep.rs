//! The scenario at hand, kept in the browser's own database: two generations, so that a kill in the middle of a
//! write leaves the one before.

use js_sys::{Object, Promise, Reflect};
use serde_json::Value;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

use crate::dom;

const DATABASE: &str = "fenhong";
const STORE: &str = "work";

/// The two places that are written in turn.
const PLACES: [&str; 2] = ["a", "b"];

/// What is kept: the scenario at hand and the one that a reset goes back to.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// The scenario at hand.
    pub scenario: Value,
    /// What a reset goes back to.
    pub origin: Value,
}

/// The database, and the number of the last write.
pub struct Keep {
    database: IdbDatabase,
    last: std::cell::Cell<f64>,
}

impl Keep {
    /// Opens the database, and finds the newest work that is whole.
    ///
    /// # Errors
    /// Where the browser keeps nothing (a private window, a forbidden store).
    pub async fn open() -> Result<(Keep, Option<Work>), JsValue> {
        let factory = dom::window().indexed_db()?.ok_or("no database")?;
        let request = factory.open_with_u32(DATABASE, 1)?;
        let made = Closure::once_into_js(make_store);
        request.set_onupgradeneeded(Some(made.unchecked_ref()));
        let database: IdbDatabase = result(&request).await?.unchecked_into();
        let keep = Keep { database, last: std::cell::Cell::new(0.0) };
        let newest = keep.newest().await?;
        Ok((keep, newest))
    }

    async fn newest(&self) -> Result<Option<Work>, JsValue> {
        let mut newest = None;
        for place in PLACES {
            let record = result(&self.store(IdbTransactionMode::Readonly)?.get(&place.into())?).await?;
            let number = read(&record, "number").as_f64().unwrap_or(0.0);
            let work = read(&record, "work").as_string().and_then(|text| Work::from_text(&text));
            if work.is_some() && number > self.last.get() {
                self.last.set(number);
                newest = work;
            }
        }
        Ok(newest)
    }

    /// Writes `work` over the older of the two generations.
    ///
    /// # Errors
    /// Where the browser refuses, because the disk is full for example.
    pub async fn write(&self, work: &Work) -> Result<(), JsValue> {
        let number = self.last.get() + 1.0;
        self.last.set(number);
        let record = Object::new();
        Reflect::set(&record, &"number".into(), &number.into())?;
        Reflect::set(&record, &"work".into(), &work.to_text().into())?;
        let place = PLACES[number as usize % PLACES.len()];
        let request = self.store(IdbTransactionMode::Readwrite)?.put_with_key(&record, &place.into())?;
        result(&request).await.map(drop)
    }

    fn store(&self, mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
        self.database.transaction_with_str_and_mode(STORE, mode)?.object_store(STORE)
    }
}

impl Work {
    fn to_text(&self) -> String {
        serde_json::json!({ "scenario": self.scenario, "origin": self.origin }).to_string()
    }

    fn from_text(text: &str) -> Option<Work> {
        let mut work: Value = serde_json::from_str(text).ok()?;
        let mut take = |name: &str| work.get_mut(name).map(Value::take).filter(Value::is_object);
        Some(Work { scenario: take("scenario")?, origin: take("origin")? })
    }
}

fn make_store(event: Event) {
    let request: IdbOpenDbRequest = event.target().expect("an event has a target").unchecked_into();
    let database: IdbDatabase = request.result().expect("an opened database").unchecked_into();
    database.create_object_store(STORE).expect("a new database takes a store");
}

fn read(record: &JsValue, name: &str) -> JsValue {
    Reflect::get(record, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Waits until a request is done.
async fn result(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
    });
    JsFuture::from(promise).await?;
    request.result()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn damaged_work_is_not_restored() {
        let work = Work { scenario: json!({ "years": 3 }), origin: json!({}) };
        assert_eq!(Work::from_text(&work.to_text()), Some(work));
        assert_eq!(Work::from_text("{\"scenario\":{},\"orig"), None);
        assert_eq!(Work::from_text("{\"scenario\":1,\"origin\":{}}"), None);
    }
}
