//! Enterprises as they are drawn from: tables of returns, thresholds of disasters and scandals, price cycles.

use super::luck::{ChainLuck, CommonLuck, LEAST_RETURN, SharedLuck, YearLuck};
use super::operation::Terms;
use crate::chance::{Key, Purpose, Turn, block, spread, word, word_of_spread};
use crate::scenario::{Enterprise, Scenario, Units};
use crate::table;
use crate::units::{Fen, Rate};

/// An enterprise, ready to draw from.
#[derive(Clone, Debug)]
pub struct Business {
    returns: Vec<i32>,
    chain: Option<usize>,
    shared_by_all: u64,
    shared_by_chain: u64,
    disaster: u64,
    loss_least: i64,
    loss_range: i64,
    closes_below: Rate,
    /// Position of its price cycle among those of the scenario.
    cycle: Option<usize>,
    /// What the brand and the price cycle add to the return, by year and phase: `[year][phase]`.
    moved: Vec<i32>,
    /// A chain's scandal strikes with words under this.
    brand_shock: u64,
    brand_loss: Rate,
    /// Borrowing, insurance, fees.
    pub terms: Terms,
    /// What it makes, where that is given: its return then is how far the price is from the usual one.
    pub(super) units: Option<Units>,
    /// The year in which it begins, from 1.
    pub(super) begins: u32,
}

/// All enterprises of a scenario and the chains they name.
#[derive(Clone, Debug)]
pub struct Businesses {
    /// In the order of the scenario.
    pub all: Vec<Business>,
    /// Spread register numbers of the chains, made from their names.
    chains: Vec<u32>,
    /// Spread register numbers of the price cycles, and their years.
    cycles: Vec<(u32, u32)>,
    seed: u32,
}

/// The fraction as a threshold for 32-bit words: so many of them are under it, rounded up.
fn threshold(rate: Rate) -> u64 {
    ((rate.ppm() as u64) << 32).div_ceil(Rate::ONE.ppm() as u64)
}

/// Whether a word falls under a [`threshold`].
#[inline(always)]
fn hits(word: u32, threshold: u64) -> bool {
    u64::from(word) < threshold
}

impl Business {
    fn new(from: &Enterprise, chain: Option<usize>, cycle: Option<usize>, z: &[f64]) -> Business {
        let own_chance = Rate::ONE.ppm() - from.common_correlation.ppm();
        let of_chain = if chain.is_some() && own_chance > 0 {
            Rate::new((from.chain_correlation.ppm() * Rate::ONE.ppm() / own_chance).min(Rate::ONE.ppm()))
        } else {
            Rate::ZERO
        };
        let calm = if chain.is_some() { from.brand_calm } else { Rate::ZERO };
        let sd = from.sd.mul_down(Rate::ONE - calm);
        let mean = if from.units.is_some() { Rate::ZERO } else { from.mean };
        Business {
            units: from.units.clone(),
            begins: from.begins,
            returns: table::returns_from(z, mean, sd).into_iter().map(|r| r as i32).collect(),
            cycle,
            moved: moved(from),
            brand_shock: if chain.is_some() { threshold(from.brand_shock) } else { 0 },
            brand_loss: from.brand_loss,
            terms: Terms::new(from),
            chain,
            shared_by_all: threshold(from.common_correlation),
            shared_by_chain: threshold(of_chain),
            disaster: threshold(from.disaster),
            loss_least: from.disaster_loss_least.ppm(),
            loss_range: (from.disaster_loss_most - from.disaster_loss_least).ppm(),
            closes_below: from.closes_below,
        }
    }

    /// What a year brings to all its co-ops alike.
    #[inline(always)]
    pub fn common(&self, shared: &SharedLuck) -> CommonLuck {
        let chain = self.chain.map(|chain| shared.chains.as_slice()[chain]);
        let drawn = if hits(shared.shared_by_all, self.shared_by_all) {
            Some(shared.common_return)
        } else {
            chain.filter(|chain| hits(chain.shared, self.shared_by_chain)).map(|chain| chain.drawn)
        };
        let shocked = chain.is_some_and(|chain| hits(chain.shock, self.brand_shock));
        CommonLuck {
            drawn,
            chain_word: chain.map(|chain| chain.drawn),
            moved: if self.is_moved() { self.moved_in(shared) } else { 0 },
            shocked: if shocked { self.brand_loss } else { Rate::ZERO },
        }
    }

