//! Changes of membership: whoever comes and goes, in whatever order.

use std::collections::BTreeSet;

use fenhong::equity::Register;
use fenhong::membership::courses;
use fenhong::model::Model;
use fenhong::scenario::{Change, Death, Dissolution, Joining, Leaving, Scenario, Splitting};
use fenhong::simulate::tally::{End, GROUPS, InGroup, Overall, in_group, of};
use fenhong::units::{Fen, Persons, Shares};
use proptest::collection::vec;
use proptest::prelude::*;

use super::common::walk;
use super::random::{certain_scenario, entered, listed, scenario};
use super::sums::{check_cells, check_conservation, check_signs};
use super::{config, model, run_all, years};

/// What a change is made from: kind, year, household and co-op by position, and a number for the rest.
type Raw = (u32, u32, usize, usize, u32);

fn raw() -> impl Strategy<Value = Vec<Raw>> {
    vec((0..6_u32, 0..8_u32, 0..9_usize, 0..4_usize, 0..200_u32), 1..10)
}

/// Enters the changes that can be, one after the other.
fn with_changes(mut scenario: Scenario, raw: &[Raw]) -> Scenario {
    let mut households: Vec<u32> = listed(&scenario).households.iter().map(|household| household.id).collect();
    let coops: Vec<u32> = listed(&scenario).coops.iter().map(|coop| coop.id).collect();
    for &(kind, year, household, coop, number) in raw {
        let (year, village) = (year % scenario.years + 1, 1);
        let household = households[household % households.len()];
        let coop = coops.get(coop % coops.len().max(1)).copied().unwrap_or(0);
        let new = 1000 + number;
        let change = match kind {
            0 => {
                let (shares, traded) = (Shares::new(1 + i64::from(number)), Fen::yuan(i64::from(number) * 20));
                Change::Joins(Joining { year, village, household, coop, shares, traded })
            }
            1 => Change::Leaves(Leaving { year, village, household, coop: Some(coop), notice: 3 }),
            2 => Change::Leaves(Leaving { year, village, household, coop: None, notice: 6 }),
            3 => Change::Dies(Death { year, village, household }),
            4 => {
                let persons = Persons::new(1 + number % 4);
                Change::Splits(Splitting { year, village, household, new, persons, workers: number % 3 })
            }
            _ => Change::Dissolves(Dissolution { year, village, coop }),
        };
        let split = matches!(change, Change::Splits(_));
        scenario.changes.push(change);
        if Model::new(scenario.clone()).is_err() {
            scenario.changes.pop();
        } else if split {
            households.push(new);
        }
    }
    scenario
}

fn changing() -> impl Strategy<Value = Scenario> {
    (scenario(), raw()).prop_map(|(scenario, raw)| with_changes(scenario, &raw))
}

