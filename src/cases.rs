//! The scenarios that come with the product.

use crate::scenario::{CollectiveRule, Date, LawRule, Named, RceoRule, Scenario, SurplusRule, Village, WithoutTrade};
use crate::units::{Fen, Rate};

/// A shipped scenario.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Its name on the command line, after `case:`.
    pub id: &'static str,
    /// The scenario's JSON, or that of the practice it is the lawful counterpart of.
    json: &'static str,
    /// Whether it is that counterpart: the same village and money under today's law.
    today: bool,
}

/// Practices of 2018, each followed by its lawful counterpart of today.
macro_rules! cases {
    ($($id:literal, $today:literal: $file:literal;)*) => {
        &[$(
            Case { id: $id, json: include_str!($file), today: false },
            Case { id: $today, json: include_str!($file), today: true },
        )*]
    };
}

/// All shipped scenarios: Hui's mixture first, then the three pure schemes, then the county.
pub const CASES: &[Case] = cases! {
    "hui", "hui-today": "cases/hui.json";
    "village-controlled", "village-controlled-today": "cases/village-controlled.json";
    "household-held", "household-held-today": "cases/household-held.json";
    "allocated", "allocated-today": "cases/allocated.json";
    "hui-county", "hui-county-today": "cases/hui-county.json";
};

/// The shipped scenario with an id.
pub fn find(id: &str) -> Option<&'static Case> {
    CASES.iter().find(|case| case.id == id)
}

impl Case {
    /// What the scenario is called, without reading all of it.
    ///
    /// # Panics
    /// Never: a test reads them all.
    pub fn name(&self) -> Named {
        let tree: serde_json::Value = serde_json::from_str(self.json).expect("shipped scenarios are valid");
        let text = |lang: &str| tree["name"][lang].as_str().unwrap_or_default().to_owned();
        let [zh, en] = if self.today { TODAY } else { [""; 2] };
        Named { zh: text("zh") + zh, en: text("en") + en }
    }

    /// The scenario, read and validated.
    ///
    /// # Panics
    /// Never: a test reads them all.
    pub fn scenario(&self) -> Scenario {
        let mut scenario = Scenario::from_json(self.json).expect("shipped scenarios are valid");
        if self.today {
            as_of_today(&mut scenario);
        }
        scenario
    }
}

/// What a lawful counterpart's name adds, in both languages.
const TODAY: [&str; 2] = ["·今天合法的办法", ", lawful today"];

/// A provincial monitoring line of these years; each province sets its own (assumed).
const MONITORING_LINE: Fen = Fen::yuan(7_000);

/// Turns a practice of 2018 into a plan of today: the laws in force, a monitoring line, and incomes that have
/// grown as the line has.
fn as_of_today(scenario: &mut Scenario) {
    let old_line = std::mem::replace(&mut scenario.poverty.line, MONITORING_LINE);
    scenario.as_of = Date::new(2026, 1, 1);
    scenario.name.zh += TODAY[0];
    scenario.name.en += TODAY[1];
    scenario.note = Some(Named {
        zh: "同一个村、同样的钱，按现行法律：合作社法第四十四条，六成以上按交易额返还；农村集体经济组织法第四十二条，提取公积公益金后按份额分给全体成员。监测线各省自定，这里取 7,000 元；收入按监测线与当年贫困线之比放大，是规划假设。".to_owned(),
        en: "The same village and money under the laws in force: co-operatives law, Art. 44 (60 % or more by trade), law on rural collectives, Art. 42 (a fund, then all members by quantified shares). Provinces set the monitoring line; 7,000 yuan is assumed, and incomes are raised as that line to the poverty line of the time.".to_owned(),
    });
    scenario.scheme.surplus = SurplusRule::Law(LawRule {
        reserve: Rate::percent(10),
        risk: Rate::ZERO,
        welfare: Rate::ZERO,
        patronage: Rate::percent(60),
        subsidy: Fen::ZERO,
        without_trade: WithoutTrade::Refuse,
    });
    scenario.scheme.collective = CollectiveRule::RceoShares(RceoRule { fund: Rate::percent(30) });
    let grown = |amount: &mut Fen| {
        // To the nearest hundred yuan: a planning figure.
        let yuan = amount.0 * MONITORING_LINE.0 / old_line.0 / 100;
        *amount = Fen::yuan((yuan + 50) / 100 * 100);
    };
    if let Village::Generated(village) = &mut scenario.village {
        for earnings in [&mut village.poor_earnings, &mut village.other_earnings] {
            [&mut earnings.wage, &mut earnings.farming, &mut earnings.other].into_iter().for_each(grown);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_scenario_is_valid_and_says_its_date_and_name() {
        for case in CASES {
            let scenario = case.scenario();
            assert!(!scenario.name.zh.is_empty() && !scenario.name.en.is_empty(), "{}", case.id);
            assert_eq!(case.name(), scenario.name);
            assert_eq!(Scenario::from_json(&scenario.to_json()), Ok(scenario), "{}", case.id);
        }
    }

    #[test]
    fn a_lawful_counterpart_keeps_the_village_and_the_money() {
        let (then, now) = (find("hui").unwrap().scenario(), find("hui-today").unwrap().scenario());
        let (Village::Generated(then), Village::Generated(now)) = (&then.village, &now.village) else { panic!() };
        assert_eq!((then.households, then.capital, &then.split), (now.households, now.capital, &now.split));
        // 7 000 · 7 000 / 2 995 = 16 360.6.
        assert_eq!(now.poor_earnings.wage, Fen::yuan(16_400));
    }
}
