//! `fenhong import` as a program: what it says, how it ends, and that nothing is applied by halves.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const HEADINGS: &str = "户号,户主姓名,家庭人口,户属性,入股金额（元）,配股股数\n";
const ROWS: &str = "7,样本甲,4,脱贫户,2000,5\n12,样本乙,3,一般户,1000,\n";

/// Runs the program on what comes by standard input.
fn import(input: &[u8], arguments: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fenhong"))
        .args(["--lang", "en", "import", "-"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    child.stdin.take().expect("a pipe").write_all(input).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("text")
}

#[test]
fn a_sound_roster_is_shown_and_becomes_a_scenario_that_runs() {
    let file = HEADINGS.to_owned() + ROWS;
    let shown = import(file.as_bytes(), &[]);
    assert_eq!(shown.status.code(), Some(0));
    assert!(text(&shown.stdout).ends_with("It can be taken in.\n"), "{}", text(&shown.stdout));
    let made = import(file.as_bytes(), &["--json", "--collective", "20000", "--anonymous"]);
    assert_eq!((made.status.code(), text(&made.stderr)), (Some(0), ""));
    let scenario: Value = serde_json::from_slice(&made.stdout).expect("JSON");
    assert_eq!(scenario["village"]["households"][1]["name"], "Household 12");
    assert_eq!(scenario["village"]["households"][0]["shares"][0]["allocated"], 5);
    let mut child = Command::new(env!("CARGO_BIN_EXE_fenhong"))
        .args(["ledger", "-", "--surplus", "10000", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    child.stdin.take().expect("a pipe").write_all(&made.stdout).expect("it reads");
    let ledger = child.wait_with_output().expect("it ends");
    assert_eq!(ledger.status.code(), Some(0));
    let ledger: Value = serde_json::from_slice(&ledger.stdout).expect("JSON");
    assert_eq!(ledger["rows"].as_array().map(Vec::len), Some(2));
}

#[test]
fn nothing_is_taken_in_while_anything_is_wrong() {
    let file = HEADINGS.to_owned() + ROWS + "13,样本丙,三,一般户,1000,\n合计,,7,,4000,5\n";
    let shown = import(file.as_bytes(), &[]);
    assert_eq!(shown.status.code(), Some(1));
    let said = text(&shown.stdout);
    assert!(said.contains("row 4, column C (家庭人口): “三” is not a number. Enter digits only"), "{said}");
    assert!(said.contains("row 5: A row of totals"), "{said}");
    let made = import(file.as_bytes(), &["--json"]);
    assert_eq!((made.status.code(), text(&made.stdout)), (Some(2), ""));
    assert!(text(&made.stderr).contains("row 4, column C"));
}

#[test]
fn a_file_that_is_not_read_says_why_and_what_to_do() {
    // A container of before 2007 whose records end in the middle of one makes its reader trip.
    let web = import(b"<html><table/></html>", &["--json"]);
    assert_eq!((web.status.code(), text(&web.stdout)), (Some(2), ""));
    assert_eq!(text(&web.stderr).lines().count(), 3, "{}", text(&web.stderr));
    let strange = import((HEADINGS.to_owned() + ROWS).as_bytes(), &["--column", "nonsense=B"]);
    assert_eq!(strange.status.code(), Some(2));
    assert!(text(&strange.stderr).contains("uses are: number, name,"), "{}", text(&strange.stderr));
    let missing = Command::new(env!("CARGO_BIN_EXE_fenhong")).args(["import", "/nowhere"]).output().expect("it ends");
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn a_template_is_written_once_and_read_again() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("template");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("roster.xlsx");
    let write = || {
        Command::new(env!("CARGO_BIN_EXE_fenhong")).args(["import", "--template"]).arg(&file).output().expect("it ends")
    };
    assert_eq!(write().status.code(), Some(0));
    let made = std::fs::read(&file).expect("a file");
    assert_eq!(import(&made, &[]).status.code(), Some(0));
    let again = write();
    assert_eq!(
        (again.status.code(), std::fs::read(&file).expect("a file")),
        (Some(2), made),
        "nothing is written over"
    );
}

/// An old workbook whose record of a sheet is cut short: a container of one stream.
#[test]
fn a_workbook_that_its_reader_trips_over_is_refused_as_damaged() {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("a file");
    let begin = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let cut = [0x85, 0x00, 0x02, 0x00, 0x00, 0x00, 0x0A, 0x00, 0x00, 0x00];
    let stream = [&begin[..], &cut].concat();
    file.create_stream("/Workbook").and_then(|mut to| to.write_all(&stream)).expect("a stream");
    file.flush().expect("written");
    let refused = import(&file.into_inner().into_inner(), &[]);
    assert_eq!(refused.status.code(), Some(2), "{}", text(&refused.stderr));
    assert!(text(&refused.stderr).contains("damaged or broken off"), "{}", text(&refused.stderr));
}

/// Some 100,000 households in a workbook: a large township's.
#[test]
fn a_hundred_thousand_households_are_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in HEADINGS.trim().split(',').enumerate() {
        sheet.write(0, column as u16, heading).expect("a cell");
    }
    for row in 1..=100_000_u32 {
        sheet.write(row, 0, row).expect("a cell");
        sheet.write(row, 1, format!("样本{row}")).expect("a cell");
        sheet.write(row, 2, row % 6 + 1).expect("a cell");
        sheet.write(row, 3, if row % 5 == 0 { "脱贫户" } else { "一般户" }).expect("a cell");
        sheet.write(row, 4, row % 4 * 1_000).expect("a cell");
        sheet.write(row, 5, row % 3).expect("a cell");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let shown = import(&bytes, &[]);
    assert_eq!(shown.status.code(), Some(0), "{}", text(&shown.stderr));
    assert!(text(&shown.stdout).contains("100,000 households"), "{}", text(&shown.stdout));
}
