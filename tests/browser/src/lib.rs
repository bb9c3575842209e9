//! Drives the built page in a real Chromium, the way a reader does: with keys, the pointer and the eyes.
//!
//! [`Browser::start`] gives a browser with an empty profile and a server of `target/site/` of its own, so journeys
//! run beside each other. Everything started here ends with the fixture. A call that cannot do what it is asked panics
//! and names the call's place in the journey. Nothing sleeps for a fixed time: [`until`] asks again until a deadline.
//!
//! The page must have been built (`cargo xtask build`), and Chromium and its driver be installed (`cargo xtask setup`);
//! otherwise every journey fails and says so.
//!
//! ```no_run
//! use fenhong_browser_tests::{Browser, Screen};
//!
//! let browser = Browser::start();
//! browser.screen(Screen::PHONE);
//! browser.open_site("#/compare");
//! browser.find("input[name=floor]").fill("0.40");
//! browser.until_text("h1", "方案");
//! browser.screenshot("compare-phone");
//! assert_eq!(browser.console_errors(), Vec::<String>::new());
//! ```

// A test waits for a browser by the clock.
#![allow(clippy::disallowed_methods)]

mod advise;
mod axe;
mod browser;
mod cases;
mod children;
mod compare;
mod element;
mod explain;
mod members;
mod pdf;
mod qr;
mod release;
mod scheme;
mod session;
pub mod training;
pub mod views;
mod village;
mod wait;

pub use advise::Advise;
pub use browser::{Browser, COMPARE_FILE, OPEN_FILE, Screen};
pub use cases::Cases;
pub use children::target_folder;
pub use compare::Compare;
pub use element::Element;
pub use explain::Explain;
pub use members::Members;
pub use pdf::pages;
pub use qr::read_qr;
pub use release::Release;
pub use scheme::Scheme;
pub use thirtyfour::Key;
pub use village::Village;
pub use wait::until;
