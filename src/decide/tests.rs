//! Tasks against what they stand for: hand-worked schemes, single ledgers, every value tried one by one.

use serde_json::{Value, json};

use super::served::Served;
use super::*;
use crate::ledger::Walk;
use crate::outcome::Estimate;
use crate::population::Population;
use crate::scenario::Scenario;
use crate::units::{Fen, Rate};

/// A co-op of a hundred shares that earns a tenth for certain, in one year: a poor household and another one hold
/// 40 and 60 of them.
fn certain(collective: i64, poor: i64, other: i64) -> Scenario {
    let luck = ["wages_spread", "farming_spread", "growth", "illness", "lost_wage", "harvest_failure"];
    let luck = luck.into_iter().chain(["harvest_loss", "harvest_correlation"]);
    let mut luck: serde_json::Map<String, Value> = luck.map(|name| (name.to_owned(), "0".into())).collect();
    luck.extend([("illness_years".to_owned(), 1.into()), ("illness_cost".to_owned(), "0".into())]);
    let household = |id: u32, registered: bool, paid_in: i64| {
        json!({ "id": id, "name": format!("household {id}"), "persons": 3, "registered": registered,
                "farming": "6000.00", "shares": [{ "coop": 1, "paid_in": paid_in }] })
    };
    let mut firm = serde_json::Map::from_iter([("id".to_owned(), json!("honey")), ("mean".to_owned(), json!("0.1"))]);
    firm.insert("name".to_owned(), json!({ "zh": "Honey", "en": "Honey" }));
    for name in ["sd", "chain_correlation", "common_correlation", "disaster", "disaster_loss_least"] {
        firm.insert(name.to_owned(), "0".into());
    }
    firm.extend([("disaster_loss_most".to_owned(), json!("0")), ("closes_below".to_owned(), json!("0"))]);
    let scenario = json!({
        "format": "fenhong/1", "name": { "zh": "Sample", "en": "Sample" }, "as_of": "2018-12-31", "years": 1,
        "draws": 2, "seeds": { "people": 1, "luck": 1 },
        "village": { "kind": "listed", "par": "1000.00",
            "coops": [{ "id": 1, "name": "co-op", "enterprise": "honey", "collective": collective }],
            "households": [household(1, true, poor), household(2, false, other)] },
        "enterprises": [firm],
        "scheme": { "surplus": { "rule": "shares", "reserve": "0" }, "rounding": "declared-dividend",
            "collective": { "rule": "hui", "accumulation": "0.4" }, "adjustment": { "rule": "keep" },
            "control": "0.51" },
        "luck": luck, "poverty": { "line": "2855.00", "exit_years": 2 }
    });
    Scenario::from_json(&scenario.to_string()).expect("a valid scenario")
}

fn case(id: &str, draws: u32) -> Scenario {
    let mut scenario = crate::cases::find(id).expect("a case").scenario();
    scenario.draws = draws;
    scenario
}

fn compare(scenarios: Vec<Scenario>, draws: u32) -> Comparison {
    let question = Compare { scenarios, draws, discount: USUAL_DISCOUNT };
    match answer(Question::Compare(question)).expect("an answer") {
        Answer::Compare(found) => found,
        other => panic!("{other:?}"),
    }
}

fn difference(pair: &PairResult, measure: Measure) -> &Difference {
    pair.differences.iter().find(|difference| difference.measure == measure).expect("shown")
}

