//! Texts that a reader sees live in `src/words/`, where every language has them all.

use super::source::{Finding, Source};
use proc_macro2::TokenTree;

const WORDS: &str = "src/words";

/// Where Chinese is read, as people type it and tables hold it, and none is said.
const READ: [&str; 2] = ["src/typed.rs", "src/roster/"];

/// Finds Chinese text outside the words, in the core and in the page.
pub fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let shown = source.path.starts_with("src/") || source.path.starts_with("www/src/");
    let is_free = READ.into_iter().chain([WORDS]).any(|free| source.path.starts_with(free));
    if !shown || is_free {
        return findings;
    }
    source.each(&mut |tokens, at| {
        let token = &tokens[at];
        if matches!(token, TokenTree::Literal(_) | TokenTree::Ident(_)) && token.to_string().contains(is_chinese) {
            let text = format!("{token} belongs into {WORDS}");
            findings.push(Finding { line: token.span().start().line, text });
        }
    });
    findings
}

/// Characters, and the punctuation that goes with them.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_found_in_literals_and_macros_but_not_in_comments() {
        let text = "/// 分红\nfn f() { g(\"分红\"); view! { <p>分红</p> } }";
        let found = |path| check(&Source::parse(path, text).unwrap()).len();
        assert_eq!(found("www/src/lib.rs"), 2);
        assert_eq!(found("src/words/zh.rs"), 0);
        assert_eq!(found("src/roster/field.rs"), 0);
        assert_eq!(found("tests/ledger.rs"), 0);
    }
}
