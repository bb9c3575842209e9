//! A figure that a report states, and how it stands to the case that runs what the report describes.

use super::measure::Measure;

/// A figure that a report states.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// The case that runs what the report describes.
    pub case: &'static str,
    /// Its own id, for its words.
    pub id: &'static str,
    /// What the report says, in the measure's unit: fen, parts per million, or a count; none where it says nothing and
    /// the number is only shown beside its others.
    pub said: Option<i64>,
    /// The year that it is about.
    pub year: u32,
    /// The report's file.
    pub source: &'static str,
    /// What a run is asked for.
    pub measure: Measure,
    /// How it stands to the case.
    pub role: Role,
}

/// How a reported figure stands to the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is put into these fields: that the run agrees proves nothing.
    Input(&'static [&'static str]),
    /// These parameters were set so that the run comes near: agreement proves little.
    Target(&'static [&'static str]),
    /// Nothing was set for it.
    Test,
    /// The report does not give it.
    Shown,
}

impl Role {
    /// The scenario's fields that were put in or set, as paths with `*` for positions of lists.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Role::Input(fields) | Role::Target(fields) => fields,
            Role::Test | Role::Shown => &[],
        }
    }
}
