//! The way of one sum, row by row.

use plotters::prelude::DrawingBackend;

use super::pattern::bar;
use super::pen::{At, Drawn, Pen};
use crate::chart::{Cascade, Ink, Layout, Pattern, Rect};

/// Paints a cascade.
pub(super) fn draw<B: DrawingBackend>(pen: &Pen<B>, cascade: &Cascade, layout: &Layout) -> Drawn<B> {
    let whole = inset(layout.items[0]);
    bar(pen, whole, Ink::Muted, Pattern::Solid)?;
    words(pen, &cascade.whole.0, &cascade.whole.1, layout.items[0], true)?;
    let mut before = 0;
    for (part, row) in cascade.parts.iter().zip(&layout.items[1..]) {
        let rect = inset(*row);
        let at = |size: i64| rect.left + rect.width * size as f64 / 1e6;
        let left = at(before);
        pen.path([(left, row.top - 3.0), (left, rect.bottom())], Ink::Kept, 0.8)?;
        let wide = (at(before + part.size) - left).max(if part.size > 0 { 1.5 } else { 0.0 });
        bar(pen, Rect { left, width: wide, ..rect }, part.ink, part.pattern)?;
        words(pen, &part.label, &part.value, *row, false)?;
        before += part.size;
    }
    Ok(())
}

fn inset(row: Rect) -> Rect {
    let air = (row.height * 0.16).min(6.0);
    Rect { top: row.top + air, height: row.height - 2.0 * air, ..row }
}

fn words<B: DrawingBackend>(pen: &Pen<B>, label: &str, value: &str, row: Rect, bold: bool) -> Drawn<B> {
    let middle = row.top + row.height / 2.0;
    pen.text(label, (row.left - 8.0, middle), At::Left, Ink::Text, bold)?;
    pen.text(value, (pen.look.width - 2.0, middle), At::Left, Ink::Text, true)
}
