//! What one household is handed: its slip, and the sheet on which its leaving the register is confirmed.

use super::paper::{Block, CODE_SHORT, DATE, Kind, Paper, Rows, TOTAL, begun, code, coop, household, in_full};
use crate::chart::Table;
use crate::ledger::{Line, Row};
use crate::notice::Plan;
use crate::units::{Fen, Shares};
use crate::words::{Text, Voice, exact_yuan, number, plain_yuan, texts};

texts! {
    SLIP: "{name}（{id} 号）的分红单" | "Slip of {name} (no. {id})";
    PAID: "您家 {year} 年一共分到 {sum}。" | "In {year} your household is paid {sum} in all.";
    NOTHING: "您家 {year} 年没有分红：{why}" | "In {year} your household is paid nothing: {why}";
    NO_SHARES: "在合作社里没有股，也没有交易。" | "it holds no shares and did not trade.";
    OFF: "已经退出名册，配股不再分红。" | "it has left the register, and its allocated shares no longer pay.";
    NO_SURPLUS: "入股的合作社这一年没有可分的盈余。" | "its co-ops had no surplus to share.";
    FROM: "从哪里来" | "From";
    HOW: "怎么算" | "How";
    AMOUNT: "金额（元）" | "Yuan";
    PAID_IN: "{coop}，入股分红" | "{coop}, on paid-in shares";
    ALLOCATED: "{coop}，配股分红" | "{coop}, on allocated shares";
    PATRONAGE: "{coop}，按交易额和成员" | "{coop}, by trade and membership";
    TIMES: "{count} 股 × {each} 元[ + 零头 {odd} 元]" | "{count?# share|# shares} × {each} yuan[ + odd fen {odd}]";
    BY_TRADE: "和合作社的交易额 {traded} 元" | "it traded {traded} yuan with the co-op";
    COLLECTIVE: "村集体的分红" | "The collective's dividend";
    BY_HEAD: "在册的每户一份" | "a part for each household on the register";
    BY_PERSON: "{count} 口人 × {each} 元" | "{count?# person|# persons} × {each} yuan";
    POST: "公益岗位的工资" | "Wage for a public-welfare post";
    RECOVERED: "收回的配股" | "Recovered shares";
    BY_POST: "干了公益岗位" | "for the work done";
    SIGN: "领款人签字" | "Received by";
    EXIT: "{name}（{id} 号）退出名册" | "{name} (no. {id}) leaves the register";
    LEFT: "这一户上年 12 月 31 日已经不在名册上，{year} 年是退出后的第一年。" | "On 31 December of the year before this household was no longer on the register; {year} is its first year off it.";
    NOW: "这一年分到 {sum}。" | "This year it is paid {sum}.";
    COST: "还在册的话，按同样的股和同样的标准，这一年会多分 {cost}。" | "Were it still on the register, it would be paid {cost} more this year.";
    NO_COST: "退出名册没有让它少分钱。" | "Leaving the register costs it nothing.";
    STAYS: "它的配股有 {lost} 股不再分红；自己入的股照旧分红。" | "{lost?# of its allocated shares no longer pays|# of its allocated shares no longer pay}; its paid-in shares pay as before.";
    CONFIRMED: "农户退出，乡镇核查，村里签字：" | "The township checks it, the village signs:";
    FAMILY: "户主" | "Household";
    TOWN_SECRETARY: "乡镇书记" | "Township secretary";
    TOWN_HEAD: "乡镇长" | "Township head";
    VILLAGE_SECRETARY: "村书记" | "Village secretary";
    VILLAGE_HEAD: "村主任" | "Village director";
}

/// A household's slip: what it is paid, from where, by which sum.
pub(super) fn slip(plan: &Plan, row: &Row, voice: Voice) -> Paper {
    let title = voice.fill(SLIP, &[("name", household(row, voice)), ("id", row.id.to_string())]);
    let mut paper = begun(plan, Kind::Slips, title, voice);
    let year = plan.sealed.declared.year.to_string();
    let sum = row.dividends();
    if sum == Fen::ZERO {
        let why = voice.say(reason(row));
        paper.blocks.push(Block::Line(voice.fill(NOTHING, &[("year", year), ("why", why)])));
    } else {
        paper.blocks.push(Block::Line(voice.fill(PAID, &[("year", year), ("sum", in_full(sum, voice))])));
        paper.blocks.push(Block::Rows(parts(plan, row, voice)));
        let places = [SIGN, DATE];
        paper.blocks.push(Block::Signatures(places.map(|text| (voice.say(text), String::new())).to_vec()));
    }
    paper.foot = voice.fill(CODE_SHORT, &[("code", &code(plan))]);
    paper
}

