//! No circle between files: who reads one file need not have read another first that needs this one.
//!
//! An arrow leads from a file to each file of its crate that a path in it names, re-exports included; `mod` lines and
//! tests make none. A path leads to the file of the longest module in it, so a name that a `mod.rs` re-exports counts
//! as a name of that `mod.rs`.

use super::source::{Source, is_punct, is_word};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};

/// The crates, by the folders of their sources.
const CRATES: [&str; 5] = ["src", "www/src", "www/workbook/src", "xtask/src", "tests/browser/src"];

/// Where a file names others, each with the line.
pub type Arrows<'a> = BTreeMap<&'a str, BTreeMap<&'a str, usize>>;

/// Finds circles: for each file in one, its path, the line and what to say.
pub fn check(sources: &[Source]) -> Vec<(String, usize, String)> {
    CRATES.iter().flat_map(|folder| circles_in(sources, folder)).collect()
}

fn circles_in(sources: &[Source], folder: &str) -> Vec<(String, usize, String)> {
    let arrows = arrows_in(sources, folder);
    let mut findings = Vec::new();
    for circle in circles(&arrows) {
        for file in &circle {
            for (other, line) in arrows[file].iter().filter(|(other, _)| circle.contains(*other)) {
                findings.push((
                    (*file).to_owned(),
                    *line,
                    format!("stands in a circle of {}: uses {other}", circle.len()),
                ));
            }
        }
    }
    findings
}

/// The arrows between the files of a crate.
pub fn arrows_in<'a>(sources: &'a [Source], folder: &str) -> Arrows<'a> {
    let modules = modules(sources, folder);
    modules.iter().map(|(path, source)| (&*source.path, arrows(source, path, &modules))).collect()
}

/// The modules of a crate, by their paths. A program beside a library (`main.rs` beside `lib.rs`) is no module of it.
fn modules<'a>(sources: &'a [Source], folder: &str) -> BTreeMap<Vec<String>, &'a Source> {
    let mut modules = BTreeMap::new();
    for source in sources {
        let Some(path) = source.path.strip_prefix(folder).and_then(|path| path.strip_prefix('/')) else { continue };
        let mut names: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        match names.last().map(String::as_str) {
            Some("tests") => continue,
            Some("lib" | "main" | "mod") => drop(names.pop()),
            _ => {}
        }
        // `lib.rs` comes before `main.rs`.
        modules.entry(names).or_insert(source);
    }
    modules
}

/// The files that a file names, each with the line where it does so first.
fn arrows<'a>(
    source: &Source,
    here: &[String],
    modules: &BTreeMap<Vec<String>, &'a Source>,
) -> BTreeMap<&'a str, usize> {
    let mut found = BTreeMap::new();
    source.each(&mut |tokens, at| {
        if is_word(tokens.get(at.wrapping_sub(1)), "mod") || is_punct(tokens.get(at.wrapping_sub(1)), ':') {
            return;
        }
        for (path, line) in paths(tokens, at, here, modules) {
            let deepest = (0..=path.len()).rev().find_map(|length| modules.get(&path[..length]));
            if let Some(other) = deepest.filter(|other| other.path != source.path) {
                found.entry(&*other.path).or_insert(line);
            }
        }
    });
    found
}

/// The full paths that begin at this place, a tree's leaves one by one, each with its line.
fn paths(
    tokens: &[TokenTree],
    at: usize,
    here: &[String],
    modules: &BTreeMap<Vec<String>, &Source>,
) -> Vec<(Vec<String>, usize)> {
    let TokenTree::Ident(first) = &tokens[at] else { return Vec::new() };
    if !is_punct(tokens.get(at + 1), ':') || !is_punct(tokens.get(at + 2), ':') {
        return Vec::new();
    }
    let name = first.to_string();
    let base = match name.as_str() {
        "crate" => Vec::new(),
        "self" => here.to_vec(),
        "super" => here[..here.len().saturating_sub(1)].to_vec(),
        _ => {
            let child = [here, &[name]].concat();
            if !modules.contains_key(&child) {
                return Vec::new();
            }
            child
        }
    };
    let mut leaves = Vec::new();
    follow(&tokens[at + 3..], base, &mut leaves);
    leaves
}

/// Goes along a path behind one of its `::`, into every branch of its tree.
fn follow(tokens: &[TokenTree], mut path: Vec<String>, leaves: &mut Vec<(Vec<String>, usize)>) {
    match tokens.first() {
        Some(TokenTree::Ident(name)) => {
            match name.to_string().as_str() {
                "self" => {}
                "super" => drop(path.pop()),
                other => path.push(other.to_owned()),
            }
            if is_punct(tokens.get(1), ':') && is_punct(tokens.get(2), ':') {
                follow(&tokens[3..], path, leaves);
            } else {
                leaves.push((path, name.span().start().line));
            }
        }
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            for branch in branches(group.stream()) {
                follow(&branch, path.clone(), leaves);
            }
        }
        Some(other) => leaves.push((path, other.span().start().line)),
        None => {}
    }
}

fn branches(stream: TokenStream) -> Vec<Vec<TokenTree>> {
    let tokens: Vec<_> = stream.into_iter().collect();
    tokens.split(|token| is_punct(Some(token), ',')).map(<[TokenTree]>::to_vec).collect()
}

/// The sets of files that all reach one another.
fn circles<'a>(arrows: &Arrows<'a>) -> BTreeSet<BTreeSet<&'a str>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> = arrows.keys().map(|file| (*file, reached(arrows, file))).collect();
    let circle = |file: &&'a str| -> BTreeSet<&'a str> {
        reach[file].iter().copied().filter(|other| reach.get(other).is_some_and(|back| back.contains(file))).collect()
    };
    arrows.keys().map(circle).filter(|circle| circle.len() > 1).collect()
}

/// All files that some way of arrows leads to.
fn reached<'a>(arrows: &Arrows<'a>, from: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = arrows[from].keys().copied().collect();
    while let Some(file) = open.pop() {
        if let Some((name, onward)) = arrows.get_key_value(file)
            && found.insert(*name)
        {
            open.extend(onward.keys().copied());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<_> = files.iter().map(|(path, text)| Source::parse(path, text).unwrap()).collect();
        check(&sources).into_iter().map(|(file, line, _)| format!("{file}:{line}")).collect()
    }

    #[test]
    fn a_circle_is_found_through_trees_parents_and_re_exports() {
        let circle = [
            ("xtask/src/main.rs", "mod a;\nmod b;"),
            ("xtask/src/a/mod.rs", "mod c;\npub use c::C;"),
            ("xtask/src/a/c.rs", "pub struct C;\nuse super::super::{b::{B as D, E}, F};"),
            ("xtask/src/b.rs", "\n\nfn f() -> crate::a::C { todo!() }"),
        ];
        assert_eq!(files(&circle), ["xtask/src/a/c.rs:2", "xtask/src/a/mod.rs:2", "xtask/src/b.rs:3"]);
    }

    #[test]
    fn module_lines_tests_and_one_way_make_none() {
        let one_way = [
            ("xtask/src/main.rs", "mod a;\nmod b;\nuse a::A;"),
            ("xtask/src/a.rs", "use crate::b::B;\n#[cfg(test)]\nmod tests { use crate::main; use super::*; }"),
            ("xtask/src/b.rs", "#[cfg(test)]\nmod tests { use crate::a::A; }\nfn f() { std::a::b(); }"),
        ];
        assert_eq!(files(&one_way), [""; 0]);
    }
}
