//! One year's plan of who is paid what.

use super::meeting::{self, Meeting};
use super::seal::Sealed;
use crate::audit::{self, Declared, Part, Payment};
use crate::check;
use crate::ledger::{Row, YearLedger};
use crate::scenario::{Error, Scenario};
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
    /// What breaks the law of its date. It stands on every paper.
    pub breaches: Vec<check::Finding>,
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
        let paid = payments(&ledger);
        let to_collective = ledger
            .coops
            .iter()
            .map(|coop| audit::CoopAmount { coop: coop.id, amount: coop.collective + coop.recovered });
        let declared = Declared {
            paid,
            to_collective: to_collective.filter(|of| of.amount != Fen::ZERO).collect(),
            withheld: Vec::new(),
            ..declared
        };
        let meetings = meeting::of(&declared, &ledger)?;
        let dated = Scenario { as_of: declared.date(), ..declared.scenario.0.clone() };
        let found = check::findings(&dated).into_iter();
        let breaches = found.filter(|finding| finding.severity == check::Severity::Unlawful).collect();
        Ok(Plan { sealed: Sealed::new(declared), ledger, meetings, breaches })
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

/// What is paid by a ledger, a row a dividend.
fn payments(ledger: &YearLedger) -> Vec<Payment> {
    let mut list = Vec::new();
    for row in &ledger.rows {
        let mut add = |part, coop, amount| {
            if amount != Fen::ZERO {
                list.push(Payment { household: row.id, part, coop, amount });
            }
        };
        for line in &row.lines {
            let coop = Some(ledger.coops[line.coop as usize].id);
            add(Part::PaidIn, coop, line.paid_in);
            add(Part::Allocated, coop, line.allocated);
            add(Part::Patronage, coop, line.patronage);
        }
        add(Part::Collective, None, row.collective);
        add(Part::Post, None, row.post);
        add(Part::Recovered, None, row.recovered);
    }
    list
}
