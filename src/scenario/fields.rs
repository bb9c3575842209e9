//! Every number a planner can set: where it stands in the JSON, its unit, range, usual value and
//! source. The page makes its controls from this table, the validation its checks.

use serde_json::Value;

use super::document::Scenario;
use crate::units::{Fen, Rate};

/// A settable field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Path in the scenario's JSON; `*` stands for every position of a list.
    pub path: &'static str,
    /// Unit and range.
    pub kind: FieldKind,
    /// The usual value, as it is written in the JSON.
    pub usual: &'static str,
    /// Where the usual value comes from.
    pub origin: Origin,
    /// Group of the page, in the order of the story.
    pub group: Group,
}

/// Unit and range of a field, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Yuan.
    Money(Fen, Fen),
    /// A fraction, shown in percent.
    Fraction(Rate, Rate),
    /// A plain decimal, such as persons a household.
    Decimal(Rate, Rate),
    /// A whole number.
    Count(u64, u64),
}

/// The most years.
const MOST_YEARS: u64 = 50;

/// The most households of all villages together.
const MOST_HOUSEHOLDS: u64 = 1_000_000;

/// The most household-years of one run: a million households, ten years, ten thousand draws.
const MOST_HOUSEHOLD_YEARS: u64 = 100_000_000_000;

/// The most years of all draws together: a hundred thousand draws of ten years. Each keeps its tallies until the end, some
/// 500 bytes, and a phone has little room.
pub const MOST_DRAW_YEARS: u64 = 1_000_000;

