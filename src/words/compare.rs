//! The sentences of a comparison of schemes: differences, frequencies, who gains, and whether the verdict holds.

pub use super::amount::fine_percent;
use super::{Lang, Text, Voice, exact_yuan, inputs, texts};
use crate::decide::{
    Comparison, Difference, HouseClass, Measure, PairResult, SchemeResult, TermKind, VerdictAnswer, with_equal_public,
};
use crate::outcome::{Capture, Estimate};
use crate::safe::is_blank;
use crate::scenario::Scenario;
use crate::units::{Fen, Rate};

texts! {
    TITLE: "比较：{schemes}" | "Compared: {schemes}";
    NAMED: "{letter}＝{name}" | "{letter} = {name}";
    CHANGED: "（改过）" | " (changed)";
    UNLAWFUL_MARK: "（按现行法律违法）" | " (unlawful under the law in force)";
    BETWEEN: "；" | "; ";
    COMMA: "、" | ", ";
    MEASURE: "比什么" | "Measure";
    POOR: "{poor}一户一年分到的钱" | "payout of a {poor}, a year";
    WORST_TENTH: "收入最低的十分之一{poor}一户一年分到的钱" | "payout of the worst-off tenth of the {poor}s, a household and year";
    MEMBERS: "其他户一户一年分到的钱" | "payout of another household, a year";
    KEPT: "村集体一村一年留下的钱" | "what the collective keeps, a village and year";
    CLOSING: "期末一村剩下的家底" | "what is left at the end, a village";
    OUT: "脱了贫、站得稳的{poor}" | "{poor}s out of poverty and staying out";
    UNDER: "{poor}低于{the_line}的年份" | "years of the {poor}s under the {the_line}";
    GAP: "{poor}一户一年离{the_line}还差的钱" | "what a {poor} lacks to the {the_line}, a year";
    OUT_WITHOUT: "不办合作社，脱了贫、站得稳的{poor}" | "without co-ops, {poor}s out of poverty and staying out";
    UNDER_WITHOUT: "不办合作社，{poor}低于{the_line}的年份" | "without co-ops, years of the {poor}s under the {the_line}";
    MORE: "{b}比{a}：{measure}多 {sum}（95% 区间 {low}到 {high}）；{futures}是{b}多。" | "{b} against {a}: {measure} is higher by {sum} (95% interval {low} to {high}); {b} has more {futures}.";
    LESS: "{b}比{a}：{measure}少 {sum}（95% 区间 {low}到 {high}）；{futures}是{b}少。" | "{b} against {a}: {measure} is lower by {sum} (95% interval {low} to {high}); {b} has less {futures}.";
    SAME: "{b}和{a}：{measure}在每一次推演里都一样。" | "{b} against {a}: {measure} is the same in every future.";
    LEVEL: "{b}和{a}：{measure}平均下来正好相等；{futures}是{b}多。" | "{b} against {a}: {measure} is equal on average; {b} has more {futures}.";
    UNSURE: "差别没有超出抽样误差，分不出谁多谁少。" | "The difference is within the sampling error: it cannot be told who has more.";
    LESS_THAN_A_FEN: "不到 1 分" | "less than a fen";
    LESS_THAN_A_MILLIONTH: "不到万分之一个百分点" | "less than a ten-thousandth of a point";
    POINTS: "{points} 个百分点" | "{points} points";
    FUTURES: "{of} 次推演里有 {count} 次" | "in {count} of {of} futures";
    FUTURES_ALL: "每一次推演里都" | "in every future";
    FUTURES_NONE: "没有一次推演" | "in no future";
    FUTURES_FEW: "{of} 次推演里不到 1 次" | "in fewer than 1 of {of} futures";
    FUTURES_MOST: "{of} 次推演里有 {count} 次以上" | "in more than {count} of {of} futures";
    COUNTED: "{of} 次里有 {count} 次" | "{count} of {of}";
    COUNTED_ALL: "每一次都是" | "all";
    COUNTED_NONE: "一次也没有" | "none";
    COUNTED_FEW: "{of} 次里不到 1 次" | "fewer than 1 of {of}";
    COUNTED_MOST: "{of} 次里有 {count} 次以上" | "more than {count} of {of}";
    EQUAL: "条件相同：{terms}。" | "Equal terms: {terms}.";
    UNEQUAL: "▲ 条件不同，不能只归到分法上：{terms}。" | "▲ Terms that differ, so that not all is due to the sharing: {terms}.";
    CAPITAL: "总股本" | "total capital";
    ENTERPRISES: "产业" | "enterprises";
    LUCK: "运气" | "luck";
    HOUSEHOLDS: "农户和原来的收入" | "households and their base incomes";
    WORK: "谁在合作社上班" | "who works for the co-ops";
    LINE: "{the_line}和脱贫条件" | "the {the_line} and when a household leaves";
    DATE: "日期" | "the date";
    DIFFERS: "方案之间不一样的输入" | "Inputs in which the scenarios differ";
    PATH: "输入" | "Input";
    NOBODY: "{letter}没有这样的户，{measure}没法比。" | "{letter} has nobody of that kind, so {measure} cannot be compared.";
    NOBODY_OF: "没有这样的户" | "nobody";
    NOT_THERE: "—" | "—";
    ACCOUNTS: "每次推演平均的账（所有村、所有年，元）：进来的等于出去的加剩下的" | "Accounts, mean of the futures (all villages and years, yuan): what came in is what went out and what is left";
    A_CAPITAL: "股本" | "capital";
    A_OPENING: "原有的家底" | "brought from before";
    A_OUTSIDE: "另外来的（利息、租金、担保）" | "beside it (yields, rents, guarantors)";
    A_SURPLUS: "盈余减亏损" | "surplus less losses";
    A_POOR: "分给{poor}" | "paid to {poor}s";
    A_MEMBERS: "分给其他户" | "paid to other households";
    A_REFUNDS: "退股" | "refunds";
    A_OTHERS: "给经营方、运转" | "to operators, running costs";
    A_FUND: "村集体的积累" | "the collective's fund";
    A_WELFARE: "村公益金" | "welfare fund";
    A_COOPS: "合作社的家底" | "the co-ops' net assets";
    A_POOR_JOBS: "另：合作社发给{poor}的工资" | "beside: co-op wages of {poor}s";
    A_MEMBERS_JOBS: "另：合作社发给其他户的工资" | "beside: co-op wages of other households";
    A_WHOLE: "每一次推演里都对得上，一分不差。" | "In every future they add up to the fen.";
    PUBLIC: "公家的钱" | "public money";
    PRIVATE: "农户自己的钱" | "households' own money";
    PER_YUAN: "每 1 元公家的钱（按年 {discount} 折到第一年）：{paid}，{members}，期末剩 {closing}。" | "For each yuan of public money (discounted to the first year at {discount} a year): {paid}, {members}, {closing} is left at the end.";
    PER_POOR: "{poor}得 {sum}" | "{poor}s get {sum}";
    PER_NO_POOR: "没有{poor}" | "there are no {poor}s";
    PER_MEMBERS: "其他户得 {sum}" | "other households get {sum}";
    PER_NO_MEMBERS: "没有其他户" | "there are no other households";
    OF_SCHEME: "{letter}：{line}" | "{letter}: {line}";
    NO_PUBLIC: "没有用公家的钱。" | "No public money is used.";
    WITHOUT: "不办合作社，同样的运气：{out}站得稳（办了是 {with}）。" | "Without co-ops, with the same luck: {out} stay out (with them {with}).";
    CASH: "同样多公家的钱，改为每年直接发钱，平均发给{poor}：一户一年 {sum}，{out}站得稳（办合作社是 {with}）；每 1 元折到第一年值 {worth}。" | "The same public money as equal yearly cash to the {poor}s: {sum} a household and year, {out} stay out (with the co-ops {with}); each yuan is worth {worth} in the first year.";
    CASH_AT_ONCE: "要是第一年一次发完，一户 {sum}，本钱也就花光了。" | "Paid out at once in the first year it would be {sum} a household, and the capital would be gone.";
    UNEVEN: "{letter}：末年人均收入的基尼系数 {gini}（不办合作社 {without}）；最穷的一成人占全部收入的 {tenth}，最穷的一半占 {half}。" | "{letter}: Gini coefficient of incomes a head in the last year {gini} ({without} without co-ops); the poorest tenth of persons have {tenth} of all income, the poorer half {half}.";
    STAYS: "{letter}：脱贫以后，头一年没返贫的 {first}，三年都没返贫的 {third}（不办合作社 {first2}、{third2}）。" | "{letter}: of those that left poverty, {first} stood the next year and {third} the next three ({first2} and {third2} without co-ops).";
    CAPTURE: "每村分得最多的五户（占户数的 {part}）拿走全部分红的 {five}{cadres}。" | "the five households of a village that are paid most ({part} of the households) take {five} of all dividends{cadres}.";
    CAPTURE_CADRES: "，{count} 户干部户拿走 {sum}" | "; {count?cadre's household takes|# cadres' households take} {sum}";
    PRICE: "公家的钱：{sums}。" | "Public money: {sums}.";
    PRICE_OF: "{letter} {sum}" | "{letter} {sum}";
    STAYS_NOBODY: "{letter}：演算里没有户脱过贫，也就没有返贫的结果。" | "{letter}: nobody leaves poverty in the simulation, so nobody can fall back.";
    GAINS: "{b}比{a}，谁多了谁少了（按所有推演平均）" | "{b} against {a}: who gains and who loses (over all futures)";
    GROUP: "哪些户" | "Households";
    HOW_MANY: "户数" | "Number";
    GAIN: "多了" | "Gain";
    LOSE: "少了" | "Lose";
    MEAN: "一户一年多（元）" | "More a year (yuan)";
    CLASS_COHORT: "{poor}" | "{poor}s";
    CLASS_PAID_IN: "入了股的其他户" | "others with paid-in shares";
    CLASS_WITHOUT: "没有股的户" | "households without shares";
    TENTH: "收入第 {tenth} 成" | "income tenth {tenth}";
    WINNER: "按“{measure}”比，{winner}最好：{futures}胜过{second}。" | "By “{measure}”, {winner} is best: it beats {second} {futures}.";
    NO_WINNER: "按“{measure}”比，前两个不分上下。" | "By “{measure}”, the two best are equal.";
    SURVIVES: "把 {inputs} 项假设一项一项减半、加倍，共查 {count} 次，结论都不变。" | "With each of {inputs} assumed {inputs?input|inputs} halved and doubled ({count?# check|# checks}), the verdict stays.";
    AT_ZERO: "另有 {zero} 项假设现在是 0，减半、加倍都还是 0，没有查。" | "{zero} more assumed {zero?input|inputs} at zero {zero?is|are} left out: half and double of nothing are nothing.";
    FLIPS: "把 {inputs} 项假设一项一项减半、加倍，共查 {count} 次，{survived} 次结论不变；变了的：" | "With each of {inputs} assumed {inputs?input|inputs} halved and doubled ({count?# check|# checks}), the verdict stays in {survived}; it changes with:";
    FLIP: "{question}{value} → {changed}：{winner}" | "{question} {value} → {changed}: {winner}";
    FLIP_WINNER: "{winner}最好" | "{winner} is best";
    FLIP_EQUAL: "不分上下" | "equal";
    CAN_LOSE: "{winner}的回报每年再低 {points} 个百分点，还是最好。" | "With a return lower by {points} percentage points a year {winner} would still be best.";
    CAN_LOSE_ANY: "{winner}的回报再低，也还是最好。" | "{winner} stays best however low its return.";
    ONLY_SAMPLING: "区间只含抽样误差，假设错了看不出来。" | "Intervals hold sampling error only and do not show wrong assumptions.";
}

