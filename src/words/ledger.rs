//! A year's ledger as tables, from its JSON: what a village accountant would write down.

use serde_json::Value;

use super::{Voice, plain_yuan, texts};
use crate::chart::Table;
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
    HELP: "贷款、就业和帮扶" | "Loans, work, help";
    INCOME: "一年收入" | "Income";
    BELOW: "低于{the_line}" | "Under the {the_line}";
    FAILED: "这一年的账没有打开，请再点一次。" | "This ledger did not open; please ask again.";
}

/// From surplus to dividend, a row for each co-op; `names` are the names of the scenario's enterprises.
pub fn coops(ledger: &Value, names: &[String], voice: Voice) -> Table {
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
    let row = |(place, coop): (usize, &Value)| {
        let bridge = |name: &str| plain(&coop["bridge"][name]);
        vec![
            coop_name(place, coop, names, voice),
            bridge("surplus"),
            bridge("made_up"),
            bridge("reserve"),
            bridge("carried_in"),
            bridge("distributable"),
            plain(&coop["per_share"]["paid_in"]),
            plain(&coop["collective"]),
            plain(&coop["paid_in"]),
            plain(&coop["allocated"]),
        ]
    };
    Table { head: head.map(|text| voice.say(text)).into(), rows: rows(&ledger["coops"]).enumerate().map(row).collect() }
}

/// A row for each household, those that were registered at the start first.
pub fn households(ledger: &Value, voice: Voice) -> Table {
    let mut head = vec![
        HOUSEHOLD, PERSONS, REGISTERED, PATRONAGE, PAID_IN, ALLOCATED, COLLECTIVE, SUM, WAGES, JOBS, FARMING, OTHER,
        ILLNESS, INCOME, BELOW,
    ];
    let has_help = rows(&ledger["rows"]).any(|row| row["aid"].is_object());
    if has_help {
        head.insert(13, HELP);
    }
    let mut table = Table {
        head: head.into_iter().map(|text| voice.say(text)).collect(),
        rows: in_order(ledger).into_iter().map(|row| household(row, has_help, voice)).collect(),
    };
    // Only where a co-op pays any.
    if !rows(&ledger["rows"]).any(|row| fen(&row["job"]) != Fen::ZERO) {
        table.head.remove(JOBS_COLUMN);
        table.rows.iter_mut().for_each(|row| drop(row.remove(JOBS_COLUMN)));
    }
    table
}

/// The households' rows, those that were registered at the start first.
pub(super) fn in_order(ledger: &Value) -> Vec<&Value> {
    let (mut first, second): (Vec<&Value>, Vec<&Value>) = rows(&ledger["rows"]).partition(|row| row["cohort"] == true);
    first.extend(second);
    first
}

/// What a household's amounts add up to.
pub(super) struct Sums {
    /// On allocated shares, with recovered ones.
    pub allocated: Fen,
    /// By the collective, with posts.
    pub collective: Fen,
    /// Paid in all.
    pub paid: Fen,
    /// What help added.
    pub help: Fen,
    /// The year's income.
    pub income: Fen,
}

/// The sums of a household's row.
pub(super) fn sums(row: &Value) -> Sums {
    let earned = |name: &str| fen(&row["earned"][name]);
    let allocated = fen(&row["allocated"]) + fen(&row["recovered"]);
    let collective = fen(&row["collective"]) + fen(&row["post"]);
    let paid = fen(&row["patronage"]) + fen(&row["paid_in"]) + allocated + collective;
    let help = help(&row["aid"]);
    let lived = earned("wages") + fen(&row["job"]) + earned("farming") + fen(&row["other"]);
    Sums { allocated, collective, paid, help, income: lived + paid + help - earned("illness") }
}

/// The column of the co-ops' wages.
const JOBS_COLUMN: usize = 9;

fn household(row: &Value, has_help: bool, voice: Voice) -> Vec<String> {
    let earned = |name: &str| fen(&row["earned"][name]);
    let yes = |name: &str| voice.say(if row[name] == true { YES } else { NO });
    let job = fen(&row["job"]);
    let Sums { allocated, collective, paid, help, income } = sums(row);
    let sums = [fen(&row["patronage"]), fen(&row["paid_in"]), allocated, collective, paid];
    let mut rest = vec![earned("wages"), job, earned("farming"), fen(&row["other"]), earned("illness"), income];
    if has_help {
        rest.insert(5, help);
    }
    let mut cells = vec![household_name(row, voice), row["persons"].to_string(), yes("on_register")];
    cells.extend(sums.into_iter().chain(rest).map(plain_yuan));
    cells.push(yes("below"));
    cells
}

/// What help added to a household's income; a loan that cost more takes away.
fn help(aid: &Value) -> Fen {
    let given = ["led", "workshop", "public_post", "covered", "allowance"].map(|name| fen(&aid[name]));
    given.into_iter().sum::<Fen>() + fen(&aid["loan"]["profit"]) - fen(&aid["loan"]["own"])
}

/// What a household is called.
pub(super) fn household_name(row: &Value, voice: Voice) -> String {
    let id = row["id"].to_string();
    row["name"].as_str().map_or_else(|| voice.fill(SAMPLE, &[("id", &id)]), safe::name)
}

/// What a co-op is called. They are numbered by their place: the register numbers of sample co-ops are far apart.
pub(super) fn coop_name(place: usize, coop: &Value, names: &[String], voice: Voice) -> String {
    let enterprise = coop["enterprise"].as_u64().and_then(|place| names.get(place as usize));
    let name = coop["name"].as_str().or(enterprise.map(String::as_str)).map(safe::name).unwrap_or_default();
    let state = match (coop["closed"] == true, coop["closes"] == true) {
        (true, _) => voice.say(CLOSED),
        (_, true) => voice.say(CLOSES),
        _ => String::new(),
    };
    format!("{} {name}{state}", place + 1)
}

fn rows(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn fen(value: &Value) -> Fen {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or_default()
}

fn plain(value: &Value) -> String {
    plain_yuan(fen(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;
    use serde_json::json;

    #[test]
    fn a_ledger_reads_as_tables() {
        let voice = Voice { lang: Lang::Zh, monitored: false };
        let ledger = json!({
            "coops": [{ "id": 1, "enterprise": 0, "closes": true, "bridge": { "surplus": "100.00" },
                        "per_share": { "paid_in": "0.05" }, "collective": "27.50" }],
            "pool": { "collective": "27.50", "kept": "11.00", "heads": 3, "per_head": "5.50" },
            "rows": [
                { "id": 9, "cohort": false, "persons": 2 },
                { "id": 7, "cohort": true, "persons": 4, "on_register": true, "paid_in": "1.00", "allocated": "2.00",
                  "recovered": "0.50", "collective": "5.50", "other": "900.00", "below": true,
                  "earned": { "wages": "7000.00", "farming": "3600.00", "illness": "8000.00" } },
            ],
        });
        assert_eq!(coops(&ledger, &["养猪".into()], voice).rows[0][..2], ["1 养猪（年底关门）", "100.00"]);
        let table = households(&ledger, voice);
        assert_eq!(table.rows[0][0], "样本户 7");
        assert_eq!(table.rows[0][7], "9.00");
        assert_eq!(table.rows[0][12], "3,509.00");
        assert_eq!(table.rows[0].len(), table.head.len());
    }
}
