//! How to speak: texts in both languages, and a voice that fills their places.

use crate::lesson::OF_THE_ERA;
use crate::safe;
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

/// A text in both languages.
///
/// - `{name}` is a place that is filled in, `{+name}` one that a page sets large.
/// - `{poor}` stands for the era's word for a registered household, `{the_line}` for that of its line, `{era_help}`,
///   `{era_project}`, `{era_workshop}` and `{era_micro_loan}` for those of what helps it.
/// - `{name?# finding|# findings}` agrees with the count at `name`, which stands for `#`; `{name?poor}` is the era's
///   word in that number.
/// - `[+ wages {wages}|+ help {help}|− illness {illness}]` is a sum without the terms that are nothing, and
///   `[wages {wages}|help {help}]` a list without them.
///
/// ```
/// use fenhong::Voice;
/// use fenhong::words::{Lang, Text};
///
/// let text = Text::new("{count} 户分到 {sum}", "{count?# household gets|# households get} {sum}");
/// let said = |lang, count| Voice::new(lang, None).fill(text, &[("count", count), ("sum", "300")]);
/// assert_eq!(said(Lang::En, "1"), "1 household gets 300");
/// assert_eq!(said(Lang::En, "27"), "27 households get 300");
/// assert_eq!(said(Lang::Zh, "27"), "27 户分到 300");
/// ```
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
    /// The era.
    pub era: Era,
}

