//! Whether a household that is above the line will stay there: the chance, worked out and not drawn.
//!
//! A six-person family above the line was refused leaving because two were gravely ill: one good income is not
//! stability. The chance is that of being above the line in every one of the next years, by the same tables of
//! wages, harvests, illness and lost wages that the futures draw from, given how long the present illness still
//! lasts. Counted are wages, farming, other income, illness and a stated sum of dividends; no other help, as it may
//! end. It depends on the household, the year and its health only, so it is the same in every draw, however many
//! there are.

use crate::equity::Household;
use crate::household::{Hazards, Means, Standing};
use crate::order::sorted_by;
use crate::scenario::{Error, ExitTest, Scenario};
use crate::table::{Factors, INCOMES};
use crate::units::{Fen, Rate};

/// The test of leaving the register made ready.
#[derive(Clone, Debug)]
pub struct Stability {
    least: Rate,
    ahead: u32,
    dividends: Fen,
    illness_years: u32,
    /// Factors on wages, ascending.
    wages: Factors,
    /// Factors on farming of a usual and of a bad year, each ascending.
    harvests: [Factors; 2],
}

/// A household's health between two years: how many years the present illness still takes.
pub type YearsIll = u32;

impl Stability {
    /// The test of a scenario, where there is one.
    pub fn new(scenario: &Scenario, hazards: &Hazards) -> Option<Stability> {
        let ascending = |table: &Factors, from: usize| {
            let entries = sorted_by(&table.entries[from..from + INCOMES], |&factor| factor.into());
            Factors { entries, point: table.point }
        };
        match &scenario.poverty.test {
            ExitTest::Years(_) => None,
            ExitTest::Stable(test) => Some(Stability {
                least: test.chance,
                ahead: test.ahead,
                dividends: test.dividends,
                illness_years: scenario.luck.illness_years,
                wages: ascending(&hazards.wages, 0),
                harvests: [0, INCOMES].map(|from| ascending(&hazards.harvests, from)),
            }),
        }
    }

    /// Whether a chance is enough.
    pub fn passes(&self, chance: Rate) -> bool {
        chance >= self.least
    }

    /// Years for which an illness can last on after a year, with none.
    pub fn states(&self) -> u32 {
        self.illness_years
    }

    /// How long a household's present illness still takes.
    pub fn health(&self, standing: &Standing) -> YearsIll {
        standing.years_ill_ahead(self.illness_years)
    }

    /// The chance of staying above the line in the years after `year`, by health: the first entry for nobody ill.
    /// Dividends are counted with the scheme, not without it.
    ///
    /// # Errors
    /// When an amount is too large.
    pub fn chances(
        &self,
        hazards: &Hazards,
        household: &Household,
        year: u32,
        with_scheme: bool,
    ) -> Result<Vec<Rate>, Error> {
        let dividends = if with_scheme { self.dividends } else { Fen::ZERO };
        let begins = f64::from(hazards.illness) / 65_536.0;
        let states = self.states() as usize;
        let mut stay = vec![1.0; states];
        for next in (year + 1..=year + self.ahead).rev() {
            let means = hazards.means(household, next, hazards.tops())?;
            let [well, ill] = [false, true].map(|ill| self.above(hazards, household, means, dividends, ill));
            let after = |left: usize| {
                let goes_on = if left > 0 { ill * stay[left - 1] } else { well * stay[0] };
                begins * ill * stay[states - 1] + (1.0 - begins) * goes_on
            };
            stay = (0..states).map(after).collect();
        }
        Ok(stay.into_iter().map(|chance| Rate::new((chance * Rate::ONE.ppm() as f64) as i64)).collect())
    }
}

impl Stability {
    /// The chance of a year above the line, given whether someone is ill.
    fn above(&self, hazards: &Hazards, household: &Household, means: Means, dividends: Fen, ill: bool) -> f64 {
        let cost = if ill { i64::from(hazards.illness_cost) } else { 0 };
        let need = i64::from(means.need) + cost - dividends.fen();
        let loses = f64::from(hazards.lost_wage) / 65_536.0;
        let bad = hazards.bad_year as f64 / 4_294_967_296.0;
        let with_workers = |lost: u32| {
            let working = i64::from(household.workers.saturating_sub(u32::from(ill) + lost));
            let [usual, bad_year] = [0, 1].map(|half| self.reached(means, working, need, half));
            (1.0 - bad) * usual + bad * bad_year
        };
        (1.0 - loses) * with_workers(0) + loses * with_workers(1)
    }

