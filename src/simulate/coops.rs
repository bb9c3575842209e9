//! The co-ops' and the village's part of the kernel. Most villages know the usual rules only: their co-ops act in rows
//! of draws too, the same as [`crate::rules`] step by step. The village's pools are few: each lane calls the rules.

use crate::enterprise::MOST_NET_ASSETS;
use crate::ledger::refund_per_share;
use crate::model::Model;
use crate::scenario::{Error, Kind};
use crate::units::{Fen, Shares};

use super::business::{Drawn, RowYear, surplus};
use super::kernel::Scratch;
use super::lanes::Lanes;
use super::odd::{self, Payees};
use super::pools::{self, PoolLanes};
use super::tally::{GROUPS, In, Of, in_group, of};
use super::village::{CoopPlan, MOST_DIVIDEND, VillagePlan};
use super::wide::{Divisor, Wide};

/// A co-op's books, in each lane.
#[derive(Clone, Copy)]
pub struct CoopLanes<L: Lanes> {
    /// Capital and special fund.
    base: L::Wide,
    reserve: L::Wide,
    risk: L::Wide,
    loss: L::Wide,
    carried: L::Wide,
    /// Mask where it has not closed.
    open: L,
    /// Years that paid a dividend.
    pub paying: L,
}

impl<L: Lanes> CoopLanes<L> {
    /// Before the first year.
    pub fn start(coop: &CoopPlan) -> CoopLanes<L> {
        let opening = &coop.firm.opening;
        CoopLanes {
            base: L::Wide::splat((opening.capital + opening.special).0),
            reserve: L::Wide::splat(opening.reserve.0),
            risk: L::Wide::splat(opening.risk.0),
            loss: L::Wide::splat(opening.loss.0),
            carried: L::Wide::splat(opening.carried.0),
            open: L::splat(-1),
            paying: L::splat(0),
        }
    }

    /// Net assets.
    #[inline(always)]
    pub fn net_assets(&self) -> L::Wide {
        self.base.add(self.reserve).add(self.risk).add(self.carried).sub(self.loss)
    }

    /// The order of the year: the same as [`crate::rules::surplus::bridge`]; what is distributable.
    #[inline(always)]
    fn bridge(&mut self, surplus: L::Wide, reserve: L, sums: &mut Sums<L>) -> L::Wide {
        let nothing = L::Wide::splat(0);
        let (gain, loss) = (surplus.or_nothing(), nothing.sub(surplus).or_nothing());
        let by_risk = loss.min(self.risk);
        let absorbed = loss.sub(by_risk).min(self.reserve);
        self.risk = self.risk.sub(by_risk);
        self.loss = self.loss.add(loss.sub(by_risk).sub(absorbed));
        let made_up = gain.min(self.loss);
        self.loss = self.loss.sub(made_up);
        let left = gain.sub(made_up);
        let kept = left.mul_div_floor(reserve, &Divisor::MILLION);
        self.reserve = self.reserve.sub(absorbed).add(kept);
        // Nothing is paid while losses are open, not even last year's odd fen.
        let brought = self.carried.sub(self.carried.only(self.loss.gt(nothing)));
        self.carried = self.carried.sub(brought);
        sums.surplus = sums.surplus.add(surplus);
        sums.gain = sums.gain.add(gain);
        sums.made_up = sums.made_up.add(made_up);
        sums.reserve = sums.reserve.add(kept);
        sums.carried = sums.carried.sub(brought);
        left.sub(kept).add(brought)
    }
}

/// What a village's co-ops add up to in a year, in each lane.
#[derive(Clone, Copy)]
pub struct Sums<L: Lanes> {
    surplus: L::Wide,
    gain: L::Wide,
    made_up: L::Wide,
    reserve: L::Wide,
    carried: L::Wide,
    paying: L,
    /// Dividends on the collective's shares.
    pub collective: L::Wide,
    paid_in: [L::Wide; GROUPS],
    allocated: [L::Wide; GROUPS],
    /// Dividends on recovered shares.
    pub recovered: L::Wide,
}

