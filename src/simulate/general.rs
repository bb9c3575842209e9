//! Steps of a co-op's year that few rules take: each lane calls the rules as the ledger does.
//!
//! [`super::coops`] knows the usual steps, in rows of draws. Here are the others: business that is more than a return,
//! pots over several things, capital that comes and goes; and holders who are paid for more than shares, or have not
//! the same right to each of them: these are paid in rows again, by the dot product of what they hold with what it pays.

use crate::enterprise::Business;
use crate::model::Model;
use crate::rules::{Base, Books, Bridge, FloorYear, Over, Schedule, fund};
use crate::scenario::{Adjustment, Class, Error};
use crate::units::Fen;

use super::business::{Drawn, RowYear};
use super::coops::{self, CoopLanes, Sums, declare, recover, spread_odd, too_large, widened};
use super::households::{State, registered};
use super::kernel::Scratch;
use super::lanes::Lanes;
use super::members::{ChangesPlan, end_memberships};
use super::odd::{self, ClaimsPlan, On, Uneven};
use super::tally::{GROUPS, In, OTHERS, Of, in_group, of};
use super::terms::CoopTerms;
use super::village::{CoopPlan, Holder, MOST_DIVIDEND, VillagePlan};
use super::wide::Wide;

/// Scratch space of the rarer steps.
pub struct General<L: Lanes> {
    /// `[house]`: whether its allocated shares have become paid-in ones.
    pub(super) converted: Vec<L>,
    /// `[holder of the co-op at hand]`: allocated shares that it has lost; empty where none can be.
    lost: Vec<L>,
    /// `[co-op]`.
    promises: Vec<Promises<L>>,
    /// Odd fen of the co-op at hand, by what they are shared over.
    odd: Vec<(Over, L)>,
    /// Wages of a job of the co-op at hand.
    job: L,
    /// `[lane]`: what the village kept this year.
    pub(super) kept: Vec<Fen>,
}

/// What stands beside a co-op's assets, in each lane.
#[derive(Clone, Copy)]
struct Promises<L: Lanes> {
    /// As in [`Books`].
    arrears: L::Wide,
    /// As in [`Books`].
    bought: L::Wide,
}

impl<L: Lanes> General<L> {
    /// Room for any village.
    pub fn new() -> General<L> {
        General {
            converted: Vec::new(),
            lost: Vec::new(),
            promises: Vec::new(),
            odd: Vec::new(),
            job: L::splat(0),
            kept: Vec::new(),
        }
    }

    /// Puts a village of so many households and co-ops at its start.
    pub fn start(&mut self, houses: usize, coops: usize) {
        let nothing = L::Wide::splat(0);
        self.converted.clear();
        self.converted.resize(houses, L::splat(0));
        self.promises.clear();
        self.promises.resize(coops, Promises { arrears: nothing, bought: nothing });
        self.kept.clear();
        self.kept.resize(L::N, Fen::ZERO);
    }

    /// How many shares a co-op has more than at the start, and how many of its paid-in ones were allocated once.
    pub(super) fn changed_shares(&self, coop: &CoopPlan, (place, lane): (usize, usize)) -> [i64; 2] {
        let bought = self.promises.get(place).map_or(0, |promises| promises.bought.lanes()[lane]);
        let converted = |holder: &&Holder| self.converted[holder.house as usize].lanes()[lane] != 0;
        let converted = coop.holders.iter().filter(converted).map(|holder| i64::from(holder.allocated)).sum();
        [bought, converted]
    }

    /// Forgets what is promised where a co-op is not open.
    pub(super) fn close(&mut self, place: usize, open: L) {
        if let Some(promises) = self.promises.get_mut(place) {
            promises.arrears = promises.arrears.only(open);
            promises.bought = promises.bought.only(open);
        }
    }
}

impl<L: Lanes> Promises<L> {
    /// The whole books of a co-op in one lane.
    fn books(&self, plan: &CoopPlan, coop: &CoopLanes<L>, lane: usize) -> Books {
        let (arrears, bought) = (Fen(self.arrears.lanes()[lane]), self.bought.lanes()[lane]);
        Books { arrears, bought, ..coop.books(lane, plan.firm.opening.special) }
    }
}

