//! Whole-number tallies of a run: additive over villages, side by side over draws, so that shards
//! merge exactly, in any order.

use super::sketch::Bin;

/// Groups of households that are tallied apart.
pub const GROUPS: usize = 3;
/// The tenth of the cohort with the lowest means a head, of each village.
pub const WORST_TENTH: usize = 0;
/// The rest of the cohort.
pub const REST_OF_COHORT: usize = 1;
/// Households outside the cohort.
pub const OTHERS: usize = 2;

/// What is tallied for each draw and year, over all villages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Overall {
    /// Surplus less losses.
    Surplus,
    /// Surplus of profitable co-ops.
    Gain,
    /// Part of it that makes up losses.
    MadeUp,
    /// Part kept as reserve.
    Reserve,
    /// Odd fen carried to next year, less those carried in.
    Carried,
    /// Dividends on the collective's shares.
    Collective,
    /// Part of these that the villages keep.
    Kept,
    /// Part that goes to the registered poor.
    ToPoor,
    /// Dividends on recovered shares that go to the registered poor.
    Recovered,
    /// What goes to the welfare funds.
    Welfare,
    /// What goes to operators, keepers, running costs.
    Others,
    /// What comes in from outside: yields of funds, what guarantors pay, what new members pay in.
    Injected,
    /// What guarantors pay.
    Guaranteed,
    /// Floors promised for the year.
    FloorDue,
    /// Floors left unpaid.
    FloorUnpaid,
    /// Co-ops that could not pay their floor themselves.
    FloorShort,
    /// Paid-in capital refunded by closing co-ops and to members who leave.
    Refunds,
    /// What closing co-ops leave to the collective.
    Returned,
    /// The collectives' funds at the end of the year.
    Fund,
    /// What units sold bring, of enterprises that are given by units.
    Revenue,
    /// Wages that co-ops pay for jobs, to whomever.
    JobWages,
    /// Co-ops that pay a dividend.
    Paying,
}

/// How many kinds of [`Overall`] there are.
pub const OVERALL: usize = Overall::Paying as usize + 1;

/// What is tallied for each draw, year and group of households.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum InGroup {
    /// Wages.
    Wages,
    /// Farming.
    Farming,
    /// Wages that co-ops pay.
    Jobs,
    /// Households with a grave illness.
    Ill,
    /// By trade and membership.
    Patronage,
    /// Dividends on paid-in shares.
    PaidIn,
    /// Dividends on allocated shares, with those on recovered ones.
    Allocated,
    /// From the collective's dividend, with wages for posts.
    Collective,
    /// Households under the line.
    Poor,
    /// What these lack to the line.
    Gap,
    /// Households on the register at the end of the year.
    Registered,
    /// Households that would be under the line without the scheme.
    PoorWithout,
}

/// How many kinds of [`InGroup`] there are.
pub const IN_GROUP: usize = InGroup::PoorWithout as usize + 1;
/// Numbers a draw and year.
pub const CELLS: usize = OVERALL + GROUPS * IN_GROUP;

/// What is tallied at the end of each draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum End {
    /// Households of the worst tenth that are out of poverty and stayed out.
    OutWorst,
    /// Of the rest of the cohort.
    OutRest,
    /// The same without the scheme.
    OutWorstWithout,
    /// The same without the scheme.
    OutRestWithout,
    /// Net assets of the co-ops.
    NetAssets,
    /// Welfare funds.
    WelfareFund,
}

/// How many kinds of [`End`] there are.
pub const ENDS: usize = End::WelfareFund as usize + 1;

/// Numbers of a year's [`Tally::present`].
pub const PRESENT: usize = 2 * GROUPS;
/// What is tallied for each draw and year where households are followed one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Made {
    /// What help adds to the incomes of the worst tenth; the other two groups follow.
    Help,
    /// Public money that help takes.
    Public = GROUPS,
    /// Households with a place to work.
    Placed,
    /// Lent.
    Lent,
    /// What guarantee funds paid.
    Lost,
    /// Loans that came to their end.
    Due,
    /// Those of them that defaulted.
    Defaulted,
    /// Households that left the register for the first time.
    Left,
    /// Households that fell back for the first time after leaving.
    Fell,
    /// Left, without the scheme.
    LeftWithout,
    /// Fell back, without the scheme.
    FellWithout,
}

