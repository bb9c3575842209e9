//! The words of what stands behind a verdict: every check with what was changed in which scheme, the return that the
//! winner can lose, and the public money as cash.

use super::compare::{self, amount, fine_percent, letter};
use super::inputs::{input, value};
use super::{Voice, exact_yuan, number, one_yuan, texts};
use crate::decide::vary;
use crate::decide::{Behind, Checked, SchemeResult, VerdictAnswer};
use crate::scenario::fields;
use crate::tree;
use crate::units::Rate;

texts! {
    STANDS: "按“{measure}”比，哪个最好" | "Which is best by “{measure}”";
    STANDS_HOW: "各方案用同一批 {draws} 次推演，照原样演算一遍，比“{measure}”的平均：" | "Every scheme on the same {draws} futures, as it is; compared by the mean of “{measure}”:";
    STANDS_IS: "{letter}：{base}" | "{letter}: {base}";
    CHECK_HOW: "别的都不动，只改这一项，各方案用同一批 {draws} 次推演再演算一遍，比“{measure}”的平均：" | "Every scheme once more on the same {draws} futures with this input changed and nothing else; compared by the mean of “{measure}”:";
    CHECK_IS: "{letter}：这一项从 {from} 改成 {to}，平均从 {base} 变成 {now}。" | "{letter}: from {from} to {to}, the mean moves from {base} to {now}.";
    CHECK_NOT: "{letter}：没有这一项，或者已经到头，照原样是 {base}。" | "{letter}: has no such input, or it is at its end; as it is, {base}.";
    CHECK_BEST: "这样比，{best}最好；照原样是{winner}最好。" | "So {best} is best; as they are, {winner} is.";
    CHECK_SAME: "这样比，还是{best}最好。" | "So {best} is still best.";
    CHECK_EQUAL: "这样比，前两个不分上下；照原样是{winner}最好。" | "So the two best are equal; as they are, {winner} is best.";
    NOBODY: "谁都不" | "neither";
    CHANGED: "{letter}，改了以后" | "{letter}, changed";
    AS_IT_IS: "{letter}，照原样" | "{letter}, as it is";
    LOSE: "{winner}的回报能低多少" | "How much return {winner} can lose";
    LOSE_HOW: "把{winner}每种产业的平常回报每年都减同样多（按单位算的，降价降到少赚这么多），别的方案不动；对半找到翻过来的地方，准到 0.1 个百分点。用同一批 {draws} 次推演。" | "Every enterprise of {winner} earns so much less a year (one by units, by a lower price), the other schemes stay as they are; the place where the verdict turns is found by halving, to a tenth of a point, on the same {draws} futures.";
    LOSE_STILL: "低 {points} 个百分点：{winner} {now}，还是比{second}（{other}）好。" | "Lower by {points?# point|# points}: {winner} {now}, still better than {second}'s {other}.";
    LOSE_NO_MORE: "低 {points} 个百分点：{winner} {now}，不再比{second}（{other}）好。" | "Lower by {points?# point|# points}: {winner} {now}, no longer better than {second}'s {other}.";
    LOWER: "{winner}，回报低 {points} 个百分点" | "{winner}, {points?# point|# points} less return";
    CASH: "{letter}：同样多公家的钱，改为每年直接发钱" | "{letter}: the same public money as yearly cash";
    CASH_HOW: "{public} ÷ {years} 年 ÷ {cohort} 户 = 一户一年 {sum}（舍到分）。不办合作社，把它加进开始时在册的每一户的“其他”收入，同样的运气演算一遍。" | "{public} ÷ {years?# year|# years} ÷ {cohort?# household|# households} = {sum} a household and year (rounded down). Without co-ops it is added to the other income of every household registered at the start, and run with the same luck.";
    CASH_WORTH: "每年这么多，按每年 {discount} 折到第一年加起来，乘 {cohort} 户，除以 {public}：每 1 元值 {per}。" | "So much a year, discounted to the first at {discount} a year and added up, times {cohort?# household|# households}, divided by {public}: each yuan is worth {per}.";
    CASH_AT_ONCE: "第一年一次发完：{public} ÷ {cohort} 户 = 一户 {sum}。" | "At once in the first year: {public} ÷ {cohort?# household|# households} = {sum} a household.";
    CASH_LEDGER: "账里各户的“其他”就有这笔钱。合作社还照样列着，可是这里数的是“不办合作社”那一边：点开一户，最后几行说它不办合作社时低不低于{the_line}。" | "In the ledger the cash is part of every such household's other income. The co-ops still stand there, but what counts here is the side without them: choose a household, and its last lines say whether it is under the {the_line} without co-ops.";
    CASH_STILL_OUT: "改为直接发钱，{measure}" | "With the cash, {measure}";
    CAPITAL: "{letter}：入社的本钱" | "{letter}: what was put in";
    CAPITAL_HOW: "所有合作社的股本共 {capital}。公家的钱是村集体的股加配股，共 {public}；群众的钱是农户自己入的股，共 {private}。都在开始时就定了，每次推演都一样。" | "The capital of all co-ops is {capital}. Public money is the collective's and the allocated shares, {public}; private money the households' own, {private}. It is set at the start, the same in every future.";
    AS_IS_LEDGER: "照原样的账" | "Ledger as it is";
    CHANGED_LEDGER: "改了以后的账" | "Ledger when changed";
    CASH_RUN_LEDGER: "改为直接发钱那次演算的账" | "Ledger of the run with cash";
}

