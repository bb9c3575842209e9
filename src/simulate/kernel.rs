//! The kernel: one village, a row of draws, all years.
//!
//! The co-ops and the village's pools are few, so each lane calls the rules as the ledger does. The
//! households are many: there each operation acts on a row of draws, and what a scheme does not use is
//! compiled out.

use crate::chance::FACTORS;
use crate::enterprise::SharedLuck;
use crate::household::Hazards;
use crate::ledger::refund_per_share;
use crate::model::Model;
use crate::rules::{Books, Claim, Pool, rounding};
use crate::scenario::{Error, Kind};
use crate::table::{INCOME_BITS, INCOMES};
use crate::units::{Fen, Shares};

use super::lanes::Lanes;
use super::tally::{CELLS, ENDS, End, GROUPS, IN, In, OTHERS, Of, Tally, WORST_TENTH, in_group, of};
use super::village::{House, VillagePlan};

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
    books: Vec<Books>,
    closed: Vec<bool>,
    paying: Vec<u32>,
    /// `[group][co-op][lane]`: allocated shares of households off the register.
    lapsed: Vec<i32>,
    /// `[co-op]`, and one more for households without: dividend a share, and where its harvests are
    /// looked up.
    per_share: Vec<L>,
    harvest: Vec<L>,
    states: Vec<State<L>>,
    /// `[house]`: odd fen on paid-in shares, on allocated shares, and to heads.
    odd: Vec<[L; 3]>,
    /// `[year][cell][lane]`, over all villages of the row.
    cells: Vec<i64>,
    /// Where the current year's cells begin.
    year: usize,
    /// `[lane]`: this village's collective dividend of the year.
    collective: Vec<i64>,
    ends: Vec<i64>,
    /// `[lane]`.
    fund: Vec<i64>,
    welfare: Vec<i64>,
    /// `[group][lane]`: households on the register before the year.
    heads: Vec<i64>,
    claims: Vec<Claim>,
    order: Vec<(i64, u32)>,
}

/// Where a household stands, in each lane; the same as [`crate::household::Standing`], with the years in
/// a row above the line without the scheme.
#[derive(Clone, Copy)]
struct State<L> {
    streak: L,
    illnesses: L,
    streak_without: L,
}

/// What the kernel leaves out when a scheme does not use it.
#[derive(Clone, Copy)]
struct Year<'a, L> {
    keys: [L; 4],
    per_head: L,
    per_share: &'a [L],
    harvest: &'a [L],
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
            let mut halves = [[0_i32; 64]; 4];
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
            per_share: Vec::new(),
            harvest: Vec::new(),
            states: Vec::new(),
            odd: Vec::new(),
            cells: Vec::new(),
            year: 0,
            collective: vec![0; L::N],
            ends: vec![0; ENDS * L::N],
            fund: vec![0; L::N],
            welfare: vec![0; L::N],
            heads: vec![0; GROUPS * L::N],
            claims: Vec::new(),
            order: Vec::new(),
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
        refill(&mut self.per_share, coops + 1, L::splat(0));
        refill(&mut self.harvest, coops + 1, L::splat(0));
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
            refill(&mut self.odd, village.houses.len(), [L::splat(0); 3]);
        }
        self.fund.fill(0);
        self.welfare.fill(0);
        self.ends.fill(0);
    }

    #[inline(always)]
    fn add(&mut self, cell: usize, lane: usize, amount: i64) {
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
        scratch.collective.fill(0);
        let shared = &luck.shared[year * L::N..(year + 1) * L::N];
        coop_years(model, village, shared, scratch)?;
        let pools = pool_year(model, village, scratch)?;
        live(model, village, luck.keys[year], year, pools, scratch);
        close_spent(model, village, scratch);
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

/// Every co-op's year in every lane: luck, surplus, dividend.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn coop_years<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    shared: &[SharedLuck],
    scratch: &mut Scratch<L>,
) -> Result<(), Error> {
    let scheme = &model.scenario.scheme;
    let bad_half = |bad: bool| if bad { INCOMES as i32 } else { 0 };
    for (place, coop) in village.coops.iter().enumerate() {
        let business = &model.businesses.all[coop.enterprise];
        let (mut per_share, mut harvest) = ([0_i32; 64], [0_i32; 64]);
        for (lane, shared) in shared.iter().enumerate() {
            let luck = business.luck(shared, coop.spread);
            harvest[lane] = bad_half(model.hazards.is_bad_year(luck.chain_word));
            let at = place * L::N + lane;
            if scratch.closed[at] {
                continue;
            }
            let surplus = luck.surplus(scratch.books[at].net_assets())?;
            let bridge = scheme.bridge(&mut scratch.books[at], surplus);
            let declared = scheme.declare(&mut scratch.books[at], bridge.distributable, coop.shares);
            let d = declared.per_share.0;
            if d > village.most_per_share {
                let found = Fen(d.saturating_mul(super::village::MOST_DIVIDEND / village.most_per_share.max(1)));
                return Err(Error::new("enterprises", Kind::Overflow { found: found.to_string() }));
            }
            per_share[lane] = d as i32;
            scratch.paying[at] += u32::from(d > 0);
            scratch.add(of(Of::Surplus), lane, surplus.0);
            scratch.add(of(Of::Gain), lane, surplus.or_nothing().0);
            scratch.add(of(Of::MadeUp), lane, bridge.made_up.0);
            scratch.add(of(Of::Reserve), lane, bridge.reserve.0);
            scratch.add(of(Of::Carried), lane, (declared.carried - bridge.carried_in).0);
            scratch.add(of(Of::Paying), lane, i64::from(d > 0));
            scratch.collective[lane] += d * coop.collective.0;
            if scheme.pays_every_fen() {
                spread_odd(village, place, lane, declared.odd, scratch);
            }
        }
        scratch.per_share[place] = L::load(&per_share);
        scratch.harvest[place] = L::load(&harvest);
    }
    let mut harvest = [0_i32; 64];
    for (lane, shared) in shared.iter().enumerate() {
        harvest[lane] = bad_half(model.hazards.is_bad_year(shared.common_word()));
    }
    scratch.harvest[village.coops.len()] = L::load(&harvest);
    Ok(())
}

