//! What is taken from the page: the link and its QR code, the printed report and the poster.

use calamine::{Data, Reader, Xlsx};
use fenhong::cases::CASES;
use fenhong::check;
use fenhong::ledger;
use fenhong::model::Model;
use fenhong::population::Population;
use fenhong::scenario::Scenario;
use fenhong::words::{Lang, Voice, findings, page as words, papers, sheet, workbook};
use fenhong_browser_tests::{Browser, Key, OPEN_FILE, Scheme, Screen, pages, read_qr, until};
use serde_json::{Value, json};
use std::io::Cursor;

/// What the page says when all futures are calculated.
const COMPLETE: [&str; 2] = ["算完", "All "];

/// Opens a scenario as a file would be.
fn open(browser: &Browser, scenario: &Value) {
    browser.give(OPEN_FILE, "test.json", &scenario.to_string());
}

fn go(browser: &Browser, view: &str) {
    browser.run("location.hash = '#/' + arguments[0]", json!([view]));
    browser.find(&format!("[data-view='{view}']"));
}

#[test]
fn the_code_on_the_wall_opens_the_scenario() {
    let browser = Browser::start();
    browser.screen(Screen::PROJECTOR);
    browser.open_site("");
    let scheme = Scheme::of(&browser);
    browser.until_text(".progress", COMPLETE[0]);
    let before = scheme.fingerprint();
    scheme.set_collective("30");
    until("the results change", || Some(scheme.fingerprint()).filter(|now| !now.is_empty() && *now != before));
    browser.until_text(".progress", COMPLETE[0]);
    let after = scheme.fingerprint();

    scheme.command(words::VIEW_SHARE.zh);
    let link = read_qr(&browser.find(".share .qr svg").picture());
    assert_eq!(link, browser.find(".share .link").text());
    assert!(link.len() < 120, "{} letters: {link}", link.len());
    browser.screenshot("share");
    assert_eq!(browser.console_errors(), Vec::<String>::new());

    let phone = Browser::start();
    phone.screen(Screen::PHONE);
    phone.open_address(&link);
    Scheme::of(&phone).until_fingerprint(&after);
    assert_eq!(Scheme::of(&phone).split(), ["30", "58", "12"]);
    assert_eq!(phone.console_errors(), Vec::<String>::new());
}

/// A link of the whole scenario, as the page made them before.
const OLDER_LINK: &str = "const stream = new Blob([arguments[0]]).stream().pipeThrough(new CompressionStream('deflate-raw')); \
    return new Response(stream).arrayBuffer().then((bytes) => '#s=' + btoa(String.fromCharCode(...new Uint8Array(bytes))) \
        .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''))";

/// More futures than there can be, as a link or a file may say: one less is refused in the same way.
#[test]
fn a_refused_scenario_says_why_and_nothing_of_the_one_before_stands_under_it() {
    for draws in [4_294_967_294_u32, 4_294_967_295] {
        let browser = Browser::start();
        browser.open_site("");
        browser.until_text(".progress", COMPLETE[0]);
        let sentence = browser.find(".sentences").text();
        let mut scenario = fenhong::tree::of(&CASES[0].scenario());
        (scenario["draws"], scenario["name"]["zh"]) = (json!(draws), json!("样本村：推演太多"));
        let link = browser.run(OLDER_LINK, json!([scenario.to_string()]));
        browser.run("location.hash = arguments[0]", json!([link]));
        browser.until_text(".problem", &fenhong::words::number(draws));
        browser.until_text(".standing", "样本村：推演太多");
        let results = Scheme::of(&browser).results();
        assert!(!results.contains(&sentence), "{results}");
        assert!(browser.find_all("#results .sentence, #results figure svg").is_empty(), "{results}");

        open(&browser, &fenhong::tree::of(&CASES[1].scenario()));
        browser.until_text(".progress", COMPLETE[0]);
        open(&browser, &scenario);
        browser.until_text(".problem", &fenhong::words::number(draws));
        assert!(browser.find_all("#results .sentence").is_empty());
        // A step back is to the scenario before, whose own numbers come again.
        browser.press_with(&[Key::Control], 'z');
        browser.until_text(".progress", COMPLETE[0]);
        assert!(browser.find_all(".problem").is_empty());
    }
}

#[test]
fn an_older_link_opens_and_a_roster_never_goes_into_one() {
    let browser = Browser::start();
    browser.open_site("");
    let mut scenario = fenhong::tree::of(&CASES[0].scenario());
    scenario["years"] = json!(7);
    let link = browser.run(OLDER_LINK, json!([scenario.to_string()]));
    let other = Browser::start();
    other.open_site(link.as_str().expect("a link"));
    until("seven years", || (other.find("#field-years").value() == "7").then_some(()));

    let roster = include_str!("../../cases/79-households/scenario.json");
    open(&browser, &serde_json::from_str(roster).expect("JSON"));
    go(&browser, "share");
    browser.until_text(".share", fenhong::words::errors::ROSTER_IN_LINK.zh);
    assert!(browser.find_all(".share svg, .share .link").is_empty());
    go(&browser, "report");
    browser.find(".report");
    assert!(browser.find_all(".report .qr").is_empty());
    assert_eq!(one_page(&browser, "report-roster"), None);
}

