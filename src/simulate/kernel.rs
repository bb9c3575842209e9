//! The kernel: one village, a row of draws, all years.
//!
//! The co-ops and the village's pools are few, so each lane calls the rules as the ledger does. The
//! households are many: there each operation acts on a row of draws, and what a scheme does not use is
//! compiled out.

use crate::chance::FACTORS;
use crate::enterprise::SharedLuck;
use crate::household::Hazards;
use crate::model::Model;
use crate::rules::Books;
use crate::scenario::Error;
use crate::table::{INCOME_BITS, INCOMES};
use crate::units::Fen;

use super::coops;
use super::lanes::{Lanes, MOST_LANES};
use super::odd::Right;
use super::tally::{CELLS, ENDS, End, GROUPS, IN, In, OTHERS, Of, Tally, in_group, of};
use super::village::{House, MeansPlan, VillagePlan};

/// What a row of draws shares over all villages: computed once for the row.
pub struct RowLuck<L> {
    /// `[year][lane]`.
    shared: Vec<SharedLuck>,
    /// `[year]`: low and high halves of the keys of incomes and troubles.
    pub keys: Vec<[L; 4]>,
}

/// Scratch space, so that nothing is allocated in a draw.
pub struct Scratch<L> {
    /// `[co-op][lane]`.
    pub(super) books: Vec<Books>,
    pub(super) closed: Vec<bool>,
    pub(super) paying: Vec<u32>,
    /// `[group][co-op][lane]`: allocated shares of households off the register.
    pub(super) lapsed: Vec<i32>,
    /// `[co-op]`, and one more for households without.
    pub harvests: Vec<Harvest<L>>,
    pub(super) states: Vec<State<L>>,
    /// `[house]`: fen beyond the dividend a share and the part a head.
    pub(super) odd: Vec<L>,
    /// `[year][cell][lane]`, over all villages of the row.
    pub(super) cells: Vec<i64>,
    /// Where the current year's cells begin.
    pub(super) year: usize,

    pub(super) ends: Vec<i64>,
    /// `[lane]`.
    pub(super) fund: Vec<i64>,
    pub(super) welfare: Vec<i64>,
    /// `[group][lane]`: households on the register before the year.
    pub(super) heads: Vec<i64>,
    pub(super) rights: Vec<Right<L>>,
}

/// What a co-op's year brings its members, in each lane.
#[derive(Clone, Copy)]
pub struct Harvest<L> {
    /// Dividend a share.
    pub per_share: L,
    /// Where in the tables their harvests are looked up.
    pub half: L,
}

/// Where a household stands, in each lane; the same as [`crate::household::Standing`], with the years in
/// a row above the line without the scheme.
#[derive(Clone, Copy)]
pub struct State<L> {
    pub streak: L,
    illnesses: L,
    streak_without: L,
}

/// What all households of a village share in a year.
#[derive(Clone, Copy)]
struct Year<'a, L> {
    keys: [L; 4],
    per_head: L,
    harvests: &'a [Harvest<L>],
    hazards: &'a Hazards,
    more: &'a [(u32, i32, i32)],
    stretch: usize,
}

impl<L: Lanes> RowLuck<L> {
    /// The luck of the draws from `first`.
    pub fn new(model: &Model, first: u32) -> RowLuck<L> {
        let years = model.scenario.years;
        let mut shared = Vec::with_capacity(years as usize * L::N);
        let mut keys = Vec::with_capacity(years as usize);
        for year in 0..years {
            let mut halves = [[0_i32; MOST_LANES]; 4];
            for lane in 0..L::N {
                let draw = first + lane as u32;
                let mut luck = SharedLuck::default();
                model.businesses.share(draw, year, &mut luck);
                shared.push(luck);
                let [incomes, troubles] = model.hazards.keys(draw, year);
                let parts = [incomes.low(), incomes.high(), troubles.low(), troubles.high()];
                for (half, part) in halves.iter_mut().zip(parts) {
                    half[lane] = part as i32;
                }
            }
            keys.push(halves.map(|half| L::load(&half)));
        }
        RowLuck { shared, keys }
    }
}

impl<L: Lanes> Scratch<L> {
    /// Room for any village.
    pub fn new() -> Scratch<L> {
        Scratch {
            books: Vec::new(),
            closed: Vec::new(),
            paying: Vec::new(),
            lapsed: Vec::new(),
            harvests: Vec::new(),
            states: Vec::new(),
            odd: Vec::new(),
            cells: Vec::new(),
            year: 0,
            ends: vec![0; ENDS * L::N],
            fund: vec![0; L::N],
            welfare: vec![0; L::N],
            heads: vec![0; GROUPS * L::N],
            rights: Vec::new(),
        }
    }

