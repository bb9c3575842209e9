//! The sentences of advice: what a goal seek, a sensitivity, a frontier and a robust pick found.

use super::compare::{amount_said, fine_percent, gap, gap_said, measure};
use super::inputs::{input, value};
use super::{Voice, big_yuan, exact_yuan, number, texts};
use crate::decide::{Goal, GoalAnswer, Moved, Point, RobustAnswer, SensitivityAnswer, Tried, Who};
use crate::outcome::Estimate;
use crate::units::Rate;

texts! {
    ASKED_EACH: "要每一户{poor}在 {share} 的年份里都分到 {sum}以上。" | "Wanted: every {poor} gets {sum} or more in {share} of years.";
    ASKED_AVERAGE: "要{poor}平均一户在 {share} 的年份里分到 {sum}以上。" | "Wanted: {poor}s get {sum} or more on average in {share} of years.";
    CONTROL: "村集体在每个社里不少于 {control}。" | "The collective holds {control} or more of every co-op.";
    LAWFUL: "不违反现行法律。" | "No law in force is broken.";
    FROM: "多要的部分从这一项里出：{from}" | "What it takes comes from: {from}";
    FOUND_LEAST: "{field}最少 {value}。" | "{field} {value} at the least.";
    FOUND_MOST: "{field}最多 {value}。" | "{field} {value} at the most.";
    NOT_FOUND: "{field}从 {from} 到 {to}，没有一个值做得到。最接近的是 {value}。" | "{field} From {from} to {to} no value does. The nearest is {value}.";
    NO_VALUE: "{field}从 {from} 到 {to}，没有一个值合乎控股和法律的要求。" | "{field} From {from} to {to} no value meets control and law.";
    LEAST_SERVED: "分得最少的一户（第 {village} 村 {id} 号）在 {share} 的年份里分到这个数，大约十年里 {years} 年（95% 区间 {low} 到 {high}）。" | "The least-served household (village {village}, no. {id}) gets the sum in {share} of years, about {years} of ten (95% interval {low} to {high}).";
    ON_AVERAGE: "平均一户在 {share} 的年份里分到这个数，大约十年里 {years} 年（95% 区间 {low} 到 {high}）。" | "On average the sum is got in {share} of years, about {years} of ten (95% interval {low} to {high}).";
    AGAIN: "换一批运气再算 {draws} 次推演，一百次里有九十五次落在 {low} 到 {high}。" | "With other luck and {draws} futures, 95 of 100 runs show {low} to {high}.";
    RULED: "排除的值：[控股不够 {control} 个|违法 {law} 个]。" | "Ruled out: [{control} for too little control|{law} as unlawful].";
    MIX: "再动一项就做得到，最省公家钱的合法搭配：{field}{value}；{lever}{second}。" | "With a second setting it can be done; the lawful mix that costs the public least: {field} {value}; {lever} {second}.";
    NO_MIX: "同时再动“{lever}”，{count} 种合法又控股的搭配里也没有做得到的。" | "With “{lever}” moved too, none of {count} lawful mixes in control does.";
    PRICE: "公家的钱 {sum}，现在 {now}{rounded}。" | "Public money: {sum}; now {now}{rounded}.";
    ROUNDED: "村集体的股向上凑成整股，够控股" | "the collective's shares rounded up to control";
    PUBLIC: "公家的钱（元）" | "Public money (yuan)";
    RANGES: "做得到的：{ranges}。" | "Values that do: {ranges}.";
    STRETCH: "{from} 到 {to}" | "{from} to {to}";
    COMES_AND_GOES: "做得到的不连成一片，中间有做不到的。" | "They do not lie in one stretch: values in between fail.";
    COST: "合乎要求的值 {allowed} 个，排除 {ruled_out} 个，演算 {runs} 次。" | "Allowed values: {allowed}; ruled out: {ruled_out}; runs: {runs}.";
    SENSITIVITY: "每项输入上下各动 {by}，“{measure}”变多少（现在 {base}），动得最多的在前" | "Each input moved down and up by {by}: how “{measure}” changes (now {base}), largest first";
    INPUT: "输入" | "Input";
    NOW: "现在" | "Now";
    SMALLER: "调小" | "Smaller";
    LARGER: "调大" | "Larger";
    CHANGE: "变化" | "Change";
    ASSUMED: "假设" | "assumed";
    UNMOVED: "不影响结果的输入 {count} 项。" | "Inputs that do not move it: {count}.";
    FRONTIER: "村里一年留下多少，{poor}一户一年分到多少" | "What a village keeps a year against what a {poor} gets a year";
    KEEPS: "村里留百分之几" | "Kept part";
    ALLOCATED: "配股占百分之几" | "Allocated";
    KEPT: "一村一年留下（元）" | "Kept a village and year (yuan)";
    POOR: "{poor}一户一年分到（元）" | "Payout of a {poor} (yuan)";
    STATE: "说明" | "State";
    BEST: "最好的搭配" | "on the frontier";
    BEATEN: "有更好的" | "beaten";
    NO_CONTROL: "控股不够" | "control too low";
    NOT_LAWFUL: "违法" | "unlawful";
    HERE: "现在的方案" | "the scheme as it is";
    BEST_COUNT: "合法又控股的搭配里，{best} 种没有更好的；共算了 {all} 种。" | "Of the {all} combinations, {best} {best?is|are} lawful, in control and not beaten.";
    LEFT_OUT: "另有 {count} 次算不了。" | "Another {count} cannot be calculated.";
    ROBUST: "各种情形下的“{measure}”，括号里是比那种情形下最好的差多少" | "“{measure}” in each circumstance; in brackets how much worse than the best there";
    SCHEME: "方案" | "Scheme";
    WORST_REGRET: "最多差" | "Worst regret";
    BEST_THERE: "最好" | "best";
    CANNOT: "用不了" | "not usable";
    PICK: "最稳妥的是“{name}”：不管来哪种情形，最多比最好的差 {regret}；{of} 种情形里有 {best} 种它最好。" | "The most robust is “{name}”: whatever comes, it is at most {regret} worse than the best; it is best in {best} of {of}.";
    PICK_ALWAYS: "最稳妥的是“{name}”：{of} 种情形里它都最好。" | "The most robust is “{name}”: it is the best in all of {of} circumstances.";
    NO_PICK: "没有一个方案在每种情形下都能用。" | "No scheme can be used in every circumstance.";
    PROGRESS: "正在算……{percent}%" | "Calculating … {percent}%";
}

