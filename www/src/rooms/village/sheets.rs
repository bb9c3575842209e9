//! The papers on the screen and for the printer.

use fenhong::notice::Plan;
use fenhong::words::notice::{Block, Kind, Paper, Rows, papers};
use fenhong::words::{papers as paper_words, village as words, whole_amounts};

use crate::parts::message::Common;
use crate::parts::node::{Node, button, el};
use crate::rooms::village::state::Seat;

/// The id of the papers' section.
pub const PAPERS: &str = "village-papers";

/// The id of what is shown of them.
pub const PLACE: &str = "village-paper";

/// So many sheets are shown on the screen: a slip for each of two hundred households is for the printer.
const SHOWN: usize = 12;

/// The papers of a kind, with what prints them.
pub fn sheets(seat: &Seat<'_>, plan: &Plan, kind: Kind) -> Node {
    let all = papers(plan, kind, seat.voice());
    let count = all.len();
    let shown = if seat.settings.paper { count } else { count.min(SHOWN) };
    let values = [("shown", shown.to_string()), ("all", count.to_string())];
    let hint = (shown < count).then(|| el("p", "hint").text(seat.voice().fill(words::FIRST_SHOWN, &values)));
    let none = (count == 0).then(|| el("p", "hint").attr("role", "status").say(seat, &words::NONE));
    let print = button(seat.say(&paper_words::PRINT_PAPER), seat.common(Common::Print)).flag("disabled", count == 0);
    el("div", "sheets")
        .attr("id", PLACE)
        .attr("tabindex", "-1")
        .add(el("p", "commands paper-commands").add(print))
        .maybe(hint)
        .maybe(none)
        .add_all(all.iter().take(shown).map(sheet).collect())
}

/// One paper.
fn sheet(paper: &Paper) -> Node {
    let class = if paper.kind == Kind::Slips { "sheet-of slip" } else { "sheet-of" };
    let foot = el("p", "foot-of").text(paper.foot.clone());
    el("article", class)
        .add(el("h4", "").text(paper.title.clone()))
        .add_all(paper.blocks.iter().map(block).collect())
        .add(foot)
}

fn block(block: &Block) -> Node {
    match block {
        Block::Line(text) => el("p", "").text(whole_amounts(text)),
        Block::Heading(text) => el("h5", "").text(text.clone()),
        Block::Breach(text) => el("p", "breach").text(text.clone()),
        Block::Rows(rows) => table(rows),
        Block::Signatures(places) => {
            let place = |(office, name): &(String, String)| {
                el("span", "").text(office.clone() + " ").add(el("b", "").text(name.clone()))
            };
            el("p", "signatures").add_all(places.iter().map(place).collect())
        }
    }
}

/// A table whose head stands on each printed page.
fn table(rows: &Rows) -> Node {
    let class = |column: usize| if column < rows.texts { "" } else { "number" };
    let cells = |row: &[String]| {
        let cell =
            |(column, text): (usize, &String)| el("td", class(column)).text(fenhong::safe::line(text).into_owned());
        row.iter().enumerate().map(cell).collect::<Vec<_>>()
    };
    let head = |(column, text): (usize, &String)| {
        // A corner with nothing in it heads nothing.
        let node = if text.is_empty() { el("td", "") } else { el("th", class(column)).attr("scope", "col") };
        node.text(text.clone())
    };
    let head = el("tr", "").add_all(rows.table.head.iter().enumerate().map(head).collect());
    let mut body = el("tbody", "");
    for row in &rows.table.rows {
        body = body.add(el("tr", "").add_all(cells(row)));
    }
    let body = body.maybe(rows.total.as_ref().map(|total| el("tr", "total").add_all(cells(total))));
    let table = el("table", "").add(el("thead", "").add(head)).add(body);
    el("div", "scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .put("aria-label", rows.table.head.join(" "))
        .add(table)
}
