//! What an audit can find: each kind with its weight and what it rests on.

use serde::Serialize;

use crate::check;
use crate::law::{Article, Provision};
use crate::scenario::{Date, LegalForm};
use crate::units::Fen;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// A law in force on the ledger's date is broken.
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
    /// An article of a law: [`Finding::article`].
    Law,
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
    /// What the law says, where it rests on one: of a co-op, of the collective itself.
    says: Option<[Provision; 2]>,
}

const fn kind(id: &'static str, severity: Severity, source: Source) -> Kind {
    Kind { id, severity, source, says: None }
}

/// Against what a law says of a co-op, and of the collective itself, where one in force says so; else of this weight.
const fn unlawful(id: &'static str, severity: Severity, source: Source, says: [Provision; 2]) -> Kind {
    Kind { id, severity, source, says: Some(says) }
}

/// Every kind of finding, in the order in which equal weights are listed.
pub const KINDS: &[Kind] = {
    use {Provision::*, Severity::*, Source::*};
    &[
        kind("scheme-unlawful", Wrong, Scheme),
        unlawful("out-of-capital", Wrong, Scheme, [ByTrade, CollectiveSharing]),
        unlawful("above-distributable", Wrong, Scheme, [ByTrade, CollectiveSharing]),
        unlawful("patronage-below-60", Wrong, Scheme, [ByTrade; 2]),
        unlawful("money-on-private-account", Wrong, Separation, [CollectiveMoney; 2]),
        kind("paid-dead", Wrong, Register),
        kind("paid-left", Wrong, Register),
        kind("paid-stranger", Wrong, Scheme),
        kind("paid-off-register", Wrong, Register),
        kind("paid-twice", Wrong, Scheme),
        kind("paid-more", Wrong, Scheme),
        kind("paid-less", Wrong, Scheme),
        kind("withheld-without-reason", Wrong, Notice),
        kind("withheld-whole", Wrong, Notice),
        kind("withheld-stranger", Wrong, Notice),
        kind("paid-and-withheld", Wrong, Notice),
        kind("collective-not-paid-on", Wrong, Scheme),
        kind("collective-differs", Wrong, Scheme),
        kind("cadre-allocated", Wrong, Scheme),
        kind("same-name", Formal, Register),
        kind("control-below-charter", Wrong, Charter),
        kind("leader-manages", Formal, Separation),
        unlawful("supervisor-operates", Formal, Separation, [Offices, CollectiveOffices]),
        unlawful("supervisor-related", Formal, Separation, [CollectiveOffices; 2]),
        kind("keeper-uses", Formal, Separation),
        unlawful("papers-short", Formal, Notice, [Papers, CollectivePapers]),
        kind("notice-short", Formal, Notice),
        kind("decided-after-notice", Formal, Notice),
        kind("date-of-another-year", Formal, Notice),
        kind("years-apart", Formal, Scheme),
        kind("years-off-missing", Formal, Register),
        kind("date-missing", Formal, Notice),
        kind("signature-missing", Formal, Notice),
        kind("one-signs-twice", Formal, Notice),
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
    pub article: Option<Article>,
    /// What is found of the scheme itself, where it is about that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme: Option<check::Finding>,
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
    date: Date,
    /// Whose law it is.
    form: LegalForm,
    list: Vec<Finding>,
}

impl Findings {
    /// None yet.
    pub fn new(date: Date, form: LegalForm) -> Findings {
        Findings { date, form, list: Vec::new() }
    }

    /// Adds what a law in force forbids of the scheme itself.
    pub fn add_scheme(&mut self, found: check::Finding) {
        let article = found.article;
        let field = format!("scenario.{}", found.field);
        let added = self.add("scheme-unlawful", field, Fen::ZERO, Vec::new());
        (added.severity, added.article, added.scheme) = (Severity::Unlawful, article, Some(found));
        if article.is_some() {
            added.source = Source::Law;
        }
    }

    /// Adds a finding of a kind about an amount.
    ///
    /// # Panics
    /// When there is no such kind: a mistake of the caller, found by any test that reaches it.
    pub fn add(&mut self, id: &str, field: String, amount: Fen, values: Vec<(&'static str, String)>) -> &mut Finding {
        let Some(kind) = KINDS.iter().find(|kind| kind.id == id) else { panic!("no kind {id}") };
        let says = kind.says.and_then(|[of_co_op, of_collective]| match self.form {
            // A federation is under the co-operatives law, too (Art. 63).
            LegalForm::CoOp | LegalForm::Federation => Some(of_co_op),
            LegalForm::Collective => Some(of_collective),
            LegalForm::Company => None,
        });
        // What only one of the two laws says does not bind the other's organisation.
        let article = says.and_then(|says| says.on(self.date)).filter(|article| article.binds(self.form));
        let (severity, source) = match article {
            Some(_) => (Severity::Unlawful, Source::Law),
            None => (kind.severity, kind.source),
        };
        let (id, difference, scheme) = (kind.id, Fen::ZERO, None);
        self.list.push(Finding { id, severity, source, article, scheme, field, amount, difference, values });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    /// All of them: the weightiest first, one kind after the other, each in the order it was found.
    pub fn sorted(self) -> Vec<Finding> {
        let place = |finding: &Finding| KINDS.iter().position(|kind| kind.id == finding.id).unwrap_or(0) as i64;
        crate::order::sorted_by(&self.list, |finding| finding.severity as i64 * KINDS.len() as i64 + place(finding))
    }
}
