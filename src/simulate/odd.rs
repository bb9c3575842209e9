//! Every fen paid, in lanes: the odd fen of a pot go to the largest remainders.
//!
//! The same as [`crate::rules::rounding::spread_odd`], which sorts one co-op's claims. Here nothing is
//! sorted: equal stakes have equal remainders, so there are few of them, and the least remainder that
//! still gets a fen is found bit by bit, in all lanes at once. Claims of that remainder itself get a fen
//! in the order of the register numbers, until there is none left.

use crate::order::sort;
use crate::rules::{Base, Over};
use crate::units::div_floor;

use super::lanes::Lanes;
use super::wide::Wide;

/// Up to so many parts a product of two numbers of parts fits a lane.
const MOST_SHORT: i64 = 1 << 15;

/// Up to so many parts a product of two numbers of parts can be divided in rows.
const MOST_WIDE: i64 = 1 << 25;

/// Where there are more stakes than this, it saves time to look whether the search is over.
const FEW_STAKES: usize = 12;

/// The claims on a co-op's pots over one thing, laid out once.
#[derive(Clone, Debug)]
pub struct ClaimsPlan {
    /// Over what.
    pub over: Over,
    /// All parts.
    parts: i64,
    /// How large the households' claims are: each size once, ascending; the collective's claim behind them.
    stakes: Vec<Stake>,
    /// The households' claims in the order of the register numbers.
    claims: Vec<ClaimPlan>,
}

/// Claims of one size.
#[derive(Clone, Copy, Debug)]
struct Stake {
    /// Parts.
    parts: i32,
    /// Claims that have so many.
    claims: i32,
    /// Of all parts, in 65536ths, rounded down.
    of_all: i32,
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
    /// Position of the stake.
    stake: u32,
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
                    claims.push(ClaimPlan { house, holder, group, on, stake: 0 });
                }
            }
        }
        let collective = over.of_collective(&Base { collective, ..Base::default() });
        let parts = sizes.iter().map(|size| size.0).sum::<i64>() + collective;
        let mut plan = ClaimsPlan { over, parts, stakes: Vec::new(), claims };
        sort(&mut sizes);
        for (parts, claim) in sizes {
            if plan.stakes.last().is_none_or(|last| i64::from(last.parts) != parts) {
                plan.add_stake(parts, 0);
            }
            let stake = plan.stakes.len() - 1;
            plan.stakes[stake].claims += 1;
            plan.claims[claim as usize].stake = stake as u32;
        }
        plan.add_stake(collective, 1);
        plan
    }

    fn add_stake(&mut self, parts: i64, claims: i32) {
        let of_all = if (1..=MOST_SHORT).contains(&self.parts) { (parts << 16) / self.parts } else { 0 };
        self.stakes.push(Stake { parts: parts as i32, claims, of_all: of_all as i32 });
    }
}

/// What every claim of one size has of the odd fen: whole ones, and the remainder.
#[derive(Clone, Copy)]
pub struct Right<L> {
    whole: L,
    rest: L,
}

/// All parts and the collective's, where these are not the same in every lane.
#[derive(Clone, Copy)]
pub struct Uneven<L> {
    /// All parts.
    pub all: L,
    /// The collective's.
    pub collective: L,
}

/// Spreads the odd fen of a pot that someone has a part of over its claims, each lane for itself: calls `pay` with each
/// household's part, in the order of the register numbers; what the collective gets.
#[inline(always)]
pub fn spread<L: Lanes>(
    plan: &ClaimsPlan,
    odd: L,
    uneven: Option<Uneven<L>>,
    rights: &mut Vec<Right<L>>,
    mut pay: impl FnMut(&ClaimPlan, L),
) -> L {
    let (zero, one) = (L::splat(0), L::splat(1));
    let most = fill_rights(plan, odd, uneven, rights);
    let whole = |sum: L, (stake, right): (&Stake, &Right<L>)| sum.add(L::splat_of(&stake.claims).mul(right.whole));
    let left = odd.sub(plan.stakes.iter().zip(&*rights).fold(zero, whole));
    let least = least_rest(plan, rights, (left, most));
    let mut ties = left.sub(claims_above(plan, rights, least));
    let below_least = least.sub(one);
    let mut claim = |stake: usize| {
        let Right { whole, rest } = rights[stake];
        let above = rest.gt(least);
        let tie = rest.gt(below_least).and_not(above);
        let more = above.xor(tie.and(ties.gt(zero)));
        ties = ties.add(tie);
        whole.sub(more)
    };
    for at in &plan.claims {
        pay(at, claim(at.stake as usize));
    }
    // A claim to nothing has no remainder, and who has none gets no fen.
    claim(plan.stakes.len() - 1)
}

