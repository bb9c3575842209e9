//! What blocks of draws are worth: standard errors from blocks beside those of as many plain draws.
//!
//! A draw of a block is as likely as a plain one, so both errors can be read off one run: plain draws would vary as the
//! draws of the run do, one by one; blocks vary as their means do. Errors fall with the root of the
//! time, so the ratio of the squares is how many times as long plain draws would take for the same error.

use fenhong::chance::BLOCK;
use fenhong::simulate::Tally;
use fenhong::simulate::tally::{End, InGroup, Overall, in_group, of};
use serde_json::{Value, json};

/// The households whose numbers are estimated: the poor of the start, in two groups.
const COHORT: [usize; 2] = [0, 1];

/// For each quantity: its mean, both errors, and how many times as long plain draws would take.
pub fn of_run(tally: &Tally) -> Value {
    let cohort = COHORT.iter().map(|&group| tally.size.households[group]).sum::<i64>().max(1) as f64;
    let (years, last) = (tally.years as usize, tally.years as usize - 1);
    let sum = |draw: usize, year: usize, what: InGroup| {
        COHORT.iter().map(|&group| tally.year(draw, year)[in_group(group, what)]).sum::<i64>() as f64
    };
    let paid = |draw: usize, year: usize| {
        [InGroup::Patronage, InGroup::PaidIn, InGroup::Allocated, InGroup::Collective]
            .iter()
            .map(|&what| sum(draw, year, what))
            .sum::<f64>()
    };
    let mean_paid = |draw: usize| (0..years).map(|year| paid(draw, year)).sum::<f64>() / cohort / years as f64;
    let mean_paid_of_all = by_draw(tally, mean_paid).iter().sum::<f64>() / f64::from(tally.draws);
    let out = |draw: usize| (tally.end(draw)[End::OutWorst as usize] + tally.end(draw)[End::OutRest as usize]) as f64;
    let below_usual = |draw: usize| f64::from(u8::from(paid(draw, last) / cohort < mean_paid_of_all));
    json!([
        quantity("mean", "paid a year to a poor household, fen", by_draw(tally, mean_paid)),
        quantity(
            "mean",
            "lacking to the line in the last year, fen",
            by_draw(tally, |d| sum(d, last, InGroup::Gap) / cohort)
        ),
        quantity(
            "mean",
            "the villages' funds at the end, fen",
            by_draw(tally, |d| tally.year(d, last)[of(Overall::Fund)] as f64)
        ),
        quantity(
            "probability",
            "under the line in the last year",
            by_draw(tally, |d| sum(d, last, InGroup::Poor) / cohort)
        ),
        quantity("probability", "out of poverty for good", by_draw(tally, |d| out(d) / cohort)),
        quantity("probability", "the last year pays less than the mean", by_draw(tally, below_usual)),
    ])
}

fn by_draw(tally: &Tally, value: impl Fn(usize) -> f64) -> Vec<f64> {
    (0..tally.draws as usize).map(value).collect()
}

fn quantity(kind: &str, what: &str, values: Vec<f64>) -> Value {
    let blocks = values.chunks_exact(BLOCK as usize).map(|block| block.iter().sum::<f64>() / f64::from(BLOCK));
    let (plain, blocks) = (squared_error(&values), squared_error(&blocks.collect::<Vec<f64>>()));
    json!({
        "kind": kind,
        "what": what,
        "mean": values.iter().sum::<f64>() / values.len() as f64,
        "plain": plain.sqrt(),
        "blocks": blocks.sqrt(),
        "times": (blocks > 0.0).then_some(plain / blocks),
    })
}

/// The variance of the mean of independent values.
fn squared_error(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0) / n
}
