//! The Cases view as a reader uses it.

use crate::browser::Browser;
use crate::wait::until;
use serde_json::json;

/// The list of cases of an open page.
pub struct Cases<'a> {
    browser: &'a Browser,
}

impl<'a> Cases<'a> {
    /// Opens the view.
    #[track_caller]
    pub fn open(browser: &'a Browser) -> Self {
        browser.open_site("#/cases");
        browser.find(".case");
        Self { browser }
    }

    /// Opens a case, or the audit, by the id of its fold; gives the selector of the fold.
    #[track_caller]
    pub fn unfold(&self, id: &str) -> String {
        let fold = format!("#{id}");
        self.browser.find(&format!("{fold} > summary")).click();
        let is_open = "return document.querySelector(arguments[0]).open";
        until(&format!("{id} is open"), || (self.browser.run(is_open, json!([fold])) == true).then_some(()));
        fold
    }

    /// How many screens the view is long.
    pub fn screens(&self) -> f64 {
        let script = "return document.querySelector('main').scrollHeight / innerHeight";
        self.browser.run(script, json!([])).as_f64().unwrap_or_default()
    }
}
