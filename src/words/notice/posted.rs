//! What hangs on the wall, and where each household signs for its money.
//!
//! No identity number stands on either: none is kept. Nothing tells why a household is on the register or who is ill.

use super::paper::{
    BLANK, Block, Kind, Paper, Rows, TOTAL, begun, cited, coop, day, household, in_full, signatures, without_idle,
};
use crate::chart::Table;
use crate::law::Provision;
use crate::ledger::Row;
use crate::notice::Plan;
use crate::units::Fen;
use crate::words::{Text, Voice, number, plain_yuan, sheet, texts};

texts! {
    DECIDED: "{by} 于 {on} 决定。" | "Decided by {by} on {on}.";
    PERIOD: "公示时间 {from} 到 {to}，头尾都算，不少于十日。" | "Posted from {from} to {to}, both counted, ten days at least.";
    OBJECT: "有不同意见，公示期内向{who}提出，电话 {blank}；说不通的，可以请乡镇人民政府或者县农业农村局调解，也可以依法申请仲裁、向人民法院起诉{law}。" | "Objections go to {who}, telephone {blank}, while this is posted; then to the township or the county's agricultural office, to arbitration or to the court{law}.";
    BRIDGE: "{name}：盈余 {surplus} 元[，补往年亏损 {made_up} 元][，提公积金 {reserve} 元][，风险金 {risk} 元][，公益金 {common} 元][，村公益金 {welfare} 元]，可分配 {shared} 元；每股分红：入股 {paid_in} 元，配股 {allocated} 元；付村集体 {collective} 元。" | "{name}: surplus {surplus} yuan[, earlier losses {made_up}][, reserve {reserve}][, risk fund {risk}][, members' welfare fund {common}][, village's welfare fund {welfare}], to be shared {shared}; a paid-in share {paid_in}, an allocated one {allocated}; to the collective {collective}.";
    KEPT: "村集体留下 {kept} 元，由村集体付给农户 {paid} 元。" | "The village keeps {kept} yuan and pays households {paid} yuan.";
    SUM: "{households} 户，共发 {sum}。" | "{households?# household|# households}, {sum} in all.";
    SIGNATURE: "签字或手印" | "Signature";
    RECEIVED: "领款日期" | "Received on";
    NOBODY: "这一年没有农户分到钱。" | "No household is paid anything this year.";
}

/// The public notice.
pub(super) fn notice(plan: &Plan, voice: Voice) -> Paper {
    let declared = &plan.sealed.declared;
    let mut paper = begun(plan, Kind::Notice, Kind::Notice.name(voice), voice);
    let by =
        if declared.decided.by.trim().is_empty() { voice.say(BLANK) } else { crate::safe::name(&declared.decided.by) };
    let decided = [("by", by), ("on", day(declared.decided.on, voice))];
    let period = [("from", day(declared.notice.from, voice)), ("to", day(declared.notice.to, voice))];
    let mut lines = vec![voice.fill(DECIDED, &decided), voice.fill(PERIOD, &period)];
    lines.extend(bridges(plan, voice));
    let pool = &plan.ledger.pool;
    let values = [("kept", plain_yuan(pool.kept)), ("paid", plain_yuan(pool.paid() + pool.recovered_paid()))];
    lines.push(voice.fill(KEPT, &values));
    lines.push(total(plan, voice));
    paper.blocks.extend(lines.into_iter().map(Block::Line));
    paper.blocks.push(Block::Rows(households(plan, voice)));
    paper.blocks.push(Block::Line(objections(plan, voice)));
    paper.blocks.push(signatures(plan, voice));
    paper
}

/// The sheet on which every household that is paid signs.
pub(super) fn payout(plan: &Plan, voice: Voice) -> Paper {
    let mut paper = begun(plan, Kind::Payout, Kind::Payout.name(voice), voice);
    paper.blocks.push(Block::Line(total(plan, voice)));
    let head = [sheet::NUMBER, sheet::NAME, sheet::TOTAL, SIGNATURE, RECEIVED];
    let row = |row: &Row| {
        let cells = [row.id.to_string(), household(row, voice), plain_yuan(row.dividends())];
        cells.into_iter().chain([String::new(), String::new()]).collect()
    };
    let rows: Vec<Vec<String>> = plan.receivers().map(row).collect();
    let sum = vec![String::new(), voice.say(TOTAL), plain_yuan(plan.paid())];
    let sum = sum.into_iter().chain([String::new(), String::new()]).collect();
    let table = Table { head: head.map(|text| voice.say(text)).to_vec(), rows };
    paper.blocks.push(Block::Rows(Rows { table, total: Some(sum), texts: 2 }));
    paper.blocks.push(signatures(plan, voice));
    paper
}

