//! What each household is due by the rules, beside what the ledger says it was paid.

use super::declared::{Declared, Part, Payment, Why};
use crate::equity::{Household, Register};
use crate::ledger::{self, Row, YearLedger};
use crate::model::Model;
use crate::order::sorted_by;
use crate::population::Population;
use crate::scenario::Error;
use crate::units::{Fen, Persons};

/// One dividend of one household.
#[derive(Clone, Debug)]
pub(super) struct Account {
    /// The co-op that pays it, by place; none where the village does.
    pub coop: Option<usize>,
    /// Which dividend.
    pub part: Part,
    /// What the rules give.
    pub due: Fen,
    /// How they come to it: so many parts …
    pub count: i64,
    /// … at so much each; what is missing to `due` are odd fen and equal parts of members.
    pub each: Fen,
    /// What was paid.
    pub paid: Fen,
    /// Of this with the second row and all later ones.
    pub later: Fen,
    /// The first and the last row, by place in `paid`.
    pub rows: Option<(usize, usize)>,
    /// Withheld with a reason.
    pub withheld: Fen,
    /// Withheld without one, and the first such row.
    pub unexplained: Fen,
    /// The first row that was withheld without a reason.
    pub unexplained_row: usize,
    /// The first row that was withheld at all.
    pub withheld_row: Option<usize>,
}

/// Everything that is compared.
pub(super) struct Accounts<'a> {
    /// What is declared.
    pub declared: &'a Declared,
    /// The register as the rules see it: without who is gone.
    pub register: Register,
    /// The register as it is written, with their holdings.
    pub written: Register,
    /// What the rules give.
    pub ledger: YearLedger,
    /// Whether a household was on the register, by its place.
    pub on_register: Vec<bool>,
    /// The dividends of each household, by its place.
    pub of: Vec<Vec<Account>>,
    /// Payments to numbers that no household has, by place in `paid`.
    pub strangers: Vec<usize>,
    /// Withheld from numbers that no household has, by place in `withheld`.
    pub withheld_strangers: Vec<usize>,
    /// Who was gone before the year, by register number.
    gone: Vec<(u32, Why)>,
}

