//! A village laid out for the kernel: households in rows by group, what changes with the year apart.

use crate::chance::spread;
use crate::enterprise::{Borrowed, Firm};
use crate::equity::{Household, Register};
use crate::membership::{Course, Stage};
use crate::model::Model;
use crate::order::{ascending, sorted_by};
use crate::rules::accounts::{self, Layer};
use crate::rules::exit::Held;
use crate::rules::{Base, Over, Sharing};
use crate::scenario::{Adjustment, Date, Error, FundUse, Infrastructure, QuantifiedBy, Scheme, Work};
use crate::units::{Fen, Shares};

use super::claims::{self, ClaimsPlan};
use super::followed::Followed;
use super::lanes::{Divisor, MOST_LANES};
use super::means::{MeansPlan, Parts};
use super::most::{MOST_POOLED, MostPaid};
use super::tally::{GROUPS, OTHERS, REST_OF_COHORT, Size, WORST_TENTH};

/// A village ready for the kernel.
#[derive(Clone, Debug)]
pub struct VillagePlan {
    /// The village, from 0.
    pub number: u32,
    /// The first year that it holds for, from 0.
    pub first: usize,
    /// Whether nothing acts but the most usual rules.
    plain: bool,
    usual: Usual,
    /// The village's other stages and who leaves it; only of a plan for the first year.
    pub changes: Option<Box<ChangesPlan>>,
    /// The co-ops.
    pub coops: Vec<CoopPlan>,
    /// The households, group by group; `houses[groups[g].clone()]` are group g's.
    pub houses: Vec<House>,
    /// Their spread register numbers, and zeros up to whole rows.
    pub spreads: Vec<i32>,
    /// Where each group stands.
    pub groups: [std::ops::Range<usize>; GROUPS],
    /// Means of each household: `[year from the first][household]`, in the order of `houses`.
    pub means: Vec<MeansPlan>,
    /// Other income by group.
    pub other: [i64; GROUPS],
    /// Holdings beyond each household's first, in the order of `houses`.
    pub more: Vec<Holding>,
    /// Places in `houses` in the order of the register numbers.
    pub by_number: Vec<usize>,
    /// So many groups, from the first on, can be on the register: the cohort's, or all.
    pub registrable: usize,
    /// Their households in the order of the register numbers: place and group.
    pub heads: Vec<(usize, usize)>,
    /// Persons of each household, in the order of `houses`; for rules that are not plain.
    pub persons: Vec<i32>,
    /// What each household's people with a job would earn elsewhere, in the order of `houses`; empty where there are no
    /// jobs. The needs are less by it: without the scheme it is earned, with it `general` takes it off again.
    pub outside: Vec<i32>,
    /// Persons by group.
    pub persons_of: [i64; GROUPS],
    /// Par value of a share.
    pub par: Fen,
    /// Whether of a pot over shares each holder has its part to the fen.
    pub shares_by_holder: bool,
    /// Households that can be added up in 32 bits before the sums are widened.
    pub stretch: usize,
    /// How large the village is.
    pub size: Size,
    /// For households that are followed one by one.
    pub followed: Option<Followed>,
}

/// Which steps of a village's year are the usual ones, that are taken in rows of draws; in the others each lane calls
/// the rules.
#[derive(Clone, Copy, Debug)]
pub struct Usual {
    /// Co-ops run one enterprise that is given by its return, and bear nothing beside.
    pub business: bool,
    /// A co-op's capital, special fund and shares stay what they are.
    pub capital: bool,
    /// All that is shared goes by shares, of which there are always as many.
    pub pot: bool,
    /// A household is paid the same for each share that it has a right to, and for nothing else.
    pub dividend: bool,
    /// What the village has goes to the registered poor as in Hui.
    pub pools: bool,
}

