//! The core knows no file, network, thread, clock or environment, and no float function of the platform.
//!
//! Clippy refuses the same functions by type (`clippy.toml`); this also sees code behind a feature or a target.

use super::source::{Finding, Source, is_group, is_punct, names_under};
use proc_macro2::{Delimiter, TokenTree};

const OUTSIDE: [&str; 6] = ["fs", "net", "thread", "time", "env", "process"];
/// The command line: the only modules that read files and see the machine.
const EDGE: [&str; 2] = ["cli", "main"];
const PLATFORM_MATHS: [&str; 15] = [
    "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "powi", "sin", "cos", "tan", "cbrt",
    "hypot",
];

/// Finds uses of the world outside in the core.
pub fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    if source.core_module().is_none_or(|module| EDGE.contains(&module)) {
        return findings;
    }
    source.each(&mut |tokens, at| {
        let outside = names_under(tokens, at, "std").into_iter().filter(|name| OUTSIDE.contains(&&*name.to_string()));
        findings.extend(outside.map(|name| finding(&name, "the core may not use std::")));
        if let Some(name) = platform_maths(tokens, at) {
            findings.push(finding(name, "floats differ between targets; use libm's "));
        }
    });
    findings
}

fn finding(name: &TokenTree, reason: &str) -> Finding {
    Finding { line: name.span().start().line, text: format!("{reason}{name}") }
}

/// The method called at this place, if its result depends on the platform.
fn platform_maths(tokens: &[TokenTree], at: usize) -> Option<&TokenTree> {
    let name = tokens.get(at + 1)?;
    let called = tokens.get(at + 2).is_some_and(|token| is_group(token, Delimiter::Parenthesis));
    (is_punct(tokens.get(at), '.') && called && PLATFORM_MATHS.contains(&&*name.to_string())).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&Source::parse(path, text).unwrap()).len()
    }

    #[test]
    fn the_world_outside_is_found_in_the_core_only() {
        let text = "use std::{fs, fmt}; fn f() { std::thread::yield_now() }";
        assert_eq!(found("src/chart/spec.rs", text), 2);
        assert_eq!(found("src/main.rs", text), 0);
        assert_eq!(found("xtask/src/main.rs", text), 0);
    }

    #[test]
    fn platform_maths_is_found_and_libm_is_not() {
        assert_eq!(found("src/chance.rs", "fn f(x: f64) -> f64 { x.ln() + libm::exp(x) + x.sqrt() }"), 1);
    }
}
