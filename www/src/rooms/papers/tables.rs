//! All tables of the results in one place: each as CSV, all as one workbook.

use fenhong::outcome::Report;
use fenhong::words::workbook::{self, Sheet};
use fenhong::words::{page, papers as words, plain_yuan, sheet};

use crate::app::message::Opened;
use crate::app::model::{Ledger, Model};
use crate::app::update;
use crate::parts::errand::Errand;
use crate::parts::figure;
use crate::parts::figure::CHARTS;
use crate::parts::node::{Node, button, el};
use crate::rooms::explain::{Asked, OfResults};
use crate::rooms::{Message, explain, to};

/// Opens the ledger of the usual year where none is open, and asks again for one of another scenario.
pub fn follow(model: &mut Model) {
    let Some(report) = model.report.as_ref().filter(|report| !report.years.is_empty()) else { return };
    let (draw, year) = report.headline.usual.map_or((0, 0), |usual| (usual.draw, usual.year));
    let wanted = model.opened.unwrap_or(Opened { village: 0, draw, year });
    let now = Some((model.desk.version(), wanted));
    if model.whole.ledger_of != now {
        model.whole.ledger_of = now;
        update::open_ledger(model, wanted);
    }
}

/// All sheets, in their order: what they are of, the years, the charts, the ledger that is open.
fn sheets(model: &Model) -> Vec<Sheet> {
    let Some(report) = &model.report else { return Vec::new() };
    let voice = model.voice();
    let date = model.desk.text("as_of").unwrap_or_default();
    let title = voice.fill(page::AS_OF_SHORT, &[("name", &model.title()), ("date", &date)]);
    let (inputs, assumed) = (report.inputs.to_string(), report.assumed_inputs.to_string());
    let assumed = voice.fill(page::ASSUMED_COUNT, &[("inputs", &inputs), ("assumed", &assumed)]);
    let mut counts = vec![assumed];
    counts.extend(crate::app::foot::size(model));
    counts.extend(crate::app::foot::reproduce(model));
    let about = workbook::about(report, &title, counts, voice);
    let mut sheets = vec![about, workbook::to_mind(report, &title, voice), workbook::years(report, voice)];
    sheets
        .extend((0..CHARTS).filter_map(|place| figure::chart(model, place)).map(|chart| workbook::chart(chart, voice)));
    if let (Ledger::Here(ledger, _), Some(opened)) = (&model.ledger, model.opened) {
        let title = title + " · " + &crate::rooms::explain::ledger::title(model, opened, model.desk.villages() > 1);
        sheets.extend(workbook::ledger(
            ledger,
            &title,
            &crate::rooms::explain::ledger::enterprises(model, model.desk.scenario()),
            voice,
        ));
    }
    sheets
}

/// Offers the table of a sheet's number.
pub fn save_table(model: &mut Model, place: usize) {
    if let Some(sheet) = sheets(model).get(place) {
        let name = [&model.given_title(), "-", &sheet.name, ".csv"].concat();
        model.errands.push(Errand::Save { name, kind: "text/csv", text: sheet::csv(&sheet.table) });
    }
}

/// Offers all of them as a workbook.
pub fn save_workbook(model: &mut Model) {
    let (name, sheets) = (model.given_title() + ".xlsx", workbook::to_json(&sheets(model)).to_string());
    model.errands.push(Errand::SaveWorkbook { name, sheets });
}

/// The view.
pub fn tables(model: &Model) -> Node {
    let sheets = sheets(model);
    let mut list = el("ul", "versions-list");
    for (place, sheet) in sheets.iter().enumerate().filter(|(_, sheet)| !sheet.table.head.is_empty()) {
        let label = model.say(&page::SAVE_CSV);
        let name = label.clone() + " " + &sheet.name;
        list = list.add(
            el("li", "")
                .add(el("b", "").text(sheet.name.clone()))
                .add(button(label, to(Message::SaveTable(place))).put("aria-label", name)),
        );
    }
    let nothing = sheets.is_empty().then(|| el("p", "").attr("role", "status").say(model, &words::PAPER_NOTHING));
    el("main", "tables")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .add(el("h2", "").text(model.say(&page::VIEW_TABLES) + " · " + &model.title()))
        .add(el("p", "").add(el("strong", "").say(model, &page::PROMISE)))
        .add(el("p", "").say(model, &words::TABLES_ABOUT))
        .add(button(model.say(&words::SAVE_WORKBOOK), to(Message::SaveWorkbook)).flag("disabled", sheets.is_empty()))
        .maybe(nothing)
        .add(list)
        .maybe(model.report.as_ref().map(|report| years(model, report)))
        .maybe(model.opened.map(|opened| crate::rooms::explain::ledger::ledger(model, opened)))
        .add(explain::dialog(model))
}

/// The years' results, each number opening where it comes from.
fn years(model: &Model, report: &Report) -> Node {
    let mut sheet = workbook::years(report, model.voice());
    for cell in sheet.table.rows.iter_mut().flat_map(|row| &mut row[1..]) {
        if let Ok(amount) = cell.parse() {
            *cell = plain_yuan(amount);
        }
    }
    let asked = |row: usize, column: usize| {
        Some(Asked::Result(OfResults::in_years(report.years.get(row)?.year, column.checked_sub(1)?)))
    };
    explain::sheet(model, &sheet.lines.concat(), &sheet.table, asked)
}
