//! The cap table: who holds which shares, and who controls.
//!
//! All shares of a co-op have one par value. The collective's shares carry control; allocated shares
//! are a dividend right only: not saleable, not redeemable.

use crate::scenario::Class;
use crate::units::{Fen, Persons, Rate, Shares};

/// A village's register: its co-ops and its households, each in the order of the register numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// The village's number, from 0.
    pub village: u32,
    /// Par value of a share.
    pub par: Fen,
    /// The co-ops.
    pub coops: Vec<Coop>,
    /// The households.
    pub households: Vec<Household>,
}

/// A co-op's cap table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coop {
    /// Register number, unique in the village.
    pub id: u32,
    /// Addresses the co-op's luck, unique in the scenario.
    pub address: u32,
    /// What a roster calls it.
    pub name: Option<String>,
    /// Position of its enterprise in the scenario.
    pub enterprise: usize,
    /// Enterprises beside it, each with its part of the capital.
    pub also: Vec<(usize, Rate)>,
    /// Jobs that it has.
    pub jobs: i64,
    /// What the infrastructure entrusted to it is worth at the start.
    pub infrastructure: Fen,
    /// Reserve from before the first year.
    pub reserve: Fen,
    /// Surplus of before that is not distributed; below nothing a loss.
    pub undistributed: Fen,
    /// Floors owed from before the first year.
    pub arrears: Fen,
    /// Shares of the village collective.
    pub collective: Shares,
    /// Paid-in shares of all households.
    pub paid_in: Shares,
    /// Allocated shares of all households.
    pub allocated: Shares,
    /// Trade of all households with it, in fen.
    pub traded: i64,
    /// Households with shares or trade.
    pub members: i64,
}

/// A household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Household {
    /// Register number, unique in the village.
    pub id: u32,
    /// Addresses the household's luck, unique in the scenario.
    pub address: u32,
    /// What a roster calls it.
    pub name: Option<String>,
    /// Persons who share the income.
    pub persons: Persons,
    /// Persons with a wage.
    pub workers: u32,
    /// Wages of one working person a year.
    pub wage: Fen,
    /// Farming a year.
    pub farming: Fen,
    /// Everything else a year.
    pub other: Fen,
    /// Registered poor at the start.
    pub registered: bool,
    /// What it holds, at most one row a co-op, in the order of the co-ops.
    pub holdings: Vec<Holding>,
}

/// A household's shares in one co-op.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holding {
    /// Position of the co-op in the register.
    pub coop: usize,
    /// Paid-in shares.
    pub paid_in: Shares,
    /// Allocated shares.
    pub allocated: Shares,
    /// Trade with the co-op a year, in fen.
    pub traded: i64,
    /// Jobs in it.
    pub jobs: i64,
    /// What of the reserve from before the first year lies in its account, where that is said.
    pub account: Fen,
}

/// Votes in a co-op (Arts. 21, 22): each member has one, and additional votes may be given, up to a fifth of
/// the members' number together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Votes {
    /// Members: households with shares or trade, and the collective where it holds shares.
    pub members: i64,
    /// All votes, with the additional ones.
    pub all: i64,
    /// The collective's.
    pub of_collective: i64,
}

/// The most additional votes, as a fraction of the members' number (Art. 22).
pub const MOST_EXTRA_VOTES: Rate = Rate::percent(20);

impl Coop {
    /// The shares of a class.
    pub fn class(&self, class: Class) -> Shares {
        match class {
            Class::Collective => self.collective,
            Class::PaidIn => self.paid_in,
            Class::Allocated => self.allocated,
        }
    }

    /// Who has how many votes, where the collective has additional ones: so many, of the members' number, rounded
    /// down.
    pub fn votes(&self, extra: Rate) -> Votes {
        let entity = i64::from(self.collective.count() > 0);
        let members = self.members + entity;
        let additional = entity * (members * extra.ppm() / Rate::ONE.ppm());
        Votes { members, all: members + additional, of_collective: entity + additional }
    }

    /// All shares.
    pub fn shares(&self) -> Shares {
        self.collective + self.paid_in + self.allocated
    }

    /// The collective's part of the shares, rounded down; nothing where there are no shares.
    pub fn capital_control(&self) -> Rate {
        match self.shares().count() {
            0 => Rate::ZERO,
            all => Rate::new(self.collective.count() * Rate::ONE.ppm() / all),
        }
    }
}

impl Register {
    /// Adds up the holdings into the co-ops' totals.
    pub fn add_up(&mut self) {
        for coop in &mut self.coops {
            (coop.paid_in, coop.allocated) = (Shares::ZERO, Shares::ZERO);
            (coop.traded, coop.members) = (0, 0);
        }
        for holding in self.households.iter().flat_map(|h| &h.holdings) {
            let coop = &mut self.coops[holding.coop];
            coop.paid_in += holding.paid_in;
            coop.allocated += holding.allocated;
            coop.traded += holding.traded;
            coop.members += 1;
        }
    }

    /// Capital of all co-ops.
    pub fn capital(&self) -> Fen {
        self.coops.iter().map(|coop| coop.shares().at_par(self.par)).sum()
    }

    /// The public part of it: the collective's and the allocated shares.
    pub fn public_capital(&self) -> Fen {
        self.coops.iter().map(|coop| (coop.collective + coop.allocated).at_par(self.par)).sum()
    }
}

impl Household {
    /// What it has in a usual first year without the scheme.
    pub fn usual_means(&self) -> Fen {
        self.wage.times(i64::from(self.workers)) + self.farming + self.other
    }

    /// The same for each head.
    pub fn means_a_head(&self) -> Fen {
        Fen::new(self.usual_means().fen() / i64::from(self.persons.count().max(1)))
    }

    /// Gives it more shares in a co-op, or trade with it.
    pub fn give(&mut self, more: Holding) {
        if (more.paid_in, more.allocated, more.traded, more.jobs) == (Shares::ZERO, Shares::ZERO, 0, 0) {
            return;
        }
        match self.holdings.iter_mut().find(|holding| holding.coop == more.coop) {
            Some(holding) => {
                holding.paid_in += more.paid_in;
                holding.allocated += more.allocated;
                holding.traded += more.traded;
                holding.jobs += more.jobs;
                holding.account += more.account;
            }
            None => {
                let place = self.holdings.iter().take_while(|holding| holding.coop < more.coop).count();
                self.holdings.insert(place, more);
            }
        }
    }
}
