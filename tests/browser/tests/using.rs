//! What readers ran into: the first screen of a phone, a ledger that opens out of sight, the projector, lost presses, and
//! results that bear a name that is no longer theirs.

use fenhong::words::{Lang, compare, page as words};
use fenhong_browser_tests::{Browser, Compare, Key, Scheme, Screen, pages, read_qr, until};
use serde_json::{Value, json};

/// What the page says when all futures are calculated, in both languages.
const COMPLETE: [&str; 2] = ["算完", "All "];

const LANGUAGES: [Lang; 2] = [Lang::Zh, Lang::En];

/// The page in a language on a screen, with all its results.
fn opened(lang: Lang, screen: Screen) -> Browser {
    let browser = Browser::start();
    browser.screen(screen);
    browser.open_site("");
    if lang == Lang::En {
        Scheme::of(&browser).switch_language();
    }
    browser.until_text(".progress", COMPLETE[usize::from(lang == Lang::En)]);
    browser
}

#[test]
fn the_first_screen_of_a_phone_has_the_examples_undo_and_a_control() {
    for lang in LANGUAGES {
        let browser = opened(lang, Screen::PHONE);
        let scheme = Scheme::of(&browser);
        browser.screenshot(&format!("phone-{}", lang.tag()));
        for part in ["header .menu-select", "header .undo", "header .redo", ".split-bar", ".split-parts input"] {
            assert!(browser.find(part).is_in_sight(), "{part} is not in the first screen ({})", lang.tag());
        }
        assert_eq!(browser.find_all(".split-bar").len(), 1, "one control for one thing");
        scheme.set_collective("30");
        assert_eq!(scheme.split(), ["30", "58", "12"]);
        until("the step can be taken back", || browser.find("header .undo").is_enabled().then_some(()));
        browser.find("header .undo").click();
        until("it is taken back", || (scheme.split()[0] == "51").then_some(()));
        scheme.open_example("village-controlled");
        until("another scheme", || (scheme.split()[0] != "51").then_some(()));
        browser.find(".at-hand > button").click();
        until("the inputs are in sight", || browser.find(".inputs h2").is_in_sight().then_some(()));
        assert_eq!(browser.console_errors(), Vec::<String>::new());
    }
}

/// What of the open ledger does not fit on the screen sideways.
const CUT: &str = "const ledger = document.querySelector('dialog[open] .ledger'); \
    return [...ledger.querySelectorAll('.pairs td, .pairs th, .scroll')].filter((part) => part.getClientRects().length && \
        (part.getBoundingClientRect().right > innerWidth || part.scrollWidth > part.clientWidth + 1)) \
        .map((part) => part.outerHTML.slice(0, 80))";

/// The names and the first amounts of the households, as they are seen.
const HOUSEHOLDS: &str = "return [...document.querySelectorAll('dialog[open] .ledger .scroll:last-child tbody tr')] \
    .map((row) => [row.cells[0].innerText, row.cells[1].innerText, \
                   [...row.cells].filter((cell) => cell.getClientRects().length).length])";

#[test]
fn a_years_ledger_comes_into_sight_with_its_money() {
    for (lang, screen) in LANGUAGES.into_iter().flat_map(|lang| [(lang, Screen::PHONE), (lang, Screen::PC)]) {
        let browser = opened(lang, screen);
        Scheme::of(&browser).open_ledger();
        let title = || browser.find("dialog[open] .ledger h3");
        until("the ledger is in sight", || title().is_in_sight().then_some(()));
        assert_eq!(browser.focused().attribute("id").as_deref(), Some("ledger"));
        browser.screenshot(&format!("ledger-{}-{}", screen.width, lang.tag()));
        if screen.touch {
            assert_eq!(browser.run(CUT, json!([])), json!([]), "{}", lang.tag());
        }
        let rows = browser.run(HOUSEHOLDS, json!([]));
        let rows = rows.as_array().expect("rows");
        let number = |row: &Value| -> u32 {
            let digits = |letter: &char| letter.is_ascii_digit();
            row[0].as_str().unwrap_or_default().chars().filter(digits).collect::<String>().parse().expect("a number")
        };
        assert_eq!(rows.len(), 200);
        assert!(rows.iter().map(number).is_sorted(), "in the order of their numbers");
        let head = browser.texts("dialog[open] .ledger .scroll:last-child thead th");
        if !screen.touch {
            assert_eq!(head[1], fenhong::words::ledger::SUM.get(lang));
        }
        for row in rows {
            assert!(row[1].as_str().is_some_and(|sum| sum.ends_with(|letter: char| letter.is_ascii_digit())), "{row}");
        }
        // Another year of the same ledger leaves the reader where they are.
        browser.find_nth("dialog[open] .chooser .steps button", 1).click();
        until("the next year", || (browser.focused().text() == words::NEXT.get(lang)).then_some(()));
        assert_eq!(browser.console_errors(), Vec::<String>::new());
    }
}

