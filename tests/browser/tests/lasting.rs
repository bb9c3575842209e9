//! What a page that stays open outlives: workers that end, newer releases.

use fenhong::words::{errors, page as words, papers};
use fenhong_browser_tests::{Browser, Release, Scheme, until};
use serde_json::json;

/// What the page says when all futures are calculated.
const COMPLETE: &str = "算完";

/// Keeps every worker that the page hires, to be ended behind its back.
const KEEP_WORKERS: &str = "globalThis.hired = []; \
    const Own = Worker; \
    globalThis.Worker = class extends Own { constructor(...given) { super(...given); hired.push(this); } };";

/// Ends the workers at these places of all that were hired, without a word to anyone.
const END_WORKERS: &str = "arguments[0].forEach((place) => hired[place].terminate())";

fn started() -> Browser {
    let browser = Browser::start();
    browser.run_first(KEEP_WORKERS);
    browser.open_site("");
    browser.until_text(".progress", COMPLETE);
    browser
}

fn hired(browser: &Browser) -> u64 {
    browser.run("return hired.length", json!([])).as_u64().expect("a number")
}

/// Changes the scheme and waits for all its results.
fn changed(browser: &Browser, percent: &str) -> String {
    let scheme = Scheme::of(browser);
    let before = scheme.fingerprint();
    scheme.set_collective(percent);
    until("the results change", || {
        let is_complete = scheme.results().contains(COMPLETE);
        Some(scheme.fingerprint()).filter(|now| is_complete && *now != before)
    })
}

#[test]
fn a_worker_that_died_without_a_word_is_replaced() {
    let expected = changed(&started(), "30");
    let browser = started();
    let workers = hired(&browser);
    browser.run(END_WORKERS, json!([[0]]));
    assert_eq!(changed(&browser, "30"), expected);
    browser.until_text(".notice", errors::WORKER.zh);
    assert_eq!(hired(&browser), workers + 1);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn a_page_whose_workers_have_all_died_recovers() {
    let browser = started();
    let workers = hired(&browser);
    browser.run(END_WORKERS, json!([(0..workers).collect::<Vec<_>>()]));
    changed(&browser, "30");
    browser.until_text(".notice", errors::WORKER.zh);
    assert_eq!(hired(&browser), 2 * workers);
    // The new ones are as good as the old.
    changed(&browser, "31");
    assert_eq!(hired(&browser), 2 * workers);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

/// Makes every new worker one that stops as soon as it is hired, and ends those at work with a word.
const NO_MEMORY: &str = "const { worker } = fenhong; \
    const stop = (worker) => worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' })); \
    globalThis.again = () => { fenhong.worker = worker; }; \
    fenhong.worker = () => { const made = worker(); setTimeout(() => stop(made)); return made; }; \
    hired.slice().forEach(stop);";

#[test]
fn a_machine_that_could_not_go_on_is_tried_again_with_the_next_change() {
    let browser = started();
    browser.run(NO_MEMORY, json!([]));
    browser.until_text(".notice", errors::WORKERS.zh);
    browser.run("globalThis.again()", json!([]));
    changed(&browser, "30");
    assert_eq!(Scheme::of(&browser).split(), ["30", "58", "12"]);
}

/// Looks for a newer release, as a browser does at a visit and the page every hour.
const LOOK: &str =
    "return navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => true)";

#[test]
fn a_release_that_changes_under_an_open_page_offers_a_reload_and_keeps_edits() {
    let site = Release::of_site();
    let browser = Browser::start_on(&site);
    browser.open_site("");
    browser.until_text(".progress", COMPLETE);
    browser.run("return navigator.serviceWorker.ready.then(() => true)", json!([]));
    let scheme = Scheme::of(&browser);
    scheme.set_collective("30");
    scheme.until_kept(words::SAVED.zh);

    let version = site.renew();
    browser.run(LOOK, json!([]));
    browser.until_text(".notice", words::NEW_VERSION.zh);
    // The page goes on as it is, with what of its own release it has not needed yet.
    changed(&browser, "32");
    browser.run("location.hash = '#/tables'", json!([]));
    browser.find(".tables .ledger table");
    browser.run(
        "globalThis.offered = 0; HTMLAnchorElement.prototype.click = () => { globalThis.offered += 1; }",
        json!([]),
    );
    browser.find(".tables > button").click();
    until("a workbook is written", || (browser.run("return globalThis.offered", json!([])) == 1).then_some(()));
    assert!(!browser.texts(".notice").join(" ").contains(papers::WORKBOOK_FAILED.zh));
    browser.run("location.hash = '#/scheme'", json!([]));

    // What was typed just before is there too.
    scheme.set_collective("41");
    browser.find_text(".notice button", words::RELOAD.zh).click();
    until("the new release runs", || {
        (browser.run("return fenhong.version", json!([])) == version.as_str()).then_some(())
    });
    browser.until_started();
    browser.until_text(".progress", COMPLETE);
    assert_eq!(scheme.split()[0], "41");
    assert!(!browser.texts(".notice").join(" ").contains(words::NEW_VERSION.zh));
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}
