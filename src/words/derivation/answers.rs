//! The words of how a number of Compare and Advise comes about: what was run, by which rules and seeds, and how the
//! number follows from it.

use crate::chart::Table;
use crate::decide::{
    Account, Candidate, Fared, Fares, FrontierAnswer, Goal, Group, Input, Mix, Moved, OfPair, Outcome, PairResult,
    Point, RobustAnswer, SchemeResult, SensitivityAnswer, Served, Stays, Tried,
};
use crate::equity::Coop;
use crate::ledger::Opened;
use crate::order::ascending;
use crate::population::{self, Population};
use crate::scenario::Scenario;
use crate::simulate::watched::{IncomeBin, Spells};
use crate::units::{Fen, Rate};
use crate::words::compare::{self, amount, fine_percent, gap, letter};
use crate::words::inputs::{self, input, value};
use crate::words::{Text, Voice, advise, asking, big_yuan, clauses, exact_yuan, number, one_yuan, texts, years};

texts! {
    RAN: "演算了 {draws} 次推演，每次 {years} 年，{villages} 个村、{households} 户。" | "Run: {draws} futures of {years?# year|# years}, with {villages?# village|# villages} and {households?# household|# households}.";
    BY_RULES: "按哪些办法、哪两个随机编号" | "By which rules, with which random numbers";
    RULE: "{question}{rule}：{help}" | "{question} {rule}: {help}";
    RULE_BASIS: "{rule}{basis}" | "{rule} {basis}";
    SEEDS: "随机编号（年景）{luck}，随机编号（农户）{people}：编号不变，谁来算都是这些数。" | "Random number of the luck {luck}, of the households {people}: with them anyone comes to these numbers.";
    POINT: "村里留 {keeps}，配股 {allocated}" | "Kept part {keeps}, allocated shares {allocated}";
    POINT_STATE: "这个搭配：{state}。" | "This combination: {state}.";
    POINT_CONTROL: "股份取整以后，村集体在每个社里不少于 {least}；章程要 {wanted}。" | "In whole shares the collective holds {least} or more of every co-op; the charter wants {wanted}.";
    BEST_MEANS: "“不吃亏”是说：没有别的合法又控股的搭配能让一头多、另一头不少（差不到 1 元不算）。" | "Not beaten: no other lawful combination in control gives more of one without less of the other (less than a yuan is no difference).";
    OPEN_THIS: "打开这次推演的账" | "Open its ledger";
    RUN_LEDGER: "{what}：第 {draw} 次推演，{year}，第 {village} 村" | "{what}: future {draw}, {year}, village {village}";
    THIS_LEDGER: "这次演算的账" | "Ledger of this run";
    MOVED_FUTURES: "哪几次推演是这样的（改了以后减照方案）" | "Futures behind it (changed less as it is)";
    MOVED: "{question}{from} → {to}" | "{question} {from} → {to}";
    MOVED_HOW: "算两遍：一遍照方案是 {from}，一遍改成 {to}，别的都不动；两遍用同一批 {draws} 次推演。" | "Two runs: one as the scheme is, with {from}, one with {to} and nothing else changed; both on the same {draws} futures.";
    MOVED_GAVE: "“{measure}”：照方案 {base}，改了以后 {moved}，差 {change}（95% 区间 {low} 到 {high}）。" | "“{measure}”: {base} as the scheme is, {moved} when changed, a difference of {change} (95% interval {low} to {high}).";
    MOVED_OFTEN: "改了以后，{more} 次推演里变多，{same} 次不变，{less} 次变少。" | "Changed, there is more in {more} futures, the same in {same}, less in {less}.";
    AS_IS: "照方案的账" | "Ledger as the scheme is";
    CHANGED: "改了以后的账" | "Ledger when changed";
    OUTCOME: "“{scheme}”遇到“{world}”" | "“{scheme}” in “{world}”";
    OUTCOME_HOW: "把“{scheme}”的分法和股份比例，放进“{world}”的农户、产业和运气里。" | "The rules and the split of shares of “{scheme}”, with the households, enterprise and luck of “{world}”.";
    OUTCOME_BEST: "在这种情形里没有方案比它好。" | "No scheme does better there.";
    OUTCOME_REGRET: "在这种情形里最好的方案比它好 {regret}。" | "The best scheme there is better by {regret}.";
    TRIED: "{field}{value}" | "{field} {value}";
    TRIED_YEARS: "{draws} 次推演 × {years} 年 = {all} 个年份，其中 {served} 个够数，占 {share}（95% 区间 {low} 到 {high}）。" | "{draws} futures × {years?# year|# years} = {all?# year|# years}, {served} of them with enough: {share} (95% interval {low} to {high}).";
    TRIED_WHO: "看的是第 {village} 村 {id} 号户，够数的年份各户里它最少。" | "The household counted is no. {id} of village {village}, which has the fewest such years.";
    TRIED_WANTED: "要 {wanted}；区间的下端也要到，才算够。" | "Wanted: {wanted}; it is enough when the lower end of the interval reaches it.";
    GINI: "{letter}：末年人均收入的基尼系数" | "{letter}: Gini coefficient of incomes a head in the last year";
    POOREST: "{letter}：最穷的 {part} 人占全部收入的多少" | "{letter}: the part of all income that the poorest {part} have";
    STOOD: "{letter}：脱贫后头 {years} 年没返贫的" | "{letter}: still out {years?# year|# years} after leaving poverty";
    STOOD_ONE: "{letter}：脱贫后头一年没返贫的" | "{letter}: still out a year after leaving poverty";
    WITHOUT: "不办合作社" | "Without co-ops";
    IN_A_ROW: "末年，把 {draws} 次推演里的每个人按人均收入从低到高排成一队：共 {persons} 人次，收入合计 {income}。收入每翻一番分十六档，同一档的人算一样多。" | "In the last year the persons of all {draws} futures stand in a row by income a head, the lowest first: {persons?# person|# persons} counted once a future, with {income} in all. Sixteen steps to each doubling of income; within a step all count alike.";
    GINI_IS: "洛伦兹曲线和“完全平均”那条直线之间面积的两倍就是基尼系数：人人一样是 0，全归一个人是 1。算出来是 {gini}。" | "Twice the area between the Lorenz curve and the line of equality: 0 when all have the same, 1 when one person has everything. It comes to {gini}.";
    POOREST_IS: "队里最前面的 {part} 是 {count} 人次，收入约 {had}，占 {share}。" | "The first {part} of the row are {count?# person|# persons} with about {had}: {share}.";
    STOOD_HOW: "开始时在册的户，每脱贫一次记一次，往后一年一年看有没有又低于{the_line}。每年站住的比例一个一个乘起来；演算结束时还站着的，看到哪年算到哪年。" | "Each time a household registered at the start leaves poverty it is followed year by year until it falls under the {the_line}. The parts that stand each year are multiplied; who still stands when the simulation ends counts for the years that were seen.";
    STOOD_TABLE: "一年一年怎么乘出来的" | "Year by year";
    YEAR_OUT: "脱贫后第几年" | "Year after leaving";
    FOLLOWED: "看得到的（次）" | "Followed";
    FELL: "跌回去的（次）" | "Fell back";
    STANDING: "还站着的" | "Still out";
    PAIRS: "哪几对推演是这样的" | "Pairs of futures behind it";
    PAIRS_MEAN: "总数是所有推演合在一起算的，只能一对一对（一好一坏，互为镜像）拆开看。一共看了 {count} 对：" | "The number is of all futures together; apart it can be seen pair by pair, each a future and its mirror. Of {count?# pair|# pairs}:";
    PAIRS_FIRST: "总数是所有推演合在一起算的，只能一对一对（一好一坏，互为镜像）拆开看。地方大，只看了前 {count} 对：" | "The number is of all futures together; apart it can be seen pair by pair, each a future and its mirror. The place is large; of the first {count?# pair|# pairs}:";
    PAIRS_NONE: "没有一对推演里有得数。" | "No pair of futures has anything to count.";
    PAIR_IS: "{which}：第 {one} 和第 {other} 次推演，{value}" | "{which}: futures {one} and {other}, {value}";
    OPEN_FUTURE: "第 {draw} 次推演的账" | "Ledger of future {draw}";
    ACCOUNT_MEAN: "{draws} 次推演的平均，每次推演都是所有村、所有年合起来。" | "The mean of {draws} futures, each over all villages and years.";
    ACCOUNT_FIXED: "每次推演都一样，因为它在开始时就定了。" | "The same in every future, as it is set at the start.";
    ACCOUNT_SUM: "原有的家底 + 股本 + 另外来的 + 盈余 = 分给{poor} + 分给其他户 + 退股 + 给经营方、运转 + 积累 + 公益金 + 合作社的家底；每次推演都核对，差一分就停下。" | "Brought from before + capital + beside it + surplus = paid to {poor}s + to other households + refunds + operators + the collective's fund + welfare fund + the co-ops' net assets; checked to the fen in every future.";
    MONEY: "{letter}：每 1 元公家的钱" | "{letter}: each yuan of public money";
    MONEY_FUTURES: "哪几次推演是这样的（{poor}所得，折到第一年）" | "Futures behind it (what {poor}s get, discounted)";
    MONEY_PUBLIC: "公家的钱是村集体的股加配股，共 {public}。" | "The public money is the collective's and the allocated shares: {public}.";
    MONEY_PART: "{what}：{draws} 次推演平均，按每年 {discount} 折到第一年是 {now}；除以 {public}，每 1 元是 {per}。" | "{what}: the mean of {draws} futures, discounted to the first year at {discount} a year, is {now}; divided by {public} it is {per} for each yuan.";
    MONEY_LEFT: "期末剩下的" | "Left at the end";
    MONEY_CASH: "改为直接发钱：{public} ÷ {years} 年 ÷ {cohort} 户 = 一户一年 {sum}（舍到分）。不办合作社，把它当作这些户的另一份收入，同样的运气再演算一遍，看多少户站得稳。" | "As cash: {public} ÷ {years?# year|# years} ÷ {cohort?# household|# households} = {sum} a household and year (rounded down). Without co-ops it is another income of these households, run once more with the same luck to see how many stay out.";
    FARES: "{a}换成{b}：{group}" | "From {a} to {b}: {group}";
    FARES_HOW: "这 {households} 户，每户把 {draws} 次推演、{years} 年里分到的钱加起来，{b}减{a}：{gain} 户多了，{lose} 户少了，{same} 户一样。" | "For each of these {households?# household|# households} all payouts of {draws} futures and {years?# year|# years} are added up, {b} less {a}: {gain} {gain?gains|gain}, {lose} {lose?loses|lose}, {same} {same?is|are} the same.";
    FARES_SUM: "合起来差 {total}；除以 {draws} 次推演、{years} 年、{households} 户，一户一年 {mean}。" | "Together {total}; divided by {draws} futures, {years?# year|# years} and {households?# household|# households}: {mean} a household and year.";
    FARES_TENTH: "分成：全部农户按没有合作社时的平常人均收入从低到高排队，平分十份。" | "Tenths: all households stand in a row by their usual income a head without co-ops and are cut into ten.";
    FARES_WHO: "是哪几户" | "Households behind it";
    SAME: "都一样，比如" | "all are the same, such as";
    LEAST: "最少的" | "the least";
    MIDDLE: "正中间的" | "the middle one";
    MOST: "最多的" | "the most";
    HOUSEHOLD: "{which}：第 {village} 村 {id} 号，一年 {by}" | "{which}: village {village}, no. {id}, {by} a year";
    THEIR_LEDGER: "{letter}的账" | "{letter}'s ledger";
    CHECKS: "每一次查的是什么" | "Every check";
    CHECKED_INPUT: "假设" | "Assumption";
    CHECKED_FROM: "原来" | "As it is";
    CHECKED_TO: "改成" | "Changed to";
    CHECKED_BEST: "谁最好" | "Best";
    PAYING_PAIRS: "平均一个合作社 {years} 年" | "{years?# year|# years} a co-op";
    PAIR_MEAN: "平均 {value}" | "{value} on average";
}

