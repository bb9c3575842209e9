//! The scenarios that come with the product.

use crate::scenario::{
    Asset, Booking, CollectiveRule, Counted, Date, Decider, Grounds, HuiRule, LawRule, Named, PostsRule, Quantified,
    QuantifiedBy, RceoRule, Scenario, SurplusRule, Village, WelfareOf, WelfareRule, WithoutTrade,
};
use crate::units::{Fen, Rate};

/// A shipped scenario.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Its name on the command line, after `case:`.
    pub id: &'static str,
    /// The scenario's JSON, or that of the practice it is a counterpart of.
    json: &'static str,
    /// Which counterpart it is: the same village and money under today's law.
    twin: Option<Twin>,
}

/// How the poor are helped out of the collective's dividend in a counterpart of today: three lawful ways, and one that
/// is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Twin {
    /// A fund, then all members by quantified shares (law on rural collectives, Art. 42).
    Shares,
    /// Paid posts for public-welfare work, by resolution of the assembly.
    Posts,
    /// The charter's welfare fund, by need.
    Welfare,
    /// Cash to registered households although the income is quantified.
    Against,
}

impl Twin {
    /// Its name and note in the file of counterparts.
    fn key(self) -> &'static str {
        match self {
            Twin::Shares => "shares",
            Twin::Posts => "posts",
            Twin::Welfare => "welfare",
            Twin::Against => "against",
        }
    }

    /// Its use of the collective's dividend, and what that stands on.
    fn collective(self) -> (CollectiveRule, Grounds) {
        let part = Rate::percent(30);
        let (rule, quantified, decided) = match self {
            Twin::Shares => (CollectiveRule::RceoShares(RceoRule { fund: part }), Quantified::Yes, Decider::Assembly),
            Twin::Posts => {
                let rule = PostsRule { accumulation: part, posts: Rate::ONE };
                (CollectiveRule::Posts(rule), Quantified::No, Decider::Assembly)
            }
            Twin::Welfare => {
                let rule = WelfareRule { paid: Rate::ONE - part, ill_parts: 2 };
                (CollectiveRule::Welfare(rule), Quantified::Yes, Decider::Charter)
            }
            Twin::Against => (CollectiveRule::Hui(HuiRule { accumulation: part }), Quantified::Yes, Decider::Assembly),
        };
        (rule, Grounds { quantified, decided, asset: Asset::Own, booked: Booking::Distribution })
    }
}

/// Practices, each followed by its lawful counterpart of today.
macro_rules! cases {
    ($($id:literal, $today:literal: $file:literal;)*) => {
        /// All shipped scenarios: Hui's mixture first, then the three pure schemes, then the county, then the systems of
        /// the other reports.
        pub const CASES: &[Case] = &[
            $(Case::new($id, include_str!($file), None), Case::new($today, include_str!($file), Some(Twin::Shares)),)*
        ];
        /// Their counterparts by the other two lawful ways, found by name only.
        const TWINS: &[Case] = &[
            $(Case::new(concat!($today, "-posts"), include_str!($file), Some(Twin::Posts)),
            Case::new(concat!($today, "-welfare"), include_str!($file), Some(Twin::Welfare)),)*
        ];
    };
}

cases! {
    "hui", "hui-today": "cases/hui.json";
    "village-controlled", "village-controlled-today": "cases/village-controlled.json";
    "household-held", "household-held-today": "cases/household-held.json";
    "allocated", "allocated-today": "cases/allocated.json";
    "hui-county", "hui-county-today": "cases/hui-county.json";
    "hui-entrusted", "hui-entrusted-today": "cases/hui-entrusted.json";
    "hui-honey", "hui-honey-today": "cases/hui-honey.json";
    "hui-pig", "hui-pig-today": "cases/hui-pig.json";
    "fengqing", "fengqing-today": "cases/fengqing.json";
    "fengqing-offline", "fengqing-offline-today": "cases/fengqing-offline.json";
    "fengqing-cattle", "fengqing-cattle-today": "cases/fengqing-cattle.json";
    "huaihua", "huaihua-today": "cases/huaihua.json";
    "shangluo-co-op", "shangluo-co-op-today": "cases/shangluo-co-op.json";
    "shangluo", "shangluo-today": "cases/shangluo.json";
    "nanzhao", "nanzhao-today": "cases/nanzhao.json";
    "nanzhao-alone", "nanzhao-alone-today": "cases/nanzhao-alone.json";
    "nanzhao-family", "nanzhao-family-today": "cases/nanzhao-family.json";
    "nanzhao-family-alone", "nanzhao-family-alone-today": "cases/nanzhao-family-alone.json";
    "nanzhao-family-helped", "nanzhao-family-helped-today": "cases/nanzhao-family-helped.json";
}

