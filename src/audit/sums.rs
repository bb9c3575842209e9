//! How what was declared compares with what was due.

use serde::Serialize;

use crate::units::Fen;

/// Dividends of all households, declared and by the rules: declared − due = difference = over − under, and
/// difference + withheld = the sum of the findings' differences.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sums {
    /// Paid, by the ledger.
    pub declared: Fen,
    /// Due, by the rules.
    pub due: Fen,
    /// Declared less due.
    pub difference: Fen,
    /// Paid beyond what is due, added over households and dividends.
    pub over: Fen,
    /// Not paid though due, added over households and dividends.
    pub under: Fen,
    /// Of this withheld with a reason.
    pub withheld: Fen,
    /// Co-op by co-op.
    pub coops: Vec<OfCoop>,
}

/// A co-op's sums.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OfCoop {
    /// Its register number.
    pub id: u32,
    /// The entered surplus.
    pub surplus: Fen,
    /// What it had to share, by the rules.
    pub shared: Fen,
    /// What it has paid, to households and the collective.
    pub paid: Fen,
    /// Of this to the collective.
    pub to_collective: Fen,
    /// What the collective was due.
    pub due: Fen,
}
