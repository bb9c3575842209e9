//! What every view says, over all shipped cases and the states that the other journeys reach: texts, drawings' words and
//! the accessibility tree, kept under `views/`. `SNAPSHOTS=overwrite cargo test … --test views` accepts; read the difference.

use fenhong::cases::CASES;
use fenhong::words::{Lang, Text, Voice, number, results};
use fenhong_browser_tests::views::{Album, compare};
use fenhong_browser_tests::{Advise, Browser, COMPARE_FILE, Compare, Explain, Key, OPEN_FILE, Scheme, until};
use serde_json::json;

/// Futures of every run: what is said is looked at, not how sure it is.
const FEW: u32 = 16;

const OPEN_ALL: &str =
    "document.querySelectorAll('main details, footer details').forEach((fold) => (fold.open = true))";

/// A page and its language.
struct Walk {
    browser: Browser,
    lang: Lang,
}

impl Walk {
    fn start(lang: Lang) -> Self {
        let browser = Browser::start();
        // Nothing that is kept depends on the day.
        browser.run_first(
            "Date = class extends Date { constructor(...all) { super(...(all.length ? all : [1_800_000_000_000])); } }",
        );
        browser.open_site("#/cases");
        browser.find(".case");
        if lang == Lang::En {
            Scheme::of(&browser).switch_language();
            browser.until_text(".cases h2", "Cases");
        }
        Self { browser, lang }
    }

    fn say(&self, text: Text) -> String {
        Voice::new(self.lang, None).say(text)
    }

    fn album(&self, name: &str) -> Album {
        Album::new(&self.name(name))
    }

    fn name(&self, name: &str) -> String {
        format!("{}/{name}", if self.lang == Lang::Zh { "zh" } else { "en" })
    }

    #[track_caller]
    fn see(&self, album: &mut Album, title: &str) {
        // When an edit is kept is no matter of what is said.
        self.browser.until_text("footer.foot", fenhong::words::page::SAVED.get(self.lang));
        album.put(title, &self.browser.view());
    }

    #[track_caller]
    fn go(&self, view: &str) {
        self.browser.run("location.hash = '#/' + arguments[0]", json!([view]));
        self.browser.find(&format!("[data-view='{view}']"));
    }

    /// Waits until all futures of the scenario at hand are there.
    #[track_caller]
    fn until_complete(&self) {
        let text = results::COMPLETE.get(self.lang).replace("{draws}", &FEW.to_string());
        let sure = text.split('{').next().unwrap_or_default().to_owned();
        self.browser.until_text(".progress", &sure);
        self.browser.find(".chart svg");
    }

    /// Has few futures calculated.
    #[track_caller]
    fn few(&self) {
        Scheme::of(&self.browser).set_draws(FEW);
        self.until_complete();
        // What is typed is the field's, until it is left.
        self.browser.run("document.activeElement.blur()", json!([]));
    }

    #[track_caller]
    fn until_gone(&self, selector: &str) {
        until(&format!("{selector} is gone"), || self.browser.find_all(selector).is_empty().then_some(()));
    }

    /// Clicks wherever the element is, also under a fold that is closed.
    #[track_caller]
    fn click(&self, selector: &str, place: usize) {
        self.browser.find_nth(selector, place).run("arguments[0].click()");
    }

    /// Clicks the first button with a text, also under a fold that is closed.
    #[track_caller]
    fn press(&self, text: Text) {
        let script = "const is = (button) => button.textContent === arguments[0]; \
                      const found = [...document.querySelectorAll('button')].find(is); found?.click(); return !!found";
        until(text.en, || (self.browser.run(script, json!([self.say(text)])) == true).then_some(()));
    }

