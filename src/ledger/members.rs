//! Changes of membership in a ledger: what new members pay in and what those who leave are refunded.

use super::{CoopYear, MemberYear, Row, Walk};
use crate::equity::{Holding, Household, Register};
use crate::household::Standing;
use crate::membership::{Course, Origin, Stage};
use crate::rules::accounts::{self, Layer};
use crate::rules::exit::{Held, Price};
use crate::rules::{Base, entry};
use crate::scenario::{QuantifiedBy, SurplusRule};
use crate::units::{Fen, Shares, mul_div_down};

impl<'a> Walk<'a> {
    /// Opens a year: notes what there is, and lets in who joins or splits off on its first day. What is paid into
    /// each co-op.
    pub(super) fn begin_year(&mut self) -> Vec<MemberYear> {
        self.opening = self.wealth();
        let mut joined = vec![MemberYear::default(); self.register.coops.len()];
        let Some(course) = self.course else { return joined };
        let year = self.year;
        let Some(stage) = course.stages[1..].iter().find(|stage| stage.first == year) else { return joined };
        self.enter(stage);
        let prices: Vec<entry::Price> = (0..self.books.len()).map(|place| self.price(place, &stage.joined)).collect();
        for &(place, shares) in stage.joined.iter().filter(|(place, _)| !self.closed[*place]) {
            let entry = prices[place].enter(&mut self.books[place], shares);
            joined[place].joined += entry.paid;
            joined[place].premium += entry.premium;
            joined[place].joined_shares += shares;
        }
        joined
    }

    /// What a share of a co-op costs who joins now: the register has them already, the books have not.
    fn price(&self, place: usize, joined: &[(usize, Shares)]) -> entry::Price {
        let (register, books) = (self.register, &self.books[place]);
        let shares = Shares::new(self.base(&register.coops[place], books).shares()) - entry::shares(joined, place);
        entry::Price::of(&self.model.scenario.scheme, books, shares, register.par)
    }

    /// Households take their standing with them; a part of one has the standing of the whole, but its own health.
    fn enter(&mut self, stage: &'a Stage) {
        self.register = &stage.register;
        self.accounts = &stage.accounts;
        let standing = |of: &[Standing], from: &Origin| {
            let old = of[from.place];
            if from.split_off { Standing { illnesses: 0, ..old } } else { old }
        };
        self.standings = stage.from.iter().map(|from| standing(&self.standings, from)).collect();
        self.without = stage.from.iter().map(|from| standing(&self.without, from)).collect();
        self.converted = stage.from.iter().map(|from| self.converted[from.place]).collect();
        if self.is_by_capital() {
            let persons: Vec<i64> = stage.register.households.iter().map(|of| of.persons.count().into()).collect();
            for (place, accounts) in self.layers.iter_mut().enumerate() {
                // A part of a household may be too small for a share, and then it is no member.
                let is_member = held_by_each(&stage.register, place, |_| true);
                let from = |(from, is_member): (&Origin, bool)| (is_member.then_some(from.place), from.split_off);
                let from: Vec<_> = stage.from.iter().zip(is_member).map(from).collect();
                *accounts = accounts::moved(accounts, &from, &persons);
            }
        }
    }

    /// Closes a year for a co-op's members: it is dissolved, or those who leave are refunded, all at one price.
    pub(super) fn end_memberships(&mut self, place: usize, year: &mut CoopYear, rows: &mut [Row]) {
        let Some(course) = self.course else { return };
        if self.closed[place] {
            return;
        }
        // Who owes more than there is goes to court (Art. 55), not into a liquidation by its members; only losses
        // that are entered can be so large.
        if course.dissolves(self.year, place) && self.books[place].net_assets() >= Fen::ZERO {
            year.members.dissolved = true;
            if let SurplusRule::Law(rule) = &self.model.scenario.scheme.surplus {
                year.members.undivided += rule.subsidy;
            }
            self.close(place, year, rows);
            year.members.undivided += year.state_part;
            return;
        }
        self.refund_leavers(course, place, year, rows);
    }

