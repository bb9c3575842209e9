//! Distributions as tables of whole numbers.
//!
//! A table *is* the distribution: every entry is equally likely, and its mean is exact to the last
//! unit. Floats only build the tables, through `libm`, so they are the same on every machine.

use crate::units::Rate;

/// Bits of an index into a household's income table.
pub const INCOME_BITS: u32 = 11;
/// Entries of an income table.
pub const INCOMES: usize = 1 << INCOME_BITS;
/// The most bits behind the point of an income factor.
pub const MOST_POINT: u32 = 14;
/// Factors stay below this, so that the lanes can multiply them in 16 bits.
const FACTOR_END: i64 = 1 << 15;
/// Bits of an index into a return table.
pub const RETURN_BITS: u32 = 12;
/// Entries of a return table.
pub const RETURNS: usize = 1 << RETURN_BITS;

/// The standard normal quantiles at the middles of `n` equal parts, ascending and antisymmetric.
pub fn normal(n: usize) -> Vec<f64> {
    let mut upper: Vec<f64> = Vec::with_capacity(n / 2);
    for i in n / 2..n {
        // A parabola through the last three is near enough for two steps.
        let start = match upper[..] {
            [.., a, b, c] => 3.0 * (c - b) + a,
            [.., z] => z,
            [] => 0.0,
        };
        upper.push(quantile((i as f64 + 0.5) / n as f64, start));
    }
    let middle = if n % 2 == 1 { upper.remove(0) * 0.0 } else { f64::NAN };
    let mut all: Vec<f64> = upper.iter().rev().map(|z| -z).collect();
    if n % 2 == 1 {
        all.push(middle);
    }
    all.extend(upper);
    all
}

/// The normal quantile of `p ≥ 1/2`, by Newton's method from a start near it or below.
fn quantile(p: f64, start: f64) -> f64 {
    const ROOT_2: f64 = std::f64::consts::SQRT_2;
    const ROOT_2_PI: f64 = 2.506_628_274_631_000_5;
    let mut z = start;
    for _ in 0..60 {
        let beyond = 0.5 * libm::erfc(z / ROOT_2);
        let density = libm::exp(-0.5 * z * z) / ROOT_2_PI;
        let step = (beyond - (1.0 - p)) / density;
        z += step;
        // What is left then is half of z times the square of this step: nothing that a float shows.
        if step.abs() < 1e-8 {
            break;
        }
    }
    z
}

/// Whole numbers near `values` that add up to `total` exactly: rounded, then the difference spread
/// one unit at a time over the middle entries, which move the least in proportion.
fn exact_sum(values: &[f64], total: i64) -> Vec<i64> {
    let mut entries: Vec<i64> = values.iter().map(|&v| libm::round(v) as i64).collect();
    let missing = total - entries.iter().sum::<i64>();
    let n = entries.len().max(1) as i64;
    let (each, extra) = (missing / n, missing % n);
    let first = (n - extra.abs()) / 2;
    for (place, entry) in entries.iter_mut().enumerate() {
        let inside = (first..first + extra.abs()).contains(&(place as i64));
        *entry += each + if inside { extra.signum() } else { 0 };
    }
    entries
}

/// Factors on an amount, as whole numbers of 2^−`point`, each below 2¹⁵.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factors {
    /// The factors.
    pub entries: Vec<i32>,
    /// Bits behind the point.
    pub point: u32,
}

impl Factors {
    /// `amount × factor`, rounded down.
    #[inline]
    pub fn scale(&self, amount: i32, place: usize) -> i32 {
        ((i64::from(amount) * i64::from(self.entries[place])) >> self.point) as i32
    }

    /// The largest that [`Factors::scale`] makes of an amount.
    pub fn most(&self, amount: i64) -> i128 {
        let factor = self.entries.iter().copied().max().unwrap_or_default();
        (i128::from(amount) * i128::from(factor)) >> self.point
    }
}

/// A log-normal factor with mean `mean` in equally likely entries at some quantiles, before it is made
/// whole.
fn log_normal(z: &[f64], spread: Rate, mean: f64) -> Vec<f64> {
    let raw: Vec<f64> = z.iter().map(|z| libm::exp(spread.to_f64() * z)).collect();
    let scale = mean * z.len() as f64 / raw.iter().sum::<f64>();
    raw.iter().map(|v| v * scale).collect()
}

