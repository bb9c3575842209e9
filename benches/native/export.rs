//! Registers and tables as JSON, for the contestants that have not got the core: they are given what does not depend
//! on luck, and do the rest.

use std::fs;

use fenhong::chance::spread;
use fenhong::equity::{Holding, Household, Register};
use fenhong::model::Model;
use fenhong::population::Population;
use fenhong::scenario::{CollectiveRule, Enterprise, Scenario, SurplusRule};
use fenhong::table;
use fenhong::units::Rate;
use serde_json::{Value, json};

/// Writes everything to a file.
// There may be other rules one day; these contestants will not have them.
#[allow(irrefutable_let_patterns)]
pub fn write(scenario: &Scenario, path: &str) -> Value {
    let scheme = &scenario.scheme;
    assert!(!scheme.recovers() && !scheme.pays_every_fen(), "the other contestants have the pinned case's rules only");
    let model = Model::new(scenario.clone()).expect("a valid scenario");
    let SurplusRule::Shares(surplus) = &scheme.surplus else { panic!("the pinned case shares by shares") };
    let CollectiveRule::Hui(hui) = &scheme.collective else { panic!("the pinned case has Hui's rule") };
    let chains = chains(scenario);
    let population = Population::new(scenario);
    let villages: Vec<Value> = (0..population.villages()).map(|v| village(&model, &population.register(v))).collect();
    let hazards = &model.hazards;
    let all = json!({
        "years": scenario.years,
        "seed": scenario.seeds.luck,
        "exit_years": hazards.exit_years,
        "illness": hazards.illness,
        "lost_wage": hazards.lost_wage,
        "illness_window": hazards.illness_window,
        "illness_cost": hazards.illness_cost,
        "bad_year": scenario.luck.harvest_failure.ppm(),
        "wages": hazards.wages.entries,
        "wages_point": hazards.wages.point,
        "harvests": hazards.harvests.entries,
        "harvests_point": hazards.harvests.point,
        "reserve": surplus.reserve.ppm(),
        "accumulation": hui.accumulation.ppm(),
        "chains": chains.iter().map(|name| spread(number(name))).collect::<Vec<u32>>(),
        "enterprises": scenario.enterprises.iter().map(|e| enterprise(e, &chains)).collect::<Vec<Value>>(),
        "villages": villages,
    });
    fs::write(path, all.to_string()).expect("the file can be written");
    json!({ "path": path })
}

/// The chains' names in order.
fn chains(scenario: &Scenario) -> Vec<&str> {
    let mut names: Vec<&str> = scenario.enterprises.iter().filter_map(|e| e.chain.as_deref()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A chain's register number (FNV-1a of its name).
fn number(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Thresholds are parts per million: a word hits where word × 1 000 000 < threshold × 2³².
fn enterprise(from: &Enterprise, chains: &[&str]) -> Value {
    let own = Rate::ONE.ppm() - from.common_correlation.ppm();
    let chain = from.chain.as_deref().and_then(|name| chains.iter().position(|chain| *chain == name));
    let of_chain = match chain {
        Some(_) if own > 0 => (from.chain_correlation.ppm() * Rate::ONE.ppm() / own).min(Rate::ONE.ppm()),
        _ => 0,
    };
    json!({
        "returns": table::returns(from.mean, from.sd),
        "chain": chain.map_or(-1, |place| place as i64),
        "shared_by_all": from.common_correlation.ppm(),
        "shared_by_chain": of_chain,
        "disaster": from.disaster.ppm(),
        "loss_least": from.disaster_loss_least.ppm(),
        "loss_range": (from.disaster_loss_most - from.disaster_loss_least).ppm(),
        "closes_below": from.closes_below.ppm(),
    })
}

/// Columns of co-ops and of households, these group by group as the core tallies them. A household's holdings: co-op
/// and shares of the first (the co-op behind the last for none), and rows `[household, co-op, shares]` of the others.
fn village(model: &Model, register: &Register) -> Value {
    let groups = groups(register);
    let houses: Vec<&Household> = groups.iter().flatten().copied().collect();
    let ends = groups.iter().scan(0, |end, group| {
        *end += group.len();
        Some(*end)
    });
    let more = houses.iter().enumerate().flat_map(|(place, house)| {
        house
            .holdings
            .iter()
            .skip(1)
            .map(move |h| [place as i64, h.coop as i64, h.paid_in.count() + h.allocated.count()])
    });
    let (years, tops) = (0..model.scenario.years, model.hazards.tops());
    let means: Vec<_> = years
        .flat_map(|year| houses.iter().map(move |house| model.hazards.means(house, year, tops).expect("small amounts")))
        .collect();
    let first = |house: &&Household| house.holdings.first().map_or(register.coops.len(), |h| h.coop);
    let shares = |house: &&Household| house.holdings.first().map_or(0, |h| h.paid_in.count() + h.allocated.count());
    json!({
        "coops": coops(register, &groups),
        "groups": std::iter::once(0).chain(ends).collect::<Vec<usize>>(),
        "spread": houses.iter().map(|house| spread(house.address)).collect::<Vec<u32>>(),
        "workers": houses.iter().map(|house| house.workers).collect::<Vec<u32>>(),
        "coop": houses.iter().map(first).collect::<Vec<usize>>(),
        "held": houses.iter().map(shares).collect::<Vec<i64>>(),
        "more": more.collect::<Vec<_>>(),
        "wage": means.iter().map(|m| m.wage).collect::<Vec<i32>>(),
        "farming": means.iter().map(|m| m.farming).collect::<Vec<i32>>(),
        "need": means.iter().map(|m| m.need).collect::<Vec<i32>>(),
    })
}

fn coops(register: &Register, groups: &[Vec<&Household>; 3]) -> Value {
    let coops = &register.coops;
    let by_group = |shares: fn(&Holding) -> i64| -> Vec<Vec<i64>> {
        let held = |group: &Vec<&Household>, coop| {
            group.iter().flat_map(|house| &house.holdings).filter(|h| h.coop == coop).map(shares).sum()
        };
        groups.iter().map(|group| (0..coops.len()).map(|coop| held(group, coop)).collect()).collect()
    };
    json!({
        "spread": coops.iter().map(|coop| spread(coop.address)).collect::<Vec<u32>>(),
        "enterprise": coops.iter().map(|coop| coop.enterprise).collect::<Vec<usize>>(),
        "shares": coops.iter().map(|coop| coop.shares().count()).collect::<Vec<i64>>(),
        "collective": coops.iter().map(|coop| coop.collective.count()).collect::<Vec<i64>>(),
        "capital": coops.iter().map(|coop| coop.shares().at_par(register.par).fen()).collect::<Vec<i64>>(),
        "paid_in": by_group(|holding| holding.paid_in.count()),
        "allocated": by_group(|holding| holding.allocated.count()),
    })
}

/// The cohort's tenth with the lowest means a head, the rest of the cohort, the others; in each the households of a
/// co-op together.
fn groups(register: &Register) -> [Vec<&Household>; 3] {
    let (mut cohort, others): (Vec<_>, Vec<_>) = register.households.iter().partition(|house| house.registered);
    let expected =
        |house: &Household| house.wage.fen() * i64::from(house.workers) + house.farming.fen() + house.other.fen();
    cohort.sort_by_key(|house| (expected(house) / i64::from(house.persons.count().max(1)), house.id));
    let rest = cohort.split_off(cohort.len().div_ceil(10));
    let mut groups = [cohort, rest, others];
    for group in &mut groups {
        group.sort_by_key(|house| (house.holdings.first().map(|h| h.coop), house.id));
    }
    groups
}
