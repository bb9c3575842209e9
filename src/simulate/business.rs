//! The co-ops' business in rows of draws: luck, and the surplus that it leaves.

use crate::chance::word_of_spread;
use crate::enterprise::{Business, LEAST_RETURN, SharedLuck, YearLuck as OneYearLuck};
use crate::table::RETURN_BITS;
use crate::units::{Fen, Rate};

use super::lanes::{Divisor, Lanes, Wide};
use super::luck::CommonLanes;
use super::row::RowYear;
use super::village::CoopPlan;

/// What luck draws for a co-op.
pub struct Drawn<'a, L> {
    common: &'a CommonLanes<L>,
    /// The return before a disaster.
    rate: L,
    /// Its chain's word, or its own.
    pub chain_word: L,
    /// Mask where a disaster strikes.
    strikes: L,
}

impl<'a, L: Lanes> Drawn<'a, L> {
    /// The same as [`Business::luck`].
    #[inline(always)]
    pub fn new(business: &Business, plan: &CoopPlan, when: &RowYear<'a, L>) -> Drawn<'a, L> {
        let (luck, row) = (&when.row.luck.years[when.year], when.row);
        let common = &luck.businesses[plan.enterprise];
        let word =
            |which: usize| row.luck.turned(|block| word_of_spread(luck.coop_keys[block][which], plan.spread as u32));
        let own = word(0);
        let drawn = own.and_not(common.is_drawn).xor(common.drawn);
        let mut rate = L::pick(business.returns(), drawn.shr_by(32 - RETURN_BITS));
        if business.is_moved() {
            rate = rate.add(common.moved).max(L::splat(LEAST_RETURN));
        }
        let strikes = row.coops.disasters[plan.enterprise].holds(word(1));
        Drawn { common, rate, chain_word: common.chain_word.unwrap_or(own), strikes }
    }
}

impl<L: Lanes> Drawn<'_, L> {
    /// The same of one lane.
    pub fn luck(&self, business: &Business, plan: &CoopPlan, shared: &SharedLuck, lane: usize) -> OneYearLuck {
        let of = |row: L| row.lanes()[lane];
        let strikes = of(self.strikes) != 0;
        OneYearLuck {
            earned: Rate::new(of(self.rate).into()),
            destroyed: if strikes { business.loss(shared, plan.spread as u32) } else { Rate::ZERO },
            shocked: self.common.shocked.map_or(Rate::ZERO, |shocked| Rate::new(of(shocked).into())),
            chain_word: of(self.chain_word) as u32,
        }
    }
}

/// A co-op's surplus, or its loss: the same as [`crate::enterprise::Terms`] works.
#[inline(always)]
pub fn surplus<L: Lanes>(
    business: &Business,
    plan: &CoopPlan,
    drawn: &Drawn<'_, L>,
    (net_assets, open): (L::Wide, L),
    when: &RowYear<'_, L>,
) -> L::Wide {
    let mut productive = net_assets;
    let mut cost = L::Wide::splat(0);
    if plan.loan != Fen::ZERO {
        productive = productive.add(L::Wide::splat(plan.loan.fen()).only(open));
        cost = L::Wide::splat(plan.interest.fen()).only(open);
    }
    if business.terms.costs != Rate::ZERO {
        let rate = L::splat(business.terms.costs.ppm() as i32);
        cost = cost.add(productive.mul_div_down(rate, &Divisor::MILLION));
    }
    if drawn.strikes.any() {
        cost = cost.add(disaster(business, plan, drawn.strikes, productive, when));
    }
    if let Some(shocked) = drawn.common.shocked {
        cost = cost.add(productive.mul_div_down(shocked, &Divisor::MILLION));
    }
    let gain = productive.mul_div_down(drawn.rate, &Divisor::MILLION).sub(cost);
    gain.max(L::Wide::splat(0).sub(net_assets))
}

/// What disasters destroy, less what insurance pays; they are few.
#[cold]
fn disaster<L: Lanes>(
    business: &Business,
    plan: &CoopPlan,
    strikes: L,
    productive: L::Wide,
    when: &RowYear<'_, L>,
) -> L::Wide {
    let mut out = L::Wide::splat(0);
    for (lane, shared) in when.shared().iter().enumerate().filter(|&(lane, _)| strikes.lanes()[lane] != 0) {
        let loss = business.loss(shared, plan.spread as u32);
        let destroyed = Fen::new(productive.lanes()[lane]).mul_rate_down(loss);
        out.lanes_mut()[lane] = (destroyed - destroyed.mul_rate_down(business.terms.insured)).fen();
    }
    out
}
