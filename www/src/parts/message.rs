//! What can happen in every room, by what it means.

use fenhong::words::derivation::rows::RowOf;

use crate::engine::Opened;
use crate::parts::explain::asked::{Asked, Source};
use crate::parts::shared::OfLedger;

/// See the module. What an event itself says, such as the text of a field, comes beside it as a
/// [`Detail`](crate::parts::detail::Detail).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Common {
    /// A text field of this place holds another text.
    Typed(String),
    /// A text field of this place has its final text.
    Entered(String),
    /// The focus leaves the text field of this place.
    Left(String),
    /// The setting at this path shall be this JSON.
    Choose(&'static str, &'static str),
    /// Explain the term of this number, or stop.
    Term(usize),
    /// Open the ledger of a year of the scenario at hand.
    Ledger(Opened),
    /// One step to another ledger, forward or back.
    StepLedger(OfLedger, bool),
    /// A number of the open ledger was typed.
    EnteredLedger(OfLedger),
    /// Say how a row of the open ledger comes about.
    Row(RowOf),
    /// Open the derivation of a number.
    Ask(Asked),
    /// Open a ledger of a source, and bring it into sight.
    Show(Source, Opened),
    /// Open another in place of the one that is open and in sight.
    Step(Source, Opened),
    /// Close the derivation.
    CloseDerivation,
    /// A file was chosen.
    File(OfFile),
    /// Print.
    Print,
    /// Leave the view for the scheme.
    Back,
}

/// What becomes of a file that was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfFile {
    /// It is opened: a scenario or a declared ledger.
    Open,
    /// Its scenario is compared with the others.
    Compare,
    /// It is a roster, whatever program wrote it.
    Roster,
    /// It holds what a village has paid.
    Payments,
    /// It is a sealed plan.
    Plan,
}
