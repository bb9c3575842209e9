//! Addressed randomness: every random number is a function of where it is used, never of when.
//!
//! # The generator, written down
//! A number's address is (seed, draw or block of draws, year, purpose, entity). The first four make a 64-bit [`Key`]
//! with two rounds of the 64-bit finaliser of Stafford's thirteenth variant (`mix`); the key's halves and the
//! entity make a 32-bit [`word`]. All of it modulo 2⁶⁴ or 2³²:
//!
//! ```text
//! key  = mix(mix(seed·2³² + purpose + γ) ^ (draw·2³² + year + 1)·γ)    γ = 0x9E3779B97F4A7C15
//!
//! x    = entity + 0x9E3779B9                                          spread(entity)
//! x    = (x ^ x≫16) · 0x21f0aaad
//! x    = (x ^ x≫15) · 0x735a2d97
//! x    = (x ^ x≫15) ^ low(key)
//! x    = (x ^ x≫16) · 0x7feb352d
//! x    = (x ^ x≫15) + high(key)
//! x    = x · 0x846ca68b
//! word = x ^ x≫16
//! ```
//! For one key `word` is a one-to-one map of entities, so no two entities ever share a word; the
//! 64-bit keys keep draws, years and purposes apart. The same few 32-bit operations run in the lanes
//! of a vector register (`simulate`), which is why nothing wider is used per household.
//!
//! # Blocks: version 2
//! What years bring to co-ops and households is drawn for eight draws at once. Draw d is *lane* d mod 8 of *block*
//! ⌊d / 8⌋, the block stands in the address where `draw` is written above, and each lane has its own number made of the
//! block's word. Whatever the lane, that number has exactly the distribution of a word; among the lanes of a block the
//! numbers lie apart, as in a sample by strata, so that eight draws say more than eight that know nothing of each
//! other. All of this modulo the size of the number that is turned:
//!
//! ```text
//! household   a table of 2048 lies as 8 strata of 256, the lowest entries first. Of the block's word for incomes the
//!             upper 11 bits choose wages and the next 11 farming: 8 bits of them are the row r, 3 the rotation t
//!             entry = 256 · (3·(t + lane) mod 8) + r
//!             of its word for troubles the upper half is illness, the lower one a lost wage
//!             illness = half + 5·lane·2¹³         lost wage = half + 7·lane·2¹³
//! co-op       its own words, its chain's and those of all co-ops
//!             turned = (word + ⌊lane / 2⌋·2³⁰) ^ (all bits where the lane is odd)
//! ```
//! So lanes 2k and 2k+1 mirror the co-ops' shocks, and the four pairs of a block lie a quarter of a word apart. Whose
//! luck a co-op shares, and how much a disaster destroys, is the same in both of a pair: there nothing is turned over.
//! Help from outside has a draw's own words, as in version 1: few households get any, and who does depends on all.
//!
//! Blocks know nothing of each other, the draws of a block do: an interval takes blocks as its units
//! ([`crate::outcome::statistic`]). A number is still a function of its draw's address alone, so a run of 10 draws is
//! the first ten of a run of 1 000: one block and two lanes of the next.

use std::convert::Infallible;

use rand::TryRng;

/// The odd constant of the golden ratio.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// What a random number is for. The numbers are part of every address, so they never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Purpose {
    /// A household's wages (upper 11 bits) and farming (next 11 bits) of a year and block.
    Incomes = 1,
    /// A household's illness (upper half) and lost wage (lower half) of a year and block.
    Troubles = 2,
    /// The return of a household's borrowed money.
    LoanReturn = 3,
    /// Whether a household takes a place in a workshop (upper half) or a post (lower half).
    TakesPart = 4,
    /// A co-op's own return.
    OwnReturn = 10,
    /// The return shared by a chain.
    ChainReturn = 11,
    /// The return shared by all co-ops.
    CommonReturn = 12,
    /// Whether all co-ops share one luck this year.
    SharedByAll = 13,
    /// Whether a chain shares one luck this year.
    SharedByChain = 14,
    /// Whether a disaster strikes a co-op.
    Disaster = 15,
    /// How much a disaster destroys.
    DisasterLoss = 16,
    /// Whether a scandal strikes a chain.
    BrandShock = 17,
    /// Where in its price cycle an enterprise begins.
    CycleBegin = 18,
    /// Population: who is registered poor.
    Registered = 100,
    /// Population: persons of a household.
    PersonsOf = 101,
    /// Population: working persons.
    WorkersOf = 102,
    /// Population: level of wages.
    WageOf = 103,
    /// Population: level of farming.
    FarmingOf = 104,
    /// Population: who holds paid-in shares.
    JoinedBy = 105,
    /// Population: how many paid-in shares.
    StakeOf = 106,
}

