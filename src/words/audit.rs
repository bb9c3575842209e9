//! The sentences of an audit: what was found, by what, where, and what to do.

use super::{Text, Voice, findings, plain_yuan, texts};
use crate::audit::{Audit, Finding, Kind, Part, Severity, Source};
use crate::units::Fen;

texts! {
    UNLAWFUL: "违法" | "unlawful";
    WRONG: "违规" | "irregular";
    FORMAL: "手续" | "procedure";
    BY_SCHEME: "本方案的分配办法" | "the scheme's own rules";
    BY_REGISTER: "上年 12 月 31 日的名册" | "the register of 31 December of the year before";
    BY_CHARTER: "章程" | "the charter";
    BY_SEPARATION: "徽县“三分”（领导与管理、监督与运营、保管与使用）" | "Hui's three separations (leading and managing, supervising and operating, keeping and using)";
    BY_NOTICE: "公示（十天，有日期，有签字）" | "the public notice (ten days, dated, signed)";
    /// Over the findings; the number is at least one.
    FOUND: "{name}，{year} 年，{payments} 笔：查出 {count} 处[，多付 {over} 元][，少付 {under} 元]。" | "{name}, {year}, {payments?# payment|# payments}: {count?# finding|# findings}[, {over} yuan paid too much][, {under} yuan too little].";
    /// Where nothing is found.
    CLEAN: "{name}，{year} 年，{payments} 笔：没有查出问题。" | "{name}, {year}, {payments?# payment|# payments}: nothing was found.";
    SUMS: "各户实付 {declared} − 按办法应付 {due} = 相差 {difference}（[+ 多付 {over}|− 少付 {under}][，其中说明理由扣下 {withheld}]）" | "paid to households {declared} − due by the rules {due} = difference {difference} ([+ too much {over}|− too little {under}][, of it withheld with a reason {withheld}])";
    COOP_SUMS: "{id} 号社：盈余 {surplus}，可分配 {shared}，付出 {paid}，其中付给村集体 {to_collective}（应付 {due}）" | "co-op {id}: surplus {surplus}, distributable {shared}, paid out {paid}, of it to the collective {to_collective} (due {due})";
    /// What an audit is not.
    ENTERED: "账目是填进来的，不是演算的；查的是账面，不能代替实地核对。" | "The ledger is what was entered, not simulated; an audit of papers does not replace a visit.";
    AMOUNT: "{amount} 元" | "{amount} yuan";
    AT: "位置：{field}" | "Place: {field}";
    HEAD_WEIGHT: "轻重" | "Weight";
    HEAD_WHAT: "查出什么、怎么办" | "What was found, and what to do";
    HEAD_AMOUNT: "金额（元）" | "Amount (yuan)";
    SECTION: "联网监督查出什么" | "What online supervision finds";
    ABOUT: "报道说怀化把扶贫资金放到网上监督。下面是一本故意写错的样本账，每一种问题各有一处；也可以打开自己的账，文件不离开这台机器。" | "Huaihua is reported to supervise its poverty funds online. Below is a sample ledger with one of every mistake on purpose; or open your own: the file does not leave this machine.";
    SHOW_BAD: "看有错的账" | "The bad ledger";
    SHOW_CLEAN: "看没有错的账" | "The ledger in order";
    SHOW_HUI: "看徽县“三合三分”" | "Hui: pooled and apart";
    OPEN: "打开申报账……" | "Open a declared ledger …";
    SAVE_SAMPLE: "存一份样本账，照着填" | "Save this sample to fill in";
    SAMPLE_NAME: "申报账样本" | "declared-ledger-sample";
    REFUSED: "这本账查不了：{what}位置：{place}。{remedy}" | "This ledger cannot be audited: {what} Place: {place}. {remedy}";
    WHO: "{name}（{id} 号）" | "{name} (no. {id})";
    NUMBERED: "{id} 号" | "No. {id}";
    OF_COOP: " {coop} 号社{part}" | "{part} of co-op {coop}";
    PART_PAID_IN: "入股分红" | "dividend on paid-in shares";
    PART_ALLOCATED: "配股分红" | "dividend on allocated shares";
    PART_PATRONAGE: "按交易额返还" | "refund by trade and membership";
    PART_COLLECTIVE: "集体分红" | "part of the collective's dividend";
    PART_POST: "公益岗位工资" | "wage for a public-welfare post";
    PART_RECOVERED: "收回配股的分红" | "dividend on recovered shares";
    STEP_SHARES: "{count} 股 × 每股 {each} 元" | "{count?# share|# shares} × {each} yuan";
    STEP_TRADE: "按交易额占比 {each} 元" | "by its part of the trade {each} yuan";
    STEP_VILLAGE: "{count} 份 × {each} 元" | "{count} × {each} yuan";
    STEP_MORE: "{step} + 零头和平均部分 {more} 元" | "{step} + odd fen and equal parts {more} yuan";
    OUT_OF_CAPITAL: "{coop} 号社没有可分配盈余（当年盈余 {surplus} 元，未补亏损 {loss} 元），却付出 {amount} 元：分的是本钱。" | "Co-op {coop} had nothing to share (surplus {surplus} yuan, losses not made up {loss}) but paid out {amount} yuan: out of capital.";
    OUT_OF_CAPITAL_DO: "追回；亏损补完以前不分红。" | "Reclaim it; nothing is paid until the loss is made up.";
    SCHEME: "方案本身违法：{scheme}" | "The scheme itself is unlawful: {scheme}";
    SCHEME_DO: "{scheme_do}" | "{scheme_do}";
    ABOVE: "{coop} 号社付出 {paid} 元，可分配盈余只有 {shared} 元，超分 {amount} 元。" | "Co-op {coop} paid out {paid} yuan of a distributable surplus of {shared}: {amount} too much.";
    ABOVE_DO: "追回超分的部分，先补提公积金和风险金。" | "Reclaim it; reserve and risk fund come first.";
    BELOW_60: "{coop} 号社按交易额返还了 {paid} 元，不到可分配盈余的六成（{least} 元），还差 {amount} 元。" | "Co-op {coop} returned {paid} yuan by trade, less than 60 % of the distributable surplus ({least} yuan): {amount} are missing.";
    BELOW_60_DO: "补返给交易的成员。" | "Pay the rest to the members who traded.";
    DEAD: "{who}在年初以前全户成员均已去世，仍发了{part} {amount} 元。" | "{who} had died out before the year began and was still paid {amount} yuan as {part}.";
    DEAD_DO: "追回，注销户头；查是谁领的。" | "Reclaim it, close the account, find out who drew it.";
    LEFT: "{who}在年初以前已经退出，仍发了{part} {amount} 元。" | "{who} had left before the year began and was still paid {amount} yuan as {part}.";
    LEFT_DO: "追回；退股另按净资产清退。" | "Reclaim it; the shares are refunded apart, at net asset value.";
    STRANGER: "{who}不是成员，却发了{part} {amount} 元。" | "{who} is not a member but was paid {amount} yuan as {part}.";
    STRANGER_DO: "追回，核对户号和社号。" | "Reclaim it; check the register numbers.";
    OFF_REGISTER: "{who}上年末已不在册，按办法{part}应得 {due} 元，却多发 {amount} 元。" | "{who} was off the register at the end of the year before and is due {due} yuan, but was paid {amount} too much as {part}.";
    OFF_REGISTER_DO: "追回，分给在册的户。" | "Reclaim it for the households on the register.";
    TWICE: "{who}的{part}发了两次，应得 {due} 元（{step}），实发 {paid} 元，重发 {amount} 元。" | "{who} was paid the {part} twice: due {due} yuan ({step}), paid {paid}, {amount} too much.";
    TWICE_DO: "追回重发的一笔。" | "Reclaim the second payment.";
    MORE: "{who}的{part}应得 {due} 元（{step}），实发 {paid} 元，多发 {amount} 元。" | "{who} is due {due} yuan as {part} ({step}) but was paid {paid}: {amount} too much.";
    MORE_DO: "追回多发的部分。" | "Reclaim the difference.";
    LESS: "{who}的{part}应得 {due} 元（{step}），实发 {paid} 元，没有说明就少发 {amount} 元。" | "{who} is due {due} yuan as {part} ({step}) but was paid {paid}: {amount} too little, with no word of it.";
    LESS_DO: "补发。" | "Pay the rest.";
    WITHHELD: "{who}的{part}被扣 {amount} 元，没有写理由。" | "{amount} yuan of the {part} were withheld from {who} without a reason.";
    WITHHELD_DO: "补发；确实该扣的，写明理由，由本人签字。" | "Pay it, or give the reason and have the household sign.";
    WHOLE: "{who}的{part} {amount} 元全部被扣，一分没发。" | "All {amount} yuan of the {part} were withheld from {who}.";
    WHOLE_DO: "出示本人同意的字据；没有就补发。" | "Show the household's consent in writing; without it, pay.";
    WITHHELD_STRANGER: "扣款的{who}不是成员：{part} {amount} 元。" | "{amount} yuan of {part} were withheld from {who}, who is not a member.";
    WITHHELD_STRANGER_DO: "核对户号，查这笔钱是谁的。" | "Check the number; find out whose money it was.";
    PAID_AND_WITHHELD: "{who}的{part}已经发了，又记成扣下 {amount} 元。" | "The {part} was paid to {who}, and {amount} yuan of it stand as withheld.";
    PAID_AND_WITHHELD_DO: "查这笔扣款的钱在哪里，更正账目。" | "Find out where that money is, and correct the ledger.";
    NOT_PAID_ON: "村集体该分给各户的钱，有 {households} 户（{id} 号等）共 {amount} 元没有分下去。" | "{amount} yuan of the collective's part were not paid on (households: {households}, no. {id} first).";
    NOT_PAID_ON_DO: "补发到户；查钱在哪里。" | "Pay it to the households; find out where it lies.";
    COLLECTIVE: "{coop} 号社付给村集体 {paid} 元，按股应付 {due} 元，相差 {amount} 元。" | "Co-op {coop} paid the collective {paid} yuan; {due} are due: {amount} apart.";
    COLLECTIVE_DO: "社和村对账，多退少补。" | "Settle it between co-op and village.";
    CADRE: "干部户{who}有 {shares} 股配股，领了 {amount} 元。" | "The cadre's household {who} holds {shares?# allocated share|# allocated shares} and was paid {amount} yuan on them.";
    CADRE_DO: "收回配股和分红，查明怎么配的。" | "Take back shares and dividend; find out how they came there.";
    SAME_NAME: "{who}和 {other} 号同名，两个号都领了钱，这个号领了 {amount} 元。" | "{who} has the name of no. {other}; both were paid, this number {amount} yuan.";
    SAME_NAME_DO: "核对是同名，还是一户登记了两次。" | "See whether two households share a name or one stands twice.";
    CONTROL: "{coop} 号社村集体只占 {held}，章程要求不低于 {wanted}，差 {amount} 元股本。" | "The collective holds {held} of co-op {coop}; the charter wants {wanted}: {amount} yuan of capital are missing.";
    CONTROL_DO: "补足集体股，或者按程序改章程。" | "Raise its shares, or change the charter in due form.";
    LEADER: "{who}既领导又管理。" | "{who} both leads and manages.";
    LEADER_DO: "换一个人或另设机构来管理。" | "Let another person or body manage.";
    SUPERVISOR: "{who}既监督又{as}，等于自己查自己。" | "{who} both supervises and {as}, and so supervises itself.";
    SUPERVISOR_DO: "由不领导、不经营、不管账的人来监督。" | "Let someone supervise who neither leads nor operates nor keeps books or money.";
    RELATED: "监督人{who}的近亲属{as}。" | "A near relative of {who}, who supervises, {as}.";
    RELATED_DO: "换一个没有近亲属在理事会、管账的人来监督。" | "Let someone supervise who has no near relative on the board or at the books.";
    PRIVATE: "钱存在个人名下的账户里，管钱的是{who}。" | "The money lies on a private account; {who} keeps it.";
    PRIVATE_DO: "转到集体或合作社自己的账户，或者由乡镇站代管。" | "Move it to the collective's or co-op's own account, or let the township's station keep it.";
    LEADS: "领导" | "leads";
    MANAGES: "管理" | "manages";
    SUPERVISES: "监督" | "supervises";
    DECIDED_BY: "决定分红" | "decided";
    OPERATES: "经营" | "operates";
    KEEPS: "管钱管账" | "keeps the money and books";
    USES: "用钱" | "uses the money";
    KEEPER: "{who}既管钱又用钱。" | "{who} both keeps the money and uses it.";
    KEEPER_DO: "保管和使用分给两个人，两人签字才能支取。" | "Part the two, with two signatures for every withdrawal.";
    PAPERS: "方案和报告在开会前只摆了 {days} 天供成员查阅，应有 {least} 天。" | "Plan and reports lay open for the members {days?# day|# days} before the meeting; {least} are wanted.";
    PAPERS_DO: "下次按天数提前备好；成员有意见的，重新开会。" | "Lay them open in time; where members object, meet again.";
    AFTER: "{on} 才作出决定，{from} 已经公示：先公示、后决定。" | "It was decided on {on}, after the notice of {from}.";
    AFTER_DO: "按决定的方案重新公示十天。" | "Post what was decided for ten days again.";
    ANOTHER_YEAR: "{what}写的是 {on}，和 {year} 年的分配对不上。" | "The {what} is {on}, which is not about sharing the surplus of {year}.";
    ANOTHER_YEAR_DO: "核对日期，据实更正，不得倒签。" | "Check the date and correct it as it was; never backdate.";
    APART: "账上分的是 {year} 年，方案是 {as_of} 的，不在它的年份里。" | "The ledger shares out {year}; the plan of {as_of} does not have that year.";
    APART_DO: "换成这一年的方案，法律和线按这一年算。" | "Take the plan of that year; law and line go by it.";
    YEARS_OFF: "{who}已不在册，没有写离开了几年：逐年递减要用，先按头一年算。" | "{who} is off the register, and since how many years is not said: where shares go step by step it is taken for the first.";
    YEARS_OFF_DO: "在 off_register 里写明离册第几年。" | "Say it under off_register.";
    SHORT: "公示只有 {days} 天（{from} 到 {to}），不满十天。" | "The notice stood for {days?# day|# days} ({from} to {to}), less than ten.";
    SHORT_DO: "重新公示，满十天再付款。" | "Post it again for ten days before money is paid.";
    NO_OFFICE: "没有写明谁负责：{what}。" | "It is not said who {what}.";
    NO_OFFICE_DO: "写上那个机构或者那个人的名字。" | "Write down the body or the person.";
    NO_DATE: "没有写日期：{what}。" | "A date is missing: {what}.";
    NO_DATE_DO: "查明原因，据实补办，不得倒签。" | "Find out why, make it good as it was, and never backdate it.";
    TWICE_SIGNED: "{who}一人签了两处：{what}、{as}。" | "{who} has signed twice: as {what} and as {as}.";
    TWICE_SIGNED_DO: "制表、监督、书记由三个人签。" | "Let three persons sign.";
    NO_SIGNATURE: "没有签字：{what}。" | "A signature is missing: {what}.";
    NO_SIGNATURE_DO: "查明原因，据实补办，不得倒签。" | "Find out why, have it signed under the day of signing, and never backdate it.";
    PAPERS_FROM: "材料摆出来的第一天" | "day from which the papers lay open";
    DECIDED_ON: "作出决定的日子" | "day of the decision";
    NOTICE_FROM: "公示第一天" | "first day of the notice";
    NOTICE_TO: "公示最后一天" | "last day of the notice";
    PREPARED: "制表人" | "who prepared it";
    SUPERVISED: "监督人" | "who supervised it";
    SECRETARY: "书记" | "the secretary";
}

