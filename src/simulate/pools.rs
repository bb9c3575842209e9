//! The villages' pools in rows of draws.

use crate::scenario::Error;

use super::books::{Sums, too_large};
use super::hazards::registered;
use super::lanes::{Divisor, Lanes, Wide};
use super::most::MOST_POOLED;
use super::scratch::Scratch;
use super::tally::{GROUPS, InGroup, Overall, in_group, of};
use super::terms::CoopTerms;
use super::village::VillagePlan;

/// What a village does with its dividends of a year, in each lane: the same as [`crate::rules::Pool`].
pub struct PoolLanes<L: Lanes> {
    kept: L::Wide,
    welfare: L::Wide,
    heads: L,
    pub per_head: L,
    pub recovered_per_head: L,
    /// Heads who get one fen more of the collective's dividend, and of that on recovered shares.
    pub more: [L; 2],
}

impl<L: Lanes> PoolLanes<L> {
    /// Shares out what there is over the heads of all groups: the rule `hui`, and `recover` where shares are recovered.
    ///
    /// # Errors
    /// When a head would get more than a lane counts.
    #[inline(always)]
    pub fn new(terms: &CoopTerms<L>, sums: &Sums<L>, heads: [L; GROUPS]) -> Result<PoolLanes<L>, Error> {
        let (nothing, one) = (L::Wide::splat(0), L::splat(1));
        let heads = heads.iter().fold(L::splat(0), |sum, &heads| sum.add(heads));
        let (someone, payees) = (heads.gt(L::splat(0)), heads.max(one));
        let kept = sums.collective.mul_div_down(terms.accumulation, &Divisor::MILLION);
        let part = sums.collective.sub(kept);
        let shared = part.only(someone);
        let per_head = shared.div_down(payees);
        let recovered = sums.recovered.div_down(payees).only(someone);
        let recovered_per_head = recovered.min(L::Wide::splat(terms.recover_most));
        if let Some(head) = per_head.add(recovered_per_head).first_above(MOST_POOLED) {
            return Err(too_large(head));
        }
        let (per_head, recovered_per_head) = (per_head.short(), recovered_per_head.short());
        let odd = shared.sub(L::Wide::product(per_head, heads));
        let rest = sums.recovered.sub(L::Wide::product(recovered_per_head, heads));
        let mut pool =
            PoolLanes { kept, welfare: nothing, heads, per_head, recovered_per_head, more: [L::splat(0); 2] };
        // With nobody on the register all of it is welfare.
        pool.welfare = part.sub(shared).add(rest);
        if terms.pays_every_fen {
            let is_whole = L::Wide::splat(terms.recover_most).gt(recovered).and(someone);
            pool.more = [odd.short(), rest.short().and(is_whole)];
            pool.welfare = pool.welfare.sub(rest.only(is_whole));
        } else {
            pool.kept = pool.kept.add(odd);
        }
        Ok(pool)
    }
}

#[inline(always)]
pub fn tally<L: Lanes>(village: &VillagePlan, pool: &PoolLanes<L>, scratch: &mut Scratch<L>) {
    let all = |each: L, more: L| L::Wide::product(each, pool.heads).add(L::Wide::product(more, L::splat(1)));
    pool.kept.add_to(&mut scratch.fund);
    pool.welfare.add_to(&mut scratch.welfare);
    pool.kept.add_to(scratch.row(of(Overall::Kept)));
    pool.welfare.add_to(scratch.row(of(Overall::Welfare)));
    all(pool.per_head, pool.more[0]).add_to(scratch.row(of(Overall::ToPoor)));
    all(pool.recovered_per_head, pool.more[1]).add_to(scratch.row(of(Overall::Recovered)));
    for group in 0..village.registrable {
        let heads = scratch.heads[group];
        L::Wide::product(pool.per_head, heads).add_to(scratch.row(in_group(group, InGroup::Collective)));
        L::Wide::product(pool.recovered_per_head, heads).add_to(scratch.row(in_group(group, InGroup::Allocated)));
    }
}

/// One fen more for the heads with the lowest register numbers: for so many of the collective's
/// dividend, and for so many of that on recovered shares.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub(super) fn odd_heads<L: Lanes>(
    village: &VillagePlan,
    exit_years: L::Narrow,
    more: [L; 2],
    scratch: &mut Scratch<L>,
) {
    let mut rank = L::splat(0);
    let mut paid = [[L::splat(0); 2]; GROUPS];
    for &(place, group) in &village.heads {
        let heads = registered(exit_years, &scratch.states[place]);
        for (&more, paid) in more.iter().zip(&mut paid[group]) {
            let fen = more.gt(rank).and(heads);
            *paid = paid.sub(fen);
            scratch.extra[place] = scratch.extra[place].sub(fen);
        }
        rank = rank.sub(heads);
    }
    for (group, paid) in paid.iter().enumerate().take(village.registrable) {
        for (paid, what) in paid.iter().zip([InGroup::Collective, InGroup::Allocated]) {
            let at = scratch.year + in_group(group, what) * L::N;
            paid.add_to(&mut scratch.cells[at..at + L::N]);
        }
    }
}
