//! The clause and the source of a rule, from the rule book, as a reader of each language takes them in.

use super::{Lang, Text, Voice, texts};
use crate::rules::{RULES, Rule};

texts! {
    HUI: "徽县报道 000_0dc6abbfd83702dd.txt" | "Hui county, 000_0dc6abbfd83702dd.txt";
    CO_OPS: "农民专业合作社法（2018-07-01 起施行）" | "Specialised Farmers' Cooperatives Law (2018-07-01)";
    RCEO: "农村集体经济组织法（2025-05-01 起施行）" | "Rural Collective Economic Organisations Law (2025-05-01)";
    ACCOUNTS: "农民专业合作社会计制度（2023）" | "co-op accounting system (2023)";
    FOUND: "见于别处的做法" | "found practice elsewhere";
    PRACTICE: "会计上的通常做法" | "accounting practice";
    REMAINDER: "最大余额法" | "largest-remainder method";
    ASSUMED: "规划假设" | "assumption";
    DEFAULT: "默认" | "default";
    DEFAULT_KEEP: "默认；报道没有写别的办法" | "default; the seed says nothing else";
    SHANGLUO: "商洛报道 003" | "Shangluo, 003";
    SHANGLUO_PART: "商洛报道 003；另在别处挣多少是假设" | "Shangluo, 003; the part is an assumption";
    NANZHAO: "南召县报道 004_22ba1f295133f4e1.txt" | "Nanzhao county, 004_22ba1f295133f4e1.txt";
    FENGQING: "凤庆县报道 001" | "Fengqing county, seed 001";
    HUAIHUA: "怀化市报道 002" | "Huaihua city, seed 002";
    ARTICLES: "第 {articles} 条" | "Arts. {articles}";
    BASIS: "依据：{clause}。出处：{source}。" | "Clause: {clause}. Source: {source}.";
    SOURCE: "出处：{source}。" | "Source: {source}.";
}

/// The book's sources.
const SOURCES: [Text; 15] = [
    HUI,
    CO_OPS,
    RCEO,
    ACCOUNTS,
    FOUND,
    PRACTICE,
    REMAINDER,
    ASSUMED,
    DEFAULT,
    DEFAULT_KEEP,
    SHANGLUO,
    SHANGLUO_PART,
    NANZHAO,
    FENGQING,
    HUAIHUA,
];

/// The rule of the book that a choice stands for.
fn rule(choice: &str, id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| (rule.choice, rule.id) == (choice, id))
}

/// The choices of the book, in its order.
pub(super) fn choices() -> Vec<&'static str> {
    let mut found: Vec<&str> = RULES.iter().map(|rule| rule.choice).collect();
    found.dedup();
    found
}

/// By which clause a choice works and where it comes from; none where the book has no such rule. In English the clause is
/// the book's; in Chinese, where the choice's own words say it, its article.
pub fn basis(choice: &str, id: &str, voice: Voice) -> Option<String> {
    let rule = rule(choice, id)?;
    let source = source(rule.source, voice);
    let clause = match voice.lang {
        Lang::En => Some(rule.clause.to_owned()),
        Lang::Zh => articles(rule.clause).map(|articles| voice.fill(ARTICLES, &[("articles", articles)])),
    };
    Some(match clause {
        Some(clause) => voice.fill(BASIS, &[("clause", &clause), ("source", &source)]),
        None => voice.fill(SOURCE, &[("source", &source)]),
    })
}

/// A source of the book in the reader's language.
fn source(of: &str, voice: Voice) -> String {
    let known = SOURCES.iter().find(|text| text.en == of);
    known.map_or_else(|| of.to_owned(), |text| voice.say(*text))
}

/// The articles that a clause names: `42`, `42–44`, `25, 28`.
fn articles(clause: &'static str) -> Option<&'static str> {
    let after = |mark: &str| clause.split_once(mark).map(|(_, rest)| rest);
    let rest = after("(Arts. ").or_else(|| after("(Art. "))?;
    rest.split_once(')').map(|(articles, _)| articles)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZH: Voice = Voice { lang: Lang::Zh, monitored: false };

    #[test]
    fn every_source_of_the_book_has_words() {
        for rule in RULES {
            let said = source(rule.source, ZH);
            assert!(!said.is_ascii(), "{said}");
        }
    }

    #[test]
    fn a_rule_of_the_law_names_its_articles() {
        let law = basis("scheme.surplus", "law", ZH).expect("a rule");
        assert_eq!(law, "依据：第 42–44 条。出处：农民专业合作社法（2018-07-01 起施行）。");
        let hui = basis("scheme.collective", "hui", ZH).expect("a rule");
        assert_eq!(hui, "出处：徽县报道 000_0dc6abbfd83702dd.txt。");
        let english = basis("scheme.surplus", "shares", Voice { lang: Lang::En, monitored: false }).expect("a rule");
        assert!(english.starts_with("Clause: R = r·max(0, S−L)"), "{english}");
        assert_eq!(basis("scheme.surplus", "by-moonlight", ZH), None);
    }
}
