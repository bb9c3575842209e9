//! Resolutions of the members' meeting: what was put to the vote, who came, who was for it.

use serde::Serialize;

/// A resolution put to the members' meeting (co-operatives law, Arts. 22, 29, 30).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Resolution {
    /// What it is called.
    pub name: String,
    /// Which majority it needs.
    pub kind: Majority,
    /// What it decides.
    pub subject: Subject,
    /// The year, from 1: who is a member then has a vote.
    #[cfg_attr(feature = "cli", schemars(default = "first"))]
    pub year: u32,
    /// The village, from 1.
    #[cfg_attr(feature = "cli", schemars(default = "first"))]
    pub village: u32,
    /// The co-op's register number; left out where there is one co-op, or where sample co-ops are alike: then the
    /// first stands for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub coop: Option<u32>,
    /// Members who came.
    pub present: u32,
    /// Votes for it, with additional ones.
    pub votes_for: u32,
    /// Of the collective's assembly: its members of full capacity, present or not. A co-op's are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub members: Option<u32>,
    /// Days before the meeting on which it was announced, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub notice: Option<u32>,
    /// Delegates, where they meet in place of the members.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "cli", schemars(default))]
    pub delegates: Option<u32>,
}

/// Which majority of all votes a resolution needs (Art. 30).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum Majority {
    /// More than half.
    Ordinary,
    /// Two thirds or more: for changes of the charter, mergers, dissolution.
    Charter,
}

/// What a resolution decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub enum Subject {
    /// To share the patronage part by contribution where nobody trades.
    WithoutTrade,
    /// To promise a floor.
    Floor,
    /// To dissolve the co-op.
    Dissolution,
    /// The rates of reserve, risk and welfare fund (Arts. 29, 42): ordinary, unless the charter changes.
    Funds,
    /// The least part of the shares that the collective holds, by charter.
    Control,
    /// Additional votes, which the charter gives (Art. 22).
    ExtraVotes,
    /// The year's plan of how the surplus is shared (Art. 29).
    SurplusPlan,
    /// To admit members (Art. 24).
    Admission,
    /// To turn surplus into contributions (Art. 44).
    IntoContributions,
    /// How the collective's income is shared (law on rural collectives, Art. 26).
    Distribution,
    /// To quantify the collective's income as shares (Arts. 26, 40).
    Quantification,
    /// The collective's charter (Art. 26).
    CollectiveCharter,
    /// Who is a member of the collective (Art. 26).
    CollectiveMembership,
}

/// Whose meeting decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// A co-op's members.
    CoOp,
    /// The collective's members of full capacity.
    Collective,
}

#[cfg(feature = "cli")]
const fn first() -> u32 {
    1
}

impl Subject {
    /// The least majority that decides it.
    pub fn needs(self) -> Majority {
        match self {
            Subject::WithoutTrade | Subject::Floor | Subject::Funds => Majority::Ordinary,
            Subject::SurplusPlan | Subject::Admission | Subject::IntoContributions => Majority::Ordinary,
            Subject::Dissolution | Subject::Control | Subject::ExtraVotes => Majority::Charter,
            // The collective's assembly knows two thirds of all only.
            Subject::Distribution | Subject::Quantification => Majority::Charter,
            Subject::CollectiveCharter | Subject::CollectiveMembership => Majority::Charter,
        }
    }

    /// Whose meeting decides it.
    pub fn body(self) -> Body {
        match self {
            Subject::Distribution
            | Subject::Quantification
            | Subject::CollectiveCharter
            | Subject::CollectiveMembership => Body::Collective,
            _ => Body::CoOp,
        }
    }

    /// Whether delegates of the collective's members can't decide it (law on rural collectives, Art. 28).
    pub fn is_for_all(self) -> bool {
        self.body() == Body::Collective && self != Subject::Distribution
    }
}