impl<L: Lanes> Scratch<L> {
    /// A co-op's books in one lane.
    pub(super) fn lane_books(&self, coop: &CoopPlan, (place, lane): (usize, usize)) -> Books {
        self.general.promises[place].books(coop, &self.coops[place], lane)
    }

    /// Writes them.
    pub(super) fn set_lane_books(&mut self, (place, lane): (usize, usize), books: &Books) {
        self.coops[place].set_books(lane, books);
        let promises = &mut self.general.promises[place];
        promises.arrears.lanes_mut()[lane] = books.arrears.0;
        promises.bought.lanes_mut()[lane] = books.bought;
    }
}

/// Begins a year: the fund earns, and what new members have paid in is counted.
#[inline(never)]
pub fn begin_year<L: Lanes>(model: &Model, village: &VillagePlan, scratch: &mut Scratch<L>) {
    for lane in 0..L::N {
        let interest = fund::earned(&model.scenario.scheme.fund, Fen(scratch.fund[lane]));
        scratch.fund[lane] += interest.0;
        let joined = std::mem::take(&mut scratch.joined[lane]);
        scratch.add(of(Of::Injected), lane, interest.0 + joined);
    }
    for (row, &outside) in scratch.extra.iter_mut().zip(&village.outside) {
        *row = row.sub(L::splat(outside));
    }
}

/// A co-op's business in every lane; the surplus, or the loss.
///
/// # Errors
/// When an amount is too large.
#[inline(never)]
pub fn operate<L: Lanes>(
    model: &Model,
    plan: &CoopPlan,
    (coop, drawn): (&CoopLanes<L>, &Drawn<'_, L>),
    when: &RowYear<'_, L>,
    scratch: &mut Scratch<L>,
) -> Result<L::Wide, Error> {
    let business = &model.businesses.all[plan.enterprise];
    let mut surplus = L::Wide::splat(0);
    scratch.general.job = L::splat(0);
    for (lane, shared) in when.shared().iter().enumerate().filter(|&(lane, _)| coop.open.lanes()[lane] != 0) {
        let luck = drawn.luck(business, plan, shared, lane);
        let books = coop.books(lane, plan.firm.opening.special);
        let operation = plan.firm.operate(&model.businesses, shared, &luck, &books)?;
        surplus.lanes_mut()[lane] = operation.surplus.0;
        if operation.per_job.0 > MOST_DIVIDEND {
            return Err(too_large(operation.per_job.0));
        }
        scratch.general.job.lanes_mut()[lane] = operation.per_job.0 as i32;
        scratch.fund[lane] += operation.rent.0;
        scratch.add(of(Of::Injected), lane, operation.rent.0);
        scratch.add(of(Of::Revenue), lane, operation.revenue.0);
        scratch.add(of(Of::JobWages), lane, operation.wages.0);
    }
    Ok(surplus)
}

/// Under which net assets a co-op closes whose capital has changed.
#[inline(never)]
pub fn closes_below<L: Lanes>(business: &Business, plan: &CoopPlan, coop: &CoopLanes<L>) -> L::Wide {
    let special = plan.firm.opening.special;
    let mut below = coop.base;
    for below in below.lanes_mut() {
        *below = (business.closes_below(Fen(*below) - special) + special).0;
    }
    below
}

/// A co-op's year, from what is distributable.
pub struct Year<'a, L: Lanes> {
    /// The village.
    pub village: &'a VillagePlan,
    /// The co-op's place.
    pub place: usize,
    /// The co-ops' terms.
    pub terms: &'a CoopTerms<L>,
    /// The surplus, or the loss.
    pub surplus: L::Wide,
    /// What can be shared.
    pub distributable: L::Wide,
}

/// What a co-op's year pays, in each lane.
#[derive(Clone, Copy)]
struct Paid<L> {
    paid_in: L,
    allocated: L,
    unit: L,
    member: L,
}