/// 64 bits for one (seed, draw, year, purpose).
///
/// ```
/// use fenhong::chance::{Key, Purpose};
///
/// // An address names the seed, the draw or block, the year and the purpose; the entity comes last.
/// let key = Key::new(7, 612, 3, Purpose::Incomes);
/// assert_eq!(key, Key::new(7, 612, 3, Purpose::Incomes));
/// assert_ne!(key, Key::new(7, 612, 3, Purpose::Troubles));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(pub u64);

impl Key {
    /// The key of an address without its entity.
    pub fn new(seed: u32, draw: u32, year: u32, purpose: Purpose) -> Key {
        let from = mix((u64::from(seed) << 32).wrapping_add(purpose as u64).wrapping_add(GOLDEN));
        let when = (u64::from(draw) << 32) | u64::from(year);
        Key(mix(from ^ when.wrapping_add(1).wrapping_mul(GOLDEN)))
    }

    /// The half that meets the entity first.
    pub const fn low(self) -> u32 {
        self.0 as u32
    }

    /// The half that meets it after the first product.
    pub const fn high(self) -> u32 {
        (self.0 >> 32) as u32
    }
}

/// The two products of [`word`].
pub const FACTORS: [u32; 2] = [0x7feb_352d, 0x846c_a68b];

/// One-to-one scrambling of 64 bits (Stafford's thirteenth variant).
fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// One-to-one spreading of a register number over 32 bits, done once a household and co-op.
pub const fn spread(entity: u32) -> u32 {
    let mut x = entity.wrapping_add(0x9E37_79B9);
    x = (x ^ (x >> 16)).wrapping_mul(0x21f0_aaad);
    x = (x ^ (x >> 15)).wrapping_mul(0x735a_2d97);
    x ^ (x >> 15)
}

/// The word of an entity that was [`spread`] before.
#[inline(always)]
pub const fn word_of_spread(key: Key, spread: u32) -> u32 {
    let mut x = spread ^ key.low();
    x = (x ^ (x >> 16)).wrapping_mul(FACTORS[0]);
    x = (x ^ (x >> 15)).wrapping_add(key.high());
    x = x.wrapping_mul(FACTORS[1]);
    x ^ (x >> 16)
}

/// The 32 random bits at an address.
///
/// ```
/// use fenhong::chance::{Key, Purpose, word};
///
/// let key = Key::new(1, 0, 0, Purpose::Incomes);
/// let luck: Vec<u32> = (0..100).map(|household| word(key, household)).collect();
/// // A hundred households more move no one else's luck.
/// let later: Vec<u32> = (0..200).rev().map(|household| word(key, household)).collect();
/// assert!(luck.iter().eq(later.iter().rev().take(100)));
/// ```
pub const fn word(key: Key, entity: u32) -> u32 {
    word_of_spread(key, spread(entity))
}

/// Draws of a block.
pub const BLOCK: u32 = 8;

/// The block of a draw, and its lane there.
///
/// ```
/// use fenhong::chance::block;
///
/// assert_eq!([0, 7, 8, 612].map(block), [(0, 0), (0, 7), (1, 0), (76, 4)]);
/// ```
pub const fn block(draw: u32) -> (u32, u32) {
    (draw / BLOCK, draw % BLOCK)
}

/// What a lane makes of a block's word of co-ops.
///
/// ```
/// use fenhong::chance::Turn;
///
/// let word = 0x1234_5678;
/// // Lanes of a pair mirror each other, so a good year of one is a bad year of the other.
/// assert_eq!(Turn::of(0).word(word), !Turn::of(1).word(word));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Is added.
    pub add: u32,
    /// Is turned over then: all bits in odd lanes, none in even ones.
    pub flip: u32,
}

impl Turn {
    /// That of a lane.
    pub const fn of(lane: u32) -> Turn {
        Turn { add: (lane / 2) << 30, flip: if lane % 2 == 1 { u32::MAX } else { 0 } }
    }

    /// The lane's number.
    #[inline(always)]
    pub const fn word(self, of_block: u32) -> u32 {
        of_block.wrapping_add(self.add) ^ self.flip
    }

    /// The same where both of a pair have one number.
    #[inline(always)]
    pub const fn unmirrored(self, of_block: u32) -> u32 {
        of_block.wrapping_add(self.add)
    }
}

