//! The sentences of the results, and how each number came about.

use super::{Piece, Text, Voice, big_yuan, exact_yuan, number, parts, percent, texts, years};
use crate::outcome::{Business, Estimate, FloorCost, Headline, HelpCost, Pick, Relapse, Report};
use crate::units::{Fen, Rate};

texts! {
    PAYOUT: "一户在册的{poor}，平常的年份一年分到 {+usual}，差的年份（十年一遇）{+bad}。" | "A {poor} on the register gets {+usual} in a usual year, {+bad} in a bad one (1 in 10).";
    PAYOUT_OFF: "退了册的 {+off}。" | "One that has left it gets {+off}.";
    PAYOUT_LEAVING: "退了册的 {+off}：退册那年少分 {+cost}。" | "One that has left it gets {+off}: leaving costs {+cost} in its first year.";
    PAYING: "一个合作社 {of} 年里有 {+usual} 年分得出红；运气差的时候（十次推演里最差的那次）只有 {+bad} 年。" | "A co-op pays in {+usual} of {of} {of?year|years}; in one future of ten only in {+bad} or fewer.";
    OUT: "到第 {of} 年，一百户{poor}里有 {+with} 户脱了贫、站得稳；不办合作社，同样的运气，是 {+without} 户。" | "By year {of}, {+with} of 100 {poor}s are out of poverty and stay out; without the co-ops, with the same luck, {+without}.";
    PAYOUT_NOBODY: "没有{poor}，也就没有{poor}分到多少的结果。" | "There are no {poor}s, so there is nothing to say of what they get.";
    PAYOUT_LIVED: "只算还有这样的户的头 {lived} 年；以后一户也没有了。" | "This is of the first {lived?year|# years}, in which there still are such households; later there are none.";
    PAYING_STEADY: "一个合作社 {of} 年里有 {+usual} 年分得出红，运气差的时候（十次推演里最差的那次）也有这么多。" | "A co-op pays in {+usual} of {of} {of?year|years}; in one future of ten in no more.";
    PAYING_NOBODY: "没有合作社，也就没有分红的年份。" | "There are no co-ops, so there are no years in which one pays.";
    OUT_NOBODY: "到第 {of} 年，开始时在册的{poor}一户也没有了，所以没有脱贫站稳的结果。" | "By year {of} none of the {poor}s registered at the start is left, so there is nothing to say of who is out of poverty.";
    NOBODY: "没有这样的户" | "nobody";
    NO_COHORT: "这个方案里没有{poor}，所以没有{poor}的结果。" | "This scenario has no {poor}s, so there are no results for them.";
    WHY: "为什么？" | "Why?";
    WHY_PAYOUT: "这几个数怎么来的" | "Where these amounts come from";
    WHY_PAYING: "这几年怎么数的" | "How these years were counted";
    WHY_OUT: "怎么才算脱贫、站稳" | "What counts as out, and staying out";
    PAYOUT_MEANS: "每一次推演、每一年里，上年末在册的每一户分到的钱各算一个数（开始时在册 {cohort} 户），退了册的另排一队。{draws} 次推演、{years} 年，从小到大排：正中间的是“平常”，十分之一处是“差”。2,048 元以下一元一档，再多的千分之一一档；每个数都是某一户某一年算出来的，可以打开那一年的账。金额按第一年的物价。" | "What each household was paid that was on the register on 31 December before counts by itself, in every year of every future ({cohort} {cohort?poor} registered at the start, {draws} futures, {years?# year|# years}); those that had left are counted apart. They are put in order: the middle one is “usual”, the one a tenth from the bottom “bad”; to the yuan below 2,048 yuan, above to a thousandth part. Each is what one household got in a year that was really simulated, and its ledger opens. Amounts are in yuan of the first year.";
    LEAVING_MEANS: "“退册那年少分”：退册后头一年的每一户各算一个数：同一年在册的一户按户分到的，加上它自己失去的配股的分红；一户在册的也没有的年份不数。" | "“Leaving costs”, of each household in its first year off the register: what one on it has a head that year, and the dividend on the allocated shares that it lost itself; years with nobody left on it do not count.";
    PAYOUT_MEAN: "所有推演、所有年份平均：一户一年 {mean}（95% 区间 {low}到 {high}，只含抽样误差）。" | "Over all futures and years the mean is {mean} a household and year (95% interval {low} to {high}, sampling error only).";
    BUSINESS: "平均一村一年：合作社卖得 {revenue}，发工资 {wages}（本村社员 {members}），扣掉各项成本盈余 {surplus}。" | "A village and year: the co-ops sell for {revenue}, pay wages of {wages} ({members} of it to members), and a surplus of {surplus} is left.";
    WAGES_ONLY: "平均一村一年：合作社发工资 {wages}（本村社员 {members}），盈余 {surplus}。" | "A village and year: the co-ops pay wages of {wages} ({members} of it to members), and a surplus of {surplus} is left.";
    FLOOR: "保底：平均一村一年承诺 {promised}[，付不起 {unpaid}][，担保人付 {guaranteed}]；合作社的年份里有 {short} 自己付不起。" | "The floor promises {promised} a village and year[, {unpaid} stay unpaid][, a guarantor pays {guaranteed}]; in {short} of the co-ops' years they cannot pay it themselves.";
    HELP: "贷款、就业和{era_help}：平均一村一年[用公家的钱 {public}|{placed} 户有活干|放贷 {lent}]{ended}。这些有没有合作社都一样。" | "Loans, work and help, a village and year: [{public} of public money|a place to work for {placed?# household|# households}|{lent} lent]{ended}. All of it is the same without the co-ops.";
    ENDED: "；到期的贷款有 {defaulted} 还不上[，担保基金赔 {lost}]" | "; of the loans that end {defaulted} default[, and the guarantee fund pays {lost}]";
    LEFT: "{years} 年里，开始时在册的户有 {left} 退出过{back}；" | "Within {years?# year|# years} {left} of the households registered at the start leave{back}; ";
    LEFT_WITHOUT: "没有合作社，{left} 退出过{back}。" | "without the co-ops {left} leave{back}.";
    FELL: "，其中 {fell} 又返贫" | ", and {fell} of these fall back";
    NOBODY_LEFT: "，没有户退出，也就没有返贫的" | ", so that nobody can fall back";
    STABLE: "退出还要过一关：按自己的收入、劳力和病情，往后 {ahead} 年年年高于{the_line}的机会不低于 {chance}；不够的留在册里，下年再看。" | "Leaving takes a test, too: by its own incomes, workers and health the chance of being above the {the_line} {ahead?in the next year|in each of the next # years} must be {chance} or more; who fails stays registered and is tested again next year.";
    WORST_TENTH: "收入最低的十分之一{poor}，一户一年平均分到 {mean}。" | "The tenth of the {poor}s with the lowest income get {mean} a household and year on average.";
    WORST_LONGER: "比平均多，因为它们退册晚：年末在册的年份占 {worst}，全体占 {all}。" | "That is above the mean because they leave later: at the end of {worst} of their years they are on the register, all are in {all}.";
    PAYING_MEANS: "一个合作社在一年里宣布了分红，这一年就算“分得出红”。把每个合作社、每一次推演里这样的年数排队：正中间是 {usual} 年，最差的十分之一不超过 {bad} 年。共 {coops} 个合作社、{draws} 次推演、{years} 年。" | "A year counts when the co-op declares a dividend. The numbers of such years, one a co-op and future, are put in order: the middle one is {usual}, the lowest tenth have {bad} or fewer. They are of {coops?# co-op|# co-ops}, {draws} futures and {years?# year|# years}.";
    PAYING_LOSSES: "亏损的年份不分红；以后赚了钱，要先把亏的补上才分。" | "A year with a loss pays nothing, and later profits first make up the loss.";
    OUT_MEANS: "人均收入连续 {exit} 年过线（{line} 元）就脱贫，有一年低于{the_line}就返贫。“站得稳”是脱贫以后又稳住了一年：到第 {years} 年，已经连续 {firm} 年以上高于{the_line}。这里数的是这样的户占开始时在册 {cohort} 户的比例，对 {draws} 次推演平均。" | "A household is out after {exit?one year|# years in a row} above the {the_line} ({line} yuan a head); one year under it is a relapse. To stay out is to stand one year more: by year {years} it has been above the line for {firm?one year|# years in a row} or longer. Counted are such households of the {cohort} registered at the start, on average over {draws} futures.";
    OUT_INTERVAL: "有合作社：{with}（95% 区间 {low} 到 {high}）；没有合作社：{without}（{low2} 到 {high2}）。区间只含抽样误差，不含假设的误差。" | "With the co-ops {with} (95% interval {low} to {high}); without {without} ({low2} to {high2}). The intervals hold sampling error only, not errors of the assumptions.";
    OUT_WITHOUT: "“不办合作社”是同一批户、同样的运气，只是没有分红。" | "“Without the co-ops” means the same households with the same luck, only without dividends.";
    OPEN_YEAR: "打开那一年的账：{what}" | "Open that year's ledger: {what}";
    BAD_YEAR: "差的年份" | "the bad year";
    USUAL_YEAR: "平常的年份" | "the usual year";
    GOOD_YEAR: "好的年份" | "the good year";
    PICKED: "{what}：第 {draw} 次推演，{year}，一户分到 {amount}。" | "{what}: future {draw}, {year}, a household gets {amount}.";
    LEDGER: "第 {draw} 次推演，{year}的账" | "The ledger of future {draw}, {year}";
    LEDGER_WAIT: "正在重算这一年……" | "Calculating this year again …";
    SHORT: "一眼看结果" | "Results at a glance";
    SHORT_USUAL: "平常" | "usual";
    SHORT_BAD: "差年" | "bad";
    SHORT_PAYING: "分红年数" | "paying years";
    SHORT_OUT: "站稳" | "out for good";
    SHORT_OF: "{count}/{of}" | "{count}/{of}";
    PROVISIONAL: "先算了 {draws} 次推演，还在往下算，共 {wanted} 次……{percent}%" | "First {draws} futures; going on to {wanted} … {percent}%";
    COMPLETE: "按 {draws} 次推演算完，用时 {seconds} 秒。" | "All {draws} futures, in {seconds} s.";
    STARTING: "正在启动……" | "Starting …";
    CALCULATING: "正在算……{percent}%" | "Calculating … {percent}%";
    STOP: "先到这里" | "Stop here";
    STOPPED: "停在 {draws} 次推演；改一项就会重新算。" | "Stopped after {draws} futures; any change starts again.";
    STALE: "下面是上一次能算的结果；改正标出的地方以后会重新算。" | "Below are the last results that could be calculated; correct the marked place to go on.";
}