    /// Puts a village at its start.
    #[inline(always)]
    fn start(&mut self, model: &Model, village: &VillagePlan) {
        let (n, coops) = (L::N, village.coops.len());
        self.books.clear();
        for coop in &village.coops {
            self.books.extend((0..n).map(|_| Books::opened_with(coop.capital)));
        }
        refill(&mut self.closed, coops * n, false);
        refill(&mut self.paying, coops * n, 0);
        refill(&mut self.lapsed, GROUPS * coops * n, 0);
        let none = Harvest { per_share: L::splat(0), half: L::splat(0) };
        refill(&mut self.harvests, coops + 1, none);
        if model.scenario.scheme.recovers() {
            for (place, coop) in village.coops.iter().enumerate() {
                let at = (OTHERS * coops + place) * n;
                self.lapsed[at..at + n].fill(coop.allocated[OTHERS] as i32);
            }
        }
        let zero = L::splat(0);
        refill(&mut self.states, village.houses.len(), State { streak: zero, illnesses: zero, streak_without: zero });
        for (group, range) in village.groups.iter().enumerate() {
            let heads = if group == OTHERS { 0 } else { range.len() as i64 };
            self.heads[group * n..(group + 1) * n].fill(heads);
        }
        if model.scenario.scheme.pays_every_fen() {
            refill(&mut self.odd, village.houses.len(), zero);
        }
        self.fund.fill(0);
        self.welfare.fill(0);
        self.ends.fill(0);
    }

    #[inline(always)]
    pub fn add(&mut self, cell: usize, lane: usize, amount: i64) {
        self.cells[self.year + cell * L::N + lane] += amount;
    }

    /// Zeros for a new row of draws.
    pub fn start_row(&mut self, years: u32) {
        refill(&mut self.cells, years as usize * CELLS * L::N, 0);
    }

    /// Stores the row's sums over all villages in the tally.
    pub fn store_row(&self, first: u32, tally: &mut Tally) {
        let skipped = (first - tally.first_draw) as usize;
        for lane in 0..lanes_inside::<L>(first, tally) {
            let from = (skipped + lane) * tally.years as usize * CELLS;
            let to = &mut tally.cells[from..from + tally.years as usize * CELLS];
            for (cell, to) in to.iter_mut().enumerate() {
                *to = self.cells[cell * L::N + lane];
            }
        }
    }
}

fn refill<T: Clone>(list: &mut Vec<T>, len: usize, with: T) {
    list.clear();
    list.resize(len, with);
}

/// Runs a village through all years of the row of draws from `first`, and adds the lanes that lie in
/// `tally`'s range to it.
///
/// # Errors
/// When an amount is too large for the lanes.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub fn run<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    luck: &RowLuck<L>,
    first: u32,
    scratch: &mut Scratch<L>,
    tally: &mut Tally,
) -> Result<(), Error> {
    scratch.start(model, village);
    let lanes = lanes_inside::<L>(first, tally);
    for year in 0..model.scenario.years as usize {
        scratch.year = year * CELLS * L::N;
        let shared = &luck.shared[year * L::N..(year + 1) * L::N];
        let per_head = coops::year(model, village, shared, scratch)?;
        live(model, village, luck.keys[year], year, per_head, scratch);
        coops::close_spent(village, scratch);
        for lane in 0..L::N {
            let fund = scratch.fund[lane];
            scratch.add(of(Of::Fund), lane, fund);
        }
    }
    end(model, village, scratch);
    store_ends(first, lanes, scratch, tally);
    Ok(())
}

/// How many lanes of the row from `first` lie in the tally's range.
fn lanes_inside<L: Lanes>(first: u32, tally: &Tally) -> usize {
    (tally.first_draw + tally.draws - first).min(L::N as u32) as usize
}

