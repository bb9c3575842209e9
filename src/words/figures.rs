//! The charts of a report, with their findings in words.

use super::{Voice, big_yuan, exact_yuan, number, one_yuan, percent, texts, years};
use crate::chart::shape::{self, Fan, Share, Source, received};
use crate::chart::{Chart, Table};
use crate::outcome::statistic::nearest;
use crate::outcome::{FlowPart, FlowTo, Incomes, Pick, Report, YearRow};
use crate::units::{Fen, Rate};

texts! {
    FAN_TITLE: "正中间的推演：第一年 {first}，{year} {last}" | "The middle future: {first} in year 1, {last} in {year}";
    FAN_TITLE_NEVER: "多数年份一分钱也分不到" | "Most years pay nothing";
    FAN_SUBTITLE: "开始时在册的{poor}，平均一户一年分到的钱（元，第一年物价），{draws} 次推演" | "Mean payout of a {poor} registered at the start (yuan of the first year), {draws} futures";
    UNTIL: "；{year}起没有这样的户了" | "; from {year} on there is nobody";
    BEST: "最好 5%" | "best 5%";
    HIGH: "中间一半" | "middle half";
    MIDDLE: "正中间" | "the middle";
    WORST: "最差 5%" | "worst 5%";
    LOWER_QUARTER: "低的 25%" | "lowest 25%";
    UPPER_QUARTER: "高的 25%" | "highest 25%";
    THIS_FUTURE: "第 {draw} 次推演" | "future {draw}";
    FAN_READING: "{year}：正中间 {middle}；一半的推演在 {low}到 {high}之间；最差 5% 不超过 {worst}，最好 5% 不低于 {best}。{future}：{this}。" | "{year}: {middle} in the middle; half of the futures between {low} and {high}; the worst 5% at most {worst}, the best 5% at least {best}. {future}: {this}.";
    YEAR: "年份" | "Year";
    FLOW_TITLE: "每赚 1 元，{poor}到手 {cohort}，村里留下 {village}" | "Of each yuan earned, {poor}s get {cohort} and the village keeps {village}";
    FLOW_SUBTITLE: "赚钱的年份里，每 1 元盈余最后到了哪里（按先后）" | "Where each yuan of surplus ends up in profitable years (in order)";
    SURPLUS: "赚来的盈余" | "surplus earned";
    REVENUE: "卖得的钱" | "what is sold";
    COSTS: "各项成本" | "costs";
    WAGES_MEMBERS: "社员的工资" | "wages of members";
    WAGES_OTHERS: "外来人的工资" | "wages of others";
    REVENUE_TITLE: "每卖得 1 元，{poor}从分红里到手 {cohort}，村里留下 {village}" | "Of each yuan sold, {poor}s get {cohort} as dividends and the village keeps {village}";
    REVENUE_SUBTITLE: "每 1 元销售收入最后到了哪里（按先后）；亏损年份没挣回来的成本已从成本里扣去" | "Where each yuan of revenue ends up (in order); costs that years of loss did not earn are taken off the costs";
    LOSSES: "补往年亏损" | "earlier losses";
    RESERVE: "公积金" | "reserve";
    PAID_IN_OTHERS: "其他户入股分红" | "others' paid-in shares";
    PATRONAGE_OTHERS: "其他户按交易额分" | "others' patronage refunds";
    PATRONAGE_COHORT: "{poor}按交易额分" | "{poor}s' patronage refunds";
    COLLECTIVE_OTHERS: "集体分给其他成员" | "collective, to other members";
    OTHERS_PART: "经营方、管护和运转" | "operator, keeper, running costs";
    PAID_IN_COHORT: "{poor}入股分红" | "{poor}s' paid-in shares";
    ALLOCATED: "{poor}配股分红" | "allocated shares";
    COLLECTIVE_KEPT: "村里留下" | "kept by the village";
    COLLECTIVE_PAID: "集体分给{poor}" | "collective to {poor}s";
    WELFARE: "村公益金" | "welfare fund";
    CARRIED: "结转的零头" | "carried fen";
    FLOW_READING: "{part}：每 1 元里 {value}，一个村一年平均 {amount}" | "{part}: {value} of each yuan, {amount} a village and year";
    PART: "去处" | "Goes to";
    OF_ONE: "每 1 元里" | "Of each yuan";
    A_VILLAGE: "一个村一年" | "A village and year";
    STACK_TITLE: "{year}，分红占{poor}收入的 {part}" | "In {year}, dividends are {part} of a {poor}'s income";
    STACK_TITLE_NOTHING: "{year}，{poor}没有收入" | "In {year} a {poor} has no income";
    STACK_SUBTITLE: "开始时在册的{poor}，平均一户一年的收入（元，第一年物价）；虚线是一户 {persons} 口人的{the_line}" | "Mean income of a {poor} registered at the start, by source (yuan of the first year); dashed: the {the_line} of {persons?# person|# persons}";
    WAGES: "工资" | "wages";
    JOBS: "合作社工资" | "wages from the co-op";
    FARMING: "务农" | "farming";
    OTHER: "其他" | "other";
    ILLNESS: "看病花掉" | "illness";
    FROM_HELP: "贷款、就业和{era_help}" | "loans, work, {era_help}";
    FROM_PATRONAGE: "按交易额和成员" | "patronage";
    FROM_PAID_IN: "入股分红" | "paid-in";
    FROM_ALLOCATED: "配股分红" | "allocated";
    FROM_COLLECTIVE: "集体分红" | "collective";
    LINE: "{the_line}" | "{the_line}";
    STACK_READING: "{year}：[工资 {wages}|务农 {farming}|其他 {other}|集体分红 {collective}|配股分红 {allocated}|入股分红 {paid_in}|看病花掉 {illness}]。" | "{year}: [wages {wages}|farming {farming}|other {other}|dividends from the collective {collective}|on allocated shares {allocated}|on paid-in shares {paid_in}|illness took {illness}].";
    HELP_READING: "另有贷款、就业和{era_help} {help}。" | "Besides, loans, work and help {help}.";
    BINS_TITLE: "{year}：一百次推演里，有五十次一户分到 {low}到 {high}" | "In {year}, 50 of 100 futures pay a household {low} to {high}";
    BINS_TITLE_NOTHING: "{year}：一百次推演里，有二十五次以上几乎分不到钱" | "In {year}, 25 of 100 futures or more pay almost nothing";
    BINS_SUBTITLE: "横着是开始时在册的{poor}平均一户分到的钱（元），竖着是有多少次推演" | "Across: mean payout of a {poor} registered at the start (yuan); upwards: number of futures";
    BINS_READING: "{from}到 {to}：{draws} 次推演里有 {count} 次" | "{from} to {to}: {count} of {draws} futures";
    FROM: "从" | "From";
    TO: "到" | "To";
    FUTURES: "几次推演" | "Futures";
}

