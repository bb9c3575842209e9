//! The fixture of every journey.

use crate::children::{Driver, Engine, Server, target_folder};
use crate::element::Element;
use crate::release::Release;
use crate::session::Session;
use crate::wait::until;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use thirtyfour::common::command::{Actions, Command};
use thirtyfour::common::print::{PrintPage, PrintParameters};
use thirtyfour::{By, Key, WindowHandle};

/// The size of what a reader looks at, in CSS pixels, and how many dots make one.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
    pub dots: u32,
    pub touch: bool,
}

/// The field in the head of the page that opens a file.
pub const OPEN_FILE: &str = ".menu-list input[type=file]";

/// The field that adds a file's scenario to a comparison.
pub const COMPARE_FILE: &str = ".slots-part input[type=file]";

impl Screen {
    /// A small phone.
    pub const PHONE: Self = Self { width: 360, height: 740, dots: 3, touch: true };
    /// An office PC.
    pub const PC: Self = Self { width: 1280, height: 800, dots: 1, touch: false };
    /// A projector in a classroom.
    pub const PROJECTOR: Self = Self { width: 1920, height: 1080, dots: 1, touch: false };
}

/// A browser with an empty profile, and a server of the site. Fields end in this order: the browser before its folder.
pub struct Browser {
    session: Session,
    server: Server,
    driver: Driver,
    profile: tempfile::TempDir,
}

impl Browser {
    /// Starts everything, on the screen of an office PC.
    #[track_caller]
    pub fn start() -> Self {
        let browser = Self::of(Engine::Chromium, &target_folder().join("site"));
        browser.screen(Screen::PC);
        browser
    }

    /// The same with a site that changes.
    #[track_caller]
    pub fn start_on(site: &Release) -> Self {
        let browser = Self::of(Engine::Chromium, site.path());
        browser.screen(Screen::PC);
        browser
    }

    /// The same with Firefox, which can do less here: no screens, media and slow networks, no script before a page's own,
    /// no errors of the console.
    #[track_caller]
    pub fn start_firefox() -> Self {
        let browser = Self::of(Engine::Firefox, &target_folder().join("site"));
        let Screen { width, height, .. } = Screen::PC;
        browser.session.wait(browser.session.set_window_rect(0, 0, width, height));
        browser
    }

    #[track_caller]
    fn of(engine: Engine, site: &Path) -> Self {
        let server = Server::start(site);
        let profile = tempfile::tempdir().expect("a folder for the browser's profile");
        let driver = Driver::start(engine);
        let session = Session::open(&driver, profile.path());
        Self { session, server, driver, profile }
    }

    /// Kills the browser's process in the middle of whatever it does; only [`Browser::start_again`] is of use then.
    #[track_caller]
    pub fn kill(&self) {
        let process = &self.session.capabilities().get("goog:processID").expect("a browser has a process").to_string();
        let killed = std::process::Command::new("kill").args(["-9", process]).status();
        assert!(killed.is_ok_and(|status| status.success()), "process {process} could not be killed");
    }

    /// Starts a new browser with the profile of the one that was killed.
    #[track_caller]
    pub fn start_again(&mut self) {
        self.driver = Driver::start(Engine::Chromium);
        self.session = Session::open(&self.driver, self.profile.path());
        self.screen(Screen::PC);
    }

    /// Opens an address, and waits until the page has started.
    #[track_caller]
    pub fn open_address(&self, address: &str) {
        self.go(address);
    }

    /// Opens the site at a route such as `#/compare`, and waits until the page has started.
    #[track_caller]
    pub fn open_site(&self, route: &str) {
        self.go(&format!("{}{route}", self.server.address));
    }

    /// Opens the site, and does not wait: it may never start.
    #[track_caller]
    pub fn open_unstarted(&self) {
        self.session.wait(self.session.goto(&*self.server.address));
    }

    /// Opens the single file from the disk at a route, and waits until the page has started.
    #[track_caller]
    pub fn open_file(&self, route: &str) {
        let file = target_folder().join("fenhong.html");
        assert!(file.is_file(), "the page is not built: run `cargo xtask build` first");
        self.go(&format!("file://{}{route}", file.display()));
    }

    #[track_caller]
    fn go(&self, url: &str) {
        self.session.wait(self.session.goto(url));
        self.until_started();
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.session.wait(self.session.refresh());
        self.until_started();
    }

