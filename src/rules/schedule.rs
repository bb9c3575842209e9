//! The schedule: what a co-op's year pays for each share of a class, for each unit of trade, for each member.
//!
//! A surplus rule fills pots, each shared over one kind of thing. A household's dividend is the dot product
//! of its holdings with the schedule, so the rule is worked out once a co-op, not once a household.

use serde::{Deserialize, Serialize};

use super::rounding::{self, Declared, Sharing};
use crate::scenario::{Class, Rounding};
use crate::units::{Fen, FenPerShare, Shares};

/// Over what a pot is shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Over {
    /// All shares.
    #[default]
    Shares,
    /// The collective's shares.
    Collective,
    /// Paid-in shares.
    PaidIn,
    /// Allocated shares.
    Allocated,
    /// All but the collective's.
    NotCollective,
    /// All but the paid-in ones.
    NotPaidIn,
    /// All but the allocated ones.
    NotAllocated,
    /// Trade with the co-op, to the fen.
    Trade,
    /// Quantified reserve, which lies with the members as their trade does, or in accounts.
    Reserve,
    /// Members, equally; the collective is one where it holds shares.
    Members,
}

/// What the pots of a co-op are shared over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// Shares of the collective.
    pub collective: i64,
    /// Paid-in shares.
    pub paid_in: i64,
    /// Allocated shares.
    pub allocated: i64,
    /// Trade of all members, in fen.
    pub traded: i64,
    /// Reserve in the members' accounts, in fen, where it does not lie as trade does.
    pub accounts: Option<i64>,
    /// What of these is the collective's.
    pub own_account: i64,
    /// Members, with the collective where it holds shares.
    pub members: i64,
    /// All shares at par.
    pub capital: Fen,
    /// Par value of a share.
    pub par: Fen,
}

impl Base {
    /// A co-op without trade and members.
    pub fn of_shares(collective: i64, paid_in: i64, allocated: i64, par: Fen) -> Base {
        let capital = Shares::new(collective + paid_in + allocated).at_par(par);
        Base { collective, paid_in, allocated, capital, par, ..Base::default() }
    }

    /// Shares of one class.
    pub fn class(&self, class: Class) -> i64 {
        match class {
            Class::Collective => self.collective,
            Class::PaidIn => self.paid_in,
            Class::Allocated => self.allocated,
        }
    }

    /// All shares.
    pub fn shares(&self) -> i64 {
        self.collective + self.paid_in + self.allocated
    }
}

impl Over {
    /// The shares of a class.
    pub fn class(class: Class) -> Over {
        match class {
            Class::Collective => Over::Collective,
            Class::PaidIn => Over::PaidIn,
            Class::Allocated => Over::Allocated,
        }
    }

    /// The shares of the other classes.
    pub fn other_than(class: Class) -> Over {
        match class {
            Class::Collective => Over::NotCollective,
            Class::PaidIn => Over::NotPaidIn,
            Class::Allocated => Over::NotAllocated,
        }
    }

    /// The parts of a holder, or of all: shares of each class, trade and memberships.
    pub fn parts(self, base: &Base) -> i64 {
        match self {
            Over::Trade => base.traded,
            Over::Reserve => base.accounts.unwrap_or(base.traded),
            Over::Members => base.members,
            shares => {
                let counted = |class, many| if shares.has(class) { many } else { 0 };
                counted(Class::Collective, base.collective)
                    + counted(Class::PaidIn, base.paid_in)
                    + counted(Class::Allocated, base.allocated)
            }
        }
    }

    /// The parts of the collective.
    pub fn of_collective(self, base: &Base) -> i64 {
        match self {
            Over::Members => i64::from(base.collective > 0),
            Over::Reserve => base.own_account,
            over => {
                if over.has(Class::Collective) {
                    base.collective
                } else {
                    0
                }
            }
        }
    }

    /// The parts of a holding: its paid-in shares, its allocated shares, its trade or membership.
    ///
    /// ```
    /// use fenhong::rules::Over;
    ///
    /// // Two paid-in shares, three allocated ones and trade of forty units, in pots over different things.
    /// assert_eq!(Over::Shares.of_holding(2, 3, 40), [2, 3, 0]);
    /// assert_eq!(Over::NotAllocated.of_holding(2, 3, 40), [2, 0, 0]);
    /// assert_eq!(Over::Trade.of_holding(2, 3, 40), [0, 0, 40]);
    /// assert_eq!(Over::Members.of_holding(2, 3, 40), [0, 0, 1]);
    /// ```
    pub fn of_holding(self, paid_in: i64, allocated: i64, traded: i64) -> [i64; 3] {
        let shares = |class, held| if self.has(class) { held } else { 0 };
        let other = match self {
            Over::Trade | Over::Reserve => traded,
            Over::Members => 1,
            _ => 0,
        };
        [shares(Class::PaidIn, paid_in), shares(Class::Allocated, allocated), other]
    }

    /// How the fen of such a pot that do not divide are shared, where a share has this par value.
    ///
    /// A dividend is declared in whole fen a share; where a share is worth less than `WHOLE_FEN_FROM`, so that fen are
    /// too coarse for it, and by trade, each holder has its part of the whole.
    #[inline(always)]
    pub fn sharing(self, rounding: Rounding, par: Fen) -> Sharing {
        let is_fine = match self {
            Over::Trade | Over::Reserve => true,
            Over::Members => false,
            _ => par < WHOLE_FEN_FROM,
        };
        match rounding {
            Rounding::LargestRemainder => Sharing::EveryFen,
            Rounding::DeclaredDividend if is_fine => Sharing::ByHolder,
            Rounding::DeclaredDividend => Sharing::WholeFen,
        }
    }

