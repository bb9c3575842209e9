//! What the commands print, as text and as comma-separated values.

use unicode_width::UnicodeWidthStr;

use fenhong::audit::Audit;
use fenhong::cases::{CASES, LEDGERS};
use fenhong::chart::Table;
use fenhong::check::{self, Finding, Severity};
use fenhong::ledger::YearLedger;
use fenhong::notice::Custody;
use fenhong::outcome::{Capture, Report};
use fenhong::reported::Compared;
use fenhong::rules::RULES;
use fenhong::safe;
use fenhong::scenario::Scenario;
use fenhong::units::Fen;
use fenhong::words::audit as a;
use fenhong::words::reported as r;
use fenhong::words::sheet as w;
use fenhong::words::{Piece, Voice, derivation::steps, findings, notice, number, results};

/// The outcomes of a run: three sentences and a table of the years.
pub fn report(scenario: &Scenario, report: &Report, capture: Option<&Capture>, voice: Voice) -> Vec<String> {
    let head = &report.headline;
    let mut lines = Vec::new();
    if report.place.cohort > 0 {
        for pieces in [results::payout(head, voice), results::paying(head, voice), results::out(head, voice)] {
            lines.push(pieces.into_iter().map(|(Piece::Words(text) | Piece::Value(text))| text).collect());
        }
    } else {
        lines.push(voice.say(results::NO_COHORT));
    }
    lines.extend(report.help.as_ref().map(|help| results::help(help, voice)));
    lines.extend(report.relapse.as_ref().map(|relapse| results::relapse(relapse, head.of_years, voice)));
    let heads = [w::YEAR, w::WORST, w::MIDDLE, w::BEST, w::POOR, w::POOR_WITHOUT, w::FUND];
    let mut table = vec![heads.map(|text| voice.say(text)).to_vec()];
    table.extend(report.years.iter().map(|row| w::year(row, voice)));
    lines.extend(align(&table));
    lines.extend(report.business.as_ref().map(|business| results::business(business, voice)));
    let taken = capture.and_then(|capture| fenhong::words::compare::taken(capture, voice));
    lines.extend(taken.map(|line| fenhong::words::capital(&line)));
    let counts = [report.draws, report.assumed_inputs, report.inputs].map(|count| count.to_string());
    lines.push(voice.fill(
        w::RUN_LINE,
        &[
            ("name", &*voice.name(&scenario.name)),
            ("date", &scenario.as_of.to_string()),
            ("draws", &counts[0]),
            ("fingerprint", &report.fingerprint),
            ("assumed", &counts[1]),
            ("inputs", &counts[2]),
        ],
    ));
    lines.push(voice.say(w::SIMULATED));
    let grave = report.findings.iter().filter(|finding| finding.severity > Severity::Note);
    lines.extend(grave.flat_map(|finding| finding_lines(finding, voice)));
    if check::is_unlawful(&report.findings) {
        lines.push(voice.say(findings::MARK));
    }
    lines
}

/// What the case's report says beside what was found; nothing where there is no such report.
pub fn reported(reported: &[Compared], scenario: &Scenario, voice: Voice) -> Vec<String> {
    if reported.is_empty() {
        return Vec::new();
    }
    let mut table = vec![[r::FIGURE, r::SAID, r::FOUND].map(|text| voice.say(text)).to_vec()];
    table.extend(reported.iter().map(|row| {
        let [said, found] = [r::said(row.said, row.unit, voice), r::found(row.found.as_ref(), row.unit, voice)];
        vec![voice.say(r::words(row.id).name), said, found]
    }));
    let mut lines = vec![String::new(), voice.say(r::TITLE)];
    lines.extend(align(&table));
    for row in reported {
        let (words, figure) = (r::words(row.id), row.figure());
        let source = r::source(figure, voice);
        let [name, why] = [words.name, words.why].map(|text| voice.say(text));
        let verdict = r::verdict(row, voice);
        let parts = [("name", &*name), ("verdict", &verdict), ("why", &why), ("source", &source)];
        lines.push(voice.fill(r::LINE, &parts).trim_end().to_owned());
    }
    lines.push(voice.say(r::INTERVAL));
    lines.extend(r::settings(reported[0].figure().case, scenario, voice));
    lines
}

/// The ledger of a year: the steps, then a line a household.
pub fn ledger(ledger: &YearLedger, voice: Voice) -> Vec<String> {
    let numbers = [ledger.village + 1, ledger.year + 1].map(|number| number.to_string());
    let title = voice.fill(w::VILLAGE_YEAR, &[("village", &numbers[0]), ("year", &numbers[1])]);
    let from = match ledger.draw {
        Some(draw) => voice.fill(w::OF_DRAW, &[("draw", &(draw + 1).to_string())]),
        None => voice.say(w::OF_SURPLUS),
    };
    let mut lines = vec![format!("{title} · {from}")];
    lines.extend(steps::lines(ledger, &[], voice).concat());
    lines.extend(align(&without_idle_columns(table(ledger, voice))));
    lines
}

