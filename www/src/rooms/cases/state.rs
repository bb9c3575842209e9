//! What the cases' view holds, and what can happen in it.

use std::cell::OnceCell;
use std::rc::Rc;

use fenhong::audit::Audit;
use fenhong::reported::Compared;
use fenhong::scenario::Error;
use js_sys::Uint8Array;

use crate::parts::explain::derived::Due;
use crate::parts::seat;
use crate::parts::still::Still;

/// From where its parts see.
pub type Seat<'a> = seat::Seat<'a, State, Message>;

/// What can happen in the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Open the shipped case of this number.
    Open(usize),
    /// Run the shipped case of this number for its reported figures.
    Run(usize),
    /// Audit the shipped ledger of this number.
    ShowLedger(usize),
    /// Offer the shipped ledger without a mistake as a file.
    SaveLedgerSample,
}

/// What was found for the cases, the one that is running, and whose audit is shown.
#[derive(Default)]
pub struct State {
    /// What was found, by the case's number.
    pub found: Vec<(usize, Vec<Compared>)>,
    /// The case that is running.
    pub run: Option<Run>,
    /// How many runs there were: tasks of an earlier one are not taken for the next one's.
    pub runs: u32,
    /// The audit.
    pub audit: Audited,
}

/// A case that is running.
pub struct Run {
    /// Its number.
    pub case: usize,
    /// Its scenario.
    pub text: Rc<str>,
    /// What its shards came to.
    pub shards: Vec<Option<Uint8Array>>,
}

/// Whose audit is shown.
#[derive(Default)]
pub struct Audited {
    /// A ledger that was opened or chosen; until then the shipped one with every mistake.
    pub opened: Option<Result<Audit, Error>>,
    /// The audit of that one, made when it is first seen.
    pub first: OnceCell<Result<Audit, Error>>,
    /// The text of the one that was opened or chosen.
    pub text: Option<String>,
    /// What is due by the rules, as tables, once someone has asked.
    pub due: Option<(Rc<Due>, Still)>,
}