/// The time whose words are used for the households of the register and for what helps them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Era {
    /// Until 2020: poor households.
    Poverty,
    /// From 2021 to 2025: monitored ones.
    Monitoring,
    /// From 2026: those who might become poor, and standing help.
    Standing,
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
    /// A text; see `texts!`.
    pub const fn new(zh: &'static str, en: &'static str) -> Text {
        Text { zh, en }
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
        let era = match as_of.map_or(0, |date| date.year) {
            ..2021 => Era::Poverty,
            2021..2026 => Era::Monitoring,
            2026.. => Era::Standing,
        };
        Voice { lang, era }
    }

    /// A text without places of its own.
    pub fn say(self, text: Text) -> String {
        let plain = text.get(self.lang);
        // Nearly all of them; a page says hundreds at every change.
        if !plain.contains('{') {
            return plain.to_owned();
        }
        self.fill::<&str>(text, &[])
    }

    /// A text with its places filled by anything that is like a text.
    pub fn fill<T: AsRef<str>>(self, text: Text, values: &[(&str, T)]) -> String {
        let values: Vec<(&str, &str)> = values.iter().map(|(place, value)| (*place, value.as_ref())).collect();
        joined(self.pieces(text, &values))
    }

    /// A text with its places filled, in pieces.
    ///
    /// # Panics
    /// When a place has no value: a mistake of the caller, found by any test that speaks the text.
    pub fn pieces(self, text: Text, values: &[(&str, &str)]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.put(text.get(self.lang), values, &mut pieces);
        pieces.retain(|piece| *piece != Piece::Words(String::new()));
        pieces
    }

    /// A text of a lesson with its places filled, in pieces.
    ///
    /// # Panics
    /// When a place has no value: what reads lessons refuses such texts.
    pub(super) fn filled(self, text: &str, values: &[(&str, &str)]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.put(text, values, &mut pieces);
        pieces.retain(|piece| *piece != Piece::Words(String::new()));
        pieces
    }

    fn put(self, text: &str, values: &[(&str, &str)], pieces: &mut Vec<Piece>) {
        let mut rest = text;
        while let Some(at) = rest.find(['{', '[']) {
            pieces.push(Piece::Words(rest[..at].to_owned()));
            let (end, is_place) = if rest[at..].starts_with('{') { ('}', true) } else { (']', false) };
            let (inside, behind) = rest[at + 1..].split_once(end).expect("what is opened is closed");
            match is_place {
                true => pieces.push(self.place(inside, values)),
                false => self.put_terms(inside, values, pieces),
            }
            rest = behind;
        }
        pieces.push(Piece::Words(rest.to_owned()));
    }

    /// What stands at a place.
    fn place(self, place: &str, values: &[(&str, &str)]) -> Piece {
        // What fills a place may be a name that someone else wrote.
        let filled = |place: &str| safe::line(look_up(values, place)).into_owned();
        if let Some(place) = place.strip_prefix('+') {
            return Piece::Value(filled(place));
        }
        if let Some((counted, forms)) = place.split_once('?') {
            return Piece::Words(self.agreeing(look_up(values, counted), forms));
        }
        Piece::Words(match place {
            "poor" => self.poor().to_owned(),
            "the_line" => self.line().to_owned(),
            "era_help" => self.help().to_owned(),
            "era_project" => self.project().to_owned(),
            "era_workshop" => self.workshop().to_owned(),
            "era_micro_loan" => self.micro_loan().to_owned(),
            place => filled(place),
        })
    }

    /// Words that agree with a count: the form for one, a bar, the form for all others.
    fn agreeing(self, count: &str, forms: &str) -> String {
        match (forms.split_once('|'), count == "1") {
            (Some((one, _)), true) => one.replace('#', count),
            (Some((_, many)), false) => many.replace('#', count),
            (None, true) => self.poor().to_owned(),
            (None, false) => self.poor().to_owned() + "s",
        }
    }

    /// Terms of a derivation, without those that are nothing.
    fn put_terms(self, terms: &str, values: &[(&str, &str)], pieces: &mut Vec<Piece>) {
        let said = |term: &&str| {
            // So many times nothing is nothing, too.
            names(term).all(|name| !is_nothing(look_up(values, name)))
        };
        let is_sum = terms.starts_with(SIGNS);
        let mut is_first = true;
        for term in apart(terms).filter(said) {
            let term = match (is_sum, is_first) {
                (true, true) => term.strip_prefix("+ ").unwrap_or(term).to_owned(),
                (true, false) => " ".to_owned() + term,
                (false, true) => term.to_owned(),
                (false, false) => self.say(COMMA) + term,
            };
            self.put(&term, values, pieces);
            is_first = false;
        }
        if is_sum && is_first {
            pieces.push(Piece::Words("0".to_owned()));
        }
    }

    /// A name that a planner gave, in the voice's language where there is one, as it may stand in a sentence.
    pub fn name(self, named: &Named) -> String {
        let (first, second) = match self.lang {
            Lang::Zh => (&named.zh, &named.en),
            Lang::En => (&named.en, &named.zh),
        };
        safe::name(if safe::is_blank(first) { second } else { first })
    }

    /// Sentences after one another, those that say nothing left out: English parts them by spaces.
    pub fn sentences(self, sentences: &[&str]) -> String {
        let said: Vec<&str> = sentences.iter().copied().filter(|sentence| !sentence.is_empty()).collect();
        said.join(self.between())
    }

    /// What stands between two sentences.
    pub fn between(self) -> &'static str {
        if self.lang == Lang::Zh { "" } else { " " }
    }

    /// The era's word for what the register goes by.
    fn line(self) -> &'static str {
        match (self.lang, self.era) {
            (Lang::Zh, Era::Poverty) => "贫困线",
            (Lang::Zh, _) => "监测线",
            (Lang::En, Era::Poverty) => "poverty line",
            (Lang::En, _) => "monitoring line",
        }
    }

    /// The era's word for help from outside.
    fn help(self) -> &'static str {
        match (self.lang, self.era) {
            (Lang::Zh, Era::Standing) => "常态化帮扶",
            (Lang::Zh, _) => "帮扶",
            (Lang::En, Era::Standing) => "standing help",
            (Lang::En, _) => "help",
        }
    }

    /// The era's word for what such help is spent on.
    fn project(self) -> &'static str {
        match (self.lang, self.era) {
            (Lang::Zh, Era::Poverty) => "扶贫项目",
            (Lang::Zh, _) => "帮扶项目",
            (Lang::En, _) => "assistance project",
        }
    }

    /// The era's word for a workshop that employs the registered.
    fn workshop(self) -> &'static str {
        match (self.lang, self.era) {
            (Lang::Zh, Era::Poverty) => "扶贫车间",
            (Lang::Zh, _) => "帮扶车间",
            (Lang::En, _) => "workshop",
        }
    }

    /// The era's word for a small loan to them.
    fn micro_loan(self) -> &'static str {
        match (self.lang, self.era) {
            (Lang::Zh, Era::Poverty) => "扶贫小额信贷",
            (Lang::Zh, _) => "脱贫人口小额信贷",
            (Lang::En, _) => "micro-loan",
        }
    }

    /// The era's word for a registered household.
    fn poor(self) -> &'static str {
        match (self.lang, self.era) {
            (Lang::Zh, Era::Poverty) => "贫困户",
            (Lang::Zh, Era::Monitoring) => "监测对象",
            (Lang::Zh, Era::Standing) => "防止返贫致贫对象",
            (Lang::En, Era::Poverty) => "poor household",
            (Lang::En, Era::Monitoring) => "monitored household",
            (Lang::En, Era::Standing) => "vulnerable household",
        }
    }
}

/// What the terms of a sum begin with.
const SIGNS: [char; 2] = ['+', '−'];
/// Between the terms of a list.
const COMMA: Text = Text::new("，", ", ");

/// The values that a text has places for, in the order of the places; a value may come more than once.
pub(super) fn names(text: &str) -> impl Iterator<Item = &str> {
    let places = text.split('{').skip(1).filter_map(|part| part.split('}').next());
    let named = places.map(|place| place.trim_start_matches('+').split('?').next().unwrap_or(place));
    named.filter(|name| !OF_THE_ERA.contains(name))
}

/// The terms between bars; a bar inside a place is the place's own.
fn apart(terms: &str) -> impl Iterator<Item = &str> {
    let mut is_inside = false;
    terms.split(move |letter| {
        is_inside = (is_inside || letter == '{') && letter != '}';
        letter == '|' && !is_inside
    })
}

/// Whether an amount or a count is nothing.
fn is_nothing(value: &str) -> bool {
    value.chars().all(|letter| !letter.is_numeric() || letter == '0') && !value.contains(['∞', '—'])
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
        $($(#[$doc])* #[doc = $zh] pub const $name: $crate::words::voice::Text = $crate::words::voice::Text::new($zh, $en);)*
        /// All texts of this file, by name.
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, $crate::words::voice::Text)] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use texts;
