//! Steps of a co-op's year that few rules take: each lane calls the rules as the ledger does.
//!
//! [`super::coops`] knows the usual steps, in rows of draws. Here are the others: business that is more than a return,
//! pots over several things, capital that comes and goes; and holders who are paid for more than shares, or have not
//! the same right to each of them: these are paid in rows again, by the dot product of what they hold with what it pays.

use crate::enterprise::Business;
use crate::model::Model;
use crate::rules::adjustment::kept_odd;
use crate::rules::{Claim, Over, closing, fund, rounding};
use crate::scenario::{Adjustment, Error, Scheme};
use crate::units::{Fen, Shares};

use super::books::{BookOf, CoopLanes, General, Sums, too_large};
use super::business::Drawn;
use super::claims::{self, ClaimsPlan, On};
use super::dividend::{declare, pay, recover, spread_odd};
use super::hazards::{Standings, exit_years, has_left, leaves, registered};
use super::lanes::{Lanes, Narrow, Wide, widened};
use super::members::end_memberships;
use super::most::MOST_DIVIDEND;
use super::odd::{self, Odd};
use super::pots::{FloorLanes, Pots, Yield, uneven};
use super::row::RowYear;
use super::scratch::Scratch;
use super::tally::{GROUPS, InGroup, Overall, in_group, of};
use super::terms::CoopTerms;
use super::village::{ChangesPlan, CoopPlan, Holder, VillagePlan};

/// Begins a year: the fund earns, and what new members have paid in is counted.
#[inline(never)]
pub fn begin_year<L: Lanes>(model: &Model, village: &VillagePlan, scratch: &mut Scratch<L>) {
    for lane in 0..L::N {
        let interest = fund::earned(&model.scenario.scheme.fund, Fen::new(scratch.fund[lane]));
        scratch.fund[lane] += interest.fen();
        let joined = std::mem::take(&mut scratch.joined[lane]);
        scratch.add(of(Overall::Injected), lane, interest.fen() + joined);
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
    (place, plan): (usize, &CoopPlan),
    (coop, drawn): (&CoopLanes<L>, &Drawn<'_, L>),
    when: &RowYear<'_, L>,
    scratch: &mut Scratch<L>,
) -> Result<L::Wide, Error> {
    let business = &model.businesses.all[plan.enterprise];
    let mut surplus = L::Wide::splat(0);
    scratch.general.job = L::splat(0);
    for (lane, shared) in when.shared().iter().enumerate().filter(|&(lane, _)| coop.open.lanes()[lane] != 0) {
        let luck = drawn.luck(business, plan, shared, lane);
        let books = coop.books(lane, scratch.general.promises[place].special(lane));
        let operation = plan.firm.operate(&model.businesses, shared, &luck, &books)?;
        surplus.lanes_mut()[lane] = operation.surplus.fen();
        if operation.per_job.fen() > MOST_DIVIDEND {
            return Err(too_large(operation.per_job.fen()));
        }
        scratch.general.job.lanes_mut()[lane] = operation.per_job.fen() as i32;
        scratch.fund[lane] += operation.rent.fen();
        scratch.add(of(Overall::Injected), lane, operation.rent.fen());
        scratch.add(of(Overall::Revenue), lane, operation.revenue.fen());
        scratch.add(of(Overall::JobWages), lane, operation.wages.fen());
    }
    Ok(surplus)
}

/// Under which net assets a co-op closes whose capital has changed.
#[inline(never)]
pub fn closes_below<L: Lanes>(business: &Business, special: L::Wide, coop: &CoopLanes<L>) -> L::Wide {
    let mut below = coop.base;
    for (lane, below) in below.lanes_mut().iter_mut().enumerate() {
        let special = Fen::new(special.lanes()[lane]);
        *below = (business.closes_below(Fen::new(*below) - special) + special).fen();
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
    /// The reserve before the year.
    pub reserve: L::Wide,
    /// What can be shared.
    pub distributable: L::Wide,
}

/// What a co-op's year pays, in each lane.
#[derive(Clone, Copy)]
struct Paid<L: Lanes> {
    paid_in: L,
    allocated: L,
    unit: L,
    member: L,
    /// What who trades the most gets for it at the most.
    most_by_trade: L::Wide,
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
        let (per_share, odd) = declare(village, plan, terms, distributable, (coop, sums), &mut scratch.rights)?;
        scratch.general.odd.push((Over::Shares, odd));
        let most_by_trade = L::Wide::splat(0);
        Paid { paid_in: per_share, allocated: per_share, unit: zero, member: zero, most_by_trade }
    } else {
        share(model, year, (coop, sums), scratch)?
    };
    if scratch.general.job.any() {
        check_jobs(plan, &paid, scratch.general.job)?;
    }
    pay(plan, [paid.paid_in, paid.allocated], sums);
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
            let uneven = if usual.capital { None } else { uneven(plan, scratch.general.promises[place].bought, over) };
            let odd = Odd { fen: odd, uneven, every: terms.pays_every_fen };
            match usual.dividend {
                true => spread_odd(claims, &odd, terms.recover_after, sums, scratch),
                false => spread_rights(claims, &odd, plan, sums, scratch),
            }
        }
    }
    Ok(())
}