/// Where a usual value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A seed report, by file name.
    Seed(&'static str),
    /// A law, by article.
    Law(&'static str),
    /// Press or a county notice.
    Found(&'static str),
    /// A planning assumption.
    Assumed,
}

/// Groups of inputs, in the order of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Village and households.
    Village,
    /// Money put in.
    Funds,
    /// Who holds the shares.
    Shares,
    /// Enterprise and luck.
    Enterprise,
    /// The households' luck.
    Luck,
    /// Order of the surplus.
    Surplus,
    /// The collective's part.
    Collective,
    /// Changes of membership and resolutions.
    Members,
    /// Leaving poverty.
    Poverty,
    /// Loans, places to work and help from outside.
    Programmes,
    /// Years, futures and seeds.
    Run,
}

const HUI: Origin = Origin::Seed("000_0dc6abbfd83702dd.txt");
const FENGQING: Origin = Origin::Seed("001");
const SHANGLUO: Origin = Origin::Seed("003");
const HUAIHUA: Origin = Origin::Seed("002");
const ASSUMED: Origin = Origin::Assumed;

const fn money(path: &'static str, least: i64, most: i64, usual: &'static str, origin: Origin, group: Group) -> Field {
    Field { path, kind: FieldKind::Money(Fen::yuan(least), Fen::yuan(most)), usual, origin, group }
}

/// `least` and `most` in percent.
const fn part(path: &'static str, least: i64, most: i64, usual: &'static str, origin: Origin, group: Group) -> Field {
    Field { path, kind: FieldKind::Fraction(Rate::percent(least), Rate::percent(most)), usual, origin, group }
}

const fn count(path: &'static str, least: u64, most: u64, usual: &'static str, origin: Origin, group: Group) -> Field {
    Field { path, kind: FieldKind::Count(least, most), usual, origin, group }
}

/// All settable fields, in the order of the page.
pub const FIELDS: &[Field] = &[
    count("village.villages", 1, 5_000, "1", HUI, Group::Village),
    count("village.households", 1, MOST_HOUSEHOLDS, "200", ASSUMED, Group::Village),
    part("village.poor", 0, 100, "0.2", ASSUMED, Group::Village),
    Field {
        path: "village.persons",
        kind: FieldKind::Decimal(Rate::new(1_000_000), Rate::new(12_000_000)),
        usual: "3.8",
        origin: Origin::Found("3.6–4.1"),
        group: Group::Village,
    },
    money("village.poor_earnings.wage", 0, 500_000, "7000", ASSUMED, Group::Village),
    part("village.poor_earnings.workers", 0, 100, "0.3", ASSUMED, Group::Village),
    money("village.poor_earnings.farming", 0, 500_000, "3600", ASSUMED, Group::Village),
    money("village.poor_earnings.other", 0, 500_000, "900", ASSUMED, Group::Village),
    money("village.other_earnings.wage", 0, 500_000, "16000", ASSUMED, Group::Village),
    part("village.other_earnings.workers", 0, 100, "0.45", ASSUMED, Group::Village),
    money("village.other_earnings.farming", 0, 500_000, "9000", ASSUMED, Group::Village),
    money("village.other_earnings.other", 0, 500_000, "1200", ASSUMED, Group::Village),
    part("village.wages_spread", 0, 150, "0.35", ASSUMED, Group::Village),
    part("village.farming_spread", 0, 150, "0.45", ASSUMED, Group::Village),
    count("village.coops", 1, 20_000, "5", HUI, Group::Funds),
    money("village.capital", 1, 100_000_000, "500000", Origin::Found("0.46–0.65 m"), Group::Funds),
    money("village.par", 1, 1_000_000, "1000", HUI, Group::Funds),
    part("village.split.collective", 0, 100, "0.55", Origin::Found("50–90 %"), Group::Shares),
    part("village.split.paid_in", 0, 100, "0.27", ASSUMED, Group::Shares),
    part("village.split.allocated", 0, 100, "0.18", Origin::Found("8–30 %"), Group::Shares),
    part("village.joined", 0, 100, "0.85", ASSUMED, Group::Shares),
    part("village.poor_joined", 0, 100, "0.5", ASSUMED, Group::Shares),
    part("village.sold", 0, 100, "0.4", ASSUMED, Group::Surplus),
    part("scheme.control", 0, 100, "0.51", HUI, Group::Shares),
    part("scheme.extra_votes", 0, 100, "0", Origin::Law("22"), Group::Shares),
    part("enterprises.*.mean", -50, 100, "0.1", ASSUMED, Group::Enterprise),
    part("enterprises.*.sd", 0, 100, "0.25", ASSUMED, Group::Enterprise),
    Field {
        path: "enterprises.*.units.per_thousand",
        kind: FieldKind::Decimal(Rate::ZERO, Rate::new(1_000_000_000)),
        usual: "0.02",
        origin: ASSUMED,
        group: Group::Enterprise,
    },
    count("enterprises.*.units.in_all", 0, 1_000_000, "0", ASSUMED, Group::Enterprise),
    money("enterprises.*.units.price", 0, 100_000, "55000", ASSUMED, Group::Enterprise),
    money("enterprises.*.units.cost", 0, 100_000, "50000", SHANGLUO, Group::Enterprise),
    money("enterprises.*.units.later_cost", 0, 100_000, "5000", SHANGLUO, Group::Enterprise),
    count("enterprises.*.units.later_from", 0, 50, "0", ASSUMED, Group::Enterprise),
    part("enterprises.*.chain_correlation", 0, 100, "0.3", ASSUMED, Group::Enterprise),
    part("enterprises.*.common_correlation", 0, 100, "0.1", ASSUMED, Group::Enterprise),
    part("enterprises.*.disaster", 0, 100, "0.05", ASSUMED, Group::Enterprise),
    part("enterprises.*.disaster_loss_least", 0, 100, "0.2", ASSUMED, Group::Enterprise),
    part("enterprises.*.disaster_loss_most", 0, 100, "0.6", ASSUMED, Group::Enterprise),
    part("enterprises.*.closes_below", 0, 100, "0.3", ASSUMED, Group::Enterprise),
    count("enterprises.*.begins", 1, 50, "1", ASSUMED, Group::Enterprise),
    count("enterprises.*.ramp_up", 0, 10, "0", ASSUMED, Group::Enterprise),
    part("enterprises.*.cycle_swing", 0, 100, "0", Origin::Found("−49–+158 %"), Group::Enterprise),
    count("enterprises.*.cycle_years", 2, 20, "4", Origin::Found("3–4"), Group::Enterprise),
    part("enterprises.*.insured", 0, 100, "0", ASSUMED, Group::Enterprise),
    part("enterprises.*.insurance_premium", 0, 100, "0", ASSUMED, Group::Enterprise),
    part("enterprises.*.loan", 0, 300, "0", ASSUMED, Group::Enterprise),
    part("enterprises.*.loan_interest", 0, 100, "0", ASSUMED, Group::Enterprise),
    part("enterprises.*.loan_subsidy", 0, 100, "0", ASSUMED, Group::Enterprise),
    part("enterprises.*.brand_premium", 0, 100, "0", ASSUMED, Group::Enterprise),
    part("enterprises.*.brand_fee", 0, 100, "0", ASSUMED, Group::Enterprise),
    part("enterprises.*.brand_calm", 0, 100, "0", ASSUMED, Group::Enterprise),
    part("enterprises.*.brand_shock", 0, 100, "0", ASSUMED, Group::Enterprise),
    part("enterprises.*.brand_loss", 0, 100, "0", ASSUMED, Group::Enterprise),
    part("luck.wages_spread", 0, 100, "0.15", ASSUMED, Group::Luck),
    part("luck.farming_spread", 0, 100, "0.25", ASSUMED, Group::Luck),
    part("luck.growth", -10, 20, "0.03", ASSUMED, Group::Luck),
    part("luck.illness", 0, 100, "0.04", ASSUMED, Group::Luck),
    count("luck.illness_years", 1, 5, "2", ASSUMED, Group::Luck),
    money("luck.illness_cost", 0, 1_000_000, "8000", ASSUMED, Group::Luck),
    part("luck.lost_wage", 0, 100, "0.08", ASSUMED, Group::Luck),
    part("luck.harvest_failure", 0, 100, "0.1", ASSUMED, Group::Luck),
    part("luck.harvest_loss", 0, 100, "0.6", ASSUMED, Group::Luck),
    part("luck.harvest_correlation", 0, 100, "0.3", ASSUMED, Group::Luck),
    count("village.more_enterprises", 0, 9, "0", ASSUMED, Group::Enterprise),
    count("work.jobs", 0, 1_000, "5", ASSUMED, Group::Enterprise),
    money("work.wage", 0, 100_000, "1000", SHANGLUO, Group::Enterprise),
    count("work.months", 0, 12, "10", ASSUMED, Group::Enterprise),
    count("work.each", 1, 10, "1", ASSUMED, Group::Enterprise),
    part("work.outside", 0, 100, "0.5", ASSUMED, Group::Enterprise),
    money("scheme.infrastructure.value", 0, 100_000_000, "200000", ASSUMED, Group::Funds),
    count("scheme.infrastructure.life", 1, 50, "20", ASSUMED, Group::Funds),
    part("scheme.infrastructure.rent", 0, 100, "0.05", ASSUMED, Group::Funds),
    money("village.reserve", 0, 100_000_000, "0", ASSUMED, Group::Funds),
    money("village.undistributed", -100_000_000, 100_000_000, "0", ASSUMED, Group::Funds),
    money("scheme.admin", 0, 10_000_000, "0", ASSUMED, Group::Surplus),
    part("scheme.tax", 0, 100, "0", ASSUMED, Group::Surplus),
    part("scheme.surplus.reserve", 0, 100, "0.1", ASSUMED, Group::Surplus),
    part("scheme.surplus.risk", 0, 100, "0", ASSUMED, Group::Surplus),
    part("scheme.surplus.welfare", 0, 100, "0", ASSUMED, Group::Surplus),
    part("scheme.surplus.patronage", 60, 100, "0.6", Origin::Law("44"), Group::Surplus),
    money("scheme.surplus.subsidy", 0, 100_000_000, "0", ASSUMED, Group::Surplus),
    money("scheme.surplus.donations", 0, 100_000_000, "0", ASSUMED, Group::Surplus),
    part("scheme.floor.rate", 0, 100, "0.06", Origin::Found("5–8 %"), Group::Surplus),
    money("scheme.floor.limit", 0, 100_000_000, "1000000", Origin::Found("1,000,000"), Group::Surplus),
    part("scheme.floor.of_profit", 0, 100, "0.05", Origin::Found("5 %"), Group::Surplus),
    money("scheme.collective.first", 0, 100_000, "500", ASSUMED, Group::Collective),
    part("scheme.collective.accumulation", 0, 100, "0.4", ASSUMED, Group::Collective),
    part("scheme.collective.fund", 0, 100, "0.3", ASSUMED, Group::Collective),
    part("scheme.collective.paid", 0, 100, "0.6", ASSUMED, Group::Collective),
    count("scheme.collective.ill_parts", 1, 10, "2", ASSUMED, Group::Collective),
    part("scheme.collective.poor", 0, 100, "0.55", Origin::Found("55/30/15"), Group::Collective),
    part("scheme.collective.collective", 0, 100, "0.3", Origin::Found("55/30/15"), Group::Collective),
    part("scheme.collective.others", 0, 100, "0.15", Origin::Found("55/30/15"), Group::Collective),
    part("scheme.collective.posts", 0, 100, "0.8", Origin::Found("80 %"), Group::Collective),
    part("scheme.fund.rate", 0, 100, "0.03", ASSUMED, Group::Collective),
    money("poverty.line", 1, 100_000, "2855", FENGQING, Group::Poverty),
    part("poverty.line_growth", -10, 10, "0", ASSUMED, Group::Poverty),
    count("poverty.exit_years", 1, 10, "2", ASSUMED, Group::Poverty),
    part("poverty.test.chance", 0, 100, "0.9", ASSUMED, Group::Poverty),
    count("poverty.test.ahead", 1, 3, "1", ASSUMED, Group::Poverty),
    money("poverty.test.dividends", 0, 1_000_000, "0", ASSUMED, Group::Poverty),
    money("scheme.adjustment.cap", 0, 1_000_000, "2000", ASSUMED, Group::Poverty),
    count("scheme.adjustment.years", 1, 5, "2", ASSUMED, Group::Poverty),
    count("changes.*.year", 1, 50, "1", ASSUMED, Group::Members),
    count("changes.*.village", 1, 5_000, "1", ASSUMED, Group::Members),
    count("changes.*.household", 0, 4_294_967_295, "1", ASSUMED, Group::Members),
    count("changes.*.coop", 0, 4_294_967_295, "1", ASSUMED, Group::Members),
    count("changes.*.shares", 1, 10_000_000, "1", ASSUMED, Group::Members),
    money("changes.*.traded", 0, 10_000_000, "0", ASSUMED, Group::Members),
    count("changes.*.notice", 0, 60, "3", Origin::Law("25"), Group::Members),
    count("changes.*.new", 0, 4_294_967_295, "1001", ASSUMED, Group::Members),
    count("changes.*.persons", 1, 30, "1", ASSUMED, Group::Members),
    count("changes.*.workers", 0, 30, "0", ASSUMED, Group::Members),
    count("resolutions.*.year", 1, 50, "1", ASSUMED, Group::Members),
    count("resolutions.*.village", 1, 5_000, "1", ASSUMED, Group::Members),
    count("resolutions.*.coop", 0, 4_294_967_295, "1", ASSUMED, Group::Members),
    count("resolutions.*.present", 0, 1_000_000, "0", ASSUMED, Group::Members),
    count("resolutions.*.votes_for", 0, 2_000_000, "0", ASSUMED, Group::Members),
    count("resolutions.*.members", 1, 100_000, "300", ASSUMED, Group::Members),
    count("resolutions.*.notice", 0, 365, "10", Origin::Law("27"), Group::Members),
    count("resolutions.*.delegates", 1, 100_000, "51", Origin::Law("32"), Group::Members),
    count("programmes.leaders.loans", 1, 1_000, "3", ASSUMED, Group::Programmes),
    money("programmes.leaders.amount", 1, 500_000, "76130", FENGQING, Group::Programmes),
    count("programmes.leaders.years", 1, 10, "3", ASSUMED, Group::Programmes),
    part("programmes.leaders.interest", 0, 100, "0.0435", Origin::Found("4.35 %"), Group::Programmes),
    part("programmes.leaders.subsidy", 0, 100, "0", ASSUMED, Group::Programmes),
    part("programmes.leaders.mean", -50, 100, "0.25", ASSUMED, Group::Programmes),
    part("programmes.leaders.sd", 0, 100, "0.2", ASSUMED, Group::Programmes),
    count("programmes.leaders.led", 0, 50, "4", FENGQING, Group::Programmes),
    money("programmes.leaders.wage", 0, 100_000, "2500", ASSUMED, Group::Programmes),
    count("programmes.leaders.from", 1, 50, "1", ASSUMED, Group::Programmes),
    count("programmes.leaders.rounds", 1, 10, "1", ASSUMED, Group::Programmes),
    part("programmes.micro.part", 0, 100, "0.3", ASSUMED, Group::Programmes),
    money("programmes.micro.amount", 1, 500_000, "50000", HUAIHUA, Group::Programmes),
    count("programmes.micro.years", 1, 10, "3", HUAIHUA, Group::Programmes),
    part("programmes.micro.interest", 0, 100, "0.0435", Origin::Found("4.35 %"), Group::Programmes),
    part("programmes.micro.subsidy", 0, 100, "1", HUAIHUA, Group::Programmes),
    part("programmes.micro.mean", -50, 100, "0.08", ASSUMED, Group::Programmes),
    part("programmes.micro.sd", 0, 100, "0.2", ASSUMED, Group::Programmes),
    count("programmes.micro.from", 1, 50, "1", ASSUMED, Group::Programmes),
    count("programmes.micro.rounds", 1, 10, "1", ASSUMED, Group::Programmes),
    count("programmes.workshops.places", 1, 100_000, "15", HUAIHUA, Group::Programmes),
    money("programmes.workshops.daily", 0, 1_000, "80", Origin::Found("80–150"), Group::Programmes),
    count("programmes.workshops.days", 1, 365, "150", ASSUMED, Group::Programmes),
    part("programmes.workshops.takes_part", 0, 100, "0.6", ASSUMED, Group::Programmes),
    count("programmes.workshops.from", 1, 50, "1", ASSUMED, Group::Programmes),
    count("programmes.workshops.to", 1, 50, "50", ASSUMED, Group::Programmes),
    count("programmes.posts.places", 1, 100_000, "8", HUAIHUA, Group::Programmes),
    money("programmes.posts.monthly", 0, 10_000, "1000", Origin::Found("1,000+"), Group::Programmes),
    count("programmes.posts.months", 1, 12, "12", ASSUMED, Group::Programmes),
    part("programmes.posts.takes_part", 0, 100, "0.9", ASSUMED, Group::Programmes),
    count("programmes.posts.from", 1, 50, "1", ASSUMED, Group::Programmes),
    count("programmes.posts.to", 1, 50, "50", ASSUMED, Group::Programmes),
    part("programmes.care.part", 0, 100, "0.1", ASSUMED, Group::Programmes),
    part("programmes.care.prevented", 0, 100, "0.25", ASSUMED, Group::Programmes),
    part("programmes.care.covered", 0, 100, "0.7", ASSUMED, Group::Programmes),
    money("programmes.care.allowance", 0, 20_000, "0", ASSUMED, Group::Programmes),
    count("programmes.care.from", 1, 50, "1", ASSUMED, Group::Programmes),
    count("programmes.care.to", 1, 50, "50", ASSUMED, Group::Programmes),
    count("years", 1, MOST_YEARS, "10", ASSUMED, Group::Run),
    count(DRAWS, 2, MOST_DRAW_YEARS, "1000", ASSUMED, Group::Run),
    count("seeds.people", 0, 4_294_967_295, "2018", ASSUMED, Group::Run),
    count("seeds.luck", 0, 4_294_967_295, "1", ASSUMED, Group::Run),
];

/// A path and a part of it.
pub(crate) fn join(field: &str, part: &str) -> String {
    if field.is_empty() { part.to_owned() } else { format!("{field}.{part}") }
}

/// The field at `path`, with positions of lists written as `*`.
pub fn field(path: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.path == path)
}

