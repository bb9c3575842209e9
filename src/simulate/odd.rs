//! Odd fen in lanes: each claim's part of them, and where every fen is paid those left to the largest remainders.
//!
//! The same as [`crate::rules::rounding::spread_odd`], which sorts one co-op's claims. Here nothing is
//! sorted: equal stakes have equal remainders, so there are few of them, and the least remainder that
//! still gets a fen is found bit by bit, in all lanes at once, where they are small two of them in each.
//! Claims of that remainder itself get a fen in the order of the register numbers, until there is none left.

use crate::rules::Over;
use crate::units::div_down;

use super::claims::{ClaimPlan, ClaimsPlan, MOST_SHORT, Stake};
use super::lanes::{Lanes, Wide};

/// Up to so many parts a product of two numbers of parts can be divided in rows.
const MOST_WIDE: i64 = 1 << 25;

/// What every claim of one size has of the odd fen: those that are sure, and the remainder; once it is known which remainders get
/// one more, all those, and a mask where the order of the register numbers decides.
#[derive(Clone, Copy)]
struct Right<L> {
    sure: L,
    rest: L,
}

/// What the claims on a pot have of its odd fen; with what is left from larger pots behind it.
pub struct Rights<L> {
    /// `[stake]`.
    stakes: Vec<Right<L>>,
    /// The remainders of two stakes in the halves of each lane, where they are small.
    halves: Vec<L>,
    /// Whether they are.
    is_short: bool,
    /// The most parts of a lane.
    most: i64,
}

impl<L: Lanes> Rights<L> {
    /// Of no claims.
    pub fn new() -> Rights<L> {
        Rights { stakes: Vec::new(), halves: Vec::new(), is_short: true, most: 0 }
    }

    /// Makes room for so many stakes.
    #[inline(always)]
    fn reserve(&mut self, stakes: usize) {
        if self.stakes.len() < stakes {
            self.stakes.resize(stakes, Right { sure: L::splat(0), rest: L::splat(0) });
            self.halves.resize(stakes / 2, L::splat(0));
        }
    }
}

/// All parts and the collective's, where these are not the same in every lane.
#[derive(Clone, Copy)]
pub struct Uneven<L> {
    /// All parts.
    pub all: L,
    /// The collective's.
    pub collective: L,
}

/// What of a pot's odd fen the claims' whole parts leave, each lane for itself.
#[inline(always)]
pub fn left<L: Lanes>(plan: &ClaimsPlan, odd: L, uneven: Option<Uneven<L>>, rights: &mut Rights<L>) -> L {
    rights.reserve(plan.stakes.len());
    fill_rights(plan, odd, uneven, rights)
}

/// Odd fen of a pot to be spread over its claims.
pub struct Odd<L> {
    /// How many.
    pub fen: L,
    /// All parts and the collective's, where these are not the same in every lane.
    pub uneven: Option<Uneven<L>>,
    /// Whether every fen is paid: if not, what the claims' whole parts leave is carried.
    pub every: bool,
}

/// Spreads the odd fen of a pot that someone has a part of over its claims, each lane for itself: calls `pay` with each
/// household's part, in the order of the register numbers; what the collective gets, and what nobody does.
#[inline(always)]
pub fn spread<L: Lanes>(
    plan: &ClaimsPlan,
    odd: &Odd<L>,
    rights: &mut Rights<L>,
    mut pay: impl FnMut(&ClaimPlan, L),
) -> [L; 2] {
    let zero = L::splat(0);
    let left = left(plan, odd.fen, odd.uneven, rights);
    if !odd.every {
        let stakes = &rights.stakes[..plan.stakes.len()];
        for at in &plan.claims {
            pay(at, stakes[at.stake as usize].sure);
        }
        return [stakes[0].sure, left];
    }
    let (least, mut ties) = least_rest(plan, rights, (odd.fen, left));
    // Slices: what is read through a list is found anew each time.
    let stakes = &mut rights.stakes[..plan.stakes.len()];
    for right in &mut *stakes {
        let Right { sure, rest } = *right;
        *right = Right { sure: sure.sub(rest.gt(least)), rest: rest.eq(least) };
    }
    let mut claim = |stake: usize| {
        let Right { sure, rest: tie } = stakes[stake];
        let more = tie.and(ties.gt(zero));
        ties = ties.add(tie);
        sure.sub(more)
    };
    for at in &plan.claims {
        pay(at, claim(at.stake as usize));
    }
    // A claim to nothing has no remainder, and who has none gets no fen.
    [claim(0), zero]
}

/// Works out every stake's right; the odd fen that these leave.
#[inline(always)]
fn fill_rights<L: Lanes>(plan: &ClaimsPlan, odd: L, uneven: Option<Uneven<L>>, rights: &mut Rights<L>) -> L {
    rights.is_short = uneven.is_none() && plan.parts <= MOST_SHORT;
    if !rights.is_short {
        return fill_long(plan, odd, uneven, rights);
    }
    rights.most = plan.parts;
    let mut left = odd;
    let pairs = rights.stakes.as_chunks_mut().0.iter_mut().zip(&mut rights.halves);
    for ([one, two], (rights, halves)) in plan.stakes.as_chunks().0.iter().zip(pairs) {
        *rights = [short_right(plan, one, odd), short_right(plan, two, odd)];
        let sure = |stake: &Stake, right: &Right<L>| L::splat_of(&stake.claims).mul_short(right.sure);
        left = left.sub(sure(one, &rights[0])).sub(sure(two, &rights[1]));
        *halves = L::halves(rights[0].rest, rights[1].rest);
    }
    left
}

