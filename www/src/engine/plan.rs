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
/// The villages are cut into blocks, and a shard is some futures of a block; so a report can be made of whole columns,
/// as the core demands. A large run has its blocks shared out, so that each worker lays out only the villages that it
/// calculates; the futures of a small one are shared out instead.
#[derive(Debug)]
pub struct Plan {
    extent: Extent,
    workers: u32,
    /// Villages in a block; the last may have fewer.
    block: u32,
    /// Whether each block has a worker of its own.
    is_shared_out: bool,
    /// Ends of the stages, rising to all futures.
    stages: Vec<u32>,
    /// Futures × villages done in each stage.
    done: Vec<u64>,
    /// The next future of each block.
    next: Vec<u32>,
    /// Shards that were given out and came back unfinished.
    returned: Vec<Shard>,
}

/// A shard should not take longer, in milliseconds: it cannot be interrupted.
const SHARD_MS: f64 = 30.0;

/// Nor less: each costs a message there and back, in milliseconds.
const LEAST_SHARD_MS: f64 = 1.0;

/// Futures that the core calculates side by side in WebAssembly; fewer cost as much.
const ROW: u32 = 8;

/// The first stage should take about this long on all workers together, in milliseconds.
const FIRST_MS: f64 = 40.0;

/// Futures of the first stage, at least.
const FIRST_LEAST: u32 = 8;

/// And at most: eight blocks show how wide an interval is, and an edit is answered within a frame.
const FIRST_MOST: u32 = 64;

/// Milliseconds for laying out a household, which is done once.
const LAYOUT_MS: f64 = 2e-3;

/// From here on laying out the same households on every worker would take longer than a reader should wait.
const MANY_HOUSEHOLDS: u32 = 2_000;

/// Fewer futures of another worker's block are not worth laying it out once more.
const WORTH_TAKING: u32 = 64;

impl Plan {
    /// A plan for `workers` that take `cost` milliseconds for a household-year.
    pub fn new(extent: Extent, workers: u32, cost: f64) -> Plan {
        let workers = workers.max(1);
        let one_draw = extent.one_draw(cost);
        let left = FIRST_MS * f64::from(workers) - f64::from(extent.households) * LAYOUT_MS;
        let affordable = whole_rows((left / one_draw) as u32);
        let mut stages = vec![affordable.clamp(FIRST_LEAST, FIRST_MOST).min(extent.draws)];
        while let Some(next) = stages.last().map(|end| end.saturating_mul(4)).filter(|next| *next < extent.draws / 2) {
            stages.push(next);
        }
        if stages.last() != Some(&extent.draws) {
            stages.push(extent.draws);
        }
        let blocks = (one_draw * f64::from(ROW) / SHARD_MS).ceil() as u32;
        let is_shared_out = extent.households >= MANY_HOUSEHOLDS && extent.villages >= workers && workers > 1;
        let blocks = if is_shared_out { blocks.next_multiple_of(workers) } else { blocks };
        let block = extent.villages.div_ceil(blocks.clamp(1, extent.villages));
        let next = vec![0; extent.villages.div_ceil(block) as usize];
        let done = vec![0; stages.len()];
        Plan { extent, workers, block, is_shared_out, stages, done, next, returned: Vec::new() }
    }

    /// The next shard for a worker, at `cost` milliseconds for a household-year; none where all is done or given out.
    pub fn next(&mut self, worker: u32, cost: f64) -> Option<Shard> {
        if let Some(shard) = self.returned.pop() {
            return Some(shard);
        }
        let block = self.next_block(worker)?;
        let (first_draw, first_village) = (self.next[block], block as u32 * self.block);
        let end = *self.stages.iter().find(|end| **end > first_draw)?;
        let villages = self.block.min(self.extent.villages - first_village);
        let draws = self.row_length(end - first_draw, villages, cost);
        self.next[block] += draws;
        Some(Shard { first_draw, draws, first_village, villages })
    }

