//! A scenario in a planner's list: the one on the desk, a shipped case, or one of a file.

use std::rc::Rc;

use fenhong::cases::CASES;
use fenhong::decide::with_scheme;
use fenhong::safe;
use fenhong::scenario::{Error, Scenario};
use serde_json::{Value, json};

use crate::app::model::{Model, case};
use crate::desk::path;

/// See the module.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    /// What is on the desk, whatever becomes of it.
    Desk,
    /// The shipped case of this number.
    Case(usize),
    /// A scenario of a file.
    Given(Rc<Value>),
}

impl Slot {
    /// The scenario's tree.
    pub fn tree(&self, model: &Model) -> Value {
        match self {
            Slot::Desk => model.desk.scenario().clone(),
            Slot::Case(place) => case(*place),
            Slot::Given(tree) => Value::clone(tree),
        }
    }

    /// The scenario.
    ///
    /// # Errors
    /// Its first mistake.
    pub fn scenario(&self, model: &Model) -> Result<Scenario, Error> {
        match self {
            Slot::Case(place) => Ok(CASES[*place].scenario()),
            other => Scenario::from_json(&other.tree(model).to_string()),
        }
    }

    /// What it is called.
    pub fn name(&self, model: &Model) -> String {
        match self {
            Slot::Desk => model.title(),
            Slot::Case(place) => model.voice().name(&CASES[*place].name()),
            Slot::Given(tree) => safe::name(&path::text(&tree["name"][model.settings.key()])),
        }
    }

    /// For the next visit.
    pub fn kept(&self) -> Value {
        match self {
            Slot::Desk => json!("desk"),
            Slot::Case(place) => json!(CASES[*place].id),
            Slot::Given(tree) => json!({ "scenario": **tree }),
        }
    }

    /// Back from [`Slot::kept`].
    pub fn of(kept: &Value) -> Option<Slot> {
        match kept {
            Value::String(id) if id == "desk" => Some(Slot::Desk),
            Value::String(id) => CASES.iter().position(|case| case.id == id).map(Slot::Case),
            Value::Object(given) => given.get("scenario").map(|tree| Slot::Given(Rc::new(tree.clone()))),
            _ => None,
        }
    }

    /// What a choice in a list stands for: `desk`, or the number of a case.
    pub fn chosen(text: &str) -> Option<Slot> {
        match text.parse::<usize>() {
            Ok(place) if place < CASES.len() => Some(Slot::Case(place)),
            _ => (text == "desk").then_some(Slot::Desk),
        }
    }
}

/// What a list begins with: the desk, and the first shipped case of the same era whose scheme is another.
pub fn usual(model: &Model) -> Vec<Slot> {
    let monitored = model.voice().monitored;
    let desk = Slot::Desk.scenario(model).ok();
    let is_other = |place: &usize| {
        let other = CASES[*place].scenario();
        CASES[*place].is_today() == monitored && desk.as_ref().is_none_or(|desk| with_scheme(desk, &other) != *desk)
    };
    let other = (0..CASES.len()).find(is_other).unwrap_or(0);
    vec![Slot::Desk, Slot::Case(other)]
}
