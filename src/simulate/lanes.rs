//! Several draws at once: the few whole-number operations that the kernel needs, on a row of 32-bit
//! lanes.
//!
//! A lane is a draw, so every operation gives the same lane whatever the width, and results are the
//! same on every machine. Rows are plain arrays ([`super::arrays`]) or, in WebAssembly, 128-bit registers. A row is whole
//! blocks of draws. The same draws stand in rows of three kinds: of 32-bit lanes, of 64-bit ones for amounts of a
//! village's co-ops, and of 16-bit ones for what is counted in small numbers and for the factors of incomes.

/// Draws of a block, whose lanes stand next to each other in a row.
pub const BLOCK: usize = crate::chance::BLOCK as usize;

/// The most lanes of a row.
pub const MOST_LANES: usize = 16;
/// The most blocks of draws in a row.
pub const MOST_BLOCKS: usize = MOST_LANES / BLOCK;

/// A row of signed 32-bit lanes. A mask is −1 where it holds and 0 elsewhere.
pub trait Lanes: Copy {
    /// How many draws.
    const N: usize;
    /// A row of 64-bit lanes for the same draws.
    type Wide: Wide<Short = Self>;
    /// A row of 16-bit lanes for the same draws.
    type Narrow: Narrow;
    /// How many blocks of draws.
    const BLOCKS: usize = Self::N / BLOCK;
    /// The same number in every lane.
    fn splat(value: i32) -> Self;
    /// A number from memory in every lane: one instruction where memory is read anyway.
    fn splat_of(from: &i32) -> Self;
    /// A number of each block in its lanes.
    fn of_blocks(of_block: impl Fn(usize) -> i32) -> Self;
    /// 16-bit lanes, with their sign.
    fn widen(narrow: Self::Narrow) -> Self;
    /// Mask where a lane is above nothing.
    fn positive(self) -> Self::Narrow;
    /// The first `N` numbers of a slice.
    fn load(from: &[i32]) -> Self;
    /// The lanes in memory.
    fn lanes(&self) -> &[i32];
    /// The lanes in memory, to write some.
    fn lanes_mut(&mut self) -> &mut [i32];
    /// Writes the lanes to the front of a slice.
    fn store(self, to: &mut [i32]);
    /// Sum, wrapping.
    fn add(self, other: Self) -> Self;
    /// Difference, wrapping.
    fn sub(self, other: Self) -> Self;
    /// Product, wrapping.
    fn mul(self, other: Self) -> Self;
    /// Bits in both.
    fn and(self, other: Self) -> Self;
    /// Bits in one of the two.
    fn xor(self, other: Self) -> Self;
    /// Bits of `self` that are not in `other`.
    fn and_not(self, other: Self) -> Self;
    /// Shift right, zeros coming in.
    fn shr<const BITS: u32>(self) -> Self;
    /// Mask where `self` is greater.
    fn gt(self, other: Self) -> Self;
    /// Mask where both are the same.
    fn eq(self, other: Self) -> Self;
    /// The greater of both.
    fn max(self, other: Self) -> Self;
    /// Shift right by a number that is not written in the type, zeros coming in.
    fn shr_by(self, bits: u32) -> Self;
    /// The number of a table at each lane's place.
    fn pick(table: &[i32], place: Self) -> Self;
    /// Numbers from 0 that have 16 bits, in the lower and the upper halves of the lanes.
    fn halves(low: Self, high: Self) -> Self;
    /// Mask of the halves where `self` is greater; each counts as a signed number.
    fn gt_halves(self, other: Self) -> Self;
    /// Differences of the halves, wrapping.
    fn sub_halves(self, other: Self) -> Self;
    /// The lesser of both halves, which count as unsigned.
    fn min_halves(self, other: Self) -> Self;
    /// Whether a mask holds in any lane.
    fn any(self) -> bool;
    /// Product of numbers below 2¹⁵.
    fn mul_short(self, other: Self) -> Self;
    /// Adds each lane, widened, to the sum of its draw; lanes count as unsigned.
    fn add_to(self, sums: &mut [i64]);
}