impl Usual {
    /// What is usual in a village, whose members may change.
    fn of(model: &Model, members_stay: bool, coops: usize) -> Usual {
        let (scenario, scheme) = (&model.scenario, &model.scenario.scheme);
        let reinvests = matches!(scheme.fund, FundUse::Reinvest(_));
        // What the state has in a co-op that closes may come to another.
        let hands_on = coops > 1 && matches!(scheme.infrastructure, Infrastructure::Subsidy(_));
        let capital = members_stay && !reinvests && !hands_on;
        // Who has lost its right to shares is noted for members who stay, all at once.
        let all_or_nothing = match scheme.adjustment {
            Adjustment::Keep(_) => true,
            Adjustment::Recover(_) | Adjustment::Stop(_) => members_stay,
            Adjustment::Convert(_) | Adjustment::Taper(_) => false,
        };
        let (lived_in_rows, one_pot) = (!model.follows(), scheme.has_one_pot());
        Usual {
            business: model.has_plain_co_ops,
            capital,
            pot: one_pot && capital,
            dividend: one_pot && all_or_nothing && lived_in_rows && matches!(scenario.work, Work::None(_)),
            pools: scheme.has_plain_pools() && members_stay && lived_in_rows && !reinvests,
        }
    }
}

/// A co-op for the kernel.
#[derive(Clone, Debug)]
pub struct CoopPlan {
    /// Spread register number.
    pub spread: i32,
    /// Position of its enterprise.
    pub enterprise: usize,
    /// What it runs and bears.
    pub firm: Firm,
    /// All shares.
    pub shares: Shares,
    /// The collective's.
    pub collective: Shares,
    /// Its shares to divide by, where there are any.
    pub divisor: Option<Divisor>,
    /// Capital.
    pub capital: Fen,
    /// Working capital borrowed.
    pub loan: Fen,
    /// Interest on it, less the subsidy.
    pub interest: Fen,
    /// Par value of a share.
    pub par: Fen,
    /// By what its reserve is quantified to the members, where it is.
    pub quantified: Option<QuantifiedBy>,
    /// The day whose law says what is the state's when it closes.
    pub as_of: Date,
    /// Closes below these net assets, as long as its capital stays.
    pub closes_below: Fen,
    /// Paid-in shares by group.
    pub paid_in: [i64; GROUPS],
    /// Allocated shares by group.
    pub allocated: [i64; GROUPS],
    /// Claims on the odd fen by what a pot is shared over, all shares first where each of their holders has a part of them;
    /// none where odd fen are carried.
    pub claims: Vec<ClaimsPlan>,
    /// What its pots are shared over as long as the collective buys no shares; for rules that are not plain.
    pub base: Base,
    /// Holders in the order of the register numbers; for rules that are not plain.
    pub holders: Vec<Holder>,
    /// What the trade of each of its members is a multiple of, in fen.
    pub trade_unit: i64,
    /// Who owns which layer of its reserve, by the places of the holders; none where it lies as trade does.
    pub layers: Vec<Layer>,
    /// What lies in its holders' accounts before the first year, where these are by contribution.
    pub opened: Vec<Fen>,
    /// Trade by group, in units.
    pub traded: [i64; GROUPS],
    /// Holders by group.
    pub members: [i64; GROUPS],
    /// Jobs of the holders by group.
    pub jobs: [i64; GROUPS],
    /// What one household of it can be paid at the most, and for what.
    pub most: MostPaid,
}

/// A household's holding, for rules that are not plain.
#[derive(Clone, Copy, Debug)]
pub struct Holder {
    /// Its place.
    pub house: u32,
    /// Its group.
    pub group: u8,
    /// Paid-in shares.
    pub paid_in: i32,
    /// Allocated shares.
    pub allocated: i32,
    /// Trade in units.
    pub traded: i32,
    /// Jobs.
    pub jobs: i32,
}

/// A household for the kernel.
#[derive(Clone, Copy, Debug)]
pub struct House {
    /// Spread register number.
    pub spread: i32,
    /// Persons with a wage.
    pub workers: i16,
    /// Its first co-op, or the place behind the last for none.
    pub coop: u32,
    /// All its shares there.
    pub shares: i32,
    /// The allocated ones of these.
    pub allocated: i32,
}

