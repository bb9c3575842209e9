//! The rooms of the page, one a subject: each with what it holds, what can happen in it and what it shows. None knows
//! another; the shell holds their list.

pub mod advise;
pub mod cases;
pub mod compare;
pub mod papers;
pub mod scheme;
pub mod train;
pub mod versions;
pub mod village;
