//! The kernel against the ledger: every number of a run, added up again household by household.

mod any;

use any::{any_changes, any_help, any_rules, open_register};

use super::sketch::{Lived, Sketch, When};
use super::tally::{End, InGroup, OTHERS, Overall, REST_OF_COHORT, WORST_TENTH, in_group, of};
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
    let worst = plan.by_number.iter().zip(ids).filter(|(place, _)| first.contains(place)).map(|(_, id)| id);
    let mut worst: Vec<u32> = worst.collect();
    // A part of a household belongs where the whole did.
    for stages in engine.model().course(register.village).map_or(&[][..], |course| &course.stages).windows(2) {
        for (household, from) in stages[1].register.households.iter().zip(&stages[1].from) {
            if from.split_off && worst.contains(&stages[0].register.households[from.place].id) {
                worst.push(household.id);
            }
        }
    }
    worst
}

/// Tallies one year's ledger.
fn add_ledger(ledger: &YearLedger, worst: &[u32], cells: &mut [i64]) {
    let mut add = |cell: usize, amount: Fen| cells[cell] += amount.fen();
    for coop in &ledger.coops {
        let bridge = &coop.bridge;
        add(of(Overall::Surplus), bridge.surplus);
        add(of(Overall::Gain), bridge.surplus.or_nothing());
        add(of(Overall::MadeUp), bridge.made_up);
        add(of(Overall::Reserve), bridge.added() + bridge.risk);
        add(of(Overall::Welfare), bridge.welfare);
        add(of(Overall::Guaranteed), coop.floor.guaranteed);
        add(of(Overall::FloorDue), coop.floor.promised);
        add(of(Overall::FloorUnpaid), coop.floor.unpaid);
        add(of(Overall::FloorShort), Fen::new(i64::from(coop.floor.short)));
        add(of(Overall::Carried), coop.carried - bridge.carried_in);
        add(of(Overall::Paying), Fen::new(i64::from(coop.pays())));
        let operation = coop.operation.expect("a simulated year");
        add(of(Overall::Revenue), operation.revenue);
        add(of(Overall::JobWages), operation.wages);
        add(of(Overall::Refunds), coop.refunds + coop.members.left);
        if coop.closes {
            add(of(Overall::Returned), coop.closing.net_assets() - coop.refunds);
        }
        add(of(Overall::Returned), -coop.received);
    }
    add(of(Overall::Collective), ledger.pool.collective);
    add(of(Overall::Kept), ledger.pool.kept);
    add(of(Overall::ToPoor), ledger.pool.paid());
    add(of(Overall::Recovered), ledger.pool.recovered_paid());
    add(of(Overall::Welfare), ledger.pool.welfare);
    add(of(Overall::Others), ledger.pool.others);
    add(of(Overall::Injected), ledger.accounts.injected);
    add(of(Overall::Fund), ledger.fund);
    ledger.rows.iter().for_each(|row| add_household(row, worst, cells));
}

/// Tallies what a household gets in a year.
fn add_household(row: &crate::ledger::Row, worst: &[u32], cells: &mut [i64]) {
    let group = group_of(row, worst);
    let earned = row.earned.expect("a simulated year");
    let count = |is: bool| Fen::new(i64::from(is));
    for (what, amount) in [
        (InGroup::Wages, earned.wages),
        (InGroup::Farming, earned.farming),
        (InGroup::Jobs, row.job),
        (InGroup::Ill, count(earned.ill)),
        (InGroup::Patronage, row.patronage),
        (InGroup::PaidIn, row.paid_in),
        (InGroup::Allocated, row.allocated + row.recovered),
        (InGroup::Collective, row.collective + row.post),
        (InGroup::Poor, count(row.below)),
        (InGroup::Gap, row.gap),
        (InGroup::Registered, count(row.on_register_after)),
        (InGroup::PoorWithout, count(row.below_without)),
    ] {
        cells[in_group(group, what)] += amount.fen();
    }
}