/// The same where parts are many, or not the same in every lane.
#[inline(never)]
fn fill_long<L: Lanes>(plan: &ClaimsPlan, odd: L, uneven: Option<Uneven<L>>, rights: &mut Rights<L>) -> L {
    let all = uneven.map_or(L::splat(plan.parts as i32), |uneven| uneven.all).max(L::splat(1));
    rights.most = all.lanes().iter().copied().max().map_or(0, i64::from);
    let right = if rights.most <= MOST_WIDE { wide_right } else { long_right };
    let mut left = odd;
    for (place, stake) in plan.stakes.iter().enumerate() {
        let parts = uneven.filter(|_| place == 0).map_or(L::splat(stake.parts), |uneven| uneven.collective);
        rights.stakes[place] = right(parts, all, odd);
        left = left.sub(L::splat(stake.claims).mul(rights.stakes[place].sure));
    }
    left
}

/// A stake's right where products are quick. The part in 32768ths makes it one too little at most, because there are
/// fewer odd fen than 32768; the remainder tells.
#[inline(always)]
fn short_right<L: Lanes>(plan: &ClaimsPlan, stake: &Stake, odd: L) -> Right<L> {
    let all = L::splat(plan.parts as i32);
    let near = odd.mul_short(L::splat_of(&stake.of_all)).shr::<15>();
    let rest = odd.mul_short(L::splat_of(&stake.parts)).sub(near.mul_short(all));
    let more = rest.gt(L::splat(plan.parts as i32 - 1));
    Right { sure: near.sub(more), rest: rest.sub(all.and(more)) }
}

/// The same where products fit the rows that can be divided.
#[inline(never)]
fn wide_right<L: Lanes>(parts: L, all: L, odd: L) -> Right<L> {
    let sure = L::Wide::product(odd, parts).div_down(all).short();
    Right { sure, rest: odd.mul(parts).sub(sure.mul(all)) }
}

/// The same lane by lane, for any number of parts.
#[inline(never)]
fn long_right<L: Lanes>(parts: L, all: L, odd: L) -> Right<L> {
    let mut right = Right { sure: odd, rest: odd };
    for lane in 0..L::N {
        let [odd, parts, all] = [odd, parts, all].map(|row| i64::from(row.lanes()[lane]));
        let sure = div_down(odd * parts, all);
        right.sure.lanes_mut()[lane] = sure as i32;
        right.rest.lanes_mut()[lane] = (odd * parts - sure * all) as i32;
    }
    right
}

/// The largest remainder that at least `left` claims reach, and how many of those that have it get a fen; or a remainder
/// that exactly so many are above. It is found bit by bit from the highest that a remainder can have, until the claims
/// above a bound are one too many or too few at most: then it is the next one.
#[inline(always)]
fn least_rest<L: Lanes>(plan: &ClaimsPlan, rights: &Rights<L>, (odd, left): (L, L)) -> (L, L) {
    if plan.over == Over::Members && rights.is_short {
        // Nobody has a whole one, and the remainders are all the same.
        return (odd, odd);
    }
    let far = L::splat(if rights.is_short { 2 } else { 1 });
    let not_far = L::splat(0).sub(far);
    let (mut least, mut searched, mut off) = (L::splat(0), L::splat(-1), L::splat(0));
    let bits = (rights.most - 1).checked_ilog2().map_or(0, |highest| highest + 1);
    for bit in (0..bits).rev() {
        let bound = least.add(L::splat((1 << bit) - 1));
        let more = claims_above(plan, rights, bound).sub(left);
        let near = far.gt(more).and(more.gt(not_far)).and(searched);
        let too_few = L::splat(0).gt(more).and_not(near);
        // Where it is near one less than the bit: the bound itself.
        least = least.add(L::splat(1 << bit).and(searched).and_not(too_few)).add(near);
        off = off.add(more.and(near));
        searched = searched.and_not(near);
        if !searched.any() {
            break;
        }
    }
    if off.any() {
        least = next_rest(plan, rights, (least, off));
    }
    (least, left.sub(claims_above(plan, rights, least)))
}

