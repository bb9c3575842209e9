//! What the households are helped with from outside, beside the co-ops: loans, places to work, help in need.
//!
//! All of it is switched off by default. It is the same with the scheme and without it, so that the
//! comparison stays one of the scheme.

use serde::Serialize;

use super::scheme::{NoSettings, choices, rules, settings};
use crate::units::{Fen, Rate};

settings! {
    /// What the households are helped with from outside.
    #[derive(Default)]
    pub struct Programmes {
        /// Who comes first where there is not enough for all.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub order: Order,
        /// Loans to capable leaders who employ poor households.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub leaders: Leaders,
        /// Micro-loans to poor households.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub micro: Micro,
        /// Places in workshops.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub workshops: Workshops,
        /// Public-welfare posts that are paid from outside.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub posts: PublicPosts,
        /// Stacked help for those who need it most.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub care: Care,
    }
}

choices! {
    /// Who comes first where there is not enough for all.
    #[derive(Default)]
    pub enum Order {
        /// The lower register number.
        #[default]
        ByNumber,
        /// Who has the least a head in a usual year.
        ByNeed,
    }
}

rules! {
    /// Loans to capable leaders.
    pub enum Leaders {
        /// None.
        None(NoSettings),
        /// A loan to a household with means, which employs poor ones (Fengqing).
        LeaderLoan(LeaderLoan),
    }

    /// Micro-loans to poor households.
    pub enum Micro {
        /// None.
        None(NoSettings),
        /// Unsecured, at the base rate, with the interest subsidised (Huaihua).
        MicroLoan(MicroLoan),
    }

    /// Places in workshops.
    pub enum Workshops {
        /// None.
        None(NoSettings),
        /// Paid by the day, by the workshop.
        Workshop(WorkshopPlaces),
    }

    /// Public-welfare posts beside those that the collective's dividend pays.
    pub enum PublicPosts {
        /// None.
        None(NoSettings),
        /// Paid by the month, with public money.
        PublicPosts(PostPlaces),
    }

    /// Stacked help.
    pub enum Care {
        /// None.
        None(NoSettings),
        /// For the part of the registered poor that had the least at the start.
        Hardest(HardestCare),
        /// For registered poor households while someone is gravely ill.
        Ill(IllCare),
    }
}

settings! {
    /// A loan to a leader.
    pub struct LeaderLoan {
        /// Loans in each village, to the households outside the first register with the highest means.
        pub loans: u32,
        /// One loan in yuan.
        pub amount: Fen,
        /// Years until it is repaid at once, 1 to 10.
        pub years: u32,
        /// Interest a year.
        pub interest: Rate,
        /// Fraction of the interest that is paid with public money.
        pub subsidy: Rate,
        /// Mean yearly return of the borrowed money, before interest and wages.
        pub mean: Rate,
        /// Standard deviation of that return.
        pub sd: Rate,
        /// Registered poor households that each leader employs.
        pub led: u32,
        /// What each of them is paid a year, in yuan, out of the leader's business.
        pub wage: Fen,
        /// The first year of lending, from 1.
        pub from: u32,
        /// How many loans one household may have, one after the other was repaid.
        pub rounds: u32,
    }

    /// A micro-loan.
    pub struct MicroLoan {
        /// Fraction of the households registered at the start and able to work that borrow.
        pub part: Rate,
        /// One loan in yuan; the programme's limit is 50 000.
        pub amount: Fen,
        /// Years until it is repaid at once; the programme's limit is 3.
        pub years: u32,
        /// Interest a year.
        pub interest: Rate,
        /// Fraction of the interest that is paid with public money.
        pub subsidy: Rate,
        /// Mean yearly return of the borrowed money, before interest.
        pub mean: Rate,
        /// Standard deviation of that return.
        pub sd: Rate,
        /// The first year of lending, from 1.
        pub from: u32,
        /// How many loans one household may have, one after the other was repaid.
        pub rounds: u32,
    }

    /// Places in workshops.
    pub struct WorkshopPlaces {
        /// Places in each village.
        pub places: u32,
        /// Wage a day in yuan.
        pub daily: Fen,
        /// Days a year, 1 to 365.
        pub days: u32,
        /// Chance a year that a household that could work there does.
        pub takes_part: Rate,
        /// The first year, from 1.
        pub from: u32,
        /// The last year.
        pub to: u32,
    }

    /// Public-welfare posts.
    pub struct PostPlaces {
        /// Posts in each village.
        pub places: u32,
        /// Wage a month in yuan.
        pub monthly: Fen,
        /// Months a year, 1 to 12.
        pub months: u32,
        /// Chance a year that a household that could work there does.
        pub takes_part: Rate,
        /// The first year, from 1.
        pub from: u32,
        /// The last year.
        pub to: u32,
    }

    /// Help for those who had the least.
    pub struct HardestCare {
        /// Fraction of the households registered at the start, those with the least a head.
        pub part: Rate,
        /// Fraction by which the chance of a grave illness is lowered.
        pub prevented: Rate,
        /// Fraction of an illness' cost that is paid.
        pub covered: Rate,
        /// Allowance a person and year in yuan.
        pub allowance: Fen,
        /// The first year, from 1.
        pub from: u32,
        /// The last year.
        pub to: u32,
    }

    /// Help in illness.
    pub struct IllCare {
        /// Fraction of an illness' cost that is paid.
        pub covered: Rate,
        /// Allowance a person and year in yuan, in the years of the illness.
        pub allowance: Fen,
        /// The first year, from 1.
        pub from: u32,
        /// The last year.
        pub to: u32,
    }
}

choices! {
    /// Who comes onto the register.
    #[derive(Default)]
    pub enum Registration {
        /// Those registered at the start, and of them who relapses.
        #[default]
        First,
        /// Whoever is under the line in a year, from the next year on.
        ThisYear,
    }
}

rules! {
    /// What leaving the register takes beside years in a row above the line.
    pub enum ExitTest {
        /// Nothing more.
        Years(NoSettings),
        /// A high enough chance of staying above it.
        Stable(StableTest),
    }
}

settings! {
    /// A chance of staying above the line, worked out exactly from the household's own usual income, its year-to-year
    /// luck and its health; not from the futures at hand.
    pub struct StableTest {
        /// The least chance of being above the line in every one of the years ahead.
        pub chance: Rate,
        /// Years ahead, 1 to 3.
        pub ahead: u32,
        /// Dividends that are counted on, yuan a household and year; other help is not counted.
        pub dividends: Fen,
    }
}

/// A choice whose first option is that there is nothing.
macro_rules! nothing_by_default {
    ($($name:ident $nothing:ident),*) => {$(
        impl Default for $name {
            fn default() -> $name {
                $name::$nothing(NoSettings {})
            }
        }
    )*};
}

nothing_by_default! { Leaders None, Micro None, Workshops None, PublicPosts None, Care None, ExitTest Years }

impl Programmes {
    /// Whether any programme acts.
    pub fn acts(&self) -> bool {
        !(matches!(self.leaders, Leaders::None(_))
            && matches!(self.micro, Micro::None(_))
            && matches!(self.workshops, Workshops::None(_))
            && matches!(self.posts, PublicPosts::None(_))
            && matches!(self.care, Care::None(_)))
    }
}
