//! Watches each household while the kernel runs: a second pass over the lanes, only where someone asks.
//!
//! It works out what a household is paid as [`super::households`] does, from what stands before the year is
//! lived, so that the hot loop stays as it is.

use std::ops::Range;

use crate::model::Model;
use crate::units::Fen;

use super::hazards::{Harvest, Standings, Words, Year, earn, registered};
use super::lanes::{BLOCK, Lanes, MOST_LANES, Narrow};
use super::tally::OTHERS;
use super::village::VillagePlan;
use super::watched::{BINS, House, SIDES, Watched, bin, square};

/// What is looked at of a year that is about to be lived.
pub struct Seen<'a, L: Lanes> {
    /// `[house]`.
    pub states: &'a [Standings<L>],
    /// `[co-op]`.
    pub harvests: &'a [Harvest<L>],
    /// `[house]`: what it is paid beside; empty where there is nothing.
    pub extra: &'a [L],
    /// Of the year.
    pub words: &'a Words,
}

/// What is noted of the village at hand, in each lane.
pub struct Watch<L: Lanes> {
    /// The watched sum, less a fen.
    below: L,
    /// Lanes that count.
    lanes: Range<usize>,
    /// `[house]`: years in which it got the sum.
    served: Vec<L>,
    /// `[house][side]`: years in a row above the line a year ago; of the cohort.
    streaks: Vec<[L::Narrow; SIDES]>,
    /// `[house]`: paid over all years and lanes.
    paid: Vec<i64>,
    /// `[house]`: wages that co-ops pay it this year; taken. Empty where they pay none.
    jobs: Vec<L>,
    incomes: Vec<i64>,
    /// `[side][age][at risk, ended]`.
    spells: Vec<i64>,
    years: usize,
    /// `[house]`: its place at the start; none for a household that split off, which is watched as nobody's.
    roots: Vec<Option<usize>>,
    /// The states after the last year have been noted, as households have moved to other places since.
    stood: bool,
}

impl<L: Lanes> Watch<L> {
    /// Watches who gets `sum` in a year.
    pub fn new(sum: Fen, years: u32) -> Watch<L> {
        let below = (sum.fen() - 1).clamp(-1, i64::from(i32::MAX)) as i32;
        Watch {
            below: L::splat(below),
            lanes: 0..0,
            served: Vec::new(),
            streaks: Vec::new(),
            paid: Vec::new(),
            jobs: Vec::new(),
            incomes: vec![0; SIDES * BINS * 2],
            spells: vec![0; SIDES * years as usize * 2],
            years: years as usize,
            roots: Vec::new(),
            stood: false,
        }
    }

    /// Puts a village at its start.
    pub fn start(&mut self, village: &VillagePlan, lanes: Range<usize>) {
        let (zero, houses) = (L::splat(0), village.houses.len());
        self.lanes = lanes;
        self.served.clear();
        self.served.resize(houses, zero);
        self.streaks.clear();
        self.streaks.resize(houses, [L::Narrow::splat(0); SIDES]);
        self.paid.clear();
        self.paid.resize(houses, 0);
        self.jobs.clear();
        self.jobs.resize(village.outside.len(), zero);
        self.roots = (0..houses).map(Some).collect();
        self.stood = false;
    }

    /// Follows the households to their places of a new stage, `[house]` with its place before and whether it is a part
    /// of that one; who is gone keeps what is noted. The states are still those of the stage before.
    pub fn follow(
        &mut self,
        (before, after): (&VillagePlan, &VillagePlan),
        from: &[(usize, bool)],
        exit_years: L::Narrow,
        states: &[Standings<L>],
    ) {
        self.stand(before, exit_years, states);
        self.stood = true;
        self.roots = from.iter().map(|&(place, split_off)| if split_off { None } else { self.roots[place] }).collect();
        self.streaks = from.iter().map(|&(place, _)| self.streaks[place]).collect();
        self.jobs.clear();
        self.jobs.resize(after.outside.len(), L::splat(0));
    }

    /// Notes wages that a co-op pays a household: they are for work, not from the surplus.
    #[inline(always)]
    pub fn employ(&mut self, house: usize, wages: L) {
        self.jobs[house] = self.jobs[house].add(wages);
    }

