//! The same bytes from the native core and from its wasm, whatever compiled it.

use crate::layout::Layout;
use crate::process;
use crate::setup::tools;
use anyhow::Result;
use std::process::Command;

const SCRIPT: &str = "tests/parity/parity.mjs";

/// Runs every case in both and compares.
pub fn check(layout: &Layout) -> Result<()> {
    tools::ensure_node()?;
    let mut build = Command::new("cargo");
    build.current_dir(layout.root()).args(["build", "--release", "--locked", "--package=fenhong", "--features=cli"]);
    process::run(&mut build)?;
    let mut node = Command::new("node");
    node.current_dir(layout.root()).args(["--test-reporter=spec", SCRIPT]);
    node.arg(layout.made("release/fenhong")).arg(layout.made("bundle/whole"));
    process::run(&mut node)
}
