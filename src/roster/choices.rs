//! What can be chosen where a file does not say it.

use super::field::Field;
use super::problem::Unit;
use crate::units::Fen;

/// What the reader of a preview has chosen.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The sheet; the first one that has something without.
    pub sheet: Option<String>,
    /// What columns hold, where their headings do not say it or say it wrongly: by a column's heading or letters.
    pub columns: Vec<(Field, String)>,
    /// In what amounts are written where no heading says it.
    pub unit: Option<Unit>,
    /// What one share costs.
    pub par: Fen,
}
