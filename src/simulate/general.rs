//! Any rules, in lanes: what a scheme pays each household is worked out before the households live the year.
//!
//! The kernel's own path knows the most usual rules and spends its time on the households. Here the co-ops
//! and the village call the rules as the ledger does, lane by lane; a household is paid by the dot product
//! of its holdings with the schedule, in all lanes at once, and the kernel adds that to what it earns.

use crate::enterprise::{Operation, SharedLuck};
use crate::ledger::refund_per_share;
use crate::model::Model;
use crate::rules::{Base, Books, Bridge, Claim, FloorYear, Heads, Pool, Pot, Purse, Schedule, fund, rounding};
use crate::scenario::{Adjustment, Class, Error};
use crate::units::{Fen, Shares};

use super::coops::too_large;
use super::households::{Harvest, State, registered};
use super::kernel::Scratch;
use super::lanes::{Lanes, MOST_LANES};
use super::members::{ChangesPlan, end_memberships};
use super::pools::odd_heads;
use super::tally::{GROUPS, In, OTHERS, Of, in_group, of};
use super::terms::half_of;
use super::village::{CoopPlan, Holder, MOST_DIVIDEND, VillagePlan};

/// Scratch space of the general rules.
pub struct General<L> {
    /// `[house]`: whether its allocated shares have become paid-in ones.
    pub(super) converted: Vec<L>,
    /// `[holder of the co-op at hand]`: allocated shares that it has lost.
    lost: Vec<L>,
    claims: Vec<Claim>,
    /// `[lane]`: what the village kept this year.
    kept: Vec<Fen>,
    /// `[lane]`: what the village has in hand, and the co-ops' parts for its welfare fund.
    purses: Vec<(Purse, Fen)>,
    /// What the co-op at hand pays. It is large: made once, taken and put back.
    paid: Option<Box<Paid>>,
}

impl<L: Lanes> General<L> {
    /// Room for any village.
    pub fn new() -> General<L> {
        General {
            converted: Vec::new(),
            lost: Vec::new(),
            claims: Vec::new(),
            kept: Vec::new(),
            purses: Vec::new(),
            paid: None,
        }
    }

    /// Puts a village of so many households at its start.
    pub fn start(&mut self, houses: usize) {
        self.converted.clear();
        self.converted.resize(houses, L::splat(0));
        self.kept.clear();
        self.kept.resize(L::N, Fen::ZERO);
    }
}

/// What a co-op's year pays in each lane.
#[derive(Default)]
struct Paid {
    paid_in: [i32; MOST_LANES],
    allocated: [i32; MOST_LANES],
    unit: [i32; MOST_LANES],
    member: [i32; MOST_LANES],
    /// A job's wage.
    job: [i32; MOST_LANES],
    harvest: [i32; MOST_LANES],
    /// None where it is closed.
    years: [Option<CoopYear>; MOST_LANES],
}

/// A co-op's year in one lane.
#[derive(Clone, Copy)]
struct CoopYear {
    operation: Operation,
    base: Base,
    bridge: Bridge,
    schedule: Schedule,
    floor: FloorYear,
}

/// The co-ops' year and the village's pools in every lane; leaves in the rows what each household is paid, so
/// that nothing remains to be paid by the head.
///
/// # Errors
/// When an amount is too large for the lanes.
#[inline(never)]
pub fn year<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    shared: &[SharedLuck],
    scratch: &mut Scratch<L>,
) -> Result<L, Error> {
    scratch.general.purses.clear();
    scratch.general.purses.resize(L::N, Default::default());
    for lane in 0..L::N {
        let interest = fund::earned(&model.scenario.scheme.fund, Fen(scratch.fund[lane]));
        scratch.fund[lane] += interest.0;
        let joined = std::mem::take(&mut scratch.joined[lane]);
        scratch.add(of(Of::Injected), lane, interest.0 + joined);
    }
    let mut paid = scratch.general.paid.take().unwrap_or_default();
    for (place, coop) in village.coops.iter().enumerate() {
        coop_years(model, village, (place, coop), shared, &mut paid, scratch)?;
        scratch.harvests[place] = Harvest { per_share: L::splat(0), half: L::load(&paid.harvest) };
        pay_holders(model, coop, &paid, scratch);
        for lane in 0..L::N {
            if let Some(year) = &paid.years[lane] {
                tally_coop(year, (place, lane), scratch);
                spread_odd(coop, year, lane, scratch);
            }
        }
    }
    scratch.general.paid = Some(paid);
    let mut harvest = [0; MOST_LANES];
    for (lane, shared) in shared.iter().enumerate() {
        harvest[lane] = half_of::<L>(model.hazards.is_bad_year(shared.common_word()));
    }
    scratch.harvests[village.coops.len()] = Harvest { per_share: L::splat(0), half: L::load(&harvest) };
    pools(model, village, scratch)?;
    Ok(L::splat(0))
}

