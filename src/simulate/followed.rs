//! What following households one by one takes: the plan of a village, and the scratch space.

use crate::equity::Register;
use crate::household::{Earned, Means};
use crate::model::Model;
use crate::programme::{Aid, Before, Course, Roll};
use crate::scenario::Error;

/// What following a village takes, laid out once. Households stand in the order of the register.
#[derive(Clone, Debug)]
pub struct Followed {
    pub(super) roll: Roll,
    /// `[year][household]`.
    pub(super) means: Vec<Means>,
    /// `[year][household]`, with the scheme and without it: a bit for each health that passes the test of leaving;
    /// empty where there is none.
    pub(super) stays: Vec<[u8; 2]>,
}

impl Followed {
    /// Lays out a register.
    ///
    /// # Errors
    /// When an amount is too large.
    pub fn new(model: &Model, register: &Register) -> Result<Followed, Error> {
        let mut plan = Followed { roll: Roll::new(&model.scenario, register), means: Vec::new(), stays: Vec::new() };
        let tops = model.hazards.tops();
        for year in 0..model.scenario.years {
            for household in &register.households {
                plan.means.push(model.hazards.means(household, year, tops)?);
                let Some(test) = &model.stability else { continue };
                let mut passes = [0; 2];
                for (world, passes) in
                    passes.iter_mut().enumerate().filter(|_| household.registered || model.hazards.is_open)
                {
                    let chances = test.chances(&model.hazards, household, year, world == 0)?;
                    for (health, chance) in chances.into_iter().enumerate() {
                        *passes |= u8::from(test.passes(chance)) << health;
                    }
                }
                plan.stays.push(passes);
            }
        }
        Ok(plan)
    }
}

/// Scratch space of followed villages.
#[derive(Default)]
pub struct Follow {
    /// `[with the scheme, without it][lane][household]`.
    pub(super) courses: [Vec<Course>; 2],
    pub(super) people: [Vec<Before>; 2],
    pub(super) aids: [Vec<Aid>; 2],
    pub(super) earned: Vec<Earned>,
    /// `[year][kind of Made][lane]`, over all villages of the row.
    pub cells: Vec<i64>,
}

impl Follow {
    /// Puts a village of so many households at its start, in so many lanes.
    pub fn start(&mut self, households: usize, lanes: usize) {
        for courses in &mut self.courses {
            courses.clear();
            courses.resize(households * lanes, Course::default());
        }
        for aids in &mut self.aids {
            aids.clear();
            aids.resize(households, Aid::default());
        }
    }
}