/// The first sentence: what a registered household is paid.
pub fn payout(headline: &Headline, voice: Voice) -> Vec<Piece> {
    let Some(paid) = headline.paid() else { return voice.pieces(PAYOUT_NOBODY, &[]) };
    let said = |pick: Pick| big_yuan(pick.amount, voice);
    let mut pieces = voice.pieces(PAYOUT, &[("usual", &said(paid[1])), ("bad", &said(paid[0]))]);
    if let Some(off) = headline.off {
        let cost = headline.leaving.map(|leaving| said(leaving.usual));
        let text = if cost.is_some() { PAYOUT_LEAVING } else { PAYOUT_OFF };
        pieces.push(Piece::Words(voice.between().to_owned()));
        pieces.extend(voice.pieces(text, &[("off", &said(off.usual)), ("cost", &cost.unwrap_or_default())]));
    }
    if headline.lived_years < headline.of_years {
        pieces.push(Piece::Words(voice.between().to_owned()));
        pieces.extend(voice.pieces(PAYOUT_LIVED, &[("lived", &headline.lived_years.to_string())]));
    }
    pieces
}

/// What the co-ops sell and pay in wages, and what surplus is left.
pub fn business(business: &Business, voice: Voice) -> String {
    let sums = [business.revenue, business.wages, business.to_members, business.surplus];
    let [revenue, wages, to_members, surplus] = sums.map(|sum| big_yuan(sum, voice));
    let text = if business.revenue > Fen::ZERO { BUSINESS } else { WAGES_ONLY };
    let values = [("revenue", revenue), ("wages", wages), ("members", to_members), ("surplus", surplus)];
    voice.fill(text, &values)
}