/// Lets all households live the year, group by group.
#[inline(always)]
fn live<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    keys: [L; 4],
    year: usize,
    per_head: L,
    scratch: &mut Scratch<L>,
) {
    let houses = village.houses.len();
    let means = &village.means[year * houses..(year + 1) * houses];
    let Scratch { harvests, states, odd, cells, lapsed, heads, year: year_cells, .. } = scratch;
    let cells = &mut cells[*year_cells..*year_cells + CELLS * L::N];
    let year =
        Year { keys, per_head, harvests, hazards: &model.hazards, more: &village.more, stretch: village.stretch };
    let (coops, n) = (village.coops.len(), L::N);
    let (recovers, every_fen) = (model.scenario.scheme.recovers(), model.scenario.scheme.pays_every_fen());
    for (group, range) in village.groups.iter().enumerate() {
        let (houses, means) = (&village.houses[range.clone()], &means[range.clone()]);
        let states = &mut states[range.clone()];
        let cells = &mut cells[in_group(group, In::Wages) * n..in_group(group + 1, In::Wages) * n];
        let lapsed = &mut lapsed[group * coops * n..(group + 1) * coops * n];
        let heads = &mut heads[group * n..(group + 1) * n];
        heads.fill(0);
        let odd: &mut [L] = if every_fen { &mut odd[range.clone()] } else { &mut [] };
        match (group == OTHERS, recovers, every_fen) {
            (false, false, false) => {
                live_group::<L, true, false, false>(&year, houses, means, states, odd, lapsed, heads, cells)
            }
            (false, false, true) => {
                live_group::<L, true, false, true>(&year, houses, means, states, odd, lapsed, heads, cells)
            }
            (false, true, false) => {
                live_group::<L, true, true, false>(&year, houses, means, states, odd, lapsed, heads, cells)
            }
            (false, true, true) => {
                live_group::<L, true, true, true>(&year, houses, means, states, odd, lapsed, heads, cells)
            }
            (true, false, false) => {
                live_group::<L, false, false, false>(&year, houses, means, states, odd, lapsed, heads, cells)
            }
            (true, false, true) => {
                live_group::<L, false, false, true>(&year, houses, means, states, odd, lapsed, heads, cells)
            }
            (true, true, false) => {
                live_group::<L, false, true, false>(&year, houses, means, states, odd, lapsed, heads, cells)
            }
            (true, true, true) => {
                live_group::<L, false, true, true>(&year, houses, means, states, odd, lapsed, heads, cells)
            }
        }
    }
}

/// Lets one group live the year: the loop that the county's second is spent in.
///
/// Natively it must be inlined, to use the vectors its caller may use. In WebAssembly it must be a
/// function of its own: engines start a function in a quick, slow form and only a later call gets the
/// fast one.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
#[allow(clippy::too_many_arguments)]
fn live_group<L: Lanes, const COHORT: bool, const RECOVERS: bool, const ODD: bool>(
    year: &Year<'_, L>,
    houses: &[House],
    means: &[MeansPlan],
    states: &mut [State<L>],
    odd: &mut [L],
    lapsed: &mut [i32],
    heads: &mut [i64],
    cells: &mut [i64],
) {
    let zero = L::splat(0);
    let hazards = year.hazards;
    let illness = L::splat(hazards.illness);
    let lost_wage = L::splat(hazards.lost_wage);
    let window = L::splat(hazards.illness_window);
    let cost = L::splat(hazards.illness_cost);
    let one = L::splat(1);
    let low_half = L::splat(0xFFFF);
    let income_mask = L::splat(INCOMES as i32 - 1);
    if RECOVERS && COHORT {
        lapsed.fill(0);
    }
    let mut from = 0;
    while from < houses.len() {
        let to = (from + year.stretch).min(houses.len());
        let mut sums = [zero; IN];
        let rows = houses[from..to].iter().zip(&means[from..to]).zip(&mut states[from..to]);
        for (place, ((house, means), state)) in rows.enumerate() {
            let spread = L::splat(house.spread);
            let troubles = word(spread, year.keys[2], year.keys[3]);
            let begins = illness.gt(troubles.shr::<16>());
            let illnesses = state.illnesses.add(state.illnesses).sub(begins).and(window);
            let ill = illnesses.gt(zero);
            let lost = lost_wage.gt(troubles.and(low_half));
            let working = L::splat(house.workers).add(ill).add(lost).max(zero);

            let incomes = word(spread, year.keys[0], year.keys[1]);
            let level = incomes.shr::<{ 32 - INCOME_BITS }>();
            let harvest = incomes.shr::<{ 32 - 2 * INCOME_BITS }>().and(income_mask);
            let coop = &year.harvests[house.coop as usize];
            let harvest = harvest.add(coop.half);
            // SAFETY: eleven bits are a place among 2048 wages; with 0 or 2048 added, among the two
            // harvest tables of 2048.
            let (wage, farming) =
                unsafe { (L::look_up(&hazards.wages.entries, level), L::look_up(&hazards.harvests.entries, harvest)) };
            let wages = scale(means.wage, wage, hazards.wages.point).mul(working);
            let farming = scale(means.farming, farming, hazards.harvests.point);

            let rights = if COHORT { registered(state.streak, hazards.exit_years) } else { zero };
            let held = |paid_in: i32, allocated: i32| {
                if RECOVERS {
                    L::splat(paid_in).add(L::splat(allocated).and(rights))
                } else {
                    L::splat(paid_in + allocated)
                }
            };
            let mut paid = coop.per_share.mul(held(house.paid_in, house.allocated));
            // Most households are in one co-op.
            for &(coop, paid_in, allocated) in more_of(year.more, house) {
                paid = paid.add(year.harvests[coop as usize].per_share.mul(held(paid_in, allocated)));
            }
            if COHORT {
                paid = paid.add(year.per_head.and(rights));
            }
            if ODD {
                let row = &mut odd[from + place];
                paid = paid.add(*row);
                *row = zero;
            }

            let need = L::splat(means.need);
            let left = wages.add(farming).sub(cost.and(ill));
            let lack = need.sub(left.add(paid));
            let below = lack.gt(zero);
            state.illnesses = illnesses;
            add(&mut sums, In::Wages, wages);
            add(&mut sums, In::Farming, farming);
            count(&mut sums, In::Ill, ill);
            count(&mut sums, In::Poor, below);
            add(&mut sums, In::Gap, lack.max(zero));
            let below_without = need.gt(left);
            count(&mut sums, In::PoorWithout, below_without);
            if COHORT {
                state.streak = state.streak.add(one).and_not(below);
                state.streak_without = state.streak_without.add(one).and_not(below_without);
                let registered = registered(state.streak, hazards.exit_years);
                count(&mut sums, In::Registered, registered);
                if RECOVERS {
                    lapse(house, year.more, registered, lapsed);
                }
            }
        }
        sums[In::Registered as usize].add_to(heads);
        for (sum, to) in sums.into_iter().zip(cells.chunks_exact_mut(L::N)) {
            sum.add_to(to);
        }
        from = to;
    }
}