/// The least remainder above a bound where claims above it are too many, the largest that is not where they are too few,
/// the bound where they are neither; of small remainders.
#[inline(always)]
fn next_rest<L: Lanes>(plan: &ClaimsPlan, rights: &Rights<L>, (bound, off): (L, L)) -> L {
    let zero = L::splat(0);
    let (too_many, too_few) = (off.gt(zero), zero.gt(off));
    let above = bound.add(L::splat(1));
    // Distances from the bound; on the other side of it they are the largest numbers.
    let from = L::halves(above, above);
    let mut distances = L::splat(-1);
    for &rests in &rights.halves[..plan.counts.len()] {
        distances = distances.min_halves(rests.sub_halves(from).xor(too_few));
    }
    let (low, high) = (distances.and(L::splat(0xFFFF)), distances.shr::<16>());
    let distance = low.sub(low.sub(high).and(low.gt(high)));
    let next = above.add(distance.xor(too_few));
    bound.add(next.sub(bound).and(too_many.xor(too_few)))
}

/// How many claims have a remainder above a bound.
#[inline(always)]
fn claims_above<L: Lanes>(plan: &ClaimsPlan, rights: &Rights<L>, bound: L) -> L {
    if !rights.is_short {
        return long_claims_above(plan, rights, bound);
    }
    let bound = L::halves(bound, bound);
    let of = |count: &i32, rests: L| L::splat_of(count).and(rests.gt_halves(bound));
    let mut sums = [L::splat(0); 2];
    for (counts, rests) in plan.counts.as_chunks::<2>().0.iter().zip(rights.halves.as_chunks::<2>().0) {
        sums = [sums[0].add(of(&counts[0], rests[0])), sums[1].add(of(&counts[1], rests[1]))];
    }
    let sum = sums[0].add(sums[1]);
    sum.and(L::splat(0xFFFF)).add(sum.shr::<16>())
}

/// The same where remainders may be large.
#[inline(never)]
fn long_claims_above<L: Lanes>(plan: &ClaimsPlan, rights: &Rights<L>, bound: L) -> L {
    let add = |sum: L, (stake, right): (&Stake, &Right<L>)| sum.add(L::splat(stake.claims).and(right.rest.gt(bound)));
    plan.stakes.iter().zip(&rights.stakes).fold(L::splat(0), add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Base, Claim, Declared, rounding};
    use crate::simulate::arrays::Row;
    use crate::simulate::claims::Holder;
    use crate::simulate::tally::GROUPS;
    use crate::units::Fen;

    type Sixteen = Row<16>;

    /// Spreads as the ledger does: what each holder gets on its two classes and by patronage, and the collective.
    fn by_the_book(over: Over, holders: &[Holder], collective: i64, odd: i32, every: bool) -> Vec<i32> {
        let of_holder = |&(_, _, [paid_in, allocated, traded]): &Holder| over.of_holding(paid_in, allocated, traded);
        let collective = over.of_collective(&Base { collective, ..Base::default() });
        let parts = holders.iter().flat_map(of_holder).chain([collective]);
        let mut claims: Vec<Claim> = parts.map(|shares| Claim { shares, odd: 0 }).collect();
        let rest = Fen::new(odd.into());
        let all: i64 = claims.iter().map(|claim| claim.shares).sum();
        let sure = claims.iter().map(|claim| if all == 0 { 0 } else { rest.fen() * claim.shares / all }).sum();
        let odd = if every { rest } else { Fen::new(sure) };
        rounding::spread_odd(&Declared { odd, rest, ..Declared::default() }, &mut claims);
        claims.iter().map(|claim| claim.odd as i32).collect()
    }

    /// Spreads in lanes; the same of each lane.
    fn in_lanes(plan: &ClaimsPlan, odd: &Odd<Sixteen>, holders: usize) -> Vec<Vec<i32>> {
        let mut rows = vec![Sixteen::splat(0); holders * 3 + 1];
        let pay = |at: &ClaimPlan, fen: Sixteen| {
            assert_eq!(at.house, at.holder, "these holders stand in their order");
            let row = &mut rows[at.holder as usize * 3 + at.on as usize];
            *row = row.add(fen);
        };
        let [collective, left] = spread(plan, odd, &mut Rights::new(), pay);
        rows[holders * 3] = collective;
        let all = rows.iter().fold(left, |sum, &row| sum.add(row));
        assert_eq!(all.lanes(), odd.fen.lanes(), "a fen went astray");
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
            for every in [true, false] {
                let found = in_lanes(&plan, &Odd { fen: row(amounts), uneven: None, every }, holders.len());
                for (lane, &odd) in amounts.iter().enumerate() {
                    let expected = by_the_book(over, holders, collective, odd as i32, every);
                    assert_eq!(found[lane], expected, "{odd} over {over:?}");
                }
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
        // A claim of the collective alone, and stakes that all have several claims.
        agrees(Over::Shares, &[], 7, |all| (0..all).collect());
        let twins: Vec<Holder> =
            (0..24).map(|house| (house, house % GROUPS, [1 + house as i64 / 6 * 5, 0, 2])).collect();
        agrees(Over::Shares, &twins, 11, |all| (0..all).collect());
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
                for every in [true, false] {
                    let found = in_lanes(&plan, &Odd { fen: row(&odd), uneven, every }, holders.len());
                    for (lane, found) in found.iter().enumerate() {
                        let expected = by_the_book(over, &holders, held[lane], odd[lane] as i32, every);
                        assert_eq!(*found, expected, "{over:?}, {lane}");
                    }
                }
            }
        }
    }
}
