//! A gallery of hostile inputs: each file of `tests/errors/` makes one and holds what the command line answers,
//! in both languages. `SNAPSHOTS=overwrite` writes the answers anew; read them before you commit them.
//!
//! The head of a file says what is wrong with the input, in words and then in lines:
//! `base: FILE` begins with a scenario, `set: PATH JSON` and `remove: PATH` change it, `append: TEXT` adds
//! behind it; `--- input`, `before: TEXT`, `repeat: TIMES TEXT` and `bytes: HEX` make one without a base;
//! `command: …` replaces `check -`.

mod common;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use common::{compare_with_files, json_of, names, path, text};
use fenhong::ledger;
use fenhong::model::Model;
use fenhong::population::Population;
use fenhong::scenario::{Error, Kind, Scenario};
use fenhong::simulate::Engine;
use fenhong::units::Fen;
use serde_json::{Value, json};

const FOLDER: &str = "tests/errors";

/// One hostile input.
struct Entry {
    name: String,
    head: String,
    input: Option<String>,
}

fn gallery() -> Vec<Entry> {
    let files = names(FOLDER).into_iter().filter(|name| name.ends_with(".txt"));
    files.map(read_entry).collect()
}

fn read_entry(name: String) -> Entry {
    let text = text(&format!("{FOLDER}/{name}"));
    let before = text.split_once("--- zh\n").map_or(&*text, |(before, _)| before);
    let (head, input) = before.split_once("--- input\n").map_or((before, None), |(head, input)| (head, Some(input)));
    let input = input.map(|input| input.trim_end_matches('\n').to_owned());
    Entry { name, head: head.to_owned(), input }
}

impl Entry {
    /// The rest of the lines that begin with a word and a colon.
    fn lines<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> {
        self.head.lines().filter_map(move |line| line.strip_prefix(word)?.strip_prefix(": "))
    }

    fn line<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        self.lines(word).next()
    }

    /// The bytes that go to standard input.
    fn bytes(&self) -> Vec<u8> {
        if let Some(bytes) = self.line("bytes") {
            let byte = |hex| u8::from_str_radix(hex, 16).expect("two hexadecimal digits");
            return bytes.split(' ').map(byte).collect();
        }
        let mut text = self.line("before").unwrap_or_default().to_owned();
        if let Some(base) = self.line("base") {
            text += &self.changed(json_of(base)).to_string();
        }
        text += self.line("append").unwrap_or_default();
        text += self.input.as_deref().unwrap_or_default();
        if let Some((times, piece)) = self.line("repeat").and_then(|line| line.split_once(' ')) {
            text += &piece.repeat(times.parse().expect("a number of times"));
        }
        text.into_bytes()
    }

    fn changed(&self, mut scenario: Value) -> Value {
        for line in self.lines("set") {
            let (field, value) = line.split_once(' ').expect("a path and a value");
            let field: String = serde_json::from_str(field).unwrap_or_else(|_| field.to_owned());
            put(&mut scenario, &field, Some(serde_json::from_str(value).expect("a JSON value")));
        }
        for field in self.lines("remove") {
            put(&mut scenario, field, None);
        }
        scenario
    }

    fn run(&self, lang: &str) -> Output {
        let command = self.line("command").unwrap_or("check -");
        fenhong(command.split(' ').chain(["--lang", lang]), &self.bytes())
    }
}

/// Sets or removes a field by its path.
fn put(tree: &mut Value, field: &str, value: Option<Value>) {
    let (place, name) = field.rsplit_once('.').unwrap_or(("", field));
    let pointer = if place.is_empty() { String::new() } else { format!("/{}", place.replace('.', "/")) };
    let place = tree.pointer_mut(&pointer).unwrap_or_else(|| panic!("no place for {field}"));
    match (place, name.parse::<usize>()) {
        (Value::Array(items), Ok(at)) => match value {
            Some(value) => items[at] = value,
            None => drop(items.remove(at)),
        },
        (Value::Object(fields), _) => match value {
            Some(value) => drop(fields.insert(name.to_owned(), value)),
            None => drop(fields.remove(name).expect("a field to remove")),
        },
        _ => panic!("no place for {field}"),
    }
}

/// Runs the command line, with stack traces on, should there be any.
fn fenhong<'a>(arguments: impl Iterator<Item = &'a str>, input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fenhong"))
        .args(arguments)
        .current_dir(path(""))
        .env("RUST_BACKTRACE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command line starts");
    // A command that does not read closes the pipe; that is no error.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("the command line ends")
}

/// What was said on standard error, and whether the answer is one that people can use.
fn answer(entry: &Entry, lang: &str) -> String {
    let output = entry.run(lang);
    let said = String::from_utf8(output.stderr).expect("text");
    let name = &entry.name;
    assert_eq!(output.status.code(), Some(2), "{name}: the exit code of bad input\n{said}");
    assert!(output.stdout.is_empty(), "{name}: nothing is half done");
    for word in ["panicked", "RUST_BACKTRACE", "stack backtrace", ".rs:"] {
        assert!(!said.contains(word), "{name}: a trace instead of an answer\n{said}");
    }
    assert!(said.len() < 1500, "{name}: an answer is short");
    assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{name}: an answer commands no terminal");
    // The reader of the arguments answers by itself, in English.
    if !said.starts_with("error: ") {
        assert_eq!(said.lines().count(), 3, "{name}: field, reason and remedy, a line each\n{said}");
        assert!(said.lines().all(|line| !line.trim().is_empty()), "{name}: no line is empty");
    }
    said
}