/// What is found and what to do, for each kind.
fn sentences(kind: Kind) -> (Text, Text) {
    match kind {
        Kind::SchemeUnlawful => (SCHEME, SCHEME_DO),
        Kind::MoneyOnPrivateAccount => (PRIVATE, PRIVATE_DO),
        Kind::SupervisorRelated => (RELATED, RELATED_DO),
        Kind::PapersShort => (PAPERS, PAPERS_DO),
        Kind::DecidedAfterNotice => (AFTER, AFTER_DO),
        Kind::DateOfAnotherYear => (ANOTHER_YEAR, ANOTHER_YEAR_DO),
        Kind::YearsApart => (APART, APART_DO),
        Kind::YearsOffMissing => (YEARS_OFF, YEARS_OFF_DO),
        Kind::OneSignsTwice => (TWICE_SIGNED, TWICE_SIGNED_DO),
        Kind::WithheldWhole => (WHOLE, WHOLE_DO),
        Kind::WithheldStranger => (WITHHELD_STRANGER, WITHHELD_STRANGER_DO),
        Kind::PaidAndWithheld => (PAID_AND_WITHHELD, PAID_AND_WITHHELD_DO),
        Kind::OutOfCapital => (OUT_OF_CAPITAL, OUT_OF_CAPITAL_DO),
        Kind::AboveDistributable => (ABOVE, ABOVE_DO),
        Kind::PatronageBelow60 => (BELOW_60, BELOW_60_DO),
        Kind::PaidDead => (DEAD, DEAD_DO),
        Kind::PaidLeft => (LEFT, LEFT_DO),
        Kind::PaidStranger => (STRANGER, STRANGER_DO),
        Kind::PaidOffRegister => (OFF_REGISTER, OFF_REGISTER_DO),
        Kind::PaidTwice => (TWICE, TWICE_DO),
        Kind::PaidMore => (MORE, MORE_DO),
        Kind::PaidLess => (LESS, LESS_DO),
        Kind::WithheldWithoutReason => (WITHHELD, WITHHELD_DO),
        Kind::CollectiveNotPaidOn => (NOT_PAID_ON, NOT_PAID_ON_DO),
        Kind::CollectiveDiffers => (COLLECTIVE, COLLECTIVE_DO),
        Kind::CadreAllocated => (CADRE, CADRE_DO),
        Kind::SameName => (SAME_NAME, SAME_NAME_DO),
        Kind::ControlBelowCharter => (CONTROL, CONTROL_DO),
        Kind::LeaderManages => (LEADER, LEADER_DO),
        Kind::SupervisorOperates => (SUPERVISOR, SUPERVISOR_DO),
        Kind::KeeperUses => (KEEPER, KEEPER_DO),
        Kind::NoticeShort => (SHORT, SHORT_DO),
        Kind::OfficeUnnamed => (NO_OFFICE, NO_OFFICE_DO),
        Kind::DateMissing => (NO_DATE, NO_DATE_DO),
        Kind::SignatureMissing => (NO_SIGNATURE, NO_SIGNATURE_DO),
    }
}

