//! The households' part of the kernel: the loop that the county's second is spent in.
//!
//! Each operation acts on a row of draws, and what a scheme does not use is compiled out.

use crate::chance::FACTORS;
use crate::household::Hazards;
use crate::model::Model;
use crate::table::{Factors, INCOME_BITS, INCOMES};

use super::kernel::Scratch;
use super::lanes::Lanes;
use super::tally::{CELLS, IN, In, OTHERS, in_group};
use super::village::{Holding, House, MeansPlan, VillagePlan};

/// What luck does to every household, the same in every lane.
///
/// Read from memory: engines build a vector that is written out in the code anew at each use.
pub struct HazardLanes<L: Lanes> {
    /// [`FACTORS`].
    products: [L; 2],
    /// Bits of a place in an income table.
    places: L,
    /// Bits of the lower half of a word.
    low_half: L,
    illness: L,
    lost_wage: L,
    window: L,
    cost: L,
    pub exit_years: L,
    /// The factors on wages and on harvests.
    wages: Vec<L::Entry>,
    harvests: Vec<L::Entry>,
}

/// A table's entries for the lanes.
fn entries<L: Lanes>(table: &Factors) -> Vec<L::Entry> {
    table.entries.iter().map(|&factor| L::entry(factor)).collect()
}

impl<L: Lanes> HazardLanes<L> {
    /// The thresholds in lanes.
    pub fn new(hazards: &Hazards) -> HazardLanes<L> {
        HazardLanes {
            products: FACTORS.map(|factor| L::splat(factor as i32)),
            places: L::splat((INCOMES as i32 - 1) << L::PLACE_BITS),
            low_half: L::splat(0xFFFF),
            illness: L::splat(hazards.illness),
            lost_wage: L::splat(hazards.lost_wage),
            window: L::splat(hazards.illness_window),
            cost: L::splat(hazards.illness_cost),
            exit_years: L::splat(hazards.exit_years),
            wages: entries::<L>(&hazards.wages),
            harvests: entries::<L>(&hazards.harvests),
        }
    }

    /// The factors on wages and on farming that a word stands for; `half` is the part of the harvest
    /// tables, as in [`Harvest`].
    #[inline(always)]
    pub fn factors(&self, word: L, half: L) -> (L, L) {
        let wages = word.shr_by(32 - INCOME_BITS - L::PLACE_BITS).and(self.places);
        let harvests = word.shr_by(32 - 2 * INCOME_BITS - L::PLACE_BITS).and(self.places).add(half);
        // SAFETY: eleven bits are a place among 2048 wages; with 0 or 2048 added, among the two
        // harvest tables of 2048.
        unsafe { (L::look_up(&self.wages, wages), L::look_up(&self.harvests, harvests)) }
    }

    /// The random word of a spread number under the halves of a key; the same as
    /// [`crate::chance::word_of_spread`].
    #[inline(always)]
    pub fn word(&self, spread: L, low: L, high: L) -> L {
        let x = spread.xor(low);
        let x = x.xor(x.shr::<16>()).mul(self.products[0]);
        let x = x.xor(x.shr::<15>()).add(high).mul(self.products[1]);
        x.xor(x.shr::<16>())
    }

    /// Whether a household of the cohort is on the register.
    #[inline(always)]
    fn registered(&self, streak: L) -> L {
        self.exit_years.gt(streak)
    }
}

/// What a co-op's year brings its members, in each lane.
#[derive(Clone, Copy)]
pub struct Harvest<L> {
    /// Dividend a share.
    pub per_share: L,
    /// The part of the harvest tables that theirs are looked up in.
    pub half: L,
}

/// Where a household stands, in each lane; the same as [`crate::household::Standing`], with the years in
/// a row above the line without the scheme.
#[derive(Clone, Copy)]
pub struct State<L> {
    pub streak: L,
    pub illnesses: L,
    pub streak_without: L,
}

impl<L: Lanes> State<L> {
    /// Before the first year.
    pub fn start() -> State<L> {
        State { streak: L::splat(0), illnesses: L::splat(0), streak_without: L::splat(0) }
    }
}

