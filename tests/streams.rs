//! What comes in and what goes out of the command line, where that fails, never ends, or was made to do harm.

#![cfg(unix)]

mod common;

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use common::{json_of, path};
use serde_json::{Value, json};

fn fenhong(arguments: &[impl AsRef<OsStr>]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fenhong"));
    command.args(arguments).current_dir(path("")).stdin(Stdio::null());
    command
}

fn answered(arguments: &[impl AsRef<OsStr>]) -> Output {
    fenhong(arguments).output().expect("the command line starts")
}

fn words(command: &str) -> Vec<&str> {
    command.split(' ').collect()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

/// A device that takes nothing.
fn full() -> File {
    OpenOptions::new().write(true).open("/dev/full").expect("a device that is always full")
}

fn file(name: &str, text: &str) -> PathBuf {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, text).expect("a file to write");
    file
}

fn file_of(name: &str, value: &Value) -> String {
    file(name, &serde_json::to_string_pretty(value).expect("JSON"))
        .into_os_string()
        .into_string()
        .expect("a plain name")
}

/// Every command, as short as it goes.
const COMMANDS: [&str; 17] = [
    "run case:hui --draws 4",
    "run case:hui --draws 4 --json",
    "run case:hui --draws 4 --packed",
    "ledger case:hui --draw 1",
    "ledger case:hui --draw 1 --csv",
    "ledger case:hui --draw 1 --json",
    "check case:hui",
    "check case:hui --json",
    "audit case:hui-ledger",
    "audit case:huaihua-ledger",
    "compare case:hui case:allocated --draws 4 --no-verdict",
    "advise robust case:hui case:allocated --draws 4",
    "schema",
    "cases",
    "rules",
    "--help",
    "--version",
];

#[test]
fn what_cannot_be_written_ends_with_an_error_that_says_so() {
    for command in COMMANDS {
        let output = fenhong(&words(command)).stdout(full()).stderr(Stdio::piped()).output().expect("it starts");
        assert_eq!(output.status.code(), Some(2), "{command}");
        let said = said(&output);
        assert!(said.starts_with("stdout: ") && said.lines().count() == 3, "{command}: {said}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    for command in COMMANDS {
        let complete = answered(&words(command));
        let mut child =
            fenhong(&words(command)).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status, said(&output)), (complete.status, String::new()), "{command}");
    }
}

#[test]
fn whoever_does_not_listen_to_complaints_changes_nothing() {
    let closed = || {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        writer
    };
    for command in ["check /no/such/file", "run", "nonsense", "ledger case:hui", "compare case:hui case:nothing"] {
        let quiet = fenhong(&words(command)).stderr(full()).stdout(Stdio::piped()).output().expect("it starts");
        let cut = fenhong(&words(command)).stderr(closed()).stdout(Stdio::piped()).output().expect("it starts");
        assert_eq!((quiet.status.code(), cut.status.code()), (Some(2), Some(2)), "{command}");
    }
    let output = fenhong(&words("advise robust case:hui case:allocated --draws 4")).stderr(full()).output();
    assert_eq!(output.expect("it starts").status.code(), Some(0));
}

