//! The Scheme view as a reader uses it.

use crate::browser::Browser;
use crate::wait::until;
use serde_json::json;

/// The Scheme view of an open page.
pub struct Scheme<'a> {
    browser: &'a Browser,
}

impl<'a> Scheme<'a> {
    /// The view of a page that has started.
    pub fn of(browser: &'a Browser) -> Self {
        Self { browser }
    }

    fn shown(&self, selector: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        self.browser.run(script, json!([selector])).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the results at the foot carry a fingerprint.
    #[track_caller]
    pub fn until_fingerprint(&self, fingerprint: &str) {
        self.browser.until_text("p.reproduce", fingerprint);
    }

    /// The fingerprint of the results now; empty while there are none.
    pub fn fingerprint(&self) -> String {
        let text = self.shown("p.reproduce");
        let hex = |word: &&str| word.len() == 16 && word.bytes().all(|b| b.is_ascii_hexdigit());
        text.split(|c: char| !c.is_ascii_alphanumeric()).find(hex).unwrap_or_default().to_owned()
    }

    /// The three sentences and what stands around them.
    pub fn results(&self) -> String {
        self.shown("#results")
    }

    /// Types the collective's percentage into the share split.
    #[track_caller]
    pub fn set_collective(&self, percent: &str) {
        self.browser.find("label.part-field.collective input").fill(percent);
    }

    /// Asks for another number of futures.
    #[track_caller]
    pub fn set_draws(&self, draws: u32) {
        // What is not in sight comes after the first numbers.
        self.browser.find("#field-draws").run("arguments[0].closest('details').open = true");
        self.browser.find("#field-draws").fill(&draws.to_string());
    }

    /// What the share split's three fields hold.
    pub fn split(&self) -> Vec<String> {
        self.browser.find_all(".split-parts input").iter().map(|input| input.value()).collect()
    }

    /// Chooses a shipped example.
    #[track_caller]
    pub fn open_example(&self, id: &str) {
        let number = fenhong::cases::CASES.iter().position(|case| case.id == id).expect("a shipped example");
        self.browser.find(&format!("header .menu-select option[value='{number}']")).click();
    }

    /// Milliseconds from each change, or the page's start, to its first numbers, in the order of the changes.
    pub fn first_numbers(&self) -> Vec<f64> {
        let script = "return performance.getEntriesByName('fenhong first numbers').map((entry) => entry.duration)";
        self.browser
            .run(script, json!([]))
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(serde_json::Value::as_f64)
            .collect()
    }

    /// Milliseconds from the start of the visit to the first numbers, once they are there.
    #[track_caller]
    pub fn first_sight(&self) -> f64 {
        let script = "const [first] = performance.getEntriesByName('fenhong first numbers'); \
                      return first ? first.startTime + first.duration : null";
        until("the first numbers are there", || self.browser.run(script, json!([])).as_f64())
    }

    /// Opens the ledger of the bad year from the first sentence.
    #[track_caller]
    pub fn open_ledger(&self) {
        self.browser.find(".sentence .why").click();
        self.browser.find(".picks button").click();
        self.browser.find(".ledger table");
    }

    /// Switches to the other language.
    #[track_caller]
    pub fn switch_language(&self) {
        self.browser.find("header .language").click();
    }

    /// Presses the button of the menu with this text.
    #[track_caller]
    pub fn command(&self, text: &str) {
        self.browser.find("header details summary").click();
        self.browser.find_text("header details button", text).click();
    }

    /// The link that the view to share copies; the view stays.
    #[track_caller]
    pub fn share_link(&self) -> String {
        let listen = "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text) => { globalThis.copied = text; return Promise.resolve(); } } })";
        self.browser.run(listen, json!([]));
        self.browser.run("location.hash = '#/share'", json!([]));
        self.browser.find(".share-words button").click();
        until("a link is copied", || {
            self.browser.run("return globalThis.copied ?? null", json!([])).as_str().map(str::to_owned)
        })
    }

    /// Waits until the browser's store holds the work.
    #[track_caller]
    pub fn until_kept(&self, words: &str) {
        self.browser.until_text("footer", words);
    }
}
