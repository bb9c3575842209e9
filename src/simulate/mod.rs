//! Draws × years × households: the thousand futures.
//!
//! An [`Engine`] runs any range of draws over any range of villages and leaves a [`Tally`]; tallies
//! merge exactly, so the work may be cut in any way. Width, shards and order never change a number.

#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
mod arrays;
mod bare;
mod books;
mod business;
mod claims;
mod coops;
mod dividend;
mod follow;
mod followed;
mod general;
mod hazards;
mod households;
mod kernel;
mod lanes;
mod luck;
mod means;
mod members;
mod most;
mod odd;
mod packed;
mod pools;
mod pots;
mod purse;
mod row;
mod scratch;
mod shards;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd;
pub mod sketch;
mod status;
pub mod tally;
mod terms;
mod village;
mod watch;
pub mod watched;

pub use tally::Tally;
pub use watched::Watched;

use std::sync::{Arc, OnceLock};

use crate::chance::block;
use crate::check::{self, Finding};
use crate::equity::Register;
use crate::model::Model;
use crate::population::{self, Population, Tables};
use crate::scenario::{Error, Kind, Scenario};
use crate::units::Fen;

#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
use arrays::Row;
use hazards::{HazardLanes, Words};
use lanes::Lanes;
use luck::RowLuck;
use scratch::Scratch;
use terms::CoopTerms;
use village::VillagePlan;
use watch::Watch;

/// A scenario that can be run, piece by piece.
///
/// ```
/// use fenhong::{Engine, Tally, cases};
///
/// let mut scenario = cases::find("hui").unwrap().scenario();
/// (scenario.draws, scenario.years) = (16, 2);
/// let mut engine = Engine::new(scenario)?;
/// // However the work is cut, the merged tally is the same to the last bit.
/// let shards = [engine.run((8, 8), (0, 1))?, engine.run((0, 8), (0, 1))?];
/// assert_eq!(Tally::merge(&shards)?.fingerprint(), engine.run((0, 16), (0, 1))?.fingerprint());
/// # Ok::<(), fenhong::Error>(())
/// ```
pub struct Engine {
    model: Model,
    /// Villages laid out so far.
    villages: Vec<Option<VillagePlan>>,
    place: Place,
    findings: OnceLock<Vec<Finding>>,
}

/// What an edit of the scheme leaves as it was.
#[derive(Clone, Default)]
struct Place {
    /// Made when they are needed.
    tables: OnceLock<Option<Arc<Tables>>>,
    /// `[village]`, made so far; of a large place only the first.
    registers: Arc<[OnceLock<Register>]>,
}

/// A place with more households makes its registers anew: they would take longer to keep than to make.
const MOST_KEPT: u64 = 2_000;

impl Place {
    fn of(scenario: &Scenario) -> Place {
        let kept = if population::households(scenario) > MOST_KEPT { 1 } else { population::villages(scenario) };
        let registers = (0..kept).map(|_| OnceLock::new()).collect();
        Place { tables: OnceLock::new(), registers }
    }

    fn population<'a>(&self, scenario: &'a Scenario) -> Population<'a> {
        Population::with(scenario, self.tables.get_or_init(|| Tables::of(scenario)).clone())
    }

    /// Does something with the register of a village.
    fn with<T>(&self, scenario: &Scenario, village: u32, of: impl FnOnce(&Register) -> T) -> T {
        let make = || self.population(scenario).register(village);
        match self.registers.get(village as usize) {
            Some(kept) => of(kept.get_or_init(make)),
            None => of(&make()),
        }
    }
}

impl Engine {
    /// Validates and prepares a scenario.
    ///
    /// # Errors
    /// What [`Scenario::validate`] finds.
    pub fn new(scenario: Scenario) -> Result<Engine, Error> {
        let model = Model::new(scenario)?;
        let place = Place::of(&model.scenario);
        Ok(Engine::of(model, place))
    }

    fn of(model: Model, place: Place) -> Engine {
        let villages = vec![None; population::villages(&model.scenario) as usize];
        Engine { model, villages, place, findings: OnceLock::new() }
    }

    /// The engine of an edited scenario: tables and households that the edit left as they were are not made anew.
    ///
    /// # Errors
    /// See [`Engine::new`].
    pub fn edited(&self, scenario: Scenario) -> Result<Engine, Error> {
        let model = self.model.edited(scenario)?;
        let is_same = population::is_same(&self.model.scenario, &model.scenario);
        let place = if is_same { self.place.clone() } else { Place::of(&model.scenario) };
        Ok(Engine::of(model, place))
    }

