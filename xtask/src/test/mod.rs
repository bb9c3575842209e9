//! All tests, in the order in which a mistake shows soonest.

mod parity;
mod syntax;

use crate::bench;
use crate::build;
use crate::documents;
use crate::layout::Layout;
use crate::process;
use crate::setup::{npm, tools};
use crate::step::Steps;
use crate::tidy;
use anyhow::Result;
use std::fs;
use std::process::{Command, Stdio};

/// The profile of this tool (`.cargo/config.toml`): soon compiled, for tests that do not calculate much.
const QUICK: &str = "xtask";

/// Cases of each property in a deep run.
const DEEP_CASES: &str = "20000";

/// Runs everything. `deep` adds the tests marked `#[ignore]` and many more cases of each property.
pub fn all(layout: &Layout, deep: bool) -> Result<()> {
    let mut steps = Steps::default();
    steps.run("tidy", || tidy::check(layout));
    steps.run("format", || process::run(cargo(layout).args(["fmt", "--all", "--check"])));
    steps.run("clippy", || clippy(layout));
    steps.run("core and command line", || {
        tools::ensure_python()?;
        process::run(&mut tests(layout, deep, "dev", "fenhong"))
    });
    steps.run("examples", || examples(layout));
    steps.run("documentation", || documentation(layout));
    steps.run("generated documents", || documents::check(layout));
    steps.run("page's parts", || process::run(&mut tests(layout, deep, QUICK, "fenhong-www")));
    steps.run("this tool", || process::run(&mut tests(layout, deep, QUICK, "xtask")));
    let budget = steps.run("page", || build::all(layout));
    if let Some(budget) = budget {
        steps.run("size of a first visit", || budget.check());
        steps.run("scripts that old browsers read", || syntax::check(layout));
        steps.run("native and wasm agree", || parity::check(layout, deep));
        steps.run("journeys in a browser", || journeys(layout, deep));
    }
    if deep {
        steps.run("instruction counts", || bench::instructions::check(layout));
        steps.run("dependencies", || dependencies(layout));
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
    command.args(["clippy", "--quiet", "--locked", "--workspace", "--all-targets", "--all-features"]);
    process::run(command.args(["--", "-D", "warnings"]))
}

/// `cargo test` of one package: several in one call would mix the features of the crates they share, and the bundler
/// be compiled twice.
fn tests(layout: &Layout, deep: bool, profile: &str, package: &str) -> Command {
    let mut command = cargo(layout);
    command.args(["test", "--locked", "--all-features"]);
    command.args(["--profile", profile, "--package", package]);
    if deep {
        command.env("PROPTEST_CASES", DEEP_CASES).args(["--", "--include-ignored"]);
    }
    command
}

/// The programs under `examples/`, run as a reader runs them first: without arguments.
fn examples(layout: &Layout) -> Result<()> {
    let mut names = Vec::new();
    for file in fs::read_dir(layout.source("examples"))? {
        names.extend(file?.path().file_stem().map(ToOwned::to_owned));
    }
    names.sort();
    for name in names {
        let mut command = cargo(layout);
        command.args(["run", "--quiet", "--locked", "--package", "fenhong", "--all-features", "--example"]);
        process::run(command.arg(name).stdout(Stdio::null()))?;
    }
    Ok(())
}

/// The documentation of the core, in which no link may be broken.
fn documentation(layout: &Layout) -> Result<()> {
    let mut command = cargo(layout);
    command.args(["doc", "--quiet", "--locked", "--no-deps", "--package", "fenhong", "--all-features"]);
    process::run(command.env("RUSTDOCFLAGS", "-D warnings"))
}

/// Advisories, licences and sources of everything that is compiled in (`deny.toml`). The checker takes longer to
/// compile than all other tests need, so it belongs to a deep run; the hosted tests have it ready-made.
fn dependencies(layout: &Layout) -> Result<()> {
    let deny = tools::ensure_deny(layout)?;
    process::run(Command::new(deny).current_dir(layout.root()).args(["--locked", "check"]))
}

fn journeys(layout: &Layout, deep: bool) -> Result<()> {
    tools::ensure_browser()?;
    npm::AXE.ensure(layout)?;
    if deep {
        tools::ensure_firefox(layout)?;
    }
    process::run(&mut tests(layout, deep, QUICK, "fenhong-browser-tests"))
}
