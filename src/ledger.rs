//! One village's years to the fen: who is paid what, by which rule, and why.
//!
//! A [`Walk`] takes one draw through its years and leaves a [`YearLedger`] of each; [`declared`] makes
//! the ledger of one year from entered surpluses. Both call the rules that the thousand futures call.

mod year;

pub use year::*;

use crate::chance::spread;
use crate::enterprise::{SharedLuck, YearLuck};
use crate::equity::{Household, Register};
use crate::household::{Place, Standing};
use crate::model::Model;
use crate::rules::{Books, Claim, rounding};
use crate::scenario::{Error, Kind};
use crate::units::{Fen, FenPerShare, Shares};

/// One village on its way through one draw.
pub struct Walk<'a> {
    model: &'a Model,
    register: &'a Register,
    draw: u32,
    year: u32,
    books: Vec<Books>,
    closed: Vec<bool>,
    standings: Vec<Standing>,
    /// The same households with the same luck and no scheme.
    without: Vec<Standing>,
    fund: Fen,
    welfare: Fen,
}

/// The ledger of one year of one draw, walked to from the first year.
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
const MOST_SURPLUS: Fen = Fen::yuan(10_000_000_000);

/// The ledger of a first year with entered surpluses, one for each co-op in the order of the register.
///
/// # Errors
/// See [`Walk::next_declared_year`].
pub fn declared(model: &Model, register: &Register, surpluses: &[Fen]) -> Result<YearLedger, Error> {
    Walk::new(model, register, 0).next_declared_year(surpluses)
}