    /// The block that is furthest behind of those that are the worker's own; where these are done, the one that has
    /// most left.
    fn next_block(&self, worker: u32) -> Option<usize> {
        let waiting = || (0..self.next.len()).filter(|block| self.next[*block] < self.extent.draws);
        let furthest_behind = |block: &usize| self.next[*block];
        if !self.is_shared_out {
            return waiting().min_by_key(furthest_behind);
        }
        let own = waiting().filter(|block| *block as u32 % self.workers == worker).min_by_key(furthest_behind);
        let worth = |block: &usize| self.extent.draws - self.next[*block] >= WORTH_TAKING;
        own.or_else(|| waiting().filter(worth).min_by_key(furthest_behind))
    }

    /// Futures of the next shard, of `left` in its stage: not too long, and where the futures are shared out a fair part.
    fn row_length(&self, left: u32, villages: u32, cost: f64) -> u32 {
        let one_draw = self.extent.one_draw(cost) * f64::from(villages) / f64::from(self.extent.villages);
        let lasting = |milliseconds: f64| whole_rows((milliseconds / one_draw) as u32).max(ROW);
        let workers = if self.is_shared_out { 1 } else { self.workers };
        let fair = left.div_ceil(workers).next_multiple_of(ROW);
        fair.clamp(lasting(LEAST_SHARD_MS), lasting(SHARD_MS)).min(left)
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

    /// The shards of a run whose workers take turns.
    fn run(extent: Extent, workers: u32, cost: f64) -> (Vec<Shard>, Plan) {
        let mut plan = Plan::new(extent, workers, cost);
        let mut shards = Vec::new();
        let mut idle = 0;
        for turn in 0.. {
            match plan.next(turn % workers, cost) {
                Some(shard) => {
                    idle = 0;
                    plan.finish(shard);
                    shards.push(shard);
                }
                None if idle == workers => break,
                None => idle += 1,
            }
        }
        (shards, plan)
    }

    #[test]
    fn every_future_of_every_village_is_in_exactly_one_shard() {
        for (villages, households, draws, cost) in
            [(1, 200, 1000, 1e-4), (213, 35_000, 100, 1e-4), (3, 90_000, 34, 1e-3), (1, 10, 2, 1e-4), (7, 70, 6, 1.0)]
        {
            let extent = Extent { villages, households, years: 10, draws };
            let (shards, plan) = run(extent, 3, cost);
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
    fn the_blocks_of_villages_are_the_same_for_all_futures_and_each_has_its_worker() {
        let extent = Extent { villages: 213, households: 35_000, years: 10, draws: 200 };
        let mut plan = Plan::new(extent, 2, 1e-4);
        let mut columns = std::collections::BTreeMap::<(u32, u32), Vec<(u32, u32)>>::new();
        let mut cost = 1e-4;
        // The second worker is slower and is helped in the end.
        for turn in 0.. {
            let worker = u32::from(turn % 3 == 2);
            let Some(shard) = plan.next(worker, cost) else { break };
            columns.entry((shard.first_village, shard.villages)).or_default().push((shard.first_draw, worker));
            cost *= 0.98;
        }
        assert!(columns.len() > 1 && columns.keys().map(|column| column.1).sum::<u32>() == 213, "{columns:?}");
        let begun_by: Vec<u32> = columns.values().map(|column| column[0].1).collect();
        assert!(begun_by.iter().enumerate().all(|(block, worker)| block as u32 % 2 == *worker), "{begun_by:?}");
    }

    #[test]
    fn the_first_stage_is_small_and_shards_are_short() {
        let extent = Extent { villages: 1, households: 200, years: 10, draws: 1000 };
        let mut plan = Plan::new(extent, 2, 3e-4);
        let mut seen = 0;
        while plan.complete() == 0 {
            let shard = plan.next(0, 3e-4).unwrap();
            assert!(shard.draws <= 64, "{shard:?}");
            plan.give_back(shard);
            assert_eq!(plan.next(1, 3e-4), Some(shard));
            plan.finish(shard);
            seen += shard.draws;
        }
        assert!(plan.complete() == seen && seen == 64, "{seen}");
    }
}
