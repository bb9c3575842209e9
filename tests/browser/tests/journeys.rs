//! Journeys through the page.

use fenhong_browser_tests::Browser;
use serde_json::json;

/// A worker made the way the page makes its own, asked to run a scenario that says nothing: the core in it refuses.
const ASK_A_WORKER: &str = r#"
    const [source, module] = [fenhong.workerSource(), fenhong.module];
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const worker = new Worker(fenhong.script(url));
    return module.then((module) => new Promise((resolve) => {
        worker.onmessage = ({ data }) => {
            if (!data.ready) return resolve(data);
            worker.postMessage({ id: 7, generation: 1, scenario: "{}", call: "report", args: [[]] });
        };
        worker.postMessage({ module });
    }));
"#;

fn a_worker_answers(browser: &Browser) {
    let answer = browser.run(ASK_A_WORKER, json!([]));
    assert_eq!(answer["id"], 7);
    assert!(answer["error"].is_string(), "{answer}");
    assert!(answer["fatal"].is_null(), "{answer}");
}

#[test]
fn the_site_opens_without_errors() {
    let browser = Browser::start();
    browser.open_site("");
    a_worker_answers(&browser);
    assert!(!browser.find("#boot-failed").is_shown());
    browser.screenshot("site");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn the_single_file_opens_from_the_disk_without_errors() {
    let browser = Browser::start();
    browser.open_file("");
    a_worker_answers(&browser);
    assert!(!browser.find("#boot-failed").is_shown());
    browser.screenshot("single-file");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn the_site_opens_again_without_a_network() {
    let mut browser = Browser::start();
    browser.open_site("");
    browser.run("return navigator.serviceWorker.ready.then(() => true)", json!([]));
    browser.cut_network();
    browser.reload();
    a_worker_answers(&browser);
}
