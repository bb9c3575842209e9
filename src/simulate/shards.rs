//! Shards of a run: tallies put together, and in bytes on their way between workers.

use crate::order::ascending;
use crate::scenario::{Error, Kind, MOST_DRAW_YEARS};

use super::packed;
use super::sketch;
use super::tally::{AIDS, CELLS, ENDS, PRESENT, Size, Tally, add_all};

/// Which part of a run a tally is of.
#[derive(Clone, Copy)]
struct Range {
    first_draw: u32,
    draws: u32,
    first_village: u32,
    villages: u32,
    years: u32,
    /// Whether households are followed one by one.
    follows: bool,
}

/// A tally in bytes, its lists not yet read.
struct Packed<'a> {
    range: Range,
    size: Size,
    lists: &'a [u8],
}

impl<'a> Packed<'a> {
    fn read(mut bytes: &'a [u8]) -> Result<Packed<'a>, Error> {
        let mut next = || {
            let (number, rest) = bytes.split_first_chunk().ok_or_else(not_a_tally)?;
            bytes = rest;
            Ok(i64::from_le_bytes(*number))
        };
        let mut range = [0_u32; 6];
        for place in &mut range {
            *place = u32::try_from(next()?).map_err(|_| not_a_tally())?;
        }
        let mut size = Size { coops: next()?, capital: next()?, public: next()?, brought: next()?, ..Size::default() };
        for place in &mut size.households {
            *place = next()?;
        }
        let [first_draw, draws, first_village, villages, years, follows] = range;
        let range = Range { first_draw, draws, first_village, villages, years, follows: follows > 0 };
        Ok(Packed { range, size, lists: bytes })
    }
}

fn not_a_tally() -> Error {
    Error::new("shards", Kind::Shape { said: "not a tally".to_owned() })
}

impl Tally {
    /// Puts shards together; they must tile draws × villages without gap or overlap.
    ///
    /// # Errors
    /// When they do not.
    pub fn merge(shards: &[Tally]) -> Result<Tally, Error> {
        let ranges: Vec<Range> = shards.iter().map(Tally::range).collect();
        Tally::put_together(&ranges, |merged, place| merged.add(&shards[place]))
    }

    /// The same of shards in bytes, each those of [`Tally::to_bytes`], without making a tally of each.
    ///
    /// # Errors
    /// When they do not tile, or are not such bytes.
    pub fn merge_bytes(shards: &[Vec<u8>]) -> Result<Tally, Error> {
        let shards = shards.iter().map(|bytes| Packed::read(bytes)).collect::<Result<Vec<Packed>, Error>>()?;
        let ranges: Vec<Range> = shards.iter().map(|shard| shard.range).collect();
        Tally::put_together(&ranges, |merged, place| merged.unpack(&shards[place]))
    }

    /// Adds up shards of these ranges, of which `add` adds the one at a place.
    fn put_together(
        ranges: &[Range],
        mut add: impl FnMut(&mut Tally, usize) -> Result<(), Error>,
    ) -> Result<Tally, Error> {
        let wrong = |found: u32, end: u32| Error::new("shards", Kind::Outside { found: found.into(), end: end.into() });
        let order = ascending(ranges.iter().map(|r| (i64::from(r.first_village) << 32) | i64::from(r.first_draw)));
        let (Some(&first), Some(&last)) = (order.first(), order.last()) else {
            return Err(Error::new("shards", Kind::Empty));
        };
        let (first, last) = (ranges[first], ranges[last]);
        let Range { first_draw: draw, first_village: village, .. } = first;
        let is_of_first_block = |r: &&Range| (r.first_village, r.villages) == (first.first_village, first.villages);
        let draws = ranges.iter().filter(is_of_first_block).map(|range| range.draws).sum();
        let villages = last.first_village + last.villages - village;
        let mut merged = Tally::of(&Range { draws, villages, ..first })?;
        let (mut next_village, mut next_draw) = (village, draw);
        for place in order {
            let range = &ranges[place];
            let is_alike = (range.years, range.follows) == (first.years, first.follows);
            if !is_alike || (range.first_village, range.first_draw) != (next_village, next_draw) {
                return Err(wrong(range.first_draw, next_draw));
            }
            add(&mut merged, place)?;
            next_draw += range.draws;
            if next_draw == draw + draws {
                (next_village, next_draw) = (next_village + range.villages, draw);
            }
        }
        if (next_village, next_draw) == (village + villages, draw) { Ok(merged) } else { Err(wrong(next_draw, draw)) }
    }

    /// Which part of a run it is of.
    fn range(&self) -> Range {
        let &Tally { first_draw, draws, first_village, villages, years, .. } = self;
        Range { first_draw, draws, first_village, villages, years, follows: !self.aids.is_empty() }
    }

