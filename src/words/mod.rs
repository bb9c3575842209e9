//! Every text of the product, in simplified Chinese and in English, side by side.
//!
//! A text is a constant, so a missing key does not compile; both languages of a text must name the same
//! `{places}`, which a test checks. Nothing here knows a page: the command line speaks the same words.

pub mod advise;
mod amount;
pub mod asking;
pub mod audit;
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
pub mod leaving;
pub mod ledger;
pub mod lesson;
pub mod members;
pub mod notice;
pub mod page;
pub mod papers;
pub mod read;
pub mod reported;
pub mod results;
#[cfg(feature = "roster")]
pub mod roster;
pub mod sheet;
pub mod terms;
pub mod verdict;
pub mod village;
mod voice;
pub mod workbook;

pub use amount::{
    big_yuan, exact_yuan, grouped, number, one_yuan, parts, percent, plain_yuan, reported_yuan, whole_amounts, years,
};
pub(crate) use voice::texts;
pub use voice::{Era, Lang, Piece, Text, Voice, capital, joined};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::voice::names;
    use super::*;
    use crate::scenario::Date;

    const ZH: Voice = Voice { lang: Lang::Zh, era: crate::words::Era::Poverty };
    const EN: Voice = Voice { lang: Lang::En, era: crate::words::Era::Poverty };

    /// Every list of texts.
    const LISTS: &[&[(&str, Text)]] = &[
        page::ALL,
        results::ALL,
        figures::ALL,
        errors::ALL,
        leaving::ALL,
        ledger::ALL,
        lesson::ALL,
        members::ALL,
        derivation::origins::ALL,
        choices::ALL,
        clauses::ALL,
        sheet::ALL,
        derivation::steps::ALL,
        findings::ALL,
        compare::ALL,
        advise::ALL,
        audit::ALL,
        derivation::behind::ALL,
        contrast::ALL,
        deciding::ALL,
        derivation::answers::ALL,
        asking::ALL,
        reported::ALL,
        #[cfg(feature = "roster")]
        roster::ALL,
        notice::LISTS[0],
        notice::LISTS[1],
        notice::LISTS[2],
        notice::LISTS[3],
        notice::LISTS[4],
        notice::LISTS[5],
        papers::ALL,
        derivation::rows::ALL,
        verdict::ALL,
        village::ALL,
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
    fn help_is_named_as_the_date_has_it() {
        let text = Text::new("{era_workshop}、{era_micro_loan}", "{era_workshop}, {era_micro_loan}");
        let said = |lang, year| Voice::new(lang, Some(crate::scenario::Date::new(year, 12, 31))).say(text);
        assert_eq!(said(Lang::Zh, 2020), "扶贫车间、扶贫小额信贷");
        assert_eq!(said(Lang::Zh, 2021), "帮扶车间、脱贫人口小额信贷");
        assert_eq!(said(Lang::En, 2021), "workshop, micro-loan");
    }

    #[test]
    fn the_register_and_its_help_are_named_as_the_date_has_them() {
        let text = Text::new(
            "{poor}、{the_line}、{era_help}、{era_project}",
            "{count?poor}, {the_line}, {era_help}, {era_project}",
        );
        let said = |lang, (year, month, day)| {
            let date = crate::scenario::Date::new(year, month, day);
            Voice::new(lang, Some(date)).fill(text, &[("count", "2")])
        };
        for date in [(2020, 12, 31), (2018, 7, 1)] {
            assert_eq!(said(Lang::Zh, date), "贫困户、贫困线、帮扶、扶贫项目");
        }
        for date in [(2021, 1, 1), (2025, 12, 31)] {
            assert_eq!(said(Lang::Zh, date), "监测对象、监测线、帮扶、帮扶项目");
        }
        assert_eq!(said(Lang::Zh, (2026, 1, 1)), "防止返贫致贫对象、监测线、常态化帮扶、帮扶项目");
        assert_eq!(
            said(Lang::En, (2026, 1, 1)),
            "vulnerable households, monitoring line, standing help, assistance project"
        );
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
        let lessons = crate::lesson::all();
        let of_lessons = lessons.iter().flat_map(|lesson| lesson.texts());
        let of_lessons = of_lessons.map(|(at, text)| (at, text.zh.clone(), text.en.clone()));
        for (name, zh, en) in texts.chain(notes).chain(of_lessons) {
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