/// Rules that decide who gets what, and are named even where they do nothing.
const ALWAYS: [&str; 5] =
    ["scheme.surplus", "scheme.floor", "scheme.collective", "scheme.adjustment", "scheme.rounding"];

/// How much was run.
pub fn ran(scenario: &Scenario, voice: Voice) -> String {
    let counts = [
        ("draws", number(scenario.draws)),
        ("years", number(scenario.years)),
        ("villages", number(population::villages(scenario))),
        ("households", number(population::households(scenario))),
    ];
    voice.fill(RAN, &counts)
}

/// By which rules and seeds it was run: each rule with its clause and source.
pub fn rules(scenario: &Scenario, voice: Voice) -> Vec<String> {
    let json = crate::tree::of(scenario);
    let mut lines = Vec::new();
    for path in clauses::choices() {
        let json = path.split('.').try_fold(&json, |json, name| json.get(name));
        let rule = json.and_then(|json| json.get("rule").unwrap_or(json).as_str());
        let Some(rule) = rule.filter(|rule| *rule != "none" || ALWAYS.contains(&path)) else { continue };
        let Some((choice, option)) = inputs::option(path, rule) else { continue };
        let values = [choice.question, option.label, option.help].map(|text| voice.say(text));
        let line = voice.fill(RULE, &[("question", &values[0]), ("rule", &values[1]), ("help", &values[2])]);
        lines.push(match clauses::basis(path, rule, voice) {
            Some(basis) => voice.fill(RULE_BASIS, &[("rule", &line), ("basis", &basis)]),
            None => line,
        });
    }
    let seeds = [scenario.seeds.luck, scenario.seeds.people].map(|seed| seed.to_string());
    lines.push(voice.fill(SEEDS, &[("luck", &seeds[0]), ("people", &seeds[1])]));
    lines
}

