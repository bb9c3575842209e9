//! The cases' view: every report's figures beside what its case finds in the browser.

use fenhong::cases::{CASES, Case};
use fenhong::reported;
use fenhong::simulate::Engine;
use fenhong::words::{Lang, Voice, reported as words};
use fenhong_browser_tests::{Browser, Cases, Screen};

/// What the command line finds for a case's figures, as the view writes it.
fn natively(case: &Case) -> Vec<String> {
    let voice = Voice::new(Lang::Zh, None);
    let mut engine = Engine::new(case.scenario()).expect("a shipped scenario");
    let tally = engine.run_all().expect("amounts that can be counted");
    let rows = reported::compare(case.id, &engine.model().scenario, &tally);
    rows.iter().map(|row| words::found(row.found.as_ref(), row.unit, voice)).collect()
}

#[test]
fn a_case_finds_in_the_browser_what_it_finds_natively() {
    let browser = Browser::start();
    let cases = Cases::open(&browser);
    for case in CASES.iter().filter(|case| ["hui-pig", "huaihua", "shangluo", "nanzhao-family"].contains(&case.id)) {
        let section = cases.unfold(&format!("case-{}", case.id));
        browser.find(&format!("{section} .main-command")).click();
        browser.until_text(&format!("{section} .wide-table p"), "95%");
        let shown = browser.find(&format!("{section} .reported")).text();
        for found in natively(case) {
            assert!(shown.contains(&found), "{}: {found} in {shown}", case.id);
        }
        assert!(!browser.find_all(&format!("{section} details p")).is_empty());
    }
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn the_cases_are_a_list_that_opens_on_demand() {
    let browser = Browser::start();
    for (screen, most) in [(Screen::PHONE, 3.0), (Screen::PC, 2.0)] {
        browser.screen(screen);
        browser.open_site("#/scheme");
        let cases = Cases::open(&browser);
        let screens = cases.screens();
        assert!(screens <= most, "{screens} screens of {} px", screen.width);
        browser.screenshot(&format!("cases-{}", screen.width));
        let practices: Vec<_> = CASES.iter().filter(|case| !case.is_today()).collect();
        let voice = Voice::new(Lang::Zh, None);
        let mut names: Vec<String> = practices.iter().map(|case| voice.name(&case.name())).collect();
        names.push(fenhong::words::audit::SECTION.zh.to_owned());
        assert_eq!(browser.texts(".case > summary"), names);
        assert!(browser.find_all(".case .commands button").iter().all(|button| !button.is_shown()));
        let fold = cases.unfold(&format!("case-{}", practices[1].id));
        assert!(browser.find(&format!("{fold} .commands button")).is_shown());
        assert_eq!(browser.find_all(".case[open]").len(), 1);
    }
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}
