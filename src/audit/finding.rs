//! What an audit can find: each kind with its weight and what it rests on.

use serde::Serialize;

use crate::scenario::Date;
use crate::units::Fen;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// A law in force on the scenario's date is broken.
    Unlawful,
    /// Money or rights are not as the scheme, the charter or the register says.
    Wrong,
    /// Who does what, or what must be posted and signed, is not in order.
    Formal,
}

/// What a finding rests on. The words are in [`crate::words::audit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// An article of the Specialised Farmers' Cooperatives Law, in force since 2018-07-01.
    CoOpLaw,
    /// The scenario's scheme.
    Scheme,
    /// The register of the poor on 31 December of the year before.
    Register,
    /// The charter: the least part of the capital that the collective holds.
    Charter,
    /// Hui's three separations: leading and managing, supervising and operating, keeping and using.
    Separation,
    /// The public notice: ten days, dated and signed.
    Notice,
}

/// A kind of finding.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name.
    pub id: &'static str,
    /// How much it weighs where no law in force is broken.
    severity: Severity,
    /// What it rests on.
    pub source: Source,
    /// The article, where it rests on the law.
    pub article: Option<&'static str>,
}

const fn kind(id: &'static str, severity: Severity, source: Source) -> Kind {
    Kind { id, severity, source, article: None }
}

/// Against an article of the co-operatives law; before it was in force, against the scheme.
const fn unlawful(id: &'static str, article: &'static str) -> Kind {
    Kind { id, severity: Severity::Wrong, source: Source::CoOpLaw, article: Some(article) }
}

/// Every kind of finding, in the order in which equal weights are listed.
pub const KINDS: &[Kind] = {
    use {Severity::*, Source::*};
    &[
        unlawful("out-of-capital", "44"),
        unlawful("above-distributable", "44"),
        unlawful("patronage-below-60", "44"),
        kind("paid-dead", Wrong, Register),
        kind("paid-left", Wrong, Register),
        kind("paid-stranger", Wrong, Scheme),
        kind("paid-off-register", Wrong, Register),
        kind("paid-twice", Wrong, Scheme),
        kind("paid-more", Wrong, Scheme),
        kind("paid-less", Wrong, Scheme),
        kind("withheld-without-reason", Wrong, Notice),
        kind("collective-not-paid-on", Wrong, Scheme),
        kind("collective-differs", Wrong, Scheme),
        kind("cadre-allocated", Wrong, Scheme),
        kind("same-name", Formal, Register),
        kind("control-below-charter", Wrong, Charter),
        kind("leader-manages", Formal, Separation),
        kind("supervisor-operates", Formal, Separation),
        kind("keeper-uses", Formal, Separation),
        kind("notice-short", Formal, Notice),
        kind("date-missing", Formal, Notice),
        kind("signature-missing", Formal, Notice),
    ]
};

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which of [`KINDS`].
    pub id: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What it rests on.
    pub source: Source,
    /// The article, where it rests on the law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<&'static str>,
    /// Path in the declared ledger, such as `paid.12`.
    pub field: String,
    /// The money that it is about; nothing where it is about no money.
    pub amount: Fen,
    /// Its part of the difference between what households were paid and what the rules give; nothing where another
    /// finding has that part already.
    pub difference: Fen,
    /// Numbers and names for the sentence.
    pub values: Vec<(&'static str, String)>,
}

/// Collects findings.
pub(super) struct Findings {
    /// The date that selects the law.
    as_of: Date,
    list: Vec<Finding>,
}

impl Findings {
    /// None yet.
    pub fn new(as_of: Date) -> Findings {
        Findings { as_of, list: Vec::new() }
    }

    /// Adds a finding of a kind about an amount.
    ///
    /// # Panics
    /// When there is no such kind: a mistake of the caller, found by any test that reaches it.
    pub fn add(&mut self, id: &str, field: String, amount: Fen, values: Vec<(&'static str, String)>) -> &mut Finding {
        let Some(kind) = KINDS.iter().find(|kind| kind.id == id) else { panic!("no kind {id}") };
        let in_force = kind.article.is_some() && self.as_of >= Date::new(2018, 7, 1);
        let severity = if in_force { Severity::Unlawful } else { kind.severity };
        let difference = Fen::ZERO;
        let Kind { id, source, article, .. } = *kind;
        self.list.push(Finding { id, severity, source, article, field, amount, difference, values });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    /// All of them: the weightiest first, one kind after the other, each in the order it was found.
    pub fn sorted(self) -> Vec<Finding> {
        let place = |finding: &Finding| KINDS.iter().position(|kind| kind.id == finding.id).unwrap_or(0) as i64;
        crate::order::sorted_by(&self.list, |finding| finding.severity as i64 * KINDS.len() as i64 + place(finding))
    }
}