// Advise.

/// The title of a ledger of a run; `what` names it.
pub fn ledger_title(what: Text, Opened { village, draw, year }: Opened, voice: Voice) -> String {
    let values = [
        ("what", &*voice.say(what)),
        ("draw", &number(draw + 1)),
        ("year", &years(year, voice)),
        ("village", &number(village + 1)),
    ];
    voice.fill(RUN_LEDGER, &values)
}

/// What a point of the frontier is called.
pub fn point_title(found: &FrontierAnswer, point: &Point, voice: Voice) -> String {
    let allocated = match (&found.allocated, &point.allocated) {
        (Some(path), Some(text)) => value(path, text, voice),
        _ => voice.say(compare::NOT_THERE),
    };
    voice.fill(POINT, &[("keeps", &value(&found.keeps, &point.keeps, voice)), ("allocated", &allocated)])
}

/// What a point of the frontier is worth.
pub fn point(point: &Point, scenario: &Scenario, voice: Voice) -> Vec<String> {
    let register = Population::new(scenario).register(0);
    let least = register.coops.iter().map(Coop::capital_control).min().unwrap_or_default();
    let values = [("least", &*fine_percent(least)), ("wanted", &fine_percent(scenario.scheme.control))];
    vec![
        voice.fill(POINT_STATE, &[("state", &advise::state(point, voice))]),
        voice.fill(POINT_CONTROL, &values),
        voice.fill(compare::PRICE, &[("sums", &big_yuan(point.public, voice))]),
        voice.say(BEST_MEANS),
    ]
}

