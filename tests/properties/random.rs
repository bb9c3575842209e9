//! Random villages with real luck: a few co-ops and households, every rule, every rounding.

use std::collections::BTreeMap;

use fenhong::scenario::{
    AlsoRun, Enterprise, ExitTest, Infrastructure, JobsRule, Listed, ListedCoop, ListedHousehold, ListedShares, Luck,
    Named, NoSettings, Poverty, Registration, Scenario, StableTest, Units, Village, WageCost, Work, Workers,
};
use fenhong::units::{Fen, Persons, Rate, Shares};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use super::help::{programmes, without_chance};
use super::schemes::scheme;

/// A rate between two percentages, in steps of a thousandth.
pub fn percent(least: i64, most: i64) -> impl Strategy<Value = Rate> {
    (least * 10..=most * 10).prop_map(|thousandths| Rate::new(thousandths * 1000))
}

/// An amount up to so many yuan, with fen.
pub fn yuan(most: i64) -> impl Strategy<Value = Fen> {
    prop_oneof![Just(Fen::ZERO), (0..=most * 100).prop_map(Fen::new)]
}

fn shares(most: i64) -> impl Strategy<Value = Shares> {
    prop_oneof![1 => Just(Shares::ZERO), 3 => (0..=most).prop_map(Shares::new)]
}

