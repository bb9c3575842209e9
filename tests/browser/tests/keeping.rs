//! What the browser keeps: nothing is lost when it is killed, and scenarios can be kept under names.

// A test measures what a kill costs by the clock.
#![allow(clippy::disallowed_methods)]

use fenhong::words::{page as words, papers};
use fenhong_browser_tests::{Browser, Key, Scheme, until};
use serde_json::json;
use std::thread::sleep;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A field that takes the time of an edit, in milliseconds, so that one sees how old the last kept edit is.
const FIELD: &str = "#field-seeds-luck";

/// The greatest number that the field takes is a little more.
const CYCLE: u128 = 4_000_000_000;

/// What is lost at the most, in milliseconds.
const MOST_LOST: u128 = 1_000;

/// Edits without a pause, every 40 ms, each with its time.
const EDIT: &str = "globalThis.edit = () => { const field = document.querySelector('#field-seeds-luck'); \
    field.value = String(Date.now() % 4_000_000_000); \
    field.dispatchEvent(new InputEvent('input', { bubbles: true })); }; \
    globalThis.editing = setInterval(edit, 40);";

/// Makes every write so long that a kill comes in its middle, and tells when one is under way.
const LONG_WRITES: &str = "const { add, put } = IDBObjectStore.prototype; \
    const ballast = 'x'.repeat(1 << 20); \
    globalThis.writes = 0; \
    IDBObjectStore.prototype.add = function (value, key) { \
        const request = add.call(this, value, key); \
        for (let place = 0; place < 24; place++) put.call(this, ballast, 'ballast' + place); \
        globalThis.writes += 1; \
        return request; };";

fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock").as_millis() % CYCLE
}

fn kept(browser: &mut Browser) -> u128 {
    browser.start_again();
    browser.open_site("");
    browser.find(FIELD).value().parse().expect("a number")
}

#[test]
fn a_kill_loses_at_most_a_second_of_edits() {
    let mut browser = Browser::start();
    browser.open_site("");
    let mut worst = 0;
    for round in 0..5 {
        browser.run(EDIT, json!([]));
        // Kills at other places of the cycle of writes each time.
        sleep(Duration::from_millis(1_400 + 53 * round));
        let killed = now();
        browser.kill();
        let lost = killed.saturating_sub(kept(&mut browser));
        println!("killed while editing: the last {lost} ms of edits are lost");
        assert!(lost <= MOST_LOST, "round {round}: {lost} ms");
        worst = worst.max(lost);
    }
    browser.run("globalThis.editing = 0;", json!([]));
    browser.run(EDIT, json!([]));
    browser.run("clearInterval(globalThis.editing); globalThis.edit();", json!([]));
    let last = browser.find(FIELD).value();
    sleep(Duration::from_millis(MOST_LOST as u64));
    browser.kill();
    assert_eq!(kept(&mut browser).to_string(), last, "an edit of a second ago is kept");
    println!("at most {worst} ms were lost");
}

#[test]
fn a_kill_in_the_middle_of_a_write_leaves_the_work_before() {
    let mut browser = Browser::start();
    browser.open_site("");
    Scheme::of(&browser).set_collective("30");
    Scheme::of(&browser).until_kept(words::SAVED.zh);
    browser.run(LONG_WRITES, json!([]));
    browser.run(EDIT, json!([]));
    until("a write is under way", || (browser.run("return globalThis.writes", json!([])) != 0).then_some(()));
    browser.kill();
    kept(&mut browser);
    assert_eq!(Scheme::of(&browser).split(), ["30", "58", "12"]);
    browser.until_text(".progress", "算完");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn a_name_is_kept_while_it_is_typed() {
    let mut browser = Browser::start();
    browser.open_site("");
    let before = browser.find(".inputs .name input").value();
    browser.find(".inputs .name input").fill("柳树湾村二〇二六年方案");
    Scheme::of(&browser).until_kept(words::SAVED.zh);
    browser.kill();
    browser.start_again();
    browser.open_site("");
    assert_eq!(browser.find(".inputs .name input").value(), "柳树湾村二〇二六年方案");
    assert_ne!(before, "柳树湾村二〇二六年方案");
}

#[test]
fn a_version_is_kept_opened_renamed_and_deleted() {
    let browser = Browser::start();
    browser.open_site("");
    let scheme = Scheme::of(&browser);
    scheme.set_collective("30");
    scheme.command(words::VIEW_VERSIONS.zh);
    browser.until_text(".versions", papers::NO_VERSIONS.zh);
    browser.find(".adding input").fill("开会前");
    browser.press(Key::Enter);
    browser.until_text(".versions-list", "开会前");
    browser.until_text(".notice", "开会前");

    browser.run("location.hash = '#/scheme'", json!([]));
    scheme.set_collective("45");
    browser.run("location.hash = '#/versions'", json!([]));
    browser.find(".adding input").fill("开会后");
    browser.find(".adding button").click();
    browser.until_text(".versions-list", "开会后");
    browser.reload();
    browser.until_text(".versions-list", "开会前");
    let names = || browser.texts(".versions-list b");
    assert_eq!(names(), ["开会后", "开会前"]);

    let press = |row: usize, what: &str| {
        browser.find_text(&format!(".versions-list li:nth-child({row}) button"), what).click();
    };
    press(2, papers::OPEN_VERSION.zh);
    browser.until_text(".notice", "已打开“开会前”");
    assert_eq!(scheme.split(), ["30", "58", "12"]);
    browser.press_with(&[Key::Control], 'z');
    until("opening is taken back", || (scheme.split()[0] == "45").then_some(()));

    browser.run("location.hash = '#/versions'", json!([]));
    browser.find(".versions-list b");
    press(2, papers::RENAME_VERSION.zh);
    browser.find(".versions-list input").fill("第一稿");
    press(2, papers::DONE.zh);
    until("the name is another", || (names() == ["开会后", "第一稿"]).then_some(()));
    press(1, papers::REMOVE_VERSION.zh);
    press(1, papers::REMOVE_NO.zh);
    press(1, papers::REMOVE_VERSION.zh);
    press(1, papers::REMOVE_YES.zh);
    until("one is left", || (names() == ["第一稿"]).then_some(()));
    browser.screenshot("versions");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}
