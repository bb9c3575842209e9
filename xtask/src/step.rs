//! Steps of a run: each shown as it starts, timed, and listed at the end.

use anyhow::{Result, bail};
use std::time::{Duration, Instant};

/// What has been run so far.
#[derive(Default)]
pub struct Steps {
    done: Vec<(&'static str, Duration, bool)>,
}

impl Steps {
    /// Runs a step. A failure is shown and kept for the end: one run tells everything that is wrong.
    pub fn run<T>(&mut self, name: &'static str, step: impl FnOnce() -> Result<T>) -> Option<T> {
        println!("\n==> {name}");
        let start = Instant::now();
        let result = step();
        if let Err(error) = &result {
            println!("{name}: {error:#}");
        }
        self.done.push((name, start.elapsed(), result.is_ok()));
        result.ok()
    }

    /// Lists all steps with their times; an error if one failed.
    pub fn finish(self) -> Result<()> {
        println!("\n==> all steps");
        for (name, time, passed) in &self.done {
            println!("{:>7.1} s  {}  {name}", time.as_secs_f64(), if *passed { "ok    " } else { "FAILED" });
        }
        let total: Duration = self.done.iter().map(|step| step.1).sum();
        println!("{:>7.1} s  in all", total.as_secs_f64());
        let failed: Vec<_> = self.done.iter().filter(|step| !step.2).map(|step| step.0).collect();
        if !failed.is_empty() {
            bail!("failed: {}", failed.join(", "));
        }
        Ok(())
    }
}
