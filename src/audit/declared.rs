//! A declared ledger: what a village says that it has paid, as versioned JSON.
//!
//! It holds the scenario with its rules (or the name of a shipped one), the surplus that was entered, who was paid what,
//! who was on the register, who is gone, who holds which office, and when and how it was made public. Unknown fields
//! are refused by name, and every mistake says where it is, as in a scenario.

use serde::Serialize;

use crate::cases;
use crate::check;
use crate::ledger::MOST_SURPLUS;
use crate::population::Population;
use crate::safe::excerpt;
use crate::scenario::fields::join;
use crate::scenario::names::{self, check_named};
use crate::scenario::read::{Made, Node, Read, format, names, reads, tree};
use crate::scenario::{Date, Error, Kind, Named, Number, Scenario};
use crate::units::Fen;

/// The version of the format that this code reads.
pub const FORMAT: &str = "fenhong-ledger/1";

/// The most years off the register that can be said.
const MOST_YEARS_OFF: u32 = 50;

/// Rows of payments that one ledger may have: amounts add up within what can be counted.
const MOST_ROWS: usize = 1_000_000;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Declared {
    /// Version of this format: `fenhong-ledger/1`.
    pub format: String,
    /// What the ledger is called.
    pub name: Named,
    /// What a reader should know about it.
    pub note: Named,
    /// The village and the rules.
    pub scenario: Rules,
    /// The village of a generated county, from 1; 0 stands for the first, too.
    pub village: u32,
    /// The calendar year that was shared out.
    pub year: u32,
    /// The surplus entered for each co-op, in yuan; below nothing a loss.
    pub surplus: Vec<CoopAmount>,
    /// What each co-op has paid the collective as its dividend, in yuan.
    pub to_collective: Vec<CoopAmount>,
    /// Households on the register on 31 December of the year before, by register number: it fixes the rights.
    pub on_register: Vec<u32>,
    /// How many years households had been off the register by then; one where it is not said.
    pub off_register: Vec<Off>,
    /// Households that have died out or left.
    pub gone: Vec<Gone>,
    /// What households were paid.
    pub paid: Vec<Payment>,
    /// What was kept back from what they are due.
    pub withheld: Vec<Withheld>,
    /// Who does what.
    pub offices: Offices,
    /// Who has decided, and when.
    pub decided: Decided,
    /// Since when the papers lay open for the members.
    pub papers: Period,
    /// How long it was posted.
    pub notice: Period,
    /// Who has signed.
    pub signed: Signed,
}

/// The rules by which a ledger is audited: a scenario, or the name of a shipped one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rules(pub Scenario);

/// An amount of a co-op.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CoopAmount {
    /// Its register number.
    pub coop: u32,
    /// In yuan.
    pub amount: Fen,
}

/// A household that left the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Off {
    /// Its register number.
    pub household: u32,
    /// Years off the register, with the one that is shared out, from 1.
    pub years: u32,
}

/// A household that is no more, or no more here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Gone {
    /// Its register number; it need not stand in the roster any more.
    pub household: u32,
    /// Whether it died out or left.
    pub why: Why,
    /// The day. Who is gone by 31 December has no rights in the year after.
    pub on: Date,
}

/// Why a household is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// It died out.
    Died,
    /// It left.
    Left,
}

/// Which dividend a payment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// On paid-in shares, from a co-op.
    PaidIn,
    /// On allocated shares, from a co-op.
    Allocated,
    /// By trade and membership, from a co-op.
    Patronage,
    /// From the collective's dividend, by the village.
    Collective,
    /// A wage for public-welfare work, by the village.
    Post,
    /// From recovered shares, by the village.
    Recovered,
}

impl Part {
    /// Whether a co-op pays it; the others are paid by the village.
    pub fn is_of_coop(self) -> bool {
        matches!(self, Part::PaidIn | Part::Allocated | Part::Patronage)
    }

    /// Whether it is meant for who is on the register.
    pub fn is_for_the_poor(self) -> bool {
        matches!(self, Part::Allocated | Part::Collective | Part::Post | Part::Recovered)
    }

    /// Its name in a ledger.
    pub fn id(self) -> &'static str {
        match self {
            Part::PaidIn => "paid-in",
            Part::Allocated => "allocated",
            Part::Patronage => "patronage",
            Part::Collective => "collective",
            Part::Post => "post",
            Part::Recovered => "recovered",
        }
    }
}

/// One payment to a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Payment {
    /// Its register number.
    pub household: u32,
    /// Which dividend.
    pub part: Part,
    /// The co-op that pays, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coop: Option<u32>,
    /// In yuan.
    pub amount: Fen,
}

