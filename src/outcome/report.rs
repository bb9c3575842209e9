//! What a run says: plain data, whole numbers only, so that its bytes are the same everywhere.
//!
//! The *cohort* is the households that are registered poor at the start, a fixed set. Amounts are
//! fen of the base year. What is a mean, a part or an order statistic over nobody is none, and never nothing.

use serde::{Deserialize, Serialize};

use crate::check::Finding;
use crate::units::{Fen, Rate};

/// The results of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Version of the core that made it.
    pub version: String,
    /// 16 hexadecimal digits that stand for every tallied number; equal runs have equal ones.
    pub fingerprint: String,
    /// Futures behind these numbers; grows while results are refined.
    pub draws: u32,
    /// Futures asked for.
    pub draws_wanted: u32,
    /// How large the simulated place is.
    pub place: Place,
    /// The three sentences at the top.
    pub headline: Headline,
    /// One row a year.
    pub years: Vec<YearRow>,
    /// The way of the surplus of all years, largest sum first to last payee; the parts add up to the
    /// whole.
    pub flow: Vec<FlowPart>,
    /// The guaranteed floor; none where nothing is promised.
    pub floor: Option<FloorCost>,
    /// What the co-ops sell and pay in wages; none where neither is given.
    pub business: Option<Business>,
    /// Help from outside; none where no programme acts.
    pub help: Option<HelpCost>,
    /// Who left the register and fell back; none where households are not followed one by one (neither help nor a
    /// test of leaving).
    pub relapse: Option<Relapse>,
    /// Opening + injected + surplus = paid + others + closing, summed over all futures and villages.
    pub accounts: Accounts,
    /// The first futures one by one: the cohort's mean payout in each year; none where nobody of it lives there.
    pub futures: Vec<Vec<Option<Fen>>>,
    /// What a reader should mind: broken laws, promises that may break.
    pub findings: Vec<Finding>,
    /// Assumed inputs among all inputs of this scenario.
    pub assumed_inputs: u32,
    /// All inputs of this scenario.
    pub inputs: u32,
}

/// How large the simulated place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Villages.
    pub villages: u32,
    /// Co-ops.
    pub coops: u32,
    /// Households.
    pub households: u32,
    /// Households registered poor at the start.
    pub cohort: u32,
    /// Capital of all co-ops together.
    pub capital: Fen,
    /// Part of the capital that is public money: the collective's and the allocated shares.
    pub public: Fen,
}

/// The three sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    /// What a household gets that was on the register on 31 December of the year before; none where none ever is. Each
    /// household's year counts by itself, to the yuan below 2,048 yuan and above to a thousandth part.
    pub on: Option<Three>,
    /// What one gets that had left it; none where none has.
    pub off: Option<Three>,
    /// What leaving costs in the year in which it happens; none where nobody leaves while others stay.
    pub leaving: Option<Three>,
    /// The cohort's mean payout a year over all futures, with its interval.
    pub mean: Option<Estimate>,
    /// Years in which any household of the cohort lives there: the first so many of `of_years`.
    pub lived_years: u32,
    /// Years with a dividend, of `of_years`, for a co-op in its usual future; none without co-ops.
    pub paying_years_usual: Option<u32>,
    /// The same in a bad future: one in ten is as bad or worse.
    pub paying_years_bad: Option<u32>,
    /// Years simulated.
    pub of_years: u32,
    /// Fraction of the cohort that has left poverty by the end and stood the first year after, too: above
    /// the line for one year more than leaving takes; none where nobody of it lives there in the last year.
    pub out: Option<Estimate>,
    /// The same with the same luck and no scheme.
    pub out_without: Option<Estimate>,
    /// The mean payout a year of the cohort's tenth with the lowest mean income.
    pub worst_tenth_payout: Option<Estimate>,
    /// At the end of which part of the years that tenth, and the whole cohort, is on the register.
    pub registered: Option<[Rate; 2]>,
}

impl Headline {
    /// The bad, the usual and the good year of a household on the register.
    pub fn paid(&self) -> Option<[Pick; 3]> {
        self.on.map(|on| [on.bad, on.usual, on.good])
    }

    /// The usual one of these.
    pub fn usual(&self) -> Option<Pick> {
        self.on.map(|on| on.usual)
    }
}

/// Order statistics over households' years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Three {
    /// Exceeded in 9 of 10.
    pub bad: Pick,
    /// Exceeded in half.
    pub usual: Pick,
    /// Exceeded in 1 of 10.
    pub good: Pick,
}

/// An order statistic that opens as a ledger: never interpolated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pick {
    /// What one household got in that year of that future, or the mean of those that it is of.
    pub amount: Fen,
    /// The future, from 0.
    pub draw: u32,
    /// The year, from 0.
    pub year: u32,
    /// The household's village, from 0; none of a mean over all villages.
    pub village: Option<u32>,
}

/// A mean over futures with a 95 % interval from blocks of draws (sampling error only).
///
/// The unit is fen for amounts and parts per million for fractions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// The mean.
    pub mean: i64,
    /// Lower end.
    pub low: i64,
    /// Upper end.
    pub high: i64,
}

/// One year over all futures. What is of the cohort is none where nobody of it lives there any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearRow {
    /// The year, from 0.
    pub year: u32,
    /// The cohort's mean payout: 5, 25, 50, 75 and 95 % order statistics over the futures.
    pub fan: Option<[Pick; 5]>,
    /// Mean income of a household of the cohort, by source, over the futures.
    pub cohort: Option<Incomes>,
    /// The same for the households outside the cohort; none where there are none.
    pub others: Option<Incomes>,
    /// Fraction of the cohort under the line in this year.
    pub poor: Option<Estimate>,
    /// The same with the same luck and no scheme.
    pub poor_without: Option<Estimate>,
    /// Fraction of the cohort that is on the register at the end of this year.
    pub registered: Option<Estimate>,
    /// Fraction of all households under the line in this year.
    pub poor_all: Option<Estimate>,
    /// What the cohort's poor lack to the line, yuan a household of the cohort.
    pub gap: Option<Estimate>,
    /// The collective's fund at the end of the year, a village: 5, 50 and 95 %.
    pub fund: [Pick; 3],
    /// Counts of futures by the cohort's mean payout, in bins of equal width.
    pub histogram: Option<Histogram>,
}