/// A household's further holdings.
#[inline(always)]
fn more_of<'a>(more: &'a [(u32, i32, i32)], house: &House) -> &'a [(u32, i32, i32)] {
    if house.more_from == house.more_to { &[] } else { &more[house.more_from as usize..house.more_to as usize] }
}

/// The random word of a spread number under the halves of a key; the same as
/// [`crate::chance::word_of_spread`].
#[inline(always)]
pub fn word<L: Lanes>(spread: L, low: L, high: L) -> L {
    let x = spread.xor(low);
    let x = x.xor(x.shr::<16>()).mul(L::splat(FACTORS[0] as i32));
    let x = x.xor(x.shr::<15>()).add(high).mul(L::splat(FACTORS[1] as i32));
    x.xor(x.shr::<16>())
}

/// The same as [`crate::table::Factors::scale`]: the amount in two halves of 15 bits, so that each
/// product fits a lane; the upper half's is whole after the shift.
#[inline(always)]
fn scale<L: Lanes>([low, high]: [i32; 2], factor: L, point: u32) -> L {
    let low = L::splat(low).mul_short(factor).shr_by(point);
    L::splat(high).mul_short(factor).shl_by(15 - point).add(low)
}

/// Whether a household of the cohort is on the register.
#[inline(always)]
pub fn registered<L: Lanes>(streak: L, exit_years: i32) -> L {
    L::splat(exit_years).gt(streak)
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
fn lapse<L: Lanes>(house: &House, more: &[(u32, i32, i32)], registered: L, lapsed: &mut [i32]) {
    let mut note = |coop: u32, allocated: i32| {
        let to = &mut lapsed[coop as usize * L::N..(coop as usize + 1) * L::N];
        L::load(to).add(L::splat(allocated).and_not(registered)).store(to);
    };
    if house.allocated > 0 {
        note(house.coop, house.allocated);
    }
    for &(coop, _, allocated) in more_of(more, house) {
        note(coop, allocated);
    }
}

/// Tallies the end of the draws.
#[inline(always)]
fn end<L: Lanes>(model: &Model, village: &VillagePlan, scratch: &mut Scratch<L>) {
    let n = L::N;
    for group in 0..OTHERS {
        let (mut out, mut without) = (L::splat(0), L::splat(0));
        let exit_years = L::splat(model.hazards.exit_years);
        for state in &scratch.states[village.groups[group].clone()] {
            out = out.sub(state.streak.gt(exit_years));
            without = without.sub(state.streak_without.gt(exit_years));
        }
        out.add_to(&mut scratch.ends[group * n..(group + 1) * n]);
        let at = End::OutWorstWithout as usize + group;
        without.add_to(&mut scratch.ends[at * n..(at + 1) * n]);
    }
    for lane in 0..n {
        let coops = 0..village.coops.len();
        let net: Fen = coops.map(|place| scratch.books[place * n + lane].net_assets()).sum();
        scratch.ends[End::NetAssets as usize * n + lane] = net.0;
        scratch.ends[End::WelfareFund as usize * n + lane] = scratch.welfare[lane];
    }
}

fn store_ends<L: Lanes>(first: u32, lanes: usize, scratch: &Scratch<L>, tally: &mut Tally) {
    let skipped = (first - tally.first_draw) as usize;
    for lane in 0..lanes {
        let to = &mut tally.ends[(skipped + lane) * ENDS..(skipped + lane + 1) * ENDS];
        for (kind, to) in to.iter_mut().enumerate() {
            *to += scratch.ends[kind * L::N + lane];
        }
        for paying in scratch.paying.chunks_exact(L::N) {
            tally.paying[paying[lane] as usize] += 1;
        }
    }
}
