//! The claims on a co-op's pots, laid out once: who has how many parts of what.

use crate::order::sort;
use crate::rules::{Base, Over};

use super::tally::OTHERS;

/// Up to so many parts numbers of them have a quick product.
pub(super) const MOST_SHORT: i64 = (1 << 15) - 1;

/// So many stakes are looked at in one step.
pub(super) const AT_ONCE: usize = 4;

/// The claims on a co-op's pots over one thing, laid out once.
#[derive(Clone, Debug)]
pub struct ClaimsPlan {
    /// Over what.
    pub over: Over,
    /// All parts.
    pub(super) parts: i64,
    /// How large the claims are: the collective's, then each size of the households' once, ascending, then claims to
    /// nothing of nobody that make a whole number of [`AT_ONCE`].
    pub(super) stakes: Vec<Stake>,
    /// Claims that have a stake, two stakes in the halves of each number.
    pub(super) counts: Vec<i32>,
    /// The households' claims in the order of the register numbers.
    pub(super) claims: Vec<ClaimPlan>,
}

/// Claims of one size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stake {
    /// Parts.
    pub(super) parts: i32,
    /// Claims that have so many.
    pub(super) claims: i32,
    /// Of all parts, in 32768ths, rounded down; of all of them one less.
    pub(super) of_all: i32,
}

/// A household's claim.
#[derive(Clone, Copy, Debug)]
pub struct ClaimPlan {
    /// Its place.
    pub house: u32,
    /// Its rank among the co-op's holders.
    pub holder: u32,
    /// Its group.
    pub group: u8,
    /// What it is for.
    pub on: On,
    /// Whether it is one of most: another household's for what it paid in or traded.
    pub is_usual: bool,
    /// Position of the stake.
    pub(super) stake: u32,
}

/// What a claim is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum On {
    /// Paid-in shares.
    PaidIn,
    /// Allocated shares.
    Allocated,
    /// Trade, or membership.
    Patronage,
}

/// The group and purpose of most claims on a pot.
pub fn usual(over: Over) -> (usize, On) {
    let is_by_shares = !matches!(over, Over::Trade | Over::Reserve | Over::Members);
    (OTHERS, if is_by_shares { On::PaidIn } else { On::Patronage })
}

/// A holder of a co-op: place in the plan's houses, group, and what it holds: paid-in shares, allocated shares, trade.
pub type Holder = (usize, usize, [i64; 3]);

impl ClaimsPlan {
    /// Lays out the claims of holders in the order of their register numbers.
    pub fn new(over: Over, holders: &[Holder], collective: i64) -> ClaimsPlan {
        let mut claims = Vec::new();
        let mut sizes = Vec::new();
        for (rank, &(house, group, [paid_in, allocated, traded])) in holders.iter().enumerate() {
            let parts = over.of_holding(paid_in, allocated, traded);
            for (parts, on) in parts.into_iter().zip([On::PaidIn, On::Allocated, On::Patronage]) {
                if parts > 0 {
                    sizes.push((parts, claims.len() as u32));
                    let (house, holder, group) = (house as u32, rank as u32, group as u8);
                    let is_usual = (usize::from(group), on) == usual(over);
                    claims.push(ClaimPlan { house, holder, group, on, is_usual, stake: 0 });
                }
            }
        }
        let collective = over.of_collective(&Base { collective, ..Base::default() });
        let parts = sizes.iter().map(|size| size.0).sum::<i64>() + collective;
        let mut plan = ClaimsPlan { over, parts, stakes: Vec::new(), counts: Vec::new(), claims };
        plan.add_stake(collective, 1);
        sort(&mut sizes);
        let mut last = 0;
        for (parts, claim) in sizes {
            // Nobody's claim is to nothing.
            if parts != last {
                plan.add_stake(parts, 0);
                last = parts;
            }
            let stake = plan.stakes.len() - 1;
            plan.stakes[stake].claims += 1;
            plan.claims[claim as usize].stake = stake as u32;
        }
        while !plan.stakes.len().is_multiple_of(AT_ONCE) {
            plan.add_stake(0, 0);
        }
        let counts = plan.stakes.as_chunks().0.iter().map(|[low, high]| low.claims | high.claims << 16);
        plan.counts = counts.collect();
        plan
    }

    fn add_stake(&mut self, parts: i64, claims: i32) {
        let of_all =
            if (1..=MOST_SHORT).contains(&self.parts) { ((parts << 15) / self.parts).min(MOST_SHORT) } else { 0 };
        self.stakes.push(Stake { parts: parts as i32, claims, of_all: of_all as i32 });
    }
}
