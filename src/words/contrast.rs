//! The tables and charts of a comparison, with their findings in words.

use super::compare::{self as w, fine_percent, futures, gap, letter, measure};
use super::derivation::answers::{self, ENTRIES};
use super::{Voice, big_yuan, inputs, number, plain_yuan, texts};
use crate::chart::{Axis, Chart, Columns, Ink, Layer, Pattern, Plot, Table, Tick, steps};
use crate::decide::{
    Comparison, Fares, Gains, Group, Measure, OfPair, PairResult, SchemeResult, Series, Stays, VerdictAnswer,
};
use crate::units::Fen;

texts! {
    HOLDS: "把 {inputs} 项假设一项一项减半、加倍，查了 {count} 次，都是{winner}最好。" | "{winner} stays the best with each of {inputs} assumed {inputs?input|inputs} halved and doubled ({count?# check|# checks}).";
    HOLDS_MOSTLY: "把 {inputs} 项假设一项一项减半、加倍，查了 {count} 次，{survived} 次还是{winner}最好；哪几次不是，见下面。" | "{winner} stays the best in {survived} of {count} {count?check|checks} with each of {inputs} assumed {inputs?input|inputs} halved and doubled; the others are listed below.";
    SPREAD_MORE: "{futures}是{b}比{a}多" | "{b} has more than {a} {futures}";
    SPREAD_LESS: "{futures}是{b}比{a}少" | "{b} has less than {a} {futures}";
    SPREAD_SAME: "{b}和{a}一样多" | "{b} and {a} are the same";
    SPREAD_SUBTITLE: "横着：{measure}，{b}减{a}（{unit}）；竖着：多少次推演" | "Across: {measure}, {b} less {a} ({unit}); upwards: number of futures";
    YUAN: "元" | "yuan";
    POINTS: "百分点" | "points";
    SPREAD_READING: "{from} 到 {to}：{of} 次推演里有 {count} 次" | "{from} to {to}: {count} of {of} futures";
    FROM: "从" | "From";
    TO: "到" | "To";
    FUTURES: "几次推演" | "Futures";
    EQUAL_MARK: "一样" | "equal";
    FATES_TITLE: "{a}换成{b}：{gain} 户多了，{lose} 户少了，共 {all} 户" | "From {a} to {b}: of {all?# household|# households} {gain} {gain?gains|gain} and {lose} {lose?loses|lose}";
    FATES_SUBTITLE: "按原来的人均收入从低到高分十成；往上是多了的户，往下是少了的户（占这一成的百分之几，按所有推演合计）" | "Tenths by base income a head, lowest first; up: households that gain, down: that lose (% of the tenth, over all futures)";
    FATES_READING: "{tenth}：{households} 户里 {gain} 户多了，{lose} 户少了；平均一户一年{mean}" | "{tenth}: of {households?# household|# households} {gain} {gain?gains|gain}, {lose} {lose?loses|lose}; {mean} a household and year on average";
    FATES_NOBODY: "{tenth}：没有这样的户" | "{tenth}: nobody";
    LORENZ_TITLE: "最穷的一半人，{list}的收入" | "Of all income the poorer half has {list}";
    LORENZ_SUBTITLE: "横着：从最穷的人数起，人数占百分之几；竖着：他们的收入占全部收入的百分之几（末年，所有推演）；越贴近那条直线越平均" | "Across: persons from the poorest, in tenths; upwards: their part of all income in % (last year, all futures); the straight line: equality";
    LORENZ_READING: "最穷的 {part}：{list}" | "The poorest {part}: {list}";
    EVENLY: "完全平均" | "equality";
    WITHOUT_COOP: "不办合作社" | "without co-ops";
    STAYS_TITLE: "脱贫后头三年没返贫的：{list}" | "Of those that left poverty, three years later still out: {list}";
    STAYS_TITLE_SHORT: "脱贫后头一年没返贫的：{list}" | "Of those that left poverty, a year later still out: {list}";
    STAYS_SUBTITLE: "横着：脱贫以后的年数；竖着：一直没返贫的占百分之几（开始时在册的{poor}，所有推演）" | "Across: years since leaving poverty; upwards: % that never fell back (the {poor}s registered at the start, all futures)";
    STAYS_READING: "脱贫 {years} 年后：{list}" | "After {years?# year|# years}: {list}";
    SPREAD_HEAD: "末年的收入；脱贫以后" | "Last year's incomes; after poverty";
    GINI_OF: "人均收入的基尼系数（0 是人人一样）" | "Gini coefficient of incomes a head (0: all the same)";
    POOREST_HAVE: "最穷的 {part} 人占全部收入的" | "Part of all income of the poorest {part}";
    STOOD_ONE: "脱贫后头一年没返贫的" | "Still out a year after leaving poverty";
    STOOD_FOR: "脱贫后头 {years} 年没返贫的" | "Still out {years?# year|# years} after leaving poverty";
    PART_OF: "{letter} {part}" | "{letter} {part}";
    PERSONS: "最穷的" | "The poorest";
    YEARS_OUT: "脱贫后的年数" | "Years since leaving";
}