/// The years in which any household of the cohort lives there, from the first on.
fn lived(report: &Report) -> &[YearRow] {
    &report.years[..report.headline.lived_years as usize]
}

/// The same with what of the year, which they all have.
fn of_lived<T: Copy>(report: &Report, part: impl Fn(&YearRow) -> Option<T>) -> Vec<T> {
    lived(report).iter().filter_map(part).collect()
}

/// A subtitle, with from when on there is nobody.
fn with_end(subtitle: String, report: &Report, voice: Voice) -> String {
    let (lived, of) = (report.headline.lived_years, report.headline.of_years);
    let rest = (lived < of).then(|| voice.fill(UNTIL, &[("year", &years(lived, voice))]));
    subtitle + &rest.unwrap_or_default()
}

/// The cohort's payout year by year, with one future in thin ink; none where there is no cohort.
pub fn fan(report: &Report, future: usize, voice: Voice) -> Option<Chart> {
    if lived(report).is_empty() {
        return None;
    }
    let this: Vec<i64> = report.futures.get(future).into_iter().flatten().flatten().map(|fen| fen.fen()).collect();
    let this_name = voice.fill(THIS_FUTURE, &[("draw", &number(future + 1))]);
    let of = Fan {
        levels: [0, 1, 2, 3, 4].map(|level| fan_level(report, level)),
        names: [WORST, HIGH, MIDDLE, BEST].map(|text| voice.say(text)),
        future: (!this.is_empty()).then(|| (this, this_name.clone())),
    };
    let subtitle = voice.fill(FAN_SUBTITLE, &[("draws", &number(report.draws))]);
    Some(Chart {
        id: "fan",
        title: fan_title(report, voice),
        subtitle: with_end(subtitle, report, voice),
        plot: shape::fan(of, year_labels(report, voice), |fen| short_yuan(fen, voice)),
        readings: lived(report).iter().filter_map(|row| fan_reading(report, future, row, voice)).collect(),
        table: fan_table(report, future, this_name, voice),
    })
}