#[test]
fn what_never_ends_is_read_no_further_than_any_file_is() {
    for command in ["check", "run", "audit", "ledger --draw 1"] {
        let mut arguments = words(command);
        arguments.push("/dev/zero");
        let output = answered(&arguments);
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(said(&output).contains("256 MB"), "{command}: {}", said(&output));
    }
    let state = answered(&words("advise robust case:hui case:allocated --draws 4 --state /dev/zero"));
    assert!(state.status.code() == Some(2) && said(&state).contains("256 MB"), "{}", said(&state));
    let mut child = fenhong(&["check", "-"]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let piece = vec![b' '; 1 << 20];
    let written = (0..).take_while(|_| pipe.write_all(&piece).is_ok()).count();
    assert!(written < 300, "{written} MB were taken");
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("text");
    assert!(said.contains("256 MB") && child.wait().expect("it ends").code() == Some(2), "{said}");
}

#[test]
fn a_mistake_names_its_file_and_its_line() {
    let mut bad = json_of("tests/errors/village.json");
    bad["village"]["par"] = json!("-1");
    let bad = file_of("bad.json", &bad);
    let line =
        fs::read_to_string(&bad).expect("a file").lines().position(|line| line.contains("\"par\"")).expect("a line");
    let place = format!("{bad}:{}: village.par: ", line + 1);
    let commands = [
        format!("compare tests/errors/village.json {bad} --draws 4"),
        format!("advise robust tests/errors/village.json {bad}"),
        format!("advise goal {bad} --sum 1"),
        format!("check {bad}"),
        format!("run {bad}"),
        format!("ledger {bad} --draw 1"),
    ];
    for command in commands {
        let output = answered(&words(&command));
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(said(&output).starts_with(&place), "{command}: {}", said(&output));
    }
    let missing = answered(&words("compare case:hui /no/such/file"));
    assert!(said(&missing).starts_with("/no/such/file\n"), "{}", said(&missing));
}

/// Files that are none, and what is said of them.
fn strange_files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let not_text = folder.join(OsStr::from_bytes(b"not-\xff-utf8.json"));
    fs::copy(path("tests/errors/village.json"), &not_text).expect("a file to write");
    let binary = folder.join("binary.json");
    fs::write(&binary, (0..=255).collect::<Vec<u8>>()).expect("a file to write");
    let odd = ["\u{1b}[2Jname.json", "new\nline.json", " ", "-x", "$(x)", "\u{202e}nosj.json"].map(PathBuf::from);
    let made = [file("empty.json", ""), file("white.json", " \n"), file("deep.json", &"[".repeat(100_000)), binary];
    [PathBuf::from(""), PathBuf::from("/"), PathBuf::from("/dev/null"), PathBuf::from("/no/such/folder/x"), not_text]
        .into_iter()
        .chain(odd)
        .chain(made)
        .collect()
}

#[test]
fn no_file_and_no_argument_makes_anything_but_an_answer() {
    let before = [
        "check",
        "run",
        "audit",
        "ledger --draw 1",
        "compare case:hui",
        "advise goal --sum 1",
        "advise robust case:hui",
    ];
    let alone = ["advise sensitivity", "advise frontier", "compare", "advise robust case:hui case:allocated --state"];
    for command in before.into_iter().chain(alone) {
        for file in strange_files() {
            let arguments: Vec<&OsStr> = words(command).into_iter().map(OsStr::new).chain([file.as_os_str()]).collect();
            // A state is kept under the name that is given.
            let output = fenhong(&arguments).current_dir(env!("CARGO_TARGET_TMPDIR")).output().expect("it starts");
            assert_is_an_answer(&output, &format!("{command} {}", file.display()));
        }
    }
}

#[test]
fn no_number_makes_anything_but_an_answer() {
    let numbers =
        ["0", "1", "-1", "2147483648", "4294967294", "4294967295", "4294967296", "1e9", "NaN", "", " ", "９", "\u{1b}"];
    let commands = [
        "run case:hui --draws",
        "run case:hui --draws 2 --seed",
        "ledger case:hui --draw",
        "ledger case:hui --draw 1 --year",
        "ledger case:hui --draw 1 --village",
        "ledger case:hui --surplus",
        "compare case:hui case:hui --no-verdict --draws",
        "compare case:hui case:hui --no-verdict --draws 2 --discount",
        "compare case:hui case:hui --no-verdict --draws 2 --years",
        "advise goal case:hui --draws 2 --sum",
        "advise goal case:hui --sum 1 --draws",
        "advise goal case:hui --draws 2 --sum 1 --share",
        "advise goal case:hui --draws 2 --sum 1 --step",
        "advise goal case:hui --draws 2 --sum 1 --least",
        "advise frontier case:hui --draws 2 --steps",
        "advise sensitivity case:hui --draws 2 --by",
        "advise robust case:hui case:hui --draws",
    ];
    for command in commands {
        for number in numbers {
            let arguments: Vec<&str> = words(command).into_iter().chain([number]).collect();
            assert_is_an_answer(&answered(&arguments), &format!("{command} {number:?}"));
        }
    }
}

