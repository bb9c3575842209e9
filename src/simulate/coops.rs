//! The co-ops' and the village's part of the kernel: they are few, so each lane calls the rules as the
//! ledger does.

use crate::enterprise::SharedLuck;
use crate::ledger::refund_per_share;
use crate::model::Model;
use crate::rules::{Books, Pool};
use crate::scenario::{Error, Kind};
use crate::table::INCOMES;
use crate::units::{Fen, Shares};

use super::households::registered;
use super::kernel::Scratch;
use super::lanes::Lanes;
use super::odd::{self, Payees};
use super::tally::{GROUPS, In, OTHERS, Of, in_group, of};
use super::village::{CoopPlan, MOST_DIVIDEND, VillagePlan};

/// What one lane's co-ops add up to in a year.
#[derive(Clone, Copy, Default)]
pub struct Sums {
    surplus: i64,
    gain: i64,
    made_up: i64,
    reserve: i64,
    carried: i64,
    paying: i64,
    collective: i64,
    paid_in: [i64; GROUPS],
    allocated: [i64; GROUPS],
    recovered: i64,
}

/// The part of the harvest tables that a year is looked up in.
pub(super) fn half_of<L: Lanes>(bad_year: bool) -> i32 {
    if bad_year { (INCOMES as i32) << L::PLACE_BITS } else { 0 }
}

/// The co-ops' year and the village's pools in every lane; what a head gets.
///
/// # Errors
/// When an amount is too large for the lanes.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub fn year<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    shared: &[SharedLuck],
    exit_years: L,
    scratch: &mut Scratch<L>,
) -> Result<L, Error> {
    scratch.sums.fill(Sums::default());
    for place in 0..village.coops.len() {
        coop_year(model, village, place, shared, exit_years, scratch)?;
    }
    let harvest = &mut scratch.harvests[village.coops.len()];
    for (half, shared) in harvest.half.lanes_mut().iter_mut().zip(shared) {
        *half = half_of::<L>(model.hazards.is_bad_year(shared.common_word()));
    }
    let (mut per_head, mut more) = (L::splat(0), [L::splat(0); 2]);
    for lane in 0..L::N {
        tally_coops(lane, scratch);
        let pool = pool_year(model, lane, scratch)?;
        per_head.lanes_mut()[lane] = (pool.per_head + pool.recovered_per_head).0 as i32;
        more[0].lanes_mut()[lane] = pool.heads_with_more as i32;
        more[1].lanes_mut()[lane] = pool.recovered_heads_with_more as i32;
    }
    if model.scenario.scheme.pays_every_fen() {
        odd_heads(village, exit_years, more, scratch);
    }
    Ok(per_head)
}

/// One co-op's year in every lane: luck, surplus, dividend.
#[inline(always)]
fn coop_year<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    place: usize,
    shared: &[SharedLuck],
    exit_years: L,
    scratch: &mut Scratch<L>,
) -> Result<(), Error> {
    let (scheme, coop) = (&model.scenario.scheme, &village.coops[place]);
    let business = &model.businesses.all[coop.enterprise];
    let (mut odd, mut any_odd) = (L::splat(0), false);
    // Taken out of their lists once: where size counts, each access to a list is a call.
    let lanes = place * L::N..(place + 1) * L::N;
    let (harvest, closed) = (&mut scratch.harvests[place], &scratch.closed[lanes.clone()]);
    let (books, paying) = (&mut scratch.books[lanes.clone()], &mut scratch.paying[lanes]);
    let (sums, lapsed) = (scratch.sums.as_mut_slice(), scratch.lapsed.as_slice());
    harvest.per_share = odd;
    for (lane, shared) in shared.iter().enumerate() {
        let luck = business.luck(shared, coop.spread);
        harvest.half.lanes_mut()[lane] = half_of::<L>(model.hazards.is_bad_year(luck.chain_word));
        if closed[lane] {
            continue;
        }
        let books = &mut books[lane];
        let surplus = business.terms.operate(&luck, books)?.surplus;
        let bridge = scheme.bridge(books, surplus);
        let declared = scheme.declare(books, bridge.distributable, coop.shares);
        let d = declared.per_share.0;
        if d > village.most_per_share {
            return Err(too_large(d.saturating_mul(MOST_DIVIDEND / village.most_per_share.max(1))));
        }
        harvest.per_share.lanes_mut()[lane] = d as i32;
        let sum = &mut sums[lane];
        sum.surplus += surplus.0;
        sum.gain += surplus.or_nothing().0;
        sum.made_up += bridge.made_up.0;
        sum.reserve += bridge.reserve.0;
        sum.carried += (declared.carried - bridge.carried_in).0;
        if d > 0 {
            paying[lane] += 1;
            sum.paying += 1;
            pay(coop, d, sum);
            if scheme.recovers() {
                recover(village.coops.len(), place, lane, d, sum, lapsed, L::N);
            }
        }
        if declared.odd > Fen::ZERO {
            // Fewer than there are shares, which fit a lane.
            odd.lanes_mut()[lane] = declared.odd.0 as i32;
            any_odd = true;
        }
    }
    if any_odd {
        spread_odd(coop, odd, scheme.recovers().then_some(exit_years), scratch);
    }
    Ok(())
}

/// The mistake that someone would be paid more than a lane counts.
#[cold]
pub(super) fn too_large(amount: i64) -> Error {
    Error::new("enterprises", Kind::Overflow { found: Fen(amount).to_string() })
}

