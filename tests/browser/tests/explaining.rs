//! Where the numbers come from: from a number on a view to the futures behind it, and from these to a ledger.

use fenhong::decide::{
    self, Answer, Compare, Comparison, Frontier, Group, Measure, OfPair, Question, Robust, RunOf, Sensitivity, Series,
    Task, USUAL_DISCOUNT,
};
use fenhong::ledger::{self, YearLedger};
use fenhong::model::Model;
use fenhong::outcome::{self, Report};
use fenhong::population::Population;
use fenhong::scenario::Scenario;
use fenhong::simulate::{Engine, Tally};
use fenhong::units::Rate;
use fenhong::words::derivation::rows::{self, RowOf};
use fenhong::words::{
    Lang, Voice, compare as w, contrast, deciding,
    derivation::{answers as words, origins},
    ledger as tables, verdict,
};
use fenhong_browser_tests::{Advise, Browser, Compare as View, Explain, Scheme, until};
use serde_json::{Value, json};

const ZH: Voice = Voice { lang: Lang::Zh, era: fenhong::words::Era::Poverty };

/// Futures of every run: these journeys are about the way, not about speed.
const FEW: u32 = 16;

fn case(id: &str) -> Scenario {
    Scenario { draws: FEW, ..fenhong::cases::find(id).expect("a shipped case").scenario() }
}

/// A page whose scheme has few futures.
fn few(browser: &Browser) {
    browser.open_site("");
    Scheme::of(browser).set_draws(FEW);
    browser.until_text(".progress", "算完");
}

/// What the native core says of the pairs of futures behind a number.
fn pairs(scenario: Scenario, of: OfPair) -> Vec<String> {
    let mut engine = Engine::new(scenario).expect("a shipped scenario");
    let numbers = of.of(&mut engine, 0..FEW / 2).expect("small amounts");
    words::three_pairs(&numbers)
        .into_iter()
        .map(|(which, pair, value)| words::pair(which, pair, of, value, ZH))
        .collect()
}

/// What it says of a low, a middle and a high future of a measure.
fn futures(series: &Series) -> Vec<String> {
    let means = contrast::each_mean(series);
    let one = |(which, draw): (_, usize)| deciding::future(which, draw, series.measure, means[draw], false, ZH);
    deciding::examples(&means).into_iter().map(one).collect()
}

#[track_caller]
fn says(open: &Explain<'_>, lines: &[String]) {
    let said = open.words();
    assert!(!lines.is_empty());
    for line in lines {
        assert!(said.contains(line.as_str()), "{line} in {said}");
    }
}

fn compared() -> (Vec<Scenario>, Task) {
    let scenarios = ["hui", "village-controlled"].map(case).to_vec();
    let question = Compare { scenarios: scenarios.clone(), draws: FEW, discount: USUAL_DISCOUNT };
    (scenarios, decide::drive(Question::Compare(question)).expect("an answer"))
}

