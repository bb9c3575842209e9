//! What households on the register are paid, and what leaving it takes, as a year is about to be lived.
//!
//! A pass of its own over who can be on it, as [`super::watch`] makes one, so that the hot loop stays as it is.

use crate::model::Model;

use super::hazards::{Year, has_left, leaves, registered};
use super::lanes::{Lanes, Wide, widened};
use super::scratch::{Beside, Scratch};
use super::tally::{Overall, of};
use super::village::VillagePlan;

/// Tallies them; what is paid beside the first co-op's dividend and the part a head is in the scratch space already.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub fn tally<L: Lanes>(model: &Model, village: &VillagePlan, year: &Year<'_, L>, scratch: &mut Scratch<L>) {
    let (exit_years, zero) = (year.lanes.exit_years, L::splat(0));
    let recovers = village.lapses(&model.scenario.scheme);
    let Beside { mut lost, jobs } = std::mem::replace(&mut scratch.beside, Beside::nothing());
    let [mut paid, mut off_paid] = jobs.map(|jobs| L::Wide::splat(0).sub(jobs));
    let (mut on, mut off, mut leavers) = (zero, zero, zero);
    for place in 0..village.registrable_places() {
        let (house, state) = (&village.houses[place], &scratch.states[place]);
        let dividend = scratch.harvests[house.coop as usize].per_share;
        let (rights, left) = (registered(exit_years, state), leaves::<L>(exit_years, state));
        let gone = has_left(exit_years, state);
        let mut got = L::splat_of(&house.shares).mul(dividend);
        if let Some(extra) = scratch.extra.get(place) {
            got = got.add(*extra);
        }
        if let Some(outside) = village.outside.get(place) {
            got = got.add(L::splat_of(outside));
        }
        let lapsed = if recovers { L::splat_of(&house.allocated).mul(dividend) } else { zero };
        paid = widened(paid, got.add(year.per_head).and(rights));
        off_paid = widened(off_paid, got.sub(lapsed).and(gone));
        (on, off) = (on.sub(rights), off.sub(gone));
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
    off_paid.add_to(scratch.row(of(Overall::OffPaid)));
    off.add_to(scratch.row(of(Overall::Off)));
    lost.only(some).add_to(scratch.row(of(Overall::Lost)));
    leavers.and(some).add_to(scratch.row(of(Overall::Leavers)));
}
