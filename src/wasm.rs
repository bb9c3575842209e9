//! The face of the core for the simulation workers, and with `faces` for programs in JavaScript that embed it.
//!
//! Scenarios come as JSON text and ledgers go as such; tallies and reports are bytes, a report's those of
//! [`Report::to_bytes`](crate::outcome::Report::to_bytes). An error is thrown as the JSON of
//! [`crate::scenario::Error`].

use wasm_bindgen::JsValue;
#[cfg(feature = "faces")]
use wasm_bindgen::prelude::wasm_bindgen;

use crate::scenario::{Error, Scenario};
use crate::simulate::{self, Tally};
use crate::{
    decide::{Measure, OfPair, Piece, Series, pairs_looked_at},
    ledger::{self, YearLedger},
    population::Population,
    reported,
    scenario::Kind,
    units::Fen,
};
use crate::{outcome, tree};

fn thrown(error: &Error) -> JsValue {
    JsValue::from_str(&json(error))
}

fn json(value: &impl serde::Serialize) -> String {
    tree::text(value)
}

fn merged(shards: &[js_sys::Uint8Array]) -> Result<Tally, JsValue> {
    let shards: Vec<Vec<u8>> = shards.iter().map(js_sys::Uint8Array::to_vec).collect();
    Tally::merge_bytes(&shards).map_err(|error| thrown(&error))
}

/// A scenario that can be run piece by piece.
#[cfg_attr(feature = "faces", wasm_bindgen)]
pub struct Engine {
    inner: simulate::Engine,
}

#[cfg_attr(feature = "faces", wasm_bindgen)]
impl Engine {
    /// Validates and prepares a scenario.
    ///
    /// # Errors
    /// When the scenario cannot be used.
    pub fn new(scenario: &str) -> Result<Engine, JsValue> {
        let made = Scenario::from_json(scenario).and_then(simulate::Engine::new);
        made.map(|inner| Engine { inner }).map_err(|error| thrown(&error))
    }

    /// The engine of an edited scenario: what the edit left as it was is not made anew.
    ///
    /// # Errors
    /// When the scenario cannot be used.
    pub fn edited(&self, scenario: &str) -> Result<Engine, JsValue> {
        let made = Scenario::from_json(scenario).and_then(|scenario| self.inner.edited(scenario));
        made.map(|inner| Engine { inner }).map_err(|error| thrown(&error))
    }

    /// Villages.
    pub fn villages(&self) -> u32 {
        self.inner.villages()
    }

    /// Futures asked for.
    pub fn draws(&self) -> u32 {
        self.inner.model().scenario.draws
    }

    /// Runs a range of draws over a range of villages; the tally as bytes.
    ///
    /// # Errors
    /// When the range lies outside or an amount is too large.
    pub fn run(&mut self, first_draw: u32, draws: u32, first_village: u32, villages: u32) -> Result<Vec<u8>, JsValue> {
        let tally = self.inner.run((first_draw, draws), (first_village, villages));
        tally.map(|tally| tally.to_bytes()).map_err(|error| thrown(&error))
    }

    /// The report on shards, in any order, as bytes; together they must be a prefix of the draws.
    ///
    /// # Errors
    /// When they do not tile it.
    pub fn report(&self, shards: Vec<js_sys::Uint8Array>) -> Result<Vec<u8>, JsValue> {
        let tally = merged(&shards)?;
        let findings = self.inner.findings().to_vec();
        Ok(outcome::report_with(&self.inner.model().scenario, &tally, findings).to_bytes())
    }
}

/// What questions ask for.
#[cfg_attr(feature = "faces", wasm_bindgen)]
impl Engine {
    /// Runs an order of a [`decide::Task`](crate::decide::Task): as `run`, and where `watch` is a sum in fen also what
    /// becomes of each household. The [`decide::Piece`](crate::decide::Piece) as bytes.
    ///
    /// # Errors
    /// When the range lies outside or an amount is too large.
    pub fn piece(
        &mut self,
        first_draw: u32,
        draws: u32,
        first_village: u32,
        villages: u32,
        watch: Option<f64>,
    ) -> Result<Vec<u8>, JsValue> {
        let sum = watch.map(|fen| Fen::new(fen as i64));
        let piece = Piece::of(&mut self.inner, (first_draw, draws), (first_village, villages), sum);
        piece.map(|piece| piece.to_bytes()).map_err(|error| thrown(&error))
    }

    /// The figures of a shipped case's report beside what shards of its run found, each as the numbers of
    /// [`Compared::to_numbers`](crate::reported::Compared::to_numbers).
    ///
    /// # Errors
    /// When the shards do not tile a prefix of the draws.
    pub fn reported(&self, case: &str, shards: Vec<js_sys::Uint8Array>) -> Result<Vec<f64>, JsValue> {
        let found = reported::compare(case, &self.inner.model().scenario, &merged(&shards)?);
        Ok(found.iter().flat_map(|row| row.to_numbers()).collect())
    }