/// Why a household is paid nothing.
fn reason(row: &Row) -> Text {
    let has_lost = row.lines.iter().any(|line| line.lost_shares > Shares::ZERO);
    let holds = |line: &Line| line.paid_in_shares + line.allocated_shares > Shares::ZERO || line.traded > Fen::ZERO;
    match row.lines.iter().any(holds) {
        true => NO_SURPLUS,
        false if has_lost => OFF,
        false => NO_SHARES,
    }
}

/// Every dividend with its sum.
fn parts(plan: &Plan, row: &Row, voice: Voice) -> Rows {
    let mut rows = Vec::new();
    for line in &row.lines {
        let coop = &plan.ledger.coops[line.coop as usize];
        let name = self::coop(plan, line.coop as usize, voice);
        let from = |text| voice.fill(text, &[("coop", &name)]);
        let each = coop.per_share;
        let shares = [
            (PAID_IN, line.paid_in_shares, each.paid_in, line.odd_paid_in, line.paid_in),
            (ALLOCATED, line.allocated_shares, each.allocated, kept_odd(line), line.allocated),
        ];
        for (text, count, each, odd, amount) in shares {
            if amount != Fen::ZERO {
                rows.push([from(text), times(count, each, odd, voice), plain_yuan(amount)]);
            }
        }
        if line.patronage != Fen::ZERO {
            let how = voice.fill(BY_TRADE, &[("traded", &plain_yuan(line.traded))]);
            rows.push([from(PATRONAGE), how, plain_yuan(line.patronage)]);
        }
    }
    rows.extend(of_village(plan, row, voice));
    let head = [FROM, HOW, AMOUNT].map(|text| voice.say(text)).to_vec();
    let total = vec![voice.say(TOTAL), String::new(), plain_yuan(row.dividends())];
    let table = Table { head, rows: rows.into_iter().map(|row| row.to_vec()).collect() };
    Rows { table, total: Some(total), texts: 2 }
}

/// The odd fen on the allocated shares that it still has.
fn kept_odd(line: &Line) -> Fen {
    line.odd_allocated - line.odd_lost
}

/// So many shares at so much, with the odd fen that are left of it.
fn times(count: Shares, each: Fen, odd: Fen, voice: Voice) -> String {
    let values = [("count", number(count.count())), ("each", plain_yuan(each)), ("odd", plain_yuan(odd))];
    voice.fill(TIMES, &values)
}

/// What the village pays it.
fn of_village(plan: &Plan, row: &Row, voice: Voice) -> Vec<[String; 3]> {
    let pool = &plan.ledger.pool;
    let by_person = pool.per_person != Fen::ZERO && pool.per_head == Fen::ZERO;
    let persons = [("count", row.persons.to_string()), ("each", plain_yuan(pool.per_person))];
    let how = if by_person { voice.fill(BY_PERSON, &persons) } else { voice.say(BY_HEAD) };
    let rows = [
        (COLLECTIVE, how, row.collective),
        (POST, voice.say(BY_POST), row.post),
        (RECOVERED, voice.say(BY_HEAD), row.recovered),
    ];
    let paid = rows.into_iter().filter(|(_, _, amount)| *amount != Fen::ZERO);
    paid.map(|(text, how, amount)| [voice.say(text), how, plain_yuan(amount)]).collect()
}

/// The sheet of a household's leaving the register.
pub(super) fn exit(plan: &Plan, row: &Row, voice: Voice) -> Paper {
    let title = voice.fill(EXIT, &[("name", household(row, voice)), ("id", row.id.to_string())]);
    let mut paper = begun(plan, Kind::Exits, title, voice);
    let year = plan.sealed.declared.year.to_string();
    let mut lines = vec![voice.fill(LEFT, &[("year", &year)])];
    lines.push(voice.fill(NOW, &[("sum", &in_full(row.dividends(), voice))]));
    lines.push(match row.leaving.filter(|cost| *cost != Fen::ZERO) {
        Some(cost) => voice.fill(COST, &[("cost", &exact_yuan(cost, voice))]),
        None => voice.say(NO_COST),
    });
    let lost: i64 = row.lines.iter().map(|line| line.lost_shares.count()).sum();
    if lost > 0 {
        lines.push(voice.fill(STAYS, &[("lost", &number(lost))]));
    }
    lines.push(voice.say(CONFIRMED));
    paper.blocks.extend(lines.into_iter().map(Block::Line));
    let who = [FAMILY, TOWN_SECRETARY, TOWN_HEAD, VILLAGE_SECRETARY, VILLAGE_HEAD, DATE];
    paper.blocks.push(Block::Signatures(who.map(|text| (voice.say(text), String::new())).to_vec()));
    paper
}
