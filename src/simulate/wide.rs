//! Rows of 64-bit numbers: amounts of a village's co-ops, which 32-bit lanes cannot hold.
//!
//! As with [`Lanes`], a lane is a draw and every operation gives the same lane whatever the width.

use super::lanes::Lanes;

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
    fn mul_div_floor(self, times: Self::Short, by: &Divisor) -> Self;

    /// `self / by`, rounded towards minus infinity; `self` below 2⁵⁰, `by` above nothing.
    fn div_floor(self, by: Self::Short) -> Self;

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
    whole: i32,
    /// One divided by it.
    inverse: f64,
}

impl Divisor {
    /// A million, which rates are counted in.
    pub const MILLION: Divisor = Divisor { whole: 1_000_000, inverse: 1e-6 };

    /// A number that is above nothing.
    pub fn new(whole: i32) -> Divisor {
        assert!(whole > 0, "a divisor is positive");
        Divisor { whole, inverse: 1.0 / f64::from(whole) }
    }
}

/// `W` lanes as a plain array.
#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
#[derive(Clone, Copy)]
#[repr(align(64))]
pub struct WideRow<const W: usize>([i64; W]);

#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
mod rows {
    use super::{Divisor, Wide, WideRow};
    use crate::simulate::lanes::{Lanes, Row};
    use crate::units::NO_FRACTION;

    impl<const W: usize> WideRow<W> {
        #[inline(always)]
        fn zip(self, other: Self, with: impl Fn(i64, i64) -> i64) -> Self {
            WideRow(std::array::from_fn(|i| with(self.0[i], other.0[i])))
        }
        /// A lane as a float.
        #[inline(always)]
        fn float(&self, lane: usize) -> f64 {
            f64::from_bits((self.0[lane] + NO_FRACTION.to_bits() as i64) as u64) - NO_FRACTION
        }
        /// The nearest whole numbers to quotients.
        #[inline(always)]
        fn near(self, quotient: impl Fn(f64, usize) -> f64) -> Self {
            WideRow(std::array::from_fn(|i| {
                (quotient(self.float(i), i) + NO_FRACTION).to_bits() as i64 - NO_FRACTION.to_bits() as i64
            }))
        }
        /// One less where the quotient's product is above the dividend, of which the lower half tells.
        #[inline(always)]
        fn not_above(self, dividend: Row<W>, by: Row<W>) -> Self {
            let rest = dividend.sub(self.short().mul(by));
            WideRow(std::array::from_fn(|i| self.0[i] - i64::from(rest.0[i] < 0)))
        }
    }

    impl<const W: usize> Wide for WideRow<W> {
        type Short = Row<W>;

