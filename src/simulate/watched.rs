//! What is tallied of each household, beside the [`super::Tally`] of all: whole numbers that merge exactly.

use crate::chance::BLOCK;
use crate::order::ascending;
use crate::scenario::{Error, Kind};

/// Numbers a household: see [`Watched::house`].
const ROW: usize = 3;
/// Bins of incomes a head, sixteen to each doubling.
pub const BINS: usize = 512;
/// With the scheme, and without it.
pub const SIDES: usize = 2;

/// What one household got, over all draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct House {
    /// Paid to it in all years of all draws, in fen.
    pub paid: i64,
    /// Years of all draws in which it was paid the watched sum or more.
    pub served: i64,
    /// For each block of draws, the [`square`] of such years in all its draws: what an interval needs.
    pub squares: i64,
}

/// So many parts of a square count as one.
pub const SQUARE_PARTS: i64 = 24;

/// The square of what the draws of a block add up to by their number, in [`SQUARE_PARTS`]th parts: whole wherever a
/// run ends, as it ends with a pair. Added up over blocks of any number of draws it shows how much they differ.
#[inline(always)]
pub fn square(sum: i64, draws: usize) -> i64 {
    sum * sum * SQUARE_PARTS / (draws.max(1) as i64)
}

/// A bin of incomes a head in the last year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IncomeBin {
    /// Persons, counted once for each draw.
    pub persons: i64,
    /// Their incomes, in fen.
    pub fen: i64,
}

/// Times out of poverty that have reached an age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spells {
    /// So many went into a further year.
    pub at_risk: i64,
    /// So many of these ended in it: the household fell under the line.
    pub ended: i64,
}

/// Tallies of each household of a range of villages, over a range of draws.
///
/// Households stand in the order of the villages, and in a village in that of the register numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// The first draw.
    pub first_draw: u32,
    /// How many draws.
    pub draws: u32,
    /// The first village.
    pub first_village: u32,
    /// How many villages.
    pub villages: u32,
    /// How many years.
    pub years: u32,
    /// The group of each household, as in [`super::tally`].
    pub groups: Vec<i64>,
    /// `[household][paid, served, squares]`.
    pub(super) rows: Vec<i64>,
    /// `[side][bin][persons, fen]`.
    pub(super) incomes: Vec<i64>,
    /// `[side][years since leaving][at risk, ended]`; of the households registered at the start.
    pub(super) spells: Vec<i64>,
}

impl Watched {
    /// Zeros for a range, with the groups of its households.
    pub fn new(draws: (u32, u32), villages: (u32, u32), years: u32, groups: Vec<i64>) -> Watched {
        Watched {
            first_draw: draws.0,
            draws: draws.1,
            first_village: villages.0,
            villages: villages.1,
            years,
            rows: vec![0; groups.len() * ROW],
            groups,
            incomes: vec![0; SIDES * BINS * 2],
            spells: vec![0; SIDES * years as usize * 2],
        }
    }

    /// What a household got.
    pub fn house(&self, place: usize) -> House {
        let row = &self.rows[place * ROW..(place + 1) * ROW];
        House { paid: row[0], served: row[1], squares: row[2] }
    }

    /// Adds to a household's row.
    #[inline(always)]
    pub(super) fn add_house(&mut self, place: usize, more: House) {
        let row = &mut self.rows[place * ROW..(place + 1) * ROW];
        row[0] += more.paid;
        row[1] += more.served;
        row[2] += more.squares;
    }

    /// Incomes a head of all persons in the last year, lowest bin first; `side` 0 is with the scheme, 1 without.
    pub fn incomes(&self, side: usize) -> impl Iterator<Item = IncomeBin> {
        let bins = self.incomes[side * BINS * 2..(side + 1) * BINS * 2].chunks_exact(2);
        bins.map(|bin| IncomeBin { persons: bin[0], fen: bin[1] })
    }

    /// Times out of poverty by age: the first are those in their first year after leaving.
    pub fn spells(&self, side: usize) -> impl Iterator<Item = Spells> {
        let years = self.years as usize;
        let ages = self.spells[side * years * 2..(side + 1) * years * 2].chunks_exact(2);
        ages.map(|age| Spells { at_risk: age[0], ended: age[1] })
    }

    /// Puts shards together, in any order; they must tile draws × villages, every block of villages with the
    /// same draws, and cut no block of draws.
    ///
    /// # Errors
    /// When they do not.
    pub fn merge(shards: &[Watched]) -> Result<Watched, Error> {
        let order = ascending(shards.iter().map(|s| (i64::from(s.first_village) << 32) | i64::from(s.first_draw)));
        let Some(&first) = order.first() else { return Err(Error::new("shards", Kind::Empty)) };
        let mut merged = shards[first].clone();
        let mut block = 0;
        for shard in order.into_iter().skip(1).map(|place| &shards[place]) {
            let wrong = || {
                let (found, end) = (shard.first_draw.into(), (merged.first_draw + merged.draws).into());
                Error::new("shards", Kind::Outside { found, end })
            };
            // A block's square is of all its draws.
            let is_cut = shard.first_draw != merged.first_draw && !shard.first_draw.is_multiple_of(BLOCK);
            if shard.years != merged.years || is_cut {
                return Err(wrong());
            }
            let next_village = merged.first_village + merged.villages;
            if shard.first_village == next_village && shard.first_draw == merged.first_draw {
                block = merged.groups.len();
                merged.villages += shard.villages;
                merged.groups.extend(&shard.groups);
                merged.rows.extend(&shard.rows);
            } else if merged.groups[block..] == shard.groups && shard.first_village < next_village {
                add_all(&mut merged.rows[block * ROW..], &shard.rows);
            } else {
                return Err(wrong());
            }
            add_all(&mut merged.incomes, &shard.incomes);
            add_all(&mut merged.spells, &shard.spells);
        }
        merged.draws = draws_of(shards, merged.first_draw)?;
        Ok(merged)
    }

