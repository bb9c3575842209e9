//! Households followed one by one, where help from outside or a test of leaving the register acts.
//!
//! Such a village has few households that borrow, work or are tested, but who does depends on who else does, so
//! each lane calls what the ledger calls, with the scheme and without it, and nothing is decided here.

use crate::household::{Earned, Place, Standing};
use crate::model::Model;
use crate::programme::{Aid, Before};
use crate::units::Fen;

use super::followed::{Follow, Followed};
use super::hazards::Year;
use super::lanes::{Lanes, Narrow};
use super::scratch::Scratch;
use super::status;
use super::tally::{AIDS, GROUPS, IN_GROUP, InGroup, Made, OTHERS, in_group};
use super::village::VillagePlan;

/// Where a village stands: the first draw of the row, and the year.
#[derive(Clone, Copy)]
pub struct When {
    pub first: u32,
    pub year: u32,
}

/// Lets a village's households live a year, lane by lane.
pub fn live<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    (plan, shared): (&Followed, &Year<'_, L>),
    when: When,
    scratch: &mut Scratch<L>,
) {
    status::tally(model, village, (shared, when.year as usize), scratch);
    if let Some(mut watch) = scratch.watch.take() {
        watch.year(model, village, shared, when.year as usize, &scratch.seen());
        scratch.watch = Some(watch);
    }
    for lane in 0..L::N {
        earn(model, village, plan, when, lane, scratch);
        help(model, village, plan, when, lane, scratch);
        close(model, village, plan, when, lane, scratch);
    }
    scratch.extra.fill(L::splat(0));
}

/// What the households earn and are paid, before help.
fn earn<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    plan: &Followed,
    when: When,
    lane: usize,
    scratch: &mut Scratch<L>,
) {
    let hazards = &model.hazards;
    let (keys, lane_of_block) = hazards.of_draw(when.first + lane as u32, when.year);
    let follow = &mut scratch.follow;
    follow.earned.clear();
    follow.people.iter_mut().for_each(Vec::clear);
    for (at, &place) in village.by_number.iter().enumerate() {
        let (house, state) = (&village.houses[place], &mut scratch.states[place]);
        let means = plan.means[when.year as usize * village.houses.len() + at];
        let (spread, workers) = (house.spread as u32, house.workers.into());
        let bad_year = scratch.harvests[house.coop as usize].bad.lanes()[lane] != 0;
        let illness = model.programmes.illness(&plan.roll, at, when.year, hazards.illness);
        let mut standing = standing::<L>(state.streak, state.illnesses, lane);
        let at = Place { keys, lane: lane_of_block, spread, workers, illness, bad_year };
        let earned = hazards.live(&at, means, &mut standing);
        state.illnesses.lanes_mut()[lane] = (standing.illnesses & hazards.illness_window) as i16;
        let paid = Fen::new(scratch.extra[place].lanes()[lane].into());
        // Without the scheme that is earned elsewhere; with it the rows have it taken off.
        let outside = Fen::new(village.outside.get(place).copied().unwrap_or(0).into());
        let left = earned.left() + outside - Fen::new(means.need.into());
        for (people, (above, streak)) in
            follow.people.iter_mut().zip([(left + paid, state.streak), (left, state.streak_without)])
        {
            let registered = i32::from(streak.lanes()[lane]) < hazards.exit_years;
            people.push(Before { above, registered, ill: earned.ill, spread });
        }
        follow.earned.push(earned);
    }
}

fn standing<L: Lanes>(streak: L::Narrow, illnesses: L::Narrow, lane: usize) -> Standing {
    Standing { streak: streak.lanes()[lane].into(), illnesses: illnesses.lanes()[lane].into() }
}

/// What help brings them, with the scheme and without it.
fn help<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    plan: &Followed,
    when: When,
    lane: usize,
    scratch: &mut Scratch<L>,
) {
    if !model.programmes.acts() {
        return;
    }
    let luck = model.programmes.luck(when.first + lane as u32, when.year);
    let households = village.houses.len();
    let cost = Fen::new(model.hazards.illness_cost.into());
    let Follow { courses, people, aids, .. } = &mut scratch.follow;
    for world in 0..2 {
        let courses = &mut courses[world][lane * households..(lane + 1) * households];
        model.programmes.year(&plan.roll, &luck, &people[world], cost, courses, &mut aids[world]);
    }
}

