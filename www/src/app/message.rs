//! Everything that can happen to the page, by what it means.

use crate::app::route::View;
use crate::parts::message::Common;
use crate::rooms::{advise, cases, compare, papers, scheme, train, versions, village};

/// Something that happened. What an event itself says, such as the text of a field, comes beside it as a
/// [`Detail`](crate::parts::detail::Detail).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// What can happen in every room.
    Common(Common),
    /// In the Scheme view.
    Scheme(scheme::state::Message),
    /// In the Compare view.
    Compare(compare::Message),
    /// In the Advise view.
    Advise(advise::Message),
    /// In the cases' view.
    Cases(cases::state::Message),
    /// In the village's room.
    Village(village::state::Message),
    /// In the views of papers.
    Papers(papers::state::Message),
    /// In the training's view.
    Train(train::state::Message),
    /// In the view of versions.
    Versions(versions::Message),
    /// Open another view.
    Go(View),
    /// Switch to the other language.
    Language,
    /// Open the shipped example of the number that was chosen.
    Example,
    /// Take the last step back.
    Undo,
    /// Take the last undone step again.
    Redo,
    /// Go back to the example or file that was opened.
    Reset,
    /// Offer the scenario as a file.
    Save,
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
}
