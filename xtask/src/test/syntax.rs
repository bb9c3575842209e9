//! No script is written in newer words than the oldest browser that `docs/deploying.md` names knows.

use crate::layout::Layout;
use crate::process;
use crate::setup::{npm, tools};
use anyhow::{Context, Result};
use std::fs;
use std::process::Command;

/// The year's edition of the language that Chrome 88, Firefox 98 and Safari 15.4 know.
const EDITION: &str = "2021";

/// What says that a browser is too old must be read by any.
const OLDEST: &str = "5";

/// Reads each script of the site and of the single file's parts as its edition.
pub fn check(layout: &Layout) -> Result<()> {
    tools::ensure_node()?;
    let acorn = npm::ACORN.ensure(layout)?.join("bin/acorn");
    for file in fs::read_dir(layout.site())? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !name.ends_with(".js") {
            continue;
        }
        let edition = if name.starts_with("old.") { OLDEST } else { EDITION };
        let mut node = Command::new("node");
        node.arg(&acorn).arg(format!("--ecma{edition}")).arg("--silent").arg(&path);
        process::run(&mut node).with_context(|| format!("{name} is not of edition {edition}"))?;
    }
    Ok(())
}
