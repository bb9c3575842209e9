//! The devices that are there: the browser inside WeChat, input methods, number pads.

use fenhong::cases::CASES;
use fenhong::words::page as words;
use fenhong_browser_tests::{Browser, Key, Scheme, Screen, until};
use serde_json::{Value, json};

/// What the browser inside WeChat calls itself on a phone.
const WECHAT: &str = "Mozilla/5.0 (Linux; Android 13; 23049RAD8C) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 \
    Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.47.2560(0x28002F35) WeChat/arm64 Language/zh_CN";

fn in_wechat() -> Browser {
    let browser = Browser::start();
    browser.screen(Screen::PHONE);
    browser.call_itself(WECHAT);
    browser.open_site("");
    browser.until_text(".progress", "算完");
    browser
}

/// The dialog in place of a file.
const SHOWN: &str = ".kept-dialog[open]";

fn close(browser: &Browser) {
    browser.press(Key::Escape);
    until("the dialog is closed", || browser.find_all(SHOWN).is_empty().then_some(()));
}

#[test]
fn inside_wechat_a_text_is_shown_to_be_copied() {
    let browser = in_wechat();
    Scheme::of(&browser).command(words::SAVE.zh);
    browser.until_text(SHOWN, words::KEEP_TEXT.zh);
    browser.until_text(SHOWN, words::OPEN_ELSEWHERE.zh);
    let text = browser.find(".kept-text").text();
    let shown: Value = serde_json::from_str(&text).expect("the text is the file");
    assert_eq!(shown, fenhong::tree::of(&CASES[0].scenario()));
    browser.screenshot("wechat-text");
    browser.find_text(&format!("{SHOWN} button"), words::COPY_TEXT.zh).click();
    // A machine without a clipboard for pages is told to copy by hand; either way something is said where it is seen.
    until("what became of it is said", || {
        let said = browser.find(&format!("{SHOWN} [role=status]")).text();
        [words::TEXT_COPIED.zh, words::COPY_BY_HAND.zh].contains(&said.as_str()).then_some(())
    });
    close(&browser);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn inside_wechat_a_chart_is_a_picture_to_press_long() {
    let browser = in_wechat();
    browser.find(".chart .data summary").click();
    browser.find_text(".chart:first-child .commands button", words::SAVE_PNG.zh).click();
    browser.until_text(SHOWN, words::KEEP_PICTURE.zh);
    let width = "const picture = document.querySelector('.kept-picture'); \
        return picture?.complete && picture.src.startsWith('data:image/png;base64,') ? picture.naturalWidth : 0";
    until("the picture is there", || browser.run(width, json!([])).as_u64().filter(|width| *width > 600));
    browser.screenshot("wechat-picture");
    close(&browser);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn inside_wechat_a_workbook_and_the_printer_lead_to_a_browser() {
    let browser = in_wechat();
    browser.run("globalThis.print = () => { globalThis.printed = true; }", json!([]));
    Scheme::of(&browser).command(words::PRINT.zh);
    browser.until_text(".notice", words::PRINT_ELSEWHERE.zh);
    assert_eq!(browser.run("return globalThis.printed ?? false", json!([])), json!(false));
    browser.run("location.hash = '#/tables'", json!([]));
    browser.find(".tables .ledger table");
    browser.find(".tables > button").click();
    browser.until_text(SHOWN, words::KEEP_NOTHING.zh);
    browser.until_text(SHOWN, words::OPEN_ELSEWHERE.zh);
    close(&browser);
}

#[test]
fn what_an_input_method_composes_outlives_what_is_drawn_meanwhile() {
    let browser = Browser::start();
    browser.open_site("#/versions");
    let field = browser.find(".versions input[type=text]");
    field.fill("");
    browser.compose("fen");
    assert_eq!(field.value(), "fen");
    // Numbers come in and the page is drawn anew while it is open.
    browser.dark(true);
    browser.dark(false);
    browser.compose("fenh");
    assert_eq!(field.value(), "fenh", "the composition goes on where it was");
    browser.commit("分红");
    until("what was decided on stands there alone", || (field.value() == "分红").then_some(()));
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn a_field_for_numbers_asks_for_a_number_pad() {
    let browser = Browser::start();
    browser.screen(Screen::PHONE);
    browser.open_site("");
    browser.find(".inputs input");
    let script =
        "return [...document.querySelectorAll('.inputs .entry input')].map((field) => [field.id, field.inputMode])";
    let fields = browser.run(script, json!([]));
    let fields = fields.as_array().expect("a list");
    assert!(fields.len() > 20, "{}", fields.len());
    let wrong: Vec<_> =
        fields.iter().filter(|field| !["decimal", "numeric"].contains(&field[1].as_str().unwrap_or(""))).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_browser_without_vectors_gets_the_same_bytes() {
    let seen = |route: &str, module: &str| {
        let browser = Browser::start();
        browser.open_site(route);
        browser.until_text(".progress", "算完");
        let loaded = "return performance.getEntriesByType('resource').map((entry) => entry.name).join(' ')";
        let loaded = browser.run(loaded, json!([]));
        assert!(loaded.as_str().is_some_and(|names| names.contains(&format!("/{module}."))), "{loaded}");
        assert_eq!(browser.console_errors(), Vec::<String>::new());
        [".reproduce", ".sentences", ".chart h3"].map(|part| browser.find(part).text())
    };
    assert_eq!(seen("?scalar", "scalar"), seen("", "page"));
}

#[test]
fn a_browser_that_cannot_run_at_all_is_told_what_can() {
    let without_wasm = "delete globalThis.WebAssembly";
    // As where the script could not even be read.
    let unread = "Object.defineProperty(globalThis, 'fenhong', { get: () => undefined, set() { throw new Error(); } })";
    for broken in [without_wasm, unread] {
        let browser = Browser::start();
        browser.run_first(broken);
        browser.open_unstarted();
        browser.until_text("#boot-failed", "Chrome 或 Edge 88 以上");
        assert!(browser.find("#boot-failed").is_shown());
    }
}

#[test]
fn no_room_is_wider_than_a_phone() {
    let browser = Browser::start();
    browser.screen(Screen::PHONE);
    let rooms = [
        ("scheme", ".chart svg"),
        ("compare", ".measures"),
        ("advise", "main"),
        ("cases", "main"),
        ("report", ".report .drawn svg"),
        ("poster", ".poster .drawn svg"),
        ("share", ".share .qr svg"),
        ("versions", ".versions input"),
        ("tables", ".tables .ledger table"),
    ];
    for (room, whole) in rooms {
        browser.open_site(&format!("#/{room}"));
        browser.find(whole);
        let widths = browser.run("return [innerWidth, document.documentElement.scrollWidth]", json!([]));
        assert_eq!(widths, json!([360, 360]), "{room}");
    }
}
