//! The words of what is taken from the page: the link, the report, the poster, the tables, the kept versions.

use super::{Piece, Voice, big_yuan, texts};
use crate::outcome::Report;
use crate::units::Fen;

texts! {
    SHARE_ABOUT: "用手机扫一扫，打开的就是这个方案；链接里只有方案，不经过任何服务器。" | "Scan it with a phone to open this very scenario. It is all in the link; no server sees it.";
    SHARE_QR: "这个方案的二维码" | "QR code of this scenario";
    SHARE_LINK: "链接" | "Link";
    COPY: "复制链接" | "Copy link";
    REACH_FILE: "本页是从文件打开的，链接只在这台机器上有用，所以没有二维码；把方案“存成文件”发给别人，或者从服务器打开本页。" | "This page was opened from a file, so its link is of use on this machine only and has no QR code. Save the scenario as a file, or open the page from a server.";
    REACH_HERE: "▲ 这是这台机器自己的地址，别的手机打不开；请用别人也能打开的网址打开本页。" | "▲ This is this machine's own address, which other phones cannot open; open the page at an address that others reach.";
    QR_LONG: "改动太多，二维码放不下；请复制链接，或者存成文件。" | "Too much is changed for a QR code; copy the link or save a file.";
    CHANGED_OF: "和例子“{name}”相比，改了 {count} 处。" | "{count?# value differs|# values differ} from the example “{name}”.";
    REPORT: "分配方案演算报告" | "A simulated sharing scheme";
    POSTER_SHEET: "会议海报" | "Meeting poster";
    PAPER_WAIT: "还在算，算完再打印。" | "Still calculating; print it when that is done.";
    PAPER_NOTHING: "还没有结果。" | "There are no results yet.";
    PRINT_PAPER: "打印这一页" | "Print this page";
    BACK: "回到方案" | "Back to the scheme";
    MAIN_INPUTS: "主要输入" | "Main inputs";
    WAS: "（例子 {was}）" | " (example {was})";
    MORE_INPUTS: "另有 {count} 项改动，见链接或文件。" | "{count?# further change is|# further changes are} in the link or file.";
    ENTERPRISES: "什么产业？" | "Which enterprises?";
    ENTERPRISE: "{name} {mean}" | "{name} {mean}";
    LIST_GAP: "、" | ", ";
    FINDINGS: "要留意的地方" | "What to mind";
    YEARS_TABLE: "一户{poor}一年分到（元）" | "Paid to a {poor} a year (yuan)";
    PREPARED: "编制" | "Prepared by";
    CHECKED_BY: "复核" | "Checked by";
    SECRETARY: "书记" | "Secretary";
    SIGNED_ON: "日期" | "Date";
    QR_CAPTION: "扫码打开本方案" | "Scan to open this scenario";
    POSTER: "在册的{poor}一户平常一年分 {+usual}，差的年份只有 {+bad}" | "A {poor} on the register gets {+usual} in a usual year, only {+bad} in a bad one";
    POSTER_NOTHING: "在册的{poor}一户平常一年分 {+usual}，差的年份一分钱也没有" | "A {poor} on the register gets {+usual} in a usual year, nothing in a bad one";
    POSTER_NEVER: "多数年份，在册的{poor}一分钱也分不到" | "Most years pay a {poor} on the register nothing";
    POSTER_NOBODY: "这个方案里没有{poor}" | "This scheme has no {poor}s";
    POSTER_USUAL: "平常的年份，在册的一户一年分到" | "a household on the register gets in a usual year";
    POSTER_PAYING: "{count?年分得出红|年分得出红}（共 {of} 年）" | "{count?year pays|years pay} (of {of})";
    POSTER_OUT: "户脱贫站稳（一百户里；不办合作社 {without} 户）" | "of 100 are out of poverty for good (without the co-ops {without})";
    TABLES_ABOUT: "每张表可以单独存成 CSV，也可以全部存进一个工作簿（XLSX），金额都是能计算的数。农户的账是下面打开的那一年。" | "Each table as CSV, or all in one workbook (XLSX) with amounts as numbers to calculate with. The households' ledger is of the year that is open below.";
    SAVE_WORKBOOK: "全部存成工作簿（XLSX）" | "Save all as a workbook (XLSX)";
    WORKBOOK_FAILED: "工作簿没有存成：请连一次网再试，或者存成 CSV。" | "The workbook could not be written: try once with a network, or save as CSV.";
    VERSIONS_ABOUT: "把方案用一个名字存在这台机器的浏览器里，随时打开、改名、删掉。换机器请“存成文件”。" | "Keep scenarios under names in this machine's browser; open, rename or delete them at any time. For another machine use “Save file”.";
    VERSION_NAME: "存成什么名字？" | "Under which name?";
    KEEP_VERSION: "存下现在的方案" | "Keep the scenario at hand";
    VERSION_KEPT: "已存下“{name}”。" | "Kept “{name}”.";
    VERSION_OPENED: "已打开“{name}”；可以撤销。" | "Opened “{name}”; this can be undone.";
    VERSION_GONE: "这个版本已经打不开了。" | "This version can no longer be opened.";
    VERSIONS_FAILED: "浏览器没能存取版本；请用“存成文件”。" | "The browser could not keep or read versions; use “Save file”.";
    NO_VERSIONS: "还没有存下的版本。" | "No versions are kept yet.";
    OPEN_VERSION: "打开" | "Open";
    RENAME_VERSION: "改名" | "Rename";
    REMOVE_VERSION: "删掉" | "Delete";
    REMOVE_SURE: "真的删掉“{name}”？删了找不回来。" | "Delete “{name}” for good?";
    REMOVE_YES: "删掉" | "Delete";
    REMOVE_NO: "留着" | "Keep it";
    NEW_NAME: "新名字" | "New name";
    DONE: "好了" | "Done";
}

/// What the poster says in one sentence.
pub fn poster(report: &Report, voice: Voice) -> Vec<Piece> {
    let head = &report.headline;
    let Some(paid) = head.paid() else { return voice.pieces(POSTER_NOBODY, &[]) };
    let [bad, usual, _] = paid.map(|pick| big_yuan(pick.amount, voice));
    match (paid[1].amount, paid[0].amount) {
        (Fen::ZERO, _) => voice.pieces(POSTER_NEVER, &[]),
        (_, Fen::ZERO) => voice.pieces(POSTER_NOTHING, &[("usual", &usual)]),
        _ => voice.pieces(POSTER, &[("usual", &usual), ("bad", &bad)]),
    }
}

/// Whether a line must not begin with it.
pub fn is_mark(letter: char) -> bool {
    "。；，、）.;,)".contains(letter)
}
