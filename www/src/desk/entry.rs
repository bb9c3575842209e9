//! The places of text fields, and what a scenario says there; which number of the core each is says
//! [`fenhong::scenario::fields::at`].

use fenhong::scenario::Field;
use fenhong::typed;
use serde_json::Value;

use crate::desk::path;

/// The place of the list of enterprises.
pub const ENTERPRISES: &str = "enterprises";

/// The place of the date.
pub const DATE: &str = "as_of";

/// What a scenario says at `place`, as a field shows it.
pub fn kept(scenario: &Value, place: &str, field: &Field) -> Option<String> {
    path::get(scenario, place).map(|value| typed::show(&path::text(value), field.kind))
}

/// The scenario's enterprises.
pub fn enterprises(scenario: &Value) -> &[Value] {
    path::get(scenario, ENTERPRISES).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
