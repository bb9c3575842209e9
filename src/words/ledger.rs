//! A year's ledger as tables: what a village accountant would write down.

use super::{Voice, plain_yuan, sheet, texts};
use crate::chart::Table;
use crate::ledger::{CoopYear, Row, YearLedger};
use crate::safe;
use crate::units::Fen;

texts! {
    COOPS: "合作社：从盈余到每股分红（元）" | "The co-ops: from surplus to dividend (yuan)";
    COOP: "合作社" | "Co-op";
    SURPLUS: "当年盈余" | "Surplus";
    MADE_UP: "补往年亏损" | "Earlier losses";
    RESERVE: "提公积金" | "To reserve";
    CARRIED_IN: "上年结转" | "Carried in";
    DISTRIBUTABLE: "可分配" | "To share";
    PER_SHARE: "每股分红" | "A share";
    TO_COLLECTIVE: "村集体" | "Collective";
    TO_PAID_IN: "群众股" | "Paid-in shares";
    TO_ALLOCATED: "配股" | "Allocated shares";
    CLOSED: "（已关门）" | " (closed)";
    CLOSES: "（年底关门）" | " (closes)";
    STEPS: "一步一步怎么算的，每一步用哪条规则" | "Every step, with its rule";
    HOUSEHOLDS: "农户：各分多少，日子怎么样（元）" | "The households: what each is paid, and how it fares (yuan)";
    HOUSEHOLD: "户" | "Household";
    SAMPLE: "样本户 {id}" | "sample {id}";
    PERSONS: "人口" | "Persons";
    REGISTERED: "在册" | "Registered";
    YES: "是" | "yes";
    NO: "否" | "no";
    PATRONAGE: "按交易额和成员" | "By trade and membership";
    PAID_IN: "入股分红" | "Paid-in";
    ALLOCATED: "配股分红" | "Allocated";
    COLLECTIVE: "集体分红" | "Collective";
    SUM: "分到手" | "Paid in all";
    WAGES: "工资" | "Wages";
    JOBS: "合作社工资" | "Co-op wages";
    FARMING: "务农" | "Farming";
    OTHER: "其他" | "Other";
    ILLNESS: "看病花掉" | "Illness";
    HELP: "贷款、就业和{era_help}" | "Loans, work, {era_help}";
    INCOME: "一年收入" | "Income";
    BELOW: "低于{the_line}" | "Under the {the_line}";
    FAILED: "这一年的账没有打开，请再点一次。" | "This ledger did not open; please ask again.";
}

/// From surplus to dividend, a row for each co-op; `names` are the names of the scenario's enterprises.
pub fn coops(ledger: &YearLedger, names: &[String], voice: Voice) -> Table {
    let head = [
        COOP,
        SURPLUS,
        MADE_UP,
        RESERVE,
        CARRIED_IN,
        DISTRIBUTABLE,
        PER_SHARE,
        TO_COLLECTIVE,
        TO_PAID_IN,
        TO_ALLOCATED,
    ];
    let row = |(place, coop): (usize, &CoopYear)| {
        let bridge = &coop.bridge;
        let amounts = [
            bridge.surplus,
            bridge.made_up,
            bridge.reserve,
            bridge.carried_in,
            bridge.distributable,
            coop.per_share.paid_in,
            coop.collective,
            coop.paid_in,
            coop.allocated,
        ];
        std::iter::once(coop_name(place, coop, names, voice)).chain(amounts.map(plain_yuan)).collect()
    };
    Table { head: head.map(|text| voice.say(text)).into(), rows: ledger.coops.iter().enumerate().map(row).collect() }
}

/// A row for each household, in the order of their numbers; what each is paid in all stands first.
pub fn households(ledger: &YearLedger, voice: Voice) -> Table {
    let mut head = vec![
        HOUSEHOLD, SUM, PERSONS, REGISTERED, PATRONAGE, PAID_IN, ALLOCATED, COLLECTIVE, WAGES, JOBS, FARMING, OTHER,
        ILLNESS, INCOME, BELOW,
    ];
    let has_help = ledger.rows.iter().any(|row| row.aid.is_some());
    if has_help {
        head.insert(13, HELP);
    }
    let mut table = Table {
        head: head.into_iter().map(|text| voice.say(text)).collect(),
        rows: ledger.rows.iter().map(|row| household(row, has_help, voice)).collect(),
    };
    // Only where a co-op pays any.
    if !ledger.rows.iter().any(|row| row.job != Fen::ZERO) {
        table.head.remove(JOBS_COLUMN);
        table.rows.iter_mut().for_each(|row| drop(row.remove(JOBS_COLUMN)));
    }
    // Only of a year in which someone is off the register for the first time.
    if sheet::leaves(ledger) {
        table.head.insert(LEAVING_COLUMN, voice.say(sheet::LEAVING));
        for (cells, row) in table.rows.iter_mut().zip(&ledger.rows) {
            cells.insert(LEAVING_COLUMN, row.leaving.map(plain_yuan).unwrap_or_default());
        }
    }
    table
}

