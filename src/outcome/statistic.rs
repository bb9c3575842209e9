//! Order statistics and intervals.

use super::report::{Estimate, Histogram};
use crate::chance::BLOCK;
use crate::units::{Fen, div_down};

/// The place of the `percent` order statistic among `n` ascending values: the smallest value that at
/// least `percent` of them do not exceed. Never interpolated.
///
/// ```
/// use fenhong::outcome::statistic::place;
///
/// assert_eq!([0, 10, 50, 100].map(|percent| place(1_000, percent)), [0, 99, 499, 999]);
/// ```
///
/// # Panics
/// When there are no values.
pub fn place(n: usize, percent: usize) -> usize {
    assert!(n > 0, "an order statistic needs a value");
    (n * percent).div_ceil(100).max(1) - 1
}

/// A mean, rounded to the nearest whole number; none over nobody.
pub fn mean(total: i128, parts: i128) -> Option<i64> {
    (parts != 0).then(|| nearest(total, parts))
}

/// The quotient, rounded to the nearest whole number, halves upwards.
///
/// ```
/// use fenhong::outcome::statistic::nearest;
///
/// assert_eq!([nearest(7, 2), nearest(-7, 2), nearest(10, 3)], [4, -3, 3]);
/// ```
///
/// # Panics
/// When nothing is divided by: a mean over nobody is none, which [`mean`] says.
pub fn nearest(total: i128, parts: i128) -> i64 {
    assert!(parts != 0, "a mean needs somebody");
    let (above, below) = (2 * total + parts, 2 * parts);
    match (i64::try_from(above), i64::try_from(below)) {
        (Ok(above), Ok(below)) => div_down(above, below),
        _ => above.div_euclid(below) as i64,
    }
}

/// Half the width of a 95 % interval, in standard errors, where so many independent units show how much they differ:
/// Student's t of one degree of freedom less. With the error that such units leave in the error itself.
pub fn width(units: usize) -> f64 {
    /// Of 1 to 10 degrees of freedom.
    const FEW: [f64; 10] = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
    /// Of as many as one likes.
    const Z: f64 = 1.959_964;
    match units {
        0 | 1 => Z,
        few @ 2..=11 => FEW[few - 2],
        many => {
            // The first terms of Fisher's expansion: from here on less than a thousandth part too narrow.
            let (free, z3) = ((many - 1) as f64, Z * Z * Z);
            Z + (z3 + Z) / (4.0 * free) + (5.0 * z3 * Z * Z + 16.0 * z3 + 3.0 * Z) / (96.0 * free * free)
        }
    }
}

/// Draws that are a unit of an interval, where there are so many. Blocks know nothing of each other, the draws of a
/// block do. With less than two blocks mirrored pairs must do: those of one block lie apart, so they rather claim too
/// wide an interval.
pub fn unit(draws: usize) -> usize {
    const ONE: usize = BLOCK as usize;
    if draws <= ONE { 2 } else { ONE }
}

/// The mean over draws, from the first on, with a 95 % interval from their blocks. A last block of fewer draws weighs
/// as many as it has.
pub fn estimate(values: &[f64]) -> Estimate {
    if values.is_empty() {
        return Estimate::default();
    }
    let blocks = values.chunks(unit(values.len()));
    let (units, draws) = (blocks.len(), values.len() as f64);
    let mean = values.iter().sum::<f64>() / draws;
    let apart = |block: &[f64]| {
        let sum: f64 = block.iter().map(|value| value - mean).sum();
        sum * sum / block.len() as f64
    };
    let squares: f64 = blocks.map(apart).sum();
    let error = if units > 1 { libm::sqrt(squares / (units as f64 - 1.0) / draws) } else { 0.0 };
    let (nearest, half) = (|value: f64| libm::round(value) as i64, width(units) * error);
    Estimate { mean: nearest(mean), low: nearest(mean - half), high: nearest(mean + half) }
}

