//! Rows of lanes as plain arrays, which the compiler turns into the widest vectors that a function may use.

use super::lanes::{BLOCK, Divisor, Lanes, Narrow, Wide};
use crate::units::NO_FRACTION;

/// `W` lanes as a plain array.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub struct Row<const W: usize>([i32; W]);

impl<const W: usize> Row<W> {
    #[inline(always)]
    fn zip(self, other: Self, with: impl Fn(i32, i32) -> i32) -> Self {
        Row(std::array::from_fn(|i| with(self.0[i], other.0[i])))
    }
}

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

/// `W` lanes as a plain array.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub struct WideRow<const W: usize>([i64; W]);

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
    fn mul_div_down(self, times: Row<W>, by: &Divisor) -> Self {
        let near = self.near(|amount, i| amount * f64::from(times.0[i]) * by.inverse);
        near.not_above(self.short().mul(times), Row::splat(by.number))
    }
    #[inline(always)]
    fn div_down(self, by: Row<W>) -> Self {
        self.near(|amount, i| amount / f64::from(by.0[i])).not_above(self.short(), by)
    }
    #[inline(always)]
    fn part(self, times: Self, by: Self) -> Self {
        let near = self.near(|amount, i| amount * times.float(i) / by.float(i));
        near.zip(self.mul(times).sub(near.mul(by)), |near, rest| near - i64::from(rest < 0))
    }
    #[inline(always)]
    fn div_rest(self, by: Self) -> (Self, Self) {
        let near = self.near(|amount, i| amount / by.float(i));
        let rest = self.sub(near.mul(by));
        let more = rest.zip(rest, |rest, _| -i64::from(rest < 0));
        (near.add(more), rest.add(by.zip(more, |by, more| by & more)))
    }
}

/// `W` lanes as a plain array.
#[derive(Clone, Copy)]
#[repr(align(16))]
pub struct NarrowRow<const W: usize>([i16; W]);

impl<const W: usize> NarrowRow<W> {
    #[inline(always)]
    fn zip(self, other: Self, with: impl Fn(i16, i16) -> i16) -> Self {
        NarrowRow(std::array::from_fn(|i| with(self.0[i], other.0[i])))
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::mul_div_down;

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
                let row = WideRow::<4>::splat(amount).mul_div_down(Row::splat(times as i32), &Divisor::new(by as i32));
                assert_eq!(row.lanes(), [mul_div_down(amount, times, by); 4], "{amount} × {times} / {by}");
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
                    let row = WideRow::<8>::splat(amount).mul_div_down(Row::splat(1), &Divisor::new(by as i32));
                    assert_eq!(row.lanes()[3], amount.div_euclid(by), "{amount} / {by}");
                    let row = WideRow::<8>::splat(amount).div_down(Row::splat(by as i32));
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
