//! The views of the page and their addresses.

use fenhong::words::{Text, page as words};

/// A view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Inputs beside results.
    #[default]
    Scheme,
    /// Up to four schemes on the same draws.
    Compare,
    /// The search for better schemes.
    Advise,
    /// The village's own year: roster, surplus, papers, payments.
    Village,
    /// The seeds' systems, and other examples.
    Cases,
    /// Lessons.
    Train,
    /// One printed page for the file.
    Report,
    /// One printed page for a wall.
    Poster,
    /// The link and its QR code.
    Share,
    /// Scenarios kept under names.
    Versions,
    /// All tables, for spreadsheet programs.
    Tables,
}

impl View {
    /// Those in the head of the page, in its order.
    pub const HEAD: [View; 6] = [View::Scheme, View::Compare, View::Advise, View::Village, View::Cases, View::Train];

    /// Those in the menu: what is made of the results, and what is kept.
    pub const MENU: [View; 5] = [View::Share, View::Report, View::Poster, View::Tables, View::Versions];

    /// Its address: what stands behind `#/`.
    pub fn address(self) -> &'static str {
        match self {
            View::Scheme => "scheme",
            View::Compare => "compare",
            View::Advise => "advise",
            View::Village => "village",
            View::Cases => "cases",
            View::Train => "train",
            View::Report => "report",
            View::Poster => "poster",
            View::Share => "share",
            View::Versions => "versions",
            View::Tables => "tables",
        }
    }

    /// Its name.
    pub fn name(self) -> Text {
        match self {
            View::Scheme => words::VIEW_SCHEME,
            View::Compare => words::VIEW_COMPARE,
            View::Advise => words::VIEW_ADVISE,
            View::Village => words::VIEW_VILLAGE,
            View::Cases => words::VIEW_CASES,
            View::Train => words::VIEW_TRAIN,
            View::Report => words::VIEW_REPORT,
            View::Poster => words::VIEW_POSTER,
            View::Share => words::VIEW_SHARE,
            View::Versions => words::VIEW_VERSIONS,
            View::Tables => words::VIEW_TABLES,
        }
    }

    /// The view of an address; the first where there is no such.
    pub fn of(address: &str) -> View {
        Self::HEAD.into_iter().chain(Self::MENU).find(|view| view.address() == address).unwrap_or_default()
    }
}
