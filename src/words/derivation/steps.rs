//! A year's ledger step by step: every amount with the rule that made it, so that a payout can be worked out again by
//! hand.

use crate::enterprise::{Operation, YearLuck};
use crate::ledger::{CoopYear, MemberYear, Row, YearLedger};
use crate::programme::LoanYear;
use crate::rules::{Bridge, Over, Pool, Pot};
use crate::units::{Fen, Rate, Shares};
use crate::words::{Voice, ledger, number, plain_yuan, texts};

texts! {
    COOP: "合作社 {id}" | "Co-op {id}";
    CLOSED: "已停办" | "closed";
    RECEIVED: "本年关门的合作社里国家补助形成的 {received} 元划给它，进专项基金" | "{received} that the state has in co-ops which close this year come into its special fund";
    CLOSES: "年末净资产低于下限，停办，入股每股退 {amount} 元[；国家补助形成的 {state_part} 元不分]" | "closes at the end of the year, refunding {amount} a paid-in share[; {state_part} from state subsidies are not divided]";
    BRIDGE: "[+ 盈余 {surplus}|− 补亏 {made_up}|− 公积金 {reserve}|− 风险金 {risk}|− 社员公益金 {common}|− 村公益金 {welfare}|+ 上年零头 {carried_in}] = 可分配 {distributable}" | "[+ surplus {surplus}|− losses made up {made_up}|− reserve {reserve}|− risk fund {risk}|− members' welfare fund {common}|− the village's welfare fund {welfare}|+ carried in {carried_in}] = distributable {distributable}";
    LOSS: "亏损 {loss}：[风险金抵 {absorbed_by_risk}|公积金抵 {absorbed}|其余结转，今年不分]" | "loss {loss}: [the risk fund absorbs {absorbed_by_risk}|the reserve absorbs {absorbed}|the rest is carried forward, nothing is paid]";
    ENTERPRISE: "第 {number} 种产业" | "enterprise {number}";
    EARNED: "生产本钱 {productive} × 回报 {rate} = {earned}" | "productive capital {productive} × return {rate} = {earned}";
    SOLD: "生产本钱 {productive}，[+ 卖得 {revenue}|− 成本 {expenses}] = {earned}（价格比平常 {rate}）" | "productive capital {productive}, [+ revenue {revenue}|− cost {expenses}] = {earned} (price off the usual by {rate})";
    SEVERAL: "几种产业合计：生产本钱 {productive}[，卖得 {revenue}]，赚 {earned}" | "all enterprises: productive capital {productive}[, revenue {revenue}], earned {earned}";
    LOSSES: "[灾害和风波 −{destroyed}|保险赔 +{insured}|保费和会费 −{costs}|利息 −{interest}]" | "[disaster and scandal −{destroyed}|insurance +{insured}|premium and fee −{costs}|interest −{interest}]";
    BURDEN: "[折旧 −{depreciation}|管理费 −{admin}|工资 −{wage_cost}|租金 −{rent}|税 −{tax}]" | "[depreciation −{depreciation}|administration −{admin}|wages −{wage_cost}|rent −{rent}|tax −{tax}]";
    SURPLUS: "盈余 {surplus}" | "surplus {surplus}";
    JOBS: "合作社工资：每个岗位 {per_job}，共 {wages}" | "wages of the co-op: {per_job} a job, {wages} in all";
    BROUGHT: "年初带来：[公积金 {reserve}|风险金 {risk}|专项基金 {special}|待分盈余 {carried}|未补亏损 {loss}]" | "brought from before: [reserve {reserve}|risk fund {risk}|special fund {special}|surplus to be shared {carried}|losses {loss}]";
    PROPERTY: "村里账上的设施：[今年折旧 {depreciation}|年末值 {property}]（不是现钱，不在下面的账里）" | "infrastructure in the village's books: [depreciated {depreciation}|worth {property} at the end] (no money, so not in the account below)";
    FLOOR: "保底：[+ 今年应付 {promised}|+ 往年欠 {owed}] = [+ 付 {paid}|+ 担保人付 {guaranteed}|+ 没付 {unpaid}]" | "floor: [+ promised {promised}|+ owed {owed}] = [+ paid {paid}|+ by the guarantor {guaranteed}|+ unpaid {unpaid}]";
    POT: "{what} {amount} ÷ {parts} {unit} = 每份 {per_share}[；零头结转 {carried}][；零头照付 {odd}]" | "{what} {amount} ÷ {parts} {unit} = {per_share} each[; carried {carried}][; odd fen paid {odd}]";
    POT_PARTS: "{what} {amount} ÷ {parts} {unit} = 每元 {each}，各户算到分[；零头结转 {carried}]" | "{what} {amount} ÷ {parts} {unit} = {each} a yuan, each member to the fen[; carried {carried}]";
    POT_SMALL: "{what} {amount} ÷ {parts} {unit} = 每股约 {each}，各户算到分[；零头结转 {carried}]" | "{what} {amount} ÷ {parts} {unit} = some {each} a share, each holder to the fen[; carried {carried}]";
    OVER_SHARES: "按股分" | "by shares:";
    OVER_COLLECTIVE: "集体股" | "collective shares:";
    OVER_PAID_IN: "入股" | "paid-in shares:";
    OVER_ALLOCATED: "配股" | "allocated shares:";
    OVER_OTHERS: "其余的股" | "the other shares:";
    OVER_TRADE: "按交易额返还（合作社法第四十四条）" | "patronage refund (co-operatives law, Art. 44):";
    OVER_RESERVE: "按量化公积金（第四十三、四十四条）" | "by quantified reserve (Arts. 43, 44):";
    OVER_MEMBERS: "国家补助、捐赠平均量化（第四十四条）" | "equal part of subsidies and donations (Art. 44):";
    UNIT_SHARES: "股" | "shares";
    UNIT_TRADE: "元交易额" | "yuan traded";
    UNIT_MEMBERS: "个成员" | "members";
    CLASSES: "[集体 {collective}|入股 {paid_in}|配股 {allocated}|按交易额和成员 {patronage}|离册的配股 {recovered}]" | "[collective {collective}|paid-in {paid_in}|allocated {allocated}|by trade and membership {patronage}|lost by leaving {recovered}]";
    BOUGHT: "年末村集体按面值再入 {shares} 股" | "at the end of the year the collective buys {shares?# share|# shares} at par";
    JOINED: "年初新入 {joined_shares} 股，交 {joined} 元[，其中高出面值的 {premium} 元进公积金]" | "on the first day {joined_shares?# share is|# shares are} paid in, {joined}[, {premium} of it above par and into the reserve]";
    LEFT: "年末退股：[{left_shares} 股|每股 {left_per_share}（净值，不高于面值）|量化公积金 {left_reserve}|共退 {left}|配股 {returned} 股归集体]" | "refunded at the end of the year: [{left_shares?# share|# shares}|{left_per_share} each (net asset value, never above par)|quantified reserve {left_reserve}|in all {left}|{returned?# allocated share goes|# allocated shares go} to the collective]";
    DISSOLVED: "成员决议年末解散：入股每股退 {amount}[，量化到成员的公积金共退 {refund_reserve}]，其余归集体[；国家补助形成的 {undivided} 不得分给成员（第五十三条）]" | "the members dissolve it at the end of the year: {amount} a paid-in share[, {refund_reserve} of reserve to the members' accounts], the rest to the collective[; {undivided} from state subsidies are not divided (Art. 53)]";
    POOL: "集体分红 {collective}[，离册的配股分红 {recovered}]：{parts}" | "Collective's dividend {collective}[, on shares lost by leaving {recovered}]: {parts}";
    POOL_PARTS: "[村里留下 {kept}|在册 {heads} 户每户 {per_head}|收回的配股每户 {recovered_per_head}|公益金 {welfare}]" | "[kept {kept}|{heads?# registered household|# registered households}, {per_head} each|recovered shares {recovered_per_head} each|welfare {welfare}]";
    POOL_NOTHING: "集体今年没有分红" | "The collective has no dividend this year";
    POOL_NOBODY: "在册的一户也没有" | "nobody is registered";
    POOL_ILL: "上年有大病的 {ill} 户每户多 {ill_more} 份" | "{ill?# gravely ill household|# gravely ill households} of the year before {ill?gets|get} {ill_more?# part|# parts} more each";
    POOL_POSTS: "公益岗位：{working} 户每户 {per_post}" | "public-welfare posts: {working?# household|# households}, {per_post} each";
    POOL_PERSONS: "按量化股，{persons} 人每人 {per_person}" | "by quantified shares: {persons?# person|# persons}, {per_person} each";
    POOL_OTHERS: "经营方、管护人和运转费 {others}" | "operator, keeper and running costs {others}";
    AIDS: "贷款、就业和{era_help}（外面来的钱，有没有合作社都一样）" | "Loans, work and help (from outside, the same without the co-ops)";
    AID: "{id} 号户：[带头人发工资 {led}|车间 {workshop}|公益岗位 {public_post}|大病补助 {covered}|低保 {allowance}]" | "Household {id}: [wage from a leader {led}|workshop {workshop}|public post {public_post}|illness paid {covered}|allowance {allowance}]";
    LOAN: "{id} 号户的贷款：[年初放 {lent}；][+ 赚 {earned}|+ 贴息 {subsidy}|+ 自己贴 {own}|+ 担保基金 {lost}] = [+ 利息 {interest}|+ 发工资 {wages}|+ 归自己 {profit}|+ 还本 {repaid}|+ 生意里的本钱多（少）了 {change}][；年末还剩 {working}]" | "Household {id}'s loan: [lent {lent}; ][+ earned {earned}|+ subsidy {subsidy}|+ out of other income {own}|+ guarantee fund {lost}] = [+ interest {interest}|+ wages {wages}|+ profit {profit}|+ repaid {repaid}|+ change of the money in the business {change}][; {working} left in it]";
    STAY: "{id} 号户：往后年年高于{the_line}的机会 {chance}，{verdict}" | "Household {id}: chance of staying above the {the_line} {chance}, {verdict}";
    PASSED: "准退出" | "it leaves the register";
    REFUSED: "不够，留在册里" | "not enough, it stays registered";
    BALANCE: "[+ 年初 {opening}|+ 别的进账 {injected}|+ 盈余 {surplus}] = [+ 付给农户 {paid}|+ 付给他人 {others}|+ 年末 {closing}]" | "[+ opening {opening}|+ other receipts {injected}|+ surplus {surplus}] = [+ paid to households {paid}|+ to others {others}|+ closing {closing}]";
}

