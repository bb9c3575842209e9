//! Rows of 16-bit numbers: what is counted of a household in small numbers, and the factors of its incomes.
//!
//! As with [`super::lanes::Lanes`], a lane is a draw and every operation gives the same lane whatever the width.

/// Draws of a block, whose lanes stand next to each other in a row.
pub const BLOCK: usize = crate::chance::BLOCK as usize;

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

/// `W` lanes as a plain array.
#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
#[derive(Clone, Copy)]
#[repr(align(16))]
pub struct NarrowRow<const W: usize>(pub(super) [i16; W]);

#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
impl<const W: usize> NarrowRow<W> {
    #[inline(always)]
    fn zip(self, other: Self, with: impl Fn(i16, i16) -> i16) -> Self {
        NarrowRow(std::array::from_fn(|i| with(self.0[i], other.0[i])))
    }
}

#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
impl<const W: usize> Narrow for NarrowRow<W> {
    #[inline(always)]
    fn splat(value: i16) -> Self {
        NarrowRow([value; W])
    }
    #[inline(always)]
    fn splat_of(from: &i16) -> Self {
        NarrowRow([*from; W])
    }
    #[inline(always)]
    fn halves<'a>(of_block: impl Fn(usize) -> &'a i32) -> [Self; 2] {
        [16, 0].map(|bits| NarrowRow(std::array::from_fn(|i| (of_block(i / BLOCK) >> bits) as i16)))
    }
    #[inline(always)]
    fn each(of_lane: impl Fn(usize) -> i16) -> Self {
        NarrowRow(std::array::from_fn(of_lane))
    }
    #[inline(always)]
    fn lanes(&self) -> &[i16] {
        &self.0
    }
    #[inline(always)]
    fn lanes_mut(&mut self) -> &mut [i16] {
        &mut self.0
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.zip(other, i16::wrapping_add)
    }
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.zip(other, i16::wrapping_sub)
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
    fn gt(self, other: Self) -> Self {
        self.zip(other, |a, b| -i16::from(a > b))
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        self.zip(other, i16::max)
    }
    #[inline(always)]
    unsafe fn entries(table: &[i16], place: impl Fn(usize) -> usize) -> Self {
        // SAFETY: the caller promises that from every place so many entries are in the table.
        NarrowRow(std::array::from_fn(|i| unsafe { *table.get_unchecked(place(i / BLOCK) + i % BLOCK) }))
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use wasm::Eight16;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm {
    use super::Narrow;
    use core::arch::wasm32::*;

    /// Eight lanes in a 128-bit register.
    #[derive(Clone, Copy)]
    pub struct Eight16(pub(in crate::simulate) v128);

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
}