/// What a guaranteed floor costs and how often it cannot be met.
pub fn floor(floor: &FloorCost, voice: Voice) -> String {
    let [promised, unpaid, guaranteed] =
        [floor.promised, floor.unpaid, floor.guaranteed].map(|sum| big_yuan(sum, voice));
    let short = percent(floor.short);
    voice.fill(FLOOR, &[("promised", &promised), ("unpaid", &unpaid), ("guaranteed", &guaranteed), ("short", &short)])
}

/// What help from outside costs and brings.
pub fn help(help: &HelpCost, voice: Voice) -> String {
    let [public, lent, lost] = [help.public, help.lent, help.lost].map(|sum| big_yuan(sum, voice));
    let tenths = parts(help.placed, 10);
    let placed = format!("{}.{}", tenths / 10, tenths % 10);
    let placed = placed.trim_end_matches(".0");
    let ended = help.defaulted.map(|part| voice.fill(ENDED, &[("defaulted", &percent(part)), ("lost", &lost)]));
    let ended = ended.unwrap_or_default();
    voice.fill(HELP, &[("public", &*public), ("placed", placed), ("lent", &lent), ("ended", &ended)])
}

/// The test of leaving the register: years ahead and the least chance, as the scenario has them.
pub fn stable(ahead: &str, chance: &str, voice: Voice) -> String {
    let chance = percent(chance.parse().unwrap_or_default());
    voice.fill(STABLE, &[("ahead", ahead), ("chance", &chance)])
}

