//! What a file is, by its content, and the rows of one of its sheets.

use super::archive;
use super::calc;
use super::cell::Table;
use super::limits::MOST_BYTES;
use super::ods;
use super::problem::Refused;
use super::separated;

/// The beginning of a packed file.
const PACKED: &[u8] = b"PK\x03\x04";

/// The beginning of a workbook of before 2007, and of one with a password.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Reads a sheet, or the first one that is not empty.
///
/// # Errors
/// When the file is empty, locked, damaged, of another kind or too large, or has no such sheet.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Table, Refused> {
    if bytes.len() as u64 > MOST_BYTES * 1_000_000 {
        return Err(Refused::Large { most: MOST_BYTES });
    }
    let table = if bytes.starts_with(PACKED) {
        let mut packed = archive::open(bytes)?;
        if archive::holds(&packed, "xl/workbook.xml") {
            calc::xlsx(bytes, sheet)?
        } else if archive::holds(&packed, "content.xml") {
            ods::read(&mut packed, sheet)?
        } else {
            return Err(Refused::Foreign);
        }
    } else if bytes.starts_with(COMPOUND) {
        calc::xls(bytes, sheet)?
    } else {
        separated::read(bytes)?
    };
    if table.rows.is_empty() { Err(Refused::Empty) } else { Ok(table) }
}