/// Something kept back from a household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Withheld {
    /// Its register number.
    pub household: u32,
    /// From which dividend.
    pub part: Part,
    /// The co-op that owes it, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coop: Option<u32>,
    /// In yuan.
    pub amount: Fen,
    /// Why; empty where none is given.
    pub reason: String,
}

/// Who does what: names of bodies or persons, empty where it is not said. Two of a pair may not be the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Offices {
    /// Leads.
    pub leads: String,
    /// Manages.
    pub manages: String,
    /// Supervises.
    pub supervises: String,
    /// Runs the operation.
    pub operates: String,
    /// Keeps the money; where its three parts are pooled, the township's station.
    pub keeps: String,
    /// On whose account it lies.
    pub account: Account,
    /// Which office is held by a near relative of who supervises.
    pub related: Related,
    /// Uses the money; as of the others, empty where it is not said.
    pub uses: String,
}

/// Which office is held by a near relative of who supervises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Related {
    /// None.
    #[default]
    None,
    /// A seat on the board.
    Leads,
    /// The money's keeper's, or the books'.
    Keeps,
}

/// On whose account the money lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Account {
    /// Not said.
    #[default]
    Unknown,
    /// The co-op's or the collective's own.
    Own,
    /// The township's station keeps it for them.
    Station,
    /// A person's.
    Person,
}

/// The decision to share out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// The day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The body; empty where it is not said.
    pub by: String,
}

/// The days of the public notice, both counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Period {
    /// The first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

/// Who has signed; empty where nobody has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Signed {
    /// Prepared it.
    pub prepared: String,
    /// Supervised it.
    pub supervised: String,
    /// The secretary.
    pub secretary: String,
}

reads! {
    Declared {
        format =, name =, note ?, scenario =, village ?, year =, surplus =, to_collective ?, on_register =, off_register ?,
        gone ?, paid =, withheld ?, offices =, decided =, papers ?, notice ?, signed ?,
    }
    CoopAmount { coop =, amount = }
    Off { household =, years = }
    Gone { household =, why =, on = }
    Payment { household =, part =, coop ?, amount = }
    Withheld { household =, part =, coop ?, amount =, reason ? }
    Offices { leads ?, manages ?, supervises ?, operates ?, keeps ?, uses ?, account ?, related ? }
    Decided { on ?, by ? }
    Period { from ?, to ? }
    Signed { prepared ?, supervised ?, secretary ? }
}

names! {
    Why { "died" => Died, "left" => Left }
    Related { "none" => None, "leads" => Leads, "keeps" => Keeps }
    Account { "unknown" => Unknown, "own" => Own, "station" => Station, "person" => Person }
    Part {
        "paid-in" => PaidIn, "allocated" => Allocated, "patronage" => Patronage, "collective" => Collective,
        "post" => Post, "recovered" => Recovered
    }
}

impl Read for Rules {
    fn read(node: Node<'_>) -> Made<Rules> {
        let Some(name) = node.value.as_str() else {
            format(node, crate::scenario::FORMAT)?;
            let scenario = Scenario::read(node)?;
            let inside = |error: Error| Error { field: join(node.at, &error.field), ..error };
            return scenario.validate().map(|()| Rules(scenario)).map_err(|error| inside(error).into());
        };
        match cases::find(name) {
            Some(case) => Ok(Rules(case.scenario())),
            None => Err(node.no_choice(name, cases::known())),
        }
    }
}

impl Declared {
    /// Reads a declared ledger and checks that it can be audited.
    ///
    /// # Errors
    /// The first mistake, with the field, the reason and the remedy.
    pub fn from_json(text: &str) -> Result<Declared, Error> {
        let tree = tree(text)?;
        let node = Node { value: &tree, at: "" };
        Declared::read_valid(node).map_err(|error| *error)
    }

