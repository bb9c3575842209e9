//! What differs between the plan that was decided and what was paid.

use crate::chart::Table;
use crate::notice::{Custody, Difference, Section};
use crate::words::{Voice, number, plain_yuan, texts};

texts! {
    HELD: "和方案（校验码 {code}）对账：方案应发 {planned} 元，实发 {paid} 元[，扣下 {withheld} 元]；有 {count} 处不一样。" | "Against the plan (check code {code}): planned {planned} yuan, paid {paid} yuan[, withheld {withheld}]; {count?# difference|# differences}.";
    SAME: "和方案（校验码 {code}）对账：应发、实发都是 {planned} 元，一分不差。" | "Against the plan (check code {code}): planned and paid are both {planned} yuan, to the fen.";
    WHAT: "哪里不一样" | "What differs";
    PLANNED: "方案里" | "Planned";
    FOUND: "实际" | "Found";
    PAPER: "纸上的校验码和方案的不一样" | "The check code on the paper is not the plan's";
    SEAL: "方案文件被改过：{section}" | "The plan's file was changed: {section}";
    IN_PLAN: "方案里 {household} 号户的{part}和自己的办法不一样（右边是按办法应付的）" | "The plan's {part} of household {household} is not what its rules give (to the right)";
    INPUT: "{section}：{field}" | "{section}: {field}";
    PAYOUT: "{household} 号户：{part}" | "Household {household}: {part}";
    OF_COOP: "{part}（{coop} 号社）" | "{part} (co-op {coop})";
    COLLECTIVE: "{coop} 号社付给村集体" | "Co-op {coop} to the collective";
    WITHHELD: "{paid}（扣下 {withheld}）" | "{paid} (withheld {withheld})";
    MISSING: "（没有）" | "(none)";
    RULES: "分配办法" | "the rules";
    VILLAGE: "社、户和股" | "co-ops, households and shares";
    SURPLUS: "年份和盈余" | "year and surpluses";
    REGISTER: "名册" | "the register";
    PAYMENTS: "应发的钱" | "the payments";
}

/// The sentence over the differences.
pub fn counted(custody: &Custody, voice: Voice) -> String {
    let values = [
        ("code", custody.fingerprint.short()),
        ("planned", plain_yuan(custody.planned)),
        ("paid", plain_yuan(custody.paid)),
        ("withheld", plain_yuan(custody.withheld)),
        ("count", number(custody.differences.len())),
    ];
    voice.fill(if custody.differences.is_empty() { SAME } else { HELD }, &values)
}

/// The differences, a row each.
pub fn table(custody: &Custody, voice: Voice) -> Table {
    let head = [WHAT, PLANNED, FOUND].map(|text| voice.say(text)).to_vec();
    let rows = custody.differences.iter().map(|difference| row(difference, custody, voice).to_vec()).collect();
    Table { head, rows }
}

fn row(difference: &Difference, custody: &Custody, voice: Voice) -> [String; 3] {
    let none = || voice.say(MISSING);
    match difference {
        Difference::Paper { read } => [voice.say(PAPER), custody.fingerprint.short(), crate::safe::excerpt(read)],
        Difference::Seal { section } => {
            [voice.fill(SEAL, &[("section", &self::section(*section, voice))]), String::new(), String::new()]
        }
        Difference::Plan(payout) => {
            let values = [("household", payout.household.to_string()), ("part", part(payout, voice))];
            [voice.fill(IN_PLAN, &values), plain_yuan(payout.planned), plain_yuan(payout.paid)]
        }
        Difference::Input { section, field, planned, found } => {
            let values = [("section", self::section(*section, voice)), ("field", crate::safe::excerpt(field))];
            let shown = |side: &Option<String>| side.as_deref().map_or_else(none, crate::safe::excerpt);
            [voice.fill(INPUT, &values), shown(planned), shown(found)]
        }
        Difference::Payout(payout) => {
            let values = [("household", payout.household.to_string()), ("part", part(payout, voice))];
            let sums = [("paid", plain_yuan(payout.paid)), ("withheld", plain_yuan(payout.withheld))];
            let is_withheld = payout.withheld != crate::units::Fen::ZERO;
            let paid = if is_withheld { voice.fill(WITHHELD, &sums) } else { plain_yuan(payout.paid) };
            [voice.fill(PAYOUT, &values), plain_yuan(payout.planned), paid]
        }
        Difference::Collective { coop, planned, paid } => {
            [voice.fill(COLLECTIVE, &[("coop", &coop.to_string())]), plain_yuan(*planned), plain_yuan(*paid)]
        }
    }
}

/// Which dividend, and which co-op's.
fn part(payout: &crate::notice::custody::Payout, voice: Voice) -> String {
    let part = crate::words::audit::part(payout.part, voice);
    match payout.coop {
        Some(coop) => voice.fill(OF_COOP, &[("part", part), ("coop", coop.to_string())]),
        None => part,
    }
}

fn section(section: Section, voice: Voice) -> String {
    voice.say(match section {
        Section::Rules => RULES,
        Section::Village => VILLAGE,
        Section::Surplus => SURPLUS,
        Section::Register => REGISTER,
        Section::Payments => PAYMENTS,
    })
}
