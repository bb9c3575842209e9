//! A scenario with one setting changed, and nothing else.
//!
//! A setting is a [`Field`]; its number is counted in the field's smallest unit: fen, parts per million, or
//! whole things. Where parts must add up to the whole, another part gives what one takes.

use serde_json::Value;

use crate::safe::excerpt;
use crate::scenario::fields::Group;
use crate::scenario::{Error, FIELDS, Field, FieldKind, Kind, Number, Scenario, fields};
use crate::units::{Fen, Rate};

/// Settings whose parts add up to 1, and for each the part that gives or takes where nobody says which.
const PARTS: [[(&str, &str); 3]; 2] = [
    [
        ("village.split.collective", "village.split.paid_in"),
        ("village.split.paid_in", "village.split.collective"),
        ("village.split.allocated", "village.split.paid_in"),
    ],
    [
        ("scheme.collective.poor", "scheme.collective.others"),
        ("scheme.collective.collective", "scheme.collective.poor"),
        ("scheme.collective.others", "scheme.collective.poor"),
    ],
];

/// Whether an input says something about the world or the scheme; the run's own settings do not.
pub(super) fn is_input(field: &Field) -> bool {
    field.group != Group::Run || field.path == "years"
}

/// A setting that can be turned; where it is one of several parts, with the part that gives.
#[derive(Clone, Copy, Debug)]
pub struct Dial {
    /// The setting.
    pub field: &'static Field,
    /// The part that gives what this one takes.
    pub from: Option<&'static Field>,
}

/// The least and the most of a kind of field.
pub fn limits(kind: FieldKind) -> (i64, i64) {
    match kind {
        FieldKind::Money(least, most) => (least.fen(), most.fen()),
        FieldKind::Fraction(least, most) | FieldKind::Decimal(least, most) => (least.ppm(), most.ppm()),
        FieldKind::Count(least, most) => (least as i64, most as i64),
    }
}

/// The number that a value of the scenario's JSON stands for.
pub fn number(value: &Value, kind: FieldKind) -> Option<i64> {
    match kind {
        FieldKind::Money(..) => value.as_str()?.parse().ok().map(|fen: Fen| fen.fen()),
        FieldKind::Fraction(..) | FieldKind::Decimal(..) => value.as_str()?.parse().ok().map(|rate: Rate| rate.ppm()),
        FieldKind::Count(..) => value.as_i64(),
    }
}

/// A number as the scenario's JSON writes it.
pub fn value(number: i64, kind: FieldKind) -> Value {
    match kind {
        FieldKind::Money(..) => Value::String(Fen::new(number).to_string()),
        FieldKind::Fraction(..) | FieldKind::Decimal(..) => Value::String(Rate::new(number).to_string()),
        FieldKind::Count(..) => Value::from(number),
    }
}

/// A number as text: yuan, a fraction, or a count.
pub fn text(number: i64, kind: FieldKind) -> String {
    match value(number, kind) {
        Value::String(text) => text,
        count => count.to_string(),
    }
}

/// A number as what it is: yuan, a fraction, or a count.
pub fn typed(number: i64, kind: FieldKind) -> Number {
    match kind {
        FieldKind::Money(..) => Fen::new(number).into(),
        FieldKind::Fraction(..) | FieldKind::Decimal(..) => Rate::new(number).into(),
        FieldKind::Count(..) => number.into(),
    }
}

/// The number that a text stands for.
///
/// # Errors
/// When it is none.
pub fn parse(text: &str, field: &'static Field) -> Result<i64, Error> {
    let as_json = match field.kind {
        FieldKind::Count(..) => text.parse::<i64>().map(Value::from).ok(),
        _ => Some(Value::String(text.to_owned())),
    };
    let found = as_json.and_then(|json| number(&json, field.kind));
    found.ok_or_else(|| Error::new(field.path, Kind::Shape { said: format!("`{text}` is not a number") }))
}

/// Calls `change` with every value at a path; `*` stands for every position of a list.
fn each(json: &mut Value, path: &str, change: &mut dyn FnMut(&mut Value)) {
    let (part, rest) = path.split_once('.').unwrap_or((path, ""));
    let inner: Vec<&mut Value> = match part {
        "*" => json.as_array_mut().into_iter().flatten().collect(),
        _ => json.get_mut(part).into_iter().collect(),
    };
    for value in inner {
        if rest.is_empty() { change(value) } else { each(value, rest, change) }
    }
}