    /// Zeros for a range.
    fn of(range: &Range) -> Result<Tally, Error> {
        if u64::from(range.draws) * u64::from(range.years) > MOST_DRAW_YEARS {
            return Err(not_a_tally());
        }
        let draws = (range.first_draw, range.draws);
        let mut tally = Tally::new(draws, (range.first_village, range.villages), range.years);
        if range.follows {
            tally.follow();
        }
        Ok(tally)
    }

    /// Its numbers of the draws of a range inside its own: the cells, what stands at the ends, who is followed.
    fn part(&mut self, range: &Range) -> [&mut [i64]; 3] {
        let (skipped, draws) = ((range.first_draw - self.first_draw) as usize, range.draws as usize);
        let a_draw = [self.years as usize * CELLS, ENDS, if range.follows { self.years as usize * AIDS } else { 0 }];
        let [cells, ends, aids] = a_draw.map(|numbers| skipped * numbers..(skipped + draws) * numbers);
        [&mut self.cells[cells], &mut self.ends[ends], &mut self.aids[aids]]
    }

    /// Adds what is the same for all draws of a shard's villages: counted with the first.
    fn add_place(&mut self, range: &Range, size: &Size, present: &[i64]) {
        if range.first_draw == self.first_draw {
            self.size.add(size);
            add_all(&mut self.present, present);
        }
    }

    /// Adds a shard that lies inside this range.
    fn add(&mut self, shard: &Tally) -> Result<(), Error> {
        let range = shard.range();
        self.add_place(&range, &shard.size, &shard.present);
        add_all(&mut self.paying, &shard.paying);
        let lists = [&shard.cells, &shard.ends, &shard.aids];
        self.part(&range).into_iter().zip(lists).for_each(|(to, from)| add_all(to, from));
        sketch::merge(&mut self.lived, &shard.lived);
        Ok(())
    }

    /// Adds a shard in bytes that lies inside this range.
    fn unpack(&mut self, shard: &Packed) -> Result<(), Error> {
        let mut bytes = shard.lists;
        let mut present = vec![0; self.present.len()];
        let mut is_whole = packed::add(&mut bytes, &mut present, PRESENT);
        self.add_place(&shard.range, &shard.size, &present);
        let years = self.paying.len();
        is_whole &= packed::add(&mut bytes, &mut self.paying, years);
        for (to, columns) in self.part(&shard.range).into_iter().zip([CELLS, ENDS, AIDS]) {
            is_whole &= packed::add(&mut bytes, to, columns);
        }
        let lived = sketch::take(&mut bytes, not_a_tally)?;
        sketch::merge(&mut self.lived, &lived);
        if is_whole && bytes.is_empty() { Ok(()) } else { Err(not_a_tally()) }
    }

    /// All numbers as bytes, to send between workers.
    pub fn to_bytes(&self) -> Vec<u8> {
        let (range, size) = (self.range(), &self.size);
        let Range { first_draw, draws, first_village, villages, years, follows } = range;
        let range = [first_draw, draws, first_village, villages, years, follows.into()].map(i64::from);
        let sizes = [size.coops, size.capital, size.public, size.brought].into_iter().chain(size.households);
        let mut bytes: Vec<u8> = range.into_iter().chain(sizes).flat_map(i64::to_le_bytes).collect();
        packed::put(&mut bytes, &self.present, PRESENT);
        packed::put(&mut bytes, &self.paying, self.paying.len());
        packed::put(&mut bytes, &self.cells, CELLS);
        packed::put(&mut bytes, &self.ends, ENDS);
        packed::put(&mut bytes, &self.aids, AIDS);
        sketch::put(&mut bytes, &self.lived);
        bytes
    }

    /// Back from [`Tally::to_bytes`].
    ///
    /// # Errors
    /// When the bytes are not such a tally.
    pub fn from_bytes(bytes: &[u8]) -> Result<Tally, Error> {
        let packed = Packed::read(bytes)?;
        let mut tally = Tally::of(&packed.range)?;
        tally.unpack(&packed)?;
        Ok(tally)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases;
    use crate::simulate::Engine;

    #[test]
    fn damaged_bytes_are_refused() {
        let mut scenario = cases::find("hui").expect("a shipped case").scenario();
        (scenario.draws, scenario.years) = (2, 2);
        let tally = Engine::new(scenario).and_then(|mut engine| engine.run_all()).expect("small amounts");
        let bytes = tally.to_bytes();
        assert_eq!(Tally::from_bytes(&bytes), Ok(tally));
        for end in 0..bytes.len() {
            assert!(Tally::from_bytes(&bytes[..end]).is_err(), "{end}");
        }
        assert!(Tally::from_bytes(&[bytes.as_slice(), &[0]].concat()).is_err());
        assert!(Tally::from_bytes(&[127; 512]).is_err());
    }
}