/// What all households of a village share in a year.
pub struct Year<'a, L: Lanes> {
    /// Low and high halves of the keys of incomes and troubles.
    pub keys: [L; 4],
    /// From the village's pools for each head.
    pub per_head: L,
    /// The households' luck.
    pub lanes: &'a HazardLanes<L>,
}

/// The households of a group.
struct Group<'a, L> {
    houses: &'a [House],
    means: &'a [MeansPlan],
    states: &'a mut [State<L>],
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
    pay_more(village, year, recovers, scratch);
    if let Some(mut watch) = scratch.watch.take() {
        watch.year(model, village, year, at, scratch);
        scratch.watch = Some(watch);
    }
    let at = at - village.first;
    let means = &village.means[at * village.houses.len()..(at + 1) * village.houses.len()];
    for group in 0..village.groups.len() {
        let households = households(village, means, group, scratch);
        match (group == OTHERS, recovers, extra) {
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
    let Scratch { harvests, states, extra, cells, lapsed, heads, year, .. } = scratch;
    let cells = &mut cells[*year..*year + CELLS * n];
    Group {
        houses: &village.houses[range.clone()],
        means: &means[range.clone()],
        states: &mut states[range.clone()],
        extra: if extra.is_empty() { &[] } else { &extra[range] },
        harvests,
        stretch: village.stretch,
        lapsed: &mut lapsed[group * coops * n..(group + 1) * coops * n],
        heads: &mut heads[group],
        cells: &mut cells[in_group(group, In::Wages) * n..in_group(group + 1, In::Wages) * n],
    }
}

/// Lets one group live the year.
///
/// Natively it must be inlined, to use the vectors its caller may use. In WebAssembly it must be a
/// function of its own: engines start a function in a quick, slow form and only a later call gets the
/// fast one.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn live_group<L: Lanes, const COHORT: bool, const RECOVERS: bool, const EXTRA: bool>(
    year: &Year<'_, L>,
    group: Group<'_, L>,
) {
    let zero = L::splat(0);
    let (lanes, all) = (year.lanes, group.houses.len());
    if RECOVERS && COHORT {
        group.lapsed.fill(0);
    }
    *group.heads = zero;
    for from in (0..all).step_by(group.stretch) {
        let range = from..(from + group.stretch).min(all);
        let (houses, means) = (&group.houses[range.clone()], &group.means[range.clone()]);
        let states = &mut group.states[range.clone()];
        let extra = if EXTRA { &group.extra[range] } else { &[] };
        let mut sums = [zero; IN];
        // Places count, not iterators: these compare addresses of rows of several sizes.
        for place in 0..houses.len() {
            let (house, means, state) = (&houses[place], &means[place], &mut states[place]);
            let coop = &group.harvests[house.coop as usize];
            let (wages, farming, ill) = earn(year, house, means, coop, state);

            let rights = if COHORT { lanes.registered(state.streak) } else { zero };
            let lapsed = if RECOVERS { L::splat_of(&house.allocated).and_not(rights) } else { zero };
            let mut paid = L::splat_of(&house.shares).sub(lapsed).mul(coop.per_share);
            if COHORT {
                paid = paid.add(year.per_head.and(rights));
            }
            if EXTRA {
                paid = paid.add(extra[place]);
            }

            let lack_without = L::splat_of(&means.need).sub(wages.add(farming).sub(lanes.cost.and(ill)));
            let lack = lack_without.sub(paid);
            let (below, below_without) = (lack.gt(zero), lack_without.gt(zero));
            add(&mut sums, In::Wages, wages);
            add(&mut sums, In::Farming, farming);
            add(&mut sums, In::Gap, lack.max(zero));
            count(&mut sums, In::Ill, ill);
            count(&mut sums, In::Poor, below);
            count(&mut sums, In::PoorWithout, below_without);
            if COHORT {
                let one = L::splat(1);
                state.streak = state.streak.add(one).and_not(below);
                state.streak_without = state.streak_without.add(one).and_not(below_without);
                let registered = lanes.registered(state.streak);
                count(&mut sums, In::Registered, registered);
                if RECOVERS && house.allocated > 0 {
                    lapse(house.coop as usize, house.allocated, registered, group.lapsed);
                }
            }
        }
        *group.heads = group.heads.add(sums[In::Registered as usize]);
        store_all::<L, COHORT>(&sums, group.cells);
    }
}

