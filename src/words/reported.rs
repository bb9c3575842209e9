//! What the seed reports say and what a run finds, figure by figure.

use super::{Text, Voice, number, percent, reported_yuan, texts};
use crate::outcome::Estimate;
use crate::reported::{Figure, Role, Unit, Verdict};
use crate::units::{Fen, Rate};

texts! {
    FIGURE: "报道的数" | "Reported figure";
    SAID: "报道说" | "The report says";
    FOUND: "演算得出" | "The simulation finds";
    FOUND_NONE: "还没算" | "not run yet";
    RANGE: "{low}–{high}" | "{low} to {high}";
    SOURCE: "出处：{source}（{year} 年）" | "Source: {source} ({year})";
    INPUT: "填进去的，对得上不说明什么" | "put in: that it agrees proves nothing";
    TARGET: "参数按它倒推，对得上说明不了多少" | "parameters were set to it: agreement proves little";
    TEST: "没有按它调过" | "nothing was set for it";
    AGREES: "对得上" | "agrees";
    NEAR: "差得不多" | "near";
    APART: "对不上" | "apart";
    RUN_CASE: "算一算" | "Run it";
    RUNNING: "正在算……" | "Calculating …";
    TITLE: "报道的数和演算的数" | "Reported and simulated figures";
    LINE: "{name}：{verdict}。{why}{source}" | "{name}: {verdict}. {why} {source}";
    TODAY: "今天合法的做法" | "Lawful today";
    INTERVAL: "括号里是 95% 区间，只含抽样误差；假设错了，区间里看不出来。" | "In brackets the 95% interval, sampling error only; wrong assumptions do not show in it.";
}

/// The words of a figure.
#[derive(Clone, Copy, Debug)]
pub struct FigureWords {
    /// Its id.
    pub id: &'static str,
    /// What is counted.
    pub name: Text,
    /// Whether the two agree, and why or why not.
    pub why: Text,
}

/// Rows of [`FIGURE_WORDS`].
macro_rules! figure_words {
    ($($id:literal: $n_zh:literal | $n_en:literal, $w_zh:literal | $w_en:literal;)*) => {
        &[$(FigureWords { id: $id, name: Text::new($n_zh, $n_en), why: Text::new($w_zh, $w_en) }),*]
    };
}

/// The words of every figure.
pub const FIGURE_WORDS: &[FigureWords] = figure_words! {
    "hui-village-dividends": "一个村一年分红" | "dividends of a village a year",
        "报道的全县总额除以 213 个村，一村约 13.6 万元。样本村只有一个，股本按常见规模假设，不是照全县总额倒推的。" | "The county's total by its 213 villages is some 136,000 yuan. The sample village has an assumed, usual capital; it was not set to the county's total.";
    "hui-village-household": "一户一年增收两千多元" | "“more than 2,000 yuan a household”",
        "样本村里贫困户一年平均分到的数。报道没有说两千元是分红还是全部增收，也没有说是哪些户。" | "What a poor household of the sample village gets on average. The report does not say whether its 2,000 yuan are dividends or all income gained, nor whose.";
    "hui-dividends": "全县一年分红总额" | "dividends of the county a year",
        "每社股本按这个数倒推成 28.9 万元。" | "The capital of a co-op, 289,000 yuan, was set to this figure.";
    "hui-to-poor": "其中贫困户得到" | "of it to poor households",
        "本村留几成按这个数倒推成八成一；报道没有给出这个比例。" | "What the villages keep, 81%, was set to this figure; the report does not give it.";
    "hui-poor-part": "贫困户所占的份额" | "the poor households' part",
        "695 万 ÷ 2894 万 = 24.0%，和上面两个数是一回事。" | "6.95 m / 28.94 m = 24.0%: the same as the two figures above.";
    "hui-per-household": "分红总额平均到每一户" | "dividends by all households",
        "2894 万 ÷ 35000 户 = 827 元。所以“每户两千多元”不可能是全体户的分红。" | "28.94 m / 35,000 = 827 yuan. So “more than 2,000 a household” cannot be dividends over all households.";
    "hui-2000-all": "“每户两千多元”：读法一，全体户的分红" | "“more than 2,000 a household”, read as dividends of all",
        "对不上，也不可能对得上：827 不是 2000。除非说的是全部增收（工资、务农都在内），那不是分红。" | "Apart, and it must be: 827 is not 2,000. Unless all income gained is meant, wages and farming included; that is no dividend.";
    "hui-2000-poor": "“每户两千多元”：读法二，贫困户的分红" | "“more than 2,000 a household”, read as the poor households' dividends",
        "695 万 ÷ 2000 = 3475 户，占 9.9%。本案例就按这个户数设的，所以对得上是应该的，不是验证。" | "6.95 m / 2,000 = 3,475 households, 9.9% of all. The case has that many, so agreement is by construction, no proof.";
};

/// The words of a figure.
///
/// # Panics
/// Never: a test looks for the words of every figure.
pub fn words(id: &str) -> &'static FigureWords {
    FIGURE_WORDS.iter().find(|words| words.id == id).expect("every figure has words")
}

/// An amount in its unit.
pub fn amount(value: i64, unit: Unit, voice: Voice) -> String {
    match unit {
        Unit::Fen => reported_yuan(Fen(value), voice),
        Unit::Fraction => percent(Rate(value)),
        Unit::Households | Unit::Persons | Unit::Villages => number(value),
    }
}

/// What a run found, with its interval where that has a width.
pub fn found(found: &Estimate, unit: Unit, voice: Voice) -> String {
    let [mean, low, high] = [found.mean, found.low, found.high].map(|value| amount(value, unit, voice));
    if low == high {
        return mean;
    }
    let range = voice.fill(RANGE, &[("low", &low), ("high", &high)]);
    format!("{mean} ({range})")
}

/// How near the two are, and how the figure stands to the case.
pub fn verdict(figure: &Figure, verdict: Verdict, voice: Voice) -> String {
    let near = voice.say(match verdict {
        Verdict::Agrees => AGREES,
        Verdict::Near => NEAR,
        Verdict::Apart => APART,
    });
    format!("{near} · {}", role(figure.role, voice))
}

/// How a figure stands to its case.
pub fn role(role: Role, voice: Voice) -> String {
    voice.say(match role {
        Role::Input => INPUT,
        Role::Target => TARGET,
        Role::Test => TEST,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reported::FIGURES;

    #[test]
    fn every_figure_has_words_and_no_words_are_left_over() {
        for figure in FIGURES {
            assert!(!words(figure.id).why.zh.is_empty());
        }
        assert_eq!(FIGURE_WORDS.len(), FIGURES.len());
    }
}
