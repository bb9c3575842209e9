//! A source file as tokens.

use crate::layout::Layout;
use anyhow::{Result, anyhow};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::fs;
use std::path::Path;

/// A place that breaks a rule.
pub struct Finding {
    /// The line.
    pub line: usize,
    /// What to say of it.
    pub text: String,
}

/// A file and its tokens, without what only tests see.
pub struct Source {
    /// The path from the root, with `/`.
    pub path: String,
    /// The tokens, groups nested.
    pub tokens: Vec<TokenTree>,
}

impl Source {
    /// Reads the tokens of a file's text.
    pub fn parse(path: &str, text: &str) -> Result<Self> {
        let stream: TokenStream = text.parse().map_err(|error| anyhow!("{path}: {error}"))?;
        Ok(Self { path: path.to_owned(), tokens: stream.into_iter().collect() })
    }

    /// The module of the core that the file belongs to: `rules` for `src/rules/floors.rs`.
    pub fn core_module(&self) -> Option<&str> {
        let path = self.path.strip_prefix("src/")?;
        let name = path.split('/').next().unwrap_or(path);
        Some(name.strip_suffix(".rs").unwrap_or(name))
    }

    /// Calls `visit` with every sequence of tokens in the file and the place in it. Tests are left out.
    pub fn each(&self, visit: &mut dyn FnMut(&[TokenTree], usize)) {
        walk(&self.tokens, visit);
    }
}

fn walk(tokens: &[TokenTree], visit: &mut dyn FnMut(&[TokenTree], usize)) {
    let mut place = 0;
    while place < tokens.len() {
        if let Some(end) = attribute_end(tokens, place) {
            place = end;
            continue;
        }
        visit(tokens, place);
        if let TokenTree::Group(group) = &tokens[place] {
            walk(&group.stream().into_iter().collect::<Vec<_>>(), visit);
        }
        place += 1;
    }
}

/// The place after an attribute, which holds no code, and after the item too if only tests see it.
fn attribute_end(tokens: &[TokenTree], place: usize) -> Option<usize> {
    if !is_punct(tokens.get(place), '#') {
        return None;
    }
    let bang = usize::from(is_punct(tokens.get(place + 1), '!'));
    let Some(TokenTree::Group(group)) = tokens.get(place + 1 + bang) else {
        return None;
    };
    let end = place + 2 + bang;
    if group.stream().to_string().replace(' ', "") == "cfg(test)" { Some(item_end(tokens, end)) } else { Some(end) }
}

fn item_end(tokens: &[TokenTree], start: usize) -> usize {
    let ends = |token: &TokenTree| is_punct(Some(token), ';') || is_group(token, Delimiter::Brace);
    tokens[start..].iter().position(ends).map_or(tokens.len(), |offset| start + offset + 1)
}

/// Whether a token is this character.
pub fn is_punct(token: Option<&TokenTree>, character: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == character)
}

/// Whether a token is a group in these brackets.
pub fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

/// Whether a token is this word.
pub fn is_word(token: Option<&TokenTree>, word: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if ident == word)
}

/// The names that follow `root::` at a place: one, or several in braces.
pub fn names_under(tokens: &[TokenTree], place: usize, root: &str) -> Vec<TokenTree> {
    let path = is_word(tokens.get(place), root)
        && is_punct(tokens.get(place + 1), ':')
        && is_punct(tokens.get(place + 2), ':');
    match tokens.get(place + 3) {
        Some(name @ TokenTree::Ident(_)) if path => vec![name.clone()],
        Some(TokenTree::Group(group)) if path => first_names(group.stream()),
        _ => Vec::new(),
    }
}

/// The first name of each part between commas.
fn first_names(stream: TokenStream) -> Vec<TokenTree> {
    let tokens: Vec<_> = stream.into_iter().collect();
    let parts = tokens.split(|token| is_punct(Some(token), ','));
    parts.filter_map(|part| part.first().cloned()).collect()
}

/// All Rust files under some folders of the root.
pub fn read_all(layout: &Layout, folders: &[&str]) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for folder in folders {
        read_folder(layout.root(), &layout.source(folder), &mut sources)?;
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sources)
}

fn read_folder(root: &Path, folder: &Path, sources: &mut Vec<Source>) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            read_folder(root, &path, sources)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            sources.push(Source::parse(&name, &fs::read_to_string(&path)?)?);
        }
    }
    Ok(())
}
