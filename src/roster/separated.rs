//! Separated values, in the letters and with the separator that the file itself shows.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::cell::{Cell, Row, Table};
use super::limits::{MOST_COLUMNS, MOST_ROWS};
use super::problem::Refused;

/// The longest cell that is read, in bytes: a quote that is never closed swallows the rest of a file.
const LONGEST: usize = 20_000;

/// Reads separated values.
pub fn read(bytes: &[u8]) -> Result<Table, Refused> {
    let text = decoded(bytes)?;
    if is_web(&text) {
        return Err(Refused::Web);
    }
    let rows = rows(&text)?;
    Ok(Table { sheets: Vec::new(), sheet: String::new(), rows })
}

/// The text of bytes in UTF-8, UTF-16 or GB18030, which holds GBK and GB2312.
fn decoded(bytes: &[u8]) -> Result<String, Refused> {
    let encoding = match bytes {
        [0xEF, 0xBB, 0xBF, ..] => UTF_8,
        [0xFF, 0xFE, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] => UTF_16BE,
        _ => unmarked(bytes),
    };
    let (text, _, is_damaged) = encoding.decode(bytes);
    if is_damaged || text.contains('\0') { Err(Refused::Letters) } else { Ok(text.into_owned()) }
}

/// Of what is written without a mark. Digits and separators of UTF-16 hold every second byte zero; of Chinese letters
/// hardly one in two hundred holds any.
fn unmarked(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(2_000).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match even.max(odd) > bytes.len().min(4_000) / 20 {
        true if odd > 4 * even => UTF_16LE,
        true if even > 4 * odd => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => GB18030,
    }
}

/// Whether it is a web page or another program's XML under a workbook's name.
fn is_web(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(200).collect::<String>().to_lowercase();
    head.starts_with('<')
        && ["<html", "<!doctype", "<table", "<?xml", "<head", "<meta"].iter().any(|tag| head.contains(tag))
}

/// The separator that most of the first lines hold the same number of; a comma where none does.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(20).collect();
    let held = |separator: u8| {
        let counts: Vec<usize> =
            lines.iter().map(|line| line.bytes().filter(|byte| *byte == separator).count()).collect();
        counts.iter().filter(|count| **count > 0).count() * 100 + counts.iter().copied().max().unwrap_or(0).min(99)
    };
    [b',', b'\t', b';', b'|'].into_iter().rev().max_by_key(|separator| held(*separator)).unwrap_or(b',')
}

fn rows(text: &str) -> Result<Vec<Row>, Refused> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    // An empty line is none to the reader, but one to whoever looks for row 7.
    let mut lines = LineNumbers::of(text);
    loop {
        let begins = reader.position().byte();
        let more = reader.read_record(&mut record).map_err(|error| Refused::Broken { said: error.to_string() })?;
        if !more {
            return Ok(rows);
        }
        let begins = record.position().map_or(begins, csv::Position::byte);
        let number = lines.at(begins as usize);
        if record.len() > MOST_COLUMNS {
            return Err(Refused::Wide { most: MOST_COLUMNS });
        }
        if number > MOST_ROWS {
            return Err(Refused::Long { most: MOST_ROWS });
        }
        if record.iter().any(|cell| cell.len() > LONGEST) {
            return Err(Refused::Quote { row: number });
        }
        let mut cells: Vec<Cell> = record.iter().map(|cell| Cell::text(cell.trim())).collect();
        cells.truncate(cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1));
        if !cells.is_empty() {
            rows.push(Row { number, cells });
        }
    }
}

/// Numbers of lines, asked for in their order.
struct LineNumbers<'a> {
    text: &'a [u8],
    at: usize,
    number: u32,
}

impl LineNumbers<'_> {
    fn of(text: &str) -> LineNumbers<'_> {
        LineNumbers { text: text.as_bytes(), at: 0, number: 1 }
    }

    /// The number of the first line that says something from a byte on, from 1. A line ends with CR, LF or both.
    fn at(&mut self, byte: usize) -> u32 {
        let mut until = byte.min(self.text.len());
        while matches!(self.text.get(until), Some(b'\r' | b'\n')) {
            until += 1;
        }
        while self.at < until {
            let is_end = match self.text[self.at] {
                b'\n' => true,
                b'\r' => self.text.get(self.at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.number = self.number.saturating_add(u32::from(is_end));
            self.at += 1;
        }
        self.number
    }
}
