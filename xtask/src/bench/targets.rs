//! What is asked of the core's speed, beside what was measured.

use super::plan::Plan;
use super::samples::Samples;

/// One demand.
pub struct Target {
    /// What it says.
    pub what: String,
    /// What was measured, if it was: by medians, and by the least times.
    measured: [Option<f64>; 2],
    limit: f64,
    at_least: bool,
    unit: &'static str,
}

impl Target {
    fn at_most(what: &str, measured: [Option<f64>; 2], limit: f64, unit: &'static str) -> Self {
        Self { what: what.to_owned(), measured, limit, at_least: false, unit }
    }

    fn at_least(what: &str, measured: [Option<f64>; 2], limit: f64, unit: &'static str) -> Self {
        Self { at_least: true, ..Self::at_most(what, measured, limit, unit) }
    }

    /// `≤ 1200 ms`.
    pub fn asked(&self) -> String {
        format!("{} {} {}", if self.at_least { '≥' } else { '≤' }, amount(self.limit), self.unit)
    }

    /// By medians, or that it was not measured.
    pub fn found(&self) -> String {
        self.measured[0].map_or("not measured".to_owned(), |found| format!("{} {}", amount(found), self.unit))
    }

    /// By the least times, which a busy machine disturbs less.
    pub fn at_best(&self) -> String {
        self.measured[1].map_or(String::new(), |found| format!("{} {}", amount(found), self.unit))
    }

    /// `met` or `not met`, by the medians, or nothing where nothing was measured.
    pub fn verdict(&self) -> &'static str {
        match self.measured[0] {
            None => "—",
            Some(found) if found == self.limit || (found > self.limit) == self.at_least => "met",
            Some(_) => "not met",
        }
    }
}

/// Three digits, or all before the point.
pub fn amount(number: f64) -> String {
    let digits = if number < 1.0 { 3 } else { 2 - (number.log10().floor() as i32).clamp(0, 2) };
    format!("{number:.*}", digits as usize)
}

/// Million household-years a second of a run, by its median time.
pub fn rate(plan: &Plan, samples: &Samples, run: &str) -> Option<f64> {
    Some(plan.find(run)?.household_years / samples.median(run, "milliseconds")? / 1e3)
}

/// All demands.
pub fn all(plan: &Plan, samples: &Samples) -> Vec<Target> {
    let (pool, first) = ("chromium 2", "chromium first 2");
    let both = |run: &str, field: &str| [samples.median(run, field), samples.least(run, field)];
    let time = |run: &str| both(run, "milliseconds");
    let work = |run: &str| plan.find(run).map_or(f64::NAN, |run| run.household_years);
    let times_as_long = |a: &str, b: &str| over(time(a), time(b));
    let faster = |run: &str| times_as_long(run, pool).map(|ratio| Some(ratio? * work(pool) / work(run)));
    let rules: Vec<String> = plan.rules.iter().map(|(name, _)| format!("rules: {name}")).collect();
    let slowest = |place: usize| rules.iter().filter_map(|run| time(run)[place]).reduce(f64::max);
    let memory = samples.most(first, "memory").map(|bytes| bytes / f64::from(1 << 20));
    vec![
        Target::at_most(
            "the county in Chromium, pool of 2, from the scenario to the last report",
            time(pool),
            1200.0,
            "ms",
        ),
        Target::at_most("the same, first run after loading", time(first), 1200.0, "ms"),
        Target::at_most("against its floor in Chromium", times_as_long(pool, "chromium floor 2"), 2.5, "×"),
        Target::at_least("against vectorised NumPy", faster("numpy"), 30.0, "×"),
        Target::at_least("against plain JavaScript", faster("javascript"), 70.0, "×"),
        Target::at_least("against LibreOffice", faster("libreoffice"), 5000.0, "×"),
        Target::at_most("the slowest other rule set", over([slowest(0), slowest(1)], time("rules: pinned")), 4.0, "×"),
        Target::at_most("a village of 300 households, 1,000 draws", time("village"), 40.0, "ms"),
        Target::at_most("wasm memory of all workers, after the county", [memory; 2], 256.0, "MiB"),
        Target::at_most("first report of the county", both(pool, "first"), 100.0, "ms"),
        Target::at_most("longest call of a worker, which bounds cancelling", both(pool, "longest"), 200.0, "ms"),
        Target::at_most("longest time that the main thread was not free", both(pool, "gap"), 50.0, "ms"),
        Target::at_most("cost a household-year, dearest size against cheapest", [spread(plan, samples); 2], 2.0, "×"),
    ]
}

fn over(a: [Option<f64>; 2], b: [Option<f64>; 2]) -> [Option<f64>; 2] {
    std::array::from_fn(|place| Some(a[place]? / b[place]?))
}

/// How far the cost a household-year differs between sizes.
fn spread(plan: &Plan, samples: &Samples) -> Option<f64> {
    let costs: Vec<f64> = plan.sizes.iter().filter_map(|size| nanoseconds(plan, samples, *size)).collect();
    let least = costs.iter().copied().reduce(f64::min)?;
    let most = costs.iter().copied().reduce(f64::max)?;
    (costs.len() == plan.sizes.len()).then_some(most / least)
}

/// What a household-year costs at a size, without laying out the villages.
pub fn nanoseconds(plan: &Plan, samples: &Samples, (households, years, draws): (u64, u64, u64)) -> Option<f64> {
    let name = super::plan::size_name(households, years, draws);
    Some(samples.least(&name, "kernel")? * 1e6 / plan.find(&name)?.household_years)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_met_at_its_limit_and_never_without_a_measurement() {
        let verdict = |measured| Target::at_most("", [measured; 2], 2.0, "").verdict();
        assert_eq!([verdict(Some(2.0)), verdict(Some(2.1)), verdict(None)], ["met", "not met", "—"]);
        let verdict = |measured| Target::at_least("", [measured; 2], 2.0, "").verdict();
        assert_eq!([verdict(Some(2.0)), verdict(Some(1.9)), verdict(None)], ["met", "not met", "—"]);
    }

    #[test]
    fn amounts_have_three_digits() {
        assert_eq!([0.0123, 1.234, 12.34, 123.4, 5432.1].map(amount), ["0.012", "1.23", "12.3", "123", "5432"]);
    }
}
