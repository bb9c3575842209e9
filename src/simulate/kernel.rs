//! The kernel: one village, a row of draws, all years.
//!
//! The co-ops act in rows of draws ([`super::coops`]), save for steps that few rules take ([`super::general`],
//! [`super::purse`]), where each lane calls the rules as the ledger does. The households are many: see
//! [`super::households`].

use std::ops::Range;

use crate::model::Model;
use crate::scenario::Error;

use super::business::RowYear;
use super::coops::{self, CoopLanes};
use super::follow::{self, Follow, When};
use super::general::{self, General};
use super::households::{Harvest, HazardLanes, State, Words, Year, exit_years, live};
use super::lanes::Lanes;
use super::luck::RowLuck;
use super::members;
use super::narrow::Narrow;
use super::odd::Rights;
use super::tally::{AIDS, CELLS, ENDS, End, GROUPS, OTHERS, Of, Tally, of};
use super::terms::CoopTerms;
use super::village::VillagePlan;
use super::watch::Watch;
use super::wide::Wide;

/// A row of draws.
pub struct Row<'a, L: Lanes> {
    /// The first draw, which is the first of a block.
    pub first: u32,
    /// What the villages share.
    pub luck: &'a RowLuck<L>,
    /// The households' luck, the same for all rows.
    pub hazards: &'a HazardLanes<L>,
    /// The co-ops' terms, the same for all rows.
    pub coops: &'a CoopTerms<L>,
}

/// Scratch space, so that nothing is allocated in a draw.
pub struct Scratch<L: Lanes> {
    /// `[co-op]`.
    pub(super) coops: Vec<CoopLanes<L>>,
    /// `[group][co-op][lane]`: allocated shares of households off the register.
    pub(super) lapsed: Vec<i32>,
    /// `[co-op]`, and one more for households without.
    pub harvests: Vec<Harvest<L>>,
    /// Of the year.
    pub(super) words: Words,
    pub(super) states: Vec<State<L>>,
    /// `[house]`: what it is paid beside its first co-op's dividend a share and the part a head; empty
    /// where there is never anything.
    pub(super) extra: Vec<L>,
    /// `[year][cell][lane]`, over all villages of the row.
    pub(super) cells: Vec<i64>,
    /// Where the current year's cells begin.
    pub(super) year: usize,

    pub(super) ends: Vec<i64>,
    /// `[lane]`.
    pub(super) fund: Vec<i64>,
    pub(super) welfare: Vec<i64>,
    /// `[lane]`: what new members pay in on the year's first day.
    pub(super) joined: Vec<i64>,
    /// `[group]`: households on the register before the year.
    pub(super) heads: [L; GROUPS],
    /// For rules that are not plain.
    pub(super) general: General<L>,
    pub(super) rights: Rights<L>,
    /// Where someone asks what becomes of each household.
    pub(super) watch: Option<Box<Watch<L>>>,
    /// For households that are followed one by one.
    pub(super) follow: Follow,
}

impl<L: Lanes> Scratch<L> {
    /// Room for any village.
    pub fn new() -> Scratch<L> {
        Scratch {
            coops: Vec::new(),
            lapsed: Vec::new(),
            harvests: Vec::new(),
            words: Words::new(),
            states: Vec::new(),
            extra: Vec::new(),
            cells: Vec::new(),
            year: 0,
            ends: vec![0; ENDS * L::N],
            fund: vec![0; L::N],
            welfare: vec![0; L::N],
            joined: vec![0; L::N],
            heads: [L::splat(0); GROUPS],
            general: General::new(),
            rights: Rights::new(),
            watch: None,
            follow: Follow::default(),
        }
    }

