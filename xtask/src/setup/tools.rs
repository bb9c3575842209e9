//! Programs that only the tests need.

use super::debian;
use crate::layout::Layout;
use crate::process;
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// Node runs the core's wasm outside a browser.
pub fn ensure_node() -> Result<()> {
    if process::exists("node") {
        return Ok(());
    }
    debian::install(&["nodejs"])
}

/// Python runs the oracle, which works every ledger out again with exact fractions.
pub fn ensure_python() -> Result<()> {
    if process::exists("python3") {
        return Ok(());
    }
    debian::install(&["python3-minimal", "python3"])
}

/// Chromium with its driver, and a font that has Chinese: without one the screenshots show boxes.
pub fn ensure_browser() -> Result<()> {
    let mut missing = Vec::new();
    if !process::exists("chromium") {
        missing.push("chromium");
    }
    if !process::exists("chromedriver") {
        missing.push("chromium-driver");
    }
    if !has_chinese_font() {
        missing.push("fonts-wqy-microhei");
    }
    if missing.is_empty() { Ok(()) } else { debian::install(&missing) }
}

/// The driver's version.
const GECKODRIVER: &str = "0.37.1";

/// Firefox with its driver, which Debian does not package: it is compiled here, into the target folder.
pub fn ensure_firefox(layout: &Layout) -> Result<()> {
    if !process::exists("firefox-esr") {
        debian::install(&["firefox-esr"])?;
    }
    compiled(layout, "geckodriver", GECKODRIVER).map(drop)
}

/// The version of what checks the dependencies.
const DENY: &str = "0.20.2";

/// cargo-deny, where it lies.
pub fn ensure_deny(layout: &Layout) -> Result<PathBuf> {
    compiled(layout, "cargo-deny", DENY)
}

/// A program of the registry, compiled into the target folder unless it is there.
fn compiled(layout: &Layout, name: &str, version: &str) -> Result<PathBuf> {
    let root = layout.made("tools");
    let program = root.join("bin").join(name);
    if !program.is_file() {
        let mut command = Command::new("cargo");
        command.args(["install", "--quiet", "--locked", name, "--version", version, "--root"]);
        process::run(command.arg(root).arg("--target-dir").arg(layout.made(name)))?;
    }
    Ok(program)
}

fn has_chinese_font() -> bool {
    process::output("fc-list", &[":lang=zh", "family"]).is_some_and(|families| !families.is_empty())
}