impl<L: Lanes> Sums<L> {
    fn new() -> Sums<L> {
        let nothing = L::Wide::splat(0);
        Sums {
            surplus: nothing,
            gain: nothing,
            made_up: nothing,
            reserve: nothing,
            carried: nothing,
            paying: L::splat(0),
            collective: nothing,
            paid_in: [nothing; GROUPS],
            allocated: [nothing; GROUPS],
            recovered: nothing,
        }
    }
}

/// The co-ops' year and the village's pools in every lane; what a head gets.
///
/// # Errors
/// RowYear an amount is too large for the lanes.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub fn year<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    when: &RowYear<'_, L>,
    scratch: &mut Scratch<L>,
) -> Result<L, Error> {
    let mut sums = Sums::new();
    for place in 0..village.coops.len() {
        coop_year(model, village, place, when, &mut sums, scratch)?;
    }
    scratch.harvests[village.coops.len()].half = when.row.coops.half(when.luck().common_word);
    tally_coops(&sums, scratch);
    let pool = PoolLanes::new(when.row.coops, &sums, scratch.heads)?;
    pools::tally(&pool, scratch);
    if when.row.coops.pays_every_fen {
        pools::odd_heads(village, when.row.hazards.exit_years, pool.more, scratch);
    }
    Ok(pool.per_head.add(pool.recovered_per_head))
}