/// The field of a place such as `enterprises.2.mean`.
///
/// ```
/// use fenhong::scenario::fields;
///
/// assert_eq!(fields::at("enterprises.12.mean").map(|field| field.path), Some("enterprises.*.mean"));
/// assert!(fields::at("enterprises.x.mean").is_none() && fields::at("enterprises").is_none());
/// ```
pub fn at(place: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| is_at(field.path, place))
}

fn is_at(path: &str, place: &str) -> bool {
    let (mut parts, mut wanted) = (place.split('.'), path.split('.'));
    loop {
        match (wanted.next(), parts.next()) {
            (None, None) => return true,
            (Some("*"), Some(part)) if part.parse::<usize>().is_ok() => {}
            (Some(wanted), Some(part)) if wanted == part => {}
            _ => return false,
        }
    }
}

/// How many futures are run.
const DRAWS: &str = "draws";

impl Field {
    /// Unit and range in a scenario, by its JSON: how many futures there can be depends on the years and on how many
    /// households live through them.
    pub fn kind_in(&self, scenario: &Value) -> FieldKind {
        match self.kind {
            FieldKind::Count(least, _) if self.path == DRAWS => FieldKind::Count(least, most_draws(scenario)),
            kind => kind,
        }
    }
}

/// The most futures that a scenario can have: an even number, as they come in mirrored pairs.
fn most_draws(scenario: &Value) -> u64 {
    let village = &scenario["village"];
    // A number that is out of its own range is refused before; a roster has a list in its place.
    let number = |value: &Value, most| value.as_u64().map_or(1, |number| number.clamp(1, most));
    let many = |list: &Value| list.as_array().map_or_else(|| number(list, MOST_HOUSEHOLDS), |list| list.len() as u64);
    let years = number(&scenario["years"], MOST_YEARS);
    let lives = many(&village["households"]).max(many(&village["coops"])).max(1) * years;
    (MOST_DRAW_YEARS / years).min(MOST_HOUSEHOLD_YEARS / lives) & !1
}