#[test]
fn a_certain_return_makes_differences_known_to_the_fen() {
    let found = compare(vec![certain(0, 40, 60), certain(100, 0, 0)], 2);
    let [held, controlled] = &found.schemes[..] else { panic!("two schemes") };
    assert_eq!((held.account.poor, held.account.members, held.account.fund), (400_000, 600_000, 0));
    assert_eq!((controlled.account.poor, controlled.account.members), (600_000, 0));
    assert_eq!((controlled.account.fund, controlled.account.coops), (400_000, 10_000_000));
    assert_eq!((held.public, controlled.public), (Fen::ZERO, Fen::yuan(100_000)));
    let cash = controlled.cash.expect("public money and somebody to pay");
    assert_eq!((cash.a_year, cash.per_public_yuan), (Fen::yuan(100_000), Rate::ONE));
    assert_eq!(controlled.per_public_yuan.and_then(|per| per.poor), Some(Rate::new(60_000)));
    let pair = &found.pairs[0];
    for (measure, fen) in [
        (Measure::Poor, 200_000),
        (Measure::WorstTenth, 200_000),
        (Measure::Members, -600_000),
        (Measure::Kept, 400_000),
        (Measure::Closing, 400_000),
    ] {
        let found = difference(pair, measure);
        assert_eq!(found.mean, Some(Estimate { mean: fen, low: fen, high: fen }), "{measure:?}");
        assert_eq!((found.total, found.same), (Some(2 * fen), 0), "{measure:?}");
    }
    let gains = pair.gains.as_ref().expect("the same households");
    let fares: Vec<_> = gains.classes.iter().map(|(class, f)| (*class, f.gain, f.lose, f.mean)).collect();
    let (more, less) = (Some(Fen::yuan(2_000)), Some(Fen::yuan(-6_000)));
    let wanted = [(HouseClass::Cohort, 1, 0, more), (HouseClass::PaidIn, 0, 1, less)];
    assert_eq!(fares, wanted);
    // Equal terms but one: the capital is the same, who holds it differs, and so what of it is public money.
    assert!(found.terms.iter().all(|term| term.is_equal != (term.term == TermKind::Public)), "{:?}", found.terms);
    assert!(found.differs.iter().all(|row| row.of_scheme), "{:?}", found.differs);
}

#[test]
fn the_winner_loses_when_the_return_is_too_low() {
    // Six tenths of the return on all shares against four tenths of the shares: equal at two thirds of the return.
    let scenarios = vec![certain(0, 40, 60), certain(100, 0, 0)];
    let question = Verdict { scenarios, measure: Measure::Poor, draws: 2 };
    let Answer::Verdict(found) = answer(Question::Verdict(question)).expect("an answer") else { panic!() };
    assert_eq!((found.winner, found.second, found.better), (Some(1), Some(0), 2));
    assert_eq!(found.can_lose, Some(Rate::new(33_000)));
    let check = |path: &str, doubled: bool| {
        found.checks.iter().find(|c| c.path == path && c.doubled == doubled).expect("checked").winner
    };
    assert_eq!(check("scheme.collective.accumulation", false), Some(1));
    // With 0.8 kept the poor get 2,000 of the collective's 10,000, and 4,000 of their own shares.
    assert_eq!(check("scheme.collective.accumulation", true), Some(0));
    // An enterprise that begins in the second year earns nothing in the only one.
    assert_eq!(check("enterprises.*.begins", true), None);
    assert_eq!(found.survived as usize, found.checks.len() - 2);
    // Half and double of nothing are nothing: such inputs are counted apart, and none of them as checked.
    assert!(found.at_zero.iter().any(|path| path == "luck.growth"), "{:?}", found.at_zero);
    assert!(
        found.checks.iter().all(|check| check.value.parse::<f64>() != Ok(0.0) && !found.at_zero.contains(&check.path))
    );
}

/// A measure of one draw, added up from its ledgers.
fn by_ledger(scenario: &Scenario, draw: u32, measure: Measure) -> i64 {
    let model = crate::model::Model::new(scenario.clone()).expect("a valid scenario");
    let register = Population::new(scenario).register(0);
    let mut walk = Walk::new(&model, &register, draw);
    let mut sum = 0;
    for _ in 0..scenario.years {
        let year = walk.next_year().expect("small amounts");
        for row in &year.rows {
            sum += match measure {
                Measure::Poor if row.cohort => row.dividends().fen(),
                Measure::Members if !row.cohort => row.dividends().fen(),
                Measure::Gap if row.cohort => row.gap.fen(),
                Measure::Under if row.cohort => i64::from(row.below),
                Measure::Out if row.cohort && year.year + 1 == scenario.years => i64::from(row.out_for_good),
                _ => 0,
            };
        }
        sum += if measure == Measure::Kept { year.pool.kept.fen() } else { 0 };
    }
    sum
}