    /// What a number's derivation says, with the first ledger that it names.
    #[track_caller]
    fn explained(&self, album: &mut Album, title: &str, selector: &str, place: usize) {
        self.click(selector, place);
        self.browser.find("dialog[open] h2");
        self.until_looked(&["dialog[open]"]);
        self.see(album, title);
        if !self.browser.find_all("dialog[open] .picks button").is_empty() {
            self.click("dialog[open] .picks button", 0);
            self.browser.find("dialog[open] .ledger table");
            self.see(album, &format!("{title}: a ledger"));
        }
        self.click("dialog[open] .dialog-head button", 0);
        self.until_gone("dialog[open]");
    }

    /// Waits until what is looked for in the futures has been found.
    #[track_caller]
    fn until_looked(&self, places: &[&str]) {
        let looking = self.say(fenhong::words::derivation::behind::LOOKING);
        let script = "return arguments[0].map((place) => document.querySelector(place)?.innerText ?? '').join(' ')";
        until("the futures are looked at", || {
            let said = self.browser.run(script, json!([places]));
            said.as_str().filter(|said| !said.contains(&looking)).map(|_| ())
        });
    }

    fn give(&self, place: &str, text: &str) {
        self.browser.give(place, "a.json", text);
    }
}

fn walk(lang: Lang) {
    let walk = Walk::start(lang);
    let mut albums = vec![first_cases(&walk), scheme(&walk)];
    albums.extend([papers(&walk), comparing(&walk), advising(&walk)]);
    walk.go("scheme");
    albums.extend([explaining(&walk), edits(&walk)]);
    albums.push(shipped(&walk));
    compare(&albums);
    assert_eq!(walk.browser.console_errors(), Vec::<String>::new());
}

#[test]
fn every_view_says_in_chinese_what_it_said() {
    walk(Lang::Zh);
}

#[test]
fn every_view_says_in_english_what_it_said() {
    walk(Lang::En);
}

/// The cases' view, a case that was run, and audits.
fn first_cases(walk: &Walk) -> Album {
    let (browser, mut album) = (&walk.browser, walk.album("cases"));
    browser.find("#audit .finding, #audit li");
    // The foot says how many futures there are, whatever view is looked at.
    let all = number(CASES[0].scenario().draws) + if walk.lang == Lang::Zh { " 次推演" } else { " futures" };
    browser.until_text("footer.foot", &all);
    walk.see(&mut album, "cases");
    browser.run(OPEN_ALL, json!([]));
    walk.see(&mut album, "folds open");
    let figure = ".cases > .case:first-of-type .reported .number";
    walk.click(".cases > .case:first-of-type .main-command", 0);
    browser.find(figure);
    walk.see(&mut album, "a case was run");
    walk.explained(&mut album, "a reported figure", figure, 0);
    walk.click("#audit .number", 0);
    browser.find("dialog[open] .ledger td");
    walk.see(&mut album, "what is due by the rules");
    walk.click("dialog[open] .dialog-head button", 0);
    walk.click("#audit .commands button", 1);
    walk.until_gone("#audit .number");
    walk.see(&mut album, "a clean ledger");
    album
}

/// The Scheme view of the first case, as it opens and with everything open.
fn scheme(walk: &Walk) -> Album {
    let (browser, mut album) = (&walk.browser, walk.album("scheme"));
    walk.go("scheme");
    walk.few();
    browser.run(OPEN_ALL, json!([]));
    browser.find(".rows .add");
    browser.find(".chart:last-child .data table");
    walk.see(&mut album, "all folds open");
    album
}

