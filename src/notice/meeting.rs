//! Which meetings decide a year's plan, and what each needs.
//!
//! A co-op's members approve its plan (co-operatives law, Arts. 29, 30). What becomes of the collective's income, its
//! co-op dividends among it, is for the assembly of its members of full capacity (law on rural collectives, Arts. 26,
//! 27), who are persons: how many there are no ledger of households says.

use crate::assembly::{self, Needed, Outcome};
use crate::audit::Declared;
use crate::equity::Votes;
use crate::ledger::{CoopYear, YearLedger};
use crate::population::Population;
use crate::scenario::{Body, Error, LegalForm, Majority, Subject};
use crate::units::Fen;

/// A meeting that must decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Whose.
    pub body: Body,
    /// The co-op's place in the ledger; none for the collective's assembly.
    pub coop: Option<usize>,
    /// What it needs, where the number of its members is known.
    pub needed: Option<Needed>,
    /// Additional votes of the collective.
    pub additional: i64,
    /// How it came out, where the scenario has such a resolution of the year.
    pub held: Option<Outcome>,
}

/// The meetings for a year's plan.
///
/// # Errors
/// When a resolution of the scenario cannot be.
pub(super) fn of(declared: &Declared, ledger: &YearLedger) -> Result<Vec<Meeting>, Error> {
    let scenario = &declared.scenario.0;
    let village = declared.village_place();
    let register = Population::new(scenario).register(village);
    let held = assembly::outcomes(scenario, &[])?;
    let found = |subject: Subject, coop: Option<u32>| {
        let of_coop = |outcome: &&Outcome| match (coop, outcome.coop) {
            (Some(id), Some(of)) => of == (village, id),
            _ => true,
        };
        held.iter().filter(|outcome| outcome.subject == subject && outcome.year == 1).find(of_coop).copied()
    };
    let mut list = Vec::new();
    if scenario.scheme.form != LegalForm::Collective {
        for (place, coop) in ledger.coops.iter().enumerate().filter(|(_, coop)| !coop.closed) {
            let votes = register.coops[place].votes(scenario.scheme.extra_votes);
            let held = found(Subject::SurplusPlan, Some(coop.id));
            let needed = Some(assembly::needed(votes, Majority::Ordinary));
            let additional = votes.all - votes.members;
            list.push(Meeting { body: Body::CoOp, coop: Some(place), needed, additional, held });
        }
    }
    if ledger.coops.iter().map(CoopYear::to_village).sum::<Fen>() != Fen::ZERO {
        let held = found(Subject::Distribution, None);
        let persons = |outcome: Outcome| Votes { of_collective: 0, ..outcome.votes };
        let needed = held.map(|outcome| assembly::needed(persons(outcome), Majority::Charter));
        list.push(Meeting { body: Body::Collective, coop: None, needed, additional: 0, held });
    }
    Ok(list)
}