/// A household's holding beyond its first.
#[derive(Clone, Copy, Debug)]
pub struct Holding {
    /// Place in `houses`.
    pub house: usize,
    /// Place of the co-op.
    pub coop: usize,
    /// All its shares there.
    pub shares: i32,
    /// The allocated ones of these.
    pub allocated: i32,
}

impl CoopPlan {
    /// Whether its reserve lies in accounts by contribution.
    pub fn is_by_capital(&self) -> bool {
        self.quantified == Some(QuantifiedBy::ByCapital)
    }

    /// What its pots are shared over when so many shares have come to the collective.
    pub fn base_with(&self, bought: i64, par: Fen) -> Base {
        let mut base = self.base;
        if bought > 0 {
            base.members += i64::from(base.collective == 0);
            base.collective += bought;
            base.capital += Shares::new(bought).at_par(par);
        }
        base
    }
}

impl VillagePlan {
    /// Lays out a register.
    ///
    /// # Errors
    /// When luck could lift an amount above what the lanes count.
    pub fn new(model: &Model, register: &Register) -> Result<VillagePlan, Error> {
        let groups = groups_of(register);
        let years = model.scenario.years;
        let Some(course) = model.course(register.village) else {
            return VillagePlan::of_stage(model, (register, &[]), &groups, 0..years);
        };
        let end = course.stages.get(1).map_or(years, |stage| stage.first);
        let accounts = course.stages[0].accounts.as_slice();
        let mut plan = VillagePlan::of_stage(model, (register, accounts), &groups, 0..end)?;
        plan.changes = Some(Box::new(ChangesPlan::new(model, course, groups)?));
        Ok(plan)
    }

    /// Lays out the members of some years, who belong to these groups.
    fn of_stage(
        model: &Model,
        (register, accounts): (&Register, &[Vec<Layer>]),
        groups: &[usize],
        years: std::ops::Range<u32>,
    ) -> Result<VillagePlan, Error> {
        let order = by_group(register, groups);
        let households: Vec<&Household> = order.iter().flatten().map(|&place| &register.households[place]).collect();
        let members_stay = model.course(register.village).is_none();
        let plain = model.is_plain() && members_stay;
        let mut plan = VillagePlan {
            number: register.village,
            first: years.start as usize,
            plain,
            usual: Usual::of(model, members_stay, register.coops.len()),
            changes: None,
            coops: register.coops.iter().map(|coop| coop_plan(model, register, coop)).collect(),
            houses: Vec::with_capacity(households.len()),
            spreads: Vec::new(),
            groups: group_ranges(&order),
            means: Vec::with_capacity(households.len() * years.len()),
            other: [0; GROUPS],
            more: Vec::new(),
            by_number: Vec::new(),
            registrable: if model.hazards.is_open { GROUPS } else { OTHERS },
            heads: Vec::new(),
            persons: households.iter().map(|household| household.persons.count() as i32).collect(),
            outside: Vec::new(),
            persons_of: [0; GROUPS],
            par: register.par,
            shares_by_holder: Over::Shares.sharing(model.scenario.scheme.rounding, register.par) == Sharing::ByHolder,
            stretch: 1,
            size: Size {
                coops: register.coops.len() as i64,
                capital: register.capital().fen(),
                public: register.public_capital().fen(),
                ..Size::default()
            },
            followed: None,
        };
        plan.lay_out(model, (register, accounts), &households, years)?;
        Ok(plan)
    }