/// What a goal seek was asked, in sentences.
pub fn asked(goal: &Goal, found: &GoalAnswer, voice: Voice) -> Vec<String> {
    let text = if goal.who == Who::Each { ASKED_EACH } else { ASKED_AVERAGE };
    let values = [("share", &*fine_percent(goal.share)), ("sum", &exact_yuan(goal.sum, voice))];
    let mut lines = vec![voice.fill(text, &values)];
    lines.extend(goal.control.map(|control| voice.fill(CONTROL, &[("control", &fine_percent(control))])));
    lines.extend(goal.lawful.then(|| voice.say(LAWFUL)));
    lines.extend(found.from.as_ref().map(|from| voice.fill(FROM, &[("from", &input(from, voice))])));
    lines
}

/// What it found, in sentences.
pub fn goal(goal: &Goal, found: &GoalAnswer, voice: Voice) -> Vec<String> {
    let field = input(&goal.field, voice);
    let show = |text: &str| value(&goal.field, text, voice);
    let (from, to) = (show(&found.range.0), show(&found.range.1));
    let mut lines = Vec::new();
    match (&found.answer, &found.nearest) {
        (Some(tried), _) => {
            let text = if goal.largest { FOUND_MOST } else { FOUND_LEAST };
            lines.push(voice.fill(text, &[("field", &field), ("value", &show(&tried.value))]));
            lines.extend(served(tried, voice));
        }
        (None, Some(tried)) => {
            let values = [("field", &*field), ("from", &from), ("to", &to), ("value", &show(&tried.value))];
            lines.push(voice.fill(NOT_FOUND, &values));
            lines.extend(served(tried, voice));
        }
        (None, None) => {
            lines.push(voice.fill(NO_VALUE, &[("field", &field), ("from", &from), ("to", &to)]));
        }
    }
    if found.answer.is_none() && found.no_control + found.unlawful > 0 {
        let [control, law] = [found.no_control, found.unlawful].map(number);
        lines.push(voice.fill(RULED, &[("control", &control), ("law", &law)]));
    }
    lines.extend(found.answer.as_ref().or(found.nearest.as_ref()).map(|tried| price(tried, found, voice)));
    let stretch = |(from, to): &(String, String)| match from == to {
        true => show(from),
        false => voice.fill(STRETCH, &[("from", &show(from)), ("to", &show(to))]),
    };
    if !found.ranges.is_empty() {
        let ranges: Vec<String> = found.ranges.iter().map(stretch).collect();
        lines.push(voice.fill(RANGES, &[("ranges", &ranges.join(&voice.say(super::compare::BETWEEN)))]));
    }
    if found.ranges.len() > 1 {
        lines.push(voice.say(COMES_AND_GOES));
    }
    let runs = found.runs + found.mixes.as_ref().map_or(0, |mixes| mixes.runs);
    let counts = [found.allowed, found.ruled_out, runs].map(number);
    let values = [("allowed", &*counts[0]), ("ruled_out", &counts[1]), ("runs", &counts[2])];
    lines.push(voice.fill(COST, &values));
    lines
}

