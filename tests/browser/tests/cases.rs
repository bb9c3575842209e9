//! The cases' view: every report's figures beside what its case finds in the browser.

use fenhong::cases::{CASES, Case};
use fenhong::reported;
use fenhong::simulate::Engine;
use fenhong::words::{Lang, Voice, reported as words};
use fenhong_browser_tests::Browser;

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
    browser.open_site("#/cases");
    browser.until_text(".cases h2", "案例");
    let practices = CASES.iter().filter(|case| !case.is_today()).enumerate();
    for (place, case) in
        practices.filter(|(_, case)| ["hui-pig", "huaihua", "shangluo", "nanzhao-family"].contains(&case.id))
    {
        let section = format!(".cases > .case:nth-of-type({})", place + 1);
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
