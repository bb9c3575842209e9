//! What is read at the most.

/// The largest file that is read, in megabytes.
pub const MOST_BYTES: u64 = 64;

/// The last row that is read: the households of a large township.
pub const MOST_ROWS: u32 = 200_000;

/// How many columns are read at the most.
pub const MOST_COLUMNS: usize = 512;