    /// Notes a year that is about to be lived; what is paid beside the first co-op's dividend and the part a
    /// head is in the scratch space already.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub fn year(&mut self, model: &Model, village: &VillagePlan, year: &Year<'_, L>, at: usize, seen: &Seen<'_, L>) {
        let recovers = village.lapses(&model.scenario.scheme);
        for range in &village.groups {
            for place in range.clone() {
                let (house, state) = (&village.houses[place], &seen.states[place]);
                let rights = registered(year.lanes.exit_years, state);
                let lapsed = if recovers { L::splat(house.allocated).and_not(rights) } else { L::splat(0) };
                let dividend = seen.harvests[house.coop as usize].per_share;
                let mut paid = L::splat(house.shares).sub(lapsed).mul(dividend).add(year.per_head.and(rights));
                if let Some(extra) = seen.extra.get(place) {
                    paid = paid.add(*extra);
                }
                // Help changes incomes: households that are followed note their own.
                if at + 1 == self.years && village.followed.is_none() {
                    self.incomes(model, village, year, (place, paid), seen);
                }
                let dividends = self.dividends(village, place, paid);
                let Some(root) = self.roots[place] else { continue };
                self.served[root] = self.served[root].sub(dividends.gt(self.below));
                self.paid[root] += self.total(dividends);
            }
        }
        let stood = std::mem::take(&mut self.stood);
        if at > 0 && !stood {
            self.stand(village, year.lanes.exit_years, seen.states);
        }
    }

    /// What a household is paid without its wages from co-ops, which stand in its row less what it would earn
    /// elsewhere.
    #[inline(always)]
    fn dividends(&mut self, village: &VillagePlan, place: usize, paid: L) -> L {
        match self.jobs.get_mut(place) {
            None => paid,
            Some(jobs) => {
                let jobs = std::mem::replace(jobs, L::splat(0));
                paid.sub(jobs).add(L::splat(village.outside[place]))
            }
        }
    }

    /// The sum of the lanes that count.
    #[inline(always)]
    fn total(&self, row: L) -> i64 {
        row.lanes()[self.lanes.clone()].iter().map(|&fen| i64::from(fen)).sum()
    }

    /// Notes a household's income of the last year, with the scheme and without.
    #[inline(always)]
    fn incomes(
        &mut self,
        model: &Model,
        village: &VillagePlan,
        year: &Year<'_, L>,
        (place, paid): (usize, L),
        seen: &Seen<'_, L>,
    ) {
        let (house, persons) = (&village.houses[place], i64::from(village.persons[place]));
        let means = &village.means[(self.years - 1 - village.first) * village.houses.len() + place];
        let mut state = seen.states[place];
        let coop = &seen.harvests[house.coop as usize];
        let words = seen.words.of(0..village.houses.len());
        let (wages, farming, ill) = earn(year, house, means, (&words, place), coop, &mut state);
        let earned = wages.add(farming);
        let other = model.hazards.line(self.years as u32 - 1).fen() * persons - i64::from(means.need);
        let cost = i64::from(model.hazards.illness_cost);
        for lane in self.lanes.clone() {
            let illness = if ill.lanes()[lane] != 0 { cost } else { 0 };
            let without = i64::from(earned.lanes()[lane]) + other - illness;
            self.income(persons, [without + i64::from(paid.lanes()[lane]), without]);
        }
    }

    /// Notes the same of a lane that counts.
    pub fn income(&mut self, persons: i64, incomes: [i64; SIDES]) {
        for (side, income) in incomes.into_iter().enumerate() {
            let at = (side * BINS + bin(income / persons)) * 2;
            self.incomes[at] += persons;
            self.incomes[at + 1] += income;
        }
    }

    /// Whether a lane counts in the year at hand, as its last.
    pub fn ends(&self, year: usize, lane: usize) -> bool {
        year + 1 == self.years && self.lanes.contains(&lane)
    }

    /// Notes who stood another year out of poverty and who fell back, from the states after a year.
    pub fn stand(&mut self, village: &VillagePlan, exit_years: L::Narrow, states: &[Standings<L>]) {
        let exit = exit_years.lanes()[0];
        for (place, state) in states.iter().enumerate().take(village.groups[OTHERS].start) {
            let now = [state.streak, state.streak_without];
            for (side, now) in now.into_iter().enumerate() {
                let before = self.streaks[place][side];
                for lane in self.lanes.clone() {
                    let age = before.lanes()[lane] - exit;
                    if age >= 0 {
                        let at = (side * self.years + age as usize) * 2;
                        self.spells[at] += 1;
                        self.spells[at + 1] += i64::from(now.lanes()[lane] == 0);
                    }
                }
                self.streaks[place][side] = now;
            }
        }
    }

    /// Adds the village's households to the tally, where they begin at `first`.
    pub fn store(&mut self, village: &VillagePlan, first: usize, to: &mut Watched) {
        for (row, &place) in village.by_number.iter().enumerate() {
            let mut lanes = [0; MOST_LANES];
            self.served[place].store(&mut lanes);
            let mut house = House { paid: self.paid[place], ..House::default() };
            for block in (0..L::N).step_by(BLOCK) {
                let inside = self.lanes.start.max(block)..self.lanes.end.min(block + BLOCK);
                // Blocks beyond the range have nothing.
                let inside = inside.start.min(inside.end)..inside.end;
                let served = lanes[inside.clone()].iter().map(|&years| i64::from(years)).sum::<i64>();
                house.served += served;
                house.squares += square(served, inside.len());
            }
            to.add_house(first + row, house);
        }
    }

    /// Adds what is noted of all villages together.
    pub fn finish(&self, to: &mut Watched) {
        to.incomes.iter_mut().zip(&self.incomes).for_each(|(sum, number)| *sum += number);
        to.spells.iter_mut().zip(&self.spells).for_each(|(sum, number)| *sum += number);
    }
}
