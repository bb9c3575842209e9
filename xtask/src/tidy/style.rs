//! The style sheet's blocks close where they should: a browser closes what is left open without a word, and what stands
//! after a lost bracket holds only for the printer, or for nobody.

use crate::layout::Layout;
use anyhow::{Context, Result};
use std::fs;

/// The style sheet of the page.
const STYLE: &str = "style.css";

/// A place and what to say of it.
type Found = (String, usize, String);

/// Reads the style sheet and finds blocks that do not close.
pub fn check(layout: &Layout) -> Result<Vec<Found>> {
    let path = layout.source("www").join(STYLE);
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let name = format!("www/{STYLE}");
    Ok(open_blocks(&text).into_iter().map(|(line, text)| (name.clone(), line, text)).collect())
}

/// Media rules inside of other blocks, and what is open at the end.
fn open_blocks(style: &str) -> Vec<(usize, String)> {
    let (mut found, mut depth, mut in_comment) = (Vec::new(), 0_i32, false);
    for (place, line) in style.lines().enumerate() {
        let line = without_comments(line, &mut in_comment);
        if depth != 0 && line.trim_start().starts_with("@media") {
            found.push((place + 1, format!("a media rule inside {depth} open blocks: a bracket is lost above")));
        }
        depth += line.matches('{').count() as i32 - line.matches('}').count() as i32;
    }
    if depth != 0 {
        found.push((style.lines().count(), format!("{depth} blocks are open at the end")));
    }
    found
}

/// What of a line is outside of comments.
fn without_comments(line: &str, in_comment: &mut bool) -> String {
    let (mut kept, mut rest) = (String::new(), line);
    loop {
        let mark = if *in_comment { "*/" } else { "/*" };
        let Some((before, after)) = rest.split_once(mark) else { break };
        if !*in_comment {
            kept.push_str(before);
        }
        (*in_comment, rest) = (!*in_comment, after);
    }
    if !*in_comment {
        kept.push_str(rest);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_bracket_is_found_where_the_next_rule_begins() {
        let whole =
            "/* { */ a { b: c; }\n@media print {\n  a { b: d; } /* {\n { */\n}\n@media screen { a { b: e; } }\n";
        assert_eq!(open_blocks(whole), []);
        let lost: Vec<usize> =
            open_blocks(&whole.replacen("*/\n}", "*/", 1)).into_iter().map(|found| found.0).collect();
        assert_eq!(lost, [5, 5]);
        assert_eq!(open_blocks("a { b: c; }}").len(), 1);
    }
}
