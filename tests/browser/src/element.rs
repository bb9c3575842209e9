//! One element of the page.

use crate::session::Session;
use crate::wait::until;
use serde_json::{Value, json};
use std::cell::RefCell;
use thirtyfour::error::{WebDriverErrorInner, WebDriverResult};
use thirtyfour::{By, Key, WebElement};

/// An element that was found. A page may drop it at any time and draw another in its place, so the element remembers
/// how it was found, and is found again where the page has dropped it.
pub struct Element<'a> {
    session: &'a Session,
    selector: String,
    place: usize,
    found: RefCell<WebElement>,
}

impl<'a> Element<'a> {
    /// The element at a place, from 0, among those that a selector finds.
    pub(crate) fn new(session: &'a Session, selector: &str, place: usize, found: WebElement) -> Self {
        Self { session, selector: selector.to_owned(), place, found: RefCell::new(found) }
    }

    /// Clicks in the middle of the element, which must be in view and not covered.
    #[track_caller]
    pub fn click(&self) {
        self.ask("a click", async |found| found.click().await);
    }

    /// Focuses the element and types, with real key events. Keys may stand in the text: `char::from(Key::Enter)`.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.ask("keys", async |found| found.send_keys(text).await);
    }

    /// Types a value in place of the old one, as a reader does: select all, then type.
    #[track_caller]
    pub fn fill(&self, value: &str) {
        // Held keys are let go at the end of a call; not before, in Firefox.
        self.type_text(&format!("{}a", char::from(Key::Control)));
        self.type_text(value);
    }

    /// The text as a reader sees it.
    #[track_caller]
    pub fn text(&self) -> String {
        self.ask("its text", async |found| found.text().await)
    }

    /// An attribute, if it is there.
    #[track_caller]
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.ask(name, async |found| found.attr(name).await)
    }

    /// What a form element holds.
    #[track_caller]
    pub fn value(&self) -> String {
        self.ask("its value", async |found| found.value().await).unwrap_or_default()
    }

    /// The role that a screen reader says.
    #[track_caller]
    pub fn role(&self) -> String {
        let node = self.ask("its role", async |found| found.cdp_backend_node_id().await);
        let parameters = json!({ "backendNodeId": node, "fetchRelatives": false });
        let tree = self.session.chromium("Accessibility.getPartialAXTree", parameters);
        tree["nodes"][0]["role"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// Whether a reader can see it at all.
    #[track_caller]
    pub fn is_shown(&self) -> bool {
        self.ask("a look", async |found| found.is_displayed().await)
    }

    /// Whether it can be used, as a button that has something to do.
    #[track_caller]
    pub fn is_enabled(&self) -> bool {
        self.ask("use", async |found| found.is_enabled().await)
    }

    /// Whether a reader sees all of it without scrolling: it is on the screen, and nothing lies over its middle.
    #[track_caller]
    pub fn is_in_sight(&self) -> bool {
        let script = "const { left, right, top, bottom } = arguments[0].getBoundingClientRect(); \
            const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2); \
            return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && right > left && \
                !!over && (arguments[0].contains(over) || over.contains(arguments[0]))";
        self.run(script) == true
    }

    /// Runs a script with this element as `arguments[0]`.
    #[track_caller]
    pub fn run(&self, script: &str) -> Value {
        self.ask("a script", async |found| {
            let answer = found.handle().execute(script, vec![found.to_json()?]).await?;
            Ok(answer.json().clone())
        })
    }

    /// The element's picture, as PNG.
    #[track_caller]
    pub fn picture(&self) -> Vec<u8> {
        self.ask("a picture", async |found| found.screenshot_as_png().await)
    }

    /// Asks; where the page has dropped the element, and so nothing has happened, asks the one in its place. One that no
    /// reader could use yet, as in a dialog that is about to open, is waited for.
    #[track_caller]
    fn ask<T>(&self, what: &str, ask: impl AsyncFn(&WebElement) -> WebDriverResult<T>) -> T {
        until(&format!("{} is there for {what}", self.selector), || {
            let found = self.found.borrow().clone();
            let error = match self.session.try_wait(ask(&found)) {
                Ok(answer) => return Some(answer),
                Err(error) => error,
            };
            match error.as_inner() {
                WebDriverErrorInner::StaleElementReference(_) => {
                    let now = self.session.wait(self.session.find_all(By::Css(&*self.selector)));
                    self.found.replace(now.into_iter().nth(self.place)?);
                }
                WebDriverErrorInner::ElementNotInteractable(_) => {}
                _ => panic!("{} for {what}: {error}", self.selector),
            }
            None
        })
    }
}
