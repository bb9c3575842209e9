//! What the village's room holds, and what can happen in it.

use std::rc::Rc;

use fenhong::notice::{Custody, Plan, Sealed};
use fenhong::scenario::Error;
use fenhong::words::notice::Kind;
use fenhong::words::{Lang, Text, Voice, errors, village as words};
use serde_json::Value;

use crate::parts::seat;
use crate::parts::shared::Shared;

/// From where its parts see.
pub type Seat<'a> = seat::Seat<'a, State, Message>;

/// What can happen in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Offer an empty roster.
    Template,
    /// Amounts of the roster are in this unit.
    Unit(&'static str),
    /// A field holds another text.
    Typed(Typing),
    /// A field has its final text.
    Entered(Typing),
    /// Numbers in place of names, or not.
    Anonymous,
    /// Drop the roster and all that came of it.
    Forget,
    /// Put the roster's village on the desk.
    ToDesk,
    /// Work out the plan.
    Plan,
    /// Show a paper.
    Paper(Kind),
    /// Offer the sealed plan as a file.
    SavePlan,
    /// Offer the payments as a file.
    SaveLedger,
}

/// What is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// What the collective has put in.
    Collective,
    /// What a share costs.
    Par,
    /// The village's name.
    Name,
    /// The year.
    Year,
    /// The surplus of the co-op at a place.
    Surplus(usize),
}

/// What a roster's file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// In words: what was read as what, and all that is wrong.
    pub lines: Vec<String>,
    /// Whether it must be said in what amounts are written.
    pub asks_unit: bool,
    /// The scenario that it makes; none while anything stands against it.
    pub scenario: Option<Value>,
}

/// Why there is no plan.
pub enum Made {
    /// What was typed cannot be read.
    Said(Text),
    /// The core refuses it.
    Refused(Error),
}

/// See the module.
#[derive(Default)]
pub struct State {
    /// The roster's file and its name.
    pub file: Option<(Rc<[u8]>, String)>,
    /// The version of the desk whose rules it was read for.
    pub read_of: Option<u32>,
    /// Whether it is being read.
    pub is_reading: bool,
    /// Whether it could not be read.
    pub failed: bool,
    /// What it holds.
    pub roster: Option<Roster>,
    /// How often a roster was read.
    pub read: u32,
    /// What the co-ops are called whose surpluses are asked for.
    pub coops: Vec<String>,
    /// Of which version of the desk, in which language, of which reading of the roster.
    pub coops_of: Option<(u32, Lang, u32)>,
    /// In what its amounts are written, where that was chosen.
    pub unit: Option<&'static str>,
    /// Numbers in place of names.
    pub anonymous: bool,
    /// What the collective has put in, as typed.
    pub collective: String,
    /// What a share costs, once it was typed.
    pub par: Option<String>,
    /// The village's name, once it was typed.
    pub name: Option<String>,
    /// The year, once it was typed.
    pub year: Option<String>,
    /// The co-ops' surpluses, as typed.
    pub surpluses: Vec<String>,
    /// Why there is no plan.
    pub problem: Option<String>,
    /// The plan.
    pub plan: Option<Box<Plan>>,
    /// The paper that is shown.
    pub paper: Option<Kind>,
    /// A plan that was opened.
    pub sealed: Option<Box<Sealed>>,
    /// What differs between plan and payments, or why that cannot be told.
    pub custody: Option<Result<Custody, String>>,
}

impl State {
    /// The village's name: as typed, or the scheme's.
    pub fn name(&self, shared: &Shared) -> String {
        self.name.clone().unwrap_or_else(|| shared.given_name())
    }

    /// The year: as typed, or the scheme's.
    pub fn year(&self, shared: &Shared) -> String {
        let as_of = || shared.desk.text("as_of").unwrap_or_default().chars().take(4).collect();
        self.year.clone().unwrap_or_else(as_of)
    }

    /// What a share costs: as typed, or the scheme's.
    pub fn par(&self, shared: &Shared) -> String {
        self.par.clone().unwrap_or_else(|| shared.desk.text("village.par").unwrap_or_default())
    }
}

/// A mistake in one sentence, with what to do and where.
pub fn refused(error: &Error, voice: Voice) -> String {
    let text = errors::error_text(error, voice);
    let place = if error.field.is_empty() { &text.place } else { &error.field };
    voice.fill(words::REFUSED, &[("what", &*text.what), ("remedy", &text.remedy), ("place", place)])
}