impl<'a> Walk<'a> {
    /// Before the first year.
    pub fn new(model: &'a Model, register: &'a Register, draw: u32) -> Walk<'a> {
        let standings = vec![Standing::default(); register.households.len()];
        Walk {
            model,
            register,
            draw,
            year: 0,
            books: register.coops.iter().map(|c| Books::opened_with(c.shares().at_par(register.par))).collect(),
            closed: vec![false; register.coops.len()],
            without: standings.clone(),
            standings,
            fund: Fen::ZERO,
            welfare: Fen::ZERO,
        }
    }

    /// Simulates the next year and writes its ledger.
    ///
    /// # Errors
    /// When an amount is too large.
    pub fn next_year(&mut self) -> Result<YearLedger, Error> {
        let mut shared = SharedLuck::default();
        self.model.businesses.share(self.draw, self.year, &mut shared);
        let lucks: Vec<YearLuck> = self
            .register
            .coops
            .iter()
            .map(|coop| self.model.businesses.all[coop.enterprise].luck(&shared, spread(coop.address)))
            .collect();
        let surplus = |(place, luck): (usize, &YearLuck)| {
            let surplus = luck.surplus(self.books[place].net_assets())?;
            Ok((if self.closed[place] { Fen::ZERO } else { surplus }, Some(*luck)))
        };
        let years = lucks.iter().enumerate().map(surplus).collect::<Result<_, Error>>()?;
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
    /// Nobody's income is known, so the register stays as it is and no co-op closes.
    ///
    /// # Errors
    /// When the number of surpluses is not the number of co-ops, or one is too large to be meant.
    pub fn next_declared_year(&mut self, surpluses: &[Fen]) -> Result<YearLedger, Error> {
        let (found, wanted) = (surpluses.len() as u64, self.register.coops.len() as u64);
        if found != wanted {
            return Err(Error::new("surplus", Kind::Number { found, wanted }));
        }
        if let Some(found) = surpluses.iter().find(|surplus| !(-MOST_SURPLUS..=MOST_SURPLUS).contains(*surplus)) {
            let (least, most) = ((-MOST_SURPLUS).to_string(), MOST_SURPLUS.to_string());
            return Err(Error::new("surplus", Kind::Range { found: found.to_string(), least, most }));
        }
        let ledger = self.share_out(surpluses.iter().map(|&surplus| (surplus, None)).collect(), None)?;
        self.year += 1;
        Ok(ledger)
    }

    /// Shares out a year's surpluses and, where luck is simulated, lets the households live it.
    fn share_out(
        &mut self,
        surpluses: Vec<(Fen, Option<YearLuck>)>,
        bad_years: Option<Vec<bool>>,
    ) -> Result<YearLedger, Error> {
        let opening = self.wealth();
        let exit_years = self.model.hazards.exit_years;
        let start =
            |(household, standing): (&Household, &Standing)| Row::start(household, standing.is_registered(exit_years));
        let mut rows: Vec<Row> = self.register.households.iter().zip(&self.standings).map(start).collect();
        let mut coops = Vec::with_capacity(surpluses.len());
        let (mut collective, mut recovered) = (Fen::ZERO, Fen::ZERO);
        for (place, (surplus, luck)) in surpluses.into_iter().enumerate() {
            let year = self.coop_year(place, surplus, luck, &mut rows);
            collective += year.collective;
            recovered += year.recovered;
            coops.push(year);
        }
        let heads = rows.iter().filter(|row| row.on_register).count() as i64;
        let pool = self.model.scenario.scheme.pool(collective, recovered, heads);
        pay_heads(&pool, &mut rows);
        self.fund += pool.kept;
        self.welfare += pool.welfare;
        if let Some(bad_years) = bad_years {
            self.live(&bad_years, &mut rows)?;
        }
        for (place, year) in coops.iter_mut().enumerate() {
            self.close_if_spent(place, year, &mut rows);
        }
        let ledger = YearLedger {
            village: self.register.village,
            draw: coops.iter().any(|c| c.luck.is_some()).then_some(self.draw),
            year: self.year,
            accounts: self.accounts(opening, &coops, &rows),
            coops,
            pool,
            rows,
            fund: self.fund,
            welfare: self.welfare,
        };
        ledger.check();
        Ok(ledger)
    }

    fn coop_year(&mut self, place: usize, surplus: Fen, luck: Option<YearLuck>, rows: &mut [Row]) -> CoopYear {
        let coop = &self.register.coops[place];
        let scheme = &self.model.scenario.scheme;
        let books = &mut self.books[place];
        let opening = *books;
        let bridge = scheme.bridge(books, surplus);
        let declared = scheme.declare(books, bridge.distributable, coop.shares());
        let mut year = CoopYear {
            id: coop.id,
            name: coop.name.clone(),
            enterprise: coop.enterprise,
            luck,
            opening,
            bridge,
            declared,
            shares: ByClass { collective: coop.collective, paid_in: coop.paid_in, allocated: coop.allocated },
            closing: *books,
            closed: self.closed[place],
            ..CoopYear::default()
        };
        let odd = self.odd_fen(place, declared.odd);
        for (row, household) in rows.iter_mut().zip(&self.register.households) {
            let Some(holding) = household.holdings.iter().find(|h| h.coop == place) else { continue };
            let (odd_paid, odd_allocated) = odd.of(household.id);
            let paid_in = declared.per_share.times(holding.paid_in) + odd_paid;
            let mut allocated = declared.per_share.times(holding.allocated) + odd_allocated;
            if scheme.recovers() && !row.on_register {
                year.recovered += allocated;
                year.recovered_shares += holding.allocated;
                allocated = Fen::ZERO;
            }
            row.paid_in += paid_in;
            row.allocated += allocated;
            year.paid_in += paid_in;
            year.allocated += allocated;
            row.lines.push(Line {
                coop: place as u32,
                paid_in_shares: holding.paid_in,
                allocated_shares: holding.allocated,
                per_share: Fen(declared.per_share.0),
                odd_paid_in: odd_paid,
                odd_allocated,
                paid_in,
                allocated,
            });
        }
        year.collective = declared.per_share.times(coop.collective) + odd.collective;
        year
    }

    /// The odd fen of a dividend by household.
    fn odd_fen(&self, coop: usize, odd: Fen) -> OddFen {
        let mut owners = Vec::new();
        let mut claims = Vec::new();
        for household in &self.register.households {
            for holding in household.holdings.iter().filter(|h| h.coop == coop) {
                for shares in [holding.paid_in, holding.allocated] {
                    owners.push(household.id);
                    claims.push(Claim { shares: shares.0, odd: 0 });
                }
            }
        }
        claims.push(Claim { shares: self.register.coops[coop].collective.0, odd: 0 });
        rounding::spread_odd(odd, &mut claims);
        let collective = Fen(claims.pop().map_or(0, |claim| claim.odd));
        let by_household = owners
            .chunks(2)
            .zip(claims.chunks(2))
            .map(|(owner, pair)| (owner[0], Fen(pair[0].odd), Fen(pair[1].odd)))
            .collect();
        OddFen { collective, by_household }
    }

    /// Lets the households live the year and closes it for the register, with the scheme and without.
    fn live(&mut self, bad_years: &[bool], rows: &mut [Row]) -> Result<(), Error> {
        let hazards = &self.model.hazards;
        let keys = hazards.keys(self.draw, self.year);
        let tops = hazards.tops();
        for (place, row) in rows.iter_mut().enumerate() {
            let household = &self.register.households[place];
            let means = hazards.means(household, self.year, tops)?;
            let bad_year = bad_years[place];
            let at = Place { keys, spread: spread(household.address), workers: household.workers as i32, bad_year };
            let standing = &mut self.standings[place];
            let earned = hazards.live(&at, means, standing);
            let left = earned.wages + earned.farming - earned.illness;
            let need = Fen(i64::from(means.need));
            row.earned = Some(earned);
            row.below = left + row.dividends() < need;
            row.gap = (need - left - row.dividends()).or_nothing();
            row.below_without = left < need;
            standing.close_year(row.below);
            self.without[place].close_year(row.below_without);
            row.on_register_after = row.cohort && standing.is_registered(hazards.exit_years);
            row.out_for_good = standing.is_out_for_good(hazards.exit_years);
            row.out_without = self.without[place].is_out_for_good(hazards.exit_years);
        }
        Ok(())
    }

    /// A co-op whose net assets have fallen too far closes and pays out what is left by claim: the
    /// paid-in shares at net asset value, rounded down; the collective takes the rest, with what stood
    /// for the allocated shares, which are not redeemable.
    fn close_if_spent(&mut self, place: usize, year: &mut CoopYear, rows: &mut [Row]) {
        let coop = &self.register.coops[place];
        let books = &mut self.books[place];
        let business = &self.model.businesses.all[coop.enterprise];
        if self.closed[place] || year.luck.is_none() || books.net_assets() >= business.closes_below(books.capital) {
            return;
        }
        let left = books.net_assets();
        let per_share = refund_per_share(left, coop.shares());
        for (row, household) in rows.iter_mut().zip(&self.register.households) {
            for holding in household.holdings.iter().filter(|h| h.coop == place) {
                row.refund += per_share.times(holding.paid_in);
            }
        }
        year.refund_per_share = Fen(per_share.0);
        year.refunds = per_share.times(coop.paid_in);
        self.fund += left - year.refunds;
        *books = Books::default();
        self.closed[place] = true;
        year.closes = true;
    }

    /// Net assets of the co-ops and funds of the village.
    fn wealth(&self) -> Fen {
        self.books.iter().map(Books::net_assets).sum::<Fen>() + self.fund + self.welfare
    }

    fn accounts(&self, opening: Fen, coops: &[CoopYear], rows: &[Row]) -> YearAccounts {
        YearAccounts {
            opening,
            surplus: coops.iter().map(|coop| coop.bridge.surplus).sum(),
            paid: rows.iter().map(|row| row.dividends() + row.refund).sum(),
            closing: self.wealth(),
        }
    }
}

