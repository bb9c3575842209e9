//! How each chart is built: its layers, inks, patterns and axes. What it says is handed in.

use crate::outcome::{FlowTo, Histogram, Incomes, Pick};
use crate::units::{Fen, Rate};

use super::axis::Axis;
use super::ink::{Ink, Pattern};
use super::plot::{Cascade, Columns, Layer, Part, Plot};

/// A line without dots that stands behind others.
fn thin(values: Vec<i64>, label: String) -> Layer {
    Layer::Line { values, ink: Ink::Kept, width: 8, dots: false, label }
}

/// How an amount spreads over the futures, year by year.
pub struct Fan {
    /// The 5, 25, 50, 75 and 95 % order statistics of each year.
    pub levels: [Vec<i64>; 5],
    /// What the lowest, the middle half, the middle and the highest are called.
    pub names: [String; 4],
    /// One of the futures and what it is called; none where there is none.
    pub future: Option<(Vec<i64>, String)>,
}

/// See [`Fan`]; `years` and `name` are what the years and the amounts of the axis are called.
pub fn fan(of: Fan, years: Vec<String>, name: impl Fn(i64) -> String) -> Plot {
    let most = of.levels.iter().flatten().chain(of.future.iter().flat_map(|(values, _)| values)).copied().max();
    let [p5, p25, p50, p75, p95] = of.levels;
    let [worst, half, middle, best] = of.names;
    let mut layers = vec![
        Layer::Band { low: p5.clone(), high: p95.clone(), ink: Ink::Muted, depth: 14, label: String::new() },
        Layer::Band { low: p25, high: p75, ink: Ink::Muted, depth: 28, label: half },
        thin(p95, best),
        thin(p5, worst),
        Layer::Line { values: p50, ink: Ink::Text, width: 30, dots: false, label: middle },
    ];
    let future = of.future.map(|(values, label)| Layer::Line { values, ink: Ink::Text, width: 9, dots: true, label });
    layers.extend(future);
    let y = Axis::around(0, most.unwrap_or(0), name);
    Plot::Columns(Columns { labels: years, labels_at_edge: false, gap: 0, y, layers })
}

/// What takes its part of a co-op's yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Of the surplus.
    Surplus(FlowTo),
    /// Costs, of the revenue.
    Costs,
    /// Wages of members, of the revenue.
    WagesOfMembers,
    /// Wages of others, of the revenue.
    WagesOfOthers,
}

impl Share {
    fn look(self) -> (Ink, Pattern) {
        match self {
            Share::Costs => (Ink::Kept, Pattern::Light),
            Share::WagesOfMembers => (Ink::Wages, Pattern::Solid),
            Share::WagesOfOthers => (Ink::Wages, Pattern::Diagonal),
            Share::Surplus(to) => match to {
                FlowTo::Losses => (Ink::Warning, Pattern::Light),
                FlowTo::Reserve | FlowTo::Welfare | FlowTo::Carried => (Ink::Kept, Pattern::Light),
                FlowTo::PatronageOthers => (Ink::Farming, Pattern::Light),
                FlowTo::PatronageCohort => (Ink::Farming, Pattern::Solid),
                FlowTo::PaidInOthers | FlowTo::PaidInCohort => (Ink::PaidIn, Pattern::Solid),
                FlowTo::Allocated => (Ink::Allocated, Pattern::Dots),
                FlowTo::CollectiveKept => (Ink::Collective, Pattern::Solid),
                FlowTo::CollectivePaid => (Ink::Collective, Pattern::Diagonal),
                FlowTo::CollectiveOthers => (Ink::Collective, Pattern::Light),
                FlowTo::Others => (Ink::Kept, Pattern::Solid),
            },
        }
    }

    /// A row of the way of one yuan; its name, its value in words, and its size.
    pub fn part(self, label: String, value: String, size: Rate) -> Part {
        let (ink, pattern) = self.look();
        Part { label, value, size: size.ppm(), ink, pattern }
    }
}

/// The way of one yuan, which in words is `whole` with its value.
pub fn way(whole: (String, String), parts: Vec<Part>) -> Plot {
    Plot::Cascade(Cascade { whole, parts })
}