/// Shares what is distributable and pays the holders, in every lane.
///
/// # Errors
/// When a household would get more than a lane counts.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub fn pay_year<L: Lanes>(
    model: &Model,
    year: &Year<'_, L>,
    (coop, sums): (&mut CoopLanes<L>, &mut Sums<L>),
    scratch: &mut Scratch<L>,
) -> Result<(), Error> {
    let &Year { village, place, terms, distributable, .. } = year;
    let (plan, usual, zero) = (&village.coops[place], village.usual(), L::splat(0));
    scratch.general.odd.clear();
    let paid = if usual.pot {
        let (per_share, odd) = declare(village, plan, terms, distributable, (coop, sums))?;
        scratch.general.odd.push((Over::Shares, odd));
        Paid { paid_in: per_share, allocated: per_share, unit: zero, member: zero }
    } else {
        share(model, year, (coop, sums), scratch)?
    };
    if scratch.general.job.any() {
        check_jobs(village, &paid, scratch.general.job)?;
    }
    coops::pay(plan, [paid.paid_in, paid.allocated], sums);
    if usual.dividend {
        scratch.harvests[place].per_share = paid.paid_in;
        if terms.recover_after.is_some() {
            recover(village.coops.len(), place, paid.paid_in, sums, &scratch.lapsed);
        }
    } else {
        pay_holders(model, plan, &paid, sums, scratch);
    }
    for at in 0..scratch.general.odd.len() {
        let (over, odd) = scratch.general.odd[at];
        if odd.any() {
            let claims = plan.claims.iter().find(|claims| claims.over == over).expect("laid out before");
            let parts = uneven(year, over, scratch);
            match usual.dividend {
                true => spread_odd(claims, (odd, parts), terms.recover_after, sums, scratch),
                false => spread_rights(claims, (odd, parts), plan, sums, scratch),
            }
        }
    }
    Ok(())
}

/// Fills the pots lane by lane.
#[inline(never)]
fn share<L: Lanes>(
    model: &Model,
    year: &Year<'_, L>,
    (coop, sums): (&mut CoopLanes<L>, &mut Sums<L>),
    scratch: &mut Scratch<L>,
) -> Result<Paid<L>, Error> {
    let scheme = &model.scenario.scheme;
    let (plan, nothing) = (&year.village.coops[year.place], L::splat(0));
    let mut paid = Paid { paid_in: nothing, allocated: nothing, unit: nothing, member: nothing };
    let mut pays = nothing;
    for lane in (0..L::N).filter(|&lane| coop.open.lanes()[lane] != 0) {
        let promises = &mut scratch.general.promises[year.place];
        let mut books = promises.books(plan, coop, lane);
        let base = plan.base_with(books.bought, year.village.par);
        let [surplus, distributable] = [&year.surplus, &year.distributable].map(|row| Fen(row.lanes()[lane]));
        let bridge = Bridge { surplus, distributable, ..Bridge::default() };
        let (schedule, floor) = scheme.schedule(&mut books, &bridge, &base);
        promises.arrears.lanes_mut()[lane] = books.arrears.0;
        coop.carried.lanes_mut()[lane] = books.carried.0;
        sums.carried.lanes_mut()[lane] += schedule.carried().0;
        let mut collective = schedule.per_share(Class::Collective).0 * base.collective;
        if base.collective > 0 {
            collective += schedule.per_member().0;
        }
        sums.collective.lanes_mut()[lane] += collective;
        let rates = [Class::PaidIn, Class::Allocated].map(|class| schedule.per_share(class).0);
        pay_lane(year.village, (rates, &schedule), lane, &mut paid)?;
        if schedule.pots().iter().any(|pot| pot.declared.per_share.0 > 0) {
            pays.lanes_mut()[lane] = -1;
        }
        if scheme.pays_every_fen() {
            note_odd(&schedule, &base, lane, &mut scratch.general.odd)?;
        }
        tally_floor(&floor, lane, scratch);
    }
    coop.count_paying(pays, sums);
    Ok(paid)
}

