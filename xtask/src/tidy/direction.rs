//! Data flows one way: a module of the core uses only modules that stand above it.

use super::source::{Finding, Source, names_under};

/// The core's modules, each with only those above it in its view. A new module is entered here, at its place.
const ORDER: &[&str] = &[
    "order",
    "tree",
    "units",
    "safe",
    "scenario",
    "typed",
    "law",
    "cases",
    "equity",
    "rules",
    "chance",
    "table",
    "population",
    "membership",
    "assembly",
    "enterprise",
    "household",
    "programme",
    "stability",
    "model",
    "check",
    "ledger",
    "audit",
    "simulate",
    "outcome",
    "reported",
    "decide",
    "notice",
    "lesson",
    "chart",
    "roster",
    "words",
    "wasm",
    "cli",
    "main",
];

/// Finds uses of modules that stand below.
pub fn check(source: &Source) -> Vec<Finding> {
    let Some(module) = source.core_module().filter(|module| *module != "lib") else {
        return Vec::new();
    };
    let Some(place) = position(module) else {
        let text = format!("the module {module} has no place in the order of xtask/src/tidy/direction.rs");
        return vec![Finding { line: 1, text }];
    };
    let mut findings = Vec::new();
    source.each(&mut |tokens, at| {
        for name in names_under(tokens, at, "crate") {
            let used = name.to_string();
            if position(&used).is_some_and(|other| other > place) {
                let text = format!("{module} uses {used}, which stands below it");
                findings.push(Finding { line: name.span().start().line, text });
            }
        }
    });
    findings
}

fn position(module: &str) -> Option<usize> {
    ORDER.iter().position(|name| *name == module)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(&Source::parse(path, text).unwrap()).iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn only_uses_of_lower_modules_are_found() {
        let text = "use crate::units::Fen;\nuse crate::{ledger::Year, units};\nfn f() { crate::outcome::g() }";
        assert_eq!(lines("src/rules/floors.rs", text), [2, 3]);
        assert_eq!(lines("src/main.rs", text).len(), 0);
        assert_eq!(lines("www/src/lib.rs", text).len(), 0);
    }

    #[test]
    fn comments_strings_and_tests_may_name_any_module() {
        let text =
            "// crate::outcome\nconst A: &str = \"crate::outcome\";\n#[cfg(test)]\nmod tests { use crate::outcome; }";
        assert_eq!(lines("src/units.rs", text).len(), 0);
    }

    #[test]
    fn a_module_without_a_place_is_found() {
        assert_eq!(lines("src/misc.rs", ""), [1]);
    }
}