/// What a move of an input is called.
pub fn moved_title(of: &Input, to: &Moved, voice: Voice) -> String {
    let [from, to] = [&of.value, &to.value].map(|text| value(&of.path, text, voice));
    voice.fill(MOVED, &[("question", &input(&of.path, voice)), ("from", &from), ("to", &to)])
}

/// How the change of a result by a move of an input comes about; `moved` is the mean when moved.
pub fn moved(found: &SensitivityAnswer, of: &Input, to: &Moved, moved: Option<i64>, voice: Voice) -> Vec<String> {
    let [from, now] = [&of.value, &to.value].map(|text| value(&of.path, text, voice));
    let draws = number(found.draws);
    let change = &to.change;
    let (Some(mean), Some(base), Some(moved)) = (change.mean, found.base, moved) else {
        return vec![voice.say(compare::NOBODY_OF)];
    };
    let [low, high] = [mean.low, mean.high].map(|by| gap(found.measure, by, voice));
    let [base, moved] = [base, moved].map(|mean| amount(found.measure, mean, voice));
    let gave = [
        ("measure", &*compare::measure(found.measure, voice)),
        ("base", &base),
        ("moved", &moved),
        ("change", &advise::change(to, voice)),
        ("low", &low),
        ("high", &high),
    ];
    let counts = [change.more, change.same, change.less].map(number);
    vec![
        voice.fill(MOVED_HOW, &[("from", &from), ("to", &now), ("draws", &draws)]),
        voice.fill(MOVED_GAVE, &gave),
        voice.fill(MOVED_OFTEN, &[("more", &counts[0]), ("same", &counts[1]), ("less", &counts[2])]),
    ]
}