    /// What a household of the cohort is paid on average in a year, in fen, future by future.
    ///
    /// # Errors
    /// When the shards do not tile a prefix of the draws, or the year is not one of the scenario's.
    pub fn payouts(&self, year: u32, shards: Vec<js_sys::Uint8Array>) -> Result<Vec<f64>, JsValue> {
        let scenario = &self.inner.model().scenario;
        if year >= scenario.years {
            let kind = Kind::Outside { found: u64::from(year) + 1, end: scenario.years.into() };
            return Err(thrown(&Error::new("year", kind)));
        }
        let paid = outcome::payouts(scenario, &merged(&shards)?, year);
        Ok(paid.into_iter().map(|fen| fen.fen() as f64).collect())
    }

    /// The numbers of a [`decide::Series`](crate::decide::Series): the divisor, then one for each future; `measure` is
    /// its name, and after a slash the one year that is meant, from 0.
    ///
    /// # Errors
    /// When the shards do not tile a prefix of the draws, or there is no such measure or year.
    pub fn series(&self, measure: &str, shards: Vec<js_sys::Uint8Array>) -> Result<Vec<f64>, JsValue> {
        let (name, year) = measure.split_once('/').map_or((measure, None), |(name, year)| (name, Some(year)));
        let years = self.inner.model().scenario.years;
        let strange = || thrown(&Error::new("measure", Kind::Shape { said: measure.to_owned() }));
        let year = year.map(|year| year.parse().ok().filter(|year| *year < years as usize).ok_or_else(strange));
        let (year, measure) = (year.transpose()?, Measure::named(name).ok_or_else(strange)?);
        let tally = merged(&shards)?;
        let series = match year {
            Some(year) => Series::of_years(measure, &tally, year..year + 1),
            None => Series::of(measure, &tally),
        };
        Ok(series.numbers().map(|number| number as f64).collect())
    }

    /// A number of each of the first mirrored pairs of futures, as [`OfPair`] has it as text; not a number where a pair
    /// has none.
    ///
    /// # Errors
    /// When there is no such number, or an amount is too large.
    pub fn pairs(&mut self, what: &str) -> Result<Vec<f64>, JsValue> {
        let strange = || Error::new("pairs", Kind::Shape { said: what.to_owned() });
        let what = OfPair::of_text(what).ok_or_else(strange).map_err(|error| thrown(&error))?;
        let pairs = pairs_looked_at(&self.inner.model().scenario);
        let numbers = what.of(&mut self.inner, 0..pairs).map_err(|error| thrown(&error))?;
        Ok(numbers.into_iter().map(|number| number.map_or(f64::NAN, |number| number as f64)).collect())
    }

    /// Draws and looks up `households` × the scenario's years × `draws` incomes, and nothing else: the bare luck that benches
    /// compare a run with.
    pub fn bare_luck(&self, draws: u32, households: u32) -> u32 {
        simulate::bare_luck(self.inner.model(), draws, households)
    }

    /// One year of one draw of one village to the fen, as bytes for [`YearLedger::from_bytes`].
    ///
    /// # Errors
    /// When it lies outside the scenario.
    pub fn ledger_bytes(&self, draw: u32, year: u32, village: Option<u32>) -> Result<Vec<u8>, JsValue> {
        self.ledger_of(draw, year, village).map(|ledger| ledger.to_bytes())
    }
}

impl Engine {
    fn ledger_of(&self, draw: u32, year: u32, village: Option<u32>) -> Result<YearLedger, JsValue> {
        let model = self.inner.model();
        let register = Population::new(&model.scenario).register(village.unwrap_or(0).min(self.villages() - 1));
        ledger::of_draw(model, &register, draw, year).map_err(|error| thrown(&error))
    }
}

/// What programs that embed the core ask for as JSON.
#[cfg(feature = "faces")]
mod faces {
    use super::*;
    use crate::decide::{self, Question};
    use crate::scenario;

    #[wasm_bindgen]
    impl Engine {
        /// One year of one draw of one village to the fen.
        ///
        /// # Errors
        /// When it lies outside the scenario.
        pub fn ledger(&self, draw: u32, year: u32, village: Option<u32>) -> Result<String, JsValue> {
            self.ledger_of(draw, year, village).map(|ledger| json(&ledger))
        }
    }

    /// Answers a question of [`decide`] in a plain loop: what takes long is better done in pieces, see
    /// [`Engine::piece`].
    ///
    /// # Errors
    /// When it cannot be asked, or a run that it rests on cannot be calculated.
    #[wasm_bindgen]
    pub fn answer(question: &str) -> Result<String, JsValue> {
        let question = scenario::tree(question).and_then(|question| Question::read(&question));
        let answer = question.and_then(decide::answer).map_err(|error| thrown(&error))?;
        Ok(json(&answer))
    }
}
