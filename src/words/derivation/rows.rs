//! How the numbers of one household, and of one co-op, in a year's ledger come about.

use crate::ledger::{CoopYear, Line, Row as Household, YearLedger};
use crate::units::Fen;
use crate::words::{Text, Voice, derivation::steps, exact_yuan, ledger, number, texts};

texts! {
    CHOOSE: "点一户或一个社的名字，看这一行的数怎么来的。" | "Choose the name of a household or co-op to see where its row comes from.";
    TITLE: "{name}：这一行怎么来的" | "{name}: where its row comes from";
    SHARES: "{coop}，{class} {shares} 股 × 每股 {per}[ + 零头 {odd}] = {amount}" | "{coop}, {class}: {shares?# share|# shares} × {per}[ + odd fen {odd}] = {amount}";
    TRADE: "{coop}，按交易额和成员：[+ 交易 {traded} 得 {by_trade}|+ 成员 {per_member}|+ 零头 {odd}] = {amount}" | "{coop}, by trade and membership: [+ for {traded} traded {by_trade}|+ as a member {per_member}|+ odd fen {odd}] = {amount}";
    PART: "{coop}，{class} {shares} 股，按占比算到分 = {amount}" | "{coop}, {class}: {shares?# share|# shares}, their part of the whole to the fen = {amount}";
    OWN: "入股" | "paid-in";
    GIVEN: "配股" | "allocated";
    COLLECTIVE: "[集体分红 {collective}|公益岗位 {post}|收回的配股 {recovered}]：按上面集体分红那一行，每户多少、谁有份都写着。" | "[collective's dividend {collective}|post {post}|recovered shares {recovered}]: by the line of the collective's dividend above, which says how much and for whom.";
    PAID: "分到手 {paid} = [+ 按交易额和成员 {patronage}|+ 入股 {paid_in}|+ 配股 {allocated}|+ 集体 {collective}]" | "Paid in all {paid} = [+ by trade and membership {patronage}|+ paid-in {paid_in}|+ allocated {allocated}|+ collective {collective}]";
    LEAVING: "退册后头一年，少分 {sum}：在册的一户按户分到的，加上它失去的配股的分红。" | "The first year off the register: {sum} less, what a household on it has a head and the dividend on the allocated shares lost.";
    INCOME: "一年收入 {income} = [+ 工资 {wages}|+ 合作社工资 {job}|+ 务农 {farming}|+ 其他 {other}|+ 分到手 {paid}|+ 帮扶 {help}|− 看病 {illness}]" | "Income {income} = [+ wages {wages}|+ co-op wages {job}|+ farming {farming}|+ other {other}|+ paid in all {paid}|+ help {help}|− illness {illness}]";
    A_HEAD: "{persons} 口人，人均 {each}：{verdict}。" | "{persons?# person|# persons}, {each} a head: {verdict}.";
    BELOW: "低于{the_line}" | "under the {the_line}";
    ABOVE: "不低于{the_line}" | "not under the {the_line}";
    BELOW_WITHOUT: "不办合作社，同样的运气，这一年低于{the_line}。" | "Without the co-ops, with the same luck, it is under the {the_line} this year.";
    ABOVE_WITHOUT: "不办合作社，同样的运气，这一年不低于{the_line}。" | "Without the co-ops, with the same luck, it is not under the {the_line} this year.";
    LUCK: "工资、务农和病是这一次推演里的运气：随机编号相同，谁来算都一样。" | "Wages, farming and illness are the luck of this future: the same random number gives them again.";
}

/// A row of a ledger's tables, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowOf {
    /// Of the co-ops.
    Coop(usize),
    /// Of the households.
    Household(usize),
}

/// How a row comes about: a title and lines; none where the ledger has no such row. `names` are the names of the
/// scenario's enterprises.
pub fn lines(ledger: &YearLedger, row: RowOf, names: &[String], voice: Voice) -> Option<(String, Vec<String>)> {
    let (name, lines) = match row {
        RowOf::Coop(place) => {
            let coop = ledger.coops.get(place)?;
            // Its own name stands over the steps.
            let lines = steps::lines(ledger, names, voice).into_iter().nth(place)?.split_off(1);
            (ledger::coop_name(place, coop, names, voice), lines)
        }
        RowOf::Household(place) => {
            let household = ledger.rows.get(place)?;
            (ledger::household_name(household, voice), of_household(ledger, household, names, voice))
        }
    };
    Some((voice.fill(TITLE, &[("name", &name)]), lines))
}

