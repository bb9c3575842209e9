//! Named versions of scenarios, beside the work at hand: under `v` and a number the name and the day, under `s` and the
//! number the scenario, so that a list does not read them all.

use fenhong::words::Text;
use js_sys::Date;
use wasm_bindgen::JsValue;

use super::database::{Asked, Failure, Found, Shelf, part, record, text};

const LABEL: &str = "v";
const SCENARIO: &str = "s";

/// A kept version, without its scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// When it was kept: `2026-01-31 08:05`.
    pub date: String,
}

/// Something to do with the versions.
#[derive(Clone, Debug)]
pub enum Act {
    /// Only list them.
    List,
    /// Keep a scenario under a name, and say this of it once it is kept.
    Add(String, String, Text),
    /// Give one another name.
    Rename(u32, String),
    /// Delete one.
    Remove(u32),
}

fn key(kind: &str, id: u32) -> String {
    format!("{kind}{id:08}")
}

/// Asks for all of them.
pub fn ask(asked: &Asked) -> Result<Found, Failure> {
    asked.all(LABEL)
}

/// Those that were asked for, the newest first.
pub fn list(found: &Found) -> Vec<Version> {
    let version = |label: JsValue| {
        let id = part(&label, "id").as_f64().filter(|id| *id >= 0.0 && *id <= f64::from(u32::MAX))?;
        let of = |name: &str| text(&label, name).unwrap_or_default();
        Some(Version { id: id as u32, name: of("name"), date: of("date") })
    };
    found.list().into_iter().rev().filter_map(version).collect()
}

/// Puts a version down, as a new one.
pub fn add(asked: &Asked, id: u32, name: &str, scenario: &str) -> Result<(), Failure> {
    asked.add(&key(LABEL, id), &label(&Version { id, name: name.to_owned(), date: today() }))?;
    asked.add(&key(SCENARIO, id), &scenario.into())
}

/// The number of the next version after those that there are.
pub fn next(all: &[Version]) -> u32 {
    all.iter().map(|version| version.id).max().unwrap_or(0) + 1
}

fn label(version: &Version) -> JsValue {
    let Version { id, name, date } = version;
    record(&[("id", (*id).into()), ("name", name.into()), ("date", date.into())])
}

/// Gives a version another name; it keeps its day.
pub fn rename(asked: &Asked, version: &Version, name: &str) -> Result<(), Failure> {
    asked.put(&key(LABEL, version.id), &label(&Version { name: name.to_owned(), ..version.clone() }))
}

/// Deletes a version.
pub fn remove(asked: &Asked, id: u32) -> Result<(), Failure> {
    [LABEL, SCENARIO].iter().try_for_each(|kind| asked.delete(&key(kind, id)))
}

/// Asks for a version's scenario; what is told is its text, if it is there.
pub fn open(shelf: &Shelf, id: u32, done: impl FnOnce(Option<String>) + 'static) -> Result<(), Failure> {
    let asked = shelf.read()?;
    let found = asked.get(&key(SCENARIO, id))?;
    asked.follow(move |read| done(read.ok().and_then(|()| found.value().as_string())));
    Ok(())
}

fn today() -> String {
    let now = Date::new_0();
    let two = |number: u32| format!("{number:02}");
    let day = [now.get_full_year().to_string(), two(now.get_month() + 1), two(now.get_date())].join("-");
    day + " " + &two(now.get_hours()) + ":" + &two(now.get_minutes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_in_the_order_of_the_numbers() {
        assert_eq!(key(LABEL, 7), "v00000007");
        assert!(key(SCENARIO, 9) < key(SCENARIO, 10));
        let version = |id| Version { id, name: String::new(), date: String::new() };
        assert_eq!((next(&[]), next(&[version(3), version(9)])), (1, 10));
    }
}
