//! One village's years to the fen: who is paid what, by which rule, and why.
//!
//! A [`Walk`] takes one draw through its years and leaves a [`YearLedger`] of each; [`declared`] makes
//! the ledger of one year from entered surpluses. Both call the rules that the thousand futures call.

mod follow;
mod help;
mod members;
mod year;

pub use year::*;

use follow::Follow;

use crate::chance::spread;
use crate::enterprise::{BranchYear, Firm, Operation, SharedLuck, YearLuck};
use crate::equity::{Coop, Holding, Household, Register};
use crate::household::{Place, Standing};
use crate::membership::Course;
use crate::model::Model;
use crate::rules::accounts::Layer;
use crate::rules::{Base, Books, Claim, Heads, Over, Pot, Purse, adjustment, closing, fund, infrastructure, rounding};
use crate::scenario::{Class, Error, Kind};
use crate::units::{Fen, FenPerShare, Shares, mul_div_down};

/// One village on its way through one draw.
///
/// ```
/// use fenhong::ledger::Walk;
/// use fenhong::{Model, Population, cases};
///
/// let model = Model::new(cases::find("hui").unwrap().scenario())?;
/// let register = Population::new(&model.scenario).register(0);
/// let mut walk = Walk::new(&model, &register, 0);
/// let (first, second) = (walk.next_year()?, walk.next_year()?);
/// assert_eq!(first.accounts.closing, second.accounts.opening);
/// # Ok::<(), fenhong::Error>(())
/// ```
pub struct Walk<'a> {
    model: &'a Model,
    /// The members of the year.
    register: &'a Register,
    /// How they change over the years.
    course: Option<&'a Course>,
    draw: u32,
    year: u32,
    firms: Vec<Firm>,
    /// Net assets and funds before the year.
    opening: Fen,
    books: Vec<Books>,
    /// The layers of each co-op's reserve, where it does not lie as trade does.
    layers: Vec<Vec<Fen>>,
    /// Who owns them.
    accounts: &'a [Vec<Layer>],
    closed: Vec<bool>,
    standings: Vec<Standing>,
    /// The same households with the same luck and no scheme.
    without: Vec<Standing>,
    /// Households whose allocated shares have become paid-in ones: from the first year off the register on.
    converted: Vec<bool>,
    follow: Follow,
    fund: Fen,
    welfare: Fen,
    /// The state's part of what co-ops have left this year.
    handed: Fen,
}

/// The ledger of one year of one draw, walked to from the first year.
///
/// ```
/// use fenhong::{Model, Population, cases, ledger};
///
/// let model = Model::new(cases::find("hui").unwrap().scenario())?;
/// let register = Population::new(&model.scenario).register(0);
/// let year = ledger::of_draw(&model, &register, 612, 3)?;
/// assert_eq!((year.draw, year.year, year.rows.len()), (Some(612), 3, register.households.len()));
/// assert!(ledger::of_draw(&model, &register, 612, model.scenario.years).is_err());
/// # Ok::<(), fenhong::Error>(())
/// ```
///
/// # Errors
/// When the year or draw lies outside the scenario, or an amount is too large.
pub fn of_draw(model: &Model, register: &Register, draw: u32, year: u32) -> Result<YearLedger, Error> {
    for (name, found, end) in [("draw", draw, model.scenario.draws), ("year", year, model.scenario.years)] {
        if found >= end {
            return Err(Error::new(name, Kind::Outside { found: u64::from(found) + 1, end: end.into() }));
        }
    }
    let mut walk = Walk::new(model, register, draw);
    for _ in 0..year {
        walk.next_year()?;
    }
    walk.next_year()
}

/// The largest surplus or loss of a co-op that can be entered.
pub const MOST_SURPLUS: Fen = Fen::yuan(10_000_000_000);

/// The ledger of a first year with entered surpluses, one for each co-op in the order of the register.
///
/// ```
/// use fenhong::{Fen, Model, Population, cases, ledger};
///
/// let model = Model::new(cases::find("hui").unwrap().scenario())?;
/// let register = Population::new(&model.scenario).register(0);
/// let surpluses = vec![Fen::yuan(90_000); register.coops.len()];
/// let year = ledger::declared(&model, &register, &surpluses)?;
/// assert!(year.coops.iter().all(|coop| coop.bridge.surplus == Fen::yuan(90_000)));
/// # Ok::<(), fenhong::Error>(())
/// ```
///
/// # Errors
/// See [`Walk::next_declared_year`].
pub fn declared(model: &Model, register: &Register, surpluses: &[Fen]) -> Result<YearLedger, Error> {
    Walk::new(model, register, 0).next_declared_year(surpluses)
}

