//! Journeys through the parts of the page.

use fenhong_browser_tests::{Browser, Key, Scheme, target_folder, until};
use serde_json::json;

/// The field of the collective's accumulation, which takes percent.
const FIELD: &str = "#field-scheme-collective-accumulation";

fn started(browser: &Browser) -> Scheme<'_> {
    browser.open_site("");
    let scheme = Scheme::of(browser);
    browser.until_text(".progress", COMPLETE);
    scheme
}

/// What the page says when all futures are calculated.
const COMPLETE: &str = "算完";

/// Waits for all results of a changed scenario.
fn changed(browser: &Browser, scheme: &Scheme<'_>, before: &str) -> String {
    until("the results change", || {
        let is_complete = scheme.results().contains(COMPLETE);
        Some(scheme.fingerprint()).filter(|now| is_complete && now != before)
    });
    browser.until_text(".progress", COMPLETE);
    scheme.fingerprint()
}

#[test]
fn a_number_is_typed_key_by_key_and_taken_back() {
    let browser = Browser::start();
    let scheme = started(&browser);
    let before = scheme.fingerprint();
    let field = browser.find(FIELD);
    let kept = field.value();
    field.fill("3");
    for (key, shown) in [("7", "37"), (".", "37."), ("5", "37.5"), ("0", "37.50")] {
        browser.focused().type_text(key);
        assert_eq!(browser.focused().value(), shown);
    }
    let after = changed(&browser, &scheme, &before);
    browser.press(Key::Tab);
    assert_eq!(browser.find(FIELD).value(), "37.5");

    let field = browser.find(FIELD);
    field.fill("x");
    assert_eq!(field.attribute("aria-invalid").as_deref(), Some("true"));
    browser.press(Key::Tab);
    assert_eq!((field.value().as_str(), scheme.fingerprint()), ("x", after.clone()));
    field.fill("37.5");

    // Keys that come quickly are one step; a busy machine may make several of them.
    until("the number is taken back", || {
        browser.press_with(&[Key::Control], 'z');
        (browser.find(FIELD).value() == kept).then_some(())
    });
    browser.until_text(".progress", COMPLETE);
    scheme.until_fingerprint(&before);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn a_handle_of_the_share_split_hears_keys_and_the_pointer() {
    let browser = Browser::start();
    let scheme = started(&browser);
    assert_eq!(scheme.split(), ["51", "37", "12"]);
    browser.find(".handle").run("arguments[0].focus()");
    browser.press(Key::Left);
    browser.press(Key::PageDown);
    assert_eq!(scheme.split(), ["40", "48", "12"]);
    assert_eq!(browser.focused().role(), "slider");
    browser.find(".split-bar").run(
        "const bar = arguments[0].getBoundingClientRect(), [left] = document.querySelectorAll('.handle'); \
         const at = (type, x, buttons) => left.dispatchEvent(new PointerEvent(type, { bubbles: true, buttons, \
         clientX: bar.left + bar.width * x, clientY: bar.top + 9, pointerType: 'mouse' })); \
         left.setPointerCapture = () => {}; at('pointerdown', 0.4, 1); at('pointermove', 0.6, 1); at('pointermove', 0.1, 0);",
    );
    assert_eq!(scheme.split(), ["60", "28", "12"]);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn the_ledger_of_any_village_opens() {
    let browser = Browser::start();
    let scheme = started(&browser);
    scheme.open_example("hui-county");
    browser.until_text("footer", "213 个村");
    scheme.open_ledger();
    browser.find(".chooser .steps input").fill(&format!("3{}", char::from(Key::Enter)));
    browser.until_text(".ledger h3", "第 3 村");
    until("another village's households", || {
        let second = "return document.querySelectorAll('.ledger table')[1]?.innerText ?? ''";
        browser.run(second, json!([])).as_str().is_some_and(|text| text.lines().count() > 100).then_some(())
    });
    browser.screenshot("ledger-of-a-village");
    browser.press(Key::Escape);
    until("the dialog is closed", || browser.find_all("dialog[open]").is_empty().then_some(()));
    assert_eq!(browser.focused().text(), "为什么？");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

/// Keeps what the page offers as files.
const KEEP_FILES: &str = "globalThis.offered = []; \
    const make = URL.createObjectURL; \
    URL.createObjectURL = (blob) => { globalThis.blob = blob; return make(blob); }; \
    HTMLAnchorElement.prototype.click = function () { globalThis.offered.push([this.download, globalThis.blob]); };";

#[test]
fn a_chart_is_saved_as_a_drawing_and_as_a_picture() {
    let browser = Browser::start();
    started(&browser);
    browser.run(KEEP_FILES, json!([]));
    browser.find(".chart .data summary").click();
    browser.find(".chart .data table");
    for button in browser.find_all(".chart:first-child .commands button") {
        button.click();
    }
    let files = until("three files are offered", || {
        let script = "return Promise.all(globalThis.offered.map(async ([name, blob]) => [name, blob.type, \
                      blob.type === 'image/png' ? await new Promise((done) => { const reader = new FileReader(); \
                      reader.onload = () => done(reader.result); reader.readAsDataURL(blob); }) : await blob.text()]))";
        let files = browser.run(script, json!([]));
        files.as_array().filter(|files| files.len() == 3).cloned()
    });
    let named = |ending: &str| files.iter().find(|file| file[0].as_str().is_some_and(|name| name.ends_with(ending)));
    let svg = named("-fan.svg").expect("a drawing")[2].as_str().expect("text").to_owned();
    let title = browser.find(".chart h3").text();
    assert!(svg.contains(&title) && svg.contains("2018-12-31"), "{svg}");
    assert!(named("-fan.csv").is_some_and(|file| file[2].as_str().is_some_and(|text| text.contains("第 10 年"))));
    let png = named("-fan.png").expect("a picture")[2].as_str().expect("a data address").to_owned();
    browser.keep("saved-chart", "png", png.trim_start_matches("data:image/png;base64,"));
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn a_term_is_explained_where_it_first_occurs() {
    let browser = Browser::start();
    started(&browser);
    let term = browser.find(".inputs details[open] .term");
    let name = term.text();
    assert_eq!(term.attribute("aria-expanded").as_deref(), Some("false"));
    term.click();
    assert_eq!(browser.find(".inputs details[open] .term").attribute("aria-expanded").as_deref(), Some("true"));
    assert!(browser.find(".explained").is_shown(), "{name}");
    browser.find(".inputs details[open] .term").click();
    assert!(browser.find_all(".explained").is_empty());
}

#[test]
fn a_page_hears_of_a_new_version() {
    let browser = Browser::start();
    started(&browser);
    browser.run("return navigator.serviceWorker.ready.then(() => true)", json!([]));
    let say = "const event = new MessageEvent('message', { data: { version: arguments[0] } }); \
               navigator.serviceWorker.dispatchEvent(event)";
    browser.run(say, json!([browser.run("return fenhong.version", json!([]))]));
    assert!(browser.find_all(".notice").is_empty());
    browser.run(say, json!(["another"]));
    browser.until_text(".notice", "新版本");
}

#[test]
fn the_single_file_goes_through_the_journey_too() {
    let browser = Browser::start();
    browser.open_file("");
    let scheme = Scheme::of(&browser);
    browser.until_text(".progress", COMPLETE);
    let (before, shown) = (scheme.fingerprint(), scheme.results());
    scheme.set_collective("30");
    changed(&browser, &scheme, &before);
    assert_ne!(scheme.results(), shown);
    scheme.switch_language();
    browser.until_text("#results", "in a usual year");
    scheme.open_ledger();
    browser.until_text(".ledger", "Household");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn another_language_and_another_view_leave_the_work_and_its_history() {
    let browser = Browser::start();
    let scheme = started(&browser);
    let before = scheme.fingerprint();
    scheme.set_collective("30");
    let after = changed(&browser, &scheme, &before);

    scheme.switch_language();
    browser.until_text("#results", "in a usual year");
    scheme.until_fingerprint(&after);
    browser.press_with(&[Key::Control], 'z');
    scheme.until_fingerprint(&before);
    browser.press_with(&[Key::Control], 'y');
    scheme.until_fingerprint(&after);

    browser.find(".view[href='#/cases']").click();
    browser.until_text(".cases h2", "Cases");
    assert!(browser.find_all(".inputs").is_empty());
    browser.back();
    scheme.until_fingerprint(&after);
    assert_eq!(scheme.split(), ["30", "58", "12"]);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn a_view_opens_by_its_address_and_without_a_network() {
    let mut browser = Browser::start();
    browser.open_site("#/cases");
    browser.until_text(".cases h2", "案例");
    browser.run("return navigator.serviceWorker.ready.then(() => true)", json!([]));
    browser.cut_network();
    browser.reload();
    browser.until_text(".cases h2", "案例");
    browser.find(".case > summary").click();
    browser.find(".case button").click();
    browser.until_text(".progress", COMPLETE);
    browser.find(".view[href='#/cases']").click();
    browser.until_text(".cases h2", "案例");
}

#[test]
fn every_view_is_there_once_the_page_has_loaded() {
    let mut browser = Browser::start();
    // Nothing is kept for later visits.
    browser.run_first("ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('none'));");
    let before = started(&browser).fingerprint();
    browser.cut_network();
    let scheme = Scheme::of(&browser);
    scheme.switch_language();
    browser.find(".view[href='#/cases']").click();
    browser.until_text(".cases h2", "Cases");
    browser.find(".view[href='#/scheme']").click();
    scheme.set_collective("30");
    until("the results change", || {
        let is_complete = scheme.results().contains("All 1,000 futures");
        Some(scheme.fingerprint()).filter(|now| is_complete && *now != before)
    });
}

#[test]
fn no_text_becomes_markup_or_a_foreign_script() {
    let browser = Browser::start();
    started(&browser);
    let refused = |attempt: &str| {
        let script = format!("try {{ {attempt}; return 'let in'; }} catch (error) {{ return error.name; }}");
        assert_eq!(browser.run(&script, json!([])), "TypeError", "{attempt}");
    };
    refused("document.createElement('p').innerHTML = '<b>bold</b>'");
    refused("document.createElement('script').src = 'other.js'");
    refused("new Worker('other.js')");
    refused("new Worker('https://example.org/other.js')");
    refused("trustedTypes.createPolicy('another', {})");
}

/// Notes whether the numbers that the build has written are ever shown.
const NOTE: &str = "globalThis.written = false; \
    new MutationObserver(() => { globalThis.written ||= document.getElementById('first')?.hidden === false; }) \
        .observe(document, { subtree: true, childList: true, attributeFilter: ['hidden'] });";

#[test]
fn the_numbers_in_the_page_are_those_of_the_program() {
    let browser = Browser::start();
    browser.run_first(NOTE);
    let scheme = started(&browser);
    assert!(browser.run("return globalThis.written", json!([])) == true);
    let page = std::fs::read_to_string(target_folder().join("site/index.html")).expect("the page is built");
    assert!(page.contains(&format!("data-fingerprint=\"{}\"", scheme.fingerprint())));
    // Twice: for narrow screens and for wide ones.
    let written: Vec<&str> = page.split("class=\"big\">").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    let shown = browser.texts(".sentences .big");
    assert_eq!(written, [shown.clone(), shown].concat());
    assert!(browser.find("#fenhong").is_shown());
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn who_asks_for_another_view_sees_no_numbers_of_the_first() {
    let browser = Browser::start();
    browser.run_first(NOTE);
    let is_written = || browser.run("return globalThis.written", json!([])) == true;
    browser.open_site("#/cases");
    assert!(!is_written(), "a route");
    browser.open_site("");
    browser.reload();
    assert!(is_written());
    let scheme = Scheme::of(&browser);
    scheme.switch_language();
    browser.reload();
    assert!(!is_written(), "another language");
    scheme.switch_language();
    browser.reload();
    assert!(is_written());
    let before = scheme.fingerprint();
    scheme.set_collective("40");
    changed(&browser, &scheme, &before);
    browser.reload();
    assert!(!is_written(), "kept work");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}