    /// What the scheme breaks or risks.
    pub fn findings(&self) -> &[Finding] {
        let scenario = &self.model.scenario;
        let found = || self.place.with(scenario, 0, |register| check::findings_of(scenario, register));
        self.findings.get_or_init(found)
    }

    /// The scenario's tables.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// How many villages there are.
    pub fn villages(&self) -> u32 {
        self.villages.len() as u32
    }

    /// Runs `draws` futures from `first_draw` over `villages` villages from `first_village`.
    ///
    /// # Errors
    /// When a range lies outside the scenario or an amount is too large.
    pub fn run(&mut self, draws: (u32, u32), villages: (u32, u32)) -> Result<Tally, Error> {
        self.prepare(draws, villages)?;
        let (plans, mut tally) = self.begin(draws, villages);
        run_widest(&self.model, &plans, &mut tally, &mut None)?;
        Ok(tally)
    }

    /// The same, and what became of each household: in how many years it was paid `sum` or more, among others.
    /// The range begins with an even draw and has an even number of them: whole mirrored pairs.
    ///
    /// # Errors
    /// As [`Engine::run`], and for half a pair.
    pub fn watch(&mut self, draws: (u32, u32), villages: (u32, u32), sum: Fen) -> Result<(Tally, Watched), Error> {
        if let Some(&odd) = [draws.0, draws.1].iter().find(|number| !number.is_multiple_of(2)) {
            return Err(Error::new("draws", Kind::Odd { found: odd.into() }));
        }
        self.prepare(draws, villages)?;
        let (plans, mut tally) = self.begin(draws, villages);
        let groups = plans.iter().flat_map(|plan| plan.by_number.iter().map(|&place| plan.group_of(place) as i64));
        let watched = Watched::new(draws, villages, self.model.scenario.years, groups.collect());
        let mut watched = Some((watched, sum));
        run_widest(&self.model, &plans, &mut tally, &mut watched)?;
        Ok((tally, watched.expect("it was put there above").0))
    }

    /// Checks a range and lays its villages out.
    fn prepare(&mut self, draws: (u32, u32), villages: (u32, u32)) -> Result<(), Error> {
        inside("draws", draws, self.model.scenario.draws)?;
        inside("village.villages", villages, self.villages())?;
        self.lay_out(villages)
    }

    /// The villages of a range that are laid out, and zeros for its tally.
    fn begin(&self, draws: (u32, u32), villages: (u32, u32)) -> (Vec<&VillagePlan>, Tally) {
        let mut tally = Tally::new(draws, villages, self.model.scenario.years);
        if self.model.follows() {
            tally.follow();
        }
        let plans: Vec<&VillagePlan> = self.villages[villages.0 as usize..(villages.0 + villages.1) as usize]
            .iter()
            .map(|plan| plan.as_ref().expect("laid out before"))
            .collect();
        for plan in &plans {
            tally.size.add(&plan.size);
            members::add_present(plan, &mut tally.present);
        }
        (plans, tally)
    }

    /// Runs everything in one piece.
    ///
    /// # Errors
    /// When an amount is too large.
    pub fn run_all(&mut self) -> Result<Tally, Error> {
        self.run((0, self.model.scenario.draws), (0, self.villages()))
    }

    fn lay_out(&mut self, (first, many): (u32, u32)) -> Result<(), Error> {
        let missing: Vec<u32> = (first..first + many).filter(|&v| self.villages[v as usize].is_none()).collect();
        let Engine { model, villages, place, .. } = self;
        for village in missing {
            let plan = place.with(&model.scenario, village, |register| VillagePlan::new(model, register))?;
            villages[village as usize] = Some(plan);
        }
        Ok(())
    }
}

fn inside(field: &str, (first, many): (u32, u32), end: u32) -> Result<(), Error> {
    let last = u64::from(first) + u64::from(many);
    if many == 0 || last > u64::from(end) {
        return Err(Error::new(field, Kind::Outside { found: last, end: end.into() }));
    }
    Ok(())
}