/// The group of a household.
fn group_of(row: &crate::ledger::Row, worst: &[u32]) -> usize {
    match (row.cohort, worst.contains(&row.id)) {
        (false, _) => OTHERS,
        (true, true) => WORST_TENTH,
        (true, false) => REST_OF_COHORT,
    }
}

/// Tallies what help brought in a year, and who left and fell back; `gone` counts these up to the year before.
fn add_aids(ledger: &YearLedger, worst: &[u32], walk: &Walk, gone: &mut [i64; 4], cells: &mut [i64]) {
    let mut made = [0; tally::AIDS];
    for row in &ledger.rows {
        follow::tally_aid(&row.aid.unwrap_or_default(), group_of(row, worst), &mut made);
    }
    let count = |world: usize, is: fn(&crate::programme::Course) -> bool| {
        walk.courses()[world].iter().filter(|course| is(course)).count() as i64
    };
    let now = [count(0, |c| c.left), count(0, |c| c.fell), count(1, |c| c.left), count(1, |c| c.fell)];
    for (kind, (now, before)) in now.into_iter().zip(&mut *gone).enumerate() {
        made[tally::Made::Left as usize + kind] = now - *before;
        *before = now;
    }
    cells.iter_mut().zip(made).for_each(|(cell, made)| *cell += made);
}

/// The whole run again, draw by draw, through the ledger.
fn reference(engine: &Engine) -> Tally {
    let scenario = &engine.model().scenario;
    let population = Population::new(scenario);
    let mut tally = Tally::new((0, scenario.draws), (0, engine.villages()), scenario.years);
    if engine.model().follows() {
        tally.follow();
    }
    let mut lived = Sketch::new();
    for village in 0..engine.villages() {
        let register = population.register(village);
        let worst = worst_tenth(engine, &register);
        let plan = VillagePlan::new(engine.model(), &register).expect("small");
        tally.size.add(&plan.size);
        for draw in 0..scenario.draws {
            let mut walk = Walk::new(engine.model(), &register, draw);
            let mut paying = vec![0; register.coops.len()];
            let mut last = None;
            let mut gone = [0; 4];
            for year in 0..scenario.years {
                let ledger = walk.next_year().expect("small amounts");
                add_lived(&ledger, When::new(village, draw, year, scenario.years), &mut lived);
                let at = ((draw * scenario.years + year) as usize) * tally::CELLS;
                add_ledger(&ledger, &worst, &mut tally.cells[at..at + tally::CELLS]);
                if draw == 0 {
                    add_present(&ledger, &worst, &mut tally.present[year as usize * tally::PRESENT..]);
                }
                for (paying, coop) in paying.iter_mut().zip(&ledger.coops) {
                    *paying += usize::from(coop.pays());
                }
                if !tally.aids.is_empty() {
                    let at = ((draw * scenario.years + year) as usize) * tally::AIDS;
                    add_aids(&ledger, &worst, &walk, &mut gone, &mut tally.aids[at..at + tally::AIDS]);
                }
                last = Some(ledger);
            }
            paying.into_iter().for_each(|years| tally.paying[years] += 1);
            add_end(&last.expect("at least one year"), &worst, &mut tally.ends[draw as usize * tally::ENDS..]);
        }
    }
    tally.lived = lived.bins();
    tally
}

/// Counts the households' year by their status.
fn add_lived(ledger: &YearLedger, when: When, lived: &mut Sketch) {
    for row in &ledger.rows {
        let paid = |is: bool| is.then(|| row.dividends());
        for (kind, amount) in
            [(Lived::On, paid(row.on_register)), (Lived::Off, paid(row.has_left)), (Lived::Leaving, row.leaving)]
        {
            if let Some(fen) = amount.map(|amount| amount.fen() as i32) {
                lived.add(sketch::begins(Some(kind)) + sketch::bin(fen), fen, when);
            }
        }
    }
}

/// Counts who lives there in a year.
fn add_present(ledger: &YearLedger, worst: &[u32], present: &mut [i64]) {
    for row in &ledger.rows {
        let group = group_of(row, worst);
        present[group] += 1;
        present[tally::GROUPS + group] += row.other.fen();
    }
}

