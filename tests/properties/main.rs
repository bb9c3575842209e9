//! What holds for every village, every scheme and every luck. `PROPTEST_CASES` sets how many are tried.

#[path = "../common/mod.rs"]
mod common;
mod decide;
mod help;
mod members;
mod random;
mod schemes;
mod sums;

use std::collections::BTreeMap;

use common::{flat, try_walk, walk};
use fenhong::enterprise::{Operation, YearLuck};
use fenhong::ledger::{CoopYear, Line, Row, YearLedger};
use fenhong::model::Model;
use fenhong::outcome;
use fenhong::rules::Over;
use fenhong::scenario::{
    Adjustment, AlsoRun, Care, CollectiveRule, Error, Floor, FundUse, Kind, LawRule, ListedCoop, Newcomers, NoSettings,
    Poverty, Registration, Rounding, Scenario, SharesRule, SurplusRule, Village, WageCost, WelfareOf, Work,
};
use fenhong::simulate::tally::{End, GROUPS, InGroup, Overall, in_group, of};
use fenhong::simulate::{Engine, Tally};
use fenhong::units::{Fen, Rate, Shares};
use proptest::prelude::*;
use proptest::test_runner::Config;
use random::{certain_scenario, enter, entered, household, in_whole_shares, listed, listed_mut, percent, scenario};
use schemes::scheme;
use serde_json::Value;
use sums::{check_cells, check_conservation, check_signs};

/// A few dozen villages a property, or as many as `PROPTEST_CASES` says.
fn config() -> Config {
    let default = Config { failure_persistence: None, ..Config::default() };
    let chosen = std::env::var_os("PROPTEST_CASES").is_some();
    if chosen { default } else { Config { cases: 48, ..default } }
}

fn model(scenario: &Scenario) -> Model {
    Model::new(scenario.clone()).expect("a valid scenario")
}

/// A draw's years. Units that are worth many times what they cost let a co-op grow tenfold a year: once in a thousand
/// villages it outgrows what can be counted and is refused by name, and such a village is not asked.
fn years(scenario: &Scenario, draw: u32) -> Result<Vec<YearLedger>, TestCaseError> {
    try_walk(&model(scenario), draw, &vec![None; scenario.years as usize]).map_err(refused)
}

/// A village whose amounts are too large to be counted is not asked; any other refusal is a mistake.
fn refused(error: Error) -> TestCaseError {
    match error.kind {
        Kind::Overflow { .. } => TestCaseError::reject("amounts that cannot be counted"),
        _ => TestCaseError::fail(error.to_string()),
    }
}

/// All futures, where the amounts can be counted in lanes.
fn run_all(scenario: &Scenario) -> Result<Tally, TestCaseError> {
    Engine::new(scenario.clone()).and_then(|mut engine| engine.run_all()).map_err(refused)
}

/// What a household gets of the poor's part: all from the village's pools but what every person has a right to.
fn of_the_poor(row: &Row, ledger: &YearLedger) -> Fen {
    let by_person = ledger.pool.per_person.times(i64::from(row.persons));
    row.collective - by_person + row.post + row.recovered
}

/// What luck did to the households and the co-ops of a year.
fn luck_of(ledger: &YearLedger) -> Value {
    let rows: Vec<Value> = ledger.rows.iter().map(|row| serde_json::json!([row.id, row.earned])).collect();
    let coops: Vec<Value> = ledger.coops.iter().map(|coop| serde_json::json!([coop.id, coop.luck])).collect();
    serde_json::json!([rows, coops])
}