/// What edits, mistakes and what comes from outside make of it.
fn edits(walk: &Walk) -> Album {
    let (browser, scheme, mut album) = (&walk.browser, Scheme::of(&walk.browser), walk.album("edits"));
    walk.see(&mut album, "before");
    scheme.set_collective("30");
    walk.until_complete();
    walk.see(&mut album, "the collective has 30 percent");
    browser.find("#field-scheme-collective-accumulation").fill("x");
    walk.until_complete();
    walk.see(&mut album, "no number");
    browser.find("#field-scheme-collective-accumulation").fill("120");
    walk.until_complete();
    walk.see(&mut album, "outside");
    // Keys that come quickly are one step; a busy machine may make several of them.
    until("the share is as it was", || {
        browser.press_with(&[Key::Control], 'z');
        (scheme.split()[0] == "51").then_some(())
    });
    walk.until_complete();
    walk.see(&mut album, "undone");
    walk.click(".inputs .term", 0);
    walk.see(&mut album, "a term");
    walk.click(".inputs .term", 0);
    members(walk, &mut album);
    for text in [fenhong::words::page::BY_UNITS, fenhong::words::page::BY_RETURN] {
        walk.press(text);
        walk.until_complete();
        walk.see(&mut album, &format!("pressed: {}", text.en));
    }
    browser.run("location.hash = '#s=%'", json!([]));
    walk.see(&mut album, "link ");
    for text in ["{", "[]"] {
        walk.give(OPEN_FILE, text);
        walk.see(&mut album, &format!("file {text}"));
    }
    browser.run("fenhong.page.outdated()", json!([]));
    walk.see(&mut album, "outdated ");
    walk.click(".notice button", 0);
    projector(walk, &mut album);
    walk.give(OPEN_FILE, &CASES[0].scenario().to_json());
    walk.few();
    album
}

fn projector(walk: &Walk, album: &mut Album) {
    let press = |text: Text| Scheme::of(&walk.browser).command(&walk.say(text));
    press(fenhong::words::page::PROJECTOR);
    walk.see(album, "on a projector");
    press(fenhong::words::page::LEAVE_PROJECTOR);
}

fn members(walk: &Walk, album: &mut Album) {
    let browser = &walk.browser;
    browser.run(OPEN_ALL, json!([]));
    walk.click(".rows.changes .add", 0);
    walk.until_complete();
    browser.find(".rows.changes .row");
    browser.run(OPEN_ALL, json!([]));
    walk.see(album, "a change of members");
    walk.click(".rows.resolutions .add", 0);
    browser.find(".rows.resolutions .row");
    browser.find("#field-resolutions-0-present").fill("9999");
    browser.find(".problem");
    browser.run(OPEN_ALL, json!([]));
    walk.see(album, "a resolution of too many");
    for _ in 0..2 {
        walk.click(".row button.plain", 0);
    }
    walk.until_gone(".problem");
    walk.until_complete();
    walk.see(album, "members as they were");
}

/// The derivations of the Scheme view.
fn explaining(walk: &Walk) -> Album {
    let (browser, mut album) = (&walk.browser, walk.album("explaining"));
    walk.see(&mut album, "before");
    for place in 0..3 {
        walk.click(".sentence .why", place);
        browser.find("dialog[open] .picks button");
        walk.until_looked(&["dialog[open]"]);
        walk.see(&mut album, &format!("sentence {place}"));
        walk.click("dialog[open] .picks button", 0);
        browser.find("dialog[open] .ledger table");
        walk.see(&mut album, &format!("sentence {place}: a ledger"));
        let rows = browser.find_all("dialog[open] .ledger tbody button").len();
        if rows > 0 {
            walk.click("dialog[open] .ledger tbody button", 0);
            browser.find("dialog[open] .row-of-ledger");
            walk.see(&mut album, &format!("sentence {place}: a row of a ledger"));
        }
        walk.click("dialog[open] .dialog-head button", 0);
        walk.until_gone("dialog[open]");
    }
    for place in 1..=4 {
        let chart = format!(".charts > figure:nth-of-type({place})");
        Explain::read(browser, &chart, 1);
        walk.until_looked(&[&chart]);
        walk.see(&mut album, &format!("chart {place}"));
    }
    album
}