/// Whether a verdict holds, in one sentence; none where there is no winner.
pub fn holds(found: &VerdictAnswer, voice: Voice) -> Option<String> {
    let winner = letter(found.winner?, voice);
    let mut inputs: Vec<&str> = found.checks.iter().map(|check| check.path.as_str()).collect();
    inputs.dedup();
    let counts = [inputs.len(), found.checks.len(), found.survived as usize].map(number);
    let is_all = found.survived as usize == found.checks.len();
    let values = [("winner", winner), ("inputs", &*counts[0]), ("count", &counts[1]), ("survived", &counts[2])];
    Some(if is_all { voice.fill(HOLDS, &values[..3]) } else { voice.fill(HOLDS_MOSTLY, &values) })
}

/// The places among [`ENTRIES`] that the table of accounts shows, in its last rows: what is nothing everywhere is not.
pub fn account_entries(found: &Comparison) -> Vec<usize> {
    let is_there = |entry: &usize| found.schemes.iter().any(|scheme| ENTRIES[*entry].1(&scheme.account) != 0);
    (0..ENTRIES.len()).filter(is_there).collect()
}

/// The accounts of all schemes, side by side.
pub fn accounts(found: &Comparison, voice: Voice) -> Table {
    let mut table = Table { head: heads(String::new(), found, voice), rows: Vec::new() };
    let mut add = |text: super::Text, entry: &dyn Fn(&SchemeResult) -> i64| {
        if found.schemes.iter().any(|scheme| entry(scheme) != 0) {
            let mut row = vec![voice.say(text)];
            row.extend(found.schemes.iter().map(|scheme| plain_yuan(Fen::new(entry(scheme)))));
            table.rows.push(row);
        }
    };
    add(w::PUBLIC, &|scheme| scheme.public.fen());
    add(w::PRIVATE, &|scheme| scheme.private.fen());
    for entry in account_entries(found) {
        add(ENTRIES[entry].0, &|scheme| ENTRIES[entry].1(&scheme.account));
    }
    table
}

/// What the table of inequality and lasting shows, a row each; what nobody was followed for is left out.
pub fn spread_rows(found: &Comparison) -> Vec<OfPair> {
    let years = |years: usize| found.schemes.iter().all(|scheme| scheme.stays[0].standing.len() > years);
    let mut rows = vec![OfPair::Gini(0), OfPair::Poorest(0, 1), OfPair::Poorest(0, 5)];
    rows.extend([1, 3].into_iter().filter(|after| years(*after)).map(|after| OfPair::Stood(0, after)));
    rows
}

/// The number of a scheme in [`spread_table`]; none where nobody was followed.
pub fn of_all(scheme: &SchemeResult, of: OfPair) -> Option<i64> {
    match of {
        OfPair::Gini(side) => Some(scheme.lorenz[side].gini.ppm()),
        OfPair::Poorest(side, tenths) => scheme.lorenz[side].tenths.get(tenths).copied(),
        OfPair::Stood(side, years) => scheme.stays[side].standing.get(years).copied(),
        OfPair::Served(..) | OfPair::Paying | OfPair::Reported(_) => None,
    }
}

/// The same without co-ops.
pub fn without(of: OfPair) -> OfPair {
    match of {
        OfPair::Gini(_) => OfPair::Gini(1),
        OfPair::Poorest(_, tenths) => OfPair::Poorest(1, tenths),
        OfPair::Stood(_, years) => OfPair::Stood(1, years),
        other => other,
    }
}

