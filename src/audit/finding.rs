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

/// What is found of a kind: how much it weighs, and what it rests on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    /// How much it weighs where no law in force is broken.
    severity: Severity,
    /// What it rests on then.
    source: Source,
    /// What the law says, where it rests on one: of a co-op, of the collective itself.
    says: Option<[Provision; 2]>,
}

const fn plain(severity: Severity, source: Source) -> Terms {
    Terms { severity, source, says: None }
}

/// Against what a law says of a co-op, and of the collective itself, where one in force says so; else of this weight.
const fn unlawful(severity: Severity, source: Source, says: [Provision; 2]) -> Terms {
    Terms { severity, source, says: Some(says) }
}

// Equal weights are listed in this order.
check::kinds! { Terms, of Provision Severity Source:
    /// The scheme itself is unlawful.
    SchemeUnlawful: plain(Wrong, Scheme);
    /// Paid though there was nothing to share.
    OutOfCapital: unlawful(Wrong, Scheme, [ByTrade, CollectiveSharing]);
    /// More paid than there was to share.
    AboveDistributable: unlawful(Wrong, Scheme, [ByTrade, CollectiveSharing]);
    /// Less than 60 % returned by trade.
    #[serde(rename = "patronage-below-60")]
    PatronageBelow60: unlawful(Wrong, Scheme, [ByTrade; 2]);
    /// Money on a private account.
    MoneyOnPrivateAccount: unlawful(Wrong, Separation, [CollectiveMoney; 2]);
    /// Paid to who had died before.
    PaidDead: plain(Wrong, Register);
    /// Paid to who had left before.
    PaidLeft: plain(Wrong, Register);
    /// Paid to no member.
    PaidStranger: plain(Wrong, Scheme);
    /// Paid to who was off the register.
    PaidOffRegister: plain(Wrong, Register);
    /// Paid twice.
    PaidTwice: plain(Wrong, Scheme);
    /// Paid too much.
    PaidMore: plain(Wrong, Scheme);
    /// Paid too little.
    PaidLess: plain(Wrong, Scheme);
    /// Withheld without a reason.
    WithheldWithoutReason: plain(Wrong, Notice);
    /// A whole dividend withheld.
    WithheldWhole: plain(Wrong, Notice);
    /// Withheld from no member.
    WithheldStranger: plain(Wrong, Notice);
    /// Paid, and withheld too.
    PaidAndWithheld: plain(Wrong, Notice);
    /// The collective's part not paid on.
    CollectiveNotPaidOn: plain(Wrong, Scheme);
    /// The collective was paid another amount.
    CollectiveDiffers: plain(Wrong, Scheme);
    /// A cadre's household paid on allocated shares.
    CadreAllocated: plain(Wrong, Scheme);
    /// One name, two numbers, both paid.
    SameName: plain(Formal, Register);
    /// Less control than the charter wants.
    ControlBelowCharter: plain(Wrong, Charter);
    /// Who leads manages.
    LeaderManages: plain(Formal, Separation);
    /// Who supervises operates.
    SupervisorOperates: unlawful(Formal, Separation, [Offices, CollectiveOffices]);
    /// A near relative of who supervises holds an office.
    SupervisorRelated: unlawful(Formal, Separation, [CollectiveOffices; 2]);
    /// Who keeps the money uses it.
    KeeperUses: plain(Formal, Separation);
    /// Papers lay open too short.
    PapersShort: unlawful(Formal, Notice, [Papers, CollectivePapers]);
    /// The notice stood too short.
    NoticeShort: plain(Formal, Notice);
    /// Decided after the notice.
    DecidedAfterNotice: plain(Formal, Notice);
    /// A date of another year.
    DateOfAnotherYear: plain(Formal, Notice);
    /// A ledger of a year that the plan does not have.
    YearsApart: plain(Formal, Scheme);
    /// Years off the register that a rule must know.
    YearsOffMissing: plain(Formal, Register);
    /// A date is missing.
    DateMissing: plain(Formal, Notice);
    /// It is not said who holds an office.
    OfficeUnnamed: plain(Formal, Separation);
    /// A signature is missing.
    SignatureMissing: plain(Formal, Notice);
    /// One person signed twice.
    OneSignsTwice: plain(Formal, Notice);
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What is found.
    #[serde(rename = "id")]
    pub kind: Kind,
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
        let added = self.add(Kind::SchemeUnlawful, field, Fen::ZERO, Vec::new());
        (added.severity, added.article, added.scheme) = (Severity::Unlawful, article, Some(found));
        if article.is_some() {
            added.source = Source::Law;
        }
    }

    /// Adds a finding of a kind about an amount.
    pub fn add(&mut self, kind: Kind, field: String, amount: Fen, values: Vec<(&'static str, String)>) -> &mut Finding {
        let terms = kind.terms();
        let says = terms.says.and_then(|[of_co_op, of_collective]| match self.form {
            // A federation is under the co-operatives law, too (Art. 63).
            LegalForm::CoOp | LegalForm::Federation => Some(of_co_op),
            LegalForm::Collective => Some(of_collective),
            LegalForm::Company => None,
        });
        // What only one of the two laws says does not bind the other's organisation.
        let article = says.and_then(|says| says.on(self.date)).filter(|article| article.binds(self.form));
        let (severity, source) = match article {
            Some(_) => (Severity::Unlawful, Source::Law),
            None => (terms.severity, terms.source),
        };
        let (difference, scheme) = (Fen::ZERO, None);
        self.list.push(Finding { kind, severity, source, article, scheme, field, amount, difference, values });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    /// All of them: the weightiest first, one kind after the other, each in the order it was found.
    pub fn sorted(self) -> Vec<Finding> {
        let kinds = Kind::ALL.len() as i64;
        crate::order::sorted_by(&self.list, |finding| finding.severity as i64 * kinds + finding.kind as i64)
    }
}