#[test]
fn paired_differences_are_those_of_single_ledgers() {
    let scenarios = vec![case("household-held", 20), case("village-controlled", 20), case("hui", 20)];
    let found = compare(scenarios.clone(), 20);
    assert_eq!(found.pairs.iter().map(|pair| (pair.a, pair.b)).collect::<Vec<_>>(), [(0, 1), (0, 2), (1, 2)]);
    for pair in &found.pairs {
        for measure in [Measure::Poor, Measure::Members, Measure::Gap, Measure::Under, Measure::Out, Measure::Kept] {
            let more = (0..20).map(|draw| {
                let of = |place: u32| by_ledger(&scenarios[place as usize], draw, measure);
                of(pair.b) - of(pair.a)
            });
            let more: Vec<i64> = more.collect();
            let found = difference(pair, measure);
            assert_eq!(found.total, Some(more.iter().sum()), "{measure:?}");
            let counts = |sign: i64| more.iter().filter(|more| more.signum() == sign).count() as u32;
            assert_eq!((found.more, found.same, found.less), (counts(1), counts(0), counts(-1)), "{measure:?}");
        }
        let gains = pair.gains.as_ref().expect("the same households");
        let all: i64 = gains.classes.iter().map(|(_, fares)| fares.total).sum();
        assert_eq!(all, gains.tenths.iter().map(|fares| fares.total).sum::<i64>());
        let paid = [Measure::Poor, Measure::Members].map(|measure| difference(pair, measure).total.expect("equal"));
        assert_eq!(all, paid.iter().sum::<i64>(), "what is paid is paid to someone");
    }
}

/// Runs a task with small orders that come in out of order, as bytes; stops after so many, if asked.
fn drive(task: &mut Task, most: u64, stop_after: usize) {
    let (mut given, mut done): (Vec<Order>, usize) = (Vec::new(), 0);
    loop {
        while let Some(order) = task.order(most) {
            given.push(order);
        }
        if given.is_empty() || done == stop_after {
            break;
        }
        // Neither first nor last.
        let order = given.swap_remove(given.len() * 2 / 3);
        if done % 7 == 3 {
            task.give_back(&order);
            given.push(task.order(most).expect("what was given back"));
            done += 1;
            continue;
        }
        let mut engine = Engine::new((*order.scenario).clone()).expect("a valid scenario");
        let piece = order.run(&mut engine).expect("small amounts");
        task.take(&order, Piece::from_bytes(&piece.to_bytes())).expect("what was ordered");
        done += 1;
        let progress = task.progress();
        assert!(progress.done <= progress.of);
    }
}

fn questions() -> Vec<Question> {
    let (hui, held, today) = (case("hui", 64), case("household-held", 64), case("hui-today", 64));
    let goal = Goal {
        scenario: hui.clone(),
        field: "village.split.allocated".to_owned(),
        from: None,
        least: None,
        most: None,
        step: Some("0.05".to_owned()),
        sum: Fen::yuan(300),
        share: Rate::percent(60),
        who: Who::Each,
        control: Some(Rate::percent(51)),
        lawful: false,
        largest: false,
        draws: 64,
    };
    let pair = vec![hui.clone(), held.clone()];
    vec![
        Question::Compare(Compare { scenarios: pair.clone(), draws: 64, discount: USUAL_DISCOUNT }),
        Question::Verdict(Verdict { scenarios: pair.clone(), measure: Measure::Out, draws: 16 }),
        Question::Goal(goal),
        Question::Sensitivity(Sensitivity {
            scenario: hui.clone(),
            measure: Measure::Poor,
            by: Rate::percent(20),
            draws: 32,
        }),
        Question::Frontier(Frontier { scenario: today.clone(), steps: 3, draws: 32 }),
        Question::Robust(Robust { schemes: pair, worlds: vec![hui, held, today], measure: Measure::Poor, draws: 32 }),
    ]
}

#[test]
fn orders_in_any_size_and_order_come_to_the_same_answer() {
    for question in questions() {
        let whole = answer(question.clone()).expect("an answer");
        let mut task = Task::new(question).expect("a question");
        drive(&mut task, 20_000, usize::MAX);
        let progress = task.progress();
        assert_eq!(progress.done, progress.of);
        assert_eq!(task.answer(), Some(&whole));
    }
}

