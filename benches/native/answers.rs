//! What every contestant must say of a run, to the last unit: all that the core tallies.

use fenhong::simulate::Tally;
use serde_json::{Value, json};

/// The numbers of each draw and year, of each draw, and the co-ops by their paying years.
pub fn of(tally: &Tally) -> Value {
    json!({ "cells": tally.cells, "ends": tally.ends, "paying": tally.paying })
}