/// One co-op's year in every lane: luck, surplus, schedule.
fn coop_years<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    (place, coop): (usize, &CoopPlan),
    shared: &[SharedLuck],
    paid: &mut Paid,
    scratch: &mut Scratch<L>,
) -> Result<(), Error> {
    let scheme = &model.scenario.scheme;
    for (lane, shared) in shared.iter().enumerate() {
        let luck = coop.firm.luck(&model.businesses, shared);
        paid.harvest[lane] = half_of::<L>(model.hazards.is_bad_year(luck.chain_word));
        let at = place * L::N + lane;
        if scratch.closed[at] {
            for lanes in [&mut paid.paid_in, &mut paid.allocated, &mut paid.unit, &mut paid.member, &mut paid.job] {
                lanes[lane] = 0;
            }
            paid.years[lane] = None;
            continue;
        }
        let books = &mut scratch.books[at];
        let base = base(coop, books, village.par);
        let operation = coop.firm.operate(&model.businesses, shared, &luck, books)?;
        let bridge = scheme.bridge(books, operation.surplus);
        let (schedule, floor) = scheme.schedule(books, &bridge, &base);
        let [paid_in, allocated] = [Class::PaidIn, Class::Allocated].map(|class| schedule.per_share(class).0);
        let (unit, member) = (schedule.per_unit().0, schedule.per_member().0);
        let [shares, traded, coops, jobs] = village.most;
        let most = [
            paid_in.max(allocated).saturating_mul(shares),
            unit.saturating_mul(traded),
            member * coops,
            operation.per_job.0.saturating_mul(jobs),
        ];
        let most = most.into_iter().fold(0, i64::saturating_add);
        if most > MOST_DIVIDEND {
            return Err(too_large(most));
        }
        (paid.paid_in[lane], paid.allocated[lane]) = (paid_in as i32, allocated as i32);
        (paid.unit[lane], paid.member[lane]) = (unit as i32, member as i32);
        paid.job[lane] = operation.per_job.0 as i32;
        paid.years[lane] = Some(CoopYear { operation, base, bridge, schedule, floor });
    }
    Ok(())
}

/// What the pots of a co-op are shared over; the same as in the ledger.
pub(super) fn base(coop: &CoopPlan, books: &Books, par: Fen) -> Base {
    let collective = coop.collective.0 + books.bought;
    let [paid_in, allocated] = [&coop.paid_in, &coop.allocated].map(|shares| shares.iter().sum());
    let members = coop.holders.len() as i64 + i64::from(collective > 0);
    Base { traded: coop.traded.iter().sum(), members, ..Base::of_shares(collective, paid_in, allocated, par) }
}

