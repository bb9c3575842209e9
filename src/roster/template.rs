//! An empty roster to fill in: a workbook whose columns are the ones that are read, with what may stand in them.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Format, Workbook, Worksheet, XlsxError};

use super::field::Field;
use super::limits::{MOST_MONEY, MOST_PERSONS, MOST_ROWS};

/// A column of the template.
#[derive(Clone, Debug)]
pub struct Column {
    /// What it holds.
    pub field: Field,
    /// Its heading, by which it is known when it is read.
    pub heading: String,
    /// What stands in it for the two example households.
    pub examples: [String; 2],
}

/// What a template says, in one language.
#[derive(Clone, Debug)]
pub struct Template {
    /// The name of the sheet to fill in, and that of what explains it.
    pub sheets: [String; 2],
    /// The columns.
    pub columns: Vec<Column>,
    /// Yes and no.
    pub answers: [String; 2],
    /// How to fill it in, a paragraph each.
    pub explained: Vec<String>,
    /// What is said of an entry that cannot be.
    pub wrong: String,
}

/// The template as a workbook's bytes.
///
/// # Errors
/// When a text is longer than a cell can hold; none of ours is.
pub fn template(of: &Template) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    roster(book.add_worksheet(), of)?;
    let sheet = book.add_worksheet();
    sheet.set_name(&of.sheets[1])?.set_column_width(0, 90)?;
    let wrapped = Format::new().set_text_wrap();
    for (row, paragraph) in of.explained.iter().enumerate() {
        sheet.write_with_format(row as u32, 0, paragraph.as_str(), &wrapped)?;
    }
    book.save_to_buffer()
}

fn roster(sheet: &mut Worksheet, of: &Template) -> Result<(), XlsxError> {
    sheet.set_name(&of.sheets[0])?.set_freeze_panes(1, 2)?;
    let bold = Format::new().set_bold().set_text_wrap();
    // Text, so that no spreadsheet takes 001 for 1.
    let text = Format::new().set_num_format("@");
    for (place, column) in of.columns.iter().enumerate() {
        let place = place as u16;
        sheet.set_column_width(place, 14)?.write_with_format(0, place, column.heading.as_str(), &bold)?;
        if matches!(column.field, Field::Number | Field::Name) {
            sheet.set_column_format(place, &text)?;
        }
        for (row, example) in (1..).zip(&column.examples) {
            match example.parse::<f64>() {
                Ok(number) if column.field != Field::Number => sheet.write(row, place, number)?,
                _ => sheet.write(row, place, example.as_str())?,
            };
        }
        if let Some(rule) = rule(column.field, of)? {
            let rule = rule.set_error_message(&of.wrong)?;
            sheet.add_data_validation(1, place, MOST_ROWS - 1, place, &rule)?;
        }
    }
    Ok(())
}

/// What may stand in a column.
fn rule(field: Field, of: &Template) -> Result<Option<DataValidation>, XlsxError> {
    let (money, persons) = ((MOST_MONEY.fen() / 100) as f64, MOST_PERSONS as i32);
    let new = DataValidation::new;
    Ok(match field {
        Field::Registered | Field::Cadre => Some(new().allow_list_strings(&of.answers)?),
        Field::Persons => Some(new().allow_whole_number(DataValidationRule::Between(1, persons))),
        Field::Workers => Some(new().allow_whole_number(DataValidationRule::Between(0, persons))),
        field if field.is_money() => Some(new().allow_decimal_number(DataValidationRule::Between(0.0, money))),
        _ => None,
    })
}
