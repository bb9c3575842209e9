//! Enterprises: a year's return on a co-op's productive capital, with luck of its own, of its chain
//! and of all, and disasters.
//!
//! Which luck a co-op has is decided by a shared draw: in a fraction of years equal to the common
//! correlation all co-ops have the same luck, in a further fraction equal to the chain correlation
//! those of one chain do, else each has its own. So every return keeps exactly the distribution of its
//! table, and two co-ops correlate exactly as stated.

mod business;
mod firm;
mod luck;
mod operation;

pub use business::{Business, Businesses};
pub use firm::{BranchYear, Firm};
pub use luck::{CommonLuck, LEAST_RETURN, SharedLuck, YearLuck};
pub use operation::{Borrowed, MOST_NET_ASSETS, Operation, Terms};
