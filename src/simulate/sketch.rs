//! Order statistics over households' years: counts by amount, which merge exactly in any order.
//!
//! Amounts below 2,048 yuan are counted by the yuan, larger ones to a thousandth part. Of each count the first household's
//! year is kept, so that what is read off it was really paid, and opens as a ledger.

use crate::scenario::Error;

use super::packed;

/// What a household's year is counted as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Lived {
    /// What it is paid on the register, by the status of 31 December before.
    On,
    /// What it is paid when it has left it.
    Off,
    /// What leaving takes in the year in which it happens: what it would be paid beside if it were still on it, at the
    /// rates of those that are; where others still are.
    Leaving,
}

/// How many kinds of [`Lived`] there are.
const KINDS: usize = 3;

/// Bits of the parts of a doubling.
const PARTS: u32 = 10;

/// Bins of a kind: every amount that a lane counts has one.
const BINS: usize = (((i32::MAX as u32 / 100).ilog2() - PARTS + 2) << PARTS) as usize;

/// Where the bins of a kind begin; what is counted as none of them comes behind all.
pub(super) const fn begins(kind: Option<Lived>) -> usize {
    match kind {
        Some(kind) => kind as usize * BINS,
        None => KINDS * BINS,
    }
}

/// The bin of an amount in fen.
#[inline(always)]
pub(super) fn bin(fen: i32) -> usize {
    let yuan = fen.max(0) as u32 / 100;
    let doublings = (yuan | (1 << PARTS)).ilog2() - PARTS;
    ((doublings << PARTS) + (yuan >> doublings)) as usize
}

/// Households' years of about one amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// Its place among the bins of all kinds.
    at: i64,
    /// How many there are.
    pub count: i64,
    /// The first of them.
    pub first: When,
    /// Its amount in fen.
    pub fen: i64,
}

/// A year of a future of a village, as one number in this order: village, draw, year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct When(i64);

impl When {
    /// Nothing comes after it.
    const LAST: When = When(i64::MAX);

    /// A year of a run of so many.
    pub fn new(village: u32, draw: u32, year: u32, years: u32) -> When {
        When(i64::from(village) << 32 | (i64::from(draw) * i64::from(years) + i64::from(year)))
    }

    /// The same year, so many draws later.
    #[inline(always)]
    pub(super) fn later(self, draws: usize, years: u32) -> When {
        When(self.0 + draws as i64 * i64::from(years))
    }

    /// The village, the draw and the year.
    pub fn parts(self, years: u32) -> [u32; 3] {
        let (village, rest) = ((self.0 >> 32) as u32, self.0 as u32);
        [village, rest / years.max(1), rest % years.max(1)]
    }
}

/// Numbers of a [`Bin`] on its way.
const COLUMNS: usize = 4;

impl Bin {
    const NOTHING: Bin = Bin { at: 0, count: 0, first: When::LAST, fen: 0 };

    /// All its numbers.
    pub(super) fn numbers(&self) -> [i64; COLUMNS] {
        [self.at, self.count, self.first.0, self.fen]
    }

    /// Adds another of the same place.
    fn add(&mut self, other: &Bin) {
        self.count += other.count;
        (self.first, self.fen) = (self.first, self.fen).min((other.first, other.fen));
    }
}

/// Counts in the making: all bins, whether there is anything or not.
pub(super) struct Sketch {
    bins: Vec<Bin>,
}

impl Sketch {
    /// Nothing counted.
    pub fn new() -> Sketch {
        Sketch { bins: vec![Bin::NOTHING; begins(None) + 1] }
    }

    /// Counts a household's year at a place: where its kind begins and its amount's bin.
    #[inline(always)]
    pub fn add(&mut self, at: usize, fen: i32, when: When) {
        let bin = &mut self.bins[at];
        bin.count += 1;
        if when <= bin.first {
            keep_first(bin, fen, when);
        }
    }

    /// The bins that hold any.
    pub fn bins(&self) -> Vec<Bin> {
        let bins = self.bins[..begins(None)].iter().enumerate().filter(|(_, bin)| bin.count > 0);
        bins.map(|(at, bin)| Bin { at: at as i64, ..*bin }).collect()
    }
}

/// Of one year's the smaller amount, so that the order of the households does not matter.
#[cold]
fn keep_first(bin: &mut Bin, fen: i32, when: When) {
    let new = (when, i64::from(fen));
    if bin.first == When::LAST || new < (bin.first, bin.fen) {
        (bin.first, bin.fen) = new;
    }
}

/// Bins of a kind, the smallest amount first.
pub fn of_kind(bins: &[Bin], kind: Lived) -> impl Iterator<Item = &Bin> {
    let from = begins(Some(kind)) as i64;
    bins.iter().filter(move |bin| (from..from + BINS as i64).contains(&bin.at))
}