/// What a scheme is called in a comparison: 甲, 乙, 丙, 丁 or A, B, C, D.
pub fn letter(place: u32, voice: Voice) -> &'static str {
    let letters = match voice.lang {
        Lang::Zh => ["甲", "乙", "丙", "丁"],
        Lang::En => ["A", "B", "C", "D"],
    };
    letters[place as usize % letters.len()]
}

/// What is measured.
pub fn measure(measure: Measure, voice: Voice) -> String {
    voice.say(match measure {
        Measure::Poor => POOR,
        Measure::WorstTenth => WORST_TENTH,
        Measure::Members => MEMBERS,
        Measure::Kept => KEPT,
        Measure::Closing => CLOSING,
        Measure::Out => OUT,
        Measure::Under => UNDER,
        Measure::Gap => GAP,
        Measure::OutWithout => OUT_WITHOUT,
        Measure::UnderWithout => UNDER_WITHOUT,
    })
}

/// A measure's number: an amount to the fen, or a part in percent with as many decimals as it needs.
pub fn amount(measure: Measure, number: i64, voice: Voice) -> String {
    if measure.is_part() { fine_percent(Rate::new(number)) } else { exact_yuan(Fen::new(number), voice) }
}

/// A difference of a measure: an amount to the fen, or points.
pub fn gap(measure: Measure, number: i64, voice: Voice) -> String {
    match measure.is_part() {
        true => voice.fill(POINTS, &[("points", fine_percent(Rate::new(number)).trim_end_matches('%'))]),
        false => exact_yuan(Fen::new(number), voice),
    }
}

