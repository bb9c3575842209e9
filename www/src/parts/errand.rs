//! What the page asks of the browser once an update is done: files out, what is copied, another scenario on the desk. Rooms write it down, the shell
//! sees to it.

use std::rc::Rc;

use fenhong::words::Text;
use serde_json::Value;

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Copy a text.
    Copy {
        /// What is copied.
        text: String,
        /// What the reader is told then.
        said: Text,
    },
    /// Offer a text as a file of a kind.
    Save {
        /// The file's name.
        name: String,
        /// Its media type.
        kind: &'static str,
        /// What it holds.
        text: String,
    },
    /// Offer an SVG document as a PNG file.
    SavePicture {
        /// The file's name.
        name: String,
        /// The drawing.
        svg: String,
    },
    /// Read a roster's file.
    ReadRoster {
        /// What it holds.
        bytes: Rc<[u8]>,
        /// JSON of what is asked; see `www/workbook/src/roster.rs`.
        asked: String,
    },
    /// Offer an empty roster as a workbook.
    RosterTemplate {
        /// The file's name.
        name: String,
        /// The language of its headings and notes.
        lang: &'static str,
    },
    /// Offer sheets as a workbook.
    SaveWorkbook {
        /// The file's name.
        name: String,
        /// JSON of the sheets.
        sheets: String,
    },
}

/// A scenario that shall be put on the desk in place of the one there, and shown.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The scenario.
    pub scenario: Value,
    /// What the reader is told then.
    pub said: Text,
    /// Its name in that sentence; the scenario's own where there is none.
    pub name: Option<String>,
}

impl Errand {
    /// Offers JSON as a file, indented for people.
    pub fn save_json(name: &str, json: &Value) -> Errand {
        let text = format!("{json:#}");
        Errand::Save { name: String::from(name) + ".json", kind: "application/json", text }
    }
}

/// What is shown in place of a file where the browser saves none, to be kept by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ByHand {
    /// A text to be copied.
    Text(String),
    /// A picture to press long, as an address that holds it.
    Picture(String),
    /// Nothing: this kind of file takes another browser.
    Nothing,
}

/// A file's name without letters that a system forbids.
pub fn named(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').map_or((name, ""), |(stem, ending)| (stem, ending));
    let words = stem.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let stem = words.collect::<Vec<_>>().join("-");
    [&*stem, if ending.is_empty() { "" } else { "." }, ending].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_name_that_every_system_takes() {
        assert_eq!(named("徽县：一村 (2018)/a.csv"), "徽县-一村-2018-a.csv");
        assert_eq!(named("../x\u{202e}y.json"), "x-y.json");
        assert_eq!(named("plain"), "plain");
    }
}
