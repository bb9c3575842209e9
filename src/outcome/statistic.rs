//! Order statistics and intervals.

use super::report::{Estimate, Histogram};
use crate::units::{Fen, div_floor};

/// The place of the `percent` order statistic among `n` ascending values: the smallest value that at
/// least `percent` of them do not exceed. Never interpolated.
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
/// # Panics
/// When nothing is divided by: a mean over nobody is none, which [`mean`] says.
pub fn nearest(total: i128, parts: i128) -> i64 {
    assert!(parts != 0, "a mean needs somebody");
    let (above, below) = (2 * total + parts, 2 * parts);
    match (i64::try_from(above), i64::try_from(below)) {
        (Ok(above), Ok(below)) => div_floor(above, below),
        _ => above.div_euclid(below) as i64,
    }
}

/// The mean over draws with a 95 % interval from mirrored pairs: the pairs are independent of each
/// other, the two of a pair are not.
pub fn estimate(values: &[f64]) -> Estimate {
    let pairs: Vec<f64> = values.chunks(2).map(|pair| pair.iter().sum::<f64>() / pair.len() as f64).collect();
    let n = pairs.len() as f64;
    if pairs.is_empty() {
        return Estimate::default();
    }
    let mean = pairs.iter().sum::<f64>() / n;
    let squares: f64 = pairs.iter().map(|pair| (pair - mean) * (pair - mean)).sum();
    let error = if pairs.len() > 1 { libm::sqrt(squares / (n - 1.0) / n) } else { 0.0 };
    let whole = |value: f64| libm::round(value) as i64;
    Estimate { mean: whole(mean), low: whole(mean - 1.96 * error), high: whole(mean + 1.96 * error) }
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
    let most = amounts.iter().max().map_or(0, |most| most.0);
    let width = round_width((most / BINS).max(1));
    let bins = most / width + 1;
    let mut counts = vec![0; bins as usize];
    for amount in amounts {
        counts[(amount.0.max(0) / width) as usize] += 1;
    }
    Histogram { from: Fen::ZERO, width: Fen(width), counts }
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
    fn an_interval_comes_from_the_pairs() {
        // Perfectly mirrored pairs leave no doubt about the mean.
        assert_eq!(estimate(&[0.0, 10.0, 4.0, 6.0]), Estimate { mean: 5, low: 5, high: 5 });
        let wide = estimate(&[0.0, 0.0, 10.0, 10.0]);
        assert_eq!((wide.mean, wide.low, wide.high), (5, -5, 15));
    }

    #[test]
    fn rounding_to_the_nearest_is_right_for_debts_too() {
        assert_eq!([nearest(5, 2), nearest(-5, 2), nearest(7, 3)], [3, -2, 2]);
        assert_eq!([mean(7, 3), mean(0, 0)], [Some(2), None]);
    }

    #[test]
    fn a_histogram_loses_nobody() {
        let found = histogram(&[Fen(0), Fen(99), Fen(100), Fen(123_456)]);
        assert_eq!(found.counts.iter().sum::<u32>(), 4);
        assert_eq!(found.width, Fen::yuan(100));
    }
}