/// A measure's number in a sentence, in three figures.
pub fn amount_said(measure: Measure, number: i64, voice: Voice) -> String {
    if measure.is_part() { fine_percent(Rate::new(number)) } else { super::big_yuan(Fen::new(number), voice) }
}

/// A difference of a measure in a sentence, in three figures.
pub fn gap_said(measure: Measure, number: i64, voice: Voice) -> String {
    if measure.is_part() { gap(measure, number, voice) } else { super::big_yuan(Fen::new(number), voice) }
}

/// So many of all futures as a frequency of a hundred; never none or all of them by rounding.
pub fn futures(count: u32, of: u32, voice: Voice) -> String {
    often([FUTURES_NONE, FUTURES_FEW, FUTURES, FUTURES_MOST, FUTURES_ALL], (count, of), voice)
}

/// The same in a table whose heading says of what.
pub fn futures_counted(count: u32, of: u32, voice: Voice) -> String {
    often([COUNTED_NONE, COUNTED_FEW, COUNTED, COUNTED_MOST, COUNTED_ALL], (count, of), voice)
}

/// The words for none, few, some, most and all.
fn often([none, few, some, most, all]: [Text; 5], (count, of): (u32, u32), voice: Voice) -> String {
    if count == 0 {
        return voice.say(none);
    }
    if count == of {
        return voice.say(all);
    }
    let shown = of.min(100);
    let rounded = (u64::from(count) * u64::from(shown) * 2 + u64::from(of)) / (2 * u64::from(of));
    let (text, rounded) = match rounded {
        0 => (few, 0),
        all if all == u64::from(shown) => (most, all - 1),
        rounded => (some, rounded),
    };
    voice.fill(text, &[("of", &shown.to_string()), ("count", &rounded.to_string())])
}

