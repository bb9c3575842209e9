//! Tables for spreadsheet programs and the command line, and the lines of a printed ledger.

use serde_json::Value;

use super::{Text, Voice, percent, plain_yuan, texts};
use crate::chart::Table;
use crate::outcome::{Estimate, Report, YearRow};
use crate::units::{Fen, Rate};

texts! {
    VILLAGE_YEAR: "第 {village} 村，第 {year} 年" | "Village {village}, year {year}";
    OF_DRAW: "第 {draw} 次推演（演算，不是承诺）" | "future {draw} (a simulation, not a promise)";
    OF_SURPLUS: "按填入的实际盈余" | "from the entered surplus";
    NUMBER: "户号" | "No.";
    NAME: "户名" | "Name";
    REGISTERED: "在册" | "Registered";
    PAID_IN_SHARES: "入股股数" | "Paid-in shares";
    ALLOCATED_SHARES: "配股股数" | "Allocated shares";
    PAID_IN: "入股分红" | "Paid-in";
    ALLOCATED: "配股分红" | "Allocated";
    COLLECTIVE: "集体分红" | "Collective";
    RECOVERED: "收回配股分红" | "Recovered";
    TRADED: "交易额（百元）" | "Traded (100 yuan)";
    PATRONAGE: "按交易额和成员" | "By trade and membership";
    POST: "公益岗位" | "Post";
    REFUND: "退股" | "Refund";
    TOTAL: "合计" | "Total";
    WAGES: "工资" | "Wages";
    JOBS: "合作社工资" | "Co-op wages";
    FARMING: "务农" | "Farming";
    OTHER: "其他" | "Other";
    ILLNESS: "看病" | "Illness";
    LED: "带头人发工资" | "Leader's wage";
    WORKSHOP: "车间工资" | "Workshop";
    PUBLIC_POST: "公益岗位（财政）" | "Public post";
    COVERED: "大病补助" | "Illness paid";
    ALLOWANCE: "低保补差" | "Allowance";
    LOAN_PROFIT: "贷款赚" | "Loan profit";
    LOAN_OWN: "贷款自己贴" | "Loan, own";
    INCOME: "收入" | "Income";
    YES: "是" | "yes";
    NO: "否" | "no";
    CHECKED: "方案可以计算，没有发现问题。" | "The scenario can be run; nothing was found.";
    SIMULATED: "演算，不是承诺。" | "A simulation, not a promise.";
    RUN_LINE: "{name}，{date}，{draws} 次推演，校验码 {fingerprint}，假设的输入 {assumed}/{inputs}" | "{name}, {date}, {draws} futures, check code {fingerprint}, {assumed} of {inputs} inputs assumed";
    YEAR: "年" | "Year";
    WORST: "最差 5 %" | "5 %";
    MIDDLE: "正中间" | "50 %";
    BEST: "最好 5 %" | "95 %";
    POOR: "低于{the_line}" | "Under the {the_line}";
    POOR_WITHOUT: "没有合作社时低于{the_line}" | "Under it without co-ops";
    FUND: "村集体积累" | "Fund";
}

/// Columns of the years' table.
pub const YEARS: [Text; 7] = [YEAR, WORST, MIDDLE, BEST, POOR, POOR_WITHOUT, FUND];

/// A row a year: what a registered household is paid, how many are under the line, the collective's fund.
pub fn years(report: &Report, voice: Voice) -> Table {
    Table {
        head: YEARS.map(|text| voice.say(text)).into(),
        rows: report.years.iter().map(|row| year(row, voice)).collect(),
    }
}

/// The cells of a year; what is over nobody says so.
pub fn year(row: &YearRow, voice: Voice) -> Vec<String> {
    let nobody = || voice.say(super::results::NOBODY);
    let level = |level: usize| row.fan.map_or_else(nobody, |fan| plain_yuan(fan[level].amount));
    let part = |part: Option<Estimate>| part.map_or_else(nobody, |part| percent(Rate(part.mean)));
    let paid = [0, 2, 4].map(level);
    let parts = [row.poor, row.poor_without].map(part);
    let number = super::number(row.year + 1);
    let cells = std::iter::once(number).chain(paid).chain(parts);
    cells.chain([plain_yuan(row.fund[1].amount)]).collect()
}

/// Columns of the households' table, and those of a simulated year.
const HOUSEHOLDS: [Text; 14] = [
    NUMBER,
    NAME,
    REGISTERED,
    PAID_IN_SHARES,
    ALLOCATED_SHARES,
    TRADED,
    PATRONAGE,
    PAID_IN,
    ALLOCATED,
    COLLECTIVE,
    POST,
    RECOVERED,
    TOTAL,
    REFUND,
];
const LIVED: [Text; 5] = [WAGES, JOBS, FARMING, OTHER, ILLNESS];
/// Where there is help from outside: its columns, and where they stand in a row's JSON.
const HELPED: [(Text, &str); 7] = [
    (LED, "/aid/led"),
    (WORKSHOP, "/aid/workshop"),
    (PUBLIC_POST, "/aid/public_post"),
    (COVERED, "/aid/covered"),
    (ALLOWANCE, "/aid/allowance"),
    (LOAN_PROFIT, "/aid/loan/profit"),
    (LOAN_OWN, "/aid/loan/own"),
];

