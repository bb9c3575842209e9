//! The numbers that can be asked about, and whose ledgers can be opened.

use fenhong::decide::{Group, Measure, OfPair, RunOf};

/// Which number is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A scheme's mean of a measure.
    Scheme(usize, Measure),
    /// The difference of the two at this place among all pairs.
    Pair(usize, Measure),
    /// A scheme's number that is only known of all futures together.
    ByPair(usize, OfPair),
    /// A scheme's entry of the accounts.
    Account(usize, usize),
    /// What a scheme's public money came to.
    Money(usize),
    /// What was put into a scheme's co-ops.
    Capital(usize),
    /// What a scheme's public money would do as cash.
    Cash(usize),
    /// Which scheme a verdict finds best.
    Verdict,
    /// The check of a verdict at this place.
    Check(usize),
    /// How much return the winner of a verdict can lose.
    Lose,
    /// Who gains and who loses in a group, by the two at this place among all pairs.
    Fares(usize, Group),
    /// A combination of the frontier.
    Point(usize),
    /// The change by making an input smaller (side 0) or larger (side 1).
    Moved(usize, usize),
    /// A scheme in a circumstance.
    Outcome(usize, usize),
    /// A value that a goal seek tried.
    Tried(usize),
    /// The mix of two settings that it offers.
    Mix,
    /// What a case finds for a figure of its report: the case's number, the figure's place in its list.
    Reported(usize, usize),
    /// Any finding of the audit: what is due by the rules.
    Audit,
    /// A number of the results at hand.
    Result(OfResults),
    /// An input as a sensitivity has it, by its place.
    Now(usize),
    /// An input in which compared schemes differ, by its place and the scheme.
    Differs(usize, usize),
    /// What the open lesson shows at this place.
    Lesson(usize),
}

/// Which sentence is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What a registered household is paid.
    Payout,
    /// In how many years a co-op pays.
    Paying,
    /// How many are out of poverty.
    Out,
}

/// A number of the results at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfResults {
    /// Of one of the three sentences.
    Sentence(Question),
    /// How many are out of poverty without the co-ops.
    Without,
    /// What a household is paid in a year, at this place of the fan.
    Paid(u32, usize),
    /// How many are under the line in a year; side 0 with the scheme, 1 without.
    Below(u32, usize),
    /// The collective's fund at the end of a year.
    Fund(u32),
    /// A mean over all futures, years and villages.
    Mean,
    /// The setting at this place of the report's list.
    Setting(usize),
}

impl OfResults {
    /// The number in a column of a year's row, after the year itself.
    pub fn in_years(year: u32, column: usize) -> OfResults {
        match column {
            0 => OfResults::Paid(year, 0),
            1 => OfResults::Paid(year, 2),
            2 => OfResults::Paid(year, 4),
            3 => OfResults::Below(year, 0),
            4 => OfResults::Below(year, 1),
            _ => OfResults::Fund(year),
        }
    }
}

/// Whose ledger is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A scheme's of the comparison.
    Scheme(usize),
    /// That of the scenario which a goal seek found.
    Goal,
    /// That of a run of the advice at hand.
    Advice(RunOf),
    /// That of a run of the comparison at hand, beside its schemes.
    Compared(RunOf),
    /// That of a run of the verdict at hand.
    Verdict(RunOf),
    /// A shipped case's.
    Case(usize),
    /// That of the scenario on the desk.
    Desk,
    /// That of what the open lesson shows at this place.
    Lesson(usize),
}