/// Fills the pots.
#[inline(never)]
fn share<L: Lanes>(
    model: &Model,
    year: &Year<'_, L>,
    (coop, sums): (&mut CoopLanes<L>, &mut Sums<L>),
    scratch: &mut Scratch<L>,
) -> Result<Paid<L>, Error> {
    let (scheme, plan) = (&model.scenario.scheme, &year.village.coops[year.place]);
    let mut counted = coop.reserve;
    for (lane, counted) in counted.lanes_mut().iter_mut().enumerate() {
        let added = (Fen::new(*counted) - Fen::new(year.reserve.lanes()[lane])).or_nothing();
        *counted = scheme.counted(Fen::new(*counted), added).fen();
    }
    let keeps = plan.is_by_capital() || !plan.layers.is_empty();
    let accounts = keeps.then(|| accounts_of::<L>(plan, year, [counted, coop.reserve], &mut scratch.general));
    let Scratch { general: General { promises, odd, .. }, rights, .. } = &mut *scratch;
    let promises = &mut promises[year.place];
    let mut pots = Pots::new((scheme, plan, year.village.par), promises.bought, odd, rights);
    let &Year { surplus: profit, distributable, .. } = year;
    let quantified =
        accounts.as_ref().map(|accounts| accounts.iter().fold(L::Wide::splat(0), |sum, &one| sum.add(one)));
    let special = promises.special;
    let to_share = Yield { profit, distributable, reserve: counted, accounts: quantified, open: coop.open, special };
    let floor = pots.share(scheme, &to_share, &mut promises.arrears)?;
    coop.carried = coop.carried.add(pots.carried);
    sums.carried = sums.carried.add(pots.carried);
    sums.collective = sums.collective.add(pots.collective);
    coop.count_paying(pots.pays, sums);
    let ([paid_in, allocated, unit, member], mut most_by_trade) = (pots.rates, pots.most_by_trade);
    let by_account = pots.by_account;
    if let Some(accounts) = &accounts {
        let most = pay_accounts(scheme, (plan, accounts), by_account, (coop, sums), scratch)?;
        most_by_trade = most_by_trade.add(most);
    }
    check::<L>(plan, [paid_in.max(allocated), member, L::Wide::splat(0)], most_by_trade)?;
    if let Some(floor) = floor {
        tally_floor(&floor, scratch);
    }
    let [paid_in, allocated, unit, member] = [paid_in, allocated, unit, member].map(Wide::short);
    Ok(Paid { paid_in, allocated, unit, member, most_by_trade })
}

/// What lies in each holder's account where the reserve has come to what counts, and what is the collective's last, in every
/// lane; then they follow it on to what it is after the year.
#[inline(never)]
fn accounts_of<L: Lanes>(
    plan: &CoopPlan,
    year: &Year<'_, L>,
    [counted, after]: [L::Wide; 2],
    general: &mut General<L>,
) -> Vec<L::Wide> {
    let mut accounts = vec![L::Wide::splat(0); plan.holders.len() + 1];
    for lane in 0..L::N {
        let at = BookOf { place: year.place, lane };
        let [before, counted, after] = [year.reserve, counted, after].map(|row| Fen::new(row.lanes()[lane]));
        general.follow(plan, at, [before, counted]);
        let (held, all) = (general.in_accounts(plan, at), general.quantified(plan, at, counted).1);
        for (account, held) in accounts.iter_mut().zip(&held) {
            account.lanes_mut()[lane] = held.fen();
        }
        accounts[plan.holders.len()].lanes_mut()[lane] = (all - held.into_iter().sum::<Fen>()).fen();
        general.follow(plan, at, [counted, after]);
    }
    accounts
}

