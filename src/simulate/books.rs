//! What stands in the co-ops' books and in the village's sums, in rows of draws.

use crate::rules::{Books, Over, accounts};
use crate::scenario::{Error, QuantifiedBy};
use crate::units::{Fen, mul_div_down};

use super::lanes::{Lanes, Wide};
use super::tally::GROUPS;
use super::village::{CoopPlan, Holder};

/// Whose books are meant: of a co-op, in a lane.
#[derive(Clone, Copy)]
pub(super) struct BookOf {
    /// The co-op's place in the village.
    pub place: usize,
    /// The lane.
    pub lane: usize,
}

/// A co-op's books, in each lane.
#[derive(Clone, Copy)]
pub struct CoopLanes<L: Lanes> {
    /// Capital and special fund.
    pub(super) base: L::Wide,
    pub(super) reserve: L::Wide,
    pub(super) risk: L::Wide,
    pub(super) loss: L::Wide,
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
            base: L::Wide::splat((opening.capital + opening.special).fen()),
            reserve: L::Wide::splat(opening.reserve.fen()),
            risk: L::Wide::splat(opening.risk.fen()),
            loss: L::Wide::splat(opening.loss.fen()),
            carried: L::Wide::splat(opening.carried.fen()),
            open: L::splat(-1),
            paying: L::splat(0),
        }
    }

    /// Net assets.
    #[inline(always)]
    pub fn net_assets(&self) -> L::Wide {
        self.base.add(self.reserve).add(self.risk).add(self.carried).sub(self.loss)
    }

    /// The books of one lane, with this special fund; without what else [`super::general`] notes.
    pub(super) fn books(&self, lane: usize, special: Fen) -> Books {
        let [base, reserve, risk, loss, carried] =
            [&self.base, &self.reserve, &self.risk, &self.loss, &self.carried].map(|row| Fen::new(row.lanes()[lane]));
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
            row.lanes_mut()[lane] = amount.fen();
        }
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
    pub(super) surplus: L::Wide,
    pub(super) gain: L::Wide,
    pub(super) made_up: L::Wide,
    pub(super) reserve: L::Wide,
    pub carried: L::Wide,
    /// Parts of surpluses for the village's welfare fund.
    pub welfare: L::Wide,
    pub(super) paying: L,
    /// Dividends on the collective's shares.
    pub collective: L::Wide,
    pub paid_in: [L::Wide; GROUPS],
    pub allocated: [L::Wide; GROUPS],
    /// Dividends on recovered shares.
    pub recovered: L::Wide,
}