#[test]
fn a_task_goes_on_from_where_it_was_stopped() {
    for question in questions() {
        let whole = answer(question.clone()).expect("an answer");
        let mut task = Task::new(question.clone()).expect("a question");
        drive(&mut task, 100_000, 9);
        let text = task.state().to_string();
        let mut resumed = Task::from_state(&serde_json::from_str(&text).expect("JSON")).expect("a state");
        assert_eq!(resumed.question(), &question);
        drive(&mut resumed, u64::MAX, usize::MAX);
        assert_eq!(resumed.answer(), Some(&whole));
        let again = Task::from_state(&resumed.state()).expect("a state");
        assert_eq!(again.answer(), Some(&whole), "nothing is left to be calculated");
    }
}

fn seek(goal: &Goal) -> GoalAnswer {
    match answer(Question::Goal(goal.clone())).expect("an answer") {
        Answer::Goal(found) => found,
        other => panic!("{other:?}"),
    }
}

/// How often each allowed value reaches the goal, each run with all draws.
fn exhaustive(goal: &Goal, values: impl Iterator<Item = i64>) -> Vec<(String, bool)> {
    let json = crate::tree::of(&goal.scenario);
    let dial = vary::Dial::new(&json, &goal.field, goal.from.as_deref()).expect("a setting");
    let mut found = Vec::new();
    for value in values {
        let Some(mut scenario) = dial.set(&json, value).and_then(|json| vary::scenario(&json).ok()) else { continue };
        scenario.draws = goal.draws;
        let (scenario, _) = in_control(scenario, goal.control.unwrap_or(goal.scenario.scheme.control));
        let register = Population::new(&scenario).register(0);
        if goal.control.is_some_and(|wanted| register.coops[0].capital_control() < wanted) {
            continue;
        }
        let mut engine = Engine::new(scenario).expect("a valid scenario");
        let (tally, watched) = engine.watch((0, goal.draws), (0, 1), goal.sum).expect("small amounts");
        let served = Served::of(&tally, &watched, goal.sum, goal.who).expect("a cohort");
        found.push((vary::text(value, dial.field.kind), served.reaches(goal.share)));
    }
    found
}

#[test]
fn a_goal_seek_finds_what_trying_every_value_finds() {
    let Question::Goal(base) = questions().swap_remove(2) else { panic!() };
    let base = Goal { step: None, draws: 256, ..base };
    for (sum, share, who) in [
        (300, 60, Who::Each),
        (200, 70, Who::Average),
        (600, 50, Who::Each),
        (5_000, 90, Who::Each),
        (1, 10, Who::Each),
    ] {
        let goal = Goal { sum: Fen::yuan(sum), share: Rate::percent(share), who, ..base.clone() };
        let all = exhaustive(&goal, (0..=100).map(|percent| percent * 10_000));
        let found = seek(&goal);
        let first = all.iter().find(|(_, does)| *does).map(|(value, _)| value.clone());
        assert_eq!(found.answer.as_ref().map(|tried| tried.value.clone()), first, "{sum} {share}");
        assert_eq!(found.allowed as usize, all.len());
        assert!(found.runs < found.allowed + 20, "{} runs for {} values", found.runs, found.allowed);
        assert_eq!(found.nearest.is_some(), first.is_none());
        let last = seek(&Goal { largest: true, ..goal });
        let wanted = all.iter().rev().find(|(_, does)| *does).map(|(value, _)| value.clone());
        assert_eq!(last.answer.map(|tried| tried.value), wanted);
    }
}

#[test]
fn an_answer_that_comes_and_goes_is_found() {
    // Whoever has no paid-in shares lives on allocated ones, so too few fail; more of them leave the collective less.
    // A window of the collective's part does: control from below, the poor's own shares from above.
    let mut scenario = case("hui", 256);
    let crate::scenario::Village::Generated(village) = &mut scenario.village else { panic!() };
    village.poor_joined = Rate::ZERO;
    let goal = |share: i64| Goal {
        scenario: scenario.clone(),
        field: "scheme.surplus.reserve".to_owned(),
        from: None,
        least: None,
        most: None,
        step: Some("0.02".to_owned()),
        sum: Fen::yuan(250),
        share: Rate::percent(share),
        who: Who::Each,
        control: None,
        lawful: false,
        largest: false,
        draws: 256,
    };
    for share in [30, 45, 55] {
        let goal = goal(share);
        let all = exhaustive(&goal, (0..=50).map(|step| step * 20_000));
        let found = seek(&goal);
        let mut ranges: Vec<(String, String)> = Vec::new();
        let mut before = false;
        for (value, does) in &all {
            match (before, does) {
                (false, true) => ranges.push((value.clone(), value.clone())),
                (true, true) => ranges.last_mut().expect("begun").1 = value.clone(),
                _ => {}
            }
            before = *does;
        }
        assert_eq!(found.ranges, ranges, "{share}");
    }
}

