//! Changes of membership worked out: a village's register from year to year, and who leaves with what.
//!
//! Changes are dated and do not depend on luck, so the registers are made once, before any draw: a [`Course`] is
//! the list of them, each from its first year on. What depends on luck (what a share is worth when its holder
//! leaves) is left to the ledger and the futures. Every change is checked against the register of its day.

use crate::equity::{Holding, Household, Register};
use crate::order::sorted_by;
use crate::population::{self, Population};
use crate::rules::accounts::Layer;
use crate::scenario::{
    Change, Death, Dissolution, Error, Joining, Kind, Leaving, Scenario, Splitting, SurplusRule, Village, WithoutTrade,
};
use crate::units::{Fen, Persons, Shares};

/// One village's registers over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The village, from 0.
    pub village: u32,
    /// The register at the start, then one for each new year that changes something.
    pub stages: Vec<Stage>,
    /// Who leaves at the end of which year, in the order of the years.
    pub exits: Vec<Exit>,
    /// Which co-op is dissolved at the end of which year: year from 0, position of the co-op.
    pub dissolved: Vec<(u32, usize)>,
}

/// A register and the years that it holds for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its first year, from 0.
    pub first: u32,
    /// The members.
    pub register: Register,
    /// Where each household comes from.
    pub from: Vec<Origin>,
    /// What is paid in on its first day: position of the co-op, shares.
    pub joined: Vec<(usize, Shares)>,
    /// Who owns which layer of each co-op's reserve, the last one that of these years.
    pub accounts: Vec<Vec<Layer>>,
}

/// Where a household of a new stage stood in the stage before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its position there, or that of the household it was a part of.
    pub place: usize,
    /// It is new: it was a part of another.
    pub split_off: bool,
}

/// A membership that ends with a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit {
    /// The year, from 0.
    pub year: u32,
    /// Position of the household in the register of that year.
    pub place: usize,
    /// What it held.
    pub holding: Holding,
}

/// The least months of notice of a household (Art. 25).
const LEAST_NOTICE: u32 = 3;

/// The most shares that one change can bring.
const MOST_SHARES: i64 = 10_000_000;

/// The most capital of one co-op, as the validation has it.
const MOST_CAPITAL: Fen = Fen::yuan(100_000_000);

/// The courses of the villages that change, in the order of the villages.
///
/// # Errors
/// The first change that cannot be: its field and the reason.
pub fn courses(scenario: &Scenario) -> Result<Vec<Course>, Error> {
    let has_accounts = match &scenario.village {
        Village::Listed(village) => {
            village.households.iter().flat_map(|of| &of.shares).any(|row| row.account != Fen::ZERO)
        }
        Village::Generated(_) => false,
    };
    if scenario.changes.is_empty() && !has_accounts {
        return Ok(Vec::new());
    }
    let villages = population::villages(scenario);
    for (at, change) in scenario.changes.iter().enumerate() {
        in_range(at, "year", change.year().into(), 1, scenario.years.into())?;
        in_range(at, "village", change.village().into(), 1, villages.into())?;
    }
    let population = Population::new(scenario);
    let of = |village: u32| has_accounts || scenario.changes.iter().any(|change| change.village() == village + 1);
    (0..villages).filter(|&village| of(village)).map(|village| course(scenario, population.register(village))).collect()
}

impl Course {
    /// The stage that a year belongs to.
    pub fn stage(&self, year: u32) -> &Stage {
        self.stages.iter().rfind(|stage| stage.first <= year).expect("the first stage begins with the first year")
    }

    /// Who leaves a co-op at the end of a year.
    pub fn exits(&self, year: u32, coop: usize) -> impl Iterator<Item = &Exit> {
        self.exits.iter().filter(move |exit| exit.year == year && exit.holding.coop == coop)
    }

    /// Whether a co-op is dissolved at the end of a year.
    pub fn dissolves(&self, year: u32, coop: usize) -> bool {
        self.dissolved.contains(&(year, coop))
    }
}

