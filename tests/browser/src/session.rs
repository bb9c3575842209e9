//! An open browser, which is told by `thirtyfour` what to do, one thing after the other.

use crate::children::{Driver, Engine};
use serde_json::{Value, json};
use std::ops::Deref;
use std::path::Path;
use std::time::Duration;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::{Builder, Runtime};

const LIMIT: Duration = Duration::from_secs(60);

/// An open browser window, to be told what to do: commands are [`WebDriver`]'s, and [`Session::wait`] does them. The
/// session ends when it is dropped, and its browser with it. Fields end in this order: a runtime that nobody drives any more
/// must not hold the connection over which the session is ended.
pub struct Session {
    runtime: Runtime,
    driver: WebDriver,
}

impl Session {
    /// Opens a browser with its own profile.
    #[track_caller]
    pub fn open(driver: &Driver, profile: &Path) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let wanted = match driver.engine {
            Engine::Chromium => chromium(profile),
            Engine::Firefox => firefox(profile),
        };
        let wanted: Capabilities = serde_json::from_value(wanted).expect("names with their values");
        let opening = async { WebDriver::builder(&driver.address, wanted).request_timeout(LIMIT).await };
        let driver = runtime.block_on(opening).expect("a browser can be opened");
        Self { runtime, driver }
    }

    /// Does what may be refused.
    pub fn try_wait<T>(&self, command: impl Future<Output = WebDriverResult<T>>) -> WebDriverResult<T> {
        self.runtime.block_on(command)
    }

    /// Does what must not be refused.
    #[track_caller]
    pub fn wait<T>(&self, command: impl Future<Output = WebDriverResult<T>>) -> T {
        match self.try_wait(command) {
            Ok(answer) => answer,
            Err(error) => panic!("{error}"),
        }
    }

    /// Runs a command of Chromium's own protocol.
    #[track_caller]
    pub fn chromium(&self, command: &str, parameters: Value) -> Value {
        self.wait(self.cdp().send_raw(command, parameters))
    }
}

impl Deref for Session {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self.driver
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
