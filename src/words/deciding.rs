//! The words around comparing and advising on a page: controls, progress, and how a number comes about.

use super::compare::{self, amount, gap, letter};
use super::{Text, Voice, contrast, derivation::behind, number, texts, years};
use crate::decide::{Difference, Measure, PairResult, Series};
use crate::ledger::Opened;
use crate::order::ascending;
use crate::outcome::Estimate;

texts! {
    COMPARE_ABOUT: "几个方案放在同样的运气里比：年景一样，谁多谁少，用多少公家的钱。" | "Schemes under the same luck, the same years: who gets more, and what public money it takes.";
    SCHEMES: "比哪几个方案？（二到四个）" | "Which schemes? (two to four)";
    FROM_DESK: "正在编辑的方案" | "the scheme at hand";
    ADD_SCHEME: "再加一个方案……" | "Add a scheme …";
    ADD_FILE: "从文件里加" | "Add from a file";
    REMOVE: "不比这个" | "Remove";
    OPEN_ON_DESK: "打开来改" | "Open to change it";
    ON_DESK: "已打开“{name}”；可以撤销。" | "Opened “{name}”; this can be undone.";
    ADDED: "已加上“{name}”。" | "Added “{name}”.";
    FULL: "最多比四个方案；请先去掉一个。" | "Four schemes at most; remove one first.";
    CALCULATING: "正在算……{percent}%" | "Calculating … {percent}%";
    DONE: "{draws} 次推演，用了 {seconds} 秒" | "{draws} futures, in {seconds} s";
    CANCEL: "停下" | "Cancel";
    RESUME: "接着算" | "Go on";
    STOPPED: "停在 {percent}%；算好的都留着。" | "Stopped at {percent}%; what is done is kept.";
    EQUAL_PUBLIC: "公家的钱都同第一个一样多" | "The first one's public money for all";
    SHORTEN: "都只看头 {least} 年" | "Compare the first {least?year|# years}";
    SHORTENED: "各方案年数不一样（{list}），这里都只看头 {least} 年：头几年的运气和账，同算完全程时一样。" | "The schemes have different lengths ({list}); here only the first {least?year|# years} of each: their luck and ledgers are those of the whole run.";
    WHICH_PAIR: "看哪两个？" | "Which two?";
    PAIR: "{b}比{a}" | "{b} against {a}";
    CHOOSE: "点一个数，看它怎么来的" | "Choose a number to see where it comes from";
    MEASURES: "各方案的结果（点一行，上面的话和图就说这一项；点一个数，看它怎么来的）" | "Results of each scheme (choose a row to see it above and in the charts; choose a number to see where it comes from)";
    DIFFERENCE: "{b}减{a}" | "{b} less {a}";
    HOW_OFTEN: "{b}更多的推演" | "Futures in which {b} has more";
    INTERVAL: "{low} 到 {high}" | "{low} to {high}";
    WHO_GAINS: "谁多了，谁少了" | "Who gains and who loses";
    MONEY: "公家的钱花得值不值" | "What the public money comes to";
    SPREAD: "贫富差多少，脱贫稳不稳" | "How equal, and how lasting";
    ROBUST: "结论靠得住吗" | "Does the verdict hold";
    ASK_VERDICT: "把每项假设减半、加倍，查一查" | "Check with every assumption halved and doubled";
    FAIR: "比得公平吗" | "Is the comparison fair";
    SAME_HOUSEHOLDS: "两个方案的农户不一样，没法一户一户比。" | "The schemes have different households, so they cannot be compared one by one.";
    EXPLAIN_SCHEME: "{letter}：{measure}" | "{letter}: {measure}";
    EXPLAIN_PAIR: "{b}减{a}：{measure}" | "{b} less {a}: {measure}";
    MEAN_OF: "{draws} 次推演平均是 {mean}；换一批运气，平均数有 95% 的把握落在 {low} 到 {high}。" | "The mean of {draws} futures is {mean}; with 95% confidence the true mean lies between {low} and {high}.";
    EXACT_SUM: "所有推演加起来是 {total}，再除以 {draws} 次推演和 {parts}。" | "All futures together make {total}, divided by {draws} futures and by {parts}.";
    EXACT_DIFFERENCE: "所有推演加起来差 {total}；{more} 次推演里多，{same} 次一样，{less} 次少。" | "All futures together differ by {total}; more in {more} futures, equal in {same}, less in {less}.";
    PARTS_HOUSEHOLD_YEARS: "{parts} 户·年" | "{parts?# household-year|# household-years}";
    PARTS_HOUSEHOLDS: "{parts} 户" | "{parts?# household|# households}";
    PARTS_VILLAGE_YEARS: "{parts} 村·年" | "{parts?# village-year|# village-years}";
    PARTS_VILLAGES: "{parts} 个村" | "{parts?# village|# villages}";
    TOTAL_COUNT: "{count} 户次" | "{count?# count|# counts}";
    POOR: "开始时在册的{poor}每年分到的钱：按交易额、入股、配股和集体四样合在一起，不含工资。不管后来是不是脱贫，始终是同一批户。" | "What the {poor}s registered at the start are paid each year: by trade, on paid-in shares, on allocated shares and by the collective, without wages. The same households throughout, whatever becomes of them.";
    WORST_TENTH: "开始时在册的{poor}里，原来收入最低的十分之一；数法同上。" | "The tenth of the {poor}s registered at the start with the least means; counted as for all of them.";
    MEMBERS: "不在册的户每年分到的钱，不含退股。" | "What all other households are paid each year, without refunds of their capital.";
    KEPT: "集体分红里，村里没有再往下分、留作积累的部分。" | "The part of the collective's dividend that the village keeps as accumulation.";
    CLOSING: "最后一年年底，村集体的积累、公益金和合作社的净资产。" | "The collective's fund, the welfare fund and the co-ops' net assets at the end of the last year.";
    OUT: "最后一年已经脱贫，而且脱贫后头一年没有返贫的户。" | "Households that are out of poverty at the end and have stood the first year after.";
    UNDER: "人均收入低于{the_line}的年份占多少；越少越好。" | "Years with an income a head under the {the_line}; fewer are better.";
    GAP: "每户每年离{the_line}还差多少钱，不差的算零；越少越好。" | "What a household lacks to the {the_line} each year, nothing where it lacks nothing; less is better.";
    EXAMPLES: "哪几次推演是这样的" | "Futures behind it";
    LOW_FUTURE: "低的（十次里第一低）" | "a low one (the first of ten)";
    MIDDLE_FUTURE: "正中间的" | "the middle one";
    HIGH_FUTURE: "高的（十次里第九低）" | "a high one (the ninth of ten)";
    FUTURE_IS: "{which}：第 {draw} 次推演，{value}" | "{which}: future {draw}, {value}";
    OPEN_LEDGER: "打开{letter}这次推演的账" | "Open {letter}'s ledger of it";
    FOUND_SCENARIO: "找到的方案" | "the scenario that was found";
    LEDGER_OF: "{letter}的账：第 {draw} 次推演，{year}，第 {village} 村" | "{letter}'s ledger: future {draw}, {year}, village {village}";
    LEDGER: "这一年的账" | "The ledger of this year";
    OPEN_THIS_YEAR: "打开这一年的账" | "Open this year's ledger";
}

