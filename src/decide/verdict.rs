//! Whether the better scheme stays the better one: with every assumed input halved and doubled, and with how much
//! less return.

use std::sync::Arc;

use serde::Serialize;

use crate::scenario::fields::FIELDS;
use crate::scenario::{Error, Field, Kind, Named, Origin, Scenario};
use crate::tree;
use crate::units::{Fen, Rate};

use super::compare::on_equal_draws;
use super::measure::{Measure, Series};
use super::read::Form;
use super::run::{Found, Step, Variant, Wanted};
use super::split::public_money;
use super::vary::{self, is_input, scaled};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Two to four scenarios.
    pub scenarios: Vec<Scenario>,
    /// By what the better one is told.
    pub measure: Measure,
    /// Futures of each run.
    pub draws: u32,
}

/// An assumed input, halved or doubled in all scenarios.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Its path.
    pub path: String,
    /// Its value in the first scenario that has it, as the scenario writes it.
    pub value: String,
    /// What it was changed to.
    pub changed: String,
    /// Whether it was doubled, or as far towards that as its range allows; else it was halved.
    pub doubled: bool,
    /// The place of the scheme that is then the best; none where the two best are equal.
    pub winner: Option<u32>,
}

/// What a verdict says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerdictAnswer {
    /// By what the better one is told.
    pub measure: Measure,
    /// Futures of each run.
    pub draws: u32,
    /// Names of the schemes.
    pub names: Vec<Named>,
    /// The public money that each takes.
    pub public: Vec<Fen>,
    /// The place of the best scheme; none where the two best are equal.
    pub winner: Option<u32>,
    /// The place of the second best.
    pub second: Option<u32>,
    /// The places of the schemes whose measure is over nobody; none is the best where fewer than two are left.
    pub nobody: Vec<u32>,
    /// Futures in which the best beats the second.
    pub better: u32,
    /// Futures in which they are equal.
    pub same: u32,
    /// Every assumed input, halved and doubled.
    pub checks: Vec<Checked>,
    /// Assumed inputs that are left out because they are nothing in every scheme: half and double of it are nothing.
    pub at_zero: Vec<String>,
    /// Of the checks, how many leave the winner the best.
    pub survived: u32,
    /// How much return a year the winner can lose and still be the best; none where it stays so without any return.
    /// In steps of a tenth of a point.
    pub can_lose: Option<Rate>,
}

/// A verdict under way.
pub struct VerdictPlan {
    question: Verdict,
    scenarios: Vec<Arc<Scenario>>,
    rows: Vec<Row>,
    at_zero: Vec<String>,
    variants: Vec<Variant>,
}

/// One input, one way.
struct Row {
    field: &'static Field,
    doubled: bool,
    value: i64,
    changed: i64,
    /// `[scheme]`: whether it has the input; else it stays as it is.
    has: Vec<bool>,
}

/// A tenth of a point.
const TENTH: i64 = 1_000;
/// The most return that is taken away: all that a good enterprise earns, and half its capital.
const MOST_LESS: i64 = 1_000_000;
/// The least mean return that a scenario has.
const LEAST_MEAN: Rate = Rate::percent(-50);

impl Verdict {
    pub(super) fn read(form: &Form<'_>) -> Result<Verdict, Error> {
        let scenarios = form.scenarios("scenarios")?;
        let usual = scenarios.first().map_or(2, |first| first.draws.min(USUAL_DRAWS));
        let draws = form.count("draws")?.unwrap_or(usual);
        Ok(Verdict { scenarios, measure: form.measure()?, draws })
    }
}

/// Futures of each of a verdict's runs, where none are stated: there are some hundred runs.
pub const USUAL_DRAWS: u32 = 256;

fn base_key(place: usize) -> String {
    format!("{place}")
}

fn row_key(row: &Row, place: usize) -> String {
    format!("{}/{}/{place}", row.field.path, u8::from(row.doubled))
}

fn less_key(tenths: i64) -> String {
    format!("less/{tenths}")
}