/// Rows of a household's tables: each has an entry of every stratum.
pub const ROWS: u32 = 256;

/// The stratum that a lane has under a rotation: neighbours are not next to each other.
pub const fn stratum(rotation: u32, lane: u32) -> u32 {
    3 * (rotation + lane) % BLOCK
}

/// The entry of a table that a lane has, by eleven bits of the block's word.
///
/// ```
/// use fenhong::chance::{BLOCK, entry};
///
/// // The lanes of a block have entries of different strata of a table.
/// let mut strata: Vec<usize> = (0..BLOCK).map(|lane| entry(777, lane) / 256).collect();
/// strata.sort_unstable();
/// assert!(strata.into_iter().eq(0..8));
/// ```
pub const fn entry(bits: u32, lane: u32) -> usize {
    (stratum(bits % BLOCK, lane) * ROWS + bits / BLOCK) as usize
}

/// How far a lane's half words of troubles are from the block's: those of illness, and of lost wages.
pub const fn apart(lane: u32) -> [u32; 2] {
    [(5 * lane % BLOCK) << 13, (7 * lane % BLOCK) << 13]
}

/// One address's entities in a row, as a generator for the `rand` traits: entity 0, 1, 2 and so on.
///
/// ```
/// use fenhong::chance::{Key, Purpose, Stream, word};
/// use rand::Rng;
///
/// let key = Key::new(1, 2, 3, Purpose::OwnReturn);
/// let mut stream = Stream::new(key);
/// assert_eq!([stream.next_u32(), stream.next_u32()], [word(key, 0), word(key, 1)]);
/// ```
#[derive(Clone, Debug)]
pub struct Stream {
    key: Key,
    next: u32,
}

impl Stream {
    /// The entities of `key`, from 0.
    pub fn new(key: Key) -> Stream {
        Stream { key, next: 0 }
    }
}

