//! One drawing for every plotters backend.
//!
//! Texts are placed by their anchors and never measured by a backend, so that a page, a file and a test get the
//! same picture (measuring in a browser would also need the document).

mod cascade;
mod columns;
mod paint;
mod pattern;
mod pen;
mod picture;
mod svg;

pub use paint::draw;
pub use pen::Drawn;
pub use picture::picture;
pub use svg::{Mark, marks, svg};
