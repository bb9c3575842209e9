//! Where a scenario or a ledger comes from: a file, standard input, or what is shipped; and where in it a mistake is.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::sync::OnceLock;

use serde_json::value::RawValue;

use fenhong::audit::{self, Declared};
use fenhong::cases;
use fenhong::lesson::{self, Lesson};
use fenhong::notice::Sealed;
use fenhong::safe;
use fenhong::scenario::{Error, Kind, Scenario};

/// What is read of a file at the most, in megabytes: rosters of a whole county are smaller, and a device never ends.
const MOST_MEGABYTES: u64 = 256;

/// A mistake, and the source that it is in where there is one to name.
pub struct Mistake {
    /// The source with the line, as `file.json:12`; empty where there is nothing to tell apart.
    pub source: String,
    /// The mistake.
    pub error: Box<Error>,
}

/// What can go wrong with what was read.
pub type Result<T> = std::result::Result<T, Mistake>;

impl From<Error> for Mistake {
    /// A mistake of the arguments.
    fn from(error: Error) -> Mistake {
        Mistake { source: String::new(), error: error.into() }
    }
}

/// Something that was read.
pub struct Source {
    /// As it was named.
    name: String,
    /// What it says; of what is shipped nothing.
    text: String,
    /// Whether nothing else is read.
    is_alone: bool,
}

impl Source {
    /// Opens a file, standard input (`-`), or what is shipped (`case:NAME`).
    pub fn open(name: &str) -> Result<Source> {
        Source::one_of(name, true)
    }

    /// Opens one of several.
    fn one_of(name: &str, is_alone: bool) -> Result<Source> {
        let text = if name.starts_with("case:") { String::new() } else { read_text(name)? };
        Ok(Source { name: name.to_owned(), text, is_alone })
    }

    /// The shipped thing that it names.
    pub fn shipped(&self) -> Option<&str> {
        self.name.strip_prefix("case:")
    }

    /// The scenario in it.
    pub fn scenario(&self) -> Result<Scenario> {
        let Some(id) = self.shipped() else {
            return Scenario::from_json(&self.text).map_err(|error| self.mistake(error));
        };
        let strange = || strange(&self.name, id, cases::known());
        Ok(cases::find(id).ok_or_else(strange)?.scenario())
    }

    /// The declared ledger in it.
    pub fn declared(&self) -> Result<Declared> {
        let Some(id) = self.shipped() else {
            return Declared::from_json(&self.text).map_err(|error| self.mistake(error));
        };
        let known = || cases::LEDGERS.iter().map(|ledger| ledger.0.to_owned()).collect();
        audit::shipped(id).ok_or_else(|| strange(&self.name, id, known()))
    }

    /// The sealed plan in it.
    pub fn plan(&self) -> Result<Sealed> {
        Sealed::from_json(&self.text).map_err(|error| self.mistake(error))
    }

    /// A lesson: a shipped one by its number or id, else a file.
    pub fn lesson(name: &str) -> Result<(Source, Lesson)> {
        let is_file = name == "-" || name.contains(['.', '/', '\\']);
        if is_file {
            let source = Source::open(name)?;
            let read = Lesson::from_json(&source.text).map_err(|error| source.mistake(error));
            return read.map(|lesson| (source, lesson));
        }
        let known = || lesson::all().into_iter().map(|lesson| lesson.id).collect();
        let lesson = lesson::find(name).ok_or_else(|| strange("lesson", name, known()))?;
        Ok((Source { name: name.to_owned(), text: String::new(), is_alone: true }, lesson))
    }

    /// A mistake that was found in it.
    pub fn mistake(&self, error: Error) -> Mistake {
        let is_long = self.text.trim_end().contains('\n');
        let line = line_of(&self.text, &error.field).filter(|_| is_long);
        let source = match (&*self.name, line) {
            // The only thing that was piped in needs no name.
            ("-", None) if self.is_alone => String::new(),
            (name, None) => name.to_owned(),
            (name, Some(line)) => format!("{name}:{line}"),
        };
        Mistake { source, error: error.into() }
    }
}

/// Opens several sources.
pub fn open_all(names: &[String]) -> Result<Vec<Source>> {
    names.iter().map(|name| Source::one_of(name, names.len() == 1)).collect()
}

fn strange(name: &str, id: &str, known: Vec<String>) -> Mistake {
    Error::new(name, Kind::Strange { name: safe::excerpt(id), known }).into()
}

/// The text of a file, or of standard input, which can be read once.
pub fn read_text(name: &str) -> Result<String> {
    static PIPED: OnceLock<String> = OnceLock::new();
    if name != "-" {
        return File::open(name).map_err(|error| unreadable(name, &error)).and_then(|file| bounded(name, file));
    }
    if PIPED.get().is_none() {
        let text = bounded(name, std::io::stdin().lock())?;
        PIPED.get_or_init(|| text);
    }
    Ok(PIPED.get().cloned().unwrap_or_default())
}

/// Reads to the end, where that comes before the most that is read.
fn bounded(name: &str, from: impl Read) -> Result<String> {
    let most = MOST_MEGABYTES << 20;
    let mut text = String::new();
    let read = from.take(most + 1).read_to_string(&mut text).map_err(|error| unreadable(name, &error))?;
    if read as u64 > most {
        return Err(Error::new(name, Kind::Large { most: MOST_MEGABYTES }).into());
    }
    Ok(text)
}

/// A file that cannot be read or written.
pub fn unreadable(name: &str, error: &std::io::Error) -> Mistake {
    Error::new(name, Kind::Unreadable { said: error.to_string() }).into()
}

/// The line, from 1, on which the value at a path such as `enterprises.1.mean` stands; of one that is not there, the
/// line of what it would belong to. None for the whole file, and where the text is no JSON.
fn line_of(text: &str, path: &str) -> Option<usize> {
    if path.is_empty() {
        return None;
    }
    let mut at: &RawValue = serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).ok()?;
    for part in path.split('.') {
        match inside(at, part) {
            Some(inner) => at = inner,
            None => break,
        }
    }
    let before = at.get().as_ptr() as usize - text.as_ptr() as usize;
    Some(text[..before].matches('\n').count() + 1)
}

/// A part of a value, by its name or its place.
fn inside<'a>(value: &'a RawValue, part: &str) -> Option<&'a RawValue> {
    if let Ok(place) = part.parse::<usize>() {
        return serde_json::from_str::<Vec<&RawValue>>(value.get()).ok()?.get(place).copied();
    }
    serde_json::from_str::<BTreeMap<String, &RawValue>>(value.get()).ok()?.get(part).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\u{feff}{\n  \"a\": {\n    \"b\": [\n      1,\n      { \"c\": null }\n    ]\n  }\n}\n";

    #[test]
    fn a_mistake_is_on_the_line_of_its_value_or_of_what_it_is_missing_from() {
        for (path, line) in [("a", 2), ("a.b", 3), ("a.b.1", 5), ("a.b.1.c", 5), ("a.b.7", 3), ("a.x.y", 2), ("x", 1)] {
            assert_eq!(line_of(TEXT, path), Some(line), "{path}");
        }
        assert_eq!((line_of(TEXT, ""), line_of("{", "a")), (None, None));
    }

    #[test]
    fn a_reader_that_never_ends_is_left() {
        let mistake = bounded("/dev/zero", std::io::repeat(b'0')).expect_err("too large");
        assert_eq!(*mistake.error, Error::new("/dev/zero", Kind::Large { most: MOST_MEGABYTES }));
    }
}
