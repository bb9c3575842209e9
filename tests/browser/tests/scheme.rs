//! A planner's journey through the Scheme view, beside the same run in the native core.

use fenhong::outcome::{self, Report};
use fenhong::scenario::{Scenario, Village};
use fenhong::simulate::Engine;
use fenhong::units::Rate;
use fenhong::words::{Lang, Voice, big_yuan, errors, page as words};
use fenhong_browser_tests::{Browser, Scheme, Screen, until};

/// What the native core says of the first case, with the collective's part changed as the page would.
fn native(collective: Option<i64>) -> Report {
    let mut scenario: Scenario = fenhong::cases::CASES[0].scenario();
    if let (Village::Generated(village), Some(percent)) = (&mut scenario.village, collective) {
        village.split.collective = Rate::percent(percent);
        village.split.paid_in = Rate::ONE - village.split.collective - village.split.allocated;
    }
    let mut engine = Engine::new(scenario).expect("a shipped scenario");
    let tally = engine.run_all().expect("small amounts");
    outcome::report(&engine.model().scenario, &tally)
}

fn usual(report: &Report, lang: Lang) -> String {
    big_yuan(report.headline.usual().expect("a cohort").amount, Voice::new(lang, None))
}

/// Another engine, with another compiler for the same wasm.
#[test]
#[ignore = "needs Firefox, which `cargo xtask test --deep` installs"]
fn firefox_shows_the_same_numbers_and_keeps_them() {
    let browser = Browser::start_firefox();
    let (before, after) = (native(None), native(Some(30)));
    browser.open_site("");
    let scheme = Scheme::of(&browser);
    scheme.until_fingerprint(&before.fingerprint);
    assert!(scheme.results().contains(&usual(&before, Lang::Zh)), "{}", scheme.results());
    scheme.set_collective("30");
    scheme.until_fingerprint(&after.fingerprint);
    assert!(scheme.results().contains(&usual(&after, Lang::Zh)), "{}", scheme.results());
    browser.screenshot("scheme-firefox");
    scheme.open_ledger();
    scheme.until_kept(words::SAVED.zh);
    browser.reload();
    scheme.until_fingerprint(&after.fingerprint);
    assert_eq!(scheme.split(), ["30", "58", "12"]);

    browser.open_file("");
    scheme.until_fingerprint(&before.fingerprint);
}

#[test]
fn a_planner_changes_the_shares_and_finds_the_work_again() {
    let browser = Browser::start();
    browser.open_site("");
    let scheme = Scheme::of(&browser);
    let (before, after) = (native(None), native(Some(30)));
    assert_ne!(usual(&before, Lang::Zh), usual(&after, Lang::Zh));

    scheme.until_fingerprint(&before.fingerprint);
    assert!(scheme.results().contains(&usual(&before, Lang::Zh)), "{}", scheme.results());
    browser.screenshot("scheme-before");

    scheme.set_collective("30");
    scheme.until_fingerprint(&after.fingerprint);
    assert!(scheme.results().contains(&usual(&after, Lang::Zh)), "{}", scheme.results());
    assert_eq!(scheme.split(), ["30", "58", "12"]);

    scheme.switch_language();
    until("the sentences are English", || scheme.results().contains("in a usual year").then_some(()));
    scheme.until_fingerprint(&after.fingerprint);
    assert!(scheme.results().contains(&usual(&after, Lang::En)), "{}", scheme.results());
    browser.screenshot("scheme-english");

    let link = scheme.share_link();
    browser.back();
    scheme.until_kept(words::SAVED.en);
    browser.reload();
    scheme.until_fingerprint(&after.fingerprint);
    assert_eq!(scheme.split(), ["30", "58", "12"]);
    assert_eq!(browser.console_errors(), Vec::<String>::new());

    let other = Browser::start();
    other.screen(Screen::PHONE);
    other.open_site(link.split_once('#').map(|(_, fragment)| format!("#{fragment}")).as_deref().unwrap_or_default());
    Scheme::of(&other).until_fingerprint(&after.fingerprint);
    other.whole_screenshot("scheme-phone");
    assert_eq!(other.console_errors(), Vec::<String>::new());
}

#[test]
fn looks_are_kept_as_pictures() {
    let browser = Browser::start();
    browser.open_site("");
    let scheme = Scheme::of(&browser);
    scheme.until_fingerprint(&native(None).fingerprint);
    for (name, screen) in [("360", Screen::PHONE), ("1280", Screen::PC), ("1920", Screen::PROJECTOR)] {
        browser.screen(screen);
        browser.whole_screenshot(&format!("look-{name}"));
    }
    browser.dark(true);
    browser.whole_screenshot("look-dark");
}

#[test]
fn fields_judge_what_is_typed_and_say_which_value_counts() {
    let browser = Browser::start();
    browser.open_site("");
    let scheme = Scheme::of(&browser);
    scheme.until_fingerprint(&native(None).fingerprint);
    let date = || browser.find("#field-as-of");
    let leave = || browser.find(".field.name input").click();
    let wrong = |place: &str| browser.find(place).text();
    for (typed, read) in [
        ("2025-6-1", "2025-06-01"),
        ("2025年6月1日", "2025-06-01"),
        ("20181231", "2018-12-31"),
        ("２０２０/2/29", "2020-02-29"),
    ] {
        date().fill(typed);
        leave();
        until(&format!("{typed} is read"), || (date().value() == read).then_some(()));
        assert_eq!(wrong("#field-as-of-wrong"), "", "{typed}");
    }
    // One that the calendar has not got stays, with the reason and with the one that counts.
    date().fill("2018-2-29");
    leave();
    let kept = errors::STILL.zh.replace("{kept}", "2020-02-29");
    browser.until_text("#field-as-of-wrong", "2018 年 2 月只有 28 天。");
    assert!(wrong("#field-as-of-wrong").ends_with(&kept), "{}", wrong("#field-as-of-wrong"));
    assert_eq!((date().value(), date().attribute("aria-invalid")), ("2018-2-29".into(), Some("true".into())));
    // What is not finished is said when the field is left.
    date().fill("2018-1");
    leave();
    browser.until_text("#field-as-of-wrong", words::NOT_A_DATE.zh);
    date().fill("2018-12-31");
    leave();

    // A part of the shares that is no number has its sentence, too.
    // What is typed key by key counts as long as it can be read.
    for (typed, why, kept) in [
        ("六十", errors::NOT_A_NUMBER.zh, "51"),
        ("abc", errors::NOT_A_NUMBER.zh, "51"),
        ("12.34567", errors::TOO_FINE.zh, "12.3456"),
    ] {
        browser.find(".part-field.collective input").fill(typed);
        leave();
        browser.until_text("#split-wrong", why);
        let said = wrong("#split-wrong");
        assert!(
            said.starts_with(words::COLLECTIVE.zh) && said.ends_with(&errors::STILL.zh.replace("{kept}", kept)),
            "{said}"
        );
        assert_eq!(browser.find(".part-field.collective input").value(), typed);
    }
    browser.find(".part-field.collective input").fill("３０％");
    leave();
    until("the part is read", || (scheme.split() == ["30", "58", "12"]).then_some(()));
    assert_eq!(wrong("#split-wrong"), "");
    browser.screenshot("typed");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}