/// Where no value does: the mix with a second setting that does, or that none does.
pub fn mix(goal: &Goal, found: &GoalAnswer, voice: Voice) -> Vec<String> {
    let Some(mixes) = &found.mixes else { return Vec::new() };
    let lever = input(&mixes.lever, voice);
    let Some(mix) = &mixes.found else {
        return vec![voice.fill(NO_MIX, &[("lever", &*lever), ("count", &number(mixes.count))])];
    };
    let values = [
        ("field", &*input(&goal.field, voice)),
        ("value", &value(&goal.field, &mix.tried.value, voice)),
        ("lever", &lever),
        ("second", &value(&mix.lever, &mix.second, voice)),
    ];
    let mut lines = vec![voice.fill(MIX, &values)];
    lines.extend(served(&mix.tried, voice));
    lines.push(price(&mix.tried, found, voice));
    lines
}

/// The public money that a value takes.
fn price(tried: &Tried, found: &GoalAnswer, voice: Voice) -> String {
    let [sum, now] = [tried.public, found.public].map(|sum| big_yuan(sum, voice));
    let rounded = if tried.rounded { voice.say(super::compare::COMMA) + &voice.say(ROUNDED) } else { String::new() };
    voice.fill(PRICE, &[("sum", &sum), ("now", &now), ("rounded", &rounded)])
}

/// How surely the sum is got at a value.
fn served(tried: &Tried, voice: Voice) -> Vec<String> {
    let Estimate { mean, low, high } = tried.share.estimate;
    let [share, low, high] = [mean, low, high].map(|part| fine_percent(Rate::new(part)));
    let tenths = (mean + 5_000) / 10_000;
    let years = format!("{}.{}", tenths / 10, tenths % 10);
    let years = years.strip_suffix(".0").unwrap_or(&years);
    let mut values = vec![("share", &*share), ("years", years), ("low", &low), ("high", &high)];
    let at = tried.household.map(|(village, id)| ((village + 1).to_string(), id.to_string()));
    let text = match &at {
        Some((village, id)) => {
            values.extend([("village", village.as_str()), ("id", id.as_str())]);
            LEAST_SERVED
        }
        None => ON_AVERAGE,
    };
    let [low, high] = tried.share.again.map(|part| fine_percent(Rate::new(part)));
    let again = voice.fill(AGAIN, &[("draws", &number(tried.draws)), ("low", &low), ("high", &high)]);
    vec![voice.fill(text, &values), again]
}

/// The title of a sensitivity.
pub fn sensitivity(found: &SensitivityAnswer, voice: Voice) -> String {
    let base = found.base.map(|base| amount_said(found.measure, base, voice));
    let (name, base) = (measure(found.measure, voice), base.unwrap_or_else(|| voice.say(super::compare::NOBODY_OF)));
    voice.fill(SENSITIVITY, &[("by", &fine_percent(found.by)), ("measure", &name), ("base", &base)])
}

/// A change with its sign.
pub fn change(moved: &Moved, voice: Voice) -> String {
    let Some(Estimate { mean, .. }) = moved.change.mean else { return voice.say(super::compare::NOBODY_OF) };
    let plus = if mean > 0 { "+" } else { "" };
    format!("{plus}{}", gap(moved.change.measure, mean, voice))
}

/// What a point of the frontier is.
pub fn state(point: &Point, voice: Voice) -> String {
    let what = match (point.lawful, point.in_control, point.best) {
        (false, ..) => NOT_LAWFUL,
        (_, false, _) => NO_CONTROL,
        (.., true) => BEST,
        (.., false) => BEATEN,
    };
    let mut said = voice.say(what);
    for (_, text) in [(point.here, HERE), (point.rounded, ROUNDED)].into_iter().filter(|(holds, _)| *holds) {
        said = said + &voice.say(super::compare::COMMA) + &voice.say(text);
    }
    said
}

/// The robust pick in a sentence.
pub fn pick(found: &RobustAnswer, voice: Voice) -> String {
    let Some(scheme) = found.pick.and_then(|place| found.schemes.get(place as usize)) else {
        return voice.say(NO_PICK);
    };
    let regret = gap_said(found.measure, scheme.worst_regret.unwrap_or_default(), voice);
    let counts = [scheme.best_in as usize, found.worlds.len()].map(|count| count.to_string());
    let name = voice.name(&scheme.name);
    let values = [("name", &*name), ("regret", &regret), ("best", &counts[0]), ("of", &counts[1])];
    if scheme.best_in as usize == found.worlds.len() {
        return voice.fill(PICK_ALWAYS, &[values[0], values[3]]);
    }
    voice.fill(PICK, &values)
}
