//! The one error of the core: which field, what is wrong, what to do.

use std::fmt;

use serde::Serialize;

use super::date::Date;
use crate::safe::excerpt;
use crate::units::{Fen, Rate};

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
        /// What would be known there.
        known: Vec<String>,
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
        found: Number,
        /// The least allowed.
        least: Number,
        /// The most allowed.
        most: Number,
    },
    /// Parts that do not add up to the whole.
    Sum {
        /// What they add up to.
        found: Rate,
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
        /// Settings that it has.
        known: Vec<String>,
    },
    /// A reference to something that is not there.
    Unknown {
        /// The id.
        id: String,
    },
    /// Capital that is not a whole number of shares, or shares that no one can hold.
    Indivisible {
        /// The capital.
        amount: Fen,
        /// The par value.
        par: Fen,
    },
    /// One household could be paid more than the core can count.
    Overflow {
        /// The amount, where it is known.
        found: Option<Number>,
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
        found: Number,
        /// The least that is lawful.
        least: Number,
        /// The article of the co-operatives law.
        article: u8,
    },
    /// A number above what a law allows.
    Beyond {
        /// The value found.
        found: Number,
        /// The most that is lawful.
        most: Number,
        /// The article of the co-operatives law.
        article: u8,
    },
    /// A household or co-op that is no longer there when something is to happen to it.
    Gone {
        /// Its register number.
        id: u32,
        /// The year with whose end it went.
        year: u32,
    },
    /// The last household of a village, which cannot go.
    Last {
        /// Its register number.
        id: u32,
    },
    /// A household that holds nothing of what it is to give up.
    NotHeld {
        /// The household.
        household: u32,
        /// The co-op.
        coop: u32,
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
    /// Numbers of units that do not go together, in a lesson's expression.
    Units {
        /// The unit found, as a lesson names it.
        found: String,
        /// What would go there.
        wanted: String,
    },
}

/// A number of a mistake, as what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Number {
    /// An amount of money.
    Money(Fen),
    /// A part of a whole.
    Part(Rate),
    /// So many.
    Count(i64),
    /// A calendar year.
    Year(u32),
    /// A day.
    Day(Date),
    /// As it was written, where it is larger than anything that is counted.
    Written(String),
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Money(amount) => amount.fmt(out),
            Number::Part(part) => part.fmt(out),
            Number::Count(count) => count.fmt(out),
            Number::Year(year) => year.fmt(out),
            Number::Day(day) => day.fmt(out),
            Number::Written(text) => text.fmt(out),
        }
    }
}

impl From<Fen> for Number {
    fn from(amount: Fen) -> Number {
        Number::Money(amount)
    }
}

impl From<Rate> for Number {
    fn from(part: Rate) -> Number {
        Number::Part(part)
    }
}

impl From<i64> for Number {
    fn from(count: i64) -> Number {
        Number::Count(count)
    }
}

impl From<u32> for Number {
    fn from(count: u32) -> Number {
        Number::Count(count.into())
    }
}

impl From<u64> for Number {
    fn from(count: u64) -> Number {
        i64::try_from(count).map_or_else(|_| Number::Written(count.to_string()), Number::Count)
    }
}

impl Error {
    /// More than can be counted.
    pub(crate) fn overflow(field: impl Into<String>, found: impl Into<Number>) -> Error {
        Error::new(field, Kind::Overflow { found: Some(found.into()) })
    }

    /// A number outside its range.
    pub(crate) fn range(
        field: impl Into<String>,
        found: impl Into<Number>,
        least: impl Into<Number>,
        most: impl Into<Number>,
    ) -> Error {
        Error::new(field, Kind::Range { found: found.into(), least: least.into(), most: most.into() })
    }

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