impl<L: Lanes> Sums<L> {
    pub fn new() -> Sums<L> {
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

/// Scratch space of the rarer steps.
pub struct General<L: Lanes> {
    /// `[house]`: whether its allocated shares have become paid-in ones.
    pub(super) converted: Vec<L>,
    /// `[holder of the co-op at hand]`: allocated shares that it has lost; empty where none can be.
    pub(super) lost: Vec<L>,
    /// `[co-op]`.
    pub(super) promises: Vec<Promises<L>>,
    /// `[co-op][lane]`: the layers of its reserve, or by contribution its holders' accounts; empty where it lies as trade
    /// does.
    pub(super) layers: Vec<Vec<Vec<Fen>>>,
    /// Odd fen of the co-op at hand, by what they are shared over.
    pub(super) odd: Vec<(Over, L)>,
    /// Wages of a job of the co-op at hand.
    pub(super) job: L,
    /// `[lane]`: what the village kept this year.
    pub(super) kept: Vec<Fen>,
    /// `[lane]`: the state's part of what co-ops have left this year.
    pub(super) handed: Vec<Fen>,
}

/// What stands beside a co-op's assets, in each lane.
#[derive(Clone, Copy)]
pub(super) struct Promises<L: Lanes> {
    /// As in [`Books`].
    pub(super) arrears: L::Wide,
    /// As in [`Books`].
    pub(super) bought: L::Wide,
    /// As in [`Books`].
    pub(super) special: L::Wide,
}

impl<L: Lanes> General<L> {
    /// Room for any village.
    pub fn new() -> General<L> {
        General {
            converted: Vec::new(),
            lost: Vec::new(),
            promises: Vec::new(),
            layers: Vec::new(),
            odd: Vec::new(),
            job: L::splat(0),
            kept: Vec::new(),
            handed: Vec::new(),
        }
    }

    /// Puts a village of so many households and these co-ops at its start.
    pub fn start(&mut self, houses: usize, coops: &[CoopPlan]) {
        self.converted.clear();
        self.converted.resize(houses, L::splat(0));
        self.promises.clear();
        self.layers.clear();
        self.layers.resize(coops.len(), Vec::new());
        let promises = |coop: &CoopPlan| {
            let [arrears, special] = [coop.firm.opening.arrears, coop.firm.opening.special];
            let [arrears, special] = [arrears, special].map(|amount| L::Wide::splat(amount.fen()));
            Promises { arrears, bought: L::Wide::splat(0), special }
        };
        self.promises.extend(coops.iter().map(promises));
        self.handed.clear();
        self.handed.resize(L::N, Fen::ZERO);
        self.kept.clear();
        self.kept.resize(L::N, Fen::ZERO);
    }

    /// How many shares a co-op has more than at the start, and how many of its paid-in ones were allocated once.
    pub(super) fn changed_shares(&self, coop: &CoopPlan, BookOf { place, lane }: BookOf) -> [i64; 2] {
        let bought = self.promises.get(place).map_or(0, |promises| promises.bought.lanes()[lane]);
        let converted = |holder: &&Holder| self.converted[holder.house as usize].lanes()[lane] != 0;
        let converted = coop.holders.iter().filter(converted).map(|holder| i64::from(holder.allocated)).sum();
        [bought, converted]
    }

    /// What of a co-op's reserve is quantified to each holder in a lane, nothing but under the law; and all that is, with the
    /// collective's part.
    pub(super) fn quantified(&self, coop: &CoopPlan, BookOf { place, lane }: BookOf, reserve: Fen) -> (Vec<Fen>, Fen) {
        let all = coop.base.traded;
        let by_trade = |holder: &Holder| match holder.traded {
            0 => Fen::ZERO,
            traded => Fen::new(mul_div_down(reserve.fen(), traded.into(), all)),
        };
        let accounts = match coop.quantified {
            None => Vec::new(),
            Some(QuantifiedBy::ByTrade) if coop.layers.is_empty() => coop.holders.iter().map(by_trade).collect(),
            Some(_) => self.in_accounts(coop, BookOf { place, lane }),
        };
        let all = accounts.iter().copied().sum::<Fen>();
        let all = if coop.is_by_capital() && self.has_own(coop, BookOf { place, lane }) { reserve } else { all };
        (accounts, all)
    }

    /// What lies in each holder's account in a lane.
    pub(super) fn in_accounts(&self, coop: &CoopPlan, BookOf { place, lane }: BookOf) -> Vec<Fen> {
        let amounts = &self.layers[place][lane];
        match coop.is_by_capital() {
            true => amounts.clone(),
            false => (0..coop.holders.len()).map(|rank| accounts::account(&coop.layers, amounts, rank)).collect(),
        }
    }

    /// Whether the collective has an account: it holds shares, or stands for allocated ones.
    pub(super) fn has_own(&self, coop: &CoopPlan, BookOf { place, lane }: BookOf) -> bool {
        let bought = self.promises.get(place).map_or(0, |promises| promises.bought.lanes()[lane]);
        coop.base.collective + coop.base.allocated + bought > 0
    }

    /// Lets the accounts follow the reserve in a lane.
    pub(super) fn follow(&mut self, coop: &CoopPlan, BookOf { place, lane }: BookOf, [before, after]: [Fen; 2]) {
        let bought = self.promises[place].bought.lanes()[lane];
        let amounts = &mut self.layers[place][lane];
        if coop.is_by_capital() {
            let own: Vec<i64> = coop.holders.iter().map(|holder| holder.paid_in.into()).collect();
            accounts::follow_each(amounts, &own, coop.base.shares() + bought, [before, after]);
        } else {
            accounts::follow(amounts, coop.layers.len(), before, after);
        }
    }

    /// Forgets what is promised where a co-op is not open.
    pub(super) fn close(&mut self, place: usize, open: L) {
        if let Some(promises) = self.promises.get_mut(place) {
            promises.arrears = promises.arrears.only(open);
            promises.bought = promises.bought.only(open);
            promises.special = promises.special.only(open);
        }
    }
}

impl<L: Lanes> Promises<L> {
    /// The special fund in one lane.
    pub(super) fn special(&self, lane: usize) -> Fen {
        Fen::new(self.special.lanes()[lane])
    }

    /// The whole books of a co-op in one lane.
    pub(super) fn books(&self, coop: &CoopLanes<L>, lane: usize) -> Books {
        let (arrears, bought) = (Fen::new(self.arrears.lanes()[lane]), self.bought.lanes()[lane]);
        Books { arrears, bought, ..coop.books(lane, self.special(lane)) }
    }
}

/// The mistake that someone would be paid more than a lane counts.
#[cold]
pub(super) fn too_large(amount: i64) -> Error {
    Error::overflow("enterprises", Fen::new(amount))
}