/// What benches compare a run with: drawing and looking up alone, with the widest lanes; a sum over the wanted draws, years and households.
pub fn bare_luck(model: &Model, draws: u32, households: u32) -> u32 {
    // Of whole rows, as villages are laid out; what is looked up is of all of them.
    let households = households.next_multiple_of(lanes::MOST_LANES as u32);
    let households: Vec<i32> = (0..households).map(|id| crate::chance::spread(id) as i32).collect();
    bare_widest(model, draws, &households)
}

#[inline(always)]
fn bare_rows<L: Lanes>(model: &Model, draws: u32, households: &[i32]) -> u32 {
    let (mut sum, mut words) = ([0; lanes::MOST_LANES], Words::new());
    let hazards = HazardLanes::new(&model.hazards);
    for first in (0..draws).step_by(L::N) {
        let luck = RowLuck::<L>::new(model, first);
        L::load(&sum).add(bare::row(&hazards, &luck, &mut words, households)).store(&mut sum);
    }
    sum.into_iter().fold(0_i32, i32::wrapping_add) as u32
}

/// The first draw of the block that a draw is in.
fn block_start(draw: u32) -> u32 {
    draw - block(draw).1
}

#[inline(always)]
fn run_rows<L: Lanes>(
    model: &Model,
    plans: &[&VillagePlan],
    tally: &mut Tally,
    watched: &mut Option<(Watched, Fen)>,
) -> Result<(), Error> {
    let mut scratch = Scratch::<L>::new();
    scratch.watch = watched.as_ref().map(|(_, sum)| Box::new(Watch::new(*sum, tally.years)));
    let (hazards, coops) = (HazardLanes::new(&model.hazards), CoopTerms::new(model));
    let end = tally.first_draw + tally.draws;
    // Rows are whole blocks, whatever the range.
    for first in (block_start(tally.first_draw)..end).step_by(L::N) {
        let luck = RowLuck::<L>::new(model, first);
        scratch.start_row(tally.years);
        let mut houses = 0;
        for plan in plans {
            let row = row::DrawRow { first, luck: &luck, hazards: &hazards, coops: &coops };
            kernel::run(model, plan, &row, &mut scratch, tally)?;
            if let (Some(watch), Some((watched, _))) = (&mut scratch.watch, watched.as_mut()) {
                watch.store(plan, houses, watched);
            }
            houses += plan.houses.len();
        }
        scratch.store_row(first, tally);
    }
    tally.lived = scratch.sketch.bins();
    if let (Some(watch), Some((watched, _))) = (&scratch.watch, watched.as_mut()) {
        watch.finish(watched);
    }
    Ok(())
}

/// Calls a function of lanes with the widest that this processor has.
macro_rules! widest {
    ($name:ident = $rows:ident($($argument:ident: $kind:ty),*) -> $out:ty) => {
        #[cfg(target_arch = "x86_64")]
        fn $name($($argument: $kind),*) -> $out {
            #[target_feature(enable = "avx512f,avx512vl,avx512dq,avx512bw")]
            fn wide($($argument: $kind),*) -> $out {
                $rows::<Row<16>>($($argument),*)
            }
            #[target_feature(enable = "avx2")]
            fn middle($($argument: $kind),*) -> $out {
                $rows::<Row<8>>($($argument),*)
            }
            let has_512 = is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512dq")
                && is_x86_feature_detected!("avx512bw");
            if has_512 {
                // SAFETY: the processor has these instructions.
                return unsafe { wide($($argument),*) };
            }
            if is_x86_feature_detected!("avx2") {
                // SAFETY: the processor has these instructions.
                return unsafe { middle($($argument),*) };
            }
            $rows::<Row<8>>($($argument),*)
        }

        // Eight lanes in two 128-bit registers.
        #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
        fn $name($($argument: $kind),*) -> $out {
            $rows::<simd::Eight>($($argument),*)
        }

        // Plain arrays, which every compiler knows how to handle.
        #[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
        fn $name($($argument: $kind),*) -> $out {
            $rows::<Row<8>>($($argument),*)
        }
    };
}

widest!(run_widest = run_rows(
    model: &Model,
    plans: &[&VillagePlan],
    tally: &mut Tally,
    watched: &mut Option<(Watched, Fen)>
) -> Result<(), Error>);
widest!(bare_widest = bare_rows(model: &Model, draws: u32, households: &[i32]) -> u32);

#[cfg(test)]
mod tests;
