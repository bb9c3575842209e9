//! Every fen paid, in lanes: the odd fen of a dividend go to the largest remainders.
//!
//! The same as [`crate::rules::rounding::spread_odd`], which sorts one co-op's claims. Here nothing is
//! sorted: equal stakes have equal remainders, so there are few of them, and the least remainder that
//! still gets a fen is found bit by bit, in all lanes at once. Claims of that remainder itself get a fen
//! in the order of the register numbers, until there is none left.

use crate::order::sort;
use crate::units::div_floor;

use super::households::{State, registered};
use super::lanes::Lanes;
use super::tally::GROUPS;

/// Up to so many shares a product of two numbers of shares fits a lane.
const MOST_SHORT: i64 = 1 << 15;

/// A co-op's claims, laid out once.
#[derive(Clone, Debug, Default)]
pub struct ClaimsPlan {
    /// All shares.
    shares: i64,
    /// How large the claims are: each size once, ascending.
    stakes: Vec<Stake>,
    /// The households' claims in the order of the register numbers.
    claims: Vec<ClaimPlan>,
    /// The collective's stake; its claim comes last.
    collective: Option<usize>,
}

/// Claims of one size.
#[derive(Clone, Copy, Debug)]
struct Stake {
    /// Shares.
    shares: i32,
    /// Claims that have so many.
    claims: i32,
    /// The part of all shares, in 65536ths, rounded down.
    part: i32,
}

/// A household's claim.
#[derive(Clone, Copy, Debug)]
struct ClaimPlan {
    /// Its place.
    house: u32,
    /// Its group.
    group: u8,
    /// On allocated shares, not on paid-in ones.
    allocated: bool,
    /// Position of the stake.
    stake: u32,
}

/// A holder of a co-op: place in the plan's houses, group, paid-in and allocated shares.
pub type Holder = (usize, usize, i64, i64);

impl ClaimsPlan {
    /// Lays out the claims of holders in the order of their register numbers.
    pub fn new(holders: &[Holder], collective: i64) -> ClaimsPlan {
        let mut claims = Vec::new();
        let mut sizes = Vec::new();
        for &(house, group, paid_in, allocated) in holders {
            for (shares, allocated) in [(paid_in, false), (allocated, true)] {
                if shares > 0 {
                    sizes.push((shares, claims.len() as u32));
                    claims.push(ClaimPlan { house: house as u32, group: group as u8, allocated, stake: 0 });
                }
            }
        }
        if collective > 0 {
            sizes.push((collective, claims.len() as u32));
        }
        let all: i64 = sizes.iter().map(|size| size.0).sum();
        let mut plan = ClaimsPlan { shares: all, stakes: Vec::new(), claims, collective: None };
        sort(&mut sizes);
        for (shares, claim) in sizes {
            let stake = plan.stake(shares);
            match plan.claims.get_mut(claim as usize) {
                Some(claim) => claim.stake = stake as u32,
                None => plan.collective = Some(stake),
            }
        }
        plan
    }

    /// Counts a claim; the position of its stake. Claims come with the smallest first.
    fn stake(&mut self, shares: i64) -> usize {
        match self.stakes.last_mut() {
            Some(last) if i64::from(last.shares) == shares => last.claims += 1,
            _ => {
                let part = if self.shares <= MOST_SHORT { (shares << 16) / self.shares } else { 0 };
                self.stakes.push(Stake { shares: shares as i32, claims: 1, part: part as i32 });
            }
        }
        self.stakes.len() - 1
    }
}

/// What every claim of one size has of the odd fen: whole ones, and the remainder.
#[derive(Clone, Copy)]
pub struct Right<L> {
    whole: L,
    rest: L,
}

/// Where a co-op's odd fen went.
pub struct Spread<L> {
    /// By group: on paid-in shares, on allocated ones.
    pub paid: [[L; 2]; GROUPS],
    /// On allocated shares of households off the register, where these are recovered.
    pub recovered: L,
    /// On the collective's shares.
    pub collective: L,
}

