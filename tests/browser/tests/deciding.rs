//! Comparing schemes and asking for advice in the page, beside the same questions in the native core.

use fenhong::decide::{
    self, Answer, Compare, Comparison, Goal, Measure, Question, Sensitivity, USUAL_DISCOUNT, USUAL_VERDICT_DRAWS,
    Verdict, Who,
};
use fenhong::scenario::Scenario;
use fenhong::units::{Fen, Rate};
use fenhong::words::{Lang, Voice, advise as said, asking, compare as w, errors};
use fenhong_browser_tests::{Advise, Browser, COMPARE_FILE, Compare as View, Scheme, Screen, until};
use serde_json::json;

const ZH: Voice = Voice { lang: Lang::Zh, era: fenhong::words::Era::Poverty };
const EN: Voice = Voice { lang: Lang::En, era: fenhong::words::Era::Poverty };

fn case(id: &str) -> Scenario {
    fenhong::cases::find(id).expect("a shipped case").scenario()
}

/// Futures where both sides calculate: the tests' own core is not compiled for speed.
const FEW: u32 = 64;

/// The Compare view with few futures on the desk.
fn few(browser: &Browser) -> View<'_> {
    browser.open_site("");
    Scheme::of(browser).set_draws(FEW);
    browser.find(".views a[href='#/compare']").click();
    let view = View::of(browser);
    view.until_numbers(2);
    view
}

fn native(ids: &[&str]) -> (Vec<Scenario>, Comparison) {
    let mut scenarios: Vec<Scenario> = ids.iter().map(|id| case(id)).collect();
    scenarios[0].draws = FEW;
    let draws = FEW;
    let question = Compare { scenarios: scenarios.clone(), draws, discount: USUAL_DISCOUNT };
    let Ok(Answer::Compare(found)) = decide::answer(Question::Compare(question)) else { panic!("a comparison") };
    (scenarios, found)
}

/// Every number of the table is the native core's.
fn same_numbers(view: &View<'_>, found: &Comparison, voice: Voice) {
    for measured in &found.schemes[0].measures {
        let row = view.row(measured.measure.name());
        for (place, scheme) in found.schemes.iter().enumerate() {
            let own = scheme.measures.iter().find(|own| own.measure == measured.measure).expect("the same measures");
            assert_eq!(row[place + 1], w::amount(own.measure, own.estimate.expect("somebody").mean, voice), "{row:?}");
        }
    }
    let pair = &found.pairs[0];
    for difference in &pair.differences {
        let row = view.row(difference.measure.name());
        let all = difference.more + difference.same + difference.less;
        let wanted = [w::signed(difference, voice), w::futures_counted(difference.more, all, voice)];
        assert_eq!(row[row.len() - 2..], wanted);
    }
    let poor = pair.differences.iter().find(|found| found.measure == Measure::Poor).expect("a measure");
    assert!(view.sentences().contains(&w::difference(pair, poor, voice)), "{}", view.sentences());
}

#[test]
fn the_core_keeps_its_order_where_json_keeps_the_order_of_writing() {
    // What drives the browser has serde_json keep it, in the core too: differences are told in the order of this tree.
    let tree = fenhong::tree::of(&case("hui"));
    assert!(tree.as_object().expect("a scenario has fields").keys().is_sorted());
}

