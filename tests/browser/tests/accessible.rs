//! Every view by axe's rules: WCAG 2.2 AA, no violation, in both languages, light and dark, with everything open.

use fenhong_browser_tests::{Browser, Scheme, Screen, until};
use serde_json::json;

/// The views by their addresses, each with a sign that it is there.
const VIEWS: [(&str, &str); 11] = [
    ("scheme", ".chart svg"),
    ("compare", ".measures .number"),
    ("advise", ".ask"),
    ("village", "#village-surplus input"),
    ("cases", ".case"),
    ("train", ".lesson"),
    ("report", ".report .drawn svg"),
    ("poster", ".poster .drawn svg"),
    ("share", ".share .qr svg"),
    ("versions", ".versions"),
    ("tables", ".tables"),
];

/// Folds opened, so that what is in them is looked at too.
const OPEN_ALL: &str =
    "document.querySelectorAll('main details, footer details').forEach((fold) => (fold.open = true))";

#[track_caller]
fn nothing_is_wrong(browser: &Browser, place: &str) {
    assert_eq!(browser.violations(), Vec::<String>::new(), "{place}");
}

fn each_view(browser: &Browser, dark: bool) {
    for (address, sign) in VIEWS {
        browser.run("location.hash = `#/${arguments[0]}`", json!([address]));
        browser.find(&format!("[data-view='{address}'] {sign}"));
        browser.run(OPEN_ALL, json!([]));
        nothing_is_wrong(browser, &format!("{address}, dark: {dark}"));
    }
}

fn started(english: bool, dark: bool) -> Browser {
    let browser = Browser::start();
    browser.dark(dark);
    browser.open_site("");
    let scheme = Scheme::of(&browser);
    browser.until_text(".progress", "算完");
    nothing_is_wrong(&browser, "the first view");
    if english {
        scheme.switch_language();
        browser.until_text(".progress", "futures, in");
    }
    browser
}

#[test]
fn every_view_is_accessible_in_chinese() {
    each_view(&started(false, false), false);
}

#[test]
fn every_view_is_accessible_in_english() {
    each_view(&started(true, false), false);
}

#[test]
fn every_view_is_accessible_on_a_dark_ground() {
    // The words' language changes no colour.
    each_view(&started(false, true), true);
}

#[test]
fn answers_dialogs_and_the_projector_are_accessible_too() {
    let browser = started(false, false);
    browser.screen(Screen::PHONE);
    browser.find(".sentence .why").click();
    browser.find(".picks button").click();
    browser.find(".ledger table");
    nothing_is_wrong(&browser, "a derivation with its ledger, on a phone");
    browser.find("dialog[open] .dialog-head button").click();

    browser.run("location.hash = '#/advise'", json!([]));
    for kind in 1..=4 {
        browser.find(&format!(".kinds button:nth-child({kind})")).click();
        browser.find(".ask .main-command").click();
        until("an answer", || {
            let script = "return document.querySelector('.answer .sentences')?.innerText ?? ''";
            browser.run(script, json!([])).as_str().filter(|said| !said.is_empty()).map(|_| ())
        });
        nothing_is_wrong(&browser, &format!("answer {kind}, on a phone"));
    }

    browser.screen(Screen::PROJECTOR);
    browser.run("location.hash = '#/compare'", json!([]));
    browser.find(".measures .number").click();
    browser.find("dialog[open] .picks button").click();
    browser.find("dialog[open] .ledger table");
    nothing_is_wrong(&browser, "a derivation of a comparison");
    browser.find("dialog[open] .dialog-head button").click();
    Scheme::of(&browser).command("投影");
    nothing_is_wrong(&browser, "a comparison on the projector");
}
