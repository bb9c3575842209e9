//! A chart: its words and its marks.

use super::axis::Axis;
use super::ink::{Ink, Pattern};

/// One chart with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// A short name, unique on a page and fit for a file name.
    pub id: &'static str,
    /// What the chart shows: a finding, in one sentence.
    pub title: String,
    /// What is drawn, and in which unit.
    pub subtitle: String,
    /// The marks.
    pub plot: Plot,
    /// What each item reads, in the order of the items: the same words as the table's.
    pub readings: Vec<String>,
    /// All values in words.
    pub table: Table,
}

/// Values as a table: the first column names the row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Heads of the columns.
    pub head: Vec<String>,
    /// Rows, as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// The two kinds of plots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plot {
    /// Upright columns side by side: years, or bins of a histogram.
    Columns(Columns),
    /// Rows under each other, each taking up where the one above ended: the way of one sum.
    Cascade(Cascade),
}

/// Columns, with layers over them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Label of each column.
    pub labels: Vec<String>,
    /// Whether a label stands at its column's left edge (bins) or under its middle (years).
    pub labels_at_edge: bool,
    /// Space between columns, in percent of a column.
    pub gap: u8,
    /// The upright axis.
    pub y: Axis,
    /// From the back to the front.
    pub layers: Vec<Layer>,
}

/// A layer over columns. Values have one entry a column, in the unit of the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The area between two lines.
    Band {
        /// Lower ends.
        low: Vec<i64>,
        /// Upper ends.
        high: Vec<i64>,
        /// Colour.
        ink: Ink,
        /// Opacity in percent.
        depth: u8,
        /// Label at the upper right end; empty for none.
        label: String,
    },
    /// A line through the columns' middles.
    Line {
        /// The values.
        values: Vec<i64>,
        /// Colour.
        ink: Ink,
        /// Width in tenths of a pixel.
        width: u32,
        /// Whether every value has its dot.
        dots: bool,
        /// Label at the right end; empty for none.
        label: String,
    },
    /// Bars upon the stacks before; negative values hang below zero.
    Stack {
        /// The values.
        values: Vec<i64>,
        /// Colour.
        ink: Ink,
        /// Pattern.
        pattern: Pattern,
        /// Label beside the last column; empty for none.
        label: String,
    },
    /// A dashed line across at one value.
    Rule {
        /// The value.
        at: i64,
        /// Label at its right end.
        label: String,
    },
    /// A dashed upright line between columns.
    Mark {
        /// Place in thousandths of a column from the left edge.
        at: i64,
        /// Label at its head.
        label: String,
    },
}

/// The way of one sum: rows that add up to the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cascade {
    /// The whole, and its value in words.
    pub whole: (String, String),
    /// The parts in order.
    pub parts: Vec<Part>,
}

/// A part of a cascade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub label: String,
    /// Its value in words.
    pub value: String,
    /// Its size in parts per million of the whole.
    pub size: i64,
    /// Colour.
    pub ink: Ink,
    /// Pattern.
    pub pattern: Pattern,
}

impl Chart {
    /// How many items can be read one by one: columns, or rows.
    pub fn items(&self) -> usize {
        match &self.plot {
            Plot::Columns(columns) => columns.labels.len(),
            Plot::Cascade(cascade) => cascade.parts.len() + 1,
        }
    }

    /// Whether items stand side by side (read with the left and right arrow keys) or under each other.
    pub fn is_upright(&self) -> bool {
        matches!(self.plot, Plot::Columns(_))
    }
}
