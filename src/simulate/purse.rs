//! What a village does with its dividends under rules that are not usual: each lane calls the rules.
//!
//! What they come to is paid to the households in rows. The usual rules have rows of their own: [`super::pools`].

use crate::model::Model;
use crate::rules::{Heads, Pool, Purse};
use crate::scenario::Error;
use crate::units::Fen;

use super::books::{Sums, too_large};
use super::hazards::{exit_years, leaves, registered};
use super::lanes::{Lanes, MOST_LANES, Wide};
use super::most::MOST_POOLED;
use super::pools::odd_heads;
use super::scratch::Scratch;
use super::tally::{GROUPS, InGroup, Overall, in_group, of};
use super::village::VillagePlan;

/// What a village's pools pay in each lane.
struct Paid<L> {
    head: L,
    ill_more: L,
    post: L,
    person: L,
    /// As in [`super::pools::PoolLanes`].
    more: [L; 2],
}

/// Shares out what there is in every lane and pays it to the households' rows.
///
/// # Errors
/// When a household would get more than a lane counts.
#[inline(never)]
pub fn share<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    sums: &Sums<L>,
    scratch: &mut Scratch<L>,
) -> Result<(), Error> {
    let mut counts = Counts::default();
    count_heads(model, village, scratch, &mut counts);
    let zero = L::splat(0);
    let mut paid = Paid { head: zero, ill_more: zero, post: zero, person: zero, more: [zero; 2] };
    let persons = village.persons_of.iter().sum();
    for lane in 0..L::N {
        let [collective, recovered] = [&sums.collective, &sums.recovered].map(|row| Fen::new(row.lanes()[lane]));
        let purse = Purse { collective, recovered, welfare: Fen::new(scratch.welfare[lane]) };
        let sum = |kind: usize| counts.iter().map(|group| group[kind][lane]).sum::<i64>();
        let heads = Heads { registered: sum(0), working: sum(1), ill: sum(2), persons };
        let pool = model.scenario.scheme.pool(&purse, &heads);
        paid.set(&pool, lane)?;
        tally(village, &pool, &counts, lane, scratch);
    }
    pay(model, village, &paid, scratch);
    if model.scenario.scheme.pays_every_fen() {
        odd_heads(village, exit_years::<L>(model), paid.more, scratch);
    }
    Ok(())
}

/// The most persons of a household.
const MOST_PERSONS: i64 = 30;

impl<L: Lanes> Paid<L> {
    /// Notes a lane.
    fn set(&mut self, pool: &Pool, lane: usize) -> Result<(), Error> {
        let most =
            pool.per_head.fen().saturating_mul(1 + pool.ill_more) + pool.per_post.fen() + pool.recovered_per_head.fen();
        let most = most.saturating_add(pool.per_person.fen().saturating_mul(MOST_PERSONS));
        if most > MOST_POOLED {
            return Err(too_large(most));
        }
        let [more, recovered_more] = &mut self.more;
        for (row, amount) in [
            (&mut self.head, (pool.per_head + pool.recovered_per_head).fen()),
            (&mut self.ill_more, pool.per_head.fen() * pool.ill_more),
            (&mut self.post, pool.per_post.fen()),
            (&mut self.person, pool.per_person.fen()),
            (more, pool.heads_with_more),
            (recovered_more, pool.recovered_heads_with_more),
        ] {
            row.lanes_mut()[lane] = amount as i32;
        }
        Ok(())
    }
}

/// `[group][kind][lane]`: households on the register, those that can work, those that were ill.
type Counts = [[[i64; MOST_LANES]; 3]; GROUPS];

fn count_heads<L: Lanes>(model: &Model, village: &VillagePlan, scratch: &Scratch<L>, counts: &mut Counts) {
    let (zero, exit_years) = (L::splat(0), exit_years::<L>(model));
    for (group, counts) in counts.iter_mut().enumerate().take(village.registrable) {
        let mut sums = [zero; 3];
        for place in village.groups[group].clone() {
            let state = &scratch.states[place];
            let rights = registered(exit_years, state);
            let working = if village.houses[place].workers > 0 { rights } else { zero };
            let kinds = [rights, working, rights.and(state.ill())];
            for (sum, kind) in sums.iter_mut().zip(kinds) {
                *sum = sum.sub(kind);
            }
        }
        for (sum, to) in sums.iter().zip(counts) {
            sum.add_to(to);
        }
    }
}

fn tally<L: Lanes>(village: &VillagePlan, pool: &Pool, counts: &Counts, lane: usize, scratch: &mut Scratch<L>) {
    scratch.fund[lane] += pool.kept.fen();
    scratch.welfare[lane] += pool.welfare.fen();
    scratch.general.kept[lane] = pool.kept;
    for (what, amount) in [
        (Overall::Kept, pool.kept),
        (Overall::ToPoor, pool.paid()),
        (Overall::Recovered, pool.recovered_paid()),
        (Overall::Others, pool.others),
        (Overall::Welfare, pool.welfare),
    ] {
        scratch.add(of(what), lane, amount.fen());
    }
    for (group, &persons) in village.persons_of.iter().enumerate() {
        let mut paid = pool.per_person.fen() * persons;
        if group < village.registrable {
            let [heads, working, ill] = [0, 1, 2].map(|kind| counts[group][kind][lane]);
            paid += pool.per_head.fen() * (heads + ill * pool.ill_more) + pool.per_post.fen() * working;
            scratch.add(in_group(group, InGroup::Allocated), lane, pool.recovered_per_head.fen() * heads);
        }
        scratch.add(in_group(group, InGroup::Collective), lane, paid);
    }
}

/// Pays the pools to the households' rows.
fn pay<L: Lanes>(model: &Model, village: &VillagePlan, paid: &Paid<L>, scratch: &mut Scratch<L>) {
    let (zero, exit_years) = (L::splat(0), exit_years::<L>(model));
    for place in 0..village.registrable_places() {
        let state = &scratch.states[place];
        let works = if village.houses[place].workers > 0 { paid.post } else { zero };
        let ill = paid.ill_more.and(state.ill());
        let amount = paid.head.add(works).add(ill);
        let extra = &mut scratch.extra[place];
        *extra = extra.add(amount.and(registered(exit_years, state)));
        let lost = &mut scratch.beside.lost[place];
        *lost = lost.add(amount.and(leaves(exit_years, state)));
    }
    if paid.person.any() {
        for (row, persons) in scratch.extra.iter_mut().zip(&village.persons) {
            *row = row.add(paid.person.mul(L::splat_of(persons)));
        }
    }
}
