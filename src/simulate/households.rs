//! The households' part of the kernel: the loop that the county's second is spent in.
//!
//! Each operation acts on a row of draws, and what a scheme does not use is compiled out.

use crate::model::Model;

use super::hazards::{Harvest, Standings, WordRows, Year, earn, registered};
use super::lanes::{Lanes, Narrow};
use super::means::MeansPlan;
use super::scratch::Scratch;
use super::status;
use super::tally::{CELLS, IN_GROUP, InGroup, in_group};
use super::village::{Holding, House, VillagePlan};

/// The households of a group.
struct Group<'a, L: Lanes> {
    houses: &'a [House],
    means: &'a [MeansPlan],
    words: WordRows<'a>,
    states: &'a mut [Standings<L>],
    /// What they are paid beside their first co-op's dividend and the part a head.
    extra: &'a [L],
    harvests: &'a [Harvest<L>],
    stretch: usize,
    /// `[co-op][lane]`.
    lapsed: &'a mut [i32],
    /// Households on the register; set.
    heads: &'a mut L,
    /// `[kind of In][lane]`.
    cells: &'a mut [i64],
}

/// Lets all households live a year, group by group.
#[inline(always)]
pub fn live<L: Lanes>(model: &Model, village: &VillagePlan, year: &Year<'_, L>, at: usize, scratch: &mut Scratch<L>) {
    let scheme = &model.scenario.scheme;
    // Where a share is not just a share, what is paid for it is in the rows already.
    let recovers = village.lapses(scheme);
    let extra = scratch.extra.len() == village.houses.len();
    scratch.words.fill(&village.spreads, year);
    pay_more(village, year, recovers, scratch);
    status::tally(model, village, (year, at), scratch);
    if let Some(mut watch) = scratch.watch.take() {
        watch.year(model, village, year, at, &scratch.seen());
        scratch.watch = Some(watch);
    }
    let at = at - village.first;
    let means = &village.means[at * village.houses.len()..(at + 1) * village.houses.len()];
    for group in 0..village.groups.len() {
        let households = households(village, means, group, scratch);
        match (group >= village.registrable, recovers, extra) {
            (false, false, false) => live_group::<L, true, false, false>(year, households),
            (false, false, true) => live_group::<L, true, false, true>(year, households),
            (false, true, false) => live_group::<L, true, true, false>(year, households),
            (false, true, true) => live_group::<L, true, true, true>(year, households),
            (true, false, false) => live_group::<L, false, false, false>(year, households),
            (true, false, true) => live_group::<L, false, false, true>(year, households),
            (true, true, false) => live_group::<L, false, true, false>(year, households),
            (true, true, true) => live_group::<L, false, true, true>(year, households),
        }
    }
    scratch.extra.fill(L::splat(0));
    if recovers {
        lapse_more(village, year, scratch);
    }
}

/// A group's part of a village.
#[inline(always)]
fn households<'a, L: Lanes>(
    village: &'a VillagePlan,
    means: &'a [MeansPlan],
    group: usize,
    scratch: &'a mut Scratch<L>,
) -> Group<'a, L> {
    let (n, coops, range) = (L::N, village.coops.len(), village.groups[group].clone());
    let Scratch { harvests, words, states, extra, cells, lapsed, heads, year, .. } = scratch;
    let cells = &mut cells[*year..*year + CELLS * n];
    Group {
        houses: &village.houses[range.clone()],
        means: &means[range.clone()],
        words: words.of(range.clone()),
        states: &mut states[range.clone()],
        extra: if extra.is_empty() { &[] } else { &extra[range] },
        harvests,
        stretch: village.stretch,
        lapsed: &mut lapsed[group * coops * n..(group + 1) * coops * n],
        heads: &mut heads[group],
        cells: &mut cells[in_group(group, InGroup::Wages) * n..in_group(group + 1, InGroup::Wages) * n],
    }
}