/// A row of signed 64-bit lanes.
pub trait Wide: Copy {
    /// The row of 32-bit lanes for the same draws.
    type Short: Lanes;
    /// The same number in every lane.
    fn splat(value: i64) -> Self;
    /// The lanes in memory.
    fn lanes(&self) -> &[i64];
    /// The lanes in memory, to write some.
    fn lanes_mut(&mut self) -> &mut [i64];
    /// Products of lanes that count as unsigned.
    fn product(a: Self::Short, b: Self::Short) -> Self;
    /// Lower halves.
    fn short(self) -> Self::Short;
    /// Sum.
    fn add(self, other: Self) -> Self;
    /// Difference.
    fn sub(self, other: Self) -> Self;
    /// Product, wrapping.
    fn mul(self, other: Self) -> Self;
    /// The lanes where a mask holds, nothing elsewhere.
    fn only(self, mask: Self::Short) -> Self;
    /// Mask where `self` is greater.
    fn gt(self, other: Self) -> Self::Short;
    /// The greater of both.
    fn max(self, other: Self) -> Self;
    /// `self × times / by`, rounded towards minus infinity.
    ///
    /// Every result must stay below 2⁵⁰, as must `self`.
    fn mul_div_down(self, times: Self::Short, by: &Divisor) -> Self;

    /// `self / by`, rounded towards minus infinity; `self` below 2⁵⁰, `by` above nothing.
    fn div_down(self, by: Self::Short) -> Self;

    /// `self × times / by`, rounded towards minus infinity; all three and the result below 2⁵⁰, `by` above nothing.
    fn part(self, times: Self, by: Self) -> Self;

    /// `self / by`, rounded towards minus infinity, and what it leaves; both below 2⁵⁰, `by` above nothing.
    fn div_rest(self, by: Self) -> (Self, Self);

    /// The lesser of both.
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        self.add(other).sub(self.max(other))
    }
    /// Nothing where a lane is a debt.
    #[inline(always)]
    fn or_nothing(self) -> Self {
        self.max(Self::splat(0))
    }
    /// Adds each lane to the sum of its draw.
    #[inline(always)]
    fn add_to(self, sums: &mut [i64]) {
        sums.iter_mut().zip(self.lanes()).for_each(|(sum, lane)| *sum += lane);
    }
    /// The first lane above a limit, if there is one.
    #[inline(always)]
    fn first_above(self, limit: i64) -> Option<i64> {
        let above = self.gt(Self::splat(limit));
        if above.any() { self.lanes().iter().copied().find(|&lane| lane > limit) } else { None }
    }
}

/// What a row is divided by.
#[derive(Clone, Copy, Debug)]
pub struct Divisor {
    /// The number itself.
    pub(super) number: i32,
    /// One divided by it.
    pub(super) inverse: f64,
}

impl Divisor {
    /// A million, which rates are counted in.
    pub const MILLION: Divisor = Divisor { number: 1_000_000, inverse: 1e-6 };

    /// A number that is above nothing.
    pub fn new(number: i32) -> Divisor {
        assert!(number > 0, "a divisor is positive");
        Divisor { number, inverse: 1.0 / f64::from(number) }
    }
}

/// A row of signed 16-bit lanes. A mask is −1 where it holds and 0 elsewhere.
pub trait Narrow: Copy {
    /// The same number in every lane.
    fn splat(value: i16) -> Self;
    /// A number from memory in every lane.
    fn splat_of(from: &i16) -> Self;
    /// The upper half of each block's number in its lanes, and the lower one.
    fn halves<'a>(of_block: impl Fn(usize) -> &'a i32) -> [Self; 2];
    /// A number of each lane.
    fn each(of_lane: impl Fn(usize) -> i16) -> Self;
    /// The lanes in memory.
    fn lanes(&self) -> &[i16];
    /// The lanes in memory, to write some.
    fn lanes_mut(&mut self) -> &mut [i16];
    /// Sum, wrapping.
    fn add(self, other: Self) -> Self;
    /// Difference, wrapping.
    fn sub(self, other: Self) -> Self;
    /// Bits in both.
    fn and(self, other: Self) -> Self;
    /// Bits in one of the two.
    fn xor(self, other: Self) -> Self;
    /// Bits of `self` that are not in `other`.
    fn and_not(self, other: Self) -> Self;
    /// Mask where `self` is greater.
    fn gt(self, other: Self) -> Self;
    /// The greater of both.
    fn max(self, other: Self) -> Self;
    /// The entries of a table that stand in a row from each block's place, in the block's lanes.
    ///
    /// # Safety
    /// From every place [`BLOCK`] entries must be in the table.
    unsafe fn entries(table: &[i16], place: impl Fn(usize) -> usize) -> Self;
}

/// A sum with a row more.
#[inline(always)]
pub(super) fn widened<W: Wide>(sum: W, more: W::Short) -> W {
    sum.add(W::product(more, W::Short::splat(1)))
}
