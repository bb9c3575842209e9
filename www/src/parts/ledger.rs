//! The ledger of one year of one future of one village, to the fen.

use fenhong::YearLedger;
use fenhong::chart::Table;
use fenhong::words::derivation::rows::{self, RowOf};
use fenhong::words::{derivation::steps, ledger as words, page, results, years};
use serde_json::Value;

use crate::desk::{entry, path};
use crate::engine::Opened;
use crate::parts::counter::{Steps, counter};
use crate::parts::message::Common;
use crate::parts::node::{Node, button, el};
use crate::parts::seat::Sight;
use crate::parts::shared::{Ledger, OfLedger, Shared};
use crate::parts::table::pairs_of;

/// The id of the section with the ledger that is open.
pub const PLACE: &str = "ledger";

/// The id of what says how a row comes about.
pub const ROW: &str = "row-of-ledger";

/// The ledger of the scenario at hand that is open, with counters that lead to any other.
pub fn ledger(sight: &Sight<'_>, opened: Opened) -> Node {
    let several = sight.desk.villages() > 1;
    let steps = |of: OfLedger| Steps {
        place: of.place(),
        now: of.now(opened),
        end: of.end(sight),
        step: [false, true].map(|forward| sight.common(Common::StepLedger(of, forward))),
        entered: sight.common(Common::EnteredLedger(of)),
    };
    let village = several.then(|| counter(sight, page::WHICH_VILLAGE, steps(OfLedger::Village)));
    let chooser = el("div", "chooser")
        .maybe(village)
        .add(counter(sight, page::WHICH_YEAR, steps(OfLedger::Year)))
        .add(counter(sight, page::FUTURE_STEP, steps(OfLedger::Draw)));
    let section = el("section", "ledger").attr("id", PLACE).attr("tabindex", "-1");
    let section = section.add(el("h3", "").text(title(sight, opened, several))).add(chooser);
    let section = section.maybe(match &sight.ledger {
        Ledger::Here(ledger, _) => Some(row(sight, sight.desk.scenario(), ledger)),
        _ => None,
    });
    section.add(state(sight, &sight.ledger))
}

/// A ledger's tables, or where they are.
pub fn state(sight: &Sight<'_>, ledger: &Ledger) -> Node {
    match ledger {
        Ledger::Waiting => el("p", "").attr("role", "status").say(sight, &results::LEDGER_WAIT),
        Ledger::Failed => el("p", "").attr("role", "alert").say(sight, &words::FAILED),
        Ledger::Here(_, made) => el("div", "").keep(made),
    }
}

/// A ledger that came as bytes, with its tables; `scenario` is what it is of.
pub fn taken(sight: &Sight<'_>, scenario: &Value, bytes: Option<&[u8]>) -> Ledger {
    match bytes.and_then(YearLedger::from_bytes) {
        Some(ledger) => {
            let made = tables(sight, scenario, &ledger).still();
            Ledger::Here(Box::new(ledger), made)
        }
        None => Ledger::Failed,
    }
}

/// Which year of which future a ledger is of.
pub fn title(shared: &Shared, opened: Opened, several: bool) -> String {
    let voice = shared.voice();
    let (draw, year) = ((u64::from(opened.draw) + 1).to_string(), years(opened.year, voice));
    let title = voice.fill(results::LEDGER, &[("draw", &draw), ("year", &year)]);
    if !several {
        return title;
    }
    let village = (u64::from(opened.village) + 1).to_string();
    title + " · " + &voice.fill(page::VILLAGE_NUMBER, &[("village", &village)])
}

/// A ledger's tables; `scenario` is what it is of.
pub fn tables(sight: &Sight<'_>, scenario: &Value, ledger: &YearLedger) -> Node {
    let voice = sight.voice();
    let names = enterprises(sight, scenario);
    el("div", "ledger")
        .add(sheet(sight, &voice.say(words::COOPS), &words::coops(ledger, &names, voice), RowOf::Coop))
        .add(el("p", "").text(steps::pool_line(&ledger.pool, voice)))
        .add(steps(sight, &names, ledger))
        .add(sheet(sight, &voice.say(words::HOUSEHOLDS), &words::households(ledger, voice), RowOf::Household))
}

/// A table whose rows say how they come about when their names are chosen.
fn sheet(sight: &Sight<'_>, title: &str, table: &Table, of: fn(usize) -> RowOf) -> Node {
    let cell = |row: usize, column: usize, text: &str| {
        (column == 0).then(|| button(text.to_owned(), sight.common(Common::Row(of(row)))).class("number"))
    };
    pairs_of(title, table, cell)
}

/// Every step with its rule, folded: what a payout can be worked out again from.
fn steps(shared: &Shared, names: &[String], ledger: &YearLedger) -> Node {
    let voice = shared.voice();
    let mut node = el("details", "").add(el("summary", "").say(shared, &words::STEPS));
    for block in steps::lines(ledger, names, voice) {
        let mut list = el("ul", "");
        for (place, line) in block.into_iter().enumerate() {
            let tag = if place == 0 { "strong" } else { "span" };
            list = list.add(el("li", "").add(el(tag, "").text(line)));
        }
        node = node.add(list);
    }
    node
}

/// How the chosen row of a ledger comes about; what one can choose where none is.
pub fn row(shared: &Shared, scenario: &Value, ledger: &YearLedger) -> Node {
    let names = enterprises(shared, scenario);
    let chosen = shared.row.and_then(|row| rows::lines(ledger, row, &names, shared.voice()));
    let node = el("div", "row-of-ledger").attr("id", ROW).attr("tabindex", "-1");
    let Some((title, lines)) = chosen else {
        return node.add(el("p", "muted").say(shared, &rows::CHOOSE));
    };
    let mut list = el("ul", "");
    for line in lines {
        list = list.add(el("li", "").text(line));
    }
    node.add(el("h3", "").text(title)).add(list)
}

/// The names of a scenario's enterprises.
pub fn enterprises(shared: &Shared, scenario: &Value) -> Vec<String> {
    let mut names = Vec::new();
    for enterprise in entry::enterprises(scenario) {
        names.push(path::text(&enterprise["name"][shared.settings.key()]));
    }
    names
}