fn add_end(ledger: &YearLedger, worst: &[u32], ends: &mut [i64]) {
    for row in ledger.rows.iter().filter(|row| row.cohort) {
        let group = usize::from(!worst.contains(&row.id));
        ends[group] += i64::from(row.out_for_good);
        ends[End::OutWorstWithout as usize + group] += i64::from(row.out_without);
    }
    ends[End::NetAssets as usize] += (ledger.accounts.closing - ledger.fund - ledger.welfare).fen();
    ends[End::WelfareFund as usize] += ledger.welfare.fen();
}

fn assert_same(scenario: Scenario) {
    let mut engine = Engine::new(scenario).expect("a valid scenario");
    let fast = engine.run_all().expect("small amounts");
    let slow = reference(&engine);
    // The first number that differs says more than all of them.
    let width = fast.years as usize * tally::CELLS;
    let differs = fast.cells.iter().zip(&slow.cells).position(|(one, other)| one != other);
    if let Some(at) = differs {
        let (draw, year, cell) = (at / width, at % width / tally::CELLS, at % tally::CELLS);
        panic!("draw {draw}, year {year}, cell {cell}: {} instead of {}", fast.cells[at], slow.cells[at]);
    }
    assert_eq!((&fast.size, &fast.present), (&slow.size, &slow.present));
    assert!(fast == slow, "the ends of the draws differ");
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
fn with_this_year_s_register_too() {
    for (rounding, adjustment) in [
        (Rounding::DeclaredDividend, Adjustment::Keep(NoSettings {})),
        (Rounding::LargestRemainder, Adjustment::Recover(RecoverRule { cap: None })),
        (Rounding::LargestRemainder, Adjustment::Convert(NoSettings {})),
    ] {
        let mut all = serde_json::to_value(hui()).expect("a scenario has a JSON form");
        open_register(&mut all);
        let mut scenario = Scenario::from_json(&all.to_string()).expect("a valid scenario");
        (scenario.scheme.rounding, scenario.scheme.adjustment) = (rounding, adjustment);
        let mut engine = Engine::new(scenario.clone()).expect("a valid scenario");
        let came = |tally: &Tally| -> i64 {
            tally.cells.chunks(tally::CELLS).map(|cells| cells[in_group(OTHERS, InGroup::Registered)]).sum()
        };
        assert!(came(&engine.run_all().expect("small amounts")) > 100, "households come onto the register");
        scenario.poverty.register = crate::scenario::Registration::First;
        let mut fixed = Engine::new(scenario.clone()).expect("a valid scenario");
        assert_eq!(came(&fixed.run_all().expect("small amounts")), 0);
        scenario.poverty.register = crate::scenario::Registration::ThisYear;
        assert_same(scenario);
    }
}

#[test]
fn with_any_rules_too() {
    (0..60).for_each(|n| assert_same(any_rules(n)));
}

#[test]
fn with_changes_of_membership_too() {
    (0..60).for_each(|n| assert_same(any_changes(n)));
    let mut plain = any_changes(0);
    for (rounding, adjustment) in [
        (Rounding::DeclaredDividend, Adjustment::Keep(NoSettings {})),
        (Rounding::LargestRemainder, Adjustment::Recover(RecoverRule { cap: None })),
    ] {
        plain.scheme = hui().scheme;
        plain.scheme.rounding = rounding;
        plain.scheme.adjustment = adjustment;
        assert_same(plain.clone());
    }
}

/// A co-op that borrows, whose only share comes to the collective when its holder leaves.
#[test]
fn with_a_loan_on_what_the_last_member_leaves_too() {
    let mut scenario = hui();
    let enterprise = scenario.enterprises[0].id.clone();
    scenario.enterprises[0].loan = crate::units::Rate::percent(30);
    let text = format!(
        r#"{{"kind": "listed", "par": "1000.00",
            "coops": [{{"id": 1, "name": "sample co-op", "enterprise": "{enterprise}", "collective": 0}}],
            "households": [{{"id": 1, "name": "sample household", "persons": 2, "workers": 1, "wage": "9000.00",
                "farming": "3000.00", "other": "0.00", "registered": true,
                "shares": [{{"coop": 1, "paid_in": 0, "allocated": 1}}]}},
                {{"id": 2, "name": "another sample household", "persons": 3, "workers": 1, "wage": "9000.00",
                "farming": "3000.00", "other": "0.00", "registered": true, "shares": []}}]}}"#
    );
    let mut json = crate::tree::of(&scenario);
    json["village"] = serde_json::from_str(&text).expect("JSON");
    json["changes"] = serde_json::json!([{ "change": "leaves", "year": 1, "household": 1, "notice": 6 }]);
    (json["years"], json["draws"]) = (3.into(), 8.into());
    assert_same(Scenario::from_json(&json.to_string()).expect("a scenario"));
}

