//! Numbers of the core that a lesson may speak of, by name: of the register, of a year's ledger, of a run, of the law.

use crate::audit::Part;
use crate::check::Severity;
use crate::scenario::Class;
use crate::scenario::read::{Made, Node, Read, names, reads};

/// A number of the core, and which: of what plan, in what year, whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Which number.
    pub figure: Is,
    /// Of which plan; of the first, where it is not said.
    pub of: Option<String>,
    /// Compared with which plan.
    pub than: Option<String>,
    /// In which year.
    pub year: Option<String>,
    /// Whose, by register number.
    pub household: Option<u32>,
    /// Of which co-op, by register number; of all, or of the first, where it is not said.
    pub coop: Option<u32>,
    /// Of which class of shares.
    pub class: Option<Class>,
    /// Which dividend.
    pub part: Option<Part>,
    /// Whose sums.
    pub who: Option<Who>,
    /// Of households of which status.
    pub status: Option<Status>,
    /// Findings of which weight.
    pub weight: Option<Severity>,
    /// A kind of finding.
    pub kind: Option<String>,
    /// A setting.
    pub path: Option<String>,
    /// A resolution, from 1.
    pub place: Option<u32>,
}

reads! {
    Figure {
        figure =, of ?, than ?, year ?, household ?, coop ?, class ?, part ?, who ?, status ?, weight ?, kind ?, path ?,
        place ?,
    }
}

/// Whose sums are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Households on the register.
    Registered,
    /// All others.
    Others,
    /// All.
    All,
}

/// Of which households a usual year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// On the register.
    On,
    /// Off it.
    Off,
    /// In the year of leaving it: what that costs.
    Leaving,
}

names! {
    Who { "registered" => Registered, "others" => Others, "all" => All }
    Status { "on" => On, "off" => Off, "leaving" => Leaving }
    Severity { "note" => Note, "warning" => Warning, "unlawful" => Unlawful }
}

/// Groups of figures, one a row: its name in a file, and what it is.
macro_rules! figures {
    ($($(#[$group_about:meta])* $group:ident { $($(#[$about:meta])* $id:literal => $variant:ident),* $(,)? })*) => {
        $($(#[$group_about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $group { $($(#[$about])* $variant),* })*

        /// Which number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Is { $($(#[$group_about])* $group($group)),* }

        impl Read for Is {
            fn read(node: Node<'_>) -> Made<Is> {
                match String::read(node)?.as_str() {
                    $($($id => Ok(Is::$group($group::$variant)),)*)*
                    other => Err(node.no_choice(other, vec![$($($id.to_owned()),*),*])),
                }
            }
        }
    };
}

figures! {
    /// Numbers of the register and its co-ops.
    Register {
        /// A setting of the scenario.
        "setting" => Setting,
        /// What a share is worth on paper.
        "par" => Par,
        /// Capital of the co-ops.
        "capital" => Capital,
        /// The public part of it.
        "public" => Public,
        /// Shares, of a class or all.
        "shares" => Shares,
        /// The collective's part of the shares.
        "control" => Control,
        /// Members of a co-op, the collective among them.
        "members" => Members,
        /// All votes in it.
        "votes" => Votes,
        /// The collective's.
        "collective-votes" => CollectiveVotes,
        /// Households.
        "households" => Households,
        /// Households registered at the start.
        "registered" => Registered,
        /// Shares of a class that a household holds.
        "holds" => Holds,
        /// Persons of a household.
        "persons" => Persons,
    }
    /// Numbers of a year's ledger.
    Year {
        /// What the units sold bring.
        "revenue" => Revenue,
        /// What they cost.
        "expenses" => Expenses,
        /// Administration.
        "admin" => Admin,
        /// Tax.
        "tax" => Tax,
        /// Interest.
        "interest" => Interest,
        /// Surplus; below nothing a loss.
        "surplus" => Surplus,
        /// Part of it that makes up losses.
        "made-up" => MadeUp,
        /// Kept as reserve.
        "reserve" => Reserve,
        /// What can be shared.
        "distributable" => Distributable,
        /// What a share of a class is paid.
        "share-dividend" => ShareDividend,
        /// Paid by trade and membership.
        "by-trade" => ByTrade,
        /// Paid on the shares of a class.
        "on-shares" => OnShares,
        /// What the village keeps of the collective's dividend.
        "village-kept" => VillageKept,
        /// What it pays on.
        "village-paid" => VillagePaid,
        /// What a household is paid as income, or a part of it.
        "dividends" => Dividends,
        /// What a household is refunded of its capital.
        "refund" => Refund,
        /// All that a household has.
        "income" => Income,
        /// What groups of households are paid.
        "paid-to" => PaidTo,
        /// Households that are paid more than under another plan.
        "gaining" => Gaining,
        /// Households that are paid less than under another plan.
        "losing" => Losing,
    }
    /// Numbers of a run.
    Run {
        /// What a household gets in a bad year.
        "bad" => Bad,
        /// In a usual one.
        "usual" => Usual,
        /// In a good one.
        "good" => Good,
        /// What a household registered at the start gets a year on average.
        "mean" => Mean,
        /// Futures.
        "draws" => Draws,
        /// Years of each.
        "years" => Years,
        /// Years with a dividend in a usual future.
        "paying-years" => PayingYears,
        /// In a bad one.
        "paying-years-bad" => PayingYearsBad,
        /// Part of the futures in which there is a year without any dividend.
        "dry-futures" => DryFutures,
        /// Part of the registered that leave poverty and stay out.
        "out" => Out,
        /// The same without the scheme.
        "out-without" => OutWithout,
        /// Part of them that left the register at least once.
        "left" => Left,
        /// Part of these that fell back.
        "fell" => Fell,
        /// Part of them under the line in the last year.
        "poor-at-end" => PoorAtEnd,
        /// Part of the co-ops' years in which they could not pay a floor.
        "floor-short" => FloorShort,
        /// What a floor promises a village and year.
        "floor-promised" => FloorPromised,
        /// What of it stays unpaid.
        "floor-unpaid" => FloorUnpaid,
        /// Public money for help a village and year.
        "help" => Help,
    }
    /// What the law says of a plan.
    Law {
        /// Findings of a weight or kind.
        "findings" => Findings,
        /// Whether a resolution passed.
        "passed" => Passed,
        /// Whether it is void whatever the votes.
        "void" => Void,
        /// Whether enough came.
        "quorum" => Quorum,
        /// Who came.
        "present" => Present,
        /// Who must come.
        "present-needed" => PresentNeeded,
        /// Votes for it.
        "votes-for" => VotesFor,
        /// Votes that it needs.
        "votes-needed" => VotesNeeded,
        /// Who can come.
        "may-come" => MayCome,
    }
}