/// As [`declared`], where the households at the places `off` have left the register by 31 December of the year before,
/// so many years ago, with the one that is shared out.
///
/// # Errors
/// See [`Walk::next_declared_year`].
pub fn declared_off(
    model: &Model,
    register: &Register,
    surpluses: &[Fen],
    off: &[(usize, u32)],
) -> Result<YearLedger, Error> {
    let mut walk = Walk::new(model, register, 0);
    // Who was never on the register has not left it.
    for &(place, years) in off.iter().filter(|(place, _)| register.households[*place].registered) {
        walk.standings[place].streak = model.hazards.exit_years + years as i32 - 1;
    }
    walk.next_declared_year(surpluses)
}

impl<'a> Walk<'a> {
    /// Before the first year.
    pub fn new(model: &'a Model, register: &'a Register, draw: u32) -> Walk<'a> {
        let start = |household: &Household| Standing::start(household.registered);
        let standings: Vec<Standing> = register.households.iter().map(start).collect();
        let firm = |coop| Firm::new(&model.scenario, coop, register.par);
        let firms: Vec<Firm> = register.coops.iter().map(firm).collect();
        let mut walk = Walk {
            model,
            register,
            course: model.course(register.village),
            draw,
            year: 0,
            opening: Fen::ZERO,
            books: firms.iter().map(|firm| firm.opening).collect(),
            firms,
            layers: vec![Vec::new(); register.coops.len()],
            accounts: model.course(register.village).map_or(&[][..], |course| &course.stages[0].accounts[..]),
            closed: vec![false; register.coops.len()],
            without: standings.clone(),
            converted: vec![false; standings.len()],
            follow: Follow::new(model, register),
            standings,
            fund: Fen::ZERO,
            welfare: Fen::ZERO,
            handed: Fen::ZERO,
        };
        walk.open_accounts();
        walk
    }

    /// Simulates the next year and writes its ledger.
    ///
    /// # Errors
    /// When an amount is too large.
    pub fn next_year(&mut self) -> Result<YearLedger, Error> {
        let joined = self.begin_year();
        let mut shared = SharedLuck::default();
        self.model.businesses.share(self.draw, self.year, &mut shared);
        let businesses = &self.model.businesses;
        let lucks: Vec<YearLuck> = self.firms.iter().map(|firm| firm.luck(businesses, &shared)).collect();
        let operate = |(place, luck): (usize, &YearLuck)| {
            let (firm, books, joined) = (&self.firms[place], &self.books[place], joined[place]);
            if self.closed[place] {
                return Ok(Business { joined, luck: Some((*luck, Operation::default())), ..Business::default() });
            }
            let operation = firm.operate(businesses, &shared, luck, books)?;
            let branches = firm.branches(businesses, &shared, luck, books)?;
            Ok(Business { surplus: operation.surplus, joined, luck: Some((*luck, operation)), branches })
        };
        let years = lucks.iter().enumerate().map(operate).collect::<Result<_, Error>>()?;
        let bad_year = |household: &Household| {
            let word = match household.holdings.first() {
                Some(holding) => lucks[holding.coop].chain_word,
                None => shared.common_word(),
            };
            self.model.hazards.is_bad_year(word)
        };
        let bad_years = self.register.households.iter().map(bad_year).collect();
        let ledger = self.share_out(years, Some(bad_years))?;
        self.year += 1;
        Ok(ledger)
    }

    /// Shares out the next year with entered surpluses, one for each co-op in the order of the register.
    ///
    /// Nobody's income is known, so nobody leaves poverty and no co-op closes but by a resolution; what is entered
    /// for a co-op that has closed counts for nothing.
    ///
    /// # Errors
    /// When the number of surpluses is not the number of co-ops, or one is too large to be meant.
    pub fn next_declared_year(&mut self, surpluses: &[Fen]) -> Result<YearLedger, Error> {
        let (found, wanted) = (surpluses.len() as u64, self.register.coops.len() as u64);
        if found != wanted {
            return Err(Error::new("surplus", Kind::Number { found, wanted }));
        }
        if let Some(found) = surpluses.iter().find(|surplus| !(-MOST_SURPLUS..=MOST_SURPLUS).contains(*surplus)) {
            return Err(Error::range("surplus", *found, -MOST_SURPLUS, MOST_SURPLUS));
        }
        let joined = self.begin_year();
        let year = |(&surplus, joined)| Business { surplus, joined, ..Business::default() };
        let years = surpluses.iter().zip(joined).map(year).collect();
        let ledger = self.share_out(years, None)?;
        self.year += 1;
        Ok(ledger)
    }

    /// Shares out a year's surpluses and, where luck is simulated, lets the households live it.
    fn share_out(&mut self, years: Vec<Business>, bad_years: Option<Vec<bool>>) -> Result<YearLedger, Error> {
        let is_lived = bad_years.is_some();
        let mut rows = self.start_rows();
        let (converts, exit_years) = (self.model.scenario.scheme.converts(), self.model.hazards.exit_years);
        for (converted, standing) in self.converted.iter_mut().zip(&self.standings) {
            *converted |= converts && standing.has_left(exit_years);
        }
        let interest = fund::earned(&self.model.scenario.scheme.fund, self.fund);
        self.fund += interest;
        let mut coops = Vec::with_capacity(years.len());
        for (place, year) in years.into_iter().enumerate() {
            let year = self.coop_year(place, year, &mut rows);
            self.welfare += year.bridge.welfare;
            self.fund += year.rent();
            coops.push(year);
        }
        let purse = Purse {
            collective: coops.iter().map(|coop| coop.collective).sum(),
            recovered: coops.iter().map(|coop| coop.recovered).sum(),
            welfare: self.welfare,
        };
        let pool = self.model.scenario.scheme.pool(&purse, &self.heads(&rows));
        self.pay_heads(&pool, &coops, &mut rows);
        self.fund += pool.kept;
        self.welfare += pool.welfare;
        if let Some(bad_years) = bad_years {
            self.live(&bad_years, &mut rows)?;
        }
        for (place, year) in coops.iter_mut().enumerate() {
            self.close_if_spent(place, year, &mut rows);
            self.end_memberships(place, year, &mut rows);
        }
        self.hand_on(&mut coops);
        self.reinvest(pool.kept, &mut coops);
        let beside = |coop: &CoopYear| coop.floor.guaranteed + coop.rent() + coop.members.joined;
        let injected = interest + coops.iter().map(beside).sum();
        let accounts =
            YearAccounts { opening: self.opening, injected, others: pool.others, ..self.accounts(&coops, &rows) };
        let ledger = YearLedger {
            village: self.register.village,
            draw: is_lived.then_some(self.draw),
            year: self.year,
            accounts,
            coops,
            pool,
            rows,
            fund: self.fund,
            welfare: self.welfare,
            property: self.property(self.year + 1),
            depreciation: self.property(self.year) - self.property(self.year + 1),
        };
        ledger.check();
        Ok(ledger)
    }

    /// The households' rows with their rights: the status of 31 December before the year.
    fn start_rows(&self) -> Vec<Row> {
        let exit_years = self.model.hazards.exit_years;
        let start = |(household, standing): (&Household, &Standing)| {
            Row::start(household, standing.is_registered(exit_years), standing.has_left(exit_years))
        };
        self.register.households.iter().zip(&self.standings).map(start).collect()
    }

    /// Who shares the village's purse.
    fn heads(&self, rows: &[Row]) -> Heads {
        let mut heads = Heads::default();
        for ((row, household), standing) in rows.iter().zip(&self.register.households).zip(&self.standings) {
            heads.persons += i64::from(household.persons.count());
            heads.registered += i64::from(row.on_register);
            heads.working += i64::from(row.on_register && household.workers > 0);
            heads.ill += i64::from(row.on_register && self.model.hazards.is_ill(standing));
        }
        heads
    }

    /// What the infrastructure in the village's own books is worth before a year.
    fn property(&self, year: u32) -> Fen {
        let rule = &self.model.scenario.scheme.infrastructure;
        if infrastructure::is_of_co_op(rule) {
            return Fen::ZERO;
        }
        self.register.coops.iter().map(|coop| infrastructure::book(rule, coop.infrastructure, year)).sum()
    }

    /// What the pots of a co-op are shared over.
    fn base(&self, coop: &Coop, books: &Books) -> Base {
        let collective = coop.collective.count() + books.bought;
        let members = coop.members + i64::from(collective > 0);
        let base = Base::of_shares(collective, coop.paid_in.count(), coop.allocated.count(), self.register.par);
        Base { traded: coop.traded, members, ..base }
    }

    fn coop_year(&mut self, place: usize, business: Business, rows: &mut [Row]) -> CoopYear {
        let (register, model) = (self.register, self.model);
        let (coop, scheme) = (&register.coops[place], &model.scenario.scheme);
        let opening = self.books[place];
        let mut base = self.base(coop, &opening);
        let mut year = CoopYear {
            id: coop.id,
            name: coop.name.clone(),
            enterprise: coop.enterprise,
            luck: business.luck.map(|luck| luck.0),
            operation: business.luck.map(|luck| luck.1),
            branches: business.branches,
            opening,
            members: business.joined,
            closing: opening,
            closed: self.closed[place],
            ..CoopYear::default()
        };
        if year.closed {
            return year;
        }
        year.shares =
            ByClass { collective: Shares::new(base.collective), paid_in: coop.paid_in, allocated: coop.allocated };
        year.traded = Fen::new(coop.traded);
        let books = &mut self.books[place];
        year.bridge = scheme.bridge(books, business.surplus);
        let households = &register.households;
        let after = books.reserve;
        let accounts = self.count_accounts(place, [opening.reserve, after], year.bridge.added(), &mut base);
        let of = (&base, households.as_slice(), accounts.as_deref());
        let holders = |over: Over| claims(over, place, of).into_iter().map(|(_, parts)| parts).collect();
        let books = &mut self.books[place];
        let (schedule, floor) = scheme.schedule(books, &year.bridge, &base, &holders);
        year.closing = *books;
        (year.floor, year.pots, year.carried) = (floor, schedule.pots().to_vec(), schedule.carried());
        let [collective, paid_in, allocated] = CLASSES.map(|class| Fen::new(schedule.per_share(class).fen()));
        year.per_share = ByClass { collective, paid_in, allocated };
        (year.per_unit, year.per_member) =
            (a_hundred_yuan(schedule.pots(), base.accounts), Fen::new(schedule.per_member().fen()));
        let per_unit = schedule.per_unit();
        let kept: Vec<[i64; 2]> = (0..households.len()).map(|at| self.kept(at, place)).collect();
        let mut odd = OddFen::new(kept);
        for pot in schedule.pots() {
            odd.spread(pot, place, of);
        }
        year.collective = schedule.per_share(Class::Collective).times(Shares::new(base.collective)) + odd.collective;
        if base.collective > 0 {
            year.collective += year.per_member;
        }
        for (at, row) in rows.iter_mut().enumerate() {
            let household = &self.register.households[at];
            let Some(holding) = household.holdings.iter().find(|h| h.coop == place) else { continue };
            let line = self.line(at, holding, (&year, per_unit), &odd.by_household[at]);
            pay(line, &mut year, row);
            row.job += year.per_job().times(holding.jobs);
        }
        year
    }

    /// How many of the allocated shares that a household holds of a co-op it has not lost, and how many these are.
    fn kept(&self, at: usize, coop: usize) -> [i64; 2] {
        let household = &self.register.households[at];
        let of_coop = household.holdings.iter().find(|holding| holding.coop == coop);
        let held = of_coop.map_or(Shares::ZERO, |holding| holding.allocated);
        if self.converted[at] {
            return [held.count(); 2];
        }
        let years_off = self.standings[at].years_off(self.model.hazards.exit_years);
        let lost = adjustment::lost(&self.model.scenario.scheme.adjustment, held, years_off);
        [(held - lost).count(), held.count()]
    }

    /// What a household is paid by a co-op.
    fn line(&self, at: usize, holding: &Holding, (year, per_unit): (&CoopYear, FenPerShare), odd: &[Fen; 4]) -> Line {
        let [mut odd_paid_in, mut odd_allocated, odd_patronage, odd_lost] = *odd;
        let (mut paid_in_shares, mut held) = (holding.paid_in, holding.allocated);
        let [kept, _] = self.kept(at, holding.coop);
        if self.converted[at] {
            (paid_in_shares, held) = (paid_in_shares + held, Shares::ZERO);
            (odd_paid_in, odd_allocated) = (odd_paid_in + odd_allocated, Fen::ZERO);
        }
        let allocated_shares = held.min(Shares::new(kept));
        let lost_shares = held - allocated_shares;
        let per_share = |amount: Fen, shares: Shares| FenPerShare::new(amount.fen()).times(shares);
        // A converted share still has the dividend of its class.
        let converted = paid_in_shares - holding.paid_in;
        Line {
            coop: holding.coop as u32,
            paid_in_shares,
            allocated_shares,
            lost_shares,
            traded: Fen::new(holding.traded),
            odd_paid_in,
            odd_allocated,
            odd_lost,
            odd_patronage,
            paid_in: per_share(year.per_share.paid_in, holding.paid_in)
                + per_share(year.per_share.allocated, converted)
                + odd_paid_in,
            allocated: per_share(year.per_share.allocated, allocated_shares) + odd_allocated - odd_lost,
            patronage: Fen::new(per_unit.fen() * holding.traded) + year.per_member + odd_patronage,
        }
    }

    /// Lets the households live the year and closes it for the register, with the scheme and without.
    fn live(&mut self, bad_years: &[bool], rows: &mut [Row]) -> Result<(), Error> {
        let needs = self.earn(bad_years, rows)?;
        let [aids, without] = self.help(&needs, rows);
        let exit_years = self.model.hazards.exit_years;
        for (place, row) in rows.iter_mut().enumerate() {
            let left = row.earned.unwrap_or_default().left();
            let lacks = needs[place] - left - row.job - row.dividends() - aids[place].income();
            row.below = lacks > Fen::ZERO;
            row.gap = lacks.or_nothing();
            row.below_without = left + row.outside + without[place].income() < needs[place];
            row.aid = self.model.programmes.acts().then_some(aids[place]);
            row.aid_without = row.aid.map(|_| without[place].income());
            row.stay = self.close_year(place, 0, row.below)?;
            self.close_year(place, 1, row.below_without)?;
            row.on_register_after = self.standings[place].is_registered(exit_years);
            row.out_for_good = self.standings[place].is_out_for_good(exit_years);
            row.out_without = self.without[place].is_out_for_good(exit_years);
        }
        Ok(())
    }

    /// Lets the households earn; what each needs beside its other income.
    fn earn(&mut self, bad_years: &[bool], rows: &mut [Row]) -> Result<Vec<Fen>, Error> {
        let hazards = &self.model.hazards;
        let ((keys, lane), tops) = (hazards.of_draw(self.draw, self.year), hazards.tops());
        let mut needs = Vec::with_capacity(rows.len());
        for (place, row) in rows.iter_mut().enumerate() {
            let household = &self.register.households[place];
            let means = hazards.means(household, self.year, tops)?;
            let (spread, workers) = (spread(household.address), household.workers as i32);
            let (illness, bad_year) = (self.illness(place), bad_years[place]);
            let at = Place { keys, lane, spread, workers, illness, bad_year };
            row.earned = Some(hazards.live(&at, means, &mut self.standings[place]));
            row.outside = hazards.outside(household, |coop| self.firms[coop].wage());
            self.without[place].illnesses = self.standings[place].illnesses;
            needs.push(Fen::new(means.need.into()));
        }
        Ok(needs)
    }

    /// A co-op whose net assets have fallen too far closes and pays out what is left by claim: the
    /// paid-in shares at what is the holders', rounded down; the collective takes the rest, with what stood
    /// for the allocated shares, which are not redeemable; the state's part goes to other co-ops first.
    fn close_if_spent(&mut self, place: usize, year: &mut CoopYear, rows: &mut [Row]) {
        let books = &self.books[place];
        let business = &self.model.businesses.all[self.register.coops[place].enterprise];
        let spent = year.luck.is_some() && books.divisible() < business.closes_below(books.capital);
        if spent && !self.closed[place] {
            self.close(place, year, rows);
        }
    }

    fn close(&mut self, place: usize, year: &mut CoopYear, rows: &mut [Row]) {
        let coop = &self.register.coops[place];
        let books = &self.books[place];
        let left = books.net_assets();
        let [state, divisible] = closing::parts(self.model.scenario.as_of, books);
        let shares = coop.shares() + Shares::new(books.bought);
        let (accounts, quantified) = self.quantified(place);
        let price = closing::Price::of(divisible, shares, self.register.par, quantified);
        let per_share = price.per_share;
        for (at, row) in rows.iter_mut().enumerate() {
            for holding in self.register.households[at].holdings.iter().filter(|h| h.coop == place) {
                let converted = if self.converted[at] { holding.allocated } else { Shares::ZERO };
                let of_account = price.account(accounts[at]);
                let refund = per_share.times(holding.paid_in + converted) + of_account;
                year.refund_reserve += of_account;
                row.refund += refund;
                year.refunds += refund;
            }
        }
        year.state_part = state;
        year.refund_per_share = Fen::new(per_share.fen());
        let handed = closing::handed_on(self.model.scenario.as_of, state);
        self.handed += handed;
        self.fund += left - year.refunds - handed;
        self.books[place] = Books::default();
        self.layers[place].fill(Fen::ZERO);
        self.closed[place] = true;
        year.closes = true;
    }

    /// Hands the state's part of what co-ops have left on to those that stay, else to the collective.
    fn hand_on(&mut self, coops: &mut [CoopYear]) {
        let handed = std::mem::take(&mut self.handed);
        let stay: Vec<usize> = (0..coops.len()).filter(|&place| !self.closed[place]).collect();
        for (rank, &place) in stay.iter().enumerate() {
            coops[place].received = closing::part_of(handed, rank, stay.len());
            self.books[place].special += coops[place].received;
        }
        if stay.is_empty() {
            self.fund += handed;
        }
    }

    /// Buys collective shares for what the village kept this year, where the scheme says so.
    fn reinvest(&mut self, kept: Fen, coops: &mut [CoopYear]) {
        let open = self.closed.iter().filter(|closed| !**closed).count() as i64;
        let fund::Bought { each, more } = fund::bought(&self.model.scenario.scheme.fund, kept, self.register.par, open);
        let still_open = self.closed.iter().enumerate().filter(|(_, closed)| !**closed).map(|(place, _)| place);
        for (rank, place) in still_open.enumerate() {
            let shares = each + i64::from((rank as i64) < more);
            self.fund -= fund::enter(&mut self.books[place], shares, self.register.par);
            coops[place].bought = Shares::new(shares);
        }
    }

    /// Net assets of the co-ops and funds of the village.
    fn wealth(&self) -> Fen {
        self.books.iter().map(Books::net_assets).sum::<Fen>() + self.fund + self.welfare
    }

    fn accounts(&self, coops: &[CoopYear], rows: &[Row]) -> YearAccounts {
        YearAccounts {
            surplus: coops.iter().map(|coop| coop.bridge.surplus).sum(),
            paid: rows.iter().map(|row| row.dividends() + row.refund).sum(),
            closing: self.wealth(),
            ..YearAccounts::default()
        }
    }

    /// Pays the village's pools, odd fen to the lowest numbers on the register.
    fn pay_heads(&self, pool: &crate::rules::Pool, coops: &[CoopYear], rows: &mut [Row]) {
        let (mut rank, exit_years) = (0, self.model.hazards.exit_years);
        for (at, row) in rows.iter_mut().enumerate() {
            let household = &self.register.households[at];
            row.collective = Fen::new(pool.per_person.fen() * i64::from(household.persons.count()));
            let more = |with_more: i64| Fen::new(i64::from(rank < with_more));
            let ill = if self.model.hazards.is_ill(&self.standings[at]) { pool.ill_more } else { 0 };
            let head = Fen::new(pool.per_head.fen() * (1 + ill));
            let post = if household.workers > 0 { pool.per_post } else { Fen::ZERO };
            if !row.on_register {
                let leaves = self.standings[at].years_off(exit_years) == 1 && pool.heads > 0;
                row.leaving = leaves.then(|| head + post + pool.recovered_per_head + lost(row, coops));
                continue;
            }
            row.collective += head + more(pool.heads_with_more);
            row.post = post;
            row.recovered = pool.recovered_per_head + more(pool.recovered_heads_with_more);
            rank += 1;
        }
    }
}

