//! Whether a packed file may be unpacked: it is, piece by piece and into nothing, before anyone reads it whole.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;
use zip::result::ZipError;

use super::problem::Refused;

/// What a file may unpack to, in megabytes: ten times what 100,000 households need.
pub const MOST: u64 = 256;

/// A packed file.
pub type Packed<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens it, once it has shown what it unpacks to.
pub fn open(bytes: &[u8]) -> Result<Packed<'_>, Refused> {
    let mut packed = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut left = MOST * 1_000_000;
    for place in 0..packed.len() {
        let file = packed.by_index(place).map_err(broken)?;
        // What an archive says of its own sizes may be wrong.
        let read = copy(&mut file.take(left + 1), &mut sink()).map_err(damaged)?;
        left = left.checked_sub(read).ok_or(Refused::Large { most: MOST })?;
    }
    Ok(packed)
}

/// Whether it holds a file of this name.
pub fn holds(packed: &Packed<'_>, name: &str) -> bool {
    packed.index_for_name(name).is_some()
}

fn broken(error: ZipError) -> Refused {
    match error {
        ZipError::UnsupportedArchive(said) if said == ZipError::PASSWORD_REQUIRED => Refused::Locked,
        other => Refused::Broken { said: other.to_string() },
    }
}

/// What could not be unpacked.
pub fn damaged(error: impl std::fmt::Display) -> Refused {
    Refused::Broken { said: error.to_string() }
}
