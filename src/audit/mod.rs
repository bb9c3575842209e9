//! An audit: a declared ledger against the rules, the register, the charter and the papers.
//!
//! The ledger of the rules is made from the entered surpluses by the same code that pays every future. What a household
//! was paid differs from it for a reason that has a name, and the named amounts add up to the whole difference: see
//! [`Sums`]. A declared ledger is never simulated, and a simulated one is never audited.

mod accounts;
mod declared;
mod finding;
mod money;
mod papers;
mod sums;
#[cfg(test)]
mod tests;

pub use accounts::payments;
pub use declared::{
    Account, CoopAmount, Decided, Declared, FORMAT, Gone, Off, Offices, Part, Payment, Period, Related, Rules, Signed,
    Why, Withheld,
};
pub use finding::{Finding, Kind, Severity, Source};
pub use sums::{OfCoop, Sums};

use serde::Serialize;

use crate::cases::LEDGERS;
use crate::check;
use crate::ledger::YearLedger;
use crate::scenario::{Date, Error, Named};

/// What an audit comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Audit {
    /// What the ledger is called.
    pub name: Named,
    /// The day whose law and words are used.
    pub date: Date,
    /// The calendar year that was shared out.
    pub year: u32,
    /// Rows of payments.
    pub payments: usize,
    /// What was found, the weightiest first.
    pub findings: Vec<Finding>,
    /// How the sums compare.
    pub sums: Sums,
}

/// Audits a declared ledger.
///
/// ```
/// use fenhong::audit;
///
/// let declared = audit::shipped("huaihua-ledger").unwrap();
/// let found = audit::audit(&declared)?;
/// assert!(found.findings.iter().any(|finding| finding.severity == audit::Severity::Unlawful));
/// # Ok::<(), fenhong::Error>(())
/// ```
///
/// # Errors
/// When the rules cannot be worked out for it, such as a co-op with which nobody trades under the law.
pub fn audit(declared: &Declared) -> Result<Audit, Error> {
    let accounts = accounts::Accounts::new(declared)?;
    let scenario = &declared.scenario.0;
    let mut found = finding::Findings::new(declared.date(), scenario.scheme.form);
    let of_scheme = declared.scheme_findings().into_iter();
    for of_scheme in of_scheme.filter(|of_scheme| {
        of_scheme.severity == check::Severity::Unlawful && of_scheme.kind != check::Kind::CadreHoldsAllocated
    }) {
        found.add_scheme(of_scheme);
    }
    let sums = money::find(&accounts, &mut found);
    papers::find(&accounts, &mut found);
    let (name, payments) = (declared.name.clone(), declared.paid.len());
    Ok(Audit { name, date: declared.date(), year: declared.year, payments, findings: found.sorted(), sums })
}

/// The ledger of the year by the rules, from the entered surpluses: what payments are held against.
///
/// # Errors
/// When the scenario or the ledger cannot be used.
pub fn due(declared: &Declared) -> Result<YearLedger, Error> {
    Ok(accounts::Accounts::new(declared)?.ledger)
}

/// A shipped declared ledger.
pub fn shipped(id: &str) -> Option<Declared> {
    let case = LEDGERS.iter().find(|case| case.0 == id)?;
    // A test reads them all.
    Declared::from_json(case.1).ok()
}