/// How unequal incomes are under each scheme and without, and how long leaving poverty lasts.
pub fn spread_table(found: &Comparison, voice: Voice) -> Table {
    let mut head = heads(voice.say(SPREAD_HEAD), found, voice);
    head.push(voice.say(WITHOUT_COOP));
    let row = |of: OfPair| {
        let name = match of {
            OfPair::Poorest(_, tenths) => voice.fill(POOREST_HAVE, &[("part", &format!("{}%", tenths * 10))]),
            OfPair::Stood(_, 1) => voice.say(STOOD_ONE),
            OfPair::Stood(_, years) => voice.fill(STOOD_FOR, &[("years", &number(years))]),
            _ => voice.say(GINI_OF),
        };
        let cell = |scheme: &SchemeResult, of: OfPair| match of_all(scheme, of) {
            Some(number) => answers::of_pair(of, number, voice),
            None => voice.say(w::NOT_THERE),
        };
        let mut cells = vec![name];
        cells.extend(found.schemes.iter().map(|scheme| cell(scheme, of)));
        cells.push(cell(&found.schemes[0], without(of)));
        cells
    };
    Table { head, rows: spread_rows(found).into_iter().map(row).collect() }
}

/// A heading and a letter for each scheme.
pub fn heads(first: String, found: &Comparison, voice: Voice) -> Vec<String> {
    let mut heads = vec![first];
    heads.extend((0..found.schemes.len() as u32).map(|place| letter(place, voice).to_owned()));
    heads
}

/// Who gains and who loses, by class and by income tenth.
pub fn gains(gains: &Gains, voice: Voice) -> Table {
    let head = [w::GROUP, w::HOW_MANY, w::GAIN, w::LOSE, w::MEAN].map(|text| voice.say(text)).to_vec();
    let row = |name: String, fares: &Fares| {
        let mut row = vec![name];
        row.extend([fares.households, fares.gain, fares.lose].map(number));
        row.push(fares.mean.map_or_else(|| voice.say(w::NOBODY_OF), plain_yuan));
        row
    };
    let mut rows = Vec::new();
    for (class, fares) in &gains.classes {
        rows.push(row(answers::group(Group::Class(*class), voice), fares));
    }
    for (place, fares) in gains.tenths.iter().enumerate() {
        rows.push(row(answers::group(Group::Tenth(place), voice), fares));
    }
    Table { head, rows }
}

/// The groups of [`gains`], a row each.
pub fn groups(gains: &Gains) -> Vec<Group> {
    let classes = gains.classes.iter().map(|(class, _)| Group::Class(*class));
    classes.chain((0..gains.tenths.len()).map(Group::Tenth)).collect()
}

/// Every input in which the schemes differ.
pub fn differs(found: &Comparison, voice: Voice) -> Table {
    let mut table = Table { head: heads(voice.say(w::PATH), found, voice), rows: Vec::new() };
    for row in &found.differs {
        let mut cells = vec![inputs::input(&row.path, voice)];
        for value in &row.values {
            cells.push(match value {
                Some(text) => inputs::value(&row.path, text, voice),
                None => voice.say(w::NOT_THERE),
            });
        }
        table.rows.push(cells);
    }
    table
}

/// How far the second scheme's number lies above the first's in each future: fen, or parts per million. Of no future where
/// one of them is over nobody.
pub fn gaps(a: &Series, b: &Series) -> Vec<i64> {
    if a.is_of_nobody() || b.is_of_nobody() {
        return Vec::new();
    }
    let unit = if a.measure.is_part() { 1_000_000_i128 } else { 1 };
    let (over_a, over_b) = (i128::from(a.parts), i128::from(b.parts));
    let one = |(a, b): (&i64, &i64)| {
        let exact = (i128::from(*b) * over_a - i128::from(*a) * over_b) * unit;
        let by = over_a * over_b;
        ((exact.abs() + by / 2) / by * exact.signum()) as i64
    };
    a.draws.iter().zip(&b.draws).map(one).collect()
}

/// A measure's mean in each future: fen, or parts per million.
pub fn each_mean(series: &Series) -> Vec<i64> {
    let nothing = Series { draws: vec![0; series.draws.len()], ..series.clone() };
    gaps(&nothing, series)
}

/// Bins of the futures' differences.
const BINS: i64 = 16;