/// A number of a ledger as a step says it: with its thousands apart.
trait Shown: Copy + Default + PartialEq {
    fn shown(self) -> String;
}

impl Shown for Fen {
    fn shown(self) -> String {
        plain_yuan(self)
    }
}

impl Shown for Shares {
    fn shown(self) -> String {
        number(self.count())
    }
}

impl Shown for i64 {
    fn shown(self) -> String {
        number(self)
    }
}

fn is_something<T: Shown>(value: T) -> bool {
    value != T::default()
}

/// A text filled with fields of a record, which stand in it by their own names.
macro_rules! fill {
    ($voice:expr, $text:expr, $from:expr, [$($field:ident),*] $(, $more:expr)*) => {{
        let from = $from;
        let values = [$((stringify!($field), from.$field.shown())),* $(, $more)*];
        $voice.fill($text, &values)
    }};
}

/// Whether any of these fields is not nothing.
macro_rules! acts {
    ($from:expr, [$($field:ident),*]) => {{
        let from = $from;
        false $(|| is_something(from.$field))*
    }};
}

/// The steps of a village's year, a heading and its lines for each co-op, then the village's pools and the balance;
/// `names` are the names of the scenario's enterprises, for co-ops without one of their own.
pub fn lines(ledger: &YearLedger, names: &[String], voice: Voice) -> Vec<Vec<String>> {
    let mut blocks = Vec::new();
    for coop in &ledger.coops {
        let mut lines = coop_lines(coop, names, voice);
        let books = &coop.opening;
        if ledger.year == 0 && acts!(books, [reserve, risk, special, carried, loss]) {
            lines.insert(1, fill!(voice, BROUGHT, books, [reserve, risk, special, carried, loss]));
        }
        blocks.push(lines);
    }
    let mut village = vec![pool_line(&ledger.pool, voice)];
    if acts!(ledger, [property, depreciation]) {
        village.push(fill!(voice, PROPERTY, ledger, [depreciation, property]));
    }
    village.push(fill!(voice, BALANCE, &ledger.accounts, [opening, injected, surplus, paid, others, closing]));
    blocks.push(village);
    let mut helped = vec![voice.say(AIDS)];
    helped.extend(ledger.rows.iter().flat_map(|row| help_lines(row, voice)));
    if helped.len() > 1 {
        blocks.push(helped);
    }
    blocks
}

