//! The browser's database, as far as the store asks it: one shelf of values under texts. What is asked of it is done
//! together or not at all, and is done only once the browser says that its transaction is complete.

use std::cell::RefCell;
use std::rc::Rc;

use idb::request::{GetAllKeysStoreRequest, GetAllStoreRequest, GetStoreRequest};
use idb::{Database, DatabaseEvent, Factory, KeyRange, ObjectStore, ObjectStoreParams, Request, Transaction};
use idb::{TransactionMode, event::VersionChangeEvent};
use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

const NAME: &str = "fenhong";
const VERSION: u32 = 1;
const SHELF: &str = "work";

/// Why nothing became of what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Something is there already that was to be new.
    Taken,
    /// The browser refuses: the disk is full, for example.
    Refused,
}

/// The shelf of the open database.
#[derive(Clone)]
pub struct Shelf(Rc<Database>);

/// What is asked in one transaction.
pub struct Asked {
    transaction: Transaction,
    shelf: ObjectStore,
    writes: bool,
}

/// A value that was asked for, once its transaction is complete.
pub enum Found {
    /// One value.
    One(GetStoreRequest),
    /// All of a range.
    All(GetAllStoreRequest),
    /// Their keys, in order.
    Keys(GetAllKeysStoreRequest),
}

/// Opens the database, and makes it where there is none; `ready` hears of it, be it late or never.
pub fn open(ready: impl FnOnce(Result<Shelf, Failure>) + 'static) {
    let ready = Once::new(ready);
    let Ok(mut request) = Factory::new().and_then(|factory| factory.open(NAME, Some(VERSION))) else {
        return drop(ready.call(Err(Failure::Refused)));
    };
    request.on_upgrade_needed(|event: VersionChangeEvent| {
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(SHELF, ObjectStoreParams::new());
        }
    });
    // The request is held by the closures that it calls, and let go with them.
    let held = Rc::new(RefCell::new(None));
    let (opened, refused) = (ready.clone(), ready);
    let of_opened = Rc::clone(&held);
    request.on_success(move |event| {
        let database = event.database().map(|database| Shelf(Rc::new(database))).map_err(|_| Failure::Refused);
        drop(of_opened.borrow_mut().take());
        drop(opened.call(database));
    });
    request.on_error(move |_| drop(refused.call(Err(Failure::Refused))));
    held.replace(Some(request));
}

/// Something that is called once, by whichever of several comes first.
pub struct Once<T>(Rc<RefCell<Option<Call<T>>>>);

/// What is called with a value.
type Call<T> = Box<dyn FnOnce(T)>;

impl<T> Clone for Once<T> {
    fn clone(&self) -> Once<T> {
        Once(Rc::clone(&self.0))
    }
}

impl<T> Once<T> {
    /// What is to be called.
    pub fn new(call: impl FnOnce(T) + 'static) -> Once<T> {
        Once(Rc::new(RefCell::new(Some(Box::new(call)))))
    }

    /// Calls it, or gives back what it was to be called with, where another has.
    pub fn call(&self, value: T) -> Option<T> {
        let call = self.0.borrow_mut().take();
        match call {
            Some(call) => {
                call(value);
                None
            }
            None => Some(value),
        }
    }
}

impl Shelf {
    /// Begins a transaction that only reads.
    pub fn read(&self) -> Result<Asked, Failure> {
        self.ask(TransactionMode::ReadOnly)
    }

    /// Begins a transaction that writes.
    pub fn write(&self) -> Result<Asked, Failure> {
        self.ask(TransactionMode::ReadWrite)
    }

    fn ask(&self, mode: TransactionMode) -> Result<Asked, Failure> {
        let transaction = self.0.transaction(&[SHELF], mode).map_err(|_| Failure::Refused)?;
        let shelf = transaction.object_store(SHELF).map_err(|_| Failure::Refused)?;
        Ok(Asked { transaction, shelf, writes: matches!(mode, TransactionMode::ReadWrite) })
    }
}

impl Asked {
    /// Asks for the value under a key.
    pub fn get(&self, key: &str) -> Result<Found, Failure> {
        self.shelf.get(JsValue::from(key)).map(Found::One).map_err(|_| Failure::Refused)
    }

