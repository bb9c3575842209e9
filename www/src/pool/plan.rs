//! Which part of a run is calculated next: small shards, the first futures first.

/// How large a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Villages.
    pub villages: u32,
    /// Households of all villages.
    pub households: u32,
    /// Years.
    pub years: u32,
    /// Futures.
    pub draws: u32,
}

impl Extent {
    /// Milliseconds for one future of everything, at `cost` for a household-year.
    fn one_draw(&self, cost: f64) -> f64 {
        (f64::from(self.households) * f64::from(self.years) * cost).max(1e-6)
    }
}

/// A shard: some futures of some villages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// The first future.
    pub first_draw: u32,
    /// How many; even.
    pub draws: u32,
    /// The first village.
    pub first_village: u32,
    /// How many.
    pub villages: u32,
}

/// The shards of a run, in stages. When a stage is complete, the futures so far make a report.
///
/// Shards are laid out in rows: some futures of all villages, cut into blocks of villages. The blocks are the same in
/// every row, as the core demands of shards that it shall merge.
#[derive(Debug)]
pub struct Plan {
    extent: Extent,
    /// Villages in a block; the last may have fewer.
    block: u32,
    /// Ends of the stages, rising to all futures.
    stages: Vec<u32>,
    /// Futures × villages done in each stage.
    done: Vec<u64>,
    /// The next row: its first future, how many, and the first village of its next block.
    next_draw: u32,
    row: u32,
    next_village: u32,
    /// Shards that were given out and came back unfinished.
    returned: Vec<Shard>,
}

/// A shard should not take longer, in milliseconds: it cannot be interrupted.
const SHARD_MS: f64 = 30.0;

/// Futures that the core calculates side by side; fewer cost as much.
const ROW: u32 = 16;

/// The first stage should take about this long on all workers together, in milliseconds.
const FIRST_MS: f64 = 40.0;

impl Plan {
    /// A plan for `workers` that take `cost` milliseconds for a household-year.
    pub fn new(extent: Extent, workers: u32, cost: f64) -> Plan {
        let one_draw = extent.one_draw(cost);
        let affordable = whole_rows((FIRST_MS * f64::from(workers) / one_draw) as u32);
        let mut stages = vec![affordable.clamp(ROW, 256).min(extent.draws)];
        while let Some(next) = stages.last().map(|end| end.saturating_mul(4)).filter(|next| *next < extent.draws / 2) {
            stages.push(next);
        }
        if stages.last() != Some(&extent.draws) {
            stages.push(extent.draws);
        }
        let block = SHARD_MS / (one_draw * f64::from(ROW)) * f64::from(extent.villages);
        let block = (block as u32).clamp(1, extent.villages);
        let done = vec![0; stages.len()];
        Plan { extent, block, stages, done, next_draw: 0, row: 0, next_village: 0, returned: Vec::new() }
    }

    /// The next shard for one of `workers` that take `cost` milliseconds for a household-year.
    pub fn next(&mut self, workers: u32, cost: f64) -> Option<Shard> {
        if let Some(shard) = self.returned.pop() {
            return Some(shard);
        }
        let end = *self.stages.iter().find(|end| **end > self.next_draw)?;
        if self.next_village == 0 {
            self.row = self.row_length(end - self.next_draw, workers, cost);
        }
        let shard = Shard {
            first_draw: self.next_draw,
            draws: self.row,
            first_village: self.next_village,
            villages: self.block.min(self.extent.villages - self.next_village),
        };
        self.next_village += shard.villages;
        if self.next_village == self.extent.villages {
            (self.next_draw, self.next_village) = (self.next_draw + self.row, 0);
        }
        Some(shard)
    }

    /// Futures of the next row, of `left` in its stage: a fair part for each worker, and not too long.
    fn row_length(&self, left: u32, workers: u32, cost: f64) -> u32 {
        let one_block = self.extent.one_draw(cost) * f64::from(self.block) / f64::from(self.extent.villages);
        let fair = left.div_ceil(workers.max(1)).next_multiple_of(ROW);
        fair.min(whole_rows((SHARD_MS / one_block) as u32)).max(ROW).min(left)
    }

