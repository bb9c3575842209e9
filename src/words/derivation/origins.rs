//! The words of how a number of the results at hand comes about, and of where an input has its value from.

use crate::outcome::{Pick, Report};
use crate::scenario::Field;
use crate::words::{Text, Voice, derivation::behind, exact_yuan, fields, number, texts, years};

texts! {
    PAID: "{year}，一户平均分到（{which}）" | "Payout of a household in {year} ({which})";
    PAID_HOW: "这一年，{draws} 次推演里每一次都有一个“在册的 {cohort} 户平均一户分到多少”，从小到大排队，取{which}：{amount}。不是平均出来的，是算出来的这一次推演。" | "Each of {draws} futures has a mean payout of the {cohort} {cohort?household|households} registered at the start in this year. In rising order this is {which}: {amount}, one of the futures and no mean.";
    FUND: "{year}年底，一村的集体积累" | "A village's fund at the end of {year}";
    FUND_HOW: "每次推演里，村集体分红留下没有再分的，一年年加起来，到这一年年底有多少；{draws} 次推演从小到大排队，取正中间的：{amount}。" | "In each future, what the village has kept of its collective's dividends up to this year. Of {draws} futures in rising order this is the middle one: {amount}.";
    BELOW: "{year}，开始时在册的户百分之几低于{the_line}" | "Households registered at the start that are under the {the_line} in {year}";
    BELOW_WITHOUT: "{year}，不办合作社，百分之几的户低于{the_line}" | "Under the {the_line} in {year}, without the co-ops";
    MEAN_OF_ALL: "这几个数是 {draws} 次推演、{years} 年、{villages} 个村的账加起来，除以 {draws} × {years} × {villages}；百分之几是对所有推演、所有年、所有社说的。" | "Added up over {draws} futures, {years?# year|# years} and {villages?# village|# villages}, and divided by {draws} × {years} × {villages}; a part is one of all futures, years and co-ops.";
    ONE_OF_THEM: "加进去的账，比如平常的年份" | "One of the ledgers in it, that of the usual year";
    OPEN_IT: "打开这一年的账" | "Open this year's ledger";
    THE_YEAR: "是哪一次推演" | "The future it is";
    PICKED: "第 {draw} 次推演，{year}：{amount}" | "future {draw}, {year}: {amount}";
    NOT_FOUND: "没有找到是哪几次推演，请关上再点一次。" | "The futures could not be found; please close this and ask again.";
    THEIR_LEDGER: "这个方案的账" | "This scheme's ledger";
    INPUT: "填的是 {value}。" | "It is set to {value}.";
    INPUT_WAS: "填的是 {value}；例子里是 {was}。" | "It is set to {value}; the example has {was}.";
    INPUT_RANGE: "可以填 {range}。" | "Range: {range}.";
    SEE_PARTS: "三份各占多少，在“股份”那一组里改；平均分到各社，每社取整股。" | "The three parts are set among the shares; every co-op has them in whole shares.";
}

/// What a payout of a year is called: `level` is its place in the fan.
pub fn paid_title(year: u32, level: usize, voice: Voice) -> String {
    let which = voice.say(behind::PLACES[level]);
    voice.fill(PAID, &[("year", &years(year, voice)), ("which", &which)])
}

/// How it comes about.
pub fn paid(report: &Report, pick: Pick, level: usize, voice: Voice) -> String {
    let values = [
        ("draws", &*number(report.draws)),
        ("cohort", &number(report.place.cohort)),
        ("which", &voice.say(behind::PLACES[level])),
        ("amount", &exact_yuan(pick.amount, voice)),
    ];
    voice.fill(PAID_HOW, &values)
}

/// Which future it is, with its amount.
pub fn picked(pick: Pick, voice: Voice) -> String {
    let values = [
        ("draw", &*number(pick.draw + 1)),
        ("year", &years(pick.year, voice)),
        ("amount", &exact_yuan(pick.amount, voice)),
    ];
    voice.fill(PICKED, &values)
}

/// How the collective's fund at the end of a year comes about.
pub fn fund(report: &Report, pick: Pick, voice: Voice) -> String {
    voice.fill(FUND_HOW, &[("draws", &number(report.draws)), ("amount", &exact_yuan(pick.amount, voice))])
}

/// How a mean over everything comes about.
pub fn mean_of_all(report: &Report, voice: Voice) -> String {
    let counts = [report.draws, report.headline.of_years, report.place.villages].map(number);
    voice.fill(MEAN_OF_ALL, &[("draws", &counts[0]), ("years", &counts[1]), ("villages", &counts[2])])
}

/// What an input is set to, and what the example has where that is something else.
pub fn input(value: &str, was: Option<&str>, voice: Voice) -> String {
    match was {
        Some(was) => voice.fill(INPUT_WAS, &[("value", value), ("was", was)]),
        None => voice.fill(INPUT, &[("value", value)]),
    }
}

/// What can be entered, what is usual, and where that comes from.
pub fn range(field: &Field, voice: Voice) -> String {
    voice.fill(INPUT_RANGE, &[("range", &fields::range_and_usual(field, voice))])
}

/// The text's words with a year in it.
pub fn of_year(text: Text, year: u32, voice: Voice) -> String {
    voice.fill(text, &[("year", &years(year, voice))])
}