    /// The fraction of wages and harvests, of a usual or a bad year, that reach what is needed.
    fn reached(&self, means: Means, working: i64, need: i64, half: usize) -> f64 {
        let wages = |level: usize| i64::from(self.wages.scale(means.wage, level)) * working;
        let farming = |place: usize| i64::from(self.harvests[half].scale(means.farming, place));
        if wages(0) + farming(0) >= need {
            return 1.0;
        }
        // The larger the wages, the fewer harvests fall short.
        let (mut short, mut count) = (INCOMES, 0);
        for level in 0..INCOMES {
            let wages = wages(level);
            while short > 0 && wages + farming(short - 1) >= need {
                short -= 1;
            }
            count += INCOMES - short;
        }
        count as f64 / (INCOMES * INCOMES) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::find;
    use crate::household::Place;
    use crate::model::Model;
    use crate::population::Population;
    use crate::scenario::StableTest;

    fn model(ahead: u32, dividends: Fen) -> Model {
        let mut scenario = find("hui").expect("a shipped scenario").scenario();
        scenario.poverty.test = ExitTest::Stable(StableTest { chance: Rate::percent(90), ahead, dividends });
        scenario.luck.illness = Rate::percent(20);
        Model::new(scenario).expect("a valid scenario")
    }

    /// How often a household is above the line in each of the next years, of so many futures.
    fn frequency(
        model: &Model,
        household: &Household,
        start: Standing,
        (year, ahead): (u32, u32),
        counted: Fen,
    ) -> f64 {
        let draws = 20_000;
        let stays = |draw: u32| {
            let mut standing = start;
            (year + 1..=year + ahead).all(|year| {
                let hazards = &model.hazards;
                let (keys, lane) = hazards.of_draw(draw, year);
                let mut shared = crate::enterprise::SharedLuck::default();
                model.businesses.share(draw, year, &mut shared);
                let bad_year = hazards.is_bad_year(shared.common_word());
                let (spread, workers) = (crate::chance::spread(household.address), household.workers as i32);
                let means = hazards.means(household, year, hazards.tops()).expect("small amounts");
                let at = Place { keys, lane, spread, workers, illness: hazards.illness, bad_year };
                hazards.live(&at, means, &mut standing).left() + counted >= Fen::new(means.need.into())
            })
        };
        (0..draws).filter(|&draw| stays(draw)).count() as f64 / f64::from(draws)
    }

    #[test]
    fn the_chance_is_how_often_it_happens() {
        for (ahead, dividends) in [(1, Fen::ZERO), (2, Fen::yuan(900)), (3, Fen::ZERO)] {
            let model = model(ahead, dividends);
            let test = model.stability.as_ref().expect("a test");
            let register = Population::new(&model.scenario).register(0);
            for household in register.households.iter().filter(|household| household.registered).take(6) {
                let chances = test.chances(&model.hazards, household, 1, true).expect("small amounts");
                // Nobody ill; an illness that began in the year before, of two years.
                for (health, illnesses) in [0, 1].into_iter().enumerate() {
                    let start = Standing { streak: 1, illnesses };
                    assert_eq!(test.health(&start) as usize, health);
                    let found = frequency(&model, household, start, (1, ahead), dividends);
                    let wanted = chances[health].to_f64();
                    assert!((found - wanted).abs() < 0.015, "{} {health}: {found} against {wanted}", household.id);
                }
            }
        }
    }

    #[test]
    fn it_is_certain_where_nothing_is_left_to_chance() {
        let mut model = model(3, Fen::ZERO);
        let scenario = &mut model.scenario;
        let luck = &mut scenario.luck;
        (luck.illness, luck.lost_wage, luck.harvest_failure) = (Rate::ZERO, Rate::ZERO, Rate::ZERO);
        (luck.wages_spread, luck.farming_spread) = (Rate::ZERO, Rate::ZERO);
        let model = Model::new(scenario.clone()).expect("a valid scenario");
        let test = model.stability.as_ref().expect("a test");
        for household in &Population::new(&model.scenario).register(0).households {
            let chances = test.chances(&model.hazards, household, 0, true).expect("small amounts");
            assert!(chances[0] == Rate::ZERO || chances[0] == Rate::ONE, "{chances:?}");
        }
    }

    #[test]
    fn illness_and_dividends_not_counted_make_it_less_likely() {
        let model = model(2, Fen::yuan(2_000));
        let test = model.stability.as_ref().expect("a test");
        for household in &Population::new(&model.scenario).register(0).households {
            let chances = |with| test.chances(&model.hazards, household, 0, with).expect("small amounts");
            let (with, without) = (chances(true), chances(false));
            assert!(with[1] <= with[0] && without[1] <= without[0]);
            assert!(without[0] <= with[0] && without[1] <= with[1]);
        }
    }
}