    /// The luck of the co-op with the [`spread`] register number.
    #[inline(always)]
    pub fn luck(&self, shared: &SharedLuck, coop: u32) -> YearLuck {
        let (common, own) = (self.common(shared), shared.turn.word(word_of_spread(Key(shared.own), coop)));
        let drawn = common.drawn.unwrap_or(own);
        let mut earned = self.returns.as_slice()[(drawn >> (32 - table::RETURN_BITS)) as usize];
        if self.is_moved() {
            earned = (earned + common.moved).max(LEAST_RETURN);
        }
        let strikes = hits(shared.turn.word(word_of_spread(Key(shared.disaster), coop)), self.disaster);
        let destroyed = if strikes { self.loss(shared, coop) } else { Rate::ZERO };
        let chain_word = common.chain_word.unwrap_or(own);
        YearLuck { earned: Rate::new(earned.into()), destroyed, shocked: common.shocked, chain_word }
    }

    /// Returns by the upper bits of the drawn word.
    pub fn returns(&self) -> &[i32] {
        &self.returns
    }

    /// Whether the year and the price cycle add anything to a return; it never falls below [`LEAST_RETURN`] then.
    #[inline(always)]
    pub fn is_moved(&self) -> bool {
        !self.moved.is_empty()
    }

    /// What the year and the price cycle add to a return.
    fn moved_in(&self, shared: &SharedLuck) -> i32 {
        let phases = self.moved.len() / MOST_YEARS;
        let phase = self.cycle.map_or(0, |cycle| shared.phases[cycle] as usize);
        self.moved[shared.year as usize * phases + phase]
    }

    /// Words under this are disasters.
    pub fn disaster(&self) -> u64 {
        self.disaster
    }

    /// What a disaster destroys of the productive capital.
    #[inline]
    pub fn loss(&self, shared: &SharedLuck, coop: u32) -> Rate {
        let word = u64::from(shared.turn.unmirrored(word_of_spread(Key(shared.loss), coop)));
        Rate::new(self.loss_least + ((self.loss_range as u64 * word) >> 32) as i64)
    }

    /// A co-op with this capital closes when its net assets are under this: the stated fraction, rounded
    /// up, because a part of a fen too little is too little.
    pub fn closes_below(&self, capital: Fen) -> Fen {
        -(-capital).mul_rate_down(self.closes_below)
    }
}

/// Years that a scenario can have.
const MOST_YEARS: usize = 50;

/// What ramp-up, brand and price cycle add to a return, for each year and phase, in whole parts per million
/// towards nothing; nothing at all where they add nothing.
fn moved(from: &Enterprise) -> Vec<i32> {
    let brand = if from.chain.is_some() { from.brand_premium } else { Rate::ZERO };
    let cycles = from.cycle_swing != Rate::ZERO;
    if from.ramp_up == 0 && brand == Rate::ZERO && !cycles {
        return Vec::new();
    }
    let phases = if cycles { from.cycle_years } else { 1 };
    // A new enterprise sells nothing at first.
    let reached = if from.units.is_some() { Rate::ONE } else { from.mean };
    let begun = i64::from(from.begins.max(1)) - 1;
    // It rises from nothing; before it begins it is no further below.
    let new = i64::from(from.ramp_up);
    let ramp = |year: i64| match (begun + new - year).clamp(0, new) {
        0 => 0,
        left => -reached.ppm() * left / new,
    };
    // Evenly up a quarter of the cycle, down a half, up a quarter.
    let swing = |phase: u32| {
        let (quarters, all) = (4 * i64::from(phase), i64::from(phases));
        let height = if quarters < all { quarters } else { (2 * all - quarters).max(quarters - 4 * all) };
        from.cycle_swing.ppm() * height / all
    };
    let years = 0..MOST_YEARS as i64;
    let row = |year| (0..phases).map(move |phase| (ramp(year) + swing(phase) + brand.ppm()) as i32);
    years.flat_map(row).collect()
}

