//! The co-ops' part of the kernel: in rows of draws too, the same as [`crate::rules`] step by step.
//!
//! These are the steps that most rules take. Where a village's rules take another ([`super::village::Usual`]), it is
//! taken by [`super::general`], where each lane calls the rules.

use crate::enterprise::MOST_NET_ASSETS;
use crate::model::Model;
use crate::scenario::Error;

use super::books::{CoopLanes, Sums, too_large};
use super::business::{Drawn, surplus};
use super::dividend::{close, declare, pay, recover, spread_odd};
use super::general::{self, Year};
use super::lanes::{Divisor, Lanes, Wide};
use super::odd::Odd;
use super::pools::{self, PoolLanes};
use super::purse;
use super::row::RowYear;
use super::scratch::Scratch;
use super::tally::{GROUPS, InGroup, Overall, in_group, of};
use super::terms::CoopTerms;
use super::village::VillagePlan;

impl<L: Lanes> CoopLanes<L> {
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
        let kept = left.mul_div_down(terms.reserve, &Divisor::MILLION);
        self.reserve = self.reserve.sub(absorbed).add(kept);
        let mut rest = left.sub(kept);
        if let Some(funds) = &terms.funds {
            let [risk, common, welfare] = [0, 1, 2].map(|fund| left.mul_div_down(funds[fund], &Divisor::MILLION));
            self.risk = self.risk.add(risk);
            self.reserve = self.reserve.add(common);
            sums.reserve = sums.reserve.add(risk).add(common);
            sums.welfare = sums.welfare.add(welfare);
            rest = rest.sub(risk).sub(common).sub(welfare);
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
        sums.welfare.add_to(scratch.row(of(Overall::Welfare)));
    }
    if !village.usual().pools {
        purse::share(model, village, &sums, scratch)?;
        return Ok(L::splat(0));
    }
    let pool = PoolLanes::new(when.row.coops, &sums, scratch.heads)?;
    pools::tally(village, &pool, scratch);
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
    if let Some(amount) = net_assets.first_above(MOST_NET_ASSETS.fen()) {
        return Err(too_large(amount));
    }
    // What is borrowed goes by the capital, and where shares come to the collective there is more of it than in the plan.
    let surplus = if usual.business && (usual.capital || !business.terms.borrows()) {
        surplus(business, plan, &drawn, (net_assets, coop.open), when)
    } else {
        general::operate(model, (place, plan), (coop, &drawn), when, scratch)?
    };
    let reserve = coop.reserve;
    let distributable = coop.bridge(surplus, terms, sums);
    if usual.pot && usual.dividend {
        let (per_share, odd) = declare(village, plan, terms, distributable, (coop, sums), &mut scratch.rights)?;
        scratch.harvests[place].per_share = per_share;
        pay(plan, [per_share; 2], sums);
        if terms.recover_after.is_some() {
            recover(village.coops.len(), place, per_share, sums, &scratch.lapsed);
        }
        if odd.any() {
            let odd = Odd { fen: odd, uneven: None, every: terms.pays_every_fen };
            spread_odd(&plan.claims[0], &odd, terms.recover_after, sums, scratch);
        }
    } else {
        let year = Year { village, place, terms, surplus, reserve, distributable };
        general::pay_year(model, &year, (coop, sums), scratch)?;
    }
    let closes_below = match usual.capital {
        true => L::Wide::splat(plan.closes_below.fen()),
        false => general::closes_below(business, scratch.general.promises[place].special, coop),
    };
    let closes = closes_below.gt(coop.net_assets()).and(coop.open);
    if closes.any() {
        close(plan, (place, coop), closes, scratch);
    }
    Ok(())
}

/// Tallies the co-ops of a village.
#[inline(always)]
fn tally_coops<L: Lanes>(sums: &Sums<L>, scratch: &mut Scratch<L>) {
    for (what, amount) in [
        (Overall::Surplus, &sums.surplus),
        (Overall::Gain, &sums.gain),
        (Overall::MadeUp, &sums.made_up),
        (Overall::Reserve, &sums.reserve),
        (Overall::Carried, &sums.carried),
        (Overall::Collective, &sums.collective),
    ] {
        amount.add_to(scratch.row(of(what)));
    }
    sums.paying.add_to(scratch.row(of(Overall::Paying)));
    for group in 0..GROUPS {
        sums.paid_in[group].add_to(scratch.row(in_group(group, InGroup::PaidIn)));
        sums.allocated[group].add_to(scratch.row(in_group(group, InGroup::Allocated)));
    }
}
