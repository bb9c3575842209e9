//! All tables of the results as the sheets of a workbook, each cell as what it is: a text, an amount, a number.

use serde_json::{Value, json};

use super::{Voice, findings, page, results, sheet, texts};
use crate::chart::{Chart, Table};
use crate::ledger::YearLedger;
use crate::outcome::Report;
use crate::units::Fen;

texts! {
    ABOUT: "说明" | "About";
    FINDINGS: "要留意的地方" | "What to mind";
    YEARS: "逐年结果" | "Year by year";
    FAN: "分到的钱" | "Payouts";
    FLOW: "一元钱的去处" | "One yuan's way";
    STACK: "收入构成" | "Incomes";
    BINS: "高低分布" | "Spread";
    COOPS: "合作社的账" | "Co-ops' ledger";
    HOUSEHOLDS: "农户的账" | "Households' ledger";
    YEARS_TITLE: "开始时在册的{poor}一户一年分到的钱（元），低于{the_line}的比例，村集体积累（元）" | "Paid to a {poor} registered at the start a year (yuan), parts under the {the_line}, the collective's fund (yuan)";
}

/// One sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// What stands over the table.
    pub lines: Vec<String>,
    /// The table; without a head where there is none.
    pub table: Table,
    /// The column of names, which stay texts even where they look like numbers.
    pub names: Option<usize>,
}

/// What the results are of: the first sheet. `title` is the scenario's name and date, `counts` what else is said of it.
pub fn about(report: &Report, title: &str, counts: Vec<String>, voice: Voice) -> Sheet {
    let mut lines = vec![voice.say(page::PROMISE), title.to_owned()];
    let head = &report.headline;
    let sentences = [results::payout(head, voice), results::paying(head, voice), results::out(head, voice)];
    match report.place.cohort {
        0 => lines.push(voice.say(results::NO_COHORT)),
        _ => lines.extend(sentences.map(super::joined)),
    }
    lines.extend(counts);
    lines.push(findings::counted(&report.findings, voice));
    for finding in &report.findings {
        let text = findings::text(finding, voice);
        lines.push([&text.weight, " ", &findings::in_full(&text, voice)].concat());
    }
    Sheet { name: voice.say(ABOUT), lines, table: Table::default(), names: None }
}

/// What to mind: every finding with its weight, law and remedy.
pub fn to_mind(report: &Report, title: &str, voice: Voice) -> Sheet {
    let lines = vec![title.to_owned(), findings::counted(&report.findings, voice)];
    Sheet { name: voice.say(FINDINGS), lines, table: findings::table(&report.findings, voice), names: None }
}

/// The years' results.
pub fn years(report: &Report, voice: Voice) -> Sheet {
    let lines = vec![voice.say(YEARS_TITLE)];
    Sheet { name: voice.say(YEARS), lines, table: sheet::years(report, voice), names: None }
}

/// A chart's values.
pub fn chart(chart: Chart, voice: Voice) -> Sheet {
    let name = match chart.id {
        "fan" => FAN,
        "flow" => FLOW,
        "stack" => STACK,
        _ => BINS,
    };
    let lines = vec![chart.title, chart.subtitle];
    Sheet { name: voice.say(name), lines, table: chart.table, names: None }
}

/// The two tables of a year's ledger; `title` says which year, `names` are the names of the scenario's enterprises.
pub fn ledger(ledger: &YearLedger, title: &str, names: &[String], voice: Voice) -> [Sheet; 2] {
    let coops = super::ledger::coops(ledger, names, voice);
    let lines = |what: super::Text| vec![voice.say(page::PROMISE), title.to_owned(), voice.say(what)];
    [
        Sheet { name: voice.say(COOPS), lines: lines(super::ledger::COOPS), table: coops, names: Some(0) },
        Sheet {
            name: voice.say(HOUSEHOLDS),
            lines: lines(super::ledger::HOUSEHOLDS),
            table: sheet::households(ledger, voice),
            names: Some(1),
        },
    ]
}

/// The sheets as JSON for what writes the workbook.
pub fn to_json(sheets: &[Sheet]) -> Value {
    let mut list = Vec::new();
    for sheet in sheets {
        let cell = |(column, text): (usize, &String)| {
            if sheet.names == Some(column) { Value::from(text.as_str()) } else { cell(text) }
        };
        let row = |row: &Vec<String>| row.iter().enumerate().map(cell).collect::<Value>();
        let rows: Value = sheet.table.rows.iter().map(row).collect();
        list.push(json!({ "name": sheet.name, "lines": sheet.lines, "head": sheet.table.head, "rows": rows }));
    }
    Value::Array(list)
}

/// A cell as what its text is: an amount has two decimals, a part a percent sign, a whole number only digits.
fn cell(text: &str) -> Value {
    let plain = sheet::plain(text);
    if !sheet::is_number(plain.strip_suffix('%').unwrap_or(&plain)) {
        return text.into();
    }
    if let Some(part) = plain.strip_suffix('%').and_then(|part| part.parse::<Fen>().ok()) {
        // Hundredths of a percent are what fen are of a yuan.
        return json!({ "part": part.fen() });
    }
    if plain.contains('.') {
        return plain.parse::<Fen>().map_or_else(|_| text.into(), |fen| json!({ "fen": fen.fen() }));
    }
    plain.parse::<i64>().map_or_else(|_| text.into(), |count| json!({ "whole": count }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn a_cell_is_what_it_says() {
        assert_eq!(cell("1,234.56 元"), json!({ "fen": 123_456 }));
        assert_eq!(cell("-0.05 yuan"), json!({ "fen": -5 }));
        assert_eq!(cell("35,000"), json!({ "whole": 35_000 }));
        assert_eq!((cell("38%"), cell("4.5%")), (json!({ "part": 3_800 }), json!({ "part": 450 })));
        for text in ["第 3 年", "", "-", "样本户 7", "year 3", "1.2.3", "2018-12-31", "007", "620102199001011234"]
        {
            assert_eq!(cell(text), json!(text));
        }
    }

    #[test]
    fn a_year_of_the_first_case_becomes_sheets_with_numbers() {
        let voice = Voice::new(Lang::Zh, None);
        let model = crate::model::Model::new(crate::cases::CASES[0].scenario()).unwrap();
        let register = crate::population::Population::new(&model.scenario).register(0);
        let year = crate::ledger::of_draw(&model, &register, 0, 0).unwrap();
        let sheets = to_json(&ledger(&year, "x", &[], voice));
        assert_eq!(sheets[1]["rows"].as_array().map(Vec::len), Some(200));
        let (head, row) = (&sheets[1]["head"], &sheets[1]["rows"][0]);
        let column =
            |name: crate::words::Text| head.as_array().unwrap().iter().position(|cell| *cell == name.zh).unwrap();
        let fen = |name| row[column(name)]["fen"].as_i64().expect("an amount");
        assert!(row[column(sheet::NUMBER)]["whole"].is_i64() && row[column(sheet::NAME)].is_string());
        let parts =
            [sheet::PATRONAGE, sheet::PAID_IN, sheet::ALLOCATED, sheet::COLLECTIVE, sheet::POST, sheet::RECOVERED];
        assert_eq!(parts.map(fen).iter().sum::<i64>(), fen(sheet::TOTAL));
        let lived =
            fen(sheet::WAGES) + fen(sheet::JOBS) + fen(sheet::FARMING) + fen(sheet::OTHER) - fen(sheet::ILLNESS);
        assert_eq!(lived + fen(sheet::TOTAL), fen(sheet::INCOME));
    }
}