/// A source of a household's income, or what takes from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// What illness takes.
    Illness,
    /// Farming.
    Farming,
    /// Wages.
    Wages,
    /// Wages from the co-ops.
    Jobs,
    /// Other income.
    Other,
    /// From the collective's dividend.
    Collective,
    /// On allocated shares.
    Allocated,
    /// On paid-in shares.
    PaidIn,
    /// By trade and membership.
    Patronage,
    /// Help from outside.
    Help,
}

impl Source {
    /// From the lowest to the highest of a stack.
    const ALL: [Source; 10] = [
        Source::Illness,
        Source::Farming,
        Source::Wages,
        Source::Jobs,
        Source::Other,
        Source::Collective,
        Source::Allocated,
        Source::PaidIn,
        Source::Patronage,
        Source::Help,
    ];

    /// What it brings.
    fn of(self, incomes: &Incomes) -> Fen {
        match self {
            Source::Illness => -incomes.illness,
            Source::Farming => incomes.farming,
            Source::Wages => incomes.wages,
            Source::Jobs => incomes.jobs,
            Source::Other => incomes.other,
            Source::Collective => incomes.collective,
            Source::Allocated => incomes.allocated,
            Source::PaidIn => incomes.paid_in,
            Source::Patronage => incomes.patronage,
            Source::Help => incomes.help,
        }
    }

    fn look(self) -> (Ink, Pattern) {
        match self {
            Source::Illness => (Ink::Warning, Pattern::Light),
            Source::Farming => (Ink::Farming, Pattern::Solid),
            Source::Wages => (Ink::Wages, Pattern::Solid),
            Source::Jobs => (Ink::Wages, Pattern::Diagonal),
            Source::Other => (Ink::Kept, Pattern::Light),
            Source::Collective => (Ink::Collective, Pattern::Diagonal),
            Source::Allocated => (Ink::Allocated, Pattern::Dots),
            Source::PaidIn => (Ink::PaidIn, Pattern::Solid),
            Source::Patronage => (Ink::PaidIn, Pattern::Light),
            Source::Help => (Ink::Wages, Pattern::Light),
        }
    }

    /// Whether it has a layer: the rarer ones only where they bring anything in some year.
    fn stands(self, incomes: &[Incomes]) -> bool {
        match self {
            Source::Jobs | Source::Patronage => incomes.iter().any(|year| self.of(year) > Fen::ZERO),
            Source::Help => incomes.iter().any(|year| self.of(year) != Fen::ZERO),
            _ => true,
        }
    }
}

/// What a household gets before illness takes its part.
pub fn received(incomes: &Incomes) -> Fen {
    let dividends = incomes.patronage + incomes.paid_in + incomes.allocated + incomes.collective;
    incomes.wages + incomes.jobs + incomes.farming + incomes.other + incomes.help.or_nothing() + dividends
}

/// Incomes year by year, stacked, with the poverty line; `source`, `years` and `name` are what the sources, the years
/// and the amounts of the axis are called.
pub fn stack(
    incomes: &[Incomes],
    source: impl Fn(Source) -> String,
    (line, line_name): (Fen, String),
    years: Vec<String>,
    name: impl Fn(i64) -> String,
) -> Plot {
    let layer = |of: Source| {
        let (ink, pattern) = of.look();
        Layer::Stack { values: incomes.iter().map(|year| of.of(year).fen()).collect(), ink, pattern, label: source(of) }
    };
    let mut layers: Vec<Layer> = Source::ALL.into_iter().filter(|of| of.stands(incomes)).map(layer).collect();
    layers.push(Layer::Rule { at: line.fen(), label: line_name });
    let most = incomes.iter().map(|year| received(year).fen()).max().unwrap_or(0).max(line.fen());
    let taken = |year: &Incomes| (-year.illness - (-year.help).or_nothing()).fen();
    let y = Axis::around(incomes.iter().map(taken).min().unwrap_or(0), most, name);
    Plot::Columns(Columns { labels: years, labels_at_edge: false, gap: 28, y, layers })
}

