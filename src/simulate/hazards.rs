//! The households' luck in rows of draws, and where they stand.

use crate::chance::{FACTORS, Key, ROWS, apart, stratum};
use crate::household::{Hazards, NEVER_ON, Standing};
use crate::model::Model;
use crate::table::{INCOME_BITS, INCOMES};

use super::lanes::{BLOCK, Lanes, MOST_BLOCKS, Narrow};
use super::means::MeansPlan;
use super::village::House;

/// What luck does to every household, the same in every lane.
///
/// Read from memory: engines build a vector that is written out in the code anew at each use.
pub struct HazardLanes<L: Lanes> {
    /// [`FACTORS`].
    products: [L; 2],
    /// Bits of a row of a table, where its entries are counted.
    rows: L,
    /// Bits of a rotation.
    rotations: L,
    illness: Trouble<L::Narrow>,
    lost_wage: Trouble<L::Narrow>,
    window: L::Narrow,
    pub(super) cost: L,
    pub exit_years: L::Narrow,
    /// The factors on wages, as [`Strata`] lays them out, and on the harvests of a usual year.
    wages: Vec<i16>,
    usual: Vec<i16>,
    /// In which bits those of a bad year differ.
    differs: Vec<i16>,
}

/// Half words that mean trouble.
struct Trouble<N> {
    /// How far a lane's half is from the block's.
    apart: N,
    /// The last half that does.
    last: N,
    /// Mask of none where none does.
    some: N,
}

impl<N: Narrow> Trouble<N> {
    /// Halves under this, at most 2¹⁶; `which` of [`apart`]. Halves are turned so that signed lanes compare them.
    fn new(under: i32, which: usize) -> Trouble<N> {
        let turned = |half: i32| (half as i16) ^ i16::MIN;
        Trouble {
            apart: N::each(|lane| turned(apart((lane % BLOCK) as u32)[which] as i32)),
            last: N::splat(turned(under - 1)),
            some: N::splat(-i16::from(under > 0)),
        }
    }

    /// Mask of the lanes that it strikes.
    #[inline(always)]
    fn strikes(&self, half: N) -> N {
        self.some.and_not(half.add(self.apart).gt(self.last))
    }
}

/// Entries of a row of a table laid out for the lanes: those of all strata in the order of the lanes, twice, so that
/// from each rotation on there are as many as lanes.
const LAID_OUT: usize = 2 * BLOCK;

/// A table laid out so.
fn strata(table: &[i32]) -> Vec<i16> {
    let entry = |row: u32, at: u32| table[(stratum(at, 0) * ROWS + row) as usize] as i16;
    (0..ROWS).flat_map(|row| (0..LAID_OUT as u32).map(move |at| entry(row, at))).collect()
}

impl<L: Lanes> HazardLanes<L> {
    /// The thresholds in lanes.
    pub fn new(hazards: &Hazards) -> HazardLanes<L> {
        let usual = strata(&hazards.harvests.entries[..INCOMES]);
        let bad = strata(&hazards.harvests.entries[INCOMES..]);
        HazardLanes {
            products: FACTORS.map(|factor| L::splat(factor as i32)),
            rows: L::splat((ROWS as i32 - 1) << LAID_OUT.ilog2()),
            rotations: L::splat(BLOCK as i32 - 1),
            illness: Trouble::new(hazards.illness, 0),
            lost_wage: Trouble::new(hazards.lost_wage, 1),
            window: L::Narrow::splat(hazards.illness_window as i16),
            cost: L::splat(hazards.illness_cost),
            exit_years: L::Narrow::splat(hazards.exit_years as i16),
            wages: strata(&hazards.wages.entries),
            differs: usual.iter().zip(&bad).map(|(usual, bad)| usual ^ bad).collect(),
            usual,
        }
    }

    /// The factors on wages of the words at a place.
    #[inline(always)]
    fn wages(&self, words: &WordRows<'_>, place: usize) -> L::Narrow {
        // SAFETY: a row and a rotation are at most 255 · 16 + 7, and there are 256 · 16 entries.
        unsafe { L::Narrow::entries(&self.wages, |block| words.wages[block][place] as usize) }
    }

    /// The factors on farming of the words at a place; `bad` is a mask of bad years of the chain.
    #[inline(always)]
    fn farming(&self, words: &WordRows<'_>, place: usize, bad: L::Narrow) -> L::Narrow {
        let at = |block: usize| words.farming[block][place] as usize;
        // SAFETY: as with wages; all these tables have one length.
        let (usual, differs) = unsafe { (L::Narrow::entries(&self.usual, at), L::Narrow::entries(&self.differs, at)) };
        usual.xor(differs.and(bad))
    }

