//! The words of the lists of changes of membership and of resolutions, in a planner's hands.

use super::{Text, Voice, number, texts};
use crate::scenario::{Majority, Subject};

texts! {
    ABOUT: "谁哪一年入社、退社、去世、分户，哪个社解散；成员大会投过哪些票。改了马上重算。" | "Who joins, leaves, dies or splits in which year, which co-op is dissolved; what the members have voted on. Every change is calculated at once.";
    CHANGES: "成员变动" | "Changes of membership";
    NO_CHANGES: "没有变动：成员年年一样。" | "None: the members stay the same.";
    ADD_CHANGE: "加一条变动" | "Add a change";
    RESOLUTIONS: "成员大会的决议" | "Resolutions of the members";
    NO_RESOLUTIONS: "没有决议。" | "None.";
    ADD_RESOLUTION: "加一条决议" | "Add a resolution";
    REMOVE: "删去这一条" | "Remove it";
    WHAT_CHANGES: "什么变动？" | "What changes?";
    JOINS: "入社（或加股）" | "joins, or pays in more";
    LEAVES_ONE: "退出一个社" | "leaves a co-op";
    LEAVES_ALL: "退出所有的社，离开本村" | "leaves all co-ops and the village";
    DIES: "全户成员均已去世" | "dies out";
    SPLITS: "分户" | "splits";
    DISSOLVES: "合作社解散" | "a co-op is dissolved";
    JOINED: "第 {year} 年：{household} 号户入 {coop} 号社 {shares} 股" | "Year {year}: household {household} joins co-op {coop} with {shares?# share|# shares}";
    LEFT_ONE: "第 {year} 年：{household} 号户退出 {coop} 号社" | "Year {year}: household {household} leaves co-op {coop}";
    LEFT_ALL: "第 {year} 年：{household} 号户退社离村" | "Year {year}: household {household} leaves all co-ops and the village";
    DIED: "第 {year} 年：{household} 号户全户成员均已去世" | "Year {year}: household {household} dies out";
    SPLIT: "第 {year} 年：{household} 号户分出 {new} 号户，{persons} 人" | "Year {year}: household {new} splits off household {household}, {persons?# person|# persons}";
    DISSOLVED: "第 {year} 年：{coop} 号社解散" | "Year {year}: co-op {coop} is dissolved";
    NAME: "决议叫什么？" | "What is it called?";
    NEW_NAME: "新决议" | "New resolution";
    SUBJECT: "决定什么？" | "What does it decide?";
    WITHOUT_TRADE: "没有交易额时，按出资分" | "to share by contribution where nobody trades";
    FLOOR: "承诺保底收益" | "to promise a floor";
    DISSOLUTION: "解散合作社" | "to dissolve the co-op";
    FUNDS: "公积金、风险金、公益金提百分之几" | "the rates of the funds";
    CONTROL: "村集体的股至少占百分之几" | "the least part that the collective holds";
    EXTRA_VOTES: "附加表决权" | "additional votes";
    SURPLUS_PLAN: "当年盈余分配方案" | "the year's plan of the surplus";
    ADMISSION: "接收新成员" | "to admit members";
    INTO_CONTRIBUTIONS: "把可分配盈余转为出资" | "to turn surplus into contributions";
    DISTRIBUTION: "村集体收益分配方案" | "how the collective's income is shared";
    QUANTIFICATION: "集体收益量化成份额的方案" | "to quantify the collective's income";
    COLLECTIVE_CHARTER: "修改集体经济组织章程" | "the collective's charter";
    COLLECTIVE_MEMBERSHIP: "确认集体经济组织成员" | "who is a member of the collective";
    MAJORITY: "要多少票才算过？" | "Which majority?";
    ORDINARY: "过半数（一般决议）" | "more than half (ordinary)";
    CHARTER: "三分之二以上（改章程、合并、解散，村集体的决定）" | "two thirds (charter, merger, dissolution, the collective's)";
    WHOSE: "哪个社的大会？" | "Whose meeting?";
    ANY_CO_OP: "只有一个社，或者样本社都一样" | "the only co-op's, or all sample co-ops alike";
    ONE_CO_OP: "指定一个社" | "one co-op's";
    RESOLVED: "第 {year} 年：{name}（{subject}）" | "Year {year}: {name} ({subject})";
    FOR: "到会 {present} 人，赞成 {for} 票" | "{present} came, {for} for it";
}

/// The kinds of changes, each with its name in the page's lists.
pub const KINDS: [(&str, Text); 6] = [
    ("joins", JOINS),
    ("leaves-one", LEAVES_ONE),
    ("leaves-all", LEAVES_ALL),
    ("dies", DIES),
    ("splits", SPLITS),
    ("dissolves", DISSOLVES),
];

/// What a resolution can decide, by the names in a scenario.
pub const SUBJECTS: [(&str, Text, Subject); 13] = [
    ("without-trade", WITHOUT_TRADE, Subject::WithoutTrade),
    ("floor", FLOOR, Subject::Floor),
    ("dissolution", DISSOLUTION, Subject::Dissolution),
    ("funds", FUNDS, Subject::Funds),
    ("control", CONTROL, Subject::Control),
    ("extra-votes", EXTRA_VOTES, Subject::ExtraVotes),
    ("surplus-plan", SURPLUS_PLAN, Subject::SurplusPlan),
    ("admission", ADMISSION, Subject::Admission),
    ("into-contributions", INTO_CONTRIBUTIONS, Subject::IntoContributions),
    ("distribution", DISTRIBUTION, Subject::Distribution),
    ("quantification", QUANTIFICATION, Subject::Quantification),
    ("collective-charter", COLLECTIVE_CHARTER, Subject::CollectiveCharter),
    ("collective-membership", COLLECTIVE_MEMBERSHIP, Subject::CollectiveMembership),
];

/// The majorities, by the names in a scenario.
pub const MAJORITIES: [(&str, Text, Majority); 2] =
    [("ordinary", ORDINARY, Majority::Ordinary), ("charter", CHARTER, Majority::Charter)];

/// A change in one sentence: its kind in [`KINDS`], and its numbers by their names.
pub fn change(kind: &str, numbers: &[(&str, &str)], voice: Voice) -> String {
    let text = match kind {
        "joins" => JOINED,
        "leaves-one" => LEFT_ONE,
        "leaves-all" => LEFT_ALL,
        "dies" => DIED,
        "splits" => SPLIT,
        _ => DISSOLVED,
    };
    // Shares are counted; years, households and co-ops have numbers.
    let grouped = |(name, value): &(&str, &str)| if *name == "shares" { number(value) } else { (*value).to_owned() };
    let values: Vec<(&str, String)> = numbers.iter().map(|pair| (pair.0, grouped(pair))).collect();
    voice.fill(text, &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn every_choice_has_the_name_that_a_scenario_gives_it() {
        for (name, _, subject) in SUBJECTS {
            assert_eq!(crate::tree::of(&subject), name);
        }
        for (name, _, majority) in MAJORITIES {
            assert_eq!(crate::tree::of(&majority), name);
        }
    }

    #[test]
    fn a_change_is_one_sentence() {
        let numbers = [("year", "2"), ("household", "7"), ("coop", "1"), ("shares", "10")];
        let said = |lang| change("joins", &numbers, Voice::new(lang, None));
        assert_eq!(said(Lang::Zh), "第 2 年：7 号户入 1 号社 10 股");
        assert_eq!(said(Lang::En), "Year 2: household 7 joins co-op 1 with 10 shares");
    }
}
