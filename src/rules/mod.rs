//! The rule book: one file a rule.
//!
//! A rule turns a co-op's year into amounts that can be read off: the [`Bridge`] from surplus to
//! distributable surplus, the [`Declared`] dividend, the [`Pool`] of the village. These records are the
//! explanation too: they hold every intermediate sum, so the ledger prints what the thousand futures
//! computed, from the same calls.
//!
//! ```
//! use fenhong::rules::{Base, Books};
//! use fenhong::{Fen, cases};
//!
//! // A co-op of 400 shares of 1,000 yuan made 30,000 yuan.
//! let scheme = cases::find("hui").unwrap().scenario().scheme;
//! let base = Base::of_shares(200, 120, 80, Fen::yuan(1_000));
//! let mut books = Books::opened_with(base.capital);
//! let bridge = scheme.bridge(&mut books, Fen::yuan(30_000));
//! let (schedule, _) = scheme.schedule(&mut books, &bridge, &base, &|_| Vec::new());
//! let pots: Fen = schedule.pots().iter().map(|pot| pot.amount).sum();
//! assert_eq!(pots, bridge.distributable);
//! assert_eq!(bridge.surplus, bridge.added() + bridge.risk + bridge.welfare + bridge.distributable);
//! ```

pub mod accounts;
pub mod adjustment;
mod book;
mod books;
pub mod closing;
pub mod entry;
pub mod exit;
pub mod floor;
pub mod fund;
pub mod hui;
pub mod infrastructure;
pub mod law;
pub mod opening;
mod parts;
mod pool;
mod poor_first;
mod posts;
pub mod rceo;
pub mod rounding;
mod schedule;
pub mod shares;
pub mod surplus;
pub mod welfare;

pub use book::{RULES, Rule};
pub use books::{Books, Bridge};
pub use floor::FloorYear;
pub use pool::{Heads, Pool, Purse};
pub use rounding::{Claim, Declared, Sharing};
pub use schedule::{Arrived, Base, Holders, Over, Pot, Schedule};

use crate::scenario::{Adjustment, CollectiveRule, Floor, FundUse, QuantifiedBy, Rounding, Scheme, SurplusRule};
use crate::units::{Fen, Rate};

impl CollectiveRule {
    /// The setting that says what the village keeps.
    pub fn keeps_setting(&self) -> &'static str {
        match self {
            CollectiveRule::Hui(_) | CollectiveRule::Posts(_) | CollectiveRule::PoorFirst(_) => {
                "scheme.collective.accumulation"
            }
            CollectiveRule::RceoShares(_) => "scheme.collective.fund",
            CollectiveRule::Welfare(_) => "scheme.collective.paid",
            CollectiveRule::Parts(_) => "scheme.collective.collective",
        }
    }
}

impl Scheme {
    /// What is kept of a surplus before it is shared.
    #[inline(always)]
    pub fn funds(&self) -> surplus::Funds {
        match &self.surplus {
            SurplusRule::Shares(rule) => shares::funds(rule),
            SurplusRule::Law(rule) => law::funds(rule),
        }
    }

    /// Over what its pots can be shared; all shares come first.
    pub fn shared_over(&self) -> Vec<Over> {
        let mut over = vec![Over::Shares];
        if matches!(self.surplus, SurplusRule::Law(_)) {
            over.extend([Over::Trade, Over::Reserve, Over::Members]);
        }
        if let Some(floor) = floor::terms(&self.floor) {
            over.extend([Over::class(floor.class), Over::other_than(floor.class)]);
        }
        over
    }

    /// Runs the surplus through the order of the year and moves the books.
    #[inline(always)]
    pub fn bridge(&self, books: &mut Books, surplus: Fen) -> Bridge {
        let before = books.net_assets();
        let bridge = surplus::bridge(self.funds(), books, surplus);
        let after = books.net_assets() + bridge.distributable + bridge.welfare;
        assert!(before + surplus == after, "a surplus went astray");
        bridge
    }