/// How an amount of one year spreads over the futures; `names` are those of its lowest twentieth, its middle and its
/// highest twentieth, `edge` and `count` say what stands on the axes.
pub fn bins(
    histogram: &Histogram,
    fan: &[Pick; 5],
    names: [String; 3],
    edge: impl Fn(i64) -> String,
    count: impl Fn(i64) -> String,
) -> Plot {
    let counts: Vec<i64> = histogram.counts.iter().map(|&count| i64::from(count)).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let labels =
        (0..counts.len() as i64).map(|place| edge(histogram.from.fen() + histogram.width.fen() * place)).collect();
    let mut layers =
        vec![Layer::Stack { values: counts, ink: Ink::Kept, pattern: Pattern::Solid, label: String::new() }];
    layers.extend(bin_marks(histogram, fan, names));
    Plot::Columns(Columns { labels, labels_at_edge: true, gap: 8, y: Axis::around(0, most, count), layers })
}

/// Marks at the worst and best twentieth and the middle, unless they would cover each other.
fn bin_marks(histogram: &Histogram, fan: &[Pick; 5], [worst, middle, best]: [String; 3]) -> Vec<Layer> {
    let width = histogram.width.fen().max(1);
    let apart = histogram.counts.len() as i64 * 1000 / 6;
    let mut marks: Vec<(i64, Layer)> = Vec::new();
    for (level, label) in [(2, middle), (0, worst), (4, best)] {
        let at = (fan[level].amount.fen() - histogram.from.fen()) * 1000 / width;
        if marks.iter().all(|(other, _)| (at - other).abs() >= apart) {
            marks.push((at, Layer::Mark { at, label }));
        }
    }
    marks.into_iter().map(|(_, layer)| layer).collect()
}

/// A part of the whole over tried values, with its interval and what is wanted of it.
pub struct Curve {
    /// Lower ends of the intervals.
    pub low: Vec<i64>,
    /// The parts.
    pub mean: Vec<i64>,
    /// Upper ends.
    pub high: Vec<i64>,
    /// What is wanted, and what that is called.
    pub wanted: (Rate, String),
}

/// See [`Curve`]; `values` and `name` are what the tried values and the parts of the axis are called.
pub fn curve(of: Curve, values: Vec<String>, name: impl Fn(i64) -> String) -> Plot {
    let band = Layer::Band { low: of.low, high: of.high, ink: Ink::Muted, depth: 24, label: String::new() };
    let line = Layer::Line { values: of.mean, ink: Ink::Text, width: 22, dots: true, label: String::new() };
    let (at, label) = (of.wanted.0.ppm(), of.wanted.1);
    let layers = vec![band, line, Layer::Rule { at, label }];
    let y = Axis::around(0, Rate::ONE.ppm(), name);
    Plot::Columns(Columns { labels: values, labels_at_edge: false, gap: 0, y, layers })
}

/// Two amounts over each other in every column, with the way between them: what is lost in a step down. `labels` are
/// what the two are called.
pub fn cliff(
    [high, low]: [Vec<i64>; 2],
    [upper, lower]: [String; 2],
    across: Vec<String>,
    name: impl Fn(i64) -> String,
) -> Plot {
    let both = || high.iter().zip(&low);
    let most = both().map(|(a, b)| *a.max(b)).max().unwrap_or(0);
    let band = Layer::Band {
        low: both().map(|(a, b)| *a.min(b)).collect(),
        high: both().map(|(a, b)| *a.max(b)).collect(),
        ink: Ink::Muted,
        depth: 14,
        label: String::new(),
    };
    let line = |values, width, label| Layer::Line { values, ink: Ink::Text, width, dots: true, label };
    let layers = vec![band, line(high, 24, upper), line(low, 12, lower)];
    Plot::Columns(Columns { labels: across, labels_at_edge: false, gap: 0, y: Axis::around(0, most, name), layers })
}

/// One amount over another, as a line with dots.
pub fn line(values: Vec<i64>, label: String, across: Vec<String>, name: impl Fn(i64) -> String) -> Plot {
    let y = Axis::around(0, values.iter().copied().max().unwrap_or(0), name);
    let layers = vec![Layer::Line { values, ink: Ink::Text, width: 24, dots: true, label }];
    Plot::Columns(Columns { labels: across, labels_at_edge: false, gap: 0, y, layers })
}
