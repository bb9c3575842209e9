//! Several draws at once: the few whole-number operations that the kernel needs, on a row of 32-bit
//! lanes.
//!
//! A lane is a draw, so every operation gives the same lane whatever the width, and results are the
//! same on every machine. [`Row`] is plain arrays, which the compiler turns into the widest vectors a
//! function may use; in WebAssembly two 128-bit registers are named outright. A row is whole blocks of draws.

use super::narrow::{BLOCK, Narrow};
use super::wide::Wide;
#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
use super::{narrow::NarrowRow, wide::WideRow};

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

/// `W` lanes as a plain array.
#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
#[derive(Clone, Copy)]
#[repr(align(64))]
pub struct Row<const W: usize>(pub(super) [i32; W]);

#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
impl<const W: usize> Row<W> {
    #[inline(always)]
    fn zip(self, other: Self, with: impl Fn(i32, i32) -> i32) -> Self {
        Row(std::array::from_fn(|i| with(self.0[i], other.0[i])))
    }
}

#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
impl<const W: usize> Lanes for Row<W> {
    const N: usize = W;
    type Wide = WideRow<W>;
    type Narrow = NarrowRow<W>;

    #[inline(always)]
    fn splat(value: i32) -> Self {
        Row([value; W])
    }
    #[inline(always)]
    fn splat_of(from: &i32) -> Self {
        Row([*from; W])
    }
    #[inline(always)]
    fn load(from: &[i32]) -> Self {
        let mut out = [0; W];
        out.copy_from_slice(&from[..W]);
        Row(out)
    }
    #[inline(always)]
    fn lanes(&self) -> &[i32] {
        &self.0
    }
    #[inline(always)]
    fn lanes_mut(&mut self) -> &mut [i32] {
        &mut self.0
    }
    #[inline(always)]
    fn store(self, to: &mut [i32]) {
        to[..W].copy_from_slice(&self.0);
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.zip(other, i32::wrapping_add)
    }
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.zip(other, i32::wrapping_sub)
    }
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.zip(other, i32::wrapping_mul)
    }
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        self.zip(other, |a, b| a & b)
    }
    #[inline(always)]
    fn xor(self, other: Self) -> Self {
        self.zip(other, |a, b| a ^ b)
    }
    #[inline(always)]
    fn and_not(self, other: Self) -> Self {
        self.zip(other, |a, b| a & !b)
    }
    #[inline(always)]
    fn shr<const BITS: u32>(self) -> Self {
        self.zip(self, |a, _| ((a as u32) >> BITS) as i32)
    }
    #[inline(always)]
    fn gt(self, other: Self) -> Self {
        self.zip(other, |a, b| -i32::from(a > b))
    }
    #[inline(always)]
    fn eq(self, other: Self) -> Self {
        self.zip(other, |a, b| -i32::from(a == b))
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        self.zip(other, i32::max)
    }
    #[inline(always)]
    fn of_blocks(of_block: impl Fn(usize) -> i32) -> Self {
        Row(std::array::from_fn(|i| of_block(i / BLOCK)))
    }
    #[inline(always)]
    fn widen(narrow: NarrowRow<W>) -> Self {
        Row(narrow.0.map(i32::from))
    }
    #[inline(always)]
    fn positive(self) -> NarrowRow<W> {
        NarrowRow(self.0.map(|lane| -i16::from(lane > 0)))
    }
    #[inline(always)]
    fn pick(table: &[i32], place: Self) -> Self {
        place.zip(place, |at, _| table[at as usize])
    }
    #[inline(always)]
    fn halves(low: Self, high: Self) -> Self {
        low.zip(high, |low, high| low | high << 16)
    }
    #[inline(always)]
    fn gt_halves(self, other: Self) -> Self {
        self.zip(other, |a, b| {
            let (low, high) = (a << 16 > b << 16, a >> 16 > b >> 16);
            (-i32::from(low) & 0xFFFF) | -i32::from(high) << 16
        })
    }
    #[inline(always)]
    fn sub_halves(self, other: Self) -> Self {
        self.zip(other, |a, b| a.wrapping_sub(b) & 0xFFFF | (a & !0xFFFF).wrapping_sub(b & !0xFFFF))
    }
    #[inline(always)]
    fn min_halves(self, other: Self) -> Self {
        self.zip(other, |a, b| {
            let (a, b) = (a as u32, b as u32);
            ((a & 0xFFFF).min(b & 0xFFFF) | (a >> 16).min(b >> 16) << 16) as i32
        })
    }
    #[inline(always)]
    fn any(self) -> bool {
        self.0.iter().fold(0, |any, lane| any | lane) != 0
    }
    #[inline(always)]
    fn shr_by(self, bits: u32) -> Self {
        self.zip(self, |a, _| ((a as u32) >> bits) as i32)
    }
    #[inline(always)]
    fn mul_short(self, other: Self) -> Self {
        self.mul(other)
    }
    #[inline(always)]
    fn add_to(self, sums: &mut [i64]) {
        for (sum, lane) in sums[..W].iter_mut().zip(self.0) {
            *sum += i64::from(lane as u32);
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use wasm::Eight;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm {
    use super::Lanes;
    use crate::simulate::narrow::Eight16;
    use crate::simulate::wide::Quad;
    use core::arch::wasm32::*;

    /// Eight lanes in two 128-bit registers.
    #[derive(Clone, Copy)]
    #[repr(C)]
    pub struct Eight(pub(in crate::simulate) v128, pub(in crate::simulate) v128);

    impl Eight {
        #[inline(always)]
        fn zip(self, other: Self, with: impl Fn(v128, v128) -> v128) -> Self {
            Eight(with(self.0, other.0), with(self.1, other.1))
        }
        #[inline(always)]
        fn map(self, with: impl Fn(v128) -> v128) -> Self {
            Eight(with(self.0), with(self.1))
        }
    }

    impl Lanes for Eight {
        const N: usize = 8;
        type Wide = Quad;
        type Narrow = Eight16;

        #[inline(always)]
        fn shr_by(self, bits: u32) -> Self {
            self.map(|lanes| u32x4_shr(lanes, bits))
        }
        #[inline(always)]
        fn splat(value: i32) -> Self {
            Eight(i32x4_splat(value), i32x4_splat(value))
        }
        #[inline(always)]
        fn splat_of(from: &i32) -> Self {
            // SAFETY: a number is there.
            let all = unsafe { v128_load32_splat(std::ptr::from_ref(from).cast()) };
            Eight(all, all)
        }
        #[inline(always)]
        fn of_blocks(of_block: impl Fn(usize) -> i32) -> Self {
            Eight::splat(of_block(0))
        }
        #[inline(always)]
        fn widen(narrow: Eight16) -> Self {
            Eight(i32x4_extend_low_i16x8(narrow.0), i32x4_extend_high_i16x8(narrow.0))
        }
        #[inline(always)]
        fn positive(self) -> Eight16 {
            // What is too large for 16 bits keeps its sign.
            Eight16(i16x8_gt(i16x8_narrow_i32x4(self.0, self.1), i16x8_splat(0)))
        }
        #[inline(always)]
        fn load(from: &[i32]) -> Self {
            assert!(from.len() >= 8);
            let from: *const v128 = from.as_ptr().cast();
            // SAFETY: eight numbers are there; the loads need no alignment.
            unsafe { Eight(v128_load(from), v128_load(from.add(1))) }
        }
        #[inline(always)]
        fn lanes(&self) -> &[i32] {
            // SAFETY: two vectors are eight numbers in memory.
            unsafe { &*std::ptr::from_ref(self).cast::<[i32; 8]>() }
        }
        #[inline(always)]
        fn lanes_mut(&mut self) -> &mut [i32] {
            // SAFETY: two vectors are eight numbers in memory, and any numbers are vectors.
            unsafe { &mut *std::ptr::from_mut(self).cast::<[i32; 8]>() }
        }
        #[inline(always)]
        fn store(self, to: &mut [i32]) {
            assert!(to.len() >= 8);
            let to: *mut v128 = to.as_mut_ptr().cast();
            // SAFETY: eight numbers are there; the stores need no alignment.
            unsafe {
                v128_store(to, self.0);
                v128_store(to.add(1), self.1);
            }
        }
        #[inline(always)]
        fn add(self, other: Self) -> Self {
            self.zip(other, |a, b| i32x4_add(a, b))
        }
        #[inline(always)]
        fn sub(self, other: Self) -> Self {
            self.zip(other, |a, b| i32x4_sub(a, b))
        }
        #[inline(always)]
        fn mul(self, other: Self) -> Self {
            self.zip(other, |a, b| i32x4_mul(a, b))
        }
        #[inline(always)]
        fn and(self, other: Self) -> Self {
            self.zip(other, |a, b| v128_and(a, b))
        }
        #[inline(always)]
        fn xor(self, other: Self) -> Self {
            self.zip(other, |a, b| v128_xor(a, b))
        }
        #[inline(always)]
        fn and_not(self, other: Self) -> Self {
            self.zip(other, |a, b| v128_andnot(a, b))
        }
        #[inline(always)]
        fn shr<const BITS: u32>(self) -> Self {
            self.map(|lanes| u32x4_shr(lanes, BITS))
        }
        #[inline(always)]
        fn gt(self, other: Self) -> Self {
            self.zip(other, |a, b| i32x4_gt(a, b))
        }
        #[inline(always)]
        fn eq(self, other: Self) -> Self {
            self.zip(other, |a, b| i32x4_eq(a, b))
        }
        #[inline(always)]
        fn max(self, other: Self) -> Self {
            self.zip(other, |a, b| i32x4_max(a, b))
        }
        #[inline(always)]
        fn pick(table: &[i32], place: Self) -> Self {
            place.map(|at| {
                i32x4(
                    table[u32x4_extract_lane::<0>(at) as usize],
                    table[u32x4_extract_lane::<1>(at) as usize],
                    table[u32x4_extract_lane::<2>(at) as usize],
                    table[u32x4_extract_lane::<3>(at) as usize],
                )
            })
        }
        #[inline(always)]
        fn halves(low: Self, high: Self) -> Self {
            low.zip(high, |low, high| v128_or(low, i32x4_shl(high, 16)))
        }
        #[inline(always)]
        fn gt_halves(self, other: Self) -> Self {
            self.zip(other, |a, b| i16x8_gt(a, b))
        }
        #[inline(always)]
        fn sub_halves(self, other: Self) -> Self {
            self.zip(other, |a, b| i16x8_sub(a, b))
        }
        #[inline(always)]
        fn min_halves(self, other: Self) -> Self {
            self.zip(other, |a, b| u16x8_min(a, b))
        }
        #[inline(always)]
        fn any(self) -> bool {
            v128_any_true(v128_or(self.0, self.1))
        }
        #[inline(always)]
        fn mul_short(self, other: Self) -> Self {
            // The upper halves are zero, so the sum of the two 16-bit products is the product, and it
            // is a quicker instruction than the one of 32 bits.
            self.zip(other, |a, b| i32x4_dot_i16x8(a, b))
        }
        #[inline(always)]
        fn add_to(self, sums: &mut [i64]) {
            assert!(sums.len() >= 8);
            let to: *mut v128 = sums.as_mut_ptr().cast();
            let parts = [
                u64x2_extend_low_u32x4(self.0),
                u64x2_extend_high_u32x4(self.0),
                u64x2_extend_low_u32x4(self.1),
                u64x2_extend_high_u32x4(self.1),
            ];
            for (at, part) in parts.into_iter().enumerate() {
                // SAFETY: eight sums are there; loads and stores need no alignment.
                unsafe { v128_store(to.add(at), i64x2_add(v128_load(to.add(at)), part)) };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_numbers_of_their_own() {
        let numbers = [0, 1, 2, 255, 256, 0x7ffe, 0x7fff, 0x8000, 0xffff];
        for (a, b) in numbers.into_iter().flat_map(|a| numbers.map(|b| (a, b))) {
            let [one, other] = [(a, b), (b, a)].map(|(low, high)| Row::<4>::halves(Row::splat(low), Row::splat(high)));
            let halves = |row: Row<4>| [row.lanes()[0] & 0xFFFF, row.lanes()[3] >> 16 & 0xFFFF];
            assert_eq!(halves(one), [a, b]);
            let mask = |is: bool| if is { 0xFFFF } else { 0 };
            let (x, y) = (a as i16, b as i16);
            assert_eq!(halves(one.gt_halves(other)), [mask(x > y), mask(y > x)], "{a} {b}");
            assert_eq!(halves(one.sub_halves(other)), [(a - b) & 0xFFFF, (b - a) & 0xFFFF], "{a} {b}");
            assert_eq!(halves(one.min_halves(other)), [a.min(b); 2], "{a} {b}");
        }
    }
}
