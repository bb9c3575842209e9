//! The one error of the core: which field, what is wrong, what to do.

use std::fmt;

use serde::Serialize;

use crate::safe::excerpt;

/// A scenario that cannot be used, with the place of the mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Error {
    /// Path of the field, such as `village.split`; empty for the whole file.
    pub field: String,
    /// What is wrong there.
    #[serde(flatten)]
    pub kind: Kind,
}

/// What is wrong. The sentences for people are in [`crate::words`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Kind {
    /// A file that cannot be read as text.
    Unreadable {
        /// What the machine said.
        said: String,
    },
    /// A file that is larger than any that is meant to be read.
    Large {
        /// What is read at the most, in megabytes.
        most: u64,
    },
    /// An answer that cannot be written.
    Unwritable {
        /// What the machine said.
        said: String,
    },
    /// The text is not JSON.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader said.
        said: String,
    },
    /// A field that must be there is not.
    Missing,
    /// A field or a choice that the format does not know.
    Strange {
        /// Its name.
        name: String,
        /// What would be known there, separated by commas.
        known: String,
    },
    /// A value of the wrong type.
    Shape {
        /// What the reader said.
        said: String,
    },
    /// A format, or a version of it, that this code does not know.
    Version {
        /// The format found.
        found: String,
        /// The format that would be known.
        known: String,
    },
    /// A number outside its range.
    Range {
        /// The value found.
        found: String,
        /// The least allowed.
        least: String,
        /// The most allowed.
        most: String,
    },
    /// Parts that do not add up to the whole.
    Sum {
        /// What they add up to.
        found: String,
    },
    /// An odd number of draws: futures come in mirrored pairs.
    Odd {
        /// The number found.
        found: u64,
    },
    /// An id or a list that must not be empty.
    Empty,
    /// A name of which nothing can be seen.
    Nameless,
    /// A text with a zero character, at which some programs would end it.
    Nul,
    /// An id used twice.
    Duplicate {
        /// The id.
        id: String,
    },
    /// A setting that a question is to turn, and that the scenario does not have or that is not for turning.
    NoSetting {
        /// Its path.
        name: String,
        /// Settings that it has, separated by commas.
        known: String,
    },
    /// A reference to something that is not there.
    Unknown {
        /// The id.
        id: String,
    },
    /// Capital that is not a whole number of shares, or shares that no one can hold.
    Indivisible {
        /// The capital.
        amount: String,
        /// The par value.
        par: String,
    },
    /// One household could be paid more than the core can count.
    Overflow {
        /// The amount.
        found: String,
    },
    /// The asked-for item is outside the scenario (a year, a draw, a household).
    Outside {
        /// What was asked for, counted from 1.
        found: u64,
        /// The last there is.
        end: u64,
    },
    /// A co-op with which nobody trades, under a rule that shares by trade.
    NoTrade,
    /// A setting that another one rules out.
    Conflict {
        /// The other field.
        with: String,
    },
    /// A number that a law does not allow.
    Unlawful {
        /// The value found.
        found: String,
        /// The least that is lawful.
        least: String,
        /// The article.
        article: String,
    },
    /// A number above what a law allows.
    Beyond {
        /// The value found.
        found: String,
        /// The most that is lawful.
        most: String,
        /// The article.
        article: String,
    },
    /// A household or co-op that is no longer there when something is to happen to it.
    Gone {
        /// Its register number.
        id: String,
        /// The year with whose end it went.
        year: u32,
    },
    /// The last household of a village, which cannot go.
    Last {
        /// Its register number.
        id: String,
    },
    /// A household that holds nothing of what it is to give up.
    NotHeld {
        /// The household.
        household: String,
        /// The co-op.
        coop: String,
    },
    /// A list with too few entries, or too many.
    Few {
        /// How many there are.
        found: u64,
        /// How many there must be at least.
        least: u64,
        /// How many there may be.
        most: u64,
    },
    /// Amounts of which there must be one for each of something, and are not.
    Number {
        /// How many there are.
        found: u64,
        /// How many there must be.
        wanted: u64,
    },
    /// Scenarios of different lengths, which cannot be compared as they are.
    Lengths {
        /// The years of each.
        years: Vec<u32>,
    },
}

impl Error {
    /// A mistake at `field`.
    pub fn new(field: impl Into<String>, kind: Kind) -> Error {
        Error { field: field.into(), kind }
    }

    /// From the JSON reader.
    pub(super) fn from_json(field: String, error: &serde_json::Error) -> Error {
        let said = error.to_string();
        if error.classify() != serde_json::error::Category::Data {
            return Error::new(field, Kind::Syntax { line: error.line(), column: error.column(), said });
        }
        Error::new(field, Kind::Shape { said: excerpt(&said) })
    }
}

impl fmt::Display for Error {
    /// For logs; people read the sentences of [`crate::words`].
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {:?}", self.field, self.kind)
    }
}

impl std::error::Error for Error {}
