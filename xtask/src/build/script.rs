//! Scripts and the style sheet on their way into a page.

/// A function around a script; `end` is what it does last.
pub fn function(name: &str, script: &str, end: &str) -> String {
    format!("function {name}() {{\n{script}\n{end}\n}}\n")
}

/// A script without indentation, empty lines and whole lines of comment: as readable in a browser's tools as a reader
/// of the source needs, and a good part smaller. No text in our scripts goes over several lines.
pub fn lean(script: &str) -> String {
    let is_comment = |line: &str| ["//", "/*", "* ", "*/"].iter().any(|mark| line.starts_with(mark)) || line == "*";
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !is_comment(line));
    lines.map(|line| line.to_owned() + "\n").collect()
}

/// A style sheet without indentation and comments.
pub fn lean_style(style: &str) -> String {
    let mut rest = style;
    let mut text = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| line.to_owned() + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_lines_of_comment_go() {
        assert_eq!(
            lean("// a\n  let b = 1; // c\n\n/** d\n * e\n */\nf(\"// g\");"),
            "let b = 1; // c\nf(\"// g\");\n"
        );
        assert_eq!(lean_style("/* a\n b */\np { color: red; }\n\n  /* c */ q {}\n"), "p { color: red; }\nq {}\n");
        assert_eq!(function("f", "g();", "return 1;"), "function f() {\ng();\nreturn 1;\n}\n");
    }
}
