//! What a paper is, and what all papers have: village, year, breaches of the law, check code, signatures.

use super::capitals::capitals;
use crate::chart::Table;
use crate::check::Finding;
use crate::law::Provision;
use crate::ledger::Row;
use crate::notice::Plan;
use crate::units::Fen;
use crate::words::{Lang, Voice, exact_yuan, findings, ledger, texts};

texts! {
    PLAN: "盈余分配方案" | "Plan for sharing the surplus";
    RESOLUTION: "会议决议" | "Resolutions";
    NOTICE: "分红公示" | "Public notice of the dividends";
    PAYOUT: "分红发放表" | "Payout sheet";
    SLIPS: "农户分红单" | "Household slips";
    EXITS: "退出名册确认表" | "Leaving the register: confirmation";
    OF_VILLAGE: "{name} · {year} 年" | "{name} · {year}";
    SAMPLE_VILLAGE: "{name} · 第 {village} 村 · {year} 年" | "{name} · village {village} · {year}";
    CODE: "账目校验码 {code}。方案、决议、公示、发放表、农户分红单上的校验码一样，才是同一本账；改动一分钱，校验码就变。" | "Check code {code}. Plan, resolutions, notice, payout sheet and slips of one ledger carry the same code; one altered fen changes it.";
    CODE_SHORT: "校验码 {code}" | "Check code {code}";
    BREACH: "▲ {weight}：{what}" | "▲ {weight}: {what}";
    CITED: "（{article}）" | " ({article})";
    BLANK: "＿＿＿＿＿＿" | "______________";
    BLANK_DAY: "＿＿＿＿年＿＿月＿＿日" | "____-__-__";
    PREPARED: "制表" | "Prepared by";
    SUPERVISED: "监督（监事会、监督委员会）" | "Supervised by";
    SECRETARY: "书记" | "Secretary";
    DATE: "日期" | "Date";
    TOTAL: "合计" | "Total";
    IN_CAPITALS: "{amount}（大写：{capitals}）" | "{amount} (in words: {capitals})";
}

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// What is put to the meetings.
    Plan,
    /// What they resolve, a sheet a meeting.
    Resolution,
    /// What hangs on the wall.
    Notice,
    /// Where each household signs.
    Payout,
    /// A slip a household.
    Slips,
    /// A sheet for each household in its first year off the register.
    Exits,
}

/// A paper: what stands on it from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Which.
    pub kind: Kind,
    /// Over it.
    pub title: String,
    /// What stands under the title.
    pub blocks: Vec<Block>,
    /// Its last line.
    pub foot: String,
}

/// A piece of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A line.
    Line(String),
    /// A heading within the paper.
    Heading(String),
    /// A breach of the law.
    Breach(String),
    /// A table.
    Rows(Rows),
    /// Whose names come here, each with a line to sign on; who has signed is named.
    Signatures(Vec<(String, String)>),
}

/// A table on paper: no row of it is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Head and rows.
    pub table: Table,
    /// The row of totals, where there is one.
    pub total: Option<Vec<String>>,
    /// How many columns from the left are texts; the others are numbers or empty.
    pub texts: usize,
}

impl Kind {
    /// All of them, in the order in which they come about.
    pub const ALL: [Kind; 6] = [Kind::Plan, Kind::Resolution, Kind::Notice, Kind::Payout, Kind::Slips, Kind::Exits];

    /// Its name for programs.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Plan => "plan",
            Kind::Resolution => "resolution",
            Kind::Notice => "notice",
            Kind::Payout => "payout",
            Kind::Slips => "slips",
            Kind::Exits => "exits",
        }
    }

    /// What it is called.
    pub fn name(self, voice: Voice) -> String {
        voice.say(match self {
            Kind::Plan => PLAN,
            Kind::Resolution => RESOLUTION,
            Kind::Notice => NOTICE,
            Kind::Payout => PAYOUT,
            Kind::Slips => SLIPS,
            Kind::Exits => EXITS,
        })
    }
}

/// A paper with its village and year under the title, and with the breaches of the law, which no paper hides.
pub(super) fn begun(plan: &Plan, kind: Kind, title: String, voice: Voice) -> Paper {
    let mut blocks = vec![Block::Line(village(plan, voice))];
    blocks.extend(plan.breaches().map(|finding| Block::Breach(breach(finding, voice))));
    Paper { kind, title, blocks, foot: voice.fill(CODE, &[("code", &code(plan))]) }
}

