//! The kernel's scratch space: where a row of draws stands in a village.

use std::ops::Range;

use crate::model::Model;
use crate::rules::{Books, accounts};
use crate::units::Fen;

use super::books::{BookOf, CoopLanes, General};
use super::followed::Follow;
use super::hazards::{Harvest, Standings, Words};
use super::lanes::{Lanes, Narrow, Wide};
use super::odd::Rights;
use super::sketch::Sketch;
use super::tally::{AIDS, CELLS, ENDS, GROUPS, OTHERS, Tally};
use super::village::VillagePlan;
use super::watch::{Seen, Watch};

/// What paths of few rules note beside, of each household of the year; nothing where there is never anything.
pub struct Beside<L: Lanes> {
    /// What it loses in its first year off the register, where that is not a part a head or on shares of its first co-op.
    pub lost: Vec<L>,
    /// Wages for jobs: they are for work, not from the surplus.
    pub jobs: Vec<L>,
}

impl<L: Lanes> Beside<L> {
    /// Nothing yet of so many households.
    pub(super) fn start(&mut self, houses: usize) {
        refill(&mut self.lost, houses, L::splat(0));
        refill(&mut self.jobs, houses, L::splat(0));
    }
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
    pub(super) states: Vec<Standings<L>>,
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
    pub(super) beside: Beside<L>,
    /// Of all villages and rows.
    pub(super) sketch: Sketch,
    /// Lanes that count.
    pub(super) lanes: Range<usize>,
    /// The draw of the first lane.
    pub(super) first: u32,
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
            beside: Beside { lost: Vec::new(), jobs: Vec::new() },
            sketch: Sketch::new(),
            lanes: 0..0,
            first: 0,
            watch: None,
            follow: Follow::default(),
        }
    }

    /// Puts a village at its start.
    #[inline(always)]
    pub(super) fn start(&mut self, model: &Model, village: &VillagePlan) {
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
        refill(&mut self.states, village.groups[OTHERS].start, Standings::start(true));
        self.states.resize(village.houses.len(), Standings::start(false));
        for (group, range) in village.groups.iter().enumerate() {
            self.heads[group] = L::splat(if group == OTHERS { 0 } else { range.len() as i32 });
        }
        // The village before may have been of the other kind.
        let (houses, coops) = if plain { (0, &[][..]) } else { (village.houses.len(), &village.coops[..]) };
        self.general.start(houses, coops);
        if !plain {
            self.start_layers(village);
        }
        let to_the_fen = model.scenario.scheme.pays_every_fen() || village.shares_by_holder;
        let has_extra = to_the_fen || !plain || !village.more.is_empty();
        refill(&mut self.extra, if has_extra { village.houses.len() } else { 0 }, L::splat(0));
        let notes = !plain || !village.more.is_empty();
        self.beside.start(if notes { village.houses.len() } else { 0 });
        if village.followed.is_some() {
            self.follow.start(village.houses.len(), n);
        }
        self.fund.fill(0);
        self.welfare.fill(0);
        self.ends.fill(0);
    }

    /// Moves what lies in accounts by contribution to the new places of their holders.
    pub(super) fn move_accounts(&mut self, (before, after): (&VillagePlan, &VillagePlan), from: &[(usize, bool)]) {
        for (place, coop) in after.coops.iter().enumerate().filter(|(_, coop)| coop.is_by_capital()) {
            let rank = |house: usize| before.coops[place].holders.iter().position(|held| held.house as usize == house);
            let origin = |&house: &usize| (rank(from[house].0), from[house].1);
            let houses: Vec<usize> = coop.holders.iter().map(|holder| holder.house as usize).collect();
            let from: Vec<_> = houses.iter().map(origin).collect();
            let persons: Vec<i64> = houses.iter().map(|&house| after.persons[house].into()).collect();
            for amounts in &mut self.general.layers[place] {
                *amounts = accounts::moved(amounts, &from, &persons);
            }
        }
    }

    /// Begins to follow the layers of the co-ops' reserves where there have come to be several.
    pub(super) fn start_layers(&mut self, village: &VillagePlan) {
        let several = |place: &usize| village.coops[*place].is_by_capital() || !village.coops[*place].layers.is_empty();
        for place in (0..village.coops.len()).filter(several) {
            let (coop, layers) = (&village.coops[place], &mut self.general.layers[place]);
            if layers.is_empty() && coop.is_by_capital() {
                layers.resize(L::N, coop.opened.clone());
            } else if layers.is_empty() {
                let reserve = &self.coops[place].reserve;
                layers.extend(reserve.lanes().iter().map(|&reserve| vec![Fen::new(reserve)]));
            }
        }
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

    /// What is looked at before a year is lived.
    #[inline(always)]
    pub(super) fn seen(&self) -> Seen<'_, L> {
        Seen { states: &self.states, harvests: &self.harvests, extra: &self.extra, words: &self.words }
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

impl<L: Lanes> Scratch<L> {
    /// A co-op's books in one lane.
    pub(super) fn lane_books(&self, BookOf { place, lane }: BookOf) -> Books {
        self.general.promises[place].books(&self.coops[place], lane)
    }

    /// Writes them.
    pub(super) fn set_lane_books(&mut self, BookOf { place, lane }: BookOf, books: &Books) {
        self.coops[place].set_books(lane, books);
        let promises = &mut self.general.promises[place];
        promises.arrears.lanes_mut()[lane] = books.arrears.fen();
        promises.bought.lanes_mut()[lane] = books.bought;
    }
}

/// The lanes of the row from `first` that lie in the tally's range.
pub(super) fn lanes_inside<L: Lanes>(first: u32, tally: &Tally) -> Range<usize> {
    let end = tally.first_draw + tally.draws - first;
    tally.first_draw.saturating_sub(first) as usize..end.min(L::N as u32) as usize
}
