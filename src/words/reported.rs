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
    "honey-villages": "蜂产业链上的村" | "villages of the honey chain",
        "村数照报道填。" | "As the report says.";
    "honey-fund": "一村启动资金" | "start-up fund of a village",
        "村集体的 51% 约合 20 万元；社里总的股本是这样倒推的。" | "The collective's 51% are some 200,000 yuan; the capital was worked out from that.";
    "honey-return": "养蜂一年回报" | "return of honey a year",
        "报道里的回报多半是办得好的社、好的年份；演算按平均一年一成二左右、有好有坏设的，所以对不上。" | "Press figures come from successes and good years; the simulation assumes some 12% on average, with good years and bad. So they are apart.";
    "pig-villages": "猪产业链上的村" | "villages of the pig chain",
        "村数照报道填。" | "As the report says.";
    "pig-fund": "一村启动资金" | "start-up fund of a village",
        "村集体的 51% 约合 20 万元；社里总的股本是这样倒推的。" | "The collective's 51% are some 200,000 yuan; the capital was worked out from that.";
    "pig-return": "养猪一年回报" | "return of pigs a year",
        "三成一是好年份的数；猪价三四年一个来回，平均下来没有这么多。" | "31% is a good year's figure; pig prices swing over three to four years, and the average is less.";
    "fengqing-villages": "贫困村" | "poor villages",
        "村数照报道填。" | "As the report says.";
    "fengqing-begun": "一开始就有股份合作社的村" | "villages with a share co-op at the start",
        "43 个村里 28 个没有，所以 15 个有。" | "28 of 43 had none, so 15 had one.";
    "fengqing-covered": "铺开以后有股份合作社的村" | "villages with a share co-op once rolled out",
        "报道说要全部覆盖；案例里第三年铺完。" | "The report wants all covered; in the case they are by year 3.";
    "fengqing-income": "有集体收入的村（第 5 年）" | "villages with collective income (year 5)",
        "报道说一个不落；演算里有亏损和补亏的年份，那一年就没有分红，所以到不了 43。" | "The report wants none without; in the simulation some co-ops have a loss, or one to make up, and pay nothing that year.";
    "fengqing-loans": "能人贷款笔数" | "leader loans",
        "每村 13 笔，43 个村共 559 笔，接近 553。" | "13 a village come to 559 in 43 villages, near 553.";
    "fengqing-loan": "平均每笔能人贷款" | "one leader loan on average",
        "4210 万元 ÷ 553 = 7.613 万元。" | "42.1 m / 553 = 76,130 yuan.";
    "fengqing-exit": "一年脱贫的户" | "households out in a year",
        "报道是当年要脱贫的户数，等于案例里在册的全部户。演算里一年过线的只有一部分，而且有的还会掉下来。" | "The report's figure is that year's plan, all registered households of the case. In the simulation only a part is above the line after one year, and some fall back.";
    "huaihua-start": "2014 年贫困发生率" | "poverty rate in 2014",
        "照报道填。" | "As the report says.";
    "huaihua-end": "2017 年贫困发生率" | "poverty rate in 2017",
        "收入水平和增长按它倒推；中间两年报道没有数，无从比较。" | "Incomes and their growth were set to it; the report has no figures between, so the path cannot be compared.";
    "huaihua-out": "四年里脱贫的比例（87.07 万 → 26.03 万人）" | "part that left in four years (870,664 to 260,340 persons)",
        "1 − 26.034 ÷ 87.0664 = 70.1%。和上面是一回事：20.80% → 6.2% 也是少了七成。" | "1 − 260,340 / 870,664 = 70.1%: the same as above, 20.80% to 6.2% is seven tenths less.";
    "huaihua-stated": "报道自己写的减少数（63.99 万人）" | "the drop that the report states (639,900 persons)",
        "63.99 万比两头之差 61.03 万多 29,576 人，报道的三个数对不上；演算比的是两头之差。" | "639,900 is 29,576 more than the difference of the two ends, 610,324: the report's three numbers do not agree. The simulation is set to the ends.";
    "huaihua-loan": "小额信贷，平均到每个评级户" | "micro-loans by rated household",
        "15.94 亿元 ÷ 26.05 万户 = 6,119 元；案例里 13.6% 的户借 4.5 万元。" | "1.594 bn / 260,500 = 6,119 yuan; in the case 13.6% borrow 45,000 each.";
    "shangluo-wage": "在社里干活一个月" | "a month's work in the co-op",
        "报道说 1000 元以上，案例填 1100 元。" | "The report says 1,000 and more; the case has 1,100.";
    "shangluo-cost": "自己育苗，一亩成本" | "cost of a mu with own seedlings",
        "第一年买苗 5 万元一亩，第二年起 5000 元。买苗那一年亏的，要补上才分红。" | "Bought seedlings cost 50,000 in the first year, own ones 5,000 from the second. The first year's loss is made up before anything is shared.";
    "nanzhao-left": "退出的户" | "households that left",
        "案例照 2456 户在册设的。要连续两年过线、而且站得稳才让退出，五年里退得出的少得多。" | "The case has 2,456 registered households per ten thousand; with two years above the line and a likely third, far fewer leave within five years.";
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
        _ => number(value),
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
