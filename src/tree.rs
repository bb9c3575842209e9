//! Plain data as JSON: its text, and its tree.

use serde::Serialize;
use serde_json::Value;

/// The JSON text of plain data, in one line.
///
/// # Panics
/// When a type says that it has no JSON form; ours all have one.
pub fn text(data: &impl Serialize) -> String {
    serde_json::to_string(data).expect("plain data has its JSON form")
}

/// The JSON tree of plain data, its names in order. It is read back from the text: each type is written in one way only, which a page that is
/// loaded over a village's network feels.
///
/// # Panics
/// When a type says that it has no JSON form; ours all have one.
pub fn of(data: &impl Serialize) -> Value {
    let mut tree: Value = serde_json::from_str(&text(data)).expect("what was written is JSON");
    // A program that embeds the core may have serde_json keep the order of writing.
    tree.sort_all_objects();
    tree
}
