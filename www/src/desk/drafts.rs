//! What is being typed into fields: the very letters, until the field is left.
//!
//! A field shows its draft while it has one, and else what the scenario says; so a number can be typed key by key, and
//! what cannot be used stays to be corrected.

/// Texts by the place of their field, each with whether the field has been left since.
#[derive(Debug, Default)]
pub struct Drafts(Vec<(String, String, bool)>);

impl Drafts {
    /// The draft at `place`.
    pub fn get(&self, place: &str) -> Option<&str> {
        self.0.iter().find(|draft| draft.0 == place).map(|draft| draft.1.as_str())
    }

    /// Notes the draft at `place`.
    pub fn put(&mut self, place: &str, text: &str) {
        self.drop(place);
        self.0.push((place.to_owned(), text.to_owned(), false));
    }

    /// Notes that the field at `place` has been left: its draft is no longer unfinished.
    pub fn leave(&mut self, place: &str) {
        self.0.iter_mut().filter(|draft| draft.0 == place).for_each(|draft| draft.2 = true);
    }

    /// Whether the field at `place` has been left with a draft in it.
    pub fn is_left(&self, place: &str) -> bool {
        self.0.iter().any(|draft| draft.0 == place && draft.2)
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
