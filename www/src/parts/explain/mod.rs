//! Where a number comes from: what is counted, over which futures, and the ledgers of some of them.
//!
//! [`asked`] names the numbers, [`derived`] is what a room says of one of its own, [`dialog`] shows it.

pub mod asked;
pub mod derived;
pub mod dialog;
pub mod input;
pub mod sentence;

use fenhong::chart::Table;
use fenhong::words::{Text, results};

use crate::engine::Opened;
use crate::parts::explain::asked::{Asked, OfResults, Source};
use crate::parts::message::Common;
use crate::parts::node::{Node, button};
use crate::parts::seat::Sight;
use crate::parts::table::sheet_of;

/// The button of a number that opens its derivation.
pub fn number(sight: &Sight<'_>, asked: Asked, shown: String, about: &str) -> Node {
    let name = shown.clone() + " · " + about + " · " + &sight.say(&results::WHY);
    button(shown, sight.common(Common::Ask(asked))).class("number").put("aria-label", name)
}

/// The button that opens the derivation of the sentence before it, which is `about` it.
pub fn why_here(sight: &Sight<'_>, asked: Asked, about: &str) -> Node {
    let label = sight.say(&results::WHY);
    let name = label.clone() + " · " + about;
    button(label, sight.common(Common::Ask(asked))).class("why").put("aria-label", name)
}

/// The same within a sentence, of means over all futures, years and villages.
pub fn why_mean(sight: &Sight<'_>) -> Node {
    let asked = Asked::Result(OfResults::Mean);
    button(sight.say(&results::WHY), sight.common(Common::Ask(asked))).class("why")
}

/// The button that opens a ledger.
pub fn ledger_button(sight: &Sight<'_>, label: &Text, source: Source, opened: Opened) -> Node {
    button(sight.say(label), sight.common(Common::Show(source, opened)))
}

/// A table whose numbers open their derivations where they have one, by row and column.
pub fn sheet(sight: &Sight<'_>, title: &str, table: &Table, asked: impl Fn(usize, usize) -> Option<Asked>) -> Node {
    let cell = |row: usize, column: usize, text: &str| {
        let about = [&*table.rows[row][0], &table.head[column]].join(" · ");
        let asked = asked(row, column).filter(|_| !text.is_empty())?;
        Some(number(sight, asked, text.to_owned(), &about))
    };
    sheet_of(title, table, cell)
}
