//! The rules of style that no compiler checks.
//!
//! Each rule reads the tokens of a file, not its text: comments cannot break a rule, and macros cannot hide from one.

mod circle;
mod direction;
mod keys;
mod language;
mod layers;
mod length;
mod purity;
mod script;
mod source;
mod style;

use crate::layout::Layout;
use anyhow::{Result, bail};
use source::{Finding, Source};

/// A rule gives the places that break it.
type Rule = fn(&Source) -> Vec<Finding>;

const RULES: [Rule; 5] = [direction::check, purity::check, language::check, length::check, keys::check];
const FOLDERS: [&str; 7] = ["src", "www/src", "www/workbook/src", "xtask/src", "tests", "benches", "examples"];

/// Checks all sources; an error lists nothing, as every finding has been shown.
pub fn check(layout: &Layout) -> Result<()> {
    let mut count = 0;
    let sources = source::read_all(layout, &FOLDERS)?;
    for source in &sources {
        for finding in RULES.iter().flat_map(|rule| rule(source)) {
            println!("{}:{}: {}", source.path, finding.line, finding.text);
            count += 1;
        }
    }
    let across =
        [circle::check(&sources), layers::check(&sources), script::check(layout, &sources)?, style::check(layout)?];
    for (path, line, text) in across.concat() {
        println!("{path}:{line}: {text}");
        count += 1;
    }
    if count > 0 {
        bail!("{count} findings");
    }
    Ok(())
}