/// The course of the village with this register.
fn course(scenario: &Scenario, register: Register) -> Result<Course, Error> {
    let village = register.village;
    let accounts = (0..register.coops.len()).map(|coop| opening(&register, coop)).collect();
    let start = Stage { first: 0, from: same(&register), register, joined: Vec::new(), accounts };
    let mut draft = Draft {
        scenario,
        first: 0,
        last: 0,
        now: start.clone(),
        gone: Vec::new(),
        course: Course { village, stages: vec![start], exits: Vec::new(), dissolved: Vec::new() },
    };
    let changes: Vec<usize> =
        (0..scenario.changes.len()).filter(|&at| scenario.changes[at].village() == village + 1).collect();
    // A year's first day before its last; otherwise as they are written.
    let day =
        |&at: &usize| 2 * i64::from(scenario.changes[at].year()) + i64::from(!scenario.changes[at].begins_the_year());
    for at in sorted_by(&changes, day) {
        let change = &scenario.changes[at];
        draft.begin(change.year() - u32::from(change.begins_the_year()))?;
        draft.apply(at, change)?;
        draft.last = at;
    }
    draft.begin(scenario.years)?;
    Ok(draft.course)
}

/// The layers of a co-op's reserve before the first year: accounts from before where they are said, then by trade.
fn opening(register: &Register, coop: usize) -> Vec<Layer> {
    let of = |what: fn(&Holding) -> i64| -> Vec<i64> {
        let held = |household: &Household| household.holdings.iter().find(|held| held.coop == coop).map_or(0, what);
        register.households.iter().map(held).collect()
    };
    let accounts = of(|held| held.account.fen());
    let said: i64 = accounts.iter().sum();
    let by_trade = Layer { of: of(|held| held.traded), nobody: 0 };
    match said {
        0 => vec![by_trade],
        said => vec![Layer { of: accounts, nobody: register.coops[coop].reserve.fen() - said }, by_trade],
    }
}

/// Everybody stays where he is.
fn same(register: &Register) -> Vec<Origin> {
    (0..register.households.len()).map(|place| Origin { place, split_off: false }).collect()
}

/// A course in the making.
struct Draft<'a> {
    scenario: &'a Scenario,
    /// The year from which `now` will hold, from 0.
    first: u32,
    /// The change that was made last, by its place in the scenario.
    last: usize,
    /// The register as it is changed, beside the last stage, which holds until then.
    now: Stage,
    /// Households that are gone, and the year that was their last, from 1.
    gone: Vec<(u32, u32)>,
    course: Course,
}