/// Register numbers with what they stand for.
fn numbered<T: std::fmt::Debug>(
    of: impl Strategy<Value = T>,
    how_many: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = BTreeMap<u32, T>> {
    btree_map(prop_oneof![4 => 0..100_u32, 1 => any::<u32>()], of, how_many)
}

/// Borrowing, insurance, a new start, a price cycle, a brand: all of it, or nothing.
fn business() -> impl Strategy<Value = Enterprise> {
    let ramp = (0..=4_u32, percent(0, 30), 2..=6_u32, prop_oneof![3 => Just(1_u32), 1 => 2..=3_u32]);
    let cover = (percent(0, 100), percent(0, 5));
    let loan = (percent(0, 100), percent(0, 15), percent(0, 100));
    let brand = (percent(0, 15), percent(0, 5), percent(0, 100), percent(0, 30), percent(0, 60));
    let all = (ramp, cover, loan, brand).prop_map(|(ramp, cover, loan, brand)| Enterprise {
        ramp_up: ramp.0,
        cycle_swing: ramp.1,
        cycle_years: ramp.2,
        begins: ramp.3,
        insured: cover.0,
        insurance_premium: cover.1,
        loan: loan.0,
        loan_interest: loan.1,
        loan_subsidy: loan.2,
        brand_premium: brand.0,
        brand_fee: brand.1,
        brand_calm: brand.2,
        brand_shock: brand.3,
        brand_loss: brand.4,
        ..Enterprise::default()
    });
    prop_oneof![Just(Enterprise { begins: 1, cycle_years: 4, ..Enterprise::default() }), all]
}

/// Units with a price and a cost, or none.
fn units() -> impl Strategy<Value = Option<Units>> {
    let made = prop_oneof![
        (1..=5_000_000_i64).prop_map(|rate| (Rate::new(rate), 0)),
        (1..=50_u32).prop_map(|all| (Rate::ZERO, all))
    ];
    let units = (made, yuan(3_000), [yuan(2_000), yuan(2_000)], 0..=4_u32).prop_map(
        |((per_thousand, in_all), price, [cost, later_cost], later_from)| {
            Some(Units { per_thousand, in_all, price, cost, later_cost, later_from })
        },
    );
    prop_oneof![3 => Just(None), 1 => units]
}

/// No wages, or jobs of any kind.
fn work() -> impl Strategy<Value = Work> {
    let who = prop_oneof![Just(Workers::PoorFirst), Just(Workers::Members), Just(Workers::PoorOnly)];
    let cost = prop_oneof![Just(WageCost::Beside), Just(WageCost::Within)];
    let jobs = (0..=4_u32, yuan(1_500), 0..=12_u32, who, 1..=3_u32, cost, percent(0, 100)).prop_map(
        |(jobs, wage, months, who, each, cost, outside)| {
            Work::Jobs(JobsRule { jobs, wage, months, who, each, cost, outside })
        },
    );
    prop_oneof![Just(Work::None(NoSettings {})), jobs]
}

fn enterprise(id: &'static str) -> impl Strategy<Value = Enterprise> {
    let chain = prop_oneof![Just(None), Just(Some("x".to_owned())), Just(Some("y".to_owned()))];
    let loss = (percent(0, 50), percent(0, 50));
    let returns = (percent(-30, 40), percent(0, 60));
    (returns, chain, percent(0, 50), percent(0, 50), percent(0, 40), loss, percent(0, 70), (business(), units()))
        .prop_map(
            move |(
                (mean, sd),
                chain,
                chain_correlation,
                common_correlation,
                disaster,
                (least, more),
                closes_below,
                (business, units),
            )| {
                Enterprise {
                    id: id.to_owned(),
                    name: Named { zh: id.to_owned(), en: id.to_owned() },
                    mean,
                    sd,
                    units,
                    chain,
                    chain_correlation,
                    common_correlation,
                    disaster,
                    disaster_loss_least: least,
                    disaster_loss_most: least + more,
                    closes_below,
                    ..business
                }
            },
        )
}

/// A household; which co-ops it holds shares of is told by position, wrapped around.
pub fn household() -> impl Strategy<Value = (ListedHousehold, Vec<(usize, ListedShares)>)> {
    let held = (0..8_usize, shares(60), shares(30), yuan(20_000)).prop_map(|(place, paid_in, allocated, traded)| {
        (place, ListedShares { coop: 0, paid_in, allocated, traded, account: Fen::ZERO })
    });
    let earnings = (yuan(12_000), yuan(9_000), yuan(3_000));
    (1..=8_u32, 0..=8_u32, earnings, any::<bool>(), vec(held, 0..3)).prop_map(
        |(persons, workers, (wage, farming, other), registered, held)| {
            let persons_of = Persons::new(persons);
            let (id, name, workers, shares) = (0, "样本户".to_owned(), workers.min(persons), Vec::new());
            (
                ListedHousehold {
                    id,
                    name,
                    persons: persons_of,
                    workers,
                    wage,
                    farming,
                    other,
                    registered,
                    cadre: false,
                    shares,
                },
                held,
            )
        },
    )
}

/// Enters a household under its number, with its shares in the co-ops of these numbers.
pub fn enter(
    id: u32,
    (household, held): (ListedHousehold, Vec<(usize, ListedShares)>),
    coops: &[u32],
) -> ListedHousehold {
    let at = |(place, held): (usize, ListedShares)| ListedShares { coop: coops[place % coops.len()], ..held };
    let shares = if coops.is_empty() { Vec::new() } else { held.into_iter().map(at).collect() };
    ListedHousehold { id, shares, ..household }
}

/// A co-op without its number.
fn coop() -> impl Strategy<Value = ListedCoop> {
    let also = prop_oneof![Just(None), percent(0, 100).prop_map(Some)];
    let own =
        (prop_oneof![Just(None), (0..=5_u32).prop_map(Some)], prop_oneof![Just(None), yuan(50_000).prop_map(Some)]);
    let before = (yuan(20_000), prop_oneof![Just(Fen::ZERO), (-2_000_000..=2_000_000_i64).prop_map(Fen::new)]);
    (0..2_usize, also, shares(150), own, before).prop_map(
        |(enterprise, also, collective, (jobs, infrastructure), (reserve, undistributed))| {
            let ids = if enterprise == 0 { ["a", "b"] } else { ["b", "a"] };
            let also = also.map(|part| AlsoRun { enterprise: ids[1].to_owned(), part });
            ListedCoop {
                id: 0,
                name: "样本社".to_owned(),
                enterprise: ids[0].to_owned(),
                also: also.into_iter().collect(),
                collective,
                jobs,
                infrastructure,
                reserve,
                // A loss that capital and reserve can bear.
                undistributed: undistributed.max(-(reserve + Fen::yuan(100 * collective.count()))),
                arrears: Fen::new(reserve.fen() / 7),
            }
        },
    )
}

fn village() -> impl Strategy<Value = Listed> {
    let coops = numbered(coop(), 0..=3);
    let par = prop_oneof![Just(Fen::yuan(1000)), Just(Fen::yuan(100)), Just(Fen::new(33_334))];
    (par, coops, numbered(household(), 1..=7)).prop_map(|(par, coops, households)| {
        let ids: Vec<u32> = coops.keys().copied().collect();
        let coop = |(id, mut coop): (u32, ListedCoop)| {
            coop.id = id;
            coop
        };
        let coops = coops.into_iter().map(coop).collect();
        Listed { par, coops, households: households.into_iter().map(|(id, house)| enter(id, house, &ids)).collect() }
    })
}

fn luck() -> impl Strategy<Value = Luck> {
    let spreads = (percent(0, 60), percent(0, 60), percent(-10, 20));
    let illness = (percent(0, 100), 1..=5_u32, yuan(9_000));
    let harvest = (percent(0, 100), percent(0, 100), percent(0, 100));
    (spreads, illness, percent(0, 100), harvest).prop_map(|(spreads, illness, lost_wage, harvest)| Luck {
        wages_spread: spreads.0,
        farming_spread: spreads.1,
        growth: spreads.2,
        illness: illness.0,
        illness_years: illness.1,
        illness_cost: illness.2,
        lost_wage,
        harvest_failure: harvest.0,
        harvest_loss: harvest.1,
        harvest_correlation: harvest.2,
    })
}

fn poverty() -> impl Strategy<Value = Poverty> {
    let stable = (percent(0, 100), 1..=3_u32, yuan(3_000));
    let test = prop_oneof![
        2 => Just(ExitTest::default()),
        1 => stable.prop_map(|(chance, ahead, dividends)| ExitTest::Stable(StableTest { chance, ahead, dividends })),
    ];
    let register = prop_oneof![Just(Registration::First), Just(Registration::ThisYear)];
    let grows = prop_oneof![2 => Just(Rate::ZERO), 1 => percent(-10, 10)];
    (1..=5_000_i64, 1..=4_u32, test, register, grows).prop_map(|(line, exit_years, test, register, line_growth)| {
        Poverty { line: Fen::yuan(line), source: None, exit_years, test, register, line_growth }
    })
}

/// Any village with any scheme and any luck, for a few years and futures.
pub fn scenario() -> impl Strategy<Value = Scenario> {
    let run = (1..=6_u32, 1..=6_u32, any::<u32>());
    let households = (luck(), poverty(), programmes());
    (run, village(), (enterprise("a"), enterprise("b")), (scheme(), work()), households).prop_map(
        |((years, pairs, seed), village, (a, b), (scheme, work), (luck, poverty, programmes))| {
            let mut scenario = Scenario::from_json(include_str!("../errors/village.json")).expect("a valid scenario");
            (scenario.years, scenario.draws, scenario.seeds.luck) = (years, pairs * 2, seed);
            (scenario.village, scenario.enterprises) = (Village::Listed(village), vec![a, b]);
            (scenario.scheme, scenario.luck, scenario.poverty) = (scheme, luck, poverty);
            (scenario.work, scenario.programmes) = (work, programmes);
            in_whole_shares(&mut scenario);
            scenario
        },
    )
}

/// Makes infrastructure that is valued into shares whole ones.
pub fn in_whole_shares(scenario: &mut Scenario) {
    let par = listed(scenario).par;
    let whole = |value: &mut Fen| *value = Fen::new(value.fen() / par.fen() * par.fen());
    if let Infrastructure::Equity(entrusted) = &mut scenario.scheme.infrastructure {
        whole(&mut entrusted.value);
        listed_mut(scenario).coops.iter_mut().flat_map(|coop| &mut coop.infrastructure).for_each(whole);
    }
}

/// The same without any chance: every return its mean, every year usual.
pub fn certain_scenario() -> impl Strategy<Value = Scenario> {
    scenario().prop_map(|mut scenario| {
        for enterprise in &mut scenario.enterprises {
            (enterprise.sd, enterprise.disaster) = (Rate::ZERO, Rate::ZERO);
            (enterprise.cycle_swing, enterprise.brand_shock) = (Rate::ZERO, Rate::ZERO);
        }
        let luck = &mut scenario.luck;
        (luck.wages_spread, luck.farming_spread) = (Rate::ZERO, Rate::ZERO);
        (luck.illness, luck.lost_wage, luck.harvest_failure) = (Rate::ZERO, Rate::ZERO, Rate::ZERO);
        without_chance(&mut scenario.programmes);
        scenario
    })
}

/// A scenario and a surplus for each co-op in each of four years.
pub fn entered() -> impl Strategy<Value = (Scenario, Vec<Vec<Fen>>)> {
    let surplus = prop_oneof![(-5_000_000..=10_000_000_i64).prop_map(Fen::new), (-3..=300_i64).prop_map(Fen::new)];
    (scenario(), vec(vec(surplus, 3), 4)).prop_map(|(scenario, mut years)| {
        let coops = listed(&scenario).coops.len();
        years.iter_mut().for_each(|year| year.truncate(coops));
        (scenario, years)
    })
}

/// The roster of a scenario.
pub fn listed(scenario: &Scenario) -> &Listed {
    match &scenario.village {
        Village::Listed(village) => village,
        Village::Generated(_) => unreachable!("random villages are listed"),
    }
}

/// The roster, to change it.
pub fn listed_mut(scenario: &mut Scenario) -> &mut Listed {
    match &mut scenario.village {
        Village::Listed(village) => village,
        Village::Generated(_) => unreachable!("random villages are listed"),
    }
}
