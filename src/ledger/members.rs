//! Changes of membership in a ledger: what new members pay in and what those who leave are refunded.

use super::{CoopYear, MemberYear, Row, Walk};
use crate::equity::{Holding, Household};
use crate::household::Standing;
use crate::membership::{Course, Origin, Stage};
use crate::rules::accounts::{self, Layer};
use crate::rules::exit::{Held, Price};
use crate::scenario::SurplusRule;
use crate::units::{Fen, Shares, mul_div_floor};

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
        for &(place, shares) in stage.joined.iter().filter(|(place, _)| !self.closed[*place]) {
            let paid = shares.at_par(self.register.par);
            self.books[place].capital += paid;
            joined[place].joined += paid;
            joined[place].joined_shares += shares;
        }
        joined
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

    /// Who owns which layer of a co-op's reserve, where there are several under the law.
    pub(super) fn several_layers(&self, place: usize) -> Option<&'a [Layer]> {
        let is_law = matches!(self.model.scenario.scheme.surplus, SurplusRule::Law(_));
        self.accounts.get(place).map(Vec::as_slice).filter(|layers| is_law && layers.len() > 1)
    }

    /// What of a co-op's reserve is quantified to each household; nothing but under the law.
    pub(super) fn quantified(&self, place: usize) -> Vec<Fen> {
        let (coop, reserve) = (&self.register.coops[place], self.books[place].reserve);
        let is_law = matches!(self.model.scenario.scheme.surplus, SurplusRule::Law(_));
        let by_trade = |household: &Household| {
            let held = household.holdings.iter().find(|held| held.coop == place);
            let traded = held.map_or(0, |held| held.traded);
            if is_law && traded > 0 { Fen(mul_div_floor(reserve.0, traded, coop.traded)) } else { Fen::ZERO }
        };
        match self.several_layers(place) {
            Some(layers) => self.in_accounts(place, layers),
            None => self.register.households.iter().map(by_trade).collect(),
        }
    }

    /// Lets the layers of a co-op's reserve follow it over a year; what lies in each household's account then.
    pub(super) fn follow_accounts(&mut self, place: usize, before: Fen, after: Fen) -> Option<Vec<Fen>> {
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
        year.members.left_per_share = Fen(price.per_share.0);
        let (layers, snapshot) = (self.several_layers(place), self.layers[place].clone());
        for exit in exits {
            let mut held = held(&exit.holding, self.converted[exit.place]);
            if let Some(layers) = layers {
                held.account = Some(accounts::account(layers, &snapshot, exit.place));
                accounts::leave(&mut self.layers[place], layers, &snapshot, exit.place);
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
        true => (holding.paid_in + holding.allocated, Shares(0)),
        false => (holding.paid_in, holding.allocated),
    };
    Held { own, returned, traded: holding.traded, account: None }
}