/// The finest point at which the largest of `values` is a factor.
fn point_for(values: &[f64]) -> u32 {
    let most = values.iter().copied().fold(1.0, f64::max);
    let fits = |point: &u32| most * f64::from(1_u32 << point) < (FACTOR_END - 2) as f64;
    (0..=MOST_POINT).rev().find(fits).unwrap_or(0)
}

/// Whole factors whose mean is exactly `mean` parts per million, rounded to the point.
fn rounded(values: &[f64], mean: i64, point: u32) -> Vec<i32> {
    let scaled: Vec<f64> = values.iter().map(|v| v * f64::from(1_u32 << point)).collect();
    let total = (mean << point) * values.len() as i64 / Rate::ONE.ppm();
    exact_sum(&scaled, total).into_iter().map(|f| f as i32).collect()
}

/// Factors on yearly wages: log-normal, mean exactly 1, ascending.
pub fn incomes(spread: Rate) -> Factors {
    incomes_from(&normal(INCOMES), spread)
}

/// The same from quantiles made before: they take longer than the rest.
pub fn incomes_from(z: &[f64], spread: Rate) -> Factors {
    let values = log_normal(z, spread, 1.0);
    let point = point_for(&values);
    Factors { entries: rounded(&values, Rate::ONE.ppm(), point), point }
}

/// Factors on yearly farming, one table after the other for each chance of failure: in each, the first
/// `round(chance × entries)` entries are failed harvests, whose mean is `1 − loss`, the others a usual
/// year with mean 1.
pub fn harvests(spread: Rate, chances: &[Rate], loss: Rate) -> Factors {
    let left = Rate::ONE - loss;
    let parts = |chance: &Rate| {
        let failed = failed_entries(*chance);
        let part = |entries: usize, mean: Rate| (log_normal(&normal(entries), spread, mean.to_f64()), mean);
        [part(failed, left), part(INCOMES - failed, Rate::ONE)]
    };
    let parts: Vec<(Vec<f64>, Rate)> = chances.iter().flat_map(parts).collect();
    let all: Vec<f64> = parts.iter().flat_map(|part| part.0.clone()).collect();
    let point = point_for(&all);
    Factors { entries: parts.iter().flat_map(|(values, mean)| rounded(values, mean.ppm(), point)).collect(), point }
}

/// How many entries of a [`harvests`] table are failed harvests.
pub fn failed_entries(failure: Rate) -> usize {
    ((failure.ppm() * INCOMES as i64 + Rate::ONE.ppm() / 2) / Rate::ONE.ppm()) as usize
}

/// Yearly returns on capital in parts per million: normal, never below −100 %, mean exact, ascending.
///
/// ```
/// use fenhong::{Rate, table};
///
/// let returns = table::returns(Rate::percent(6), Rate::percent(12));
/// assert_eq!(returns.iter().sum::<i64>(), 60_000 * table::RETURNS as i64);
/// assert!(returns.is_sorted() && returns[0] >= -1_000_000);
/// ```
pub fn returns(mean: Rate, sd: Rate) -> Vec<i64> {
    returns_from(&normal(RETURNS), mean, sd)
}

/// The same from quantiles made before.
pub fn returns_from(z: &[f64], mean: Rate, sd: Rate) -> Vec<i64> {
    let size = libm::sqrt(z.iter().map(|z| z * z).sum::<f64>() / RETURNS as f64);
    let least = -(Rate::ONE.ppm() as f64);
    let mut shift = mean.ppm() as f64;
    let mut values = Vec::new();
    // What the bound cuts off below is taken from all entries, until the mean holds.
    for _ in 0..50 {
        values = z.iter().map(|z| (shift + sd.ppm() as f64 * z / size).max(least)).collect();
        let missing = mean.ppm() as f64 - values.iter().sum::<f64>() / RETURNS as f64;
        if missing.abs() < 1e-7 {
            break;
        }
        shift += missing;
    }
    exact_sum(&values, mean.ppm() * RETURNS as i64)
}

