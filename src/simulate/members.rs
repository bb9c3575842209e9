//! Changes of membership in the futures: a village's stages laid out, one after the other.
//!
//! A village whose members change takes the path of the general rules, with a plan for each stretch of years that
//! has the same members; between two of them each household's state moves to its new place. Villages without
//! changes have one plan and pay nothing.

use crate::membership::{Course, Stage};
use crate::model::Model;
use crate::rules::exit::{Held, Price};
use crate::scenario::Error;
use crate::units::{Fen, Shares};

use super::coops::close;
use super::households::{State, exit_years};
use super::kernel::Scratch;
use super::lanes::Lanes;
use super::narrow::Narrow;
use super::tally::{GROUPS, Of, PRESENT, of};
use super::village::{CoopPlan, VillagePlan};
use super::wide::Wide;

/// What changes in a village.
#[derive(Clone, Debug)]
pub struct ChangesPlan {
    /// The stages after the first.
    pub later: Vec<StagePlan>,
    /// Who leaves when, in the order of the years.
    exits: Vec<ExitPlan>,
    /// Which co-op is dissolved at the end of which year.
    dissolved: Vec<(u32, usize)>,
}

/// A stage and how one comes to it.
#[derive(Clone, Debug)]
pub struct StagePlan {
    /// The members.
    pub plan: VillagePlan,
    /// `[house]`: its place in the stage before, or that of the household it was a part of, and whether it was.
    from: Vec<(usize, bool)>,
    /// What is paid in on the first day: place of the co-op, shares.
    joined: Vec<(usize, Shares)>,
}

/// A membership that ends.
#[derive(Clone, Debug)]
struct ExitPlan {
    year: u32,
    coop: usize,
    house: usize,
    /// As if nothing was converted.
    held: Held,
}

impl ChangesPlan {
    /// Lays out the stages after the first, whose households have these groups.
    pub fn new(model: &Model, course: &Course, groups: Vec<usize>) -> Result<ChangesPlan, Error> {
        let mut changes = ChangesPlan { later: Vec::new(), exits: Vec::new(), dissolved: course.dissolved.clone() };
        let mut groups = groups;
        let mut places = places(&groups, &course.stages[0]);
        let end_of = |number: usize| course.stages.get(number + 1).map_or(model.scenario.years, |next| next.first);
        changes.add_exits(course, 0, &places, end_of(0));
        for (number, stage) in course.stages.iter().enumerate().skip(1) {
            groups = stage.from.iter().map(|from| groups[from.place]).collect();
            let end = end_of(number);
            let plan = VillagePlan::of_stage(model, &stage.register, &groups, stage.first..end)?;
            let before = places;
            places = self::places(&groups, stage);
            let mut from = vec![(0, false); places.len()];
            for (origin, &house) in stage.from.iter().zip(&places) {
                from[house] = (before[origin.place], origin.split_off);
            }
            changes.later.push(StagePlan { plan, from, joined: stage.joined.clone() });
            changes.add_exits(course, number, &places, end);
        }
        Ok(changes)
    }

    /// Notes who leaves during a stage; `places` tells where each household of the register stands.
    fn add_exits(&mut self, course: &Course, number: usize, places: &[usize], end: u32) {
        let years = course.stages[number].first..end;
        for exit in course.exits.iter().filter(|exit| years.contains(&exit.year)) {
            let holding = &exit.holding;
            let held = Held { own: holding.paid_in, returned: holding.allocated, traded: holding.traded };
            let house = places[exit.place];
            self.exits.push(ExitPlan { year: exit.year, coop: holding.coop, house, held });
        }
    }
}

/// Where each household of a stage's register stands in its plan.
fn places(groups: &[usize], stage: &Stage) -> Vec<usize> {
    let order = super::village::by_group(&stage.register, groups);
    let mut places = vec![0; groups.len()];
    for (house, &place) in order.iter().flatten().enumerate() {
        places[place] = house;
    }
    places
}

