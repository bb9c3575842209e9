//! What a co-op owns, and the way from its surplus to what can be shared.

use serde::{Deserialize, Serialize};

use crate::units::Fen;

/// What a co-op owns, by where it came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Books {
    /// Capital put in, at par.
    pub capital: Fen,
    /// Reserve kept from surpluses.
    pub reserve: Fen,
    /// Risk fund kept from surpluses.
    pub risk: Fen,
    /// Special fund: what the state has paid for; never divided.
    pub special: Fen,
    /// Losses that no fund has absorbed yet.
    pub loss: Fen,
    /// Fen that did not divide last year.
    pub carried: Fen,
    /// Floors owed from earlier years; a promise, not a debt of the books.
    pub arrears: Fen,
    /// Shares that came to the collective since the start: bought, or left behind by who left.
    pub bought: i64,
}

impl Books {
    /// A new co-op's books.
    pub fn opened_with(capital: Fen) -> Books {
        Books { capital, ..Books::default() }
    }

    /// Net assets: what the co-op owns; the return acts on this.
    ///
    /// ```
    /// use fenhong::Fen;
    /// use fenhong::rules::Books;
    ///
    /// let books = Books { reserve: Fen::yuan(50), loss: Fen::yuan(20), ..Books::opened_with(Fen::yuan(1_000)) };
    /// assert_eq!(books.net_assets(), Fen::yuan(1_030));
    /// ```
    #[inline(always)]
    pub fn net_assets(&self) -> Fen {
        self.capital + self.reserve + self.risk + self.special + self.carried - self.loss
    }

    /// What is left to be divided when the co-op closes: not the special fund.
    #[inline(always)]
    pub fn divisible(&self) -> Fen {
        self.net_assets() - self.special
    }
}

/// From a year's surplus to what can be distributed, every step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bridge {
    /// The year's surplus; negative in a loss year.
    pub surplus: Fen,
    /// Part of a loss that the risk fund absorbs.
    pub absorbed_by_risk: Fen,
    /// Part of a loss that the reserve absorbs.
    pub absorbed: Fen,
    /// Part of a surplus that makes up losses of earlier years.
    pub made_up: Fen,
    /// Kept as reserve.
    pub reserve: Fen,
    /// Kept in the risk fund.
    pub risk: Fen,
    /// Kept as the members' own welfare fund, which lies with the reserve.
    pub common: Fen,
    /// To the village's welfare fund.
    pub welfare: Fen,
    /// Carried over from last year.
    pub carried_in: Fen,
    /// What is left to share.
    pub distributable: Fen,
}

impl Bridge {
    /// What the year adds to the reserve.
    #[inline(always)]
    pub fn added(&self) -> Fen {
        self.reserve + self.common
    }
}
