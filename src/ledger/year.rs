//! The ledger of a year as data: what the command line prints and the page shows.

use serde::Serialize;

use crate::enterprise::YearLuck;
use crate::equity::Household;
use crate::household::Earned;
use crate::rules::{Books, Bridge, Declared, Pool};
use crate::units::{Fen, Shares};

/// One village's year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearLedger {
    /// The village, from 0.
    pub village: u32,
    /// The draw; none where surpluses were entered.
    pub draw: Option<u32>,
    /// The year, from 0.
    pub year: u32,
    /// The co-ops, in the order of their register numbers.
    pub coops: Vec<CoopYear>,
    /// The village's pools.
    pub pool: Pool,
    /// The households, in the order of their register numbers.
    pub rows: Vec<Row>,
    /// The collective's fund at the end of the year.
    pub fund: Fen,
    /// The welfare fund at the end of the year.
    pub welfare: Fen,
    /// Opening + surplus = paid + closing.
    pub accounts: YearAccounts,
}

/// The account of a village's year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct YearAccounts {
    /// Net assets of the co-ops and funds of the village before the year.
    pub opening: Fen,
    /// Surpluses less losses.
    pub surplus: Fen,
    /// Dividends and refunds to households.
    pub paid: Fen,
    /// Net assets and funds after the year.
    pub closing: Fen,
}

/// A number for each class of shares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ByClass {
    /// The collective's shares.
    pub collective: Shares,
    /// Paid-in shares.
    pub paid_in: Shares,
    /// Allocated shares.
    pub allocated: Shares,
}

/// One co-op's year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CoopYear {
    /// Register number.
    pub id: u32,
    /// What a roster calls it.
    pub name: Option<String>,
    /// Position of its enterprise in the scenario.
    pub enterprise: usize,
    /// What the year brought; none where the surplus was entered.
    pub luck: Option<YearLuck>,
    /// Books before the year.
    pub opening: Books,
    /// From surplus to distributable surplus.
    pub bridge: Bridge,
    /// The dividend.
    pub declared: Declared,
    /// Shares by class.
    pub shares: ByClass,
    /// Paid on paid-in shares.
    pub paid_in: Fen,
    /// Paid on allocated shares, without recovered ones.
    pub allocated: Fen,
    /// Paid on the collective's shares.
    pub collective: Fen,
    /// Shares recovered from households off the register.
    pub recovered_shares: Shares,
    /// Paid on them into the village's pool.
    pub recovered: Fen,
    /// Books after the dividend.
    pub closing: Books,
    /// Was closed before this year.
    pub closed: bool,
    /// Closes at the end of this year.
    pub closes: bool,
    /// Then refunds this for a paid-in share.
    pub refund_per_share: Fen,
    /// In all.
    pub refunds: Fen,
}

/// One household's year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Register number.
    pub id: u32,
    /// What a roster calls it.
    pub name: Option<String>,
    /// Persons.
    pub persons: u32,
    /// Registered poor at the start of the first year.
    pub cohort: bool,
    /// On the register on 31 December of the year before: this fixes its rights.
    pub on_register: bool,
    /// Dividends co-op by co-op.
    pub lines: Vec<Line>,
    /// Dividends on paid-in shares.
    pub paid_in: Fen,
    /// Dividends on allocated shares.
    pub allocated: Fen,
    /// From the collective's dividend.
    pub collective: Fen,
    /// From recovered shares.
    pub recovered: Fen,
    /// Refund of paid-in capital when a co-op closes; not income.
    pub refund: Fen,
    /// What it earned; none where surpluses were entered.
    pub earned: Option<Earned>,
    /// Income of other sources.
    pub other: Fen,
    /// Under the line this year.
    pub below: bool,
    /// What it lacks to the line.
    pub gap: Fen,
    /// Would be under it without the scheme.
    pub below_without: bool,
    /// On the register at the end of the year.
    pub on_register_after: bool,
    /// Has left poverty and stood the first year after, too.
    pub out_for_good: bool,
    /// The same without the scheme.
    pub out_without: bool,
}

/// A household's dividend from one co-op: shares × dividend a share + odd fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Position of the co-op in the ledger.
    pub coop: u32,
    /// Paid-in shares.
    pub paid_in_shares: Shares,
    /// Allocated shares.
    pub allocated_shares: Shares,
    /// Dividend a share.
    pub per_share: Fen,
    /// Odd fen on the paid-in shares.
    pub odd_paid_in: Fen,
    /// Odd fen on the allocated shares.
    pub odd_allocated: Fen,
    /// Paid on paid-in shares.
    pub paid_in: Fen,
    /// Paid on allocated shares; nothing where they are recovered.
    pub allocated: Fen,
}

impl Row {
    /// A household's row before anything is paid.
    pub(super) fn start(household: &Household, registered: bool) -> Row {
        Row {
            id: household.id,
            name: household.name.clone(),
            persons: household.persons.0,
            cohort: household.registered,
            on_register: household.registered && registered,
            other: household.other,
            ..Row::default()
        }
    }

    /// All that the scheme pays it as income.
    pub fn dividends(&self) -> Fen {
        self.paid_in + self.allocated + self.collective + self.recovered
    }

    /// All that it has in the year.
    pub fn income(&self) -> Fen {
        let earned = self.earned.unwrap_or_default();
        earned.wages + earned.farming - earned.illness + self.other + self.dividends()
    }
}

impl YearLedger {
    /// The sums that hold in every year, checked in every build.
    pub(super) fn check(&self) {
        for coop in &self.coops {
            let paid = coop.paid_in + coop.allocated + coop.collective + coop.recovered;
            assert_eq!(coop.bridge.distributable, paid + coop.declared.carried, "a dividend went astray");
        }
        let to_heads: Fen = self.rows.iter().map(|row| row.collective + row.recovered).sum();
        assert_eq!(to_heads, self.pool.paid() + self.pool.recovered_paid(), "a head's part went astray");
        let accounts = self.accounts;
        assert_eq!(accounts.opening + accounts.surplus, accounts.paid + accounts.closing, "the year does not add up");
    }
}
