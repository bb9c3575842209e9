//! Changes of membership and resolutions, entered in the page.

use fenhong_browser_tests::{Browser, Key, Members, Scheme, Screen, until};
use serde_json::json;

/// What the page says when all futures are calculated.
const COMPLETE: &str = "算完";

fn changed(browser: &Browser, scheme: &Scheme<'_>, before: &str) -> String {
    until("the results change", || Some(scheme.fingerprint()).filter(|now| !now.is_empty() && now != before));
    browser.until_text(".progress", COMPLETE);
    scheme.fingerprint()
}

fn says(members: &Members<'_>, list: &str, row: usize, words: &str) {
    until(&format!("row {row} of the {list} says {words}"), || {
        members.rows(list).get(row).filter(|said| said.contains(words)).map(|_| ())
    });
}

#[test]
fn a_change_and_a_resolution_are_entered_refused_taken_back_and_kept() {
    let browser = Browser::start();
    browser.open_site("");
    let scheme = Scheme::of(&browser);
    browser.until_text(".progress", COMPLETE);
    let before = scheme.fingerprint();

    let members = Members::open(&browser, "成员变动和决议");
    browser.until_text(".progress", COMPLETE);
    members.add("changes");
    let joined = changed(&browser, &scheme, &before);
    says(&members, "changes", 0, "第 1 年：1 号户入 1 号社 1 股");
    members.choose("changes", 0, "kind", "leaves-all");
    members.fill("changes", 0, "household", "3");
    changed(&browser, &scheme, &joined);
    says(&members, "changes", 0, "第 1 年：3 号户退社离村");

    // The ledger of the second year has no such household.
    scheme.open_ledger();
    browser.find(".chooser .steps input").fill(&format!("2{}", char::from(Key::Enter)));
    browser.until_text(".ledger h3", "第 2 年");
    let households = || {
        let script = "return [...[...document.querySelectorAll('.ledger table')].at(-1).querySelectorAll('tbody th')] \
                      .map((name) => name.innerText)";
        let names = browser.run(script, json!([]));
        names.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    until("the second year has one household less", || (households().len() == 199).then_some(()));
    assert!(households().contains(&"样本户 2".to_owned()) && !households().contains(&"样本户 3".to_owned()));
    browser.press(Key::Escape);
    browser.until_text(".progress", COMPLETE);
    let left = scheme.fingerprint();

    // A vote without a quorum is told, and a mistake at its row, with the last results.
    members.add("resolutions");
    says(&members, "resolutions", 0, "到会 0 人");
    says(&members, "resolutions", 0, "无效");
    members.fill("resolutions", 0, "present", "9999");
    until("the row says what is wrong", || {
        members.rows("resolutions")[0].split('|').nth(1).filter(|said| said.contains("9,999")).map(|_| ())
    });
    members.fill("resolutions", 0, "present", "30");
    members.fill("resolutions", 0, "votes_for", "25");
    says(&members, "resolutions", 0, "赞成 25 票");
    browser.whole_screenshot("members");

    browser.reload();
    let scheme = Scheme::of(&browser);
    browser.until_text(".progress", COMPLETE);
    assert_eq!(scheme.fingerprint(), left, "what was entered is kept");
    let members = Members::open(&browser, "成员变动和决议");
    says(&members, "resolutions", 0, "赞成 25 票");

    members.remove("resolutions", 0);
    members.remove("changes", 0);
    scheme.until_fingerprint(&before);
    browser.press_with(&[Key::Control], 'z');
    scheme.until_fingerprint(&left);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn the_lists_fit_on_a_phone() {
    let browser = Browser::start();
    browser.screen(Screen::PHONE);
    browser.open_site("");
    browser.until_text(".progress", COMPLETE);
    let members = Members::open(&browser, "成员变动和决议");
    members.add("changes");
    members.choose("changes", 0, "kind", "splits");
    members.add("resolutions");
    says(&members, "changes", 0, "分出 1001 号户");
    let over =
        browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth", json!([]));
    assert_eq!(over, 0);
    browser.whole_screenshot("members-phone");
}
