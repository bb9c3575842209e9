//! One element of the page.

use crate::keys::Key;
use crate::session::Session;
use crate::wait::until;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::cell::RefCell;

/// WebDriver's name for an element that the page has dropped.
const STALE: &str = "stale element reference";
/// WebDriver's name for an element that is drawn but cannot be used yet, as in a dialog that is about to open.
const NOT_YET: &str = "element not interactable";

/// An element that was found. A page may drop it at any time and draw another in its place, so the element remembers
/// how it was found, and is found again where the page has dropped it.
pub struct Element<'a> {
    session: &'a Session,
    selector: String,
    place: usize,
    id: RefCell<String>,
}

impl<'a> Element<'a> {
    /// The element at a place, from 0, among those that a selector finds.
    pub(crate) fn new(session: &'a Session, selector: &str, place: usize, id: String) -> Self {
        Self { session, selector: selector.to_owned(), place, id: RefCell::new(id) }
    }

    /// Clicks in the middle of the element, which must be in view and not covered.
    #[track_caller]
    pub fn click(&self) {
        self.send("click", &json!({}));
    }

    /// Focuses the element and types, with real key events. Keys may stand in the text: `char::from(Key::Enter)`.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.send("value", &json!({ "text": text }));
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
        self.string("text")
    }

    /// A property such as `value` or `checked`, as the page's scripts see it.
    #[track_caller]
    pub fn property(&self, name: &str) -> Value {
        self.get(&format!("property/{name}"))
    }

    /// An attribute, if it is there.
    #[track_caller]
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.get(&format!("attribute/{name}")).as_str().map(str::to_owned)
    }

    /// What a form element holds.
    #[track_caller]
    pub fn value(&self) -> String {
        self.property("value").as_str().unwrap_or_default().to_owned()
    }

    /// The name that a screen reader says.
    #[track_caller]
    pub fn label(&self) -> String {
        self.string("computedlabel")
    }

    /// The role that a screen reader says.
    #[track_caller]
    pub fn role(&self) -> String {
        self.string("computedrole")
    }

    /// Whether a reader can see it at all.
    #[track_caller]
    pub fn is_shown(&self) -> bool {
        self.get("displayed") == true
    }

    /// Whether it can be used, as a button that has something to do.
    #[track_caller]
    pub fn is_enabled(&self) -> bool {
        self.get("enabled") == true
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
        self.ask("script", || {
            let body = json!({ "script": script, "args": [Session::argument(&self.id.borrow())] });
            self.session.try_post("/execute/sync", &body)
        })
    }

    /// The element's picture, as PNG.
    #[track_caller]
    pub fn picture(&self) -> Vec<u8> {
        STANDARD.decode(self.string("screenshot")).expect("the driver sends base64")
    }

    #[track_caller]
    fn string(&self, what: &str) -> String {
        self.get(what).as_str().unwrap_or_default().to_owned()
    }

    #[track_caller]
    fn get(&self, what: &str) -> Value {
        self.ask(what, || self.session.try_get(&self.path(what)))
    }

    #[track_caller]
    fn send(&self, what: &str, body: &Value) -> Value {
        self.ask(what, || self.session.try_post(&self.path(what), body))
    }

    /// Asks; where the page has dropped the element, and so nothing has happened, asks the one in its place. One that no
    /// reader could use yet is waited for.
    #[track_caller]
    fn ask(&self, what: &str, ask: impl Fn() -> Result<Value, String>) -> Value {
        until(&format!("{} is there for {what}", self.selector), || match ask() {
            Ok(value) => Some(value),
            Err(error) if error.contains(STALE) => {
                let again = self.session.elements(&self.selector).into_iter().nth(self.place)?;
                self.id.replace(again);
                None
            }
            Err(error) if error.contains(NOT_YET) => None,
            Err(error) => panic!("{} {what}: {error}", self.selector),
        })
    }

    fn path(&self, what: &str) -> String {
        format!("/element/{}/{what}", self.id.borrow())
    }
}