/// Odd fen of one co-op and lane, added to its holders' rows.
#[inline(never)]
fn spread_odd<L: Lanes>(village: &VillagePlan, place: usize, lane: usize, odd: Fen, scratch: &mut Scratch<L>) {
    let coop = &village.coops[place];
    scratch.claims.clear();
    for &(_, paid_in, allocated) in &coop.claims {
        scratch.claims.extend([paid_in, allocated].map(|shares| Claim { shares, odd: 0 }));
    }
    scratch.claims.push(Claim { shares: coop.collective.0, odd: 0 });
    rounding::spread_odd(odd, &mut scratch.claims, &mut scratch.order);
    for (pair, &(house, ..)) in coop.claims.iter().enumerate() {
        for class in 0..2 {
            let fen = scratch.claims[2 * pair + class].odd;
            add_lane(&mut scratch.odd[house][class], lane, fen as i32);
        }
    }
    let collective = scratch.claims.last().map_or(0, |claim| claim.odd);
    scratch.collective[lane] += collective;
}

#[inline(always)]
fn add_lane<L: Lanes>(row: &mut L, lane: usize, amount: i32) {
    let mut lanes = [0_i32; 64];
    row.store(&mut lanes);
    lanes[lane] += amount;
    *row = L::load(&lanes);
}

#[inline(always)]
fn lane_of<L: Lanes>(row: L, lane: usize) -> i32 {
    let mut lanes = [0_i32; 64];
    row.store(&mut lanes);
    lanes[lane]
}

/// Adds up the village's dividends by group and shares out its pools; what a head gets, in each lane.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn pool_year<L: Lanes>(model: &Model, village: &VillagePlan, scratch: &mut Scratch<L>) -> Result<L, Error> {
    let scheme = &model.scenario.scheme;
    let (n, coops) = (L::N, village.coops.len());
    let mut per_head = [0_i32; 64];
    let mut recovered = [0_i64; 64];
    for (place, coop) in village.coops.iter().enumerate() {
        let mut d = [0_i32; 64];
        scratch.per_share[place].store(&mut d);
        for (lane, &d) in d[..n].iter().enumerate() {
            for group in 0..GROUPS {
                let lapsed = i64::from(scratch.lapsed[(group * coops + place) * n + lane]);
                let d = i64::from(d);
                scratch.add(in_group(group, In::PaidIn), lane, d * coop.paid_in[group]);
                scratch.add(in_group(group, In::Allocated), lane, d * (coop.allocated[group] - lapsed));
                recovered[lane] += d * lapsed;
            }
        }
    }
    if scheme.pays_every_fen() {
        settle_odd(model, village, scratch, &mut recovered);
    }
    for lane in 0..n {
        let collective = Fen(scratch.collective[lane]);
        scratch.add(of(Of::Collective), lane, collective.0);
        let heads: i64 = (0..GROUPS).map(|group| scratch.heads[group * n + lane]).sum();
        let pool = scheme.pool(collective, Fen(recovered[lane]), heads);
        let head = (pool.per_head + pool.recovered_per_head).0;
        if head > super::village::MOST_DIVIDEND {
            return Err(Error::new("enterprises", Kind::Overflow { found: Fen(head).to_string() }));
        }
        per_head[lane] = head as i32;
        tally_pool(&pool, lane, scratch);
        if scheme.pays_every_fen() {
            odd_heads(village, &pool, model.hazards.exit_years, lane, scratch);
        }
    }
    Ok(L::load(&per_head))
}