/// How the schemes stand as they are: a title and lines; `stands` are their runs.
pub fn stands(found: &VerdictAnswer, stands: &[Behind], voice: Voice) -> (String, Vec<String>) {
    let measure = compare::measure(found.measure, voice);
    let mut lines = vec![voice.fill(STANDS_HOW, &[("draws", &number(found.draws)), ("measure", &measure)])];
    for (place, run) in (0..).zip(stands) {
        let base = mean(found, run, voice);
        lines.push(voice.fill(STANDS_IS, &[("letter", letter(place, voice)), ("base", &base)]));
    }
    (voice.fill(STANDS, &[("measure", &measure)]), lines)
}

/// How a check comes about: what was changed in each scheme, and what came of it; `stands` and `changed` are the runs of
/// each scheme before and after.
pub fn check(
    found: &VerdictAnswer,
    check: &Checked,
    (stands, changed): (&[Behind], &[Behind]),
    voice: Voice,
) -> Vec<String> {
    let measure = compare::measure(found.measure, voice);
    let mut lines = vec![voice.fill(CHECK_HOW, &[("draws", &number(found.draws)), ("measure", &measure)])];
    for (place, (before, after)) in (0..).zip(stands.iter().zip(changed)) {
        let [base, now] = [before, after].map(|run| mean(found, run, voice));
        let letter = letter(place, voice);
        lines.push(match [set(before, &check.path, voice), set(after, &check.path, voice)] {
            [Some(from), Some(to)] if from != to => {
                let values = [("letter", letter), ("from", &*from), ("to", &to), ("base", &base), ("now", &now)];
                voice.fill(CHECK_IS, &values)
            }
            _ => voice.fill(CHECK_NOT, &[("letter", letter), ("base", &base)]),
        });
    }
    let name = |place: Option<u32>| place.map_or_else(|| voice.say(NOBODY), |place| letter(place, voice).to_owned());
    let [best, winner] = [check.winner, found.winner].map(name);
    lines.push(match check.winner {
        None => voice.fill(CHECK_EQUAL, &[("winner", &winner)]),
        same if same == found.winner => voice.fill(CHECK_SAME, &[("best", &best)]),
        Some(_) => voice.fill(CHECK_BEST, &[("best", &best), ("winner", &winner)]),
    });
    lines
}

/// What a check is called.
pub fn check_title(check: &Checked, voice: Voice) -> String {
    let [from, to] = [&check.value, &check.changed].map(|text| value(&check.path, text, voice));
    let values = [("question", &*input(&check.path, voice)), ("from", &from), ("to", &to)];
    voice.fill(super::derivation::answers::MOVED, &values)
}