/// What is made of the results, and what is kept.
fn papers(walk: &Walk) -> Album {
    let (browser, mut album) = (&walk.browser, walk.album("papers"));
    for (view, sign) in
        [("report", ".report .drawn svg"), ("poster", ".poster .drawn svg"), ("share", ".share .qr svg")]
    {
        walk.go(view);
        browser.find(sign);
        walk.see(&mut album, view);
    }
    walk.go("report");
    walk.explained(&mut album, "a number of the report", ".report table .number", 0);
    walk.go("tables");
    walk.see(&mut album, "tables");
    walk.explained(&mut album, "a number of the tables", ".tables > .scroll .number", 3);
    walk.go("versions");
    browser.find(".versions .hint");
    walk.see(&mut album, "no versions");
    walk.click(".versions .adding button", 0);
    browser.find(".versions-list li");
    walk.see(&mut album, "a version");
    walk.click(".versions-list li button", 1);
    browser.find(".versions-list input");
    walk.see(&mut album, "a version gets another name");
    walk.click(".versions-list button", 0);
    walk.click(".versions-list li button", 2);
    browser.find(".versions-list [role=alert]");
    walk.see(&mut album, "is it deleted");
    walk.click(".versions-list button", 0);
    browser.find(".versions .hint");
    album
}

/// Schemes beside each other.
fn comparing(walk: &Walk) -> Album {
    let (browser, mut album) = (&walk.browser, walk.album("compare"));
    walk.go("compare");
    let view = Compare::of(browser);
    view.until_numbers(2);
    until("four charts are drawn", || (view.charts() == 4).then_some(()));
    let verdict = ".parts > section:nth-child(4) .how summary";
    browser.find(verdict);
    browser.run(OPEN_ALL, json!([]));
    walk.see(&mut album, "two schemes");
    for part in [1, 2, 3] {
        let selector = format!(".parts > section:nth-child({part}) .number");
        walk.explained(&mut album, &format!("part {part}"), &selector, 0);
    }
    walk.explained(&mut album, "a check", ".parts > section:nth-child(4) .how .number", 1);
    walk.explained(&mut album, "a measure", ".measures tr[data-measure='poor'] .number", 0);
    view.look_at("kept");
    browser.find(verdict);
    walk.see(&mut album, "another measure");
    view.add("allocated");
    view.until_numbers(3);
    browser.find(verdict);
    walk.see(&mut album, "three schemes");
    let short = fenhong::scenario::Scenario { years: 4, ..CASES[2].scenario() };
    walk.give(COMPARE_FILE, &short.to_json());
    browser.find(".problem .main-command");
    walk.see(&mut album, "of different lengths");
    walk.click(".problem .main-command", 0);
    view.until_numbers(4);
    browser.find(verdict);
    walk.see(&mut album, "over the shortest");
    album
}

/// The four questions and their answers.
fn advising(walk: &Walk) -> Album {
    let (browser, mut album) = (&walk.browser, walk.album("advise"));
    walk.go("advise");
    browser.find(".ask");
    let advise = Advise::of(browser);
    for (kind, number) in
        [(0, ".answer .number"), (1, ".sensitivity .number"), (2, ".grid .number"), (3, ".answer td .number")]
    {
        advise.turn(kind);
        advise.fill("draws", &FEW.to_string());
        if kind == 2 {
            advise.fill("frontier.steps", "4");
        }
        walk.see(&mut album, &format!("question {kind}"));
        advise.search();
        walk.see(&mut album, &format!("answer {kind}"));
        if !browser.find_all(number).is_empty() {
            walk.explained(&mut album, &format!("a number of answer {kind}"), number, 0);
        }
    }
    album
}

/// Every other shipped case: its report.
fn shipped(walk: &Walk) -> Album {
    let (browser, mut album) = (&walk.browser, walk.album("shipped"));
    let choose = "const [list] = document.querySelectorAll('header .menu-select'); list.value = arguments[0]; \
                  list.dispatchEvent(new Event('change', { bubbles: true }))";
    for (place, case) in CASES.iter().enumerate().skip(1) {
        browser.run(choose, json!([place.to_string()]));
        walk.few();
        walk.go("report");
        browser.find(".report .drawn svg");
        walk.see(&mut album, &format!("{}: report", case.id));
        walk.go("scheme");
    }
    album
}
