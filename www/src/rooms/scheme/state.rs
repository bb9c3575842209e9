//! What the Scheme view holds, and what can happen in it.

use crate::engine::Opened;
use crate::parts::explain::asked::Question;
use crate::parts::figure::{self, Figures, Space};
use crate::parts::results::CHARTS;
use crate::parts::seat;
use crate::parts::shared::Shared;

/// What stands over a chart on a projector: two lines of a finding, the head, the chart's title and the control at hand.
const SPACE: Space = Space { over: 520.0, least: 200.0 };

/// From where its parts see.
pub type Seat<'a> = seat::Seat<'a, State, Message>;

/// What the view holds.
pub struct State {
    /// The charts.
    pub figures: Figures,
    /// The chart in sight, where one is shown at a time.
    pub place: usize,
    /// The sentence whose derivation is open.
    pub asked: Option<Question>,
    /// The handle of the share split that is pressed.
    pub held: Option<usize>,
    /// The row of a list that was added last: it is open.
    pub added: Option<(List, usize)>,
    /// The futures behind the results at hand.
    pub behind: Behind,
}

/// A number of every future of the results at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What the cohort is paid in a year.
    Paid(u32),
    /// How many are out of poverty at the end.
    Out,
    /// In how many years a co-op pays, pair by pair.
    Paying,
}

/// What is known of them, and of which results.
#[derive(Default)]
pub struct Behind {
    /// The version of the desk, futures that were done, what, and the numbers once they are here.
    pub known: Option<(u32, u32, What, Option<Vec<i64>>)>,
    /// The number of the question.
    pub id: u32,
}

impl Default for State {
    fn default() -> State {
        State {
            figures: Figures::new(CHARTS, SPACE),
            place: 0,
            asked: None,
            held: None,
            added: None,
            behind: Behind::default(),
        }
    }
}

impl State {
    /// Another scenario is on the desk: what was found of the one before is not said of it.
    pub fn forget(&mut self) {
        self.figures.forget();
    }
}

/// What can happen in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Move the focus to the inputs.
    GoToInputs,
    /// A handle of the share split is pressed.
    Hold(usize),
    /// A pressed handle of the share split moves.
    Drag,
    /// A key on a handle of the share split.
    Slide(usize),
    /// One more enterprise.
    AddEnterprise,
    /// One less.
    RemoveEnterprise(usize),
    /// An enterprise is given by units, price and cost, or by its return again.
    Units(usize),
    /// Something with the lists of changes and resolutions.
    Members(Members),
    /// Stop calculating.
    Stop,
    /// Why is this so?
    Ask(Question),
    /// Close the dialog.
    CloseDialog,
    /// One step of a counter, forward or back.
    Step(Counter, bool),
    /// A counter's number was typed.
    Entered(Counter),
    /// Something with a chart.
    Figure(figure::Message),
    /// Show the next chart, or the one before.
    Turn(bool),
    /// The charts are being swiped.
    Scrolled,
}

/// One of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Changes of membership.
    Changes,
    /// Resolutions.
    Resolutions,
}

/// What can happen to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Members {
    /// One more row.
    Add(List),
    /// One less.
    Remove(List, usize),
    /// The change of this place is of another kind.
    Kind(usize),
    /// The resolution of this place decides something else.
    Subject(usize),
    /// It needs another majority.
    Majority(usize),
    /// It is one co-op's, or all alike.
    Whose(usize),
}

/// A number of the charts that is stepped through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counter {
    /// The future in thin ink.
    Future,
    /// The year of the histogram.
    Year,
}

impl Counter {
    /// The place of its text field.
    pub fn place(self) -> &'static str {
        match self {
            Counter::Future => "show.future",
            Counter::Year => "show.year",
        }
    }

    /// Where it stands, from 0.
    pub fn now(self, shared: &Shared) -> u32 {
        match self {
            Counter::Future => shared.future as u32,
            Counter::Year => shared.year as u32,
        }
    }

    /// How many there are.
    pub fn end(self, shared: &Shared) -> u32 {
        let Some(report) = &shared.report else { return 0 };
        match self {
            Counter::Future => report.futures.len() as u32,
            Counter::Year => report.years.len() as u32,
        }
    }
}

/// The ledger of a year of the future in thin ink.
pub fn thin(shared: &Shared, year: usize) -> Opened {
    Opened { village: 0, draw: shared.future as u32, year: year as u32 }
}
