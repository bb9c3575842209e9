//! The co-ops' part of the kernel: in rows of draws too, the same as [`crate::rules`] step by step.
//!
//! These are the steps that most rules take. Where a village's rules take another ([`super::village::Usual`]), it is
//! taken by [`super::general`], where each lane calls the rules.

use crate::enterprise::MOST_NET_ASSETS;
use crate::ledger::refund_per_share;
use crate::model::Model;
use crate::rules::Books;
use crate::scenario::{Error, Kind};
use crate::units::{Fen, Shares};

use super::business::{Drawn, RowYear, surplus};
use super::general::{self, Year};
use super::households::registered;
use super::kernel::Scratch;
use super::lanes::Lanes;
use super::odd::{self, ClaimsPlan, On, Uneven};
use super::pools::{self, PoolLanes};
use super::purse;
use super::tally::{GROUPS, In, Of, in_group, of};
use super::terms::CoopTerms;
use super::village::{CoopPlan, VillagePlan};
use super::wide::{Divisor, Wide};

/// A co-op's books, in each lane.
#[derive(Clone, Copy)]
pub struct CoopLanes<L: Lanes> {
    /// Capital and special fund.
    pub(super) base: L::Wide,
    pub(super) reserve: L::Wide,
    risk: L::Wide,
    loss: L::Wide,
    pub(super) carried: L::Wide,
    /// Mask where it has not closed.
    pub(super) open: L,
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

    /// The books of one lane, with this special fund while it is open; without what [`super::general`] notes.
    pub(super) fn books(&self, lane: usize, special: Fen) -> Books {
        let [base, reserve, risk, loss, carried] =
            [&self.base, &self.reserve, &self.risk, &self.loss, &self.carried].map(|row| Fen(row.lanes()[lane]));
        let special = if self.open.lanes()[lane] != 0 { special } else { Fen::ZERO };
        Books { capital: base - special, reserve, risk, special, loss, carried, ..Books::default() }
    }

    /// Writes the books of one lane.
    pub(super) fn set_books(&mut self, lane: usize, books: &Books) {
        for (row, amount) in [
            (&mut self.base, books.capital + books.special),
            (&mut self.reserve, books.reserve),
            (&mut self.risk, books.risk),
            (&mut self.loss, books.loss),
            (&mut self.carried, books.carried),
        ] {
            row.lanes_mut()[lane] = amount.0;
        }
    }

    /// The order of the year: the same as [`crate::rules::surplus::bridge`]; what is distributable.
    #[inline(always)]
    fn bridge(&mut self, surplus: L::Wide, terms: &CoopTerms<L>, sums: &mut Sums<L>) -> L::Wide {
        let nothing = L::Wide::splat(0);
        let (gain, loss) = (surplus.or_nothing(), nothing.sub(surplus).or_nothing());
        let by_risk = loss.min(self.risk);
        let absorbed = loss.sub(by_risk).min(self.reserve);
        self.risk = self.risk.sub(by_risk);
        self.loss = self.loss.add(loss.sub(by_risk).sub(absorbed));
        let made_up = gain.min(self.loss);
        self.loss = self.loss.sub(made_up);
        let left = gain.sub(made_up);
        let kept = left.mul_div_floor(terms.reserve, &Divisor::MILLION);
        self.reserve = self.reserve.sub(absorbed).add(kept);
        let mut rest = left.sub(kept);
        if let Some(funds) = &terms.funds {
            let [risk, welfare] = [0, 1].map(|fund| left.mul_div_floor(funds[fund], &Divisor::MILLION));
            self.risk = self.risk.add(risk);
            sums.reserve = sums.reserve.add(risk);
            sums.welfare = sums.welfare.add(welfare);
            rest = rest.sub(risk).sub(welfare);
        }
        // Nothing is paid while losses are open, not even last year's odd fen.
        let brought = self.carried.sub(self.carried.only(self.loss.gt(nothing)));
        self.carried = self.carried.sub(brought);
        sums.surplus = sums.surplus.add(surplus);
        sums.gain = sums.gain.add(gain);
        sums.made_up = sums.made_up.add(made_up);
        sums.reserve = sums.reserve.add(kept);
        sums.carried = sums.carried.sub(brought);
        rest.add(brought)
    }

