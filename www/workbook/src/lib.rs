//! Workbooks, on this machine only: tables written in the Office Open XML format (XLSX), rosters read.
//!
//! It is a wasm module of its own: workbooks weigh as much as all else of the page, and few visits need them.
//! Numbers are numbers in the file: amounts of money are whole fen divided by a hundred, with two decimals shown.

mod roster;

pub use roster::{read_roster, roster_template};

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};
use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

/// How amounts of yuan are shown.
const YUAN: &str = "#,##0.00";
/// How parts are shown.
const PART: &str = "0.0%";
/// How whole numbers are shown.
const WHOLE: &str = "#,##0";

/// Columns are at most as wide as this many letters; longer texts go on in further lines.
const WIDEST: f64 = 60.0;

/// What a workbook's name of a sheet may have at the most, in letters of UTF-16.
const LONGEST_NAME: usize = 31;

/// The formats of a workbook.
struct Look {
    plain: Format,
    head: Format,
    yuan: Format,
    whole: Format,
    part: Format,
}

/// A workbook's bytes. `sheets` is JSON: a list of `{ "name": "…", "lines": ["…"], "head": ["…"], "rows": [[…]] }`, where
/// lines stand over the table and a cell is a text, `{ "fen": 123456 }`, `{ "part": 3800 }` of ten
/// thousand, or `{ "whole": 12 }`.
///
/// # Errors
/// When it cannot be written, in words for the console.
#[wasm_bindgen]
pub fn write(sheets: &str) -> Result<Vec<u8>, String> {
    let sheets: Value = serde_json::from_str(sheets).map_err(|error| error.to_string())?;
    bytes(&sheets).map_err(|error| error.to_string())
}

fn bytes(sheets: &Value) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let look = Look {
        plain: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        head: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
        yuan: Format::new().set_num_format(YUAN),
        whole: Format::new().set_num_format(WHOLE),
        part: Format::new().set_num_format(PART),
    };
    let mut names = Vec::new();
    for sheet in list(sheets) {
        let name = own_name(text(&sheet["name"]), &names);
        let place = workbook.add_worksheet();
        place.set_name(&name)?;
        names.push(name);
        fill(place, sheet, &look)?;
    }
    workbook.save_to_buffer()
}

/// Lines, then the table with its head, which stays in sight.
fn fill(place: &mut Worksheet, sheet: &Value, look: &Look) -> Result<(), XlsxError> {
    let mut row = 0;
    for line in list(&sheet["lines"]) {
        place.write_string(row, 0, text(line))?;
        row += 1;
    }
    let mut widths: Vec<f64> = Vec::new();
    if !list(&sheet["head"]).is_empty() {
        for (column, cell) in (0..).zip(list(&sheet["head"])) {
            place.write_string_with_format(row, column, text(cell), &look.head)?;
            widen(&mut widths, column, text(cell));
        }
        row += 1;
        place.set_freeze_panes(row, 1)?;
    }
    for cells in list(&sheet["rows"]) {
        for (column, cell) in (0..).zip(list(cells)) {
            write_cell(place, (row, column), cell, look)?;
            widen(&mut widths, column, &shown(cell));
        }
        row += 1;
    }
    for (column, width) in (0..).zip(widths) {
        place.set_column_width(column, width)?;
    }
    Ok(())
}

fn write_cell(place: &mut Worksheet, (row, column): (u32, u16), cell: &Value, look: &Look) -> Result<(), XlsxError> {
    if let Some(fen) = cell["fen"].as_i64() {
        place.write_number_with_format(row, column, fen as f64 / 100.0, &look.yuan)?;
    } else if let Some(whole) = cell["whole"].as_i64() {
        place.write_number_with_format(row, column, whole as f64, &look.whole)?;
    } else if let Some(part) = cell["part"].as_i64() {
        place.write_number_with_format(row, column, part as f64 / 10_000.0, &look.part)?;
    } else {
        // A text stays a text, whatever it begins with.
        place.write_string_with_format(row, column, text(cell), &look.plain)?;
    }
    Ok(())
}