/// A difference's size: a mean that rounds to nothing is not lost.
fn size(difference: &Difference, gap: fn(Measure, i64, Voice) -> String, voice: Voice) -> String {
    match mean(difference) {
        0 if difference.measure.is_part() => voice.say(LESS_THAN_A_MILLIONTH),
        0 => voice.say(LESS_THAN_A_FEN),
        mean => gap(difference.measure, mean.abs(), voice),
    }
}

fn mean(difference: &Difference) -> i64 {
    difference.mean.unwrap_or_default().mean
}

/// Which of the two has more, also where the mean rounds to nothing.
fn sign(difference: &Difference) -> i64 {
    match mean(difference).signum() {
        0 => difference.total.unwrap_or_default().signum(),
        sign => sign,
    }
}

/// A difference with its sign; a mean that rounds to nothing is not lost.
pub fn signed(difference: &Difference, voice: Voice) -> String {
    if difference.mean.is_none() {
        return voice.say(NOBODY_OF);
    }
    let sign_text = match sign(difference) {
        1 => "+",
        0 => return gap(difference.measure, 0, voice),
        _ => "-",
    };
    sign_text.to_owned() + &size(difference, gap, voice)
}

/// One difference in a sentence.
pub fn difference(pair: &PairResult, difference: &Difference, voice: Voice) -> String {
    let [a, b] = [pair.a, pair.b].map(|place| letter(place, voice));
    let of = difference.more + difference.same + difference.less;
    let name = measure(difference.measure, voice);
    let Some(Estimate { low, high, .. }) = difference.mean else {
        let nobody = [a, b].into_iter().zip(difference.nobody).filter(|(_, nobody)| *nobody).map(|(letter, _)| letter);
        let nobody = nobody.collect::<Vec<_>>().join(&voice.say(COMMA));
        return voice.fill(NOBODY, &[("letter", &nobody), ("measure", &name)]);
    };
    if difference.same == of {
        return voice.fill(SAME, &[("a", a), ("b", b), ("measure", &name)]);
    }
    let sign = sign(difference);
    if sign == 0 {
        let futures = futures(difference.more, of, voice);
        return voice.fill(LEVEL, &[("a", a), ("b", b), ("measure", &name), ("futures", &futures)]);
    }
    let (low_end, high_end) = (low, high);
    // Of what is less, the interval is turned with the sign.
    let (text, low, high, count) = match sign {
        1 => (MORE, low, high, difference.more),
        _ => (LESS, -high, -low, difference.less),
    };
    let [low, high] = [low, high].map(|end| gap_said(difference.measure, end, voice));
    let values = [
        ("a", a),
        ("b", b),
        ("measure", &name),
        ("sum", &size(difference, gap_said, voice)),
        ("low", &low),
        ("high", &high),
        ("futures", &futures(count, of, voice)),
    ];
    let said = voice.fill(text, &values);
    if low_end < 0 && high_end > 0 { voice.sentences(&[&said, &voice.say(UNSURE)]) } else { said }
}

