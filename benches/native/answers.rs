//! What every contestant must say of a run, to the last unit: all that the core tallies under the pinned rules.

use fenhong::simulate::Tally;
use fenhong::simulate::tally::{CELLS, GROUPS, In, Of, in_group, of};
use serde_json::{Value, json};

/// The contestants' cells of a draw and year, in their order.
const OF: [Of; 14] = [
    Of::Surplus,
    Of::Gain,
    Of::MadeUp,
    Of::Reserve,
    Of::Carried,
    Of::Collective,
    Of::Kept,
    Of::ToPoor,
    Of::Recovered,
    Of::Welfare,
    Of::Refunds,
    Of::Returned,
    Of::Fund,
    Of::Paying,
];

/// Those of each group of households.
const IN: [In; 10] = [
    In::Wages,
    In::Farming,
    In::Ill,
    In::PaidIn,
    In::Allocated,
    In::Collective,
    In::Poor,
    In::Gap,
    In::Registered,
    In::PoorWithout,
];

/// The numbers of each draw and year, of each draw, and the co-ops by their paying years.
///
/// # Panics
/// When something is tallied that the contestants do not know: what other rules pay.
pub fn of_run(tally: &Tally) -> Value {
    let groups = (0..GROUPS).flat_map(|group| IN.map(|what| in_group(group, what)));
    let known: Vec<usize> = OF.map(of).into_iter().chain(groups).collect();
    let others: Vec<usize> = (0..CELLS).filter(|cell| !known.contains(cell)).collect();
    let rows = tally.cells.chunks_exact(CELLS);
    assert!(rows.clone().all(|row| others.iter().all(|&cell| row[cell] == 0)), "only the pinned rules are compared");
    let cells: Vec<i64> = rows.flat_map(|row| known.iter().map(|&cell| row[cell])).collect();
    json!({ "cells": cells, "ends": tally.ends, "paying": tally.paying })
}
