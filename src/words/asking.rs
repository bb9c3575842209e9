//! The words of asking for advice on a page: the forms, the charts of the answers, and how they come about.

use super::advise as w;
use super::compare::{self, fine_percent};
use super::figures::short_yuan;
use super::inputs::{input, value};
use super::{Voice, big_yuan, exact_yuan, number, plain_yuan, texts};
use crate::chart::shape::{self, Curve};
use crate::chart::{Chart, Table};
use crate::decide::{FrontierAnswer, Goal, GoalAnswer, Input, Moved, RobustAnswer, SensitivityAnswer, Tried};
use crate::units::{Fen, Rate};

texts! {
    ADVISE_ABOUT: "说出想要什么，让演算去找：针对正在编辑的方案“{name}”。" | "Say what you want and let the simulation search: for the scheme at hand, “{name}”.";
    QUESTIONS: "想问什么？" | "What do you want to know?";
    GOAL: "要多少才够" | "How much is enough";
    SENSITIVITY: "哪项最要紧" | "What matters most";
    FRONTIER: "村里和{poor}怎么兼顾" | "Village against {poor}s";
    ROBUST: "哪个最稳妥" | "Which is safest";
    GOAL_ABOUT: "动一项设置，找出让{poor}够数的那个值。" | "Turn one setting and find the value that gives the {poor}s enough.";
    SENSITIVITY_ABOUT: "把每一项输入上下各动一点，看结果动多少，从大到小排。" | "Each input is moved a little down and up; what moves the result most comes first.";
    FRONTIER_ABOUT: "村里多留，{poor}就少分。把留成和配股的搭配都算一遍，看哪些不吃亏。" | "What the village keeps, the {poor}s do not get. All combinations of kept part and allocated shares, and which are not beaten.";
    ROBUST_ABOUT: "情形可能不一样。每个方案放到每种情形里算，挑最坏时差得最少的。" | "Circumstances may differ. Each scheme in each of them, and the one that regrets least at worst.";
    FIELD: "动哪一项？" | "Which setting?";
    FROM: "多出来的股从哪里出？" | "Where does what it takes come from?";
    FROM_USUAL: "按常规" | "as usual";
    RANGE_NOW: "能从 {least} 动到 {most}，现在是 {now}" | "from {least} to {most}, now {now}";
    SUM: "一户一年至少要分多少？" | "At least how much a household and year?";
    YUAN: "元" | "yuan";
    SHARE: "百分之几的年份要做到？（90 就是十年里九年）" | "In which part of the years? (90: nine of ten)";
    PERCENT: "%" | "%";
    WHO: "谁要够数？" | "Who must get it?";
    EACH: "每一户{poor}" | "every {poor}";
    AVERAGE: "{poor}平均" | "{poor}s on average";
    CONTROL: "村集体的股至少占百分之几？（空着不限）" | "At least which part must the collective hold? (empty: any)";
    LAWFUL: "要不要合现行法律？" | "Must it be lawful?";
    YES: "要" | "yes";
    NO: "不限" | "any";
    WHICH_END: "要最小的还是最大的？" | "The smallest or the largest?";
    SMALLEST: "够数的最小值" | "the smallest that does";
    LARGEST: "够数的最大值" | "the largest that does";
    DRAWS: "每一档推演多少次？（空着按方案）" | "How many futures a run? (empty: the scheme's)";
    FUTURES: "次" | "futures";
    MEASURE: "看哪一项结果？" | "Which result?";
    BY: "每项上下动百分之几？" | "By how much is each moved?";
    STEPS: "每项分几档？" | "Steps of each setting?";
    STEPS_UNIT: "档" | "steps";
    ROBUST_SCHEMES: "方案（在“比较”页里增减）" | "Schemes (add and remove them in the Compare view)";
    WORLDS: "可能遇到的情形" | "Circumstances that may come";
    WORLDS_USUAL: "没有另选：就用各方案自己的情形。" | "None chosen: those of the schemes themselves.";
    ADD_WORLD: "再加一种情形……" | "Add a circumstance …";
    RUN: "开始找" | "Search";
    ALLOWED_RANGE: "从 {least} 到 {most}，常用 {usual}" | "from {least} to {most}, usually {usual}";
    PUT: "把这个值用到方案里" | "Use this value in the scheme";
    PUT_NEAREST: "把最接近的值用到方案里" | "Use the nearest value in the scheme";
    PUT_SCHEME: "改用这个分法" | "Use this scheme";
    PUT_POINT: "用到方案里" | "Use it in the scheme";
    HOW: "这个数怎么来的" | "Where this comes from";
    HOW_EACH: "每一户{poor}、每一次推演、每一年都看：分到的够不够 {sum}。够的年份占全部年份的百分之几，各户不一样，取最低的那一户。区间按每八次推演一组来算（同组的年景是摊开抽的），含 95% 的把握。" | "For every {poor}, every future and every year: is {sum} or more paid? The part of years that do differs by household; the lowest one counts. The interval comes from groups of eight futures, whose luck is drawn spread out, with 95% confidence.";
    HOW_AVERAGE: "每一次推演、每一年都看：全部{poor}平均分到的够不够 {sum}。区间按每八次推演一组来算，含 95% 的把握。" | "For every future and year: do the {poor}s get {sum} or more on average? The interval comes from groups of eight futures, with 95% confidence.";
    OPEN_HOUSEHOLD: "打开这一户所在村的账" | "Open the ledger of this household's village";
    SAME_DRAWS: "每次都用同一批 {draws} 次推演，所以变化只来自动的那一项。" | "All runs have the same {draws} futures, so a change comes from the moved input alone.";
    SENSITIVITY_FIRST: "最要紧的是“{question}”：上下动 {by}，“{measure}”就变 {swing}。" | "“{question}” matters most: moved by {by}, it changes “{measure}” by {swing}.";
    SENSITIVITY_NONE: "没有一项输入动得了这个结果。" | "No input moves this result.";
    CURVE_TITLE_FOUND: "{value} 起够数" | "Enough from {value}";
    CURVE_TITLE_MOST: "到 {value} 都够数" | "Enough up to {value}";
    CURVE_TITLE_NONE: "没有一个值够数，{value} 最接近" | "No value is enough; {value} comes nearest";
    CURVE_SUBTITLE: "横着：“{field}”；竖着：够数的年份占百分之几，灰带是 95% 区间，虚线是要求" | "Across: “{field}”; upwards: % of years with enough; grey: 95% interval; dashed: what is wanted";
    CURVE_READING: "{value}：{share}（{low} 到 {high}），{draws} 次推演，{reaches}" | "{value}: {share} ({low} to {high}), {draws} futures, {reaches}";
    REACHES: "够" | "enough";
    FAILS: "不够" | "not enough";
    WANTED: "要求" | "wanted";
    VALUE: "值" | "Value";
    SHARE_HEAD: "够数的年份" | "Years with enough";
    INTERVAL: "95% 区间" | "95% interval";
    OF_DRAWS: "几次推演" | "Futures";
    ENOUGH: "够不够" | "Enough";
    FRONTIER_TITLE: "村里从留 {low}到留 {high}，{poor}一户从 {most}降到 {least}" | "As the village keeps {low} to {high}, a {poor} gets {most} down to {least}";
    FRONTIER_SUBTITLE: "不吃亏的合法搭配：横着是一村一年留下多少，竖着是{poor}一户一年分到多少（元）" | "Lawful combinations that are not beaten; across: kept a village and year; upwards: payout of a {poor} (yuan)";
    FRONTIER_READING: "村里留 {keeps}，配股 {allocated}：一村一年留 {kept}，{poor}一户分 {paid}；公家的钱 {public}" | "Kept part {keeps}, allocated {allocated}: the village keeps {kept}, a {poor} gets {paid}; public money {public}";
    FRONTIER_NONE: "合法又控股的搭配一种也没有。" | "No combination is both lawful and in control.";
    PAYOUT: "{poor}一户分到" | "payout";
    GRID: "全部搭配：{poor}一户一年分到的钱（元）。点一格，看它怎么来的，也能用到方案里" | "All combinations: payout of a {poor}, a year (yuan). Choose one to see where it comes from and to use it in the scheme";
    GRID_LEGEND: "★ 不吃亏 · ▒ 违法或控股不够 · ◆ 现在的方案" | "★ not beaten · ▒ unlawful or control too low · ◆ the scheme as it is";
    GRID_CORNER: "配股 ＼ 村里留" | "Allocated ＼ kept";
}