/// Pays the holders of a co-op in all lanes and notes what they have lost.
fn pay_holders<L: Lanes>(model: &Model, coop: &CoopPlan, paid: &Paid, scratch: &mut Scratch<L>) {
    let [paid_in, allocated, unit, member, job] =
        [&paid.paid_in, &paid.allocated, &paid.unit, &paid.member, &paid.job].map(|lanes| L::load(lanes));
    let open: [i32; MOST_LANES] = std::array::from_fn(|lane| -i32::from(paid.years[lane].is_some()));
    let open = L::load(&open);
    let mut lost_by_group = [L::splat(0); GROUPS];
    let mut converted_by_group = [L::splat(0); GROUPS];
    scratch.general.lost.clear();
    for holder in &coop.holders {
        let converted = scratch.general.converted[holder.house as usize];
        let held = L::splat(holder.allocated);
        let lost = lost(model, holder, &scratch.states[holder.house as usize]).and_not(converted);
        let group = usize::from(holder.group);
        lost_by_group[group] = lost_by_group[group].add(lost);
        converted_by_group[group] = converted_by_group[group].add(held.and(converted));
        let amount = paid_in.mul(L::splat(holder.paid_in)).add(allocated.mul(held.sub(lost)));
        let wages = job.mul(L::splat(holder.jobs)).and(open);
        let amount = amount.add(unit.mul(L::splat(holder.traded))).add(member).add(wages);
        if let Some(watch) = scratch.watch.as_mut().filter(|_| holder.jobs > 0) {
            watch.employ(holder.house as usize, wages);
        }
        let row = &mut scratch.extra[holder.house as usize];
        *row = row.add(amount.and(open));
        scratch.general.lost.push(lost);
    }
    let of_groups = lost_by_group.into_iter().zip(converted_by_group).enumerate();
    for (group, (lost, converted)) in of_groups {
        let (mut lost_lanes, mut converted_lanes) = ([0; MOST_LANES], [0; MOST_LANES]);
        lost.store(&mut lost_lanes);
        converted.store(&mut converted_lanes);
        for lane in (0..L::N).filter(|&lane| paid.years[lane].is_some()) {
            let [lost, converted] = [lost_lanes[lane], converted_lanes[lane]].map(i64::from);
            let [a, b] = [paid.paid_in[lane], paid.allocated[lane]].map(i64::from);
            let of_class = a * coop.paid_in[group] + b * converted;
            scratch.add(in_group(group, In::PaidIn), lane, of_class);
            let kept = coop.allocated[group] - lost - converted;
            scratch.add(in_group(group, In::Allocated), lane, b * kept);
            scratch.general.purses[lane].0.recovered += Fen(b * lost);
            let by_trade =
                i64::from(paid.unit[lane]) * coop.traded[group] + i64::from(paid.member[lane]) * coop.members[group];
            scratch.add(in_group(group, In::Patronage), lane, by_trade);
            scratch.add(in_group(group, In::Jobs), lane, i64::from(paid.job[lane]) * coop.jobs[group]);
        }
    }
}

/// Allocated shares that a holder has lost by leaving the register; the same as
/// [`crate::rules::adjustment::lost`].
#[inline(always)]
fn lost<L: Lanes>(model: &Model, holder: &Holder, state: &State<L>) -> L {
    let held = L::splat(holder.allocated);
    let exit_years = model.hazards.exit_years;
    let cohort = usize::from(holder.group) != OTHERS;
    match &model.scenario.scheme.adjustment {
        Adjustment::Keep(_) | Adjustment::Convert(_) => L::splat(0),
        _ if !cohort => held,
        Adjustment::Recover(_) | Adjustment::Stop(_) => {
            held.and_not(registered(L::splat(exit_years), holder.group.into(), state))
        }
        Adjustment::Taper(rule) => {
            let steps = i64::from(rule.years) + 1;
            let after = |step: i64| (i64::from(holder.allocated) * step / steps) as i32;
            (1..=steps).fold(L::splat(0), |lost, step| {
                let off = state.streak.gt(L::splat(exit_years + step as i32 - 2));
                lost.add(L::splat(after(step) - after(step - 1)).and(off))
            })
        }
    }
}

/// Tallies a co-op's year.
fn tally_coop<L: Lanes>(year: &CoopYear, (place, lane): (usize, usize), scratch: &mut Scratch<L>) {
    let CoopYear { operation, bridge, schedule, floor, base } = year;
    let pays = schedule.pots().iter().any(|pot| pot.declared.per_share.0 > 0);
    let mut collective = schedule.per_share(Class::Collective).times(Shares(base.collective));
    if base.collective > 0 {
        collective += Fen(schedule.per_member().0);
    }
    for (what, amount) in [
        (Of::Surplus, bridge.surplus),
        (Of::Gain, bridge.surplus.or_nothing()),
        (Of::MadeUp, bridge.made_up),
        (Of::Reserve, bridge.reserve + bridge.risk),
        (Of::Carried, schedule.carried() - bridge.carried_in),
        (Of::Welfare, bridge.welfare),
        (Of::Injected, floor.guaranteed + operation.rent),
        (Of::Revenue, operation.revenue),
        (Of::JobWages, operation.wages),
        (Of::Guaranteed, floor.guaranteed),
        (Of::FloorDue, floor.promised),
        (Of::FloorUnpaid, floor.unpaid),
        (Of::FloorShort, Fen(i64::from(floor.paid < floor.promised + floor.owed))),
        (Of::Paying, Fen(i64::from(pays))),
    ] {
        scratch.add(of(what), lane, amount.0);
    }
    scratch.fund[lane] += operation.rent.0;
    scratch.paying[place * L::N + lane] += u32::from(pays);
    let (purse, welfare) = &mut scratch.general.purses[lane];
    purse.collective += collective;
    *welfare += bridge.welfare;
}

