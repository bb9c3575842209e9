//! Colours by what they mean, and patterns for print and for eyes that see colours differently.
//!
//! The style sheet's custom properties hold the same values; a test compares them.

/// What a colour means, everywhere the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The village collective, and what it pays on.
    Collective,
    /// Paid-in shares.
    PaidIn,
    /// Allocated shares.
    Allocated,
    /// Wages.
    Wages,
    /// Farming.
    Farming,
    /// Kept back: reserve, funds, carried fen; other incomes that no one decides about.
    Kept,
    /// A breach or a loss.
    Warning,
    /// Text and the poverty line.
    Text,
    /// Secondary text.
    Muted,
    /// Grid lines.
    Line,
    /// The paper.
    Ground,
}

/// A pattern over a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// None.
    Solid,
    /// Diagonal lines in the paper's colour over the full colour: paid on by the collective.
    Diagonal,
    /// Dots in the paper's colour over the full colour: allocated shares.
    Dots,
    /// Sparse lines in the colour over a pale ground: kept back.
    Light,
}

/// Which ground the page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Calm paper.
    Light,
    /// Night.
    Dark,
}

impl Ink {
    /// All of them.
    pub const ALL: [Ink; 11] = [
        Ink::Collective,
        Ink::PaidIn,
        Ink::Allocated,
        Ink::Wages,
        Ink::Farming,
        Ink::Kept,
        Ink::Warning,
        Ink::Text,
        Ink::Muted,
        Ink::Line,
        Ink::Ground,
    ];

    /// The name of the style sheet's custom property.
    pub fn name(self) -> &'static str {
        match self {
            Ink::Collective => "collective",
            Ink::PaidIn => "paid-in",
            Ink::Allocated => "allocated",
            Ink::Wages => "wages",
            Ink::Farming => "farming",
            Ink::Kept => "kept",
            Ink::Warning => "warning",
            Ink::Text => "text",
            Ink::Muted => "muted",
            Ink::Line => "line",
            Ink::Ground => "ground",
        }
    }

    /// Red, green and blue as one number, `0xRRGGBB`.
    pub fn rgb(self, theme: Theme) -> u32 {
        let (light, dark) = match self {
            Ink::Collective => (0x00796B, 0x4DB6A5),
            Ink::PaidIn => (0x1565C0, 0x6FA8F5),
            Ink::Allocated => (0xC2410C, 0xF58A4B),
            Ink::Wages => (0x5B6470, 0xA3ADB8),
            Ink::Farming => (0x6B6B1F, 0xC3BE5A),
            Ink::Kept => (0x8A8F98, 0x7C858F),
            Ink::Warning => (0xB42318, 0xFF8A80),
            Ink::Text => (0x1B1F24, 0xE8EAED),
            Ink::Muted => (0x59616B, 0xA9B1BA),
            Ink::Line => (0xDDD9D0, 0x2E353D),
            Ink::Ground => (0xFBFAF7, 0x14181D),
        };
        match theme {
            Theme::Light => light,
            Theme::Dark => dark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_has_the_same_colours() {
        let sheet = include_str!("../../www/style.css");
        let (light, rest) = sheet.split_once(":root[data-theme=\"dark\"]").expect("the style sheet has a dark theme");
        let (dark, _) = rest.split_once('}').expect("the dark theme ends");
        for (part, theme) in [(light, Theme::Light), (dark, Theme::Dark)] {
            for ink in Ink::ALL {
                let line = format!("--{}: #{:06X};", ink.name(), ink.rgb(theme));
                assert!(part.contains(&line), "www/style.css lacks `{line}` for {theme:?}");
            }
        }
    }
}