/// Ends by itself; what it refuses it refuses in words that a reader can use, and that command no terminal.
fn assert_is_an_answer(output: &Output, command: &str) {
    let said = said(output);
    let code = output.status.code();
    assert!(matches!(code, Some(0..=2)), "{command}: {:?}\n{said}", output.status);
    for word in ["panicked", "RUST_BACKTRACE", ".rs:"] {
        assert!(!said.contains(word), "{command}: {said}");
    }
    assert!(said.len() < 3000, "{command}: an answer is short");
    assert_eq!(said.is_empty(), code != Some(2), "{command}: {said}");
    for text in [said, String::from_utf8_lossy(&output.stdout).into_owned()] {
        let commands =
            |letter: char| letter.is_control() && letter != '\n' || ('\u{202a}'..='\u{202e}').contains(&letter);
        assert!(!text.contains(commands), "{command}: {text:?}");
    }
}

/// A scenario whose names were made to command a terminal.
fn hostile() -> Value {
    let name = "\u{202e}甲\u{1b}[31mred\u{7}\u{9b}2J\n\u{2066}x\r";
    let mut scenario = json_of("tests/errors/village.json");
    scenario["name"] = json!({ "zh": name, "en": name });
    for list in ["coops", "households"] {
        scenario["village"][list][0]["name"] = name.into();
    }
    scenario["enterprises"][0]["name"] = json!({ "zh": name, "en": name });
    scenario
}

#[test]
fn a_name_never_commands_a_terminal_and_is_seen() {
    let scenario = hostile();
    let scenario = file_of("hostile.json", &scenario);
    for (command, ending) in [
        ("run", " --draws 4"),
        ("run", " --draws 4 --json"),
        ("ledger", " --draw 1"),
        ("ledger", " --draw 1 --json"),
        ("check", ""),
        ("check", " --json"),
        ("compare case:hui", " --draws 4 --no-verdict"),
        ("compare case:hui", " --draws 4 --no-verdict --json"),
        ("advise robust case:hui", " --draws 4"),
        ("advise goal", " --draws 4 --sum 1 --field scheme.collective.accumulation"),
        ("advise sensitivity", " --draws 4"),
        ("advise frontier", " --draws 4 --steps 1"),
    ] {
        for lang in ["zh", "en"] {
            let command = format!("{command} {scenario}{ending} --lang {lang}");
            assert_is_an_answer(&answered(&words(&command)), &command);
        }
    }
    let ledger = answered(&words(&format!("ledger {scenario} --draw 1")));
    let ledger = String::from_utf8(ledger.stdout).expect("text");
    assert!(ledger.contains("\\u{202e}甲\\u{1b}[31mred\\u{7}\\u{9b}2J\\u{a}\\u{2066}x\\u{d}"), "{ledger}");
}

#[test]
fn json_of_hostile_names_is_still_what_the_file_says() {
    let scenario = hostile();
    let file = file_of("hostile-json.json", &scenario);
    let output = answered(&words(&format!("ledger {file} --draw 1 --json")));
    let ledger: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(ledger["rows"][0]["name"], scenario["village"]["households"][0]["name"]);
}

#[test]
fn a_spreadsheet_of_hostile_names_has_a_cell_under_each_heading_and_runs_nothing() {
    let mut scenario = json_of("tests/errors/village.json");
    let names = ["=1+1", "\t=1+1", "+1", "-1+1", "@SUM(A1)", "\r=1", "620102199001011234", "007", "a\u{1b}[2J\"b,c\nd"];
    let household = scenario["village"]["households"][0].clone();
    let list = names.iter().enumerate().map(|(place, name)| {
        let mut one = household.clone();
        (one["id"], one["name"]) = ((place + 1).into(), (*name).into());
        one
    });
    scenario["village"]["households"] = list.collect();
    let output = answered(&words(&format!("ledger {} --draw 1 --csv", file_of("names.json", &scenario))));
    let text = String::from_utf8(output.stdout).expect("text");
    let mut read = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let found: Vec<String> = read.records().map(|row| row.expect("as many cells as headings")[1].to_owned()).collect();
    let marked = ["'=1+1", "'\t=1+1", "'+1", "'-1+1", "'@SUM(A1)", "'\r=1", "'620102199001011234", "'007"];
    assert_eq!(found[..8], marked);
    assert_eq!(found[8], "a\\u{1b}[2J\"b,c\nd");
}

