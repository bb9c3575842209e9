//! What something is called, in both languages.

use serde::Serialize;

/// A name in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Named {
    /// In simplified Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}