/// What a scheme in a circumstance is called, and how it comes about.
pub fn outcome(
    found: &RobustAnswer,
    scheme: &Candidate,
    world: usize,
    outcome: &Outcome,
    voice: Voice,
) -> (String, Vec<String>) {
    let [name, world] = [&scheme.name, &found.worlds[world]].map(|named| voice.name(named));
    let values = [("scheme", &*name), ("world", &world)];
    let regret = gap(found.measure, outcome.regret.unwrap_or_default(), voice);
    let stands = match outcome.best {
        true => voice.say(OUTCOME_BEST),
        false => voice.fill(OUTCOME_REGRET, &[("regret", &regret)]),
    };
    (voice.fill(OUTCOME, &values), vec![voice.fill(OUTCOME_HOW, &values), stands])
}

/// What a value that was tried is called.
pub fn tried_title(goal: &Goal, tried: &Tried, voice: Voice) -> String {
    let values = [("field", &*input(&goal.field, voice)), ("value", &value(&goal.field, &tried.value, voice))];
    voice.fill(TRIED, &values)
}

/// What a mix of two settings is called.
pub fn mix_title(goal: &Goal, mix: &Mix, voice: Voice) -> String {
    let second = [("field", &*input(&mix.lever, voice)), ("value", &value(&mix.lever, &mix.second, voice))];
    tried_title(goal, &mix.tried, voice) + &voice.say(compare::COMMA) + &voice.fill(TRIED, &second)
}

/// How the part of the years with enough comes about.
pub fn tried(goal: &Goal, tried: &Tried, served: &Served, voice: Voice) -> Vec<String> {
    let estimate = tried.share.estimate;
    let [share, low, high] = [estimate.mean, estimate.low, estimate.high].map(|part| fine_percent(Rate::new(part)));
    let values = [
        ("draws", number(served.pairs * 2)),
        ("years", number(served.years)),
        ("all", number(served.pairs * 2 * served.years)),
        ("served", number(served.served)),
        ("share", share),
        ("low", low),
        ("high", high),
    ];
    let who = tried
        .household
        .map(|(village, id)| voice.fill(TRIED_WHO, &[("village", &number(village + 1)), ("id", &number(id))]));
    let mut lines = vec![asking::how(goal, voice)];
    lines.extend(who);
    lines.push(voice.fill(TRIED_YEARS, &values));
    lines.push(voice.fill(TRIED_WANTED, &[("wanted", &fine_percent(goal.share))]));
    lines
}

// Compare: incomes and times out of poverty.

fn of_side(scheme: u32, side: usize, voice: Voice) -> String {
    if side == 0 { letter(scheme, voice).to_owned() } else { voice.say(WITHOUT) }
}

/// What a number of a scheme that is seen pair by pair is called; none of other numbers.
pub fn pair_title(scheme: u32, of: OfPair, voice: Voice) -> Option<String> {
    Some(match of {
        OfPair::Gini(side) => voice.fill(GINI, &[("letter", &of_side(scheme, side, voice))]),
        OfPair::Poorest(side, tenths) => {
            let part = format!("{}%", tenths * 10);
            voice.fill(POOREST, &[("letter", &of_side(scheme, side, voice)), ("part", &part)])
        }
        OfPair::Stood(side, 1) => voice.fill(STOOD_ONE, &[("letter", &of_side(scheme, side, voice))]),
        OfPair::Stood(side, years) => {
            voice.fill(STOOD, &[("letter", &of_side(scheme, side, voice)), ("years", &number(years))])
        }
        OfPair::Served(..) | OfPair::Paying | OfPair::Reported(_) => return None,
    })
}