/// An [`estimate`] of a fraction, which stays between nothing and the whole.
pub fn estimate_fraction(values: &[f64]) -> Estimate {
    let found = estimate(values);
    Estimate { low: found.low.max(0), high: found.high.min(1_000_000), ..found }
}

/// Bins of the histogram.
const BINS: i64 = 20;

/// Counts amounts in bins of a round width from nothing up; the last bin takes the largest amount.
pub fn histogram(amounts: &[Fen]) -> Histogram {
    let most = amounts.iter().max().map_or(0, |most| most.fen());
    let width = round_width((most / BINS).max(1));
    let bins = most / width + 1;
    let mut counts = vec![0; bins as usize];
    for amount in amounts {
        counts[(amount.fen().max(0) / width) as usize] += 1;
    }
    Histogram { from: Fen::ZERO, width: Fen::new(width), counts }
}

/// The next of 1, 2, 5, 10, 20, 50, … yuan that is at least `width` fen.
fn round_width(width: i64) -> i64 {
    let mut unit = 100;
    loop {
        for step in [1, 2, 5] {
            if unit * step >= width {
                return unit * step;
            }
        }
        unit *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_statistics_are_never_interpolated() {
        assert_eq!([place(10, 10), place(10, 50), place(10, 90)], [0, 4, 8]);
        assert_eq!([place(1, 5), place(1, 95), place(1000, 5)], [0, 0, 49]);
    }

    #[test]
    fn an_interval_comes_from_the_blocks() {
        let blocks = |means: &[f64]| means.iter().flat_map(|&mean| [mean; BLOCK as usize]).collect::<Vec<f64>>();
        // Two blocks, 10 apart: their mean is uncertain by 5, and one degree of freedom makes 12.7 of each.
        assert_eq!(estimate(&blocks(&[0.0, 10.0])), Estimate { mean: 5, low: -59, high: 69 });
        // What differs inside of blocks alone leaves no doubt.
        let inside: Vec<f64> = (0..64).map(|draw| f64::from(draw % 8)).collect();
        assert_eq!(estimate(&inside), Estimate { mean: 4, low: 4, high: 4 });
        // The last block may have fewer draws: here 8 at 0 and 2 at 10.
        let mut ragged = blocks(&[0.0]);
        ragged.extend([10.0; 2]);
        let found = estimate(&ragged);
        assert_eq!((found.mean, found.high - found.mean), (2, 51));
    }

    #[test]
    fn the_pairs_of_one_block_are_all_there_is() {
        // Perfectly mirrored pairs leave no doubt about the mean.
        assert_eq!(estimate(&[0.0, 10.0, 4.0, 6.0]), Estimate { mean: 5, low: 5, high: 5 });
        let wide = estimate(&[0.0, 0.0, 10.0, 10.0]);
        assert_eq!((wide.mean, wide.low, wide.high), (5, -59, 69));
        assert_eq!(estimate(&[3.0, 5.0]), Estimate { mean: 4, low: 4, high: 4 });
    }

    #[test]
    fn widths_are_those_of_the_tables() {
        for (units, expected) in [(2, 12.706), (11, 2.228), (12, 2.201), (31, 2.042), (61, 2.000), (125, 1.979)] {
            assert!((width(units) / expected - 1.0).abs() < 1e-3, "{units}: {}", width(units));
        }
    }

    #[test]
    fn rounding_to_the_nearest_is_right_for_debts_too() {
        assert_eq!([nearest(5, 2), nearest(-5, 2), nearest(7, 3)], [3, -2, 2]);
        assert_eq!([mean(7, 3), mean(0, 0)], [Some(2), None]);
    }

    #[test]
    fn a_histogram_loses_nobody() {
        let found = histogram(&[Fen::ZERO, Fen::new(99), Fen::new(100), Fen::new(123_456)]);
        assert_eq!(found.counts.iter().sum::<u32>(), 4);
        assert_eq!(found.width, Fen::yuan(100));
    }
}