    /// Takes back a shard that was not finished.
    pub fn give_back(&mut self, shard: Shard) {
        self.returned.push(shard);
    }

    /// Notes a finished shard.
    pub fn finish(&mut self, shard: Shard) {
        let stage = self.stages.iter().position(|end| shard.first_draw < *end).expect("a shard lies in a stage");
        self.done[stage] += u64::from(shard.draws) * u64::from(shard.villages);
    }

    /// How many futures are complete, counted to the end of the last complete stage.
    pub fn complete(&self) -> u32 {
        let mut complete = 0;
        for (end, done) in self.stages.iter().zip(&self.done) {
            if *done < u64::from(end - complete) * u64::from(self.extent.villages) {
                break;
            }
            complete = *end;
        }
        complete
    }

    /// Futures asked for.
    pub fn wanted(&self) -> u32 {
        self.extent.draws
    }

    /// Villages of the run.
    pub fn villages(&self) -> u32 {
        self.extent.villages
    }

    /// Part of the work that is done, in percent.
    pub fn percent(&self) -> u32 {
        let all = u64::from(self.extent.draws) * u64::from(self.extent.villages);
        (self.done.iter().sum::<u64>() * 100 / all.max(1)) as u32
    }
}

fn whole_rows(count: u32) -> u32 {
    count - count % ROW
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(extent: Extent, workers: u32, cost: f64) -> (Vec<Shard>, Plan) {
        let mut plan = Plan::new(extent, workers, cost);
        let mut shards = Vec::new();
        while let Some(shard) = plan.next(workers, cost) {
            plan.finish(shard);
            shards.push(shard);
        }
        (shards, plan)
    }

    #[test]
    fn every_future_of_every_village_is_in_exactly_one_shard() {
        for (villages, households, draws, cost) in
            [(1, 200, 1000, 1e-4), (213, 35_000, 100, 1e-4), (3, 90_000, 34, 1e-3), (1, 10, 2, 1e-4), (7, 70, 6, 1.0)]
        {
            let extent = Extent { villages, households, years: 10, draws };
            let (shards, plan) = run(extent, 2, cost);
            let mut seen = vec![0; (villages * draws) as usize];
            for shard in &shards {
                assert!(shard.draws % 2 == 0 && shard.first_draw % 2 == 0, "{shard:?}");
                for draw in shard.first_draw..shard.first_draw + shard.draws {
                    for village in shard.first_village..shard.first_village + shard.villages {
                        seen[(draw * villages + village) as usize] += 1;
                    }
                }
            }
            assert!(seen.iter().all(|count| *count == 1), "{extent:?}");
            assert_eq!((plan.complete(), plan.percent()), (draws, 100));
        }
    }

    #[test]
    fn the_blocks_of_villages_are_the_same_in_every_row() {
        let extent = Extent { villages: 213, households: 35_000, years: 10, draws: 200 };
        let mut plan = Plan::new(extent, 2, 1e-4);
        let mut rows = std::collections::BTreeMap::<u32, Vec<(u32, u32)>>::new();
        let mut cost = 1e-4;
        while let Some(shard) = plan.next(2, cost) {
            rows.entry(shard.first_draw).or_default().push((shard.first_village, shard.villages));
            cost *= 0.98;
        }
        let first = rows[&0].clone();
        assert!(first.len() > 3 && rows.values().all(|row| *row == first));
    }

    #[test]
    fn the_first_stage_is_small_and_shards_are_short() {
        let extent = Extent { villages: 1, households: 200, years: 10, draws: 1000 };
        let mut plan = Plan::new(extent, 2, 3e-4);
        let mut seen = 0;
        while plan.complete() == 0 {
            let shard = plan.next(2, 3e-4).unwrap();
            assert!(shard.draws <= 64, "{shard:?}");
            plan.give_back(shard);
            assert_eq!(plan.next(2, 3e-4), Some(shard));
            plan.finish(shard);
            seen += shard.draws;
        }
        assert!(plan.complete() == seen && (64..=256).contains(&seen), "{seen}");
    }
}
