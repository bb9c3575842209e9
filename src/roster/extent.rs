//! Workbooks of before 2007 made safe for their reader (\[MS-XLS\] 2.4). It makes room for every cell between the first
//! and the last, and a file of a few hundred bytes can name any; it goes where a sheet is said to begin, and it follows a
//! damaged container wherever that leads. So how far the cells reach and where the sheets begin is looked at first, and the
//! records are handed on in a container that is whole.

use std::io::{Cursor, Read, Write};

use super::archive::damaged;
use super::limits::{MOST_COLUMNS, MOST_ROWS};
use super::problem::Refused;

/// Records that begin with a cell's row and column: formulas, blanks, numbers, texts, truth and errors, and rows of them.
const CELLS: [u16; 9] = [0x0006, 0x00BD, 0x00BE, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E];

/// The record that says where a sheet begins.
const SHEET: u16 = 0x0085;

/// The streams that hold the sheets, of 1997 and of 1995.
const STREAMS: [&str; 2] = ["/Workbook", "/Book"];

/// What an encrypted workbook of since 2007 is packed in.
const ENCRYPTED: &str = "/EncryptedPackage";

/// The columns that such a workbook can have.
const COLUMNS: usize = 256;

/// A workbook's records in a container of their own, once none of its cells is further out than is read.
pub fn checked(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    if file.exists(ENCRYPTED) {
        return Err(Refused::Locked);
    }
    let name = STREAMS.into_iter().find(|name| file.exists(name)).ok_or(Refused::Foreign)?;
    let mut records = Vec::new();
    file.open_stream(name).and_then(|mut stream| stream.read_to_end(&mut records)).map_err(damaged)?;
    check(&records)?;
    let mut made = cfb::CompoundFile::create(Cursor::new(Vec::new())).map_err(damaged)?;
    made.create_stream(name).and_then(|mut to| to.write_all(&records)).map_err(damaged)?;
    made.flush().map_err(damaged)?;
    Ok(made.into_inner().into_inner())
}

fn check(records: &[u8]) -> Result<(), Refused> {
    let mut rest = records;
    while let [kind_low, kind_high, long_low, long_high, after @ ..] = rest {
        let kind = u16::from_le_bytes([*kind_low, *kind_high]);
        let length = usize::from(u16::from_le_bytes([*long_low, *long_high]));
        let (Some(record), Some(next)) = (after.get(..length), after.get(length..)) else { break };
        match record {
            [a, b, c, d, ..] if kind == SHEET => begins(u32::from_le_bytes([*a, *b, *c, *d]) as usize, records.len())?,
            [a, b, c, d, ..] if CELLS.contains(&kind) => {
                within(u16::from_le_bytes([*a, *b]).into(), u16::from_le_bytes([*c, *d]).into())?;
            }
            _ => {}
        }
        rest = next;
    }
    Ok(())
}

/// A sheet begins inside of its file.
fn begins(at: usize, end: usize) -> Result<(), Refused> {
    if at < end { Ok(()) } else { Err(damaged(format!("a sheet at byte {at} of {end}"))) }
}

fn within(row: u32, column: usize) -> Result<(), Refused> {
    match (row < MOST_ROWS, column < MOST_COLUMNS.min(COLUMNS)) {
        (true, true) => Ok(()),
        (false, _) => Err(Refused::Long { most: MOST_ROWS }),
        (_, false) => Err(Refused::Wide { most: COLUMNS }),
    }
}
