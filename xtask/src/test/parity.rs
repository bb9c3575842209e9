//! The same bytes from the native core and from its wasm, whatever compiled it.

use crate::layout::Layout;
use crate::process;
use crate::setup::tools;
use anyhow::Result;
use std::process::Command;

const SCRIPT: &str = "tests/parity/parity.mjs";

/// Runs every case in both and compares. The command line is the one that the tests before have compiled; a deep run
/// compiles it as it is for people.
pub fn check(layout: &Layout, deep: bool) -> Result<()> {
    tools::ensure_node()?;
    let (profile, program) = if deep { ("release", "release/fenhong") } else { ("dev", "debug/fenhong") };
    let mut build = Command::new("cargo");
    build.current_dir(layout.root()).args(["build", "--locked", "--package=fenhong", "--all-features"]);
    process::run(build.args(["--profile", profile]))?;
    let mut node = Command::new("node");
    node.current_dir(layout.root()).args(["--test-reporter=spec", SCRIPT]);
    node.arg(layout.made(program)).arg(layout.made("bundle/whole"));
    process::run(&mut node)
}
