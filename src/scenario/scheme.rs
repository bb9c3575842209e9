//! How the surplus is shared: the choice of rules, and the settings of each.

use serde::Serialize;

use crate::units::{Fen, Rate};

/// Types of the scenario's JSON: what every one of them derives.
macro_rules! settings {
    ($($(#[$meta:meta])* pub $kind:ident $name:ident { $($body:tt)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
        pub $kind $name { $($body)* }
    )*};
}

/// A rule chosen by its name, with settings of its own.
macro_rules! rules {
    ($($(#[$meta:meta])* pub enum $name:ident { $($body:tt)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[serde(tag = "rule", rename_all = "kebab-case")]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
        pub enum $name { $($body)* }
    )*};
}

/// A plain choice from a few.
macro_rules! choices {
    ($($(#[$meta:meta])* pub enum $name:ident { $($body:tt)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "kebab-case")]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
        pub enum $name { $($body)* }
    )*};
}

pub(super) use {choices, rules, settings};

settings! {
    /// How the surplus is shared.
    pub struct Scheme {
        /// Which organisation shares the surplus: it selects the articles that bind.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub form: LegalForm,
        /// What a co-op's administration costs a year, in yuan.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub admin: Fen,
        /// Fraction of a co-op's profit that goes as tax.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub tax: Rate,
        /// How infrastructure is entrusted to the co-ops.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub infrastructure: Infrastructure,
        /// What becomes of the surplus from before the first year.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub opening: OpeningUse,
        /// From a co-op's surplus to its dividends.
        pub surplus: SurplusRule,
        /// What is promised on some shares before the rest.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub floor: Floor,
        /// What becomes of the fen that do not divide.
        pub rounding: Rounding,
        /// What the village does with the collective's dividend.
        pub collective: CollectiveRule,
        /// What that use of the collective's dividend stands on.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub grounds: Grounds,
        /// What becomes of what the village keeps.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub fund: FundUse,
        /// What becomes of allocated shares when a household leaves poverty.
        pub adjustment: Adjustment,
        /// The least fraction of a co-op's shares that the collective should hold, by charter.
        pub control: Rate,
        /// Additional votes that the charter gives the collective, as a fraction of the members' number, 0.2 at the
        /// most (Art. 22); rounded down to whole votes.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub extra_votes: Rate,
    }
}

rules! {
    /// From a co-op's surplus to its dividends.
    pub enum SurplusRule {
        /// By shares alone (Hui practice).
        Shares(SharesRule),
        /// By trade with the co-op first, as the co-operatives law has it (Art. 44).
        Law(LawRule),
    }

    /// What is promised on some shares before the rest.
    pub enum Floor {
        /// Nothing.
        None(NoSettings),
        /// A fixed rate on the capital of a class.
        Fixed(FixedFloor),
        /// A rate on capital up to a profit, a part of the profit beyond it.
        Threshold(ThresholdFloor),
    }

    /// What the village does with the collective's dividend.
    pub enum CollectiveRule {
        /// Keep a part, the rest equally to the registered poor of the village (Hui).
        Hui(HuiRule),
        /// Keep a fund, the rest to all members by quantified shares (law on rural collectives, Art. 42).
        RceoShares(RceoRule),
        /// All into the welfare fund, which pays the registered poor by need.
        Welfare(WelfareRule),
        /// As `hui`, but a part of what the poor get is paid only as wages for public-welfare work.
        Posts(PostsRule),
        /// Three parts: the poor, the village, and someone else (an operator, running costs).
        Parts(PartsRule),
        /// The registered poor first, up to a sum each; what is left as `hui`.
        PoorFirst(PoorFirstRule),
    }

    /// How infrastructure (barns, greenhouses, cold stores) is entrusted to each co-op.
    pub enum Infrastructure {
        /// None is.
        None(NoSettings),
        /// Used free of charge; it stays in the village's books, which depreciate it.
        Free(Entrusted),
        /// Leased: the co-op pays the collective a rent, a cost before the surplus.
        Lease(Leased),
        /// Valued into the collective's shares; the co-op depreciates it.
        Equity(Entrusted),
        /// Paid for by the state: a special fund that is never divided; the co-op depreciates it.
        Subsidy(Entrusted),
    }

    /// Whether the co-ops pay wages.
    pub enum Work {
        /// None beside those that the returns already know.
        None(NoSettings),
        /// For so many jobs.
        Jobs(JobsRule),
    }

    /// What becomes of what the village keeps.
    pub enum FundUse {
        /// It lies in the collective's fund.
        Kept(NoSettings),
        /// The fund earns a yield, paid in from outside.
        Yield(YieldRule),
        /// The year's part buys new collective shares at par.
        Reinvest(NoSettings),
    }

    /// What becomes of allocated shares when a household leaves poverty.
    pub enum Adjustment {
        /// The household keeps them.
        Keep(NoSettings),
        /// They pay into a pool for the households that are still poor.
        Recover(RecoverRule),
        /// The village keeps what they pay while the household is off the register.
        Stop(NoSettings),
        /// They become the household's own paid-in shares.
        Convert(NoSettings),
        /// The household loses them step by step, the village keeps what they pay.
        Taper(TaperRule),
    }
}

choices! {
    /// Which organisation shares the surplus.
    #[derive(Default)]
    pub enum LegalForm {
        /// A specialised farmers' co-operative.
        #[default]
        CoOp,
        /// A federation of co-operatives (co-operatives law, Arts. 56–63).
        Federation,
        /// A company that the collective has founded or joined (law on rural collectives, Art. 6).
        Company,
        /// The collective itself.
        Collective,
    }

    /// Whether the collective's income is quantified as its members' shares (law on rural collectives, Art. 40).
    #[derive(Default)]
    pub enum Quantified {
        /// Not said.
        #[default]
        Unknown,
        /// It is: what is left after the fund goes by these shares (Art. 42).
        Yes,
        /// It is not.
        No,
    }

    /// Where the collective's shares came from.
    #[derive(Default)]
    pub enum Asset {
        /// Not said.
        #[default]
        Unknown,
        /// The collective's own means.
        Own,
        /// A project of assistance, whose rules say how its income may be used.
        Project,
    }

    /// How what helps the poor stands in the collective's books.
    #[derive(Default)]
    pub enum Booking {
        /// As a part of what is distributed.
        #[default]
        Distribution,
        /// As a cost: public welfare and services (Art. 51).
        Cost,
    }

    /// Who has decided what becomes of the collective's income.
    #[derive(Default)]
    pub enum Decider {
        /// Not said.
        #[default]
        Unknown,
        /// The assembly of the collective's members (Arts. 26, 27).
        Assembly,
        /// The assembly of their delegates (Art. 28).
        Delegates,
        /// The charter.
        Charter,
    }

    /// What becomes of the fen that do not divide.
    pub enum Rounding {
        /// A whole number of fen a share is declared; the rest is carried to next year.
        DeclaredDividend,
        /// Every fen is paid: one each to the largest remainders, ties to the lower register number.
        LargestRemainder,
    }

    /// What becomes of the surplus that a co-op brings from before the first year; a loss is made up first in any case.
    #[derive(Default)]
    pub enum OpeningUse {
        /// It is distributed with the first year's.
        #[default]
        Distribute,
        /// It goes to the reserve.
        Reserve,
        /// It is kept against losses, as the risk fund is.
        Losses,
    }

    /// Who works in a co-op: members, in the order of the register.
    pub enum Workers {
        /// Registered poor members first.
        PoorFirst,
        /// Members alike.
        Members,
        /// Registered poor members only; people from elsewhere take the other jobs.
        PoorOnly,
    }

    /// Where a co-op's wages stand in its account.
    pub enum WageCost {
        /// A cost of their own, before the surplus.
        Beside,
        /// Already within the return or the cost of a unit, so not taken off again.
        Within,
    }

    /// A class of shares.
    pub enum Class {
        /// The village collective's.
        Collective,
        /// Paid in by households.
        PaidIn,
        /// Allocated to the registered poor.
        Allocated,
    }

    /// Where a floor is taken.
    pub enum FloorOrder {
        /// Out of what is to be shared (under `law`: after the refund by trade), before the ordinary dividend.
        Before,
        /// Beside the class's ordinary part of the whole; the others get what is left.
        Beside,
    }

    /// What becomes of a floor that the year cannot pay.
    pub enum Shortfall {
        /// It lapses.
        Lapse,
        /// It is owed and added to next year's floor.
        Cumulate,
        /// A guarantor from outside pays it.
        Guarantor,
    }

    /// How the patronage part is shared when nobody traded with the co-op.
    #[derive(Default)]
    pub enum WithoutTrade {
        /// Refused until the members have resolved how.
        #[default]
        Refuse,
        /// By contribution: the members have resolved so.
        ByContribution,
    }

    /// By what each year's reserve is quantified to the members, as the charter says (Art. 42).
    #[derive(Default)]
    pub enum QuantifiedBy {
        /// By trade.
        #[default]
        ByTrade,
        /// By contribution.
        ByCapital,
    }

    /// Whose a co-op's welfare fund is.
    #[derive(Default)]
    pub enum WelfareOf {
        /// Its members': it stays in the co-op, with the reserve.
        #[default]
        Members,
        /// The village's, as the charter says.
        Village,
    }

    /// What who joins pays for a share where no accounts say whose the reserve is.
    #[derive(Default)]
    pub enum Newcomers {
        /// What it stands for, at least par.
        #[default]
        AtValue,
        /// Par.
        AtPar,
    }

    /// Which reserve counts where the rest is shared by accounts (Art. 44).
    #[derive(Default)]
    pub enum Counted {
        /// With what the year itself adds.
        #[default]
        WithThisYear,
        /// As it stood before that.
        BeforeThisYear,
    }
}

settings! {
    /// What the use of the collective's dividend stands on: what an accountant would be asked.
    #[derive(Default)]
    pub struct Grounds {
        /// Whether the collective's income is quantified as shares.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub quantified: Quantified,
        /// Where the collective's shares came from.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub asset: Asset,
        /// How it is booked.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub booked: Booking,
        /// Who has decided it.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub decided: Decider,
    }

    /// Settings of the `shares` rule.
    pub struct SharesRule {
        /// Fraction of the surplus, after losses are made up, that is kept as reserve.
        pub reserve: Rate,
        /// Fraction that is kept in the risk fund, which absorbs losses before the reserve does.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub risk: Rate,
        /// Fraction that goes to a welfare fund.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub welfare: Rate,
        /// Whose that fund is.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub welfare_of: WelfareOf,
        /// What who joins pays for a share.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub newcomers: Newcomers,
    }

    /// Settings of the `law` rule.
    pub struct LawRule {
        /// Fraction of the surplus, after losses are made up, that is kept as reserve (Art. 42: by charter).
        pub reserve: Rate,
        /// Fraction that is kept in the risk fund, which absorbs losses before the reserve does.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub risk: Rate,
        /// Fraction that goes to a welfare fund.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub welfare: Rate,
        /// Whose that fund is.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub welfare_of: WelfareOf,
        /// Fraction of the distributable surplus that is returned by trade with the co-op, 0.6 at the least.
        pub patronage: Rate,
        /// Property from state subsidies that a co-op holds, in yuan; its part is shared equally among the members, and at
        /// the end it is not divided.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub subsidy: Fen,
        /// Property from donations, in yuan; its part is shared equally, too, and at the end it follows the donor's terms.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub donations: Fen,
        /// How the patronage part is shared when nobody traded with the co-op.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub without_trade: WithoutTrade,
        /// By what each year's reserve is quantified to the members (Art. 42: as the charter says).
        #[cfg_attr(feature = "cli", schemars(default))]
        pub quantified: QuantifiedBy,
        /// Which reserve counts where the rest is shared by accounts (Art. 44).
        #[cfg_attr(feature = "cli", schemars(default))]
        pub counted: Counted,
    }

    /// A floor of a fixed rate.
    pub struct FixedFloor {
        /// Whose shares.
        pub class: Class,
        /// Part of the par value a year.
        pub rate: Rate,
        /// Where it is taken.
        pub order: FloorOrder,
        /// What becomes of what the year cannot pay.
        pub shortfall: Shortfall,
    }

    /// A floor with a threshold.
    pub struct ThresholdFloor {
        /// Whose shares.
        pub class: Class,
        /// Part of the par value a year, up to the limit.
        pub rate: Rate,
        /// The profit of a co-op up to which the rate on capital holds, in yuan.
        pub limit: Fen,
        /// Part of the profit beyond the limit, instead.
        pub of_profit: Rate,
        /// Where it is taken.
        pub order: FloorOrder,
        /// What becomes of what the year cannot pay.
        pub shortfall: Shortfall,
    }

    /// Infrastructure entrusted to each co-op.
    pub struct Entrusted {
        /// What it is worth at the start, in yuan.
        pub value: Fen,
        /// Years over which it is depreciated, in equal parts.
        pub life: u32,
    }

    /// Infrastructure leased to each co-op.
    pub struct Leased {
        /// What it is worth at the start, in yuan.
        pub value: Fen,
        /// Years over which the village depreciates it, in equal parts.
        pub life: u32,
        /// Rent a year, as a fraction of the value at the start.
        pub rent: Rate,
    }

    /// Jobs in the co-ops.
    pub struct JobsRule {
        /// Jobs of each co-op.
        pub jobs: u32,
        /// Wage of a job a month, in yuan.
        pub wage: Fen,
        /// Months of work a year.
        pub months: u32,
        /// Who gets them.
        pub who: Workers,
        /// The most jobs of one household; each takes a person without another wage.
        pub each: u32,
        /// Where the wages stand in the co-op's account.
        pub cost: WageCost,
        /// Fraction of these wages that the same people would earn elsewhere without the co-op.
        pub outside: Rate,
    }

    /// Settings of the `hui` rule.
    pub struct HuiRule {
        /// Fraction of the collective's dividend that the village keeps.
        pub accumulation: Rate,
    }

    /// Settings of the `rceo-shares` rule.
    pub struct RceoRule {
        /// Fraction of the collective's dividend that goes to the reserve-and-welfare fund.
        pub fund: Rate,
    }

    /// Settings of the `welfare` rule.
    pub struct WelfareRule {
        /// Fraction of the welfare fund that is paid out each year.
        pub paid: Rate,
        /// A household gravely ill the year before gets so many parts, any other one.
        pub ill_parts: u32,
    }

    /// Settings of the `posts` rule.
    pub struct PostsRule {
        /// Fraction of the collective's dividend that the village keeps.
        pub accumulation: Rate,
        /// Fraction of the rest that is paid only as wages for public-welfare work.
        pub posts: Rate,
    }

    /// Settings of the `parts` rule; the three parts add up to 1.
    pub struct PartsRule {
        /// Part of the registered poor.
        pub poor: Rate,
        /// Part that the village keeps.
        pub collective: Rate,
        /// Part of someone else: an operator, a keeper, running costs.
        pub others: Rate,
        /// Fraction of the poor's part that is paid only as wages for public-welfare work.
        #[cfg_attr(feature = "cli", schemars(default))]
        pub posts: Rate,
    }

    /// Settings of the `poor-first` rule.
    pub struct PoorFirstRule {
        /// What each registered household gets first in yuan, as far as the dividend reaches.
        pub first: Fen,
        /// Fraction of what is left that the village keeps.
        pub accumulation: Rate,
    }

    /// Settings of the fund's `yield`.
    pub struct YieldRule {
        /// What the fund earns a year.
        pub rate: Rate,
    }

    /// Settings of the `recover` rule.
    pub struct RecoverRule {
        /// The most that one household may get from the pool a year in yuan; the excess goes to the
        /// village's welfare fund.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "cli", schemars(default))]
        pub cap: Option<Fen>,
    }

    /// Settings of the `taper` rule.
    pub struct TaperRule {
        /// For how many years after leaving the shares still pay a part, less by equal steps, 1 to 5.
        pub years: u32,
    }

    /// A rule without settings.
    pub struct NoSettings {}
}

impl Default for Floor {
    fn default() -> Floor {
        Floor::None(NoSettings {})
    }
}

impl Default for FundUse {
    fn default() -> FundUse {
        FundUse::Kept(NoSettings {})
    }
}

impl Default for Infrastructure {
    fn default() -> Infrastructure {
        Infrastructure::None(NoSettings {})
    }
}

impl Default for Work {
    fn default() -> Work {
        Work::None(NoSettings {})
    }
}