#[test]
fn other_seeds_lie_within_the_printed_interval() {
    let served = |luck: u32, draws: u32| {
        let mut scenario = case("hui", draws);
        scenario.seeds.luck = luck;
        let mut engine = Engine::new(scenario).expect("a valid scenario");
        let (tally, watched) = engine.watch((0, draws), (0, 1), Fen::yuan(300)).expect("small amounts");
        Served::of(&tally, &watched, Fen::yuan(300), Who::Each).expect("a cohort").share()
    };
    let truth = served(1_000, 8_192).estimate.mean;
    let (mut covered, mut again) = (0, 0);
    let shares: Vec<Share> = (1..=60).map(|luck| served(luck, 256)).collect();
    for (place, share) in shares.iter().enumerate() {
        covered += usize::from((share.estimate.low..=share.estimate.high).contains(&truth));
        let fresh = shares[(place + 1) % shares.len()].estimate.mean;
        again += usize::from((share.again[0]..=share.again[1]).contains(&fresh));
    }
    assert!(covered >= 54, "{covered} of 60 intervals hold the truth");
    assert!(again >= 54, "{again} of 60 other seeds lie where they should");
}

#[test]
fn what_moves_the_result_most_comes_first_and_nothing_is_lost() {
    let question = questions().swap_remove(3);
    let Answer::Sensitivity(found) = answer(question).expect("an answer") else { panic!() };
    assert!(found.inputs.len() > 25, "{}", found.inputs.len());
    assert!(found.inputs.is_sorted_by_key(|input| -input.swing));
    let of = |path: &str| found.inputs.iter().find(|input| input.path == path).expect("an input");
    let mean = of("enterprises.*.mean");
    let change = |moved: &Option<Moved>| moved.as_ref().expect("moved").change.mean.expect("somebody").mean;
    assert!(change(&mean.smaller) < 0 && change(&mean.larger) > 0);
    // Incomes move no dividend.
    assert_eq!(of("village.poor_earnings.farming").swing, 0);
    assert_eq!(of("village.split.collective").smaller.as_ref().expect("moved").value, "0.408");
}

#[test]
fn a_frontier_knows_what_is_lawful_and_what_is_beaten() {
    let question = Frontier { scenario: case("hui", 32), steps: 5, draws: 32 };
    let Answer::Frontier(found) = answer(Question::Frontier(question)).expect("an answer") else { panic!() };
    assert_eq!(found.points.iter().filter(|point| point.here).count(), 1);
    // Paid-in shares give, the collective keeps control but for the rounding to whole shares.
    assert!(found.points.iter().filter(|point| point.in_control).count() * 2 > found.points.len());
    let best: Vec<_> = found.points.iter().filter(|point| point.best).collect();
    assert!(!best.is_empty());
    for point in &best {
        let paid = |point: &Point| point.poor.expect("a cohort").mean;
        let beaten = |other: &Point| other.kept.mean > point.kept.mean + 100 && paid(other) > paid(point) + 100;
        assert!(!found.points.iter().any(|other| other.in_control && beaten(other)));
    }
    let today = Frontier { scenario: case("hui-today", 32), steps: 2, draws: 32 };
    let Answer::Frontier(found) = answer(Question::Frontier(today)).expect("an answer") else { panic!() };
    assert_eq!(found.keeps, "scheme.collective.fund");
    let mut broken = case("hui", 32);
    broken.as_of = crate::scenario::Date::new(2025, 6, 1);
    let question = Frontier { scenario: broken, steps: 2, draws: 32 };
    let Answer::Frontier(found) = answer(Question::Frontier(question)).expect("an answer") else { panic!() };
    assert!(found.points.iter().all(|point| !point.lawful && !point.best));
}

#[test]
fn a_robust_pick_regrets_least_where_it_regrets_most() {
    let question = questions().swap_remove(5);
    let Answer::Robust(found) = answer(question).expect("an answer") else { panic!() };
    let regret = |place: usize| found.schemes[place].worst_regret.expect("usable everywhere");
    let pick = found.pick.expect("one of them") as usize;
    assert!((0..2).all(|place| regret(pick) <= regret(place)));
    for world in 0..3 {
        let best = found.schemes.iter().filter(|scheme| scheme.outcomes[world].best).count();
        assert!(best >= 1);
    }
}