impl Draft<'_> {
    /// Turns to the changes that hold from a year on; those of the year before are done.
    fn begin(&mut self, year: u32) -> Result<(), Error> {
        if year == self.first {
            return Ok(());
        }
        let last = self.course.stages.last().expect("there is a first stage");
        let unchanged = self.now.register == last.register && self.now.joined.is_empty();
        if !unchanged && self.first < self.scenario.years {
            self.now.register.add_up();
            self.check_trade()?;
            self.add_layers();
            self.now.first = self.first;
            self.course.stages.push(self.now.clone());
        }
        self.now.from = same(&self.now.register);
        self.now.joined.clear();
        self.first = year;
        Ok(())
    }

    /// What is kept from now on belongs to who is there now, by their trade.
    fn add_layers(&mut self) {
        let Stage { register, accounts, .. } = &mut self.now;
        for (coop, layers) in accounts.iter_mut().enumerate() {
            let traded = |household: &Household| {
                household.holdings.iter().find(|held| held.coop == coop).map_or(0, |held| held.traded)
            };
            let now = Layer { of: register.households.iter().map(traded).collect(), nobody: 0 };
            if layers.last() != Some(&now) {
                layers.push(now);
            }
        }
    }

    /// Refuses changes after which nobody trades with a co-op any more, where the members have not resolved how to share
    /// then; the scenario's own register is held to the same by its validation.
    fn check_trade(&self) -> Result<(), Error> {
        match &self.scenario.scheme.surplus {
            SurplusRule::Law(law) if law.without_trade == WithoutTrade::Refuse => {}
            _ => return Ok(()),
        }
        let is_over =
            |place: usize| self.course.dissolved.iter().any(|&(year, coop)| coop == place && year < self.first);
        let mut coops = self.now.register.coops.iter().enumerate();
        match coops.find(|(place, coop)| coop.members > 0 && coop.traded == 0 && !is_over(*place)) {
            Some(_) => Err(Error::new(format!("changes.{}", self.last), Kind::NoTrade)),
            None => Ok(()),
        }
    }

    fn apply(&mut self, at: usize, change: &Change) -> Result<(), Error> {
        match change {
            Change::Joins(change) => self.join(at, change),
            Change::Leaves(change) => self.leave(at, change),
            Change::Dies(change) => self.die(at, change),
            Change::Splits(change) => self.split(at, change),
            Change::Dissolves(change) => self.dissolve(at, change),
        }
    }

    fn join(&mut self, at: usize, change: &Joining) -> Result<(), Error> {
        let place = self.household(at, change.household)?;
        let coop = self.coop(at, change.coop, change.year)?;
        let register = &mut self.now.register;
        let holdings = register.households.iter().flat_map(|household| &household.holdings);
        let held: Shares = holdings.filter(|held| held.coop == coop).map(|held| held.paid_in + held.allocated).sum();
        let room = Shares::new(MOST_CAPITAL.fen() / register.par.fen()) - held - register.coops[coop].collective;
        in_range(at, "shares", change.shares.count(), 1, room.count().min(MOST_SHARES))?;
        let traded = change.traded.fen();
        register.households[place].give(Holding { coop, paid_in: change.shares, traded, ..Holding::default() });
        self.now.joined.push((coop, change.shares));
        Ok(())
    }

    fn leave(&mut self, at: usize, change: &Leaving) -> Result<(), Error> {
        if change.notice < LEAST_NOTICE {
            let (found, least) = (change.notice.into(), LEAST_NOTICE.into());
            return Err(wrong(at, "notice", Kind::Unlawful { found, least, article: 25 }));
        }
        let place = self.household(at, change.household)?;
        let Some(id) = change.coop else { return self.remove(at, place, change.household, change.year) };
        let coop = self.coop(at, id, change.year)?;
        let holdings = &mut self.now.register.households[place].holdings;
        let Some(held) = holdings.iter().position(|holding| holding.coop == coop) else {
            let (household, coop) = (change.household, id);
            return Err(wrong(at, "coop", Kind::NotHeld { household, coop }));
        };
        let holding = holdings.remove(held);
        self.now.accounts[coop].iter_mut().for_each(|layer| layer.of[place] = 0);
        self.exit(change.year, place, holding);
        Ok(())
    }

    fn die(&mut self, at: usize, change: &Death) -> Result<(), Error> {
        let place = self.household(at, change.household)?;
        self.remove(at, place, change.household, change.year)
    }

    /// Takes a household out of the village with the end of a year.
    fn remove(&mut self, at: usize, place: usize, id: u32, year: u32) -> Result<(), Error> {
        if self.now.register.households.len() == 1 {
            return Err(wrong(at, "household", Kind::Last { id }));
        }
        for holding in std::mem::take(&mut self.now.register.households[place].holdings) {
            self.exit(year, place, holding);
        }
        self.now.register.households.remove(place);
        self.now.accounts.iter_mut().flatten().for_each(|layer| {
            layer.of.remove(place);
        });
        self.now.from.remove(place);
        self.gone.push((id, year));
        Ok(())
    }

    /// Notes a membership that ends; `place` is a position in the register as it is being changed.
    fn exit(&mut self, year: u32, place: usize, holding: Holding) {
        let place = self.now.from[place].place;
        self.course.exits.push(Exit { year: year - 1, place, holding });
    }

    fn split(&mut self, at: usize, change: &Splitting) -> Result<(), Error> {
        let place = self.household(at, change.household)?;
        let households = &mut self.now.register.households;
        if households.iter().any(|household| household.id == change.new)
            || self.gone.iter().any(|&(id, _)| id == change.new)
        {
            return Err(wrong(at, "new", Kind::Duplicate { id: change.new.to_string() }));
        }
        let address = population::address(self.scenario, self.course.village, change.new)
            .map_err(|kind| wrong(at, "new", kind))?;
        let old = &mut households[place];
        let (all, part) = (old.persons.count(), change.persons.count());
        in_range(at, "persons", part.into(), 1, i64::from(all) - 1)?;
        // Nobody works in two households, and who stays behind is a person, too.
        let least = old.workers.saturating_sub(all - part);
        in_range(at, "workers", change.workers.into(), least.into(), part.min(old.workers).into())?;
        let (all, part) = (i64::from(all), i64::from(part));
        let new = part_of(old, change, address);
        let member_of: Vec<usize> = new.holdings.iter().map(|held| held.coop).collect();
        let origin = Origin { split_off: true, ..self.now.from[place] };
        let to = households.iter().take_while(|household| household.id < new.id).count();
        households.insert(to, new);
        for (coop, layers) in self.now.accounts.iter_mut().enumerate() {
            for layer in layers {
                // Whose part is too small for a share is no member and has no account: the whole keeps it.
                let taken = if member_of.contains(&coop) { layer.of[place] * part / all } else { 0 };
                layer.of[place] -= taken;
                layer.of.insert(to, taken);
            }
        }
        self.now.from.insert(to, origin);
        Ok(())
    }

    fn dissolve(&mut self, at: usize, change: &Dissolution) -> Result<(), Error> {
        let coop = self.coop(at, change.coop, change.year)?;
        self.course.dissolved.push((change.year - 1, coop));
        Ok(())
    }

    /// The position of a household that is still there.
    fn household(&self, at: usize, id: u32) -> Result<usize, Error> {
        let found = self.now.register.households.iter().position(|household| household.id == id);
        found.ok_or_else(|| {
            let gone = self.gone.iter().find(|gone| gone.0 == id);
            let kind = match gone {
                Some(&(_, year)) => Kind::Gone { id, year },
                None => Kind::Unknown { id: id.to_string() },
            };
            wrong(at, "household", kind)
        })
    }

    /// The position of a co-op that is not yet dissolved.
    fn coop(&self, at: usize, id: u32, year: u32) -> Result<usize, Error> {
        let found = self.now.register.coops.iter().position(|coop| coop.id == id);
        let place = found.ok_or_else(|| wrong(at, "coop", Kind::Unknown { id: id.to_string() }))?;
        match self.course.dissolved.iter().find(|dissolved| dissolved.1 == place && dissolved.0 < year) {
            Some(&(last, _)) => Err(wrong(at, "coop", Kind::Gone { id, year: last + 1 })),
            None => Ok(place),
        }
    }
}

