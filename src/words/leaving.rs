//! What leaving the register costs under each rule for allocated shares.

use super::figures::short_yuan;
use super::inputs::value;
use super::{Voice, big_yuan, number, plain_yuan, texts};
use crate::chart::{Chart, Table, shape};
use crate::decide::{LeavingAnswer, UnderRule};
use crate::outcome::Three;
use crate::scenario::Adjustment;
use crate::units::Fen;

texts! {
    LEAVING: "退册少分多少" | "What leaving costs";
    ABOUT: "退了册，集体分红就没有了，配股看怎么办。每种办法用同样的运气各算一遍。" | "Off the register there is no part of the collective's dividend, and allocated shares go as the rule has it. Each rule is run with the same luck.";
    TITLE: "退册那年少分多少，看配股怎么办：平常的年份{least}到{most}" | "What leaving the register costs depends on what becomes of allocated shares: {least} to {most} in a usual year";
    TITLE_ONE: "不管配股怎么办，退册那年平常的年份都少分{least}" | "Whatever becomes of allocated shares, leaving the register costs {least} in a usual year";
    NOBODY: "演算里没有户退册，也就没有少分多少的结果。" | "Nobody leaves the register in the simulation, so there is nothing to say of what it costs.";
    SUBTITLE: "平常的年份一户{poor}分到的钱（元）：在册的、退了册的；{draws} 次推演，运气都一样" | "What a {poor} gets in a usual year (yuan), on the register and off it; {draws} futures with the same luck";
    RULE: "退册后配股怎么办" | "Allocated shares";
    ON: "在册" | "on the register";
    OFF: "退了册" | "off it";
    ON_USUAL: "在册，平常（元）" | "On the register, usual (yuan)";
    ON_BAD: "在册，差年（元）" | "bad";
    OFF_USUAL: "退了册，平常（元）" | "Off it, usual";
    OFF_BAD: "退了册，差年（元）" | "bad";
    COST: "退册那年少分，平常（元）" | "Leaving costs, usual";
    HERE: "{rule}（现在的）" | "{rule} (as it is)";
    READING: "{rule}：在册的一户 {on}，退了册的 {off}；退册那年少分 {cost}" | "{rule}: on the register {on}, off it {off}; leaving costs {cost}";
    RECOVERED: "配股收回比保留：在册的一户平常的年份{on}（{on_now}，保留 {on_kept}），退了册的{off}（{off_now}，保留 {off_kept}）；退册那年少分 {cost}，保留是 {cost_kept}。" | "Shares recovered against kept: in a usual year a household on the register gets {on} ({on_now}, kept {on_kept}), one off it {off} ({off_now}, kept {off_kept}); leaving costs {cost}, kept {cost_kept}.";
    MORE: "多 {sum}" | "{sum} more";
    LESS: "少 {sum}" | "{sum} less";
    SAME: "一样多" | "the same";
}

fn usual(three: Option<Three>) -> Option<Fen> {
    three.map(|three| three.usual.amount)
}

fn name(of: &UnderRule, voice: Voice) -> String {
    let rule = match of.rule {
        Adjustment::Keep(_) => "keep",
        Adjustment::Recover(_) => "recover",
        Adjustment::Stop(_) => "stop",
        Adjustment::Convert(_) => "convert",
        Adjustment::Taper(_) => "taper",
    };
    value("scheme.adjustment", rule, voice)
}

/// What was found, as a title.
pub fn title(found: &LeavingAnswer, voice: Voice) -> String {
    let costs = || found.rules.iter().filter_map(|of| usual(of.leaving));
    let Some((least, most)) = costs().min().zip(costs().max()) else { return voice.say(NOBODY) };
    let [low, high] = [least, most].map(|cost| big_yuan(cost, voice));
    let text = if least == most { TITLE_ONE } else { TITLE };
    voice.fill(text, &[("least", &low), ("most", &high)])
}

/// A row a rule.
pub fn table(found: &LeavingAnswer, voice: Voice) -> Table {
    let row = |of: &UnderRule| {
        let rule = name(of, voice);
        let amounts = [
            of.on.map(|on| on.usual),
            of.on.map(|on| on.bad),
            of.off.map(|off| off.usual),
            of.off.map(|off| off.bad),
            of.leaving.map(|cost| cost.usual),
        ];
        let said =
            amounts.map(|pick| pick.map_or_else(|| voice.say(super::results::NOBODY), |pick| plain_yuan(pick.amount)));
        let rule = if of.here { voice.fill(HERE, &[("rule", &rule)]) } else { rule };
        std::iter::once(rule).chain(said).collect()
    };
    Table {
        head: [RULE, ON_USUAL, ON_BAD, OFF_USUAL, OFF_BAD, COST].map(|text| voice.say(text)).into(),
        rows: found.rules.iter().map(row).collect(),
    }
}