/// Shares an amount over the accounts and pays it, each lane by the rules; the most that a holder gets.
#[inline(never)]
fn pay_accounts<L: Lanes>(
    scheme: &Scheme,
    (plan, accounts): (&CoopPlan, &[L::Wide]),
    amount: L::Wide,
    (coop, sums): (&mut CoopLanes<L>, &mut Sums<L>),
    scratch: &mut Scratch<L>,
) -> Result<L::Wide, Error> {
    let (mut carried, mut most) = (L::Wide::splat(0), L::Wide::splat(0));
    for lane in (0..L::N).filter(|&lane| amount.lanes()[lane] > 0) {
        let held = |account: &L::Wide| Claim { shares: account.lanes()[lane], odd: 0 };
        let mut claims: Vec<Claim> = accounts.iter().map(held).collect();
        let all: i64 = claims.iter().map(|claim| claim.shares).sum();
        let sharing = Over::Reserve.sharing(scheme.rounding, Fen::ZERO);
        let parts = || accounts.iter().map(|account| account.lanes()[lane]).collect();
        let declared = rounding::declare(sharing, Fen::new(amount.lanes()[lane]), Shares::new(all), parts);
        rounding::spread_odd(&declared, &mut claims);
        carried.lanes_mut()[lane] = declared.carried.fen();
        if let Some(own) = claims.pop() {
            sums.collective.lanes_mut()[lane] += declared.per_share.fen() * own.shares + own.odd;
        }
        for (holder, claim) in plan.holders.iter().zip(claims) {
            let paid = declared.per_share.fen() * claim.shares + claim.odd;
            most.lanes_mut()[lane] = most.lanes()[lane].max(paid);
            if paid > MOST_DIVIDEND {
                return Err(too_large(paid));
            }
            scratch.extra[holder.house as usize].lanes_mut()[lane] += paid as i32;
            scratch.add(in_group(holder.group.into(), InGroup::Patronage), lane, paid);
        }
    }
    coop.carried = coop.carried.add(carried);
    sums.carried = sums.carried.add(carried);
    Ok(most)
}

/// Checks that a co-op pays no household more than a lane counts, for its shares, membership and jobs, and by trade.
#[inline(always)]
fn check<L: Lanes>(plan: &CoopPlan, rates: [L::Wide; 3], by_trade: L::Wide) -> Result<(), Error> {
    // What is more is too much already, and the sum of these products fits.
    let most = L::Wide::splat(MOST_DIVIDEND + 1);
    let [shares, _, member, jobs] = plan.most.parts;
    let of = |(rate, parts): (L::Wide, i64)| rate.min(most).mul(L::Wide::splat(parts));
    let paid = rates.into_iter().zip([shares, member, jobs]).map(of).fold(by_trade, L::Wide::add);
    paid.first_above(plan.most.amount).map_or(Ok(()), |amount| Err(too_large(amount)))
}

/// Tallies a floor.
#[inline(never)]
fn tally_floor<L: Lanes>(floor: &FloorLanes<L>, scratch: &mut Scratch<L>) {
    for (what, amount) in [
        (Overall::Injected, &floor.guaranteed),
        (Overall::Guaranteed, &floor.guaranteed),
        (Overall::FloorDue, &floor.promised),
        (Overall::FloorUnpaid, &floor.unpaid),
    ] {
        amount.add_to(scratch.row(of(what)));
    }
    L::splat(0).sub(floor.short).add_to(scratch.row(of(Overall::FloorShort)));
}

/// Checks that what a household is paid with its wages for jobs is no more than a lane counts.
fn check_jobs<L: Lanes>(plan: &CoopPlan, paid: &Paid<L>, job: L) -> Result<(), Error> {
    let Paid { paid_in, allocated, member, most_by_trade, .. } = *paid;
    let rates = [paid_in.max(allocated), member, job].map(|row| widened(L::Wide::splat(0), row));
    check::<L>(plan, rates, most_by_trade)
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
    let (lost, extra) = (scratch.general.lost.as_slice(), scratch.extra.as_mut_slice());
    for (at, holder) in coop.holders.iter().enumerate() {
        let mut amount = paid.paid_in.mul(L::splat_of(&holder.paid_in));
        if holder.allocated > 0 {
            let lost = lost.get(at).copied().unwrap_or(L::splat(0));
            amount = amount.add(paid.allocated.mul(L::splat_of(&holder.allocated).sub(lost)));
        }
        let by_trade = paid.unit.mul(L::splat_of(&holder.traded)).add(paid.member);
        let row = &mut extra[holder.house as usize];
        *row = row.add(amount).add(by_trade);
    }
    for group in 0..GROUPS {
        let [traded, members] = [coop.traded[group], coop.members[group]].map(|many| L::splat(many as i32));
        let by_trade = L::Wide::product(paid.unit, traded).add(L::Wide::product(paid.member, members));
        by_trade.add_to(scratch.row(in_group(group, InGroup::Patronage)));
    }
    if scratch.general.job.any() {
        pay_jobs(coop, scratch);
    }
}