/// What help brought a household, its loan's year, and the test of leaving; nothing for most.
fn help_lines(row: &Row, voice: Voice) -> Vec<String> {
    let mut lines = Vec::new();
    let id = || ("id", row.id.to_string());
    if let Some(aid) = &row.aid {
        if acts!(aid, [led, workshop, public_post, covered, allowance]) {
            lines.push(fill!(voice, AID, aid, [led, workshop, public_post, covered, allowance], id()));
        }
        lines.extend(loan_line(&aid.loan, id(), voice));
    }
    if let Some(stay) = row.stay {
        let verdict = voice.say(if stay.passed { PASSED } else { REFUSED });
        let values = [id(), ("chance", crate::words::percent(stay.chance)), ("verdict", verdict)];
        lines.push(voice.fill(STAY, &values));
    }
    lines
}

/// A loan's year, whose two sides are equal; nothing where there is no loan.
fn loan_line(loan: &LoanYear, id: (&'static str, String), voice: Voice) -> Option<String> {
    if !acts!(loan, [lent, earned, subsidy, own, lost, interest, wages, profit, repaid, working]) {
        return None;
    }
    let went_in = loan.earned + loan.subsidy + loan.own + loan.lost;
    let change = went_in - loan.interest - loan.wages - loan.profit - loan.repaid;
    let change = ("change", change.shown());
    let line = fill!(
        voice,
        LOAN,
        loan,
        [lent, earned, subsidy, own, lost, interest, wages, profit, repaid, working],
        id,
        change
    );
    Some(line)
}

fn coop_lines(coop: &CoopYear, names: &[String], voice: Voice) -> Vec<String> {
    let head = voice.fill(COOP, &[("id", &coop.id.to_string())]) + " " + &ledger::own_name(coop, names);
    let head = head.trim_end().to_owned();
    if coop.closed {
        return vec![head + " · " + &voice.say(CLOSED)];
    }
    let mut lines = vec![head];
    let members = &coop.members;
    if acts!(members, [joined]) {
        lines.push(fill!(voice, JOINED, members, [joined_shares, joined, premium]));
    }
    lines.extend(operation(coop, names, voice));
    lines.push(bridge_line(&coop.bridge, voice));
    let floor = &coop.floor;
    if acts!(floor, [promised, owed]) {
        lines.push(fill!(voice, FLOOR, floor, [promised, owed, paid, guaranteed, unpaid]));
    }
    lines.extend(coop.pots.iter().map(|pot| pot_line(pot, voice)));
    if acts!(coop, [collective, paid_in, allocated, patronage, recovered]) {
        lines.push(fill!(voice, CLASSES, coop, [collective, paid_in, allocated, patronage, recovered]));
    }
    if coop.bought > Shares::ZERO {
        lines.push(voice.fill(BOUGHT, &[("shares", coop.bought.shown())]));
    }
    lines.extend(end_lines(coop, members, voice));
    lines
}

/// Who leaves at the end of the year, and whether the co-op ends with it.
fn end_lines(coop: &CoopYear, members: &MemberYear, voice: Voice) -> Vec<String> {
    let mut lines = Vec::new();
    if acts!(members, [left_shares, returned, left]) {
        lines.push(fill!(voice, LEFT, members, [left_shares, left_per_share, left_reserve, left, returned]));
    }
    let amount = ("amount", coop.refund_per_share.shown());
    if coop.received > Fen::ZERO {
        lines.push(voice.fill(RECEIVED, &[("received", coop.received.shown())]));
    }
    if members.dissolved {
        lines.push(fill!(
            voice,
            DISSOLVED,
            members,
            [undivided],
            amount,
            ("refund_reserve", coop.refund_reserve.shown())
        ));
    } else if coop.closes {
        lines.push(fill!(voice, CLOSES, coop, [state_part], amount));
    }
    lines
}

/// From luck to surplus, each enterprise on a line of its own where there are several; nothing where the surplus was
/// entered.
fn operation(coop: &CoopYear, names: &[String], voice: Voice) -> Vec<String> {
    let Some(year) = &coop.operation else { return Vec::new() };
    let mut lines = Vec::new();
    for branch in &coop.branches {
        let line = joined([made(&branch.operation, branch.luck, voice), losses(&branch.operation, voice)], voice);
        let number = (branch.enterprise + 1).to_string();
        let name = names.get(branch.enterprise).cloned();
        lines.push(name.unwrap_or_else(|| voice.fill(ENTERPRISE, &[("number", &number)])) + " · " + &line);
    }
    let first = match lines.is_empty() {
        true => made(year, coop.luck.unwrap_or_default(), voice),
        false => fill!(voice, SEVERAL, year, [productive, revenue, earned]),
    };
    let burden = fill!(voice, BURDEN, year, [depreciation, admin, wage_cost, rent, tax]);
    lines.push(joined([first, losses(year, voice), burden, fill!(voice, SURPLUS, year, [surplus])], voice));
    if acts!(year, [wages]) {
        lines.push(fill!(voice, JOBS, year, [per_job, wages]));
    }
    lines
}

/// What an enterprise earned.
fn made(year: &Operation, luck: YearLuck, voice: Voice) -> String {
    let text = if acts!(year, [revenue, expenses]) { SOLD } else { EARNED };
    fill!(voice, text, year, [productive, revenue, expenses, earned], ("rate", percent(luck.earned)))
}

fn losses(year: &Operation, voice: Voice) -> String {
    fill!(voice, LOSSES, year, [destroyed, insured, costs, interest])
}

/// From surplus to what can be shared, or how a loss is borne.
fn bridge_line(bridge: &Bridge, voice: Voice) -> String {
    if bridge.surplus < Fen::ZERO {
        let loss = ("loss", (-bridge.surplus).shown());
        return fill!(voice, LOSS, bridge, [absorbed_by_risk, absorbed], loss);
    }
    fill!(voice, BRIDGE, bridge, [surplus, made_up, reserve, risk, common, welfare, carried_in, distributable])
}

/// What is said one after the other, without what says nothing.
fn joined<const N: usize>(parts: [String; N], voice: Voice) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(&voice.say(crate::words::compare::BETWEEN))
}