#[test]
fn schemes_of_different_lengths_are_compared_over_the_years_of_the_shortest() {
    let browser = Browser::start();
    let view = few(&browser);
    let short = Scenario { years: 4, ..case("village-controlled") };
    browser.give(COMPARE_FILE, "short.json", &short.to_json());
    browser.until_text(".problem", &errors::lengths(&[10, 10, 4], ZH));
    browser.screenshot("lengths");
    browser.find(".problem .main-command").click();
    until("the notice is gone", || browser.find_all(".problem").is_empty().then_some(()));
    view.until_numbers(3);
    browser.until_text("main", "都只看头 4 年");
    view.remove(1);
    view.until_numbers(2);
    let scenarios = decide::over_shortest(&[Scenario { draws: FEW, ..case("hui") }, short]);
    let question = Compare { scenarios, draws: FEW, discount: USUAL_DISCOUNT };
    let Ok(Answer::Compare(found)) = decide::answer(Question::Compare(question)) else { panic!("a comparison") };
    assert_eq!(found.years, 4);
    same_numbers(&view, &found, ZH);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn a_planner_compares_schemes_and_opens_what_stands_behind_a_number() {
    let browser = Browser::start();
    let view = few(&browser);
    let (scenarios, found) = native(&["hui", "village-controlled"]);
    same_numbers(&view, &found, ZH);
    until("four charts are drawn", || (view.charts() == 4).then_some(()));

    let draws = scenarios[0].draws.min(USUAL_VERDICT_DRAWS);
    let verdict = Verdict { scenarios, measure: Measure::Poor, draws };
    let Ok(Answer::Verdict(verdict)) = decide::answer(Question::Verdict(verdict)) else { panic!("a verdict") };
    for line in w::verdict(&verdict, ZH) {
        until("the verdict is there", || view.words().contains(line.trim()).then_some(()));
    }

    let words = view.open_ledger("poor", 1);
    assert!(
        words.contains(&w::amount(Measure::Poor, found.schemes[1].measures[0].estimate.expect("a cohort").mean, ZH)),
        "{words}"
    );
    view.close_dialog();

    Scheme::of(&browser).switch_language();
    until("the numbers are English", || view.row("poor")[1].contains("yuan").then_some(()));
    same_numbers(&view, &found, EN);
    browser.whole_screenshot("compare-english");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
#[ignore = "needs Firefox, which `cargo xtask test --deep` installs"]
fn firefox_compares_with_the_same_numbers() {
    let browser = Browser::start_firefox();
    let view = few(&browser);
    same_numbers(&view, &native(&["hui", "village-controlled"]).1, ZH);
    until("four charts are drawn", || (view.charts() == 4).then_some(()));
    browser.screenshot("compare-firefox");
}

#[test]
fn schemes_are_added_kept_over_a_reload_and_opened_on_the_desk() {
    let browser = Browser::start();
    browser.screen(Screen::PHONE);
    let view = few(&browser);
    view.add("allocated");
    view.until_numbers(3);
    let (_, found) = native(&["hui", "village-controlled", "allocated"]);
    same_numbers(&view, &found, ZH);
    view.look_at("kept");
    browser.reload();
    view.until_numbers(3);
    same_numbers_of_kept(&view, &found);
    browser.whole_screenshot("compare-phone");

    view.remove(2);
    view.until_numbers(2);
    view.open_on_desk(1);
    until("the schemes change places", || {
        let row = view.row("poor");
        (row.len() == 5
            && row[2] == w::amount(Measure::Poor, found.schemes[1].measures[0].estimate.expect("a cohort").mean, ZH))
        .then_some(())
    });
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", json!([]));
    assert_eq!(wide, 0);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

fn same_numbers_of_kept(view: &View<'_>, found: &Comparison) {
    let pair = &found.pairs[0];
    let kept = pair.differences.iter().find(|found| found.measure == Measure::Kept).expect("a measure");
    assert!(view.sentences().contains(&w::difference(pair, kept, ZH)), "{}", view.sentences());
}

/// A goal as the form asks it where nothing but the sum is typed.
fn goal(sum: i64) -> Goal {
    let scenario = case("hui");
    Goal {
        draws: FEW,
        scenario,
        field: "village.split.allocated".to_owned(),
        from: None,
        least: None,
        most: None,
        step: None,
        sum: Fen::yuan(sum),
        share: Rate::percent(90),
        who: Who::Each,
        control: Some(Rate::percent(51)),
        lawful: false,
        largest: false,
    }
}

/// The longest that a goal seek may take. It takes a second or so, also while other tests run beside it.
const PATIENCE_SECONDS: f64 = 5.0;

#[test]
fn a_planner_seeks_a_goal_and_puts_the_answer_on_the_desk() {
    let browser = Browser::start();
    let advise = Advise::open(&browser);
    let took = advise.search().as_secs_f64();
    println!("a goal seek of 200 households, 10 years and 1,000 draws: {took:.1} s in the browser");
    assert!(took < PATIENCE_SECONDS, "{took}");
    advise.fill("draws", &FEW.to_string());
    for sum in [1_000, 300] {
        advise.fill("goal.sum", &sum.to_string());
        advise.search();
        let goal = goal(sum);
        let Ok(Answer::Goal(found)) = decide::answer(Question::Goal(goal.clone())) else { panic!("an answer") };
        // Where no value does, the mix with a second setting, or that none does either.
        let said = [said::goal(&goal, &found, ZH), said::mix(&goal, &found, ZH)].concat();
        until("the answer is the native core's", || (advise.sentences() == said).then_some(()));
    }
    let before = advise.sentences();
    browser.screenshot("advise-goal");
    browser.reload();
    advise.until_answer();
    assert_eq!((advise.sentences(), advise.value("goal.sum")), (before, "300".to_owned()));
    advise.put();
    browser.until_text(".notice", fenhong::words::deciding::ON_DESK.zh.split('}').next_back().unwrap_or_default());
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn inputs_are_sorted_by_what_they_move_and_a_search_is_stopped_and_resumed() {
    let browser = Browser::start();
    let advise = Advise::open(&browser);
    advise.turn(1);
    advise.run();
    advise.cancel();
    until("it has stopped", || advise.standing().contains('%').then_some(()));
    advise.resume();
    advise.until_answer();
    advise.fill("draws", &FEW.to_string());
    advise.search();
    let question = Sensitivity { scenario: case("hui"), measure: Measure::Poor, by: Rate::percent(20), draws: FEW };
    let Ok(Answer::Sensitivity(found)) = decide::answer(Question::Sensitivity(question)) else { panic!("an answer") };
    assert_eq!(advise.sentences(), [asking::most_important(&found, ZH)]);
    let wanted: Vec<Vec<String>> =
        found.inputs.iter().filter(|input| input.swing > 0).map(|input| asking::moved(input, ZH)).collect();
    assert_eq!(advise.rows("table.sensitivity", 6), wanted);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn the_frontier_and_the_robust_pick_are_the_native_ones() {
    let browser = Browser::start();
    let advise = Advise::open(&browser);
    advise.turn(2);
    advise.fill("frontier.steps", "4");
    advise.fill("draws", "64");
    advise.search();
    let question = decide::Frontier { scenario: case("hui"), steps: 4, draws: 64 };
    let Ok(Answer::Frontier(found)) = decide::answer(Question::Frontier(question)) else { panic!("an answer") };
    let best = found.points.iter().filter(|point| point.best).count();
    let values = [("best", &*best.to_string()), ("all", &found.points.len().to_string())];
    assert_eq!(advise.sentences(), [ZH.fill(said::BEST_COUNT, &values)]);
    let cells: usize = advise.rows("table.grid", 99).iter().map(|row| row.len() - 1).sum();
    assert_eq!(cells, found.points.len());

    advise.turn(3);
    advise.fill("draws", "64");
    advise.search();
    let both: Vec<Scenario> = ["hui", "village-controlled"].map(case).to_vec();
    let question = decide::Robust { schemes: both.clone(), worlds: both, measure: Measure::Poor, draws: 64 };
    let Ok(Answer::Robust(found)) = decide::answer(Question::Robust(question)) else { panic!("an answer") };
    assert_eq!(advise.sentences(), [said::pick(&found, ZH)]);
    advise.put();
    browser.screenshot("advise-robust");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}