/// The numbers of a field in a scenario: several where a list has it several times, none where it has not.
pub fn numbers(json: &Value, field: &Field) -> Vec<i64> {
    let found = fields::values(json, field.path);
    found.into_iter().filter_map(|(_, value)| number(value, field.kind)).collect()
}

/// Turns every number of a field, within the field's range.
pub fn turn(json: &mut Value, field: &Field, with: impl Fn(i64) -> i64) {
    let (least, most) = limits(field.kind);
    each(json, field.path, &mut |place| {
        if let Some(found) = number(place, field.kind) {
            *place = value(with(found).clamp(least, most), field.kind);
        }
    });
}

/// A scenario from its tree.
///
/// # Errors
/// When it cannot be used.
pub fn scenario(json: &Value) -> Result<Scenario, Error> {
    Scenario::from_json(&json.to_string())
}

/// The mistake that a scenario has no setting of this path to be turned, with some that it has: those of its scheme and
/// of how its shares are split.
pub fn no_setting(json: &Value, path: &str) -> Error {
    let is_near = |field: &&Field| field.path.starts_with("scheme.") || field.path.starts_with("village.split.");
    let has = |field: &&Field| !numbers(json, field).is_empty();
    let known = FIELDS.iter().filter(is_near).filter(has).map(|field| field.path.to_owned()).collect();
    Error::new("field", Kind::NoSetting { name: excerpt(path), known })
}

impl Dial {
    /// The setting at a path of a scenario; `from` names the part that gives, where it is one of several.
    ///
    /// # Errors
    /// When there is no such setting, or the scenario's rules do not have it.
    pub fn new(json: &Value, path: &str, from: Option<&str>) -> Result<Dial, Error> {
        let known = |path: &str| {
            let found = fields::field(path).filter(|field| !numbers(json, field).is_empty());
            found.ok_or_else(|| no_setting(json, path))
        };
        let field = known(path)?;
        let parts = PARTS.iter().find(|parts| parts.iter().any(|(part, _)| *part == path));
        let from = match (parts, from) {
            (None, None) => None,
            (None, Some(from)) => return Err(Error::new("from", Kind::Unknown { id: from.to_owned() })),
            (Some(parts), from) => {
                let usual = parts.iter().find(|(part, _)| *part == path).map(|(_, from)| *from);
                let wanted = from.or(usual).unwrap_or_default();
                let other = parts.iter().find(|(part, _)| *part == wanted && wanted != path);
                let other = other.ok_or_else(|| Error::new("from", Kind::Unknown { id: wanted.to_owned() }))?;
                Some(known(other.0)?)
            }
        };
        Ok(Dial { field, from })
    }

    /// Where the dial stands; of a list the first.
    pub fn stands(&self, json: &Value) -> i64 {
        numbers(json, self.field).first().copied().unwrap_or_default()
    }

    /// How far the dial can be turned: the field's range, and what the part that gives has.
    pub fn range(&self, json: &Value) -> (i64, i64) {
        let (least, most) = limits(self.field.kind);
        match self.from {
            None => (least, most),
            Some(from) => {
                let gives = numbers(json, from).first().copied().unwrap_or_default();
                (least, most.min(self.stands(json) + gives))
            }
        }
    }

    /// The scenario with the dial at `to`; none where the other part cannot give so much.
    pub fn set(&self, json: &Value, to: i64) -> Option<Value> {
        let mut changed = json.clone();
        if let Some(from) = self.from {
            let more = to - self.stands(json);
            let gives = numbers(json, from).first().copied().unwrap_or_default();
            let (least, most) = limits(from.kind);
            if !(least..=most).contains(&(gives - more)) {
                return None;
            }
            turn(&mut changed, from, |found| found - more);
        }
        let to = whole_shares(json, self.field, to);
        turn(&mut changed, self.field, |_| to);
        Some(changed)
    }
}

/// So many even steps over a range, both ends among them, and where the dial stands as far as that lies in it.
pub fn evenly((least, most): (i64, i64), steps: u32, stands: i64) -> Vec<i64> {
    let (steps, stands) = (i64::from(steps), stands.clamp(least, most));
    let mut values: Vec<i64> = (0..=steps).map(|step| least + (most - least) * step / steps).collect();
    let place = values.iter().take_while(|value| **value < stands).count();
    if values.get(place) != Some(&stands) {
        values.insert(place, stands);
    }
    values.dedup();
    values
}