/// The edges of the differences' bins, and how wide each is.
fn bins(found: &[i64]) -> (Vec<i64>, i64) {
    let (least, most) = (found.iter().copied().min().unwrap_or(0), found.iter().copied().max().unwrap_or(0));
    let edges = steps(least.min(0), most.max(1), BINS);
    let width = (edges[1] - edges[0]).max(1);
    (edges, width)
}

/// The bin of a difference.
fn bin_of(gap: i64, edges: &[i64], width: i64) -> usize {
    (((gap - edges[0]) / width) as usize).min(edges.len() - 2)
}

/// The futures in a bin of [`spread`], from 0, with their differences.
pub fn futures_in(a: &Series, b: &Series, bin: usize) -> Vec<(usize, i64)> {
    let found = gaps(a, b);
    let (edges, width) = bins(&found);
    found.into_iter().enumerate().filter(|(_, gap)| bin_of(*gap, &edges, width) == bin).collect()
}

/// How the differences of a measure spread over the futures; none where one side is over nobody.
pub fn spread(pair: &PairResult, a: &Series, b: &Series, voice: Voice) -> Option<Chart> {
    let found = gaps(a, b);
    if found.is_empty() {
        return None;
    }
    let (edges, width) = bins(&found);
    let mut counts = vec![0_i64; edges.len() - 1];
    for gap in &found {
        counts[bin_of(*gap, &edges, width)] += 1;
    }
    let tallest = counts.iter().copied().max().unwrap_or(0);
    let of = number(found.len());
    let reading = |place: usize| {
        let [from, to] = [place, place + 1].map(|place| w::gap_said(a.measure, edges[place], voice));
        voice.fill(SPREAD_READING, &[("from", &from), ("to", &to), ("of", &of), ("count", &number(counts[place]))])
    };
    let cells = |place: usize| {
        let [from, to] = [place, place + 1].map(|place| gap(a.measure, edges[place], voice));
        vec![from, to, number(counts[place])]
    };
    let places = 0..counts.len();
    Some(Chart {
        id: "differences",
        title: spread_title(pair, a.measure, voice),
        subtitle: spread_subtitle(pair, a.measure, voice),
        readings: places.clone().map(reading).collect(),
        table: Table {
            head: [FROM, TO, FUTURES].map(|text| voice.say(text)).into(),
            rows: places.map(cells).collect(),
        },
        plot: Plot::Columns(Columns {
            labels: edges[..edges.len() - 1].iter().map(|edge| short(a.measure, *edge, voice)).collect(),
            labels_at_edge: true,
            gap: 8,
            y: Axis::around(0, tallest, number),
            layers: vec![
                Layer::Stack { values: counts, ink: Ink::Kept, pattern: Pattern::Solid, label: String::new() },
                Layer::Mark { at: -edges[0] * 1_000 / width, label: voice.say(EQUAL_MARK) },
            ],
        }),
    })
}

fn letters(pair: &PairResult, voice: Voice) -> [&'static str; 2] {
    [pair.a, pair.b].map(|place| letter(place, voice))
}

fn spread_title(pair: &PairResult, of: Measure, voice: Voice) -> String {
    let [a, b] = letters(pair, voice);
    let Some(found) = pair.differences.iter().find(|found| found.measure == of) else { return String::new() };
    let all = found.more + found.same + found.less;
    let (text, count) = match () {
        () if found.same == all => (SPREAD_SAME, all),
        () if found.more >= found.less => (SPREAD_MORE, found.more),
        () => (SPREAD_LESS, found.less),
    };
    let futures = futures(count, all, voice);
    let values: &[(&str, &str)] =
        if found.same == all { &[("a", a), ("b", b)] } else { &[("a", a), ("b", b), ("futures", &futures)] };
    voice.fill(text, values)
}

fn spread_subtitle(pair: &PairResult, of: Measure, voice: Voice) -> String {
    let [a, b] = letters(pair, voice);
    let unit = voice.say(if of.is_part() { POINTS } else { YUAN });
    voice.fill(SPREAD_SUBTITLE, &[("measure", &*measure(of, voice)), ("a", a), ("b", b), ("unit", &unit)])
}

/// A number of a measure without its unit.
fn short(of: Measure, number: i64, voice: Voice) -> String {
    if of.is_part() {
        return fine_percent(crate::units::Rate::new(number)).trim_end_matches('%').to_owned();
    }
    let words = big_yuan(Fen::new(number), voice);
    let plain = words.strip_suffix("元").or(words.strip_suffix("yuan")).unwrap_or(&words);
    plain.trim_end().to_owned()
}

