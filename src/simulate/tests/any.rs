//! Villages with every combination of rules, for the tests of the kernel.

use super::hui;
use crate::scenario::Scenario;

/// Settings of every rule, as JSON.
const SURPLUS: [&str; 4] = [
    r#"{"rule":"shares","reserve":"0.1"}"#,
    r#"{"rule":"shares","reserve":"0.05","risk":"0.1","welfare":"0.03"}"#,
    r#"{"rule":"law","reserve":"0.1","patronage":"0.6","subsidy":"30000.00"}"#,
    r#"{"rule":"law","reserve":"0.2","risk":"0.05","patronage":"0.75"}"#,
];
const FLOORS: [&str; 5] = [
    r#"{"rule":"none"}"#,
    r#"{"rule":"fixed","class":"allocated","rate":"0.06","order":"before","shortfall":"lapse"}"#,
    r#"{"rule":"fixed","class":"collective","rate":"0.05","order":"beside","shortfall":"cumulate"}"#,
    r#"{"rule":"fixed","class":"paid-in","rate":"0.08","order":"before","shortfall":"guarantor"}"#,
    r#"{"rule":"threshold","class":"allocated","rate":"0.08","limit":"40000.00","of_profit":"0.05","order":"before","shortfall":"cumulate"}"#,
];
const COLLECTIVE: [&str; 6] = [
    r#"{"rule":"hui","accumulation":"0.4"}"#,
    r#"{"rule":"rceo-shares","fund":"0.3"}"#,
    r#"{"rule":"welfare","paid":"0.6","ill_parts":3}"#,
    r#"{"rule":"posts","accumulation":"0.3","posts":"0.8"}"#,
    r#"{"rule":"parts","poor":"0.55","collective":"0.3","others":"0.15","posts":"0.5"}"#,
    r#"{"rule":"poor-first","first":"300.00","accumulation":"0.4"}"#,
];
const FUND: [&str; 3] = [r#"{"rule":"kept"}"#, r#"{"rule":"yield","rate":"0.03"}"#, r#"{"rule":"reinvest"}"#];
const ADJUSTMENT: [&str; 6] = [
    r#"{"rule":"keep"}"#,
    r#"{"rule":"recover","cap":"300.00"}"#,
    r#"{"rule":"stop"}"#,
    r#"{"rule":"convert"}"#,
    r#"{"rule":"taper","years":2}"#,
    r#"{"rule":"recover"}"#,
];

const INFRASTRUCTURE: [&str; 5] = [
    r#"{"rule":"none"}"#,
    r#"{"rule":"lease","value":"90000.00","life":7,"rent":"0.08"}"#,
    r#"{"rule":"subsidy","value":"50000.00","life":3}"#,
    r#"{"rule":"equity","value":"80000.00","life":4}"#,
    r#"{"rule":"free","value":"80000.00","life":4}"#,
];
const WORK: [&str; 3] = [
    r#"{"rule":"none"}"#,
    r#"{"rule":"jobs","jobs":4,"wage":"900.00","months":10,"who":"poor-first","each":2,"cost":"beside","outside":"0.4"}"#,
    r#"{"rule":"jobs","jobs":3,"wage":"700.50","months":9,"who":"poor-only","each":1,"cost":"within","outside":"0.7"}"#,
];

/// A village with the n-th combination of rules; neighbours differ in all of them.
pub fn any_rules(n: usize) -> Scenario {
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    let mut all = serde_json::to_value(hui()).expect("a scenario has a JSON form");
    all["draws"] = 18.into();
    all["as_of"] = ["2018-12-31", "2019-12-31"][n / 4 % 2].into();
    all["village"]["villages"] = 2.into();
    all["village"]["sold"] = "0.4".into();
    all["village"]["allocation"] = ["per-household", "per-head", "by-need"][n % 3].into();
    let law = n % SURPLUS.len() >= 2;
    let floor = if law && FLOORS[n % FLOORS.len()].contains("beside") { FLOORS[0] } else { FLOORS[n % FLOORS.len()] };
    all["scheme"]["surplus"] = json(SURPLUS[n % SURPLUS.len()]);
    all["scheme"]["floor"] = json(floor);
    all["scheme"]["collective"] = json(COLLECTIVE[(n / 2) % COLLECTIVE.len()]);
    all["scheme"]["fund"] = json(FUND[(n / 3) % FUND.len()]);
    all["scheme"]["adjustment"] = json(ADJUSTMENT[(n / 5) % ADJUSTMENT.len()]);
    all["scheme"]["rounding"] = ["declared-dividend", "largest-remainder"][(n / 7) % 2].into();
    all["work"] = json(WORK[(n / 4) % WORK.len()]);
    all["scheme"]["infrastructure"] = json(INFRASTRUCTURE[(n / 2) % INFRASTRUCTURE.len()]);
    all["scheme"]["opening"] = ["distribute", "reserve", "losses"][(n / 3) % 3].into();
    all["scheme"]["admin"] = ["0.00", "3000.00"][(n / 4) % 2].into();
    all["scheme"]["tax"] = ["0", "0.1"][(n / 6) % 2].into();
    all["village"]["more_enterprises"] = ((n / 2) % 3).into();
    all["village"]["reserve"] = "5000.00".into();
    all["village"]["undistributed"] = ["0.00", "12345.67", "-8000.00"][(n / 5) % 3].into();
    if n % 4 == 1 {
        let units =
            r#"{"per_thousand":"0.5","price":"2100.00","cost":"1900.00","later_cost":"1500.00","later_from":3}"#;
        all["enterprises"][(n + 1) % 4]["units"] = json(units);
    }
    let firm = &mut all["enterprises"][n % 4];
    for (name, value) in [
        ("insured", "0.6"),
        ("insurance_premium", "0.01"),
        ("loan", "0.5"),
        ("loan_interest", "0.0435"),
        ("loan_subsidy", "0.5"),
        ("cycle_swing", "0.1"),
        ("brand_premium", "0.02"),
        ("brand_fee", "0.01"),
        ("brand_calm", "0.3"),
        ("brand_shock", "0.1"),
        ("brand_loss", "0.15"),
        ("closes_below", "0.8"),
    ] {
        firm[name] = value.into();
    }
    firm["ramp_up"] = 2.into();
    if n / 3 % 2 == 1 {
        open_register(&mut all);
    }
    Scenario::from_json(&all.to_string()).unwrap_or_else(|error| panic!("{n}: {error}"))
}

/// Whoever falls under the line comes onto the register, and many do.
pub fn open_register(all: &mut serde_json::Value) {
    all["poverty"]["register"] = "this-year".into();
    all["poverty"]["line_growth"] = "0.04".into();
    (all["village"]["other_earnings"]["wage"], all["village"]["other_earnings"]["farming"]) =
        ("6000.00".into(), "3500.00".into());
}

/// Changes of every kind, in both villages, some on one day, for [`any_rules`].
const CHANGES: &str = r#"[
    {"change":"joins","year":1,"household":3,"coop":1,"shares":7,"traded":"1200.00"},
    {"change":"joins","year":3,"household":3,"coop":2,"shares":5},
    {"change":"leaves","year":2,"household":1,"coop":1},
    {"change":"leaves","year":4,"household":9,"notice":5},
    {"change":"leaves","year":4,"household":2},
    {"change":"dies","year":4,"household":5},
    {"change":"dies","year":10,"household":6},
    {"change":"splits","year":5,"household":4,"new":77,"persons":1},
    {"change":"splits","year":5,"household":7,"new":40,"persons":1,"workers":0},
    {"change":"leaves","year":6,"household":77},
    {"change":"dissolves","year":7,"coop":3},
    {"change":"joins","year":6,"village":2,"household":2,"coop":1,"shares":30},
    {"change":"dies","year":6,"village":2,"household":3},
    {"change":"dissolves","year":8,"village":2,"coop":1}
]"#;