/// What a household's amounts add up to, as the tables have them together.
pub(super) struct Sums {
    /// On allocated shares, with recovered ones.
    pub allocated: Fen,
    /// By the collective, with posts.
    pub collective: Fen,
    /// What help added; a loan that cost more takes away.
    pub help: Fen,
}

/// The sums of a household's row.
pub(super) fn sums(row: &Row) -> Sums {
    Sums {
        allocated: row.allocated + row.recovered,
        collective: row.collective + row.post,
        help: row.aid.unwrap_or_default().income(),
    }
}

/// The column of the co-ops' wages.
const JOBS_COLUMN: usize = 9;
/// The column of what leaving the register costs, after what is paid.
const LEAVING_COLUMN: usize = 8;

fn household(row: &Row, has_help: bool, voice: Voice) -> Vec<String> {
    let yes = |is: bool| voice.say(if is { YES } else { NO });
    let (earned, Sums { allocated, collective, help }) = (row.earned.unwrap_or_default(), sums(row));
    let parts = [row.patronage, row.paid_in, allocated, collective];
    let mut rest = vec![earned.wages, row.job, earned.farming, row.other, earned.illness, row.income()];
    if has_help {
        rest.insert(5, help);
    }
    let (paid, persons) = (plain_yuan(row.dividends()), row.persons.to_string());
    let mut cells = vec![household_name(row, voice), paid, persons, yes(row.on_register)];
    cells.extend(parts.into_iter().chain(rest).map(plain_yuan));
    cells.push(yes(row.below));
    cells
}

/// What a household is called.
pub(super) fn household_name(row: &Row, voice: Voice) -> String {
    row.name.as_deref().map_or_else(|| voice.fill(SAMPLE, &[("id", &row.id.to_string())]), safe::name)
}

/// What a co-op is called. They are numbered by their place: the register numbers of sample co-ops are far apart.
pub(super) fn coop_name(place: usize, coop: &CoopYear, names: &[String], voice: Voice) -> String {
    let state = match (coop.closed, coop.closes) {
        (true, _) => voice.say(CLOSED),
        (_, true) => voice.say(CLOSES),
        _ => String::new(),
    };
    format!("{} {}{state}", place + 1, own_name(coop, names))
}

/// A co-op's own name, or else that of its enterprise; nothing where neither has one.
pub(super) fn own_name(coop: &CoopYear, names: &[String]) -> String {
    coop.name.as_ref().or(names.get(coop.enterprise)).map(|name| safe::name(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::household::Earned;
    use crate::ledger::ByClass;
    use crate::rules::Bridge;
    use crate::words::Lang;

    #[test]
    fn a_ledger_reads_as_tables() {
        let voice = Voice { lang: Lang::Zh, era: crate::words::Era::Poverty };
        let coop = CoopYear {
            id: 1,
            closes: true,
            bridge: Bridge { surplus: Fen::yuan(100), ..Bridge::default() },
            per_share: ByClass { paid_in: Fen::new(5), ..ByClass::default() },
            collective: Fen::new(2_750),
            ..CoopYear::default()
        };
        let poor = Row {
            id: 7,
            cohort: true,
            persons: 4,
            on_register: true,
            paid_in: Fen::yuan(1),
            allocated: Fen::yuan(2),
            recovered: Fen::new(50),
            collective: Fen::new(550),
            other: Fen::yuan(900),
            below: true,
            earned: Some(Earned {
                wages: Fen::yuan(7_000),
                farming: Fen::yuan(3_600),
                illness: Fen::yuan(8_000),
                ..Earned::default()
            }),
            ..Row::default()
        };
        let rows = vec![poor, Row { id: 9, persons: 2, ..Row::default() }];
        let ledger = YearLedger { coops: vec![coop], rows, ..YearLedger::default() };
        assert_eq!(coops(&ledger, &["养猪".into()], voice).rows[0][..2], ["1 养猪（年底关门）", "100.00"]);
        let table = households(&ledger, voice);
        assert_eq!(table.rows[0][..2], ["样本户 7", "9.00"]);
        assert_eq!(table.rows[0][12], "3,509.00");
        assert_eq!(table.rows[0].len(), table.head.len());
        // In its first year off the register the other one is told what that costs, and nobody else is.
        let mut left = ledger;
        left.rows[1].leaving = Some(Fen::yuan(3));
        let told = households(&left, voice);
        assert_eq!((told.head[8].as_str(), told.head.len()), ("退册少分", table.head.len() + 1));
        assert_eq!([told.rows[0][8].as_str(), told.rows[1][8].as_str()], ["", "3.00"]);
    }
}
