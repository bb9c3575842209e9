//! From a plan to what was paid, on the command line: papers, the sealed plan, and an audit that finds one altered fen.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// A folder of a test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn fenhong(folder: &PathBuf, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fenhong"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the command line starts")
}

fn said(output: &Output) -> String {
    String::from_utf8([output.stdout.clone(), output.stderr.clone()].concat()).expect("text")
}

/// Plan and payments of the ledger in order; the code on its papers.
fn planned(folder: &PathBuf) -> String {
    let arguments = [
        "notice",
        "case:huaihua-ledger-clean",
        "--plan",
        "plan.json",
        "--ledger",
        "paid.json",
        "--html",
        "papers.html",
    ];
    let output = fenhong(folder, &arguments);
    assert!(output.status.success(), "{}", said(&output));
    let plan: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("plan.json")).expect("a plan")).expect("JSON");
    let digits: Vec<char> = plan["fingerprint"].as_str().expect("a code").to_uppercase().chars().take(16).collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[test]
fn payments_as_planned_pass_and_one_altered_fen_is_named() {
    let folder = folder("custody");
    let code = planned(&folder);
    let audit =
        |ledger: &str| fenhong(&folder, &["audit", ledger, "--plan", "plan.json", "--code", &code, "--lang", "en"]);
    let clean = audit("paid.json");
    assert_eq!(clean.status.code(), Some(0), "{}", said(&clean));
    assert!(said(&clean).contains("to the fen"), "{}", said(&clean));

    let paid = fs::read_to_string(folder.join("paid.json")).expect("payments");
    fs::write(folder.join("altered.json"), paid.replacen("1080.00", "1080.01", 1)).expect("written");
    let altered = audit("altered.json");
    assert_eq!(altered.status.code(), Some(1));
    let text = said(&altered);
    assert!(text.contains("1 difference") && text.contains("Household 1:"), "{text}");
    assert!(text.contains("1,080.00") && text.contains("1,080.01"), "{text}");

    let plan = fs::read_to_string(folder.join("plan.json")).expect("a plan");
    fs::write(folder.join("plan.json"), plan.replacen("1080.00", "1080.01", 1)).expect("written");
    let forged = audit("paid.json");
    assert_eq!(forged.status.code(), Some(1));
    assert!(said(&forged).contains("The plan's file was changed: the payments"), "{}", said(&forged));
}

#[test]
fn another_code_on_the_paper_and_a_file_that_is_no_plan_are_refused() {
    let folder = folder("codes");
    planned(&folder);
    let wrong = fenhong(&folder, &["audit", "paid.json", "--plan", "plan.json", "--code", "0000-0000-0000-0000"]);
    assert_eq!(wrong.status.code(), Some(1), "{}", said(&wrong));
    assert!(said(&wrong).contains("0000-0000-0000-0000"), "{}", said(&wrong));
    let no_plan = fenhong(&folder, &["audit", "paid.json", "--plan", "paid.json"]);
    assert_eq!(no_plan.status.code(), Some(2), "{}", said(&no_plan));
    let not_there = fenhong(&folder, &["audit", "paid.json", "--plan", "nowhere.json"]);
    assert_eq!(not_there.status.code(), Some(2));
}

/// The page for the printer holds every paper and code, names nothing from elsewhere, and a name is never markup.
#[test]
fn the_printed_page_is_whole_and_safe() {
    let folder = folder("printed");
    let code = planned(&folder);
    let page = fs::read_to_string(folder.join("papers.html")).expect("a page");
    // A plan, four resolutions, notice, payout sheet, ten slips, a sheet for who has left the register.
    assert_eq!(page.matches("<article").count(), 1 + 4 + 1 + 1 + 10 + 1);
    assert_eq!(page.matches(&code).count(), page.matches("<article").count());
    for from_elsewhere in ["http", "src=", "<script", "url("] {
        assert!(!page.contains(from_elsewhere), "{from_elsewhere}");
    }
    let ledger = fs::read_to_string(folder.join("paid.json")).expect("a ledger");
    let hostile = ledger.replacen("户一\"", "<img onerror=1>\"", 1);
    assert_ne!(hostile, ledger);
    fs::write(folder.join("hostile.json"), hostile).expect("written");
    let output = fenhong(&folder, &["notice", "hostile.json", "--html", "hostile.html"]);
    assert!(output.status.success(), "{}", said(&output));
    let page = fs::read_to_string(folder.join("hostile.html")).expect("a page");
    assert!(page.contains("&lt;img") && !page.contains("<img"));
}

/// From a roster to papers: whoever's identity number stood in the roster, no paper and no plan has one.
#[test]
fn a_roster_becomes_papers_without_an_identity_number() {
    let folder = folder("roster");
    let ids = ["11010519491231002X", "440308199901010012"];
    let roster = format!(
        "户号,户主姓名,身份证号,家庭人口,户属性,入股金额（元）,配股股数\n7,样本甲,{},4,脱贫户,2000,5\n12,样本乙,{},3,一般户,1000,\n",
        ids[0], ids[1]
    );
    fs::write(folder.join("roster.csv"), roster).expect("written");
    let read = fenhong(&folder, &["import", "roster.csv", "--json", "--collective", "20000"]);
    assert!(read.status.success(), "{}", said(&read));
    fs::write(folder.join("village.json"), &read.stdout).expect("written");
    let made = [
        "notice",
        "village.json",
        "--surplus",
        "3000",
        "--year",
        "2026",
        "--plan",
        "plan.json",
        "--html",
        "papers.html",
    ];
    let made = fenhong(&folder, &made);
    assert!(made.status.success(), "{}", said(&made));
    for file in ["plan.json", "papers.html"] {
        let text = fs::read_to_string(folder.join(file)).expect("written");
        assert!(text.contains("样本甲") && ids.iter().all(|id| !text.contains(id)), "{file}");
    }
}