/// The households' table with its head.
fn table(ledger: &YearLedger, voice: Voice) -> Vec<Vec<String>> {
    let Table { head, mut rows } = w::households(ledger, voice);
    let cells = rows.iter_mut().flat_map(|row| &mut row[FIXED..]);
    cells.filter(|cell| cell.parse::<Fen>().is_ok()).for_each(|cell| *cell = number(&cell));
    rows.insert(0, head);
    rows
}

/// The households' table as comma-separated values.
pub fn ledger_csv(ledger: &YearLedger, voice: Voice) -> String {
    w::csv(&w::households(ledger, voice))
}

/// Columns before the first amount: register, names and shares always stand.
const FIXED: usize = 5;

/// Leaves out the columns of rules that do not act: all zeros.
fn without_idle_columns(table: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let acts =
        |column: usize| column < FIXED || table.iter().skip(1).any(|row| !matches!(row[column].as_str(), "0" | "0.00"));
    let kept: Vec<usize> = (0..table[0].len()).filter(|&column| acts(column)).collect();
    table.iter().map(|row| kept.iter().map(|&column| row[column].clone()).collect()).collect()
}

/// Columns padded to the widest cell; Chinese characters take two places.
pub fn align(table: &[Vec<String>]) -> Vec<String> {
    // Cells may be names, which are as wide as what is shown of them.
    let shown = |row: &Vec<String>| row.iter().map(|cell| safe::line(cell).into_owned()).collect::<Vec<_>>();
    let table: Vec<Vec<String>> = table.iter().map(shown).collect();
    let columns = table.iter().map(Vec::len).max().unwrap_or(0);
    let width =
        |column: usize| table.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let pad = |(cell, width): (&String, &usize)| format!("{}{cell}", " ".repeat(width - cell.width()));
    table.iter().map(|row| row.iter().zip(&widths).map(pad).collect::<Vec<_>>().join("  ")).collect()
}

/// The shipped scenarios, one a line, then the declared ledgers.
pub fn cases(voice: Voice) -> String {
    let row = |case: &fenhong::cases::Case| vec![format!("case:{}", case.id), voice.name(&case.scenario().name)];
    let scenarios = CASES.iter().map(row).map(|row| row.join("\t") + "\n");
    let ledger = |(id, _): &(&str, &str)| {
        let name = fenhong::audit::shipped(id).map(|ledger| voice.name(&ledger.name)).unwrap_or_default();
        format!("case:{id}\t{name}\n")
    };
    scenarios.chain(LEDGERS.iter().map(ledger)).collect()
}

/// An audit: the sentence over it, the findings, two lines each, and the sums.
pub fn audit(audit: &Audit, voice: Voice) -> Vec<String> {
    let mut lines = vec![a::headline(audit, voice)];
    for finding in &audit.findings {
        let text = a::text(finding, voice);
        lines.push(format!("[{} · {}] {}", text.weight, text.source, text.what));
        lines.push(format!("    {} ({})", text.remedy, finding.field));
    }
    lines.extend(a::sums(audit, voice));
    lines.push(voice.say(a::ENTERED));
    lines
}

/// What was paid beside the plan: the sentence, then what differs.
pub fn custody(custody: &Custody, voice: Voice) -> Vec<String> {
    let mut lines = vec![notice::counted(custody, voice)];
    if !custody.differences.is_empty() {
        let Table { head, rows } = notice::differences(custody, voice);
        lines.extend(align(&std::iter::once(head).chain(rows).collect::<Vec<_>>()));
    }
    lines
}

/// The findings, two lines each; one line where there are none.
pub fn checked(found: &[Finding], voice: Voice) -> Vec<String> {
    if found.is_empty() {
        return vec![voice.say(w::CHECKED)];
    }
    found.iter().flat_map(|finding| finding_lines(finding, voice)).collect()
}

fn finding_lines(finding: &Finding, voice: Voice) -> [String; 2] {
    let text = findings::text(finding, voice);
    [format!("[{}] {}", text.weight, text.what), format!("    {} ({})", text.remedy, finding.field)]
}

/// The rule book as a table in Markdown.
pub fn rules() -> String {
    let row = |rule: &fenhong::rules::Rule| {
        format!("| `{}` | `{}` | {} | {} |\n", rule.id, rule.choice, rule.clause, rule.source)
    };
    let head = "| rule | choice | clause | source |\n|---|---|---|---|\n";
    head.to_owned() + &RULES.iter().map(row).collect::<String>()
}
