//! What the views of papers hold, and what can happen in them.

use crate::desk::difference::Difference;
use crate::engine::Opened;
use crate::parts::reach::Reach;
use crate::parts::seat;
use crate::parts::shared::Shared;

/// From where their parts see.
pub type Seat<'a> = seat::Seat<'a, State, Message>;

/// What can happen in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Copy the link.
    CopyLink,
    /// Offer a table as a file.
    SaveTable(usize),
    /// Offer all tables as a workbook.
    SaveWorkbook,
}

/// What they hold.
#[derive(Default)]
pub struct State {
    /// The link that was asked for last.
    pub link: Link,
    /// How the scenario of a version of the desk differs from a shipped case.
    pub difference: Option<(u32, Option<Difference>)>,
    /// The version of the desk and the year whose ledger was asked for among the tables.
    pub ledger_of: Option<(u32, Opened)>,
}

impl State {
    /// The scenario's difference from the shipped case that it is nearest to, where that is known.
    pub fn difference(&self, shared: &Shared) -> Option<&Difference> {
        let (of, difference) = self.difference.as_ref()?;
        difference.as_ref().filter(|_| *of == shared.desk.version())
    }
}

/// A link that was asked for.
#[derive(Default)]
pub struct Link {
    /// The link; empty while it is not there.
    pub text: String,
    /// The version of the desk that it is of.
    pub version: Option<u32>,
    /// Who can open it.
    pub reach: Reach,
}