/// Who left the register and fell back.
pub fn relapse(relapse: &Relapse, years: u32, voice: Voice) -> String {
    let side = |text: Text, left: Rate, fell: Option<Rate>| {
        let back = fell.map_or_else(|| voice.say(NOBODY_LEFT), |part| voice.fill(FELL, &[("fell", &percent(part))]));
        voice.fill(text, &[("years", &years.to_string()), ("left", &percent(left)), ("back", &back)])
    };
    side(LEFT, relapse.left, relapse.fell) + &side(LEFT_WITHOUT, relapse.left_without, relapse.fell_without)
}

/// The second sentence: in how many years a co-op pays.
pub fn paying(headline: &Headline, voice: Voice) -> Vec<Piece> {
    let Some((usual, bad)) = headline.paying_years_usual.zip(headline.paying_years_bad) else {
        return voice.pieces(PAYING_NOBODY, &[]);
    };
    let text = if bad < usual { PAYING } else { PAYING_STEADY };
    let [of, usual, bad] = [headline.of_years, usual, bad].map(number);
    voice.pieces(text, &[("of", &of), ("usual", &usual), ("bad", &bad)])
}

/// The third sentence: how many are out of poverty, with and without.
pub fn out(headline: &Headline, voice: Voice) -> Vec<Piece> {
    let of = headline.of_years.to_string();
    let Some((with, without)) = headline.out.zip(headline.out_without) else {
        return voice.pieces(OUT_NOBODY, &[("of", &of)]);
    };
    let (with, without) = of_hundred(with, without);
    voice.pieces(OUT, &[("of", &of), ("with", &with), ("without", &without)])
}

/// Two fractions as numbers of a hundred, with a decimal where whole numbers would hide that they differ.
pub fn of_hundred(with: Estimate, without: Estimate) -> (String, String) {
    let hundredths = |estimate: Estimate| parts(Rate::new(estimate.mean), 100);
    if hundredths(with) == hundredths(without) && with.mean != without.mean {
        let tenth = |estimate: Estimate| {
            let tenths = parts(Rate::new(estimate.mean), 1000);
            format!("{}.{}", tenths / 10, tenths % 10)
        };
        return (tenth(with), tenth(without));
    }
    (hundredths(with).to_string(), hundredths(without).to_string())
}

/// How the first sentence came about, in paragraphs.
pub fn payout_means(report: &Report, voice: Voice) -> Vec<String> {
    let headline = &report.headline;
    let Some(paid) = headline.mean else { return vec![voice.say(PAYOUT_NOBODY)] };
    let means = voice.fill(
        PAYOUT_MEANS,
        &[
            ("cohort", &number(report.place.cohort)),
            ("draws", &number(report.draws)),
            ("years", &headline.lived_years.to_string()),
        ],
    );
    let [mean, low, high] = yuan(paid, voice);
    let interval = voice.fill(PAYOUT_MEAN, &[("mean", &mean), ("low", &low), ("high", &high)]);
    let mut said = vec![means];
    said.extend(headline.leaving.map(|_| voice.say(LEAVING_MEANS)));
    said.extend(super::derivation::behind::eight_of_ten_years(headline, voice));
    said.push(interval);
    said.extend(headline.worst_tenth_payout.map(|worst| worst_tenth((worst, paid), headline.registered, voice)));
    said
}