/// Notes what a schedule pays in a lane.
fn pay_lane<L: Lanes>(
    village: &VillagePlan,
    ([paid_in, allocated], schedule): ([i64; 2], &Schedule),
    lane: usize,
    paid: &mut Paid<L>,
) -> Result<(), Error> {
    let (unit, member) = (schedule.per_unit().0, schedule.per_member().0);
    check(village, [paid_in.max(allocated), unit, member, 0])?;
    for (row, amount) in [
        (&mut paid.paid_in, paid_in),
        (&mut paid.allocated, allocated),
        (&mut paid.unit, unit),
        (&mut paid.member, member),
    ] {
        row.lanes_mut()[lane] = amount as i32;
    }
    Ok(())
}

/// Checks that no household is paid more than a lane counts, for its shares, trade, memberships and jobs.
fn check(village: &VillagePlan, rates: [i64; 4]) -> Result<(), Error> {
    // What is more is too much already, and the sum of these products fits.
    let of = |(rate, most): (i64, i64)| rate.min(MOST_DIVIDEND + 1) * most;
    let most = rates.into_iter().zip(village.most).map(of).sum();
    if most > MOST_DIVIDEND { Err(too_large(most)) } else { Ok(()) }
}

/// Notes the odd fen of a lane.
fn note_odd<L: Lanes>(schedule: &Schedule, base: &Base, lane: usize, odd: &mut Vec<(Over, L)>) -> Result<(), Error> {
    for pot in schedule.pots().iter().filter(|pot| pot.declared.odd > Fen::ZERO) {
        // As many parts as a lane counts; of shares bought there may be more.
        if pot.parts > i64::from(i32::MAX) {
            return Err(too_large(base.capital.0));
        }
        let place = odd.iter().position(|(over, _)| *over == pot.over).unwrap_or_else(|| {
            odd.push((pot.over, L::splat(0)));
            odd.len() - 1
        });
        odd[place].1.lanes_mut()[lane] = pot.declared.odd.0 as i32;
    }
    Ok(())
}

/// Tallies a floor of a lane.
fn tally_floor<L: Lanes>(floor: &FloorYear, lane: usize, scratch: &mut Scratch<L>) {
    if *floor == FloorYear::default() {
        return;
    }
    for (what, amount) in [
        (Of::Injected, floor.guaranteed),
        (Of::Guaranteed, floor.guaranteed),
        (Of::FloorDue, floor.promised),
        (Of::FloorUnpaid, floor.unpaid),
        (Of::FloorShort, Fen(i64::from(floor.paid < floor.promised + floor.owed))),
    ] {
        scratch.add(of(what), lane, amount.0);
    }
}

/// Checks that what a household is paid with its wages for jobs is no more than a lane counts.
fn check_jobs<L: Lanes>(village: &VillagePlan, paid: &Paid<L>, job: L) -> Result<(), Error> {
    let Paid { paid_in, allocated, unit, member } = paid;
    for lane in 0..L::N {
        check(village, [paid_in.max(*allocated), *unit, *member, job].map(|row| i64::from(row.lanes()[lane])))?;
    }
    Ok(())
}

/// The parts of a pot, where shares have come to the collective in some lane.
fn uneven<L: Lanes>(year: &Year<'_, L>, over: Over, scratch: &Scratch<L>) -> Option<Uneven<L>> {
    let (village, plan) = (year.village, &year.village.coops[year.place]);
    let bought = scratch.general.promises[year.place].bought;
    if village.usual().capital || !bought.gt(L::Wide::splat(0)).any() {
        return None;
    }
    let mut parts = Uneven { all: L::splat(0), collective: L::splat(0) };
    for (lane, &bought) in bought.lanes().iter().enumerate() {
        let base = plan.base_with(bought, village.par);
        parts.all.lanes_mut()[lane] = over.parts(&base) as i32;
        parts.collective.lanes_mut()[lane] = over.of_collective(&base) as i32;
    }
    Some(parts)
}

