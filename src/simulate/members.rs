//! Changes of membership in the futures: a village's stages one after the other.
//!
//! A village whose members change takes the path of the general rules, with a plan for each stretch of years that
//! has the same members; between two of them each household's state moves to its new place. Villages without
//! changes have one plan and pay nothing.

use crate::model::Model;
use crate::rules::exit::{Held, Price};
use crate::rules::{accounts, entry};
use crate::units::{Fen, Shares};

use super::books::BookOf;
use super::dividend::close;
use super::hazards::{Standings, exit_years};
use super::lanes::{Lanes, Narrow};
use super::scratch::Scratch;
use super::tally::{GROUPS, Overall, PRESENT, of};
use super::village::{ChangesPlan, CoopPlan, ExitPlan, VillagePlan};

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
        watch.follow((before, &stage.plan), &stage.from, exit_years::<L>(model), &scratch.states);
        scratch.watch = Some(watch);
    }
    let states = stage.from.iter().map(|&(place, split_off)| {
        let state = scratch.states[place];
        if split_off { Standings { illnesses: L::Narrow::splat(0), ..state } } else { state }
    });
    scratch.states = states.collect();
    let converted = &scratch.general.converted;
    scratch.general.converted = stage.from.iter().map(|from| converted[from.0]).collect();
    scratch.extra.clear();
    scratch.extra.resize(stage.from.len(), L::splat(0));
    scratch.beside.start(stage.from.len());
    let_in(model, &stage.plan, &stage.joined, scratch);
    scratch.move_accounts((before, &stage.plan), &stage.from);
    scratch.start_layers(&stage.plan);
    Some(&stage.plan)
}

/// Lets in who joins, each lane by the rules: all at the price of the first day.
fn let_in<L: Lanes>(model: &Model, village: &VillagePlan, joined: &[(usize, Shares)], scratch: &mut Scratch<L>) {
    for lane in 0..L::N {
        let price = |place: usize, scratch: &Scratch<L>| {
            let coop = &village.coops[place];
            let books = scratch.lane_books(BookOf { place, lane });
            // The plan has them already, the books have not.
            let shares = coop.base_with(books.bought, village.par).shares();
            let shares = Shares::new(shares) - entry::shares(joined, place);
            entry::Price::of(&model.scenario.scheme, &books, shares, village.par)
        };
        let prices: Vec<entry::Price> = joined.iter().map(|&(place, _)| price(place, scratch)).collect();
        for (price, &(place, shares)) in prices.iter().zip(joined) {
            if scratch.coops[place].open.lanes()[lane] != 0 {
                let at = BookOf { place, lane };
                let mut books = scratch.lane_books(at);
                scratch.joined[lane] += price.enter(&mut books, shares).paid.fen();
                scratch.set_lane_books(at, &books);
            }
        }
    }
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
            refund(model, (village, coop), &exits, BookOf { place, lane }, scratch);
        }
    }
}

fn refund<L: Lanes>(
    model: &Model,
    (village, coop): (&VillagePlan, &CoopPlan),
    exits: &[&ExitPlan],
    BookOf { place, lane }: BookOf,
    scratch: &mut Scratch<L>,
) {
    let mut books = scratch.lane_books(BookOf { place, lane });
    let base = coop.base_with(books.bought, village.par);
    let price = Price::of(&model.scenario.scheme, &books, &base, village.par);
    let mut refunds = Fen::ZERO;
    let snapshot = scratch.general.layers[place].get(lane).cloned().unwrap_or_default();
    for exit in exits {
        let mut held = Held { traded: exit.held.traded / coop.trade_unit, ..exit.held };
        if scratch.general.converted[exit.house].lanes()[lane] != 0 {
            held = Held { own: held.own + held.returned, returned: Shares::ZERO, ..held };
        }
        if coop.is_by_capital() || !coop.layers.is_empty() {
            let rank = coop.holders.iter().position(|holder| holder.house as usize == exit.house);
            let rank = rank.expect("who leaves held something");
            let amounts = &mut scratch.general.layers[place][lane];
            held.account = Some(match coop.is_by_capital() {
                true => std::mem::take(&mut amounts[rank]),
                false => {
                    accounts::leave(amounts, &coop.layers, &snapshot, rank);
                    accounts::account(&coop.layers, &snapshot, rank)
                }
            });
        }
        refunds += price.refund(&mut books, &held).all();
    }
    scratch.set_lane_books(BookOf { place, lane }, &books);
    scratch.add(of(Overall::Refunds), lane, refunds.fen());
}
