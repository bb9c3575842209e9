//! Journeys through the page.

use fenhong_browser_tests::Browser;
use serde_json::{Value, json};

/// A worker made the way the page makes its own, asked about a scenario that says nothing: the core in it refuses.
const ASK_A_WORKER: &str = r#"
    const worker = fenhong.worker();
    worker.postMessage(globalThis.sent);
    worker.postMessage([1, "{}", "report", [[]]]);
    return new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => resolve({ stopped: message });
    });
"#;

/// Keeps the module that the page sends to its workers.
const KEEP_MODULE: &str = "const { postMessage } = Worker.prototype; Worker.prototype.postMessage = function (said) { \
    if (said instanceof WebAssembly.Module) globalThis.sent = said; postMessage.call(this, said); };";

fn a_worker_answers(browser: &Browser) {
    let answer = browser.run(ASK_A_WORKER, json!([]));
    let error = answer.as_str().and_then(|text| serde_json::from_str::<Value>(text).ok());
    assert!(error.is_some_and(|error| error["field"].is_string()), "{answer}");
}

#[test]
fn the_site_opens_without_errors() {
    let browser = Browser::start();
    browser.run_first(KEEP_MODULE);
    browser.open_site("");
    a_worker_answers(&browser);
    assert!(!browser.find("#boot-failed").is_shown());
    browser.screenshot("site");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn the_single_file_opens_from_the_disk_without_errors() {
    let browser = Browser::start();
    browser.run_first(KEEP_MODULE);
    browser.open_file("");
    a_worker_answers(&browser);
    assert!(!browser.find("#boot-failed").is_shown());
    browser.screenshot("single-file");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn the_site_opens_again_without_a_network() {
    let mut browser = Browser::start();
    browser.run_first(KEEP_MODULE);
    browser.open_site("");
    browser.run("return navigator.serviceWorker.ready.then(() => true)", json!([]));
    browser.cut_network();
    browser.reload();
    a_worker_answers(&browser);
}