fn fan_level(report: &Report, level: usize) -> Vec<i64> {
    of_lived(report, |row| row.fan.map(|fan| fan[level].amount.fen()))
}

fn fan_title(report: &Report, voice: Voice) -> String {
    let middle = |row: &YearRow| Some((row.fan?[2].amount, row.year));
    let Some([(first, _), (last, year)]) =
        lived(report).first().zip(lived(report).last()).and_then(|(first, last)| Some([middle(first)?, middle(last)?]))
    else {
        return String::new();
    };
    if first.max(last) == Fen::ZERO {
        return voice.say(FAN_TITLE_NEVER);
    }
    let values = [("first", &*big_yuan(first, voice)), ("last", &big_yuan(last, voice)), ("year", &years(year, voice))];
    voice.fill(FAN_TITLE, &values)
}

fn this_amount(report: &Report, future: usize, year: usize) -> Fen {
    report.futures.get(future).and_then(|years| *years.get(year)?).unwrap_or_default()
}

fn fan_reading(report: &Report, future: usize, row: &YearRow, voice: Voice) -> Option<String> {
    let [worst, low, middle, high, best] = row.fan?.map(|pick: Pick| big_yuan(pick.amount, voice));
    let this = big_yuan(this_amount(report, future, row.year as usize), voice);
    Some(voice.fill(
        FAN_READING,
        &[
            ("year", &years(row.year, voice)),
            ("middle", &middle),
            ("low", &low),
            ("high", &high),
            ("worst", &worst),
            ("best", &best),
            ("future", &voice.fill(THIS_FUTURE, &[("draw", &number(future + 1))])),
            ("this", &this),
        ],
    ))
}

fn fan_table(report: &Report, future: usize, this_name: String, voice: Voice) -> Table {
    let mut head: Vec<String> =
        [YEAR, WORST, LOWER_QUARTER, MIDDLE, UPPER_QUARTER, BEST].map(|text| voice.say(text)).into();
    head.push(this_name);
    let row = |row: &YearRow| {
        let mut cells = vec![years(row.year, voice)];
        cells.extend(row.fan?.map(|pick| exact_yuan(pick.amount, voice)));
        cells.push(exact_yuan(this_amount(report, future, row.year as usize), voice));
        Some(cells)
    };
    Table { head, rows: lived(report).iter().filter_map(row).collect() }
}

/// Parts under half a hundredth read as nothing; only the table has them.
const VISIBLE: Rate = Rate::new(5_000);

/// Where one yuan of surplus goes; none where no year has any.
pub fn flow(report: &Report, voice: Voice) -> Option<Chart> {
    let of_one: Option<Vec<(&FlowPart, Rate)>> =
        report.flow.iter().map(|part| Some((part, part.of_surplus?))).collect();
    let of_one = of_one?;
    let shown = || of_one.iter().filter(|(_, of_surplus)| *of_surplus >= VISIBLE);
    let name = |to: FlowTo| voice.say(flow_name(to));
    let parts = shown().map(|(part, of_surplus)| {
        Share::Surplus(part.to).part(name(part.to), one_yuan(*of_surplus, voice), *of_surplus)
    });
    let whole = (voice.say(SURPLUS), one_yuan(Rate::ONE, voice));
    let mut readings = vec![format!("{}：{}", whole.0, whole.1)];
    readings.extend(shown().map(|(part, of_surplus)| {
        let (value, amount) = (one_yuan(*of_surplus, voice), big_yuan(part.amount, voice));
        voice.fill(FLOW_READING, &[("part", &name(part.to)), ("value", &value), ("amount", &amount)])
    }));
    let row = |(part, of_surplus): &(&FlowPart, Rate)| {
        vec![name(part.to), one_yuan(*of_surplus, voice), exact_yuan(part.amount, voice)]
    };
    Some(Chart {
        id: "flow",
        title: flow_title(report, voice),
        subtitle: voice.say(FLOW_SUBTITLE),
        plot: shape::way(whole, parts.collect()),
        readings,
        table: Table {
            head: [PART, OF_ONE, A_VILLAGE].map(|text| voice.say(text)).into(),
            rows: of_one.iter().map(row).collect(),
        },
    })
}

