//! What a row of draws shares over all villages: worked out once for the row.

use crate::chance::{Key, block};
use crate::enterprise::{Business, SharedLuck};
use crate::model::Model;

use super::lanes::{BLOCK, Lanes, MOST_BLOCKS};

/// What a row of draws shares over all villages.
pub struct RowLuck<L> {
    /// `[year][lane]`.
    shared: Vec<SharedLuck>,
    /// What each lane makes of its block's words: is added, is turned over.
    add: L,
    flip: L,
    /// Each year.
    pub years: Vec<YearLuck<L>>,
}

/// What a year has in common.
pub struct YearLuck<L> {
    /// `[block]`: keys of incomes and troubles.
    pub keys: [[Key; 2]; MOST_BLOCKS],
    /// `[block]`: keys of the co-ops' own returns and of their disasters.
    pub coop_keys: [[Key; 2]; MOST_BLOCKS],
    /// Words of the harvests of households without a co-op.
    pub common_word: L,
    /// Each enterprise.
    pub businesses: Vec<CommonLanes<L>>,
}

/// [`crate::enterprise::CommonLuck`] in lanes.
pub struct CommonLanes<L> {
    /// Mask where the drawn word is not each co-op's own.
    pub is_drawn: L,
    /// That word; nothing elsewhere.
    pub drawn: L,
    /// The chain's word; none where there is no chain.
    pub chain_word: Option<L>,
    /// What the year and the price cycle add to the return.
    pub moved: L,
    /// What a scandal of the chain costs, where one strikes any lane.
    pub shocked: Option<L>,
}

/// A threshold of words, in lanes: so many of them are under it.
#[derive(Clone, Copy)]
pub struct Under<L> {
    /// The last word under it, turned so that signed lanes compare it.
    last: L,
    /// Mask of none where none is under it.
    some: L,
}

impl<L: Lanes> Under<L> {
    /// The threshold, at most 2³².
    pub fn new(threshold: u64) -> Under<L> {
        let last = (threshold.saturating_sub(1) as u32 as i32) ^ i32::MIN;
        Under { last: L::splat(last), some: L::splat(-i32::from(threshold > 0)) }
    }

    /// Mask of the words under it.
    #[inline(always)]
    pub fn holds(&self, word: L) -> L {
        self.some.and_not(word.xor(L::splat(i32::MIN)).gt(self.last))
    }
}

impl<L: Lanes> RowLuck<L> {
    /// The luck of the draws from `first`, the first of a block.
    pub fn new(model: &Model, first: u32) -> RowLuck<L> {
        let years = model.scenario.years;
        let mut shared = Vec::with_capacity(years as usize * L::N);
        for year in 0..years {
            for lane in 0..L::N as u32 {
                let mut luck = SharedLuck::default();
                model.businesses.share(first + lane, year, &mut luck);
                shared.push(luck);
            }
        }
        let turn = |shared: &SharedLuck| shared.turn();
        let (add, flip) = (each(&shared, |s| turn(s).add as i32), each(&shared, |s| turn(s).flip as i32));
        let of_year = |(year, shared): (usize, &[SharedLuck])| YearLuck::new(model, first, year as u32, shared);
        let years = shared.chunks_exact(L::N).enumerate().map(of_year).collect();
        RowLuck { shared, add, flip, years }
    }

    /// The same as [`crate::chance::Turn::word`].
    #[inline(always)]
    pub fn turned(&self, of_block: impl Fn(usize) -> u32) -> L {
        L::of_blocks(|block| of_block(block) as i32).add(self.add).xor(self.flip)
    }

    /// `[lane]` of a year.
    #[inline(always)]
    pub fn shared(&self, year: usize) -> &[SharedLuck] {
        &self.shared[year * L::N..(year + 1) * L::N]
    }
}

impl<L: Lanes> YearLuck<L> {
    fn new(model: &Model, first: u32, year: u32, shared: &[SharedLuck]) -> YearLuck<L> {
        let word = |shared: &SharedLuck| shared.common_word() as i32;
        let of_block = |place: usize| shared.get(place * BLOCK).map_or([Key(0); 2], SharedLuck::keys);
        YearLuck {
            keys: std::array::from_fn(|place| model.hazards.keys(block(first).0 + place as u32, year)),
            coop_keys: std::array::from_fn(of_block),
            common_word: each(shared, word),
            businesses: model.businesses.all.iter().map(|business| CommonLanes::new(business, shared)).collect(),
        }
    }
}

impl<L: Lanes> CommonLanes<L> {
    fn new(business: &Business, shared: &[SharedLuck]) -> CommonLanes<L> {
        let common = |shared: &SharedLuck| business.common(shared);
        let shocked: L = each(shared, |shared| common(shared).shocked.ppm() as i32);
        let has_chain = shared.first().is_some_and(|shared| common(shared).chain_word.is_some());
        CommonLanes {
            is_drawn: each(shared, |shared| -i32::from(common(shared).drawn.is_some())),
            drawn: each(shared, |shared| common(shared).drawn.unwrap_or(0) as i32),
            chain_word: has_chain.then(|| each(shared, |shared| common(shared).chain_word.unwrap_or(0) as i32)),
            moved: each(shared, |shared| common(shared).moved),
            shocked: shocked.any().then_some(shocked),
        }
    }
}

/// A number of each lane.
fn each<L: Lanes>(shared: &[SharedLuck], number: impl Fn(&SharedLuck) -> i32) -> L {
    let mut out = L::splat(0);
    out.lanes_mut().iter_mut().zip(shared).for_each(|(lane, shared)| *lane = number(shared));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::arrays::Row;

    #[test]
    fn words_are_under_a_threshold_as_unsigned_numbers() {
        let words = [0, 1, 0x7fff_ffff, 0x8000_0000, 0x8000_0001, u32::MAX];
        for threshold in [0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0x8000_0001, 0xffff_ffff, 1 << 32] {
            for word in words {
                let held = Under::<Row<8>>::new(threshold).holds(Row::splat(word as i32));
                assert_eq!(held.lanes()[0], -i32::from(u64::from(word) < threshold), "{word} < {threshold}");
            }
        }
    }
}