/// Which terms are equal, and which are not.
pub fn terms(comparison: &Comparison, voice: Voice) -> Vec<String> {
    let list = |is_equal: bool| {
        let chosen = comparison.terms.iter().filter(|term| term.is_equal == is_equal);
        let name = |kind: TermKind| match kind {
            TermKind::Capital => CAPITAL,
            TermKind::Public => PUBLIC,
            TermKind::Enterprises => ENTERPRISES,
            TermKind::Luck => LUCK,
            TermKind::Households => HOUSEHOLDS,
            TermKind::Work => WORK,
            TermKind::Line => LINE,
            TermKind::Date => DATE,
        };
        chosen.map(|term| voice.say(name(term.term))).collect::<Vec<_>>().join(&voice.say(COMMA))
    };
    let line = |text: Text, terms: String| (!terms.is_empty()).then(|| voice.fill(text, &[("terms", &terms)]));
    [line(EQUAL, list(true)), line(UNEQUAL, list(false))].into_iter().flatten().collect()
}

/// A name with the mark of a scheme that is another than its name says; one that has the mark, and one that is not
/// given, stay as they are.
pub fn marked(name: String, lang: Lang) -> String {
    let mark = CHANGED.get(lang);
    if is_blank(&name) || name.ends_with(mark) { name } else { name + mark }
}

