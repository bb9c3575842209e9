//! Statistics of one mirrored pair of futures at a time, for numbers that a run only keeps for all futures together:
//! which pairs have little of it, and which much.

use std::ops::Range;

use crate::outcome::statistic::nearest;
use crate::population::Population;
use crate::reported;
use crate::scenario::{Error, Scenario};
use crate::simulate::Engine;
use crate::units::Fen;

use super::inequality::{Lorenz, Stays};
use super::served::{Served, Who};

/// What is asked of every pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfPair {
    /// The Gini coefficient of the last year's incomes a head, in parts per million; side 0 with the scheme, 1 without.
    Gini(usize),
    /// The part of the last year's income that the poorest so many tenths of persons have, in parts per million.
    Poorest(usize, usize),
    /// Of the times that a household of the cohort left poverty, the part that stood for so many years, in parts per
    /// million.
    Stood(usize, usize),
    /// The part of years in which a sum is got, in parts per million: by the household of this village and register
    /// number, or by the cohort on average.
    Served(Fen, Option<(u32, u32)>),
    /// Years in which a co-op pays, the mean of all co-ops, in millionths of a year.
    Paying,
    /// The figure at this place among those reported of all cases, in its own unit.
    Reported(usize),
}

/// Household-years of a whole row of draws that are looked at: a pair costs as much as a row.
const MOST: u64 = 200_000_000;
/// Draws of such a row.
const ROW: u64 = 16;

/// The pairs that are looked at: all, or of a large place the first ones.
pub fn pairs_looked_at(scenario: &Scenario) -> u32 {
    let households = crate::population::households(scenario) * u64::from(scenario.years);
    let most = MOST / ROW / households.max(1);
    (scenario.draws / 2).min(most.clamp(8, 1 << 20) as u32)
}

impl OfPair {
    /// As text, on its way to a worker.
    pub fn text(self) -> String {
        match self {
            OfPair::Gini(side) => format!("gini/{side}"),
            OfPair::Poorest(side, tenths) => format!("poorest/{side}/{tenths}"),
            OfPair::Stood(side, years) => format!("stood/{side}/{years}"),
            OfPair::Served(sum, None) => format!("served/{}", sum.fen()),
            OfPair::Served(sum, Some((village, id))) => format!("served/{}/{village}/{id}", sum.fen()),
            OfPair::Paying => "paying".to_owned(),
            OfPair::Reported(place) => format!("reported/{place}"),
        }
    }

    /// Back from [`OfPair::text`].
    pub fn of_text(text: &str) -> Option<OfPair> {
        let (name, rest) = text.split_once('/').unwrap_or((text, ""));
        let numbers: Option<Vec<u32>> = match rest {
            "" => Some(Vec::new()),
            rest => rest.split('/').map(|number| number.parse().ok()).collect(),
        };
        let side = |side: u32| (side < 2).then_some(side as usize);
        Some(match (name, &*numbers?) {
            ("gini", &[of]) => OfPair::Gini(side(of)?),
            ("poorest", &[of, tenths @ 0..=10]) => OfPair::Poorest(side(of)?, tenths as usize),
            ("stood", &[of, years]) => OfPair::Stood(side(of)?, years as usize),
            ("served", &[sum]) => OfPair::Served(Fen::new(sum.into()), None),
            ("served", &[sum, village, id]) => OfPair::Served(Fen::new(sum.into()), Some((village, id))),
            ("paying", []) => OfPair::Paying,
            ("reported", &[place]) => OfPair::Reported(place as usize),
            _ => return None,
        })
    }

    /// The numbers of these pairs; none for a pair that has nobody to ask about.
    ///
    /// # Errors
    /// When the scenario has no such pair or an amount is too large.
    pub fn of(self, engine: &mut Engine, pairs: Range<u32>) -> Result<Vec<Option<i64>>, Error> {
        let place = self.place(engine);
        pairs.map(|pair| self.of_one(engine, pair, place)).collect()
    }

    /// Where the household that is asked about stands in its village's register.
    fn place(self, engine: &Engine) -> Option<usize> {
        let OfPair::Served(_, Some((village, id))) = self else { return None };
        let register = Population::new(&engine.model().scenario).register(village.min(engine.villages() - 1));
        register.households.iter().position(|household| household.id == id)
    }