#[test]
fn questions_that_cannot_be_asked_name_their_place() {
    let asked = |json: Value| match Question::read(&json).and_then(Task::new) {
        Ok(_) => panic!("{json}"),
        Err(error) => error.field,
    };
    let hui = crate::tree::of(&case("hui", 64));
    let mut longer = hui.clone();
    longer["years"] = 12.into();
    let goal = |field: &str, step: &str, share: &str| json!({ "task": "goal", "scenario": hui, "field": field, "sum": "100.00", "step": step, "share": share });
    assert_eq!(asked(json!({ "task": "luck" })), "task");
    assert_eq!(asked(json!({ "task": "compare", "scenarios": [hui] })), "scenarios");
    assert_eq!(asked(json!({ "task": "compare", "scenarios": [hui, longer] })), "years");
    assert_eq!(asked(json!({ "task": "compare", "scenarios": [hui, hui], "draws": 3 })), "draws");
    assert_eq!(asked(json!({ "task": "compare", "scenarios": [hui, hui], "discount": "2" })), "discount");
    assert_eq!(asked(goal("village.luck", "0.01", "0.9")), "field");
    assert_eq!(asked(goal("seeds.luck", "1", "0.9")), "field");
    assert_eq!(asked(goal("village.split.allocated", "0", "0.9")), "step");
    assert_eq!(asked(goal("village.split.allocated", "0.000001", "0.9")), "step");
    assert_eq!(asked(goal("village.split.allocated", "x", "0.9")), "village.split.allocated");
    assert_eq!(asked(goal("village.split.allocated", "0.01", "1.2")), "share");
    assert_eq!(asked(json!({ "task": "sensitivity", "scenario": hui, "by": "0" })), "by");
    assert_eq!(asked(json!({ "task": "sensitivity", "scenario": hui, "measure": "joy" })), "measure");
    assert_eq!(asked(json!({ "task": "frontier", "scenario": hui, "steps": 0 })), "steps");
    assert_eq!(asked(json!({ "task": "robust", "schemes": [hui], "worlds": [hui] })), "schemes");
}

/// Every mix of a goal's setting and of another one that is lawful and in control, eight steps of each range and where
/// both stand, one by one: its public money, and how often it is enough with all draws.
fn all_mixes(goal: &Goal, other: &str) -> Vec<(Fen, Served)> {
    let json = crate::tree::of(&goal.scenario);
    let [first, second] = [&*goal.field, other].map(|path| vary::Dial::new(&json, path, None).expect("a setting"));
    let grid = |range: (i64, i64), stands: i64| {
        let mut all: Vec<i64> = (0..=8).map(|step| range.0 + (range.1 - range.0) * step / 8).collect();
        all.push(stands);
        all.sort_unstable();
        all.dedup();
        all
    };
    let mut found = Vec::new();
    for one in grid(first.range(&json), first.stands(&json)) {
        let turned = first.set(&json, one).expect("in range");
        for two in grid(second.range(&turned), second.stands(&turned)) {
            let made = vary::scenario(&second.set(&turned, two).expect("in range")).expect("valid");
            let control = goal.control.unwrap_or(made.scheme.control);
            let (made, _) = in_control(made, control);
            let holds = Population::new(&made).register(0).coops[0].capital_control() >= control;
            if holds && !crate::check::is_unlawful(&crate::check::findings(&made)) {
                let mut engine = Engine::new(Scenario { draws: goal.draws, ..made.clone() }).expect("a valid scenario");
                let (tally, watched) = engine.watch((0, goal.draws), (0, 1), goal.sum).expect("small amounts");
                let served = Served::of(&tally, &watched, goal.sum, goal.who).expect("a cohort");
                found.push((public_money(&made), served));
            }
        }
    }
    found
}