/// One pot: over what, by which clause, what each part is paid and what does not divide.
fn pot_line(pot: &Pot, voice: Voice) -> String {
    let (what, unit) = match pot.over {
        Over::Shares => (OVER_SHARES, UNIT_SHARES),
        Over::Collective => (OVER_COLLECTIVE, UNIT_SHARES),
        Over::PaidIn => (OVER_PAID_IN, UNIT_SHARES),
        Over::Allocated => (OVER_ALLOCATED, UNIT_SHARES),
        Over::NotCollective | Over::NotPaidIn | Over::NotAllocated => (OVER_OTHERS, UNIT_SHARES),
        Over::Trade => (OVER_TRADE, UNIT_TRADE),
        Over::Reserve => (OVER_RESERVE, UNIT_TRADE),
        Over::Members => (OVER_MEMBERS, UNIT_MEMBERS),
    };
    let declared = &pot.declared;
    // Trade is counted in fen, and what a yuan of it is paid is much as a share of a yuan.
    let is_trade = matches!(pot.over, Over::Trade | Over::Reserve);
    let is_fine = declared.odd >= Fen::yuan(1) && pot.amount < Fen::new(pot.parts * 100);
    let parts = if is_trade { Fen::new(pot.parts).shown() } else { pot.parts.shown() };
    let each = ten_thousandths(pot.amount.fen() * if is_trade { 100 } else { 1 }, pot.parts);
    let values = [
        ("amount", pot.amount.shown()),
        ("parts", parts),
        ("each", each),
        ("what", voice.say(what)),
        ("unit", voice.say(unit)),
    ];
    let [amount, parts, each, what, unit] = values;
    match (is_trade, is_fine) {
        (true, _) => fill!(voice, POT_PARTS, declared, [carried], amount, parts, each, what, unit),
        (_, true) => fill!(voice, POT_SMALL, declared, [carried], amount, parts, each, what, unit),
        _ => {
            let per_share = ("per_share", Fen::new(declared.per_share.fen()).shown());
            fill!(voice, POT, declared, [carried, odd], per_share, amount, parts, what, unit)
        }
    }
}