/// Adds bins to others, both in order.
pub(super) fn merge(to: &mut Vec<Bin>, from: &[Bin]) {
    let (mut merged, mut more): (Vec<Bin>, _) = (Vec::with_capacity(to.len().max(from.len())), from.iter().peekable());
    for bin in to.iter() {
        while let Some(other) = more.next_if(|other| other.at < bin.at) {
            merged.push(*other);
        }
        let mut sum = *bin;
        if let Some(other) = more.next_if(|other| other.at == bin.at) {
            sum.add(other);
        }
        merged.push(sum);
    }
    merged.extend(more);
    *to = merged;
}

/// Appends bins.
pub(super) fn put(bytes: &mut Vec<u8>, bins: &[Bin]) {
    bytes.extend((bins.len() as i64).to_le_bytes());
    let numbers: Vec<i64> = bins.iter().flat_map(Bin::numbers).collect();
    packed::put(bytes, &numbers, COLUMNS);
}

/// Takes bins off the beginning of `bytes`.
///
/// # Errors
/// `wrong`, where they are not all there or not in order.
pub(super) fn take(bytes: &mut &[u8], wrong: impl Fn() -> Error) -> Result<Vec<Bin>, Error> {
    let (count, rest) = bytes.split_first_chunk().ok_or_else(&wrong)?;
    *bytes = rest;
    let count = usize::try_from(i64::from_le_bytes(*count)).ok().filter(|&count| count <= begins(None));
    let mut numbers = vec![0; count.ok_or_else(&wrong)? * COLUMNS];
    if !packed::add(bytes, &mut numbers, COLUMNS) {
        return Err(wrong());
    }
    let bin = |row: &[i64]| Bin { at: row[0], count: row[1], first: When(row[2]), fen: row[3] };
    let bins: Vec<Bin> = numbers.chunks_exact(COLUMNS).map(bin).collect();
    let in_order = bins.windows(2).all(|pair| pair[0].at < pair[1].at);
    let in_range =
        bins.iter().all(|bin| (0..begins(None) as i64).contains(&bin.at) && bin.count > 0 && bin.first.0 >= 0);
    if in_order && in_range { Ok(bins) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_counted_by_the_yuan_and_larger_ones_to_a_thousandth() {
        let of = |yuan: i32| bin(yuan * 100 + 99);
        assert_eq!(
            [0, 1, 1_023, 1_024, 2_047, 2_048, 2_049, 2_050].map(of),
            [0, 1, 1_023, 1_024, 2_047, 2_048, 2_048, 2_049]
        );
        assert_eq!((bin(-5), bin(i32::MAX) < BINS), (0, true));
        for yuan in (2_048..200_000).step_by(7) {
            // All in its bin are less than a thousandth part apart.
            let width = (yuan..).take_while(|&other| of(other) == of(yuan)).count() as i32;
            assert!(width * 1_000 < yuan, "{yuan}");
            assert!(of(yuan + width) == of(yuan) + 1);
        }
    }

    #[test]
    fn bins_merge_in_any_order_and_come_back_from_bytes() {
        let years = 10;
        let of = |draws: std::ops::Range<u32>| {
            let mut sketch = Sketch::new();
            for draw in draws {
                let fen = (draw as i32 * 7_919) % 500_000;
                let kind = [Lived::On, Lived::Off, Lived::Leaving][draw as usize % 3];
                sketch.add(begins(Some(kind)) + bin(fen), fen, When::new(draw % 4, draw, draw % years, years));
            }
            sketch.bins()
        };
        let whole = of(0..3_000);
        for cut in [1, 700, 2_999] {
            let (mut one, mut other) = (of(0..cut), of(cut..3_000));
            merge(&mut one, &of(cut..3_000));
            merge(&mut other, &of(0..cut));
            assert!(one == whole && other == whole);
        }
        let mut bytes = Vec::new();
        put(&mut bytes, &whole);
        let wrong = || Error::new("shards", crate::scenario::Kind::Empty);
        assert_eq!(take(&mut bytes.as_slice(), wrong), Ok(whole.clone()));
        assert!(take(&mut &bytes[..bytes.len() - 1], wrong).is_err());
        let counted: i64 = [Lived::On, Lived::Off, Lived::Leaving]
            .iter()
            .flat_map(|&kind| of_kind(&whole, kind))
            .map(|bin| bin.count)
            .sum();
        assert_eq!(counted, 3_000);
        assert_eq!(When::new(3, 999, 7, years).parts(years), [3, 999, 7]);
    }
}
