//! Every text of the product, in simplified Chinese and in English, side by side.
//!
//! A text is a constant, so a missing key does not compile; both languages of a text must name the same
//! `{places}`, which a test checks. Nothing here knows a page: the command line speaks the same words.

pub mod advise;
mod amount;
pub mod asking;
pub mod audit;
pub mod behind;
pub mod choices;
pub mod clauses;
pub mod compare;
pub mod contrast;
pub mod deciding;
pub mod derivation;
pub mod errors;
pub mod fields;
pub mod figures;
pub mod findings;
pub mod ledger;
pub mod members;
pub mod origins;
pub mod page;
pub mod papers;
pub mod read;
pub mod reported;
pub mod results;
pub mod rows;
pub mod sheet;
pub mod steps;
pub mod terms;
pub mod verdict;
pub mod workbook;

pub use amount::{
    big_yuan, exact_yuan, number, one_yuan, parts, percent, plain_yuan, reported_yuan, whole_amounts, years,
};

use crate::scenario::{Date, Named};

/// A text that begins a line of its own: English begins it with a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

/// A language of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

/// A text in both languages. `{name}` is a place that is filled in, `{+name}` one that a page sets large, and
/// `{poor}` stands for the era's word for a registered household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// In simplified Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

/// How to speak: in which language, and with the words of which era.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The language.
    pub lang: Lang,
    /// Whether the registered households are called monitored (from 2021) instead of poor.
    pub monitored: bool,
}

/// A text with its places filled, in pieces, so that a page can set numbers large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// A result, to be set large.
    Value(String),
}

impl Lang {
    /// The tag of the language for a document.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-Hans",
            Lang::En => "en",
        }
    }
}

impl Text {
    /// A text; see [`texts`]. Without the feature `complete` it has no English, and nothing of it in the binary.
    pub const fn new(zh: &'static str, en: &'static str) -> Text {
        Text { zh, en: if crate::COMPLETE { en } else { "" } }
    }

    /// The text in one language, places unfilled.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

impl Voice {
    /// The voice for a scenario of `as_of`.
    pub fn new(lang: Lang, as_of: Option<Date>) -> Voice {
        let monitored = as_of.is_some_and(|date| date >= Date::new(2021, 1, 1));
        Voice { lang, monitored }
    }

    /// A text without places of its own.
    pub fn say(self, text: Text) -> String {
        let plain = text.get(self.lang);
        // Nearly all of them; a page says hundreds at every change.
        if !plain.contains('{') {
            return plain.to_owned();
        }
        self.fill(text, &[])
    }

    /// A text with its places filled.
    pub fn fill(self, text: Text, values: &[(&str, &str)]) -> String {
        joined(self.pieces(text, values))
    }

    /// A text with its places filled, in pieces.
    ///
    /// # Panics
    /// When a place has no value: a mistake of the caller, found by any test that speaks the text.
    pub fn pieces(self, text: Text, values: &[(&str, &str)]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = text.get(self.lang);
        while let Some((before, after)) = rest.split_once('{') {
            let (place, behind) = after.split_once('}').expect("a place ends with `}`");
            pieces.push(Piece::Words(before.to_owned()));
            pieces.push(match place.strip_prefix('+') {
                Some(place) => Piece::Value(look_up(values, place).to_owned()),
                None if place == "poor" => Piece::Words(self.poor().to_owned()),
                None if place == "the_line" => Piece::Words(self.line().to_owned()),
                None => Piece::Words(look_up(values, place).to_owned()),
            });
            rest = behind;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        pieces.retain(|piece| *piece != Piece::Words(String::new()));
        pieces
    }

    /// A name that a planner gave, in the voice's language where there is one.
    pub fn name(self, named: &Named) -> &str {
        let (first, second) = match self.lang {
            Lang::Zh => (&named.zh, &named.en),
            Lang::En => (&named.en, &named.zh),
        };
        if first.is_empty() { second } else { first }
    }

    /// The era's word for a registered household.
    fn line(self) -> &'static str {
        match (self.lang, self.monitored) {
            (Lang::Zh, false) => "贫困线",
            (Lang::Zh, true) => "监测线",
            (Lang::En, false) => "poverty line",
            (Lang::En, true) => "monitoring line",
        }
    }

    fn poor(self) -> &'static str {
        match (self.lang, self.monitored) {
            (Lang::Zh, false) => "贫困户",
            (Lang::Zh, true) => "监测对象",
            (Lang::En, false) => "poor household",
            (Lang::En, true) => "monitored household",
        }
    }
}

/// A sentence in pieces as one text.
pub fn joined(pieces: Vec<Piece>) -> String {
    pieces.into_iter().map(|(Piece::Words(text) | Piece::Value(text))| text).collect()
}

fn look_up<'a>(values: &[(&str, &'a str)], place: &str) -> &'a str {
    let found = values.iter().find(|(name, _)| *name == place);
    found.unwrap_or_else(|| panic!("no value for the place `{place}`")).1
}

/// Makes constants of [`Text`] and a list of them all, for the tests:
/// `texts! { /// Documentation.  NAME: "中文" | "English"; }`
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $zh:literal | $en:literal;)*) => {
        $($(#[$doc])* #[doc = $zh] pub const $name: $crate::words::Text = $crate::words::Text::new($zh, $en);)*
        /// All texts of this file, by name.
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, $crate::words::Text)] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use texts;

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> = text.split('{').skip(1).map(|part| part.split('}').next().unwrap()).collect();
        found.retain(|place| !["poor", "the_line"].contains(place));
        found.sort_unstable();
        found
    }

    #[test]
    fn both_languages_of_a_text_have_the_same_places() {
        for texts in [
            page::ALL,
            results::ALL,
            figures::ALL,
            errors::ALL,
            ledger::ALL,
            members::ALL,
            origins::ALL,
            choices::ALL,
            clauses::ALL,
            sheet::ALL,
            steps::ALL,
            findings::ALL,
            compare::ALL,
            advise::ALL,
            audit::ALL,
            behind::ALL,
            contrast::ALL,
            deciding::ALL,
            derivation::ALL,
            asking::ALL,
            reported::ALL,
            papers::ALL,
            rows::ALL,
            verdict::ALL,
            workbook::ALL,
        ] {
            for (name, text) in texts {
                assert_eq!(places(text.zh), places(text.en), "{name}");
                assert!(!text.zh.is_empty() && !text.en.is_empty(), "{name} is empty");
            }
        }
    }

    #[test]
    fn the_era_selects_the_word_for_a_registered_household() {
        let text = Text::new("{poor}分到手 {sum}", "a {poor} gets {sum}");
        let then = Voice::new(Lang::Zh, Some(Date::new(2018, 12, 31)));
        let now = Voice::new(Lang::En, Some(Date::new(2025, 5, 1)));
        assert_eq!(then.fill(text, &[("sum", "5 元")]), "贫困户分到手 5 元");
        assert_eq!(now.fill(text, &[("sum", "5 yuan")]), "a monitored household gets 5 yuan");
    }
}
