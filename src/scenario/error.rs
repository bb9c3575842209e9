//! The one error of the core: which field, what is wrong, what to do.

use std::fmt;

use serde::Serialize;

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
    /// The text is not JSON.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader said.
        said: String,
    },
    /// A field that the format does not know, or a value of the wrong type.
    Shape {
        /// What the reader said.
        said: String,
    },
    /// A version of the format that this code does not know.
    Version {
        /// The version found.
        found: String,
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
    /// The run would be larger than the product allows.
    Size {
        /// Household-years asked for.
        found: u64,
        /// Household-years allowed.
        most: u64,
    },
    /// A name, id or list that must not be empty.
    Empty,
    /// An id used twice.
    Duplicate {
        /// The id.
        id: String,
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
        /// What was asked for.
        found: u64,
        /// The first beyond the end.
        end: u64,
    },
}

impl Error {
    /// A mistake at `field`.
    pub fn new(field: impl Into<String>, kind: Kind) -> Error {
        Error { field: field.into(), kind }
    }

    /// From the reader that knows the path.
    pub(super) fn from_reader(error: &serde_path_to_error::Error<serde_json::Error>) -> Error {
        let path = error.path().to_string();
        Error::from_json(if path == "." { String::new() } else { path }, error.inner())
    }

    /// From the JSON reader.
    pub(super) fn from_json(field: String, error: &serde_json::Error) -> Error {
        let said = error.to_string();
        let kind = match error.classify() {
            serde_json::error::Category::Data => Kind::Shape { said },
            _ => Kind::Syntax { line: error.line(), column: error.column(), said },
        };
        Error { field, kind }
    }
}

impl fmt::Display for Error {
    /// For logs; people read the sentences of [`crate::words`].
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {:?}", self.field, self.kind)
    }
}

impl std::error::Error for Error {}
