//! The pots of a co-op's year in rows of draws: the same as [`crate::rules::Scheme::schedule`].

use crate::rules::{Over, Sharing, floor};
use crate::scenario::{Class, Error, FloorOrder, LawRule, Rounding, Scheme, Shortfall, SurplusRule};
use crate::units::{Fen, Rate};

use super::books::too_large;
use super::lanes::{Divisor, Lanes, Wide, widened};
use super::odd::{self, Rights, Uneven};
use super::village::CoopPlan;

/// What the pots of a co-op's year pay, in each lane.
pub struct Pots<'a, L: Lanes> {
    plan: &'a CoopPlan,
    /// Par value of a share.
    par: Fen,
    /// Shares that came to the collective since the start.
    bought: L::Wide,
    rounding: Rounding,
    rights: &'a mut Rights<L>,
    /// What a paid-in share, an allocated share, a unit of trade and a member are paid.
    pub rates: [L::Wide; 4],
    /// What who trades the most is paid for it at the most.
    pub most_by_trade: L::Wide,
    /// What is shared over accounts, where the reserve does not lie as trade does.
    pub by_account: L::Wide,
    /// What the collective is paid.
    pub collective: L::Wide,
    /// Fen that are carried to next year.
    pub carried: L::Wide,
    /// Mask where something is paid.
    pub pays: L,
    /// Odd fen by what they are shared over.
    pub odd: &'a mut Vec<(Over, L)>,
}

/// What is to be shared, in each lane.
pub struct Yield<L: Lanes> {
    /// The surplus, or the loss.
    pub profit: L::Wide,
    /// What can be shared.
    pub distributable: L::Wide,
    /// The reserve, with what the year adds to it.
    pub reserve: L::Wide,
    /// What of it lies in accounts, where it does not lie as trade does.
    pub accounts: Option<L::Wide>,
    /// Mask where the co-op has not closed.
    pub open: L,
    /// The special fund.
    pub special: L::Wide,
}

/// A year of a floor's promise, in each lane: the same as [`floor::FloorYear`].
pub struct FloorLanes<L: Lanes> {
    /// Promised for this year.
    pub promised: L::Wide,
    /// Paid by the guarantor.
    pub guaranteed: L::Wide,
    /// What is left unpaid.
    pub unpaid: L::Wide,
    /// Mask where it is not paid out of what is to be shared.
    pub short: L,
}

