//! The Advise view as a planner uses it.

use std::time::{Duration, Instant};

use crate::browser::Browser;
use crate::wait::until;
use serde_json::json;

/// The Advise view of an open page.
pub struct Advise<'a> {
    browser: &'a Browser,
}

impl<'a> Advise<'a> {
    /// Opens the view.
    #[track_caller]
    pub fn open(browser: &'a Browser) -> Self {
        browser.open_site("#/advise");
        browser.find(".ask");
        Self { browser }
    }

    /// The view of a page that shows it.
    pub fn of(browser: &'a Browser) -> Self {
        Self { browser }
    }

    fn shown(&self, selector: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        self.browser.run(script, json!([selector])).as_str().unwrap_or_default().to_owned()
    }

    /// Turns to the question at a place among the four.
    #[track_caller]
    pub fn turn(&self, place: usize) {
        self.browser.find(&format!(".kinds button:nth-child({})", place + 1)).click();
    }

    /// Types into a field.
    #[track_caller]
    pub fn fill(&self, name: &str, text: &str) {
        self.browser.find(&format!(".ask input[name='{name}']")).fill(text);
    }

    /// What a field holds.
    #[track_caller]
    pub fn value(&self, name: &str) -> String {
        self.browser.find(&format!(".ask input[name='{name}']")).value()
    }

    /// Chooses from a list.
    #[track_caller]
    pub fn choose(&self, name: &str, value: &str) {
        self.browser.find(&format!(".ask select[name='{name}'] option[value='{value}']")).click();
    }

    /// Begins to search.
    #[track_caller]
    pub fn run(&self) {
        self.browser.find(".ask .main-command").click();
    }

    /// Searches and waits for the answer; how long it took to come into sight.
    #[track_caller]
    pub fn search(&self) -> Duration {
        let begun = Instant::now();
        self.run();
        self.until_answer();
        begun.elapsed()
    }

    /// Waits for the answer.
    #[track_caller]
    pub fn until_answer(&self) {
        until("there is an answer", || (!self.shown(".answer .sentence").is_empty()).then_some(()));
    }

    /// The sentences of the answer.
    pub fn sentences(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('.answer .sentence')].map((line) => (line.querySelector('span') ?? line).innerText)";
        let lines = self.browser.run(script, json!([]));
        lines.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(str::to_owned)).collect()
    }

    /// The first cells of a table's rows, so many of each.
    pub fn rows(&self, table: &str, cells: usize) -> Vec<Vec<String>> {
        let script = "return [...document.querySelectorAll(`${arguments[0]} tbody tr`)] \
                      .map((row) => [...row.cells].slice(0, arguments[1]).map((cell) => cell.firstChild.textContent))";
        let rows = self.browser.run(script, json!([table, cells]));
        let texts = |row: &serde_json::Value| {
            row.as_array().into_iter().flatten().filter_map(|cell| cell.as_str().map(str::to_owned)).collect()
        };
        rows.as_array().into_iter().flatten().map(texts).collect()
    }

    /// Puts the answer on the desk.
    #[track_caller]
    pub fn put(&self) {
        self.browser.find(".answer .put").click();
    }

    /// Stops the search.
    #[track_caller]
    pub fn cancel(&self) {
        self.browser.find(".doing .cancel").click();
    }

    /// Goes on with a search that was stopped.
    #[track_caller]
    pub fn resume(&self) {
        self.browser.find(".doing .resume").click();
    }

    /// How far it is, in words.
    pub fn standing(&self) -> String {
        self.shown(".doing")
    }
}
