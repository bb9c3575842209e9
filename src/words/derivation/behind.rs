//! The words of what stands behind a number on the page: the futures that it comes from, and the way to their ledgers.

use crate::decide::Measure;
use crate::ledger::Opened;
use crate::outcome::{Estimate, Headline, Pick, Report};
use crate::reported::Unit;
use crate::units::{Fen, Rate};
use crate::words::compare::{amount, of_hundred};
use crate::words::{Text, Voice, big_yuan, exact_yuan, number, texts, years};

texts! {
    OPEN: "打开这一年的账：" | "Open this year's ledger:";
    THIN: "细线（第 {draw} 次推演）" | "thin line (future {draw})";
    LOWEST: "二十次里第 1 低" | "1st of 20";
    LOW: "四次里第 1 低" | "1st of 4";
    MIDDLE: "正中间的" | "the middle one";
    MIDDLE_ONE: "正中间那次推演" | "the middle future";
    HIGH: "四次里第 3 低" | "3rd of 4";
    HIGHEST: "二十次里第 19 低" | "19th of 20";
    HERE: "{of} 次推演里有 {count} 次落在这里。点一次，看它的账：" | "{count} of {of} futures {count?is|are} here. Choose one to see its ledger:";
    NUMBERS: "这些数怎么来的：" | "Where these come from:";
    LOOKING: "正在找是哪几次推演……" | "Finding which futures these are …";
    MORE: "还有 {count} 次" | "and {count} more";
    FLOW: "这一份是 {draws} 次推演、{years} 年、{villages} 个村的账加起来，除以 {draws} × {years} × {villages}；每一元里的几分，是对赚钱年份的盈余说的。" | "Added up over {draws} futures, {years?# year|# years} and {villages?# village|# villages}, and divided by {draws} × {years} × {villages}; what it is of one yuan is of the surplus of profitable years.";
    FLOW_OF_REVENUE: "这一份是 {draws} 次推演、{years} 年、{villages} 个村的账加起来，除以 {draws} × {years} × {villages}；每一元里的几分，是对卖得的钱说的。成本是卖得的钱里没有成为工资和盈余的那部分。" | "Added up over {draws} futures, {years?# year|# years} and {villages?# village|# villages}, and divided by {draws} × {years} × {villages}; what it is of one yuan is of the revenue. Costs are what became neither wages nor surplus.";
    STACK: "每一项都是开始时在册的 {cohort} 户在 {draws} 次推演里的平均。" | "Each is a mean of the {cohort?household|# households} registered at the start, over {draws} futures.";
    OPEN_ONE: "打开{what}的账：第 {draw} 次推演，{year}" | "Open the ledger of {what}: future {draw}, {year}";
    WHOSE_LEDGER: "看哪个方案的账？" | "Whose ledger?";
    LETTERED: "{letter}的账" | "{letter}'s";
    EIGHT_OF_TEN: "10 次推演里有 8 次在 {low} 到 {high} 之间。" | "8 of 10 futures lie between {low} and {high}.";
    EIGHT_OF_TEN_YEARS: "十个这样的年份里有八个，一户平均分到 {low}到 {high}之间。" | "In 8 of 10 such years a household gets between {low} and {high} on average.";
    EIGHT_SHORT: "10 次里 8 次：{low}到 {high}" | "8 of 10: {low} to {high}";
    HOUSEHOLD_YEARS: "100 个年份里有 {count} 个" | "{count} of 100 years";
    OUT_OF_HUNDRED: "也就是：{with}，不办合作社 {without}。" | "That is, {with}; without the co-ops {without}.";
    PAID_WHERE: "任何一次推演的任何一年都能打开看：合作社那张表里“每股”不是 0，就是这一年分了红。" | "Any year of any future opens: where “a share” in the co-ops' table is not 0, a dividend was declared.";
    OUT_FUTURES: "哪几次推演是这样的" | "Futures behind it";
    REPORTED: "报道的数：{name}" | "Reported figure: {name}";
    FOUND_MEAN: "{draws} 次推演算下来是 {found}。" | "{draws} futures come to {found}.";
    OF_HUNDRED: "一百里有 {mean}（{low} 到 {high}）。" | "{mean} of a hundred ({low} to {high}).";
    CASE_LEDGER: "打开这个案例的账" | "Open this case's ledger";
    LEDGER_OF_CASE: "案例的账：第 {draw} 次推演，{year}，第 {village} 村" | "The case's ledger: future {draw}, {year}, village {village}";
    DUE_LEDGER: "按办法该怎么分，一笔一笔" | "What is due by the rules, line by line";
    FINDING_WHY: "怎么查出来的" | "How it was found";
    FINDING_MEANS: "把各社填的盈余放进同一套办法，算出每户该得多少（下面就是这本账），再同申报的每一笔比；比出来的差，都记在一条条毛病名下，加起来正好是总的差额。" | "The entered surpluses go through the same rules, which give what each household is due: the ledger below. Every declared payment is held against it, and the findings add up to the whole difference.";
}