/// How many inputs a scenario has.
pub struct InputCount {
    /// Those whose usual value is assumed.
    pub assumed: u32,
    /// All.
    pub all: u32,
}

/// Counts a scenario's inputs.
pub fn count_inputs(scenario: &Scenario) -> InputCount {
    let json = crate::tree::of(scenario);
    let (mut assumed, mut all) = (0, 0);
    for field in FIELDS {
        // A list of the same name (the households of a roster) is no input of its own.
        // What is switched off is none either.
        let counts = |value: &Value| !value.is_array() && (field.usual != "0" || !is_nothing(value));
        let found = values(&json, field.path).iter().filter(|(_, value)| counts(value)).count() as u32;
        all += found;
        assumed += if field.origin == Origin::Assumed { found } else { 0 };
    }
    InputCount { assumed, all }
}

fn is_nothing(value: &Value) -> bool {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.bytes().all(|byte| matches!(byte, b'0' | b'.'))
}

/// Every place where a path occurs, with the positions of lists filled in; none where a scenario does
/// not have it (another rule).
pub fn values<'a>(json: &'a Value, path: &str) -> Vec<(String, &'a Value)> {
    let mut found = vec![(String::new(), json)];
    for part in path.split('.') {
        let inside = found.into_iter().flat_map(|(at, value)| -> Vec<(String, &'a Value)> {
            match part {
                "*" => value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .enumerate()
                    .map(|(n, v)| (join(&at, &n.to_string()), v))
                    .collect(),
                _ => value.get(part).map(|inner| (join(&at, part), inner)).into_iter().collect(),
            }
        });
        found = inside.collect();
    }
    found
}