/// How the value of a goal seek comes about.
pub fn how(goal: &Goal, voice: Voice) -> String {
    let text = if goal.who == crate::decide::Who::Each { HOW_EACH } else { HOW_AVERAGE };
    voice.fill(text, &[("sum", &exact_yuan(goal.sum, voice))])
}

/// How surely the sum is got over the values that were tried.
pub fn curve(goal: &Goal, found: &GoalAnswer, voice: Voice) -> Option<Chart> {
    let tried = &found.curve;
    if tried.is_empty() {
        return None;
    }
    let show = |tried: &Tried| value(&goal.field, &tried.value, voice);
    let part = |part: i64| fine_percent(Rate::new(part));
    let state = |tried: &Tried| voice.say(if tried.reaches { REACHES } else { FAILS });
    let reading = |at: &Tried| {
        let estimate = at.share.estimate;
        let values = [
            ("value", &*show(at)),
            ("share", &part(estimate.mean)),
            ("low", &part(estimate.low)),
            ("high", &part(estimate.high)),
            ("draws", &number(at.draws)),
            ("reaches", &state(at)),
        ];
        voice.fill(CURVE_READING, &values)
    };
    let row = |at: &Tried| {
        let estimate = at.share.estimate;
        let interval = format!("{} – {}", part(estimate.low), part(estimate.high));
        vec![show(at), part(estimate.mean), interval, number(at.draws), state(at)]
    };
    let list = |of: fn(&Tried) -> i64| -> Vec<i64> { tried.iter().map(of).collect() };
    let of = Curve {
        low: list(|at| at.share.estimate.low),
        mean: list(|at| at.share.estimate.mean),
        high: list(|at| at.share.estimate.high),
        wanted: (goal.share, voice.say(WANTED)),
    };
    Some(Chart {
        id: "goal",
        title: curve_title(goal, found, voice),
        subtitle: voice.fill(CURVE_SUBTITLE, &[("field", &input(&goal.field, voice))]),
        readings: tried.iter().map(reading).collect(),
        table: Table {
            head: [VALUE, SHARE_HEAD, INTERVAL, OF_DRAWS, ENOUGH].map(|text| voice.say(text)).to_vec(),
            rows: tried.iter().map(row).collect(),
        },
        plot: shape::curve(of, tried.iter().map(show).collect(), |part| super::percent(Rate::new(part))),
    })
}