    /// Fills it from the households, group by group.
    fn lay_out(
        &mut self,
        model: &Model,
        (register, accounts): (&Register, &[Vec<Layer>]),
        households: &[&Household],
        years: std::ops::Range<u32>,
    ) -> Result<(), Error> {
        self.size.brought = self.coops.iter().map(|coop| (coop.firm.opening.net_assets() - coop.capital).fen()).sum();
        self.add_houses(households);
        self.add_outside(model, households)?;
        self.add_means(model, households, years)?;
        self.by_number = ascending(households.iter().map(|household| household.id.into()));
        let with_group = |&place: &usize| (place, self.group_of(place));
        self.heads = self.by_number.iter().map(with_group).filter(|&(_, group)| group < self.registrable).collect();
        self.add_shares(households);
        self.add_trade_units(households);
        let by_holder = model.scenario.scheme.shared_by_holder(register.par);
        if !by_holder.is_empty() {
            self.add_claims(&by_holder, households);
        }
        if !self.plain {
            self.add_holders(households);
        }
        match model.scenario.scheme.quantified() {
            Some(QuantifiedBy::ByTrade) => self.add_layers(register, accounts),
            Some(QuantifiedBy::ByCapital) => self.open_accounts(register),
            None => {}
        }
        if model.follows() {
            self.followed = Some(Followed::new(model, register)?);
        }
        self.bound(model, households)?;
        Ok(())
    }

    /// Notes what people with a job would earn elsewhere.
    fn add_outside(&mut self, model: &Model, households: &[&Household]) -> Result<(), Error> {
        if matches!(model.scenario.work, Work::None(_)) {
            return Ok(());
        }
        for household in households {
            let outside = model.hazards.outside(household, |coop| self.coops[coop].firm.wage()).fen();
            if outside > MOST_POOLED {
                return Err(Error::overflow("work.wage", Fen::new(outside)));
            }
            self.outside.push(outside as i32);
        }
        Ok(())
    }

    /// Lays out what each household has in each year.
    fn add_means(
        &mut self,
        model: &Model,
        households: &[&Household],
        years: std::ops::Range<u32>,
    ) -> Result<(), Error> {
        let tops = model.hazards.tops();
        for year in years {
            for (place, household) in households.iter().enumerate() {
                let means = model.hazards.means(household, year, tops)?;
                let wage = Parts::new(means.wage, model.hazards.wages.point)?;
                let farming = Parts::new(means.farming, model.hazards.harvests.point)?;
                let need = means.need - self.outside.get(place).copied().unwrap_or(0);
                self.means.push(MeansPlan { wage, farming, need });
            }
        }
        Ok(())
    }

    fn add_houses(&mut self, households: &[&Household]) {
        households.iter().for_each(|household| self.add_house(household));
        self.spreads = self.houses.iter().map(|house| house.spread).collect();
        self.spreads.resize(households.len().next_multiple_of(MOST_LANES), 0);
    }

    fn add_house(&mut self, household: &Household) {
        let house = self.houses.len();
        let mut held = household.holdings.iter().map(|held| Holding {
            house,
            coop: held.coop,
            shares: (held.paid_in + held.allocated).count() as i32,
            allocated: held.allocated.count() as i32,
        });
        let none = Holding { house, coop: self.coops.len(), shares: 0, allocated: 0 };
        let Holding { coop, shares, allocated, .. } = held.next().unwrap_or(none);
        self.more.extend(held);
        let (spread, workers) = (spread(household.address) as i32, household.workers as i16);
        self.houses.push(House { spread, workers, coop: coop as u32, shares, allocated });
    }

    /// Adds up shares by group.
    fn add_shares(&mut self, households: &[&Household]) {
        for (group, range) in self.groups.clone().into_iter().enumerate() {
            self.size.households[group] = range.len() as i64;
            self.other[group] = households[range.clone()].iter().map(|h| h.other.fen()).sum();
            for holding in households[range].iter().flat_map(|h| &h.holdings) {
                self.coops[holding.coop].paid_in[group] += holding.paid_in.count();
                self.coops[holding.coop].allocated[group] += holding.allocated.count();
            }
        }
    }

    /// Finds what the trade with each co-op is counted in: a lane counts more of whole yuan than of fen.
    fn add_trade_units(&mut self, households: &[&Household]) {
        let mut units = vec![0; self.coops.len()];
        for held in households.iter().flat_map(|household| &household.holdings) {
            units[held.coop] = common_divisor(units[held.coop], held.traded);
        }
        for (coop, unit) in self.coops.iter_mut().zip(units) {
            coop.trade_unit = unit.max(1);
        }
    }

