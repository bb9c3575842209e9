//! What readers of workbooks have in common: rows that are being filled, and which sheet is meant.

use std::collections::BTreeMap;

use super::cell::{Cell, Row};
use super::limits::{MOST_COLUMNS, MOST_ROWS};
use super::problem::Refused;

/// Rows that are being filled. Cells of a row may come in any order, rows too.
#[derive(Default)]
pub struct Rows(BTreeMap<u32, Vec<Cell>>);

impl Rows {
    /// Puts a cell in its place, counted from 0.
    ///
    /// # Errors
    /// Where the place is further out than is read.
    pub fn put(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), Refused> {
        if cell.is_blank() {
            return Ok(());
        }
        let column = column as usize;
        if column >= MOST_COLUMNS {
            return Err(Refused::Wide { most: MOST_COLUMNS });
        }
        if row >= MOST_ROWS {
            return Err(Refused::Long { most: MOST_ROWS });
        }
        let cells = self.0.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, Cell::default());
        }
        cells[column] = cell;
        Ok(())
    }

    /// The rows in their order.
    pub fn done(self) -> Vec<Row> {
        self.0.into_iter().map(|(row, cells)| Row { number: row + 1, cells }).collect()
    }
}

/// Which sheet is asked for; the first one that `is_filled` without a name.
///
/// # Errors
/// When there is none of that name.
pub fn chosen(
    sheets: &[String],
    asked: Option<&str>,
    mut is_filled: impl FnMut(&str) -> bool,
) -> Result<String, Refused> {
    let found = match asked {
        Some(name) => sheets.iter().find(|sheet| sheet.as_str() == name),
        None => sheets.iter().find(|sheet| is_filled(sheet)).or(sheets.first()),
    };
    let no_sheet = || Refused::NoSheet { name: asked.unwrap_or_default().to_owned(), known: sheets.to_vec() };
    found.cloned().ok_or_else(no_sheet)
}