/// Pays the holders of a co-op and notes what they have lost.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn pay_holders<L: Lanes>(model: &Model, coop: &CoopPlan, paid: &Paid<L>, sums: &mut Sums<L>, scratch: &mut Scratch<L>) {
    let scheme = &model.scenario.scheme;
    scratch.general.lost.clear();
    if scheme.recovers() || scheme.converts() {
        adjust(model, coop, paid, sums, scratch);
    }
    let General { lost, .. } = &scratch.general;
    for (at, holder) in coop.holders.iter().enumerate() {
        let mut allocated = L::splat_of(&holder.allocated);
        if let Some(&lost) = lost.get(at) {
            allocated = allocated.sub(lost);
        }
        let by_shares = paid.paid_in.mul(L::splat_of(&holder.paid_in)).add(paid.allocated.mul(allocated));
        let by_trade = paid.unit.mul(L::splat_of(&holder.traded)).add(paid.member);
        let row = &mut scratch.extra[holder.house as usize];
        *row = row.add(by_shares).add(by_trade);
    }
    for group in 0..GROUPS {
        let [traded, members] = [coop.traded[group], coop.members[group]].map(|many| L::splat(many as i32));
        let by_trade = L::Wide::product(paid.unit, traded).add(L::Wide::product(paid.member, members));
        by_trade.add_to(scratch.row(in_group(group, In::Patronage)));
    }
    if scratch.general.job.any() {
        pay_jobs(coop, scratch);
    }
}

/// Notes what the holders have lost, and moves the dividend on that and on converted shares where it belongs.
#[inline(always)]
fn adjust<L: Lanes>(model: &Model, coop: &CoopPlan, paid: &Paid<L>, sums: &mut Sums<L>, scratch: &mut Scratch<L>) {
    let mut by_group = [[L::splat(0); 2]; GROUPS];
    for holder in &coop.holders {
        let converted = scratch.general.converted[holder.house as usize];
        let lost = lost(model, holder, &scratch.states[holder.house as usize]).and_not(converted);
        let [all_lost, all_converted] = &mut by_group[usize::from(holder.group)];
        *all_lost = all_lost.add(lost);
        *all_converted = all_converted.add(L::splat_of(&holder.allocated).and(converted));
        scratch.general.lost.push(lost);
    }
    for (group, of_group) in by_group.into_iter().enumerate() {
        let [lost, converted] = of_group.map(|shares| L::Wide::product(paid.allocated, shares));
        sums.allocated[group] = sums.allocated[group].sub(lost).sub(converted);
        sums.paid_in[group] = sums.paid_in[group].add(converted);
        sums.recovered = sums.recovered.add(lost);
    }
}

/// Pays a co-op's jobs.
fn pay_jobs<L: Lanes>(coop: &CoopPlan, scratch: &mut Scratch<L>) {
    let job = scratch.general.job;
    for holder in coop.holders.iter().filter(|holder| holder.jobs > 0) {
        let (house, wages) = (holder.house as usize, job.mul(L::splat(holder.jobs)));
        if let Some(watch) = &mut scratch.watch {
            watch.employ(house, wages);
        }
        scratch.extra[house] = scratch.extra[house].add(wages);
    }
    for group in 0..GROUPS {
        L::Wide::product(job, L::splat(coop.jobs[group] as i32)).add_to(scratch.row(in_group(group, In::Jobs)));
    }
}

/// Allocated shares that a holder has lost by leaving the register; the same as
/// [`crate::rules::adjustment::lost`].
#[inline(always)]
fn lost<L: Lanes>(model: &Model, holder: &Holder, state: &State<L>) -> L {
    let held = L::splat(holder.allocated);
    let exit_years = model.hazards.exit_years;
    let cohort = usize::from(holder.group) != OTHERS;
    match &model.scenario.scheme.adjustment {
        Adjustment::Keep(_) | Adjustment::Convert(_) => L::splat(0),
        _ if !cohort => held,
        Adjustment::Recover(_) | Adjustment::Stop(_) => {
            held.and_not(registered(L::splat(exit_years), holder.group.into(), state))
        }
        Adjustment::Taper(rule) => {
            let steps = i64::from(rule.years) + 1;
            let after = |step: i64| (i64::from(holder.allocated) * step / steps) as i32;
            (1..=steps).fold(L::splat(0), |lost, step| {
                let off = state.streak.gt(L::splat(exit_years + step as i32 - 2));
                lost.add(L::splat(after(step) - after(step - 1)).and(off))
            })
        }
    }
}