/// Who gains and who loses, by tenth of the base income.
pub fn fates(pair: &PairResult, found: &Gains, voice: Voice) -> Chart {
    let [a, b] = letters(pair, voice);
    let part = |count: u32, fares: &Fares| i64::from(count) * 1_000_000 / i64::from(fares.households.max(1));
    let sum = |of: fn(&Fares) -> u32| number(found.tenths.iter().map(of).sum::<u32>());
    let values = [
        ("a", a),
        ("b", b),
        ("gain", &*sum(|fares| fares.gain)),
        ("lose", &sum(|fares| fares.lose)),
        ("all", &sum(|fares| fares.households)),
    ];
    let bars = |values: Vec<i64>, ink, pattern| Layer::Stack { values, ink, pattern, label: String::new() };
    let up = found.tenths.iter().map(|fares| part(fares.gain, fares)).collect();
    let down = found.tenths.iter().map(|fares| -part(fares.lose, fares)).collect();
    // The ends of the axis say which way is which: the last column may have nothing to write a name beside.
    let tick = |percent: i64| {
        let way = match percent {
            100 => voice.say(w::GAIN) + " ",
            -100 => voice.say(w::LOSE) + " ",
            _ => String::new(),
        };
        Tick { at: percent * 10_000, text: format!("{way}{}%", percent.abs()) }
    };
    Chart {
        id: "fates",
        title: voice.fill(FATES_TITLE, &values),
        subtitle: voice.say(FATES_SUBTITLE),
        plot: Plot::Columns(Columns {
            labels: (1..=found.tenths.len()).map(|place| place.to_string()).collect(),
            labels_at_edge: false,
            gap: 24,
            y: Axis { from: -1_000_000, to: 1_000_000, ticks: [-100, -50, 0, 50, 100].map(tick).to_vec() },
            layers: vec![bars(up, Ink::Text, Pattern::Solid), bars(down, Ink::Kept, Pattern::Light)],
        }),
        readings: found.tenths.iter().enumerate().map(|(place, fares)| fate(place, fares, voice)).collect(),
        table: gains(found, voice),
    }
}

fn fate(place: usize, fares: &Fares, voice: Voice) -> String {
    let counts = [fares.households, fares.gain, fares.lose].map(number);
    let Some(mean) = fares.mean else {
        let tenth = answers::group(Group::Tenth(place), voice);
        return voice.fill(FATES_NOBODY, &[("tenth", &tenth)]);
    };
    let sign = if mean > Fen::ZERO { "+" } else { "" };
    let mean = format!("{sign}{}", big_yuan(mean, voice));
    let values = [
        ("tenth", &*answers::group(Group::Tenth(place), voice)),
        ("households", &counts[0]),
        ("gain", &counts[1]),
        ("lose", &counts[2]),
        ("mean", &mean),
    ];
    voice.fill(FATES_READING, &values)
}

/// A scheme's line: thick and thin, dark and pale, so that prints tell them apart.
fn line(place: usize, values: Vec<i64>, label: String) -> Layer {
    let (ink, width, dots) =
        [(Ink::Text, 28, false), (Ink::Farming, 18, true), (Ink::Muted, 22, false), (Ink::Kept, 14, true)][place % 4];
    Layer::Line { values, ink, width, dots, label }
}

/// Lines of schemes over labelled columns, in parts per million.
struct Lines {
    id: &'static str,
    title: String,
    subtitle: String,
    first_head: String,
    labels: Vec<String>,
    rows: Vec<(String, Vec<i64>)>,
    reading: fn(&str, &str, Voice) -> String,
    back: Vec<Layer>,
}

