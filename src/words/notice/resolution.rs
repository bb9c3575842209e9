//! What the meetings resolve, a sheet each, with the numbers that each needs.

use super::paper::{BLANK, BLANK_DAY, Block, DATE, Kind, Paper, begun, cited, coop, day, in_full};
use crate::law::Provision;
use crate::ledger::CoopYear;
use crate::notice::{Meeting, Plan};
use crate::scenario::{Body, LegalForm};
use crate::units::Fen;
use crate::words::derivation::steps;
use crate::words::{Text, Voice, number, plain_yuan, texts};

texts! {
    OF_CO_OP: "{name} 成员大会决议" | "{name}: resolution of the members";
    OF_COLLECTIVE: "村集体经济组织成员大会决议" | "Resolution of the assembly of the collective's members";
    HELD: "时间 {day}　地点 {blank}　主持 {blank}　记录 {blank}" | "On {day}, at {blank}, chair {blank}, minutes {blank}";
    CO_OP_MEMBERS: "成员共 {members} 名，有表决权 {votes} 票[（其中附加表决权 {additional} 票）]。到会 {present} 名：至少要到 {quorum} 名，三分之二{law}。" | "{members?# member|# members} with {votes?# vote|# votes}[, {additional} of them additional]. Present: {present}; at least {quorum} are needed, two thirds{law}.";
    CO_OP_VOTES: "赞成 {for} 票，反对 {blank} 票，弃权 {blank} 票。赞成至少要 {needed} 票，超过全部表决权的一半，不到会的不算赞成{law}。" | "For {for}, against {blank}, abstaining {blank}. At least {needed?# vote is|# votes are} needed, more than half of all, present or not{law}.";
    CO_OP_PLAN: "一、批准 {year} 年度盈余分配方案{law}：可分配盈余 {sum}。" | "1. The plan for the surplus of {year} is approved{law}: {sum} are shared.";
    CO_OP_LOSS: "一、批准 {year} 年度亏损处理方案{law}：亏损 {loss}[，风险金抵补 {risk} 元][，公积金抵补 {reserve} 元]，没有抵补的以后年度弥补，弥补完以前不分红。" | "1. The plan for the loss of {year} is approved{law}: {loss}[, the risk fund bears {risk} yuan][, the reserve bears {reserve} yuan]; what is left is made up in later years, and nothing is paid before.";
    CO_OP_PAID: "二、付给农户 {households}，付给村集体 {collective}，零头 {carried} 元结转下年。" | "2. Households are paid {households}, the collective {collective}; {carried} yuan are carried over.";
    FEDERATION: "联合社的成员大会一社一票{law}，成员数和票数以各成员社为准：{blank}" | "A federation's members are co-ops with one vote each{law}: {blank}";
    COMPANY: "公司由股东会按公司章程决定，到会和表决的数目以公司章程为准：{blank}" | "A company's shareholders decide by its articles: {blank}";
    PERSONS: "有完全民事行为能力的成员共 {members} 人（按人算，不按户算），{present} 人参加：至少要 {quorum} 人，三分之二{law}。不能到场的可以在线参加，或者书面委托同一户的成年家人。" | "Members of full capacity, by person and not by household: {members}. Taking part: {present}; at least {quorum} are needed, two thirds{law}. Who cannot come may take part online or appoint an adult of the same household in writing.";
    PERSONS_BLANK: "有完全民事行为能力的成员共 {blank} 人（按人算，不按户算），参加 {blank} 人：至少要有三分之二{law}。不能到场的可以在线参加，或者书面委托同一户的成年家人。" | "Members of full capacity, by person and not by household: {blank}. Taking part: {blank}, two thirds at least{law}. Who cannot come may take part online or appoint an adult of the same household in writing.";
    PERSONS_VOTES: "同意 {for} 人，不同意 {blank} 人，弃权 {blank} 人。至少要 {needed} 人同意，全体成员的三分之二，没参加的也算在全体里{law}。" | "For {for}, against {blank}, abstaining {blank}. At least {needed} are needed, two thirds of all members, present or not{law}.";
    PERSONS_VOTES_BLANK: "同意 {blank} 人，不同意 {blank} 人，弃权 {blank} 人。要全体成员的三分之二同意，没参加的也算在全体里{law}。" | "For {blank}, against {blank}, abstaining {blank}. Two thirds of all members must be for it, present or not{law}.";
    NOTICE_GIVEN: "通知全体成员的日期 {blank_day}，会前十日以上{law}；村党组织先研究讨论的日期 {blank_day}{powers}。" | "All members were told on {blank_day}, ten days before{law}; the village's Party organisation had discussed it on {blank_day}{powers}.";
    BEFORE_THE_LAW: "2025 年 5 月 1 日以前，村集体怎么议事按章程和村民委员会组织法：到会 {blank} 人，同意 {blank} 人。" | "Before 1 May 2025 the charter and the law on villagers' committees said how the collective decides: present {blank}, for {blank}.";
    COLLECTIVE_PLAN: "一、批准 {year} 年度村集体收益分配方案{law}：从合作社分得 {sum}。" | "1. The plan for the collective's income of {year} is approved{law}: {sum} from the co-ops.";
    COLLECTIVE_PAID: "二、{pool}" | "2. {pool}";
    PASSED: "表决结果：通过。" | "Carried.";
    FAILED: "表决结果：没有通过。" | "Not carried.";
    OUTCOME: "表决结果：{blank}" | "Outcome: {blank}";
    SIGN: "到会的成员在会议记录上签名{law}。" | "Who was present signs the minutes{law}.";
    CHAIR: "主持人" | "Chair";
    MINUTES: "记录人" | "Minutes";
    SUPERVISOR: "监票人" | "Teller";
}