/// The mean of a run, in words.
fn mean(found: &VerdictAnswer, run: &Behind, voice: Voice) -> String {
    let mean = run.series.first().and_then(crate::decide::Series::mean);
    mean.map_or_else(|| voice.say(compare::NOBODY_OF), |mean| amount(found.measure, mean, voice))
}

/// What an input is set to in a run; of a list the first.
fn set(run: &Behind, path: &str, voice: Voice) -> Option<String> {
    let field = fields::field(path)?;
    let number = *vary::numbers(&tree::of(&*run.scenario), field).first()?;
    Some(value(path, &vary::text(number, field.kind), voice))
}

/// How the return that the winner can lose comes about. `runs` are the winner's with as much less as it can lose and with
/// a tenth of a point more, each with the points; `second` is the second best's run.
pub fn lose(found: &VerdictAnswer, runs: &[(Rate, Behind)], second: &Behind, voice: Voice) -> (String, Vec<String>) {
    let [winner, other] = [found.winner, found.second].map(|place| letter(place.unwrap_or_default(), voice));
    let title = voice.fill(LOSE, &[("winner", winner)]);
    let mut lines = vec![voice.fill(LOSE_HOW, &[("winner", winner), ("draws", &number(found.draws))])];
    let theirs = mean(found, second, voice);
    for (place, (points, run)) in runs.iter().enumerate() {
        let values = [
            ("points", &*points_of(*points)),
            ("winner", winner),
            ("now", &mean(found, run, voice)),
            ("second", other),
            ("other", &theirs),
        ];
        lines.push(voice.fill(if place == 0 { LOSE_STILL } else { LOSE_NO_MORE }, &values));
    }
    (title, lines)
}

/// The winner with so much less return, as a heading.
pub fn lower(found: &VerdictAnswer, points: Rate, voice: Voice) -> String {
    let winner = letter(found.winner.unwrap_or_default(), voice);
    voice.fill(LOWER, &[("winner", winner), ("points", &points_of(points))])
}

fn points_of(rate: Rate) -> String {
    crate::typed::in_hundredths(rate)
}

/// How the public money as cash comes about: a title and lines.
pub fn cash(
    place: u32,
    scheme: &SchemeResult,
    discount: Rate,
    years: u32,
    voice: Voice,
) -> Option<(String, Vec<String>)> {
    let cash = scheme.cash?;
    let (public, cohort) = (exact_yuan(scheme.public, voice), number(scheme.cohort));
    let sum = exact_yuan(cash.a_year, voice);
    let how = [("public", &*public), ("years", &number(years)), ("cohort", &cohort), ("sum", &sum)];
    let worth = [
        ("discount", &*fine_percent(discount)),
        ("cohort", &cohort),
        ("public", &public),
        ("per", &one_yuan(cash.per_public_yuan, voice)),
    ];
    let at_once = [("public", &*public), ("cohort", &cohort), ("sum", &exact_yuan(cash.at_once, voice))];
    let lines = vec![
        voice.fill(CASH_HOW, &how),
        voice.fill(CASH_WORTH, &worth),
        voice.fill(CASH_AT_ONCE, &at_once),
        voice.say(CASH_LEDGER),
    ];
    Some((voice.fill(CASH, &[("letter", letter(place, voice))]), lines))
}

/// A measure of the run with cash, as a heading.
pub fn cash_measure(of: crate::decide::Measure, voice: Voice) -> String {
    voice.fill(CASH_STILL_OUT, &[("measure", &compare::measure(of, voice))])
}

/// What was put into a scheme's co-ops: a title and a sentence.
pub fn capital_of(place: u32, scheme: &SchemeResult, voice: Voice) -> (String, String) {
    let values = [
        ("capital", &*exact_yuan(scheme.capital, voice)),
        ("public", &exact_yuan(scheme.public, voice)),
        ("private", &exact_yuan(scheme.private, voice)),
    ];
    (voice.fill(CAPITAL, &[("letter", letter(place, voice))]), voice.fill(CAPITAL_HOW, &values))
}
