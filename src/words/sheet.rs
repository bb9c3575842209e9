//! Tables for spreadsheet programs and the command line, and the lines of a printed ledger.

use super::{Text, Voice, percent, plain_yuan, texts};
use crate::chart::Table;
use crate::ledger::{Line, Row, YearLedger};
use crate::outcome::{Estimate, Report, YearRow};
use crate::safe;
use crate::scenario::Date;
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
    TRADED: "交易额" | "Traded";
    PATRONAGE: "按交易额和成员" | "By trade and membership";
    POST: "公益岗位" | "Post";
    REFUND: "退股" | "Refund";
    LEAVING: "退册少分" | "Lost by leaving";
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
    let part = |part: Option<Estimate>| part.map_or_else(nobody, |part| percent(Rate::new(part.mean)));
    let paid = [0, 2, 4].map(level);
    let parts = [row.poor, row.poor_without].map(part);
    let number = super::number(row.year + 1);
    let cells = std::iter::once(number).chain(paid).chain(parts);
    cells.chain([plain_yuan(row.fund[1].amount)]).collect()
}

/// A column of the households' table: what heads it, and where its cells come from in a row.
type Column = (Text, Cell);

/// See [`Column`].
#[derive(Clone, Copy)]
enum Cell {
    /// The register number.
    Number,
    /// The name.
    Name,
    /// Whether it is on the register.
    Registered,
    /// A count, added up over its co-ops.
    Count(fn(&Line) -> i64),
    /// An amount, added up over its co-ops.
    OfLines(fn(&Line) -> Fen),
    /// An amount.
    Amount(fn(&Row) -> Fen),
}

/// What it holds, and what it is paid of the surplus.
const PAID: [Column; 13] = [
    (NUMBER, Cell::Number),
    (NAME, Cell::Name),
    (REGISTERED, Cell::Registered),
    (PAID_IN_SHARES, Cell::Count(|line| line.paid_in_shares.count())),
    (ALLOCATED_SHARES, Cell::Count(|line| line.allocated_shares.count())),
    (TRADED, Cell::OfLines(|line| line.traded)),
    (PATRONAGE, Cell::Amount(|row| row.patronage)),
    (PAID_IN, Cell::Amount(|row| row.paid_in)),
    (ALLOCATED, Cell::Amount(|row| row.allocated)),
    (COLLECTIVE, Cell::Amount(|row| row.collective)),
    (POST, Cell::Amount(|row| row.post)),
    (RECOVERED, Cell::Amount(|row| row.recovered)),
    (TOTAL, Cell::Amount(Row::dividends)),
];
/// Of a simulated year: what it earned, and what illness cost.
const LIVED: [Column; 5] = [
    (WAGES, Cell::Amount(|row| row.earned.unwrap_or_default().wages)),
    (JOBS, Cell::Amount(|row| row.job)),
    (FARMING, Cell::Amount(|row| row.earned.unwrap_or_default().farming)),
    (OTHER, Cell::Amount(|row| row.other)),
    (ILLNESS, Cell::Amount(|row| row.earned.unwrap_or_default().illness)),
];
/// Where there is help from outside. The last is what the household pays for its loan out of its other income.
const HELPED: [Column; 7] = [
    (LED, Cell::Amount(|row| row.aid.unwrap_or_default().led)),
    (WORKSHOP, Cell::Amount(|row| row.aid.unwrap_or_default().workshop)),
    (PUBLIC_POST, Cell::Amount(|row| row.aid.unwrap_or_default().public_post)),
    (COVERED, Cell::Amount(|row| row.aid.unwrap_or_default().covered)),
    (ALLOWANCE, Cell::Amount(|row| row.aid.unwrap_or_default().allowance)),
    (LOAN_PROFIT, Cell::Amount(|row| row.aid.unwrap_or_default().loan.profit)),
    (LOAN_OWN, Cell::Amount(|row| row.aid.unwrap_or_default().loan.own)),
];

/// A row a household of a year's ledger, with simulated incomes where there are any.
pub fn households(ledger: &YearLedger, voice: Voice) -> Table {
    let is_helped = ledger.rows.iter().any(|row| row.aid.is_some());
    let columns = columns(ledger.draw.is_some(), is_helped, leaves(ledger));
    let row = |row: &Row| columns.iter().map(|(_, of)| cell(*of, row, voice)).collect();
    Table {
        head: columns.iter().map(|(head, _)| voice.say(*head)).collect(),
        rows: ledger.rows.iter().map(row).collect(),
    }
}

/// Whether a household is in its first year off the register, and loses by it.
pub(super) fn leaves(ledger: &YearLedger) -> bool {
    ledger.rows.iter().any(|row| row.leaving.is_some())
}

