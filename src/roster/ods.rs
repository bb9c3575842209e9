//! Workbooks of OpenDocument, row by row: calamine writes every repeated row and cell out, and a file of a few hundred
//! bytes can repeat a million rows of sixteen thousand cells.

use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::archive::{Packed, damaged};
use super::cell::{Cell, Form, Table};
use super::limits::{MOST_COLUMNS, MOST_ROWS};
use super::problem::Refused;
use super::rows::{Rows, chosen};

/// A sheet and its rows.
type Sheet = (String, Rows);

/// Reads a sheet.
pub fn read(packed: &mut Packed<'_>, asked: Option<&str>) -> Result<Table, Refused> {
    let is_locked = {
        let mut manifest = String::new();
        let read = packed.by_name("META-INF/manifest.xml").map(|mut file| file.read_to_string(&mut manifest));
        read.is_ok() && manifest.contains("encryption-data")
    };
    if is_locked {
        return Err(Refused::Locked);
    }
    let content = packed.by_name("content.xml").map_err(damaged)?;
    let made = sheets(&mut Reader::from_reader(BufReader::new(content)))?;
    let names: Vec<String> = made.iter().map(|(name, _)| name.clone()).collect();
    let mut made: Vec<(String, Vec<_>)> = made.into_iter().map(|(name, rows)| (name, rows.done())).collect();
    let is_filled = |name: &str| made.iter().any(|(of, rows)| of == name && !rows.is_empty());
    let sheet = chosen(&names, asked, is_filled)?;
    let rows = made.iter_mut().find(|(name, _)| *name == sheet).map(|(_, rows)| std::mem::take(rows));
    Ok(Table { sheets: names, sheet, rows: rows.unwrap_or_default() })
}

/// Where the reader is in a sheet.
#[derive(Default)]
struct Place {
    row: u32,
    column: u32,
    /// How often the row, and the cell, at hand is meant.
    rows: u32,
    columns: u32,
    /// The cells of the row at hand that say something, with their columns.
    cells: Vec<(u32, Cell)>,
    cell: Option<Cell>,
    /// Inside a note, whose words are not the cell's.
    is_in_note: bool,
}

fn sheets<R: std::io::BufRead>(reader: &mut Reader<R>) -> Result<Vec<Sheet>, Refused> {
    let mut sheets: Vec<Sheet> = Vec::new();
    let (mut place, mut buffer) = (Place::default(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(tag) => place.begin(&tag, &mut sheets)?,
            Event::Empty(tag) => {
                place.begin(&tag, &mut sheets)?;
                place.end(local(tag.name().as_ref()), &mut sheets)?;
            }
            Event::Text(text) => place.say(&text),
            Event::GeneralRef(name) => {
                place.say(&entity(&name).ok_or_else(|| damaged(format!("&{};", &*name)))?);
            }
            Event::End(tag) => place.end(local(tag.name().as_ref()), &mut sheets)?,
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// What a reference to a letter means; those that a file defines itself mean nothing here.
fn entity(name: &str) -> Option<String> {
    let number = |text: &str, radix| u32::from_str_radix(text, radix).ok().and_then(char::from_u32).map(String::from);
    match (name, name.strip_prefix('#')) {
        (_, Some(digits)) => match digits.strip_prefix('x') {
            Some(digits) => number(digits, 16),
            None => number(digits, 10),
        },
        ("amp", _) => Some("&".into()),
        ("lt", _) => Some("<".into()),
        ("gt", _) => Some(">".into()),
        ("quot", _) => Some("\"".into()),
        ("apos", _) => Some("'".into()),
        _ => None,
    }
}

/// The name of an element without its namespace.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or_default()
}

/// An attribute by its whole name.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refused> {
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(damaged)?;
        if attribute.key.as_ref() == name {
            return Ok(Some(unescape(&attribute.value).map_err(damaged)?.into_owned()));
        }
    }
    Ok(None)
}

/// How often something is meant.
fn repeated(tag: &BytesStart<'_>, name: &str) -> Result<u32, Refused> {
    Ok(attribute(tag, name)?.and_then(|times| times.parse().ok()).unwrap_or(1).max(1))
}

impl Place {
    fn begin(&mut self, tag: &BytesStart<'_>, sheets: &mut Vec<Sheet>) -> Result<(), Refused> {
        match local(tag.name().as_ref()) {
            "table" => {
                sheets.push((attribute(tag, "table:name")?.unwrap_or_default(), Rows::default()));
                *self = Place::default();
            }
            "table-row" => {
                self.rows = repeated(tag, "table:number-rows-repeated")?;
                self.column = 0;
            }
            "table-cell" | "covered-table-cell" => {
                self.columns = repeated(tag, "table:number-columns-repeated")?;
                self.cell = Some(valued(tag)?);
            }
            "annotation" => self.is_in_note = true,
            "s" => self.say(" "),
            "p" => self.part(),
            _ => {}
        }
        Ok(())
    }

    /// A further paragraph of a cell stands apart.
    fn part(&mut self) {
        if let Some(cell) = &mut self.cell
            && !self.is_in_note
            && cell.form == Form::Text
            && !cell.text.is_empty()
        {
            cell.text.push(' ');
        }
    }

    /// Words of the cell at hand; one with a value says that.
    fn say(&mut self, words: &str) {
        if let Some(cell) = &mut self.cell
            && !self.is_in_note
            && cell.form == Form::Text
        {
            cell.text.push_str(words);
        }
    }

    fn end(&mut self, name: &str, sheets: &mut [Sheet]) -> Result<(), Refused> {
        match name {
            "annotation" => self.is_in_note = false,
            "table-cell" | "covered-table-cell" => self.put_cell()?,
            "table-row" => self.put_row(sheets)?,
            _ => {}
        }
        Ok(())
    }

    fn put_cell(&mut self) -> Result<(), Refused> {
        let Some(mut cell) = self.cell.take() else { return Ok(()) };
        cell.text = cell.text.trim().to_owned();
        if !cell.is_blank() {
            let last = self.column.saturating_add(self.columns);
            if last as usize > MOST_COLUMNS {
                return Err(Refused::Wide { most: MOST_COLUMNS });
            }
            self.cells.extend((self.column..last).map(|column| (column, cell.clone())));
        }
        self.column = self.column.saturating_add(self.columns);
        Ok(())
    }

    fn put_row(&mut self, sheets: &mut [Sheet]) -> Result<(), Refused> {
        let cells = std::mem::take(&mut self.cells);
        let last = self.row.saturating_add(self.rows);
        if let (Some((_, rows)), false) = (sheets.last_mut(), cells.is_empty()) {
            // Rows that say something are few in any real sheet; a million of the same are none.
            if last > MOST_ROWS {
                return Err(Refused::Long { most: MOST_ROWS });
            }
            for row in self.row..last {
                for (column, cell) in &cells {
                    rows.put(row, *column, cell.clone())?;
                }
            }
        }
        self.row = last;
        Ok(())
    }
}

/// A cell as its attributes say it.
fn valued(tag: &BytesStart<'_>) -> Result<Cell, Refused> {
    let value = |name: &str| attribute(tag, name).map(Option::unwrap_or_default);
    Ok(match attribute(tag, "office:value-type")?.as_deref() {
        Some("float" | "currency" | "percentage") => {
            let text = value("office:value")?;
            text.parse().map_or(Cell { text, form: Form::Failed }, Cell::number)
        }
        Some("date") => Cell { text: value("office:date-value")?, form: Form::Date },
        Some("boolean") => Cell::text(value("office:boolean-value")?.to_uppercase()),
        _ => Cell::default(),
    })
}