/// Works out every stake's right; the most parts of a lane.
#[inline(always)]
fn fill_rights<L: Lanes>(plan: &ClaimsPlan, odd: L, uneven: Option<Uneven<L>>, rights: &mut Vec<Right<L>>) -> i64 {
    rights.clear();
    let uneven = uneven.filter(|_| crate::COMPLETE);
    if uneven.is_none() && plan.parts <= MOST_SHORT {
        rights.extend(plan.stakes.iter().map(|stake| short_right(plan, stake, odd)));
        return plan.parts;
    }
    let all = uneven.map_or(L::splat(plan.parts as i32), |uneven| uneven.all).max(L::splat(1));
    let most = all.lanes().iter().copied().max().map_or(0, i64::from);
    let right = if most <= MOST_WIDE { wide_right } else { long_right };
    rights.extend(plan.stakes.iter().map(|stake| right(L::splat(stake.parts), all, odd)));
    if let (Some(uneven), Some(last)) = (uneven, rights.last_mut()) {
        *last = right(uneven.collective, all, odd);
    }
    most
}

/// A stake's right where products fit a lane. The part in 65536ths makes it one too little at most,
/// because there are fewer odd fen than 65536; the remainder tells.
#[inline(always)]
fn short_right<L: Lanes>(plan: &ClaimsPlan, stake: &Stake, odd: L) -> Right<L> {
    let all = L::splat(plan.parts as i32);
    let near = odd.mul(L::splat_of(&stake.of_all)).shr::<16>();
    let rest = odd.mul(L::splat_of(&stake.parts)).sub(near.mul(all));
    let more = rest.gt(L::splat(plan.parts as i32 - 1));
    Right { whole: near.sub(more), rest: rest.sub(all.and(more)) }
}

/// The same where products fit the rows that can be divided.
#[inline(never)]
fn wide_right<L: Lanes>(parts: L, all: L, odd: L) -> Right<L> {
    let whole = L::Wide::product(odd, parts).div_floor(all).short();
    Right { whole, rest: odd.mul(parts).sub(whole.mul(all)) }
}

/// The same lane by lane, for any number of parts.
#[inline(never)]
fn long_right<L: Lanes>(parts: L, all: L, odd: L) -> Right<L> {
    let mut right = Right { whole: odd, rest: odd };
    for lane in 0..L::N {
        let [odd, parts, all] = [odd, parts, all].map(|row| i64::from(row.lanes()[lane]));
        let whole = div_floor(odd * parts, all);
        right.whole.lanes_mut()[lane] = whole as i32;
        right.rest.lanes_mut()[lane] = (odd * parts - whole * all) as i32;
    }
    right
}

/// The largest remainder that at least `left` claims reach, bit by bit from the highest that one of `most` parts can
/// have; or, where it is met on the way, a remainder that exactly so many are above.
#[inline(always)]
fn least_rest<L: Lanes>(plan: &ClaimsPlan, rights: &[Right<L>], (left, most): (L, i64)) -> L {
    let (mut least, mut searched) = (L::splat(0), L::splat(-1));
    let bits = (most - 1).checked_ilog2().map_or(0, |highest| highest + 1);
    for bit in (0..bits).rev() {
        let bound = least.add(L::splat((1 << bit) - 1));
        let above = claims_above(plan, rights, bound);
        let too_few = left.gt(above);
        least = least.add(L::splat(1 << bit).and(searched).and_not(too_few));
        if plan.stakes.len() > FEW_STAKES {
            let met = searched.and_not(too_few).and_not(above.gt(left));
            // One less than the bit: the bound itself.
            least = least.add(met);
            searched = searched.and_not(met);
            if !searched.any() {
                break;
            }
        }
    }
    least
}

/// How many claims have a remainder above a bound.
#[inline(always)]
fn claims_above<L: Lanes>(plan: &ClaimsPlan, rights: &[Right<L>], bound: L) -> L {
    let add =
        |sum: L, (stake, right): (&Stake, &Right<L>)| sum.add(L::splat_of(&stake.claims).and(right.rest.gt(bound)));
    plan.stakes.iter().zip(rights).fold(L::splat(0), add)
}

#[cfg(test)]
mod tests {
    use super::super::lanes::Row;
    use super::*;
    use crate::rules::{Claim, rounding};
    use crate::simulate::tally::GROUPS;
    use crate::units::Fen;

    type Sixteen = Row<16>;

    /// Spreads as the ledger does: what each holder gets on its two classes and by patronage, and the collective.
    fn by_the_book(over: Over, holders: &[Holder], collective: i64, odd: i32) -> Vec<i32> {
        let of_holder = |&(_, _, [paid_in, allocated, traded]): &Holder| over.of_holding(paid_in, allocated, traded);
        let collective = over.of_collective(&Base { collective, ..Base::default() });
        let parts = holders.iter().flat_map(of_holder).chain([collective]);
        let mut claims: Vec<Claim> = parts.map(|shares| Claim { shares, odd: 0 }).collect();
        rounding::spread_odd(Fen(odd.into()), &mut claims);
        claims.iter().map(|claim| claim.odd as i32).collect()
    }

