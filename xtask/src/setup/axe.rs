//! The checker of accessibility that the browser tests run in the page.

use super::debian;
use crate::layout::Layout;
use crate::process;
use anyhow::Result;
use std::process::Command;
use std::time::Duration;

/// The package and its version; `tests/browser/src/axe.rs` looks for it where npm lays it.
const PACKAGE: &str = "axe-core@4.14.1";

/// A package registry that does not answer within this time is not there.
const LIMIT: Duration = Duration::from_secs(120);

/// Has npm lay the package under the target folder.
pub fn ensure(layout: &Layout) -> Result<()> {
    let folder = layout.made("axe");
    let description = folder.join("node_modules/axe-core/package.json");
    let wanted = PACKAGE.rsplit('@').next().unwrap_or_default();
    if std::fs::read_to_string(&description).is_ok_and(|text| text.contains(&format!("\"version\": \"{wanted}\""))) {
        return Ok(());
    }
    if !process::exists("npm") {
        debian::install(&["npm"])?;
    }
    println!("fetching {PACKAGE}");
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]);
    npm.args(["--loglevel=error", "--prefix"]).arg(&folder).arg(PACKAGE);
    process::run_within(&mut npm, LIMIT)
}