/// What a closing co-op refunds for a paid-in share: never more than its net asset value.
pub fn refund_per_share(net_assets: Fen, shares: Shares) -> FenPerShare {
    if shares.0 == 0 { FenPerShare(0) } else { net_assets.per_share_floor(shares) }
}

/// Pays the village's pools to the households on the register, odd fen to the lowest numbers.
fn pay_heads(pool: &crate::rules::Pool, rows: &mut [Row]) {
    let heads = rows.iter_mut().filter(|row| row.on_register);
    for (rank, row) in heads.enumerate() {
        let more = |with_more: i64| Fen(i64::from((rank as i64) < with_more));
        row.collective = pool.per_head + more(pool.heads_with_more);
        row.recovered = pool.recovered_per_head + more(pool.recovered_heads_with_more);
    }
}

/// Odd fen of one co-op's dividend.
struct OddFen {
    collective: Fen,
    by_household: Vec<(u32, Fen, Fen)>,
}

impl OddFen {
    /// The fen on a household's paid-in and allocated shares.
    fn of(&self, household: u32) -> (Fen, Fen) {
        let row = self.by_household.binary_search_by_key(&household, |row| row.0);
        row.map_or_else(|_| Default::default(), |place| (self.by_household[place].1, self.by_household[place].2))
    }
}
