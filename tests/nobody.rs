//! A mean over nobody is none, and never nothing: in reports, in their JSON, in comparisons and in words.

mod common;

use common::text;
use fenhong::decide::{self, Answer, Compare, Measure, Question, Series, USUAL_DISCOUNT};
use fenhong::outcome::{self, Report};
use fenhong::scenario::Scenario;
use fenhong::simulate::Engine;
use fenhong::words::{Lang, Voice, compare, figures, joined, papers, results, sheet, workbook};
use serde_json::Value;

fn scenario(file: &str) -> Scenario {
    Scenario::from_json(&text(file)).expect("a scenario")
}

fn report(file: &str) -> Report {
    let mut engine = Engine::new(scenario(file)).expect("a scenario");
    let tally = engine.run_all().expect("small amounts");
    outcome::report(&engine.model().scenario, &tally)
}

const GONE: &str = "tests/nobody/last-poor-dies.json";
const NEVER: &str = "tests/cases/nobody-poor/scenario.json";
const ZH: Voice = Voice { lang: Lang::Zh, era: fenhong::words::Era::Poverty };
const EN: Voice = Voice { lang: Lang::En, era: fenhong::words::Era::Poverty };

#[test]
fn years_after_the_last_of_them_died_do_not_count_as_years_without_a_payout() {
    let report = report(GONE);
    let head = &report.headline;
    assert_eq!((head.lived_years, head.of_years), (1, 3));
    let picks = head.paid().expect("one year");
    assert!(picks.iter().all(|pick| pick.year == 0 && pick.amount > fenhong::units::Fen::ZERO), "{picks:?}");
    assert_eq!(head.mean.map(|mean| mean.mean), Some(picks[1].amount.fen()), "both futures are alike");
    assert_eq!((head.out, head.out_without), (None, None));
    for row in &report.years[1..] {
        assert_eq!((row.fan, row.cohort, row.poor, row.gap), (None, None, None, None));
        assert!(row.others.is_some() && row.poor_all.is_some() && row.histogram.is_none());
    }
    assert!(report.futures.iter().all(|future| future[0].is_some() && future[1..] == [None, None]));
}

#[test]
fn the_json_has_no_number_where_nobody_is() {
    let json = fenhong::tree::of(&report(GONE));
    assert_eq!((&json["headline"]["out"], &json["years"][2]["fan"]), (&Value::Null, &Value::Null));
    let json = fenhong::tree::of(&report(NEVER));
    for name in ["on", "off", "leaving", "mean", "out", "out_without", "worst_tenth_payout"] {
        assert_eq!(json["headline"][name], Value::Null, "{name}");
    }
    for name in ["fan", "cohort", "poor", "poor_without", "registered", "gap", "histogram"] {
        assert_eq!(json["years"][0][name], Value::Null, "{name}");
    }
    let bytes = report(GONE).to_bytes();
    assert_eq!(Report::from_bytes(&bytes), Some(report(GONE)));
}

#[test]
fn sentences_tables_and_charts_say_nobody() {
    let report = report(GONE);
    let head = &report.headline;
    let payout = joined(results::payout(head, ZH));
    assert!(
        payout.ends_with("只算还有这样的户的头 1 年；以后一户也没有了。")
            && payout.contains("平常的年份一年分到 3,740 元"),
        "{payout}"
    );
    assert_eq!(joined(results::out(head, ZH)), "到第 3 年，开始时在册的贫困户一户也没有了，所以没有脱贫站稳的结果。");
    assert!(
        joined(results::payout(head, EN))
            .ends_with("the first year, in which there still are such households; later there are none.")
    );
    let rows = sheet::years(&report, ZH).rows;
    assert_eq!(rows[1][1..6], [results::NOBODY.zh; 5]);
    let fan = figures::fan(&report, 0, ZH).expect("one year");
    assert_eq!((fan.readings.len(), fan.table.rows.len()), (1, 1));
    assert!(fan.subtitle.contains("第 2 年起没有这样的户了"), "{}", fan.subtitle);
    assert!(figures::bins(&report, 0, ZH).is_some() && figures::bins(&report, 1, ZH).is_none());
    let about = workbook::about(&report, "x", Vec::new(), ZH).lines.join("\n");
    assert!(about.contains("一户也没有了"), "{about}");
}

#[test]
fn a_scheme_without_poor_has_no_chart_of_what_they_get() {
    let report = report(NEVER);
    assert!(figures::fan(&report, 0, ZH).is_none() && figures::stack(&report, Default::default(), "3", ZH).is_none());
    assert_eq!(joined(papers::poster(&report, ZH)), "这个方案里没有贫困户");
    assert_eq!(
        joined(results::payout(&report.headline, EN)),
        results::PAYOUT_NOBODY.en.replace("{poor}", "poor household")
    );
    for (_, lines) in [(0, results::payout_means(&report, ZH)), (1, results::out_means(&report, "2995", "1", ZH))] {
        assert!(lines.iter().all(|line| !line.contains("0 元") && !line.contains("0%")), "{lines:?}");
    }
}

#[test]
fn a_side_of_a_comparison_that_has_nobody_is_named_and_never_wins_or_loses() {
    let series = |file: &str, measure| {
        let mut engine = Engine::new(scenario(file)).expect("a scenario");
        Series::of(measure, &engine.run_all().expect("small amounts"))
    };
    let (gone, there) = (series(GONE, Measure::Out), series("tests/nobody/nobody-dies.json", Measure::Out));
    assert_eq!((gone.mean(), gone.estimate()), (None, None));
    let found = gone.to(&there);
    assert_eq!((found.mean, found.nobody), (None, [true, false]));
    let pair = fenhong::decide::PairResult { a: 0, b: 1, differences: Vec::new(), gains: None };
    let said = compare::difference(&pair, &found, ZH);
    assert_eq!(said, "甲没有这样的户，脱了贫、站得稳的贫困户没法比。");
    assert_eq!(compare::signed(&found, EN), "nobody");
    assert!(!there.is_beaten_by(&gone));
}

#[test]
fn a_yuan_of_public_money_brings_nobody_no_amount_not_nothing() {
    let years = scenario(NEVER).years;
    let scenarios = ["tests/nobody/nobody-dies.json", NEVER].map(|file| Scenario { years, ..scenario(file) }).to_vec();
    let question = Compare { scenarios, draws: 2, discount: USUAL_DISCOUNT };
    let Ok(Answer::Compare(found)) = decide::answer(Question::Compare(question)) else { panic!("an answer") };
    let [there, never] = [0, 1].map(|place| found.schemes[place].per_public_yuan.expect("public money"));
    assert!(there.poor.is_some() && never.poor.is_none() && never.members.is_some());
    let said = |place: usize, voice| compare::money(&found.schemes[place], found.discount, voice).remove(0);
    assert!(said(0, ZH).contains("贫困户得 ") && !said(0, ZH).contains("没有"), "{}", said(0, ZH));
    assert!(said(1, ZH).contains("没有贫困户") && !said(1, ZH).contains("0.00"), "{}", said(1, ZH));
    assert!(said(1, EN).contains("there are no poor households"), "{}", said(1, EN));
}