impl VerdictPlan {
    pub(super) fn new(question: &Verdict) -> Result<VerdictPlan, Error> {
        let scenarios = on_equal_draws(&question.scenarios, question.draws)?;
        let trees: Vec<_> = scenarios.iter().map(|scenario| tree::of(&**scenario)).collect();
        let mut variants: Vec<Variant> =
            scenarios.iter().enumerate().map(|(place, s)| variant(base_key(place), Arc::clone(s), question)).collect();
        let (mut rows, mut at_zero) = (Vec::new(), Vec::new());
        let assumed = |field: &&Field| field.origin == Origin::Assumed && is_input(field);
        // How the shares are split is what is compared, not what is assumed.
        let chosen = |field: &&Field| !field.path.starts_with("village.split.");
        for field in FIELDS.iter().filter(assumed).filter(chosen) {
            let found: Vec<i64> = trees.iter().flat_map(|json| vary::numbers(json, field)).collect();
            if !found.is_empty() && found.iter().all(|&number| number == 0) {
                at_zero.push(field.path.to_owned());
                continue;
            }
            for (doubled, by) in [(false, Rate::new(500_000)), (true, Rate::new(2_000_000))] {
                let made: Vec<_> = trees.iter().map(|json| scaled(json, field, by)).collect();
                let Some(first) = made.iter().position(Option::is_some) else { continue };
                let value = vary::numbers(&trees[first], field).first().copied().unwrap_or_default();
                let changed = made[first].as_ref().map_or(value, |made| made.number);
                let has = made.iter().map(Option::is_some).collect();
                let row = Row { field, doubled, value, changed, has };
                for (place, made) in made.into_iter().enumerate() {
                    let key = row_key(&row, place);
                    variants.extend(made.map(|made| variant(key, Arc::new(made.scenario), question)));
                }
                rows.push(row);
            }
        }
        Ok(VerdictPlan { question: question.clone(), scenarios, rows, at_zero, variants })
    }

    fn run(&self, key: &str) -> Option<Variant> {
        self.variants.iter().find(|variant| variant.key == key).cloned()
    }

    /// The run of a scheme as it is.
    pub(super) fn base(&self, place: usize) -> Option<Variant> {
        self.run(&base_key(place))
    }

    /// The run of a scheme in a check; as it is where it has not got the input.
    pub(super) fn checked_run(&self, check: usize, place: usize) -> Option<Variant> {
        let row = self.rows.get(check)?;
        if *row.has.get(place)? { self.run(&row_key(row, place)) } else { self.base(place) }
    }

    /// The winner's run with as much less return as it can lose, or a tenth of a point (step 1) less than that.
    pub(super) fn less_run(&self, found: &VerdictAnswer, step: usize) -> Option<Variant> {
        let winner = found.winner? as usize;
        let tenths = match found.can_lose {
            Some(rate) => rate.ppm() / TENTH + i64::from(step > 0),
            None if step == 0 => MOST_LESS / TENTH,
            None => return None,
        };
        match tenths {
            0 => self.base(winner),
            tenths => Some(self.less_variant(winner, tenths)),
        }
    }

    fn less_variant(&self, winner: usize, tenths: i64) -> Variant {
        let made = less(&self.scenarios[winner], Rate::new(tenths * TENTH));
        variant(less_key(tenths), Arc::new(made), &self.question)
    }

    fn series(&self, found: &Found, key: &str) -> Option<Series> {
        let numbers = found.get(key).filter(|numbers| !numbers.is_empty())?;
        Some(Series::from_numbers(self.question.measure, numbers))
    }

    pub(super) fn step(&self, found: &Found) -> Result<Step<VerdictAnswer>, Error> {
        if self.variants.iter().any(|variant| found.get(&variant.key).is_none()) {
            return Ok(Step::Need(self.variants.clone()));
        }
        let base: Option<Vec<Series>> =
            (0..self.scenarios.len()).map(|place| self.series(found, &base_key(place))).collect();
        let Some(base) = base else {
            return Err(Error::new("scenarios", Kind::Overflow { found: None }));
        };
        let order = ranked(&base);
        let winner = unless_equal(&base, &order);
        let can_lose = match winner {
            None => Some(Rate::ZERO),
            Some(winner) => match self.less_return(found, winner, &base[order[1]]) {
                Less::Need(variant) => return Ok(Step::Need(vec![*variant])),
                Less::Found(rate) => rate,
            },
        };
        let checks: Vec<Checked> = self.rows.iter().map(|row| self.checked(found, row, &base)).collect();
        let against = base[order[1]].to(&base[order[0]]);
        let better = if self.question.measure.is_burden() { against.less } else { against.more };
        Ok(Step::Done(Box::new(VerdictAnswer {
            measure: self.question.measure,
            draws: self.question.draws,
            names: self.scenarios.iter().map(|scenario| scenario.name.clone()).collect(),
            public: self.scenarios.iter().map(|scenario| public_money(scenario)).collect(),
            winner: winner.map(|place| place as u32),
            second: Some(order[1] as u32),
            nobody: (0..).zip(&base).filter(|(_, series)| series.is_of_nobody()).map(|(place, _)| place).collect(),
            better,
            same: against.same,
            survived: checks.iter().filter(|check| check.winner == winner.map(|place| place as u32)).count() as u32,
            checks,
            at_zero: self.at_zero.clone(),
            can_lose,
        })))
    }

