//! The views of the page and their addresses.

use fenhong::words::{Text, page as words};

/// A view. The first module has only the first; the others come with the whole ([`crate::whole`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Inputs beside results.
    #[default]
    Scheme,
    /// The seeds' systems, and other examples.
    Cases,
}

impl View {
    /// All of them, in the order of the head of the page.
    pub const ALL: [View; 2] = [View::Scheme, View::Cases];

    /// Its address: what stands behind `#/`.
    pub fn address(self) -> &'static str {
        match self {
            View::Scheme => "scheme",
            View::Cases => "cases",
        }
    }

    /// Its name.
    pub fn name(self) -> Text {
        match self {
            View::Scheme => words::VIEW_SCHEME,
            View::Cases => words::VIEW_CASES,
        }
    }

    /// The view of an address; the first where there is no such.
    pub fn of(address: &str) -> View {
        Self::ALL.into_iter().find(|view| view.address() == address).unwrap_or_default()
    }
}