/// Adds a dividend to what the classes and groups are paid.
#[inline(always)]
fn pay(coop: &CoopPlan, d: i64, sum: &mut Sums) {
    sum.collective += d * coop.collective.0;
    for group in 0..GROUPS {
        sum.paid_in[group] += d * coop.paid_in[group];
        sum.allocated[group] += d * coop.allocated[group];
    }
}

/// Moves the dividend on lapsed shares to the village's pool.
fn recover(coops: usize, place: usize, lane: usize, d: i64, sum: &mut Sums, lapsed: &[i32], n: usize) {
    for group in 0..GROUPS {
        let lapsed = d * i64::from(lapsed[(group * coops + place) * n + lane]);
        sum.allocated[group] -= lapsed;
        sum.recovered += lapsed;
    }
}

/// Tallies a lane's co-ops.
#[inline(always)]
fn tally_coops<L: Lanes>(lane: usize, scratch: &mut Scratch<L>) {
    let sum = scratch.sums[lane];
    for (what, amount) in [
        (Of::Surplus, sum.surplus),
        (Of::Gain, sum.gain),
        (Of::MadeUp, sum.made_up),
        (Of::Reserve, sum.reserve),
        (Of::Carried, sum.carried),
        (Of::Paying, sum.paying),
        (Of::Collective, sum.collective),
    ] {
        scratch.add(of(what), lane, amount);
    }
    for group in 0..GROUPS {
        scratch.add(in_group(group, In::PaidIn), lane, sum.paid_in[group]);
        scratch.add(in_group(group, In::Allocated), lane, sum.allocated[group]);
    }
}

/// Shares out a lane's pools.
#[inline(always)]
fn pool_year<L: Lanes>(model: &Model, lane: usize, scratch: &mut Scratch<L>) -> Result<Pool, Error> {
    let sum = &scratch.sums[lane];
    let heads = scratch.heads.iter().map(|heads| i64::from(heads.lanes()[lane])).sum();
    let pool = model.scenario.scheme.pool(
        &crate::rules::Purse { collective: Fen(sum.collective), recovered: Fen(sum.recovered), ..Default::default() },
        &crate::rules::Heads { registered: heads, ..Default::default() },
    );
    let head = (pool.per_head + pool.recovered_per_head).0;
    if head > MOST_DIVIDEND {
        return Err(too_large(head));
    }
    tally_pool(&pool, lane, scratch);
    Ok(pool)
}

/// Spreads the odd fen of a co-op's dividend and tallies them.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn spread_odd<L: Lanes>(coop: &CoopPlan, odd: L, recover_after: Option<L>, scratch: &mut Scratch<L>) {
    let Scratch { rights, extra, states, sums, .. } = scratch;
    let spread = odd::spread(&coop.claims, odd, &mut Payees { rights, extra, states, recover_after });
    add_lanes(spread.collective, sums, |sum| &mut sum.collective);
    add_lanes(spread.recovered, sums, |sum| &mut sum.recovered);
    for (group, [paid_in, allocated]) in spread.paid.into_iter().enumerate() {
        add_lanes(paid_in, sums, |sum| &mut sum.paid_in[group]);
        add_lanes(allocated, sums, |sum| &mut sum.allocated[group]);
    }
}

/// Adds each lane to its sum.
#[inline(always)]
fn add_lanes<L: Lanes>(row: L, sums: &mut [Sums], to: impl Fn(&mut Sums) -> &mut i64) {
    sums.iter_mut().zip(row.lanes()).for_each(|(sum, &fen)| *to(sum) += i64::from(fen));
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
        let heads = i64::from(scratch.heads[group].lanes()[lane]);
        scratch.add(in_group(group, In::Collective), lane, pool.per_head.0 * heads);
        scratch.add(in_group(group, In::Allocated), lane, pool.recovered_per_head.0 * heads);
    }
}

/// One fen more for the heads with the lowest register numbers: for so many of the collective's
/// dividend, and for so many of that on recovered shares.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub(super) fn odd_heads<L: Lanes>(village: &VillagePlan, exit_years: L, more: [L; 2], scratch: &mut Scratch<L>) {
    let mut rank = L::splat(0);
    let mut paid = [[L::splat(0); 2]; OTHERS];
    for &place in village.by_number.iter().filter(|&&place| place < village.groups[OTHERS].start) {
        let group = village.group_of(place);
        let heads = registered(exit_years, group, &scratch.states[place]);
        for (more, paid) in more.into_iter().zip(&mut paid[group]) {
            let fen = more.gt(rank).and(heads);
            *paid = paid.sub(fen);
            scratch.extra[place] = scratch.extra[place].sub(fen);
        }
        rank = rank.sub(heads);
    }
    for (group, paid) in paid.into_iter().enumerate() {
        for (paid, what) in paid.into_iter().zip([In::Collective, In::Allocated]) {
            let at = scratch.year + in_group(group, what) * L::N;
            paid.add_to(&mut scratch.cells[at..at + L::N]);
        }
    }
}

/// Closes co-ops whose net assets have fallen too far, as [`crate::ledger::Walk`] does.
#[inline(always)]
pub fn close_spent<L: Lanes>(village: &VillagePlan, scratch: &mut Scratch<L>) {
    for (place, coop) in village.coops.iter().enumerate() {
        for lane in 0..L::N {
            let at = place * L::N + lane;
            let left = scratch.books.as_slice()[at].net_assets();
            if scratch.closed.as_slice()[at] || left >= coop.closes_below {
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