/// Notes what the holders have lost, and moves the dividend on that and on converted shares where it belongs.
#[inline(always)]
fn adjust<L: Lanes>(model: &Model, coop: &CoopPlan, paid: &Paid<L>, sums: &mut Sums<L>, scratch: &mut Scratch<L>) {
    let mut by_group = [[L::splat(0); 2]; GROUPS];
    scratch.general.lost.resize(coop.holders.len(), L::splat(0));
    for (at, holder) in coop.holders.iter().enumerate().filter(|(_, holder)| holder.allocated > 0) {
        let converted = scratch.general.converted[holder.house as usize];
        let lost = lost(model, holder, &scratch.states[holder.house as usize]).and_not(converted);
        let [all_lost, all_converted] = &mut by_group[usize::from(holder.group)];
        *all_lost = all_lost.add(lost);
        *all_converted = all_converted.add(L::splat_of(&holder.allocated).and(converted));
        scratch.general.lost[at] = lost;
        let left = lost.and(leaves(exit_years::<L>(model), &scratch.states[holder.house as usize]));
        let beside = &mut scratch.beside.lost[holder.house as usize];
        *beside = beside.add(paid.allocated.mul(left));
    }
    for (group, &[lost, converted]) in by_group.iter().enumerate() {
        let lost = L::Wide::product(paid.allocated, lost);
        let converted = L::Wide::product(paid.allocated, converted);
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
        scratch.beside.jobs[house] = scratch.beside.jobs[house].add(wages);
    }
    for group in 0..GROUPS {
        L::Wide::product(job, L::splat(coop.jobs[group] as i32)).add_to(scratch.row(in_group(group, InGroup::Jobs)));
    }
}