/// Odd fen of a co-op's pots in one lane, added to its holders' rows and tallied.
fn spread_odd<L: Lanes>(coop: &CoopPlan, year: &CoopYear, lane: usize, scratch: &mut Scratch<L>) {
    for pot in year.schedule.pots().iter().filter(|pot| pot.declared.odd > Fen::ZERO) {
        claim(coop, pot, &year.base, &mut scratch.general.claims);
        rounding::spread_odd(pot.declared.odd, &mut scratch.general.claims);
        let of_collective = scratch.general.claims.last().map_or(0, |claim| claim.odd);
        scratch.general.purses[lane].0.collective += Fen(of_collective);
        for (at, holder) in coop.holders.iter().enumerate() {
            let [paid_in, allocated, other] = [0, 1, 2].map(|slot| scratch.general.claims[3 * at + slot].odd);
            if (paid_in, allocated, other) == (0, 0, 0) {
                continue;
            }
            let (house, group) = (holder.house as usize, usize::from(holder.group));
            let converted = lane_of(scratch.general.converted[house], lane) != 0;
            let kept = holder.allocated > lane_of(scratch.general.lost[at], lane);
            let (to_household, to_pool) = if converted || kept { (allocated, 0) } else { (0, allocated) };
            scratch.general.purses[lane].0.recovered += Fen(to_pool);
            let class = if converted { In::PaidIn } else { In::Allocated };
            scratch.add(in_group(group, In::PaidIn), lane, paid_in);
            scratch.add(in_group(group, class), lane, to_household);
            scratch.add(in_group(group, In::Patronage), lane, other);
            add_lane(&mut scratch.extra[house], lane, (paid_in + to_household + other) as i32);
        }
    }
}

/// The claims on a pot: three for each holder, the collective's last.
fn claim(coop: &CoopPlan, pot: &Pot, base: &Base, claims: &mut Vec<Claim>) {
    claims.clear();
    for holder in &coop.holders {
        let parts = pot.over.of_holding(holder.paid_in.into(), holder.allocated.into(), holder.traded.into());
        claims.extend(parts.map(|shares| Claim { shares, odd: 0 }));
    }
    claims.push(Claim { shares: pot.over.of_collective(base), odd: 0 });
}

#[inline(always)]
fn add_lane<L: Lanes>(row: &mut L, lane: usize, amount: i32) {
    let mut lanes = [0; MOST_LANES];
    row.store(&mut lanes);
    lanes[lane] += amount;
    *row = L::load(&lanes);
}

#[inline(always)]
pub(super) fn lane_of<L: Lanes>(row: L, lane: usize) -> i32 {
    let mut lanes = [0; MOST_LANES];
    row.store(&mut lanes);
    lanes[lane]
}

/// What a village's pools pay in each lane.
#[derive(Default)]
struct PerLane {
    head: [i32; MOST_LANES],
    ill_more: [i32; MOST_LANES],
    post: [i32; MOST_LANES],
    person: [i32; MOST_LANES],
    more: [[i32; MOST_LANES]; 2],
}

