//! Findings about money: who was paid too much, too little, twice, or without a right.

use super::accounts::{Account, Accounts};
use super::declared::{Part, Why};
use super::finding::{Findings, Kind};
use super::sums::{OfCoop, Sums};
use crate::ledger::CoopYear;
use crate::rules::Over;
use crate::scenario::SurplusRule;
use crate::units::{Fen, Rate};

/// Values of a sentence.
type Values = Vec<(&'static str, String)>;

/// What is found and added up on the way.
struct Money<'a> {
    accounts: &'a Accounts<'a>,
    found: &'a mut Findings,
    sums: Sums,
    /// Paid by co-ops that had nothing to share, by the co-op's place.
    of_capital: Vec<Fen>,
    /// What the village did not pay on.
    not_paid_on: NotPaidOn,
    /// What the village paid that was not due: it reached somebody else, so it was paid on.
    misdirected: Fen,
}

/// What a village did not pay on to households.
#[derive(Default)]
struct NotPaidOn {
    amount: Fen,
    households: u32,
    /// The register number of the first of them.
    first: String,
}

/// Compares every payment with the rules.
pub(super) fn find(accounts: &Accounts<'_>, found: &mut Findings) -> Sums {
    let of_capital = vec![Fen::ZERO; accounts.ledger.coops.len()];
    let not_paid_on = NotPaidOn::default();
    let misdirected = misdirected(accounts);
    let mut money = Money { accounts, found, sums: Sums::default(), of_capital, not_paid_on, misdirected };
    for (place, list) in accounts.of.iter().enumerate() {
        list.iter().for_each(|account| money.account(place, account));
    }
    money.strangers();
    money.withheld_strangers();
    money.paid_on();
    for (place, coop) in accounts.ledger.coops.iter().enumerate() {
        money.co_op(place, coop);
    }
    let mut sums = money.sums;
    sums.difference = sums.declared - sums.due;
    sums
}

/// What the village paid on beyond what it should have, added over households and to numbers that nobody has.
fn misdirected(accounts: &Accounts<'_>) -> Fen {
    let of_village = accounts.of.iter().flatten().filter(|account| account.coop.is_none());
    let over: Fen = of_village.map(|account| (account.paid - account.due).or_nothing()).sum();
    let rows = accounts.strangers.iter().map(|place| &accounts.declared.paid[*place]);
    over + rows.filter(|row| row.coop.is_none()).map(|row| row.amount).sum::<Fen>()
}