/// Allocated shares that a holder has lost by leaving the register; the same as
/// [`crate::rules::adjustment::lost`].
#[inline(always)]
fn lost<L: Lanes>(model: &Model, holder: &Holder, state: &Standings<L>) -> L {
    let held = L::splat(holder.allocated);
    let exit_years = model.hazards.exit_years as i16;
    match &model.scenario.scheme.adjustment {
        Adjustment::Keep(_) | Adjustment::Convert(_) => L::splat(0),
        Adjustment::Recover(_) | Adjustment::Stop(_) => held.and_not(registered(L::Narrow::splat(exit_years), state)),
        Adjustment::Taper(rule) => {
            let steps = i64::from(rule.years) + 1;
            let after = |step: i64| (i64::from(holder.allocated) * step / steps) as i32;
            (1..=steps).fold(L::splat(0), |lost, step| {
                let off = L::widen(state.streak.gt(L::Narrow::splat(exit_years + step as i16 - 2)));
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
    on: &ClaimsPlan,
    odd: &Odd<L>,
    coop: &CoopPlan,
    sums: &mut Sums<L>,
    scratch: &mut Scratch<L>,
) {
    let zero = L::splat(0);
    let mut paid = [[zero; 3]; GROUPS];
    let mut recovered = zero;
    let Scratch { rights, extra, general, .. } = &mut *scratch;
    let extra = extra.as_mut_slice();
    let [collective, left] = odd::spread(on, odd, rights, |at, fen| {
        let row = &mut extra[at.house as usize];
        *row = row.add(fen);
        // What most claims are for is what the others leave.
        if at.is_usual {
            return;
        }
        let paid = &mut paid[at.group as usize];
        let mut fen = fen;
        // Odd fen stay with a household that still has any of the shares.
        if let (On::Allocated, Some(&lost)) = (at.on, general.lost.get(at.holder as usize)) {
            let converted = general.converted[at.house as usize];
            let held = L::splat(coop.holders[at.holder as usize].allocated);
            let kept = held.gt(lost).and_not(converted);
            let is_part = kept.and(lost.gt(zero));
            let kept = fen.and(kept).sub(if is_part.any() { part_lost(fen, lost, held).and(is_part) } else { zero });
            let lost = fen.sub(kept).and_not(converted);
            paid[On::PaidIn as usize] = paid[On::PaidIn as usize].add(fen.and(converted));
            recovered = recovered.add(lost);
            *row = row.sub(lost);
            fen = kept;
        }
        paid[at.on as usize] = paid[at.on as usize].add(fen);
    });
    let elsewhere = paid.iter().flatten().fold(collective.add(recovered), |sum, &paid| sum.add(paid));
    let (group, what) = claims::usual(on.over);
    let rest = &mut paid[group][what as usize];
    *rest = rest.add(odd.fen.sub(left).sub(elsewhere));
    sums.collective = widened(sums.collective, collective);
    sums.recovered = widened(sums.recovered, recovered);
    // By reference, as below: a list moved into an iterator is a call that copies it.
    for (group, &[paid_in, allocated, patronage]) in paid.iter().enumerate() {
        sums.paid_in[group] = widened(sums.paid_in[group], paid_in);
        sums.allocated[group] = widened(sums.allocated[group], allocated);
        patronage.add_to(scratch.row(in_group(group, InGroup::Patronage)));
    }
}

/// What a household loses of its odd fen with `lost` of the shares that it held: the same as
/// [`crate::rules::adjustment::kept_odd`].
fn part_lost<L: Lanes>(fen: L, lost: L, held: L) -> L {
    let mut part = L::splat(0);
    for (lane, part) in part.lanes_mut().iter_mut().enumerate() {
        let [fen, lost, held] = [fen, lost, held].map(|row| i64::from(row.lanes()[lane]));
        *part = (fen - kept_odd(Fen::new(fen), [held - lost, held]).fen()) as i32;
    }
    part
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
    let exit_years = exit_years::<L>(model);
    if let Some(changes) = changes {
        end_memberships(model, (village, changes), year as u32, scratch);
    }
    for lane in 0..L::N {
        hand_on(lane, scratch);
        reinvest(model, village, lane, scratch);
    }
    if model.scenario.scheme.converts() {
        for place in 0..village.registrable_places() {
            let left = has_left(exit_years, &scratch.states[place]);
            let converted = &mut scratch.general.converted[place];
            // Once converted, for good.
            *converted = converted.xor(left.and_not(*converted));
        }
    }
}

/// Hands the state's part of what co-ops have left on to those that stay, else to the collective.
fn hand_on<L: Lanes>(lane: usize, scratch: &mut Scratch<L>) {
    let handed = std::mem::take(&mut scratch.general.handed[lane]);
    let is_open = |place: &usize| scratch.coops[*place].open.lanes()[lane] != 0;
    let stay: Vec<usize> = (0..scratch.coops.len()).filter(is_open).collect();
    for (rank, &place) in stay.iter().enumerate() {
        let part = closing::part_of(handed, rank, stay.len()).fen();
        scratch.coops[place].base.lanes_mut()[lane] += part;
        scratch.general.promises[place].special.lanes_mut()[lane] += part;
    }
    if stay.is_empty() {
        scratch.fund[lane] += handed.fen();
        scratch.add(of(Overall::Returned), lane, handed.fen());
    }
}

fn reinvest<L: Lanes>(model: &Model, village: &VillagePlan, lane: usize, scratch: &mut Scratch<L>) {
    let is_open = |scratch: &Scratch<L>, place: usize| scratch.coops[place].open.lanes()[lane] != 0;
    let open = (0..village.coops.len()).filter(|&place| is_open(scratch, place)).count() as i64;
    let fund::Bought { each, more } =
        fund::bought(&model.scenario.scheme.fund, scratch.general.kept[lane], village.par, open);
    if (each, more) == (0, 0) {
        return;
    }
    let mut rank = 0;
    for place in 0..village.coops.len() {
        if !is_open(scratch, place) {
            continue;
        }
        let shares = each + i64::from(rank < more);
        let mut books = scratch.lane_books(BookOf { place, lane });
        scratch.fund[lane] -= fund::enter(&mut books, shares, village.par).fen();
        scratch.set_lane_books(BookOf { place, lane }, &books);
        rank += 1;
    }
}
