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
pub mod inputs;
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
    big_yuan, exact_yuan, grouped, number, one_yuan, parts, percent, plain_yuan, reported_yuan, whole_amounts, years,
};

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
/// - `{poor}` stands for the era's word for a registered household, `{the_line}` for that of its line.
/// - `{name?# finding|# findings}` agrees with the count at `name`, which stands for `#`; `{name?poor}` is the era's
///   word in that number.
/// - `[+ wages {wages}|+ help {help}|− illness {illness}]` is a sum without the terms that are nothing, and
///   `[wages {wages}|help {help}]` a list without them.
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
    /// A text; see [`texts`].
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
        self.put(text.get(self.lang), values, &mut pieces);
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

/// What the terms of a sum begin with.
const SIGNS: [char; 2] = ['+', '−'];
/// Between the terms of a list.
const COMMA: Text = Text::new("，", ", ");

/// The values that a text has places for, in the order of the places; a value may come more than once.
fn names(text: &str) -> impl Iterator<Item = &str> {
    let places = text.split('{').skip(1).filter_map(|part| part.split('}').next());
    let named = places.map(|place| place.trim_start_matches('+').split('?').next().unwrap_or(place));
    named.filter(|name| !["poor", "the_line"].contains(name))
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
        $($(#[$doc])* #[doc = $zh] pub const $name: $crate::words::Text = $crate::words::Text::new($zh, $en);)*
        /// All texts of this file, by name.
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, $crate::words::Text)] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use texts;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const ZH: Voice = Voice { lang: Lang::Zh, monitored: false };
    const EN: Voice = Voice { lang: Lang::En, monitored: false };

    /// Every list of texts.
    const LISTS: &[&[(&str, Text)]] = &[
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
    ];

    /// Every text of a list, with those of fields, figures and terms.
    fn all() -> impl Iterator<Item = (String, Text)> {
        let listed = LISTS.iter().copied().flatten().map(|(name, text)| ((*name).to_owned(), *text));
        let of_fields = fields::all()
            .flat_map(|words| [words.question, words.unit, words.help].map(|text| (words.path.to_owned(), text)));
        let of_figures = reported::FIGURE_WORDS
            .iter()
            .flat_map(|words| [words.name, words.why].map(|text| (words.id.to_owned(), text)));
        let of_terms =
            terms::TERMS.iter().flat_map(|term| [term.name, term.sentence].map(|text| (term.id.to_owned(), text)));
        listed.chain(of_fields).chain(of_figures).chain(of_terms)
    }

    fn places(text: &str) -> BTreeSet<&str> {
        names(text).collect()
    }

    #[test]
    fn both_languages_of_a_text_have_the_same_places() {
        for (name, text) in all() {
            assert_eq!(places(text.zh), places(text.en), "{name}");
            assert_eq!(text.zh.is_empty(), text.en.is_empty(), "{name} is empty in one language");
        }
    }

    #[test]
    fn counts_agree_with_their_nouns() {
        let text = Text::new("{count} 条，{poor} {of} 户", "{count?# finding|# findings}, {of} {of?poor}");
        let said = |count, of| EN.fill(text, &[("count", count), ("of", of)]);
        assert_eq!(said("1", "2"), "1 finding, 2 poor households");
        assert_eq!(said("1,001", "1"), "1,001 findings, 1 poor household");
        assert_eq!(ZH.fill(text, &[("count", "1"), ("of", "2")]), "1 条，贫困户 2 户");
        // A count that can be one never stands before a plural of its own. Futures are two or more.
        let nouns = [
            "findings",
            "notes",
            "payments",
            "days",
            "years",
            "shares",
            "households",
            "persons",
            "members",
            "villages",
            "co-ops",
            "values",
            "pairs",
            "checks",
            "posts",
            "loans",
            "changes",
            "inputs",
            "votes",
            "parts",
            "rows",
            "registered households",
            "gravely ill",
            "leader loans",
            "{poor}s",
            "household-years",
            "village-years",
        ];
        let disagrees = |text: &Text| {
            let before = |plain: &str, at: usize| text.en[..at + 1].rsplit('{').next().is_some_and(|of| of == plain);
            nouns.iter().any(|noun| {
                let plain = format!("}} {noun}");
                text.en.match_indices(&plain).any(|(at, _)| !["of}", "inputs}"].iter().any(|of| before(of, at)))
            })
        };
        let wrong: Vec<_> = all().filter(|(_, text)| disagrees(text)).map(|(name, text)| (name, text.en)).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn sentences_are_parted_as_each_language_does_it() {
        let two = |voice: Voice| {
            voice.sentences(&[&voice.say(Text::new("一。", "One.")), "", &voice.say(Text::new("二。", "Two."))])
        };
        assert_eq!((two(ZH), two(EN)), ("一。二。".to_owned(), "One. Two.".to_owned()));
        // So no text brings a space of its own.
        let spaced: Vec<_> = all().filter(|(_, text)| text.en.starts_with(' ') && text.zh.ends_with('。')).collect();
        assert!(spaced.is_empty(), "{spaced:#?}");
    }

    #[test]
    fn terms_that_are_nothing_are_left_out() {
        let sum = Text::new(
            "共 {all} = [+ 工资 {wages}|+ 分红 {paid}|− 看病 {ill}]",
            "{all} = [+ wages {wages}|+ paid {paid}|− illness {ill}]",
        );
        let said = |wages, paid, ill| ZH.fill(sum, &[("all", "9"), ("wages", wages), ("paid", paid), ("ill", ill)]);
        assert_eq!(said("10", "2.00 元", "3"), "共 9 = 工资 10 + 分红 2.00 元 − 看病 3");
        assert_eq!(said("0.00 元", "2", "0"), "共 9 = 分红 2");
        assert_eq!(said("0", "0.00", "3"), "共 9 = − 看病 3");
        assert_eq!(said("0", "0.00", "0"), "共 9 = 0");
        let list = Text::new("[集体 {a}|岗位 {b}]。", "[village {a}|{b?# post|# posts}].");
        assert_eq!(ZH.fill(list, &[("a", "0.00 元"), ("b", "1.00 元")]), "岗位 1.00 元。");
        let product = Text::new("[{count} 户每户 {each}]", "[{count} times {each}]");
        assert_eq!(ZH.fill(product, &[("each", "0.00"), ("count", "60")]), "");
        assert_eq!(EN.fill(list, &[("a", "5"), ("b", "1")]), "village 5, 1 post.");
    }

    #[test]
    fn a_box_in_percent_is_asked_in_percent() {
        // Who means three tenths would type 3.
        let tenths = |text: &str| {
            let letters: Vec<char> = text.chars().collect();
            letters.windows(2).any(|two| two[1] == '成' && "几一二两三四五六七八九".contains(two[0]))
        };
        let in_percent = fields::all().filter(|words| words.unit.zh.starts_with('%'));
        let asked = |words: &&fields::FieldWords| {
            ["百分之几", "每百人里几人"].iter().any(|said| words.question.zh.contains(said)) && !tenths(words.help.zh)
        };
        let wrong: Vec<_> =
            in_percent.filter(|words| !asked(words)).map(|words| (words.path, words.question.zh)).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        let wrong: Vec<_> = all().filter(|(_, text)| text.zh.contains("几成")).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn words_are_those_that_a_village_accountant_would_say() {
        let never = [
            ("种子报道", "原始报道"),
            ("种子", "随机编号"),
            ("在线下", "低于"),
            ("在线上", "高于"),
            ("线下", "低于"),
            ("发现金", "改为直接发钱"),
            ("白用", "无偿使用"),
            ("作罢", "当年付不足的，以后不补"),
            ("散社", "合作社解散"),
            ("整户去世", "全户成员均已去世"),
            ("补签", "据实补办"),
            ("补上日期", "据实补办"),
            ("残差", "差额"),
            ("种可能", "次推演"),
            ("集体分到的红", "村集体分得的红利"),
            ("能人贷款", "带头人贷款"),
            ("桌上", "方案"),
            ("指纹", "校验码"),
            ("subject", "决定什么"),
        ];
        let never_in_english = [" seed ", "seeds", "seed 0", "residual", "the desk", "fingerprint"];
        // A seedling is one, and the name of a place is nobody's word.
        let said = |text: &str| {
            let outside = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, words)| words));
            outside.collect::<String>().replace("种苗", "").to_lowercase()
        };
        let mut wrong = Vec::new();
        let texts = all().map(|(name, text)| (name, text.zh.to_owned(), text.en.to_owned()));
        let notes = crate::cases::CASES.iter().map(|case| {
            let scenario = case.scenario();
            let note = scenario.note.unwrap_or_default();
            (case.id.to_owned(), scenario.name.zh + &note.zh, scenario.name.en + &note.en)
        });
        for (name, zh, en) in texts.chain(notes) {
            let (zh, en) = (said(&zh), said(&en));
            let found = never.iter().filter(|(word, _)| zh.contains(word));
            wrong.extend(found.map(|(word, instead)| format!("{name}: {word} → {instead}: {zh}")));
            let found = never_in_english.iter().filter(|word| en.contains(*word));
            wrong.extend(found.map(|word| format!("{name}: {word}: {en}")));
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
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