fn of_household(ledger: &YearLedger, row: &Household, names: &[String], voice: Voice) -> Vec<String> {
    let mut lines = Vec::new();
    for line in &row.lines {
        let place = line.coop as usize;
        let coop = &ledger.coops[place];
        lines.extend(of_coop(coop, &ledger::coop_name(place, coop, names, voice), line, voice));
    }
    let say = |amount: Fen| exact_yuan(amount, voice);
    if [row.collective, row.post, row.recovered] != [Fen::ZERO; 3] {
        let values = [("collective", say(row.collective)), ("post", say(row.post)), ("recovered", say(row.recovered))];
        lines.push(crate::words::capital(&voice.fill(COLLECTIVE, &values)));
    }
    let sums = ledger::sums(row);
    let values = [
        ("paid", say(row.dividends())),
        ("patronage", say(row.patronage)),
        ("paid_in", say(row.paid_in)),
        ("allocated", say(sums.allocated)),
        ("collective", say(sums.collective)),
    ];
    lines.push(voice.fill(PAID, &values));
    lines.extend(row.leaving.map(|sum| voice.fill(LEAVING, &[("sum", &say(sum))])));
    lines.extend(lived(row, &sums, voice));
    lines
}

/// What a co-op pays the household.
fn of_coop(coop: &CoopYear, name: &str, line: &Line, voice: Voice) -> Vec<String> {
    let say = |amount: Fen| exact_yuan(amount, voice);
    let of_class = |class: Text, shares: i64, [per, odd, amount]: [Fen; 3]| {
        let values = [
            ("coop", name.to_owned()),
            ("class", voice.say(class)),
            ("shares", number(shares)),
            ("per", say(per)),
            ("odd", say(odd)),
            ("amount", say(amount)),
        ];
        // Where a share is worth little, what is beyond whole fen a share is most of it.
        voice.fill(if odd < Fen::yuan(1) { SHARES } else { PART }, &values)
    };
    let per = &coop.per_share;
    let mut lines = Vec::new();
    if line.paid_in_shares.count() > 0 {
        lines.push(of_class(OWN, line.paid_in_shares.count(), [per.paid_in, line.odd_paid_in, line.paid_in]));
    }
    if line.allocated_shares.count() > 0 {
        lines.push(of_class(GIVEN, line.allocated_shares.count(), [per.allocated, line.odd_allocated, line.allocated]));
    }
    if line.patronage != Fen::ZERO {
        let beside = line.patronage - coop.per_member;
        let (by_trade, odd) = if line.traded == Fen::ZERO { (Fen::ZERO, beside) } else { (beside, Fen::ZERO) };
        let values = [
            ("coop", name.to_owned()),
            ("traded", say(line.traded)),
            ("by_trade", say(by_trade)),
            ("per_member", say(coop.per_member)),
            ("odd", say(odd)),
            ("amount", say(line.patronage)),
        ];
        lines.push(voice.fill(TRADE, &values));
    }
    lines
}

/// What it lives on, with the scheme and without; nothing of a year whose luck is not known.
fn lived(row: &Household, sums: &ledger::Sums, voice: Voice) -> Vec<String> {
    let Some(earned) = row.earned else { return Vec::new() };
    let say = |amount: Fen| exact_yuan(amount, voice);
    let values = [
        ("income", say(row.income())),
        ("wages", say(earned.wages)),
        ("job", say(row.job)),
        ("farming", say(earned.farming)),
        ("other", say(row.other)),
        ("paid", say(row.dividends())),
        ("help", say(sums.help)),
        ("illness", say(earned.illness)),
    ];
    let persons = row.persons.max(1);
    let verdict = voice.say(if row.below { BELOW } else { ABOVE });
    let each = say(row.income().equal_part_down(persons.into()));
    let without = if row.below_without { BELOW_WITHOUT } else { ABOVE_WITHOUT };
    vec![
        voice.fill(INCOME, &values),
        voice.fill(A_HEAD, &[("persons", number(persons)), ("each", each), ("verdict", verdict)]),
        voice.say(without),
        voice.say(LUCK),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn every_row_of_a_ledger_comes_about_by_what_it_says() {
        let voice = Voice { lang: Lang::Zh, era: crate::words::Era::Poverty };
        for id in ["hui", "huaihua", "village-controlled"] {
            let case = crate::cases::find(id).expect("a shipped case");
            let model = crate::model::Model::new(case.scenario()).expect("a shipped case");
            let register = crate::population::Population::new(&model.scenario).register(0);
            let ledger = crate::ledger::of_draw(&model, &register, 0, 3).expect("a year");
            let households = register.households.len();
            for place in 0..households {
                let (title, lines) = super::lines(&ledger, RowOf::Household(place), &[], voice).expect("a row");
                let table = &ledger::households(&ledger, voice).rows[place];
                assert!(title.starts_with(&table[0]), "{title}");
                assert!(lines.iter().any(|line| line.contains("分到手")), "{lines:?}");
            }
            assert_eq!(super::lines(&ledger, RowOf::Household(households), &[], voice), None);
            let coops = register.coops.len();
            assert!((0..coops).all(|place| super::lines(&ledger, RowOf::Coop(place), &[], voice).is_some()));
        }
    }
}
