//! WebDriver's protocol: JSON over HTTP to a driver on this machine.

use crate::children::{Driver, Engine};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

/// The name under which WebDriver gives an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
const LIMIT: Duration = Duration::from_secs(60);

/// An open browser window, to be told what to do.
pub struct Session {
    agent: ureq::Agent,
    address: String,
    engine: Engine,
    process: u64,
}

impl Session {
    /// Opens a browser with its own profile.
    #[track_caller]
    pub fn open(driver: &Driver, profile: &Path) -> Self {
        let config = ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(LIMIT)).build();
        let Driver { engine, address, .. } = driver;
        let mut session = Self { agent: config.into(), address: address.clone(), engine: *engine, process: 0 };
        let (wanted, process) = match engine {
            Engine::Chromium => (chromium(profile), "goog:processID"),
            Engine::Firefox => (firefox(profile), "moz:processID"),
        };
        let opened = session.post("/session", &json!({ "capabilities": { "alwaysMatch": wanted } }));
        let id = opened["sessionId"].as_str().expect("a new session has an id");
        session.address = format!("{address}/session/{id}");
        session.process = opened["capabilities"][process].as_u64().expect("a browser has a process");
        session
    }

    /// The number of the browser's process.
    pub fn process(&self) -> u64 {
        self.process
    }

    /// Sends a command and gives its answer.
    #[track_caller]
    pub fn post(&self, path: &str, body: &Value) -> Value {
        match self.try_post(path, body) {
            Ok(value) => value,
            Err(error) => panic!("{path}: {error}"),
        }
    }

    /// Sends a command that may be refused: the error is the driver's.
    pub fn try_post(&self, path: &str, body: &Value) -> Result<Value, String> {
        let answer = self.agent.post(self.url(path)).send_json(body);
        Self::value(answer)
    }

    /// Asks for something, which may be refused.
    pub fn try_get(&self, path: &str) -> Result<Value, String> {
        Self::value(self.agent.get(self.url(path)).call())
    }

    /// Closes the window at hand.
    #[track_caller]
    pub fn close_window(&self) {
        let answer = self.agent.delete(self.url("/window")).call();
        if let Err(error) = Self::value(answer) {
            panic!("the window could not be closed: {error}");
        }
    }

    /// Runs a script in the page: the body of a function with `arguments`.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: Value) -> Value {
        self.post("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs a command of Chromium's own protocol.
    #[track_caller]
    pub fn chromium(&self, command: &str, parameters: Value) -> Value {
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// The ids of all elements that a CSS selector finds now.
    #[track_caller]
    pub fn elements(&self, selector: &str) -> Vec<String> {
        let found = self.post("/elements", &json!({ "using": "css selector", "value": selector }));
        found.as_array().into_iter().flatten().filter_map(|e| e[ELEMENT].as_str()).map(str::to_owned).collect()
    }

    /// An element as an argument of a script.
    pub fn argument(id: &str) -> Value {
        json!({ ELEMENT: id })
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    fn value(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, String> {
        let mut answer = answer.map_err(|error| error.to_string())?;
        let mut json: Value = answer.body_mut().with_config().limit(1 << 28).read_json().map_err(|e| e.to_string())?;
        let value = json["value"].take();
        if answer.status().is_success() { Ok(value) } else { Err(error_text(&value)) }
    }
}

/// What the driver complains of, without its stack.
fn error_text(value: &Value) -> String {
    let message = value["message"].as_str().unwrap_or_default();
    format!("{}: {}", value["error"], message.lines().next().unwrap_or_default())
}

impl Drop for Session {
    /// Ends Firefox; chromedriver ends its browser itself.
    fn drop(&mut self) {
        if self.engine == Engine::Firefox {
            // A driver that is gone has no browser any more.
            let _ = self.agent.delete(&self.address).call();
        }
    }
}

fn firefox(profile: &Path) -> Value {
    let arguments = ["-headless", "-profile", &profile.display().to_string()];
    json!({ "moz:firefoxOptions": {
        "binary": "/usr/bin/firefox-esr",
        "args": arguments,
        "prefs": { "intl.accept_languages": "zh-CN" },
    } })
}

fn chromium(profile: &Path) -> Value {
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=zh-CN",
        &format!("--user-data-dir={}", profile.display()),
    ];
    json!({
        "goog:chromeOptions": { "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}
