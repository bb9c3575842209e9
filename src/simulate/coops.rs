//! The co-ops' and the village's part of the kernel: they are few, so each lane calls the rules as the
//! ledger does.

use crate::enterprise::SharedLuck;
use crate::ledger::refund_per_share;
use crate::model::Model;
use crate::rules::{Books, Claim, Pool, rounding};
use crate::scenario::{Error, Kind};
use crate::table::INCOMES;
use crate::units::{Fen, Shares};

use super::kernel::{Harvest, Scratch, registered};
use super::lanes::{Lanes, MOST_LANES};
use super::tally::{GROUPS, In, OTHERS, Of, WORST_TENTH, in_group, of};
use super::village::{CoopPlan, MOST_DIVIDEND, VillagePlan};

/// What one lane's co-ops add up to in a year.
#[derive(Clone, Copy, Default)]
struct Sums {
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
fn half(bad_year: bool) -> i32 {
    if bad_year { INCOMES as i32 } else { 0 }
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
    scratch: &mut Scratch<L>,
) -> Result<L, Error> {
    let every_fen = model.scenario.scheme.pays_every_fen();
    let mut sums = [Sums::default(); MOST_LANES];
    for (place, coop) in village.coops.iter().enumerate() {
        coop_year(model, village, (place, coop), shared, &mut sums, scratch)?;
    }
    let mut harvest = [0; MOST_LANES];
    for (lane, shared) in shared.iter().enumerate() {
        harvest[lane] = half(model.hazards.is_bad_year(shared.common_word()));
    }
    scratch.harvests[village.coops.len()] = Harvest { per_share: L::splat(0), half: L::load(&harvest) };
    if every_fen {
        settle_odd(model, village, scratch, &mut sums);
    }
    let mut per_head = [0; MOST_LANES];
    for lane in 0..L::N {
        tally_coops(&sums[lane], lane, scratch);
        per_head[lane] = pool_year(model, village, &sums[lane], lane, scratch)?;
    }
    Ok(L::load(&per_head))
}

/// One co-op's year in every lane: luck, surplus, dividend.
#[inline(always)]
fn coop_year<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    (place, coop): (usize, &CoopPlan),
    shared: &[SharedLuck],
    sums: &mut [Sums; MOST_LANES],
    scratch: &mut Scratch<L>,
) -> Result<(), Error> {
    let scheme = &model.scenario.scheme;
    let business = &model.businesses.all[coop.enterprise];
    let (mut per_share, mut harvest) = ([0; MOST_LANES], [0; MOST_LANES]);
    for (lane, shared) in shared.iter().enumerate() {
        let luck = business.luck(shared, coop.spread);
        harvest[lane] = half(model.hazards.is_bad_year(luck.chain_word));
        let at = place * L::N + lane;
        if scratch.closed[at] {
            continue;
        }
        let books = &mut scratch.books[at];
        let surplus = luck.surplus(books.net_assets())?;
        let bridge = scheme.bridge(books, surplus);
        let declared = scheme.declare(books, bridge.distributable, coop.shares);
        let d = declared.per_share.0;
        if d > village.most_per_share {
            return Err(too_large(d.saturating_mul(MOST_DIVIDEND / village.most_per_share.max(1))));
        }
        per_share[lane] = d as i32;
        let sum = &mut sums[lane];
        sum.surplus += surplus.0;
        sum.gain += surplus.or_nothing().0;
        sum.made_up += bridge.made_up.0;
        sum.reserve += bridge.reserve.0;
        sum.carried += (declared.carried - bridge.carried_in).0;
        if d > 0 {
            scratch.paying[at] += 1;
            sum.paying += 1;
            pay(coop, d, sum);
            if scheme.recovers() {
                recover(village.coops.len(), place, lane, d, sum, &scratch.lapsed, L::N);
            }
        }
        if scheme.pays_every_fen() {
            sum.collective += spread_odd(village, place, lane, declared.odd, scratch);
        }
    }
    scratch.harvests[place] = Harvest { per_share: L::load(&per_share), half: L::load(&harvest) };
    Ok(())
}

/// The mistake that someone would be paid more than a lane counts.
#[cold]
fn too_large(amount: i64) -> Error {
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
fn tally_coops<L: Lanes>(sum: &Sums, lane: usize, scratch: &mut Scratch<L>) {
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

/// Shares out a lane's pools; what a head gets.
#[inline(always)]
fn pool_year<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    sum: &Sums,
    lane: usize,
    scratch: &mut Scratch<L>,
) -> Result<i32, Error> {
    let scheme = &model.scenario.scheme;
    let heads: i64 = (0..GROUPS).map(|group| scratch.heads[group * L::N + lane]).sum();
    let pool = scheme.pool(Fen(sum.collective), Fen(sum.recovered), heads);
    let head = (pool.per_head + pool.recovered_per_head).0;
    if head > MOST_DIVIDEND {
        return Err(too_large(head));
    }
    tally_pool(&pool, lane, scratch);
    if scheme.pays_every_fen() {
        odd_heads(village, &pool, model.hazards.exit_years, lane, scratch);
    }
    Ok(head as i32)
}

/// Odd fen of one co-op and lane, added to its holders' rows; those on the collective's shares.
#[inline(never)]
fn spread_odd<L: Lanes>(village: &VillagePlan, place: usize, lane: usize, odd: Fen, scratch: &mut Scratch<L>) -> i64 {
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
    scratch.claims.last().map_or(0, |claim| claim.odd)
}

#[inline(always)]
fn add_lane<L: Lanes>(row: &mut L, lane: usize, amount: i32) {
    let mut lanes = [0; MOST_LANES];
    row.store(&mut lanes);
    lanes[lane] += amount;
    *row = L::load(&lanes);
}

#[inline(always)]
fn lane_of<L: Lanes>(row: L, lane: usize) -> i32 {
    let mut lanes = [0; MOST_LANES];
    row.store(&mut lanes);
    lanes[lane]
}

/// Tallies the odd fen of the dividends by group and moves those on lapsed shares to the pool.
#[inline(never)]
fn settle_odd<L: Lanes>(model: &Model, village: &VillagePlan, scratch: &mut Scratch<L>, sums: &mut [Sums; MOST_LANES]) {
    for (group, range) in village.groups.iter().enumerate() {
        for place in range.clone() {
            if model.scenario.scheme.recovers() {
                let cohort = L::splat(if group == OTHERS { 0 } else { -1 });
                let registered = registered(scratch.states[place].streak, model.hazards.exit_years).and(cohort);
                let lapsed = scratch.odd[place][1].and_not(registered);
                scratch.odd[place][1] = scratch.odd[place][1].and(registered);
                let mut lanes = [0; MOST_LANES];
                lapsed.add_to(&mut lanes);
                sums.iter_mut().zip(lanes).for_each(|(sum, odd)| sum.recovered += odd);
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

/// Closes co-ops whose net assets have fallen too far, as [`crate::ledger::Walk`] does.
#[inline(always)]
pub fn close_spent<L: Lanes>(village: &VillagePlan, scratch: &mut Scratch<L>) {
    for (place, coop) in village.coops.iter().enumerate() {
        for lane in 0..L::N {
            let at = place * L::N + lane;
            let left = scratch.books[at].net_assets();
            if scratch.closed[at] || left >= coop.closes_below {
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