/// What a statistic of one future in twenty, in four and so on is called.
pub const PLACES: [Text; 5] = [LOWEST, LOW, MIDDLE, HIGH, HIGHEST];

/// How a part of the surplus comes about.
pub fn flow(report: &Report, of_revenue: bool, voice: Voice) -> String {
    let counts = [report.draws, report.headline.of_years, report.place.villages].map(number);
    let text = if of_revenue { FLOW_OF_REVENUE } else { FLOW };
    voice.fill(text, &[("draws", &counts[0]), ("years", &counts[1]), ("villages", &counts[2])])
}

/// How a household's incomes come about.
pub fn stack(report: &Report, voice: Voice) -> String {
    voice.fill(STACK, &[("cohort", &number(report.place.cohort)), ("draws", &number(report.draws))])
}

/// The way to the ledger of a picked year; `what` names it.
pub fn open(what: Text, pick: Pick, voice: Voice) -> String {
    let values = [("what", &*voice.say(what)), ("draw", &number(pick.draw + 1)), ("year", &years(pick.year, voice))];
    voice.fill(OPEN_ONE, &values)
}

/// In how many years a payout lies between the bad year's and the good year's.
pub fn eight_of_ten_years(headline: &Headline, voice: Voice) -> Option<String> {
    let [low, _, high] = headline.paid()?.map(|pick| big_yuan(pick.amount, voice));
    Some(voice.fill(EIGHT_OF_TEN_YEARS, &[("low", &low), ("high", &high)]))
}

/// How many households are out of poverty, of a hundred, with the co-ops and without.
pub fn out_of_hundred(parts: [Estimate; 2], voice: Voice) -> String {
    let [with, without] = parts.map(|part| of_hundred(Rate::new(part.mean), voice));
    voice.fill(OUT_OF_HUNDRED, &[("with", &with), ("without", &without)])
}

/// The natural frequency beside an interval: of a part in households or years, of an amount in futures, of which eight
/// of ten lie between `ends`.
pub fn frequency(of: Measure, mean: i64, ends: Option<[i64; 2]>, voice: Voice) -> Option<String> {
    match of {
        Measure::Out | Measure::OutWithout => Some(of_hundred(Rate::new(mean), voice)),
        Measure::Under | Measure::UnderWithout => {
            let tenths = (mean + 500) / 1_000;
            let count = format!("{}.{}", tenths / 10, tenths % 10);
            Some(voice.fill(HOUSEHOLD_YEARS, &[("count", count.trim_end_matches(".0"))]))
        }
        _ => {
            let [low, high] = ends?.map(|end| amount_round(end, voice));
            Some(voice.fill(EIGHT_SHORT, &[("low", &low), ("high", &high)]))
        }
    }
}

fn amount_round(fen: i64, voice: Voice) -> String {
    big_yuan(Fen::new(fen), voice)
}

/// The same in a sentence.
pub fn eight_of_ten(of: Measure, ends: [i64; 2], voice: Voice) -> String {
    let [low, high] = ends.map(|end| amount(of, end, voice));
    voice.fill(EIGHT_OF_TEN, &[("low", &low), ("high", &high)])
}

/// The natural frequency beside a case's part of the whole; none beside other figures.
pub fn reported(found: Option<Estimate>, unit: Unit, voice: Voice) -> Option<String> {
    let found = found?;
    let [mean, low, high] = [found.mean, found.low, found.high].map(|part| {
        let tenths = (part + 500) / 1_000;
        format!("{}.{}", tenths / 10, tenths % 10).trim_end_matches(".0").to_owned()
    });
    (unit == Unit::Fraction).then(|| voice.fill(OF_HUNDRED, &[("mean", &mean), ("low", &low), ("high", &high)]))
}

/// The title of a case's ledger.
pub fn ledger_of_case(Opened { village, draw, year }: Opened, voice: Voice) -> String {
    let values = [("draw", &*number(draw + 1)), ("year", &years(year, voice)), ("village", &number(village + 1))];
    voice.fill(LEDGER_OF_CASE, &values)
}

/// A future with how much more the second of two schemes has in it.
pub fn gap_future(draw: usize, of: Measure, by: i64, voice: Voice) -> String {
    let values = [("draw", &*number(draw + 1)), ("by", &crate::words::compare::gap(of, by, voice))];
    voice.fill(Text::new("第 {draw} 次推演：{by}", "future {draw}: {by}"), &values)
}

/// A future with what is paid in it, for who looks for it.
pub fn future(draw: usize, paid: Fen, voice: Voice) -> String {
    let values = [("draw", &*number(draw + 1)), ("paid", &exact_yuan(paid, voice))];
    voice.fill(Text::new("第 {draw} 次推演：{paid}", "future {draw}: {paid}"), &values)
}
