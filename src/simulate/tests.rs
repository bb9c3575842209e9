//! The kernel against the ledger: every number of a run, added up again household by household.

use super::tally::{End, In, OTHERS, Of, REST_OF_COHORT, WORST_TENTH, in_group, of};
use super::*;
use crate::ledger::{Walk, YearLedger};
use crate::scenario::{Adjustment, NoSettings, RecoverRule, Rounding, Village};
use crate::units::Fen;

fn hui() -> Scenario {
    let mut scenario = Scenario::from_json(include_str!("../cases/hui.json")).expect("the case is valid");
    scenario.draws = 34;
    if let Village::Generated(village) = &mut scenario.village {
        village.households = 70;
        village.coops = 7;
        village.villages = 3;
        village.poor = crate::units::Rate::percent(30);
    }
    scenario
}

/// Which households of a register are the worst tenth: those that the kernel's plan put first.
fn worst_tenth(engine: &Engine, register: &crate::equity::Register) -> Vec<u32> {
    let plan = VillagePlan::new(engine.model(), register).expect("small amounts");
    let first = plan.groups[WORST_TENTH].clone();
    let ids: Vec<u32> = register.households.iter().map(|h| h.id).collect();
    plan.by_number.iter().zip(ids).filter(|(place, _)| first.contains(place)).map(|(_, id)| id).collect()
}

/// Tallies one year's ledger.
fn add_ledger(ledger: &YearLedger, worst: &[u32], cells: &mut [i64]) {
    let mut add = |cell: usize, amount: Fen| cells[cell] += amount.0;
    for coop in &ledger.coops {
        let bridge = &coop.bridge;
        add(of(Of::Surplus), bridge.surplus);
        add(of(Of::Gain), bridge.surplus.or_nothing());
        add(of(Of::MadeUp), bridge.made_up);
        add(of(Of::Reserve), bridge.reserve);
        add(of(Of::Carried), coop.carried - bridge.carried_in);
        add(of(Of::Paying), Fen(i64::from(coop.pays())));
        add(of(Of::Refunds), coop.refunds);
        if coop.closes {
            add(of(Of::Returned), coop.closing.net_assets() - coop.refunds);
        }
    }
    add(of(Of::Collective), ledger.pool.collective);
    add(of(Of::Kept), ledger.pool.kept);
    add(of(Of::ToPoor), ledger.pool.paid());
    add(of(Of::Recovered), ledger.pool.recovered_paid());
    add(of(Of::Welfare), ledger.pool.welfare);
    add(of(Of::Fund), ledger.fund);
    for row in &ledger.rows {
        let group = match (row.cohort, worst.contains(&row.id)) {
            (false, _) => OTHERS,
            (true, true) => WORST_TENTH,
            (true, false) => REST_OF_COHORT,
        };
        let earned = row.earned.expect("a simulated year");
        let count = |is: bool| Fen(i64::from(is));
        for (what, amount) in [
            (In::Wages, earned.wages),
            (In::Farming, earned.farming),
            (In::Ill, count(earned.ill)),
            (In::PaidIn, row.paid_in),
            (In::Allocated, row.allocated + row.recovered),
            (In::Collective, row.collective),
            (In::Poor, count(row.below)),
            (In::Gap, row.gap),
            (In::Registered, count(row.on_register_after)),
            (In::PoorWithout, count(row.below_without)),
        ] {
            cells[in_group(group, what)] += amount.0;
        }
    }
}

/// The whole run again, draw by draw, through the ledger.
fn reference(engine: &Engine) -> Tally {
    let scenario = &engine.model().scenario;
    let population = Population::new(scenario);
    let mut tally = Tally::new((0, scenario.draws), (0, engine.villages()), scenario.years);
    for village in 0..engine.villages() {
        let register = population.register(village);
        let worst = worst_tenth(engine, &register);
        tally.size.add(&VillagePlan::new(engine.model(), &register).expect("small").size);
        for draw in 0..scenario.draws {
            let mut walk = Walk::new(engine.model(), &register, draw);
            let mut paying = vec![0; register.coops.len()];
            let mut last = None;
            for year in 0..scenario.years {
                let ledger = walk.next_year().expect("small amounts");
                let at = ((draw * scenario.years + year) as usize) * tally::CELLS;
                add_ledger(&ledger, &worst, &mut tally.cells[at..at + tally::CELLS]);
                for (paying, coop) in paying.iter_mut().zip(&ledger.coops) {
                    *paying += usize::from(coop.pays());
                }
                last = Some(ledger);
            }
            paying.into_iter().for_each(|years| tally.paying[years] += 1);
            add_end(&last.expect("at least one year"), &worst, &mut tally.ends[draw as usize * tally::ENDS..]);
        }
    }
    tally
}

