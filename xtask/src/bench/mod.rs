//! `cargo xtask bench`: the core beside what one would otherwise use, in one run, by turns, with the core's answers compared.

mod agreement;
mod browser;
mod contestant;
mod field;
pub mod instructions;
mod plan;
pub mod report;
mod samples;
mod scenario;
mod targets;

use crate::layout::Layout;
use anyhow::{Result, bail};
use field::Field;
use plan::Plan;
use std::time::Instant;

/// What to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Everything; the tables go into `docs/speed.md`.
    Write,
    /// Everything; the tables are only shown.
    Show,
    /// Instruction counts against the committed ones.
    Count,
    /// Instruction counts, which become the committed ones.
    Accept,
}

/// How `cargo xtask bench` is called.
#[derive(clap::Args)]
pub struct Arguments {
    /// Only print the table
    #[arg(long, group = "how")]
    show: bool,
    /// Count instructions against the committed counts
    #[arg(long, group = "how")]
    count: bool,
    /// Count instructions, and make them the committed counts
    #[arg(long, group = "how")]
    accept: bool,
}

impl Arguments {
    /// What is meant.
    pub fn mode(&self) -> Mode {
        match self {
            Self { show: true, .. } => Mode::Show,
            Self { count: true, .. } => Mode::Count,
            Self { accept: true, .. } => Mode::Accept,
            _ => Mode::Write,
        }
    }
}

/// Measures. An error if the core's answers differ from each other.
pub fn run(layout: &Layout, mode: Mode) -> Result<()> {
    match mode {
        Mode::Write => side_by_side(layout, true),
        Mode::Show => side_by_side(layout, false),
        Mode::Count => instructions::check(layout),
        Mode::Accept => instructions::accept(layout),
    }
}

fn side_by_side(layout: &Layout, write: bool) -> Result<()> {
    let plan = Plan::new(layout)?;
    let mut field = Field::gather(layout)?;
    let start = Instant::now();
    agreement::export(&plan, &mut field);
    agreement::warm_up(&plan, &mut field);
    let samples = plan.run(&mut field);
    let checks = agreement::fingerprints(&plan, &mut field, &samples);
    if samples.median("chromium bare luck 2", "milliseconds").is_none() {
        field.missing.push("skipped: the bare luck in wasm: the core exports no `bare_luck`".to_owned());
    }
    let text = report::markdown(&plan, &samples, &field, &checks);
    println!("\n{text}\n\nmeasured in {:.0} s", start.elapsed().as_secs_f64());
    if let Some((what, _)) = checks.iter().find(|check| !check.1) {
        bail!("answers differ: {what}");
    }
    if write {
        report::write(layout, &text)?;
    }
    Ok(())
}