/// Why the sheet in sight does not print well on one page.
fn one_page(browser: &Browser, name: &str) -> Option<String> {
    on_pages(browser, name, 1)
}

/// Why the sheet in sight does not print well on so many pages at the most: something is cut off, or there are more.
fn on_pages(browser: &Browser, name: &str, most: usize) -> Option<String> {
    browser.medium("print");
    let shown = "const paper = document.querySelector('.paper'); const cut = [...paper.querySelectorAll('*')] \
        .filter((part) => part.getBoundingClientRect().bottom > paper.getBoundingClientRect().bottom + 1).length; \
        return [paper.scrollHeight - paper.clientHeight, paper.scrollWidth - paper.clientWidth, cut]";
    let over = browser.run(shown, json!([]));
    let count = pages(&browser.print_as_asked(name));
    browser.medium("screen");
    (over != json!([0, 0, 0]) || !(1..=most).contains(&count)).then(|| format!("{name}: {count} pages, over by {over}"))
}

/// A scheme with very long names, many changes and many findings.
fn crowded() -> Value {
    let mut scenario = fenhong::tree::of(&CASES[0].scenario());
    let long = "柳树湾镇红旗村股份经济合作联合社二〇二六年度集体控股群众参股监测户配股综合分配方案（第三次征求意见稿）";
    let english = "A very long name of a scheme of the united co-operative of the village of Willow Bay, third draft, for comment";
    scenario["name"] = json!({ "zh": long, "en": english });
    scenario["as_of"] = json!("2026-01-01");
    scenario["scheme"]["floor"] = json!({
        "rule": "fixed", "class": "allocated", "rate": "0.4", "order": "before", "shortfall": "cumulate",
    });
    scenario["scheme"]["control"] = json!("0.9");
    for enterprise in scenario["enterprises"].as_array_mut().expect("a list") {
        enterprise["name"] =
            json!({ "zh": "高山有机富硒特色中药材育苗种植产业", "en": "Organic mountain herbs and seedlings" });
        enterprise["mean"] = json!("0.35");
        enterprise["sd"] = json!("0.31");
        enterprise["disaster"] = json!("0.11");
    }
    for (field, value) in [("poor", "0.35"), ("persons", "4.2"), ("joined", "0.65"), ("poor_joined", "0.35")] {
        scenario["village"][field] = json!(value);
    }
    scenario
}

/// Every shipped case and a crowded one, with few futures: the papers are as long as with many.
fn scenarios() -> Vec<(&'static str, Value)> {
    let cases = CASES.iter().map(|case| (case.id, fenhong::tree::of(&case.scenario())));
    let mut scenarios: Vec<_> = cases.chain([("crowded", crowded())]).collect();
    for (_, scenario) in &mut scenarios {
        scenario["draws"] = json!(100);
    }
    scenarios
}

/// What was found about a scenario and is not in full on the paper in sight.
fn left_out(browser: &Browser, view: &str, scenario: &Value, lang: Lang) -> Vec<String> {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let scenario = Scenario::from_json(&scenario.to_string()).expect("a scenario");
    let (found, voice) = (check::findings(&scenario), Voice::new(lang, Some(scenario.as_of)));
    let paper = plain(&browser.find(&format!(".{view}")).text());
    let texts = found.iter().map(|finding| findings::text(finding, voice));
    let mut wanted: Vec<String> = texts.flat_map(|text| [text.weight, text.what, text.remedy]).collect();
    wanted.push(findings::counted(&found, voice));
    wanted.retain(|text| !paper.contains(&plain(text)));
    wanted
}