    /// Counts the lanes where it pays a dividend.
    #[inline(always)]
    pub(super) fn count_paying(&mut self, pays: L, sums: &mut Sums<L>) {
        self.paying = self.paying.sub(pays);
        sums.paying = sums.paying.sub(pays);
    }
}

/// What a village's co-ops add up to in a year, in each lane.
#[derive(Clone, Copy)]
pub struct Sums<L: Lanes> {
    surplus: L::Wide,
    gain: L::Wide,
    made_up: L::Wide,
    reserve: L::Wide,
    pub carried: L::Wide,
    /// Parts of surpluses for the village's welfare fund.
    pub welfare: L::Wide,
    paying: L,
    /// Dividends on the collective's shares.
    pub collective: L::Wide,
    pub paid_in: [L::Wide; GROUPS],
    pub allocated: [L::Wide; GROUPS],
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
            welfare: nothing,
            paying: L::splat(0),
            collective: nothing,
            paid_in: [nothing; GROUPS],
            allocated: [nothing; GROUPS],
            recovered: nothing,
        }
    }
}

/// The co-ops' year and the village's pools in every lane; what a head gets beside what is in the rows.
///
/// # Errors
/// When an amount is too large for the lanes.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub fn year<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    when: &RowYear<'_, L>,
    scratch: &mut Scratch<L>,
) -> Result<L, Error> {
    let mut sums = Sums::new();
    if !village.is_plain() {
        general::begin_year(model, village, scratch);
    }
    // Taken out for the year: a co-op's books are many rows, which are not to be copied there and back.
    let mut coops = std::mem::take(&mut scratch.coops);
    for (place, coop) in coops.iter_mut().enumerate() {
        coop_year(model, village, (place, coop), when, &mut sums, scratch)?;
    }
    scratch.coops = coops;
    scratch.harvests[village.coops.len()].bad = when.row.coops.bad(when.luck().common_word);
    tally_coops(&sums, scratch);
    if !village.is_plain() {
        sums.welfare.add_to(&mut scratch.welfare);
        sums.welfare.add_to(scratch.row(of(Of::Welfare)));
    }
    if !village.usual().pools {
        purse::share(model, village, &sums, scratch)?;
        return Ok(L::splat(0));
    }
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
    (place, coop): (usize, &mut CoopLanes<L>),
    when: &RowYear<'_, L>,
    sums: &mut Sums<L>,
    scratch: &mut Scratch<L>,
) -> Result<(), Error> {
    let (terms, plan, usual) = (&when.row.coops, &village.coops[place], village.usual());
    let business = &model.businesses.all[plan.enterprise];
    let drawn = Drawn::new(business, plan, when);
    scratch.harvests[place].bad = terms.bad(drawn.chain_word);
    let net_assets = coop.net_assets();
    if let Some(amount) = net_assets.first_above(MOST_NET_ASSETS.0) {
        return Err(too_large(amount));
    }
    // What is borrowed goes by the capital, and where shares come to the collective there is more of it than in the plan.
    let surplus = if usual.business && (usual.capital || !business.terms.borrows()) {
        surplus(business, plan, &drawn, (net_assets, coop.open), when)
    } else {
        general::operate(model, plan, (coop, &drawn), when, scratch)?
    };
    let distributable = coop.bridge(surplus, terms, sums);
    if usual.pot && usual.dividend {
        let (per_share, odd) = declare(plan, terms, distributable, (coop, sums))?;
        scratch.harvests[place].per_share = per_share;
        pay(plan, [per_share; 2], sums);
        if terms.recover_after.is_some() {
            recover(village.coops.len(), place, per_share, sums, &scratch.lapsed);
        }
        if terms.pays_every_fen && odd.any() {
            spread_odd(&plan.claims[0], (odd, None), terms.recover_after, sums, scratch);
        }
    } else {
        let year = Year { village, place, terms, surplus, distributable };
        general::pay_year(model, &year, (coop, sums), scratch)?;
    }
    let closes_below = match usual.capital {
        true => L::Wide::splat(plan.closes_below.0),
        false => general::closes_below(business, plan, coop),
    };
    let closes = closes_below.gt(coop.net_assets()).and(coop.open);
    if closes.any() {
        close(plan, (place, coop), closes, scratch);
    }
    Ok(())
}