    /// Asks for all values whose keys begin so.
    pub fn all(&self, beginning: &str) -> Result<Found, Failure> {
        self.shelf.get_all(Some(range(beginning)?.into()), None).map(Found::All).map_err(|_| Failure::Refused)
    }

    /// Asks for the keys that begin so.
    pub fn keys(&self, beginning: &str) -> Result<Found, Failure> {
        self.shelf.get_all_keys(Some(range(beginning)?.into()), None).map(Found::Keys).map_err(|_| Failure::Refused)
    }

    /// Writes a value under a key that nothing is under yet; else nothing of this transaction is done.
    pub fn add(&self, key: &str, value: &JsValue) -> Result<(), Failure> {
        self.shelf.add(value, Some(&key.into())).map(drop).map_err(|_| Failure::Refused)
    }

    /// Writes a value under a key.
    pub fn put(&self, key: &str, value: &JsValue) -> Result<(), Failure> {
        self.shelf.put(value, Some(&key.into())).map(drop).map_err(|_| Failure::Refused)
    }

    /// Drops what is under a key.
    pub fn delete(&self, key: &str) -> Result<(), Failure> {
        self.shelf.delete(JsValue::from(key)).map(drop).map_err(|_| Failure::Refused)
    }

    /// Lets the browser go on by itself, so that it is done even if the page is closed now; `done` hears what became of it.
    pub fn follow(self, done: impl FnOnce(Result<(), Failure>) + 'static) {
        let Asked { mut transaction, writes, .. } = self;
        let held: Rc<RefCell<Option<Transaction>>> = Rc::default();
        let done = Once::new(done);
        let (complete, aborted) = (done.clone(), done);
        let [of_complete, of_aborted] = [Rc::clone(&held), Rc::clone(&held)];
        transaction.on_complete(move |_| {
            drop(of_complete.borrow_mut().take());
            let _ = complete.call(Ok(()));
        });
        transaction.on_abort(move |_| {
            let error = of_aborted.borrow_mut().take().and_then(|transaction| transaction.error());
            let is_taken = error.is_some_and(|error| error.name() == "ConstraintError");
            let _ = aborted.call(Err(if is_taken { Failure::Taken } else { Failure::Refused }));
        });
        // Of one that only reads nothing can be lost, and Chromium calls it complete before a large value is there.
        if writes && can_commit() {
            // What cannot be told to finish finishes by itself.
            transaction = match transaction.commit() {
                Ok(transaction) => transaction,
                Err(_) => return,
            };
        }
        held.replace(Some(transaction));
    }
}

/// Whether a transaction can be told to finish: browsers before 2021 cannot.
fn can_commit() -> bool {
    let kind = Reflect::get(&js_sys::global(), &"IDBTransaction".into());
    let prototype = kind.and_then(|kind| Reflect::get(&kind, &"prototype".into()));
    prototype.and_then(|prototype| Reflect::has(&prototype, &"commit".into())) == Ok(true)
}

fn range(beginning: &str) -> Result<KeyRange, Failure> {
    let end = beginning.to_owned() + "~";
    KeyRange::bound(&beginning.into(), &end.into(), None, None).map_err(|_| Failure::Refused)
}

impl Found {
    /// What was found.
    pub fn value(&self) -> JsValue {
        let value = match self {
            Found::One(request) => request.result(),
            Found::All(request) => request.result(),
            Found::Keys(request) => request.result(),
        };
        value.unwrap_or_default()
    }

    /// Everything that was found.
    pub fn list(&self) -> Vec<JsValue> {
        let value = self.value();
        if value.is_array() { Array::from(&value).to_vec() } else { Vec::new() }
    }
}

/// A value of named parts.
pub fn record(parts: &[(&str, JsValue)]) -> JsValue {
    let record = js_sys::Object::new();
    for (name, value) in parts {
        let _ = Reflect::set(&record, &JsValue::from(*name), value);
    }
    record.into()
}

/// The text of a part of a value.
pub fn text(record: &JsValue, name: &str) -> Option<String> {
    part(record, name).as_string()
}

/// A part of a value.
pub fn part(record: &JsValue, name: &str) -> JsValue {
    if record.is_object() { Reflect::get(record, &name.into()).unwrap_or_default() } else { JsValue::UNDEFINED }
}