/// Cumulative thresholds of a binomial count over 2³²: the count is how many thresholds a word is at
/// or above.
pub fn binomial(n: u32, chance: f64) -> Vec<u64> {
    let mut thresholds = Vec::with_capacity(n as usize);
    let mut sum = 0.0;
    for k in 0..n {
        sum += choose(n, k) * power(chance, k) * power(1.0 - chance, n - k);
        thresholds.push(libm::round(sum.min(1.0) * 4_294_967_296.0) as u64);
    }
    thresholds
}

/// The count that a word stands for.
///
/// ```
/// use fenhong::table::{binomial, count};
///
/// let thresholds = binomial(4, 0.5);
/// assert_eq!([0, u32::MAX / 2, u32::MAX].map(|word| count(&thresholds, word)), [0, 2, 4]);
/// ```
pub fn count(thresholds: &[u64], word: u32) -> u32 {
    thresholds.iter().filter(|&&t| u64::from(word) >= t).count() as u32
}

fn choose(n: u32, k: u32) -> f64 {
    (0..k).fold(1.0, |product, i| product * f64::from(n - i) / f64::from(i + 1))
}

fn power(base: f64, times: u32) -> f64 {
    (0..times).fold(1.0, |product, _| product * base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_of_an_income_table_is_exact() {
        for spread in [0, 150_000, 450_000, 1_000_000, 1_500_000] {
            let table = incomes(Rate::new(spread));
            let one = 1_i64 << table.point;
            assert_eq!(table.entries.iter().map(|&f| i64::from(f)).sum::<i64>(), one * INCOMES as i64);
            assert!(table.entries.is_sorted());
            assert!(table.entries.iter().all(|&f| (0..1 << 15).contains(&f)), "{spread}");
        }
        let flat = incomes(Rate::ZERO);
        assert!(flat.entries.iter().all(|&f| f == 1 << flat.point));
    }

    #[test]
    fn the_mean_and_bound_of_a_return_table_are_exact() {
        for (mean, sd) in [(100_000, 300_000), (-500_000, 1_000_000), (80_000, 0)] {
            let table = returns(Rate::new(mean), Rate::new(sd));
            assert_eq!(table.iter().sum::<i64>(), mean * RETURNS as i64);
            assert!(table.iter().all(|&r| r >= -1_000_001), "never below −100 %");
            assert!(table.windows(2).all(|w| w[0] <= w[1] + 2));
        }
    }

    #[test]
    fn the_spread_of_a_return_table_is_what_was_asked_for() {
        let table = returns(Rate::percent(10), Rate::percent(20));
        let mean = 100_000.0;
        let square = |r: i64| (r as f64 - mean) * (r as f64 - mean);
        let var = table.iter().map(|&r| square(r)).sum::<f64>() / RETURNS as f64;
        assert!((var.sqrt() - 200_000.0).abs() < 50.0, "{}", var.sqrt());
    }

    #[test]
    fn harvest_failures_stand_first_and_keep_their_mean() {
        let table = harvests(Rate::percent(25), &[Rate::percent(10), Rate::ZERO], Rate::percent(60));
        let failed = failed_entries(Rate::percent(10));
        assert_eq!((failed, table.entries.len()), (205, 2 * INCOMES));
        let sum: i64 = table.entries[..failed].iter().map(|&f| i64::from(f)).sum();
        assert_eq!(sum, (400_000_i64 << table.point) * failed as i64 / 1_000_000);
    }

    #[test]
    fn quantiles_match_the_known_ones() {
        let z = normal(1000);
        assert!((z[974] - 1.954_9).abs() < 1e-2 && (z[0] + z[999]).abs() < 1e-12);
        assert!((quantile(0.975, 0.0) - 1.959_963_984_540_054).abs() < 1e-12);
        assert_eq!(normal(3)[1], 0.0);
    }

    #[test]
    fn binomial_counts_have_their_mean() {
        let thresholds = binomial(7, 0.4);
        let n = 1_u64 << 16;
        let sum: u64 = (0..n).map(|i| u64::from(count(&thresholds, (i << 16) as u32))).sum();
        assert!((sum as f64 / n as f64 - 2.8).abs() < 1e-3);
        assert_eq!((count(&binomial(3, 1.0), 5), count(&binomial(3, 0.0), u32::MAX)), (3, 0));
    }
}