#[test]
fn with_help_and_tests_too() {
    (0..42).for_each(|n| assert_same(any_help(n)));
}

#[test]
fn with_more_shares_than_short_products_hold() {
    for (par, adjustment) in [
        (Fen::yuan(10), Adjustment::Keep(NoSettings {})),
        (Fen::yuan(1), Adjustment::Recover(RecoverRule { cap: None })),
    ] {
        let mut scenario = hui();
        scenario.scheme.rounding = Rounding::LargestRemainder;
        scenario.scheme.adjustment = adjustment;
        if let Village::Generated(village) = &mut scenario.village {
            village.par = par;
        }
        assert_same(scenario);
    }
}

/// The same run with lanes of one width. Compiled once for each: these are large.
#[inline(never)]
fn run<L: Lanes>(engine: &Engine, like: &Tally) -> Tally {
    let plans: Vec<&VillagePlan> = engine.villages.iter().flatten().collect();
    let mut tally = Tally::new((0, like.draws), (0, like.villages), like.years);
    (tally.size, tally.present) = (like.size, like.present.clone());
    if engine.model().follows() {
        tally.follow();
    }
    run_rows::<L>(engine.model(), &plans, &mut tally, &mut None).expect("small amounts");
    tally
}

#[test]
fn every_width_gives_the_same_numbers() {
    let any =
        [any_rules(2), any_rules(13), any_rules(24), any_rules(37), any_changes(3), any_changes(16), any_help(23)];
    for scenario in any.into_iter().chain([hui()]) {
        let mut engine = Engine::new(scenario).expect("a valid scenario");
        let whole = engine.run_all().expect("small amounts");
        for run in [run::<Row<8>>, run::<Row<16>>] {
            assert_eq!(run(&engine, &whole), whole);
        }
    }
}

/// Three villages, the last of which loses a household.
fn three_with_a_death() -> Scenario {
    let death = crate::scenario::Death { year: 2, village: 3, household: 1 };
    Scenario { changes: vec![crate::scenario::Change::Dies(death)], ..hui() }
}

#[test]
fn shards_in_any_order_make_the_whole() {
    let mut followed = any_help(36);
    followed.draws = 34;
    for scenario in [three_with_a_death(), followed] {
        let mut engine = Engine::new(scenario).expect("a valid scenario");
        let whole = engine.run_all().expect("small amounts");
        let mut shards = Vec::new();
        for villages in [(2, 1), (0, 2)] {
            for draws in [(20, 14), (0, 6), (6, 14)] {
                let shard = engine.run(draws, villages).expect("small amounts");
                shards.push(Tally::from_bytes(&shard.to_bytes()).expect("its own bytes"));
            }
        }
        let mut bytes: Vec<Vec<u8>> = shards.iter().map(Tally::to_bytes).collect();
        assert_eq!(Tally::merge_bytes(&bytes).as_ref(), Ok(&whole));
        assert_eq!(Tally::merge(&shards), Ok(whole));
        let cut: Vec<Vec<u8>> = bytes.iter().map(|shard| shard[..shard.len() - 1].to_vec()).collect();
        assert!(Tally::merge_bytes(&cut).is_err(), "damaged bytes are refused");
        shards.pop();
        bytes.pop();
        assert!(Tally::merge(&shards).is_err() && Tally::merge_bytes(&bytes).is_err(), "a gap is refused");
    }
}