/// Mean incomes of a household and year, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incomes {
    /// Wages from outside the co-ops.
    pub wages: Fen,
    /// Wages that co-ops pay.
    pub jobs: Fen,
    /// Farming.
    pub farming: Fen,
    /// Everything else that does not change from year to year.
    pub other: Fen,
    /// What illness costs; a positive number that is taken off.
    pub illness: Fen,
    /// By trade with the co-ops and membership.
    pub patronage: Fen,
    /// Dividends on paid-in shares.
    pub paid_in: Fen,
    /// Dividends on allocated shares, with what the pool of recovered shares pays.
    pub allocated: Fen,
    /// From the collective's dividend.
    pub collective: Fen,
    /// From help: places to work, stacked help, loans; negative where loans cost more.
    pub help: Fen,
}

/// Counts by equal bins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Histogram {
    /// Where the first bin begins.
    pub from: Fen,
    /// Width of a bin.
    pub width: Fen,
    /// Futures in each bin; adds up to the draws.
    pub counts: Vec<u32>,
}

/// A part of the surplus on its way, a village and year on average.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlowPart {
    /// Which part.
    pub to: FlowTo,
    /// Mean amount a village and year.
    pub amount: Fen,
    /// Fraction of the surplus of the profitable years; none where no year is profitable.
    pub of_surplus: Option<Rate>,
}

/// Where a part of the surplus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FlowTo {
    /// Makes up losses of earlier years.
    Losses,
    /// Kept as reserve.
    Reserve,
    /// By trade and membership, to households outside the cohort.
    PatronageOthers,
    /// By trade and membership, to the cohort.
    PatronageCohort,
    /// Dividends on paid-in shares of households outside the cohort.
    PaidInOthers,
    /// Dividends on paid-in shares of the cohort.
    PaidInCohort,
    /// Dividends on allocated shares.
    Allocated,
    /// The collective's dividend that the village keeps.
    CollectiveKept,
    /// The collective's dividend that goes to the cohort.
    CollectivePaid,
    /// The collective's dividend that goes to other members.
    CollectiveOthers,
    /// The collective's dividend that goes to an operator, a keeper, running costs.
    Others,
    /// To the welfare fund.
    Welfare,
    /// Fen that did not divide, carried to the next year.
    Carried,
}

impl FlowTo {
    /// All of them, in this order.
    pub const ALL: [FlowTo; 13] = [
        FlowTo::Losses,
        FlowTo::Reserve,
        FlowTo::PatronageOthers,
        FlowTo::PatronageCohort,
        FlowTo::PaidInOthers,
        FlowTo::PaidInCohort,
        FlowTo::Allocated,
        FlowTo::CollectiveKept,
        FlowTo::CollectivePaid,
        FlowTo::CollectiveOthers,
        FlowTo::Others,
        FlowTo::Welfare,
        FlowTo::Carried,
    ];
}

/// What a guaranteed floor costs, a village and year on average, and how often it cannot be met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FloorCost {
    /// Promised.
    pub promised: Fen,
    /// Left unpaid at the end of a year: lapsed, or owed.
    pub unpaid: Fen,
    /// Paid by the guarantor.
    pub guaranteed: Fen,
    /// Fraction of the co-ops' years in which a co-op could not pay what was due itself.
    pub short: Rate,
}

/// What the co-ops sell and pay in wages, a village and year on average.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Business {
    /// What the units sold bring; nothing where returns are given instead.
    pub revenue: Fen,
    /// Wages that co-ops pay for jobs.
    pub wages: Fen,
    /// Part of these that goes to households of the village.
    pub to_members: Fen,
    /// Surpluses less losses.
    pub surplus: Fen,
}

/// Help from outside, a village and year on average. None of it passes through the co-ops or the village.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpCost {
    /// Public money: posts, stacked help, subsidised interest, what guarantee funds paid.
    pub public: Fen,
    /// Households with a place to work, in millionths.
    pub placed: Rate,
    /// Lent.
    pub lent: Fen,
    /// What guarantee funds paid for defaults.
    pub lost: Fen,
    /// Fraction of the loans that came to their end which defaulted; none where none ended.
    pub defaulted: Option<Rate>,
}

/// Leaving the register and falling back within the years simulated, over the cohort and all futures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relapse {
    /// Fraction that left at least once.
    pub left: Rate,
    /// Fraction of these that fell back at least once; none where nobody left.
    pub fell: Option<Rate>,
    /// Left, without the scheme.
    pub left_without: Rate,
    /// Fell back, without the scheme.
    pub fell_without: Option<Rate>,
}

/// The grand account, in fen, summed over all villages and futures and so exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accounts {
    /// What co-ops bring from before the first year, beside their capital.
    pub opening: i64,
    /// Capital put in, yields of funds, what guarantors paid, rent that co-ops paid to the villages.
    pub injected: i64,
    /// Surpluses less losses of all years.
    pub surplus: i64,
    /// Dividends, wages for posts and refunds paid to households.
    pub paid: i64,
    /// Paid to operators, keepers, running costs.
    pub others: i64,
    /// Net assets of the co-ops and funds of the villages at the end.
    pub closing: i64,
}