    /// Lays out the claims on each co-op's odd fen.
    fn add_claims(&mut self, overs: &[Over], households: &[&Household]) {
        let mut holders: Vec<Vec<claims::Holder>> = vec![Vec::new(); self.coops.len()];
        for &place in &self.by_number {
            for holding in &households[place].holdings {
                let traded = holding.traded / self.coops[holding.coop].trade_unit;
                let held = [holding.paid_in.count(), holding.allocated.count(), traded];
                holders[holding.coop].push((place, self.group_of(place), held));
            }
        }
        for (coop, holders) in self.coops.iter_mut().zip(&holders) {
            let plan = |&over: &Over| ClaimsPlan::new(over, holders, coop.collective.count());
            coop.claims = overs.iter().map(plan).collect();
        }
    }

    /// Lays out the holders of each co-op.
    fn add_holders(&mut self, households: &[&Household]) {
        for &place in &self.by_number {
            let group = self.group_of(place);
            self.persons_of[group] += i64::from(self.persons[place]);
            for held in &households[place].holdings {
                let coop = &mut self.coops[held.coop];
                let traded = held.traded / coop.trade_unit;
                coop.traded[group] += traded;
                coop.members[group] += 1;
                coop.jobs[group] += held.jobs;
                let numbers = [held.paid_in.count(), held.allocated.count(), traded, held.jobs];
                let [paid_in, allocated, traded, jobs] = numbers.map(|n| n as i32);
                coop.holders.push(Holder { house: place as u32, group: group as u8, paid_in, allocated, traded, jobs });
            }
        }
        for coop in &mut self.coops {
            let [paid_in, allocated, traded] = [coop.paid_in, coop.allocated, coop.traded].map(|of| of.iter().sum());
            let members = coop.holders.len() as i64 + i64::from(coop.collective.count() > 0);
            coop.base =
                Base { traded, members, ..Base::of_shares(coop.collective.count(), paid_in, allocated, self.par) };
        }
    }

    /// Lays out who owns the layers of each co-op's reserve, where there are several. The register is in the order of the
    /// numbers, as the holders are.
    fn add_layers(&mut self, register: &Register, accounts: &[Vec<Layer>]) {
        for (place, (coop, layers)) in self.coops.iter_mut().zip(accounts).enumerate() {
            if layers.len() < 2 {
                continue;
            }
            let held = |household: &Household| household.holdings.iter().any(|held| held.coop == place);
            let holders: Vec<usize> =
                (0..register.households.len()).filter(|&at| held(&register.households[at])).collect();
            let of = |layer: &Layer| holders.iter().map(|&at| layer.of[at]).collect::<Vec<_>>();
            let with_rest = |layer: &Layer| {
                let of = of(layer);
                Layer { nobody: layer.all() - of.iter().sum::<i64>(), of }
            };
            coop.layers = layers.iter().map(with_rest).collect();
        }
    }

    /// Opens the accounts by contribution. The register is in the order of the numbers, as the holders are.
    fn open_accounts(&mut self, register: &Register) {
        for (place, (plan, coop)) in self.coops.iter_mut().zip(&register.coops).enumerate() {
            let holdings = register.households.iter().flat_map(|of| &of.holdings).filter(|held| held.coop == place);
            let (said, own): (Vec<Fen>, Vec<i64>) = holdings.map(|held| (held.account, held.paid_in.count())).unzip();
            let reserve = [coop.reserve, plan.firm.opening.reserve];
            plan.opened = accounts::opened(&said, &own, coop.shares().count(), reserve);
        }
    }

    /// Whether nothing acts but the rules of the kernel's own path.
    #[inline(always)]
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    /// Which steps of a year are the usual ones.
    #[inline(always)]
    pub fn usual(&self) -> Usual {
        self.usual
    }