/// Where a co-op's surplus of a year comes from.
#[derive(Default)]
struct Business {
    surplus: Fen,
    /// What new members paid in.
    joined: MemberYear,
    /// None where the surplus was entered.
    luck: Option<(YearLuck, Operation)>,
    /// What each of several enterprises brought.
    branches: Vec<BranchYear>,
}

/// Enters a household's line in the sums of the co-op and in its row.
fn pay(line: Line, year: &mut CoopYear, row: &mut Row) {
    let lost = FenPerShare::new(year.per_share.allocated.fen()).times(line.lost_shares) + line.odd_lost;
    year.recovered += lost;
    year.recovered_shares += line.lost_shares;
    year.paid_in += line.paid_in;
    year.allocated += line.allocated;
    year.patronage += line.patronage;
    row.paid_in += line.paid_in;
    row.allocated += line.allocated;
    row.patronage += line.patronage;
    row.lines.push(line);
}

/// What its allocated shares would have paid a household that it has lost by leaving the register.
fn lost(row: &Row, coops: &[CoopYear]) -> Fen {
    let of =
        |line: &Line| FenPerShare::new(coops[line.coop as usize].per_share.allocated.fen()).times(line.lost_shares);
    row.lines.iter().map(of).sum()
}

/// The classes of shares, in the order in which they are read.
const CLASSES: [Class; 3] = [Class::Collective, Class::PaidIn, Class::Allocated];

