//! A function fits on a screen, and a file can be read in one go.

use super::source::{Finding, Source, is_group, is_punct, is_word};
use proc_macro2::{Delimiter, TokenTree};

const LIMIT: usize = 60;
/// Lines of a file.
const FILE: usize = 700;

/// Functions that are clearer whole: file and name.
const EXCEPTIONS: &[(&str, &str)] = &[];

/// Finds functions and files that are too long.
pub fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let lines = source.tokens.last().map_or(0, |token| token.span().end().line);
    if lines > FILE {
        findings.push(Finding { line: lines, text: format!("the file has {lines} lines; {FILE} are enough") });
    }
    source.each(&mut |tokens, at| {
        let Some((name, lines)) = function(tokens, at) else {
            return;
        };
        if lines > LIMIT && !EXCEPTIONS.contains(&(&source.path, &name)) {
            let line = tokens[at].span().start().line;
            findings.push(Finding { line, text: format!("{name} has {lines} lines; {LIMIT} are enough") });
        }
    });
    findings
}

/// The name and the lines of the function that begins at this place.
fn function(tokens: &[TokenTree], at: usize) -> Option<(String, usize)> {
    let Some(TokenTree::Ident(name)) = tokens.get(at + 1).filter(|_| is_word(tokens.get(at), "fn")) else {
        return None;
    };
    let end = |token: &&TokenTree| is_punct(Some(token), ';') || is_group(token, Delimiter::Brace);
    let body = tokens[at..].iter().find(end)?;
    let lines = body.span().end().line - tokens[at].span().start().line + 1;
    Some((name.to_string(), lines))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_function_is_found_wherever_it_is() {
        let text = format!("impl A {{ fn short() {{}}\nfn long() {{{}}} }}", "\n".repeat(LIMIT));
        let findings = check(&Source::parse("src/units.rs", &text).unwrap());
        assert_eq!(findings.iter().map(|f| f.line).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn a_long_file_is_found() {
        let found =
            |lines: usize| check(&Source::parse("src/units.rs", &("\n".repeat(lines - 1) + ";")).unwrap()).len();
        assert_eq!([found(FILE), found(FILE + 1)], [0, 1]);
    }
}