/// The village's pools in all lanes, paid to the households.
fn pools<L: Lanes>(model: &Model, village: &VillagePlan, scratch: &mut Scratch<L>) -> Result<(), Error> {
    let counts = count_heads(model, village, scratch);
    let mut lanes = PerLane::default();
    for lane in 0..L::N {
        let (mut purse, from_coops) = scratch.general.purses[lane];
        scratch.welfare[lane] += from_coops.0;
        purse.welfare = Fen(scratch.welfare[lane]);
        let sum = |kind: usize| counts.iter().map(|group| group[kind][lane]).sum::<i64>();
        let persons = village.persons_of.iter().sum();
        let heads = Heads { registered: sum(0), working: sum(1), ill: sum(2), persons };
        let pool = model.scenario.scheme.pool(&purse, &heads);
        let most = pool.per_head.0.saturating_mul(1 + pool.ill_more) + pool.per_post.0 + pool.recovered_per_head.0;
        let most = most.saturating_add(pool.per_person.0.saturating_mul(MOST_PERSONS));
        if most > MOST_DIVIDEND {
            return Err(too_large(most));
        }
        lanes.head[lane] = (pool.per_head + pool.recovered_per_head).0 as i32;
        lanes.ill_more[lane] = (pool.per_head.0 * pool.ill_more) as i32;
        lanes.post[lane] = pool.per_post.0 as i32;
        lanes.person[lane] = pool.per_person.0 as i32;
        lanes.more[0][lane] = pool.heads_with_more as i32;
        lanes.more[1][lane] = pool.recovered_heads_with_more as i32;
        scratch.add(of(Of::Collective), lane, purse.collective.0);
        tally_pool(village, &pool, &counts, lane, scratch);
    }
    pay_pools(model, village, &lanes, scratch);
    if model.scenario.scheme.pays_every_fen() {
        odd_heads(village, L::splat(model.hazards.exit_years), lanes.more.map(|more| L::load(&more)), scratch);
    }
    Ok(())
}

/// The most persons of a household.
const MOST_PERSONS: i64 = 30;

/// `[group][kind][lane]`: households of the cohort on the register, those that can work, those that were ill.
type Counts = [[[i64; MOST_LANES]; 3]; OTHERS];

fn count_heads<L: Lanes>(model: &Model, village: &VillagePlan, scratch: &Scratch<L>) -> Counts {
    let mut counts: Counts = Default::default();
    let (zero, exit_years) = (L::splat(0), L::splat(model.hazards.exit_years));
    for (group, counts) in counts.iter_mut().enumerate() {
        let mut sums = [zero; 3];
        for place in village.groups[group].clone() {
            let state = &scratch.states[place];
            let rights = registered(exit_years, group, state);
            let working = if village.houses[place].workers > 0 { rights } else { zero };
            let kinds = [rights, working, rights.and(state.illnesses.gt(zero))];
            for (sum, kind) in sums.iter_mut().zip(kinds) {
                *sum = sum.sub(kind);
            }
        }
        for (sum, to) in sums.into_iter().zip(counts) {
            sum.add_to(to);
        }
    }
    counts
}

fn tally_pool<L: Lanes>(village: &VillagePlan, pool: &Pool, counts: &Counts, lane: usize, scratch: &mut Scratch<L>) {
    scratch.fund[lane] += pool.kept.0;
    scratch.welfare[lane] += pool.welfare.0;
    scratch.general.kept[lane] = pool.kept;
    for (what, amount) in [
        (Of::Kept, pool.kept),
        (Of::ToPoor, pool.paid()),
        (Of::Recovered, pool.recovered_paid()),
        (Of::Others, pool.others),
        (Of::Welfare, pool.welfare),
    ] {
        scratch.add(of(what), lane, amount.0);
    }
    for (group, &persons) in village.persons_of.iter().enumerate() {
        let mut paid = pool.per_person.0 * persons;
        if group != OTHERS {
            let [heads, working, ill] = [0, 1, 2].map(|kind| counts[group][kind][lane]);
            paid += pool.per_head.0 * (heads + ill * pool.ill_more) + pool.per_post.0 * working;
            scratch.add(in_group(group, In::Allocated), lane, pool.recovered_per_head.0 * heads);
        }
        scratch.add(in_group(group, In::Collective), lane, paid);
    }
}