/// The schemes with the first one's public money; those that are others for it say so in their names.
pub fn with_equal_public_named(scenarios: &[Scenario]) -> Vec<Scenario> {
    let named = |(mut made, given): (Scenario, &Scenario)| {
        if made != *given {
            for (lang, name) in [(Lang::Zh, &mut made.name.zh), (Lang::En, &mut made.name.en)] {
                *name = marked(std::mem::take(name), lang);
            }
        }
        made
    };
    with_equal_public(scenarios).into_iter().zip(scenarios).map(named).collect()
}

/// A part of a hundred poor households, as a frequency.
pub fn of_hundred(part: Rate, voice: Voice) -> String {
    let tenths = (part.ppm() + 500) / 1_000;
    let count = if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) };
    let text = Text::new("100 户里有 {count} 户", "{count} of 100 households");
    voice.fill(text, &[("count", &count)])
}

/// What a scheme's public money came to, and what it would be as cash.
pub fn money(scheme: &SchemeResult, discount: Rate, voice: Voice) -> Vec<String> {
    let mean = |wanted: Measure| {
        let measured = scheme.measures.iter().find(|m| m.measure == wanted)?;
        Some(of_hundred(Rate::new(measured.estimate?.mean), voice))
    };
    let without = match (mean(Measure::Out), mean(Measure::OutWithout)) {
        (Some(with), Some(out)) => Some(voice.fill(WITHOUT, &[("out", &out), ("with", &with)])),
        _ => None,
    };
    let Some(per) = scheme.per_public_yuan else {
        return std::iter::once(voice.say(NO_PUBLIC)).chain(without).collect();
    };
    let yuan = |part: Rate| super::one_yuan(part, voice);
    let got = |part: Option<Rate>, some: Text, nobody: Text| match part {
        Some(part) => voice.fill(some, &[("sum", &yuan(part))]),
        None => voice.say(nobody),
    };
    let values = [
        ("discount", &*fine_percent(discount)),
        ("paid", &got(per.poor, PER_POOR, PER_NO_POOR)),
        ("members", &got(per.members, PER_MEMBERS, PER_NO_MEMBERS)),
        ("closing", &yuan(per.closing)),
    ];
    let mut lines = vec![voice.fill(PER_YUAN, &values)];
    lines.extend(without);
    if let (Some(said), Some(cash)) = (self::cash(scheme, voice), scheme.cash) {
        lines.push(said);
        lines.push(voice.fill(CASH_AT_ONCE, &[("sum", &super::big_yuan(cash.at_once, voice))]));
    }
    lines
}

/// What a scheme's public money would be as cash.
pub fn cash(scheme: &SchemeResult, voice: Voice) -> Option<String> {
    let cash = scheme.cash?;
    let with = scheme.measures.iter().find(|measured| measured.measure == Measure::Out)?.estimate?;
    let values = [
        ("sum", &*super::big_yuan(cash.a_year, voice)),
        ("out", &of_hundred(Rate::new(cash.out?.mean), voice)),
        ("with", &of_hundred(Rate::new(with.mean), voice)),
        ("worth", &super::one_yuan(cash.per_public_yuan, voice)),
    ];
    Some(voice.fill(CASH, &values))
}

/// How unequal incomes are under a scheme, and how long leaving poverty lasts.
pub fn spread(place: u32, scheme: &SchemeResult, voice: Voice) -> Vec<String> {
    let letter = letter(place, voice);
    let [with, without] = &scheme.lorenz;
    let gini = |rate: Rate| Rate::new((rate.ppm() + 500) / 1_000 * 1_000).to_string();
    let values = [
        ("letter", letter),
        ("gini", &*gini(with.gini)),
        ("without", &gini(without.gini)),
        ("tenth", &fine_percent(Rate::new(with.tenths[1]))),
        ("half", &fine_percent(Rate::new(with.tenths[5]))),
    ];
    let mut lines = vec![voice.fill(UNEVEN, &values)];
    let standing =
        |side: usize, years: usize| scheme.stays[side].standing.get(years).map(|part| fine_percent(Rate::new(*part)));
    let all: Option<Vec<String>> =
        [(0, 1), (0, 3), (1, 1), (1, 3)].map(|(side, years)| standing(side, years)).into_iter().collect();
    if scheme.stays[0].left == 0 {
        lines.push(voice.fill(STAYS_NOBODY, &[("letter", letter)]));
    } else if let Some(all) = all {
        let values =
            [("letter", letter), ("first", &*all[0]), ("third", &all[1]), ("first2", &all[2]), ("third2", &all[3])];
        lines.push(voice.fill(STAYS, &values));
    }
    lines.extend(capture(place, scheme, voice));
    lines
}