/// See the module.
pub(super) fn papers(plan: &Plan, voice: Voice) -> Vec<Paper> {
    plan.meetings.iter().map(|meeting| paper(plan, meeting, voice)).collect()
}

fn paper(plan: &Plan, meeting: &Meeting, voice: Voice) -> Paper {
    let title = match meeting.coop {
        Some(place) => {
            let name = coop(plan, place, voice);
            voice.fill(OF_CO_OP, &[("name", &name)])
        }
        None => voice.say(OF_COLLECTIVE),
    };
    let mut paper = begun(plan, Kind::Resolution, title, voice);
    let day = day(plan.sealed.declared.decided.on, voice);
    let blank = voice.say(BLANK);
    paper.blocks.push(Block::Line(voice.fill(HELD, &[("day", &day), ("blank", &blank)])));
    let lines = match meeting.coop {
        Some(place) => of_co_op(plan, meeting, &plan.ledger.coops[place], voice),
        None => of_collective(plan, meeting, voice),
    };
    paper.blocks.extend(lines.into_iter().map(Block::Line));
    let minutes = if meeting.body == Body::CoOp { Provision::Minutes } else { Provision::CollectiveMinutes };
    paper.blocks.push(Block::Line(voice.fill(SIGN, &[("law", &cited(plan, minutes, voice))])));
    let places = [CHAIR, MINUTES, SUPERVISOR, DATE];
    paper.blocks.push(Block::Signatures(places.map(|text| (voice.say(text), String::new())).to_vec()));
    paper
}

