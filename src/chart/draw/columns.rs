//! Columns with bands, lines, stacks, rules and marks.

use plotters::prelude::DrawingBackend;

use super::pattern::bar;
use super::pen::{At, Drawn, Pen};
use crate::chart::{Axis, Columns, Ink, Layer, Layout, Pattern, Rect, text_width};
use crate::order::ascending;

/// A label at the right end that still needs its place.
struct EndLabel<'a> {
    text: &'a str,
    y: f64,
    ink: Ink,
}

/// The heights that stacks have reached in each column, upwards and downwards.
struct Piles {
    up: Vec<i64>,
    down: Vec<i64>,
}

/// Paints columns.
pub(super) fn draw<B: DrawingBackend>(pen: &Pen<B>, columns: &Columns, layout: &Layout) -> Drawn<B> {
    grid(pen, &columns.y, layout.plot)?;
    let count = columns.labels.len();
    let mut piles = Piles { up: vec![0; count], down: vec![0; count] };
    let mut ends = Vec::new();
    for layer in &columns.layers {
        ends.extend(end_label(layer, &columns.y, layout.plot, &piles));
        paint(pen, columns, layer, layout, &mut piles)?;
    }
    base(pen, &columns.y, layout.plot)?;
    labels(pen, columns, layout)?;
    end_labels(pen, ends, layout.plot)
}

fn height(y: &Axis, plot: Rect, value: i64) -> f64 {
    plot.bottom() - plot.height * y.place(value)
}

fn grid<B: DrawingBackend>(pen: &Pen<B>, y: &Axis, plot: Rect) -> Drawn<B> {
    for tick in &y.ticks {
        let at = height(y, plot, tick.at);
        pen.path([(plot.left, at), (plot.right(), at)], Ink::Line, 1.0)?;
        pen.text(&tick.text, (plot.left - 6.0, at), At::Left, Ink::Muted, false)?;
    }
    Ok(())
}

fn base<B: DrawingBackend>(pen: &Pen<B>, y: &Axis, plot: Rect) -> Drawn<B> {
    let zero = height(y, plot, 0);
    pen.path([(plot.left, zero), (plot.right(), zero)], Ink::Muted, 1.0)
}

fn paint<B: DrawingBackend>(
    pen: &Pen<B>,
    columns: &Columns,
    layer: &Layer,
    layout: &Layout,
    piles: &mut Piles,
) -> Drawn<B> {
    let (y, plot) = (&columns.y, layout.plot);
    let through = |values: &[i64]| -> Vec<(f64, f64)> {
        layout.items.iter().zip(values).map(|(item, &value)| (item.middle(), height(y, plot, value))).collect()
    };
    match layer {
        Layer::Band { low, high, ink, depth, .. } => {
            let back = through(low).into_iter().rev();
            pen.area(through(high).into_iter().chain(back), *ink, *depth)
        }
        Layer::Line { values, ink, width, dots, .. } => {
            let points = through(values);
            for point in points.iter().filter(|_| *dots || points.len() == 1) {
                pen.dot(*point, 2.6, *ink)?;
            }
            pen.path(points, *ink, f64::from(*width) / 10.0)
        }
        Layer::Stack { values, ink, pattern, .. } => stack(pen, columns, layout, piles, values, (*ink, *pattern)),
        Layer::Rule { at, .. } => {
            let at = height(y, plot, *at);
            pen.dashed((plot.left, at), (plot.right(), at), Ink::Text)
        }
        Layer::Mark { at, label } => mark(pen, columns, layout, *at, label),
    }
}

fn stack<B: DrawingBackend>(
    pen: &Pen<B>,
    columns: &Columns,
    layout: &Layout,
    piles: &mut Piles,
    values: &[i64],
    (ink, pattern): (Ink, Pattern),
) -> Drawn<B> {
    for (place, (&value, item)) in values.iter().zip(&layout.items).enumerate() {
        if value == 0 {
            continue;
        }
        let pile = if value < 0 { &mut piles.down[place] } else { &mut piles.up[place] };
        let from = height(&columns.y, layout.plot, *pile);
        *pile += value;
        let to = height(&columns.y, layout.plot, *pile);
        let gap = item.width * f64::from(columns.gap) / 200.0;
        let rect = Rect {
            left: item.left + gap,
            top: from.min(to),
            width: (item.width - 2.0 * gap).max(0.5),
            height: (from - to).abs(),
        };
        bar(pen, rect, ink, pattern)?;
    }
    Ok(())
}