/// Shipped declared ledgers, by name: the one with every mistake that an audit finds, the same without any, and one of
/// what Hui keeps pooled and apart. Their reader is [`crate::audit`].
pub const LEDGERS: &[(&str, &str)] = &[
    ("huaihua-ledger", include_str!("cases/huaihua-ledger.json")),
    ("huaihua-ledger-clean", include_str!("cases/huaihua-ledger-clean.json")),
    ("hui-ledger", include_str!("cases/hui-ledger.json")),
];

/// The names of all shipped scenarios, for an answer that names them.
pub fn known() -> Vec<String> {
    CASES.iter().map(|case| case.id.to_owned()).collect()
}

/// What is not lawful today: a counterpart that every check must refuse.
const AGAINST: &[Case] = &[Case::new("hui-today-against", include_str!("cases/hui.json"), Some(Twin::Against))];

/// The shipped scenario with an id: a practice, or one of its counterparts of today (`hui-today` by shares,
/// `hui-today-posts` by paid work, `hui-today-welfare` by the charter's fund).
pub fn find(id: &str) -> Option<&'static Case> {
    [CASES, TWINS, AGAINST].into_iter().flatten().find(|case| case.id == id)
}

impl Case {
    const fn new(id: &'static str, json: &'static str, twin: Option<Twin>) -> Case {
        Case { id, json, twin }
    }

    /// Whether it is a counterpart of today.
    pub fn is_today(&self) -> bool {
        self.twin.is_some()
    }

    /// What the scenario is called, without reading all of it.
    ///
    /// # Panics
    /// Never: a test reads them all.
    pub fn name(&self) -> Named {
        let mut name = named(self.json, &["name"]);
        if let Some(twin) = self.twin {
            let added = named(TODAY, &[twin.key(), "name"]);
            name.zh += &added.zh;
            name.en += &added.en;
        }
        name
    }

    /// The scenario, read and validated.
    ///
    /// # Panics
    /// Never: a test reads them all.
    pub fn scenario(&self) -> Scenario {
        let Ok(mut scenario) = Scenario::from_json(self.json) else { panic!("shipped scenarios are valid") };
        if let Some(twin) = self.twin {
            scenario.name = self.name();
            as_of_today(&mut scenario, twin);
        }
        scenario
    }
}

/// What a lawful counterpart's name adds, and its note.
const TODAY: &str = include_str!("cases/today.json");

/// A text of a shipped file in both languages.
fn named(json: &str, way: &[&str]) -> Named {
    let Ok(tree) = serde_json::from_str::<serde_json::Value>(json) else { panic!("shipped files are valid") };
    let found = way.iter().fold(&tree, |tree, part| &tree[*part]);
    let text = |lang: &str| found[lang].as_str().unwrap_or_default().to_owned();
    Named { zh: text("zh"), en: text("en") }
}

/// A provincial monitoring line of these years; each province sets its own (assumed, and said so beside it).
const MONITORING_LINE: Fen = Fen::yuan(7_000);

/// Turns a practice of 2018 into a plan of today: the laws in force, a monitoring line, and incomes that have
/// grown as the line has.
fn as_of_today(scenario: &mut Scenario, twin: Twin) {
    let old_line = std::mem::replace(&mut scenario.poverty.line, MONITORING_LINE);
    scenario.as_of = Date::new(2026, 1, 1);
    scenario.note = Some(named(TODAY, &[twin.key(), "note"]));
    scenario.poverty.source = Some(named(TODAY, &["line"]).zh);
    scenario.scheme.surplus = SurplusRule::Law(LawRule {
        reserve: Rate::percent(10),
        risk: Rate::ZERO,
        welfare: Rate::ZERO,
        welfare_of: WelfareOf::Members,
        patronage: Rate::percent(60),
        subsidy: Fen::ZERO,
        donations: Fen::ZERO,
        without_trade: WithoutTrade::Refuse,
        quantified: QuantifiedBy::ByTrade,
        counted: Counted::WithThisYear,
    });
    (scenario.scheme.collective, scenario.scheme.grounds) = twin.collective();
    let grown = |amount: &mut Fen| {
        // To the nearest hundred yuan: a planning figure.
        let yuan = amount.fen() * MONITORING_LINE.fen() / old_line.fen() / 100;
        *amount = Fen::yuan((yuan + 50) / 100 * 100);
    };
    match &mut scenario.village {
        Village::Generated(village) => {
            for earnings in [&mut village.poor_earnings, &mut village.other_earnings] {
                [&mut earnings.wage, &mut earnings.farming, &mut earnings.other].into_iter().for_each(grown);
            }
        }
        Village::Listed(village) => {
            for household in &mut village.households {
                [&mut household.wage, &mut household.farming, &mut household.other].into_iter().for_each(grown);
            }
            grown(&mut scenario.luck.illness_cost);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_scenario_is_valid_and_says_its_date_and_name() {
        for case in [CASES, TWINS, AGAINST].into_iter().flatten() {
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
