//! Sensitivity: how far each input moves a result, the one that moves it most first.

use std::sync::Arc;

use serde::Serialize;

use crate::order::sorted_by;
use crate::scenario::fields::FIELDS;
use crate::scenario::{Error, Field, Kind, Origin, Scenario};
use crate::tree;
use crate::units::Rate;

use super::measure::{Difference, Measure, Series};
use super::read::Form;
use super::run::{Found, Step, Variant, Wanted};
use super::vary::{self, is_input, scaled};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sensitivity {
    /// The scenario.
    pub scenario: Scenario,
    /// What is looked at.
    pub measure: Measure,
    /// Each input is made smaller and larger by this part of itself.
    pub by: Rate,
    /// Futures.
    pub draws: u32,
}

/// What moving one input does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// The input's value, as the scenario writes it; of a list the first.
    pub value: String,
    /// How much the result changes, on the same draws.
    pub change: Difference,
}

/// An input with what it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Input {
    /// Its path.
    pub path: String,
    /// Whether its usual value is a planning assumption.
    pub assumed: bool,
    /// Its value; of a list the first.
    pub value: String,
    /// Made smaller; none where it cannot be.
    pub smaller: Option<Moved>,
    /// Made larger.
    pub larger: Option<Moved>,
    /// The larger of the two changes, in fen or parts per million, without its sign.
    pub swing: i64,
}

/// What a sensitivity found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SensitivityAnswer {
    /// What was looked at.
    pub measure: Measure,
    /// The part of itself by which each input was moved.
    pub by: Rate,
    /// Futures.
    pub draws: u32,
    /// Its mean as the scenario stands; none over nobody.
    pub base: Option<i64>,
    /// The inputs, the largest swing first; equal ones in the order of the page.
    pub inputs: Vec<Input>,
}

/// A sensitivity under way.
pub struct SensitivityPlan {
    question: Sensitivity,
    variants: Vec<Variant>,
    rows: Vec<Row>,
}

/// An input with its values and the keys of its runs.
struct Row {
    field: &'static Field,
    value: i64,
    sides: [Option<i64>; 2],
}

/// The key of the run of the scenario as it stands.
pub(super) const BASE: &str = "base";

impl Sensitivity {
    pub(super) fn read(form: &Form<'_>) -> Result<Sensitivity, Error> {
        let scenario = form.scenario("scenario")?;
        let draws = form.count("draws")?.unwrap_or(scenario.draws);
        Ok(Sensitivity { scenario, measure: form.measure()?, by: form.rate("by", Rate::percent(20))?, draws })
    }
}

/// The key of the run with the input at `path` made smaller (side 0) or larger (side 1).
pub(super) fn key(path: &str, side: usize) -> String {
    format!("{path}/{side}")
}

impl SensitivityPlan {
    pub(super) fn new(question: &Sensitivity) -> Result<SensitivityPlan, Error> {
        if !question.by.is_fraction() || question.by == Rate::ZERO {
            return Err(Error::range("by", question.by, Rate::percent(1), Rate::ONE));
        }
        let base = question.scenario.with_draws(question.draws)?;
        base.validate()?;
        let json = tree::of(&base);
        let variant = |key: String, scenario: Scenario| Variant {
            key,
            scenario: Arc::new(scenario),
            wanted: Wanted::Series(vec![question.measure]),
        };
        let (mut variants, mut rows) = (vec![variant(BASE.to_owned(), base)], Vec::new());
        for field in FIELDS.iter().filter(|field| is_input(field)) {
            let Some(&value) = vary::numbers(&json, field).first() else { continue };
            let made = [Rate::ONE - question.by, Rate::ONE + question.by].map(|by| scaled(&json, field, by));
            let sides = [0, 1].map(|side| made[side].as_ref().map(|made| made.number));
            if sides == [None, None] {
                continue;
            }
            for (side, made) in made.into_iter().enumerate() {
                variants.extend(made.map(|made| variant(key(field.path, side), made.scenario)));
            }
            rows.push(Row { field, value, sides });
        }
        Ok(SensitivityPlan { question: question.clone(), variants, rows })
    }

    /// The run of a key.
    pub(super) fn variant(&self, key: &str) -> Option<Variant> {
        self.variants.iter().find(|variant| variant.key == key).cloned()
    }

    pub(super) fn step(&self, found: &Found) -> Result<Step<SensitivityAnswer>, Error> {
        if self.variants.iter().any(|variant| found.get(&variant.key).is_none()) {
            return Ok(Step::Need(self.variants.clone()));
        }
        let series = |key: &str| {
            let numbers = found.get(key).filter(|numbers| !numbers.is_empty())?;
            Some(Series::from_numbers(self.question.measure, numbers))
        };
        let Some(base) = series(BASE) else {
            return Err(Error::new("scenario", Kind::Overflow { found: None }));
        };
        let inputs: Vec<Input> = self.rows.iter().map(|row| input(row, &base, &series)).collect();
        let inputs = sorted_by(&inputs, |input| -input.swing);
        Ok(Step::Done(Box::new(SensitivityAnswer {
            measure: self.question.measure,
            by: self.question.by,
            draws: self.question.draws,
            base: base.mean(),
            inputs,
        })))
    }
}

fn input(row: &Row, base: &Series, series: &dyn Fn(&str) -> Option<Series>) -> Input {
    let text = |number: i64| vary::text(number, row.field.kind);
    let side = |side: usize| {
        let (number, moved) = (row.sides[side]?, series(&key(row.field.path, side))?);
        Some(Moved { value: text(number), change: base.to(&moved) })
    };
    let (smaller, larger) = (side(0), side(1));
    let swing = [&smaller, &larger]
        .into_iter()
        .flatten()
        .map(|moved| moved.change.mean.map_or(0, |mean| mean.mean.abs()))
        .max();
    Input {
        path: row.field.path.to_owned(),
        assumed: row.field.origin == Origin::Assumed,
        value: text(row.value),
        smaller,
        larger,
        swing: swing.unwrap_or(0),
    }
}