#[test]
fn where_no_value_does_the_cheapest_lawful_mix_of_two_is_found() {
    let Question::Goal(base) = questions().swap_remove(2) else { panic!() };
    let goal = Goal { sum: Fen::yuan(2_000), step: Some("0.05".to_owned()), who: Who::Average, ..base };
    let keeps = goal.scenario.scheme.collective.keeps_setting();
    let mixes = all_mixes(&goal, keeps);
    let cheapest = |share: Rate| {
        let does = mixes.iter().filter(|(_, served)| served.reaches(share));
        does.map(|(public, _)| *public).min()
    };
    // So much that a mix just reaches it, and what none does.
    let most = (1..100).rev().find(|percent| cheapest(Rate::percent(*percent)).is_some()).expect("some do");
    for share in [most, most + 1].map(Rate::percent) {
        let found = seek(&Goal { share, ..goal.clone() });
        assert_eq!(found.answer, None);
        let tries = found.mixes.as_ref().expect("a second setting");
        assert_eq!((&*tries.lever, tries.count as usize), (keeps, mixes.len()));
        assert_eq!(found.mix().map(|mix| mix.tried.public), cheapest(share), "{share}");
        assert!(found.mix().iter().all(|mix| mix.tried.reaches && mix.tried.draws == goal.draws));
    }
    let found = seek(&Goal { sum: Fen::yuan(1), share: Rate::percent(10), ..goal });
    assert!(found.answer.is_some());
    assert_eq!(found.mixes, None);
}

#[test]
fn the_five_that_are_paid_most_are_those_of_the_ledgers() {
    let scenario = case("hui", 16);
    let found = compare(vec![scenario.clone(), case("household-held", 16)], 16);
    let model = crate::model::Model::new(scenario.clone()).expect("a valid scenario");
    let register = Population::new(&scenario).register(0);
    let mut paid = vec![0_i64; register.households.len()];
    for draw in 0..16 {
        let mut walk = Walk::new(&model, &register, draw);
        for _ in 0..scenario.years {
            let year = walk.next_year().expect("small amounts");
            paid.iter_mut().zip(&year.rows).for_each(|(sum, row)| *sum += row.dividends().fen());
        }
    }
    paid.sort_unstable();
    let (all, five) = (paid.iter().sum::<i64>(), paid.iter().rev().take(5).sum::<i64>());
    let part = |of: i64, all: i64| Rate::new((2 * of * 1_000_000 + all) / (2 * all));
    let capture = found.schemes[0].capture.expect("somebody is paid");
    assert_eq!((capture.five, capture.cadres), (part(five, all), 0));
    assert_eq!(capture.of_households, part(5, paid.len() as i64));
}

#[test]
fn what_cadres_take_goes_by_the_roster_whatever_its_order() {
    let mut scenario = certain(0, 40, 60);
    let crate::scenario::Village::Listed(village) = &mut scenario.village else { panic!() };
    village.households[1].cadre = true;
    village.households.reverse();
    let found = compare(vec![certain(0, 40, 60), scenario], 2);
    let [without, with] = [0, 1].map(|place: usize| found.schemes[place].capture.expect("somebody is paid"));
    assert_eq!((without.five, without.cadres, without.by_cadres), (Rate::ONE, 0, Rate::ZERO));
    assert_eq!((with.five, with.cadres, with.by_cadres), (Rate::ONE, 1, Rate::percent(60)));
}

/// A co-op of a hundred shares of 1,000 that earns a tenth for certain, so 100 yuan a share: ten poor households with
/// equal allocated shares, ten others with all that is paid in.
fn certain_village(collective: i64, allocated: i64) -> Scenario {
    let hui = case("hui", 16);
    let crate::scenario::Village::Generated(mut village) = hui.village else { panic!() };
    (village.coops, village.households, village.poor) = (1, 20, Rate::percent(50));
    (village.joined, village.poor_joined) = (Rate::ONE, Rate::ZERO);
    village.capital = Fen::yuan(100_000);
    let part = |percent: i64| Rate::percent(percent);
    village.split.collective = part(collective);
    village.split.allocated = part(allocated);
    village.split.paid_in = part(100 - collective - allocated);
    // The report's date and its note: history breaks no law of today.
    Scenario { village: crate::scenario::Village::Generated(village), note: hui.note, draws: 16, ..certain(0, 40, 60) }
}

