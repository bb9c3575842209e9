//! JavaScript of ours is short, and all of it can be seen: in files of its own or in the page, never inside Rust.

use super::source::Source;
use crate::layout::Layout;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Lines of all scripts together.
const LINES: usize = 150;
const COLUMNS: usize = 120;

/// A place and what to say of it.
type Found = (String, usize, String);

/// Reads the scripts of the page and finds what is too much.
pub fn check(layout: &Layout, sources: &[Source]) -> Result<Vec<Found>> {
    let mut scripts = Vec::new();
    read(layout.root(), &layout.source("www"), &mut scripts)?;
    scripts.sort();
    let mut found = too_much(&scripts);
    found.extend(sources.iter().filter(|source| source.path.starts_with("www/") && holds_script(source)).map(
        |source| {
            (source.path.clone(), 1, "a script inside Rust is one that nobody reads; it belongs into www/".to_owned())
        },
    ));
    Ok(found)
}

/// The scripts under a folder: files, and what stands inside pages.
fn read(root: &Path, folder: &Path, scripts: &mut Vec<(String, String)>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            read(root, &path, scripts)?;
            continue;
        }
        let name = || path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("js" | "mjs") => scripts.push((name(), fs::read_to_string(&path)?)),
            Some("html") => {
                scripts.extend(inside(&fs::read_to_string(&path)?).map(|script| (name(), script.to_owned())))
            }
            _ => {}
        }
    }
    Ok(())
}

/// The scripts inside a page.
fn inside(page: &str) -> impl Iterator<Item = &str> {
    let elements = page.split("<script").skip(1).filter_map(|rest| rest.split_once('>'));
    elements.map(|(_, rest)| rest.split("</script").next().unwrap_or(rest)).filter(|script| !script.trim().is_empty())
}

fn too_much(scripts: &[(String, String)]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut count = 0;
    for (path, text) in scripts {
        for (place, line) in text.lines().enumerate() {
            count += 1;
            let columns = line.chars().count();
            if columns > COLUMNS {
                found.push((path.clone(), place + 1, format!("{columns} columns; {COLUMNS} are enough")));
            }
        }
        if count > LINES {
            found.push((path.clone(), 1, format!("{count} lines of script up to here; {LINES} are enough for all")));
        }
    }
    found
}

/// Whether Rust brings a script along, as wasm-bindgen lets it.
fn holds_script(source: &Source) -> bool {
    source.tokens.iter().any(|token| token.to_string().contains("inline_js"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(name: &str, text: String) -> (String, String) {
        (name.to_owned(), text)
    }

    #[test]
    fn a_line_too_many_and_a_line_too_long_are_found() {
        let two = |more: usize| [script("www/a.js", "a\n".repeat(100)), script("www/b.js", "b\n".repeat(50 + more))];
        assert!(too_much(&two(0)).is_empty());
        assert_eq!(too_much(&two(1)).into_iter().map(|found| found.0).collect::<Vec<_>>(), ["www/b.js"]);
        let long = [script("www/a.js", format!("f();\n{}分", "x".repeat(COLUMNS - 1)))];
        assert!(too_much(&long).is_empty());
        let longer = [script("www/a.js", format!("f();\n{}", "x".repeat(COLUMNS + 1)))];
        assert_eq!(too_much(&longer)[0].1, 2);
    }

    #[test]
    fn scripts_inside_pages_and_inside_rust_count() {
        let page = "<p></p><script src=\"a.js\"></script>\n<script>\nf();\n</script><script type=\"x\">g();</script>";
        assert_eq!(inside(page).collect::<Vec<_>>(), ["\nf();\n", "g();"]);
        let rust = |text: &str| holds_script(&Source::parse("www/src/a.rs", text).unwrap());
        assert!(rust("mod a { #[wasm_bindgen(inline_js = \"export function f() {}\")] extern \"C\" { fn f(); } }"));
        assert!(!rust("// inline_js\n#[wasm_bindgen] extern \"C\" { fn f(); }"));
    }
}
