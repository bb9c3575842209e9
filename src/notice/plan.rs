//! One year's plan of who is paid what.

use super::meeting::{self, Meeting};
use super::seal::Sealed;
use crate::audit::{self, Declared};
use crate::check;
use crate::ledger::{CoopYear, Row, YearLedger};
use crate::scenario::Error;
use crate::units::Fen;

/// One year's plan of who is paid what.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What it rests on, with the payments that are due.
    pub sealed: Sealed,
    /// The ledger by the rules, household by household.
    pub ledger: YearLedger,
    /// The meetings that must decide it: a co-op's members for each co-op, the collective's where its dividend is
    /// shared out.
    pub meetings: Vec<Meeting>,
    /// What the law of its day says of the scheme, the weightiest first.
    pub findings: Vec<check::Finding>,
}

impl Plan {
    /// The plan for a declared year, whatever it says of payments.
    ///
    /// ```
    /// use fenhong::notice::Plan;
    /// use fenhong::{Fen, audit};
    ///
    /// let plan = Plan::new(audit::shipped("huaihua-ledger-clean").unwrap())?;
    /// let due: Fen = plan.sealed.declared.paid.iter().map(|payment| payment.amount).sum();
    /// assert_eq!(due, plan.rows().map(|row| row.dividends()).sum());
    /// # Ok::<(), fenhong::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the year cannot be shared out by its rules.
    pub fn new(declared: Declared) -> Result<Plan, Error> {
        let ledger = audit::due(&declared)?;
        let paid = audit::payments(&ledger);
        let to_village = |coop: &CoopYear| audit::CoopAmount { coop: coop.id, amount: coop.to_village() };
        let to_collective = ledger.coops.iter().map(to_village);
        let declared = Declared {
            paid,
            to_collective: to_collective.filter(|of| of.amount != Fen::ZERO).collect(),
            withheld: Vec::new(),
            ..declared
        };
        let meetings = meeting::of(&declared, &ledger)?;
        let findings = declared.scheme_findings();
        Ok(Plan { sealed: Sealed::new(declared), ledger, meetings, findings })
    }

    /// What breaks the law of its day. It stands on every paper.
    pub fn breaches(&self) -> impl Iterator<Item = &check::Finding> {
        self.findings.iter().filter(|finding| finding.severity == check::Severity::Unlawful)
    }

    /// The households that are paid something.
    pub fn receivers(&self) -> impl Iterator<Item = &Row> {
        self.rows().filter(|row| row.dividends() != Fen::ZERO)
    }

    /// What households are paid in all.
    pub fn paid(&self) -> Fen {
        self.rows().map(Row::dividends).sum()
    }

    /// The households that are still there, in the order of their numbers.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.ledger.rows.iter().filter(|row| self.sealed.declared.gone_before(row.id).is_none())
    }

    /// The households in their first year off the register.
    pub fn first_off(&self) -> impl Iterator<Item = &Row> {
        let declared = &self.sealed.declared;
        let years = |id: u32| declared.off_register.iter().find(|off| off.household == id).map_or(1, |off| off.years);
        self.rows().filter(move |row| row.cohort && !row.on_register && years(row.id) == 1)
    }
}
