//! Where the parts of a chart stand, in pixels of the page.

use super::ink::Theme;
use super::measure::text_width;
use super::plot::{Cascade, Chart, Columns, Layer, Plot};

/// How a chart shall look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Width in pixels of the page.
    pub width: f64,
    /// Height in pixels of the page.
    pub height: f64,
    /// Size of the letters in pixels of the page.
    pub letters: f64,
    /// Units of the drawing for a pixel of the page: 2 or more keeps slanted lines true.
    pub scale: f64,
    /// Light or dark.
    pub theme: Theme,
}

/// A rectangle in pixels of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Where the plot and its items stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The plot without its labels.
    pub plot: Rect,
    /// The items, in order: columns as high as the plot, or rows as wide as it.
    pub items: Vec<Rect>,
}

impl Rect {
    /// Right edge.
    pub fn right(self) -> f64 {
        self.left + self.width
    }

    /// Lower edge.
    pub fn bottom(self) -> f64 {
        self.top + self.height
    }

    /// The middle from left to right.
    pub fn middle(self) -> f64 {
        self.left + self.width / 2.0
    }
}

impl Layout {
    /// The layout of `chart` at `look`.
    pub fn of(chart: &Chart, look: Look) -> Layout {
        match &chart.plot {
            Plot::Columns(columns) => columns_layout(columns, look),
            Plot::Cascade(cascade) => cascade_layout(cascade, look),
        }
    }

    /// The item nearest to a point; none where there are no items.
    pub fn nearest(&self, x: f64, y: f64, upright: bool) -> Option<usize> {
        let away = |item: &Rect| match upright {
            true => (x - item.middle()).abs(),
            false => (y - item.top - item.height / 2.0).abs(),
        };
        let places = self.items.iter().enumerate();
        places.min_by(|a, b| away(a.1).total_cmp(&away(b.1))).map(|(place, _)| place)
    }
}

/// Bold letters are wider.
const BOLD: f64 = 1.1;

fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> f64 {
    texts.map(text_width).fold(0.0, f64::max)
}

fn columns_layout(columns: &Columns, look: Look) -> Layout {
    let ticks = widest(columns.y.ticks.iter().map(|tick| tick.text.as_str()));
    let ends = widest(columns.layers.iter().filter_map(Layer::end_label));
    let marked = columns.layers.iter().any(|layer| matches!(layer, Layer::Mark { .. }));
    let left = ticks * look.letters + 10.0;
    let right = if ends > 0.0 { ends * look.letters + 10.0 } else { look.letters };
    let top = look.letters * if marked { 2.2 } else { 0.8 };
    let plot = Rect {
        left,
        top,
        width: (look.width - left - right).max(10.0),
        height: (look.height - top - look.letters * 1.8).max(10.0),
    };
    let step = plot.width / columns.labels.len().max(1) as f64;
    let item = |place: usize| Rect { left: plot.left + step * place as f64, width: step, ..plot };
    Layout { plot, items: (0..columns.labels.len()).map(item).collect() }
}

fn cascade_layout(cascade: &Cascade, look: Look) -> Layout {
    let labels = widest(cascade.parts.iter().map(|part| part.label.as_str()).chain([cascade.whole.0.as_str()]));
    let values = widest(cascade.parts.iter().map(|part| part.value.as_str()).chain([cascade.whole.1.as_str()]));
    let left = labels * look.letters * BOLD + 8.0;
    let right = values * look.letters * BOLD + 10.0;
    let plot = Rect { left, top: 2.0, width: (look.width - left - right).max(10.0), height: look.height - 4.0 };
    let step = plot.height / (cascade.parts.len() + 1) as f64;
    let item = |place: usize| Rect { top: plot.top + step * place as f64, height: step, ..plot };
    Layout { plot, items: (0..=cascade.parts.len()).map(item).collect() }
}

impl Layer {
    /// The label that stands right of the plot.
    pub(super) fn end_label(&self) -> Option<&str> {
        match self {
            Layer::Band { label, .. } | Layer::Line { label, .. } | Layer::Stack { label, .. } => Some(label),
            Layer::Rule { label, .. } => Some(label),
            Layer::Mark { .. } => None,
        }
    }
}