/// Flat ledgers without the position of the enterprise, which depends on the order of the file.
fn in_no_order(ledgers: &[YearLedger]) -> Vec<Value> {
    let without = |ledger: &YearLedger| {
        let mut flat = flat(ledger);
        let coops = flat["coops"].as_object_mut().expect("co-ops by number");
        for coop in coops.values_mut() {
            coop["enterprise"] = Value::Null;
            let branches = coop["branches"].as_array_mut().expect("a list");
            branches.iter_mut().for_each(|branch| branch["enterprise"] = Value::Null);
        }
        flat
    };
    ledgers.iter().map(without).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_fen_of_every_simulated_year_is_accounted_for(scenario in scenario()) {
        for draw in 0..scenario.draws {
            let years = years(&scenario, draw)?;
            years.iter().for_each(check_conservation);
            for pair in years.windows(2) {
                prop_assert_eq!(pair[0].accounts.closing, pair[1].accounts.opening, "nothing is lost over new year");
            }
        }
    }

    #[test]
    fn every_fen_of_every_entered_year_is_accounted_for((scenario, surpluses) in entered()) {
        let entered: Vec<Option<Vec<Fen>>> = surpluses.into_iter().map(Some).collect();
        let ledgers = walk(&model(&scenario), 0, &entered);
        ledgers.iter().for_each(check_conservation);
        ledgers.iter().for_each(check_signs);
    }

    #[test]
    fn help_is_given_within_its_terms_and_no_loan_loses_a_fen(scenario in scenario()) {
        for draw in 0..scenario.draws {
            help::check(&scenario, &years(&scenario, draw)?);
        }
    }

    #[test]
    fn help_is_the_same_for_everyone_else_s_luck(scenario in scenario()) {
        // Who lives without help earns what it earned, where none is prevented from falling ill.
        let mut without = scenario.clone();
        without.programmes = Default::default();
        if let Care::Hardest(care) = &scenario.programmes.care {
            prop_assume!(care.prevented == Rate::ZERO);
        }
        for draw in 0..scenario.draws {
            let (with, without) = (years(&scenario, draw)?, years(&without, draw)?);
            for (with, without) in with.iter().zip(&without) {
                let earned = |ledger: &YearLedger| ledger.rows.iter().map(|row| row.earned).collect::<Vec<_>>();
                prop_assert_eq!(earned(with), earned(without));
            }
        }
    }

    #[test]
    fn no_payout_fund_or_reserve_is_ever_below_nothing(scenario in scenario()) {
        for ledger in years(&scenario, 1)? {
            check_signs(&ledger);
            for coop in &ledger.coops {
                prop_assert!(coop.closing.net_assets() >= Fen::ZERO, "luck destroys no more than there is");
            }
        }
    }

    #[test]
    fn the_order_of_a_roster_and_of_the_enterprises_does_not_matter(
        scenario in scenario(),
        turn in 0..7_usize,
    ) {
        let mut other = scenario.clone();
        other.enterprises.reverse();
        let village = listed_mut(&mut other);
        village.coops.reverse();
        let by = turn % village.households.len();
        village.households.rotate_left(by);
        village.households.iter_mut().for_each(|household| household.shares.reverse());
        prop_assert_eq!(in_no_order(&years(&scenario, 1)?), in_no_order(&years(&other, 1)?));
    }

    #[test]
    fn one_more_enterprise_in_a_co_op_moves_no_other_enterprise_s_luck(scenario in scenario(), part in percent(0, 100)) {
        let mut alone = scenario.clone();
        listed_mut(&mut alone).coops.iter_mut().for_each(|coop| coop.also.clear());
        let mut both = alone.clone();
        for coop in &mut listed_mut(&mut both).coops {
            let other = if coop.enterprise == "a" { "b" } else { "a" };
            coop.also.push(AlsoRun { enterprise: other.to_owned(), part });
        }
        let (before, after) = (years(&alone, 0)?, years(&both, 0)?);
        for (before, after) in before.iter().zip(&after) {
            prop_assert_eq!(luck_of(before), luck_of(after));
            for coop in after.coops.iter().filter(|coop| !coop.closed) {
                let operation = coop.operation.expect("a simulated year");
                prop_assert_eq!(Some(coop.branches[0].luck), coop.luck);
                let sum = |of: fn(&Operation) -> Fen| coop.branches.iter().map(|branch| of(&branch.operation)).sum::<Fen>();
                prop_assert_eq!(sum(|year| year.earned), operation.earned);
                prop_assert_eq!(sum(|year| year.productive), operation.productive);
            }
        }
    }

    #[test]
    fn wages_within_the_return_cost_the_co_op_nothing_more(scenario in scenario()) {
        // Loans and jobs from outside take a household's income, with the wages in it, into account.
        let scenario = Scenario { programmes: Default::default(), ..scenario };
        let (mut none, mut within) = (scenario.clone(), scenario);
        none.work = Work::None(NoSettings {});
        let Work::Jobs(rule) = &mut within.work else { return Ok(()) };
        rule.cost = WageCost::Within;
        for (none, within) in years(&none, 0)?.iter().zip(&years(&within, 0)?) {
            let surplus = |ledger: &YearLedger| ledger.coops.iter().map(|coop| coop.bridge.surplus).collect::<Vec<_>>();
            // Whoever works may leave the register sooner, and a co-op's shares are then bought or lost.
            if none.rows.iter().zip(&within.rows).any(|(one, two)| one.on_register != two.on_register) {
                break;
            }
            prop_assert_eq!(surplus(none), surplus(within));
            for (one, two) in none.rows.iter().zip(&within.rows) {
                prop_assert_eq!(one.dividends(), two.dividends());
                prop_assert_eq!(one.income() + two.job, two.income());
            }
        }
    }

    #[test]
    fn one_more_household_moves_no_other_household_s_luck(scenario in scenario(), id in any::<u32>(), more in household()) {
        // Who is among the first for help depends on who else is there.
        let scenario = Scenario { programmes: Default::default(), ..scenario };
        let mut other = scenario.clone();
        let village = listed_mut(&mut other);
        prop_assume!(village.households.iter().all(|household| household.id != id));
        let coops: Vec<u32> = village.coops.iter().map(|coop| coop.id).collect();
        village.households.push(enter(id, more, &coops));
        for (before, after) in years(&scenario, 0)?.iter().zip(years(&other, 0)?) {
            let mut after = after;
            after.rows.retain(|row| row.id != id);
            prop_assert_eq!(luck_of(before), luck_of(&after));
        }
    }

    #[test]
    fn one_more_co_op_moves_no_other_co_op_s_luck(scenario in scenario(), id in any::<u32>(), enterprise in 0..2_usize) {
        let mut other = scenario.clone();
        let village = listed_mut(&mut other);
        prop_assume!(village.coops.iter().all(|coop| coop.id != id));
        let (name, enterprise) = ("样本社".to_owned(), ["a", "b"][enterprise].to_owned());
        let (collective, none) = (Shares::new(10), Fen::ZERO);
        let (also, jobs, infrastructure, reserve, undistributed) = (Vec::new(), Some(0), None, none, none);
        let arrears = none;
        let more =
            ListedCoop { id, name, enterprise, also, collective, jobs, infrastructure, reserve, undistributed, arrears };
        village.coops.push(more);
        for (before, after) in years(&scenario, 0)?.iter().zip(years(&other, 0)?) {
            let mut after = after;
            after.coops.retain(|coop| coop.id != id);
            prop_assert_eq!(luck_of(before), luck_of(&after));
        }
    }

    #[test]
    fn a_household_without_shares_and_rights_changes_nobody_s_ledger(scenario in scenario(), id in any::<u32>(), more in household()) {
        // Who is among the first for help depends on who else is there, and who comes onto the register later has rights.
        let poverty = Poverty { register: Registration::First, ..scenario.poverty };
        let scenario = Scenario { programmes: Default::default(), poverty, ..scenario };
        let mut other = scenario.clone();
        let village = listed_mut(&mut other);
        prop_assume!(village.households.iter().all(|household| household.id != id));
        let mut stranger = enter(id, more, &[]);
        stranger.registered = false;
        village.households.push(stranger);
        // By persons every household of the village has a right.
        prop_assume!(!matches!(scenario.scheme.collective, CollectiveRule::RceoShares(_)));
        for (before, after) in years(&scenario, 0)?.iter().zip(years(&other, 0)?) {
            let mut after = after;
            after.rows.retain(|row| row.id != id);
            prop_assert_eq!(flat(before), flat(&after));
        }
    }

    #[test]
    fn schemes_that_are_compared_share_the_same_luck(scenario in scenario(), scheme in scheme()) {
        let mut other = scenario.clone();
        other.scheme = scheme;
        in_whole_shares(&mut other);
        for draw in 0..2 {
            for (one, two) in years(&scenario, draw)?.iter().zip(&years(&other, draw)?) {
                prop_assert_eq!(luck_of(one), luck_of(two));
                let without = |ledger: &YearLedger| ledger.rows.iter().map(|row| (row.below_without, row.out_without)).collect::<Vec<_>>();
                prop_assert_eq!(without(one), without(two));
            }
        }
    }

    #[test]
    fn who_is_off_the_register_gets_neither_pool_nor_recovered_shares(scenario in scenario(), cap in 0..100_000_i64) {
        let mut scenario = scenario;
        scenario.scheme.adjustment = Adjustment::Recover(fenhong::scenario::RecoverRule { cap: Some(Fen::new(cap)) });
        for ledger in years(&scenario, 1)? {
            for row in &ledger.rows {
                prop_assert!(row.recovered <= Fen::new(cap), "the cap holds");
                if !row.on_register {
                    prop_assert_eq!(row.allocated + of_the_poor(row, &ledger), Fen::ZERO);
                    prop_assert!(row.lines.iter().all(|line| line.allocated == Fen::ZERO));
                }
            }
        }
    }

    #[test]
    fn who_never_was_registered_never_gets_the_poor_s_part(scenario in scenario()) {
        for ledger in years(&scenario, 0)? {
            for row in ledger.rows.iter().filter(|row| !row.on_register) {
                prop_assert_eq!(of_the_poor(row, &ledger), Fen::ZERO);
            }
            for row in ledger.rows.iter().filter(|row| !row.cohort) {
                let comes = scenario.poverty.register == Registration::ThisYear && (row.below || row.on_register);
                prop_assert!(comes || !row.on_register && !row.on_register_after);
                prop_assert!(!row.below || row.on_register_after == comes);
            }
        }
    }

    #[test]
    fn a_dividend_waits_until_losses_are_made_up((scenario, surpluses) in entered()) {
        let entered: Vec<Option<Vec<Fen>>> = surpluses.into_iter().map(Some).collect();
        for ledger in walk(&model(&scenario), 0, &entered) {
            for coop in &ledger.coops {
                let open = coop.closing.loss > Fen::ZERO;
                prop_assert!(!open || coop.bridge.distributable == Fen::ZERO, "{:?}", coop);
            }
        }
    }

    /// Not so when every fen is paid: with one fen more to share, a claim's remainder may come later than before,
    /// as seats do in the Alabama paradox. Nor with several funds, which one fen more of surplus can raise by a fen
    /// each, nor under the `law`, where one fen more of reserve takes weight from contributions, nor over the cliff
    /// of a threshold.
    #[test]
    fn a_larger_surplus_pays_nobody_less_when_dividends_are_declared((scenario, surpluses) in entered(), more in 0..100_000_i64) {
        let mut scenario = scenario;
        scenario.scheme.rounding = Rounding::DeclaredDividend;
        let (SurplusRule::Shares(SharesRule { reserve, .. }) | SurplusRule::Law(LawRule { reserve, .. })) =
            scenario.scheme.surplus;
        let [risk, welfare] = [Rate::ZERO; 2];
        scenario.scheme.surplus = SurplusRule::Shares(SharesRule { reserve, risk, welfare, welfare_of: WelfareOf::Village, newcomers: Newcomers::default() });
        if matches!(scenario.scheme.floor, Floor::Threshold(_)) {
            scenario.scheme.floor = Floor::default();
        }
        let larger = surpluses[0].iter().map(|&surplus| surplus + Fen::new(more)).collect();
        let model = model(&scenario);
        let (one, two) = (walk(&model, 0, &[Some(surpluses[0].clone())]), walk(&model, 0, &[Some(larger)]));
        for (less, more) in one[0].rows.iter().zip(&two[0].rows) {
            prop_assert!(less.paid_in <= more.paid_in && less.allocated <= more.allocated);
            prop_assert!(less.collective <= more.collective && less.post <= more.post);
        }
    }

    /// Refunds of a closing co-op are whole fen a share, so they may differ by a fen a share: until then. Shares
    /// that are lost step by step or bought are whole ones.
    #[test]
    fn twice_the_shares_of_half_the_par_pay_the_same_when_every_fen_is_paid(scenario in scenario()) {
        let mut scenario = scenario;
        scenario.scheme.rounding = Rounding::LargestRemainder;
        listed_mut(&mut scenario).par = Fen::yuan(500);
        in_whole_shares(&mut scenario);
        if matches!(scenario.scheme.adjustment, Adjustment::Taper(_)) {
            scenario.scheme.adjustment = Adjustment::Stop(NoSettings {});
        }
        if matches!(scenario.scheme.fund, FundUse::Reinvest(_)) {
            scenario.scheme.fund = FundUse::default();
        }
        let mut finer = scenario.clone();
        let village = listed_mut(&mut finer);
        village.par = Fen::yuan(250);
        village.coops.iter_mut().for_each(|coop| coop.collective += coop.collective);
        for held in village.households.iter_mut().flat_map(|household| &mut household.shares) {
            (held.paid_in, held.allocated) = (held.paid_in + held.paid_in, held.allocated + held.allocated);
        }
        for (one, two) in years(&scenario, 0)?.iter().zip(&years(&finer, 0)?) {
            if one.coops.iter().any(|coop| coop.closes || coop.closed) {
                break;
            }
            let paid = |row: &Row| [row.patronage, row.paid_in, row.allocated, row.collective, row.post, row.recovered];
            prop_assert_eq!(one.rows.iter().map(paid).collect::<Vec<_>>(), two.rows.iter().map(paid).collect::<Vec<_>>());
            prop_assert_eq!((one.fund, one.welfare, one.accounts), (two.fund, two.welfare, two.accounts));
        }
    }

    #[test]
    fn the_first_futures_of_many_are_the_futures_of_a_shorter_run(scenario in scenario(), pairs in 1..6_u32) {
        let whole = run_all(&scenario)?;
        let mut shorter = scenario.clone();
        shorter.draws = (pairs * 2).min(scenario.draws);
        let first = run_all(&shorter)?;
        prop_assert_eq!(&whole.cells[..first.cells.len()], &first.cells[..]);
        prop_assert_eq!(&whole.ends[..first.ends.len()], &first.ends[..]);
    }

    #[test]
    fn without_chance_all_futures_are_one(scenario in certain_scenario()) {
        let tally = run_all(&scenario)?;
        let a_draw = tally.cells.len() / tally.draws as usize;
        for draw in tally.cells.chunks(a_draw) {
            prop_assert_eq!(draw, &tally.cells[..a_draw]);
        }
        let ledgers = years(&scenario, 0)?;
        prop_assert_eq!(in_no_luck(&ledgers), in_no_luck(&years(&scenario, scenario.draws - 1)?));
    }

    #[test]
    fn the_futures_are_the_ledgers_added_up(scenario in scenario()) {
        let tally = run_all(&scenario)?;
        for draw in 0..scenario.draws {
            let ledgers = years(&scenario, draw).expect("the lanes could count it");
            for (year, ledger) in ledgers.iter().enumerate() {
                check_cells(tally.year(draw as usize, year), ledger);
            }
            let last = ledgers.last().expect("a year");
            let end = tally.end(draw as usize);
            let out = |of: fn(&Row) -> bool| last.rows.iter().filter(|row| row.cohort && of(row)).count() as i64;
            prop_assert_eq!(end[End::OutWorst as usize] + end[End::OutRest as usize], out(|row| row.out_for_good));
            prop_assert_eq!(end[End::OutWorstWithout as usize] + end[End::OutRestWithout as usize], out(|row| row.out_without));
            prop_assert_eq!(end[End::WelfareFund as usize], last.welfare.fen());
            prop_assert_eq!(end[End::NetAssets as usize], (last.accounts.closing - last.fund - last.welfare).fen());
        }
    }

    #[test]
    fn no_future_ends_with_more_or_less_than_was_put_in_and_earned(scenario in scenario()) {
        let tally = run_all(&scenario)?;
        for draw in 0..tally.draws as usize {
            let years = (0..tally.years as usize).map(|year| tally.year(draw, year));
            let (mut came, mut paid) = (0, 0);
            for cells in years {
                came += cells[of(Overall::Surplus)] + cells[of(Overall::Injected)];
                let kinds = [InGroup::Patronage, InGroup::PaidIn, InGroup::Allocated, InGroup::Collective];
                let group = |group| kinds.map(|what| cells[in_group(group, what)]);
                paid += (0..GROUPS).flat_map(group).sum::<i64>() + cells[of(Overall::Refunds)] + cells[of(Overall::Others)];
            }
            let fund = tally.year(draw, tally.years as usize - 1)[of(Overall::Fund)];
            let closing = tally.end(draw)[End::NetAssets as usize] + tally.end(draw)[End::WelfareFund as usize] + fund;
            prop_assert_eq!(tally.size.capital + tally.size.brought + came, paid + closing);
        }
    }

    #[test]
    fn a_report_is_in_order_and_adds_up(scenario in scenario()) {
        let report = outcome::report(&scenario, &run_all(&scenario)?);
        let head = &report.headline;
        let paid = head.paid().into_iter().flatten();
        prop_assert!(paid.is_sorted_by_key(|pick| pick.amount));
        prop_assert!(head.paying_years_bad <= head.paying_years_usual && head.paying_years_usual <= Some(head.of_years));
        prop_assert_eq!(head.mean.is_none(), head.lived_years == 0);
        for estimate in [head.mean, head.out, head.out_without, head.worst_tenth_payout].into_iter().flatten() {
            prop_assert!(estimate.low <= estimate.mean && estimate.mean <= estimate.high, "{:?}", estimate);
        }
        for year in &report.years {
            let is_lived = year.year < head.lived_years;
            prop_assert_eq!([year.fan.is_some(), year.cohort.is_some(), year.gap.is_some()], [is_lived; 3]);
            let in_order = |picks: &[fenhong::outcome::Pick]| picks.is_sorted_by_key(|pick| pick.amount);
            prop_assert!(year.fan.is_none_or(|fan| in_order(&fan)) && in_order(&year.fund));
            let futures = |histogram: &fenhong::outcome::Histogram| histogram.counts.iter().sum::<u32>();
            prop_assert_eq!(year.histogram.as_ref().map(futures), is_lived.then_some(scenario.draws));
            for part in [year.poor, year.poor_without, year.registered, year.poor_all].into_iter().flatten() {
                prop_assert!(0 <= part.mean && part.mean <= Rate::ONE.ppm(), "{:?}", part);
            }
        }
        let accounts = report.accounts;
        prop_assert_eq!(accounts.opening + accounts.injected + accounts.surplus, accounts.paid + accounts.others + accounts.closing);
    }

    #[test]
    fn a_scenario_survives_its_way_through_json(scenario in scenario()) {
        prop_assert_eq!(Scenario::from_json(&scenario.to_json()), Ok(scenario));
    }

    #[test]
    fn villages_and_draws_may_be_cut_in_any_way(
        cuts in (1..3_u32, 1..11_u32),
        seeds in any::<(u32, u32)>(),
        villages in 1..5_u32,
    ) {
        let mut scenario = fenhong::cases::find("hui").expect("a shipped case").scenario();
        (scenario.draws, scenario.years, scenario.seeds.people, scenario.seeds.luck) = (22, 3, seeds.0, seeds.1);
        if let Village::Generated(village) = &mut scenario.village {
            (village.villages, village.households, village.coops) = (villages, 40, villages + 2);
        }
        let whole = run_all(&scenario)?;
        let mut engine = Engine::new(scenario.clone()).expect("a valid scenario");
        let mut shards = Vec::new();
        for first_village in (0..villages).step_by(cuts.0 as usize) {
            for first_draw in (0..22).step_by(cuts.1 as usize) {
                let draws = (first_draw, cuts.1.min(22 - first_draw));
                let part = (first_village, cuts.0.min(villages - first_village));
                shards.push(engine.run(draws, part).expect("amounts that can be counted"));
            }
        }
        shards.reverse();
        prop_assert_eq!(Tally::merge(&shards), Ok(whole));
    }
}

