//! The co-ops' dividends in rows of draws: the steps that the usual path and the general one share.

use crate::rules::closing;
use crate::scenario::Error;
use crate::units::{Fen, Shares};

use super::books::{BookOf, CoopLanes, Sums, too_large};
use super::claims::{ClaimsPlan, On};
use super::hazards::registered;
use super::lanes::{Lanes, Wide, widened};
use super::odd::{self, Odd, Rights};
use super::scratch::Scratch;
use super::tally::{GROUPS, Overall, of};
use super::terms::CoopTerms;
use super::village::{CoopPlan, VillagePlan};

/// Declares a dividend of one pot on all shares, in every lane: what a share is paid, and the odd fen to be spread.
///
/// # Errors
/// When a household would get more than a lane counts.
#[inline(always)]
pub(super) fn declare<L: Lanes>(
    village: &VillagePlan,
    plan: &CoopPlan,
    terms: &CoopTerms<L>,
    distributable: L::Wide,
    (coop, sums): (&mut CoopLanes<L>, &mut Sums<L>),
    rights: &mut Rights<L>,
) -> Result<(L, L), Error> {
    let has_shares = plan.divisor.is_some();
    let (by_holder, every) = (village.shares_by_holder && has_shares, terms.pays_every_fen && has_shares);
    let to_the_fen = by_holder || every;
    let (mut per_share, mut paid) = (L::splat(0), L::Wide::splat(0));
    if let Some(shares) = &plan.divisor {
        let declared = distributable.mul_div_down(L::splat(1), shares);
        if let Some(dividend) = declared.first_above(plan.most.per_share - i64::from(to_the_fen)) {
            return Err(too_large(dividend.saturating_mul(plan.most.parts[0])));
        }
        per_share = declared.short();
        paid = L::Wide::product(per_share, L::splat(plan.shares.count() as i32));
    }
    let pays = if to_the_fen { distributable.gt(L::Wide::splat(0)) } else { per_share.gt(L::splat(0)) };
    coop.count_paying(pays, sums);
    if plan.collective > Shares::ZERO {
        let collective = L::splat(plan.collective.count() as i32);
        sums.collective = sums.collective.add(L::Wide::product(per_share, collective));
    }
    let odd = distributable.sub(paid);
    if every {
        // Fewer than there are shares, which fit a lane.
        return Ok((per_share, odd.short()));
    }
    if by_holder {
        let left = odd::left(&plan.claims[0], odd.short(), None, rights);
        coop.carried = widened(coop.carried, left);
        sums.carried = widened(sums.carried, left);
        return Ok((per_share, odd.short()));
    }
    coop.carried = coop.carried.add(odd);
    sums.carried = sums.carried.add(odd);
    Ok((per_share, L::splat(0)))
}

/// Adds dividends on paid-in and on allocated shares to what the groups are paid.
#[inline(always)]
pub(super) fn pay<L: Lanes>(coop: &CoopPlan, [paid_in, allocated]: [L; 2], sums: &mut Sums<L>) {
    let on = |per_share: L, shares: i64, to: &mut L::Wide| {
        if shares > 0 {
            *to = to.add(L::Wide::product(per_share, L::splat(shares as i32)));
        }
    };
    for group in 0..GROUPS {
        on(paid_in, coop.paid_in[group], &mut sums.paid_in[group]);
        on(allocated, coop.allocated[group], &mut sums.allocated[group]);
    }
}

/// Moves the dividend on lapsed shares to the village's pool.
#[inline(always)]
pub(super) fn recover<L: Lanes>(coops: usize, place: usize, per_share: L, sums: &mut Sums<L>, lapsed: &[i32]) {
    for group in 0..GROUPS {
        let at = (group * coops + place) * L::N;
        let lapsed = L::Wide::product(per_share, L::load(&lapsed[at..at + L::N]));
        sums.allocated[group] = sums.allocated[group].sub(lapsed);
        sums.recovered = sums.recovered.add(lapsed);
    }
}

/// Spreads the odd fen of a co-op's dividend and tallies them.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub(super) fn spread_odd<L: Lanes>(
    claims: &ClaimsPlan,
    odd: &Odd<L>,
    recover_after: Option<L::Narrow>,
    sums: &mut Sums<L>,
    scratch: &mut Scratch<L>,
) {
    let Scratch { rights, extra, states, .. } = scratch;
    let (extra, states) = (extra.as_mut_slice(), states.as_slice());
    let mut paid = [[L::splat(0); 2]; GROUPS];
    let mut recovered = L::splat(0);
    let [collective, _] = odd::spread(claims, odd, rights, |at, fen| {
        let (house, group, mut fen) = (at.house as usize, at.group as usize, fen);
        if let (Some(years), On::Allocated) = (recover_after, at.on) {
            let kept = registered(years, &states[house]);
            recovered = recovered.add(fen.and_not(kept));
            fen = fen.and(kept);
        }
        extra[house] = extra[house].add(fen);
        let paid = &mut paid[group][usize::from(at.on == On::Allocated)];
        *paid = paid.add(fen);
    });
    sums.collective = widened(sums.collective, collective);
    sums.recovered = widened(sums.recovered, recovered);
    // By reference: a list moved into an iterator is a call that copies it.
    for (group, &[paid_in, allocated]) in paid.iter().enumerate() {
        sums.paid_in[group] = widened(sums.paid_in[group], paid_in);
        sums.allocated[group] = widened(sums.allocated[group], allocated);
    }
}

/// Closes a co-op in some lanes, as [`crate::ledger::Walk`] does; few do. What it paid this year is settled already.
/// Paid-in shares are refunded at net asset value, the collective takes the rest.
#[cold]
pub(super) fn close<L: Lanes>(
    plan: &CoopPlan,
    (place, coop): (usize, &mut CoopLanes<L>),
    closes: L,
    scratch: &mut Scratch<L>,
) {
    let paid_in = plan.paid_in.iter().sum::<i64>();
    for lane in (0..L::N).filter(|&lane| closes.lanes()[lane] != 0) {
        let special = scratch.general.promises.get(place).map_or(Fen::ZERO, |promises| promises.special(lane));
        let books = coop.books(lane, special);
        let mut shares = [plan.shares.count(), paid_in];
        let changed = scratch.general.changed_shares(plan, BookOf { place, lane });
        shares.iter_mut().zip(changed).for_each(|(shares, changed)| *shares += changed);
        let [all, paid_in] = shares.map(Shares::new);
        let left = books.net_assets();
        let [state, divisible] = closing::parts(plan.as_of, &books);
        let handed = closing::handed_on(plan.as_of, state);
        scratch.general.handed[lane] += handed;
        let (accounts, quantified) = scratch.general.quantified(plan, BookOf { place, lane }, books.reserve);
        let price = closing::Price::of(divisible, all, plan.par, quantified);
        let of_accounts: Fen = accounts.into_iter().map(|account| price.account(account)).sum();
        let refunds = price.per_share.times(paid_in) + of_accounts;
        scratch.add(of(Overall::Refunds), lane, refunds.fen());
        let returned = (left - refunds - handed).fen();
        scratch.add(of(Overall::Returned), lane, returned);
        scratch.fund[lane] += returned;
        if let Some(accounts) = scratch.general.layers.get_mut(place).and_then(|lanes| lanes.get_mut(lane)) {
            accounts.fill(Fen::ZERO);
        }
    }
    coop.open = coop.open.and_not(closes);
    for books in [&mut coop.base, &mut coop.reserve, &mut coop.risk, &mut coop.loss, &mut coop.carried] {
        *books = books.only(coop.open);
    }
    scratch.general.close(place, coop.open);
}