/// Pays the pools to the households' rows.
fn pay_pools<L: Lanes>(model: &Model, village: &VillagePlan, lanes: &PerLane, scratch: &mut Scratch<L>) {
    let [head, ill_more, post, person] =
        [&lanes.head, &lanes.ill_more, &lanes.post, &lanes.person].map(|lanes| L::load(lanes));
    let (zero, exit_years) = (L::splat(0), L::splat(model.hazards.exit_years));
    for (place, &persons) in village.persons.iter().enumerate() {
        let mut amount = person.mul(L::splat(persons));
        if place < village.groups[OTHERS].start {
            let state = &scratch.states[place];
            let rights = registered(exit_years, village.group_of(place), state);
            let works = if village.houses[place].workers > 0 { post } else { zero };
            let ill = ill_more.and(state.illnesses.gt(zero));
            amount = amount.add(head.add(works).add(ill).and(rights));
        }
        let outside = village.outside.get(place).copied().unwrap_or(0);
        scratch.extra[place] = scratch.extra[place].add(amount).sub(L::splat(outside));
    }
}

/// Ends the year as [`crate::ledger::Walk`] does: spent co-ops close, the village buys shares, and who has left
/// the register holds converted shares from the new year on.
#[inline(never)]
pub fn end_year<L: Lanes>(
    model: &Model,
    village: &VillagePlan,
    (changes, year): (Option<&ChangesPlan>, usize),
    scratch: &mut Scratch<L>,
) {
    let exit_years = L::splat(model.hazards.exit_years);
    for lane in 0..L::N {
        for (place, coop) in village.coops.iter().enumerate() {
            close_if_spent(model, coop, (place, lane), scratch);
        }
    }
    if let Some(changes) = changes {
        end_memberships(model, (village, changes), year as u32, scratch);
    }
    for lane in 0..L::N {
        reinvest(model, village, lane, scratch);
    }
    if model.scenario.scheme.converts() {
        for place in 0..village.groups[OTHERS].start {
            let on = registered(exit_years, village.group_of(place), &scratch.states[place]);
            let converted = &mut scratch.general.converted[place];
            // Once converted, for good.
            *converted = converted.xor(L::splat(-1).and_not(on).and_not(*converted));
        }
    }
}

fn close_if_spent<L: Lanes>(model: &Model, coop: &CoopPlan, (place, lane): (usize, usize), scratch: &mut Scratch<L>) {
    let at = place * L::N + lane;
    let books = &scratch.books[at];
    let business = &model.businesses.all[coop.enterprise];
    if !scratch.closed[at] && books.divisible() < business.closes_below(books.capital) {
        close(coop, (place, lane), scratch);
    }
}

/// Closes a co-op in one lane: the paid-in shares at net asset value, the collective takes the rest.
pub(super) fn close<L: Lanes>(coop: &CoopPlan, (place, lane): (usize, usize), scratch: &mut Scratch<L>) {
    let at = place * L::N + lane;
    let books = scratch.books[at];
    let left = books.net_assets();
    let converted = |holder: &&Holder| lane_of(scratch.general.converted[holder.house as usize], lane) != 0;
    let converted: i64 = coop.holders.iter().filter(converted).map(|holder| i64::from(holder.allocated)).sum();
    let paid_in = Shares(coop.paid_in.iter().sum::<i64>() + converted);
    let refunds = refund_per_share(books.divisible().or_nothing(), coop.shares + Shares(books.bought)).times(paid_in);
    scratch.add(of(Of::Refunds), lane, refunds.0);
    scratch.add(of(Of::Returned), lane, (left - refunds).0);
    scratch.fund[lane] += (left - refunds).0;
    scratch.books[at] = Books::default();
    scratch.closed[at] = true;
}

fn reinvest<L: Lanes>(model: &Model, village: &VillagePlan, lane: usize, scratch: &mut Scratch<L>) {
    let places = (0..village.coops.len()).map(|place| place * L::N + lane);
    let open = places.clone().filter(|&at| !scratch.closed[at]).count() as i64;
    let (each, more) = fund::bought(&model.scenario.scheme.fund, scratch.general.kept[lane], village.par, open);
    let mut rank = 0;
    for at in places {
        if scratch.closed[at] {
            continue;
        }
        let shares = each + i64::from(rank < more);
        scratch.fund[lane] -= fund::enter(&mut scratch.books[at], shares, village.par).0;
        rank += 1;
    }
}
