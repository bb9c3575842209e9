//! The places of text fields: which number of the core each one is.

use fenhong::scenario::{Field, fields};
use fenhong::words::read;
use serde_json::Value;

use crate::desk::path;

/// The place of the list of enterprises.
pub const ENTERPRISES: &str = "enterprises";

/// The place of the date.
pub const DATE: &str = "as_of";

/// The core's field at `place`, where it is a number; positions of lists are `*` there.
pub fn field(place: &str) -> Option<&'static Field> {
    fields::at(place)
}

/// What a scenario says at `place`, as a field shows it.
pub fn kept(scenario: &Value, place: &str, field: &Field) -> Option<String> {
    path::get(scenario, place).map(|value| read::show(&path::text(value), field.kind))
}

/// The scenario's enterprises.
pub fn enterprises(scenario: &Value) -> &[Value] {
    path::get(scenario, ENTERPRISES).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_finds_its_field() {
        assert!(field("enterprises.12.mean").is_some_and(|field| field.path == "enterprises.*.mean"));
        assert!(field("village.capital").is_some());
        assert!(field("name").is_none() && field("enterprises.x.mean").is_none() && field("enterprises").is_none());
    }
}
