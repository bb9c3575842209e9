//! The Compare view as a planner uses it.

use crate::browser::Browser;
use crate::wait::until;
use serde_json::json;

/// The Compare view of an open page.
pub struct Compare<'a> {
    browser: &'a Browser,
}

impl<'a> Compare<'a> {
    /// Opens the view and waits for its numbers.
    #[track_caller]
    pub fn open(browser: &'a Browser) -> Self {
        browser.open_site("#/compare");
        let view = Self { browser };
        view.until_numbers(2);
        view
    }

    /// The view of a page that shows it.
    pub fn of(browser: &'a Browser) -> Self {
        Self { browser }
    }

    /// Waits until so many schemes have their numbers.
    #[track_caller]
    pub fn until_numbers(&self, schemes: usize) {
        until("the schemes have their numbers", || {
            (self.row("poor").len() == schemes + 3 && !self.shown(".sentences").is_empty()).then_some(())
        });
    }

    fn shown(&self, selector: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        self.browser.run(script, json!([selector])).as_str().unwrap_or_default().to_owned()
    }

    /// The cells of a measure's row, the first line of each: its name, a number for each scheme, the difference, how
    /// often.
    pub fn row(&self, measure: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(`.measures tr[data-measure='${arguments[0]}'] > *`)] \
                      .map((cell) => (cell.querySelector('button') ?? cell).innerText)";
        let cells = self.browser.run(script, json!([measure]));
        cells.as_array().into_iter().flatten().filter_map(|cell| cell.as_str().map(str::to_owned)).collect()
    }

    /// The whole view's words.
    pub fn words(&self) -> String {
        self.shown("main")
    }

    /// The finding, above everything else.
    pub fn sentences(&self) -> String {
        self.shown(".sentences")
    }

    /// Looks at another measure.
    #[track_caller]
    pub fn look_at(&self, measure: &str) {
        self.browser.find(&format!(".measures tr[data-measure='{measure}'] .look")).click();
    }

    /// Adds a shipped case.
    #[track_caller]
    pub fn add(&self, id: &str) {
        let number = fenhong::cases::CASES.iter().position(|case| case.id == id).expect("a shipped case");
        self.browser.find(&format!(".slots-part option[value='{number}']")).click();
    }

    /// Removes a scheme.
    #[track_caller]
    pub fn remove(&self, place: usize) {
        self.browser.find(&format!(".slots li:nth-child({}) .ways button:last-child", place + 1)).click();
    }

    /// Puts a scheme on the desk.
    #[track_caller]
    pub fn open_on_desk(&self, place: usize) {
        self.browser.find(&format!(".slots li:nth-child({}) .ways button:first-child", place + 1)).click();
    }

    /// Opens the derivation of a scheme's number, and the ledger of the first future that it names.
    #[track_caller]
    pub fn open_ledger(&self, measure: &str, scheme: usize) -> String {
        self.browser.find(&format!("tr[data-measure='{measure}'] td:nth-child({}) .number", scheme + 2)).click();
        self.browser.find("dialog[open] .picks button").click();
        self.browser.find("dialog[open] .ledger table");
        self.shown("dialog[open]")
    }

    /// Closes the derivation.
    #[track_caller]
    pub fn close_dialog(&self) {
        self.browser.find("dialog[open] .dialog-head button").click();
    }

    /// How many charts are drawn.
    pub fn charts(&self) -> usize {
        self.browser.find_all(".plates .picture svg").len()
    }
}
