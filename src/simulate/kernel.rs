//! The kernel: one village, a row of draws, all years.
//!
//! The co-ops act in rows of draws ([`super::coops`]), save for steps that few rules take ([`super::general`],
//! [`super::purse`]), where each lane calls the rules as the ledger does. The households are many: see
//! [`super::households`].

use std::ops::Range;

use crate::model::Model;
use crate::scenario::Error;

use super::coops;
use super::follow::{self, When};
use super::general;
use super::hazards::{Year, exit_years};
use super::households::live;
use super::lanes::{Lanes, Narrow, Wide};
use super::members;
use super::row::{DrawRow, RowYear};
use super::scratch::{Scratch, lanes_inside};
use super::tally::{CELLS, ENDS, End, OTHERS, Overall, Tally, of};
use super::village::VillagePlan;

/// Runs a village through all years of a row of draws, and adds the lanes that lie in
/// `tally`'s range to it.
///
/// # Errors
/// When an amount is too large for the lanes.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub fn run<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    row: &DrawRow<'_, L>,
    scratch: &mut Scratch<L>,
    tally: &mut Tally,
) -> Result<(), Error> {
    scratch.start(model, village);
    let (luck, lanes) = (row.luck, lanes_inside::<L>(row.first, tally));
    (scratch.first, scratch.lanes) = (row.first, lanes.clone());
    if let Some(watch) = &mut scratch.watch {
        watch.start(village, lanes.clone());
    }
    let (mut village, plain) = (village, village.is_plain());
    let changes = village.changes.as_deref();
    for year in 0..model.scenario.years as usize {
        scratch.year = year * CELLS * L::N;
        if let Some(stage) = changes.and_then(|changes| members::next_stage(model, (village, changes), year, scratch)) {
            village = stage;
        }
        let per_head = coops::year(model, village, &RowYear { row, year }, scratch)?;
        let shared = Year { keys: luck.years[year].keys, per_head, lanes: row.hazards };
        match &village.followed {
            None => live(model, village, &shared, year, scratch),
            Some(plan) => {
                let when = When { first: row.first, year: year as u32 };
                follow::live(model, village, (plan, &shared), when, scratch);
            }
        }
        if !plain {
            general::end_year(model, village, (changes, year), scratch);
        }
        for lane in 0..L::N {
            let fund = scratch.fund.as_slice()[lane];
            scratch.add(of(Overall::Fund), lane, fund);
        }
    }
    end(model, village, scratch);
    if let Some(mut watch) = scratch.watch.take() {
        watch.stand(village, row.hazards.exit_years, &scratch.states);
        scratch.watch = Some(watch);
    }
    store_ends(row.first, lanes, scratch, tally);
    Ok(())
}

/// Tallies the end of the draws.
#[inline(always)]
fn end<L: Lanes>(model: &Model, village: &VillagePlan, scratch: &mut Scratch<L>) {
    let n = L::N;
    for group in 0..OTHERS {
        let (mut out, mut without) = (L::splat(0), L::splat(0));
        let exit_years = exit_years::<L>(model);
        for state in &scratch.states[village.groups[group].clone()] {
            out = out.sub(L::widen(state.streak.gt(exit_years)));
            without = without.sub(L::widen(state.streak_without.gt(exit_years)));
        }
        out.add_to(&mut scratch.ends[group * n..(group + 1) * n]);
        let at = End::OutWorstWithout as usize + group;
        without.add_to(&mut scratch.ends[at * n..(at + 1) * n]);
    }
    let net = scratch.coops.iter().fold(L::Wide::splat(0), |sum, coop| sum.add(coop.net_assets()));
    for lane in 0..n {
        scratch.ends[End::NetAssets as usize * n + lane] = net.lanes()[lane];
        scratch.ends[End::WelfareFund as usize * n + lane] = scratch.welfare[lane];
    }
}

fn store_ends<L: Lanes>(first: u32, lanes: Range<usize>, scratch: &Scratch<L>, tally: &mut Tally) {
    for lane in lanes {
        let draw = first as usize + lane - tally.first_draw as usize;
        let to = &mut tally.ends[draw * ENDS..(draw + 1) * ENDS];
        for (kind, to) in to.iter_mut().enumerate() {
            *to += scratch.ends[kind * L::N + lane];
        }
        for coop in &scratch.coops {
            tally.paying[coop.paying.lanes()[lane] as usize] += 1;
        }
    }
}