/// What goes to the cohort, and what stays in the village.
const TO_COHORT: [FlowTo; 4] =
    [FlowTo::PatronageCohort, FlowTo::PaidInCohort, FlowTo::Allocated, FlowTo::CollectivePaid];
const TO_VILLAGE: [FlowTo; 2] = [FlowTo::CollectiveKept, FlowTo::Welfare];

fn flow_title(report: &Report, voice: Voice) -> String {
    let sum = |wanted: &[FlowTo]| -> Rate {
        report.flow.iter().filter(|part| wanted.contains(&part.to)).filter_map(|part| part.of_surplus).sum()
    };
    let (cohort, village) = (one_yuan(sum(&TO_COHORT), voice), one_yuan(sum(&TO_VILLAGE), voice));
    voice.fill(FLOW_TITLE, &[("cohort", &cohort), ("village", &village)])
}

/// A row of the way of one yuan: what it is called, how much a village and year, what it is.
type Step = (String, Fen, Share);

/// What takes its part of the revenue, in order: costs, wages, then the parts of the surplus. None where the co-ops'
/// revenue does not cover it, because some of them state no revenue.
fn steps_of_revenue(report: &Report, voice: Voice) -> Option<(Fen, Vec<Step>)> {
    let business = report.business.as_ref()?;
    let shared: Fen = report.flow.iter().map(|part| part.amount).sum();
    let costs = business.revenue - business.wages - shared;
    if business.revenue <= Fen::ZERO || costs < Fen::ZERO {
        return None;
    }
    let mut steps = vec![
        (voice.say(COSTS), costs, Share::Costs),
        (voice.say(WAGES_MEMBERS), business.to_members, Share::WagesOfMembers),
        (voice.say(WAGES_OTHERS), business.wages - business.to_members, Share::WagesOfOthers),
    ];
    let of_surplus = |part: &FlowPart| (voice.say(flow_name(part.to)), part.amount, Share::Surplus(part.to));
    steps.extend(report.flow.iter().map(of_surplus));
    Some((business.revenue, steps))
}

/// Where one yuan of what the co-ops sell goes; none where not all of them state revenue and costs.
pub fn flow_of_revenue(report: &Report, voice: Voice) -> Option<Chart> {
    let (revenue, steps) = steps_of_revenue(report, voice)?;
    let of_revenue =
        |amount: Fen| Rate::new(nearest(i128::from(amount.fen()) * i128::from(Rate::ONE.ppm()), revenue.fen().into()));
    let whole = (voice.say(REVENUE), one_yuan(Rate::ONE, voice));
    let (mut parts, mut rows) = (Vec::new(), Vec::new());
    let mut readings = vec![format!("{}：{}", whole.0, big_yuan(revenue, voice))];
    for (name, amount, share) in steps.into_iter().filter(|step| step.1 > Fen::ZERO) {
        let (of_one, size) = (one_yuan(of_revenue(amount), voice), of_revenue(amount));
        rows.push(vec![name.clone(), of_one.clone(), exact_yuan(amount, voice)]);
        if size >= VISIBLE {
            let values = [("part", &*name), ("value", &of_one), ("amount", &big_yuan(amount, voice))];
            readings.push(voice.fill(FLOW_READING, &values));
            parts.push(share.part(name, of_one, size));
        }
    }
    let sum = |wanted: &[FlowTo]| -> Fen {
        report.flow.iter().filter(|part| wanted.contains(&part.to)).map(|part| part.amount).sum()
    };
    let [cohort, village] = [sum(&TO_COHORT), sum(&TO_VILLAGE)].map(|amount| one_yuan(of_revenue(amount), voice));
    Some(Chart {
        id: "flow",
        title: voice.fill(REVENUE_TITLE, &[("cohort", &cohort), ("village", &village)]),
        subtitle: voice.say(REVENUE_SUBTITLE),
        plot: shape::way(whole, parts),
        readings,
        table: Table { head: [PART, OF_ONE, A_VILLAGE].map(|text| voice.say(text)).into(), rows },
    })
}

