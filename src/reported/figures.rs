//! The figures of the original reports.

use super::figure::{Figure, Role};
use super::measure::Measure;

const HUI: &str = "000_0dc6abbfd83702dd.txt";
const FENGQING: &str = "report 001, Fengqing";
const HUAIHUA: &str = "report 002, Huaihua";
const SHANGLUO: &str = "report 003, Shangluo";
const NANZHAO: &str = "004_22ba1f295133f4e1.txt";
const PRESS: &str = "found in the press";

/// Huaihua's poor persons at the start of 2014: the case is a sample of them.
const HUAIHUA_POOR: i64 = 870_664;
/// What was set so that Huaihua's four years come near to the report.
const HUAIHUA_SET: &[&str] = &[
    "village.poor_earnings.wage",
    "village.poor_earnings.workers",
    "village.poor_earnings.farming",
    "village.poor_earnings.other",
    "village.wages_spread",
    "luck.growth",
];

/// Rows of [`FIGURES`]: `case { id: said in year, measure, role; }` under the report's file.
macro_rules! figures {
    ($($source:ident => $($case:literal { $($id:literal: $said:expr, $year:literal, $measure:expr, $role:expr;)* })*)*) => {
        &[$($($(Figure {
            case: $case,
            id: $id,
            said: $said,
            year: $year,
            source: $source,
            measure: $measure,
            role: $role,
        },)*)*)*]
    };
}

/// A count.
const fn count(number: i64) -> Option<i64> {
    Some(number)
}

/// Parts per million.
const fn parts(number: i64) -> Option<i64> {
    Some(number)
}

/// Fen of so many yuan.
const fn yuan(amount: i64) -> Option<i64> {
    Some(amount * 100)
}

/// Fen of so many ten thousand yuan.
const fn wan(amount: i64) -> Option<i64> {
    yuan(amount * 10_000)
}

/// For as many persons as Huaihua's report counts.
const fn of_huaihua(of: &'static Measure) -> Measure {
    Measure::Scaled { persons: HUAIHUA_POOR, of }
}