/// Declares a dividend of one pot on all shares, in every lane: what a share is paid, and the odd fen to be spread.
///
/// # Errors
/// When a household would get more than a lane counts.
#[inline(always)]
pub(super) fn declare<L: Lanes>(
    plan: &CoopPlan,
    terms: &CoopTerms<L>,
    distributable: L::Wide,
    (coop, sums): (&mut CoopLanes<L>, &mut Sums<L>),
) -> Result<(L, L), Error> {
    let (mut per_share, mut paid) = (L::splat(0), L::Wide::splat(0));
    if let Some(shares) = &plan.divisor {
        let declared = distributable.mul_div_floor(L::splat(1), shares);
        if let Some(dividend) = declared.first_above(plan.most.per_share) {
            return Err(too_large(dividend.saturating_mul(plan.most.parts[0])));
        }
        per_share = declared.short();
        paid = L::Wide::product(per_share, L::splat(plan.shares.0 as i32));
    }
    coop.count_paying(per_share.gt(L::splat(0)), sums);
    if plan.collective > Shares(0) {
        let collective = L::splat(plan.collective.0 as i32);
        sums.collective = sums.collective.add(L::Wide::product(per_share, collective));
    }
    let odd = distributable.sub(paid);
    if terms.pays_every_fen && plan.divisor.is_some() {
        // Fewer than there are shares, which fit a lane.
        return Ok((per_share, odd.short()));
    }
    coop.carried = coop.carried.add(odd);
    sums.carried = sums.carried.add(odd);
    Ok((per_share, L::splat(0)))
}

/// The mistake that someone would be paid more than a lane counts.
#[cold]
pub(super) fn too_large(amount: i64) -> Error {
    Error::new("enterprises", Kind::Overflow { found: Fen(amount).to_string() })
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

/// Tallies the co-ops of a village.
#[inline(always)]
fn tally_coops<L: Lanes>(sums: &Sums<L>, scratch: &mut Scratch<L>) {
    for (what, amount) in [
        (Of::Surplus, &sums.surplus),
        (Of::Gain, &sums.gain),
        (Of::MadeUp, &sums.made_up),
        (Of::Reserve, &sums.reserve),
        (Of::Carried, &sums.carried),
        (Of::Collective, &sums.collective),
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
pub(super) fn spread_odd<L: Lanes>(
    claims: &ClaimsPlan,
    (odd, uneven): (L, Option<Uneven<L>>),
    recover_after: Option<L::Narrow>,
    sums: &mut Sums<L>,
    scratch: &mut Scratch<L>,
) {
    let Scratch { rights, extra, states, .. } = scratch;
    let (extra, states) = (extra.as_mut_slice(), states.as_slice());
    let mut paid = [[L::splat(0); 2]; GROUPS];
    let mut recovered = L::splat(0);
    let collective = odd::spread(claims, odd, uneven, rights, |at, fen| {
        let (house, group, mut fen) = (at.house as usize, at.group as usize, fen);
        if let (Some(years), On::Allocated) = (recover_after, at.on) {
            let kept = registered(years, group, &states[house]);
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

/// A sum with a row more.
#[inline(always)]
pub(super) fn widened<W: Wide>(sum: W, more: W::Short) -> W {
    sum.add(W::product(more, W::Short::splat(1)))
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
        let books = coop.books(lane, plan.firm.opening.special);
        let mut shares = [plan.shares.0, paid_in];
        let changed = scratch.general.changed_shares(plan, (place, lane));
        shares.iter_mut().zip(changed).for_each(|(shares, changed)| *shares += changed);
        let [all, paid_in] = shares.map(Shares);
        let left = books.net_assets();
        let refunds = refund_per_share(books.divisible().or_nothing(), all).times(paid_in);
        scratch.add(of(Of::Refunds), lane, refunds.0);
        scratch.add(of(Of::Returned), lane, (left - refunds).0);
        scratch.fund[lane] += (left - refunds).0;
    }
    coop.open = coop.open.and_not(closes);
    for books in [&mut coop.base, &mut coop.reserve, &mut coop.risk, &mut coop.loss, &mut coop.carried] {
        *books = books.only(coop.open);
    }
    scratch.general.close(place, coop.open);
}