impl Money<'_> {
    /// One dividend of one household.
    fn account(&mut self, place: usize, account: &Account) {
        self.sums.declared += account.paid;
        self.sums.due += account.due;
        if account.paid > account.due {
            self.too_much(place, account, account.paid - account.due);
        } else if account.paid < account.due {
            self.too_little(place, account, account.due - account.paid);
        }
        self.withheld(place, account);
    }

    /// What was withheld though it was paid, and dividends withheld in whole.
    fn withheld(&mut self, place: usize, account: &Account) {
        let Some(row) = account.withheld_row else { return };
        let field = || format!("withheld.{row}");
        let (all, short) = (account.withheld + account.unexplained, (account.due - account.paid).or_nothing());
        if all > short {
            let values = self.values(place, account);
            self.found.add(Kind::PaidAndWithheld, field(), all - short, values);
        }
        if account.withheld >= account.due && account.due > Fen::ZERO && account.paid == Fen::ZERO {
            let values = self.values(place, account);
            self.found.add(Kind::WithheldWhole, field(), account.due, values);
        }
    }

    fn too_much(&mut self, place: usize, account: &Account, over: Fen) {
        self.sums.over += over;
        if let Some(coop) = account.coop.filter(|coop| had_nothing(&self.accounts.ledger.coops[*coop])) {
            self.of_capital[coop] += over;
            return;
        }
        let household = &self.accounts.written.households[place];
        let is_member = account.coop.is_none_or(|coop| household.holdings.iter().any(|held| held.coop == coop));
        let off = account.part.is_for_the_poor() && !self.accounts.on_register[place];
        let cause = match self.accounts.gone(household.id) {
            Some(Why::Died) => Some(Kind::PaidDead),
            Some(Why::Left) => Some(Kind::PaidLeft),
            None if !is_member => Some(Kind::PaidStranger),
            None if off => Some(Kind::PaidOffRegister),
            None => None,
        };
        if let Some(cause) = cause {
            return self.over(cause, place, account, over);
        }
        let twice = over.min(account.later);
        self.over(Kind::PaidTwice, place, account, twice);
        self.over(Kind::PaidMore, place, account, over - twice);
    }

    fn over(&mut self, kind: Kind, place: usize, account: &Account, amount: Fen) {
        if amount == Fen::ZERO {
            return;
        }
        let (first, last) = account.rows.unwrap_or_default();
        let row = if kind == Kind::PaidTwice { last } else { first };
        let values = self.values(place, account);
        self.found.add(kind, format!("paid.{row}"), amount, values).difference = amount;
    }

    fn too_little(&mut self, place: usize, account: &Account, short: Fen) {
        self.sums.under += short;
        let withheld = short.min(account.withheld);
        self.sums.withheld += withheld;
        let short = short - withheld;
        let unexplained = short.min(account.unexplained);
        if unexplained != Fen::ZERO {
            let (field, values) = (format!("withheld.{}", account.unexplained_row), self.values(place, account));
            self.found.add(Kind::WithheldWithoutReason, field, unexplained, values).difference = -unexplained;
        }
        let short = short - unexplained;
        if short == Fen::ZERO {
            return;
        }
        // What the village has paid to others it did pay on, if to the wrong ones.
        let moved = if account.coop.is_none() { short.min(self.misdirected) } else { Fen::ZERO };
        self.misdirected -= moved;
        let kept = short - moved;
        if account.coop.is_none() && kept > Fen::ZERO {
            let NotPaidOn { amount, households, first } = &mut self.not_paid_on;
            if *households == 0 {
                *first = self.accounts.written.households[place].id.to_string();
            }
            *amount += kept;
            *households += 1;
        }
        let short = if account.coop.is_none() { moved } else { short };
        if short == Fen::ZERO {
            return;
        }
        let field = account.rows.map_or("paid".to_owned(), |(first, _)| format!("paid.{first}"));
        let values = self.values(place, account);
        self.found.add(Kind::PaidLess, field, short, values).difference = -short;
    }

    /// Who, by which co-op, which dividend, and how the rules come to what is due.
    fn values(&self, place: usize, account: &Account) -> Values {
        let household = &self.accounts.written.households[place];
        let coop = account.coop.map(|coop| self.accounts.written.coops[coop].id.to_string());
        let more = account.due - account.each.times(account.count);
        vec![
            ("id", household.id.to_string()),
            ("name", household.name.clone().unwrap_or_default()),
            ("part", account.part.id().to_owned()),
            ("coop", coop.unwrap_or_default()),
            ("paid", account.paid.to_string()),
            ("due", account.due.to_string()),
            ("count", account.count.to_string()),
            ("each", account.each.to_string()),
            ("more", more.to_string()),
        ]
    }

    /// Payments to numbers that no household has. One that is gone may have been struck off the roster.
    fn strangers(&mut self) {
        for place in &self.accounts.strangers {
            let row = &self.accounts.declared.paid[*place];
            self.sums.declared += row.amount;
            self.sums.over += row.amount;
            let coop = row.coop.and_then(|id| self.accounts.written.coops.iter().position(|coop| coop.id == id));
            if let Some(coop) = coop.filter(|coop| had_nothing(&self.accounts.ledger.coops[*coop])) {
                self.of_capital[coop] += row.amount;
                continue;
            }
            if row.amount == Fen::ZERO {
                continue;
            }
            let kind = match self.accounts.gone(row.household) {
                Some(Why::Died) => Kind::PaidDead,
                Some(Why::Left) => Kind::PaidLeft,
                None => Kind::PaidStranger,
            };
            let values = vec![
                ("id", row.household.to_string()),
                ("name", String::new()),
                ("part", row.part.id().to_owned()),
                ("coop", row.coop.map(|coop| coop.to_string()).unwrap_or_default()),
            ];
            self.found.add(kind, format!("paid.{place}"), row.amount, values).difference = row.amount;
        }
    }

    /// Withheld from numbers that no household has.
    fn withheld_strangers(&mut self) {
        for place in &self.accounts.withheld_strangers {
            let row = &self.accounts.declared.withheld[*place];
            let coop = row.coop.map(|coop| coop.to_string()).unwrap_or_default();
            let part = ("part", row.part.id().to_owned());
            let values = vec![("id", row.household.to_string()), ("name", String::new()), part, ("coop", coop)];
            self.found.add(Kind::WithheldStranger, format!("withheld.{place}"), row.amount, values);
        }
    }

    /// What the village should have paid on, in one finding.
    fn paid_on(&mut self) {
        let NotPaidOn { amount, households, first } = std::mem::take(&mut self.not_paid_on);
        if households > 0 {
            let values = vec![("households", households.to_string()), ("id", first)];
            self.found.add(Kind::CollectiveNotPaidOn, "paid".to_owned(), amount, values).difference = -amount;
        }
    }

    /// What a co-op has paid in all, against what it had to share.
    fn co_op(&mut self, place: usize, coop: &CoopYear) {
        let declared = self.accounts.declared;
        let rows = declared.paid.iter().filter(|row| row.coop == Some(coop.id));
        let to_households: Fen = rows.map(|row| row.amount).sum();
        let entered = declared.to_collective.iter().position(|of| of.coop == coop.id);
        let to_collective = entered.map_or(Fen::ZERO, |entered| declared.to_collective[entered].amount);
        let paid = to_households + to_collective;
        let (shared, due) = (coop.to_share(), coop.to_village());
        self.sums.coops.push(OfCoop { id: coop.id, surplus: coop.bridge.surplus, shared, paid, to_collective, due });
        let money = |amount: Fen| amount.to_string();
        let id = ("coop", coop.id.to_string());
        let field = format!("surplus.{}", declared.surplus.iter().position(|of| of.coop == coop.id).unwrap_or(0));
        if had_nothing(coop) {
            if paid != Fen::ZERO {
                let values = vec![id, ("surplus", money(coop.bridge.surplus)), ("loss", money(coop.closing.loss))];
                self.found.add(Kind::OutOfCapital, field, paid, values).difference = self.of_capital[place];
            }
            return;
        }
        if paid > shared {
            let values = vec![id.clone(), ("paid", money(paid)), ("shared", money(shared))];
            self.found.add(Kind::AboveDistributable, field, paid - shared, values);
        }
        if to_collective != due {
            let field = entered.map_or("to_collective".to_owned(), |entered| format!("to_collective.{entered}"));
            let amount = if to_collective > due { to_collective - due } else { due - to_collective };
            let values = vec![id, ("paid", money(to_collective)), ("due", money(due))];
            self.found.add(Kind::CollectiveDiffers, field, amount, values);
        }
        self.patronage(place, coop);
    }

    /// Art. 44: at least 60 % of what is shared goes by trade. What is paid by trade and membership together is held
    /// against it, so that nobody is accused wrongly; what was withheld with a reason counts as paid.
    fn patronage(&mut self, place: usize, coop: &CoopYear) {
        let is_law = matches!(self.accounts.declared.scenario.0.scheme.surplus, SurplusRule::Law(_));
        if !is_law || coop.traded == Fen::ZERO {
            return;
        }
        let shared = coop.bridge.distributable;
        let least = shared - shared.mul_rate_down(Rate::ONE - LEAST_BY_TRADE);
        let of = |account: &&Account| account.part == Part::Patronage && account.coop == Some(place);
        let by_trade = self.accounts.of.iter().flatten().filter(of);
        let paid: Fen = by_trade.map(|account| account.paid + account.withheld.min(account.due)).sum();
        // What is less than a fen a member goes into the next year's surplus; nobody has kept it.
        let by_trade = coop.pots.iter().filter(|pot| pot.over == Over::Trade);
        let carried: Fen = by_trade.map(|pot| pot.declared.carried).sum();
        if paid + carried < least {
            let values = vec![("coop", coop.id.to_string()), ("paid", paid.to_string()), ("least", least.to_string())];
            self.found.add(Kind::PatronageBelow60, "paid".to_owned(), least - paid - carried, values);
        }
    }
}

/// The least part that goes by trade (co-operatives law, Art. 44).
const LEAST_BY_TRADE: Rate = Rate::percent(60);

/// Whether a co-op had nothing to share: after a loss, or one from before that is not made up.
fn had_nothing(coop: &CoopYear) -> bool {
    coop.to_share() == Fen::ZERO
}
