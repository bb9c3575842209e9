//! Programs that only the tests need.

use super::debian;
use crate::process;
use anyhow::Result;

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

fn has_chinese_font() -> bool {
    process::output("fc-list", &[":lang=zh", "family"]).is_some_and(|families| !families.is_empty())
}