/// The columns of a year that was simulated or entered.
fn columns(is_simulated: bool, is_helped: bool, leaves: bool) -> Vec<Column> {
    let mut columns = PAID.to_vec();
    columns.extend(leaves.then_some((LEAVING, Cell::Amount(|row| row.leaving.unwrap_or_default()))));
    columns.push((REFUND, Cell::Amount(|row| row.refund)));
    if is_simulated {
        columns.extend(LIVED);
        columns.extend(HELPED.into_iter().filter(|_| is_helped));
        columns.push((INCOME, Cell::Amount(Row::income)));
    }
    columns
}

fn cell(of: Cell, row: &Row, voice: Voice) -> String {
    match of {
        Cell::Number => row.id.to_string(),
        Cell::Name => row.name.clone().unwrap_or_default(),
        Cell::Registered => voice.say(if row.on_register { YES } else { NO }),
        Cell::Count(of) => row.lines.iter().map(of).sum::<i64>().to_string(),
        Cell::OfLines(of) => row.lines.iter().map(of).sum::<Fen>().to_string(),
        Cell::Amount(of) => of(row).to_string(),
    }
}

/// A table as comma-separated values, with the mark without which the spreadsheet programs used in China do not read
/// UTF-8.
///
/// # Panics
/// When a row has not as many cells as there are headings; every table is made column by column.
pub fn csv(table: &Table) -> String {
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{FEFF}".as_bytes().to_vec());
    for row in std::iter::once(&table.head).chain(&table.rows) {
        // An empty line would be no row.
        out.write_record(row.iter().map(|cell| spreadsheet(&plain(cell)))).expect("a cell under each heading");
    }
    String::from_utf8(out.into_inner().expect("memory does not fail")).expect("made of text")
}

/// A number without its unit and without marks between thousands; any other text as it is.
pub(super) fn plain(cell: &str) -> String {
    let number = cell.strip_suffix(" 元").or(cell.strip_suffix(" yuan")).unwrap_or(cell);
    let plain = number.replace(',', "");
    if is_number(&plain) { plain } else { cell.to_owned() }
}

/// Whether a text is a number as this program writes them: without zeros before it, and of no more digits than a
/// spreadsheet keeps. An identity number is none.
pub(super) fn is_number(text: &str) -> bool {
    const MOST_DIGITS: usize = 15;
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (units, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_padded = units.len() > 1 && units.starts_with('0');
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    are_digits(units) && are_digits(part) && !is_padded && count <= MOST_DIGITS
}

/// A cell as a spreadsheet program is to read it: what it would run as a formula, or would take for a number or a day
/// and write in its own way, is marked as text by an apostrophe.
fn spreadsheet(cell: &str) -> String {
    let cell = safe::cell(cell);
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let looks_like_one = |letter: char| letter.is_ascii_digit() || "-+/.:,eE ".contains(letter);
    let is_taken = cell.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        && cell.chars().all(looks_like_one)
        && cell.parse::<Date>().is_err();
    let is_text = (runs || is_taken) && !is_number(&cell);
    if is_text { String::from("'") + &cell } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells<const N: usize>(row: [&str; N]) -> Table {
        Table { head: vec!["-x".to_owned(); N], rows: vec![row.map(str::to_owned).to_vec()] }
    }

    #[test]
    fn numbers_are_plain_and_no_text_is_run() {
        let row = ["第 1 年", "1,234.56 元", "-5", "35,000", "=1+1", "a,\"b\""].map(str::to_owned).to_vec();
        let table = Table { head: ["-x", "", "", "", "", ""].map(str::to_owned).to_vec(), rows: vec![row] };
        assert_eq!(csv(&table), "\u{FEFF}'-x,,,,,\r\n第 1 年,1234.56,-5,35000,'=1+1,\"a,\"\"b\"\"\"\r\n");
    }

    #[test]
    fn what_a_spreadsheet_would_write_in_its_own_way_is_marked_as_text() {
        let kept = [
            "620102199001011234",
            "6222020000000000",
            "007",
            "1E5",
            "3-1",
            "1/2",
            "00.50",
            "-",
            "+8613800000000",
            "\t=1",
            "\r=1",
            "＝1",
        ];
        for text in kept {
            assert_eq!(spreadsheet(text), format!("'{text}"));
        }
        for text in
            ["0", "0.50", "-12.30", "100000000000", "2018-12-31", "12.5%", "样本户甲", "1 村", "62010219900101123X"]
        {
            assert_eq!(spreadsheet(text), text);
        }
        assert_eq!(spreadsheet("\u{202e}\u{1b}[2J"), "\\u{202e}\\u{1b}[2J");
    }

    #[test]
    fn a_table_read_back_is_the_table() {
        let row = ["甲,乙", "\"", "两\n行", " ", "x\ry"];
        let text = csv(&cells(row));
        let mut read = csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
        let found: Vec<String> =
            read.records().next().expect("a row").expect("read").iter().map(str::to_owned).collect();
        assert_eq!(found, row);
    }
}
