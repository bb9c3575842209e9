//! The parts of the documents that the program writes itself.
//!
//! Such a part stands between `<!-- fenhong ARGUMENTS -->` and `<!-- end -->`; it is what the command prints.

use crate::command_line;
use crate::layout::Layout;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const DOCUMENT: &str = "docs/rules.md";
const BEGIN: &str = "<!-- fenhong ";
const END: &str = "<!-- end -->";

/// An error if a part is not what the program prints now.
pub fn check(layout: &Layout) -> Result<()> {
    let (old, new) = both(layout)?;
    if old != new {
        bail!("{DOCUMENT} has parts that are out of date: run `cargo xtask docs`");
    }
    crate::bench::report::check(layout)?;
    commits(layout)
}

/// Where the architecture names a commit, as the example of a change.
const ARCHITECTURE: &str = "docs/architecture.md";

/// An error if a list of what to change names no commit, or one that this history does not have.
fn commits(layout: &Layout) -> Result<()> {
    let text = fs::read_to_string(layout.source(ARCHITECTURE)).context(ARCHITECTURE)?;
    let named = named(&text)?;
    // A copy without its whole history cannot tell.
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(layout.root()).args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
        command.output().ok().filter(|output| output.status.success()).map(|output| output.stdout)
    };
    if git(&["rev-parse", "--is-shallow-repository"]).is_none_or(|said| said != b"false\n") {
        return Ok(());
    }
    let is_there = |commit: &&&str| git(&["cat-file", "-e", &format!("{commit}^{{commit}}")]).is_some();
    let (there, missing): (Vec<&str>, Vec<&str>) = named.iter().partition(is_there);
    // Nor can one with another history, such as one that was begun from a copy.
    match missing.first() {
        Some(commit) if !there.is_empty() => bail!("{ARCHITECTURE} names the commit {commit}, which is not there"),
        _ => Ok(()),
    }
}

/// The commits that the lists of what to change name, one each.
fn named(text: &str) -> Result<Vec<&str>> {
    let (_, lists) =
        text.split_once("\n## To change something\n").context("the lists of what to change are missing")?;
    let lists = lists.split_once("\n## ").map_or(lists, |(lists, _)| lists);
    let of = |line| commit(line).with_context(|| format!("{ARCHITECTURE} names no commit for: {line}"));
    lists.lines().filter(|line| line.starts_with("- **")).map(of).collect()
}

fn commit(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("(commit ")?;
    rest.split([',', ')']).next().filter(|commit| commit.len() >= 7)
}

/// Writes all parts anew.
pub fn write(layout: &Layout) -> Result<()> {
    let (_, new) = both(layout)?;
    fs::write(layout.source(DOCUMENT), new).context(DOCUMENT)
}

fn both(layout: &Layout) -> Result<(String, String)> {
    let old = fs::read_to_string(layout.source(DOCUMENT)).context(DOCUMENT)?;
    let program = command_line::compiled(layout)?;
    let new = filled(&old, |arguments| printed(layout, &program, arguments))?;
    Ok((old, new))
}

/// The text with every part replaced by what its command prints.
fn filled(text: &str, mut print: impl FnMut(&str) -> Result<String>) -> Result<String> {
    let mut new = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (arguments, after) = after.split_once(" -->").context("a part whose first line has no end")?;
        let (_, after) = after.split_once(END).with_context(|| format!("{BEGIN}{arguments}: {END} is missing"))?;
        let part = print(arguments)?;
        new.push_str(&format!("{before}{BEGIN}{arguments} -->\n{}\n{END}", part.trim_end()));
        rest = after;
    }
    Ok(new + rest)
}

fn printed(layout: &Layout, program: &Path, arguments: &str) -> Result<String> {
    let mut command = Command::new(program);
    command.current_dir(layout.root()).stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = command.args(arguments.split_whitespace()).output()?;
    if !output.status.success() {
        bail!("fenhong {arguments} ended with {}", output.status);
    }
    String::from_utf8(output.stdout).context("the program prints UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_what_to_change_names_a_commit() {
        let text = "\n## To change something\n\n- **A** (commit 0123abc, x): a\n- **B** (commit 4567def): b\n\n## More\n- **C**: c";
        assert_eq!(named(text).unwrap(), ["0123abc", "4567def"]);
        assert!(named(&text.replace("(commit 4567def)", "")).is_err());
    }

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let text = "a\n<!-- fenhong rules -->\nold\n<!-- end -->\nb";
        let new = filled(text, |arguments| Ok(format!("{arguments}!\n"))).unwrap();
        assert_eq!(new, "a\n<!-- fenhong rules -->\nrules!\n<!-- end -->\nb");
        assert!(filled("<!-- fenhong rules -->", |_| Ok(String::new())).is_err());
    }
}
