//! The command line, for what runs it.

use crate::layout::Layout;
use crate::process;
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// The command line as its tests have compiled it; compiled now where they have not.
///
/// A plain build would leave out what the tests' own dependencies ask of the crates they share with the core, and so
/// compile the whole core a second time.
pub fn compiled(layout: &Layout) -> Result<PathBuf> {
    let mut build = Command::new("cargo");
    build.current_dir(layout.root()).args(["test", "--no-run", "--quiet", "--locked"]);
    process::run(build.args(["--package=fenhong", "--all-features", "--test=transcripts"]))?;
    Ok(layout.made("debug/fenhong"))
}

/// The command line as it is for people.
pub fn released(layout: &Layout) -> Result<PathBuf> {
    let mut build = Command::new("cargo");
    build.current_dir(layout.root()).args(["build", "--release", "--locked", "--package=fenhong", "--features=cli"]);
    process::run(&mut build)?;
    Ok(layout.made("release/fenhong"))
}