/// Takes a part out of a household: of all that persons share by persons, rounded down.
fn part_of(old: &mut Household, change: &Splitting, address: u32) -> Household {
    let (all, part) = (i64::from(old.persons.count()), i64::from(change.persons.count()));
    let share = |amount: i64| amount * part / all;
    let mut new = Household {
        id: change.new,
        address,
        name: old.name.as_ref().map(|name| format!("{name} / {}", change.new)),
        persons: change.persons,
        workers: change.workers,
        farming: Fen::new(share(old.farming.fen())),
        other: Fen::new(share(old.other.fen())),
        holdings: Vec::new(),
        ..old.clone()
    };
    for held in &mut old.holdings {
        let [paid_in, allocated, traded] = [held.paid_in.count(), held.allocated.count(), held.traded].map(share);
        let (paid_in, allocated) = (Shares::new(paid_in), Shares::new(allocated));
        new.give(Holding { coop: held.coop, paid_in, allocated, traded, jobs: 0, account: Fen::ZERO });
        held.paid_in -= paid_in;
        held.allocated -= allocated;
        held.traded -= traded;
    }
    old.persons = Persons::new(old.persons.count() - new.persons.count());
    old.workers -= new.workers;
    old.farming -= new.farming;
    old.other -= new.other;
    move_jobs(old, &mut new);
    new
}

/// Jobs stay as far as there are people for them; the others go along where the new household is a member, too, and
/// are given up where it is not.
fn move_jobs(old: &mut Household, new: &mut Household) {
    let mut idle = i64::from(old.persons.count()) - i64::from(old.workers);
    for held in &mut old.holdings {
        let kept = held.jobs.min(idle);
        idle -= kept;
        let moved = std::mem::replace(&mut held.jobs, kept) - kept;
        if let Some(taken) = new.holdings.iter_mut().find(|taken| taken.coop == held.coop) {
            taken.jobs = moved;
        }
    }
}

fn wrong(at: usize, name: &str, kind: Kind) -> Error {
    Error::new(format!("changes.{at}.{name}"), kind)
}

fn in_range(at: usize, name: &str, found: i64, least: i64, most: i64) -> Result<(), Error> {
    if (least..=most).contains(&found) {
        return Ok(());
    }
    Err(Error::range(format!("changes.{at}.{name}"), found, least, most))
}