/// Where the odd fen on allocated shares stand among a household's, and where those of them that it has lost.
const ALLOCATED: usize = 1;
const LOST: usize = 3;

/// Whose claim: a household by its place, and what it is for, as [`Over::of_holding`] has it; nobody's is the collective's.
type Owner = Option<(usize, usize)>;

/// What claims are made of: what the pots are shared over, the households, and their accounts where the reserve does not
/// lie as trade does.
type Of<'a> = (&'a Base, &'a [Household], Option<&'a [Fen]>);

/// The claims on a co-op's pot: in the order of the register numbers, a household's paid-in shares before its allocated
/// ones, the collective last.
fn claims(over: Over, coop: usize, (base, households, accounts): Of<'_>) -> Vec<(Owner, i64)> {
    let mut claims = Vec::new();
    for (at, household) in households.iter().enumerate() {
        for holding in household.holdings.iter().filter(|held| held.coop == coop) {
            let mut parts = over.of_holding(holding.paid_in.count(), holding.allocated.count(), holding.traded);
            if let (Over::Reserve, Some(accounts)) = (over, accounts) {
                parts[2] = accounts[at].fen();
            }
            claims.extend(parts.into_iter().enumerate().map(|(slot, parts)| (Some((at, slot)), parts)));
        }
    }
    claims.push((None, over.of_collective(base)));
    claims
}