/// Persons, shares of each class with those of the collective, trade.
fn held(register: &Register) -> [i64; 4] {
    let persons = register.households.iter().map(|household| i64::from(household.persons.count())).sum();
    let coops = |of: fn(&fenhong::equity::Coop) -> i64| register.coops.iter().map(of).sum();
    [persons, coops(|coop| coop.paid_in.count()), coops(|coop| coop.allocated.count()), coops(|coop| coop.traded)]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whoever_comes_and_goes_every_fen_is_accounted_for(scenario in changing()) {
        for draw in 0..2 {
            let years = years(&scenario, draw)?;
            years.iter().for_each(check_conservation);
            years.iter().for_each(check_signs);
            for pair in years.windows(2) {
                prop_assert_eq!(pair[0].accounts.closing, pair[1].accounts.opening, "nothing is lost over new year");
            }
        }
    }

    #[test]
    fn with_entered_surpluses_too((scenario, surpluses) in entered(), raw in raw()) {
        let scenario = with_changes(scenario, &raw);
        let entered: Vec<Option<Vec<Fen>>> = surpluses.into_iter().map(Some).collect();
        let ledgers = walk(&model(&scenario), 0, &entered);
        for ledger in ledgers.iter().filter(|ledger| ledger.coops.iter().all(|coop| !coop.closed)) {
            check_conservation(ledger);
        }
    }

    #[test]
    fn the_futures_are_the_ledgers_whoever_comes_and_goes(scenario in changing()) {
        let tally = run_all(&scenario)?;
        for draw in 0..scenario.draws {
            let ledgers = years(&scenario, draw).expect("the lanes could count it");
            for (year, ledger) in ledgers.iter().enumerate() {
                check_cells(tally.year(draw as usize, year), ledger);
                let present: i64 = (0..GROUPS).map(|group| tally.households(year, group)).sum();
                prop_assert_eq!(present, ledger.rows.len() as i64);
            }
            let last = ledgers.last().expect("a year");
            prop_assert_eq!(tally.end(draw as usize)[End::NetAssets as usize], (last.accounts.closing - last.fund - last.welfare).fen());
        }
    }

    #[test]
    fn no_future_ends_with_more_or_less_than_was_ever_put_in_and_earned(scenario in changing()) {
        let tally = run_all(&scenario)?;
        for draw in 0..tally.draws as usize {
            let mut left = tally.size.capital + tally.size.brought;
            for year in 0..tally.years as usize {
                let cells = tally.year(draw, year);
                let kinds = [InGroup::Patronage, InGroup::PaidIn, InGroup::Allocated, InGroup::Collective];
                let paid: i64 = (0..GROUPS).flat_map(|group| kinds.map(|what| cells[in_group(group, what)])).sum();
                left += cells[of(Overall::Surplus)] + cells[of(Overall::Injected)] - paid - cells[of(Overall::Refunds)] - cells[of(Overall::Others)];
            }
            let fund = tally.year(draw, tally.years as usize - 1)[of(Overall::Fund)];
            prop_assert_eq!(left, tally.end(draw)[End::NetAssets as usize] + tally.end(draw)[End::WelfareFund as usize] + fund);
        }
    }

    #[test]
    fn nobody_who_leaves_is_refunded_more_than_its_account(scenario in changing()) {
        let par = listed(&scenario).par;
        for ledger in years(&scenario, 1)? {
            for coop in &ledger.coops {
                let members = &coop.members;
                prop_assert!(members.left_per_share <= par && members.left_per_share >= Fen::ZERO);
                prop_assert_eq!(members.left, Fen::new(members.left_per_share.fen() * members.left_shares.count()) + members.left_reserve);
                prop_assert!(members.left_reserve <= coop.closing.reserve);
            }
        }
    }

    #[test]
    fn who_is_gone_gets_nothing_and_is_not_poor(scenario in changing()) {
        let mut gone = BTreeSet::new();
        for ledger in years(&scenario, 0)? {
            prop_assert!(ledger.rows.iter().all(|row| !gone.contains(&row.id)));
            for change in &scenario.changes {
                match change {
                    Change::Dies(death) if death.year == ledger.year + 1 => drop(gone.insert(death.household)),
                    Change::Leaves(Leaving { year, household, coop: None, .. }) if *year == ledger.year + 1 => drop(gone.insert(*household)),
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn a_split_moves_nothing_but_the_households(scenario in certain_scenario(), raw in raw()) {
        let splits: Vec<Raw> = raw.into_iter().map(|(_, year, household, coop, number)| (4, year, household, coop, number)).collect();
        let scenario = with_changes(scenario, &splits);
        for course in courses(&scenario).expect("changes that can be") {
            for stage in &course.stages {
                prop_assert_eq!(held(&stage.register), held(&course.stages[0].register));
            }
        }
    }

    #[test]
    fn who_comes_and_goes_moves_no_other_household_s_luck(scenario in changing()) {
        let mut still = scenario.clone();
        still.changes.clear();
        for (one, other) in years(&scenario, 0)?.iter().zip(&years(&still, 0)?) {
            for (coop, same) in one.coops.iter().zip(&other.coops) {
                prop_assert_eq!(coop.luck, same.luck);
            }
            for row in &one.rows {
                // A harvest fails with the co-op's chain, and persons divide: these may change with what is changed.
                let touched = |change: &Change| !matches!(change, Change::Dissolves(_)) && household_of(change) == Some(row.id);
                if scenario.changes.iter().any(touched) {
                    continue;
                }
                if let Some(same) = other.rows.iter().find(|same| same.id == row.id) {
                    prop_assert_eq!(row.earned, same.earned);
                }
            }
        }
    }
}

fn household_of(change: &Change) -> Option<u32> {
    match change {
        Change::Joins(change) => Some(change.household),
        Change::Leaves(change) => Some(change.household),
        Change::Dies(change) => Some(change.household),
        Change::Splits(change) => Some(change.household),
        Change::Dissolves(_) => None,
    }
}
