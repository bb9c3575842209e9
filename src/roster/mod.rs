//! A village's roster as its accountant keeps it: a workbook or separated values, turned into households.
//!
//! [`table::read`] tells by content what a file is and gives the rows of a sheet; [`columns::find`] tells what each
//! column holds; [`households::gather`] makes the households, with everything that is wrong, by row and column;
//! [`village::put`] puts them into a scenario. Nothing is applied by halves: while anything blocks, there is no scenario.
//! Identity numbers are looked at for one that stands twice, and kept nowhere.

mod archive;
mod calc;
pub mod cell;
pub mod choices;
pub mod columns;
mod extent;
pub mod field;
pub mod households;
pub mod limits;
mod ods;
pub mod problem;
mod rows;
mod separated;
pub mod table;
pub mod template;
pub mod village;

#[cfg(test)]
mod tests;

use cell::Table;
use choices::Choices;
use columns::Columns;
use households::Gathered;
use problem::Refused;

/// What a file holds, before it is applied.
#[derive(Clone, Debug)]
pub struct Roster {
    /// All sheets of the file.
    pub sheets: Vec<String>,
    /// The one that was read.
    pub sheet: String,
    /// What its columns hold.
    pub columns: Columns,
    /// What its rows make.
    pub gathered: Gathered,
}

/// Reads a roster from a file's bytes.
///
/// # Errors
/// When the file cannot be read, or nothing in it looks like a roster's headings.
///
/// # Panics
/// Some damaged workbooks of before 2007 (.xls) make the library that reads them panic: whoever calls must expect it.
pub fn read(bytes: &[u8], choices: &Choices) -> Result<Roster, Refused> {
    let Table { sheets, sheet, rows } = table::read(bytes, choices.sheet.as_deref())?;
    let columns = columns::find(&rows, choices)?;
    let gathered = households::gather(&rows, &columns, choices.par);
    Ok(Roster { sheets, sheet, columns, gathered })
}