fn papers_are_one_page_each(lang: Lang) {
    let browser = Browser::start();
    browser.open_site("");
    let english = lang == Lang::En;
    if english {
        Scheme::of(&browser).switch_language();
    }
    let mut wrong = Vec::new();
    for (id, scenario) in scenarios() {
        go(&browser, "scheme");
        open(&browser, &scenario);
        browser.until_text(".progress", COMPLETE[usize::from(english)]);
        for view in ["report", "poster"] {
            go(&browser, view);
            browser.find(&format!(".{view} .picture svg"));
            // Whatever there is to mind is on the paper, so one with much of it takes a second page.
            let most = if (id, view) == ("crowded", "report") { 2 } else { 1 };
            wrong.extend(on_pages(&browser, &format!("{view}-{id}-{}", lang.tag()), most));
            wrong.extend(left_out(&browser, view, &scenario, lang));
        }
        browser.until_text(".poster footer", words::PROMISE.get(lang));
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn a_report_and_a_poster_are_one_page_each_in_chinese() {
    papers_are_one_page_each(Lang::Zh);
}

#[test]
fn a_report_and_a_poster_are_one_page_each_in_english() {
    papers_are_one_page_each(Lang::En);
}

#[test]
fn a_report_says_what_went_in_what_came_out_and_who_signs() {
    let browser = Browser::start();
    browser.open_site("");
    let scheme = Scheme::of(&browser);
    scheme.set_collective("30");
    browser.until_text(".progress", COMPLETE[0]);
    open(&browser, &crowded());
    browser.until_text(".progress", COMPLETE[0]);
    let fingerprint = scheme.fingerprint();
    scheme.command(words::VIEW_REPORT.zh);
    browser.find(".report .code svg");
    let report = browser.find(".report").text();
    let said = [words::PROMISE.zh, "2026-01-01", papers::PREPARED.zh, papers::CHECKED_BY.zh, papers::SECRETARY.zh];
    for text in said.into_iter().chain([fingerprint.as_str(), "违法", "债", "另有"]) {
        assert!(report.contains(text), "{text} is not in: {report}");
    }
    browser.whole_screenshot("report");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

/// Keeps what the page offers as files.
const KEEP_FILES: &str = "globalThis.offered = []; \
    const make = URL.createObjectURL; \
    URL.createObjectURL = (blob) => { globalThis.blob = blob; return make(blob); }; \
    HTMLAnchorElement.prototype.click = function () { globalThis.offered.push([this.download, globalThis.blob]); };";

/// The last file that was offered: its name and its bytes.
fn offered(browser: &Browser, ending: &str) -> (String, Vec<u8>) {
    let script = "const [name, blob] = globalThis.offered.at(-1) ?? ['']; \
        return name.endsWith(arguments[0]) ? blob.arrayBuffer().then((bytes) => [name, [...new Uint8Array(bytes)]]) : null";
    let file = until(&format!("a file {ending} is offered"), || {
        Some(browser.run(script, json!([ending]))).filter(|file| !file.is_null())
    });
    let bytes = file[1].as_array().into_iter().flatten().filter_map(Value::as_u64).map(|byte| byte as u8).collect();
    (file[0].as_str().unwrap_or_default().to_owned(), bytes)
}

#[test]
fn all_tables_become_a_workbook_with_numbers() {
    for opens in [Browser::open_site, Browser::open_file] {
        let browser = Browser::start();
        opens(&browser, "");
        browser.until_text(".progress", COMPLETE[0]);
        go(&browser, "tables");
        browser.find(".tables .ledger table");
        browser.run(KEEP_FILES, json!([]));
        browser.find(".tables > button").click();
        let (name, bytes) = offered(&browser, ".xlsx");
        assert!(name.starts_with("徽县三方入股"), "{name}");
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
        let wanted = [
            workbook::ABOUT,
            workbook::FINDINGS,
            workbook::YEARS,
            workbook::FAN,
            workbook::FLOW,
            workbook::STACK,
            workbook::BINS,
            workbook::COOPS,
            workbook::HOUSEHOLDS,
        ];
        assert_eq!(book.sheet_names(), wanted.map(|name| name.zh));
        let about = book.worksheet_range(workbook::ABOUT.zh).expect("a sheet");
        assert_eq!(about.get_value((0, 0)), Some(&Data::String(words::PROMISE.zh.into())));
        assert!(about.get_value((1, 0)).is_some_and(|cell| cell.to_string().contains("2018-12-31")));
        let households = book.worksheet_range(workbook::HOUSEHOLDS.zh).expect("a sheet");
        same_as_the_command_line(&browser, &households);
        browser.screenshot("tables");
        assert_eq!(browser.console_errors(), Vec::<String>::new());
    }
}

/// The sheet's cells are those of `fenhong ledger --csv`, amounts as numbers, and the page's own CSV is the same.
fn same_as_the_command_line(browser: &Browser, sheet_of_page: &calamine::Range<Data>) {
    let number = |field: usize| {
        let fields = browser.find_all(".chooser .steps input");
        fields[field].value().parse::<u32>().expect("a number") - 1
    };
    let (year, draw) = (number(0), number(1));
    let model = Model::new(CASES[0].scenario()).expect("a shipped scenario");
    let register = Population::new(&model.scenario).register(0);
    let ledger = ledger::of_draw(&model, &register, draw, year).expect("a year of the scenario");
    let table = sheet::households(&ledger, Voice::new(Lang::Zh, None));

    // Three lines stand over the head.
    let row_of = |row: usize, column: usize| sheet_of_page.get_value((row as u32 + 3, column as u32));
    for (column, head) in table.head.iter().enumerate() {
        assert_eq!(row_of(0, column), Some(&Data::String(head.clone())));
    }
    let mut amounts = 0;
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            match (row_of(row + 1, column), cell.parse::<f64>()) {
                (Some(Data::Float(found)), Ok(wanted)) => {
                    assert!((found - wanted).abs() < 1e-9, "{cell}");
                    amounts += 1;
                }
                (found, Err(_)) => assert_eq!(found.map_or_else(String::new, Data::to_string), *cell),
                (found, _) => panic!("{cell} is no number in the sheet: {found:?}"),
            }
        }
    }
    assert!(amounts > 200 * 15, "{amounts}");

    browser.find(".versions-list li:last-child button").click();
    let (_, csv) = offered(browser, ".csv");
    assert_eq!(String::from_utf8(csv).expect("UTF-8"), sheet::csv(&table));
}
