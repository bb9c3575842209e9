//! The audit of declared ledgers in the page.

use fenhong::audit::{self, shipped};
use fenhong::cases::LEDGERS;
use fenhong::words::{Lang, Voice, audit as words, plain_yuan};
use fenhong_browser_tests::{Browser, Cases, OPEN_FILE, until};
use serde_json::json;

const ZH: Voice = Voice { lang: Lang::Zh, era: fenhong::words::Era::Poverty };

/// The words of the audit's section.
fn section(browser: &Browser) -> String {
    let script = "return document.querySelector('#audit')?.innerText ?? ''";
    browser.run(script, json!([])).as_str().unwrap_or_default().to_owned()
}

fn until_says(browser: &Browser, said: &str) {
    until(&format!("the audit says {said}"), || section(browser).contains(said).then_some(()));
}

#[test]
fn the_shipped_bad_ledger_shows_its_findings_and_how_each_was_found() {
    let browser = Browser::start();
    Cases::open(&browser).unfold("audit");
    let bad = audit::audit(&shipped(LEDGERS[0].0).expect("a shipped ledger")).expect("an audit");
    until_says(&browser, &words::headline(&bad, ZH));
    let shown = section(&browser);
    for finding in &bad.findings {
        let text = words::text(finding, ZH);
        assert!(shown.contains(&text.what) && shown.contains(&text.remedy), "{:?} is not there", finding.kind);
    }

    // The first amount opens what is due by the rules, household by household.
    browser.find("#audit .number").click();
    let due = audit::due(&shipped(LEDGERS[0].0).expect("a shipped ledger")).expect("a ledger");
    let first = due.rows.iter().find(|row| row.collective.fen() > 0).expect("a household that is due something");
    let said = plain_yuan(first.collective);
    until("the ledger by the rules", || {
        let script = "return document.querySelector('dialog[open] .ledger')?.innerText ?? ''";
        browser.run(script, json!([])).as_str().filter(|text| text.contains(&said)).map(|_| ())
    });
    browser.find("dialog[open] .dialog-head button").click();

    browser.find("#audit .commands button:nth-child(2)").click();
    let clean = audit::audit(&shipped(LEDGERS[1].0).expect("a shipped ledger")).expect("an audit");
    until_says(&browser, &words::headline(&clean, ZH));
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn a_ledger_that_is_opened_is_audited() {
    let browser = Browser::start();
    browser.open_site("");
    browser.until_text(".progress", "算完");
    browser.give(OPEN_FILE, "ledger.json", LEDGERS[1].1);
    let clean = audit::audit(&shipped(LEDGERS[1].0).expect("a shipped ledger")).expect("an audit");
    until_says(&browser, &words::headline(&clean, ZH));
    assert_eq!(browser.run("return location.hash", json!([])), "#/cases");

    // What cannot be audited says so, and the scenario on the desk stays what it was.
    let broken = LEDGERS[1].1.replacen("fenhong-ledger/1", "fenhong-ledger/9", 1);
    browser.give(OPEN_FILE, "ledger.json", &broken);
    until_says(&browser, "fenhong-ledger/9");
    browser.run("location.hash = '#/scheme'", json!([]));
    browser.until_text(".progress", "算完");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}