#[test]
fn a_ledger_behind_a_number_comes_into_sight_too() {
    let browser = opened(Lang::Zh, Screen::PHONE);
    browser.find_nth(".sentence .why", 2).click();
    browser.find("dialog[open] .picks button").click();
    browser.find("dialog[open] .ledger table");
    until("the ledger is in sight", || browser.find("dialog[open] .ledger h3").is_in_sight().then_some(()));
    assert_eq!(browser.run(CUT, json!([])), json!([]));
}

#[test]
fn a_projector_fills_the_screen_keeps_the_inputs_and_is_left_by_escape() {
    for lang in LANGUAGES {
        let browser = opened(lang, Screen { width: 1280, height: 720, ..Screen::PC });
        let scheme = Scheme::of(&browser);
        scheme.command(words::PROJECTOR.get(lang));
        until("the page fills the screen", || {
            (browser.run("return !!document.fullscreenElement", json!([])) == true).then_some(())
        });
        browser.screenshot(&format!("projector-{}", lang.tag()));
        for part in [".split-bar", ".split-parts input", "header .undo"] {
            assert!(browser.find(part).is_in_sight(), "{part} is not in sight on a projector");
        }
        scheme.set_collective("30");
        browser.until_text(".progress", COMPLETE[usize::from(lang == Lang::En)]);
        assert_eq!(scheme.split(), ["30", "58", "12"]);
        assert!(browser.find("#field-scheme-collective-accumulation").is_shown(), "every input can be reached");

        // A dialog is left first, by the same key.
        browser.find(".sentence .why").click();
        browser.find("dialog[open] .picks button");
        browser.press(Key::Escape);
        until("the dialog is closed", || browser.find_all("dialog[open]").is_empty().then_some(()));
        let projected = || browser.run("return document.documentElement.dataset.projector", json!([]));
        assert_eq!(projected(), "on");
        browser.press(Key::Escape);
        until("the projector is left", || (projected() == "off").then_some(()));
        assert_eq!(browser.run("return document.fullscreenElement", json!([])), Value::Null);

        // Who leaves the whole screen by the browser's own button leaves the projector too.
        scheme.command(words::PROJECTOR.get(lang));
        until("the page fills the screen", || {
            (browser.run("return !!document.fullscreenElement", json!([])) == true).then_some(())
        });
        browser.run("return document.exitFullscreen().then(() => true)", json!([]));
        until("the projector is left", || (projected() == "off").then_some(()));
        assert_eq!(browser.console_errors(), Vec::<String>::new());
    }
}

/// Groups whose last field is followed by the next heading on the screen.
const GROUPS: usize = 5;

#[test]
fn a_press_in_a_section_is_not_lost_by_what_the_focus_leaves_behind() {
    for screen in [Screen::PC, Screen { touch: false, ..Screen::PHONE }] {
        let browser = opened(Lang::Zh, screen);
        let open = "document.querySelectorAll('.inputs details.group').forEach((fold) => (fold.open = true))";
        for group in 0..GROUPS {
            browser.run(open, json!([]));
            let mark = "document.querySelector('[data-last]')?.removeAttribute('data-last'); \
                const fold = document.querySelectorAll('.inputs details.group')[arguments[0]]; \
                const fields = [...fold.querySelectorAll('input[type=text]')]; \
                const last = fields.findLast((field) => field.getClientRects().length); \
                last.scrollIntoView({ block: 'center' }); last.setAttribute('data-last', '')";
            browser.run(mark, json!([group]));
            browser.press_on("[data-last]", 0);
            assert!(browser.focused().attribute("data-last").is_some());
            browser.press_on(".inputs details.group > summary", group + 1);
            let is_open = "return document.querySelectorAll('.inputs details.group')[arguments[0]].open";
            let what = format!("group {} is closed by its own press, {} pixels", group + 1, screen.width);
            until(&what, || (browser.run(is_open, json!([group + 1])) == false).then_some(()));
        }
        assert_eq!(browser.console_errors(), Vec::<String>::new());
    }
}

