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