/// Tallies the odd fen of the dividends by group and moves those on lapsed shares to the pool.
#[inline(never)]
fn settle_odd<L: Lanes>(model: &Model, village: &VillagePlan, scratch: &mut Scratch<L>, recovered: &mut [i64; 64]) {
    for (group, range) in village.groups.iter().enumerate() {
        for place in range.clone() {
            if model.scenario.scheme.recovers() {
                let cohort = L::splat(if group == OTHERS { 0 } else { -1 });
                let registered = registered(scratch.states[place].streak, model.hazards.exit_years).and(cohort);
                let lapsed = scratch.odd[place][1].and_not(registered);
                scratch.odd[place][1] = scratch.odd[place][1].and(registered);
                lapsed.add_to(recovered);
            }
            for (class, what) in [In::PaidIn, In::Allocated].into_iter().enumerate() {
                let at = scratch.year + in_group(group, what) * L::N;
                scratch.odd[place][class].add_to(&mut scratch.cells[at..at + L::N]);
            }
        }
    }
}

#[inline(always)]
fn tally_pool<L: Lanes>(pool: &Pool, lane: usize, scratch: &mut Scratch<L>) {
    scratch.fund[lane] += pool.kept.0;
    scratch.welfare[lane] += pool.welfare.0;
    scratch.add(of(Of::Kept), lane, pool.kept.0);
    scratch.add(of(Of::ToPoor), lane, pool.paid().0);
    scratch.add(of(Of::Recovered), lane, pool.recovered_paid().0);
    scratch.add(of(Of::Welfare), lane, pool.welfare.0);
    for group in 0..OTHERS {
        let heads = scratch.heads[group * L::N + lane];
        scratch.add(in_group(group, In::Collective), lane, pool.per_head.0 * heads);
        scratch.add(in_group(group, In::Allocated), lane, pool.recovered_per_head.0 * heads);
    }
}

