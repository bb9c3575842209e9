//! A household's loan: what the borrowed money earns, interest, repayment, and default.
//!
//! A year's profit (return − own interest − wages) is income. A loss is made up out of what the household has above
//! the line; what that does not cover comes out of the borrowed money. After the last year, or when a loss is larger
//! than all that is left, the principal is due at once: out of the business, then out of what is above the line, and
//! the guarantee fund pays the lender what is still missing. Whoever defaults gets no further loan.

use serde::{Deserialize, Serialize};

use crate::scenario::{LeaderLoan, MicroLoan};
use crate::table::{self, RETURN_BITS};
use crate::units::{Fen, Rate};

/// A programme's loans.
#[derive(Clone, Debug)]
pub struct Loan {
    amount: Fen,
    years: u32,
    /// Of a year.
    interest: Fen,
    /// Part of it that public money pays.
    subsidy: Fen,
    /// The first year of lending, from 0.
    from: u32,
    rounds: u32,
    led: u32,
    wage: Fen,
    /// Returns in parts per million, equally likely.
    returns: Vec<i64>,
}

/// Where a household stands with its loan between two years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Debt {
    /// Borrowed money that is still in the business.
    pub working: Fen,
    /// Years until it is due; 0 where nothing is owed.
    pub years_left: u32,
    /// Loans that it has had, with this one.
    pub rounds: u32,
    /// Has defaulted: no further loan.
    pub stopped: bool,
}

/// A loan's year. What goes in is what comes out: working before + `lent` + `earned` + `subsidy` + `own` + `lost` =
/// `interest` + `wages` + profit + `repaid` + `working`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoanYear {
    /// Borrowed at the start of the year; no income.
    pub lent: Fen,
    /// What the borrowed money earned; negative where it lost.
    pub earned: Fen,
    /// Interest to the lender.
    pub interest: Fen,
    /// Part of it that public money pays.
    pub subsidy: Fen,
    /// Wages to those whom a leader employs.
    pub wages: Fen,
    /// The household's profit.
    pub profit: Fen,
    /// Paid out of other income: losses made up, principal.
    pub own: Fen,
    /// Principal that the lender got back, whoever paid it.
    pub repaid: Fen,
    /// What the guarantee fund paid in default.
    pub lost: Fen,
    /// Borrowed money still in the business after the year.
    pub working: Fen,
}

impl LoanYear {
    /// What it adds to the household's income.
    pub fn income(&self) -> Fen {
        self.profit - self.own
    }
}

impl Debt {
    /// Whether a loan runs.
    pub fn runs(&self) -> bool {
        self.years_left > 0
    }
}

impl Loan {
    /// To leaders.
    pub fn of_leader(loan: &LeaderLoan) -> Loan {
        let interest = loan.amount.mul_rate_down(loan.interest);
        Loan {
            amount: loan.amount,
            years: loan.years,
            interest,
            subsidy: interest.mul_rate_down(loan.subsidy),
            from: loan.from - 1,
            rounds: loan.rounds,
            led: loan.led,
            wage: loan.wage,
            returns: table::returns(loan.mean, loan.sd),
        }
    }

    /// To poor households: they employ nobody.
    pub fn micro(loan: &MicroLoan) -> Loan {
        let &MicroLoan { part: _, amount, years, interest, subsidy, mean, sd, from, rounds } = loan;
        let (loans, led, wage) = (0, 0, Fen::ZERO);
        Loan::of_leader(&LeaderLoan { loans, amount, years, interest, subsidy, mean, sd, led, wage, from, rounds })
    }

    /// Poor households that a borrower employs.
    pub fn led(&self) -> u32 {
        self.led
    }

    /// What each is paid a year.
    pub fn wage(&self) -> Fen {
        self.wage
    }

    /// Begins a loan where the programme has one for the household; what is lent.
    pub fn begin(&self, debt: &mut Debt, year: u32) -> Fen {
        if debt.runs() || debt.stopped || debt.rounds >= self.rounds || year < self.from {
            return Fen::ZERO;
        }
        *debt = Debt { working: self.amount, years_left: self.years, rounds: debt.rounds + 1, stopped: false };
        self.amount
    }

    /// Ends a year of a running loan; `above` is what the household has above the line without it, negative below it.
    ///
    /// # Panics
    /// When a fen went astray.
    pub fn end_year(&self, debt: &mut Debt, word: u32, wages: Fen, above: Fen) -> LoanYear {
        let before = debt.working;
        let earned = before.mul_rate_down(Rate::new(self.returns[(word >> (32 - RETURN_BITS)) as usize]));
        let result = earned - (self.interest - self.subsidy) - wages;
        let profit = result.or_nothing();
        let loss = (-result).or_nothing();
        let mut own = Fen::new(loss.fen().min(above.or_nothing().fen()));
        let mut working = before - (loss - own);
        let (mut repaid, mut lost) = (Fen::ZERO, Fen::ZERO);
        debt.years_left -= 1;
        if debt.years_left == 0 || working < Fen::ZERO {
            let lacking = (self.amount - working).or_nothing();
            let paid = Fen::new(lacking.fen().min((above + profit - own).or_nothing().fen()));
            own += paid;
            lost = lacking - paid;
            repaid = self.amount;
            working = Fen::ZERO;
            *debt = Debt { working, years_left: 0, rounds: debt.rounds, stopped: lost > Fen::ZERO };
        }
        debt.working = working;
        let (interest, subsidy) = (self.interest, self.subsidy);
        let went_in = before + earned + subsidy + own + lost;
        assert!(went_in == interest + wages + profit + repaid + working, "a loan went astray");
        LoanYear { lent: Fen::ZERO, earned, interest, subsidy, wages, profit, own, repaid, lost, working }
    }
}