#[test]
fn a_mix_is_the_one_worked_by_hand() {
    // Of every sum that the collective's 51 shares are paid a part k is kept: a poor household gets 510 × (1 − k), and
    // 10 × a on average where a hundredths are allocated. With 0.4 kept that is 796 at the most, where all that is not
    // the collective's is allocated; so 900 cannot be reached.
    let goal = Goal {
        scenario: certain_village(51, 20),
        field: "village.split.allocated".to_owned(),
        from: None,
        least: None,
        most: None,
        step: None,
        sum: Fen::yuan(900),
        share: Rate::percent(50),
        who: Who::Each,
        control: None,
        lawful: false,
        largest: false,
        draws: 16,
    };
    let found = seek(&goal);
    assert_eq!((&found.answer, found.no_control, found.unlawful), (&None, 0, 0));
    assert_eq!(found.public, Fen::yuan(71_000));
    // With nothing kept a household that has four shares gets 910. The eighths of the range are 36.75 hundredths, which
    // are three or four shares each, and 42.875, which are four or five: 43 shares, and the collective's 51.
    let mix = found.mix().expect("a mix");
    let values = [&*mix.tried.value, &*mix.lever, &*mix.second];
    assert_eq!(values, ["0.42875", "scheme.collective.accumulation", "0"]);
    assert_eq!((mix.tried.public, mix.tried.rounded, mix.tried.reaches), (Fen::yuan(94_000), false, true));
    assert_eq!(mix.tried.share.estimate.mean, Rate::ONE.ppm());
    let task = super::drive(Question::Goal(goal.clone())).expect("an answer");
    let behind = task.behind(RunOf::Mix).expect("a run");
    assert_eq!(behind.served.map(|served| served.share()), Some(mix.tried.share));
    // All that is paid on the collective's and the allocated shares is 1,000 a household.
    let none = seek(&Goal { sum: Fen::yuan(1_001), ..goal });
    let tries = none.mixes.expect("a second setting");
    assert_eq!((&*tries.lever, tries.found), ("scheme.collective.accumulation", None));
}

#[test]
fn a_goal_that_wants_control_takes_shares_rounded_up_to_it() {
    // Of 99 shares 51 % are 50.49, so 50, which are 50.5 %: one more is control. 1 − 51/99 = 48 are the households'.
    let mut scenario = certain_village(51, 20);
    let crate::scenario::Village::Generated(village) = &mut scenario.village else { panic!() };
    village.capital = Fen::yuan(99_000);
    let goal = Goal {
        scenario: scenario.clone(),
        field: "scheme.collective.accumulation".to_owned(),
        from: None,
        least: None,
        most: None,
        step: Some("0.1".to_owned()),
        sum: Fen::yuan(600),
        share: Rate::percent(50),
        who: Who::Average,
        control: Some(Rate::percent(51)),
        lawful: true,
        largest: true,
        draws: 16,
    };
    let found = seek(&goal);
    // 5,100 a year to ten households, and two allocated shares each (of 19.8 the two tenths are 20): 510 × (1 − k) + 200.
    let most = found.answer.as_ref().expect("an answer");
    assert_eq!((&*most.value, most.rounded, most.public), ("0.2", true, Fen::yuan(71_000)));
    assert_eq!((found.allowed, found.no_control), (11, 0));
    // The check is as strict as before.
    assert!(
        crate::check::findings(&scenario).iter().any(|found| found.kind == crate::check::Kind::ControlBelowCharter)
    );
    let question = Question::Frontier(Frontier { scenario, steps: 1, draws: 16 });
    let Answer::Frontier(found) = answer(question).expect("an answer") else { panic!() };
    // Where nothing is paid in the collective can buy nothing.
    let has_paid_in = |point: &Point| point.allocated.as_deref() != Some("0.49");
    let holds = |point: &Point| (point.in_control, point.rounded) == (has_paid_in(point), has_paid_in(point));
    assert!(found.points.iter().all(holds), "{:?}", found.points);
    let here = found.points.iter().find(|point| point.here).expect("the scheme as it is");
    assert_eq!(here.public, Fen::yuan(71_000));
}

#[test]
fn other_public_money_is_a_term_that_differs() {
    let equal = |scenarios: Vec<Scenario>| {
        let found = compare(scenarios, 2);
        found.terms.iter().find(|term| term.term == TermKind::Public).expect("a term").is_equal
    };
    let pair = vec![case("household-held", 2), case("village-controlled", 2)];
    assert!(!equal(pair.clone()) && equal(with_equal_public(&pair)));
}