fn mark<B: DrawingBackend>(pen: &Pen<B>, columns: &Columns, layout: &Layout, at: i64, label: &str) -> Drawn<B> {
    let plot = layout.plot;
    let step = plot.width / columns.labels.len().max(1) as f64;
    let x = plot.left + step * at as f64 / 1000.0;
    pen.dashed((x, plot.top - 4.0), (x, plot.bottom()), Ink::Text)?;
    // A label never leaves the drawing.
    let half = text_width(label) * pen.look.letters / 2.0;
    let middle = x.min(pen.look.width - half).max(half);
    pen.text(label, (middle, plot.top - pen.look.letters), At::Middle, Ink::Text, false)
}

/// Labels under the columns, as many as have room.
fn labels<B: DrawingBackend>(pen: &Pen<B>, columns: &Columns, layout: &Layout) -> Drawn<B> {
    let widest = columns.labels.iter().map(|label| text_width(label)).fold(0.0, f64::max) * pen.look.letters + 8.0;
    let step = layout.items.first().map_or(1.0, |item| item.width);
    let every = (widest / step).ceil().max(1.0) as usize;
    let line = layout.plot.bottom() + pen.look.letters;
    for (item, label) in layout.items.iter().zip(&columns.labels).step_by(every) {
        let x = if columns.labels_at_edge { item.left } else { item.middle() };
        pen.text(label, (x, line), At::Middle, Ink::Muted, false)?;
    }
    Ok(())
}

fn end_label<'a>(layer: &'a Layer, y: &Axis, plot: Rect, piles: &Piles) -> Option<EndLabel<'a>> {
    let (text, value, ink) = match layer {
        Layer::Band { high, label, ink, .. } => (label, *high.last()?, readable(*ink)),
        Layer::Line { values, label, ink, .. } => (label, *values.last()?, readable(*ink)),
        Layer::Stack { values, label, ink, .. } => {
            let value = *values.last()?;
            let pile = if value < 0 { piles.down.last()? } else { piles.up.last()? };
            (label, pile + value / 2, readable(*ink))
        }
        Layer::Rule { at, label } => (label, *at, Ink::Text),
        Layer::Mark { .. } => return None,
    };
    let shown = !text.is_empty() && !matches!(layer, Layer::Stack { values, .. } if values.last() == Some(&0));
    shown.then(|| EndLabel { text, y: height(y, plot, value), ink })
}

/// The ink for words about what has `ink`: the grey of kept money is too pale for letters.
fn readable(ink: Ink) -> Ink {
    if ink == Ink::Kept { Ink::Muted } else { ink }
}

/// Moves labels apart until none covers another, then writes them.
fn end_labels<B: DrawingBackend>(pen: &Pen<B>, ends: Vec<EndLabel>, plot: Rect) -> Drawn<B> {
    // In thousandths of a pixel.
    let order = ascending(ends.iter().map(|end| (end.y * 1e3) as i64));
    let ends: Vec<&EndLabel> = order.into_iter().map(|place| &ends[place]).collect();
    let places = spread(&ends.iter().map(|end| end.y).collect::<Vec<_>>(), pen.look.letters * 1.2, plot);
    for (end, y) in ends.iter().zip(places) {
        pen.text(end.text, (plot.right() + 6.0, y), At::Right, end.ink, false)?;
    }
    Ok(())
}

/// Heights at least `space` apart, in the same order, within the plot where there is room.
fn spread(heights: &[f64], space: f64, plot: Rect) -> Vec<f64> {
    let mut places = heights.to_vec();
    for place in 1..places.len() {
        places[place] = places[place].max(places[place - 1] + space);
    }
    let mut floor = plot.bottom() + space / 2.0;
    for place in places.iter_mut().rev() {
        *place = place.min(floor);
        floor = *place - space;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_their_order_and_their_distance() {
        let plot = Rect { left: 0.0, top: 0.0, width: 100.0, height: 100.0 };
        let places = spread(&[50.0, 51.0, 99.0, 99.5], 12.0, plot);
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 12.0 - 1e-9), "{places:?}");
        assert!(places[3] <= 106.0);
    }
}
