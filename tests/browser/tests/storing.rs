//! Nothing that is said to be saved is lost: closing, refusals, two windows, links over own work, undo.

use fenhong::cases::CASES;
use fenhong::words::{page as words, papers};
use fenhong_browser_tests::{Browser, Key, Scheme, Screen, until};
use serde_json::json;

/// A field of whole numbers.
const FIELD: &str = "#field-seeds-luck";

/// Puts a number into that field, as typing over it does.
const TYPE: &str = "const field = document.querySelector('#field-seeds-luck'); field.value = String(arguments[0]); \
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }))";

fn started() -> Browser {
    let browser = Browser::start();
    open(&browser);
    browser
}

fn open(browser: &Browser) {
    browser.open_site("");
    browser.find(FIELD);
}

fn put(browser: &Browser, number: u32) {
    browser.run(TYPE, json!([number]));
}

fn shown(browser: &Browser) -> u32 {
    browser.find(FIELD).value().parse().expect("a number")
}

fn until_saved(browser: &Browser) {
    Scheme::of(browser).until_kept(words::SAVED.zh);
}

fn until_says(browser: &Browser, said: &str) {
    browser.until_text(".notice-place", said);
}

#[test]
fn an_edit_made_just_before_a_tab_closes_is_there_on_the_next_visit() {
    let browser = started();
    // The browser stays: only the tab is closed, at once.
    for round in 0..5 {
        let first = browser.tab();
        let other = browser.new_tab();
        browser.turn_to(&first);
        (0..3).for_each(|edit| put(&browser, 1_000 + 10 * round + edit));
        browser.close_tab(&other);
        open(&browser);
        assert_eq!(shown(&browser), 1_000 + 10 * round + 2, "round {round}");
    }
    put(&browser, 2_000);
    browser.reload();
    browser.find(FIELD);
    assert_eq!(shown(&browser), 2_000, "a page that is loaded again has its last edit too");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

/// Lets no transaction finish before `globalThis.mayFinish`.
const HOLD: &str = "IDBTransaction.prototype.commit = function () { \
    const wait = () => { if (!globalThis.mayFinish) this.objectStore('work').get('none').onsuccess = wait; }; wait(); }";

#[test]
fn what_is_under_way_is_not_said_to_be_saved() {
    let browser = started();
    put(&browser, 5);
    until_saved(&browser);
    browser.run(HOLD, json!([]));
    put(&browser, 6);
    browser.until_text(".progress", "算完");
    assert!(!browser.find("footer").text().contains(words::SAVED.zh), "it is not saved yet");
    browser.run("globalThis.mayFinish = true", json!([]));
    until_saved(&browser);
}

/// Ways in which a browser refuses to keep something: at the end of a transaction, or at once.
const REFUSALS: [&str; 2] = [
    "IDBTransaction.prototype.commit = function () { this.abort(); }",
    "IDBObjectStore.prototype.add = function () { throw new DOMException('full', 'QuotaExceededError'); }",
];

#[test]
fn a_refused_write_says_so_and_the_next_one_that_succeeds_too() {
    for refusal in REFUSALS {
        let browser = started();
        put(&browser, 5);
        until_saved(&browser);
        let before = "globalThis.before = [IDBTransaction.prototype.commit, IDBObjectStore.prototype.add]";
        browser.run(before, json!([]));
        browser.run(refusal, json!([]));
        put(&browser, 6);
        until_says(&browser, words::SAVE_REFUSED.zh);
        assert!(!browser.find("footer").text().contains(words::SAVED.zh));
        browser.screenshot("save-refused");
        browser.run("[IDBTransaction.prototype.commit, IDBObjectStore.prototype.add] = globalThis.before", json!([]));
        put(&browser, 7);
        until_saved(&browser);
        assert!(browser.find_all(".unsaved").is_empty());
        browser.reload();
        browser.find(FIELD);
        assert_eq!(shown(&browser), 7);
    }
}

/// Presses a button of the notice about what is not saved.
fn press(browser: &Browser, text: &str) {
    browser.find_text(".unsaved button", text).click();
}

fn versions(browser: &Browser) -> Vec<String> {
    browser.run("location.hash = '#/versions'", json!([]));
    browser.find(".versions");
    until("the versions are read", || {
        let script = "return !!document.querySelector('.versions-list li, .versions .hint')";
        (browser.run(script, json!([])) == true).then_some(())
    });
    let names = browser.texts(".versions-list b");
    browser.run("location.hash = '#/scheme'", json!([]));
    browser.find(FIELD);
    names
}

/// One window writes, the other says so; `tells` says whether windows can tell each other at all.
fn two_windows(tells: bool) {
    let browser = Browser::start();
    if !tells {
        browser.run_first("delete globalThis.BroadcastChannel");
    }
    open(&browser);
    let first = browser.tab();
    let second = browser.new_tab();
    if !tells {
        browser.run_first("delete globalThis.BroadcastChannel");
    }
    open(&browser);

    browser.turn_to(&first);
    (0..3).for_each(|edit| put(&browser, 100 + edit));
    until_saved(&browser);
    browser.turn_to(&second);
    if tells {
        until_says(&browser, words::SAVED_ELSEWHERE.zh);
    }
    put(&browser, 777);
    until_says(&browser, words::SAVED_ELSEWHERE.zh);
    assert!(!browser.find("footer").text().contains(words::SAVED.zh));
    browser.screenshot("two-windows");
    browser.new_tab();
    open(&browser);
    assert_eq!(shown(&browser), 102, "nothing is overwritten");
    browser.close_tab(&second);

    // It takes over: what the other has written becomes a version.
    press(&browser, words::TAKE_OVER.zh);
    until_says(&browser, words::TAKEN_OVER.zh.split('“').next().unwrap_or_default());
    until_saved(&browser);
    let names = versions(&browser);
    assert_eq!(names.len(), 1, "{names:?}");
    assert!(names[0].ends_with(words::OF_OTHER_WINDOW.zh.trim_start_matches("{name}")), "{names:?}");
    browser.reload();
    browser.find(FIELD);
    assert_eq!(shown(&browser), 777);

    // The first writes no more, and can keep what it has.
    browser.turn_to(&first);
    put(&browser, 103);
    until_says(&browser, words::SAVED_ELSEWHERE.zh);
    press(&browser, words::KEEP_COPY.zh);
    until_says(&browser, papers::VERSION_KEPT.zh.split('“').next().unwrap_or_default());
    assert_eq!(versions(&browser).len(), 2);
    browser.turn_to(&second);
    browser.reload();
    browser.find(FIELD);
    assert_eq!(shown(&browser), 777);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn of_two_windows_one_writes_and_the_other_can_take_over_or_keep_a_copy() {
    two_windows(true);
}

#[test]
fn two_windows_that_cannot_tell_each_other_overwrite_nothing_either() {
    two_windows(false);
}

/// The address of a scenario in a link.
const LINK: &str = "const stream = new Blob([arguments[0]]).stream().pipeThrough(new CompressionStream('deflate-raw')); \
    return new Response(stream).arrayBuffer().then((bytes) => '#s=' + btoa(String.fromCharCode(...new Uint8Array(bytes))) \
        .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''))";

#[test]
fn a_link_over_own_work_keeps_it_as_a_version_and_says_where() {
    let browser = started();
    let link = browser.run(LINK, json!([CASES[2].scenario().to_json()]));
    let link = link.as_str().expect("a link").to_owned();
    // Over what is nobody's work it only opens.
    browser.new_tab();
    browser.open_site(&link);
    until_says(&browser, words::LINK_OPENED.zh);
    assert!(versions(&browser).is_empty());

    let browser = started();
    put(&browser, 4_244);
    until_saved(&browser);
    browser.new_tab();
    browser.open_site(&link);
    let [before, after] = words::LINK_KEPT.zh.split_once("{name}").map(<[&str; 2]>::from).expect("a name");
    until_says(&browser, before);
    until_says(&browser, after);
    browser.screenshot("link-over-own-work");
    until_saved(&browser);
    browser.find(FIELD);
    put(&browser, 10);
    until_saved(&browser);
    let names = versions(&browser);
    assert_eq!(names.len(), 1, "{names:?}");
    browser.run("location.hash = '#/versions'", json!([]));
    browser.find_text(".versions-list button", papers::OPEN_VERSION.zh).click();
    until("the own work is back", || (shown(&browser) == 4_244).then_some(()));
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn fifty_edits_are_fifty_steps_back_and_one_number_is_one() {
    let browser = started();
    browser.until_text(".progress", "算完");
    let before = shown(&browser);
    for edit in 0..50 {
        put(&browser, 101 + edit);
    }
    let undo = || browser.press_with(&[Key::Control], 'z');
    for edit in (0..49).rev() {
        undo();
        until("a step back", || (shown(&browser) == 101 + edit).then_some(()));
    }
    undo();
    until("as it was", || (shown(&browser) == before).then_some(()));
    assert!(!browser.find("header .undo").is_enabled());

    // Two fields one after the other are two steps, however quickly.
    let two = "for (const [id, value] of [['#field-seeds-luck', '5'], ['#field-seeds-people', '6']]) { \
        const field = document.querySelector(id); field.value = value; \
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' })); }";
    browser.run(two, json!([]));
    undo();
    until("the second is taken back", || (browser.find("#field-seeds-people").value() != "6").then_some(()));
    assert_eq!(shown(&browser), 5);
    undo();
    until("the first is taken back", || (shown(&browser) == before).then_some(()));

    // A number that is typed key by key without a pause is one.
    let keys = "const field = document.querySelector('#field-seeds-luck'); \
        for (const value of ['4', '42', '421', '4211']) { field.value = value; \
            field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' })); }";
    browser.run(keys, json!([]));
    assert_eq!(shown(&browser), 4_211);
    undo();
    until("one step", || (shown(&browser) == before).then_some(()));
    assert!(!browser.find("header .undo").is_enabled());
}

#[test]
fn forward_works_after_back_to_the_first_view() {
    let browser = started();
    browser.screen(Screen::PC);
    browser.find(".view[href='#/compare']").click();
    browser.find("[data-view='compare']");
    browser.back();
    browser.find("[data-view='scheme']");
    browser.forward();
    browser.find("[data-view='compare']");
    browser.back();
    browser.find("[data-view='scheme']");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn a_database_that_opens_late_loses_nothing() {
    let browser = started();
    put(&browser, 888);
    until_saved(&browser);
    let late = "const open = IDBFactory.prototype.open; \
        IDBFactory.prototype.open = function (...all) { const request = open.apply(this, all); \
            let heard; Object.defineProperty(request, 'onsuccess', { set(hear) { heard = hear; \
                request.addEventListener('success', (event) => { globalThis.opens = () => heard.call(request, event); }); } }); \
            return request; };";
    let first = browser.tab();
    browser.new_tab();
    browser.run_first(late);
    open(&browser);
    browser.until_text("footer", words::NOT_SAVED.zh);
    put(&browser, 999);
    browser.run("globalThis.opens()", json!([]));
    until_saved(&browser);
    assert_eq!(versions(&browser).len(), 1, "the work of the last visit is kept");
    browser.turn_to(&first);
    browser.reload();
    browser.find(FIELD);
    assert_eq!(shown(&browser), 999);
}