/// What the worst-off tenth gets, and why where that is above the mean of all.
fn worst_tenth((worst, all): (Estimate, Estimate), registered: Option<[Rate; 2]>, voice: Voice) -> String {
    let said = voice.fill(WORST_TENTH, &[("mean", &yuan(worst, voice)[0])]);
    let longer = registered.filter(|[tenth, whole]| worst.mean > all.mean && tenth > whole);
    let why = longer.map(|parts| parts.map(super::compare::fine_percent));
    let why = why.map(|[worst, all]| voice.fill(WORST_LONGER, &[("worst", &worst), ("all", &all)]));
    voice.sentences(&[&said, &why.unwrap_or_default()])
}

/// How the second sentence came about.
pub fn paying_means(report: &Report, voice: Voice) -> Vec<String> {
    let headline = &report.headline;
    let Some((usual, bad)) = headline.paying_years_usual.zip(headline.paying_years_bad) else {
        return vec![voice.say(PAYING_NOBODY)];
    };
    let means = voice.fill(
        PAYING_MEANS,
        &[
            ("usual", &usual.to_string()),
            ("bad", &bad.to_string()),
            ("coops", &number(report.place.coops)),
            ("draws", &number(report.draws)),
            ("years", &headline.of_years.to_string()),
        ],
    );
    vec![means, voice.say(PAYING_LOSSES), voice.say(super::derivation::behind::PAID_WHERE)]
}

/// How the third sentence came about; `line` is the poverty line and `exit_years` the rule of the scenario.
pub fn out_means(report: &Report, line: &str, exit_years: &str, voice: Voice) -> Vec<String> {
    let headline = &report.headline;
    let means = voice.fill(
        OUT_MEANS,
        &[
            ("exit", exit_years),
            ("firm", &exit_years.parse::<u32>().map_or_else(|_| String::new(), |years| (years + 1).to_string())),
            ("line", &number(line)),
            ("years", &headline.of_years.to_string()),
            ("cohort", &number(report.place.cohort)),
            ("draws", &number(report.draws)),
        ],
    );
    // As fine as an interval of a thousand futures.
    let fraction = |ppm: i64| super::compare::fine_percent(Rate::new(ppm));
    let Some((with, without)) = headline.out.zip(headline.out_without) else {
        return vec![means, voice.fill(OUT_NOBODY, &[("of", &headline.of_years.to_string())]), voice.say(OUT_WITHOUT)];
    };
    let interval = voice.fill(
        OUT_INTERVAL,
        &[
            ("with", &fraction(with.mean)),
            ("low", &fraction(with.low)),
            ("high", &fraction(with.high)),
            ("without", &fraction(without.mean)),
            ("low2", &fraction(without.low)),
            ("high2", &fraction(without.high)),
        ],
    );
    vec![means, interval, super::derivation::behind::out_of_hundred([with, without], voice), voice.say(OUT_WITHOUT)]
}

/// Which future and year a picked amount is, in one sentence; `what` names the kind of year.
pub fn picked(what: &str, pick: Pick, voice: Voice) -> String {
    voice.fill(
        PICKED,
        &[
            ("what", what),
            ("draw", &number(u64::from(pick.draw) + 1)),
            ("year", &years(pick.year, voice)),
            ("amount", &exact_yuan(pick.amount, voice)),
        ],
    )
}

fn yuan(estimate: Estimate, voice: Voice) -> [String; 3] {
    [estimate.mean, estimate.low, estimate.high].map(|fen| big_yuan(Fen::new(fen), voice))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_never_hides_a_difference() {
        let estimate = |mean| Estimate { mean, low: mean, high: mean };
        assert_eq!(of_hundred(estimate(784_000), estimate(521_000)), ("78".into(), "52".into()));
        assert_eq!(of_hundred(estimate(784_000), estimate(781_000)), ("78.4".into(), "78.1".into()));
        assert_eq!(of_hundred(estimate(784_000), estimate(784_000)), ("78".into(), "78".into()));
    }
}