/// Closes the year for the register and tallies it.
fn close<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    plan: &Followed,
    when: When,
    lane: usize,
    scratch: &mut Scratch<L>,
) {
    let exit_years = model.hazards.exit_years;
    let (households, mut sums, mut made) = (village.houses.len(), [[0_i64; IN_GROUP]; GROUPS], [0_i64; AIDS]);
    for (at, &place) in village.by_number.iter().enumerate() {
        let (group, earned) = (village.group_of(place), scratch.follow.earned[at]);
        let above =
            [0, 1].map(|world| scratch.follow.people[world][at].above + scratch.follow.aids[world][at].income());
        let below = above.map(|above| above < Fen::ZERO);
        if let Some(watch) = scratch.watch.as_mut().filter(|watch| watch.ends(when.year as usize, lane)) {
            let persons = i64::from(village.persons[place]);
            let line = model.hazards.line(when.year).fen() * persons;
            watch.income(persons, above.map(|above| above.fen() + line));
        }
        let state = &mut scratch.states[place];
        let mut registered = [false; 2];
        let cohort = group != OTHERS;
        for world in (0..2).filter(|_| group < village.registrable) {
            let streak = if world == 0 { &mut state.streak } else { &mut state.streak_without };
            let mut standing = standing::<L>(*streak, state.illnesses, lane);
            let passes = |standing: &Standing| match &model.stability {
                None => true,
                Some(test) => plan.stays[when.year as usize * households + at][world] >> test.health(standing) & 1 == 1,
            };
            let (health, before) = (standing, standing.is_registered(exit_years));
            standing.close_year_tested(below[world], exit_years, || passes(&health));
            streak.lanes_mut()[lane] = standing.streak as i16;
            registered[world] = standing.is_registered(exit_years);
            let course = &mut scratch.follow.courses[world][lane * households + at];
            let (left, fell) = (course.left, course.fell);
            course.close_year(before, registered[world]);
            made[Made::Left as usize + 2 * world] += i64::from(cohort && course.left && !left);
            made[Made::Fell as usize + 2 * world] += i64::from(cohort && course.fell && !fell);
        }
        lived(&earned, above[0], (below, registered[0]), &mut sums[group]);
        tally_aid(&scratch.follow.aids[0][at], group, &mut made);
    }
    for (group, sums) in sums.into_iter().enumerate() {
        for (kind, amount) in sums.into_iter().enumerate() {
            scratch.add(in_group(group, InGroup::Wages) + kind, lane, amount);
        }
    }
    for (kind, amount) in made.into_iter().enumerate() {
        scratch.follow.cells[(when.year as usize * AIDS + kind) * L::N + lane] += amount;
    }
}

/// Tallies what a household earned and where it stands: above the line, below it with the scheme and without, on the
/// register.
fn lived(earned: &Earned, above: Fen, (below, registered): ([bool; 2], bool), sums: &mut [i64; IN_GROUP]) {
    for (what, amount) in [
        (InGroup::Wages, earned.wages.fen()),
        (InGroup::Farming, earned.farming.fen()),
        (InGroup::Ill, earned.ill.into()),
        (InGroup::Poor, below[0].into()),
        (InGroup::Gap, (-above).or_nothing().fen()),
        (InGroup::Registered, registered.into()),
        (InGroup::PoorWithout, below[1].into()),
    ] {
        sums[what as usize] += amount;
    }
}

/// Tallies what help brought a household of a group.
pub(super) fn tally_aid(aid: &Aid, group: usize, made: &mut [i64; AIDS]) {
    made[Made::Help as usize + group] += aid.income().fen();
    for (what, amount) in [
        (Made::Public, aid.public().fen()),
        (Made::Placed, i64::from(aid.work() > Fen::ZERO)),
        (Made::Lent, aid.loan.lent.fen()),
        (Made::Lost, aid.loan.lost.fen()),
        (Made::Due, i64::from(aid.loan.repaid > Fen::ZERO)),
        (Made::Defaulted, i64::from(aid.loan.lost > Fen::ZERO)),
    ] {
        made[what as usize] += amount;
    }
}