fn flow_name(to: FlowTo) -> super::Text {
    match to {
        FlowTo::Losses => LOSSES,
        FlowTo::Reserve => RESERVE,
        FlowTo::PatronageOthers => PATRONAGE_OTHERS,
        FlowTo::PatronageCohort => PATRONAGE_COHORT,
        FlowTo::PaidInOthers => PAID_IN_OTHERS,
        FlowTo::PaidInCohort => PAID_IN_COHORT,
        FlowTo::Allocated => ALLOCATED,
        FlowTo::CollectiveKept => COLLECTIVE_KEPT,
        FlowTo::CollectivePaid => COLLECTIVE_PAID,
        FlowTo::CollectiveOthers => COLLECTIVE_OTHERS,
        FlowTo::Others => OTHERS_PART,
        FlowTo::Welfare => WELFARE,
        FlowTo::Carried => CARRIED,
    }
}

/// A registered household's incomes and dividends, stacked; `line` is the poverty line of a household with
/// the mean number of `persons`. None where there is no cohort.
pub fn stack(report: &Report, line: Fen, persons: &str, voice: Voice) -> Option<Chart> {
    let incomes = of_lived(report, |row| row.cohort);
    if incomes.is_empty() {
        return None;
    }
    let source = |of: Source| voice.say(source_name(of));
    let (line, years) = ((line, voice.say(LINE)), year_labels(report, voice));
    let reading = |row: &YearRow| Some(stack_reading(row.year, &row.cohort?, has_help(report), voice));
    Some(Chart {
        id: "stack",
        title: stack_title(report, voice),
        subtitle: with_end(voice.fill(STACK_SUBTITLE, &[("persons", persons)]), report, voice),
        plot: shape::stack(&incomes, source, line, years, |fen| short_yuan(fen, voice)),
        readings: lived(report).iter().filter_map(reading).collect(),
        table: stack_table(report, voice),
    })
}

fn source_name(of: Source) -> super::Text {
    match of {
        Source::Illness => ILLNESS,
        Source::Farming => FARMING,
        Source::Wages => WAGES,
        Source::Jobs => JOBS,
        Source::Other => OTHER,
        Source::Collective => FROM_COLLECTIVE,
        Source::Allocated => FROM_ALLOCATED,
        Source::PaidIn => FROM_PAID_IN,
        Source::Patronage => FROM_PATRONAGE,
        Source::Help => FROM_HELP,
    }
}

fn dividends(i: &Incomes) -> Fen {
    i.patronage + i.paid_in + i.allocated + i.collective
}

/// Whether help from outside changes anyone's income.
fn has_help(report: &Report) -> bool {
    of_lived(report, |row| row.cohort).iter().any(|i| i.help != Fen::ZERO)
}

fn stack_title(report: &Report, voice: Voice) -> String {
    let last = lived(report).last().and_then(|row| Some((row, row.cohort?)));
    let Some((row, incomes)) = last else { return String::new() };
    let whole = received(&incomes).fen();
    if whole <= 0 {
        return voice.fill(STACK_TITLE_NOTHING, &[("year", &years(row.year, voice))]);
    }
    let part = Rate::new(crate::units::mul_div_down(dividends(&incomes).fen(), Rate::ONE.ppm(), whole));
    voice.fill(STACK_TITLE, &[("year", &years(row.year, voice)), ("part", &percent(part))])
}

