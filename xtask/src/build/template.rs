//! Filling the page's template, and putting text safely inside HTML.

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// Replaces every `{{name}}`. What is put in is not searched for further names.
pub fn fill(template: &str, parts: &[(&str, &str)]) -> Result<String> {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").context("index.html: a {{ without its }}")?;
        let Some((_, part)) = parts.iter().find(|part| part.0 == name) else {
            bail!("index.html: nothing is called {{{{{name}}}}}");
        };
        filled.push_str(before);
        filled.push_str(part);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// Data for a script of the page, as an element that the browser does not execute.
pub fn data(id: &str, value: &Value) -> String {
    // Inside JSON `<` only occurs in strings, where its escape means the same and no tag can end the element.
    let json = value.to_string().replace('<', "\\u003c");
    format!("<script type=\"application/json\" id=\"{id}\">{json}</script>")
}

/// A script's source, so that it can stand inside an element.
pub fn script(source: &str) -> String {
    source.replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_part_may_itself_contain_braces() {
        let filled = fill("<a>{{x}}</a>{{y}}", &[("x", "{{y}}"), ("y", "2")]).unwrap();
        assert_eq!(filled, "<a>{{y}}</a>2");
    }

    #[test]
    fn an_unknown_name_is_refused() {
        assert!(fill("{{x}}", &[]).unwrap_err().to_string().contains("{{x}}"));
    }

    #[test]
    fn no_text_ends_the_element_it_stands_in() {
        let element = data("a", &json!({ "b": "</script><!--" }));
        assert_eq!(element.matches("</").count(), 1);
        assert!(!element.contains("<!--"));
        assert_eq!(script("'</script>'"), "'<\\/script>'");
    }
}
