//! What the command line prints, word for word: each file of `tests/transcripts/` is a row of commands and their
//! output. `SNAPSHOTS=overwrite` writes the output anew; read it before you commit it.
//!
//! A line `$ fenhong …` is a command; what follows is its output, then `[exit N]` where N is not 0. The mark of
//! a spreadsheet file and carriage returns are written `<BOM>` and `<CR>`.

mod common;

use std::process::{Command, Output};

use common::{compare_with_file, compare_with_files, names, path, text};
use fenhong::cases::CASES;
use fenhong::scenario::Scenario;
use serde_json::Value;

const FOLDER: &str = "tests/transcripts";

fn fenhong(arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fenhong"))
        .args(arguments.split_whitespace())
        .current_dir(path(""))
        .output()
        .expect("the command line starts")
}

/// The output of a command that must succeed.
fn printed(arguments: &str) -> String {
    let output = fenhong(arguments);
    assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn json(arguments: &str) -> Value {
    serde_json::from_str(&printed(arguments)).expect("JSON")
}

/// A command with all that it says.
fn transcript(command: &str) -> String {
    let output = fenhong(command.strip_prefix("$ fenhong").expect("a command of ours"));
    let said = String::from_utf8([output.stdout, output.stderr].concat()).expect("text");
    let said = said.replace('\u{feff}', "<BOM>").replace('\r', "<CR>");
    let code = output.status.code().expect("an exit code");
    let exit = if code == 0 { String::new() } else { format!("[exit {code}]\n") };
    format!("{command}\n{said}{exit}")
}

#[test]
fn every_command_prints_what_is_written_down() {
    let files = names(FOLDER);
    assert!(files.len() >= 11, "transcripts were lost");
    compare_with_files(files.into_iter().map(|file| {
        let file = format!("{FOLDER}/{file}");
        let found = text(&file).lines().filter(|line| line.starts_with("$ ")).map(transcript).collect();
        (file, found)
    }));
}

#[test]
fn the_schema_of_scenarios_is_up_to_date() {
    compare_with_file("tests/schema.json", printed("schema"));
}

#[test]
fn every_field_that_a_planner_can_set_is_in_the_schema() {
    let schema = json("schema").to_string();
    for field in fenhong::scenario::FIELDS {
        let name = field.path.rsplit('.').next().expect("a name");
        assert!(schema.contains(&format!("\"{name}\"")), "{}", field.path);
    }
}

#[test]
fn every_shipped_scenario_passes_the_check_and_is_listed() {
    let listed = printed("cases");
    for case in CASES {
        printed(&format!("check case:{}", case.id));
        assert!(listed.lines().any(|line| line.starts_with(&format!("case:{}\t", case.id))), "{}", case.id);
    }
}

#[test]
fn a_report_is_the_same_bytes_every_time_and_in_both_languages() {
    let command = "run case:hui --draws 40 --json";
    let first = printed(command);
    assert_eq!(first, printed(command));
    assert_eq!(first, printed(&format!("{command} --lang en")));
}

#[test]
fn fewer_futures_are_the_first_of_more() {
    let (few, many) = (json("run case:hui --draws 10 --json"), json("run case:hui --draws 40 --json"));
    assert_eq!(few["futures"][9], many["futures"][9]);
    assert_eq!((&few["draws"], &many["draws"]), (&10.into(), &40.into()));
}

#[test]
fn schemes_of_different_lengths_are_compared_over_the_first_years() {
    let short = format!("{}/four-years.json", env!("CARGO_TARGET_TMPDIR"));
    let scenario = Scenario { years: 4, ..fenhong::cases::find("allocated").expect("a case").scenario() };
    std::fs::write(&short, scenario.to_json()).expect("a file can be written");
    let found = json(&format!("compare case:hui {short} --years 4 --draws 8 --no-verdict --json"));
    assert_eq!(found["comparison"]["years"], 4);
    let alone = json(&format!("compare {short} {short} --draws 8 --no-verdict --json"));
    assert_eq!(found["comparison"]["schemes"][1], alone["comparison"]["schemes"][0]);
}

#[test]
fn who_takes_the_dividends_is_said_alike_of_a_run_and_of_a_comparison() {
    let run = json("run case:hui --draws 16 --json");
    let compared = json("compare case:hui case:allocated --draws 16 --no-verdict --json");
    assert!(!run["capture"]["five"].is_null());
    assert_eq!(run["capture"], compared["comparison"]["schemes"][0]["capture"]);
}

#[test]
fn another_seed_is_another_luck_for_the_same_people() {
    let (one, two) = (json("run case:hui --draws 10 --json"), json("run case:hui --draws 10 --seed 2 --json"));
    assert_ne!(one["fingerprint"], two["fingerprint"]);
    assert_eq!(one["place"], two["place"]);
}

#[test]
fn every_number_that_the_report_picks_opens_as_a_ledger() {
    // With recovered shares, so that leaving takes a part a head and a dividend.
    let adjusted = std::env::temp_dir().join("fenhong-recover.json");
    let mut scenario = fenhong::cases::find("hui").expect("a case").scenario();
    scenario.scheme.adjustment = fenhong::scenario::Adjustment::Recover(fenhong::scenario::RecoverRule { cap: None });
    std::fs::write(&adjusted, scenario.to_json()).expect("a file can be written");
    for of in ["case:hui", adjusted.to_str().expect("a path")] {
        picks_open(of);
    }
}

fn picks_open(of: &str) {
    let report = json(&format!("run {of} --draws 40 --json"));
    for (status, pick) in
        ["on", "off", "leaving"].into_iter().flat_map(|of| ["bad", "usual", "good"].map(|pick| (of, pick)))
    {
        let pick = &report["headline"][status][pick];
        let place = |name: &str| pick[name].as_u64().expect("a number") + 1;
        let at = format!("--village {} --draw {} --year {}", place("village"), place("draw"), place("year"));
        let ledger = json(&format!("ledger {of} {at} --json"));
        let fen =
            |text: &Value| text.as_str().and_then(|text| text.parse::<fenhong::units::Fen>().ok()).expect("yuan").fen();
        let rows = ledger["rows"].as_array().expect("households");
        let paid = |row: &Value| match status {
            "leaving" => row.get("leaving").map(fen),
            _ if row[if status == "on" { "on_register" } else { "has_left" }] == false => None,
            _ => Some(
                ["paid_in", "allocated", "collective", "recovered"].map(|what| fen(&row[what])).iter().sum::<i64>(),
            ),
        };
        assert!(rows.iter().filter_map(paid).any(|paid| paid == fen(&pick["amount"])), "{status}: {pick}");
    }
}

#[test]
fn a_ledger_for_spreadsheets_has_the_mark_and_a_line_a_household() {
    let csv = printed("ledger case:hui --draw 1 --csv");
    let lines: Vec<&str> = csv.strip_prefix('\u{feff}').expect("the mark").split("\r\n").collect();
    assert_eq!(lines.len(), 1 + 200 + 1);
    let columns = |line: &str| line.split(',').count();
    assert!(lines[..201].iter().all(|line| columns(line) == columns(lines[0])));
}

#[test]
fn a_name_that_a_spreadsheet_would_run_stays_text() {
    let mut scenario: Value = serde_json::from_str(&text("tests/errors/village.json")).expect("JSON");
    scenario["village"]["households"][0]["name"] = "=1+1,\"x\"\nnew".into();
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("formula.json");
    std::fs::write(&file, scenario.to_string()).expect("a file to write");
    let csv = printed(&format!("ledger {} --draw 1 --csv", file.display()));
    assert!(csv.contains("\"'=1+1,\"\"x\"\"\nnew\""), "{csv}");
}

#[test]
fn a_scenario_read_and_written_is_the_same_scenario() {
    for case in CASES {
        let scenario = case.scenario();
        assert_eq!(Scenario::from_json(&scenario.to_json()), Ok(scenario), "{}", case.id);
    }
}

/// What the report of Hui names, in its order.
const IN_COMMON: [&str; 6] = ["品牌打造", "繁育技术", "养殖标准", "质量标准", "销售价格", "宣传包装"];

#[test]
fn what_a_chain_has_in_common_is_what_its_report_names() {
    let words = fenhong::words::fields::words("enterprises.*.brand_premium").expect("a field");
    let note = fenhong::cases::find("hui-honey").expect("a case").scenario().note.expect("a note");
    for text in [words.help.zh, &note.zh] {
        let places = IN_COMMON.map(|what| text.find(&format!("统一{what}")));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");
    }
}

#[test]
fn help_and_version_are_no_errors() {
    for arguments in ["--help", "--version", "run --help", "ledger --help"] {
        assert!(!printed(arguments).is_empty());
    }
}

#[test]
fn a_reader_that_closes_the_pipe_early_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fenhong"))
        .args(["ledger", "case:hui", "--draw", "1"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the command line starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command line ends");
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}
