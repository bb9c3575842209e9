//! Ledgers, reports and audits are types: where they are put into words, no field is looked up by a quoted name.
//!
//! A misspelt name would be found by no compiler, and print nothing.

use super::source::{Finding, Source, is_group, is_punct};
use proc_macro2::{Delimiter, TokenTree};

/// Where results are put into words and printed.
const FOLDERS: [&str; 3] = ["src/words/", "src/cli/", "examples/"];

/// Finds indices that are a quoted name.
pub fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !FOLDERS.iter().any(|folder| source.path.starts_with(folder)) {
        return findings;
    }
    source.each(&mut |tokens, at| {
        if let Some(name) = index(tokens, at) {
            let text = format!("[{name}] looks a field up by its name; take the type that has it");
            findings.push(Finding { line: name.span().start().line, text });
        }
    });
    findings
}

/// The quoted name in brackets at this place, where they stand behind a value; behind a sign they are a list.
fn index(tokens: &[TokenTree], at: usize) -> Option<TokenTree> {
    let TokenTree::Group(group) = &tokens[at] else { return None };
    let before = tokens.get(at.wrapping_sub(1))?;
    let is_value = match before {
        TokenTree::Ident(word) => !["in", "return", "else", "match"].contains(&&*word.to_string()),
        TokenTree::Group(_) => true,
        other => is_punct(Some(other), '?'),
    };
    if !is_value || !is_group(&tokens[at], Delimiter::Bracket) {
        return None;
    }
    let mut inside = group.stream().into_iter();
    let (name, None) = (inside.next()?, inside.next()) else { return None };
    matches!(&name, TokenTree::Literal(text) if text.to_string().starts_with('"')).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&Source::parse(path, text).unwrap()).len()
    }

    #[test]
    fn an_index_by_a_name_is_found_and_a_list_of_one_is_none() {
        let text = "fn f() { a[\"b\"]; a[\"b\"][\"c\"]; g(&[\"a\"]); let a = [\"a\"]; for a in [\"a\"] {} }";
        assert_eq!(found("src/words/steps.rs", text), 3);
        assert_eq!(found("src/decide/vary.rs", text), 0);
        assert_eq!(found("src/words/steps.rs", "#[cfg(test)]\nmod tests { fn f() { a[\"b\"]; } }"), 0);
    }
}
