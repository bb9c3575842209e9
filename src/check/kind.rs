//! What a check can find: each kind with its weight and the articles that it rests on.
//!
//! The words of each kind stand in [`crate::words::findings`], which names every one of them.

use serde::{Deserialize, Serialize};

use crate::law::Provision;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// A promise that may break, or a number that looks wrong.
    Warning,
    /// A law in force on the scenario's date is broken.
    Unlawful,
}

/// What is found of a kind: how much it weighs, and what the law says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    /// How much it weighs.
    pub severity: Severity,
    /// What the law says, where one says it: of a co-op, of the collective.
    pub says: Option<[Provision; 2]>,
    /// Whether it weighs this much only under a law in force, and is told as a note before and for history.
    pub by_law: bool,
}

/// No law says so.
const fn plain(severity: Severity) -> Terms {
    Terms { severity, says: None, by_law: false }
}

/// A law says so; the weight is the same before it.
const fn cites(severity: Severity, says: [Provision; 2]) -> Terms {
    Terms { severity, says: Some(says), by_law: false }
}

/// Because a law in force says so.
const fn by_law(severity: Severity, says: Provision) -> Terms {
    Terms { severity, says: Some([says; 2]), by_law: true }
}

/// Kinds of findings, one a row: what is found, and its terms. The name in files is the kind's own with hyphens.
macro_rules! kinds {
    ($terms:ty, of $($from:ident)*: $($(#[$about:meta])* $kind:ident: $row:expr;)*) => {
        /// A kind of finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Kind {
            $($(#[$about])* $kind,)*
        }

        impl Kind {
            /// All of them, in the order of the table.
            pub const ALL: &[Kind] = &[$(Kind::$kind),*];

            /// Its row.
            pub(super) const fn terms(self) -> $terms {
                use {$($from::*),*};
                match self {
                    $(Kind::$kind => $row,)*
                }
            }
        }
    };
}
pub(crate) use kinds;

kinds! { Terms, of Provision Severity:
    /// The surplus goes by shares alone.
    SharesOnly: by_law(Unlawful, ByTrade);
    /// Cash to named households against quantified shares.
    CollectiveAgainstShares: by_law(Unlawful, CollectiveSharing);
    /// Nobody decided how the collective's income is used.
    CollectiveUndecided: by_law(Warning, AssemblyPowers);
    /// A fund that no charter knows.
    CollectiveNeedsCharter: by_law(Warning, CollectiveSharing);
    /// Shared by shares that are not quantified.
    CollectiveNotQuantified: by_law(Warning, Quantified);
    /// Cash to named households, booked as a cost.
    CollectiveCashAsCost: by_law(Warning, PublicWelfare);
    /// A project asset's income as cash.
    ProjectAssetCash: plain(Note);
    /// A federation shares by its charter.
    FederationByCharter: by_law(Note, FederationSharing);
    /// Additional votes in a federation.
    FederationVotes: by_law(Unlawful, Provision::FederationVotes);
    /// A co-op's welfare fund leaves its members.
    WelfareLeavesMembers: by_law(Warning, Reserve);
    /// In whose account allocated shares stand.
    AllocatedAccount: by_law(Note, Accounts);
    /// A meeting called too late.
    ResolutionShortNotice: cites(Warning, [Assembly; 2]);
    /// Too few delegates.
    ResolutionFewDelegates: cites(Warning, [Delegates, CollectiveDelegates]);
    /// Delegates where there may be none.
    ResolutionNoDelegates: cites(Warning, [Delegates, CollectiveDelegates]);
    /// Delegates on what all members decide.
    ResolutionForAll: cites(Warning, [Delegates, CollectiveDelegates]);
    /// A floor that is owed.
    DebtDressedAsEquity: plain(Warning);
    /// A floor that falls as the surplus grows.
    FloorCliff: plain(Warning);
    /// A floor above what is earned.
    FloorAboveReturn: plain(Warning);
    /// A poverty line of another year.
    LineOfAnotherYear: plain(Warning);
    /// A line below that of 2020.
    #[serde(rename = "line-below-2020")]
    LineBelow2020: plain(Warning);
    /// A monitoring line below most provinces'.
    MonitoringLineLow: plain(Note);
    /// A monitoring line of no province and year.
    LineUnsourced: plain(Warning);
    /// A micro-loan beyond what is lent.
    MicroLoanLarge: plain(Warning);
    /// A micro-loan for longer than it is lent.
    MicroLoanLong: plain(Warning);
    /// A loan that earns less than it costs.
    LoanLoses: plain(Warning);
    /// More posts than can be filled.
    PostsAboveNeed: plain(Warning);
    /// More leader loans than households.
    LeadersAboveNumber: plain(Warning);
    /// A return that only successes report.
    ReturnOfSuccesses: plain(Warning);
    /// Allocated shares and nobody poor.
    AllocatedWithoutPoor: plain(Warning);
    /// Less control than the charter wants.
    ControlBelowCharter: plain(Warning);
    /// Most of the capital and not of the votes.
    CapitalIsNotVotes: cites(Note, [Votes; 2]);
    /// Newcomers pay par for what others built.
    NewcomersAtPar: plain(Warning);
    /// Too few members.
    FewMembers: by_law(Unlawful, FiveMembers);
    /// Too few farmers among them.
    FewFarmers: by_law(Unlawful, Farmers);
    /// Too few members in a later year.
    FewMembersLater: by_law(Unlawful, FiveMembers);
    /// Control lost in a later year.
    ControlLost: plain(Warning);
    /// State subsidies in a co-op that is dissolved.
    SubsidyUndivided: cites(Note, [Subsidies; 2]);
    /// A resolution passed.
    ResolutionPassed: cites(Note, [Meeting, Assembly]);
    /// A resolution had too few votes.
    ResolutionOutvoted: cites(Warning, [Meeting, Assembly]);
    /// Too few came.
    ResolutionWithoutQuorum: cites(Warning, [Meeting, Assembly]);
    /// Shared without trade and without a resolution.
    SharingUnresolved: by_law(Unlawful, ByTrade);
    /// Dissolved without a resolution.
    DissolutionUnresolved: by_law(Unlawful, Meeting);
    /// A cadre's household holds allocated shares.
    CadreHoldsAllocated: plain(Unlawful);
    /// Allocated shares off the register.
    AllocatedOffRegister: plain(Warning);
    /// One name, two households.
    SameNameTwice: plain(Warning);
    /// Units that bring no more than they cost.
    UnitsWithoutGain: plain(Warning);
    /// Units that cost more than there is.
    UnitsBeyondCapital: plain(Warning);
    /// Jobs that no member can take.
    JobsUnfilled: plain(Note);
    /// Infrastructure in the special fund.
    SpecialFund: cites(Note, [Subsidies; 2]);
    /// A loss from before.
    LossFromBefore: plain(Warning);
    /// A household's two rows for one co-op.
    CoOpListedTwice: plain(Note);
}
