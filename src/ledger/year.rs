//! The ledger of a year as data: what the command line prints and the page shows.

use serde::{Deserialize, Serialize};

use crate::enterprise::{BranchYear, Operation, YearLuck};
use crate::equity::Household;
use crate::household::Earned;
use crate::programme::Aid;
use crate::rules::{Books, Bridge, FloorYear, Pool, Pot};
use crate::scenario::Class;
use crate::units::{Fen, Rate, Shares};

/// Which year of which future of which village a ledger is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The village, from 0.
    pub village: u32,
    /// The future, from 0.
    pub draw: u32,
    /// The year, from 0.
    pub year: u32,
}

/// One village's year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// What the infrastructure entrusted to the co-ops is worth in the village's own books at the end of the year; no
    /// money, so not in the account.
    pub property: Fen,
    /// What the village has depreciated of it this year.
    pub depreciation: Fen,
    /// Opening + injected + surplus = paid + others + closing.
    pub accounts: YearAccounts,
}

/// The account of a village's year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearAccounts {
    /// Net assets of the co-ops and funds of the village before the year.
    pub opening: Fen,
    /// Beside the surpluses: the fund's yield, what a guarantor pays, rent that co-ops pay to the village, what new
    /// members pay in.
    pub injected: Fen,
    /// Surpluses less losses.
    pub surplus: Fen,
    /// Dividends, wages for posts and refunds to households.
    pub paid: Fen,
    /// To an operator, a keeper, running costs.
    pub others: Fen,
    /// Net assets and funds after the year.
    pub closing: Fen,
}

/// A number for each class of shares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByClass<T> {
    /// The collective's shares.
    pub collective: T,
    /// Paid-in shares.
    pub paid_in: T,
    /// Allocated shares.
    pub allocated: T,
}

/// One co-op's year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoopYear {
    /// Register number.
    pub id: u32,
    /// What a roster calls it.
    pub name: Option<String>,
    /// Position of its enterprise in the scenario.
    pub enterprise: usize,
    /// What the year brought; none where the surplus was entered.
    pub luck: Option<YearLuck>,
    /// From luck to surplus; none where the surplus was entered.
    pub operation: Option<Operation>,
    /// What each enterprise brought, where it runs several.
    pub branches: Vec<BranchYear>,
    /// Books before the year.
    pub opening: Books,
    /// From surplus to distributable surplus.
    pub bridge: Bridge,
    /// The guaranteed floor.
    pub floor: FloorYear,
    /// What is shared over what.
    pub pots: Vec<Pot>,
    /// What a share of each class is paid, over all pots.
    pub per_share: ByClass<Fen>,
    /// What a hundred yuan of trade are paid, rounded down; each member has its part to the fen.
    pub per_unit: Fen,
    /// What a member is paid.
    pub per_member: Fen,
    /// Fen carried to next year.
    pub carried: Fen,
    /// Shares by class; none once it has closed. Converted shares count as allocated ones.
    pub shares: ByClass<Shares>,
    /// Trade of the members.
    pub traded: Fen,
    /// Paid by trade and membership.
    pub patronage: Fen,
    /// Paid on paid-in shares.
    pub paid_in: Fen,
    /// Paid on allocated shares, without recovered ones.
    pub allocated: Fen,
    /// Paid on the collective's shares.
    pub collective: Fen,
    /// Shares that households off the register have lost.
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
    /// Of what it refunds when it closes, what lay in the members' accounts.
    pub refund_reserve: Fen,
    /// What of it stays the state's when it closes: other co-ops of the place get it, else the collective.
    pub state_part: Fen,
    /// Of the state's parts of co-ops that close this year, what comes into its special fund.
    pub received: Fen,
    /// In all.
    pub refunds: Fen,
    /// Shares that the collective buys at the end of the year.
    pub bought: Shares,
    /// Who joined and who left.
    pub members: MemberYear,
}

/// What changes of membership moved in a co-op's year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberYear {
    /// Shares paid in by new members on the first day.
    pub joined_shares: Shares,
    /// What they paid.
    pub joined: Fen,
    /// What of it is above par.
    pub premium: Fen,
    /// Paid-in shares, with converted ones, of those who left with the year.
    pub left_shares: Shares,
    /// What they were refunded a share.
    pub left_per_share: Fen,
    /// Their part of the quantified reserve.
    pub left_reserve: Fen,
    /// What they were refunded in all.
    pub left: Fen,
    /// Their allocated shares, which the collective holds from then on.
    pub returned: Shares,
    /// The members dissolve the co-op with the end of the year.
    pub dissolved: bool,
    /// State subsidies and donations that are then not divided among the members (Art. 53).
    pub undivided: Fen,
}

