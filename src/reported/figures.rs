//! The figures of the seed reports.

use super::{Figure, Measure, Role};

const HUI: &str = "000_0dc6abbfd83702dd.txt";

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
};
