//! All tables of the results in one place: each as CSV, all as one workbook.

use fenhong::outcome::{Pick, Report};
use fenhong::words::workbook::{self, Sheet};
use fenhong::words::{page, papers as words, plain_yuan, sheet};

use crate::engine::Opened;
use crate::parts::errand::Errand;
use crate::parts::explain;
use crate::parts::explain::asked::{Asked, OfResults};
use crate::parts::ledger::{enterprises, ledger, title as title_of};
use crate::parts::node::{Node, button, el};
use crate::parts::provenance::{reproduce, size};
use crate::parts::results::{CHARTS, chart};
use crate::parts::shared::{Ledger, Shared};
use crate::rooms::papers::state::{Message, Seat, State};

/// Opens the ledger of the usual year where none is open, and asks again for one of another scenario.
pub fn follow(state: &mut State, shared: &mut Shared) {
    let Some(report) = shared.report.as_ref().filter(|report| !report.years.is_empty()) else { return };
    let opened = |usual: Pick| Opened { village: usual.village.unwrap_or(0), draw: usual.draw, year: usual.year };
    let first = Opened { village: 0, draw: 0, year: 0 };
    let wanted = shared.opened.unwrap_or(report.headline.usual().map_or(first, opened));
    let now = Some((shared.desk.version(), wanted));
    if state.ledger_of != now {
        state.ledger_of = now;
        shared.open_ledger(wanted);
    }
}

/// All sheets, in their order: what they are of, the years, the charts, the ledger that is open.
fn sheets(shared: &Shared) -> Vec<Sheet> {
    let Some(report) = &shared.report else { return Vec::new() };
    let voice = shared.voice();
    let date = shared.desk.text("as_of").unwrap_or_default();
    let title = voice.fill(page::AS_OF_SHORT, &[("name", &shared.title()), ("date", &date)]);
    let (inputs, assumed) = (report.inputs.to_string(), report.assumed_inputs.to_string());
    let assumed = voice.fill(page::ASSUMED_COUNT, &[("inputs", &inputs), ("assumed", &assumed)]);
    let mut counts = vec![assumed];
    counts.extend(size(shared));
    counts.extend(reproduce(shared));
    let about = workbook::about(report, &title, counts, voice);
    let mut sheets = vec![about, workbook::to_mind(report, &title, voice), workbook::years(report, voice)];
    sheets.extend((0..CHARTS).filter_map(|place| chart(shared, place)).map(|made| workbook::chart(made, voice)));
    if let (Ledger::Here(ledger, _), Some(opened)) = (&shared.ledger, shared.opened) {
        let title = title + " · " + &title_of(shared, opened, shared.desk.villages() > 1);
        sheets.extend(workbook::ledger(ledger, &title, &enterprises(shared, shared.desk.scenario()), voice));
    }
    sheets
}

/// Offers the table of a sheet's number.
pub fn save_table(shared: &mut Shared, place: usize) {
    if let Some(sheet) = sheets(shared).get(place) {
        let name = [&shared.given_title(), "-", &sheet.name, ".csv"].concat();
        shared.errands.push(Errand::Save { name, kind: "text/csv", text: sheet::csv(&sheet.table) });
    }
}

/// Offers all of them as a workbook.
pub fn save_workbook(shared: &mut Shared) {
    let (name, sheets) = (shared.given_title() + ".xlsx", workbook::to_json(&sheets(shared)).to_string());
    shared.errands.push(Errand::SaveWorkbook { name, sheets });
}

/// The view.
pub fn tables(seat: &Seat<'_>) -> Node {
    let sheets = sheets(seat);
    let mut list = el("ul", "versions-list");
    for (place, sheet) in sheets.iter().enumerate().filter(|(_, sheet)| !sheet.table.head.is_empty()) {
        let label = seat.say(&page::SAVE_CSV);
        let name = label.clone() + " " + &sheet.name;
        list = list.add(
            el("li", "")
                .add(el("b", "").text(sheet.name.clone()))
                .add(button(label, seat.ear(Message::SaveTable(place))).put("aria-label", name)),
        );
    }
    let nothing = sheets.is_empty().then(|| el("p", "").attr("role", "status").say(seat, &words::PAPER_NOTHING));
    el("main", "tables")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .add(el("h2", "").text(seat.say(&page::VIEW_TABLES) + " · " + &seat.title()))
        .add(el("p", "").add(el("strong", "").say(seat, &page::PROMISE)))
        .add(el("p", "").say(seat, &words::TABLES_ABOUT))
        .add(
            button(seat.say(&words::SAVE_WORKBOOK), seat.ear(Message::SaveWorkbook))
                .flag("disabled", sheets.is_empty()),
        )
        .maybe(nothing)
        .add(list)
        .maybe(seat.report.as_ref().map(|report| years(seat, report)))
        .maybe(seat.opened.map(|opened| ledger(seat, opened)))
}

/// The years' results, each number opening where it comes from.
fn years(seat: &Seat<'_>, report: &Report) -> Node {
    let mut sheet = workbook::years(report, seat.voice());
    for cell in sheet.table.rows.iter_mut().flat_map(|row| &mut row[1..]) {
        if let Ok(amount) = cell.parse() {
            *cell = plain_yuan(amount);
        }
    }
    let asked = |row: usize, column: usize| {
        Some(Asked::Result(OfResults::in_years(report.years.get(row)?.year, column.checked_sub(1)?)))
    };
    explain::sheet(seat, &sheet.lines.concat(), &sheet.table, asked)
}
