//! The tables, on the screen and in `docs/speed.md`.

use super::agreement::Check;
use super::field::Field;
use super::plan::{Plan, size_name};
use super::samples::Samples;
use super::targets::{self, amount, nanoseconds, rate};
use crate::layout::Layout;
use crate::process::output;
use anyhow::{Context, Result, bail};
use std::fs;

const BEGIN: &str = "<!-- bench:begin -->";
const END: &str = "<!-- bench:end -->";
const DOCUMENT: &str = "docs/speed.md";

/// Rows of the table of contestants: the run, and what it is.
const ROWS: [(&str, &str); 13] = [
    ("chromium 2", "this core in Chromium, 2 workers"),
    ("chromium first 2", "the same, first run after loading"),
    ("node 2", "this core in Node, 2 workers"),
    ("node 1", "this core in Node, 1 worker"),
    ("native 2", "this core natively, 2 threads"),
    ("native 1", "this core natively, 1 thread"),
    ("numpy", "NumPy, vectorised, 1 thread (single draws)"),
    ("javascript", "plain JavaScript with typed arrays, 1 thread (single draws)"),
    ("libreoffice", "LibreOffice, recalculating (listed tallies only)"),
    ("chromium bare luck 2", "bare luck: the random words and look-ups alone, in Chromium, 2 workers"),
    ("node bare luck 2", "bare luck in Node, 2 workers"),
    ("native bare luck 2", "bare luck natively, 2 threads"),
    ("native bare luck 1", "bare luck natively, 1 thread"),
];

/// Everything as Markdown.
pub fn markdown(plan: &Plan, samples: &Samples, field: &Field, checks: &[Check]) -> String {
    let mut parts = vec![
        format!(
            "Hui county (213 villages, 1,033 co-ops, 35,000 households, 10 years, 1,000 draws) on {}; medians of one run of `cargo xtask bench`, contestants by turns.",
            machine()
        ),
        contestants(plan, samples),
        demands(plan, samples),
        out_of_reach(plan, samples),
        rule_sets(plan, samples),
        sizes(plan, samples),
        blocks(samples),
        said(checks),
    ];
    parts.retain(|part| !part.is_empty());
    if !field.missing.is_empty() {
        parts.push(field.missing.join("  \n"));
    }
    parts.join("\n\n")
}

fn contestants(plan: &Plan, samples: &Samples) -> String {
    let pool = rate(plan, samples, "chromium 2");
    let mut lines = table([
        "contestant",
        "household-years",
        "median, ms",
        "least, ms",
        "million a second",
        "Chromium is faster by",
    ]);
    for (run, what) in ROWS {
        let Some(work) = plan.find(run).map(|run| run.household_years) else {
            continue;
        };
        let (median, least) = (samples.median(run, "milliseconds"), samples.least(run, "milliseconds"));
        let Some(rate) = rate(plan, samples, run) else {
            lines.push(row([what, "", "not measured", "", "", ""]));
            continue;
        };
        let times = pool.map_or(String::new(), |pool| format!("{} ×", amount(pool / rate)));
        let shown = |time: Option<f64>| time.map_or(String::new(), amount);
        lines.push(row([what, &grouped(work), &shown(median), &shown(least), &amount(rate), &times]));
    }
    lines.join("\n")
}

fn demands(plan: &Plan, samples: &Samples) -> String {
    let mut lines = table(["asked", "limit", "by medians", "at best", ""]);
    for target in targets::all(plan, samples) {
        lines.push(row([&target.what, &target.asked(), &target.found(), &target.at_best(), target.verdict()]));
    }
    lines.join("\n")
}

/// What no kernel of this model can reach here: the rate of the bare luck says so.
fn out_of_reach(plan: &Plan, samples: &Samples) -> String {
    let bare = rate(plan, samples, "chromium bare luck 2");
    let over = |run: &str, wanted: f64| {
        let times = bare? / rate(plan, samples, run)?;
        (times < wanted).then(|| format!("{} × of {run}, where {} × is asked", amount(times), amount(wanted)))
    };
    let beyond: Vec<String> = [over("numpy", 30.0), over("javascript", 70.0)].into_iter().flatten().collect();
    if beyond.is_empty() {
        return String::new();
    }
    format!("Even the bare luck, which does nothing but draw and look up, runs only at {}.", beyond.join(" and at "))
}

fn rule_sets(plan: &Plan, samples: &Samples) -> String {
    let mut lines = table(["rule set (Chromium, 2 workers)", "median, ms", "against the pinned one"]);
    let pinned = samples.median("rules: pinned", "milliseconds");
    for name in ["pinned"].into_iter().chain(plan.rules.iter().map(|rule| rule.0.as_str())) {
        let time = samples.median(&format!("rules: {name}"), "milliseconds");
        let shown = time.map_or("not measured".to_owned(), amount);
        let times = time.zip(pinned).map_or(String::new(), |(time, pinned)| format!("{} ×", amount(time / pinned)));
        lines.push(row([name, &shown, &times]));
    }
    lines.join("\n")
}