    /// Shares what is distributable into pots and carries over what does not divide: what the law returns by
    /// trade, then the floor, then the rest.
    #[inline(always)]
    pub fn schedule<'a>(
        &self,
        books: &mut Books,
        bridge: &Bridge,
        base: &Base,
        holders: Holders<'a>,
    ) -> (Schedule<'a>, FloorYear) {
        let mut schedule = Schedule::new(self.rounding, *base, holders);
        let refund = match &self.surplus {
            SurplusRule::Shares(_) => Fen::ZERO,
            SurplusRule::Law(rule) => law::refund(rule, bridge.distributable),
        };
        let (by_trade, resolved) = if base.traded > 0 { (refund, Fen::ZERO) } else { (Fen::ZERO, refund) };
        schedule.add(Over::Trade, by_trade);
        let dividends = bridge.distributable - refund;
        let (floor, left) = match floor::terms(&self.floor) {
            Some(terms) => terms.share(bridge.surplus, dividends, &mut books.arrears, base, &mut schedule),
            None => (FloorYear::default(), dividends),
        };
        match &self.surplus {
            SurplusRule::Shares(_) => shares::share(left, &mut schedule),
            SurplusRule::Law(rule) => {
                let counted = self.counted(books.reserve, bridge.added());
                law::share(rule, left, resolved, [counted, books.special], base, &mut schedule);
            }
        }
        let pots: Fen = schedule.pots().iter().map(|pot| pot.amount).sum();
        assert!(pots == bridge.distributable + floor.guaranteed, "a pot went astray");
        books.carried += schedule.carried();
        (schedule, floor)
    }

    /// By what the reserve is quantified to the members; by nothing but under the law.
    pub fn quantified(&self) -> Option<QuantifiedBy> {
        match &self.surplus {
            SurplusRule::Law(rule) => Some(rule.quantified),
            SurplusRule::Shares(_) => None,
        }
    }

    /// The reserve that counts where what is left is shared by accounts (Art. 44), of one to which the year has added so much.
    pub fn counted(&self, reserve: Fen, added: Fen) -> Fen {
        match &self.surplus {
            SurplusRule::Law(rule) => law::counted(rule, reserve, added),
            SurplusRule::Shares(_) => reserve,
        }
    }

    /// Whether only the most usual rules act: one pot over all shares, no funds beside the reserve, the
    /// collective's dividend as in Hui, allocated shares kept or recovered.
    pub fn is_plain(&self) -> bool {
        let funds = self.funds();
        [funds.risk, funds.common, funds.welfare].iter().all(|&rate| rate == Rate::ZERO)
            && self.has_one_pot()
            && self.has_plain_pools()
            && matches!(self.fund, FundUse::Kept(_))
    }

    /// Whether all that is shared goes by shares, the same on each.
    pub fn has_one_pot(&self) -> bool {
        matches!((&self.surplus, &self.floor), (SurplusRule::Shares(_), Floor::None(_)))
    }

    /// Whether the collective's dividend goes as in Hui, and allocated shares are kept or recovered.
    pub fn has_plain_pools(&self) -> bool {
        matches!(self.collective, CollectiveRule::Hui(_))
            && matches!(self.adjustment, Adjustment::Keep(_) | Adjustment::Recover(_))
    }

    /// Shares out the village's purse.
    #[inline]
    pub fn pool(&self, purse: &Purse, heads: &Heads) -> Pool {
        let mut pool = Pool {
            collective: purse.collective,
            recovered: purse.recovered,
            heads: heads.registered,
            ..Pool::default()
        };
        match &self.collective {
            CollectiveRule::Hui(rule) => hui::pool(rule, self.rounding, purse, heads, &mut pool),
            CollectiveRule::RceoShares(rule) => rceo::pool(rule, purse, heads, &mut pool),
            CollectiveRule::Welfare(rule) => welfare::pool(rule, purse, heads, &mut pool),
            CollectiveRule::Posts(rule) => posts::pool(rule, self.rounding, purse, heads, &mut pool),
            CollectiveRule::Parts(rule) => parts::pool(rule, self.rounding, purse, heads, &mut pool),
            CollectiveRule::PoorFirst(rule) => poor_first::pool(rule, self.rounding, purse, heads, &mut pool),
        }
        adjustment::share(&self.adjustment, self.rounding, &mut pool);
        let shared = pool.kept + pool.paid() + pool.recovered_paid() + pool.others + pool.welfare;
        assert!(shared == purse.collective + purse.recovered, "a village's pool went astray");
        pool
    }

    /// Whether a household off the register loses allocated shares.
    pub fn recovers(&self) -> bool {
        matches!(self.adjustment, Adjustment::Recover(_) | Adjustment::Stop(_) | Adjustment::Taper(_))
    }

    /// Whether allocated shares become paid-in ones when a household leaves the register.
    pub fn converts(&self) -> bool {
        matches!(self.adjustment, Adjustment::Convert(_))
    }

    /// Over what pots are shared of which each holder has its part to the fen: for these the futures look at each claim.
    pub fn shared_by_holder(&self, par: Fen) -> Vec<Over> {
        let is_by_holder = |over: &Over| over.sharing(self.rounding, par) != Sharing::WholeFen;
        self.shared_over().into_iter().filter(is_by_holder).collect()
    }

    /// Whether every fen is paid out, so that single fen go to single holders.
    pub fn pays_every_fen(&self) -> bool {
        self.rounding == Rounding::LargestRemainder
    }
}