/// Ledgers without the name of the draw and the words that chose the luck.
fn in_no_luck(ledgers: &[YearLedger]) -> Vec<Value> {
    let without = |ledger: &YearLedger| {
        let mut ledger = ledger.clone();
        ledger.draw = None;
        for coop in &mut ledger.coops {
            coop.luck = None;
            coop.branches.iter_mut().for_each(|branch| branch.luck = YearLuck::default());
        }
        flat(&ledger)
    };
    ledgers.iter().map(without).collect()
}

#[test]
fn two_co_ops_that_a_disaster_strikes_lose_each_its_own_part() {
    let mut scenario = Scenario::from_json(include_str!("../errors/village.json")).expect("a valid scenario");
    scenario.draws = 20;
    for enterprise in &mut scenario.enterprises {
        (enterprise.disaster, enterprise.disaster_loss_least) = (Rate::ONE, Rate::ZERO);
    }
    let lost = |draw| {
        let ledgers = years(&scenario, draw).expect("amounts that can be counted");
        ledgers[0].coops.iter().map(|coop| coop.luck.expect("a simulated year").destroyed).collect()
    };
    let losses: Vec<Vec<Rate>> = (0..scenario.draws).map(lost).collect();
    assert!(losses.iter().all(|pair| pair[0] != pair[1]), "{losses:?}");
    // The two draws of a mirrored pair share the size of a loss.
    let pairs: Vec<&Vec<Rate>> = losses.iter().step_by(2).collect();
    assert!(pairs.windows(2).all(|pairs| pairs[0] != pairs[1]), "{losses:?}");
}