fn sizes(plan: &Plan, samples: &Samples) -> String {
    let mut lines = table([
        "households × years × draws (natively, 1 thread)",
        "ns a household-year",
        "laying out, µs a household",
        "peak memory so far, MiB",
    ]);
    for &(households, years, draws) in &plan.sizes {
        let name = size_name(households, years, draws);
        let cost = nanoseconds(plan, samples, (households, years, draws)).map_or("not measured".to_owned(), amount);
        let prepare = samples.least(&name, "prepare").map_or(String::new(), |ms| amount(ms * 1e3 / households as f64));
        let memory = samples.least(&name, "bytes").map_or(String::new(), |bytes| amount(bytes / f64::from(1 << 20)));
        let size = format!("{} × {years} × {}", grouped(households as f64), grouped(draws as f64));
        lines.push(row([&size, &cost, &prepare, &memory]));
    }
    lines.join("\n")
}

/// Errors per second: blocks of draws beside as many that know nothing of each other.
fn blocks(samples: &Samples) -> String {
    let seconds = samples.median("native 1", "milliseconds").map_or(f64::NAN, |time| time / 1e3);
    let head = "relative standard error after one second (natively, 1 thread)";
    let mut lines = table([head, "", "of plain draws", "of blocks of draws", "plain draws need for the same error"]);
    let quantities = samples.of("native 1").first().and_then(|answer| answer["pairs"].as_array());
    for quantity in quantities.into_iter().flatten() {
        let text = |field: &str| quantity[field].as_str().unwrap_or_default().to_owned();
        let number = |field: &str| quantity[field].as_f64();
        // Errors fall with the root of the time.
        let error = |field: &str| Some(number(field)? / number("mean")?.abs() * seconds.sqrt() * 100.0);
        let percent = |field: &str| error(field).map_or(String::new(), |error| format!("{error:.3} %"));
        let times = number("times").map_or("any time".to_owned(), |times| format!("{} × the time", amount(times)));
        lines.push(row([&text("what"), &text("kind"), &percent("plain"), &percent("blocks"), &times]));
    }
    lines.join("\n")
}

fn said(checks: &[Check]) -> String {
    let wrong = checks.iter().filter(|check| !check.1).count();
    let list: Vec<String> =
        checks.iter().map(|(what, same)| format!("{what}{}", if *same { "" } else { " — DIFFERS" })).collect();
    format!("Answers: {} compared, {wrong} differ. {}.", checks.len(), list.join("; "))
}

fn table<const N: usize>(head: [&str; N]) -> Vec<String> {
    let line = |place| if place == 0 { "---" } else { "---:" };
    vec![row(head), row::<N>(std::array::from_fn(line))]
}

fn row<const N: usize>(cells: [&str; N]) -> String {
    format!("| {} |", cells.join(" | "))
}

/// `350,000,000`.
fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let from_end = digits.char_indices().map(|(place, digit)| (digits.len() - place, digit));
    from_end
        .map(|(left, digit)| if left % 3 == 0 && left < digits.len() { format!(",{digit}") } else { digit.to_string() })
        .collect()
}

/// Processor and versions, as far as they can be asked.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let information = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = information.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let model = model.trim_start_matches([' ', '\t', ':']);
    let versions = [("chromium", "--version"), ("node", "--version"), ("rustc", "--version"), ("soffice", "--version")];
    let asked = versions.iter().filter_map(|(program, argument)| {
        let said = output(program, &[argument])?;
        let words: Vec<&str> = said.lines().next()?.split_whitespace().take(2).collect();
        let said = words.join(" ");
        Some(if said.starts_with('v') { format!("Node {said}") } else { said })
    });
    let names: Vec<String> = [format!("{cores} cores ({model})")].into_iter().chain(asked).collect();
    names.join(", ")
}

/// Puts the text between the document's marks, at its end if there are none.
pub fn write(layout: &Layout, text: &str) -> Result<()> {
    let path = layout.source(DOCUMENT);
    let old = fs::read_to_string(&path).context(DOCUMENT)?;
    fs::write(&path, placed(&old, text)).context(DOCUMENT)
}

/// An error if the document's tables are not about what is measured now: other demands, or other rule sets. Their figures are
/// one run's and are measured anew by the bench alone.
pub fn check(layout: &Layout) -> Result<()> {
    let text = fs::read_to_string(layout.source(DOCUMENT)).context(DOCUMENT)?;
    let (_, tables) = text.split_once(BEGIN).context("the tables are missing")?;
    let mut faults = targets::faults(tables);
    let sets = super::scenario::rule_sets(layout, &super::scenario::county(layout)?, 2)?;
    let missing = sets.iter().filter(|(name, _)| !tables.contains(&format!("\n| {name} | ")));
    faults.extend(missing.map(|(name, _)| format!("the rule set “{name}” is missing")));
    if !faults.is_empty() {
        bail!("{DOCUMENT}: {}; run `cargo xtask bench`", faults.join("; "));
    }
    Ok(())
}

fn placed(document: &str, text: &str) -> String {
    let part = format!("{BEGIN}\n{text}\n{END}");
    let found = document.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    match found {
        Some((before, after)) => format!("{before}{part}{after}"),
        None => format!("{}\n\n{part}\n", document.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let once = placed("# A\n", "one");
        assert_eq!(once, "# A\n\n<!-- bench:begin -->\none\n<!-- bench:end -->\n");
        assert_eq!(placed(&once, "two"), once.replace("one", "two"));
    }

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!([7.0, 350_000_000.0, 1000.0].map(grouped), ["7", "350,000,000", "1,000"]);
    }
}
