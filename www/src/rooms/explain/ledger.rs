//! The ledger of one year of one future of one village, to the fen.

use fenhong::YearLedger;
use fenhong::words::rows::Row;
use fenhong::words::{ledger as words, page, results, steps, years};
use serde_json::Value;

use crate::app::message::{Counter, Opened};
use crate::app::model::{Ledger, Model};
use crate::desk::{entry, path};
use crate::parts::counter::counter;
use crate::parts::node::{Node, el};

/// The id of the section with the ledger that is open.
pub const PLACE: &str = "ledger";

/// The ledger that is open, with counters that lead to any other.
pub fn ledger(model: &Model, opened: Opened) -> Node {
    let several = model.desk.villages() > 1;
    let village = several.then(|| counter(model, Counter::LedgerVillage, page::WHICH_VILLAGE));
    let chooser = el("div", "chooser")
        .maybe(village)
        .add(counter(model, Counter::LedgerYear, page::WHICH_YEAR))
        .add(counter(model, Counter::LedgerDraw, page::FUTURE_STEP));
    let tables = match &model.ledger {
        Ledger::Waiting => el("p", "").attr("role", "status").say(model, &results::LEDGER_WAIT),
        Ledger::Failed => el("p", "").attr("role", "alert").say(model, &words::FAILED),
        Ledger::Here(_, node) => el("div", "").keep(node),
    };
    let section = el("section", "ledger").attr("id", PLACE).attr("tabindex", "-1");
    let section = section.add(el("h3", "").text(title(model, opened, several))).add(chooser);
    let section = section.maybe(match &model.ledger {
        Ledger::Here(ledger, _) => crate::rooms::explain::row(model, model.desk.scenario(), ledger),
        _ => None,
    });
    section.add(tables)
}

/// Which year of which future a ledger is of.
pub fn title(model: &Model, opened: Opened, several: bool) -> String {
    let voice = model.voice();
    let (draw, year) = ((u64::from(opened.draw) + 1).to_string(), years(opened.year, voice));
    let title = voice.fill(results::LEDGER, &[("draw", &draw), ("year", &year)]);
    if !several {
        return title;
    }
    let village = (u64::from(opened.village) + 1).to_string();
    title + " · " + &voice.fill(page::VILLAGE_NUMBER, &[("village", &village)])
}

/// A ledger's tables; `scenario` is what it is of.
pub fn tables(model: &Model, scenario: &Value, ledger: &YearLedger) -> Node {
    let voice = model.voice();
    let names = enterprises(model, scenario);
    use crate::rooms::explain::sheet_of_rows as sheet;
    el("div", "ledger")
        .add(sheet(&voice.say(words::COOPS), &words::coops(ledger, &names, voice), Row::Coop))
        .add(el("p", "").text(steps::pool_line(&ledger.pool, voice)))
        .add(steps(model, &names, ledger))
        .add(sheet(&voice.say(words::HOUSEHOLDS), &words::households(ledger, voice), Row::Household))
}

/// Every step with its rule, folded: what a payout can be worked out again from.
fn steps(model: &Model, names: &[String], ledger: &YearLedger) -> Node {
    let voice = model.voice();
    let mut node = el("details", "").add(el("summary", "").say(model, &words::STEPS));
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

/// The names of a scenario's enterprises.
pub fn enterprises(model: &Model, scenario: &Value) -> Vec<String> {
    let mut names = Vec::new();
    for enterprise in entry::enterprises(scenario) {
        names.push(path::text(&enterprise["name"][model.settings.key()]));
    }
    names
}