/// How many kinds of [`Made`] there are.
pub const AIDS: usize = Made::FellWithout as usize + 1;

/// How large the tallied villages are, whatever the draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Co-ops.
    pub coops: i64,
    /// Households of each group at the start.
    pub households: [i64; GROUPS],
    /// Capital.
    pub capital: i64,
    /// The public part of it.
    pub public: i64,
    /// What the co-ops bring beside it from before the first year: reserves, surpluses, special funds, less losses.
    pub brought: i64,
}

/// The place of a number in a draw-year's cells.
pub const fn of(what: Overall) -> usize {
    what as usize
}

/// The place of a group's number in a draw-year's cells.
pub const fn in_group(group: usize, what: InGroup) -> usize {
    OVERALL + group * IN_GROUP + what as usize
}

/// Tallies of a range of draws over a range of villages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The first draw.
    pub first_draw: u32,
    /// How many draws.
    pub draws: u32,
    /// The first village.
    pub first_village: u32,
    /// How many villages.
    pub villages: u32,
    /// How many years.
    pub years: u32,
    /// How large the villages are.
    pub size: Size,
    /// `[year][PRESENT]`: households of each group that live there in the year, then their other income.
    pub present: Vec<i64>,
    /// `[draw][year][CELLS]`.
    pub cells: Vec<i64>,
    /// `[draw][ENDS]`.
    pub ends: Vec<i64>,
    /// Co-ops and draws by number of paying years: `[0 ..= years]`.
    pub paying: Vec<i64>,
    /// `[draw][year][AIDS]`; empty where nobody is followed.
    pub aids: Vec<i64>,
    /// Households' years by what they are paid, by their status.
    pub lived: Vec<Bin>,
}

impl Tally {
    /// Zeros for a range.
    pub fn new(draws: (u32, u32), villages: (u32, u32), years: u32) -> Tally {
        Tally {
            first_draw: draws.0,
            draws: draws.1,
            first_village: villages.0,
            villages: villages.1,
            years,
            size: Size::default(),
            present: vec![0; years as usize * PRESENT],
            cells: vec![0; draws.1 as usize * years as usize * CELLS],
            ends: vec![0; draws.1 as usize * ENDS],
            paying: vec![0; years as usize + 1],
            aids: Vec::new(),
            lived: Vec::new(),
        }
    }

    /// Households of a group that live there in a year.
    pub fn households(&self, year: usize, group: usize) -> i64 {
        self.present[year * PRESENT + group]
    }

    /// Their other income.
    pub fn other(&self, year: usize, group: usize) -> i64 {
        self.present[year * PRESENT + GROUPS + group]
    }

    /// Makes room for what is tallied where households are followed.
    pub fn follow(&mut self) {
        self.aids.resize(self.draws as usize * self.years as usize * AIDS, 0);
    }

    /// The cells of a draw (counted from the first here) and year.
    #[inline(always)]
    pub fn year(&self, draw: usize, year: usize) -> &[i64] {
        let at = (draw * self.years as usize + year) * CELLS;
        &self.cells[at..at + CELLS]
    }

    /// The numbers at the end of a draw.
    #[inline(always)]
    pub fn end(&self, draw: usize) -> &[i64] {
        &self.ends[draw * ENDS..(draw + 1) * ENDS]
    }

    /// 64 bits that stand for every number: equal tallies have equal ones.
    pub fn fingerprint(&self) -> u64 {
        let numbers = self.cells.iter().chain(&self.ends).chain(&self.paying).chain(&self.aids);
        let numbers = numbers.copied().chain(self.lived.iter().flat_map(Bin::numbers));
        numbers.fold(0xcbf2_9ce4_8422_2325, |hash: u64, number| {
            let mixed = (hash ^ number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            mixed ^ (mixed >> 29)
        })
    }
}

impl Size {
    /// Adds the size of other villages.
    pub fn add(&mut self, other: &Size) {
        self.coops += other.coops;
        self.capital += other.capital;
        self.public += other.public;
        self.brought += other.brought;
        add_all(&mut self.households, &other.households);
    }
}

pub(super) fn add_all(to: &mut [i64], from: &[i64]) {
    for (sum, number) in to.iter_mut().zip(from) {
        *sum += number;
    }
}