/// A help that was opened does not stay for ever.
#[test]
fn helps_close_when_the_reader_turns_to_the_results() {
    let browser = opened(Lang::Zh, Screen::PC);
    let field = browser.find("#field-scheme-collective-accumulation");
    field.click();
    assert!(browser.find("#field-scheme-collective-accumulation-help").is_shown());
    browser.find(".sentence .why").run("arguments[0].focus()");
    until("the help is gone", || {
        (!browser.find("#field-scheme-collective-accumulation-help").is_shown()).then_some(())
    });
}

#[test]
fn a_changed_scheme_says_so_wherever_its_name_stands() {
    for lang in LANGUAGES {
        let browser = opened(lang, Screen::PC);
        let scheme = Scheme::of(&browser);
        let name = fenhong::cases::CASES[0].name();
        let name = if lang == Lang::Zh { name.zh } else { name.en };
        let mark = name.clone() + compare::CHANGED.get(lang);
        let title = || browser.run("return document.title", json!([])).as_str().unwrap_or_default().to_owned();
        assert!(title().ends_with(&name), "{}", title());
        assert!(!browser.find(".standing h2").text().contains(compare::CHANGED.get(lang).trim()));
        scheme.set_draws(100);
        browser.until_text(".progress", COMPLETE[usize::from(lang == Lang::En)]);
        assert!(title().ends_with(&name), "fewer futures are no other scheme: {}", title());

        scheme.set_collective("30");
        browser.until_text(".standing h2", &mark);
        until("the title says so", || title().ends_with(&mark).then_some(()));
        let link = scheme.share_link();
        for (view, place) in [("share", "h2"), ("report", ".promise"), ("poster", ".promise"), ("tables", "h2")] {
            browser.run("location.hash = '#/' + arguments[0]", json!([view]));
            let script = "return document.querySelector(arguments[0])?.textContent ?? ''";
            let place = format!("[data-view='{view}'] main {place}");
            until(&format!("{place} says {mark}"), || {
                browser.run(script, json!([place])).as_str().is_some_and(|said| said.contains(&mark)).then_some(())
            });
        }
        // A link brings it as it is: changed, under the name of the case.
        let other = Browser::start();
        other.open_address(&link);
        let of_case = fenhong::cases::CASES[0].name().zh + compare::CHANGED.zh;
        other.until_text(".standing h2", &of_case);

        browser.run("location.hash = '#/scheme'", json!([]));
        browser.find(".inputs .name input").fill("柳树湾村 Willow Bay");
        until("a name of its own is bare", || title().ends_with("柳树湾村 Willow Bay").then_some(()));
        assert_eq!(browser.console_errors(), Vec::<String>::new());
    }
}

/// What of the page on paper is for the screen only, or is not whole.
const NOT_FOR_PAPER: &str = "const seen = (part) => part.getClientRects().length; \
    const screen = [...document.querySelectorAll('button, select, input, .track, summary')].filter(seen); \
    const cut = [...document.querySelectorAll('.scroll')].filter((table) => seen(table) && \
        (table.scrollHeight > table.clientHeight + 1 || table.scrollWidth > table.clientWidth + 1)); \
    const parted = [...document.querySelectorAll('.scroll tr')].filter((row) => seen(row) && \
        getComputedStyle(row).breakInside !== 'avoid'); \
    return [screen, cut, parted].map((parts) => parts.map((part) => part.outerHTML.slice(0, 100)))";

#[test]
fn a_comparison_prints_whole_rows_and_nothing_to_press() {
    for lang in LANGUAGES {
        let browser = opened(lang, Screen::PC);
        browser.run("location.hash = '#/compare'", json!([]));
        let view = Compare::of(&browser);
        view.until_numbers(2);
        until("four charts are drawn", || (view.charts() == 4).then_some(()));
        browser.find(".parts > section:nth-child(4) .how summary");
        browser.medium("print");
        // As wide as A4 between its margins.
        browser.screen(Screen { width: 703, height: 1000, ..Screen::PC });
        assert_eq!(browser.run(NOT_FOR_PAPER, json!([])), json!([[], [], []]), "{}", lang.tag());
        assert!(browser.find(".measures tbody tr:last-child").is_shown());
        let count = pages(&browser.print_as_asked(&format!("compare-{}", lang.tag())));
        assert!(count <= 5, "{count} pages");
        assert_eq!(browser.console_errors(), Vec::<String>::new());
    }
}

