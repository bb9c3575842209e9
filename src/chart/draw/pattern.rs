//! Patterns over bars, so that colour never stands alone.

use plotters::prelude::DrawingBackend;

use super::pen::{Drawn, Pen};
use crate::chart::{Ink, Pattern, Rect};

/// Space between the lines of a pattern, in pixels of the page.
const SPACE: f64 = 6.0;

/// A bar in a colour with a pattern.
pub(super) fn bar<B: DrawingBackend>(pen: &Pen<B>, rect: Rect, ink: Ink, pattern: Pattern) -> Drawn<B> {
    match pattern {
        Pattern::Solid => pen.rect(rect, ink, 100),
        Pattern::Diagonal => {
            pen.rect(rect, ink, 100)?;
            diagonals(rect, SPACE).try_for_each(|line| pen.path(line, Ink::Ground, 1.6))
        }
        Pattern::Dots => {
            pen.rect(rect, ink, 100)?;
            dots(rect).try_for_each(|dot| pen.dot(dot, 1.1, Ink::Ground))
        }
        Pattern::Light => {
            pen.rect(rect, ink, 25)?;
            diagonals(rect, SPACE * 1.5).try_for_each(|line| pen.path(line, ink, 1.0))
        }
    }
}

/// Lines that rise to the right, `space` apart, cut at the edges. They keep step over neighbouring bars.
fn diagonals(rect: Rect, space: f64) -> impl Iterator<Item = [(f64, f64); 2]> {
    let (first, last) = (rect.left + rect.top, rect.right() + rect.bottom());
    let start = (first / space).ceil() as i64;
    let end = (last / space).floor() as i64;
    (start..=end).map(move |place| {
        let sum = place as f64 * space;
        let low = (sum - rect.bottom()).max(rect.left);
        let high = (sum - rect.top).min(rect.right());
        [(low, sum - low), (high, sum - high)]
    })
}

/// Points of a grid inside, every second row moved by half a step.
fn dots(rect: Rect) -> impl Iterator<Item = (f64, f64)> {
    let rows = (rect.top / SPACE).ceil() as i64..=((rect.bottom() - 1.5) / SPACE).floor() as i64;
    rows.flat_map(move |row| {
        let shift = if row % 2 == 0 { 0.0 } else { SPACE / 2.0 };
        let first = ((rect.left + 1.5 - shift) / SPACE).ceil() as i64;
        let last = ((rect.right() - 1.5 - shift) / SPACE).floor() as i64;
        (first..=last).map(move |column| (column as f64 * SPACE + shift, row as f64 * SPACE))
    })
    .filter(move |dot| dot.1 > rect.top + 1.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_stay_inside_their_bar() {
        let rect = Rect { left: 3.0, top: 5.0, width: 40.0, height: 9.0 };
        let inside = |(x, y): (f64, f64)| {
            (rect.left - 1e-9..=rect.right() + 1e-9).contains(&x)
                && (rect.top - 1e-9..=rect.bottom() + 1e-9).contains(&y)
        };
        assert!(diagonals(rect, SPACE).flatten().all(inside));
        assert!(dots(rect).all(inside) && dots(rect).count() > 5);
    }
}