/// A register number for a chain, from its name (FNV-1a).
pub(super) fn chain_number(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl Businesses {
    /// Prepares the enterprises of a scenario.
    pub fn new(scenario: &Scenario) -> Businesses {
        let mut names: Vec<&str> = scenario.enterprises.iter().filter_map(|e| e.chain.as_deref()).collect();
        // Where a chain stands does not matter: its luck comes from its name.
        let mut once: Vec<&str> = Vec::new();
        names.retain(|name| {
            !once.contains(name) && {
                once.push(name);
                true
            }
        });
        let place = |name: &String| names.iter().position(|other| other == name).expect("collected above");
        let z = table::normal(table::RETURNS);
        let mut cycles = Vec::new();
        let mut all = Vec::new();
        for enterprise in &scenario.enterprises {
            let cycle = (enterprise.cycle_swing != Rate::ZERO).then_some(cycles.len());
            // Enterprises of one chain sell at one price.
            let of = enterprise.chain.as_ref().unwrap_or(&enterprise.id);
            cycles.extend(cycle.map(|_| (spread(chain_number(of)), enterprise.cycle_years)));
            let chain = enterprise.chain.as_ref().map(place);
            all.push(Business::new(enterprise, chain, cycle, &z));
        }
        let chains = names.iter().map(|name| spread(chain_number(name))).collect();
        Businesses { all, chains, cycles, seed: scenario.seeds.luck }
    }

    /// What all co-ops share in one year of one draw; fills `to`, so that nothing is allocated.
    pub fn share(&self, draw: u32, year: u32, to: &mut SharedLuck) {
        let (block, lane) = block(draw);
        let turn = Turn::of(lane);
        let key = |purpose| Key::new(self.seed, block, year, purpose);
        let (returns, shared) = (key(Purpose::ChainReturn), key(Purpose::SharedByChain));
        let shock = key(Purpose::BrandShock);
        to.chains.clear();
        to.chains.extend(self.chains.iter().map(|&chain| ChainLuck {
            drawn: turn.word(word_of_spread(returns, chain)),
            shared: turn.unmirrored(word_of_spread(shared, chain)),
            shock: turn.word(word_of_spread(shock, chain)),
        }));
        to.year = year;
        // Where a cycle begins is drawn once for all years.
        let begin = Key::new(self.seed, block, 0, Purpose::CycleBegin);
        to.phases.clear();
        to.phases.extend(self.cycles.iter().map(|&(cycle, years)| {
            let begin = (u64::from(turn.word(word_of_spread(begin, cycle))) * u64::from(years)) >> 32;
            (begin as u32 + year) % years
        }));
        to.common_return = turn.word(word(key(Purpose::CommonReturn), 0));
        to.shared_by_all = turn.unmirrored(word(key(Purpose::SharedByAll), 0));
        to.own = key(Purpose::OwnReturn).0;
        to.disaster = key(Purpose::Disaster).0;
        to.loss = key(Purpose::DisasterLoss).0;
        to.turn = turn;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enterprise(id: &str, chain_name: &str, common: i64, chain: i64) -> Enterprise {
        Enterprise {
            id: id.into(),
            name: Default::default(),
            mean: Rate::percent(10),
            sd: Rate::percent(20),
            chain: Some(chain_name.into()),
            chain_correlation: Rate::percent(chain),
            common_correlation: Rate::percent(common),
            disaster: Rate::percent(5),
            disaster_loss_least: Rate::percent(20),
            disaster_loss_most: Rate::percent(60),
            closes_below: Rate::ZERO,
            ..Enterprise::default()
        }
    }

    fn luck_of(common: i64, chain: i64) -> Vec<[f64; 3]> {
        let enterprise = |id, chain_name| enterprise(id, chain_name, common, chain);
        let all = vec![
            Business::new(&enterprise("a", "x"), Some(0), None, &table::normal(table::RETURNS)),
            Business::new(&enterprise("b", "y"), Some(1), None, &table::normal(table::RETURNS)),
        ];
        let businesses = Businesses { all, chains: vec![spread(1), spread(2)], cycles: Vec::new(), seed: 1 };
        let mut shared = SharedLuck::default();
        (0..40_000)
            .map(|draw| {
                businesses.share(draw, 0, &mut shared);
                let earned = |b: usize, coop| businesses.all[b].luck(&shared, spread(coop)).earned.to_f64();
                [earned(0, 1), earned(0, 2), earned(1, 3)]
            })
            .collect()
    }

    fn correlation(rows: &[[f64; 3]], a: usize, b: usize) -> f64 {
        let sum: f64 = rows.iter().map(|row| (row[a] - 0.1) * (row[b] - 0.1)).sum();
        sum / rows.len() as f64 / 0.04
    }

    #[test]
    fn two_co_ops_correlate_as_stated() {
        let rows = luck_of(10, 30);
        assert!((correlation(&rows, 0, 1) - 0.4).abs() < 0.02, "{}", correlation(&rows, 0, 1));
        assert!((correlation(&rows, 0, 2) - 0.1).abs() < 0.02, "{}", correlation(&rows, 0, 2));
    }

    #[test]
    fn mirrored_draws_turn_a_co_ops_luck_over() {
        for pair in luck_of(10, 30).chunks(2) {
            assert!((pair[0][0] + pair[1][0] - 0.2).abs() < 2e-6, "{pair:?}");
        }
    }

    #[test]
    fn a_co_op_closes_by_a_part_of_a_fen() {
        let enterprise = Enterprise { closes_below: Rate::percent(90), ..enterprise("a", "x", 0, 0) };
        let business = Business::new(&enterprise, None, None, &table::normal(table::RETURNS));
        // Nine tenths of 132 998.67 yuan are 119 698.803.
        assert_eq!(business.closes_below(Fen::new(13_299_867)), Fen::new(11_969_881));
        // Nine tenths of 100 yuan are exactly 90.
        assert_eq!(business.closes_below(Fen::yuan(100)), Fen::new(9_000));
    }

    #[test]
    fn a_new_enterprise_ramps_up_and_a_price_cycle_turns() {
        let new = Enterprise { ramp_up: 2, ..enterprise("a", "x", 0, 0) };
        assert_eq!(moved(&new)[..3], [-100_000, -50_000, 0]);
        let later = Enterprise { begins: 2, ..new };
        assert_eq!(moved(&later)[..4], [-100_000, -100_000, -50_000, 0]);
        let turning = Enterprise { cycle_swing: Rate::percent(30), cycle_years: 4, ..enterprise("a", "x", 0, 0) };
        assert_eq!(moved(&turning)[..4], [0, 300_000, 0, -300_000]);
        let slower = Enterprise { cycle_swing: Rate::percent(30), cycle_years: 8, ..enterprise("a", "x", 0, 0) };
        let expected = [0, 150_000, 300_000, 150_000, 0, -150_000, -300_000, -150_000];
        assert_eq!(moved(&slower)[..8], expected);
        assert!(moved(&enterprise("a", "x", 0, 0)).is_empty());
    }

    #[test]
    fn a_scandal_strikes_every_co_op_of_its_chain_at_once() {
        let shaken = |id, chain: &str| Enterprise {
            brand_shock: Rate::percent(10),
            brand_loss: Rate::percent(20),
            ..enterprise(id, chain, 0, 0)
        };
        let mut scenario = crate::cases::CASES[0].scenario();
        scenario.enterprises = vec![shaken("a", "x"), shaken("b", "x"), shaken("c", "y")];
        let businesses = Businesses::new(&scenario);
        let mut shared = SharedLuck::default();
        let mut struck = [0; 3];
        for draw in 0..4000 {
            businesses.share(draw, 0, &mut shared);
            let hit = [0, 1, 2].map(|b| businesses.all[b].luck(&shared, spread(b as u32)).shocked != Rate::ZERO);
            assert_eq!(hit[0], hit[1]);
            hit.iter().zip(&mut struck).for_each(|(hit, count)| *count += i32::from(*hit));
        }
        assert!(struck.iter().all(|count| (340..460).contains(count)), "{struck:?}");
    }
}