        #[inline(always)]
        fn splat(value: i64) -> Self {
            WideRow([value; W])
        }
        #[inline(always)]
        fn lanes(&self) -> &[i64] {
            &self.0
        }
        #[inline(always)]
        fn lanes_mut(&mut self) -> &mut [i64] {
            &mut self.0
        }
        #[inline(always)]
        fn product(a: Row<W>, b: Row<W>) -> Self {
            WideRow(std::array::from_fn(|i| (u64::from(a.0[i] as u32) * u64::from(b.0[i] as u32)) as i64))
        }
        #[inline(always)]
        fn short(self) -> Row<W> {
            Row(std::array::from_fn(|i| self.0[i] as i32))
        }
        #[inline(always)]
        fn add(self, other: Self) -> Self {
            self.zip(other, i64::wrapping_add)
        }
        #[inline(always)]
        fn sub(self, other: Self) -> Self {
            self.zip(other, i64::wrapping_sub)
        }
        #[inline(always)]
        fn mul(self, other: Self) -> Self {
            self.zip(other, i64::wrapping_mul)
        }
        #[inline(always)]
        fn only(self, mask: Row<W>) -> Self {
            WideRow(std::array::from_fn(|i| self.0[i] & i64::from(mask.0[i])))
        }
        #[inline(always)]
        fn gt(self, other: Self) -> Row<W> {
            Row(std::array::from_fn(|i| -i32::from(self.0[i] > other.0[i])))
        }
        #[inline(always)]
        fn max(self, other: Self) -> Self {
            self.zip(other, i64::max)
        }
        #[inline(always)]
        fn mul_div_floor(self, times: Row<W>, by: &Divisor) -> Self {
            let near = self.near(|whole, i| whole * f64::from(times.0[i]) * by.inverse);
            near.not_above(self.short().mul(times), Row::splat(by.whole))
        }
        #[inline(always)]
        fn div_floor(self, by: Row<W>) -> Self {
            self.near(|whole, i| whole / f64::from(by.0[i])).not_above(self.short(), by)
        }
        #[inline(always)]
        fn part(self, times: Self, by: Self) -> Self {
            let near = self.near(|whole, i| whole * times.float(i) / by.float(i));
            near.zip(self.mul(times).sub(near.mul(by)), |near, rest| near - i64::from(rest < 0))
        }
        #[inline(always)]
        fn div_rest(self, by: Self) -> (Self, Self) {
            let near = self.near(|whole, i| whole / by.float(i));
            let rest = self.sub(near.mul(by));
            let more = rest.zip(rest, |rest, _| -i64::from(rest < 0));
            (near.add(more), rest.add(by.zip(more, |by, more| by & more)))
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use wasm::Quad;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm {
    use super::{Divisor, Wide};
    use crate::simulate::lanes::{Eight, Lanes};
    use crate::units::NO_FRACTION;
    use core::arch::wasm32::*;

    /// Eight lanes in four 128-bit registers.
    #[derive(Clone, Copy)]
    #[repr(C)]
    pub struct Quad(v128, v128, v128, v128);

    impl Quad {
        #[inline(always)]
        fn zip(self, other: Self, with: impl Fn(v128, v128) -> v128) -> Self {
            Quad(with(self.0, other.0), with(self.1, other.1), with(self.2, other.2), with(self.3, other.3))
        }
        #[inline(always)]
        fn map(self, with: impl Fn(v128) -> v128) -> Self {
            Quad(with(self.0), with(self.1), with(self.2), with(self.3))
        }
        #[inline(always)]
        fn extended(from: Eight) -> Quad {
            let (low, high) = (|half| i64x2_extend_low_i32x4(half), |half| i64x2_extend_high_i32x4(half));
            Quad(low(from.0), high(from.0), low(from.1), high(from.1))
        }
        /// The lanes as floats.
        #[inline(always)]
        fn floats(self) -> Self {
            let (shift, bits) = (f64x2_splat(NO_FRACTION), i64x2_splat(NO_FRACTION.to_bits() as i64));
            self.map(|lanes| f64x2_sub(i64x2_add(lanes, bits), shift))
        }
        /// The nearest whole numbers to floats.
        #[inline(always)]
        fn nearest(self) -> Self {
            let (shift, bits) = (f64x2_splat(NO_FRACTION), i64x2_splat(NO_FRACTION.to_bits() as i64));
            self.map(|lanes| i64x2_sub(f64x2_add(lanes, shift), bits))
        }
        /// Short lanes as floats.
        #[inline(always)]
        fn converted(from: Eight) -> Quad {
            let low = |half| f64x2_convert_low_i32x4(half);
            let high = |half| f64x2_convert_low_i32x4(i32x4_shuffle::<2, 3, 2, 3>(half, half));
            Quad(low(from.0), high(from.0), low(from.1), high(from.1))
        }
        /// The nearest whole numbers to quotients.
        #[inline(always)]
        fn near(self, with: Eight, quotient: impl Fn(v128, v128) -> v128) -> Self {
            self.floats().zip(Quad::converted(with), quotient).nearest()
        }
        /// One less where the quotient's product is above the dividend, of which the lower half tells.
        #[inline(always)]
        fn not_above(self, dividend: Eight, by: Eight) -> Self {
            let rest = dividend.sub(self.short().mul(by));
            self.add(Quad::extended(Eight::splat(0).gt(rest)))
        }
    }

    impl Wide for Quad {
        type Short = Eight;

        #[inline(always)]
        fn splat(value: i64) -> Self {
            let all = i64x2_splat(value);
            Quad(all, all, all, all)
        }
        #[inline(always)]
        fn lanes(&self) -> &[i64] {
            // SAFETY: four vectors are eight numbers in memory.
            unsafe { &*std::ptr::from_ref(self).cast::<[i64; 8]>() }
        }
        #[inline(always)]
        fn lanes_mut(&mut self) -> &mut [i64] {
            // SAFETY: four vectors are eight numbers in memory, and any numbers are vectors.
            unsafe { &mut *std::ptr::from_mut(self).cast::<[i64; 8]>() }
        }
        #[inline(always)]
        fn product(a: Eight, b: Eight) -> Self {
            Quad(
                u64x2_extmul_low_u32x4(a.0, b.0),
                u64x2_extmul_high_u32x4(a.0, b.0),
                u64x2_extmul_low_u32x4(a.1, b.1),
                u64x2_extmul_high_u32x4(a.1, b.1),
            )
        }
        #[inline(always)]
        fn short(self) -> Eight {
            Eight(i32x4_shuffle::<0, 2, 4, 6>(self.0, self.1), i32x4_shuffle::<0, 2, 4, 6>(self.2, self.3))
        }
        #[inline(always)]
        fn add(self, other: Self) -> Self {
            self.zip(other, |a, b| i64x2_add(a, b))
        }
        #[inline(always)]
        fn sub(self, other: Self) -> Self {
            self.zip(other, |a, b| i64x2_sub(a, b))
        }
        #[inline(always)]
        fn mul(self, other: Self) -> Self {
            self.zip(other, |a, b| i64x2_mul(a, b))
        }
        #[inline(always)]
        fn only(self, mask: Eight) -> Self {
            self.zip(Quad::extended(mask), |a, b| v128_and(a, b))
        }
        #[inline(always)]
        fn gt(self, other: Self) -> Eight {
            self.zip(other, |a, b| i64x2_gt(a, b)).short()
        }
        #[inline(always)]
        fn max(self, other: Self) -> Self {
            self.zip(other, |a, b| v128_bitselect(a, b, i64x2_gt(a, b)))
        }
        #[inline(always)]
        fn mul_div_floor(self, times: Eight, by: &Divisor) -> Self {
            let inverse = f64x2_splat(by.inverse);
            let near = self.near(times, |a, b| f64x2_mul(f64x2_mul(a, b), inverse));
            near.not_above(self.short().mul(times), Eight::splat(by.whole))
        }
        #[inline(always)]
        fn div_floor(self, by: Eight) -> Self {
            self.near(by, |a, b| f64x2_div(a, b)).not_above(self.short(), by)
        }
        #[inline(always)]
        fn part(self, times: Self, by: Self) -> Self {
            let product = self.floats().zip(times.floats(), |a, b| f64x2_mul(a, b));
            let near = product.zip(by.floats(), |a, b| f64x2_div(a, b)).nearest();
            let rest = self.mul(times).sub(near.mul(by));
            // The sign is one where the product is above.
            near.zip(rest, |near, rest| i64x2_sub(near, u64x2_shr(rest, 63)))
        }
        #[inline(always)]
        fn div_rest(self, by: Self) -> (Self, Self) {
            let near = self.floats().zip(by.floats(), |a, b| f64x2_div(a, b)).nearest();
            let rest = self.sub(near.mul(by));
            let more = rest.map(|rest| i64x2_lt(rest, i64x2_splat(0)));
            (near.add(more), rest.add(by.zip(more, |by, more| v128_and(by, more))))
        }
        #[inline(always)]
        fn add_to(self, sums: &mut [i64]) {
            assert!(sums.len() >= 8);
            let to: *mut v128 = sums.as_mut_ptr().cast();
            for (at, part) in [self.0, self.1, self.2, self.3].into_iter().enumerate() {
                // SAFETY: eight sums are there; loads and stores need no alignment.
                unsafe { v128_store(to.add(at), i64x2_add(v128_load(to.add(at)), part)) };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::lanes::Row;
    use crate::units::mul_div_floor;

    /// Numbers of every size up to `end`, either sign.
    fn numbers(seed: u32, end: i64) -> impl Iterator<Item = i64> {
        (0..20_000).map(move |place| {
            let word = |entity| i64::from(crate::chance::word(crate::chance::Key(0x5eed), entity ^ seed));
            let (wide, bits) = ((word(2 * place) << 31) ^ word(2 * place + 1), word(place) % 63);
            let size = (wide >> bits) % end;
            if word(!place) & 1 == 0 { size } else { -size }
        })
    }

    #[test]
    fn quotients_are_exact_at_every_size() {
        let amounts = numbers(1, 1 << 40).zip(numbers(1 << 20, 1 << 29)).zip(numbers(1 << 21, 1 << 31));
        let mut met = 0;
        for ((amount, times), by) in amounts {
            for by in [by.abs().max(1), 1_000_000, 1, i64::from(i32::MAX)] {
                let expected = i128::from(amount) * i128::from(times);
                if expected.div_euclid(by.into()).abs() >= 1 << 50 {
                    continue;
                }
                let row = WideRow::<4>::splat(amount).mul_div_floor(Row::splat(times as i32), &Divisor::new(by as i32));
                assert_eq!(row.lanes(), [mul_div_floor(amount, times, by); 4], "{amount} × {times} / {by}");
                met += 1;
            }
        }
        assert!(met > 30_000, "{met}");
    }

    #[test]
    fn parts_are_exact_at_every_size() {
        let amounts = numbers(3, 1 << 50).zip(numbers(5, 1 << 50)).zip(numbers(9, 1 << 50));
        let mut met = 0;
        for ((amount, times), by) in amounts {
            for by in [by.abs().max(1), times.abs().max(1), 1, (1 << 50) - 1] {
                let expected = (i128::from(amount) * i128::from(times)).div_euclid(by.into());
                if expected.abs() >= 1 << 50 {
                    continue;
                }
                let row = WideRow::<4>::splat(amount).part(WideRow::splat(times), WideRow::splat(by));
                assert_eq!(row.lanes(), [expected as i64; 4], "{amount} × {times} / {by}");
                met += 1;
            }
        }
        assert!(met > 30_000, "{met}");
    }

    #[test]
    fn quotients_next_to_whole_numbers_are_exact() {
        for by in [3, 7, 999_983, 1_000_000, i64::from(i32::MAX)] {
            for quotient in numbers(7, (1 << 49) / by).take(2_000) {
                for amount in quotient * by - 1..=quotient * by + 1 {
                    let row = WideRow::<8>::splat(amount).mul_div_floor(Row::splat(1), &Divisor::new(by as i32));
                    assert_eq!(row.lanes()[3], amount.div_euclid(by), "{amount} / {by}");
                    let row = WideRow::<8>::splat(amount).div_floor(Row::splat(by as i32));
                    assert_eq!(row.lanes()[0], amount.div_euclid(by), "{amount} / {by}");
                    let (row, rest) = WideRow::<4>::splat(amount).div_rest(WideRow::splat(by));
                    assert_eq!(row.lanes()[0], amount.div_euclid(by), "{amount} / {by}");
                    assert_eq!(rest.lanes()[0], amount.rem_euclid(by), "{amount} / {by}");
                }
            }
        }
    }

    #[test]
    fn lesser_greater_and_masks_are_those_of_each_lane() {
        let (mut a, mut b) = (WideRow::<4>::splat(0), WideRow::<4>::splat(0));
        a.lanes_mut().copy_from_slice(&[1 << 40, -5, 7, -(1 << 45)]);
        b.lanes_mut().copy_from_slice(&[3, -(1 << 33), 7, 0]);
        assert_eq!(a.max(b).lanes(), [1 << 40, -5, 7, 0]);
        assert_eq!(a.min(b).lanes(), [3, -(1 << 33), 7, -(1 << 45)]);
        assert_eq!(a.gt(b).lanes(), [-1, -1, 0, 0]);
        assert_eq!(a.only(a.gt(b)).lanes(), [1 << 40, -5, 0, 0]);
        assert_eq!(a.or_nothing().lanes(), [1 << 40, 0, 7, 0]);
        let most = Row::<4>::splat(-1);
        assert_eq!(WideRow::product(most, most).lanes(), [(u32::MAX as i64).wrapping_mul(u32::MAX as i64); 4]);
    }
}