/// What a hundred yuan of trade are paid, rounded down: to be read, each member has its part of the whole.
fn a_hundred_yuan(pots: &[Pot], accounts: Option<i64>) -> Fen {
    let is_by_trade = |over: Over| over == Over::Trade || over == Over::Reserve && accounts.is_none();
    let by_trade = pots.iter().filter(|pot| is_by_trade(pot.over) && pot.parts > 0);
    by_trade.map(|pot| Fen::new(mul_div_down(pot.amount.fen(), Fen::yuan(100).fen(), pot.parts))).sum()
}

/// Odd fen of one co-op's pots, by household: on paid-in shares, on allocated shares, by trade and membership; and what of
/// those on allocated shares it has lost.
struct OddFen {
    collective: Fen,
    by_household: Vec<[Fen; 4]>,
    /// By household: allocated shares that it has not lost, and all of them.
    kept: Vec<[i64; 2]>,
}

impl OddFen {
    fn new(kept: Vec<[i64; 2]>) -> OddFen {
        OddFen { collective: Fen::ZERO, by_household: vec![[Fen::ZERO; 4]; kept.len()], kept }
    }

    /// Adds the odd fen of a pot.
    fn spread(&mut self, pot: &Pot, coop: usize, of: Of<'_>) {
        // Whole fen on what lies in an account are not among those on trade.
        let by_account = pot.over == Over::Reserve && of.2.is_some();
        if pot.declared.odd == Fen::ZERO && !by_account {
            return;
        }
        let (owners, mut claims): (Vec<Owner>, Vec<Claim>) =
            claims(pot.over, coop, of).into_iter().map(|(owner, shares)| (owner, Claim { shares, odd: 0 })).unzip();
        rounding::spread_odd(&pot.declared, &mut claims);
        for (owner, mut claim) in owners.into_iter().zip(claims) {
            if by_account {
                claim.odd += pot.declared.per_share.fen() * claim.shares;
            }
            match owner {
                Some((at, slot)) => {
                    self.by_household[at][slot] += Fen::new(claim.odd);
                    if slot == ALLOCATED {
                        let kept = adjustment::kept_odd(Fen::new(claim.odd), self.kept[at]);
                        self.by_household[at][LOST] += Fen::new(claim.odd) - kept;
                    }
                }
                None => self.collective += Fen::new(claim.odd),
            }
        }
    }
}
