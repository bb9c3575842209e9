//! From a roster and a surplus to papers and an audit, in the page.

use std::path::PathBuf;

use fenhong::audit::Declared;
use fenhong::notice::Sealed;
use fenhong::units::Fen;
use fenhong::words::notice::Kind;
use fenhong::words::{Lang, Voice, plain_yuan, village as words};
use fenhong_browser_tests::{Browser, Screen, Village};
use rust_xlsxwriter::Workbook;

const ZH: Voice = Voice { lang: Lang::Zh, era: fenhong::words::Era::Poverty };

/// A workbook with 213 sample households: every fourth is on the register and holds allocated shares.
fn roster(folder: &tempfile::TempDir) -> PathBuf {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, head) in
        (0..).zip(["户号", "户主姓名", "身份证号", "家庭人口", "户属性", "入股金额（元）", "配股股数"])
    {
        sheet.write_string(0, column, head).expect("a cell");
    }
    for row in 1..=213_u32 {
        let is_poor = row % 4 == 0;
        let identity = format!("11010519491231{row:03}");
        let digits = identity.bytes().zip([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
        let check =
            b"10X98765432"[digits.map(|(digit, weight)| usize::from(digit - b'0') * weight).sum::<usize>() % 11];
        sheet.write_number(row, 0, row).expect("a cell");
        sheet.write_string(row, 1, format!("样本户{row:03}")).expect("a cell");
        sheet.write_string(row, 2, format!("{identity}{}", char::from(check))).expect("a cell");
        sheet.write_number(row, 3, row % 6 + 1).expect("a cell");
        sheet.write_string(row, 4, if is_poor { "脱贫户" } else { "一般户" }).expect("a cell");
        sheet.write_number(row, 5, if is_poor { 0 } else { row % 5 * 1_000 }).expect("a cell");
        sheet.write_number(row, 6, if is_poor { 5 } else { 0 }).expect("a cell");
    }
    let path = folder.path().join("roster.xlsx");
    workbook.save(&path).expect("a file");
    path
}

/// The whole way, on a screen of this size.
fn the_whole_way(screen: Screen, shown_as: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = roster(&folder);
    let browser = Browser::start();
    browser.screen(screen);
    let village = Village::open(&browser);
    village.give_roster(path.to_str().expect("a path"));
    let told = village.until_told("213");
    assert!(!told.contains("11010519491231"), "{told}");
    village.fill("roster", words::COLLECTIVE.zh, "400000");
    village.fill("surplus", words::NAME.zh, "样本村");
    village.fill("surplus", words::YEAR.zh, "2018");
    village.fill("surplus", "盈余（元", "86431.27");
    village.plan();
    let planned = village.planned();
    assert!(planned.contains("校验码"), "{planned}");

    // Each paper is there, and says what the others say.
    let notice = village.show(Kind::Notice.name(ZH).as_str());
    assert!(notice[0].contains("样本户213") && !notice[0].contains("11010519491231"));
    browser.screenshot(&format!("village-notice-{shown_as}"));
    assert_eq!(village.show(Kind::Resolution.name(ZH).as_str()).len(), 2);
    assert_eq!(village.show(Kind::Slips.name(ZH).as_str()).len(), 12, "the first of 213");
    browser.screenshot(&format!("village-slips-{shown_as}"));
    assert_eq!(village.show(Kind::Plan.name(ZH).as_str()).len(), 1);
    let payout = village.show(Kind::Payout.name(ZH).as_str());

    let plan = Sealed::from_json(&village.saved(words::SAVE_PLAN.zh, "分配方案.json")).expect("a plan");
    assert_eq!(plan.broken(), []);
    let sum: Fen = plan.declared.paid.iter().map(|payment| payment.amount).sum();
    assert!(planned.contains(&plain_yuan(sum)) && payout[0].contains(&plain_yuan(sum)), "{planned}");
    assert!(planned.contains(&plan.fingerprint.short()));

    // Paid as planned: to the fen. One fen elsewhere is found and named.
    let ledger = village.saved(words::SAVE_LEDGER.zh, "发放账.json");
    let clean = village.audit(&ledger, "一分不差");
    assert!(clean.contains(&plan.fingerprint.short()), "{clean}");
    let mut paid = Declared::from_json(&ledger).expect("payments");
    paid.paid[7].amount += Fen::new(1);
    let found = village.audit(&paid.to_json(), "1 处不一样");
    assert!(found.contains(&format!("{} 号户", paid.paid[7].household)), "{found}");
    browser.screenshot(&format!("village-audit-{shown_as}"));
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn a_roster_becomes_papers_and_an_audit_on_an_office_screen() {
    the_whole_way(Screen { width: 1_280, height: 800, dots: 1, touch: false }, "1280");
}

#[test]
fn a_roster_becomes_papers_and_an_audit_on_a_phone() {
    the_whole_way(Screen::PHONE, "360");
}

/// A file that is no roster says why, and nothing that was there is lost; numbers that cannot be are told.
#[test]
fn what_cannot_be_read_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.xlsx");
    std::fs::write(&path, b"%PDF-1.7 no workbook").expect("a file");
    let browser = Browser::start();
    let village = Village::open(&browser);
    village.fill("surplus", words::NAME.zh, "样本村");
    village.plan();
    browser.until_text("#village-surplus .problem", words::BAD_AMOUNT.zh);
    village.give_roster(path.to_str().expect("a path"));
    let told = village.until_told("表头");
    assert!(told.contains("户主姓名"), "{told}");
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}