/// One co-op's year in every lane: luck, surplus, dividend.
#[inline(always)]
fn coop_year<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    place: usize,
    when: &RowYear<'_, L>,
    sums: &mut Sums<L>,
    scratch: &mut Scratch<L>,
) -> Result<(), Error> {
    let (terms, plan) = (&when.row.coops, &village.coops[place]);
    let business = &model.businesses.all[plan.enterprise];
    let mut coop = scratch.coops[place];
    let drawn = Drawn::new(business, plan, when);
    scratch.harvests[place].half = terms.half(drawn.chain_word);
    let net_assets = coop.net_assets();
    if let Some(amount) = net_assets.first_above(MOST_NET_ASSETS.0) {
        return Err(too_large(amount));
    }
    let surplus = surplus(business, plan, &drawn, (net_assets, coop.open), when);
    let distributable = coop.bridge(surplus, terms.reserve, sums);
    let (mut per_share, mut paid) = (L::splat(0), L::Wide::splat(0));
    if let Some(shares) = &plan.divisor {
        let declared = distributable.mul_div_floor(L::splat(1), shares);
        if let Some(dividend) = declared.first_above(village.most_per_share) {
            return Err(too_large(dividend.saturating_mul(MOST_DIVIDEND / village.most_per_share.max(1))));
        }
        per_share = declared.short();
        paid = L::Wide::product(per_share, L::splat(plan.shares.0 as i32));
    }
    scratch.harvests[place].per_share = per_share;
    let pays = per_share.gt(L::splat(0));
    coop.paying = coop.paying.sub(pays);
    sums.paying = sums.paying.sub(pays);
    pay(plan, per_share, sums);
    if terms.recover_after.is_some() {
        recover(village.coops.len(), place, per_share, sums, &scratch.lapsed);
    }
    let odd = distributable.sub(paid);
    let spreads = terms.pays_every_fen && plan.divisor.is_some();
    if !spreads {
        coop.carried = coop.carried.add(odd);
        sums.carried = sums.carried.add(odd);
    }
    let closes = L::Wide::splat(plan.closes_below.0).gt(coop.net_assets()).and(coop.open);
    scratch.coops[place] = coop;
    if closes.any() {
        close(plan, place, closes, scratch);
    }
    // Fewer than there are shares, which fit a lane.
    if spreads && odd.short().any() {
        spread_odd(plan, odd.short(), terms.recover_after, sums, scratch);
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
fn pay<L: Lanes>(coop: &CoopPlan, per_share: L, sums: &mut Sums<L>) {
    let on = |shares: i64, to: &mut L::Wide| {
        if shares > 0 {
            *to = to.add(L::Wide::product(per_share, L::splat(shares as i32)));
        }
    };
    on(coop.collective.0, &mut sums.collective);
    for group in 0..GROUPS {
        on(coop.paid_in[group], &mut sums.paid_in[group]);
        on(coop.allocated[group], &mut sums.allocated[group]);
    }
}

/// Moves the dividend on lapsed shares to the village's pool.
#[inline(always)]
fn recover<L: Lanes>(coops: usize, place: usize, per_share: L, sums: &mut Sums<L>, lapsed: &[i32]) {
    for group in 0..GROUPS {
        let at = (group * coops + place) * L::N;
        let lapsed = L::Wide::product(per_share, L::load(&lapsed[at..at + L::N]));
        sums.allocated[group] = sums.allocated[group].sub(lapsed);
        sums.recovered = sums.recovered.add(lapsed);
    }
}

/// Tallies the co-ops of a village.
#[inline(always)]
fn tally_coops<L: Lanes>(sums: &Sums<L>, scratch: &mut Scratch<L>) {
    for (what, amount) in [
        (Of::Surplus, sums.surplus),
        (Of::Gain, sums.gain),
        (Of::MadeUp, sums.made_up),
        (Of::Reserve, sums.reserve),
        (Of::Carried, sums.carried),
        (Of::Collective, sums.collective),
    ] {
        amount.add_to(scratch.row(of(what)));
    }
    sums.paying.add_to(scratch.row(of(Of::Paying)));
    for group in 0..GROUPS {
        sums.paid_in[group].add_to(scratch.row(in_group(group, In::PaidIn)));
        sums.allocated[group].add_to(scratch.row(in_group(group, In::Allocated)));
    }
}

/// Spreads the odd fen of a co-op's dividend and tallies them.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn spread_odd<L: Lanes>(
    coop: &CoopPlan,
    odd: L,
    recover_after: Option<L>,
    sums: &mut Sums<L>,
    scratch: &mut Scratch<L>,
) {
    let Scratch { rights, extra, states, .. } = scratch;
    let spread = odd::spread(&coop.claims, odd, &mut Payees { rights, extra, states, recover_after });
    let widened = |sum: L::Wide, more: L| sum.add(L::Wide::product(more, L::splat(1)));
    sums.collective = widened(sums.collective, spread.collective);
    sums.recovered = widened(sums.recovered, spread.recovered);
    for (group, [paid_in, allocated]) in spread.paid.into_iter().enumerate() {
        sums.paid_in[group] = widened(sums.paid_in[group], paid_in);
        sums.allocated[group] = widened(sums.allocated[group], allocated);
    }
}

/// Closes a co-op in some lanes, as [`crate::ledger::Walk`] does; few do. What it paid this year is settled already.
#[cold]
fn close<L: Lanes>(plan: &CoopPlan, place: usize, closes: L, scratch: &mut Scratch<L>) {
    let paid_in = Shares(plan.paid_in.iter().sum());
    let net_assets = scratch.coops[place].net_assets();
    for lane in (0..L::N).filter(|&lane| closes.lanes()[lane] != 0) {
        let left = Fen(net_assets.lanes()[lane]);
        let refunds = refund_per_share(left, plan.shares).times(paid_in);
        scratch.add(of(Of::Refunds), lane, refunds.0);
        scratch.add(of(Of::Returned), lane, (left - refunds).0);
        scratch.fund[lane] += (left - refunds).0;
    }
    let coop = &mut scratch.coops[place];
    coop.open = coop.open.and_not(closes);
    for books in [&mut coop.base, &mut coop.reserve, &mut coop.risk, &mut coop.loss, &mut coop.carried] {
        *books = books.only(coop.open);
    }
}
