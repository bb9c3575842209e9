//! The plan that is put to the meetings.

use super::paper::{Block, Kind, Paper, Rows, TOTAL, begun, cited, coop, enterprises, in_full, signatures};
use crate::chart::Table;
use crate::law::Provision;
use crate::ledger::CoopYear;
use crate::notice::Plan;
use crate::units::{Fen, Shares};
use crate::words::derivation::steps;
use crate::words::{Text, Voice, exact_yuan, number, plain_yuan, texts};

texts! {
    COOP: "{name}：从盈余到分红" | "{name}: from surplus to dividends";
    ITEM: "项目" | "Item";
    AMOUNT: "金额（元）" | "Yuan";
    SURPLUS: "当年盈余" | "The year's surplus";
    LOSS: "当年亏损" | "The year's loss";
    ABSORBED_BY_RISK: "风险金抵补" | "borne by the risk fund";
    ABSORBED: "公积金抵补" | "borne by the reserve";
    MADE_UP: "减：弥补往年亏损" | "less losses of earlier years";
    RESERVE: "减：提取公积金" | "less to the reserve";
    COMMON: "减：提取公益金（成员的）" | "less to the members' welfare fund";
    RISK: "减：提取风险金" | "less to the risk fund";
    WELFARE: "减：村公益金" | "less to the village's welfare fund";
    CARRIED_IN: "加：上年结转零头" | "plus odd fen of the year before";
    GUARANTEED: "加：担保方补足" | "plus what the guarantor pays";
    DISTRIBUTABLE: "可分配盈余" | "To be shared";
    CARRIED: "结转下年的零头" | "Odd fen carried over";
    CLASS: "分给谁" | "To whom";
    SHARES: "股数或交易额" | "Shares, or trade";
    EACH: "每股（元）" | "A share (yuan)";
    PAID: "分红（元）" | "Dividend (yuan)";
    TO_COLLECTIVE: "村集体股" | "Collective's shares";
    TO_PAID_IN: "入股（农户交钱）" | "Paid-in shares";
    TO_ALLOCATED: "配股（{poor}）" | "Allocated shares ({poor}s)";
    TO_RECOVERED: "收回的配股" | "Recovered allocated shares";
    TO_TRADE: "按交易额和成员" | "By trade and membership";
    POOL: "村集体的钱怎么用" | "What the village does with its dividend";
    ALL_PAID: "发到农户手里合计 {sum}；{households} 户。" | "Paid to households in all: {sum}; {households?# household|# households}.";
    KEPT: "村集体留下 {kept}。" | "The village keeps {kept}.";
    STEPS: "一步一步怎么算" | "Step by step";
    OPEN: "本方案要在成员大会召开的十五日前放在办公地点，供成员查阅{law}。" | "This plan lies open for the members fifteen days before their meeting{law}.";
    OPEN_COLLECTIVE: "村集体的收益分配方案要在成员大会召开十日前给成员查阅{law}。" | "The collective's plan lies open for its members ten days before their assembly{law}.";
}

/// See the module.
pub(super) fn paper(plan: &Plan, voice: Voice) -> Paper {
    let names = enterprises(plan, voice);
    let mut paper = begun(plan, Kind::Plan, Kind::Plan.name(voice), voice);
    for (text, provision) in [(OPEN, Provision::Papers), (OPEN_COLLECTIVE, Provision::CollectivePapers)] {
        let law = cited(plan, provision, voice);
        if !law.is_empty() {
            paper.blocks.push(Block::Line(voice.fill(text, &[("law", &law)])));
        }
    }
    for (place, coop) in plan.ledger.coops.iter().enumerate() {
        let name = self::coop(plan, place, voice);
        paper.blocks.push(Block::Heading(voice.fill(COOP, &[("name", &name)])));
        paper.blocks.push(Block::Rows(bridge(coop, voice)));
        paper.blocks.push(Block::Rows(classes(coop, voice)));
    }
    paper.blocks.push(Block::Heading(voice.say(POOL)));
    paper.blocks.push(Block::Line(steps::pool_line(&plan.ledger.pool, voice)));
    let kept = exact_yuan(plan.ledger.pool.kept, voice);
    paper.blocks.push(Block::Line(voice.fill(KEPT, &[("kept", &kept)])));
    let values = [("sum", in_full(plan.paid(), voice)), ("households", number(plan.receivers().count()))];
    paper.blocks.push(Block::Line(voice.fill(ALL_PAID, &values)));
    paper.blocks.push(Block::Heading(voice.say(STEPS)));
    let lines = steps::lines(&plan.ledger, &names, voice).concat();
    paper.blocks.extend(lines.into_iter().map(Block::Line));
    paper.blocks.push(signatures(plan, voice));
    paper
}

/// From surplus to what is shared, without what did not happen.
fn bridge(coop: &CoopYear, voice: Voice) -> Rows {
    let bridge = &coop.bridge;
    let begin = if bridge.surplus < Fen::ZERO { LOSS } else { SURPLUS };
    let steps = [
        (ABSORBED_BY_RISK, bridge.absorbed_by_risk),
        (ABSORBED, bridge.absorbed),
        (MADE_UP, bridge.made_up),
        (RESERVE, bridge.reserve),
        (COMMON, bridge.common),
        (RISK, bridge.risk),
        (WELFARE, bridge.welfare),
        (CARRIED_IN, bridge.carried_in),
        (GUARANTEED, coop.floor.guaranteed),
    ];
    let acted = steps.into_iter().filter(|(_, amount)| *amount != Fen::ZERO);
    let lines = std::iter::once((begin, bridge.surplus)).chain(acted);
    let row = |(text, amount)| vec![voice.say(text), plain_yuan(amount)];
    let head = [ITEM, AMOUNT].map(|text| voice.say(text)).to_vec();
    let total = vec![voice.say(DISTRIBUTABLE), plain_yuan(coop.to_share())];
    Rows { table: Table { head, rows: lines.map(row).collect() }, total: Some(total), texts: 1 }
}

/// What each class gets; together with what is carried over it is what is shared.
fn classes(coop: &CoopYear, voice: Voice) -> Rows {
    let of = |shares: Shares, each: Fen| [number(shares.count()), plain_yuan(each)];
    let (shares, each) = (&coop.shares, &coop.per_share);
    let held = shares.allocated - coop.recovered_shares;
    let rows = [
        (TO_TRADE, [plain_yuan(coop.traded), String::new()], coop.patronage),
        (TO_COLLECTIVE, of(shares.collective, each.collective), coop.collective),
        (TO_PAID_IN, of(shares.paid_in, each.paid_in), coop.paid_in),
        (TO_ALLOCATED, of(held, each.allocated), coop.allocated),
        (TO_RECOVERED, of(coop.recovered_shares, each.allocated), coop.recovered),
        (CARRIED, [String::new(), String::new()], coop.carried),
    ];
    let acted = rows.into_iter().filter(|(text, _, paid)| *paid != Fen::ZERO || *text == TO_COLLECTIVE);
    let row =
        |(text, [count, each], paid): (Text, [String; 2], Fen)| vec![voice.say(text), count, each, plain_yuan(paid)];
    let head = [CLASS, SHARES, EACH, PAID].map(|text| voice.say(text)).to_vec();
    let sum = coop.patronage + coop.collective + coop.paid_in + coop.allocated + coop.recovered + coop.carried;
    let total = vec![voice.say(TOTAL), String::new(), String::new(), plain_yuan(sum)];
    Rows { table: Table { head, rows: acted.map(row).collect() }, total: Some(total), texts: 1 }
}