/// A capital that is a whole number of shares; any other number as it is.
fn whole_shares(json: &Value, field: &Field, to: i64) -> i64 {
    let par = fields::field("village.par").map(|par| numbers(json, par)).unwrap_or_default();
    match par.first() {
        Some(&par) if field.path == "village.capital" && par > 0 => ((to + par / 2) / par).max(1) * par,
        _ => to,
    }
}

/// A scenario with an input made larger or smaller.
#[derive(Clone, Debug)]
pub struct Scaled {
    /// The scenario.
    pub scenario: Scenario,
    /// The input's number there; of a list the first.
    pub number: i64,
}

/// A scenario with an input times `by`, at every place of a list, as far as its range and the other inputs
/// allow; none where it stays as it is.
pub fn scaled(json: &Value, field: &'static Field, by: Rate) -> Option<Scaled> {
    let dial = Dial::new(json, field.path, None).ok()?;
    // What other inputs rule out is tried nearer.
    for quarters in [4, 3, 2, 1] {
        let times = |found: i64| {
            let more = i128::from(found) * i128::from(by.ppm() - Rate::ONE.ppm()) * quarters;
            let step = (more / (4 * i128::from(Rate::ONE.ppm()))) as i64;
            // A count moves by one at least.
            let least = i64::from(matches!(field.kind, FieldKind::Count(..)) && by != Rate::ONE && found != 0);
            found + if step == 0 { least * (by.ppm() - Rate::ONE.ppm()).signum() } else { step }
        };
        let changed = match dial.from {
            None => {
                let mut changed = json.clone();
                turn(&mut changed, field, |found| whole_shares(json, field, times(found)));
                Some(changed)
            }
            Some(_) => {
                let (least, most) = dial.range(json);
                dial.set(json, times(dial.stands(json)).clamp(least, most))
            }
        };
        let changed = changed.filter(|changed| numbers(changed, field) != numbers(json, field));
        let made = changed.and_then(|changed| Some((scenario(&changed).ok()?, dial.stands(&changed))));
        if let Some((scenario, number)) = made {
            return Some(Scaled { scenario, number });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hui() -> Value {
        crate::tree::of(&crate::cases::find("hui").expect("a case").scenario())
    }

    fn rates(json: &Value, paths: [&str; 3]) -> [i64; 3] {
        paths.map(|path| numbers(json, fields::field(path).expect("a field"))[0])
    }

    #[test]
    fn what_one_part_takes_another_gives() {
        let json = hui();
        let split = ["village.split.collective", "village.split.paid_in", "village.split.allocated"];
        let dial = Dial::new(&json, split[2], None).expect("a setting");
        let more = dial.set(&json, 300_000).expect("enough to give");
        assert_eq!(rates(&more, split), [510_000, 190_000, 300_000]);
        assert_eq!(dial.range(&json), (0, 490_000));
        assert!(dial.set(&json, 490_001).is_none());
        let dial = Dial::new(&json, split[2], Some(split[0])).expect("a setting");
        assert_eq!(rates(&dial.set(&json, 0).expect("room"), split), [630_000, 370_000, 0]);
        assert!(Dial::new(&json, split[2], Some(split[2])).is_err());
        assert!(Dial::new(&json, "village.par", Some(split[0])).is_err());
        assert!(Dial::new(&json, "scheme.collective.fund", None).is_err(), "another rule's setting");
    }

    #[test]
    fn every_input_can_be_halved_and_doubled_or_stays() {
        let json = hui();
        for field in fields::FIELDS {
            for by in [Rate::new(500_000), Rate::new(2_000_000)] {
                let Some(made) = scaled(&json, field, by) else { continue };
                let (least, most) = limits(field.kind);
                assert!((least..=most).contains(&made.number), "{}", field.path);
                assert_ne!(made.scenario, crate::cases::find("hui").expect("a case").scenario(), "{}", field.path);
            }
        }
        let at = |path, by| scaled(&json, fields::field(path).expect("a field"), Rate::new(by)).map(|made| made.number);
        assert_eq!(at("scheme.collective.accumulation", 2_000_000), Some(800_000));
        assert_eq!(at("village.capital", 500_000), Some(17_500_000));
        assert_eq!(at("village.capital", 1_001_000), Some(35_000_000).filter(|_| false));
    }
}
