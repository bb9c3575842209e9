//! What a planner writes: a village (or a county of them), the money put in, the scheme, the
//! enterprises and the risks, as versioned JSON.
//!
//! Money and fractions are text ([`Fen`](crate::units::Fen), [`Rate`](crate::units::Rate)), never floats. Unknown fields are refused by name.
//! [`Scenario::from_json`] reads and validates; a value that came through it can be simulated.

mod change;
mod date;
mod document;
mod enterprise;
mod error;
pub mod fields;
pub mod lines;
mod named;
pub(crate) mod names;
mod programmes;
pub(crate) mod read;
mod resolution;
mod scheme;
mod shorten;
mod validate;
mod village;

pub use change::{Change, Death, Dissolution, Joining, Leaving, Splitting};
pub use date::{Date, NoDate};
pub use document::{FORMAT, Luck, Poverty, Scenario, Seeds};
pub use enterprise::{Enterprise, Units};
pub use error::{Error, Kind, Number};
pub(crate) use fields::MOST_DRAW_YEARS;
pub use fields::{FIELDS, Field, FieldKind, Origin};
pub use named::Named;
pub use programmes::*;
pub use read::tree;
pub use resolution::{Body, Majority, Resolution, Subject};
pub use scheme::*;
pub use village::{
    Allocation, AlsoRun, Earnings, Generated, Listed, ListedCoop, ListedHousehold, ListedShares, Split, Village,
};