/// How the Gini coefficient, and the part that the poorest tenths have, come about.
pub fn incomes(bins: &[IncomeBin], draws: u32, of: OfPair, found: &SchemeResult, voice: Voice) -> Vec<String> {
    let persons: i64 = bins.iter().map(|bin| bin.persons).sum();
    let income: i128 = bins.iter().map(|bin| i128::from(bin.fen)).sum();
    let yuan = |fen: i128| big_yuan(Fen::new(fen as i64), voice);
    let values = [("draws", number(draws)), ("persons", number(persons)), ("income", yuan(income))];
    let mut lines = vec![voice.fill(IN_A_ROW, &values)];
    match of {
        OfPair::Gini(side) => lines.push(voice.fill(GINI_IS, &[("gini", &gini(found.lorenz[side].gini.ppm()))])),
        OfPair::Poorest(side, tenths) => {
            let part = found.lorenz[side].tenths[tenths];
            let values = [
                ("part", format!("{}%", tenths * 10)),
                ("count", number(persons * tenths as i64 / 10)),
                ("had", yuan(income * i128::from(part) / 1_000_000)),
                ("share", fine_percent(Rate::new(part))),
            ];
            lines.push(voice.fill(POOREST_IS, &values));
        }
        OfPair::Stood(..) | OfPair::Served(..) | OfPair::Paying | OfPair::Reported(_) => {}
    }
    lines
}

/// A Gini coefficient with three decimals.
pub fn gini(parts: i64) -> String {
    let thousandths = (parts + 500) / 1_000;
    format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000)
}

/// How the part that still stands comes about, year by year up to `years`.
pub fn stood(spells: &[Spells], stays: &Stays, years: usize, voice: Voice) -> Table {
    let part = |year: usize| stays.standing.get(year).map(|part| fine_percent(Rate::new(*part)));
    let row = |(year, age): (usize, &Spells)| {
        let cells = [number(year + 1), number(age.at_risk), number(age.ended), part(year + 1).unwrap_or_default()];
        cells.to_vec()
    };
    Table {
        head: [YEAR_OUT, FOLLOWED, FELL, STANDING].map(|text| voice.say(text)).to_vec(),
        rows: spells.iter().enumerate().take(years.max(1)).filter(|(_, age)| age.at_risk > 0).map(row).collect(),
    }
}

/// A number of a pair of futures.
pub fn of_pair(of: OfPair, value: i64, voice: Voice) -> String {
    match of {
        OfPair::Gini(_) => gini(value),
        OfPair::Poorest(..) | OfPair::Stood(..) | OfPair::Served(..) => fine_percent(Rate::new(value)),
        OfPair::Paying => {
            let tenths = (value + 50_000) / 100_000;
            let years = format!("{}.{}", tenths / 10, tenths % 10);
            voice.fill(PAYING_PAIRS, &[("years", years.trim_end_matches(".0"))])
        }
        OfPair::Reported(place) => {
            let unit = crate::reported::FIGURES[place].measure.unit();
            voice.fill(PAIR_MEAN, &[("value", &crate::words::reported::amount(value, unit, voice))])
        }
    }
}

/// The pair with the least, the middle and the most of something; pairs that have none are left out.
pub fn three_pairs(numbers: &[Option<i64>]) -> Vec<(Text, u32, i64)> {
    let known: Vec<(u32, i64)> = (0..).zip(numbers).filter_map(|(pair, number)| Some((pair, (*number)?))).collect();
    let three = three(known.iter().map(|(_, number)| *number));
    three.into_iter().map(|(which, place)| (which, known[place].0, known[place].1)).collect()
}

/// The places of the least, the middle and the most; one place where all are the same.
fn three(numbers: impl Iterator<Item = i64>) -> Vec<(Text, usize)> {
    let numbers: Vec<i64> = numbers.collect();
    let order = ascending(numbers.iter().copied());
    let Some(last) = order.len().checked_sub(1) else { return Vec::new() };
    if numbers[order[0]] == numbers[order[last]] {
        return vec![(SAME, order[0])];
    }
    [(LEAST, 0), (MIDDLE, last / 2), (MOST, last)].map(|(which, at)| (which, order[at])).to_vec()
}

