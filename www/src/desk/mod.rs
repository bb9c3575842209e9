//! The scenario at hand, as JSON: what the inputs show and change.

pub mod change;
pub mod difference;
pub mod drafts;
pub mod entry;
pub mod history;
pub mod link;
pub mod path;
pub mod slot;
pub mod split;
pub mod store;

use fenhong::cases::CASES;
use serde_json::Value;

use crate::desk::history::History;

/// The scenario at hand and its history.
pub struct Desk {
    scenario: Value,
    origin: Value,
    history: History,
    /// Counts the changes.
    version: u32,
}

impl Desk {
    /// A desk with `scenario` on it, for which a reset goes back to `origin`.
    pub fn new(scenario: Value, origin: Value) -> Desk {
        Desk { scenario, origin, history: History::default(), version: 0 }
    }

    /// The scenario.
    pub fn scenario(&self) -> &Value {
        &self.scenario
    }

    /// What a reset goes back to: the example or file that was opened.
    pub fn origin(&self) -> &Value {
        &self.origin
    }

    /// A number that every change of the scenario changes.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Whether there is a step back, and one forward.
    pub fn steps(&self) -> (bool, bool) {
        self.history.steps()
    }

    /// The text at `place`, without quotes.
    pub fn text(&self, place: &str) -> Option<String> {
        path::get(&self.scenario, place).map(path::text)
    }

    /// Changes the value at `place`, at `now` in milliseconds: a step of its own.
    pub fn edit(&mut self, place: &str, new: Value, now: f64) {
        self.history.rest();
        self.go_on(place, new, now);
        self.history.rest();
    }

    /// The same as part of the step before, where that changed the same place without a pause.
    pub fn go_on(&mut self, place: &str, new: Value, now: f64) {
        if path::get(&self.scenario, place) == Some(&new) {
            return;
        }
        self.history.note(&self.scenario, place, now);
        path::set(&mut self.scenario, place, new);
        self.version += 1;
    }

    /// Ends the step that edits could go on with.
    pub fn rest(&mut self) {
        self.history.rest();
    }

    /// Puts another scenario on the desk, to which a reset will go back.
    pub fn open(&mut self, scenario: Value, now: f64) {
        self.history.rest();
        self.history.note(&self.scenario, "", now);
        self.origin = scenario.clone();
        self.scenario = scenario;
        self.version += 1;
    }

    /// Puts a changed scenario on the desk; a reset goes back to where it did.
    pub fn put(&mut self, scenario: Value, now: f64) {
        self.history.rest();
        self.history.note(&self.scenario, "", now);
        self.scenario = scenario;
        self.version += 1;
    }

    /// Goes back to the example or file that was opened.
    pub fn reset(&mut self, now: f64) {
        self.history.rest();
        self.history.note(&self.scenario, "", now);
        self.scenario = self.origin.clone();
        self.version += 1;
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        self.step(History::undo);
    }

    /// Takes the last undone step again.
    pub fn redo(&mut self) {
        self.step(History::redo);
    }

    /// Whether the scenario holds a roster.
    pub fn has_roster(&self) -> bool {
        has_roster(&self.scenario)
    }

    /// How many villages there are.
    pub fn villages(&self) -> u32 {
        path::count(&self.scenario, "village.villages").max(1)
    }

    fn step(&mut self, take: fn(&mut History, Value) -> Option<Value>) {
        if let Some(other) = take(&mut self.history, self.scenario.clone()) {
            self.scenario = other;
            self.version += 1;
        }
    }
}

/// A shipped example; a test of the core reads them all.
pub fn case(place: usize) -> Value {
    fenhong::tree::of(&CASES[place].scenario())
}

/// The scenario in a text of JSON, if it may be one.
pub fn of_text(text: &str) -> Option<Value> {
    fenhong::scenario::tree(text).ok().filter(Value::is_object)
}

/// Whether a scenario holds a roster.
pub fn has_roster(scenario: &Value) -> bool {
    path::get(scenario, "village.kind").and_then(Value::as_str) == Some("listed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_edit_can_be_taken_back_and_a_reset_too() {
        let mut desk = Desk::new(json!({ "years": 10 }), json!({ "years": 10 }));
        desk.edit("years", json!(10), 0.0);
        assert_eq!((desk.version(), desk.steps()), (0, (false, false)));
        desk.edit("years", json!(5), 0.0);
        desk.reset(5_000.0);
        assert_eq!(desk.text("years"), Some("10".into()));
        desk.undo();
        assert_eq!((desk.text("years"), desk.steps()), (Some("5".into()), (true, true)));
        desk.undo();
        desk.redo();
        assert_eq!(desk.text("years"), Some("5".into()));
    }
}
