//! The derivation of a number as a reader opens it.

use crate::browser::Browser;
use crate::wait::until;
use serde_json::json;
use thirtyfour::Key;

/// The dialog that says where a number comes from.
pub struct Explain<'a> {
    browser: &'a Browser,
}

impl<'a> Explain<'a> {
    /// Opens the derivation behind the button at a place among those of a selector, and waits for what it is made of.
    #[track_caller]
    pub fn of(browser: &'a Browser, selector: &str, place: usize) -> Self {
        let button = browser.find_nth(selector, place);
        button.run("arguments[0].scrollIntoView({ block: 'center' })");
        button.click();
        browser.find("dialog[open] .picks button");
        Self { browser }
    }

    /// Reads the item at a place of a chart with the keys, and opens the derivation at a place behind it.
    #[track_caller]
    pub fn of_chart(browser: &'a Browser, chart: &str, item: usize, place: usize) -> Self {
        Self::read(browser, chart, item);
        Self::of(browser, &format!("{chart} .behind button"), place)
    }

    /// Reads the item at a place of a chart with the keys.
    #[track_caller]
    pub fn read(browser: &'a Browser, chart: &str, item: usize) {
        let drawing = format!("{chart} .drawing");
        browser.find(&format!("{drawing} svg"));
        browser.find(&drawing).run("arguments[0].focus()");
        browser.press(Key::Home);
        (0..item).for_each(|_| browser.press(Key::Right));
        browser.find(&format!("{chart} .behind"));
    }

    /// All that it says.
    pub fn words(&self) -> String {
        let shown = self.browser.run("return document.querySelector('dialog[open]').innerText", json!([]));
        shown.as_str().unwrap_or_default().to_owned()
    }

    /// What the number is called.
    #[track_caller]
    pub fn title(&self) -> String {
        self.browser.find("dialog[open] h2").text()
    }

    /// Opens a ledger, by the place of its button; its title.
    #[track_caller]
    pub fn open_ledger(&self, place: usize) -> String {
        let button = self.browser.find_all("dialog[open] .picks button").into_iter().nth(place).expect("such a button");
        button.run("arguments[0].scrollIntoView({ block: 'center' })");
        button.click();
        self.browser.find("dialog[open] .ledger table");
        self.browser.find("dialog[open] .ledger h3").text()
    }

    /// Closes it.
    #[track_caller]
    pub fn close(self) {
        self.browser.find("dialog[open] .dialog-head button").run("arguments[0].click()");
        until("the dialog is closed", || self.browser.find_all("dialog[open]").is_empty().then_some(()));
    }
}
