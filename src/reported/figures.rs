//! The figures of the seed reports.

use super::{Figure, Measure, Role};

const HUI: &str = "000_0dc6abbfd83702dd.txt";
const FENGQING: &str = "seed 001, Fengqing";
const HUAIHUA: &str = "seed 002, Huaihua";
const SHANGLUO: &str = "seed 003, Shangluo";
const NANZHAO: &str = "004_22ba1f295133f4e1.txt";
const PRESS: &str = "found in the press";

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

/// Fen of so many ten thousand yuan.
const fn wan(amount: i64) -> i64 {
    amount * 10_000 * 100
}

/// All figures, by report and case.
pub const FIGURES: &[Figure] = figures! {
    HUI =>
    "hui" {
        "hui-village-dividends": 136_000 * 100, 2018, Measure::PerVillage, Role::Test;
        "hui-village-household": 2_000 * 100, 2018, Measure::PerPoorHousehold, Role::Test;
    }
    "hui-county" {
        "hui-dividends": wan(2_894), 2018, Measure::Dividends, Role::Target;
        "hui-to-poor": wan(695), 2018, Measure::ToPoor, Role::Target;
        "hui-poor-part": 240_152, 2018, Measure::PoorPart, Role::Target;
        "hui-per-household": 82_686, 2018, Measure::PerHousehold, Role::Target;
        "hui-2000-all": 2_000 * 100, 2018, Measure::PerHousehold, Role::Test;
        "hui-2000-poor": 2_000 * 100, 2018, Measure::PerPoorHousehold, Role::Target;
    }
    "hui-honey" {
        "honey-villages": 8, 2018, Measure::Villages, Role::Input;
        "honey-fund": wan(20), 2018, Measure::CollectiveCapital, Role::Input;
    }
    "hui-pig" {
        "pig-villages": 4, 2018, Measure::Villages, Role::Input;
        "pig-fund": wan(20), 2018, Measure::CollectiveCapital, Role::Input;
    }
    PRESS =>
    "hui-honey" {
        "honey-return": 369_000, 2018, Measure::Return, Role::Test;
    }
    "hui-pig" {
        "pig-return": 310_000, 2018, Measure::Return, Role::Test;
    }
    FENGQING =>
    "fengqing" {
        "fengqing-villages": 43, 2016, Measure::Villages, Role::Input;
        "fengqing-begun": 15, 2016, Measure::Begun(1), Role::Input;
        "fengqing-covered": 43, 2016, Measure::Begun(3), Role::Input;
        "fengqing-income": 43, 2016, Measure::Paying(5), Role::Test;
        "fengqing-loans": 553, 2016, Measure::LeaderLoans, Role::Input;
        "fengqing-loan": 76_130 * 100, 2016, Measure::LeaderLoan, Role::Input;
        "fengqing-exit": 2_262, 2016, Measure::Left(1), Role::Test;
    }
    HUAIHUA =>
    "huaihua" {
        "huaihua-start": 208_000, 2014, Measure::CohortPart, Role::Input;
        "huaihua-end": 62_000, 2017, Measure::OnRegister(4), Role::Target;
        "huaihua-out": 700_987, 2017, Measure::LeftPart(4), Role::Target;
        "huaihua-stated": 734_956, 2017, Measure::LeftPart(4), Role::Test;
        "huaihua-loan": 6_119 * 100, 2017, Measure::MicroLoan, Role::Input;
    }
    SHANGLUO =>
    "shangluo-co-op" {
        "shangluo-wage": 1_000 * 100, 2018, Measure::MonthlyWage, Role::Input;
        "shangluo-cost": 5_000 * 100, 2018, Measure::UnitCost(2), Role::Input;
    }
    NANZHAO =>
    "nanzhao" {
        "nanzhao-left": 2_456, 2018, Measure::Left(5), Role::Test;
    }
};