fn add_end(ledger: &YearLedger, worst: &[u32], ends: &mut [i64]) {
    for row in ledger.rows.iter().filter(|row| row.cohort) {
        let group = usize::from(!worst.contains(&row.id));
        ends[group] += i64::from(row.out_for_good);
        ends[End::OutWorstWithout as usize + group] += i64::from(row.out_without);
    }
    ends[End::NetAssets as usize] += (ledger.accounts.closing - ledger.fund - ledger.welfare).0;
    ends[End::WelfareFund as usize] += ledger.welfare.0;
}

fn assert_same(scenario: Scenario) {
    let mut engine = Engine::new(scenario).expect("a valid scenario");
    let fast = engine.run_all().expect("small amounts");
    assert_eq!(fast, reference(&engine));
}

#[test]
fn the_kernel_adds_up_what_the_ledger_pays() {
    assert_same(hui());
}

#[test]
fn with_every_fen_paid_and_shares_recovered_too() {
    for (rounding, cap) in [
        (Rounding::DeclaredDividend, None),
        (Rounding::LargestRemainder, None),
        (Rounding::LargestRemainder, Some(Fen::yuan(300))),
    ] {
        let mut scenario = hui();
        scenario.scheme.rounding = rounding;
        scenario.scheme.adjustment = Adjustment::Recover(RecoverRule { cap });
        assert_same(scenario);
    }
    let mut scenario = hui();
    scenario.scheme.rounding = Rounding::LargestRemainder;
    scenario.scheme.adjustment = Adjustment::Keep(NoSettings {});
    assert_same(scenario);
}

#[test]
fn with_more_shares_than_short_products_hold() {
    for (par, adjustment) in
        [(Fen::yuan(10), Adjustment::Keep(NoSettings {})), (Fen::yuan(1), Adjustment::Recover(RecoverRule { cap: None }))]
    {
        let mut scenario = hui();
        scenario.scheme.rounding = Rounding::LargestRemainder;
        scenario.scheme.adjustment = adjustment;
        if let Village::Generated(village) = &mut scenario.village {
            village.par = par;
        }
        assert_same(scenario);
    }
}

#[test]
fn every_width_gives_the_same_numbers() {
    let mut engine = Engine::new(hui()).expect("a valid scenario");
    let whole = engine.run_all().expect("small amounts");
    let plans: Vec<&VillagePlan> = engine.villages.iter().flatten().collect();
    fn run<L: Lanes>(engine: &Engine, plans: &[&VillagePlan], like: &Tally) -> Tally {
        let mut tally = Tally::new((0, like.draws), (0, like.villages), like.years);
        tally.size = like.size;
        run_rows::<L>(engine.model(), plans, &mut tally).expect("small amounts");
        tally
    }
    assert_eq!(run::<Row<1>>(&engine, &plans, &whole), whole);
    assert_eq!(run::<Row<4>>(&engine, &plans, &whole), whole);
    assert_eq!(run::<Row<8>>(&engine, &plans, &whole), whole);
    assert_eq!(run::<Row<16>>(&engine, &plans, &whole), whole);
}

#[test]
fn shards_in_any_order_make_the_whole() {
    let mut engine = Engine::new(hui()).expect("a valid scenario");
    let whole = engine.run_all().expect("small amounts");
    let mut shards = Vec::new();
    for villages in [(2, 1), (0, 2)] {
        for draws in [(20, 14), (0, 6), (6, 14)] {
            let shard = engine.run(draws, villages).expect("small amounts");
            shards.push(Tally::from_bytes(&shard.to_bytes()).expect("its own bytes"));
        }
    }
    assert_eq!(Tally::merge(&shards), Ok(whole));
    shards.pop();
    assert!(Tally::merge(&shards).is_err(), "a gap is refused");
}
