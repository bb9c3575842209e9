//! What tests need from npm, laid under the target folder.

use super::debian;
use crate::layout::Layout;
use crate::process;
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

/// A package and its version.
pub struct Package {
    name: &'static str,
    version: &'static str,
}

/// The checker of accessibility that the browser tests run in the page; `tests/browser/src/axe.rs` looks for it there.
pub const AXE: Package = Package { name: "axe-core", version: "4.14.1" };

/// A parser of scripts that can be held to the syntax of a year.
pub const ACORN: Package = Package { name: "acorn", version: "8.19.0" };

/// A package registry that does not answer within this time is not there.
const LIMIT: Duration = Duration::from_secs(120);

impl Package {
    /// Has npm lay the package where it belongs, and says where.
    pub fn ensure(&self, layout: &Layout) -> Result<PathBuf> {
        let Self { name, version } = self;
        let folder = layout.made(name.trim_end_matches("-core"));
        let place = folder.join("node_modules").join(name);
        let is_it = |text: String| text.contains(&format!("\"version\": \"{version}\""));
        if std::fs::read_to_string(place.join("package.json")).is_ok_and(is_it) {
            return Ok(place);
        }
        if !process::exists("npm") {
            debian::install(&["npm"])?;
        }
        println!("fetching {name}@{version}");
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]);
        npm.args(["--loglevel=error", "--prefix"]).arg(&folder).arg(format!("{name}@{version}"));
        process::run_within(&mut npm, LIMIT)?;
        Ok(place)
    }
}