/// What a finger can press and is smaller than 44 pixels, with how large it is. What is written in a line of words may be
/// larger to the finger than to the eye.
const SMALL: &str = "const large = (part) => { const box = part.getBoundingClientRect(); \
        const grown = getComputedStyle(part, '::after'); const is = grown.content !== 'none'; \
        return [Math.max(box.width, is ? parseFloat(grown.width) : 0), Math.max(box.height, is ? parseFloat(grown.height) : 0)]; }; \
    const parts = [...document.querySelectorAll('button, a[href], summary, select, input:not(.unseen), .handle, label.button')]; \
    return parts.filter((part) => part.checkVisibility() && part.getClientRects().length && !part.matches('.radio input, .skip')) \
        .map((part) => [part, large(part)]).filter(([, [width, height]]) => width < 43.5 || height < 43.5) \
        .map(([part, [width, height]]) => `${part.outerHTML.slice(0, 90)} ${width} × ${height}`)";

#[test]
fn everything_to_press_is_large_enough_for_a_finger() {
    for lang in LANGUAGES {
        let browser = opened(lang, Screen::PHONE);
        let open = "document.querySelectorAll('main details, footer details').forEach((fold) => (fold.open = true))";
        for view in ["scheme", "compare", "advise", "cases", "report", "poster", "share", "versions", "tables"] {
            browser.run("location.hash = '#/' + arguments[0]", json!([view]));
            browser.find(&format!("[data-view='{view}'] main"));
            if view == "compare" {
                Compare::of(&browser).until_numbers(2);
            }
            browser.run(open, json!([]));
            assert_eq!(browser.run(SMALL, json!([])), json!([]), "{view} ({})", lang.tag());
        }
        browser.run("location.hash = '#/scheme'", json!([]));
        browser.find("header details summary").click();
        Scheme::of(&browser).open_ledger();
        assert_eq!(browser.run(SMALL, json!([])), json!([]), "a ledger ({})", lang.tag());
    }
}

/// What of a paper is wider than the screen, or too small to be read.
const UNFIT: &str = "const words = [...document.querySelectorAll('.paper *')].filter((part) => \
        part.getClientRects().length && [...part.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim())); \
    const wide = words.filter((part) => part.getBoundingClientRect().right > innerWidth + 1); \
    const small = words.filter((part) => !part.closest('svg') && parseFloat(getComputedStyle(part).fontSize) < 12); \
    return [document.documentElement.scrollWidth > innerWidth, ...[wide, small].map((parts) => \
        parts.map((part) => part.outerHTML.slice(0, 100)))]";

#[test]
fn papers_fit_a_phone_and_the_poster_has_the_code_of_its_link() {
    for lang in LANGUAGES {
        let browser = opened(lang, Screen::PHONE);
        Scheme::of(&browser).set_collective("30");
        browser.until_text(".progress", COMPLETE[usize::from(lang == Lang::En)]);
        for view in ["report", "poster"] {
            browser.run("location.hash = '#/' + arguments[0]", json!([view]));
            browser.find(&format!(".{view} .picture svg"));
            browser.find(&format!(".{view} .code svg"));
            browser.whole_screenshot(&format!("{view}-phone-{}", lang.tag()));
            assert_eq!(browser.run(UNFIT, json!([])), json!([false, [], []]), "{view} ({})", lang.tag());
            let chart = "const { width, height } = document.querySelector('.drawn .picture svg').getBoundingClientRect(); \
                return width > 250 && height > 150";
            assert_eq!(browser.run(chart, json!([])), true, "the chart of the {view} is drawn");
        }
        browser.find(".poster .code svg").run("arguments[0].scrollIntoView({ block: 'center' })");
        let link = read_qr(&browser.find(".poster .code svg").picture());
        let other = Browser::start();
        other.open_address(&link);
        until("the poster's scheme is opened", || (Scheme::of(&other).split()[0] == "30").then_some(()));
        assert_eq!(browser.console_errors(), Vec::<String>::new());
    }
}