/// A pair of futures with its number.
pub fn pair(which: Text, pair: u32, of: OfPair, value: i64, voice: Voice) -> String {
    let [one, other] = [pair * 2 + 1, pair * 2 + 2].map(number);
    let values =
        [("which", &*voice.say(which)), ("one", &one), ("other", &other), ("value", &of_pair(of, value, voice))];
    voice.fill(PAIR_IS, &values)
}

// Compare: accounts and households.

/// What an entry of the accounts is called, and the entry.
pub type Entry = (Text, fn(&Account) -> i64);

/// The entries of an account, in the order of its table.
pub const ENTRIES: [Entry; 13] = [
    (compare::A_OPENING, |account| account.opening),
    (compare::A_CAPITAL, |account| account.capital),
    (compare::A_OUTSIDE, |account| account.outside),
    (compare::A_SURPLUS, |account| account.surplus),
    (compare::A_POOR, |account| account.poor),
    (compare::A_MEMBERS, |account| account.members),
    (compare::A_REFUNDS, |account| account.refunds),
    (compare::A_OTHERS, |account| account.others),
    (compare::A_FUND, |account| account.fund),
    (compare::A_WELFARE, |account| account.welfare),
    (compare::A_COOPS, |account| account.coops),
    (compare::A_POOR_JOBS, |account| account.poor_jobs),
    (compare::A_MEMBERS_JOBS, |account| account.members_jobs),
];

/// How an entry of the accounts comes about, from that entry of every future.
pub fn account(entries: &[i64], voice: Voice) -> Vec<String> {
    let is_fixed = entries.windows(2).all(|two| two[0] == two[1]);
    let mean = voice.fill(ACCOUNT_MEAN, &[("draws", &number(entries.len()))]);
    let first = if is_fixed { voice.say(ACCOUNT_FIXED) } else { mean };
    vec![first, voice.say(ACCOUNT_SUM)]
}

/// How what a yuan of public money came to comes about.
pub fn money(scheme: &SchemeResult, discount: Rate, (draws, years): (u32, u32), voice: Voice) -> Vec<String> {
    let public = exact_yuan(scheme.public, voice);
    let (account, Some(per)) = (&scheme.account, scheme.per_public_yuan) else {
        return vec![voice.say(compare::NO_PUBLIC)];
    };
    let part = |what: Text, now: i64, per: Rate| {
        let values = [
            ("what", &*crate::words::capital(&voice.say(what))),
            ("draws", &number(draws)),
            ("discount", &fine_percent(discount)),
            ("now", &exact_yuan(Fen::new(now), voice)),
            ("public", &public),
            ("per", &one_yuan(per, voice)),
        ];
        voice.fill(MONEY_PART, &values)
    };
    let in_cash = |cash: crate::decide::Cash| {
        let values = [
            ("public", &*public),
            ("years", &number(years)),
            ("cohort", &number(scheme.cohort)),
            ("sum", &exact_yuan(cash.a_year, voice)),
        ];
        voice.fill(MONEY_CASH, &values)
    };
    let parts = [
        per.poor.map(|per| part(compare::A_POOR, account.poor_now, per)),
        per.members.map(|per| part(compare::A_MEMBERS, account.members_now, per)),
        Some(part(MONEY_LEFT, account.closing_now, per.closing)),
    ];
    let mut lines = vec![voice.fill(MONEY_PUBLIC, &[("public", &public)])];
    lines.extend(parts.into_iter().flatten());
    lines.extend(scheme.cash.filter(|cash| cash.out.is_some()).map(in_cash));
    lines
}

/// What a group of households is called.
pub fn group(group: Group, voice: Voice) -> String {
    match group {
        Group::Class(class) => compare::class(class, voice),
        Group::Tenth(place) => voice.fill(compare::TENTH, &[("tenth", &(place + 1).to_string())]),
    }
}