/// A row a household of a year's ledger, from its JSON, with simulated incomes where there are any.
pub fn households(ledger: &Value, voice: Voice) -> Table {
    let is_simulated = !ledger["draw"].is_null();
    let mut head: Vec<String> = HOUSEHOLDS.map(|text| voice.say(text)).into();
    if is_simulated {
        head.extend(LIVED.map(|text| voice.say(text)));
    }
    let rows = || ledger["rows"].as_array().into_iter().flatten();
    let is_helped = rows().any(|row| !row["aid"].is_null());
    if is_helped {
        head.extend(HELPED.map(|(text, _)| voice.say(text)));
    }
    if is_simulated {
        head.push(voice.say(INCOME));
    }
    Table { head, rows: rows().map(|row| household(row, is_simulated, is_helped, voice)).collect() }
}

fn household(row: &Value, is_simulated: bool, is_helped: bool, voice: Voice) -> Vec<String> {
    let lines = || row["lines"].as_array().into_iter().flatten();
    let count = |name: &str| lines().filter_map(|line| line[name].as_i64()).sum::<i64>().to_string();
    let mut cells = vec![
        row["id"].to_string(),
        row["name"].as_str().unwrap_or_default().to_owned(),
        voice.say(if row["on_register"] == true { YES } else { NO }),
        count("paid_in_shares"),
        count("allocated_shares"),
        count("traded"),
    ];
    let paid = ["patronage", "paid_in", "allocated", "collective", "post", "recovered"].map(|name| fen(&row[name]));
    let total: Fen = paid.iter().copied().sum();
    cells.extend(paid.iter().chain([&total, &fen(&row["refund"])]).map(Fen::to_string));
    if is_simulated {
        let earned = |name: &str| fen(&row["earned"][name]);
        let (wages, job, farming, other) = (earned("wages"), fen(&row["job"]), earned("farming"), fen(&row["other"]));
        let mut income = wages + job + farming + other - earned("illness") + total;
        cells.extend([wages, job, farming, other, earned("illness")].map(|sum| sum.to_string()));
        if is_helped {
            let help = HELPED.map(|(_, place)| row.pointer(place).map_or(Fen::ZERO, fen));
            // The last is what the household pays for its loan out of its other income.
            let [gains @ .., own] = help;
            income += gains.into_iter().sum::<Fen>() - own;
            cells.extend(help.map(|sum| sum.to_string()));
        }
        cells.push(income.to_string());
    }
    cells
}

fn fen(value: &Value) -> Fen {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// A table as comma-separated values, with the mark without which the spreadsheet programs used in China do not read
/// UTF-8.
pub fn csv(table: &Table) -> String {
    let mut text = String::from("\u{FEFF}");
    for row in std::iter::once(&table.head).chain(&table.rows) {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                text.push(',');
            }
            quote(&mut text, &plain(cell));
        }
        text.push_str("\r\n");
    }
    text
}

/// A number without its unit and without marks between thousands; any other text as it is.
pub(super) fn plain(cell: &str) -> String {
    let number = cell.strip_suffix(" 元").or(cell.strip_suffix(" yuan")).unwrap_or(cell);
    if number.bytes().all(|byte| b"-.,0123456789".contains(&byte)) { number.replace(',', "") } else { cell.to_owned() }
}

fn quote(text: &mut String, cell: &str) {
    // A cell that a spreadsheet would run as a formula is kept as text.
    let risky = cell.starts_with(['=', '+', '@']) || (cell.starts_with('-') && cell.parse::<Fen>().is_err());
    let apart = cell.contains([',', '"', '\n', '\r']);
    text.push_str(if apart { "\"" } else { "" });
    text.push_str(if risky { "'" } else { "" });
    text.push_str(&cell.replace('"', "\"\""));
    text.push_str(if apart { "\"" } else { "" });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_plain_and_no_text_is_run() {
        let row = ["第 1 年", "1,234.56 元", "-5", "35,000", "=1+1", "a,\"b\""].map(str::to_owned).to_vec();
        let table = Table { head: vec!["-x".to_owned()], rows: vec![row] };
        assert_eq!(csv(&table), "\u{FEFF}'-x\r\n第 1 年,1234.56,-5,35000,'=1+1,\"a,\"\"b\"\"\"\r\n");
    }
}