/// Scratch space and what the households are paid.
pub struct Payees<'a, L> {
    /// Scratch space.
    pub rights: &'a mut Vec<Right<L>>,
    /// `[house]`: what it is paid beside the dividend a share; added to.
    pub extra: &'a mut [L],
    /// `[house]`: who is on the register.
    pub states: &'a [State<L>],
    /// Years above the line that take a household off it; none where no shares are recovered.
    pub recover_after: Option<L>,
}

/// Spreads a co-op's odd fen over its claims, each lane for itself.
#[inline(always)]
pub fn spread<L: Lanes>(plan: &ClaimsPlan, odd: L, payees: &mut Payees<'_, L>) -> Spread<L> {
    let (zero, one) = (L::splat(0), L::splat(1));
    let mut out = Spread { paid: [[zero; 2]; GROUPS], recovered: zero, collective: zero };
    let rights = &mut *payees.rights;
    rights.clear();
    if plan.shares <= MOST_SHORT {
        rights.extend(plan.stakes.iter().map(|stake| short_right(plan, stake, odd)));
    } else {
        rights.extend(plan.stakes.iter().map(|stake| long_right(plan, stake, odd)));
    }
    let whole = |sum: L, (stake, right): (&Stake, &Right<L>)| sum.add(L::splat(stake.claims).mul(right.whole));
    let left = odd.sub(plan.stakes.iter().zip(&*rights).fold(zero, whole));
    let least = least_rest(plan, rights, left);
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
        let mut amount = claim(at.stake as usize);
        let (house, group) = (at.house as usize, at.group as usize);
        if let (Some(years), true) = (payees.recover_after, at.allocated) {
            let kept = registered(years, group, &payees.states[house]);
            out.recovered = out.recovered.add(amount.and_not(kept));
            amount = amount.and(kept);
        }
        payees.extra[house] = payees.extra[house].add(amount);
        let paid = &mut out.paid[group][usize::from(at.allocated)];
        *paid = paid.add(amount);
    }
    if let Some(stake) = plan.collective {
        out.collective = claim(stake);
    }
    out
}

/// A stake's right where products fit a lane. The part in 65536ths makes it one too little at most,
/// because there are fewer odd fen than 65536; the remainder tells.
#[inline(always)]
fn short_right<L: Lanes>(plan: &ClaimsPlan, stake: &Stake, odd: L) -> Right<L> {
    let all = L::splat(plan.shares as i32);
    let near = odd.mul(L::splat(stake.part)).shr::<16>();
    let rest = odd.mul(L::splat(stake.shares)).sub(near.mul(all));
    let more = rest.gt(L::splat(plan.shares as i32 - 1));
    Right { whole: near.sub(more), rest: rest.sub(all.and(more)) }
}

/// The same lane by lane, for any number of shares.
#[inline(never)]
fn long_right<L: Lanes>(plan: &ClaimsPlan, stake: &Stake, odd: L) -> Right<L> {
    let mut right = Right { whole: odd, rest: odd };
    for lane in 0..L::N {
        let exact = i64::from(odd.lanes()[lane]) * i64::from(stake.shares);
        let whole = div_floor(exact, plan.shares);
        right.whole.lanes_mut()[lane] = whole as i32;
        right.rest.lanes_mut()[lane] = (exact - whole * plan.shares) as i32;
    }
    right
}

/// The largest remainder that at least `left` claims reach, bit by bit from the highest.
#[inline(always)]
fn least_rest<L: Lanes>(plan: &ClaimsPlan, rights: &[Right<L>], left: L) -> L {
    let mut least = L::splat(0);
    let bits = (plan.shares - 1).checked_ilog2().map_or(0, |highest| highest + 1);
    for bit in (0..bits).rev() {
        let bit = L::splat(1 << bit);
        let too_few = left.gt(claims_above(plan, rights, least.add(bit).sub(L::splat(1))));
        least = least.add(bit.and_not(too_few));
    }
    least
}