/// Spreads the odd fen of a pot over holders whose rights to allocated shares may differ, or who are paid for more than
/// shares, and tallies them.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn spread_rights<L: Lanes>(
    claims: &ClaimsPlan,
    (odd, uneven): (L, Option<Uneven<L>>),
    coop: &CoopPlan,
    sums: &mut Sums<L>,
    scratch: &mut Scratch<L>,
) {
    let zero = L::splat(0);
    let mut paid = [[zero; 3]; GROUPS];
    let mut recovered = zero;
    let Scratch { rights, extra, general, .. } = &mut *scratch;
    let collective = odd::spread(claims, odd, uneven, rights, |at, fen| {
        let (house, paid) = (at.house as usize, &mut paid[at.group as usize]);
        let to = &mut paid[at.on as usize];
        // Odd fen stay with a household that still has any of the shares.
        if let (On::Allocated, Some(&lost)) = (at.on, general.lost.get(at.holder as usize)) {
            let converted = general.converted[house];
            let kept = L::splat(coop.holders[at.holder as usize].allocated).gt(lost).and_not(converted);
            *to = to.add(fen.and(kept));
            let to = &mut paid[On::PaidIn as usize];
            *to = to.add(fen.and(converted));
            let lost = fen.and_not(kept).and_not(converted);
            recovered = recovered.add(lost);
            extra[house] = extra[house].add(fen).sub(lost);
            return;
        }
        *to = to.add(fen);
        extra[house] = extra[house].add(fen);
    });
    sums.collective = widened(sums.collective, collective);
    sums.recovered = widened(sums.recovered, recovered);
    for (group, [paid_in, allocated, patronage]) in paid.into_iter().enumerate() {
        sums.paid_in[group] = widened(sums.paid_in[group], paid_in);
        sums.allocated[group] = widened(sums.allocated[group], allocated);
        patronage.add_to(scratch.row(in_group(group, In::Patronage)));
    }
}

/// Ends the year as [`crate::ledger::Walk`] does once spent co-ops are closed: members leave, the village buys shares,
/// and who has left the register holds converted shares from the new year on.
#[inline(never)]
pub fn end_year<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    (changes, year): (Option<&ChangesPlan>, usize),
    scratch: &mut Scratch<L>,
) {
    let exit_years = L::splat(model.hazards.exit_years);
    if let Some(changes) = changes {
        end_memberships(model, (village, changes), year as u32, scratch);
    }
    for lane in 0..L::N {
        reinvest(model, village, lane, scratch);
    }
    if model.scenario.scheme.converts() {
        for place in 0..village.groups[OTHERS].start {
            let on = registered(exit_years, village.group_of(place), &scratch.states[place]);
            let converted = &mut scratch.general.converted[place];
            // Once converted, for good.
            *converted = converted.xor(L::splat(-1).and_not(on).and_not(*converted));
        }
    }
}

fn reinvest<L: Lanes>(model: &Model, village: &VillagePlan, lane: usize, scratch: &mut Scratch<L>) {
    let is_open = |scratch: &Scratch<L>, place: usize| scratch.coops[place].open.lanes()[lane] != 0;
    let open = (0..village.coops.len()).filter(|&place| is_open(scratch, place)).count() as i64;
    let (each, more) = fund::bought(&model.scenario.scheme.fund, scratch.general.kept[lane], village.par, open);
    if (each, more) == (0, 0) {
        return;
    }
    let mut rank = 0;
    for (place, coop) in village.coops.iter().enumerate() {
        if !is_open(scratch, place) {
            continue;
        }
        let shares = each + i64::from(rank < more);
        let mut books = scratch.lane_books(coop, (place, lane));
        scratch.fund[lane] -= fund::enter(&mut books, shares, village.par).0;
        scratch.set_lane_books((place, lane), &books);
        rank += 1;
    }
}