#[test]
fn an_edited_engine_says_what_a_new_one_does() {
    let mut before = Engine::new(hui()).expect("a valid scenario");
    let roster = Scenario::from_json(include_str!("../../tests/cases/three-parts/scenario.json")).expect("a case");
    let mut dearer = roster.clone();
    dearer.enterprises[0].mean = crate::units::Rate::percent(3);
    let mut other_line = any_rules(5);
    other_line.poverty.line = Fen::yuan(4_000);
    let edits = (0..12).map(any_rules).chain([any_changes(3), any_help(7), other_line, roster, dearer, hui()]);
    for (n, scenario) in edits.enumerate() {
        let mut fresh = Engine::new(scenario.clone()).expect("a valid scenario");
        let mut edited = before.edited(scenario).expect("a valid scenario");
        assert_eq!(edited.run_all(), fresh.run_all(), "{n}");
        assert_eq!(edited.findings(), fresh.findings(), "{n}");
        assert_eq!(edited.findings(), check::findings(&fresh.model().scenario), "{n}");
        before = edited;
    }
}

/// What becomes of each household, again through the ledger, draw by draw.
fn watched_reference(engine: &Engine, sum: Fen) -> Watched {
    let scenario = &engine.model().scenario;
    let population = Population::new(scenario);
    let registers: Vec<_> = (0..engine.villages()).map(|village| population.register(village)).collect();
    let groups = registers.iter().flat_map(|register| {
        let worst = worst_tenth(engine, register);
        let group = |h: &crate::equity::Household| match (h.registered, worst.contains(&h.id)) {
            (false, _) => OTHERS as i64,
            (true, true) => WORST_TENTH as i64,
            (true, false) => REST_OF_COHORT as i64,
        };
        register.households.iter().map(group).collect::<Vec<_>>()
    });
    let all = ((0, scenario.draws), (0, engine.villages()));
    let mut watched = Watched::new(all.0, all.1, scenario.years, groups.collect());
    let mut first = 0;
    for register in &registers {
        let mut served = vec![0_i64; register.households.len()];
        for draw in 0..scenario.draws {
            let mut walk = Walk::new(engine.model(), register, draw);
            let mut streaks = vec![[0_usize; 2]; register.households.len()];
            for year in 0..scenario.years {
                let ledger = walk.next_year().expect("small amounts");
                for (place, row) in ledger.rows.iter().enumerate() {
                    let paid = row.dividends();
                    let house = watched::House { paid: paid.fen(), ..Default::default() };
                    watched.add_house(first + place, house);
                    served[place] += i64::from(paid >= sum);
                    if year + 1 == scenario.years {
                        let persons = i64::from(register.households[place].persons.count());
                        let help = row.aid_without.unwrap_or_default() - row.aid.unwrap_or_default().income();
                        let without = row.income() - paid - row.job + row.outside + help;
                        note_income(&mut watched, [row.income(), without], persons);
                    }
                    if row.cohort {
                        let below = [row.below, row.below_without];
                        note_year(&mut watched, &mut streaks[place], below, scenario.poverty.exit_years as usize);
                    }
                }
            }
            let lane = draw as usize % lanes::BLOCK;
            if lane + 1 == lanes::BLOCK || draw + 1 == scenario.draws {
                for (place, served) in served.iter_mut().enumerate() {
                    let years = std::mem::take(served);
                    let squares = watched::square(years, lane + 1);
                    let house = watched::House { paid: 0, served: years, squares };
                    watched.add_house(first + place, house);
                }
            }
        }
        first += register.households.len();
    }
    watched
}

