//! What households on the register and off it are paid, and what leaving it takes, as a year is about to be lived.
//!
//! A pass of its own over who can be on it, as [`super::watch`] makes one, so that the hot loop stays as it is. Amounts and
//! status come in rows; that each household's year is counted by its amount takes a step a lane.

use crate::model::Model;

use super::hazards::{Standings, Year, has_left, leaves, registered};
use super::lanes::{Lanes, MOST_LANES};
use super::scratch::Scratch;
use super::sketch::{Lived, When, begins, bin};
use super::village::{House, VillagePlan};

/// Counts them; what is paid beside the first co-op's dividend and the part a head is in the scratch space already.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub fn tally<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    (year, at): (&Year<'_, L>, usize),
    scratch: &mut Scratch<L>,
) {
    let (exit_years, zero, years) = (year.lanes.exit_years, L::splat(0), model.scenario.years);
    let recovers = village.lapses(&model.scenario.scheme);
    let when = When::new(village.number, scratch.first, at as u32, years);
    let (mut on, mut leavers) = (zero, zero);
    for place in 0..village.registrable_places() {
        let (house, state) = (&village.houses[place], &scratch.states[place]);
        let (rights, gone) = (registered(exit_years, state), has_left::<L>(exit_years, state));
        let paid = paid(village, place, scratch).add(year.per_head.and(rights));
        let lapsed = if recovers { usual_lost(house, scratch).and(gone) } else { zero };
        (on, leavers) = (on.sub(rights), leavers.xor(leaves(exit_years, state).and_not(leavers)));
        let off = L::splat(begins(Some(Lived::Off)) as i32).and(gone);
        let none = L::splat(begins(None) as i32).and_not(rights).and_not(gone);
        count(scratch, paid.sub(lapsed).and(rights.xor(gone)), off.add(none), (when, years));
    }
    if leavers.any() {
        // With nobody left on it there is nobody whose part they could have had.
        leaving(village, (year, recovers), on.gt(zero), (when, years), scratch);
    }
    scratch.beside.lost.fill(zero);
    scratch.beside.jobs.fill(zero);
}

/// What a household is paid from the surplus, but for the part a head, with all its shares of the first co-op.
#[inline(always)]
fn paid<L: Lanes>(village: &VillagePlan, place: usize, scratch: &Scratch<L>) -> L {
    let house = &village.houses[place];
    let mut paid = L::splat_of(&house.shares).mul(scratch.harvests[house.coop as usize].per_share);
    if let Some(extra) = scratch.extra.get(place) {
        paid = paid.add(*extra);
    }
    if let (Some(outside), Some(jobs)) = (village.outside.get(place), scratch.beside.jobs.get(place)) {
        paid = paid.add(L::splat_of(outside)).sub(*jobs);
    }
    paid
}

/// The dividend on its allocated shares of the first co-op.
#[inline(always)]
fn usual_lost<L: Lanes>(house: &House, scratch: &Scratch<L>) -> L {
    L::splat_of(&house.allocated).mul(scratch.harvests[house.coop as usize].per_share)
}

/// Counts what leaving takes who is in the first year off the register, in the lanes where others are on it.
#[inline(never)]
fn leaving<L: Lanes>(
    village: &VillagePlan,
    (year, recovers): (&Year<'_, L>, bool),
    some: L,
    when: (When, u32),
    scratch: &mut Scratch<L>,
) {
    for more in village.more.iter().filter(|_| recovers) {
        let lost = scratch.harvests[more.coop].per_share.mul(L::splat(more.allocated));
        scratch.beside.lost[more.house] = scratch.beside.lost[more.house].add(lost);
    }
    for place in 0..village.registrable_places() {
        let left = leaves_now(year, &scratch.states[place]).and(some);
        if !left.any() {
            continue;
        }
        let mut lost = year.per_head;
        if recovers {
            lost = lost.add(usual_lost(&village.houses[place], scratch));
        }
        if let Some(beside) = scratch.beside.lost.get(place) {
            lost = lost.add(*beside);
        }
        let kind = L::splat(begins(Some(Lived::Leaving)) as i32).and(left);
        let none = L::splat(begins(None) as i32).and_not(left);
        count(scratch, lost.and(left), kind.add(none), when);
    }
}

#[inline(always)]
fn leaves_now<L: Lanes>(year: &Year<'_, L>, state: &Standings<L>) -> L {
    leaves(year.lanes.exit_years, state)
}

/// Counts a household's year in each lane that counts: `kind` is where its bins begin.
#[inline(always)]
fn count<L: Lanes>(scratch: &mut Scratch<L>, amount: L, kind: L, (when, years): (When, u32)) {
    let (mut amounts, mut kinds) = ([0; MOST_LANES], [0; MOST_LANES]);
    amount.store(&mut amounts);
    kind.store(&mut kinds);
    for lane in scratch.lanes.clone() {
        scratch.sketch.add(kinds[lane] as usize + bin(amounts[lane]), amounts[lane], when.later(lane, years));
    }
}