/// What a household earns: wages, farming, and whether someone is ill; remembers illnesses.
#[inline(always)]
pub(super) fn earn<L: Lanes>(
    year: &Year<'_, L>,
    house: &House,
    means: &MeansPlan,
    coop: &Harvest<L>,
    state: &mut State<L>,
) -> (L, L, L) {
    let (lanes, zero) = (year.lanes, L::splat(0));
    let spread = L::splat_of(&house.spread);
    let troubles = lanes.word(spread, year.keys[2], year.keys[3]);
    let begins = lanes.illness.gt(troubles.shr::<16>());
    let lost = lanes.lost_wage.gt(troubles.and(lanes.low_half));
    let illnesses = state.illnesses.add(state.illnesses).sub(begins).and(lanes.window);
    let ill = illnesses.gt(zero);
    let working = L::splat_of(&house.workers).add(ill).add(lost).max(zero);

    let (wage, farming) = lanes.factors(lanes.word(spread, year.keys[0], year.keys[1]), coop.half);
    let wages = means.wage.scale(wage).mul(working);
    let farming = means.farming.scale(farming);
    // Not sooner: what is read back from memory, compilers take apart lane by lane.
    state.illnesses = illnesses;
    (wages, farming, ill)
}

/// Adds the sums to their cells. Written out for WebAssembly, where a loop would have the sums in memory
/// all the time; natively that is what lets the compiler find the widest vectors in plain arrays.
#[inline(always)]
fn store_all<L: Lanes, const COHORT: bool>(sums: &[L; IN], cells: &mut [i64]) {
    if cfg!(not(target_arch = "wasm32")) {
        sums.iter().zip(cells.chunks_exact_mut(L::N)).for_each(|(sum, to)| sum.add_to(to));
        return;
    }
    store::<L, { In::Wages as usize }>(sums, cells);
    store::<L, { In::Farming as usize }>(sums, cells);
    store::<L, { In::Ill as usize }>(sums, cells);
    store::<L, { In::Poor as usize }>(sums, cells);
    store::<L, { In::Gap as usize }>(sums, cells);
    store::<L, { In::PoorWithout as usize }>(sums, cells);
    if COHORT {
        store::<L, { In::Registered as usize }>(sums, cells);
    }
}

/// Adds a sum to its cells.
#[inline(always)]
fn store<L: Lanes, const WHAT: usize>(sums: &[L; IN], cells: &mut [i64]) {
    sums[WHAT].add_to(&mut cells[WHAT * L::N..(WHAT + 1) * L::N]);
}

#[inline(always)]
fn add<L: Lanes>(sums: &mut [L; IN], what: In, amount: L) {
    sums[what as usize] = sums[what as usize].add(amount);
}

/// Counts the lanes where a mask holds.
#[inline(always)]
fn count<L: Lanes>(sums: &mut [L; IN], what: In, mask: L) {
    sums[what as usize] = sums[what as usize].sub(mask);
}

/// Notes the allocated shares of a household that is off the register.
#[inline(always)]
fn lapse<L: Lanes>(coop: usize, allocated: i32, registered: L, lapsed: &mut [i32]) {
    let to = &mut lapsed[coop * L::N..(coop + 1) * L::N];
    L::load(to).add(L::splat(allocated).and_not(registered)).store(to);
}

/// Who is registered: nobody outside the cohort.
#[inline(always)]
pub fn registered<L: Lanes>(exit_years: L, group: usize, state: &State<L>) -> L {
    if group == OTHERS { L::splat(0) } else { exit_years.gt(state.streak) }
}

/// The dividends of the households that are in several co-ops, beyond the first: few are.
#[inline(always)]
fn pay_more<L: Lanes>(village: &VillagePlan, year: &Year<'_, L>, recovers: bool, scratch: &mut Scratch<L>) {
    for &Holding { house, coop, shares, allocated } in &village.more {
        let rights = registered(year.lanes.exit_years, village.group_of(house), &scratch.states[house]);
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
        if group != OTHERS {
            let to = &mut scratch.lapsed[group * village.coops.len() * L::N..];
            lapse(coop, allocated, year.lanes.registered(scratch.states[house].streak), to);
        }
    }
}