fn curve_title(goal: &Goal, found: &GoalAnswer, voice: Voice) -> String {
    let show = |tried: &Tried| value(&goal.field, &tried.value, voice);
    let (text, tried) = match (&found.answer, &found.nearest) {
        (Some(tried), _) if goal.largest => (CURVE_TITLE_MOST, tried),
        (Some(tried), _) => (CURVE_TITLE_FOUND, tried),
        (None, Some(tried)) => (CURVE_TITLE_NONE, tried),
        (None, None) => return String::new(),
    };
    voice.fill(text, &[("value", &show(tried))])
}

/// The input that moves a result most, in a sentence.
pub fn most_important(found: &SensitivityAnswer, voice: Voice) -> String {
    let Some(first) = found.inputs.first().filter(|input| input.swing > 0) else {
        return voice.say(SENSITIVITY_NONE);
    };
    let values = [
        ("question", &*input(&first.path, voice)),
        ("by", &fine_percent(found.by)),
        ("measure", &compare::measure(found.measure, voice)),
        ("swing", &compare::gap_said(found.measure, first.swing, voice)),
    ];
    voice.fill(SENSITIVITY_FIRST, &values)
}

/// An input of a sensitivity: its question, its value, and each move with its change.
pub fn moved(of: &Input, voice: Voice) -> Vec<String> {
    let side = |moved: &Option<Moved>| match moved {
        Some(moved) => [value(&of.path, &moved.value, voice), w::change(moved, voice)],
        None => [compare::NOT_THERE, compare::NOT_THERE].map(|text| voice.say(text)),
    };
    let mut cells = vec![input(&of.path, voice), value(&of.path, &of.value, voice)];
    cells.extend(side(&of.smaller));
    cells.extend(side(&of.larger));
    cells
}

