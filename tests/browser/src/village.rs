//! The village's room as an accountant uses it.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::wait::until;

/// The room of an open page.
pub struct Village<'a> {
    browser: &'a Browser,
}

/// Keeps what the page offers as files, by name.
const CATCH: &str = "globalThis.offered = {};
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { globalThis.blob = blob; return make(blob); };
    HTMLAnchorElement.prototype.click = function () {
        const name = this.download; globalThis.blob.text().then((text) => (globalThis.offered[name] = text));
    };";

impl<'a> Village<'a> {
    /// Opens the room.
    #[track_caller]
    pub fn open(browser: &'a Browser) -> Self {
        browser.open_site("#/village");
        browser.find("#village-roster");
        browser.run(CATCH, json!([]));
        Self { browser }
    }

    /// Opens a roster from the disk.
    #[track_caller]
    pub fn give_roster(&self, path: &str) {
        self.browser.find("#village-roster input[type=file]").type_text(path);
    }

    /// What is said of the roster, once it says this.
    #[track_caller]
    pub fn until_told(&self, said: &str) -> String {
        self.browser.until_text("#village-roster .told", said);
        self.browser.find("#village-roster .told").text()
    }

    /// Fills in the field of a section whose label has these words.
    #[track_caller]
    pub fn fill(&self, section: &str, label: &str, text: &str) {
        let script = "const [section, label] = arguments;
            const all = [...document.querySelectorAll(`#village-${section} label.field`)];
            const found = all.findIndex((field) => field.innerText.includes(label));
            return found";
        let place = self.browser.run(script, json!([section, label])).as_i64().unwrap_or(-1);
        assert!(place >= 0, "no field {label}");
        self.browser.find_nth(&format!("#village-{section} label.field input"), place as usize).fill(text);
    }

    /// Works out the plan.
    #[track_caller]
    pub fn plan(&self) {
        self.browser.find("#village-surplus .main-command").click();
    }

    /// What is said of the plan, once it is there.
    #[track_caller]
    pub fn planned(&self) -> String {
        self.browser.find("#village-papers [role=status]").text()
    }

    /// Shows a paper by its name; how many sheets of it are on the screen.
    #[track_caller]
    pub fn show(&self, name: &str) -> Vec<String> {
        self.browser.find_text("#village-papers .commands button", name).click();
        until(&format!("{name} is chosen"), || {
            let chosen = self.browser.texts("#village-papers button[aria-pressed=true]");
            (chosen == [name]).then_some(())
        });
        self.browser.texts("#village-paper article")
    }

    /// The file whose name ends like this, once the page has offered it after a press on this button.
    #[track_caller]
    pub fn saved(&self, button: &str, ending: &str) -> String {
        self.browser.find_text("#village-papers button", button).click();
        until("the file is offered", || {
            let offered = self.browser.run("return globalThis.offered", json!([]));
            let Value::Object(files) = offered else { return None };
            files
                .into_iter()
                .find(|(name, _)| name.ends_with(ending))
                .and_then(|(_, text)| text.as_str().map(str::to_owned))
        })
    }

    /// Holds payments against the plan; what is said then.
    #[track_caller]
    pub fn audit(&self, payments: &str, said: &str) -> String {
        self.browser.give("#village-audit label:nth-child(1) input", "payments.json", payments);
        self.browser.until_text("#village-audit", said);
        self.browser.find("#village-audit").text()
    }
}