/// One household's year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Had left it by then.
    pub has_left: bool,
    /// Dividends co-op by co-op.
    pub lines: Vec<Line>,
    /// By trade and membership.
    pub patronage: Fen,
    /// Dividends on paid-in shares.
    pub paid_in: Fen,
    /// Dividends on allocated shares.
    pub allocated: Fen,
    /// From the collective's dividend.
    pub collective: Fen,
    /// Wages for public-welfare work, from the collective's dividend.
    pub post: Fen,
    /// From recovered shares.
    pub recovered: Fen,
    /// Refund of paid-in capital when a co-op closes or the household leaves it; not income.
    pub refund: Fen,
    /// Wages that its co-ops pay it.
    pub job: Fen,
    /// What the same people would earn elsewhere without the co-ops.
    pub outside: Fen,
    /// What it earned; none where surpluses were entered.
    pub earned: Option<Earned>,
    /// Income of other sources.
    pub other: Fen,
    /// What help from outside brought; none where no programme acts.
    #[serde(skip_serializing_if = "Option::is_none", skip_deserializing)]
    pub aid: Option<Aid>,
    /// What help would have brought without the scheme: places go by the register of that course of things.
    #[serde(skip_serializing_if = "Option::is_none", skip_deserializing)]
    pub aid_without: Option<Fen>,
    /// What the test of leaving the register found, where it was made this year.
    #[serde(skip_serializing_if = "Option::is_none", skip_deserializing)]
    pub stay: Option<Stay>,
    /// What leaving the register costs in the year in which it happens: what the household would be paid beside if it
    /// were still on it, at the rates of those that are; of its first year off it, while others are on it.
    #[serde(skip_serializing_if = "Option::is_none", skip_deserializing)]
    pub leaving: Option<Fen>,
    /// Under the line this year.
    pub below: bool,
    /// What it lacks to the line.
    pub gap: Fen,
    /// Would be under it without the scheme.
    pub below_without: bool,
    /// On the register at the end of the year; as at its start where surpluses were entered.
    pub on_register_after: bool,
    /// Has left the register and stood the first year after, too.
    pub out_for_good: bool,
    /// The same without the scheme.
    pub out_without: bool,
}

/// What stands in a row only where there is any, and so goes beside the rows among bytes, which have no names.
type Apart = (Option<Aid>, Option<Fen>, Option<Stay>, Option<Fen>);

/// The test of leaving the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// The chance of staying above the line, rounded down.
    pub chance: Rate,
    /// Whether it is enough.
    pub passed: bool,
}

/// A household's dividend from one co-op: parts × what the co-op pays a part + odd fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Position of the co-op in the ledger.
    pub coop: u32,
    /// Paid-in shares, with converted ones.
    pub paid_in_shares: Shares,
    /// Allocated shares, without lost ones.
    pub allocated_shares: Shares,
    /// Allocated shares lost by leaving the register.
    pub lost_shares: Shares,
    /// Trade with the co-op.
    pub traded: Fen,
    /// Odd fen on the paid-in shares.
    pub odd_paid_in: Fen,
    /// Odd fen on the allocated shares.
    pub odd_allocated: Fen,
    /// Those of them that go with lost shares.
    pub odd_lost: Fen,
    /// By trade and membership beyond whole fen a part.
    pub odd_patronage: Fen,
    /// Paid on paid-in shares.
    pub paid_in: Fen,
    /// Paid on allocated shares.
    pub allocated: Fen,
    /// Paid by trade and membership.
    pub patronage: Fen,
}

impl Row {
    fn take_apart(&mut self) -> Apart {
        (self.aid.take(), self.aid_without.take(), self.stay.take(), self.leaving.take())
    }

    /// A household's row before anything is paid.
    pub(super) fn start(household: &Household, registered: bool, has_left: bool) -> Row {
        Row {
            id: household.id,
            name: household.name.clone(),
            persons: household.persons.count(),
            cohort: household.registered,
            on_register: registered,
            has_left,
            on_register_after: registered,
            other: household.other,
            ..Row::default()
        }
    }