    /// Whether shares of a class have a part.
    pub fn has(self, class: Class) -> bool {
        match self {
            Over::Shares => true,
            Over::Collective => class == Class::Collective,
            Over::PaidIn => class == Class::PaidIn,
            Over::Allocated => class == Class::Allocated,
            Over::NotCollective => class != Class::Collective,
            Over::NotPaidIn => class != Class::PaidIn,
            Over::NotAllocated => class != Class::Allocated,
            Over::Trade | Over::Reserve | Over::Members => false,
        }
    }
}

/// From this par value on a dividend is declared in whole fen a share: a fen is less than a ten-thousandth of it.
pub const WHOLE_FEN_FROM: Fen = Fen::yuan(100);

/// A sum and what it is shared over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Pot {
    /// Over what.
    pub over: Over,
    /// The sum.
    pub amount: Fen,
    /// Parts: shares, units of trade, members.
    pub parts: i64,
    /// What a part is paid, and what does not divide.
    pub declared: Declared,
}

/// A pot as it is written: its dividend beside its sum. A flattened field would have no length that is known, and be
/// read through a buffer for any format.
#[derive(Serialize, Deserialize)]
struct Written {
    over: Over,
    amount: Fen,
    parts: i64,
    per_share: Fen,
    odd: Fen,
    carried: Fen,
}

impl From<Written> for Pot {
    fn from(from: Written) -> Pot {
        let declared = Declared {
            per_share: FenPerShare::new(from.per_share.fen()),
            odd: from.odd,
            carried: from.carried,
            rest: from.odd + from.carried,
            to_the_fen: from.odd > Fen::ZERO,
        };
        Pot { over: from.over, amount: from.amount, parts: from.parts, declared }
    }
}

impl From<Pot> for Written {
    fn from(Pot { over, amount, parts, declared }: Pot) -> Written {
        let Declared { per_share, odd, carried, .. } = declared;
        Written { over, amount, parts, per_share: Fen::new(per_share.fen()), odd, carried }
    }
}

/// What of a pot reaches its holders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrived {
    /// Out of the co-op's own means.
    pub own: Fen,
    /// Out of a guarantor's.
    pub guaranteed: Fen,
}

/// The most pots of a year: a floor, and the four of the `law`.
pub const MOST_POTS: usize = 5;

/// The parts of all holders in a pot over something, in whatever order.
pub type Holders<'a> = &'a dyn Fn(Over) -> Vec<i64>;

/// The pots of a co-op's year.
#[derive(Clone, Copy)]
pub struct Schedule<'a> {
    rounding: Rounding,
    base: Base,
    holders: Holders<'a>,
    pots: [Pot; MOST_POTS],
    many: usize,
}

impl<'a> Schedule<'a> {
    /// Without pots.
    #[inline(always)]
    pub fn new(rounding: Rounding, base: Base, holders: Holders<'a>) -> Schedule<'a> {
        Schedule { rounding, base, holders, pots: [Pot::default(); MOST_POTS], many: 0 }
    }

    /// Declares a pot; nothing of nothing is no pot.
    #[inline(always)]
    pub fn add(&mut self, over: Over, amount: Fen) {
        self.add_guaranteed(over, amount, Fen::ZERO);
    }

    /// Declares a pot to which a guarantor adds what is wanted, as far as it arrives: what does not divide is left to the
    /// guarantor first. What of both has arrived.
    pub fn add_guaranteed(&mut self, over: Over, own: Fen, wanted: Fen) -> Arrived {
        let amount = own + wanted;
        if amount == Fen::ZERO {
            return Arrived::default();
        }
        let parts = over.parts(&self.base);
        let sharing = over.sharing(self.rounding, self.base.par);
        let mut declared = rounding::declare(sharing, amount, Shares::new(parts), || (self.holders)(over));
        let not_needed = wanted.min(declared.carried);
        declared.carried -= not_needed;
        let arrived = Arrived { own: own - declared.carried, guaranteed: wanted - not_needed };
        if amount > not_needed {
            self.pots[self.many] = Pot { over, amount: amount - not_needed, parts, declared };
            self.many += 1;
        }
        arrived
    }

    /// The pots in the order of the year.
    #[inline(always)]
    pub fn pots(&self) -> &[Pot] {
        &self.pots[..self.many]
    }

    /// What a share of a class is paid.
    #[inline(always)]
    pub fn per_share(&self, class: Class) -> FenPerShare {
        self.sum(|over| over.has(class))
    }

    /// Whole fen that a fen of trade is paid.
    #[inline(always)]
    pub fn per_unit(&self) -> FenPerShare {
        self.sum(|over| over == Over::Trade || over == Over::Reserve && self.base.accounts.is_none())
    }

    /// What a member is paid.
    #[inline(always)]
    pub fn per_member(&self) -> FenPerShare {
        self.sum(|over| over == Over::Members)
    }

    /// Fen that are carried to next year.
    #[inline(always)]
    pub fn carried(&self) -> Fen {
        self.pots().iter().map(|pot| pot.declared.carried).sum()
    }

    #[inline(always)]
    fn sum(&self, counts: impl Fn(Over) -> bool) -> FenPerShare {
        FenPerShare::new(
            self.pots().iter().filter(|pot| counts(pot.over)).map(|pot| pot.declared.per_share.fen()).sum(),
        )
    }
}