/// Lets one group live the year; `ON` where its households can be on the register.
///
/// Natively it must be inlined, to use the vectors its caller may use. In WebAssembly it must be a
/// function of its own: engines start a function in a quick, slow form and only a later call gets the
/// fast one.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn live_group<L: Lanes, const ON: bool, const RECOVERS: bool, const EXTRA: bool>(
    year: &Year<'_, L>,
    group: Group<'_, L>,
) {
    let (zero, none) = (L::splat(0), L::Narrow::splat(0));
    let (lanes, all) = (year.lanes, group.houses.len());
    if RECOVERS && ON {
        group.lapsed.fill(0);
    }
    *group.heads = zero;
    for from in (0..all).step_by(group.stretch) {
        let range = from..(from + group.stretch).min(all);
        let (houses, means) = (&group.houses[range.clone()], &group.means[range.clone()]);
        let (words, states) = (group.words.part(range.clone()), &mut group.states[range.clone()]);
        let extra = if EXTRA { &group.extra[range] } else { &[] };
        let (mut sums, mut counts) = ([zero; IN_GROUP], [none; IN_GROUP]);
        // Places count, not iterators: these compare addresses of rows of several sizes.
        for place in 0..houses.len() {
            let (house, means, state) = (&houses[place], &means[place], &mut states[place]);
            let coop = &group.harvests[house.coop as usize];
            let (wages, farming, ill) = earn(year, house, means, (&words, place), coop, state);

            let rights = if ON { L::widen(lanes.registered(state.streak)) } else { zero };
            let lapsed = if RECOVERS { L::splat_of(&house.allocated).and_not(rights) } else { zero };
            let mut paid = L::splat_of(&house.shares).sub(lapsed).mul(coop.per_share);
            if ON {
                paid = paid.add(year.per_head.and(rights));
            }
            if EXTRA {
                paid = paid.add(extra[place]);
            }

            let left = wages.add(farming).sub(lanes.cost.and(L::widen(ill)));
            let lack_without = L::splat_of(&means.need).sub(left);
            let lack = lack_without.sub(paid);
            let (below, below_without) = (lack.positive(), lack_without.positive());
            add(&mut sums, InGroup::Wages, wages);
            add(&mut sums, InGroup::Farming, farming);
            add(&mut sums, InGroup::Gap, lack.max(zero));
            count(&mut counts, InGroup::Ill, ill);
            count(&mut counts, InGroup::Poor, below);
            count(&mut counts, InGroup::PoorWithout, below_without);
            if ON {
                let one = L::Narrow::splat(1);
                state.streak = state.streak.add(one).and_not(below);
                state.streak_without = state.streak_without.add(one).and_not(below_without);
                let registered = lanes.registered(state.streak);
                count(&mut counts, InGroup::Registered, registered);
                if RECOVERS && house.allocated > 0 {
                    lapse::<L>(house.coop as usize, house.allocated, registered, group.lapsed);
                }
            }
        }
        for what in [InGroup::Ill, InGroup::Poor, InGroup::PoorWithout, InGroup::Registered] {
            sums[what as usize] = L::widen(counts[what as usize]);
        }
        *group.heads = group.heads.add(sums[InGroup::Registered as usize]);
        store_all::<L, ON>(&sums, group.cells);
    }
}

/// Adds the sums to their cells. Written out for WebAssembly, where a loop would have the sums in memory
/// all the time; natively that is what lets the compiler find the widest vectors in plain arrays.
#[inline(always)]
fn store_all<L: Lanes, const ON: bool>(sums: &[L; IN_GROUP], cells: &mut [i64]) {
    if cfg!(not(target_arch = "wasm32")) {
        sums.iter().zip(cells.chunks_exact_mut(L::N)).for_each(|(sum, to)| sum.add_to(to));
        return;
    }
    store::<L, { InGroup::Wages as usize }>(sums, cells);
    store::<L, { InGroup::Farming as usize }>(sums, cells);
    store::<L, { InGroup::Ill as usize }>(sums, cells);
    store::<L, { InGroup::Poor as usize }>(sums, cells);
    store::<L, { InGroup::Gap as usize }>(sums, cells);
    store::<L, { InGroup::PoorWithout as usize }>(sums, cells);
    if ON {
        store::<L, { InGroup::Registered as usize }>(sums, cells);
    }
}

/// Adds a sum to its cells.
#[inline(always)]
fn store<L: Lanes, const WHAT: usize>(sums: &[L; IN_GROUP], cells: &mut [i64]) {
    sums[WHAT].add_to(&mut cells[WHAT * L::N..(WHAT + 1) * L::N]);
}

#[inline(always)]
fn add<L: Lanes>(sums: &mut [L; IN_GROUP], what: InGroup, amount: L) {
    sums[what as usize] = sums[what as usize].add(amount);
}

/// Counts the lanes where a mask holds.
#[inline(always)]
fn count<N: Narrow>(counts: &mut [N; IN_GROUP], what: InGroup, mask: N) {
    counts[what as usize] = counts[what as usize].sub(mask);
}

/// Notes the allocated shares of a household that is off the register.
#[inline(always)]
fn lapse<L: Lanes>(coop: usize, allocated: i32, registered: L::Narrow, lapsed: &mut [i32]) {
    let to = &mut lapsed[coop * L::N..(coop + 1) * L::N];
    L::load(to).add(L::splat(allocated).and_not(L::widen(registered))).store(to);
}

/// The dividends of the households that are in several co-ops, beyond the first: few are.
#[inline(always)]
fn pay_more<L: Lanes>(village: &VillagePlan, year: &Year<'_, L>, recovers: bool, scratch: &mut Scratch<L>) {
    for &Holding { house, coop, shares, allocated } in &village.more {
        let rights = registered(year.lanes.exit_years, &scratch.states[house]);
        let lapsed = if recovers { L::splat(allocated).and_not(rights) } else { L::splat(0) };
        let paid = scratch.harvests[coop].per_share.mul(L::splat(shares).sub(lapsed));
        scratch.extra[house] = scratch.extra[house].add(paid);
    }
}

/// Notes their allocated shares at the end of the year.
#[inline(always)]
fn lapse_more<L: Lanes>(village: &VillagePlan, year: &Year<'_, L>, scratch: &mut Scratch<L>) {
    for &Holding { house, coop, allocated, .. } in &village.more {
        let group = village.group_of(house);
        if group < village.registrable {
            let to = &mut scratch.lapsed[group * village.coops.len() * L::N..];
            lapse::<L>(coop, allocated, year.lanes.registered(scratch.states[house].streak), to);
        }
    }
}
