//! The first years of a scenario, for a comparison with one that has fewer.

use super::document::Scenario;

impl Scenario {
    /// The same scenario over its first years only; one that has no more stays as it is. As a random number is a
    /// function of its year, and not of how many there are, these are the first years of its whole run.
    pub fn shortened(&self, years: u32) -> Scenario {
        let mut made = self.clone();
        made.years = self.years.min(years);
        made.changes.retain(|change| change.year() <= made.years);
        made.resolutions.retain(|resolution| resolution.year <= made.years);
        made
    }
}

#[cfg(test)]
mod tests {
    use crate::cases::CASES;
    use crate::population;
    use crate::simulate::Engine;

    #[test]
    fn the_first_years_of_a_run_are_the_run_of_so_many_years() {
        let mut compared = 0;
        for case in CASES {
            let mut scenario = case.scenario();
            scenario.draws = 4;
            if population::households(&scenario) > 2_000 || scenario.years < 3 {
                continue;
            }
            let years = scenario.years / 2;
            let run = |scenario| {
                let mut engine = Engine::new(scenario).expect("a shipped scenario");
                engine.run_all().expect("small amounts")
            };
            let (whole, short) = (run(scenario.clone()), run(scenario.shortened(years)));
            for (draw, year) in (0..4).flat_map(|draw| (0..years as usize).map(move |year| (draw, year))) {
                assert_eq!(whole.year(draw, year), short.year(draw, year), "{} {draw} {year}", case.id);
            }
            compared += 1;
        }
        assert!(compared > 5, "{compared}");
    }
}