    /// Goes back, as with the browser's button.
    #[track_caller]
    pub fn back(&self) {
        self.session.wait(self.session.back());
    }

    /// Goes forward again.
    #[track_caller]
    pub fn forward(&self) {
        self.session.wait(self.session.forward());
    }

    /// Opens another tab beside this one, and turns to it; what leads to it again.
    #[track_caller]
    pub fn new_tab(&self) -> WindowHandle {
        let tab = self.session.wait(self.session.new_tab());
        self.turn_to(&tab);
        tab
    }

    /// The tab at hand.
    #[track_caller]
    pub fn tab(&self) -> WindowHandle {
        self.session.wait(self.session.window())
    }

    /// Turns to a tab.
    #[track_caller]
    pub fn turn_to(&self, tab: &WindowHandle) {
        self.session.wait(self.session.switch_to_window(tab.clone()));
    }

    /// Closes the tab at hand as a reader does, and turns to another.
    #[track_caller]
    pub fn close_tab(&self, other: &WindowHandle) {
        self.session.wait(self.session.close_window());
        self.turn_to(other);
    }

    /// Waits until the page's wasm runs and has taken the place of what the build wrote; panics with the console's errors if it cannot.
    #[track_caller]
    pub fn until_started(&self) {
        let state = "return [document.documentElement.hasAttribute('data-ready') && !document.getElementById('first'), \
                     document.getElementById('boot-failed')?.hidden === false]";
        until("the page starts", || {
            let state = self.run(state, json!([]));
            assert!(state[1] != true, "the page could not start: {:?}", self.console_errors());
            (state[0] == true).then_some(())
        });
    }

    /// Ends the server: from now on there is no network.
    pub fn cut_network(&mut self) {
        self.server.stop();
    }

    /// Sets the screen.
    #[track_caller]
    pub fn screen(&self, screen: Screen) {
        let Screen { width, height, dots, touch } = screen;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": dots, "mobile": touch });
        self.session.chromium("Emulation.setDeviceMetricsOverride", metrics);
        self.session.chromium("Emulation.setTouchEmulationEnabled", json!({ "enabled": touch }));
    }

    /// Makes this browser as slow as a cheap phone on a village's network: a quarter of the processor, 1.6 Mbit/s and
    /// 150 ms to every answer.
    #[track_caller]
    pub fn slow_down(&self) {
        let bytes = 1_600_000 / 8;
        let network =
            json!({ "offline": false, "latency": 150, "downloadThroughput": bytes, "uploadThroughput": bytes });
        self.session.chromium("Network.enable", json!({}));
        self.session.chromium("Network.emulateNetworkConditions", network);
        self.session.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
    }

    /// Calls itself by another name, as the browsers inside other programs do.
    #[track_caller]
    pub fn call_itself(&self, name: &str) {
        self.session.chromium("Network.setUserAgentOverride", json!({ "userAgent": name }));
    }

    /// Shows what an input method has not yet decided on, in the field that has the focus.
    #[track_caller]
    pub fn compose(&self, text: &str) {
        let end = text.chars().count();
        let parameters = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
        self.session.chromium("Input.imeSetComposition", parameters);
    }

    /// Puts what an input method has decided on in the place of what it composed.
    #[track_caller]
    pub fn commit(&self, text: &str) {
        self.session.chromium("Input.insertText", json!({ "text": text }));
    }