impl<'a> Accounts<'a> {
    /// Lays what the rules give beside what is declared.
    ///
    /// # Errors
    /// When the scenario cannot be calculated.
    pub fn new(declared: &'a Declared) -> Result<Accounts<'a>, Error> {
        let model = Model::new(declared.scenario.0.clone())?;
        let written = Population::new(&model.scenario).register(declared.village_place());
        let gone = declared.gone.iter().filter(|gone| u32::from(gone.on.year) < declared.year);
        let gone: Vec<(u32, Why)> = gone.map(|gone| (gone.household, gone.why)).collect();
        let gone = sorted_by(&gone, |(household, _)| i64::from(*household));
        let listed = sorted_by(&declared.on_register, |id| i64::from(*id));
        let is_gone = |household: &Household| gone.binary_search_by_key(&household.id, |gone| gone.0).is_ok();
        let on = |household: &Household| listed.binary_search(&household.id).is_ok() && !is_gone(household);
        let on_register: Vec<bool> = written.households.iter().map(on).collect();

        let mut register = written.clone();
        let mut off = Vec::new();
        for (place, is_on) in on_register.iter().enumerate() {
            if is_gone(&register.households[place]) {
                remove(&mut register, place);
            } else if *is_on {
                register.households[place].registered = true;
            } else {
                let id = register.households[place].id;
                let said = declared.off_register.iter().find(|off| off.household == id);
                off.push((place, said.map_or(1, |off| off.years)));
            }
        }
        register.add_up();
        let ledger = ledger::declared_off(&model, &register, &surpluses(declared, &register), &off)?;
        let of = ledger.rows.iter().map(|row| due(row, &ledger)).collect();
        let mut accounts = Accounts {
            declared,
            register,
            written,
            ledger,
            on_register,
            of,
            strangers: Vec::new(),
            withheld_strangers: Vec::new(),
            gone,
        };
        accounts.enter();
        Ok(accounts)
    }

    /// Why the household of a register number was gone before the year, if it was.
    pub fn gone(&self, household: u32) -> Option<Why> {
        self.gone.binary_search_by_key(&household, |gone| gone.0).ok().map(|place| self.gone[place].1)
    }

    /// Enters the rows of the declared ledger.
    fn enter(&mut self) {
        let declared = self.declared;
        for (place, row) in declared.paid.iter().enumerate() {
            let Some(account) = self.account(row.household, row.part, row.coop) else {
                self.strangers.push(place);
                continue;
            };
            account.paid += row.amount;
            match &mut account.rows {
                Some((_, last)) => {
                    *last = place;
                    account.later += row.amount;
                }
                none => *none = Some((place, place)),
            }
        }
        for (place, row) in declared.withheld.iter().enumerate() {
            let Some(account) = self.account(row.household, row.part, row.coop) else {
                self.withheld_strangers.push(place);
                continue;
            };
            account.withheld_row = account.withheld_row.or(Some(place));
            if is_reason(&row.reason) {
                account.withheld += row.amount;
                continue;
            }
            if account.unexplained == Fen::ZERO {
                account.unexplained_row = place;
            }
            account.unexplained += row.amount;
        }
    }

    /// A household's account, opened where nothing is due; none where nobody has the number.
    fn account(&mut self, household: u32, part: Part, coop: Option<u32>) -> Option<&mut Account> {
        let at = self.written.households.binary_search_by_key(&household, |household| household.id).ok()?;
        let coop = coop.and_then(|id| self.written.coops.iter().position(|coop| coop.id == id));
        let list = &mut self.of[at];
        let place = list.iter().position(|account| account.part == part && account.coop == coop);
        let place = place.unwrap_or_else(|| {
            list.push(account(coop, part, Fen::ZERO, 0, Fen::ZERO));
            list.len() - 1
        });
        Some(&mut list[place])
    }
}

/// Whether something is given as a reason: a letter or two that stand for nothing are none.
fn is_reason(said: &str) -> bool {
    /// Two Chinese characters say something, and so does a short word.
    const LEAST: usize = 2;
    let letters = said.chars().filter(|letter| letter.is_alphanumeric());
    let weight = |letter: char| if letter.is_ascii() { 1 } else { 2 };
    letters.map(weight).sum::<usize>() >= 2 * LEAST
}

/// The surpluses in the order of the register.
fn surpluses(declared: &Declared, register: &Register) -> Vec<Fen> {
    let of = |id: u32| declared.surplus.iter().find(|of| of.coop == id).map_or(Fen::ZERO, |of| of.amount);
    register.coops.iter().map(|coop| of(coop.id)).collect()
}

/// Takes a household that is gone out of the register: what it paid in is refunded, what was allocated to it falls to
/// the collective, and nobody of it is left to share anything.
fn remove(register: &mut Register, place: usize) {
    let household = &mut register.households[place];
    (household.registered, household.persons, household.workers) = (false, Persons::ZERO, 0);
    for holding in std::mem::take(&mut household.holdings) {
        register.coops[holding.coop].collective += holding.allocated;
    }
}

fn account(coop: Option<usize>, part: Part, due: Fen, count: i64, each: Fen) -> Account {
    Account {
        coop,
        part,
        due,
        count,
        each,
        paid: Fen::ZERO,
        later: Fen::ZERO,
        rows: None,
        withheld: Fen::ZERO,
        unexplained: Fen::ZERO,
        unexplained_row: 0,
        withheld_row: None,
    }
}

/// What is due by a ledger, a row a dividend.
pub fn payments(ledger: &YearLedger) -> Vec<Payment> {
    let of_row = |row: &Row| {
        let household = row.id;
        let payment = move |account: Account| {
            let coop = account.coop.map(|place| ledger.coops[place].id);
            Payment { household, part: account.part, coop, amount: account.due }
        };
        due(row, ledger).into_iter().map(payment).collect::<Vec<_>>()
    };
    ledger.rows.iter().flat_map(of_row).collect()
}

/// What the rules give a household, dividend by dividend.
fn due(row: &Row, ledger: &YearLedger) -> Vec<Account> {
    let mut list = Vec::new();
    for line in &row.lines {
        let place = line.coop as usize;
        let coop = &ledger.coops[place];
        let mut add = |part, due, count, each| {
            if due != Fen::ZERO {
                list.push(account(Some(place), part, due, count, each));
            }
        };
        add(Part::PaidIn, line.paid_in, line.paid_in_shares.count(), coop.per_share.paid_in);
        add(Part::Allocated, line.allocated, line.allocated_shares.count(), coop.per_share.allocated);
        // By trade each has its part to the fen, beside that an equal one as a member.
        add(Part::Patronage, line.patronage, 1, line.patronage - coop.per_member);
    }
    let pool = &ledger.pool;
    let of_village = [
        (Part::Collective, row.collective, pool.per_head, pool.per_person),
        (Part::Post, row.post, pool.per_post, Fen::ZERO),
        (Part::Recovered, row.recovered, pool.recovered_per_head, Fen::ZERO),
    ];
    for (part, due, per_head, per_person) in of_village {
        if due == Fen::ZERO {
            continue;
        }
        let by_person = per_head == Fen::ZERO && per_person != Fen::ZERO;
        let (count, each) = if by_person { (i64::from(row.persons), per_person) } else { (1, per_head) };
        list.push(account(None, part, due, count, each));
    }
    list
}
