//! Plain data as a JSON tree.

use serde::Serialize;
use serde_json::Value;

/// The JSON tree of plain data.
///
/// # Panics
/// When a type says that it has no JSON form; ours all have one.
pub fn of(data: &impl Serialize) -> Value {
    serde_json::to_value(data).expect("plain data has its JSON form")
}