    /// All numbers as little-endian bytes, to send between workers.
    pub fn to_bytes(&self) -> Vec<u8> {
        let head = [self.first_draw, self.draws, self.first_village, self.villages, self.years].map(i64::from);
        let count = [self.groups.len() as i64];
        let parts: [&[i64]; 6] = [&head, &count, &self.groups, &self.rows, &self.incomes, &self.spells];
        let mut bytes = Vec::with_capacity(parts.iter().map(|part| part.len() * 8).sum());
        for number in parts.into_iter().flatten() {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes
    }

    /// Back from [`Watched::to_bytes`].
    ///
    /// # Errors
    /// When the bytes are not such a tally.
    pub fn from_bytes(bytes: &[u8]) -> Result<Watched, Error> {
        let wrong = || Error::new("shards", Kind::Shape { said: "not a tally".to_owned() });
        let (words, rest) = bytes.as_chunks();
        let numbers: Vec<i64> = words.iter().map(|&number| i64::from_le_bytes(number)).collect();
        let (head, numbers) = numbers.split_at_checked(6).ok_or_else(wrong)?;
        let small = |number: i64| u32::try_from(number).map_err(|_| wrong());
        let (years, houses) = (small(head[4])?, small(head[5])? as usize);
        let wanted = houses * (1 + ROW) + SIDES * 2 * (BINS + years as usize);
        if numbers.len() != wanted || !rest.is_empty() {
            return Err(wrong());
        }
        let (groups, numbers) = numbers.split_at(houses);
        let (rows, numbers) = numbers.split_at(houses * ROW);
        let (incomes, spells) = numbers.split_at(SIDES * BINS * 2);
        Ok(Watched {
            first_draw: small(head[0])?,
            draws: small(head[1])?,
            first_village: small(head[2])?,
            villages: small(head[3])?,
            years,
            groups: groups.to_vec(),
            rows: rows.to_vec(),
            incomes: incomes.to_vec(),
            spells: spells.to_vec(),
        })
    }
}

/// The draws that shards of every block of villages cover; the same in each, without gap or overlap.
fn draws_of(shards: &[Watched], first_draw: u32) -> Result<u32, Error> {
    let mut end: Option<u32> = None;
    let blocks = ascending(shards.iter().map(|s| (i64::from(s.first_village) << 32) | i64::from(s.first_draw)));
    let (mut village, mut next) = (None, first_draw);
    for shard in blocks.into_iter().map(|place| &shards[place]) {
        if village != Some(shard.first_village) {
            if village.is_some() && *end.get_or_insert(next) != next {
                return Err(Error::new("shards", Kind::Outside { found: next.into(), end: first_draw.into() }));
            }
            (village, next) = (Some(shard.first_village), first_draw);
        }
        if shard.first_draw != next {
            return Err(Error::new("shards", Kind::Outside { found: shard.first_draw.into(), end: next.into() }));
        }
        next += shard.draws;
    }
    match end {
        Some(end) if end != next => Err(Error::new("shards", Kind::Outside { found: next.into(), end: end.into() })),
        _ => Ok(next - first_draw),
    }
}

fn add_all(to: &mut [i64], from: &[i64]) {
    for (sum, number) in to.iter_mut().zip(from) {
        *sum += number;
    }
}

/// The bin of an income a head in fen.
#[inline(always)]
pub fn bin(a_head: i64) -> usize {
    let fen = a_head.max(1) as u64;
    let doublings = fen.ilog2();
    let part = if doublings >= 4 { fen >> (doublings - 4) } else { fen << (4 - doublings) } & 15;
    (doublings as usize * 16 + part as usize).min(BINS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_rise_with_the_income() {
        let bins: Vec<usize> = [-5, 0, 1, 2, 3, 16, 17, 100, 105, 1_000_000, i64::from(i32::MAX)].map(bin).to_vec();
        assert!(bins.is_sorted() && bins[5] < bins[6] && bins[7] < bins[8] && bins[10] < BINS);
    }

    #[test]
    fn damaged_bytes_are_refused() {
        let watched = Watched::new((2, 4), (0, 1), 3, vec![0, 2]);
        let bytes = watched.to_bytes();
        assert_eq!(Watched::from_bytes(&bytes), Ok(watched));
        for end in [0, 8, bytes.len() - 8, bytes.len() - 1] {
            assert!(Watched::from_bytes(&bytes[..end]).is_err(), "{end}");
        }
    }
}