fn shown(cell: &Value) -> String {
    match (cell["fen"].as_i64(), cell["whole"].as_i64()) {
        // Two decimals and the marks between thousands.
        (Some(fen), _) => format!("{:.2}   ", fen as f64 / 100.0),
        (_, Some(whole)) => format!("{whole}  "),
        _ => text(cell).to_owned(),
    }
}

fn widen(widths: &mut Vec<f64>, column: u16, text: &str) {
    let letters: f64 = text.chars().map(|letter| if letter.is_ascii() { 1.1 } else { 2.1 }).sum();
    let column = usize::from(column);
    if widths.len() <= column {
        widths.resize(column + 1, 8.0);
    }
    widths[column] = widths[column].max(letters + 1.0).min(WIDEST);
}

/// A sheet's name as a workbook allows it, unlike all others.
fn own_name(wanted: &str, taken: &[String]) -> String {
    let plain: String = wanted.chars().map(|letter| if "[]:*?/\\'".contains(letter) { ' ' } else { letter }).collect();
    let cut = |room: usize| {
        let mut length = 0;
        let fits = |letter: &char| {
            length += letter.len_utf16();
            length <= room
        };
        plain.trim().chars().take_while(fits).collect::<String>()
    };
    let first = cut(LONGEST_NAME);
    let is_free = |name: &String| !name.is_empty() && taken.iter().all(|other| !other.eq_ignore_ascii_case(name));
    let numbered = (2..).map(|number| cut(LONGEST_NAME - 5) + " " + &number.to_string());
    std::iter::once(first).chain(numbered).find(is_free).unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};
    use serde_json::json;
    use std::io::Cursor;

    fn read(sheets: &Value) -> Xlsx<Cursor<Vec<u8>>> {
        let bytes = write(&sheets.to_string()).expect("a workbook");
        calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook that can be read")
    }

    #[test]
    fn amounts_are_numbers_and_texts_stay_texts() {
        let mut book = read(&json!([
            { "name": "说明", "lines": ["演算，不是承诺", "=1+1"] },
            { "name": "农户", "lines": ["第 1 年"], "head": ["户", "人口", "合计"], "rows": [
                ["=1+1", { "whole": 4 }, { "fen": 123_456 }],
                ["样本户 2", { "part": 4_250 }, { "fen": -5 }],
            ] },
        ]));
        assert_eq!(book.sheet_names(), ["说明", "农户"]);
        let about = book.worksheet_range("说明").expect("a sheet");
        assert_eq!(about.get_value((0, 0)), Some(&Data::String("演算，不是承诺".into())));
        assert_eq!(about.get_value((1, 0)), Some(&Data::String("=1+1".into())));
        let rows = book.worksheet_range("农户").expect("a sheet");
        assert_eq!(rows.get_value((1, 2)), Some(&Data::String("合计".into())));
        assert_eq!(rows.get_value((2, 0)), Some(&Data::String("=1+1".into())));
        assert_eq!(rows.get_value((2, 1)), Some(&Data::Float(4.0)));
        assert_eq!(rows.get_value((2, 2)), Some(&Data::Float(1234.56)));
        assert_eq!(
            (rows.get_value((3, 1)), rows.get_value((3, 2))),
            (Some(&Data::Float(0.425)), Some(&Data::Float(-0.05)))
        );
        assert!(book.worksheet_formula("农户").is_ok_and(|formulas| formulas.is_empty()));
    }

    #[test]
    fn every_sheet_gets_a_name_that_is_allowed_and_its_own() {
        let long = "名".repeat(40);
        let sheets: Vec<Value> =
            ["a/b", "a/b", "A b", &long, &long, "", ""].iter().map(|name| json!({ "name": name })).collect();
        let names = read(&Value::Array(sheets)).sheet_names();
        assert_eq!(names.len(), 7);
        assert_eq!(names[..3], ["a b", "a b 2", "A b 3"]);
        assert!(names.iter().all(|name| name.encode_utf16().count() <= LONGEST_NAME));
    }
}