fn total(plan: &Plan, voice: Voice) -> String {
    let sum = plan.paid();
    if sum == Fen::ZERO {
        return voice.say(NOBODY);
    }
    let values = [("households", number(plan.receivers().count())), ("sum", in_full(sum, voice))];
    voice.fill(SUM, &values)
}

/// A line a co-op.
fn bridges(plan: &Plan, voice: Voice) -> Vec<String> {
    let line = |(place, coop): (usize, &crate::ledger::CoopYear)| {
        let bridge = &coop.bridge;
        let values = [
            ("name", self::coop(plan, place, voice)),
            ("surplus", plain_yuan(bridge.surplus)),
            ("made_up", plain_yuan(bridge.made_up)),
            ("reserve", plain_yuan(bridge.reserve)),
            ("risk", plain_yuan(bridge.risk)),
            ("common", plain_yuan(bridge.common)),
            ("welfare", plain_yuan(bridge.welfare)),
            ("shared", plain_yuan(coop.to_share())),
            ("paid_in", plain_yuan(coop.per_share.paid_in)),
            ("allocated", plain_yuan(coop.per_share.allocated)),
            ("collective", plain_yuan(coop.to_village())),
        ];
        voice.fill(BRIDGE, &values)
    };
    plan.ledger.coops.iter().enumerate().filter(|(_, coop)| !coop.closed).map(line).collect()
}

/// Where to object.
fn objections(plan: &Plan, voice: Voice) -> String {
    let declared = &plan.sealed.declared;
    let supervises = declared.offices.supervises.trim();
    let blank = voice.say(BLANK);
    let who = if supervises.is_empty() { blank.clone() } else { crate::safe::name(supervises) };
    let law = cited(plan, Provision::Disputes, voice);
    voice.fill(OBJECT, &[("who", who), ("blank", blank), ("law", law)])
}

/// A column of the notice: what heads it, and what a household has in it.
type Column = (Text, fn(&Row) -> Fen);

/// What each household is paid; what nobody gets has no column.
fn households(plan: &Plan, voice: Voice) -> Rows {
    let amounts: [Column; 7] = [
        (sheet::PATRONAGE, |row| row.patronage),
        (sheet::PAID_IN, |row| row.paid_in),
        (sheet::ALLOCATED, |row| row.allocated),
        (sheet::COLLECTIVE, |row| row.collective),
        (sheet::POST, |row| row.post),
        (sheet::RECOVERED, |row| row.recovered),
        (sheet::TOTAL, Row::dividends),
    ];
    let counts = |row: &Row| {
        let paid_in: i64 = row.lines.iter().map(|line| line.paid_in_shares.count()).sum();
        let allocated: i64 = row.lines.iter().map(|line| line.allocated_shares.count()).sum();
        [paid_in, allocated]
    };
    let mut head = [sheet::NUMBER, sheet::NAME, sheet::PAID_IN_SHARES, sheet::ALLOCATED_SHARES]
        .map(|text| voice.say(text))
        .to_vec();
    head.extend(amounts.iter().map(|(text, _)| voice.say(*text)));
    let row = |row: &Row| {
        let mut cells = vec![row.id.to_string(), household(row, voice)];
        cells.extend(counts(row).map(number));
        cells.extend(amounts.iter().map(|(_, of)| plain_yuan(of(row))));
        cells
    };
    let mut sums = vec![String::new(), voice.say(TOTAL)];
    let [mut paid_in, mut allocated] = [0, 0];
    for [one, other] in plan.rows().map(counts) {
        (paid_in, allocated) = (paid_in + one, allocated + other);
    }
    sums.extend([paid_in, allocated].map(number));
    sums.extend(amounts.iter().map(|(_, of)| plain_yuan(plan.rows().map(of).sum())));
    let table = Table { head, rows: plan.rows().map(row).collect() };
    without_idle(Rows { table, total: Some(sums), texts: 2 }, 2)
}
