//! What is being typed into fields: the very letters, until the field is left.
//!
//! A field shows its draft while it has one, and else what the scenario says; so a number can be typed key by key, and
//! what cannot be used stays to be corrected.

/// Texts by the place of their field.
#[derive(Debug, Default)]
pub struct Drafts(Vec<(String, String)>);

impl Drafts {
    /// The draft at `place`.
    pub fn get(&self, place: &str) -> Option<&str> {
        self.0.iter().find(|draft| draft.0 == place).map(|draft| draft.1.as_str())
    }

    /// Notes the draft at `place`.
    pub fn put(&mut self, place: &str, text: &str) {
        self.drop(place);
        self.0.push((place.to_owned(), text.to_owned()));
    }

    /// Drops the draft at `place`.
    pub fn drop(&mut self, place: &str) {
        self.0.retain(|draft| draft.0 != place);
    }

    /// Drops the drafts of all fields whose places begin so.
    pub fn drop_all(&mut self, beginning: &str) {
        self.0.retain(|draft| !draft.0.starts_with(beginning));
    }
}
