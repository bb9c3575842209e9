//! One drawing for every plotters backend.
//!
//! Texts are placed by their anchors and never measured by a backend, so that a page, a file and a test get the
//! same picture (measuring in a browser would also need the document).

mod cascade;
mod columns;
mod pattern;
mod pen;
mod picture;
mod svg;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::prelude::DrawingBackend;

use super::{Chart, Layout, Look, Plot};
use pen::Pen;
pub use picture::picture;
pub use svg::svg;

/// What a drawing returns: the backend's own error where it fails.
pub type Drawn<B> = Result<(), DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

/// Paints `chart` on `area`, whose size is the look's times its scale. The ground stays as it is.
///
/// # Errors
/// Only the backend's own.
pub fn draw<B: DrawingBackend>(chart: &Chart, area: &DrawingArea<B, Shift>, look: Look) -> Drawn<B> {
    let layout = Layout::of(chart, look);
    let pen = Pen { area, look };
    match &chart.plot {
        Plot::Columns(columns) => columns::draw(&pen, columns, &layout),
        Plot::Cascade(cascade) => cascade::draw(&pen, cascade, &layout),
    }
}
