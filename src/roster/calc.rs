//! Workbooks of Excel, old and new.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xls, XlsError, Xlsx, XlsxError};

use super::archive::damaged;
use super::cell::{Cell, Form, Table};
use super::extent;
use super::problem::Refused;
use super::rows::{Rows, chosen};

/// Reads a workbook of since 2007, cell by cell: two cells at opposite corners of a sheet take no more room than two.
pub fn xlsx(bytes: &[u8], asked: Option<&str>) -> Result<Table, Refused> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let sheets = book.sheet_names();
    let is_filled = |sheet: &str| {
        let first = book.worksheet_cells_reader(sheet).and_then(|mut cells| cells.next_cell());
        first.is_ok_and(|first| first.is_some())
    };
    let sheet = chosen(&sheets, asked, is_filled)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(refused)?;
    let mut rows = Rows::default();
    while let Some(cell) = cells.next_cell().map_err(refused)? {
        let (row, column) = cell.get_position();
        rows.put(row, column, of_ref(cell.get_value()))?;
    }
    Ok(Table { sheets, sheet, rows: rows.done() })
}

/// Reads a workbook of before 2007. Its reader makes room for whole sheets, so how large they are is looked at first.
pub fn xls(bytes: &[u8], asked: Option<&str>) -> Result<Table, Refused> {
    let bytes = extent::checked(bytes)?;
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes.as_slice())).map_err(|error| match error {
        XlsError::Password => Refused::Locked,
        other => damaged(other),
    })?;
    let sheets = book.sheet_names();
    let is_filled = |sheet: &str| book.worksheet_range(sheet).is_ok_and(|range| !range.is_empty());
    let sheet = chosen(&sheets, asked, is_filled)?;
    let range = book.worksheet_range(&sheet).map_err(damaged)?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut rows = Rows::default();
    for (row, column, value) in range.used_cells() {
        rows.put(first_row + row as u32, first_column + column as u32, of(value))?;
    }
    Ok(Table { sheets, sheet, rows: rows.done() })
}

fn refused(error: XlsxError) -> Refused {
    match error {
        XlsxError::Password => Refused::Locked,
        other => damaged(other),
    }
}

fn of(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::default(),
        Data::Int(number) => Cell { text: number.to_string(), form: Form::Number },
        Data::Float(number) => Cell::number(*number),
        Data::String(text) => Cell::text(text.trim()),
        Data::Bool(is) => Cell::text(if *is { "TRUE" } else { "FALSE" }),
        Data::Error(error) => Cell { text: error.to_string(), form: Form::Failed },
        Data::DateTime(date) => Cell { text: date.to_string(), form: Form::Date },
        Data::DateTimeIso(date) | Data::DurationIso(date) => Cell { text: date.clone(), form: Form::Date },
    }
}

fn of_ref(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::SharedString(text) => Cell::text(text.trim()),
        other => of(&Data::from(other.clone())),
    }
}