    /// Spreads in lanes; the same of each lane.
    fn in_lanes(plan: &ClaimsPlan, odd: Sixteen, uneven: Option<Uneven<Sixteen>>, holders: usize) -> Vec<Vec<i32>> {
        let mut rows = vec![Sixteen::splat(0); holders * 3 + 1];
        let pay = |at: &ClaimPlan, fen: Sixteen| {
            assert_eq!(at.house, at.holder, "these holders stand in their order");
            let row = &mut rows[at.holder as usize * 3 + at.on as usize];
            *row = row.add(fen);
        };
        rows[holders * 3] = spread(plan, odd, uneven, &mut Vec::new(), pay);
        (0..Sixteen::N).map(|lane| rows.iter().map(|row| row.lanes()[lane]).collect()).collect()
    }

    fn row(lanes: &[i64]) -> Sixteen {
        let mut row = Sixteen::splat(0);
        row.lanes_mut().iter_mut().zip(lanes).for_each(|(lane, &number)| *lane = number as i32);
        row
    }

    fn agrees(over: Over, holders: &[Holder], collective: i64, amounts: impl Fn(i64) -> Vec<i64>) {
        let plan = ClaimsPlan::new(over, holders, collective);
        for amounts in amounts(plan.parts).chunks(Sixteen::N) {
            let found = in_lanes(&plan, row(amounts), None, holders.len());
            for (lane, &odd) in amounts.iter().enumerate() {
                assert_eq!(found[lane], by_the_book(over, holders, collective, odd as i32), "{odd} over {over:?}");
            }
        }
    }

    /// Holders with many equal stakes and remainders.
    fn holders(most: i64) -> Vec<Holder> {
        let parts = |house: usize, factor| (house * house * factor) as i64 % most;
        (0..23).map(|house| (house, house % GROUPS, [7, 3, 5].map(|factor| parts(house, factor)))).collect()
    }

    const OVERS: [Over; 7] = [
        Over::Shares,
        Over::Allocated,
        Over::NotPaidIn,
        Over::NotCollective,
        Over::Trade,
        Over::Reserve,
        Over::Members,
    ];

    #[test]
    fn every_amount_is_spread_as_by_the_book() {
        for over in OVERS {
            for (most, collective) in [(2, 0), (9, 4), (12, 96), (40, 0), (1000, 512)] {
                agrees(over, &holders(most), collective, |all| (0..all.min(900)).collect());
            }
        }
        agrees(Over::Shares, &[(0, 0, [1, 0, 0])], 0, |_| vec![0]);
        // Powers of two, where the bits of a remainder are all used.
        agrees(Over::Shares, &[(0, 0, [3, 5, 0]), (1, 1, [1, 7, 0])], 16, |all| (0..all).collect());
    }

    #[test]
    fn however_many_parts_there_are() {
        let some = |all: i64| (0..64).map(|i| all - 1 - i * (all / 64)).collect();
        for collective in [1, 1 << 12, 1 << 24, 1 << 30] {
            agrees(Over::Shares, &holders(1 << 15), collective, some);
        }
        agrees(Over::Shares, &holders(1 << 25), 1 << 30, some);
        agrees(Over::Shares, &[(0, 0, [MOST_SHORT - 3, 1, 0])], 2, some);
        agrees(Over::Shares, &[(0, 0, [MOST_SHORT - 3, 1, 0])], 3, some);
        agrees(Over::Shares, &[(0, 0, [MOST_WIDE - 3, 1, 0])], 2, some);
        agrees(Over::Shares, &[(0, 0, [MOST_WIDE - 3, 1, 0])], 3, some);
    }

    #[test]
    fn the_collective_may_hold_other_shares_in_each_lane() {
        for (over, most) in OVERS.into_iter().flat_map(|over| [40, 1 << 12, 1 << 24].map(|most| (over, most))) {
            let holders = holders(most);
            let plan = ClaimsPlan::new(over, &holders, 0);
            let held: Vec<i64> = (0..16).map(|lane| lane * lane * most / 50).collect();
            let of_lane = |&collective: &i64| over.of_collective(&Base { collective, ..Base::default() });
            let collective: Vec<i64> = held.iter().map(of_lane).collect();
            let all: Vec<i64> = collective.iter().map(|own| own + plan.parts).collect();
            for part in [0, 1, 3, 6] {
                let odd: Vec<i64> = all.iter().map(|all| all * part / 7).collect();
                let uneven = Some(Uneven { all: row(&all), collective: row(&collective) });
                let found = in_lanes(&plan, row(&odd), uneven, holders.len());
                for (lane, found) in found.iter().enumerate() {
                    assert_eq!(*found, by_the_book(over, &holders, held[lane], odd[lane] as i32), "{over:?}, {lane}");
                }
            }
        }
    }
}
