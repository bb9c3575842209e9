//! The same bytes from the native core and from its wasm, whatever compiled it.

use crate::build;
use crate::command_line;
use crate::layout::Layout;
use crate::process;
use crate::setup::{tools, wasm};
use anyhow::Result;
use std::process::Command;

const SCRIPT: &str = "tests/parity/parity.mjs";

/// Runs every case in both and compares. A deep run compares the command line as it is for people.
pub fn check(layout: &Layout, deep: bool) -> Result<()> {
    tools::ensure_node()?;
    build::bundle::make(&build::FACES, layout, &wasm::ensure()?)?;
    let program = if deep { command_line::released(layout)? } else { command_line::compiled(layout)? };
    let mut node = Command::new("node");
    node.current_dir(layout.root()).args(["--test-reporter=spec", SCRIPT]);
    node.arg(program).arg(layout.made("bundle"));
    process::run(&mut node)
}
