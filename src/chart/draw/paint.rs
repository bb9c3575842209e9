//! A chart on an area of any backend.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

use super::pen::{Drawn, Pen};
use super::{cascade, columns};
use crate::chart::{Chart, Layout, Look, Plot};

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