impl<'a, L: Lanes> Pots<'a, L> {
    /// Without pots.
    pub fn new(
        (scheme, plan, par): (&Scheme, &'a CoopPlan, Fen),
        bought: L::Wide,
        odd: &'a mut Vec<(Over, L)>,
        rights: &'a mut Rights<L>,
    ) -> Self {
        odd.clear();
        let nothing = L::Wide::splat(0);
        Pots {
            plan,
            par,
            bought,
            rounding: scheme.rounding,
            rights,
            rates: [nothing; 4],
            most_by_trade: nothing,
            by_account: nothing,
            collective: nothing,
            carried: nothing,
            pays: L::splat(0),
            odd,
        }
    }

    /// Shares what is distributable; what a floor promised, and what it owes now, where there is one.
    ///
    /// # Errors
    /// When a pot with odd fen has more parts than a lane counts.
    #[inline(always)]
    pub fn share(
        &mut self,
        scheme: &Scheme,
        year: &Yield<L>,
        arrears: &mut L::Wide,
    ) -> Result<Option<FloorLanes<L>>, Error> {
        let nothing = L::Wide::splat(0);
        let refund = match &scheme.surplus {
            SurplusRule::Shares(_) => nothing,
            SurplusRule::Law(rule) => {
                let rest = L::splat((Rate::ONE - rule.patronage).ppm() as i32);
                year.distributable.sub(year.distributable.mul_div_down(rest, &Divisor::MILLION))
            }
        };
        let (by_trade, resolved) = if self.plan.base.traded > 0 { (refund, nothing) } else { (nothing, refund) };
        self.add(Over::Trade, by_trade)?;
        let mut left = year.distributable.sub(refund);
        let floor = match floor::terms(&scheme.floor) {
            Some(terms) => Some(self.promise(&terms, year, arrears, &mut left)?),
            None => None,
        };
        match &scheme.surplus {
            SurplusRule::Shares(_) => {
                self.add(Over::Shares, left)?;
            }
            SurplusRule::Law(rule) => self.share_by_law(rule, left, resolved, year)?,
        }
        Ok(floor)
    }

    /// The parts of a pot: all of them, and the collective's.
    #[inline(always)]
    fn parts(&self, over: Over) -> [L::Wide; 2] {
        parts::<L>(self.plan, self.bought, over)
    }

    /// Capital at par.
    #[inline(always)]
    fn capital(&self) -> L::Wide {
        let capital = L::Wide::splat(self.plan.base.capital.fen());
        match self.bought.gt(L::Wide::splat(0)).any() {
            true => capital.add(self.bought.mul(L::Wide::splat(self.par.fen()))),
            false => capital,
        }
    }

    /// Declares a pot; what of it does not divide.
    #[inline(always)]
    fn add(&mut self, over: Over, amount: L::Wide) -> Result<L::Wide, Error> {
        let (nothing, one) = (L::Wide::splat(0), L::Wide::splat(1));
        if !amount.gt(nothing).any() {
            self.carried = self.carried.add(amount);
            return Ok(amount);
        }
        let [all, collective] = self.parts(over);
        let some = all.gt(nothing);
        let payable = amount.or_nothing().only(some);
        let (rate, rest) = payable.div_rest(all.max(one));
        let sharing = over.sharing(self.rounding, self.par);
        let left = amount.sub(payable).add(self.odd_left((over, sharing), all, rest)?);
        self.carried = self.carried.add(left);
        if over == Over::Members || over.has(Class::Collective) {
            self.collective = self.collective.add(rate.mul(collective));
        }
        let paid = match over {
            Over::Trade | Over::Reserve => [false, false, true, false],
            Over::Members => [false, false, false, true],
            shares => [shares.has(Class::PaidIn), shares.has(Class::Allocated), false, false],
        };
        for (sum, _) in self.rates.iter_mut().zip(paid).filter(|(_, is_paid)| *is_paid) {
            *sum = sum.add(rate);
        }
        if matches!(over, Over::Trade | Over::Reserve) {
            let most = payable.part(L::Wide::splat(self.plan.most.parts[1]), all.max(one)).add(one);
            self.most_by_trade = self.most_by_trade.add(most);
        }
        let pays = if sharing == Sharing::WholeFen { rate } else { payable }.gt(nothing);
        self.pays = self.pays.xor(pays.and_not(self.pays));
        Ok(left)
    }

    /// Notes what whole fen a part leave, where the holders have a part of it; what is left of that.
    #[inline(always)]
    fn odd_left(&mut self, (over, sharing): (Over, Sharing), all: L::Wide, rest: L::Wide) -> Result<L::Wide, Error> {
        let nothing = L::Wide::splat(0);
        if sharing == Sharing::WholeFen {
            return Ok(rest);
        }
        // As many parts as a lane counts; of shares bought there may be more.
        if let Some(parts) = all.only(rest.gt(nothing)).first_above(i32::MAX.into()) {
            return Err(too_large(parts.saturating_mul(self.par.fen())));
        }
        let odd = rest.short();
        self.odd.push((over, odd));
        if sharing == Sharing::EveryFen || !odd.any() {
            return Ok(nothing);
        }
        let claims = self.plan.claims.iter().find(|claims| claims.over == over).expect("laid out before");
        let left = odd::left(claims, odd, uneven(self.plan, self.bought, over), self.rights);
        Ok(widened(nothing, left))
    }

    /// Fills a floor's pots and takes them off what is left: the same as [`floor::Terms::share`].
    #[inline(never)]
    fn promise(
        &mut self,
        terms: &floor::Terms,
        year: &Yield<L>,
        arrears: &mut L::Wide,
        left: &mut L::Wide,
    ) -> Result<FloorLanes<L>, Error> {
        let (nothing, one) = (L::Wide::splat(0), L::Wide::splat(1));
        let (of_class, others) = (Over::class(terms.class), Over::other_than(terms.class));
        let ([held, _], [all, _]) = (self.parts(of_class), self.parts(Over::Shares));
        let holds = held.gt(nothing).and(year.open);
        let capital = self.capital().part(held, all.max(one));
        let promised = promise_on::<L>(terms, capital, year.profit).only(holds);
        let due = promised.add(arrears.only(holds));
        let paid = due.min(*left).only(holds);
        let wanted = if terms.shortfall == Shortfall::Guarantor { due.sub(paid) } else { nothing };
        let [own, guaranteed] = match terms.order {
            FloorOrder::Before => {
                *left = left.sub(paid);
                self.add_guaranteed(of_class, paid, wanted)?
            }
            FloorOrder::Beside => {
                let shared = left.only(holds);
                let class = paid.add(beside::<L>(shared, held, all.max(one))).min(shared);
                *left = left.sub(shared);
                let arrived = self.add_guaranteed(of_class, class, wanted)?;
                self.add(others, shared.sub(class))?;
                arrived
            }
        };
        let unpaid = due.sub(paid.min(own)).sub(guaranteed);
        let owed = if terms.shortfall == Shortfall::Cumulate { unpaid } else { nothing };
        *arrears = arrears.sub(arrears.only(holds)).add(owed);
        Ok(FloorLanes { promised, guaranteed, unpaid, short: due.gt(paid) })
    }

    /// The same as [`crate::rules::Schedule::add_guaranteed`]: what arrives of the co-op's own means and of a guarantor's.
    #[inline(always)]
    fn add_guaranteed(&mut self, over: Over, own: L::Wide, wanted: L::Wide) -> Result<[L::Wide; 2], Error> {
        let left = self.add(over, own.add(wanted))?;
        let not_needed = wanted.min(left);
        self.carried = self.carried.sub(not_needed);
        Ok([own.sub(left.sub(not_needed)), wanted.sub(not_needed)])
    }

    /// The same as [`crate::rules::law::share`].
    #[inline(always)]
    fn share_by_law(&mut self, rule: &LawRule, left: L::Wide, resolved: L::Wide, year: &Yield<L>) -> Result<(), Error> {
        let (nothing, one) = (L::Wide::splat(0), L::Wide::splat(1));
        let by_trade = if self.plan.base.traded == 0 { nothing } else { year.reserve };
        let reserve = year.accounts.unwrap_or(by_trade);
        let [members, _] = self.parts(Over::Members);
        let subsidy = L::Wide::splat((rule.subsidy + rule.donations).fen()).add(year.special).only(members.gt(nothing));
        let all = self.capital().add(reserve).add(subsidy).max(one);
        let (by_reserve, equally) = (left.part(reserve, all), left.part(subsidy, all));
        self.add(Over::Shares, resolved.add(left).sub(by_reserve).sub(equally))?;
        if year.accounts.is_some() {
            self.by_account = by_reserve;
            self.pays = self.pays.xor(by_reserve.gt(nothing).and_not(self.pays));
        } else {
            self.add(Over::Reserve, by_reserve)?;
        }
        self.add(Over::Members, equally)?;
        Ok(())
    }
}

/// The parts of a pot when so many shares have come to the collective: all of them, and the collective's; the same as
/// [`CoopPlan::base_with`] has.
#[inline(always)]
fn parts<L: Lanes>(plan: &CoopPlan, bought: L::Wide, over: Over) -> [L::Wide; 2] {
    let nothing = L::Wide::splat(0);
    let more = match over {
        Over::Members if plan.base.collective == 0 => L::Wide::splat(1).only(bought.gt(nothing)),
        over if over.has(Class::Collective) => bought,
        _ => nothing,
    };
    [over.parts(&plan.base), over.of_collective(&plan.base)].map(|parts| L::Wide::splat(parts).add(more))
}

/// The parts of a pot for its odd fen, where shares have come to the collective in some lane.
#[inline(always)]
pub fn uneven<L: Lanes>(plan: &CoopPlan, bought: L::Wide, over: Over) -> Option<Uneven<L>> {
    let [all, collective] = parts::<L>(plan, bought, over);
    bought.gt(L::Wide::splat(0)).any().then(|| Uneven { all: all.short(), collective: collective.short() })
}

/// The same as [`floor::Terms::promise`].
#[inline(always)]
fn promise_on<L: Lanes>(terms: &floor::Terms, capital: L::Wide, profit: L::Wide) -> L::Wide {
    let times = |amount: L::Wide, rate: Rate| amount.mul_div_down(L::splat(rate.ppm() as i32), &Divisor::MILLION);
    let fixed = times(capital, terms.rate);
    match terms.threshold {
        None => fixed,
        Some((limit, of_profit)) => {
            let above = profit.gt(L::Wide::splat(limit.fen()));
            fixed.sub(fixed.only(above)).add(times(profit, of_profit).only(above))
        }
    }
}

/// The part of `held` shares of `all`, to the nearest fen, as [`floor::Terms::share`] has it.
#[inline(always)]
fn beside<L: Lanes>(dividends: L::Wide, held: L::Wide, all: L::Wide) -> L::Wide {
    let down = dividends.part(held, all);
    let others = dividends.sub(down).sub(dividends.part(all.sub(held), all));
    let remainder = dividends.mul(held).sub(down.mul(all));
    let is_larger = all.gt(remainder.add(remainder));
    down.add(others.sub(others.only(is_larger)))
}