    /// The file of a ledger.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(&crate::tree::of(self)).expect("a tree has its text") + "\n"
    }

    /// Reads one, also inside another file, and checks that it can be audited.
    pub(crate) fn read_valid(node: Node<'_>) -> Made<Declared> {
        format(node, FORMAT)?;
        let declared = Declared::read(node)?;
        let inside = |error: Error| Error { field: join(node.at, &error.field), ..error };
        declared.validate().map_err(inside)?;
        Ok(declared)
    }

    /// A year that is to be shared out: nothing is paid, decided or signed yet, and the register is that of the
    /// scenario. Surpluses are those of the co-ops in the order of the register.
    ///
    /// # Errors
    /// When there are not as many surpluses as co-ops, or the scenario cannot have a declared ledger.
    pub fn planned(scenario: Scenario, village: u32, year: u32, surpluses: &[Fen]) -> Result<Declared, Error> {
        let population = Population::new(&scenario);
        let (found, end) = (u64::from(village), u64::from(population.villages()));
        if !(1..=end).contains(&found) {
            return Err(Error::new("village", Kind::Outside { found, end }));
        }
        let register = population.register(village - 1);
        let (found, wanted) = (surpluses.len() as u64, register.coops.len() as u64);
        if found != wanted {
            return Err(Error::new("surplus", Kind::Number { found, wanted }));
        }
        let surplus = register.coops.iter().zip(surpluses);
        let registered = register.households.iter().filter(|household| household.registered);
        let declared = Declared {
            format: FORMAT.to_owned(),
            name: scenario.name.clone(),
            note: scenario.note.clone().unwrap_or_default(),
            village,
            year,
            surplus: surplus.map(|(coop, amount)| CoopAmount { coop: coop.id, amount: *amount }).collect(),
            to_collective: Vec::new(),
            on_register: registered.map(|household| household.id).collect(),
            off_register: Vec::new(),
            gone: Vec::new(),
            paid: Vec::new(),
            withheld: Vec::new(),
            offices: Offices::default(),
            decided: Decided::default(),
            papers: Period::default(),
            notice: Period::default(),
            signed: Signed::default(),
            scenario: Rules(scenario),
        };
        declared.validate()?;
        Ok(declared)
    }

    /// The same under another name, in whatever language that is.
    ///
    /// # Errors
    /// When nothing of the name can be seen.
    pub fn called(self, name: &str) -> Result<Declared, Error> {
        let name = Named { zh: name.to_owned(), en: String::new() };
        check_named(&name, || "name".to_owned())?;
        Ok(Declared { name, ..self })
    }

    /// The village, from 0.
    pub fn village_place(&self) -> u32 {
        self.village.max(1) - 1
    }

    /// The day whose law binds: the scenario's, or the end of the year that was shared out where that is another.
    pub fn date(&self) -> Date {
        let as_of = self.scenario.0.as_of;
        if u32::from(as_of.year) == self.year { as_of } else { Date::new(self.year as u16, 12, 31) }
    }

    /// What the law of its day says of the scheme.
    pub fn scheme_findings(&self) -> Vec<check::Finding> {
        check::findings(&Scenario { as_of: self.date(), ..self.scenario.0.clone() })
    }

    /// Whether the scenario's plan has the year that was shared out.
    pub fn is_of_the_plan(&self) -> bool {
        let first = u32::from(self.scenario.0.as_of.year);
        (first..first + self.scenario.0.years).contains(&self.year)
    }

    /// Whether a household was gone before the year began, and why.
    pub fn gone_before(&self, household: u32) -> Option<&Gone> {
        self.gone.iter().find(|gone| gone.household == household && u32::from(gone.on.year) < self.year)
    }

    fn validate(&self) -> Result<(), Error> {
        if self.format != FORMAT {
            return Err(Error::new("format", Kind::Version { found: excerpt(&self.format), known: FORMAT.to_owned() }));
        }
        let years = (1949, 9999);
        if self.year < years.0 || self.year > years.1 {
            return Err(Error::range("year", Number::Year(self.year), Number::Year(years.0), Number::Year(years.1)));
        }
        // The roster is the register of the year; planned changes belong to simulated years.
        if !self.scenario.0.changes.is_empty() {
            return Err(Error::new("scenario.changes", Kind::Conflict { with: "gone".to_owned() }));
        }
        let population = Population::new(&self.scenario.0);
        let (found, end) = (u64::from(self.village), u64::from(population.villages()));
        if found > end {
            return Err(Error::new("village", Kind::Outside { found, end }));
        }
        let register = population.register(self.village_place());
        let coops: Vec<u32> = register.coops.iter().map(|coop| coop.id).collect();
        self.validate_co_ops(&coops)?;
        let households: Vec<u32> = register.households.iter().map(|household| household.id).collect();
        unique("on_register", &self.on_register)?;
        for (place, id) in self.on_register.iter().enumerate() {
            known(format!("on_register.{place}"), *id, &households)?;
        }
        unique("off_register", &self.off_register.iter().map(|off| off.household).collect::<Vec<_>>())?;
        for (place, off) in self.off_register.iter().enumerate() {
            known(format!("off_register.{place}.household"), off.household, &households)?;
            let at = || format!("off_register.{place}");
            if self.on_register.contains(&off.household) {
                return Err(Error::new(at(), Kind::Conflict { with: "on_register".to_owned() }));
            }
            if !(1..=MOST_YEARS_OFF).contains(&off.years) {
                return Err(Error::range(at() + ".years", off.years, 1_u32, MOST_YEARS_OFF));
            }
        }
        unique("gone", &self.gone.iter().map(|gone| gone.household).collect::<Vec<_>>())?;
        self.validate_payments(&coops)?;
        self.validate_papers()
    }

    /// A surplus for each co-op, at most one amount to the collective from each.
    fn validate_co_ops(&self, coops: &[u32]) -> Result<(), Error> {
        for (name, list, least) in
            [("surplus", &self.surplus, -MOST_SURPLUS), ("to_collective", &self.to_collective, Fen::ZERO)]
        {
            unique(name, &list.iter().map(|of| of.coop).collect::<Vec<_>>())?;
            for (place, of) in list.iter().enumerate() {
                known(format!("{name}.{place}.coop"), of.coop, coops)?;
                within(format!("{name}.{place}.amount"), of.amount, least)?;
            }
        }
        let (found, wanted) = (self.surplus.len() as u64, coops.len() as u64);
        if found != wanted {
            return Err(Error::new("surplus", Kind::Number { found, wanted }));
        }
        Ok(())
    }

    fn validate_payments(&self, coops: &[u32]) -> Result<(), Error> {
        let paid = self.paid.iter().map(|row| (row.part, row.coop, row.amount));
        let withheld = self.withheld.iter().map(|row| (row.part, row.coop, row.amount));
        for (name, rows) in [("paid", paid.collect::<Vec<_>>()), ("withheld", withheld.collect())] {
            if rows.len() > MOST_ROWS {
                return Err(Error::range(name, rows.len() as u64, 0_u32, MOST_ROWS as u64));
            }
            for (place, (part, coop, amount)) in rows.into_iter().enumerate() {
                let at = |field: &str| format!("{name}.{place}.{field}");
                match (part.is_of_coop(), coop) {
                    (true, Some(coop)) => known(at("coop"), coop, coops)?,
                    (true, None) => return Err(Error::new(at("coop"), Kind::Missing)),
                    (false, None) => {}
                    (false, Some(_)) => return Err(Error::new(at("coop"), Kind::Conflict { with: at("part") })),
                }
                within(at("amount"), amount, Fen::ZERO)?;
            }
        }
        Ok(())
    }

    /// An office, who decided and who signed have names where they are said; a notice ends after it begins.
    fn validate_papers(&self) -> Result<(), Error> {
        check_named(&self.name, || "name".to_owned())?;
        let Offices { leads, manages, supervises, operates, keeps, uses, account: _, related: _ } = &self.offices;
        let Signed { prepared, supervised, secretary } = &self.signed;
        let said = [
            ("offices.leads", leads),
            ("offices.manages", manages),
            ("offices.supervises", supervises),
            ("offices.operates", operates),
            ("offices.keeps", keeps),
            ("offices.uses", uses),
            ("decided.by", &self.decided.by),
            ("signed.prepared", prepared),
            ("signed.supervised", supervised),
            ("signed.secretary", secretary),
        ];
        for (name, text) in said.into_iter().filter(|(_, text)| !text.is_empty()) {
            names::check(text, || name.to_owned())?;
        }
        match (self.notice.from, self.notice.to) {
            (Some(from), Some(to)) if to < from => {
                let [to, from, last] = [to, from, Date::new(9999, 12, 31)].map(Number::Day);
                Err(Error::range("notice.to", to, from, last))
            }
            _ => Ok(()),
        }
    }
}

fn within(field: String, amount: Fen, least: Fen) -> Result<(), Error> {
    if (least..=MOST_SURPLUS).contains(&amount) {
        Ok(())
    } else {
        Err(Error::range(field, amount, least, MOST_SURPLUS))
    }
}

/// Refuses a register number that nobody has. Registers are in the order of the numbers.
fn known(field: String, id: u32, all: &[u32]) -> Result<(), Error> {
    match all.binary_search(&id) {
        Ok(_) => Ok(()),
        Err(_) => Err(Error::new(field, Kind::Unknown { id: id.to_string() })),
    }
}

/// Refuses a number that stands twice in a list.
fn unique(name: &str, ids: &[u32]) -> Result<(), Error> {
    let order = crate::order::ascending(ids.iter().map(|id| i64::from(*id)));
    match order.windows(2).find(|pair| ids[pair[0]] == ids[pair[1]]) {
        Some(pair) => {
            let id = ids[pair[1]].to_string();
            Err(Error::new(format!("{name}.{}", pair[1]), Kind::Duplicate { id }))
        }
        None => Ok(()),
    }
}