/// So many fen over so many parts in yuan, to the nearest ten-thousandth: `0.0473`.
fn ten_thousandths(fen: i64, parts: i64) -> String {
    let (fen, parts) = (i128::from(fen) * 100, i128::from(parts.max(1)));
    let each = (fen + parts / 2) / parts;
    format!("{}.{:04}", each / 10_000, each % 10_000)
}

/// What the village did with its dividends, in one sentence.
pub fn pool_line(pool: &Pool, voice: Voice) -> String {
    let mut parts = vec![fill!(voice, POOL_PARTS, pool, [kept, heads, per_head, recovered_per_head, welfare])];
    if pool.heads == 0 {
        parts.push(voice.say(POOL_NOBODY));
    }
    if acts!(pool, [ill_more]) {
        parts.push(fill!(voice, POOL_ILL, pool, [ill, ill_more]));
    }
    if acts!(pool, [per_post]) {
        parts.push(fill!(voice, POOL_POSTS, pool, [working, per_post]));
    }
    if acts!(pool, [per_person]) {
        parts.push(fill!(voice, POOL_PERSONS, pool, [persons, per_person]));
    }
    if acts!(pool, [others]) {
        parts.push(fill!(voice, POOL_OTHERS, pool, [others]));
    }
    parts.retain(|part| !part.is_empty());
    let parts = parts.join(&voice.say(crate::words::compare::BETWEEN));
    match (acts!(pool, [collective]), parts.is_empty()) {
        (false, true) => voice.say(POOL_NOTHING),
        (false, false) => joined([voice.say(POOL_NOTHING), parts], voice),
        _ => fill!(voice, POOL, pool, [collective, recovered], ("parts", parts)),
    }
}

/// A fraction of one in percent, to a hundredth: `12.34%`.
fn percent(rate: Rate) -> String {
    let hundredths = (rate.ppm().abs() + 50) / 100 * rate.ppm().signum();
    format!("{}%", crate::typed::in_hundredths(Rate::new(hundredths * 100)))
}