/// How many claims have a remainder above a bound.
#[inline(always)]
fn claims_above<L: Lanes>(plan: &ClaimsPlan, rights: &[Right<L>], bound: L) -> L {
    let add = |sum: L, (stake, right): (&Stake, &Right<L>)| sum.add(L::splat(stake.claims).and(right.rest.gt(bound)));
    plan.stakes.iter().zip(rights).fold(L::splat(0), add)
}

#[cfg(test)]
mod tests {
    use super::super::lanes::Row;
    use super::*;
    use crate::rules::{Claim, rounding};
    use crate::units::Fen;

    /// Spreads as the ledger does; what each holder gets on its two classes, and the collective.
    fn by_the_book(holders: &[Holder], collective: i64, odd: i32) -> Vec<i32> {
        let shares = holders.iter().flat_map(|&(_, _, paid_in, allocated)| [paid_in, allocated]).chain([collective]);
        let mut claims: Vec<Claim> = shares.map(|shares| Claim { shares, odd: 0 }).collect();
        rounding::spread_odd(Fen(odd.into()), &mut claims);
        claims.iter().map(|claim| claim.odd as i32).collect()
    }

    fn agrees(holders: &[Holder], collective: i64, amounts: impl Fn(i64) -> Vec<i64>) {
        type Wide = Row<16>;
        let plan = ClaimsPlan::new(holders, collective);
        let zero = Wide::splat(0);
        let lanes = |row: Wide| row.lanes().to_vec();
        for amounts in amounts(plan.shares).chunks(Wide::N) {
            let mut odd = zero;
            odd.lanes_mut().iter_mut().zip(amounts).for_each(|(lane, &amount)| *lane = amount as i32);
            let mut rows = vec![zero; holders.len()];
            let mut payees = Payees { rights: &mut Vec::new(), extra: &mut rows, states: &[], recover_after: None };
            let found = spread(&plan, odd, &mut payees);
            for (lane, &odd) in odd.lanes().iter().enumerate() {
                let book = by_the_book(holders, collective, odd);
                assert_eq!(lanes(found.collective)[lane], *book.last().expect("the collective"), "{odd}");
                let (mut paid_in, mut allocated) = (0, 0);
                for (house, pair) in book.chunks_exact(2).enumerate() {
                    assert_eq!(lanes(rows[house])[lane], pair[0] + pair[1], "{odd} to {house}");
                    (paid_in, allocated) = (paid_in + pair[0], allocated + pair[1]);
                }
                let by_class: [i32; 2] =
                    [0, 1].map(|class| found.paid.iter().map(|paid| lanes(paid[class])[lane]).sum());
                assert_eq!(by_class, [paid_in, allocated], "{odd}");
            }
        }
    }

    /// Holders with many equal stakes and remainders.
    fn holders(most: i64) -> Vec<Holder> {
        let shares = |house: usize, factor| (house * house * factor) as i64 % most;
        (0..23).map(|house| (house, house % GROUPS, shares(house, 7), shares(house, 3))).collect()
    }

    #[test]
    fn every_amount_is_spread_as_by_the_book() {
        for (most, collective) in [(2, 0), (9, 4), (12, 96), (40, 0), (1000, 512)] {
            agrees(&holders(most), collective, |all| (0..all.min(3000)).collect());
        }
        agrees(&[(0, 0, 1, 0)], 0, |_| vec![0]);
        // Powers of two, where the bits of a remainder are all used.
        agrees(&[(0, 0, 3, 5), (1, 1, 1, 7)], 16, |all| (0..all).collect());
    }

    #[test]
    fn however_many_shares_there_are() {
        let some = |all: i64| (0..64).map(|i| all - 1 - i * (all / 64)).collect();
        agrees(&holders(1 << 15), 1, some);
        agrees(&holders(1 << 25), 1 << 30, some);
        agrees(&[(0, 0, MOST_SHORT - 3, 1)], 2, some);
        agrees(&[(0, 0, MOST_SHORT - 3, 1)], 3, some);
    }
}