fn note_income(watched: &mut Watched, incomes: [Fen; 2], persons: i64) {
    for (side, income) in incomes.into_iter().enumerate() {
        let at = (side * watched::BINS + watched::bin(income.fen() / persons)) * 2;
        watched.incomes[at] += persons;
        watched.incomes[at + 1] += income.fen();
    }
}

fn note_year(watched: &mut Watched, streaks: &mut [usize; 2], below: [bool; 2], exit_years: usize) {
    for (side, below) in below.into_iter().enumerate() {
        let streak = &mut streaks[side];
        if let Some(age) = streak.checked_sub(exit_years) {
            let at = (side * watched.years as usize + age) * 2;
            watched.spells[at] += 1;
            watched.spells[at + 1] += i64::from(below);
        }
        *streak = if below { 0 } else { *streak + 1 };
    }
}

#[test]
fn each_household_is_watched_as_the_ledger_pays_it() {
    for (n, sum) in [(0, 300), (7, 50), (13, 1), (24, 500), (37, 200), (41, 0)] {
        let mut scenario = if n == 0 { hui() } else { any_rules(n) };
        scenario.draws = 18;
        let mut engine = Engine::new(scenario).expect("a valid scenario");
        let all = ((0, 18), (0, engine.villages()));
        let (tally, watched) = engine.watch(all.0, all.1, Fen::yuan(sum)).expect("small amounts");
        assert_eq!(watched, watched_reference(&engine, Fen::yuan(sum)), "{n}");
        assert_eq!(tally, engine.run_all().expect("small amounts"), "watching changes nothing");
    }
}

#[test]
fn a_household_that_is_helped_is_watched_too() {
    for n in [3, 9, 15, 21, 27, 36] {
        let mut engine = Engine::new(any_help(n)).expect("a valid scenario");
        let all = ((0, 18), (0, engine.villages()));
        let (tally, watched) = engine.watch(all.0, all.1, Fen::yuan(200)).expect("small amounts");
        assert_eq!(watched, watched_reference(&engine, Fen::yuan(200)), "{n}");
        assert_eq!(tally, engine.run_all().expect("small amounts"), "watching changes nothing");
    }
}

#[test]
fn watched_shards_in_any_order_make_the_whole() {
    let mut engine = Engine::new(hui()).expect("a valid scenario");
    let whole = engine.watch((0, 34), (0, 3), Fen::yuan(200)).expect("small amounts").1;
    let mut shards = Vec::new();
    for villages in [(2, 1), (0, 2)] {
        for draws in [(24, 10), (0, 8), (8, 16)] {
            let shard = engine.watch(draws, villages, Fen::yuan(200)).expect("small amounts").1;
            shards.push(Watched::from_bytes(&shard.to_bytes()).expect("its own bytes"));
        }
    }
    assert_eq!(Watched::merge(&shards), Ok(whole));
    shards.pop();
    assert!(Watched::merge(&shards).is_err(), "a gap is refused");
    let half = [(0, 12), (12, 22)].map(|draws| engine.watch(draws, (0, 3), Fen::yuan(200)).expect("small amounts").1);
    assert!(Watched::merge(&half).is_err(), "half a block has no square of its own");
    assert!(engine.watch((1, 2), (0, 3), Fen::ZERO).is_err(), "half a pair is refused");
}

#[test]
fn more_trade_than_a_lane_counts_is_refused() {
    let model = Model::new(any_changes(1)).expect("a valid scenario");
    let mut register = Population::new(&model.scenario).register(0);
    let bound = |register: &_| VillagePlan::new(&model, register).map(|_| ());
    assert_eq!(bound(&register), Ok(()));
    for (place, household) in register.households.iter_mut().enumerate() {
        // Whole millions of yuan are counted as such.
        let odd = i64::from(place == 0);
        household.holdings.iter_mut().for_each(|held| held.traded = 1_000_000_000 + odd);
    }
    let error = bound(&register).expect_err("too much trade");
    assert_eq!(error.field, "village.sold");
    assert!(matches!(error.kind, crate::scenario::Kind::Overflow { .. }));
}
