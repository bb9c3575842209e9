//! Help from outside and the test of leaving the register, in a year's ledger.

use super::follow::Follow;
use super::{Row, Stay, Walk};
use crate::chance::spread;
#[cfg(test)]
use crate::programme::Course;
use crate::programme::{Aid, Before};
use crate::scenario::Error;
use crate::units::Fen;

impl Walk<'_> {
    /// The households' ways so far, with the scheme and without it.
    #[cfg(test)]
    pub(crate) fn courses(&self) -> &[Vec<Course>; 2] {
        &self.follow.courses
    }

    /// The threshold for a grave illness of a household this year.
    pub(super) fn illness(&self, place: usize) -> i32 {
        self.model.programmes.illness(&self.follow.roll, place, self.year, self.model.hazards.illness)
    }

    /// What help brings the households, with the scheme and without it; `needs` are what they need beside `other`.
    pub(super) fn help(&mut self, needs: &[Fen], rows: &[Row]) -> [Vec<Aid>; 2] {
        let mut aids = [(); 2].map(|()| vec![Aid::default(); rows.len()]);
        let (terms, hazards) = (&self.model.programmes, &self.model.hazards);
        if !terms.acts() {
            return aids;
        }
        let luck = terms.luck(self.draw, self.year);
        for (world, standings) in [&self.standings, &self.without].into_iter().enumerate() {
            let before = |place: usize| {
                let row = &rows[place];
                let paid = if world == 0 { row.job + row.dividends() } else { row.outside };
                let earned = row.earned.unwrap_or_default();
                Before {
                    above: earned.left() + paid - needs[place],
                    registered: standings[place].is_registered(hazards.exit_years),
                    ill: earned.ill,
                    spread: spread(self.register.households[place].address),
                }
            };
            let people: Vec<Before> = (0..rows.len()).map(before).collect();
            let Follow { roll, courses } = &mut self.follow;
            let cost = Fen::new(hazards.illness_cost.into());
            terms.year(roll, &luck, &people, cost, &mut courses[world], &mut aids[world]);
        }
        aids
    }

    /// Closes a household's year for the register, with the scheme or without it (`world` 1); what the test of
    /// leaving found, where it was made.
    pub(super) fn close_year(&mut self, place: usize, world: usize, below: bool) -> Result<Option<Stay>, Error> {
        let hazards = &self.model.hazards;
        let standing = if world == 0 { &mut self.standings[place] } else { &mut self.without[place] };
        let household = &self.register.households[place];
        if !household.registered && !hazards.is_open {
            return Ok(None);
        }
        let before = standing.is_registered(hazards.exit_years);
        let mut found = None;
        match &self.model.stability {
            Some(test) if !below && standing.streak + 1 == hazards.exit_years => {
                let chances = test.chances(hazards, household, self.year, world == 0)?;
                let chance = chances[test.health(standing) as usize];
                let passed = test.passes(chance);
                standing.close_year_tested(below, hazards.exit_years, || passed);
                found = Some(Stay { chance, passed });
            }
            _ => standing.close_year(below),
        }
        let after = standing.is_registered(hazards.exit_years);
        // Where members change nobody is followed.
        if household.registered && self.model.follows() {
            self.follow.courses[world][place].close_year(before, after);
        }
        Ok(found)
    }
}
