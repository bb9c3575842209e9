//! What a question asks for: runs, in parts that anyone can calculate, and the numbers that they come down to.

use std::sync::Arc;

use crate::outcome;
use crate::scenario::{Error, Kind, Scenario};
use crate::simulate::{Engine, Tally, Watched};
use crate::units::{Fen, Rate};

use super::measure::{Measure, Series};
use super::outturn::Outturn;
use super::served::{Served, Who};
use super::status::to_numbers;

/// A scenario to be run, and what is asked of it.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Names it within its task.
    pub key: String,
    /// The scenario; its draws are those to be run.
    pub scenario: Arc<Scenario>,
    /// What is asked.
    pub wanted: Wanted,
}

/// What is asked of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Everything that a comparison says; the rate discounts later years.
    Outturn(Rate),
    /// How surely a sum is got.
    Served(Fen, Who),
    /// Measures of every draw.
    Series(Vec<Measure>),
    /// What households get by their status.
    Status,
}

/// What a plan says next, on its way to an answer of type `A`.
pub enum Step<A> {
    /// It needs these runs.
    Need(Vec<Variant>),
    /// It is done.
    Done(Box<A>),
}

impl<A> Step<A> {
    /// The same step on the way to an answer that holds this one.
    pub(super) fn map<B>(self, hold: impl FnOnce(A) -> B) -> Step<B> {
        match self {
            Step::Need(variants) => Step::Need(variants),
            Step::Done(answer) => Step::Done(Box::new(hold(*answer))),
        }
    }
}

/// The runs that are finished: plain numbers by the variants' keys, none for a run that could not be calculated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub(super) list: Vec<(String, Vec<i64>)>,
}

/// A part of a run, for someone to calculate.
#[derive(Clone, Debug)]
pub struct Order {
    /// The variant.
    pub key: String,
    /// Its scenario; equal keys of a task have equal scenarios, so an engine can be kept.
    pub scenario: Arc<Scenario>,
    /// The first draw and how many.
    pub draws: (u32, u32),
    /// The first village and how many.
    pub villages: (u32, u32),
    /// The sum to be watched for each household; none where only the tally is asked for.
    pub watch: Option<Fen>,
}

/// What an order came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The tally.
    pub tally: Tally,
    /// What became of each household, where that was asked for.
    pub watched: Option<Watched>,
}

impl Found {
    /// The numbers of a run that is finished.
    pub fn get(&self, key: &str) -> Option<&[i64]> {
        self.list.iter().find(|(known, _)| known == key).map(|(_, numbers)| numbers.as_slice())
    }

    /// Notes the numbers of a run, if they are not known.
    pub(super) fn put(&mut self, key: String, numbers: Vec<i64>) {
        if self.get(&key).is_none() {
            self.list.push((key, numbers));
        }
    }
}

impl Wanted {
    /// The sum that has to be watched.
    pub(super) fn watch(&self) -> Option<Fen> {
        match self {
            Wanted::Outturn(_) => Some(Fen::new(1)),
            Wanted::Served(sum, Who::Each) => Some(*sum),
            Wanted::Served(_, Who::Average) | Wanted::Series(_) | Wanted::Status => None,
        }
    }

    /// What a finished run comes down to; nothing where there is nobody to ask about.
    pub(super) fn numbers(&self, piece: &Piece) -> Vec<i64> {
        match self {
            Wanted::Outturn(discount) => match &piece.watched {
                Some(watched) => Outturn::of(&piece.tally, watched, *discount).to_numbers(),
                None => Vec::new(),
            },
            Wanted::Served(sum, who) => {
                let none = Watched::new((0, 0), (0, 0), 0, Vec::new());
                let watched = piece.watched.as_ref().unwrap_or(&none);
                Served::of(&piece.tally, watched, *sum, *who).map_or(Vec::new(), |served| served.numbers().to_vec())
            }
            Wanted::Status => to_numbers(outcome::by_status(&piece.tally)),
            Wanted::Series(measures) => measures
                .iter()
                .flat_map(|&measure| Series::of(measure, &piece.tally).numbers().collect::<Vec<_>>())
                .collect(),
        }
    }
}

impl Order {
    /// Calculates it, with an engine of its scenario.
    ///
    /// # Errors
    /// When an amount is too large.
    pub fn run(&self, engine: &mut Engine) -> Result<Piece, Error> {
        Piece::of(engine, self.draws, self.villages, self.watch)
    }
}

impl Piece {
    /// Runs a range of draws over a range of villages; `watch` is the sum to be watched for each household.
    ///
    /// # Errors
    /// When a range lies outside the scenario or an amount is too large.
    pub fn of(
        engine: &mut Engine,
        draws: (u32, u32),
        villages: (u32, u32),
        watch: Option<Fen>,
    ) -> Result<Piece, Error> {
        match watch {
            None => Ok(Piece { tally: engine.run(draws, villages)?, watched: None }),
            Some(sum) => {
                let (tally, watched) = engine.watch(draws, villages, sum)?;
                Ok(Piece { tally, watched: Some(watched) })
            }
        }
    }

    /// The shards of a run in any order, put together.
    pub(super) fn merge(pieces: Vec<Piece>) -> Result<Piece, Error> {
        let (tallies, watched): (Vec<Tally>, Vec<Option<Watched>>) =
            pieces.into_iter().map(|piece| (piece.tally, piece.watched)).unzip();
        let watched: Vec<Watched> = watched.into_iter().flatten().collect();
        let watched = if watched.is_empty() { None } else { Some(Watched::merge(&watched)?) };
        Ok(Piece { tally: Tally::merge(&tallies)?, watched })
    }

    /// As bytes, on its way from a worker: the length of the tally's, its bytes, those of the rest.
    pub fn to_bytes(&self) -> Vec<u8> {
        let tally = self.tally.to_bytes();
        let mut bytes = (tally.len() as u64).to_le_bytes().to_vec();
        bytes.extend(tally);
        bytes.extend(self.watched.iter().flat_map(Watched::to_bytes));
        bytes
    }

    /// Back from [`Piece::to_bytes`].
    ///
    /// # Errors
    /// When the bytes are not such a piece.
    pub fn from_bytes(bytes: &[u8]) -> Result<Piece, Error> {
        let wrong = || Error::new("shards", Kind::Shape { said: "not a piece".to_owned() });
        let (length, rest) = bytes.split_first_chunk().ok_or_else(wrong)?;
        let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| wrong())?;
        let (tally, watched) = rest.split_at_checked(length).ok_or_else(wrong)?;
        let watched = if watched.is_empty() { None } else { Some(Watched::from_bytes(watched)?) };
        Ok(Piece { tally: Tally::from_bytes(tally)?, watched })
    }
}