/// A breach of the law, as every paper says it.
pub fn breach(finding: &Finding, voice: Voice) -> String {
    let text = findings::text(finding, voice);
    voice.fill(BREACH, &[("weight", &text.weight), ("what", &text.what)])
}

pub(super) fn code(plan: &Plan) -> String {
    plan.sealed.fingerprint.short()
}

/// The village and the year.
pub(super) fn village(plan: &Plan, voice: Voice) -> String {
    let declared = &plan.sealed.declared;
    let values = [
        ("name", voice.name(&declared.name)),
        ("year", declared.year.to_string()),
        ("village", declared.village.to_string()),
    ];
    voice.fill(if declared.village > 1 { SAMPLE_VILLAGE } else { OF_VILLAGE }, &values)
}

/// What a co-op is called: its own name, or else its number and enterprise.
pub(super) fn coop(plan: &Plan, place: usize, voice: Voice) -> String {
    let coop = &plan.ledger.coops[place];
    let own = || coop.name.as_ref().map(|name| crate::safe::name(name));
    own().unwrap_or_else(|| ledger::coop_name(place, coop, &enterprises(plan, voice), voice))
}

/// The names of the scenario's enterprises, which co-ops without a name of their own go by.
pub(super) fn enterprises(plan: &Plan, voice: Voice) -> Vec<String> {
    plan.sealed.declared.scenario.0.enterprises.iter().map(|enterprise| voice.name(&enterprise.name)).collect()
}

/// What a household is called.
pub(super) fn household(row: &Row, voice: Voice) -> String {
    ledger::household_name(row, voice)
}

/// An amount in figures, and where papers are Chinese in capitals.
pub(super) fn in_full(amount: Fen, voice: Voice) -> String {
    let said = exact_yuan(amount, voice);
    if voice.lang == Lang::En {
        return said;
    }
    voice.fill(IN_CAPITALS, &[("amount", said), ("capitals", capitals(amount))])
}

/// Preparer, supervisor and secretary, with the day.
pub(super) fn signatures(plan: &Plan, voice: Voice) -> Block {
    let signed = &plan.sealed.declared.signed;
    let who = [(PREPARED, &signed.prepared), (SUPERVISED, &signed.supervised), (SECRETARY, &signed.secretary)];
    let mut list: Vec<(String, String)> = Vec::new();
    for (office, name) in who {
        list.push((voice.say(office), crate::safe::name(name)));
    }
    list.push((voice.say(DATE), String::new()));
    Block::Signatures(list)
}

/// The article that says it on the day of the meeting, in brackets; nothing where no law of that day says it.
pub(super) fn cited(plan: &Plan, provision: Provision, voice: Voice) -> String {
    let declared = &plan.sealed.declared;
    // A meeting is bound by the law of its own day.
    let article = provision.on(declared.decided.on.map_or(declared.date(), |on| on.max(declared.date())));
    let said = |article| voice.fill(CITED, &[("article", &findings::article(article, voice))]);
    article.map(said).unwrap_or_default()
}

/// A day, or the place for it.
pub(super) fn day(date: Option<crate::scenario::Date>, voice: Voice) -> String {
    date.map_or_else(|| voice.say(BLANK_DAY), |date| date.to_string())
}

/// Leaves out columns in which nobody has anything, but for the first `kept`.
pub(super) fn without_idle(rows: Rows, kept: usize) -> Rows {
    let Rows { table, total, texts } = rows;
    let acts = |column: usize| {
        column < kept || table.rows.iter().any(|row| !matches!(row[column].as_str(), "0" | "0.00" | ""))
    };
    let columns: Vec<usize> = (0..table.head.len()).filter(|column| acts(*column)).collect();
    let pick = |row: &Vec<String>| columns.iter().map(|column| row[*column].clone()).collect::<Vec<_>>();
    let (head, total) = (pick(&table.head), total.as_ref().map(pick));
    let rows = table.rows.iter().map(pick).collect();
    Rows { table: Table { head, rows }, total, texts }
}
