//! What was measured, repetition by repetition.

use serde_json::Value;
use std::collections::BTreeMap;

/// Answers by the name of the run.
#[derive(Default)]
pub struct Samples(BTreeMap<String, Vec<Value>>);

impl Samples {
    /// Keeps an answer.
    pub fn keep(&mut self, run: &str, answer: Value) {
        self.0.entry(run.to_owned()).or_default().push(answer);
    }

    /// All answers of a run.
    pub fn of(&self, run: &str) -> &[Value] {
        self.0.get(run).map_or(&[], Vec::as_slice)
    }

    /// A number of a run's answers, ascending. Answers without it are left out.
    pub fn numbers(&self, run: &str, field: &str) -> Vec<f64> {
        let mut numbers: Vec<f64> = self.of(run).iter().filter_map(|answer| answer[field].as_f64()).collect();
        numbers.sort_by(f64::total_cmp);
        numbers
    }

    /// The middle of a run's numbers, if it was measured.
    pub fn median(&self, run: &str, field: &str) -> Option<f64> {
        let numbers = self.numbers(run, field);
        let middle = numbers.len() / 2;
        match numbers.len() {
            0 => None,
            count if count % 2 == 0 => Some((numbers[middle - 1] + numbers[middle]) / 2.0),
            _ => Some(numbers[middle]),
        }
    }

    /// The least of them.
    pub fn least(&self, run: &str, field: &str) -> Option<f64> {
        self.numbers(run, field).first().copied()
    }

    /// The largest of them.
    pub fn most(&self, run: &str, field: &str) -> Option<f64> {
        self.numbers(run, field).last().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_median_is_of_what_was_measured() {
        let mut samples = Samples::default();
        for time in [json!(3.0), json!(1.0), json!(null), json!(2.0), json!(10.0)] {
            samples.keep("a", json!({ "milliseconds": time }));
        }
        assert_eq!(samples.median("a", "milliseconds"), Some(2.5));
        assert_eq!((samples.least("a", "milliseconds"), samples.most("a", "milliseconds")), (Some(1.0), Some(10.0)));
        assert_eq!(samples.median("b", "milliseconds"), None);
    }
}
