//! What rooms are built of.

pub mod charts;
pub mod choice;
pub mod counter;
pub mod detail;
pub mod document;
pub mod errand;
pub mod field;
pub mod figure;
pub mod node;
pub mod qr;
pub mod settle;
pub mod show;
pub mod table;
pub mod terms;