/// Who takes how much of the dividends, to be said of a scheme or alone.
pub fn taken(found: &Capture, voice: Voice) -> Option<String> {
    let [part, five, sum] = [found.of_households, found.five, found.by_cadres].map(fine_percent);
    let cadres = voice.fill(CAPTURE_CADRES, &[("count", &*found.cadres.to_string()), ("sum", &sum)]);
    let cadres = if found.cadres > 0 { cadres } else { String::new() };
    if found.of_households == Rate::ONE {
        // The five are everybody, who takes all.
        return (found.cadres > 0).then_some(cadres);
    }
    Some(voice.fill(CAPTURE, &[("part", &part), ("five", &five), ("cadres", &cadres)]))
}

/// Who takes how much of a scheme's dividends; none where nobody is paid.
pub fn capture(place: u32, scheme: &SchemeResult, voice: Voice) -> Option<String> {
    let line = taken(scheme.capture.as_ref()?, voice)?;
    Some(voice.fill(OF_SCHEME, &[("letter", letter(place, voice)), ("line", &line)]))
}

/// The public money of each scheme.
fn price(public: &[Fen], voice: Voice) -> String {
    let of = |(place, sum): (u32, &Fen)| {
        voice.fill(PRICE_OF, &[("letter", letter(place, voice)), ("sum", &super::big_yuan(*sum, voice))])
    };
    let sums = (0..).zip(public).map(of).collect::<Vec<_>>().join(&voice.say(COMMA));
    voice.fill(PRICE, &[("sums", &sums)])
}

/// What a class of households is called.
pub fn class(class: HouseClass, voice: Voice) -> String {
    voice.say(match class {
        HouseClass::Cohort => CLASS_COHORT,
        HouseClass::PaidIn => CLASS_PAID_IN,
        HouseClass::Without => CLASS_WITHOUT,
    })
}

/// What a line of a verdict is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerdictLine {
    /// Which scheme is best.
    Winner,
    /// In how many checks it stays so.
    Checks,
    /// The check at this place, in which it does not.
    Turned(usize),
    /// How much return it can lose.
    Return,
}

/// The verdict and whether it holds.
pub fn verdict(found: &VerdictAnswer, voice: Voice) -> Vec<String> {
    verdict_lines(found, voice).into_iter().map(|(_, line)| line).collect()
}