    /// The random word of a spread number under the halves of a key; the same as
    /// [`crate::chance::word_of_spread`].
    #[inline(always)]
    pub fn word(&self, spread: L, low: L, high: L) -> L {
        let x = spread.xor(low);
        let x = x.xor(x.shr::<16>()).mul(self.products[0]);
        let x = x.xor(x.shr::<15>()).add(high).mul(self.products[1]);
        x.xor(x.shr::<16>())
    }

    /// Where the entries begin that eleven bits of a word choose: its row, shifted to where rows are counted, and its
    /// rotation.
    #[inline(always)]
    fn place<const SHIFT: u32, const ROTATION: u32>(&self, word: L) -> L {
        word.shr::<SHIFT>().and(self.rows).add(word.shr::<ROTATION>().and(self.rotations))
    }

    /// Whether a household is on the register.
    #[inline(always)]
    pub(super) fn registered(&self, streak: L::Narrow) -> L::Narrow {
        self.exit_years.gt(streak)
    }
}

/// The words of a year of a village's households, one for each block of the row: worked out for many households at
/// once.
pub struct Words {
    /// `[block][household]`: where the entries of wages begin, and those of farming.
    wages: [Vec<i32>; MOST_BLOCKS],
    farming: [Vec<i32>; MOST_BLOCKS],
    /// Words of troubles.
    troubles: [Vec<i32>; MOST_BLOCKS],
}

/// Those of some households.
#[derive(Clone, Copy)]
pub struct WordRows<'a> {
    wages: [&'a [i32]; MOST_BLOCKS],
    farming: [&'a [i32]; MOST_BLOCKS],
    troubles: [&'a [i32]; MOST_BLOCKS],
}

/// Bits of a word behind the wages' rotation.
const BEHIND_WAGES: u32 = 32 - INCOME_BITS;
/// The same of farming.
const BEHIND_FARMING: u32 = 32 - 2 * INCOME_BITS;
/// A row is counted in entries: its bits stand so much higher than they come.
const UP: u32 = LAID_OUT.ilog2() - BLOCK.ilog2();

/// A list made as long as the households, in rows.
#[inline(always)]
fn rows<'a, L: Lanes>(list: &'a mut Vec<i32>, spreads: &[i32]) -> std::slice::ChunksExactMut<'a, i32> {
    list.resize(spreads.len(), 0);
    list.chunks_exact_mut(L::N)
}

impl Words {
    /// Room for any village.
    pub fn new() -> Words {
        let none = || [const { Vec::new() }; MOST_BLOCKS];
        Words { wages: none(), farming: none(), troubles: none() }
    }

    /// Works out the words of households with these spread numbers, of which there are whole rows.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub fn fill<L: Lanes>(&mut self, spreads: &[i32], year: &Year<'_, L>) {
        let lanes = year.lanes;
        for block in 0..L::BLOCKS {
            let [incomes, troubles] = year.keys[block];
            let (low, high) = (L::splat(incomes.low() as i32), L::splat(incomes.high() as i32));
            let (trouble_low, trouble_high) = (L::splat(troubles.low() as i32), L::splat(troubles.high() as i32));
            let lists = (&mut self.wages[block], &mut self.farming[block], &mut self.troubles[block]);
            let (wages, farming, troubles) =
                (rows::<L>(lists.0, spreads), rows::<L>(lists.1, spreads), rows::<L>(lists.2, spreads));
            let to = wages.zip(farming).zip(troubles);
            for (spreads, ((wages, farming), troubles)) in spreads.chunks_exact(L::N).zip(to) {
                let spread = L::load(spreads);
                let word = lanes.word(spread, low, high);
                lanes.place::<{ BEHIND_WAGES - UP }, BEHIND_WAGES>(word).store(wages);
                lanes.place::<{ BEHIND_FARMING - UP }, BEHIND_FARMING>(word).store(farming);
                lanes.word(spread, trouble_low, trouble_high).store(troubles);
            }
        }
    }

    /// Adds the incomes and troubles of the words of so many households to a sum: see [`super::bare`].
    #[inline(always)]
    pub fn look_up<L: Lanes>(&self, year: &Year<'_, L>, households: usize, mut sum: L) -> L {
        let words = self.of(0..households);
        for place in 0..households {
            let [upper, lower] = L::Narrow::halves(|block| &words.troubles[block][place]);
            let incomes = year.lanes.wages(&words, place).add(year.lanes.farming(&words, place, L::Narrow::splat(0)));
            sum = sum.add(L::widen(incomes)).xor(L::widen(upper.add(lower)));
        }
        sum
    }

    /// The words of some households.
    #[inline(always)]
    pub fn of(&self, range: std::ops::Range<usize>) -> WordRows<'_> {
        let mut all = WordRows { wages: [&[]; MOST_BLOCKS], farming: [&[]; MOST_BLOCKS], troubles: [&[]; MOST_BLOCKS] };
        for block in 0..MOST_BLOCKS {
            all.wages[block] = &self.wages[block];
            all.farming[block] = &self.farming[block];
            all.troubles[block] = &self.troubles[block];
        }
        all.part(range)
    }
}

