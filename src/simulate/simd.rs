//! Rows of eight lanes in the 128-bit registers of WebAssembly, named outright.

use core::arch::wasm32::*;

use super::lanes::{Divisor, Lanes, Narrow, Wide};
use crate::units::NO_FRACTION;

/// Eight lanes in two 128-bit registers.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Eight(v128, v128);

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
    fn mul_div_down(self, times: Eight, by: &Divisor) -> Self {
        let inverse = f64x2_splat(by.inverse);
        let near = self.near(times, |a, b| f64x2_mul(f64x2_mul(a, b), inverse));
        near.not_above(self.short().mul(times), Eight::splat(by.number))
    }
    #[inline(always)]
    fn div_down(self, by: Eight) -> Self {
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

/// Eight lanes in a 128-bit register.
#[derive(Clone, Copy)]
pub struct Eight16(v128);

impl Narrow for Eight16 {
    #[inline(always)]
    fn splat(value: i16) -> Self {
        Eight16(i16x8_splat(value))
    }
    #[inline(always)]
    fn splat_of(from: &i16) -> Self {
        // SAFETY: a number is there.
        Eight16(unsafe { v128_load16_splat(std::ptr::from_ref(from).cast()) })
    }
    #[inline(always)]
    fn halves<'a>(of_block: impl Fn(usize) -> &'a i32) -> [Self; 2] {
        let from: *const u16 = std::ptr::from_ref(of_block(0)).cast();
        // SAFETY: a number is two halves in memory, the lower one first.
        unsafe { [Eight16(v128_load16_splat(from.add(1))), Eight16(v128_load16_splat(from))] }
    }
    #[inline(always)]
    fn each(of_lane: impl Fn(usize) -> i16) -> Self {
        let mut out = Eight16::splat(0);
        out.lanes_mut().iter_mut().enumerate().for_each(|(at, lane)| *lane = of_lane(at));
        out
    }
    #[inline(always)]
    fn lanes(&self) -> &[i16] {
        // SAFETY: a vector is eight numbers in memory.
        unsafe { &*std::ptr::from_ref(self).cast::<[i16; 8]>() }
    }
    #[inline(always)]
    fn lanes_mut(&mut self) -> &mut [i16] {
        // SAFETY: a vector is eight numbers in memory, and any numbers are a vector.
        unsafe { &mut *std::ptr::from_mut(self).cast::<[i16; 8]>() }
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Eight16(i16x8_add(self.0, other.0))
    }
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Eight16(i16x8_sub(self.0, other.0))
    }
    #[inline(always)]
    fn and(self, other: Self) -> Self {
        Eight16(v128_and(self.0, other.0))
    }
    #[inline(always)]
    fn xor(self, other: Self) -> Self {
        Eight16(v128_xor(self.0, other.0))
    }
    #[inline(always)]
    fn and_not(self, other: Self) -> Self {
        Eight16(v128_andnot(self.0, other.0))
    }
    #[inline(always)]
    fn gt(self, other: Self) -> Self {
        Eight16(i16x8_gt(self.0, other.0))
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        Eight16(i16x8_max(self.0, other.0))
    }
    #[inline(always)]
    unsafe fn entries(table: &[i16], place: impl Fn(usize) -> usize) -> Self {
        // SAFETY: the caller promises that so many entries are there; the load needs no alignment.
        Eight16(unsafe { v128_load(table.as_ptr().add(place(0)).cast()) })
    }
}