/// What a measure counts.
pub fn definition(measure: Measure, voice: Voice) -> String {
    voice.say(match measure {
        Measure::Poor => POOR,
        Measure::WorstTenth => WORST_TENTH,
        Measure::Members => MEMBERS,
        Measure::Kept => KEPT,
        Measure::Closing => CLOSING,
        Measure::Out | Measure::OutWithout => OUT,
        Measure::Under | Measure::UnderWithout => UNDER,
        Measure::Gap => GAP,
    })
}

/// What a measure's sum is divided by.
fn parts(measure: Measure, parts: i64, voice: Voice) -> String {
    let text = match measure {
        Measure::Kept => PARTS_VILLAGE_YEARS,
        Measure::Closing => PARTS_VILLAGES,
        Measure::Out | Measure::OutWithout => PARTS_HOUSEHOLDS,
        _ => PARTS_HOUSEHOLD_YEARS,
    };
    voice.fill(text, &[("parts", &number(parts))])
}

/// A sum over all futures: yuan to the fen, or a count.
fn total(measure: Measure, sum: i64, voice: Voice) -> String {
    match measure.is_part() {
        true => voice.fill(TOTAL_COUNT, &[("count", &number(sum))]),
        false => amount(measure, sum, voice),
    }
}

/// How a scheme's number comes about, in sentences.
pub fn of_scheme(series: &Series, voice: Voice) -> Vec<String> {
    let of = series.measure;
    let Some(Estimate { mean, low, high }) = series.estimate() else { return vec![voice.say(compare::NOBODY_OF)] };
    let [mean, low, high] = [mean, low, high].map(|number| amount(of, number, voice));
    let draws = number(series.draws.len());
    let sum = total(of, series.draws.iter().sum(), voice);
    let ends = eight_of_ten(&contrast::each_mean(series));
    let mut lines = vec![voice.fill(MEAN_OF, &[("draws", &draws), ("mean", &mean), ("low", &low), ("high", &high)])];
    lines.extend(series.mean().and_then(|mean| behind::frequency(of, mean, None, voice)));
    lines.extend(ends.map(|ends| behind::eight_of_ten(of, ends, voice)));
    let parts = parts(of, series.parts, voice);
    lines.push(voice.fill(EXACT_SUM, &[("total", &sum), ("draws", &draws), ("parts", &parts)]));
    lines
}

