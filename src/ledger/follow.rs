//! What is remembered of households on their way through help from outside and the test of leaving the register.

use crate::equity::Register;
use crate::model::Model;
use crate::programme::{Course, Roll};

/// What is remembered of the households from year to year: with the scheme, and without it.
pub(super) struct Follow {
    pub(super) roll: Roll,
    pub(super) courses: [Vec<Course>; 2],
}

impl Follow {
    pub(super) fn new(model: &Model, register: &Register) -> Follow {
        let courses = vec![Course::default(); register.households.len()];
        Follow { roll: Roll::new(&model.scenario, register), courses: [courses.clone(), courses] }
    }
}