/// A co-op's members approve its plan.
fn of_co_op(plan: &Plan, meeting: &Meeting, coop: &CoopYear, voice: Voice) -> Vec<String> {
    let law = |provision| cited(plan, provision, voice);
    let mut lines = match plan.sealed.declared.scenario.0.scheme.form {
        LegalForm::Federation => vec![blank(FEDERATION, law(Provision::FederationVotes), voice)],
        LegalForm::Company => vec![blank(COMPANY, String::new(), voice)],
        LegalForm::CoOp | LegalForm::Collective => {
            counts(meeting, [CO_OP_MEMBERS, CO_OP_VOTES], law(Provision::Meeting), voice)
        }
    };
    let (bridge, year) = (&coop.bridge, plan.sealed.declared.year.to_string());
    let law = law(Provision::Powers);
    if bridge.surplus < Fen::ZERO {
        let values = [
            ("year", year),
            ("law", law),
            ("loss", in_full(-bridge.surplus, voice)),
            ("risk", plain_yuan(bridge.absorbed_by_risk)),
            ("reserve", plain_yuan(bridge.absorbed)),
        ];
        lines.push(voice.fill(CO_OP_LOSS, &values));
    } else {
        let shared = in_full(coop.to_share(), voice);
        lines.push(voice.fill(CO_OP_PLAN, &[("year", year), ("law", law), ("sum", shared)]));
    }
    let households = coop.patronage + coop.paid_in + coop.allocated;
    if households + coop.to_village() > Fen::ZERO {
        let values = [
            ("households", in_full(households, voice)),
            ("collective", in_full(coop.to_village(), voice)),
            ("carried", plain_yuan(coop.carried)),
        ];
        lines.push(voice.fill(CO_OP_PAID, &values));
    }
    lines.push(outcome(meeting, voice));
    lines
}

/// The collective's members decide what becomes of its dividend.
fn of_collective(plan: &Plan, meeting: &Meeting, voice: Voice) -> Vec<String> {
    let law = |provision| cited(plan, provision, voice);
    let (assembly, powers) = (law(Provision::Assembly), law(Provision::AssemblyPowers));
    let is_law = !assembly.is_empty();
    let mut lines = match (is_law, meeting.needed) {
        (false, _) => vec![blank(BEFORE_THE_LAW, String::new(), voice)],
        (true, Some(_)) => counts(meeting, [PERSONS, PERSONS_VOTES], assembly.clone(), voice),
        (true, None) => [PERSONS_BLANK, PERSONS_VOTES_BLANK].map(|text| blank(text, assembly.clone(), voice)).to_vec(),
    };
    if is_law {
        let values = [("blank_day", voice.say(BLANK_DAY)), ("law", assembly), ("powers", powers.clone())];
        lines.push(voice.fill(NOTICE_GIVEN, &values));
    }
    let pool = &plan.ledger.pool;
    let sum: Fen = plan.ledger.coops.iter().map(CoopYear::to_village).sum();
    let year = plan.sealed.declared.year.to_string();
    lines.push(voice.fill(COLLECTIVE_PLAN, &[("year", year), ("law", powers), ("sum", in_full(sum, voice))]));
    lines.push(voice.fill(COLLECTIVE_PAID, &[("pool", &steps::pool_line(pool, voice))]));
    lines.push(outcome(meeting, voice));
    lines
}

/// Who must come and how many must be for it, beside who came and was where that is known.
fn counts(meeting: &Meeting, texts: [Text; 2], law: String, voice: Voice) -> Vec<String> {
    let Some(needed) = meeting.needed else { return Vec::new() };
    let empty = voice.say(BLANK);
    let [present, votes_for] = match meeting.held {
        Some(held) => [held.present[0], held.votes_for[0]].map(number),
        None => [empty.clone(), empty.clone()],
    };
    let values = [
        ("members", number(needed.members)),
        ("votes", number(needed.votes)),
        ("additional", number(meeting.additional)),
        ("quorum", number(needed.present)),
        ("needed", number(needed.votes_for)),
        ("present", present),
        ("for", votes_for),
        ("blank", empty),
        ("law", law),
    ];
    texts.map(|text| voice.fill(text, &values)).to_vec()
}

fn blank(text: Text, law: String, voice: Voice) -> String {
    voice.fill(text, &[("blank", voice.say(BLANK)), ("law", law)])
}

fn outcome(meeting: &Meeting, voice: Voice) -> String {
    match meeting.held {
        Some(held) if held.passed() => voice.say(PASSED),
        Some(_) => voice.say(FAILED),
        None => blank(OUTCOME, String::new(), voice),
    }
}
