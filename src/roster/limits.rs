//! What is read at the most.

use crate::units::Fen;

/// The largest file that is read, in megabytes.
pub const MOST_BYTES: u64 = 64;

/// The last row that is read: the households of a large township.
pub const MOST_ROWS: u32 = 200_000;

/// How many columns are read at the most.
pub const MOST_COLUMNS: usize = 512;

/// The most that one amount of a household can be.
pub const MOST_MONEY: Fen = Fen::yuan(100_000_000);

/// The most persons of a household.
pub const MOST_PERSONS: u64 = 30;

/// The most shares of a household.
pub const MOST_SHARES: u64 = 100_000_000;
