//! What axe, the checker of accessibility, finds on a page.

use crate::browser::Browser;
use crate::children::target_folder;
use serde_json::{Value, json};
use std::fs;

/// Where npm lays it, under the target folder.
const SOURCE: &str = "axe/node_modules/axe-core/axe.min.js";

/// The rules: WCAG 2.2, levels A and AA, and what is good practice beside them.
const RUN: &str = "const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']; \
    return axe.run(document, { runOnly: rules, resultTypes: ['violations'] }).then(({ violations }) => \
        violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => \
            `${id}: ${html.slice(0, 160)} ${failureSummary.split('\\n')[1] ?? ''}`)))";

impl Browser {
    /// What is wrong with the page as it is now: the rule, the element, and how to mend it.
    #[track_caller]
    pub fn violations(&self) -> Vec<String> {
        if self.run("return typeof axe", json!([])) != "object" {
            let source = fs::read_to_string(target_folder().join(SOURCE));
            let source = source.expect("axe-core is not here: run `cargo xtask setup` first");
            // It lays itself down as `window.axe` and stays there from one call to the next.
            self.run(&source, json!([]));
        }
        let found = self.run(RUN, json!([]));
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}
