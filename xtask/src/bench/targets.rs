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

/// What is asked: of what, whether at least so much, how much, of which unit.
type Demand = (&'static str, bool, f64, &'static str);

/// All demands, in the order of [`all`].
const DEMANDS: [Demand; 13] = [
    ("the county in Chromium, pool of 2, from the scenario to the last report", false, 1200.0, "ms"),
    ("the same, first run after loading", false, 1200.0, "ms"),
    ("against its bare luck in Chromium", false, 2.5, "×"),
    ("against vectorised NumPy", true, 30.0, "×"),
    ("against plain JavaScript", true, 70.0, "×"),
    ("against LibreOffice", true, 5000.0, "×"),
    ("the slowest other rule set", false, 4.0, "×"),
    ("a village of 300 households, 1,000 draws", false, 40.0, "ms"),
    ("wasm memory of all workers, after the county", false, 256.0, "MiB"),
    ("first report of the county", false, 100.0, "ms"),
    ("longest call of a worker, which bounds cancelling", false, 200.0, "ms"),
    ("longest time that the main thread was not free", false, 50.0, "ms"),
    ("cost a household-year, dearest size against cheapest", false, 2.0, "×"),
];

impl Target {
    fn new((what, at_least, limit, unit): Demand, measured: [Option<f64>; 2]) -> Self {
        Self { what: what.to_owned(), measured, limit, at_least, unit }
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
    let measured = [
        time(pool),
        time(first),
        times_as_long(pool, "chromium bare luck 2"),
        faster("numpy"),
        faster("javascript"),
        faster("libreoffice"),
        over([slowest(0), slowest(1)], time("rules: pinned")),
        time("village"),
        [memory; 2],
        both(pool, "first"),
        both(pool, "longest"),
        both(pool, "gap"),
        [spread(plan, samples); 2],
    ];
    DEMANDS.into_iter().zip(measured).map(|(demand, measured)| Target::new(demand, measured)).collect()
}

/// What is wrong with a table of demands: one that is not asked as it is now, or a verdict that its figure does not bear.
pub fn faults(table: &str) -> Vec<String> {
    // Another table before has rows of the same names.
    let lines = table.lines().skip_while(|line| !line.starts_with("| asked |"));
    let rows: Vec<Vec<&str>> =
        lines.map(|line| line.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect()).collect();
    let fault = |demand: Demand| {
        let Some(row) = rows.iter().find(|row| row.first() == Some(&demand.0)) else {
            return Some(format!("“{}” is missing", demand.0));
        };
        let [_, asked, found, .., verdict] = row[..] else {
            return Some(format!("“{}” has too few cells", demand.0));
        };
        let number = found.split_whitespace().next().and_then(|number| number.parse().ok());
        let target = Target::new(demand, [number; 2]);
        // What is rounded to the limit may have lain on either side.
        let is_at_limit = number.is_some_and(|number: f64| amount(number) == amount(demand.2));
        let bears = verdict == target.verdict() || is_at_limit;
        (asked != target.asked() || !bears).then(|| format!("“{}” is asked or judged otherwise", demand.0))
    };
    DEMANDS.into_iter().filter_map(fault).collect()
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
        let verdict = |measured| Target::new(("", false, 2.0, ""), [measured; 2]).verdict();
        assert_eq!([verdict(Some(2.0)), verdict(Some(2.1)), verdict(None)], ["met", "not met", "—"]);
        let verdict = |measured| Target::new(("", true, 2.0, ""), [measured; 2]).verdict();
        assert_eq!([verdict(Some(2.0)), verdict(Some(1.9)), verdict(None)], ["met", "not met", "—"]);
    }

    #[test]
    fn a_table_of_other_limits_or_wrong_verdicts_is_found() {
        let table = |limit: &str, found: &str, verdict: &str| {
            let row = |demand: Demand| {
                let target = Target::new(demand, [Some(demand.2); 2]);
                format!("| {} | {} | {} | | met |", target.what, target.asked(), target.found())
            };
            let first = format!("| {} | {limit} | {found} | | {verdict} |", DEMANDS[0].0);
            let other = format!("| {} | 350,000,000 | 1063 |", DEMANDS[1].0);
            let head = [other, "| asked | limit | by medians | at best |  |".to_owned(), first];
            head.into_iter().chain(DEMANDS[1..].iter().map(|demand| row(*demand))).collect::<Vec<_>>().join("\n")
        };
        assert!(faults(&table("≤ 1200 ms", "1045 ms", "met")).is_empty());
        assert_eq!(faults(&table("≤ 1100 ms", "1045 ms", "met")).len(), 1);
        assert_eq!(faults(&table("≤ 1200 ms", "1245 ms", "met")).len(), 1);
        assert_eq!(faults("").len(), DEMANDS.len());
    }

    #[test]
    fn amounts_have_three_digits() {
        assert_eq!([0.0123, 1.234, 12.34, 123.4, 5432.1].map(amount), ["0.012", "1.23", "12.3", "123", "5432"]);
    }
}
