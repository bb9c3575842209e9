//! How a scenario differs from the shipped case that it is nearest to.

use fenhong::cases::CASES;
use serde_json::{Map, Value};

use crate::desk::case;
use crate::desk::change::apply;

/// A scenario as a change of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The case's number.
    pub case: usize,
    /// What is changed of it, for [`crate::desk::change::apply`].
    pub change: Value,
}

impl Difference {
    /// The case's id.
    pub fn id(&self) -> &'static str {
        CASES[self.case].id
    }

    /// How many values are changed.
    pub fn count(&self) -> usize {
        leaves(&self.change)
    }
}

/// What may differ without making another scheme: what it is called, and how many futures are looked at.
const APART: [&str; 3] = ["name", "note", "draws"];

/// Whether a scenario still has the name of what it was opened as, or of a shipped case, and is another scheme than that;
/// `lang` is the key of the language in which it is named.
pub fn is_changed(scenario: &Value, origin: &Value, lang: &str) -> bool {
    let name = &scenario["name"][lang];
    let is_case = |place: &usize| {
        let of_case = CASES[*place].name();
        name == &*(if lang == "zh" { of_case.zh } else { of_case.en })
    };
    let shipped = (0..CASES.len()).find(is_case);
    (*name == origin["name"][lang] && !is_same(scenario, origin))
        || shipped.is_some_and(|place| !is_same(scenario, &case(place)))
}

/// Whether two scenarios are the same scheme.
fn is_same(one: &Value, other: &Value) -> bool {
    let scheme = |tree: &Value| {
        let mut tree = without_nulls(tree.clone());
        if let Some(parts) = tree.as_object_mut() {
            APART.iter().for_each(|name| drop(parts.remove(*name)));
        }
        tree
    };
    scheme(one) == scheme(other)
}

fn leaves(value: &Value) -> usize {
    value.as_object().map_or(1, |map| map.values().map(leaves).sum())
}

/// The shortest difference of `scenario` from a shipped case; none where no change leads to it.
pub fn of(scenario: &Value) -> Option<Difference> {
    let wanted = without_nulls(scenario.clone());
    let differences = (0..CASES.len()).filter_map(|place| {
        let base = without_nulls(case(place));
        let change = change(&base, &wanted).unwrap_or_else(|| Value::Object(Map::new()));
        let mut made = base;
        apply(&mut made, &change);
        (made == wanted).then_some(Difference { case: place, change })
    });
    differences.min_by_key(|difference| difference.change.to_string().len())
}

/// A part that is not there and one that is null mean the same.
fn without_nulls(mut value: Value) -> Value {
    match &mut value {
        Value::Object(map) => {
            map.retain(|_, part| !part.is_null());
            map.values_mut().for_each(|part| *part = without_nulls(part.take()));
        }
        Value::Array(list) => list.iter_mut().for_each(|item| *item = without_nulls(item.take())),
        _ => {}
    }
    value
}

/// What leads from `old` to `new`; none where they are the same.
fn change(old: &Value, new: &Value) -> Option<Value> {
    if old == new {
        return None;
    }
    let mut parts = Map::new();
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let gone = old.keys().filter(|name| !new.contains_key(*name));
            parts.extend(gone.map(|name| (name.clone(), Value::Null)));
            for (name, part) in new {
                let change = old.get(name).map_or_else(|| Some(part.clone()), |old| change(old, part));
                parts.extend(change.map(|change| (name.clone(), change)));
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (place, (old, new)) in old.iter().zip(new).enumerate() {
                parts.extend(change(old, new).map(|change| (place.to_string(), change)));
            }
        }
        _ => return Some(new.clone()),
    }
    Some(Value::Object(parts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::change::opened;
    use serde_json::json;

    fn found_again(scenario: &Value) -> Difference {
        let difference = of(scenario).expect("a change of a case");
        let link = json!({ "case": CASES[difference.case].id, "change": difference.change });
        assert_eq!(opened(link).map(without_nulls).as_ref(), Some(&without_nulls(scenario.clone())));
        difference
    }

    #[test]
    fn a_shipped_case_is_no_change_of_itself() {
        for place in 0..CASES.len() {
            assert_eq!(found_again(&case(place)), Difference { case: place, change: json!({}) });
        }
    }

    #[test]
    fn only_what_is_changed_is_said() {
        let mut scenario = case(0);
        scenario["village"]["split"]["collective"] = json!("0.4");
        scenario["enterprises"][0]["mean"] = json!("0.05");
        scenario["note"] = Value::Null;
        let change = found_again(&scenario).change;
        let wanted = json!({
            "village": { "split": { "collective": "0.4" } }, "enterprises": { "0": { "mean": "0.05" } }, "note": null,
        });
        assert_eq!(change, wanted);
    }

    #[test]
    fn another_rule_and_another_number_of_enterprises_are_found_again() {
        let mut scenario = case(4);
        scenario["scheme"]["surplus"] = json!({ "rule": "law", "reserve": "0.1" });
        let list = scenario["enterprises"].as_array_mut().expect("a list");
        let first = list[0].clone();
        list.push(first);
        found_again(&scenario);
        found_again(&json!({ "format": "fenhong/1", "name": { "zh": "甲", "en": "A" } }));
    }

    #[test]
    fn a_name_is_bare_while_the_scheme_is_what_the_name_says() {
        let origin = case(0);
        let mut scenario = case(0);
        (scenario["draws"], scenario["note"]) = (json!(100), Value::Null);
        let is_changed = |scenario: &Value, origin: &Value| super::is_changed(scenario, origin, "zh");
        assert!(!is_changed(&scenario, &origin));
        scenario["village"]["split"]["collective"] = json!("0.4");
        assert!(is_changed(&scenario, &origin));
        // As a link brings it: it is what was opened, and still bears the case's name.
        assert!(is_changed(&scenario, &scenario.clone()));
        scenario["name"]["zh"] = json!("甲村");
        assert!(super::is_changed(&scenario, &origin, "en"), "its English name is the case's");
        assert!(!is_changed(&scenario, &origin) && !is_changed(&scenario, &scenario.clone()));
        let kept = scenario.clone();
        scenario["village"]["split"]["collective"] = json!("0.5");
        assert!(is_changed(&scenario, &kept));
    }

    #[test]
    fn a_strange_change_does_no_harm() {
        let mut value = case(0);
        apply(&mut value, &json!({ "enterprises": { "99": { "mean": "1" }, "x": 1 }, "years": { "a": 1 } }));
        assert_eq!(value["years"], json!({ "a": 1 }));
        assert_eq!(opened(json!({ "case": "none", "change": {} })), None);
    }
}