    /// Who owns which layer of a co-op's reserve, where there are several by trade.
    fn several_layers(&self, place: usize) -> Option<&'a [Layer]> {
        let by_trade = self.model.scenario.scheme.quantified() == Some(QuantifiedBy::ByTrade);
        self.accounts.get(place).map(Vec::as_slice).filter(|layers| by_trade && layers.len() > 1)
    }

    fn is_by_capital(&self) -> bool {
        self.model.scenario.scheme.quantified() == Some(QuantifiedBy::ByCapital)
    }

    /// Opens the accounts of before, where these are by contribution.
    pub(super) fn open_accounts(&mut self) {
        if !self.is_by_capital() {
            return;
        }
        let register = self.register;
        for (place, coop) in register.coops.iter().enumerate() {
            let said = held_by_each(register, place, |held| held.account);
            let own = held_by_each(register, place, |held| held.paid_in.count());
            let reserve = [coop.reserve, self.books[place].reserve];
            self.layers[place] = accounts::opened(&said, &own, coop.shares().count(), reserve);
        }
    }

    /// What of a co-op's reserve is quantified to each household, nothing but under the law; and all that is, with the
    /// collective's part.
    pub(super) fn quantified(&self, place: usize) -> (Vec<Fen>, Fen) {
        let (coop, reserve) = (&self.register.coops[place], self.books[place].reserve);
        let accounts = match (self.model.scenario.scheme.quantified(), self.several_layers(place)) {
            (Some(QuantifiedBy::ByCapital), _) => self.layers[place].clone(),
            (_, Some(layers)) => self.in_accounts(place, layers),
            (Some(_), None) if coop.traded > 0 => {
                let part = |traded: i64| Fen::new(mul_div_down(reserve.fen(), traded, coop.traded));
                held_by_each(self.register, place, |held| part(held.traded))
            }
            _ => vec![Fen::ZERO; self.register.households.len()],
        };
        let own = self.own_account(&self.base(coop, &self.books[place]), reserve, &accounts);
        let all = accounts.iter().copied().sum::<Fen>() + own;
        (accounts, all)
    }

    /// What of the quantified reserve is the collective's: by contribution what is nobody else's, where it holds shares or
    /// stands for allocated ones.
    fn own_account(&self, base: &Base, reserve: Fen, accounts: &[Fen]) -> Fen {
        match self.is_by_capital() && base.collective + base.allocated > 0 {
            true => reserve - accounts.iter().copied().sum(),
            false => Fen::ZERO,
        }
    }

    /// The accounts by which a year's rest is shared, where the reserve does not lie as trade does, and what of them is whose in
    /// `base`; then they hold what the year adds.
    pub(super) fn count_accounts(
        &mut self,
        place: usize,
        [before, after]: [Fen; 2],
        added: Fen,
        base: &mut Base,
    ) -> Option<Vec<Fen>> {
        let counted = self.model.scenario.scheme.counted(after, added);
        let accounts = self.follow_accounts(place, base, [before, counted])?;
        base.own_account = self.own_account(base, counted, &accounts).fen();
        base.accounts = Some(accounts.iter().copied().sum::<Fen>().fen() + base.own_account);
        self.follow_accounts(place, base, [counted, after]);
        Some(accounts)
    }

    /// Lets the accounts of a co-op's reserve follow it, where it does not lie as trade does; what lies in each household's
    /// then.
    fn follow_accounts(&mut self, place: usize, base: &Base, [before, after]: [Fen; 2]) -> Option<Vec<Fen>> {
        if self.is_by_capital() {
            let own = held_by_each(self.register, place, |held| held.paid_in.count());
            accounts::follow_each(&mut self.layers[place], &own, base.shares(), [before, after]);
            return Some(self.layers[place].clone());
        }
        let layers = self.several_layers(place)?;
        accounts::follow(&mut self.layers[place], layers.len(), before, after);
        Some(self.in_accounts(place, layers))
    }

    /// What lies in each household's account, where it is a member.
    fn in_accounts(&self, place: usize, layers: &[Layer]) -> Vec<Fen> {
        let account = |(at, household): (usize, &Household)| {
            let is_member = household.holdings.iter().any(|held| held.coop == place);
            if is_member { accounts::account(layers, &self.layers[place], at) } else { Fen::ZERO }
        };
        self.register.households.iter().enumerate().map(account).collect()
    }

    fn refund_leavers(&mut self, course: &Course, place: usize, year: &mut CoopYear, rows: &mut [Row]) {
        let mut exits = course.exits(self.year, place).peekable();
        if exits.peek().is_none() {
            return;
        }
        let (scheme, par) = (&self.model.scenario.scheme, self.register.par);
        let base = self.base(&self.register.coops[place], &self.books[place]);
        let price = Price::of(scheme, &self.books[place], &base, par);
        year.members.left_per_share = Fen::new(price.per_share.fen());
        let (layers, by_capital) = (self.several_layers(place), self.is_by_capital());
        let snapshot = self.layers[place].clone();
        for exit in exits {
            let mut held = held(&exit.holding, self.converted[exit.place]);
            if let Some(layers) = layers {
                held.account = Some(accounts::account(layers, &snapshot, exit.place));
                accounts::leave(&mut self.layers[place], layers, &snapshot, exit.place);
            } else if by_capital {
                held.account = Some(std::mem::take(&mut self.layers[place][exit.place]));
            }
            let refund = price.refund(&mut self.books[place], &held);
            rows[exit.place].refund += refund.all();
            year.members.left_shares += held.own;
            year.members.left_reserve += refund.reserve;
            year.members.left += refund.all();
            year.members.returned += held.returned;
        }
    }
}

/// What a member gives up: converted shares are its own.
fn held(holding: &Holding, converted: bool) -> Held {
    let (own, returned) = match converted {
        true => (holding.paid_in + holding.allocated, Shares::ZERO),
        false => (holding.paid_in, holding.allocated),
    };
    Held { own, returned, traded: holding.traded, account: None }
}

/// Something of each household's holding in a co-op; nothing of who is no member.
fn held_by_each<T: Default>(register: &Register, place: usize, what: impl Fn(&Holding) -> T) -> Vec<T> {
    let held = |of: &Household| of.holdings.iter().find(|held| held.coop == place).map(&what).unwrap_or_default();
    register.households.iter().map(held).collect()
}
