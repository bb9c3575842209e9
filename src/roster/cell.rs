//! Rows and cells, whatever file they come from.

/// How a cell was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// As text, or in a file that knows nothing else.
    #[default]
    Text,
    /// As a binary number.
    Number,
    /// As a date or a time.
    Date,
    /// As a formula that came to an error.
    Failed,
}

/// A cell; one that is empty says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says; a number in the fewest decimals that mean it.
    pub text: String,
    /// How it was written.
    pub form: Form,
}

impl Cell {
    /// A cell of text.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), form: Form::Text }
    }

    /// A cell of a number.
    pub fn number(number: f64) -> Cell {
        Cell { text: number.to_string(), form: Form::Number }
    }

    /// Whether nothing can be seen in it.
    pub fn is_blank(&self) -> bool {
        crate::safe::is_blank(&self.text)
    }
}

/// A row that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the sheet, from 1.
    pub number: u32,
    /// Its cells from the first column to the last that is not empty.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column, from 0, unless it is blank.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.get(column).filter(|cell| !cell.is_blank())
    }

    /// The cells that are not blank, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank())
    }
}

/// One sheet of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of all sheets.
    pub sheets: Vec<String>,
    /// The name of this one.
    pub sheet: String,
    /// Its rows that are not empty.
    pub rows: Vec<Row>,
}

/// A column's letters as tables show them, from 0: `A`, `Z`, `AA`.
///
/// ```
/// use fenhong::roster::cell::{letters, place};
/// assert_eq!([0, 25, 26, 16_383].map(letters), ["A", "Z", "AA", "XFD"]);
/// assert_eq!(place("xfd"), Some(16_383));
/// ```
pub fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// The column of such letters, from 0.
pub fn place(letters: &str) -> Option<usize> {
    let is_column = (1..=3).contains(&letters.len()) && letters.bytes().all(|letter| letter.is_ascii_alphabetic());
    let digit = |letter: u8| usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    is_column.then(|| letters.bytes().fold(0, |sum, letter| sum * 26 + digit(letter)) - 1)
}