#[test]
fn a_village_without_co_ops_has_its_ledger_in_every_form() {
    let without = |programmes: Value| {
        let mut scenario = json_of("tests/errors/village.json");
        scenario["village"]["coops"] = json!([]);
        for household in scenario["village"]["households"].as_array_mut().expect("a list") {
            household["shares"] = json!([]);
        }
        scenario["programmes"] = programmes;
        scenario
    };
    let loan = json!({ "micro": { "rule": "micro-loan", "part": "0.5", "amount": "20000.00", "years": 2,
        "interest": "0.0435", "subsidy": "1", "mean": "0.1", "sd": "0", "from": 1, "rounds": 1 } });
    for (name, programmes) in [("no-co-op.json", json!({})), ("no-co-op-loan.json", loan)] {
        let scenario = file_of(name, &without(programmes));
        let output = answered(&words(&format!("ledger {scenario} --draw 1 --csv")));
        let text = String::from_utf8(output.stdout).expect("text");
        let mut read = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let heads = read.headers().expect("headings").clone();
        let rows: Vec<csv::StringRecord> = read.records().map(|row| row.expect("as many cells as headings")).collect();
        assert!(
            !rows.is_empty() && heads.iter().any(|head| head == "收入"),
            "a year that was lived has incomes: {text}"
        );
        let printed = answered(&words(&format!("ledger {scenario} --draw 1")));
        assert!(printed.status.success() && String::from_utf8_lossy(&printed.stdout).contains("第 1 次推演"));
        let ledger: Value =
            serde_json::from_slice(&answered(&words(&format!("ledger {scenario} --draw 1 --json"))).stdout)
                .expect("JSON");
        assert_eq!(ledger["draw"], 0);
    }
}

#[test]
fn advice_that_cannot_be_had_says_what_is_missing() {
    let one = said(&answered(&words("advise robust case:hui --lang en")));
    assert!(one.starts_with("schemes\n") && one.contains("2 to 12"), "{one}");
    let roster = said(&answered(&words("advise goal tests/errors/village.json --sum 1 --lang en")));
    assert!(
        roster.contains("no setting “village.split.allocated”") && roster.contains("scheme.collective.accumulation"),
        "{roster}"
    );
    let luck = said(&answered(&words("advise goal case:hui --sum 1 --field seeds.luck --lang en")));
    assert!(luck.contains("no setting “seeds.luck”"), "{luck}");
}

#[test]
fn one_bound_holds_for_the_futures_however_they_are_asked_for() {
    let mut scenario = json_of("src/cases/hui.json");
    for found in ["100002", "1000000", "4294967294", "4294967295", "4294967296", "1000000000000"] {
        scenario["draws"] = found.parse::<u64>().expect("a number").into();
        let said = said(&answered(&words(&format!("check {} --lang en", file_of("draws.json", &scenario)))));
        let reason = format!("\n{} is outside 2 to 100,000.\n", fenhong::words::number(found));
        assert!(said.contains(&reason), "{said}");
    }
    for command in [
        "run case:hui",
        "compare case:hui case:allocated",
        "advise goal case:hui --sum 1",
        "advise robust case:hui case:allocated",
    ] {
        for (found, reason) in
            [("200000", "200,000 is outside 2 to 100,000."), ("0", "0 is outside 2 to 100,000."), ("3", "3, is odd")]
        {
            let said = said(&answered(&words(&format!("{command} --draws {found} --lang en"))));
            assert!(said.contains(reason), "{command} {found}: {said}");
        }
    }
}

#[test]
fn a_file_of_a_newer_version_is_said_to_be_one() {
    for (command, text) in [
        ("check", r#"{"format":"fenhong/2"}"#),
        ("check", r#"{"format":"fenhong/2","households_of_tomorrow":1}"#),
        ("audit", r#"{"format":"fenhong-ledger/2"}"#),
        ("audit", r#"{"format":"fenhong-ledger/1","name":{"zh":"甲","en":""},"scenario":{"format":"fenhong/7"}}"#),
    ] {
        let said = said(&answered(&words(&format!("{command} {} --lang en", file("newer.json", text).display()))));
        assert!(said.contains("newer version") && said.contains("format"), "{text}: {said}");
    }
    let ledger = said(&answered(&words("check src/cases/huaihua-ledger.json --lang en")));
    assert!(ledger.contains("declared ledger") && ledger.contains("fenhong audit"), "{ledger}");
}

#[test]
fn nothing_is_said_of_progress_where_nobody_watches() {
    let output = answered(&words("advise sensitivity case:hui --draws 64"));
    assert_eq!((output.status.code(), said(&output)), (Some(0), String::new()));
}
