//! What the page shows before its program has come: the page's own views, compiled natively, write it
//! (`www/src/first.rs`).

use crate::layout::Layout;
use crate::process;
use anyhow::{Context, Result, bail};
use std::process::{Command, Stdio};

/// The page's first sight.
pub struct First {
    /// Its elements.
    pub html: String,
    /// The rules for their styles.
    pub style: String,
}

/// Compiles and runs what writes it.
pub fn sight(layout: &Layout) -> Result<First> {
    println!("writing the first sight");
    let mut command = Command::new("cargo");
    command.current_dir(layout.root()).args(["run", "--quiet", "--locked", "--profile", "xtask"]);
    command.args(["--package", "fenhong-www", "--all-features", "--bin", "first-sight"]);
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("{} ended with {}", process::shown(&command), output.status);
    }
    let written = String::from_utf8(output.stdout)?;
    let (style, html) = written.split_once('\n').context("the first sight has a line of rules before its elements")?;
    Ok(First { html: html.trim_end().to_owned(), style: style.to_owned() })
}