impl<'a> WordRows<'a> {
    /// Those of some of these households. Written out: where size counts, mapping an array is a call.
    #[inline(always)]
    pub(super) fn part(&self, range: std::ops::Range<usize>) -> WordRows<'a> {
        let WordRows { mut wages, mut farming, mut troubles } = *self;
        for rows in [&mut wages, &mut farming, &mut troubles] {
            for row in rows {
                *row = row.get(range.clone()).unwrap_or_default();
            }
        }
        WordRows { wages, farming, troubles }
    }
}

/// What a co-op's year brings its members, in each lane.
#[derive(Clone, Copy)]
pub struct Harvest<L: Lanes> {
    /// Dividend a share.
    pub per_share: L,
    /// Mask of bad years for their harvests.
    pub bad: L::Narrow,
}

/// Where a household stands, in each lane; the same as [`crate::household::Standing`], with the years in
/// a row above the line without the scheme.
#[derive(Clone, Copy)]
pub struct Standings<L: Lanes> {
    pub streak: L::Narrow,
    pub illnesses: L::Narrow,
    pub streak_without: L::Narrow,
}

impl<L: Lanes> Standings<L> {
    /// Before the first year: on the register or not.
    pub fn start(registered: bool) -> Standings<L> {
        let streak = L::Narrow::splat(Standing::start(registered).streak as i16);
        Standings { streak, illnesses: L::Narrow::splat(0), streak_without: streak }
    }

    /// Mask of the lanes in which someone is ill.
    #[inline(always)]
    pub fn ill(&self) -> L {
        L::widen(self.illnesses.gt(L::Narrow::splat(0)))
    }
}

/// What all households of a village share in a year.
pub struct Year<'a, L: Lanes> {
    /// `[block]`: keys of incomes and troubles.
    pub keys: [[Key; 2]; MOST_BLOCKS],
    /// From the village's pools for each head.
    pub per_head: L,
    /// The households' luck.
    pub lanes: &'a HazardLanes<L>,
}

/// What a household earns: wages, farming, and whether someone is ill; remembers illnesses.
#[inline(always)]
pub(super) fn earn<L: Lanes>(
    year: &Year<'_, L>,
    house: &House,
    means: &MeansPlan,
    (words, place): (&WordRows<'_>, usize),
    coop: &Harvest<L>,
    state: &mut Standings<L>,
) -> (L, L, L::Narrow) {
    let (lanes, none) = (year.lanes, L::Narrow::splat(0));
    let [upper, lower] = L::Narrow::halves(|block| &words.troubles[block][place]);
    let (begins, lost) = (lanes.illness.strikes(upper), lanes.lost_wage.strikes(lower));
    let illnesses = state.illnesses.add(state.illnesses).sub(begins).and(lanes.window);
    let ill = illnesses.gt(none);
    let working = L::Narrow::splat_of(&house.workers).add(ill).add(lost).max(none);

    let wage = L::widen(lanes.wages(words, place));
    let factor = L::widen(lanes.farming(words, place, coop.bad));
    let wages = means.wage.scale(wage).mul(L::widen(working));
    let farming = means.farming.scale(factor);
    // Not sooner: what is read back from memory, compilers take apart lane by lane.
    state.illnesses = illnesses;
    (wages, farming, ill)
}

/// Years in a row above the line before a household leaves the register.
pub fn exit_years<L: Lanes>(model: &Model) -> L::Narrow {
    L::Narrow::splat(model.hazards.exit_years as i16)
}

/// Who is in the first year off the register.
#[inline(always)]
pub fn leaves<L: Lanes>(exit_years: L::Narrow, state: &Standings<L>) -> L {
    let on = exit_years.gt(state.streak);
    L::widen(exit_years.add(L::Narrow::splat(1)).gt(state.streak).and_not(on))
}

/// Who has left the register and is not back on it.
#[inline(always)]
pub fn has_left<L: Lanes>(exit_years: L::Narrow, state: &Standings<L>) -> L {
    let on = exit_years.gt(state.streak);
    L::widen(L::Narrow::splat(NEVER_ON as i16).gt(state.streak).and_not(on))
}

/// Who is registered.
#[inline(always)]
pub fn registered<L: Lanes>(exit_years: L::Narrow, state: &Standings<L>) -> L {
    L::widen(exit_years.gt(state.streak))
}
