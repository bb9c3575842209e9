//! Everything that can happen to the page, by what it means.

use crate::app::route::View;

/// Something that happened. What an event itself says, such as the text of a field, comes beside it as a [`Detail`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Open another view.
    Go(View),
    /// Switch to the other language.
    Language,
    /// Open the shipped example of the number that was chosen.
    Example,
    /// A file was chosen; what becomes of its text has this name.
    File(&'static str),
    /// Something in a view that came with the whole.
    Whole(crate::rooms::Message),
    /// Take the last step back.
    Undo,
    /// Take the last undone step again.
    Redo,
    /// Go back to the example or file that was opened.
    Reset,
    /// Offer the scenario as a file.
    Save,
    /// Print.
    Print,
    /// One large chart at a time, or not.
    Projector,
    /// Not one large chart at a time any more, unless a dialog is what the reader leaves.
    LeaveProjector,
    /// The next of system, light and dark.
    Light,
    /// Load the page anew: there is a new version.
    Reload,
    /// Write the work from this window, and no longer from another.
    TakeOver,
    /// Keep what is on the desk of this window as a version.
    KeepCopy,
    /// Drop the sentence about what just happened.
    CloseNotice,
    /// Drop what is shown in place of a file.
    CloseShown,
    /// Copy the text that is shown in place of a file.
    CopyShown,
    /// Move the focus to the results.
    Skip,
    /// Move the focus to the inputs.
    GoToInputs,
    /// A text field of this place holds another text.
    Typed(String),
    /// A text field of this place has its final text.
    Entered(String),
    /// The focus leaves the text field of this place.
    Left(String),
    /// The setting at this path shall be this JSON.
    Choose(&'static str, &'static str),
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
    /// Stop calculating.
    Stop,
    /// Why is this so?
    Ask(Question),
    /// Close the dialog.
    CloseDialog,
    /// Open the ledger of a year.
    Ledger(Opened),
    /// One step of a counter, forward or back.
    Step(Counter, bool),
    /// The pointer reads a chart.
    Point(usize),
    /// The pointer leaves a chart.
    Leave(usize),
    /// A key on a chart.
    Read(usize),
    /// The table of a chart opens or closes.
    Table(usize),
    /// Offer a chart's values as a file.
    SaveCsv(usize),
    /// Offer a chart as a drawing.
    SaveSvg(usize),
    /// Offer a chart as a picture.
    SavePng(usize),
    /// Show the next chart, or the one before.
    Turn(bool),
    /// The charts are being swiped.
    Scrolled,
    /// Explain the term of this number, or stop.
    Term(usize),
}

/// Which sentence is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What a registered household is paid.
    Payout,
    /// In how many years a co-op pays.
    Paying,
    /// How many are out of poverty.
    Out,
}

/// Whose ledger is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The village, from 0.
    pub village: u32,
    /// The future, from 0.
    pub draw: u32,
    /// The year, from 0.
    pub year: u32,
}

/// A number that is stepped through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counter {
    /// The future in thin ink.
    Future,
    /// The year of the histogram.
    Year,
    /// The ledger's village.
    LedgerVillage,
    /// The ledger's future.
    LedgerDraw,
    /// The ledger's year.
    LedgerYear,
}

/// What an event says.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    /// The text of a field, or the name of a key, with `Control+` or `Shift+` before it.
    pub text: String,
    /// Whether a key took something away from the text of a field.
    pub deletes: bool,
    /// Where a pointer is in the element, from its left edge.
    pub x: f64,
    /// From its upper edge.
    pub y: f64,
    /// How wide the element is.
    pub width: f64,
    /// Whether a pointer is pressed.
    pub is_pressed: bool,
    /// Whether a pointer hovers, as a mouse does and a finger does not.
    pub hovers: bool,
    /// Whether a fold is open.
    pub is_open: bool,
}

impl Counter {
    /// All of them.
    pub const ALL: [Counter; 5] =
        [Counter::Future, Counter::Year, Counter::LedgerVillage, Counter::LedgerDraw, Counter::LedgerYear];

    /// The place of its text field.
    pub fn place(self) -> &'static str {
        match self {
            Counter::Future => "show.future",
            Counter::Year => "show.year",
            Counter::LedgerVillage => "ledger.village",
            Counter::LedgerDraw => "ledger.draw",
            Counter::LedgerYear => "ledger.year",
        }
    }
}
