//! What the seed reports say, beside what a run of their case finds.
//!
//! A figure of a report is plain data: case, figure, year, the report's file. What a run finds for it is a
//! [`Measure`] of the tallies, with the interval over the futures. The words are in [`crate::words::reported`].

mod figure;
mod figures;
mod measure;

use serde::Serialize;

use crate::outcome::Estimate;
use crate::scenario::Scenario;
use crate::simulate::Tally;

pub use figure::{Figure, Role};
pub use figures::FIGURES;
pub use measure::{Measure, Unit};

/// How near a run comes to a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Within the interval, or within 2 %.
    Agrees,
    /// Within 15 %.
    Near,
    /// Further away.
    Apart,
}

/// A reported figure beside the simulated one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// The figure's place among [`FIGURES`].
    #[serde(skip)]
    place: usize,
    /// The figure's id.
    pub id: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// What the report says, if anything.
    pub said: Option<i64>,
    /// What the run finds, with its 95 % interval; none where it is over nobody.
    pub found: Option<Estimate>,
    /// How near that is, where the report says anything and the run finds anything.
    pub verdict: Option<Verdict>,
}

impl Compared {
    /// The figure that was compared.
    pub fn figure(&self) -> &'static Figure {
        &FIGURES[self.place]
    }

    /// As numbers, for the way from a worker to the page: place, mean, low, high; no numbers where it is over nobody.
    pub fn to_numbers(&self) -> [f64; 4] {
        let found =
            self.found.map_or([f64::NAN; 3], |found| [found.mean, found.low, found.high].map(|part| part as f64));
        [self.place as f64, found[0], found[1], found[2]]
    }

    /// Back from [`Compared::to_numbers`]; none where no figure has that place.
    pub fn from_numbers([place, mean, low, high]: [f64; 4]) -> Option<Compared> {
        let found = Estimate { mean: mean as i64, low: low as i64, high: high as i64 };
        let found = (!mean.is_nan()).then_some(found);
        FIGURES.get(place as usize).map(|_| Compared::new(place as usize, found))
    }

    fn new(place: usize, found: Option<Estimate>) -> Compared {
        let Figure { id, said, measure, .. } = FIGURES[place];
        let verdict = said.zip(found).map(|(said, found)| verdict(said, &found));
        Compared { place, id, unit: measure.unit(), said, found, verdict }
    }

    /// What the run finds less what the report says.
    pub fn residual(&self) -> Option<i64> {
        self.said.zip(self.found).map(|(said, found)| found.mean - said)
    }
}

/// The figures of a case, in the order of its report.
pub fn of_case(case: &str) -> impl Iterator<Item = &'static Figure> {
    FIGURES.iter().filter(move |figure| figure.case == case)
}

/// The fields of a case's scenario that its figures were put into, and those that were set so that it comes near to
/// them; what was set is no input.
pub fn fields_of(case: &str) -> [Vec<&'static str>; 2] {
    let [mut put_in, mut set] = [Vec::new(), Vec::new()];
    for figure in of_case(case) {
        let list = if matches!(figure.role, Role::Target(_)) { &mut set } else { &mut put_in };
        for path in figure.role.fields() {
            if !list.contains(path) {
                list.push(*path);
            }
        }
    }
    put_in.retain(|path| !set.contains(path));
    [put_in, set]
}

/// A case's figures beside what its run found.
pub fn compare(case: &str, scenario: &Scenario, tally: &Tally) -> Vec<Compared> {
    let places = (0..FIGURES.len()).filter(|place| FIGURES[*place].case == case);
    places.map(|place| Compared::new(place, FIGURES[place].measure.of(scenario, tally))).collect()
}

fn verdict(said: i64, found: &Estimate) -> Verdict {
    let off = (found.mean - said).abs();
    let within = |percent: i64| off.saturating_mul(100) <= said.abs().saturating_mul(percent);
    if (found.low..=found.high).contains(&said) || within(2) {
        Verdict::Agrees
    } else if within(15) {
        Verdict::Near
    } else {
        Verdict::Apart
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::fields;

    #[test]
    fn a_verdict_takes_the_interval_or_two_percent() {
        let found = Estimate { mean: 1_000, low: 900, high: 1_100 };
        let verdicts = [1_100, 1_019, 1_150, 1_200, -1_000].map(|said| verdict(said, &found));
        use Verdict::{Agrees, Apart, Near};
        assert_eq!(verdicts, [Agrees, Agrees, Near, Apart, Apart]);
    }

    #[test]
    fn a_figure_over_nobody_is_none_on_its_way_too() {
        for found in [None, Some(Estimate { mean: 0, low: 0, high: 1 })] {
            let row = Compared::new(0, found);
            assert_eq!((Compared::from_numbers(row.to_numbers()), row.verdict.is_some()), (Some(row), found.is_some()));
        }
    }

    #[test]
    fn every_figure_belongs_to_a_shipped_case_and_has_an_id_of_its_own() {
        for (place, figure) in FIGURES.iter().enumerate() {
            assert!(crate::cases::find(figure.case).is_some(), "{}", figure.case);
            assert!(FIGURES[..place].iter().all(|other| other.id != figure.id), "{}", figure.id);
            assert_eq!(figure.said.is_none(), figure.role == Role::Shown, "{}", figure.id);
        }
    }

    #[test]
    fn what_was_put_in_or_set_is_a_field_of_the_case() {
        for figure in FIGURES {
            let scenario = crate::cases::find(figure.case).expect("a shipped case").scenario();
            let tree = crate::tree::of(&scenario);
            for path in figure.role.fields() {
                assert!(fields::field(path).is_some(), "{}: {path}", figure.id);
                assert!(!fields::values(&tree, path).is_empty(), "{}: {path}", figure.id);
            }
        }
    }
}