fn stack_reading(year: u32, i: &Incomes, has_help: bool, voice: Voice) -> String {
    let sums = [i.wages + i.jobs, i.farming, i.other, i.collective, i.allocated, i.paid_in, i.illness];
    let [wages, farming, other, collective, allocated, paid_in, illness] = sums.map(|fen| big_yuan(fen, voice));
    let reading = voice.fill(
        STACK_READING,
        &[
            ("year", &years(year, voice)),
            ("wages", &wages),
            ("farming", &farming),
            ("other", &other),
            ("collective", &collective),
            ("allocated", &allocated),
            ("paid_in", &paid_in),
            ("illness", &illness),
        ],
    );
    let help = voice.fill(HELP_READING, &[("help", &big_yuan(i.help, voice))]);
    voice.sentences(&[&reading, if has_help { &help } else { "" }])
}

fn stack_table(report: &Report, voice: Voice) -> Table {
    let mut head =
        vec![YEAR, WAGES, JOBS, FARMING, OTHER, FROM_COLLECTIVE, FROM_ALLOCATED, FROM_PAID_IN, FROM_PATRONAGE, ILLNESS];
    let has_help = has_help(report);
    if has_help {
        head.push(FROM_HELP);
    }
    let row = |row: &YearRow| {
        let i = &row.cohort?;
        let sums = [i.wages, i.jobs, i.farming, i.other, i.collective, i.allocated, i.paid_in, i.patronage, i.illness];
        let mut cells = vec![years(row.year, voice)];
        cells.extend(sums.map(|fen| exact_yuan(fen, voice)));
        if has_help {
            cells.push(exact_yuan(i.help, voice));
        }
        Some(cells)
    };
    let head = head.into_iter().map(|text| voice.say(text)).collect();
    Table { head, rows: lived(report).iter().filter_map(row).collect() }
}

/// How the payouts of one year spread over the futures; none where nobody is paid in it.
pub fn bins(report: &Report, year: usize, voice: Voice) -> Option<Chart> {
    let row = report.years.get(year)?;
    let (histogram, fan) = (row.histogram.as_ref()?, row.fan?);
    let edge = |place: usize| Fen::new(histogram.from.fen() + histogram.width.fen() * place as i64);
    let names = [WORST, MIDDLE, BEST].map(|text| voice.say(text));
    let places = 0..histogram.counts.len();
    let reading = |place: usize| {
        let (from, to) = (big_yuan(edge(place), voice), big_yuan(edge(place + 1), voice));
        let (count, draws) = (number(histogram.counts[place]), number(report.draws));
        voice.fill(BINS_READING, &[("from", &from), ("to", &to), ("count", &count), ("draws", &draws)])
    };
    let cells = |place: usize| {
        vec![exact_yuan(edge(place), voice), exact_yuan(edge(place + 1), voice), number(histogram.counts[place])]
    };
    Some(Chart {
        id: "bins",
        title: bins_title(row.year, &fan, voice),
        subtitle: voice.say(BINS_SUBTITLE),
        plot: shape::bins(histogram, &fan, names, |fen| short_yuan(fen, voice), number),
        readings: places.clone().map(reading).collect(),
        table: Table {
            head: [FROM, TO, FUTURES].map(|text| voice.say(text)).into(),
            rows: places.map(cells).collect(),
        },
    })
}

fn bins_title(year: u32, fan: &[Pick; 5], voice: Voice) -> String {
    let year = years(year, voice);
    let [low, high] = [fan[1], fan[3]].map(|pick| pick.amount);
    if low < Fen::yuan(1) {
        return voice.fill(BINS_TITLE_NOTHING, &[("year", &year)]);
    }
    voice.fill(BINS_TITLE, &[("year", &year), ("low", &big_yuan(low, voice)), ("high", &big_yuan(high, voice))])
}

fn year_labels(report: &Report, voice: Voice) -> Vec<String> {
    let name = |year: u32| match voice.lang {
        super::Lang::Zh => format!("{} 年", year + 1),
        super::Lang::En => (year + 1).to_string(),
    };
    lived(report).iter().map(|row| name(row.year)).collect()
}

/// An amount without its unit, which the subtitle names: `2,000`, `1.2 万`.
pub(super) fn short_yuan(fen: i64, voice: Voice) -> String {
    let words = big_yuan(Fen::new(fen), voice);
    let short = words.strip_suffix("元").or(words.strip_suffix("yuan")).unwrap_or(&words);
    short.trim_end().to_owned()
}
