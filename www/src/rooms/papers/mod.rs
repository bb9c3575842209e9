//! What is made of the results: a report, a poster, a link, tables.

pub mod paper;
pub mod poster;
pub mod report;
pub mod settings;
pub mod share;
pub mod tables;