/// All figures, by report and case.
pub const FIGURES: &[Figure] = figures! {
    HUI =>
    "hui" {
        "hui-village-dividends": yuan(136_000), 2018, Measure::PerVillage, Role::Test;
        "hui-village-household": yuan(2_000), 2018, Measure::PerPoorHousehold, Role::Test;
    }
    "hui-entrusted" {
        "entrusted-village": yuan(136_000), 2018, Measure::PerVillage, Role::Test;
    }
    "hui-county" {
        "hui-villages": count(213), 2018, Measure::Villages, Role::Input(&["village.villages"]);
        "hui-co-ops": count(1_033), 2018, Measure::CoOps, Role::Input(&["village.coops"]);
        "hui-households": count(35_000), 2018, Measure::Households, Role::Input(&["village.households"]);
        "hui-fund": wan(20), 2018, Measure::CollectivePerVillage, Role::Test;
        "hui-dividends": wan(2_894), 2018, Measure::Dividends, Role::Target(&["village.capital"]);
        "hui-to-poor": wan(695), 2018, Measure::ToPoor, Role::Target(&["scheme.collective.accumulation"]);
        "hui-poor-part": parts(240_152), 2018, Measure::PoorPart, Role::Target(&["scheme.collective.accumulation"]);
        "hui-per-household": Some(82_686), 2018, Measure::PerHousehold, Role::Target(&["village.capital"]);
        "hui-2000-all": yuan(2_000), 2018, Measure::PerHousehold, Role::Test;
        "hui-2000-poor": yuan(2_000), 2018, Measure::PerPoorHousehold, Role::Target(&["village.poor"]);
    }
    "hui-honey" {
        "honey-villages": count(8), 2018, Measure::Villages, Role::Input(&["village.villages"]);
        "honey-fund": wan(20), 2018, Measure::CollectiveCapital, Role::Input(&["village.capital"]);
    }
    "hui-pig" {
        "pig-villages": count(4), 2018, Measure::Villages, Role::Input(&["village.villages"]);
        "pig-fund": wan(20), 2018, Measure::CollectiveCapital, Role::Input(&["village.capital"]);
    }
    PRESS =>
    "hui-honey" {
        "honey-return": parts(369_000), 2018, Measure::Return, Role::Test;
    }
    "hui-pig" {
        "pig-return": parts(310_000), 2018, Measure::Return, Role::Test;
    }
    FENGQING =>
    "fengqing" {
        "fengqing-villages": count(43), 2016, Measure::Villages, Role::Input(&["village.villages"]);
        "fengqing-begun": count(15), 2016, Measure::Begun(1), Role::Input(&["enterprises.*.begins"]);
        "fengqing-begun-2": None, 2016, Measure::Begun(2), Role::Shown;
        "fengqing-covered": count(43), 2016, Measure::Begun(3), Role::Input(&["enterprises.*.begins"]);
        "fengqing-none-start": count(20), 2016, Measure::WithoutIncome(1), Role::Test;
        "fengqing-none-2": None, 2016, Measure::WithoutIncome(2), Role::Shown;
        "fengqing-none-3": None, 2016, Measure::WithoutIncome(3), Role::Shown;
        "fengqing-none-4": None, 2016, Measure::WithoutIncome(4), Role::Shown;
        "fengqing-none-end": count(0), 2016, Measure::WithoutIncome(5), Role::Test;
        "fengqing-loans": count(553), 2016, Measure::LeaderLoans, Role::Input(&["programmes.leaders.loans"]);
        "fengqing-loan": yuan(76_130), 2016, Measure::LeaderLoan, Role::Input(&["programmes.leaders.amount"]);
        "fengqing-lent": wan(4_210), 2016, Measure::LentToLeaders, Role::Input(&["programmes.leaders.loans", "programmes.leaders.amount"]);
        "fengqing-households": count(2_262), 2016, Measure::Cohort, Role::Input(&["village.households", "village.poor"]);
        "fengqing-persons": count(8_041), 2016, Measure::Persons, Role::Input(&["village.persons"]);
        "fengqing-line": yuan(2_855), 2016, Measure::Line, Role::Input(&["poverty.line"]);
        "fengqing-exit": count(2_262), 2016, Measure::Left(1), Role::Test;
        "fengqing-sales": None, 2016, Measure::Sales, Role::Shown;
        "fengqing-shared": None, 2016, Measure::Dividends, Role::Shown;
    }
    "fengqing-offline" {
        "offline-sales": None, 2016, Measure::Sales, Role::Shown;
        "offline-shared": None, 2016, Measure::Dividends, Role::Shown;
    }
    "fengqing-cattle" {
        "cattle-loan": wan(10), 2016, Measure::LeaderLoan, Role::Input(&["programmes.leaders.amount"]);
        "cattle-led": count(4), 2016, Measure::Placed(3), Role::Input(&["programmes.leaders.led"]);
        "cattle-defaulted": None, 2016, Measure::Defaulted, Role::Shown;
    }
    HUAIHUA =>
    "huaihua" {
        "huaihua-start": parts(208_000), 2014, Measure::CohortPart, Role::Input(&["village.poor"]);
        "huaihua-2014": None, 2014, Measure::OnRegister(1), Role::Shown;
        "huaihua-2015": None, 2015, Measure::OnRegister(2), Role::Shown;
        "huaihua-2016": None, 2016, Measure::OnRegister(3), Role::Shown;
        "huaihua-end": parts(62_000), 2017, Measure::OnRegister(4), Role::Target(HUAIHUA_SET);
        "huaihua-persons": count(260_340), 2017, of_huaihua(&Measure::PersonsOn(4)), Role::Target(HUAIHUA_SET);
        "huaihua-out": parts(700_987), 2017, Measure::LeftPart(4), Role::Target(HUAIHUA_SET);
        "huaihua-stated": count(639_900), 2017, of_huaihua(&Measure::PersonsOut(4)), Role::Test;
        "huaihua-jobs": count(1_000), 2017, of_huaihua(&Measure::WorkshopPlaces), Role::Input(&["programmes.workshops.places"]);
        "huaihua-posts": count(8_426), 2017, of_huaihua(&Measure::PostPlaces), Role::Input(&["programmes.posts.places"]);
        "huaihua-loan": yuan(6_119), 2017, Measure::LentPerPoor, Role::Target(&["programmes.micro.part"]);
        "flow-shares": None, 2017, Measure::PublicPerPoor, Role::Shown;
        "flow-leaders": None, 2017, Measure::PlacedPart(4), Role::Shown;
        "flow-projects": None, 2017, Measure::CapitalPerPoor, Role::Shown;
        "flow-market": None, 2017, Measure::SalesPerPoor, Role::Shown;
        "flow-back": None, 2017, Measure::PerPoorHousehold, Role::Shown;
    }
    SHANGLUO =>
    "shangluo-co-op" {
        "shangluo-bought": yuan(50_000), 2018, Measure::UnitCost(1), Role::Input(&["enterprises.*.units.cost"]);
        "shangluo-cost": yuan(5_000), 2018, Measure::UnitCost(2), Role::Input(&["enterprises.*.units.later_cost"]);
        "shangluo-wage": yuan(1_000), 2018, Measure::MonthlyWage, Role::Input(&["work.wage"]);
    }
    "shangluo" {
        "district-co-ops": count(753), 2018, Measure::CoOps, Role::Input(&["village.coops"]);
        "district-parks": count(226), 2018, Measure::Villages, Role::Input(&["village.villages"]);
        "district-growers": count(3_387), 2018, Measure::LeaderLoans, Role::Input(&["programmes.leaders.loans"]);
        "district-households": count(43_000), 2018, Measure::Cohort, Role::Input(&["village.households", "village.poor"]);
        "district-persons": count(168_000), 2018, Measure::Persons, Role::Input(&["village.persons"]);
        "district-placed": None, 2018, Measure::Placed(1), Role::Shown;
        "district-out": count(168_000), 2018, Measure::PersonsOut(5), Role::Test;
    }
    NANZHAO =>
    "nanzhao" {
        "nanzhao-households": count(2_456), 2018, Measure::Cohort, Role::Input(&["village.households", "village.poor"]);
        "nanzhao-persons": count(5_401), 2018, Measure::Persons, Role::Input(&["village.persons"]);
        "nanzhao-left": count(2_456), 2018, Measure::Left(5), Role::Test;
        "nanzhao-land": count(55_000), 2018, Measure::Units, Role::Input(&["enterprises.*.units.in_all"]);
        "nanzhao-held-up": None, 2018, Measure::SharedIn(1), Role::Shown;
        "nanzhao-begun": None, 2018, Measure::SharedIn(2), Role::Shown;
        "nanzhao-under": None, 2018, Measure::Under(5), Role::Shown;
        "nanzhao-fell": None, 2018, Measure::FellPart, Role::Shown;
    }
    "nanzhao-alone" {
        "alone-under": None, 2018, Measure::Under(5), Role::Shown;
        "alone-fell": None, 2018, Measure::FellPart, Role::Shown;
    }
    "nanzhao-family" {
        "family-persons": count(6), 2018, Measure::Persons, Role::Input(&[]);
        "family-above": None, 2018, Measure::Under(1), Role::Shown;
        "family-let-go": parts(0), 2018, Measure::LeftPart(1), Role::Test;
        "family-under": None, 2018, Measure::Under(5), Role::Shown;
    }
    "nanzhao-family-alone" {
        "family-alone-left": None, 2018, Measure::LeftPart(1), Role::Shown;
        "family-alone-fell": None, 2018, Measure::FellPart, Role::Shown;
    }
    "nanzhao-family-helped" {
        "family-helped-left": None, 2018, Measure::LeftPart(1), Role::Shown;
        "family-helped-fell": None, 2018, Measure::FellPart, Role::Shown;
    }
};
