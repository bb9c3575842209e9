//! A scenario in a planner's list: the one on the desk, a shipped case, or one of a file.

use std::rc::Rc;

use fenhong::cases::CASES;
use fenhong::scenario::{Error, Scenario};
use serde_json::{Value, json};

use crate::desk::case;

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
    /// The scenario's tree, where `desk` is what is on the desk.
    pub fn tree(&self, desk: &Value) -> Value {
        match self {
            Slot::Desk => desk.clone(),
            Slot::Case(place) => case(*place),
            Slot::Given(tree) => Value::clone(tree),
        }
    }

    /// The scenario, where `desk` is what is on the desk.
    ///
    /// # Errors
    /// Its first mistake.
    pub fn scenario(&self, desk: &Value) -> Result<Scenario, Error> {
        match self {
            Slot::Case(place) => Ok(CASES[*place].scenario()),
            other => Scenario::from_json(&other.tree(desk).to_string()),
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
