//! One element of the page.

use crate::session::Session;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

/// An element that was found; it is stale once the page drops it.
pub struct Element<'a> {
    session: &'a Session,
    id: String,
}

impl<'a> Element<'a> {
    pub(crate) fn new(session: &'a Session, id: String) -> Self {
        Self { session, id }
    }

    /// Clicks in the middle of the element, which must be in view and not covered.
    #[track_caller]
    pub fn click(&self) {
        self.session.post(&self.path("click"), &json!({}));
    }

    /// Focuses the element and types, with real key events. Keys may stand in the text: `char::from(Key::Enter)`.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.session.post(&self.path("value"), &json!({ "text": text }));
    }

    /// Types a value in place of the old one, as a reader does: select all, then type.
    #[track_caller]
    pub fn fill(&self, value: &str) {
        // Held keys are let go at the end of a call; not before, in Firefox.
        self.type_text(&format!("{}a", char::from(crate::Key::Control)));
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

    /// Runs a script with this element as `arguments[0]`.
    #[track_caller]
    pub fn run(&self, script: &str) -> Value {
        self.session.run(script, json!([Session::argument(&self.id)]))
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
        match self.session.try_get(&self.path(what)) {
            Ok(value) => value,
            Err(error) => panic!("{what}: {error}"),
        }
    }

    fn path(&self, what: &str) -> String {
        format!("/element/{}/{what}", self.id)
    }
}