    fn checked(&self, found: &Found, row: &Row, base: &[Series]) -> Checked {
        let of = |place: usize| {
            let own = row.has[place].then(|| self.series(found, &row_key(row, place))).flatten();
            own.unwrap_or_else(|| base[place].clone())
        };
        let all: Vec<Series> = (0..base.len()).map(of).collect();
        let order = ranked(&all);
        Checked {
            path: row.field.path.to_owned(),
            value: vary::text(row.value, row.field.kind),
            changed: vary::text(row.changed, row.field.kind),
            doubled: row.doubled,
            winner: unless_equal(&all, &order).map(|place| place as u32),
        }
    }

    /// How much return the winner can lose: by halving the range in which it stops being the best.
    fn less_return(&self, found: &Found, winner: usize, second: &Series) -> Less {
        // Wins with `low` tenths less, not with `high`.
        let (mut low, mut high) = (0, MOST_LESS / TENTH);
        let mut known_lost = false;
        while low < high {
            let middle = if known_lost { (low + high) / 2 } else { high };
            let Some(numbers) = found.get(&less_key(middle)) else {
                let variant = self.less_variant(winner, middle);
                return match variant.scenario.validate() {
                    Ok(()) => Less::Need(Box::new(variant)),
                    Err(_) => Less::Found(None),
                };
            };
            let still =
                !numbers.is_empty() && second.is_beaten_by(&Series::from_numbers(self.question.measure, numbers));
            match (still, known_lost) {
                (true, false) => return Less::Found(None),
                (true, true) => low = middle,
                (false, _) => (high, known_lost) = (middle, true),
            }
            if known_lost && high - low <= 1 {
                break;
            }
        }
        Less::Found(Some(Rate::new(low * TENTH)))
    }
}

/// A scenario whose enterprises all earn so much less a year; one that is given by units, by a lower price.
fn less(scenario: &Scenario, points: Rate) -> Scenario {
    let mut made = scenario.clone();
    for enterprise in &mut made.enterprises {
        enterprise.mean = (enterprise.mean - points).max(LEAST_MEAN);
        if let Some(units) = enterprise.units.as_mut().filter(|units| units.per_thousand > Rate::ZERO) {
            // A point of 1,000 yuan is 10 yuan, spread over the units that these make.
            let fen = points.ppm() * Fen::yuan(1_000).fen() / units.per_thousand.ppm();
            units.price = (units.price - Fen::new(fen)).or_nothing();
        }
    }
    made
}

/// What less return needs or says.
enum Less {
    Need(Box<Variant>),
    Found(Option<Rate>),
}

fn variant(key: String, scenario: Arc<Scenario>, question: &Verdict) -> Variant {
    Variant { key, scenario, wanted: Wanted::Series(vec![question.measure]) }
}

/// Places of the schemes, the best first; equal ones in the order asked.
pub(super) fn ranked(all: &[Series]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    for place in 0..all.len() {
        let before = order.iter().position(|&other| all[other].is_beaten_by(&all[place]));
        order.insert(before.unwrap_or(order.len()), place);
    }
    order
}

/// The best, unless another one is as good.
fn unless_equal(all: &[Series], order: &[usize]) -> Option<usize> {
    let (&best, &second) = (order.first()?, order.get(1)?);
    (!all[second].is_of_nobody() && all[second].is_beaten_by(&all[best])).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_comes_first_and_equals_as_asked() {
        let series = |sum: i64| Series { measure: Measure::Poor, parts: 1, draws: vec![sum, 0] };
        let all = [series(3), series(5), series(3), series(9)];
        assert_eq!(ranked(&all), [3, 1, 0, 2]);
        assert_eq!(unless_equal(&all, &ranked(&all)), Some(3));
        assert_eq!(unless_equal(&all[..1], &[0]), None);
        // Who has nobody is last, and there is nothing to win against it.
        let nobody = Series { measure: Measure::Poor, parts: 0, draws: vec![0, 0] };
        assert_eq!(ranked(&[nobody.clone(), series(0), series(5)]), [2, 1, 0]);
        let two = [nobody, series(5)];
        assert_eq!(unless_equal(&two, &ranked(&two)), None);
        let burden = |sum: i64| Series { measure: Measure::Gap, parts: 1, draws: vec![sum, 0] };
        assert_eq!(ranked(&[burden(3), burden(1)]), [1, 0]);
    }
}
