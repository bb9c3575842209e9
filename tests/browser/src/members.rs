//! The lists of changes of membership and of resolutions, as a planner fills them in.

use crate::browser::Browser;
use crate::wait::until;
use serde_json::json;

/// The lists, in the inputs of the Scheme view.
pub struct Members<'a> {
    browser: &'a Browser,
}

impl<'a> Members<'a> {
    /// Opens the group with the lists.
    #[track_caller]
    pub fn open(browser: &'a Browser, title: &str) -> Self {
        let script = "[...document.querySelectorAll('details.group > summary')] \
                      .find((summary) => summary.innerText.trim() === arguments[0]).click()";
        browser.run(script, json!([title]));
        browser.find("details.group[open] .rows.changes .add");
        Self { browser }
    }

    /// Adds a row to a list: `changes` or `resolutions`.
    #[track_caller]
    pub fn add(&self, list: &str) {
        let rows = self.rows(list).len();
        self.browser.find(&format!(".rows.{list} .add")).click();
        until("a row is added", || (self.rows(list).len() > rows).then_some(()));
    }

    /// Fills a number of a row in.
    #[track_caller]
    pub fn fill(&self, list: &str, row: usize, name: &str, value: &str) {
        self.browser.find(&format!("#field-{list}-{row}-{name}")).fill(value);
    }

    /// Chooses from a row's list, such as the kind of a change.
    #[track_caller]
    pub fn choose(&self, list: &str, row: usize, name: &str, option: &str) {
        self.browser.find(&format!("#field-{list}-{row}-{name} option[value='{option}']")).click();
    }

    /// Opens a row and removes it.
    #[track_caller]
    pub fn remove(&self, list: &str, row: usize) {
        let place = format!(".rows.{list} > .row:nth-of-type({})", row + 1);
        self.browser.find(&format!("{place} details:not([open]) > summary")).click();
        self.browser.find(&format!("{place} details[open] button.plain")).click();
    }

    /// What the rows say, with what is wrong with them and what the core finds.
    pub fn rows(&self, list: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(`.rows.${arguments[0]} > .row`)].map((row) => \
                      ['summary', ':scope > .error', '.hint'].map((part) => row.querySelector(part).innerText).join('|'))";
        let rows = self.browser.run(script, json!([list]));
        rows.as_array().into_iter().flatten().filter_map(|row| row.as_str().map(str::to_owned)).collect()
    }
}