    /// Prefers a dark or a light page.
    #[track_caller]
    pub fn dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        self.media(json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] }));
    }

    /// Shows the page as it would be printed (`"print"`) or on the screen (`"screen"`).
    #[track_caller]
    pub fn medium(&self, name: &str) {
        self.media(json!({ "media": name }));
    }

    #[track_caller]
    fn media(&self, parameters: Value) {
        self.session.chromium("Emulation.setEmulatedMedia", parameters);
    }

    /// The first element that a CSS selector finds, once there is one.
    #[track_caller]
    pub fn find(&self, selector: &str) -> Element<'_> {
        self.find_nth(selector, 0)
    }

    /// The element at a place, from 0, among those that a CSS selector finds, once there is one.
    #[track_caller]
    pub fn find_nth(&self, selector: &str, place: usize) -> Element<'_> {
        until(&format!("{selector}, number {place}, is on the page"), || self.find_all(selector).into_iter().nth(place))
    }

    /// All elements that a CSS selector finds now.
    #[track_caller]
    pub fn find_all(&self, selector: &str) -> Vec<Element<'_>> {
        let found = self.session.wait(self.session.find_all(By::Css(selector))).into_iter().enumerate();
        found.map(|(place, found)| Element::new(&self.session, selector, place, found)).collect()
    }

    /// The texts of all elements that a CSS selector finds now, read in one go.
    #[track_caller]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map((found) => found.innerText)";
        let texts = self.run(script, json!([selector]));
        texts.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// The first element with a text among those that a CSS selector finds, once there is one.
    #[track_caller]
    pub fn find_text(&self, selector: &str, text: &str) -> Element<'_> {
        let place = until(&format!("{selector} with {text:?} is on the page"), || {
            self.texts(selector).iter().position(|found| found == text)
        });
        self.find_nth(selector, place)
    }

    /// The element that has the keyboard.
    #[track_caller]
    pub fn focused(&self) -> Element<'_> {
        self.find(":focus")
    }

    /// Waits until an element shows a text somewhere in it. It is read in one go, so that it cannot go stale meanwhile.
    #[track_caller]
    pub fn until_text(&self, selector: &str, text: &str) {
        let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        until(&format!("{selector} shows {text:?}"), || {
            let shown = self.run(script, json!([selector]));
            shown.as_str().is_some_and(|shown| shown.contains(text)).then_some(())
        });
    }

    /// Presses a key where the focus is, with real key events.
    #[track_caller]
    pub fn press(&self, key: Key) {
        self.press_with(&[], key.into());
    }

    /// Presses a character while other keys are held: `press_with(&[Key::Control], 'z')`.
    #[track_caller]
    pub fn press_with(&self, held: &[Key], key: char) {
        let keys: Vec<char> = held.iter().map(Key::value).chain([key]).collect();
        let chain = keys.iter().fold(self.session.action_chain(), |chain, key| chain.key_down(*key));
        let chain = keys.iter().rev().fold(chain, |chain, key| chain.key_up(*key));
        self.session.wait(chain.perform());
    }

    /// Moves the pointer over a place of the page, in CSS pixels from the view's corner.
    #[track_caller]
    pub fn hover(&self, x: f64, y: f64) {
        let (x, y) = (x.round() as i64, y.round() as i64);
        self.point(json!([{ "type": "pointerMove", "x": x, "y": y, "duration": 0 }]));
    }

    /// Presses and lets go the pointer where the middle of an element is once the page has come to rest, as long as a hand
    /// takes for it, whatever moves under it meanwhile.
    #[track_caller]
    pub fn press_on(&self, selector: &str, place: usize) {
        self.until_frame();
        let script = "const { left, width, top, height } = document.querySelectorAll(arguments[0])[arguments[1]] \
            .getBoundingClientRect(); return [left + width / 2, top + height / 2]";
        let at = self.run(script, json!([selector, place]));
        let [x, y] = [0, 1].map(|axis| at[axis].as_f64().expect("a place on the screen").round() as i64);
        self.point(json!([
            { "type": "pointerMove", "x": x, "y": y, "duration": 0 },
            { "type": "pointerDown", "button": 0 },
            { "type": "pause", "duration": 100 },
            { "type": "pointerUp", "button": 0 },
        ]));
    }

    /// Touches the middle of an element with a finger, once it is in sight and the page has come to rest.
    #[track_caller]
    pub fn tap(&self, selector: &str) {
        let script = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.run(script, json!([selector]));
        self.until_frame();
        let script = "const { left, width, top, height } = document.querySelector(arguments[0]) \
            .getBoundingClientRect(); return [left + width / 2, top + height / 2]";
        let at = self.run(script, json!([selector]));
        let touch = |kind: &str, points: Value| {
            self.session.chromium("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }));
        };
        touch("touchStart", json!([{ "x": at[0], "y": at[1] }]));
        touch("touchEnd", json!([]));
    }

    /// Lets the pointer do one thing after the other. The library's own chain of actions knows no pause.
    #[track_caller]
    fn point(&self, actions: Value) {
        let pointer = json!([{ "type": "pointer", "id": "mouse", "actions": actions }]);
        self.session.wait(self.session.cmd(Command::PerformActions(Actions::from(pointer))));
    }

    /// Runs a script in the page: the body of a function with `arguments`.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: Value) -> Value {
        let Value::Array(arguments) = arguments else { panic!("arguments are a list: {arguments}") };
        self.session.wait(self.session.execute(script, arguments)).json().clone()
    }

    /// Gives the file input of a selector a file of this name and text, as the browser's own dialog does, and waits until
    /// the page has read it: reading it once more comes after that.
    #[track_caller]
    pub fn give(&self, selector: &str, name: &str, text: &str) {
        self.find(selector);
        let script = "const [selector, name, text] = arguments; const files = new DataTransfer();
            const file = new File([text], name, { type: 'application/json' }); files.items.add(file);
            const field = document.querySelector(selector); field.files = files.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));
            return file.text().then(() => new Promise(requestAnimationFrame)).then(() => true)";
        self.run(script, json!([selector, name, text]));
    }

    /// Runs a script in every page that is opened from now on, before its own.
    #[track_caller]
    pub fn run_first(&self, script: &str) {
        self.session.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    }

    /// What the console has said of errors since this was last asked, refused requests and policies included.
    #[track_caller]
    pub fn console_errors(&self) -> Vec<String> {
        let log = self.session.wait(self.session.browser_log()).into_iter();
        log.filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect()
    }

    /// Waits until the page has been drawn as it is now.
    #[track_caller]
    fn until_frame(&self) {
        self.run(
            "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))",
            json!([]),
        );
    }

    /// What is on the page now, to a screen reader and, in drawings, to the eyes: [`crate::views`].
    #[track_caller]
    pub fn view(&self) -> String {
        self.until_frame();
        let tree = crate::views::lines(&self.session.chromium("Accessibility.getFullAXTree", json!({})));
        let drawn = "return [...document.querySelectorAll('#fenhong svg')].filter((drawing) => drawing.getClientRects().length) \
                     .map((drawing) => 'drawn ' + [...drawing.querySelectorAll('text')].map((text) => text.textContent.trim()).join('|'))";
        let drawn = self.run(drawn, json!([]));
        let drawn = drawn.as_array().into_iter().flatten().filter_map(Value::as_str);
        drawn.fold(tree, |text, line| text + line + "\n")
    }

    /// Writes what is seen to `target/screenshots/NAME.png`.
    #[track_caller]
    pub fn screenshot(&self, name: &str) -> PathBuf {
        self.keep(name, "png", &self.session.wait(self.session.screenshot_as_png_base64()))
    }

    /// Writes the whole page, beyond the screen too.
    #[track_caller]
    pub fn whole_screenshot(&self, name: &str) -> PathBuf {
        let picture = self.session.chromium("Page.captureScreenshot", json!({ "captureBeyondViewport": true }));
        self.keep(name, "png", picture["data"].as_str().unwrap_or_default())
    }

    /// Writes what the printer would get, on A4, to `target/screenshots/NAME.pdf`.
    #[track_caller]
    pub fn print(&self, name: &str) -> PathBuf {
        let paper = PrintParameters { page: PrintPage { width: 21.0, height: 29.7 }, ..Default::default() };
        self.keep(name, "pdf", &self.session.wait(self.session.print_page_base64(paper)))
    }

    /// What the printer would get on the paper that the page asks for: a PDF, kept as `target/screenshots/NAME.pdf`.
    #[track_caller]
    pub fn print_as_asked(&self, name: &str) -> Vec<u8> {
        let pdf = self.session.chromium("Page.printToPDF", json!({ "preferCSSPageSize": true }));
        let path = self.keep(name, "pdf", pdf["data"].as_str().unwrap_or_default());
        fs::read(path).expect("just written")
    }

    /// Writes a file to `target/screenshots/NAME.ENDING`, from its base64.
    #[track_caller]
    pub fn keep(&self, name: &str, ending: &str, base64: &str) -> PathBuf {
        let folder = target_folder().join("screenshots");
        fs::create_dir_all(&folder).expect("a folder for screenshots");
        let path = folder.join(format!("{name}.{ending}"));
        fs::write(&path, STANDARD.decode(base64).expect("the driver sends base64")).expect("the picture is written");
        path
    }
}