#[test]
fn the_numbers_of_a_comparison_open_down_to_ledgers() {
    let browser = Browser::start();
    few(&browser);
    browser.find(".views a[href='#/compare']").click();
    View::of(&browser).until_numbers(2);
    let (scenarios, task) = compared();
    let Some(Answer::Compare(found)) = task.answer() else { panic!("a comparison") };
    let part = |place: usize| format!(".parts > section:nth-child({place})");

    // Who gains: the first class, how many gain; then a household's ledger.
    let open = Explain::of(&browser, &format!("{} .number", part(1)), 0);
    let class = Group::Class(found.pairs[0].gains.as_ref().expect("the same households").classes[0].0);
    let fared = task.fared(0, class).expect("households");
    says(&open, &[words::fares_title(&found.pairs[0], class, ZH)]);
    says(
        &open,
        &words::three_households(&fared, (FEW, found.years), ZH).into_iter().map(|row| row.0).collect::<Vec<_>>(),
    );
    let village = format!("第 {} 村", fared[0].village + 1);
    assert!(open.open_ledger(0).contains(&village));
    open.close();

    // The accounts: the surplus, after two rows of what was put in.
    let accounts = contrast::account_entries(found);
    let surplus = accounts.iter().position(|entry| words::ENTRIES[*entry].0 == w::A_SURPLUS).expect("a surplus");
    let open = Explain::of(&browser, &format!("{} td .number", part(2)), (surplus + 2) * 2);
    let draws = task.outturn(0).expect("a run").accounts.iter().map(|account| account.surplus).collect();
    says(&open, &futures(&Series { measure: Measure::Closing, parts: 1, draws }));
    open.close();
    money_opens_its_runs(&browser, &task, found);

    // Inequality, of the second scheme; and the same without co-ops.
    let open = Explain::of(&browser, &format!("{} .number", part(3)), 1);
    says(&open, &[words::pair_title(1, OfPair::Gini(0), ZH).expect("a title")]);
    says(&open, &pairs(scenarios[1].clone(), OfPair::Gini(0)));
    assert!(open.open_ledger(1).contains("第 10 年"));
    open.close();
    let open = Explain::of(&browser, &format!("{} .number", part(3)), 2);
    says(&open, &pairs(scenarios[0].clone(), OfPair::Gini(1)));
    open.close();

    checks_open_their_runs(&browser, scenarios.clone());

    // The charts: a tenth, the poorest 30 %, three years after leaving.
    let chart = |place: usize| format!(".plates > figure:nth-of-type({place})");
    let open = Explain::of_chart(&browser, &chart(2), 1, 0);
    assert_eq!(open.title(), words::fares_title(&found.pairs[0], Group::Tenth(1), ZH));
    open.close();
    for (place, of) in [(3, OfPair::Poorest(0, 3)), (4, OfPair::Stood(0, 3))] {
        let open = Explain::of_chart(&browser, &chart(place), 3, 0);
        assert_eq!(Some(open.title()), words::pair_title(0, of, ZH));
        says(&open, &pairs(scenarios[0].clone(), of));
        open.close();
    }
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

/// What a yuan came to, and the second scheme's public money as cash, which has a run of its own.
#[track_caller]
fn money_opens_its_runs(browser: &Browser, task: &Task, found: &Comparison) {
    let why = ".parts > section:nth-child(2) .why";
    let open = Explain::of(browser, why, 0);
    says(&open, &words::money(&found.schemes[0], found.discount, (FEW, found.years), ZH));
    open.close();
    let open = Explain::of(browser, why, 6);
    let run = task.behind(RunOf::Cash(1)).expect("a run");
    says(&open, &verdict::cash(1, &found.schemes[1], found.discount, found.years, ZH).expect("public money").1);
    run.series.iter().for_each(|series| says(&open, &futures(series)));
    open.open_ledger(0);
    let draw = deciding::examples(&contrast::each_mean(&run.series[0]))[0].1 as u32;
    is_ledger(browser, Scenario::clone(&run.scenario), (draw, 0));
    open.close();
}

/// A check of the verdict, and the return that the winner can lose.
#[track_caller]
fn checks_open_their_runs(browser: &Browser, scenarios: Vec<Scenario>) {
    let question = decide::Verdict { scenarios, measure: Measure::Poor, draws: FEW };
    let task = decide::drive(Question::Verdict(question)).expect("an answer");
    let Some(Answer::Verdict(found)) = task.answer() else { panic!("a verdict") };
    let run = |run: RunOf| task.behind(run).expect("a run");
    let part = ".parts > section:nth-child(4)";
    browser.find(&format!("{part} .how summary")).click();
    // Three numbers a row; the fourth row's change.
    let open = Explain::of(browser, &format!("{part} .how .number"), 3 * 3 + 1);
    let (stands, changed) =
        ([0, 1].map(|place| run(RunOf::Base(place))), [0, 1].map(|place| run(RunOf::Checked(3, place))));
    assert_eq!(open.title(), verdict::check_title(&found.checks[3], ZH));
    says(&open, &verdict::check(found, &found.checks[3], (&stands, &changed), ZH));
    changed.iter().for_each(|run| says(&open, &futures(&run.series[0])));
    open.open_ledger(0);
    let draw = deciding::examples(&contrast::each_mean(&changed[0].series[0]))[0].1 as u32;
    is_ledger(browser, Scenario::clone(&changed[0].scenario), (draw, 0));
    open.close();

    let lines = browser.find_all(&format!("{part} > p .why")).len();
    let open = Explain::of(browser, &format!("{part} > p .why"), lines - 1);
    let lost = run(RunOf::Less(0));
    says(&open, &futures(&lost.series[0]));
    let least = found.can_lose.unwrap_or(Rate::ONE);
    let second = run(RunOf::Base(found.second.expect("a second") as usize));
    says(&open, &verdict::lose(found, &[(least, lost)], &second, ZH).1);
    open.close();
}

#[test]
fn the_numbers_of_advice_open_down_to_ledgers_and_a_combination_goes_on_the_desk() {
    let browser = Browser::start();
    let advise = Advise::open(&browser);
    advise.turn(1);
    advise.fill("draws", &FEW.to_string());
    advise.search();
    let question = Sensitivity { scenario: case("hui"), measure: Measure::Poor, by: Rate::percent(20), draws: FEW };
    let task = decide::drive(Question::Sensitivity(question)).expect("an answer");
    let Some(Answer::Sensitivity(found)) = task.answer() else { panic!("a sensitivity") };
    // After what it is and what it is moved to.
    let open = Explain::of(&browser, ".sensitivity .number", 2);
    let (input, moved) = (&found.inputs[0], task.behind(RunOf::Moved(0, 0)).expect("a run"));
    let smaller = input.smaller.as_ref().expect("it can be smaller");
    says(&open, &words::moved(found, input, smaller, moved.series[0].mean(), ZH));
    says(&open, &[words::ran(&moved.scenario, ZH)]);
    assert!(open.open_ledger(0).starts_with(words::AS_IS.zh));
    assert!(open.open_ledger(1).starts_with(words::CHANGED.zh));
    open.close();

    advise.turn(3);
    advise.search();
    let both = ["hui", "village-controlled"].map(case).to_vec();
    let question = Robust { schemes: both.clone(), worlds: both, measure: Measure::Poor, draws: FEW };
    let task = decide::drive(Question::Robust(question)).expect("an answer");
    let open = Explain::of(&browser, ".answer td .number", 1);
    says(&open, &futures(&task.behind(RunOf::Outcome(0, 1)).expect("a run").series[0]));
    open.close();

    advise.turn(2);
    advise.fill("frontier.steps", "4");
    advise.search();
    let task = decide::drive(Question::Frontier(Frontier { scenario: case("hui"), steps: 4, draws: FEW }));
    let task = task.expect("an answer");
    let Some(Answer::Frontier(found)) = task.answer() else { panic!("a frontier") };
    let open = Explain::of(&browser, ".grid .number", 3);
    assert_eq!(open.title(), words::point_title(found, &found.points[3], ZH));
    let run = task.behind(RunOf::Point(3)).expect("a run");
    run.series.iter().for_each(|series| says(&open, &futures(series)));
    open.open_ledger(0);
    browser.find("dialog[open] .put").run("arguments[0].click()");
    until("the dialog is closed", || browser.find_all("dialog[open]").is_empty().then_some(()));
    browser.until_text(".notice", deciding::ON_DESK.zh.split('}').next_back().unwrap_or_default());
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn a_value_that_was_tried_opens_the_pairs_of_futures_behind_it() {
    let browser = Browser::start();
    let advise = Advise::open(&browser);
    advise.fill("draws", &FEW.to_string());
    advise.fill("goal.sum", "300");
    advise.search();
    let open = Explain::of_chart(&browser, ".answer figure", 2, 0);
    let said = open.words();
    assert!(said.contains(&format!("{FEW} 次推演 × 10 年 = {} 个年份", FEW * 10)), "{said}");
    assert!(said.contains("300.00 元") && said.contains("号户"), "{said}");
    assert!(open.open_ledger(0).contains("次推演"));
    open.close();
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn bins_list_their_futures_and_paying_years_their_pairs() {
    let browser = Browser::start();
    few(&browser);
    Explain::read(&browser, ".charts > figure:nth-of-type(4)", 1);
    until("the futures are listed", || {
        let first = browser.find_all(".behind .futures button").into_iter().next()?;
        first.click();
        Some(())
    });
    browser.find("dialog[open] .ledger table");
    browser.find("dialog[open] .dialog-head button").click();

    Explain::read(&browser, ".charts > figure:nth-of-type(1)", 2);
    browser.find_all(".behind button").into_iter().nth(3).expect("the middle one").click();
    browser.find("dialog[open] .ledger table");
    assert!(browser.find("dialog[open] .ledger h3").text().contains("第 3 年"));
    browser.find("dialog[open] .dialog-head button").click();

    browser.find_all(".sentence .why").into_iter().nth(1).expect("the second sentence").click();
    browser.find("dialog[open] .picks button");
    let said = browser.find("dialog[open]").text();
    for line in pairs(case("hui"), OfPair::Paying) {
        assert!(said.contains(&line), "{line} in {said}");
    }
    browser.find("dialog[open] .picks button").click();
    browser.find("dialog[open] .ledger table");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

/// A year of a future of the first village, as the native core has it.
fn year(scenario: Scenario, draw: u32, year: u32) -> YearLedger {
    let model = Model::new(scenario).expect("a shipped scenario");
    let register = Population::new(&model.scenario).register(0);
    ledger::of_draw(&model, &register, draw, year).expect("a year of the scenario")
}

/// The rows of the households' table of the ledger that is open.
fn households(browser: &Browser, inside: &str) -> Value {
    let script = "return [...document.querySelector(arguments[0] + ' .ledger .ledger > .scroll:last-child tbody').rows] \
        .map((row) => [...row.cells].map((cell) => cell.textContent))";
    browser.run(script, json!([inside]))
}

#[track_caller]
fn is_ledger(browser: &Browser, scenario: Scenario, (draw, at): (u32, u32)) {
    let wanted = tables::households(&year(scenario, draw, at), ZH).rows;
    assert_eq!(households(browser, "dialog[open]"), json!(wanted));
}

fn results() -> (Tally, Report) {
    let mut engine = Engine::new(case("hui")).expect("a shipped scenario");
    let tally = engine.run((0, FEW), (0, 1)).expect("small amounts");
    let report = outcome::report(&case("hui"), &tally);
    (tally, report)
}

#[test]
fn the_numbers_on_paper_and_in_tables_open_down_to_the_ledgers_of_the_core() {
    let browser = Browser::start();
    few(&browser);
    let (tally, report) = results();
    let go = |view: &str| {
        browser.run("location.hash = '#/' + arguments[0]", json!([view]));
        browser.find(&format!("[data-view='{view}']"));
    };

    // The report: the worst payout of the first year, its fund, a setting.
    go("report");
    let (worst, usual) = report.years[0].fan.map(|fan| fan[0]).zip(report.headline.usual()).expect("a cohort");
    let open = Explain::of(&browser, ".report table .number", 0);
    assert_eq!(open.title(), origins::paid_title(0, 0, ZH));
    says(&open, &[origins::paid(&report, worst, 0, ZH), origins::picked(worst, ZH)]);
    open.open_ledger(0);
    is_ledger(&browser, case("hui"), (worst.draw, 0));
    open.close();
    let open = Explain::of(&browser, ".report table .number", 5);
    says(&open, &[origins::fund(&report, report.years[0].fund[1], ZH)]);
    open.close();
    browser.find_all(".report li .number").into_iter().nth(2).expect("a setting").click();
    let field = fenhong::scenario::FIELDS.iter().find(|field| field.path == "village.poor").expect("a field");
    browser.until_text("dialog[open]", &origins::range(field, ZH));
    browser.find("dialog[open] .dialog-head button").click();

    // The poster: the usual year; without the co-ops, of the report's third sentence.
    go("poster");
    let open = Explain::of(&browser, ".poster dd .number", 0);
    open.open_ledger(1);
    is_ledger(&browser, case("hui"), (usual.draw, usual.year));
    // A household's row says how it comes about.
    browser.find("dialog[open] .ledger .ledger > .scroll:last-child tbody button").run("arguments[0].click()");
    let (title, lines) = rows::lines(&year(case("hui"), usual.draw, usual.year), RowOf::Household(0), &[], ZH).unwrap();
    browser.until_text("dialog[open] .row-of-ledger h3", &title);
    let said = browser.find("dialog[open] .row-of-ledger").text();
    // The names of the enterprises are the page's.
    for line in &lines[lines.len() - 4..] {
        assert!(said.contains(line.as_str()), "{line} in {said}");
    }
    open.close();

    // The tables: how many are under the line in the third year.
    go("tables");
    let open = Explain::of(&browser, ".tables > .scroll .number", 2 * 6 + 3);
    let series = Series::of_years(Measure::Under, &tally, 2..3);
    says(&open, &deciding::of_scheme(&series, ZH));
    says(&open, &futures(&series));
    assert!(open.open_ledger(0).contains("第 3 年"));
    is_ledger(&browser, case("hui"), (deciding::examples(&contrast::each_mean(&series))[0].1 as u32, 2));
    open.close();

    // A chart's table leads to what is behind its items; the ledger of the tables stays with them.
    go("scheme");
    assert!(browser.find_all("dialog[open]").is_empty());
    browser.find(".charts > figure:nth-of-type(3) .data summary").click();
    browser.find(".charts > figure:nth-of-type(3) .data .number").click();
    browser.find(".charts > figure:nth-of-type(3) .behind button");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}
