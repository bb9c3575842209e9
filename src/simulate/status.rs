//! What households on the register are paid, and what leaving it takes, as a year is about to be lived.
//!
//! A pass of its own over the cohort, as [`super::watch`] makes one, so that the hot loop stays as it is.

use crate::model::Model;

use super::hazards::{Year, leaves};
use super::lanes::{Lanes, Narrow, Wide, widened};
use super::scratch::{Beside, Scratch};
use super::tally::{OTHERS, Overall, of};
use super::village::VillagePlan;

/// Tallies them; what is paid beside the first co-op's dividend and the part a head is in the scratch space already.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub fn tally<L: Lanes>(model: &Model, village: &VillagePlan, year: &Year<'_, L>, scratch: &mut Scratch<L>) {
    let (exit_years, zero) = (year.lanes.exit_years, L::splat(0));
    let recovers = village.lapses(&model.scenario.scheme);
    let Beside { mut lost, jobs } = std::mem::replace(&mut scratch.beside, Beside::nothing());
    let (mut paid, mut on, mut leavers) = (L::Wide::splat(0).sub(jobs), zero, zero);
    for place in 0..village.groups[OTHERS].start {
        let (house, state) = (&village.houses[place], &scratch.states[place]);
        let dividend = scratch.harvests[house.coop as usize].per_share;
        let (rights, left) = (L::widen(exit_years.gt(state.streak)), leaves::<L>(exit_years, state));
        let mut got = L::splat_of(&house.shares).mul(dividend).add(year.per_head);
        if let Some(extra) = scratch.extra.get(place) {
            got = got.add(*extra);
        }
        if let Some(outside) = village.outside.get(place) {
            got = got.add(L::splat_of(outside));
        }
        paid = widened(paid, got.and(rights));
        on = on.sub(rights);
        leavers = leavers.sub(left);
        if recovers && house.allocated > 0 {
            lost = lost.add(L::Wide::product(L::splat_of(&house.allocated).and(left), dividend));
        }
    }
    for more in village.more.iter().filter(|_| recovers) {
        let left = L::splat_of(&more.allocated).and(leaves::<L>(exit_years, &scratch.states[more.house]));
        lost = lost.add(L::Wide::product(left, scratch.harvests[more.coop].per_share));
    }
    lost = lost.add(L::Wide::product(leavers, year.per_head));
    // With nobody left on it there is nobody whose part they could have had.
    let some = on.gt(zero);
    paid.add_to(scratch.row(of(Overall::OnPaid)));
    on.add_to(scratch.row(of(Overall::On)));
    lost.only(some).add_to(scratch.row(of(Overall::Lost)));
    leavers.and(some).add_to(scratch.row(of(Overall::Leavers)));
}