    /// Whether a household's dividend is less by that on the allocated shares that it has lost.
    #[inline(always)]
    pub fn lapses(&self, scheme: &Scheme) -> bool {
        self.usual().dividend && scheme.recovers()
    }

    /// So many places, from the first on, are of households that can be on the register.
    #[inline(always)]
    pub fn registrable_places(&self) -> usize {
        self.groups[self.registrable - 1].end
    }

    /// The group of a place.
    pub fn group_of(&self, place: usize) -> usize {
        self.groups.iter().position(|group| group.contains(&place)).expect("every place is in a group")
    }

    /// Works out how far 32 bits reach.
    fn bound(&mut self, model: &Model, households: &[&Household]) -> Result<(), Error> {
        let most = |of: fn(&CoopPlan) -> i64| self.coops.iter().map(of).max().unwrap_or(0);
        for (path, found) in
            [("village.par", most(|coop| coop.shares.count())), ("village.sold", most(|coop| coop.base.traded))]
        {
            if found > i64::from(i32::MAX) {
                return Err(Error::overflow(path, found));
            }
        }
        for household in households {
            for held in &household.holdings {
                let coop = &mut self.coops[held.coop];
                coop.most.note(held, household.holdings.len(), coop.trade_unit);
            }
        }
        // Where a co-op has closed, its people lack what they would earn elsewhere.
        let outside = i64::from(self.outside.iter().copied().max().unwrap_or(0));
        let cost = i64::from(model.hazards.illness_cost) + outside;
        let tops = model.hazards.tops();
        let most = self.means.iter().zip(self.houses.iter().cycle()).map(|(means, house)| {
            let wages = means.wage.most(tops[0]) * i64::from(house.workers);
            wages.max(means.farming.most(tops[1])).max(i64::from(means.need) + cost)
        });
        let most = most.max().unwrap_or(1).max(1);
        self.stretch = (i64::from(u32::MAX) / most).clamp(1, 4096) as usize;
        Ok(())
    }
}

/// The greatest common divisor of two numbers.
fn common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

fn coop_plan(model: &Model, register: &Register, coop: &crate::equity::Coop) -> CoopPlan {
    let (shares, business) = (coop.shares(), &model.businesses.all[coop.enterprise]);
    let capital = shares.at_par(register.par);
    let Borrowed { loan, interest } = business.terms.borrow(capital);
    let firm = Firm::new(&model.scenario, coop, register.par);
    let closes_below = business.closes_below(capital) + firm.opening.special;
    CoopPlan {
        spread: spread(coop.address) as i32,
        enterprise: coop.enterprise,
        firm,
        shares,
        collective: coop.collective,
        // More than fit are refused when the village is bound.
        divisor: i32::try_from(shares.count()).ok().filter(|&shares| shares > 0).map(Divisor::new),
        capital,
        loan,
        interest,
        par: register.par,
        quantified: model.scenario.scheme.quantified(),
        as_of: model.scenario.as_of,
        closes_below,
        paid_in: [0; GROUPS],
        allocated: [0; GROUPS],
        claims: Vec::new(),
        base: Base::default(),
        holders: Vec::new(),
        trade_unit: 1,
        layers: Vec::new(),
        opened: Vec::new(),
        traded: [0; GROUPS],
        members: [0; GROUPS],
        jobs: [0; GROUPS],
        most: MostPaid::OF_NOBODY,
    }
}

/// The group of each household of a register.
fn groups_of(register: &Register) -> Vec<usize> {
    let households = &register.households;
    let cohort: Vec<usize> = (0..households.len()).filter(|&place| households[place].registered).collect();
    // The register is in the order of the numbers, so equal means stay in that order.
    let cohort = sorted_by(&cohort, |&place| households[place].means_a_head().fen());
    let tenth = cohort.len().div_ceil(10);
    let mut groups = vec![OTHERS; households.len()];
    for (rank, place) in cohort.into_iter().enumerate() {
        groups[place] = if rank < tenth { WORST_TENTH } else { REST_OF_COHORT };
    }
    groups
}