/// What a group's gains and losses are called.
pub fn fares_title(pair: &PairResult, of: Group, voice: Voice) -> String {
    let [a, b] = [pair.a, pair.b].map(|place| letter(place, voice));
    voice.fill(FARES, &[("a", a), ("b", b), ("group", &group(of, voice))])
}

/// How a group's gains and losses come about.
pub fn fares(pair: &PairResult, of: Group, fares: &Fares, (draws, years): (u32, u32), voice: Voice) -> Vec<String> {
    let [a, b] = [pair.a, pair.b].map(|place| letter(place, voice));
    let same = fares.households - fares.gain - fares.lose;
    let counts = [draws, years, fares.households, fares.gain, fares.lose, same].map(number);
    let [draws, years, households, gain, lose, same] = counts.each_ref().map(String::as_str);
    let Some(mean) = fares.mean else { return vec![voice.say(compare::NOBODY_OF)] };
    let [total, mean] = [Fen::new(fares.total), mean].map(|by| signed(by, voice));
    let how = [
        ("a", a),
        ("b", b),
        ("households", households),
        ("draws", draws),
        ("years", years),
        ("gain", gain),
        ("lose", lose),
        ("same", same),
    ];
    let sum = [("total", &*total), ("draws", draws), ("years", years), ("households", households), ("mean", &mean)];
    let mut lines = vec![voice.fill(FARES_HOW, &how), voice.fill(FARES_SUM, &sum)];
    lines.extend(matches!(of, Group::Tenth(_)).then(|| voice.say(FARES_TENTH)));
    lines
}

fn signed(by: Fen, voice: Voice) -> String {
    (if by > Fen::ZERO { "+" } else { "" }).to_owned() + &exact_yuan(by, voice)
}

/// The household that gains least, the middle one and the one that gains most, each in words; `all` are in rising order.
pub fn three_households(all: &[Fared], (draws, years): (u32, u32), voice: Voice) -> Vec<(String, Fared)> {
    let said = |(which, place): (Text, usize)| {
        let household = all[place];
        let futures = i128::from(draws) * i128::from(years);
        let by = crate::outcome::statistic::nearest(household.more.into(), futures);
        let values = [
            ("which", &*voice.say(which)),
            ("village", &number(household.village + 1)),
            ("id", &number(household.id)),
            ("by", &signed(Fen::new(by), voice)),
        ];
        (voice.fill(HOUSEHOLD, &values), household)
    };
    three(all.iter().map(|household| household.more)).into_iter().map(said).collect()
}

/// Every check of a verdict.
pub fn checks(found: &crate::decide::VerdictAnswer, voice: Voice) -> Table {
    let row = |check: &crate::decide::Checked| {
        let [from, to] = [&check.value, &check.changed].map(|text| value(&check.path, text, voice));
        let best = check.winner.map_or_else(|| voice.say(compare::FLIP_EQUAL), |place| letter(place, voice).to_owned());
        vec![input(&check.path, voice), from, to, best]
    };
    Table {
        head: [CHECKED_INPUT, CHECKED_FROM, CHECKED_TO, CHECKED_BEST].map(|text| voice.say(text)).to_vec(),
        rows: found.checks.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_the_middle_and_the_most_are_named_and_nothing_thrice() {
        let found = three_pairs(&[Some(5), None, Some(9), Some(1), Some(7)]);
        let wanted = [(LEAST, 3, 1), (MIDDLE, 0, 5), (MOST, 2, 9)];
        assert_eq!(found, wanted);
        assert_eq!(three_pairs(&[None, Some(4), Some(4)]), [(SAME, 1, 4)]);
        assert_eq!(three_pairs(&[None, None]), []);
    }

    #[test]
    fn a_run_says_its_rules_and_seeds() {
        let scenario = crate::cases::find("hui").expect("a case").scenario();
        let lines = rules(&scenario, Voice { lang: crate::words::Lang::En, era: crate::words::Era::Poverty });
        assert!(lines.len() > ALWAYS.len(), "{lines:?}");
        assert!(lines.iter().any(|line| line.contains("Clause: R = r·max(0, S−L)")), "{lines:?}");
        assert!(lines.last().is_some_and(|line| line.contains("Random number of the luck 1")), "{lines:?}");
    }
}
