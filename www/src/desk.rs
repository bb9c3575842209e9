//! The scenario at hand, as JSON: what the inputs show and change.

use leptos::prelude::*;
use serde_json::Value;

use crate::history::History;
use crate::{dom, path};

/// The scenario at hand and its history.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The scenario.
    pub scenario: RwSignal<Value>,
    /// What a reset goes back to: the example or file that was opened.
    pub origin: RwSignal<Value>,
    /// Whether there is a step back, and one forward.
    pub steps: RwSignal<(bool, bool)>,
    history: StoredValue<History>,
}

impl Desk {
    /// A desk with `scenario` on it.
    pub fn new(scenario: Value) -> Desk {
        Desk {
            origin: RwSignal::new(scenario.clone()),
            scenario: RwSignal::new(scenario),
            steps: RwSignal::new((false, false)),
            history: StoredValue::new(History::default()),
        }
    }

    /// Changes the value at `place`.
    pub fn edit(self, place: &str, new: Value) {
        if path::get(&self.scenario.read_untracked(), place) == Some(&new) {
            return;
        }
        self.note(place);
        self.scenario.update(|scenario| path::set(scenario, place, new));
    }

    /// Puts another scenario on the desk, to which a reset will go back.
    pub fn open(self, scenario: Value) {
        self.note("");
        self.origin.set(scenario.clone());
        self.scenario.set(scenario);
    }

    /// Goes back to the example or file that was opened.
    pub fn reset(self) {
        self.note("");
        self.scenario.set(self.origin.get_untracked());
    }

    /// Takes the last step back.
    pub fn undo(self) {
        self.step(History::undo);
    }

    /// Takes the last undone step again.
    pub fn redo(self) {
        self.step(History::redo);
    }

    /// Whether the scenario holds a roster.
    pub fn has_roster(self) -> bool {
        has_roster(&self.scenario.read())
    }

    fn note(self, place: &str) {
        let scenario = self.scenario.get_untracked();
        self.history.update_value(|history| history.note(&scenario, place, dom::now()));
        self.steps.set(self.history.with_value(History::steps));
    }

    fn step(self, take: fn(&mut History, Value) -> Option<Value>) {
        let now = self.scenario.get_untracked();
        let other = self.history.try_update_value(|history| take(history, now)).flatten();
        if let Some(other) = other {
            self.scenario.set(other);
        }
        self.steps.set(self.history.with_value(History::steps));
    }
}

/// Whether a scenario holds a roster.
pub fn has_roster(scenario: &Value) -> bool {
    path::get(scenario, "village.kind").and_then(Value::as_str) == Some("listed")
}
