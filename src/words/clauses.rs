//! The clause and the source of a rule, from the rule book, as a reader of each language takes them in.

use super::{Lang, Text, Voice, texts};
use crate::rules::{RULES, Rule};

texts! {
    HUI: "原始报道 000，徽县：村集体控股、群众参股、贫困户配股（000_0dc6abbfd83702dd.txt）" | "report 000, Hui county: collective, paid-in and allocated shares (000_0dc6abbfd83702dd.txt)";
    CO_OPS: "农民专业合作社法（2018-07-01 起施行）" | "Specialised Farmers' Cooperatives Law (2018-07-01)";
    RCEO: "农村集体经济组织法（2025-05-01 起施行）" | "Rural Collective Economic Organisations Law (2025-05-01)";
    ACCOUNTS: "农民专业合作社会计制度（2023）" | "co-op accounting system (2023)";
    FOUND: "见于别处的做法" | "found practice elsewhere";
    PRACTICE: "会计上的通常做法" | "accounting practice";
    REMAINDER: "最大余额法" | "largest-remainder method";
    ASSUMED: "规划假设" | "assumption";
    DEFAULT: "默认" | "default";
    DEFAULT_KEEP: "默认；报道没有写别的办法" | "default; the report says nothing else";
    SHANGLUO: "原始报道 003，商洛市：种苗合作社" | "report 003, Shangluo city: seedling co-ops";
    SHANGLUO_PART: "原始报道 003，商洛市：种苗合作社；另在别处挣多少是假设" | "report 003, Shangluo city: seedling co-ops; the part is an assumption";
    NANZHAO: "原始报道 004，南召县：站得稳才退出（004_22ba1f295133f4e1.txt）" | "report 004, Nanzhao county: leaving only when it lasts (004_22ba1f295133f4e1.txt)";
    FENGQING: "原始报道 001，凤庆县：股份合作经济" | "report 001, Fengqing county: share co-ops";
    HUAIHUA: "原始报道 002，怀化市：四跟四走" | "report 002, Huaihua city: four follow four";
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

    const ZH: Voice = Voice { lang: Lang::Zh, era: crate::words::Era::Poverty };

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
        assert_eq!(hui, "出处：原始报道 000，徽县：村集体控股、群众参股、贫困户配股（000_0dc6abbfd83702dd.txt）。");
        let english = basis("scheme.surplus", "shares", Voice { lang: Lang::En, era: crate::words::Era::Poverty })
            .expect("a rule");
        assert!(english.starts_with("Clause: R = r·max(0, S−L)"), "{english}");
        assert_eq!(basis("scheme.surplus", "by-moonlight", ZH), None);
    }
}