/// The places of the combinations that are not beaten, the least kept first.
pub fn not_beaten(found: &FrontierAnswer) -> Vec<usize> {
    let best: Vec<usize> = (0..found.points.len()).filter(|place| found.points[*place].best).collect();
    crate::order::sorted_by(&best, |place| found.points[*place].kept.mean)
}

/// The combinations that are not beaten, the least kept first.
pub fn frontier(found: &FrontierAnswer, voice: Voice) -> Option<Chart> {
    let best: Vec<_> = not_beaten(found).into_iter().map(|place| &found.points[place]).collect();
    let (first, last) = (*best.first()?, *best.last()?);
    let part = |path: &Option<String>, text: &Option<String>| match (path, text) {
        (Some(path), Some(text)) => value(path, text, voice),
        _ => voice.say(compare::NOT_THERE),
    };
    let yuan = |fen: i64| big_yuan(Fen::new(fen), voice);
    let paid = |point: &crate::decide::Point| point.poor.map(|poor| poor.mean);
    let nobody = || voice.say(compare::NOBODY_OF);
    let reading = |point: &crate::decide::Point| {
        let values = [
            ("keeps", &*value(&found.keeps, &point.keeps, voice)),
            ("allocated", &part(&found.allocated, &point.allocated)),
            ("kept", &big_yuan(Fen::new(point.kept.mean), voice)),
            ("paid", &paid(point).map_or_else(nobody, yuan)),
            ("public", &big_yuan(point.public, voice)),
        ];
        voice.fill(FRONTIER_READING, &values)
    };
    let row = |point: &crate::decide::Point| {
        vec![
            value(&found.keeps, &point.keeps, voice),
            part(&found.allocated, &point.allocated),
            plain_yuan(Fen::new(point.kept.mean)),
            paid(point).map_or_else(nobody, |fen| plain_yuan(Fen::new(fen))),
        ]
    };
    let ends = [
        ("low", yuan(first.kept.mean)),
        ("high", yuan(last.kept.mean)),
        ("most", yuan(paid(first)?)),
        ("least", yuan(paid(last)?)),
    ];
    let payouts: Option<Vec<i64>> = best.iter().map(|point| paid(point)).collect();
    let payouts = payouts?;
    let short = |fen: i64| short_yuan(fen, voice);
    let kept = best.iter().map(|point| short(point.kept.mean)).collect();
    Some(Chart {
        id: "frontier",
        title: voice.fill(FRONTIER_TITLE, &ends),
        subtitle: voice.say(FRONTIER_SUBTITLE),
        readings: best.iter().copied().map(reading).collect(),
        table: Table {
            head: [w::KEEPS, w::ALLOCATED, w::KEPT, w::POOR].map(|text| voice.say(text)).to_vec(),
            rows: best.iter().copied().map(row).collect(),
        },
        plot: shape::line(payouts, voice.say(PAYOUT), kept, short),
    })
}

/// Each scheme in each circumstance.
pub fn robust(found: &RobustAnswer, voice: Voice) -> Table {
    let mut head = vec![voice.say(w::SCHEME)];
    head.extend(found.worlds.iter().map(|world| voice.name(world)));
    head.push(voice.say(w::WORST_REGRET));
    let mut rows = Vec::new();
    for scheme in &found.schemes {
        let mut row = vec![voice.name(&scheme.name)];
        for outcome in &scheme.outcomes {
            row.push(match (outcome.value, outcome.regret) {
                (Some(value), Some(regret)) => {
                    let behind = if outcome.best {
                        voice.say(w::BEST_THERE)
                    } else {
                        compare::gap(found.measure, regret, voice)
                    };
                    format!("{} ({behind})", compare::amount(found.measure, value.mean, voice))
                }
                _ => voice.say(w::CANNOT),
            });
        }
        row.push(match scheme.worst_regret {
            Some(regret) => compare::gap(found.measure, regret, voice),
            None => voice.say(compare::NOT_THERE),
        });
        rows.push(row);
    }
    Table { head, rows }
}