/// Adds how many households of each group live there in each year, and their other income.
pub fn add_present(plan: &VillagePlan, present: &mut [i64]) {
    let later = plan.changes.iter().flat_map(|changes| changes.later.iter().map(|stage| &stage.plan));
    let stages: Vec<&VillagePlan> = std::iter::once(plan).chain(later).collect();
    for (number, stage) in stages.iter().enumerate() {
        let end = stages.get(number + 1).map_or(present.len() / PRESENT, |next| next.first);
        for year in stage.first..end {
            for group in 0..GROUPS {
                present[year * PRESENT + group] += stage.groups[group].len() as i64;
                present[year * PRESENT + GROUPS + group] += stage.other[group];
            }
        }
    }
}

/// The stage of a year, where a new one begins with it; moves the households to their places and lets in who joins.
#[inline(never)]
pub fn next_stage<'a, L: Lanes>(
    model: &Model,
    (before, changes): (&VillagePlan, &'a ChangesPlan),
    year: usize,
    scratch: &mut Scratch<L>,
) -> Option<&'a VillagePlan> {
    let stage = changes.later.iter().find(|stage| stage.plan.first == year)?;
    if let Some(mut watch) = scratch.watch.take() {
        // On the first day of all nothing has been lived yet.
        watch.follow((before, &stage.plan), &stage.from, exit_years::<L>(model), scratch);
        scratch.watch = Some(watch);
    }
    let states = stage.from.iter().map(|&(place, split_off)| {
        let state = scratch.states[place];
        if split_off { State { illnesses: L::Narrow::splat(0), ..state } } else { state }
    });
    scratch.states = states.collect();
    let converted = &scratch.general.converted;
    scratch.general.converted = stage.from.iter().map(|from| converted[from.0]).collect();
    scratch.extra.clear();
    scratch.extra.resize(stage.from.len(), L::splat(0));
    for &(place, shares) in &stage.joined {
        let coop = &mut scratch.coops[place];
        let paid = L::Wide::splat(shares.at_par(stage.plan.par).0).only(coop.open);
        coop.base = coop.base.add(paid);
        paid.add_to(&mut scratch.joined);
    }
    Some(&stage.plan)
}

/// Ends memberships as [`crate::ledger::Walk`] does: a co-op is dissolved, or those who leave are refunded.
pub fn end_memberships<L: Lanes>(
    model: &Model,
    (village, changes): (&VillagePlan, &ChangesPlan),
    year: u32,
    scratch: &mut Scratch<L>,
) {
    for (place, coop) in village.coops.iter().enumerate() {
        let open = scratch.coops[place].open;
        if changes.dissolved.contains(&(year, place)) {
            let mut books = scratch.coops[place];
            close(coop, (place, &mut books), open, scratch);
            scratch.coops[place] = books;
            continue;
        }
        let exits = changes.exits.iter().filter(|exit| (exit.year, exit.coop) == (year, place));
        let exits: Vec<&ExitPlan> = exits.collect();
        for lane in (0..L::N).filter(|&lane| open.lanes()[lane] != 0 && !exits.is_empty()) {
            refund(model, (village, coop), &exits, (place, lane), scratch);
        }
    }
}

fn refund<L: Lanes>(
    model: &Model,
    (village, coop): (&VillagePlan, &CoopPlan),
    exits: &[&ExitPlan],
    (place, lane): (usize, usize),
    scratch: &mut Scratch<L>,
) {
    let mut books = scratch.lane_books(coop, (place, lane));
    let base = coop.base_with(books.bought, village.par);
    let price = Price::of(&model.scenario.scheme, &books, &base, village.par);
    let mut refunds = Fen::ZERO;
    for exit in exits {
        let mut held = exit.held;
        if scratch.general.converted[exit.house].lanes()[lane] != 0 {
            held = Held { own: held.own + held.returned, returned: Shares(0), ..held };
        }
        refunds += price.refund(&mut books, &held).all();
    }
    scratch.set_lane_books((place, lane), &books);
    scratch.add(of(Of::Refunds), lane, refunds.0);
}
