//! A scenario as a change of a shipped case: what a link carries.
//!
//! A change is JSON of the same shape as the case: objects have only the parts that differ, `null` for one that is
//! gone; a list of the same length is an object with the numbers of the items that differ.
//!
//! So a link means what it meant as long as the shipped cases keep their values; new fields may come to them.

use fenhong::cases::CASES;
use serde_json::Value;

use crate::desk::case;

/// The scenario that a link means: it may be a scenario, or a case and its change.
pub fn opened(link: Value) -> Option<Value> {
    let Some(id) = link["case"].as_str() else { return Some(link) };
    let place = CASES.iter().position(|case| case.id == id)?;
    let mut scenario = case(place);
    apply(&mut scenario, &link["change"]);
    Some(scenario).filter(Value::is_object)
}

/// Brings `value` to what `change` says.
pub fn apply(value: &mut Value, change: &Value) {
    let Value::Object(parts) = change else {
        *value = change.clone();
        return;
    };
    if !value.is_object() && !value.is_array() {
        *value = Value::Object(Default::default());
    }
    for (name, part) in parts {
        match value {
            Value::Object(map) if part.is_null() => drop(map.remove(name)),
            Value::Object(map) => apply(map.entry(name.as_str()).or_insert(Value::Null), part),
            Value::Array(list) => {
                if let Some(item) = name.parse::<usize>().ok().and_then(|place| list.get_mut(place)) {
                    apply(item, part);
                }
            }
            _ => {}
        }
    }
}