fn lines(of: Lines, voice: Voice) -> Chart {
    let cell = |row: &(String, Vec<i64>), place: usize| {
        row.1.get(place).map_or_else(|| voice.say(w::NOT_THERE), |part| fine_percent(crate::units::Rate::new(*part)))
    };
    let reading = |place: usize| {
        let all: Vec<String> = of.rows.iter().map(|row| format!("{} {}", row.0, cell(row, place))).collect();
        (of.reading)(&of.labels[place], &all.join(&voice.say(w::COMMA)), voice)
    };
    let cells = |place: usize| {
        let mut cells = vec![of.labels[place].clone()];
        cells.extend(of.rows.iter().map(|row| cell(row, place)));
        cells
    };
    let mut head = vec![of.first_head.clone()];
    head.extend(of.rows.iter().map(|row| row.0.clone()));
    let places = 0..of.labels.len();
    let mut layers = of.back.clone();
    let last = of.rows.len() - 1;
    for (place, (name, values)) in of.rows.iter().enumerate() {
        layers.push(match place == last {
            true => Layer::Line { values: values.clone(), ink: Ink::Kept, width: 10, dots: false, label: name.clone() },
            false => line(place, values.clone(), name.clone()),
        });
    }
    Chart {
        id: of.id,
        title: of.title.clone(),
        subtitle: of.subtitle.clone(),
        readings: places.clone().map(reading).collect(),
        table: Table { head, rows: places.map(cells).collect() },
        plot: Plot::Columns(Columns {
            labels: of.labels.clone(),
            labels_at_edge: false,
            gap: 0,
            y: Axis::around(0, 1_000_000, |part| super::percent(crate::units::Rate::new(part))),
            layers,
        }),
    }
}

/// A letter and a part for each scheme: `甲 28.1%、乙 27.9%`.
fn each(found: &Comparison, voice: Voice, part: impl Fn(&SchemeResult) -> Option<i64>) -> String {
    let mut list = Vec::new();
    for (place, scheme) in (0..).zip(&found.schemes) {
        let part =
            part(scheme).map_or_else(|| voice.say(w::NOBODY_OF), |part| fine_percent(crate::units::Rate::new(part)));
        list.push(voice.fill(PART_OF, &[("letter", letter(place, voice)), ("part", &part)]));
    }
    list.join(&voice.say(w::COMMA))
}

/// The Lorenz curves of the last year's incomes.
pub fn lorenz(found: &Comparison, voice: Voice) -> Chart {
    let mut rows: Vec<(String, Vec<i64>)> = Vec::new();
    for (place, scheme) in (0..).zip(&found.schemes) {
        rows.push((letter(place, voice).to_owned(), scheme.lorenz[0].tenths.to_vec()));
    }
    rows.push((voice.say(WITHOUT_COOP), found.schemes[0].lorenz[1].tenths.to_vec()));
    let even = (0..=10).map(|tenth| tenth * 100_000).collect();
    let list = each(found, voice, |scheme| Some(scheme.lorenz[0].tenths[5]));
    let of = Lines {
        id: "lorenz",
        title: voice.fill(LORENZ_TITLE, &[("list", &list)]),
        subtitle: voice.say(LORENZ_SUBTITLE),
        first_head: voice.say(PERSONS),
        labels: (0..=10).map(|tenth| format!("{}%", tenth * 10)).collect(),
        rows,
        reading: |part, list, voice| voice.fill(LORENZ_READING, &[("part", part), ("list", list)]),
        back: vec![Layer::Line { values: even, ink: Ink::Kept, width: 6, dots: false, label: voice.say(EVENLY) }],
    };
    lines(of, voice)
}

/// How long those that left poverty stayed out.
pub fn stays(found: &Comparison, voice: Voice) -> Chart {
    let all = || found.schemes.iter().flat_map(|scheme| &scheme.stays);
    let years = all().map(|stays| stays.standing.len()).max().unwrap_or(1);
    let standing = |stays: &Stays| stays.standing.clone();
    let mut rows: Vec<(String, Vec<i64>)> = Vec::new();
    for (place, scheme) in (0..).zip(&found.schemes) {
        rows.push((letter(place, voice).to_owned(), standing(&scheme.stays[0])));
    }
    rows.push((voice.say(WITHOUT_COOP), standing(&found.schemes[0].stays[1])));
    let (text, after) = if years > 3 { (STAYS_TITLE, 3) } else { (STAYS_TITLE_SHORT, 1) };
    let list = each(found, voice, |scheme| scheme.stays[0].standing.get(after).copied());
    let of = Lines {
        id: "stays",
        title: voice.fill(text, &[("list", &list)]),
        subtitle: voice.say(STAYS_SUBTITLE),
        first_head: voice.say(YEARS_OUT),
        labels: (0..years).map(|year| year.to_string()).collect(),
        rows,
        reading: |years, list, voice| voice.fill(STAYS_READING, &[("years", years), ("list", list)]),
        back: Vec::new(),
    };
    lines(of, voice)
}