/// What recovering the shares changes against keeping them; none where nobody leaves.
pub fn recovered(found: &LeavingAnswer, voice: Voice) -> Option<String> {
    let of = |is_it: fn(&Adjustment) -> bool| {
        let under = found.rules.iter().find(|of| is_it(&of.rule))?;
        Some([usual(under.on)?, usual(under.off)?, usual(under.leaving)?])
    };
    let now = of(|rule| matches!(rule, Adjustment::Recover(_)))?;
    let kept = of(|rule| matches!(rule, Adjustment::Keep(_)))?;
    let say = |amount: Fen| big_yuan(amount, voice);
    let gap = |place: usize| {
        let more = now[place] - kept[place];
        let text = match more.cmp(&Fen::ZERO) {
            std::cmp::Ordering::Greater => MORE,
            std::cmp::Ordering::Less => LESS,
            std::cmp::Ordering::Equal => SAME,
        };
        voice.fill(text, &[("sum", &say(if more < Fen::ZERO { -more } else { more }))])
    };
    let values = [
        ("on", gap(0)),
        ("on_now", say(now[0])),
        ("on_kept", say(kept[0])),
        ("off", gap(1)),
        ("off_now", say(now[1])),
        ("off_kept", say(kept[1])),
        ("cost", say(now[2])),
        ("cost_kept", say(kept[2])),
    ];
    Some(voice.fill(RECOVERED, &values))
}

/// The cliff: what a household gets on the register and off it, a column a rule; none where nobody leaves.
pub fn chart(found: &LeavingAnswer, voice: Voice) -> Option<Chart> {
    let list = |of: fn(&UnderRule) -> Option<Three>| -> Option<Vec<i64>> {
        found.rules.iter().map(|under| Some(usual(of(under))?.fen())).collect()
    };
    let (on, off, cost) = (list(|of| of.on)?, list(|of| of.off)?, list(|of| of.leaving)?);
    let yuan = |fen: i64| big_yuan(Fen::new(fen), voice);
    let reading = |(place, of): (usize, &UnderRule)| {
        let values = [
            ("rule", name(of, voice)),
            ("on", yuan(on[place])),
            ("off", yuan(off[place])),
            ("cost", yuan(cost[place])),
        ];
        voice.fill(READING, &values)
    };
    let readings = found.rules.iter().enumerate().map(reading).collect();
    let names = found.rules.iter().map(|of| name(of, voice)).collect();
    let labels = [ON, OFF].map(|text| voice.say(text));
    Some(Chart {
        id: "leaving",
        title: title(found, voice),
        subtitle: subtitle(found, voice),
        readings,
        table: table(found, voice),
        plot: shape::cliff([on, off], labels, names, |fen| short_yuan(fen, voice)),
    })
}

/// What is counted.
pub fn subtitle(found: &LeavingAnswer, voice: Voice) -> String {
    voice.fill(SUBTITLE, &[("draws", &number(found.draws))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::Pick;
    use crate::scenario::{NoSettings, RecoverRule};
    use crate::words::Lang;

    #[test]
    fn what_recovering_changes_is_said_with_its_difference() {
        let three = |yuan: i64| {
            let pick = Pick { amount: Fen::yuan(yuan), draw: 0, year: 0, village: None };
            Some(Three { bad: pick, usual: pick, good: pick })
        };
        let under = |rule: Adjustment, on: i64, off: i64, cost: i64| UnderRule {
            rule,
            here: false,
            on: three(on),
            off: three(off),
            leaving: three(cost),
        };
        let keep = under(Adjustment::Keep(NoSettings {}), 900, 300, 500);
        let recover = under(Adjustment::Recover(RecoverRule { cap: None }), 1_000, 300, 700);
        let found = LeavingAnswer { draws: 2, rules: vec![keep, recover] };
        let voice = Voice::new(Lang::En, None);
        let said = recovered(&found, voice).expect("both rules");
        assert!(said.contains("gets 100 yuan more (1,000 yuan, kept 900 yuan), one off it the same"), "{said}");
        assert!(said.ends_with("leaving costs 700 yuan, kept 500 yuan."), "{said}");
        assert_eq!(recovered(&LeavingAnswer { draws: 2, rules: found.rules[..1].to_vec() }, voice), None);
        assert_eq!(chart(&found, voice).expect("somebody leaves").readings.len(), 2);
    }
}