/// Positions in the register by group, inside a group by co-op and number, so that neighbours read the
/// same dividend.
fn by_group(register: &Register, groups: &[usize]) -> [Vec<usize>; GROUPS] {
    let households = &register.households;
    std::array::from_fn(|group| {
        let members: Vec<usize> = (0..households.len()).filter(|&place| groups[place] == group).collect();
        sorted_by(&members, |&place| households[place].holdings.first().map_or(-1, |h| h.coop as i64))
    })
}

fn group_ranges(order: &[Vec<usize>; GROUPS]) -> [std::ops::Range<usize>; GROUPS] {
    let mut from = 0;
    std::array::from_fn(|group| {
        let range = from..from + order[group].len();
        from = range.end;
        range
    })
}

/// What changes in a village.
#[derive(Clone, Debug)]
pub struct ChangesPlan {
    /// The stages after the first.
    pub later: Vec<StagePlan>,
    /// Who leaves when, in the order of the years.
    pub(super) exits: Vec<ExitPlan>,
    /// Which co-op is dissolved at the end of which year.
    pub(super) dissolved: Vec<(u32, usize)>,
}

/// A stage and how one comes to it.
#[derive(Clone, Debug)]
pub struct StagePlan {
    /// The members.
    pub plan: VillagePlan,
    /// `[house]`: its place in the stage before, or that of the household it was a part of, and whether it was.
    pub(super) from: Vec<(usize, bool)>,
    /// What is paid in on the first day: place of the co-op, shares.
    pub(super) joined: Vec<(usize, Shares)>,
}

/// A membership that ends.
#[derive(Clone, Debug)]
pub(super) struct ExitPlan {
    pub(super) year: u32,
    pub(super) coop: usize,
    pub(super) house: usize,
    /// As if nothing was converted.
    pub(super) held: Held,
}

impl ChangesPlan {
    /// Lays out the stages after the first, whose households have these groups.
    pub fn new(model: &Model, course: &Course, groups: Vec<usize>) -> Result<ChangesPlan, Error> {
        let mut changes = ChangesPlan { later: Vec::new(), exits: Vec::new(), dissolved: course.dissolved.clone() };
        let mut groups = groups;
        let mut places = places(&groups, &course.stages[0]);
        let end_of = |number: usize| course.stages.get(number + 1).map_or(model.scenario.years, |next| next.first);
        changes.add_exits(course, 0, &places, end_of(0));
        for (number, stage) in course.stages.iter().enumerate().skip(1) {
            groups = stage.from.iter().map(|from| groups[from.place]).collect();
            let end = end_of(number);
            let plan = VillagePlan::of_stage(model, (&stage.register, &stage.accounts), &groups, stage.first..end)?;
            let before = places;
            places = self::places(&groups, stage);
            let mut from = vec![(0, false); places.len()];
            for (origin, &house) in stage.from.iter().zip(&places) {
                from[house] = (before[origin.place], origin.split_off);
            }
            changes.later.push(StagePlan { plan, from, joined: stage.joined.clone() });
            changes.add_exits(course, number, &places, end);
        }
        Ok(changes)
    }

    /// Notes who leaves during a stage; `places` tells where each household of the register stands.
    fn add_exits(&mut self, course: &Course, number: usize, places: &[usize], end: u32) {
        let years = course.stages[number].first..end;
        for exit in course.exits.iter().filter(|exit| years.contains(&exit.year)) {
            let holding = &exit.holding;
            let held =
                Held { own: holding.paid_in, returned: holding.allocated, traded: holding.traded, account: None };
            let house = places[exit.place];
            self.exits.push(ExitPlan { year: exit.year, coop: holding.coop, house, held });
        }
    }
}

/// Where each household of a stage's register stands in its plan.
fn places(groups: &[usize], stage: &Stage) -> Vec<usize> {
    let order = by_group(&stage.register, groups);
    let mut places = vec![0; groups.len()];
    for (house, &place) in order.iter().flatten().enumerate() {
        places[place] = house;
    }
    places
}