#[test]
fn the_random_villages_are_of_every_kind() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut seen, mut refused): (BTreeMap<&str, usize>, usize) = Default::default();
    for _ in 0..900 {
        let scenario = scenario().new_tree(&mut runner).expect("a village").current();
        *seen.entry("without a co-op").or_default() += usize::from(listed(&scenario).coops.is_empty());
        // Too large an amount is refused; that is rare.
        let Ok(ledgers) = years(&scenario, 0) else {
            refused += 1;
            continue;
        };
        for ledger in ledgers {
            for (what, is) in kinds(&ledger) {
                *seen.entry(what).or_default() += usize::from(is);
            }
        }
    }
    assert!(refused <= 9, "{refused} villages of 900 cannot be counted");
    assert!(seen.values().all(|&found| found >= 10), "some kinds are rare: {seen:?}");
}

fn others_of_a_class(over: Over) -> bool {
    matches!(over, Over::NotCollective | Over::NotPaidIn | Over::NotAllocated)
}

/// What a year shows of the rules.
fn kinds(ledger: &YearLedger) -> Vec<(&'static str, bool)> {
    let nothing = Fen::ZERO;
    let coop = |is: fn(&CoopYear) -> bool| ledger.coops.iter().any(is);
    let row = |is: fn(&Row) -> bool| ledger.rows.iter().any(is);
    let line = |is: fn(&Line) -> bool| ledger.rows.iter().flat_map(|row| &row.lines).any(is);
    let pool = &ledger.pool;
    vec![
        ("paid", row(|row| row.dividends() > Fen::ZERO)),
        ("recovered", pool.recovered_paid() > nothing),
        ("closed", coop(|coop| coop.closes)),
        ("came onto the register later", row(|row| !row.cohort && row.on_register)),
        ("left the register", row(|row| row.on_register && !row.on_register_after)),
        ("welfare", ledger.welfare > nothing),
        ("welfare paid out", pool.welfare < nothing),
        ("more for the ill", pool.ill > 0 && pool.ill_more > 0 && pool.per_head > nothing),
        ("a post", row(|row| row.post > Fen::ZERO)),
        ("a person's part", pool.per_person > nothing),
        ("others", pool.others > nothing),
        ("patronage", row(|row| row.patronage > Fen::ZERO)),
        ("risk fund", coop(|coop| coop.bridge.absorbed_by_risk > Fen::ZERO)),
        ("floor owed", coop(|coop| coop.floor.owed > Fen::ZERO)),
        ("floor guaranteed", coop(|coop| coop.floor.guaranteed > Fen::ZERO)),
        ("floor lapsed", coop(|coop| coop.floor.unpaid > Fen::ZERO && coop.closing.arrears == Fen::ZERO)),
        ("beside", coop(|coop| coop.pots.iter().any(|pot| others_of_a_class(pot.over)))),
        ("bought", coop(|coop| coop.bought.count() > 0)),
        ("some shares lost", line(|line| line.lost_shares.count() > 0 && line.allocated_shares.count() > 0)),
        ("insured", coop(|coop| coop.operation.is_some_and(|year| year.insured > Fen::ZERO))),
        ("interest", coop(|coop| coop.operation.is_some_and(|year| year.interest > Fen::ZERO))),
        ("several enterprises", coop(|coop| coop.branches.len() > 1)),
        ("revenue", coop(|coop| coop.operation.is_some_and(|year| year.revenue > Fen::ZERO))),
        ("a job", row(|row| row.job > Fen::ZERO)),
        ("work elsewhere", row(|row| row.outside > Fen::ZERO)),
        ("rent", coop(|coop| coop.rent() > Fen::ZERO)),
        ("depreciation", coop(|coop| coop.operation.is_some_and(|year| year.depreciation > Fen::ZERO))),
        ("the village's property", ledger.depreciation > nothing),
        ("special fund", coop(|coop| coop.opening.special > Fen::ZERO)),
        ("administration", coop(|coop| coop.operation.is_some_and(|year| year.admin > Fen::ZERO))),
        ("tax", coop(|coop| coop.operation.is_some_and(|year| year.tax > Fen::ZERO))),
        ("a loss from before", ledger.year == 0 && coop(|coop| coop.opening.loss > Fen::ZERO)),
        (
            "a surplus from before",
            ledger.year == 0 && coop(|coop| coop.opening.carried + coop.opening.risk > Fen::ZERO),
        ),
        ("scandal", coop(|coop| coop.luck.is_some_and(|luck| luck.shocked > Rate::ZERO))),
    ]
}