/// How a difference comes about, in sentences.
pub fn of_pair(pair: &PairResult, found: &Difference, voice: Voice) -> Vec<String> {
    let mut lines = vec![compare::difference(pair, found, voice)];
    if let Some(sum) = found.total {
        let counts = [found.more, found.same, found.less].map(number);
        let sum = total(found.measure, sum, voice);
        let values = [("total", &*sum), ("more", &counts[0]), ("same", &counts[1]), ("less", &counts[2])];
        lines.push(voice.fill(EXACT_DIFFERENCE, &values));
    }
    lines
}

/// Three futures out of many: a low one, the middle, a high one; each with its name and place.
pub fn examples(numbers: &[i64]) -> Vec<(Text, usize)> {
    let order = ascending(numbers.iter().copied());
    let at = |tenths: usize| order.get((order.len() * tenths / 10).min(order.len().saturating_sub(1))).copied();
    [(LOW_FUTURE, at(1)), (MIDDLE_FUTURE, at(5)), (HIGH_FUTURE, at(9))]
        .into_iter()
        .filter_map(|(text, place)| Some((text, place?)))
        .collect()
}

/// Between which of these numbers, one a future, eight of ten lie: those of the low and the high example.
pub fn eight_of_ten(numbers: &[i64]) -> Option<[i64; 2]> {
    match examples(numbers)[..] {
        [(_, low), _, (_, high)] => Some([numbers[low], numbers[high]]),
        _ => None,
    }
}

/// One of the futures with its number; a difference where `is_gap`.
pub fn future(which: Text, draw: usize, of: Measure, value: i64, is_gap: bool, voice: Voice) -> String {
    let value = if is_gap { gap(of, value, voice) } else { amount(of, value, voice) };
    let values = [("which", &*voice.say(which)), ("draw", &number(draw + 1)), ("value", &value)];
    voice.fill(FUTURE_IS, &values)
}

/// The title of a ledger that belongs to a scheme of a comparison.
pub fn ledger_title(scheme: Option<u32>, Opened { village, draw, year }: Opened, voice: Voice) -> String {
    let found = voice.say(FOUND_SCENARIO);
    let values = [
        ("letter", scheme.map_or(&*found, |place| letter(place, voice))),
        ("draw", &*number(draw + 1)),
        ("year", &years(year, voice)),
        ("village", &number(village + 1)),
    ];
    voice.fill(LEDGER_OF, &values)
}