/// The same, with what each line is about.
pub fn verdict_lines(found: &VerdictAnswer, voice: Voice) -> Vec<(VerdictLine, String)> {
    let name = measure(found.measure, voice);
    let with_price =
        |said: String| vec![(VerdictLine::Winner, voice.sentences(&[&said, &price(&found.public, voice)]))];
    let (Some(winner), Some(second)) = (found.winner, found.second) else {
        let nobody = found.nobody.iter().map(|place| letter(*place, voice)).collect::<Vec<_>>().join(&voice.say(COMMA));
        let said = match nobody.is_empty() {
            true => voice.fill(NO_WINNER, &[("measure", &name)]),
            false => voice.fill(NOBODY, &[("letter", &nobody), ("measure", &name)]),
        };
        return with_price(said);
    };
    let (winner, second) = (letter(winner, voice), letter(second, voice));
    let futures = futures(found.better, found.draws, voice);
    let values = [("measure", &*name), ("winner", winner), ("second", second), ("futures", &futures)];
    let mut lines = with_price(voice.fill(WINNER, &values));
    let mut inputs: Vec<&str> = found.checks.iter().map(|check| check.path.as_str()).collect();
    inputs.dedup();
    let counts = [inputs.len(), found.checks.len(), found.survived as usize].map(|count| count.to_string());
    let all = found.survived as usize == found.checks.len();
    let values = [("inputs", &*counts[0]), ("count", &*counts[1]), ("survived", &*counts[2])];
    let checks = if all { voice.fill(SURVIVES, &values[..2]) } else { voice.fill(FLIPS, &values) };
    lines.push((VerdictLine::Checks, checks));
    for (place, check) in found.checks.iter().enumerate().filter(|(_, check)| check.winner != found.winner) {
        let best = match check.winner {
            Some(place) => voice.fill(FLIP_WINNER, &[("winner", letter(place, voice))]),
            None => voice.say(FLIP_EQUAL),
        };
        let [from, to] = [&check.value, &check.changed].map(|text| inputs::value(&check.path, text, voice));
        let question = inputs::input(&check.path, voice);
        let values = [("question", &*question), ("value", &from), ("changed", &to), ("winner", &best)];
        lines.push((VerdictLine::Turned(place), format!("  {}", voice.fill(FLIP, &values))));
    }
    let can_lose = match found.can_lose {
        Some(rate) => voice.fill(CAN_LOSE, &[("winner", winner), ("points", &crate::typed::in_hundredths(rate))]),
        None => voice.fill(CAN_LOSE_ANY, &[("winner", winner)]),
    };
    lines.push((VerdictLine::Return, can_lose));
    let zero = found.at_zero.len();
    if zero > 0 {
        lines.push((VerdictLine::Checks, voice.fill(AT_ZERO, &[("zero", &zero.to_string())])));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Voice = Voice { lang: Lang::En, era: crate::words::Era::Poverty };

    #[test]
    fn frequencies_are_never_none_or_all_by_rounding() {
        let said = |count| futures(count, 1_000, EN);
        assert_eq!(said(0), "in no future");
        assert_eq!(said(4), "in fewer than 1 of 100 futures");
        assert_eq!(said(832), "in 83 of 100 futures");
        assert_eq!(said(996), "in more than 99 of 100 futures");
        assert_eq!(said(1_000), "in every future");
        assert_eq!(futures(3, 16, EN), "in 3 of 16 futures");
    }

    #[test]
    fn a_scheme_changed_for_equal_public_money_says_so_in_its_name_once() {
        let case = |id: &str| crate::cases::find(id).expect("a case").scenario();
        let mut given = [case("household-held"), case("village-controlled"), case("household-held")];
        given[1].name.en.clear();
        let made = with_equal_public_named(&given);
        assert_eq!((&made[0], &made[2]), (&given[0], &given[2]));
        assert_eq!(made[1].name.zh, given[1].name.zh.clone() + "（改过）");
        assert_eq!(made[1].name.en, "");
        assert_eq!(marked("A (changed)".to_owned(), Lang::En), "A (changed)");
    }

    #[test]
    fn small_differences_are_not_lost() {
        assert_eq!(fine_percent(Rate::new(123_456)), "12.3%");
        assert_eq!(fine_percent(Rate::new(-560)), "-0.06%");
        assert_eq!(fine_percent(Rate::new(7)), "0.0007%");
        assert_eq!(fine_percent(Rate::ZERO), "0%");
        let tiny = Difference {
            measure: Measure::Poor,
            mean: Some(Estimate { mean: 0, low: 0, high: 1 }),
            total: Some(3),
            more: 3,
            same: 97,
            less: 0,
            nobody: [false; 2],
        };
        let pair = PairResult { a: 0, b: 1, differences: Vec::new(), gains: None };
        assert!(difference(&pair, &tiny, EN).contains("higher by less than a fen"));
        let none = Difference { total: Some(0), more: 0, same: 100, less: 0, ..tiny };
        assert!(difference(&pair, &none, EN).contains("the same in every future"));
    }
}