    fn of_one(self, engine: &mut Engine, pair: u32, place: Option<usize>) -> Result<Option<i64>, Error> {
        let draws = (pair * 2, 2);
        let all = (0, engine.villages());
        let mut lorenz = |side| -> Result<Lorenz, Error> {
            let watched = engine.watch(draws, all, Fen::new(1))?.1;
            Ok(Lorenz::of(&watched.incomes(side).collect::<Vec<_>>()))
        };
        Ok(match self {
            OfPair::Gini(side) => Some(lorenz(side)?.gini.ppm()),
            OfPair::Poorest(side, tenths) => Some(lorenz(side)?.tenths[tenths]),
            OfPair::Stood(side, years) => {
                let watched = engine.watch(draws, all, Fen::new(1))?.1;
                Stays::of(&watched.spells(side).collect::<Vec<_>>()).standing.get(years).copied()
            }
            OfPair::Served(sum, Some((village, _))) => {
                let village = village.min(all.1 - 1);
                let watched = engine.watch(draws, (village, 1), sum)?.1;
                let years = 2 * i128::from(watched.years);
                place.map(|place| nearest(i128::from(watched.house(place).served) * 1_000_000, years))
            }
            OfPair::Served(sum, None) => {
                let (tally, watched) = engine.watch(draws, all, sum)?;
                Served::of(&tally, &watched, sum, Who::Average).map(|served| served.share().estimate.mean)
            }
            OfPair::Paying => {
                let paying = engine.run(draws, all)?.paying;
                let count: i64 = paying.iter().sum();
                let years: i64 = (0..).zip(&paying).map(|(years, of): (i64, _)| years * of).sum();
                (count > 0).then(|| nearest(i128::from(years) * 1_000_000, count.into()))
            }
            OfPair::Reported(place) => {
                let tally = engine.run(draws, all)?;
                reported::FIGURES
                    .get(place)
                    .and_then(|figure| figure.measure.of(&engine.model().scenario, &tally))
                    .map(|found| found.mean)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::Tally;

    fn engine(draws: u32) -> Engine {
        let mut scenario = crate::cases::find("hui").expect("a case").scenario();
        scenario.draws = draws;
        Engine::new(scenario).expect("a shipped scenario")
    }

    #[test]
    fn a_question_comes_back_from_its_text() {
        let all = [
            OfPair::Gini(1),
            OfPair::Poorest(0, 5),
            OfPair::Stood(1, 3),
            OfPair::Served(Fen::new(30_000), None),
            OfPair::Served(Fen::new(30_000), Some((2, 14))),
            OfPair::Paying,
            OfPair::Reported(3),
        ];
        for one in all {
            assert_eq!(OfPair::of_text(&one.text()), Some(one));
        }
        for strange in ["", "gini", "gini/2", "poorest/0/11", "served/x", "paying/1", "stood/0/1/2"] {
            assert_eq!(OfPair::of_text(strange), None, "{strange}");
        }
    }

    #[test]
    fn the_pairs_make_up_the_whole() {
        let mut engine = engine(24);
        let sum = Fen::yuan(300);
        let (tally, watched) = engine.watch((0, 24), (0, 1), sum).expect("small amounts");
        let served = Served::of(&tally, &watched, sum, Who::Each).expect("a cohort");
        let place = served.household.expect("the least-served one");
        let id = Population::new(&engine.model().scenario).register(0).households[place as usize].id;
        let mut years = 0;
        for of_pair in OfPair::Served(sum, Some((0, id))).of(&mut engine, 0..12).expect("small amounts") {
            years += (of_pair.expect("a household") * 20 + 500_000) / 1_000_000;
        }
        assert_eq!(years, served.served);
    }

    #[test]
    fn a_run_of_one_pair_is_that_pair() {
        let mut engine = engine(2);
        let (tally, watched): (Tally, _) = engine.watch((0, 2), (0, 1), Fen::new(1)).expect("small amounts");
        let lorenz = Lorenz::of(&watched.incomes(0).collect::<Vec<_>>());
        let mut of = |what: OfPair| what.of(&mut engine, 0..1).expect("small amounts")[0];
        assert_eq!(of(OfPair::Gini(0)), Some(lorenz.gini.ppm()));
        assert_eq!(of(OfPair::Poorest(0, 5)), Some(lorenz.tenths[5]));
        let all: i64 = tally.paying.iter().sum();
        let years: i64 = (0..).zip(&tally.paying).map(|(years, count): (i64, _)| years * count).sum();
        assert_eq!(of(OfPair::Paying), Some((years * 1_000_000 + all / 2) / all));
        assert_eq!(of(OfPair::Stood(0, 99)), None, "nobody was followed for so long");
    }
}