/// One fen more for the heads with the lowest register numbers.
#[inline(never)]
fn odd_heads<L: Lanes>(village: &VillagePlan, pool: &Pool, exit_years: i32, lane: usize, scratch: &mut Scratch<L>) {
    let mut rank = 0;
    for &place in &village.by_number {
        let group = if village.groups[WORST_TENTH].contains(&place) { WORST_TENTH } else { WORST_TENTH + 1 };
        if village.groups[OTHERS].contains(&place) || lane_of(scratch.states[place].streak, lane) >= exit_years {
            continue;
        }
        let collective = i64::from(rank < pool.heads_with_more);
        let recovered = i64::from(rank < pool.recovered_heads_with_more);
        scratch.add(in_group(group, In::Collective), lane, collective);
        scratch.add(in_group(group, In::Allocated), lane, recovered);
        add_lane(&mut scratch.odd[place][2], lane, (collective + recovered) as i32);
        rank += 1;
    }
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
    let Scratch { per_share, harvest, states, odd, cells, lapsed, heads, year: year_cells, .. } = scratch;
    let cells = &mut cells[*year_cells..*year_cells + CELLS * L::N];
    let year = Year {
        keys,
        per_head,
        per_share,
        harvest,
        hazards: &model.hazards,
        more: &village.more,
        stretch: village.stretch,
    };
    let (coops, n) = (village.coops.len(), L::N);
    let (recovers, every_fen) = (model.scenario.scheme.recovers(), model.scenario.scheme.pays_every_fen());
    for (group, range) in village.groups.iter().enumerate() {
        let (houses, means) = (&village.houses[range.clone()], &means[range.clone()]);
        let states = &mut states[range.clone()];
        let cells = &mut cells[in_group(group, In::Wages) * n..in_group(group + 1, In::Wages) * n];
        let lapsed = &mut lapsed[group * coops * n..(group + 1) * coops * n];
        let heads = &mut heads[group * n..(group + 1) * n];
        heads.fill(0);
        let odd: &mut [[L; 3]] = if every_fen { &mut odd[range.clone()] } else { &mut [] };
        match (group == OTHERS, recovers, every_fen) {
            (false, false, false) => live_group::<L, true, false, false>(&year, houses, means, states, odd, lapsed, heads, cells),
            (false, false, true) => live_group::<L, true, false, true>(&year, houses, means, states, odd, lapsed, heads, cells),
            (false, true, false) => live_group::<L, true, true, false>(&year, houses, means, states, odd, lapsed, heads, cells),
            (false, true, true) => live_group::<L, true, true, true>(&year, houses, means, states, odd, lapsed, heads, cells),
            (true, false, false) => live_group::<L, false, false, false>(&year, houses, means, states, odd, lapsed, heads, cells),
            (true, false, true) => live_group::<L, false, false, true>(&year, houses, means, states, odd, lapsed, heads, cells),
            (true, true, false) => live_group::<L, false, true, false>(&year, houses, means, states, odd, lapsed, heads, cells),
            (true, true, true) => live_group::<L, false, true, true>(&year, houses, means, states, odd, lapsed, heads, cells),
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
    means: &[crate::household::Means],
    states: &mut [State<L>],
    odd: &mut [[L; 3]],
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
            let harvest = harvest.add(year.harvest[house.coop as usize]);
            // SAFETY: eleven bits are a place among 2048 wages; with 0 or 2048 added, among the two
            // harvest tables of 2048.
            let (wage, farming) = unsafe {
                (L::look_up(&hazards.wages.entries, level), L::look_up(&hazards.harvests.entries, harvest))
            };
            let wages = scale(means.wage, wage, hazards.wages.point).mul(working);
            let farming = scale(means.farming, farming, hazards.harvests.point);

            let rights = if COHORT { registered(state.streak, hazards.exit_years) } else { zero };
            let held = |paid_in: i32, allocated: i32| {
                if RECOVERS { L::splat(paid_in).add(L::splat(allocated).and(rights)) } else { L::splat(paid_in + allocated) }
            };
            let mut paid = year.per_share[house.coop as usize].mul(held(house.paid_in, house.allocated));
            for &(coop, paid_in, allocated) in &year.more[house.more_from as usize..house.more_to as usize] {
                paid = paid.add(year.per_share[coop as usize].mul(held(paid_in, allocated)));
            }
            if COHORT {
                paid = paid.add(year.per_head.and(rights));
            }
            if ODD {
                let row = &mut odd[from + place];
                paid = paid.add(row[0]).add(row[1]).add(row[2]);
                *row = [zero; 3];
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
fn scale<L: Lanes>(amount: i32, factor: L, point: u32) -> L {
    let low = L::splat(amount & 0x7FFF).mul_short(factor).shr_by(point);
    L::splat(amount >> 15).mul_short(factor).shl_by(15 - point).add(low)
}

/// Whether a household of the cohort is on the register.
#[inline(always)]
fn registered<L: Lanes>(streak: L, exit_years: i32) -> L {
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
    for &(coop, _, allocated) in &more[house.more_from as usize..house.more_to as usize] {
        note(coop, allocated);
    }
}

/// Closes co-ops whose net assets have fallen too far, as [`crate::ledger::Walk`] does.
#[inline(always)]
fn close_spent<L: Lanes>(model: &Model, village: &VillagePlan, scratch: &mut Scratch<L>) {
    for (place, coop) in village.coops.iter().enumerate() {
        let business = &model.businesses.all[coop.enterprise];
        for lane in 0..L::N {
            let at = place * L::N + lane;
            let left = scratch.books[at].net_assets();
            if scratch.closed[at] || !business.closes(left, coop.capital) {
                continue;
            }
            let paid_in = Shares(coop.paid_in.iter().sum());
            let refunds = refund_per_share(left, coop.shares).times(paid_in);
            scratch.add(of(Of::Refunds), lane, refunds.0);
            scratch.add(of(Of::Returned), lane, (left - refunds).0);
            scratch.fund[lane] += (left - refunds).0;
            scratch.books[at] = Books::default();
            scratch.closed[at] = true;
        }
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
