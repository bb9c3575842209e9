//! All tests, in the order in which a mistake shows soonest.

mod parity;

use crate::build;
use crate::documents;
use crate::layout::Layout;
use crate::process;
use crate::setup::tools;
use crate::step::Steps;
use crate::tidy;
use anyhow::Result;
use std::process::Command;

/// Cases of each property in a deep run.
const DEEP_CASES: &str = "20000";

/// Runs everything. `deep` adds the tests marked `#[ignore]` and many more cases of each property.
pub fn all(layout: &Layout, deep: bool) -> Result<()> {
    let mut steps = Steps::default();
    steps.run("tidy", || tidy::check(layout));
    steps.run("format", || {
        process::run(cargo(layout).args(["fmt", "--all", "--check"]))
    });
    steps.run("clippy", || clippy(layout));
    steps.run("core and command line", || {
        process::run(&mut tests(layout, deep, &["fenhong", "fenhong-www"]))
    });
    steps.run("generated documents", || documents::check(layout));
    steps.run("this tool", || {
        // In the profile in which it runs: the bundler below it is long to compile.
        process::run(tests(layout, false, &["xtask"]).arg("--profile=xtask"))
    });
    let budget = steps.run("page", || build::all(layout));
    if let Some(budget) = budget {
        steps.run("size of a first visit", || budget.check());
        steps.run("native and wasm agree", || parity::check(layout));
        steps.run("journeys in a browser", || journeys(layout, deep));
    }
    steps.finish()
}

fn cargo(layout: &Layout) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(layout.root());
    command
}

fn clippy(layout: &Layout) -> Result<()> {
    let mut command = cargo(layout);
    command.args([
        "clippy",
        "--quiet",
        "--locked",
        "--workspace",
        "--all-targets",
        "--all-features",
    ]);
    process::run(command.args(["--", "-D", "warnings"]))
}

/// `cargo test` of some packages. Each call has its own packages, as features of shared crates would otherwise mix
/// and the bundler be compiled twice.
fn tests(layout: &Layout, deep: bool, packages: &[&str]) -> Command {
    let mut command = cargo(layout);
    command.args(["test", "--locked", "--all-features"]);
    command.args(packages.iter().flat_map(|package| ["--package", package]));
    if deep {
        command
            .env("PROPTEST_CASES", DEEP_CASES)
            .args(["--", "--include-ignored"]);
    }
    command
}

fn journeys(layout: &Layout, deep: bool) -> Result<()> {
    tools::ensure_browser()?;
    process::run(&mut tests(layout, deep, &["fenhong-browser-tests"]))
}