    /// Puts a village at its start.
    #[inline(always)]
    fn start(&mut self, model: &Model, village: &VillagePlan) {
        let (n, coops) = (L::N, village.coops.len());
        let plain = village.is_plain();
        self.coops.clear();
        self.coops.extend(village.coops.iter().map(CoopLanes::start));
        refill(&mut self.lapsed, GROUPS * coops * n, 0);
        let none = Harvest { per_share: L::splat(0), bad: L::Narrow::splat(0) };
        refill(&mut self.harvests, coops + 1, none);
        if model.scenario.scheme.recovers() {
            for (place, coop) in village.coops.iter().enumerate() {
                let at = (OTHERS * coops + place) * n;
                self.lapsed[at..at + n].fill(coop.allocated[OTHERS] as i32);
            }
        }
        refill(&mut self.states, village.houses.len(), State::start());
        for (group, range) in village.groups.iter().enumerate() {
            self.heads[group] = L::splat(if group == OTHERS { 0 } else { range.len() as i32 });
        }
        // The village before may have been of the other kind.
        let (houses, coops) = if plain { (0, 0) } else { (village.houses.len(), coops) };
        self.general.start(houses, coops);
        let has_extra = model.scenario.scheme.pays_every_fen() || !plain || !village.more.is_empty();
        refill(&mut self.extra, if has_extra { village.houses.len() } else { 0 }, L::splat(0));
        if village.followed.is_some() {
            self.follow.start(village.houses.len(), n);
        }
        self.fund.fill(0);
        self.welfare.fill(0);
        self.ends.fill(0);
    }

    /// The lanes of a cell of the current year.
    #[inline(always)]
    pub fn row(&mut self, cell: usize) -> &mut [i64] {
        let at = self.year + cell * L::N;
        &mut self.cells[at..at + L::N]
    }

    #[inline(always)]
    pub fn add(&mut self, cell: usize, lane: usize, amount: i64) {
        // A slice: where size counts, each access to a list is a call.
        self.cells.as_mut_slice()[self.year + cell * L::N + lane] += amount;
    }

    /// Zeros for a new row of draws.
    pub fn start_row(&mut self, years: u32) {
        refill(&mut self.cells, years as usize * CELLS * L::N, 0);
        refill(&mut self.follow.cells, years as usize * AIDS * L::N, 0);
    }

    /// Stores the row's sums over all villages in the tally.
    pub fn store_row(&self, first: u32, tally: &mut Tally) {
        for lane in lanes_inside::<L>(first, tally) {
            let draw = first as usize + lane - tally.first_draw as usize;
            let from = draw * tally.years as usize * CELLS;
            let to = &mut tally.cells[from..from + tally.years as usize * CELLS];
            for (cell, to) in to.iter_mut().enumerate() {
                *to = self.cells[cell * L::N + lane];
            }
            let from = draw * tally.years as usize * AIDS;
            for (cell, to) in tally.aids.iter_mut().skip(from).take(tally.years as usize * AIDS).enumerate() {
                *to = self.follow.cells[cell * L::N + lane];
            }
        }
    }
}

fn refill<T: Clone>(list: &mut Vec<T>, len: usize, with: T) {
    list.clear();
    list.resize(len, with);
}

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
    row: &Row<'_, L>,
    scratch: &mut Scratch<L>,
    tally: &mut Tally,
) -> Result<(), Error> {
    scratch.start(model, village);
    let (luck, lanes) = (row.luck, lanes_inside::<L>(row.first, tally));
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
            scratch.add(of(Of::Fund), lane, fund);
        }
    }
    end(model, village, scratch);
    if let Some(mut watch) = scratch.watch.take() {
        watch.stand(village, row.hazards.exit_years, scratch);
        scratch.watch = Some(watch);
    }
    store_ends(row.first, lanes, scratch, tally);
    Ok(())
}

/// The lanes of the row from `first` that lie in the tally's range.
fn lanes_inside<L: Lanes>(first: u32, tally: &Tally) -> Range<usize> {
    let end = tally.first_draw + tally.draws - first;
    tally.first_draw.saturating_sub(first) as usize..end.min(L::N as u32) as usize
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