impl TryRng for Stream {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let found = word(self.key, self.next);
        self.next = self.next.wrapping_add(1);
        Ok(found)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let low = u64::from(self.try_next_u32()?);
        Ok(low | (u64::from(self.try_next_u32()?) << 32))
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Infallible> {
        rand::rand_core::utils::fill_bytes_via_next_word(to, || self.try_next_u32())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::Rng;

    /// Chi-square of the upper eight bits against a flat distribution; 255 degrees of freedom, so
    /// mean 255 and standard deviation 22.6.
    fn flatness(words: impl Iterator<Item = u32>) -> f64 {
        let mut counts = [0_u32; 256];
        let mut total = 0_u32;
        for word in words {
            counts[(word >> 24) as usize] += 1;
            total += 1;
        }
        let wanted = f64::from(total) / 256.0;
        let square = |c: u32| (f64::from(c) - wanted) * (f64::from(c) - wanted);
        counts.iter().map(|&c| square(c) / wanted).sum()
    }

    /// Correlation of neighbours along a sequence, in standard errors.
    fn neighbours(words: &[u32]) -> f64 {
        let centred: Vec<f64> = words.iter().map(|&w| f64::from(w) / 4_294_967_296.0 - 0.5).collect();
        let sum: f64 = centred.windows(2).map(|pair| pair[0] * pair[1]).sum();
        sum * 12.0 / (words.len() as f64 - 1.0).sqrt()
    }

    const N: u32 = 1 << 16;

    /// The same address but for one coordinate, which runs.
    fn axes() -> Vec<(&'static str, Vec<u32>)> {
        let key = |seed, draw, year, purpose| Key::new(seed, draw, year, purpose);
        let run = |at: &dyn Fn(u32) -> u32| (0..N).map(at).collect::<Vec<u32>>();
        vec![
            ("entity", run(&|i| word(key(1, 7, 3, Purpose::Incomes), i))),
            ("entity with a wide step", run(&|i| word(key(1, 7, 3, Purpose::Incomes), i << 13))),
            ("draw", run(&|i| word(key(1, i, 3, Purpose::Incomes), 5))),
            ("year", run(&|i| word(key(1, 7, i, Purpose::Incomes), 5))),
            ("seed", run(&|i| word(key(i, 7, 3, Purpose::Incomes), 5))),
            ("low bits over draws", run(&|i| word(key(1, i, 3, Purpose::Troubles), 5) << 16)),
            ("low bits over entities", run(&|i| word(key(1, 7, 3, Purpose::Troubles), i) << 16)),
            ("middle bits over entities", run(&|i| word(key(2, 9, 0, Purpose::Incomes), i) << 11)),
        ]
    }

    #[test]
    fn words_are_flat_and_uncorrelated_along_every_axis() {
        for (axis, words) in axes() {
            let chi = flatness(words.iter().copied());
            assert!((150.0..370.0).contains(&chi), "{axis}: chi-square {chi}");
            let r = neighbours(&words);
            assert!(r.abs() < 4.5, "{axis}: neighbours {r}");
        }
    }

    #[test]
    fn two_households_and_two_purposes_share_no_luck() {
        for (a, b) in [(0, 1), (5, 6), (1, 1 << 13), (3, 1 << 31)] {
            let sum: f64 = (0..N)
                .map(|draw| {
                    let key = Key::new(1, draw, 0, Purpose::Incomes);
                    let centred = |e| f64::from(word(key, e)) / 4_294_967_296.0 - 0.5;
                    centred(a) * centred(b)
                })
                .sum();
            let r = sum * 12.0 / f64::from(N).sqrt();
            assert!(r.abs() < 4.5, "{a} and {b}: {r}");
        }
        let sum: f64 = (0..N)
            .map(|draw| {
                let at = |purpose| f64::from(word(Key::new(1, draw, 0, purpose), 9)) / 4_294_967_296.0 - 0.5;
                at(Purpose::Incomes) * at(Purpose::Troubles)
            })
            .sum();
        assert!((sum * 12.0 / f64::from(N).sqrt()).abs() < 4.5);
    }

    #[test]
    fn every_bit_of_entity_and_low_key_moves_half_of_the_word() {
        // The high half of a key comes in after the first product, so its upper bits move fewer;
        // keys are themselves well mixed, which the axes above test.
        for bit in (0..32).chain(64..96) {
            let moved: u32 = (0..4096_u32)
                .map(|i| {
                    let key = Key::new(3, i, 1, Purpose::Incomes);
                    let other = if bit < 64 { Key(key.0 ^ (1 << bit)) } else { key };
                    let entity = if bit < 64 { i } else { i ^ (1 << (bit - 64)) };
                    (word(key, i) ^ word(other, entity)).count_ones()
                })
                .sum();
            let mean = f64::from(moved) / 4096.0;
            assert!((13.0..19.0).contains(&mean), "bit {bit}: {mean} of 32 bits move");
        }
    }

    #[test]
    fn a_lane_has_every_entry_once_and_a_block_every_stratum() {
        for lane in 0..BLOCK {
            let mut seen: Vec<usize> = (0..BLOCK * ROWS).map(|bits| entry(bits, lane)).collect();
            seen.sort_unstable();
            assert!(seen.into_iter().eq(0..2048), "{lane}");
        }
        for bits in [0, 5, 777, 2047] {
            let mut strata: Vec<usize> = (0..BLOCK).map(|lane| entry(bits, lane) / 256).collect();
            strata.sort_unstable();
            assert!(strata.into_iter().eq(0..8), "{bits}");
        }
        for trouble in 0..2 {
            let mut eighths: Vec<u32> = (0..BLOCK).map(|lane| apart(lane)[trouble] >> 13).collect();
            eighths.sort_unstable();
            assert!(eighths.into_iter().eq(0..8));
        }
    }

    #[test]
    fn lanes_of_a_pair_mirror_each_other_and_pairs_are_a_quarter_apart() {
        for word in [0, 1, 0x1234_5678, u32::MAX] {
            let turned: Vec<u32> = (0..BLOCK).map(|lane| Turn::of(lane).word(word)).collect();
            for pair in turned.chunks(2) {
                assert_eq!(pair[0], !pair[1]);
            }
            let mut quarters: Vec<u32> = turned.iter().step_by(2).map(|word| word >> 30).collect();
            quarters.sort_unstable();
            assert!(quarters.into_iter().eq(0..4));
            assert_eq!(Turn::of(5).unmirrored(word), Turn::of(4).unmirrored(word));
        }
    }

    #[test]
    fn the_words_are_pinned() {
        let key = Key::new(1, 2, 3, Purpose::Incomes);
        let mut stream = Stream::new(key);
        let first = [stream.next_u32(), stream.next_u32()];
        assert_eq!(first, [word(key, 0), word(key, 1)]);
        let mut bytes = [0; 8];
        Stream::new(key).fill_bytes(&mut bytes);
        assert_eq!(bytes[..4], first[0].to_le_bytes());
        assert_eq!((key.0, first[0], word(key, 4_000_000_000)), PINNED);
    }

    /// Addresses are a promise: these numbers must never change.
    const PINNED: (u64, u32, u32) = (17_769_689_866_762_573_563, 1_119_726_925, 2_383_430_744);
}