/// [`any_rules`] with [`CHANGES`]; the households that split have several persons.
pub fn any_changes(n: usize) -> Scenario {
    let mut all = serde_json::to_value(any_rules(n)).expect("a scenario has a JSON form");
    all["village"]["persons"] = "8".into();
    all["village"]["poor_earnings"]["workers"] = "0.1".into();
    all["village"]["other_earnings"]["workers"] = "0.1".into();
    all["changes"] = serde_json::from_str(CHANGES).expect("JSON");
    Scenario::from_json(&all.to_string()).unwrap_or_else(|error| panic!("{n}: {error}"))
}

/// Settings of every programme and test, as JSON.
const LEADERS: [&str; 2] = [
    r#"{"rule":"none"}"#,
    r#"{"rule":"leader-loan","loans":2,"amount":"76130.00","years":2,"interest":"0.0435","subsidy":"0.5","mean":"0.2","sd":"0.5","led":3,"wage":"2500.01","from":1,"rounds":3}"#,
];
const MICRO: [&str; 3] = [
    r#"{"rule":"none"}"#,
    r#"{"rule":"micro-loan","part":"0.5","amount":"50000.00","years":3,"interest":"0.0435","subsidy":"1","mean":"0.08","sd":"0.3","from":2,"rounds":2}"#,
    r#"{"rule":"micro-loan","part":"1","amount":"3333.33","years":1,"interest":"0.06","subsidy":"0.333333","mean":"0","sd":"0.8","from":1,"rounds":10}"#,
];
const WORKSHOPS: [&str; 2] = [
    r#"{"rule":"none"}"#,
    r#"{"rule":"workshop","places":12,"daily":"80.00","days":60,"takes_part":"0.6","from":2,"to":6}"#,
];
const POSTS: [&str; 2] = [
    r#"{"rule":"none"}"#,
    r#"{"rule":"public-posts","places":3,"monthly":"333.33","months":7,"takes_part":"0.9","from":1,"to":50}"#,
];
const CARE: [&str; 3] = [
    r#"{"rule":"none"}"#,
    r#"{"rule":"hardest","part":"0.3","prevented":"0.5","covered":"0.7","allowance":"300.00","from":1,"to":5}"#,
    r#"{"rule":"ill","covered":"0.333333","allowance":"120.50","from":2,"to":50}"#,
];
const TESTS: [&str; 3] = [
    r#"{"rule":"years"}"#,
    r#"{"rule":"stable","chance":"0.8","ahead":1,"dividends":"0.00"}"#,
    r#"{"rule":"stable","chance":"0.6","ahead":3,"dividends":"600.00"}"#,
];

/// The same with the n-th combination of programmes and tests; every sixth is plain beside.
pub fn any_help(n: usize) -> Scenario {
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    let scenario = if n.is_multiple_of(6) { hui() } else { any_rules(n) };
    let mut all = serde_json::to_value(scenario).expect("a scenario has a JSON form");
    all["draws"] = 18.into();
    all["poverty"]["test"] = json(TESTS[n % 3]);
    let given = &mut all["programmes"];
    given["order"] = ["by-number", "by-need"][n % 2].into();
    given["leaders"] = json(LEADERS[n / 2 % 2]);
    given["micro"] = json(MICRO[n / 3 % 3]);
    given["workshops"] = json(WORKSHOPS[n / 4 % 2]);
    given["posts"] = json(POSTS[n / 5 % 2]);
    given["care"] = json(CARE[n / 7 % 3]);
    Scenario::from_json(&all.to_string()).unwrap_or_else(|error| panic!("{n}: {error}"))
}