#[test]
fn every_hostile_input_is_told_the_field_the_reason_and_the_remedy() {
    compare_with_files(gallery().into_iter().map(|entry| {
        let (zh, en) = (answer(&entry, "zh"), answer(&entry, "en"));
        let input = entry.input.map(|input| format!("--- input\n{input}\n")).unwrap_or_default();
        (format!("{FOLDER}/{}", entry.name), format!("{}{input}--- zh\n{zh}--- en\n{en}", entry.head))
    }));
}

#[test]
fn the_gallery_is_large() {
    assert!(gallery().len() >= 90, "entries were lost");
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let mut input = vec![0xEF, 0xBB, 0xBF];
    input.extend_from_slice(text("src/cases/hui.json").as_bytes());
    assert_eq!(fenhong(["check", "-"].into_iter(), &input).status.code(), Some(0));
}

/// Every path of a tree.
fn paths(tree: &Value, at: &str, list: &mut Vec<String>) {
    let mut inner = |name: &str, value: &Value| {
        let field = if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
        list.push(field.clone());
        paths(value, &field, list);
    };
    match tree {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| inner(name, value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(place, value)| inner(&place.to_string(), value)),
        _ => {}
    }
}

fn hostile_values() -> Vec<Value> {
    let texts = ["", "0", "1", "-1", "1e3", "NaN", "0.0000001", "99999999", "92233720368547758.07", "\u{0}", "甲"];
    let others =
        [json!(null), json!(true), json!(-1), json!(0), json!(1), json!(1.5), json!([]), json!({}), json!([[[]]])];
    let large = [json!(u32::MAX), json!(i64::MAX), json!(u64::MAX), json!(1e300)];
    texts.into_iter().map(Value::from).chain(others).chain(large).collect()
}

/// Runs whatever was accepted: what validates must not fail in any other way than by an error.
fn use_it(scenario: Scenario) {
    let register = Population::new(&scenario).register(0);
    let surpluses = vec![Fen::yuan(1000); register.coops.len()];
    let model = Model::new(scenario.clone()).expect("validated before");
    let _ = ledger::declared(&model, &register, &surpluses).expect("a year can be shared out");
    let _ = ledger::of_draw(&model, &register, 1, scenario.years - 1);
    let _ = Engine::new(scenario).expect("validated before").run((0, 2), (0, 1));
}

/// Whether an error points to what was changed: at it or inside it for mistakes of form; anywhere for numbers
/// that contradict each other.
fn points_there(error: &Error, changed: &str) -> bool {
    let inside = error.field == changed || error.field.starts_with(&format!("{changed}."));
    // A choice that is no name is found at the choice, a wrong list where a whole is needed at the whole.
    let of_choice = changed.strip_suffix(".kind").or(changed.strip_suffix(".rule")) == Some(&error.field);
    match error.kind {
        Kind::Shape { .. } | Kind::Missing | Kind::Strange { .. } | Kind::Syntax { .. } => inside || of_choice,
        _ => true,
    }
}

#[test]
fn no_value_in_any_field_makes_anything_but_an_error_there_or_a_result() {
    for base in ["src/cases/hui.json", "tests/errors/village.json"] {
        let whole = json_of(base);
        let mut fields = Vec::new();
        paths(&whole, "", &mut fields);
        for field in fields {
            for value in hostile_values().into_iter().map(Some).chain([None]) {
                let mut changed = whole.clone();
                put(&mut changed, &field, value.clone());
                let within_reason =
                    |scenario: &Scenario| Population::new(scenario).register(0).households.len() <= 1000;
                match Scenario::from_json(&changed.to_string()) {
                    Ok(scenario) if within_reason(&scenario) => use_it(scenario),
                    Ok(_) => {}
                    Err(error) => assert!(points_there(&error, &field), "{field} = {value:?} is reported as {error}"),
                }
            }
        }
    }
}

#[test]
fn a_scenario_cut_off_anywhere_is_refused() {
    let whole = text("tests/errors/village.json");
    let end = whole.trim_end().len();
    for at in (0..end).filter(|&at| whole.is_char_boundary(at)) {
        assert!(Scenario::from_json(&whole[..at]).is_err(), "cut off after {at} bytes");
    }
}

#[test]
fn a_scenario_with_any_character_replaced_is_read_or_refused() {
    let whole: Vec<char> = text("tests/errors/village.json").chars().collect();
    for (place, by) in (0..whole.len()).zip("{}[]\",:-e.0\\n\u{0}甲".chars().cycle()) {
        let mut changed = whole.clone();
        changed[place] = by;
        let _ = Scenario::from_json(&changed.iter().collect::<String>());
    }
}
