//! Who comes first in a village, fixed by the register at the start.

use crate::equity::{Household, Register};
use crate::order::sorted_by;
use crate::scenario::{Care, Leaders, Micro, Order, Registration, Scenario};
use crate::units::Rate;

/// The lines of a village; households are told by their position in the register.
#[derive(Clone, Debug, Default)]
pub struct Roll {
    /// Who can work: those registered at the start, then the others.
    workers: Vec<usize>,
    /// How many of these can be on the register: those of the first, or all.
    registrable: usize,
    leaders: Vec<usize>,
    borrowers: Vec<usize>,
    /// By position: among those with the least.
    hardest: Vec<bool>,
    persons: Vec<i64>,
}

impl Roll {
    /// Makes the lines of a register.
    pub fn new(scenario: &Scenario, register: &Register) -> Roll {
        let given = &scenario.programmes;
        let households = &register.households;
        let of = |cohort: bool| (0..households.len()).filter(|&at| households[at].registered == cohort).collect();
        let (cohort, others): (Vec<usize>, Vec<usize>) = (of(true), of(false));
        let by_need = sorted_by(&cohort, |&at| households[at].means_a_head().fen());
        let line = if given.order == Order::ByNeed { &by_need } else { &cohort };
        let can_work = |&&at: &&usize| households[at].workers > 0;
        let mut workers: Vec<usize> = line.iter().filter(can_work).copied().collect();
        let poor = workers.len();
        workers.extend(others.iter().filter(can_work));
        let borrowers = match &given.micro {
            Micro::None(_) => 0,
            Micro::MicroLoan(loan) => part_of(poor, loan.part),
        };
        let leaders = match &given.leaders {
            Leaders::None(_) => 0,
            Leaders::LeaderLoan(loan) => loan.loans as usize,
        };
        let most_first = sorted_by(&others, |&at| -households[at].usual_means().fen());
        let mut hardest = vec![false; households.len()];
        if let Care::Hardest(care) = &given.care {
            by_need.iter().take(part_of(cohort.len(), care.part)).for_each(|&at| hardest[at] = true);
        }
        Roll {
            borrowers: workers[..borrowers].to_vec(),
            registrable: match scenario.poverty.register {
                Registration::First => poor,
                Registration::ThisYear => workers.len(),
            },
            workers,
            leaders: most_first.into_iter().take(leaders).collect(),
            hardest,
            persons: households.iter().map(|household: &Household| household.persons.count().into()).collect(),
        }
    }

    /// Who can work and can be on the register.
    pub fn registrable(&self) -> &[usize] {
        &self.workers[..self.registrable]
    }

    /// Those registered at the start who can work, then the others.
    pub fn everyone(&self) -> &[usize] {
        &self.workers
    }

    /// Who borrows as a leader: those outside the first register with the highest means.
    pub fn leaders(&self) -> &[usize] {
        &self.leaders
    }

    /// Who gets a micro-loan.
    pub fn borrowers(&self) -> &[usize] {
        &self.borrowers
    }

    /// Whether a household is among those with the least.
    pub fn is_hardest(&self, place: usize) -> bool {
        self.hardest[place]
    }

    /// Its persons.
    pub fn persons(&self, place: usize) -> i64 {
        self.persons[place]
    }
}

/// A part of a number of households, rounded up.
fn part_of(all: usize, part: Rate) -> usize {
    (all as u64 * part.ppm() as u64).div_ceil(Rate::ONE.ppm() as u64) as usize
}