/// What is told by the name that the core gives it.
fn named(name: &str) -> Option<Text> {
    Some(match name {
        "paid-in" => PART_PAID_IN,
        "allocated" => PART_ALLOCATED,
        "patronage" => PART_PATRONAGE,
        "collective" => PART_COLLECTIVE,
        "post" => PART_POST,
        "recovered" => PART_RECOVERED,
        "offices.leads" => LEADS,
        "offices.manages" => MANAGES,
        "offices.supervises" => SUPERVISES,
        "decided.by" => DECIDED_BY,
        "offices.operates" => OPERATES,
        "offices.keeps" => KEEPS,
        "offices.uses" => USES,
        "papers.from" => PAPERS_FROM,
        "decided.on" => DECIDED_ON,
        "notice.from" => NOTICE_FROM,
        "notice.to" => NOTICE_TO,
        "signed.prepared" => PREPARED,
        "signed.supervised" => SUPERVISED,
        "signed.secretary" => SECRETARY,
        _ => return None,
    })
}

/// What a dividend is called.
pub fn part(part: Part, voice: Voice) -> String {
    named(part.id()).map_or_else(String::new, |text| voice.say(text))
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingText {
    /// How much it weighs.
    pub weight: String,
    /// What it rests on.
    pub source: String,
    /// What is found.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

/// The sentences of a finding.
pub fn text(finding: &Finding, voice: Voice) -> FindingText {
    let weight = match finding.severity {
        Severity::Unlawful => UNLAWFUL,
        Severity::Wrong => WRONG,
        Severity::Formal => FORMAL,
    };
    let source = match finding.source {
        Source::Law | Source::Scheme => BY_SCHEME,
        Source::Register => BY_REGISTER,
        Source::Charter => BY_CHARTER,
        Source::Separation => BY_SEPARATION,
        Source::Notice => BY_NOTICE,
    };
    let values = spoken(finding, voice);
    let (what, remedy) = sentences(finding.kind);
    let (what, remedy) = (voice.fill(what, &values), voice.fill(remedy, &values));
    let source = finding.article.map_or_else(|| voice.say(source), |article| findings::article(article, voice));
    FindingText { weight: voice.say(weight), source, what, remedy }
}

/// A finding's values as they are said: amounts with their thousands apart, names in the language of the voice.
fn spoken(finding: &Finding, voice: Voice) -> Vec<(&'static str, String)> {
    let of = |name: &str| finding.values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
    let shown = |value: &String| match value.parse::<Fen>() {
        Ok(amount) if value.contains('.') => plain_yuan(amount),
        _ => value.clone(),
    };
    let fill = |text, names: &[&'static str]| {
        let values: Vec<(&str, String)> = names.iter().map(|name| (*name, shown(&of(name).to_owned()))).collect();
        voice.fill(text, &values)
    };
    let named = |name: &str| named(name).map_or_else(|| name.to_owned(), |text| voice.say(text));
    let mut step = match of("part") {
        "paid-in" | "allocated" => fill(STEP_SHARES, &["count", "each"]),
        "patronage" => fill(STEP_TRADE, &["each"]),
        _ => fill(STEP_VILLAGE, &["count", "each"]),
    };
    if !matches!(of("more"), "" | "0.00") {
        step = voice.fill(STEP_MORE, &[("step", &step), ("more", &shown(&of("more").to_owned()))]);
    }
    let mut part = named(of("part"));
    if !of("part").is_empty() && !of("coop").is_empty() {
        part = voice.fill(OF_COOP, &[("coop", of("coop")), ("part", &part)]);
    }
    let who = match (of("who"), of("name")) {
        ("", "") => fill(NUMBERED, &["id"]),
        ("", _) => fill(WHO, &["name", "id"]),
        (who, _) => who.to_owned(),
    };
    // The first of a name counts.
    let first = [("who", who), ("part", part), ("step", step), ("amount", plain_yuan(finding.amount))];
    let of_scheme = finding.scheme.iter().map(|found| findings::text(found, voice));
    let of_scheme = of_scheme.flat_map(|said| [("scheme", said.what), ("scheme_do", said.remedy)]);
    let rest = finding.values.iter().map(|(name, value)| match *name {
        "what" | "as" => (*name, named(value)),
        name => (name, shown(value)),
    });
    first.into_iter().chain(of_scheme).chain(rest).collect()
}

/// The sentence over an audit.
pub fn headline(audit: &Audit, voice: Voice) -> String {
    let numbers = [audit.year.to_string(), audit.payments.to_string(), audit.findings.len().to_string()];
    let sums = [audit.sums.over, audit.sums.under - audit.sums.withheld].map(plain_yuan);
    let name = voice.name(&audit.name);
    let values = [
        ("name", &*name),
        ("year", &numbers[0]),
        ("payments", &numbers[1]),
        ("count", &numbers[2]),
        ("over", &sums[0]),
        ("under", &sums[1]),
    ];
    voice.fill(if audit.findings.is_empty() { CLEAN } else { FOUND }, &values)
}

/// How the sums compare: all households, then co-op by co-op.
pub fn sums(audit: &Audit, voice: Voice) -> Vec<String> {
    let sums = &audit.sums;
    let names = ["declared", "due", "difference", "over", "under", "withheld"];
    let amounts = [sums.declared, sums.due, sums.difference, sums.over, sums.under, sums.withheld].map(plain_yuan);
    let values: Vec<(&str, String)> = names.into_iter().zip(amounts).collect();
    let mut lines = vec![voice.fill(SUMS, &values)];
    for coop in &sums.coops {
        let names = ["surplus", "shared", "paid", "to_collective", "due"];
        let amounts = [coop.surplus, coop.shared, coop.paid, coop.to_collective, coop.due].map(plain_yuan);
        let mut values: Vec<(&str, String)> = names.into_iter().zip(amounts).collect();
        values.push(("id", coop.id.to_string()));
        lines.push(voice.fill(COOP_SUMS, &values));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{audit, shipped};
    use crate::words::Lang;

    #[test]
    fn every_finding_says_what_by_what_and_what_to_do_in_both_languages() {
        let audit = audit(&shipped("huaihua-ledger").unwrap()).unwrap();
        for finding in &audit.findings {
            for lang in [Lang::Zh, Lang::En] {
                let said = text(finding, Voice::new(lang, None));
                let all = [&said.what, &said.remedy, &said.source, &said.weight];
                assert!(all.iter().all(|text| !text.is_empty() && !text.contains(['{', '}'])), "{said:?}");
            }
        }
    }

    #[test]
    fn a_payment_too_large_is_worked_out_in_words() {
        let audit = audit(&shipped("huaihua-ledger").unwrap()).unwrap();
        let of = |kind| audit.findings.iter().find(|finding| finding.kind == kind).expect("it has every kind");
        let said = text(of(Kind::PaidTwice), Voice::new(Lang::Zh, None));
        let expected = "样本户四（4 号）的 1 号社入股分红发了两次，应得 3,600.00 元（10 股 × 每股 360.00 元），实发 7,200.00 \
                        元，重发 3,600.00 元。";
        assert_eq!(said.what, expected);
    }
}
