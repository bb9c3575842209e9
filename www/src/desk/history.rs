//! Undo and redo.

use serde_json::Value;

/// Most steps that can be undone.
const MOST: usize = 200;

/// Edits of one place within this many milliseconds are one step.
const ONE_STEP: f64 = 1_000.0;

/// What came before and after the scenario at hand.
#[derive(Default)]
pub struct History {
    past: Vec<Value>,
    future: Vec<Value>,
    /// The place of the last edit and its time.
    last: Option<(String, f64)>,
}

impl History {
    /// Notes that `before` is about to be changed at `path`.
    pub fn note(&mut self, before: &Value, path: &str, now: f64) {
        let same = self.last.as_ref().is_some_and(|(last, time)| last == path && now - time < ONE_STEP);
        if !same || self.past.is_empty() {
            self.past.push(before.clone());
        }
        if self.past.len() > MOST {
            self.past.remove(0);
        }
        self.future.clear();
        self.last = Some((path.to_owned(), now));
    }

    /// Ends the step at hand: the next edit begins another.
    pub fn rest(&mut self) {
        self.last = None;
    }

    /// One step back from `now`.
    pub fn undo(&mut self, now: Value) -> Option<Value> {
        let before = self.past.pop()?;
        self.future.push(now);
        self.last = None;
        Some(before)
    }

    /// One step forward from `now`.
    pub fn redo(&mut self, now: Value) -> Option<Value> {
        let after = self.future.pop()?;
        self.past.push(now);
        self.last = None;
        Some(after)
    }

    /// Whether there is a step back, and one forward.
    pub fn steps(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn typing_one_number_is_one_step() {
        let mut history = History::default();
        for (before, path, time) in [(1, "a", 0.0), (2, "a", 400.0), (3, "b", 500.0), (4, "b", 9_000.0)] {
            history.note(&json!(before), path, time);
        }
        let undone: Vec<_> = std::iter::successors(Some(json!(5)), |now| history.undo(now.clone())).collect();
        assert_eq!(undone, [json!(5), json!(4), json!(3), json!(1)]);
        assert_eq!(history.redo(json!(1)), Some(json!(3)));
        history.note(&json!(3), "c", 0.0);
        assert_eq!(history.steps(), (true, false));
    }

    #[test]
    fn fifty_edits_of_one_place_with_rests_between_are_fifty_steps() {
        let mut history = History::default();
        for edit in 0..50 {
            history.rest();
            history.note(&json!(edit), "a", f64::from(edit));
        }
        let back: Vec<_> = std::iter::successors(Some(json!(50)), |now| history.undo(now.clone())).collect();
        assert_eq!(back, (0..=50).rev().map(|edit| json!(edit)).collect::<Vec<_>>());
    }
}