    /// All that the scheme pays it as income.
    ///
    /// ```
    /// use fenhong::Fen;
    /// use fenhong::ledger::Row;
    ///
    /// let row = Row { paid_in: Fen::yuan(120), collective: Fen::yuan(300), refund: Fen::yuan(1_000), ..Row::default() };
    /// // A refund is the household's own capital, not income.
    /// assert_eq!(row.dividends(), Fen::yuan(420));
    /// ```
    pub fn dividends(&self) -> Fen {
        self.patronage + self.paid_in + self.allocated + self.collective + self.post + self.recovered
    }

    /// All that it has in the year.
    pub fn income(&self) -> Fen {
        let earned = self.earned.unwrap_or_default();
        let help = self.aid.unwrap_or_default().income();
        earned.left() + self.other + self.job + self.dividends() + help
    }
}

impl<T: Copy> ByClass<T> {
    /// That of a class.
    pub fn of(&self, class: Class) -> T {
        match class {
            Class::Collective => self.collective,
            Class::PaidIn => self.paid_in,
            Class::Allocated => self.allocated,
        }
    }
}

impl CoopYear {
    /// What there is to share: the distributable surplus, and what a guarantor adds to it.
    pub fn to_share(&self) -> Fen {
        self.bridge.distributable + self.floor.guaranteed
    }

    /// What it pays the village: on the collective's shares, and on those that were lost by leaving the register.
    pub fn to_village(&self) -> Fen {
        self.collective + self.recovered
    }

    /// Rent paid to the collective.
    pub fn rent(&self) -> Fen {
        self.operation.map_or(Fen::ZERO, |operation| operation.rent)
    }

    /// What a job is paid.
    pub fn per_job(&self) -> Fen {
        self.operation.map_or(Fen::ZERO, |operation| operation.per_job)
    }

    /// Whether it pays a dividend.
    pub fn pays(&self) -> bool {
        // Where each holder has its part of the whole, whole fen a part tell nothing.
        let has = |pot: &Pot| pot.parts > 0 && (pot.declared.per_share.fen() > 0 || pot.declared.to_the_fen);
        self.pots.iter().any(has)
    }
}

impl YearLedger {
    /// The ledger as bytes, for a program of the same version.
    ///
    /// ```
    /// use fenhong::{Model, Population, YearLedger, cases, ledger};
    ///
    /// for id in ["hui", "nanzhao-family-helped"] {
    ///     let model = Model::new(cases::find(id).unwrap().scenario())?;
    ///     let register = Population::new(&model.scenario).register(0);
    ///     let year = ledger::of_draw(&model, &register, 3, 2)?;
    ///     assert_eq!(YearLedger::from_bytes(&year.to_bytes()), Some(year));
    /// }
    /// assert_eq!(YearLedger::from_bytes(&[1, 2, 3]), None);
    /// # Ok::<(), fenhong::Error>(())
    /// ```
    ///
    /// # Panics
    /// Never: what it holds has a length that is known.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut plain = self.clone();
        let apart: Vec<Apart> = plain.rows.iter_mut().map(Row::take_apart).collect();
        postcard::to_allocvec(&(plain, apart)).expect("a ledger has no length that is not known")
    }

    /// A ledger from [`YearLedger::to_bytes`]; none where the bytes are of no ledger.
    pub fn from_bytes(bytes: &[u8]) -> Option<YearLedger> {
        let (mut ledger, apart): (YearLedger, Vec<Apart>) = postcard::from_bytes(bytes).ok()?;
        for (row, apart) in ledger.rows.iter_mut().zip(apart) {
            (row.aid, row.aid_without, row.stay, row.leaving) = apart;
        }
        Some(ledger)
    }

    /// The sums that hold in every year, checked in every build.
    pub(super) fn check(&self) {
        for coop in &self.coops {
            let paid = coop.patronage + coop.paid_in + coop.allocated + coop.to_village();
            assert!(coop.to_share() == paid + coop.carried, "a dividend went astray");
        }
        let to_heads: Fen = self.rows.iter().map(|row| row.collective + row.post + row.recovered).sum();
        assert!(to_heads == self.pool.paid() + self.pool.recovered_paid(), "a head's part went astray");
        let accounts = self.accounts;
        let (before, after) = (
            accounts.opening + accounts.injected + accounts.surplus,
            accounts.paid + accounts.others + accounts.closing,
        );
        assert!(before == after, "the year does not add up");
    }
}
