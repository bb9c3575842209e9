//! Reading a scenario's JSON, and saying exactly where a mistake is.
//!
//! The text becomes a tree first, and each type reads itself from a node that knows its path. A derived
//! reader that tracks paths was tried: it is compiled anew for every type and made the browser's core
//! nearly twice as large.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::change::{Change, Death, Dissolution, Joining, Leaving, Splitting};
use super::date::Date;
use super::document::{FORMAT, Luck, Poverty, Scenario, Seeds};
use super::enterprise::{Enterprise, Units};
use super::error::{Error, Kind};
use super::fields::join;
use super::named::Named;
use super::programmes::{
    Care, ExitTest, HardestCare, IllCare, LeaderLoan, Leaders, Micro, MicroLoan, Order, PostPlaces, Programmes,
    PublicPosts, Registration, StableTest, WorkshopPlaces, Workshops,
};
use super::resolution::{Majority, Resolution, Subject};
use super::scheme::{
    Adjustment, Asset, Booking, Class, CollectiveRule, Counted, Decider, Entrusted, FixedFloor, Floor, FloorOrder,
    FundUse, Grounds, HuiRule, Infrastructure, JobsRule, LawRule, Leased, LegalForm, Newcomers, NoSettings, OpeningUse,
    PartsRule, PoorFirstRule, PostsRule, Quantified, QuantifiedBy, RceoRule, RecoverRule, Rounding, Scheme, SharesRule,
    Shortfall, SurplusRule, TaperRule, ThresholdFloor, WageCost, WelfareOf, WelfareRule, WithoutTrade, Work, Workers,
    YieldRule,
};
use super::validate::in_range;
use super::village::{
    Allocation, AlsoRun, Earnings, Generated, Listed, ListedCoop, ListedHousehold, ListedShares, Split, Village,
};
use crate::safe::excerpt;
use crate::units::{Fen, Persons, Rate, Shares};

impl Scenario {
    /// Reads and validates a scenario.
    ///
    /// ```
    /// use fenhong::{Scenario, cases};
    ///
    /// let hui = cases::find("hui").unwrap().scenario();
    /// assert_eq!(Scenario::from_json(&hui.to_json()), Ok(hui.clone()));
    /// let wrong = hui.to_json().replace("\"accumulation\"", "\"acumulation\"");
    /// assert_eq!(Scenario::from_json(&wrong).unwrap_err().field, "scheme.collective.acumulation");
    /// ```
    ///
    /// # Errors
    /// The first mistake, with the field, the reason and the remedy.
    pub fn from_json(text: &str) -> Result<Scenario, Error> {
        let scenario = scenario(text)?;
        scenario.validate()?;
        Ok(scenario)
    }
}

/// Reads a scenario without checking its numbers.
fn scenario(text: &str) -> Result<Scenario, Error> {
    let tree = tree(text)?;
    let node = Node { value: &tree, at: "" };
    format(node, FORMAT).and_then(|()| Scenario::read(node)).map_err(|error| in_range(*error, &tree))
}

/// Refuses a file that says that it is of another format than `known`, before anything else is read: another
/// version's fields have other names.
pub(crate) fn format(node: Node<'_>, known: &str) -> Made<()> {
    match node.value.get("format").and_then(Value::as_str) {
        Some(found) if found != known => {
            let (found, known) = (excerpt(found), known.to_owned());
            Err(Error::new(join(node.at, "format"), Kind::Version { found, known }).into())
        }
        _ => Ok(()),
    }
}

/// Reads a text of JSON, in which no name may stand twice. A byte order mark, as some editors write it, is no mistake.
///
/// # Errors
/// When it is not JSON.
pub fn tree(text: &str) -> Result<Value, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree: Tree = serde_json::from_str(text).map_err(|error| Error::from_json(String::new(), &error))?;
    Ok(tree.0)
}

/// A value with its path, such as `enterprises.1.mean`.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    pub(crate) value: &'a Value,
    pub(crate) at: &'a str,
}

/// What was read, or the mistake: on the heap, as it would make every step of reading larger.
pub(crate) type Made<T> = Result<T, Box<Error>>;

/// Something that reads itself from a node.
pub(crate) trait Read: Sized {
    fn read(node: Node<'_>) -> Made<Self>;
}

impl<'a> Node<'a> {
    /// The mistake that this is not what was expected.
    pub(crate) fn unlike(self, expected: &str) -> Box<Error> {
        let found = match self.value {
            Value::Null => "null".to_owned(),
            Value::Array(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
            plain => plain.to_string(),
        };
        Error::new(self.at, Kind::Shape { said: excerpt(&format!("{found} instead of {expected}")) }).into()
    }

    /// Its fields.
    pub(crate) fn object(self) -> Made<&'a Map<String, Value>> {
        self.value.as_object().ok_or_else(|| self.unlike("an object"))
    }

    /// Refuses fields that are not `known`.
    pub(crate) fn only(self, known: &[&str]) -> Made<()> {
        match self.object()?.keys().find(|key| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some(strange) => {
                let kind = Kind::Strange {
                    name: excerpt(strange),
                    known: known.iter().map(|&name| name.to_owned()).collect(),
                };
                Err(Error::new(join(self.at, &excerpt(strange)), kind).into())
            }
        }
    }

    /// A field's value, if it is there.
    fn child(self, name: &str) -> Made<Option<&'a Value>> {
        Ok(self.object()?.get(name))
    }

    /// The mistake that a field is not there.
    pub(crate) fn missing(self, name: &str) -> Box<Error> {
        Error::new(join(self.at, name), Kind::Missing).into()
    }

    /// A field that may be missing.
    pub(crate) fn optional<T: Read>(self, name: &str) -> Made<Option<T>> {
        match self.child(name)? {
            Some(value) => T::read(Node { value, at: &join(self.at, name) }).map(Some),
            None => Ok(None),
        }
    }

    /// A field that must be there.
    pub(crate) fn required<T: Read>(self, name: &str) -> Made<T> {
        match self.child(name)? {
            Some(value) => T::read(Node { value, at: &join(self.at, name) }),
            None => Err(self.missing(name)),
        }
    }

    /// The name of a choice, in its `tag`.
    fn choice(self, tag: &str) -> Made<String> {
        self.required(tag)
    }

    /// The mistake that a choice does not exist.
    pub(crate) fn no_choice(self, name: &str, known: Vec<String>) -> Box<Error> {
        Error::new(self.at, Kind::Strange { name: excerpt(name), known }).into()
    }
}

/// Lets a type read its fields: `=` must be there, `?` may be missing, `(4)` is what a missing one stands for. A variant's choice is told by
/// its tag, which is one of the known fields.
macro_rules! reads {
    ($($name:ident $(by $tag:literal)? { $($field:ident $need:tt),* $(,)? })*) => {$(
        impl Read for $name {
            fn read(node: Node<'_>) -> Made<$name> {
                node.only(&[$($tag,)? $(stringify!($field)),*])?;
                Ok($name { $($field: reads!(@ node $field $need)),* })
            }
        }
    )*};
    (@ $node:ident $field:ident =) => { $node.required(stringify!($field))? };
    (@ $node:ident $field:ident ?) => { $node.optional(stringify!($field))?.unwrap_or_default() };
    (@ $node:ident $field:ident ($usual:literal)) => { $node.optional(stringify!($field))?.unwrap_or($usual) };
}

reads! {
    Scenario {
        format =, name =, as_of =, note ?, years =, draws =, seeds =, village =, enterprises =, work ?, scheme =, luck =,
        poverty =, programmes ?, changes ?, resolutions ?,
    }
    Named { zh =, en = }
    Seeds { people =, luck = }
    Generated by "kind" {
        villages =, coops =, households =, poor =, joined =, poor_joined =, capital =, par =, split =, persons =,
        poor_earnings =, other_earnings =, wages_spread =, farming_spread =, sold ?, allocation ?,
        more_enterprises ?, reserve ?, undistributed ?,
    }
    Earnings { wage =, workers =, farming =, other = }
    Split { collective =, paid_in =, allocated = }
    Listed by "kind" { par =, coops =, households = }
    ListedCoop {
        id =, name =, enterprise =, also ?, collective =, jobs ?, infrastructure ?, reserve ?, undistributed ?,
        arrears ?,
    }
    AlsoRun { enterprise =, part = }
    ListedHousehold { id =, name =, persons =, workers ?, wage ?, farming ?, other ?, registered ?, cadre ?, shares ? }
    ListedShares { coop =, paid_in ?, allocated ?, traded ?, account ? }
    Enterprise {
        id =, name =, mean =, sd =, units ?, chain ?, chain_correlation =, common_correlation =, disaster =,
        disaster_loss_least =, disaster_loss_most =, closes_below =, begins (1), ramp_up ?, cycle_swing ?, cycle_years (4), insured ?,
        insurance_premium ?, loan ?, loan_interest ?, loan_subsidy ?, brand_premium ?, brand_fee ?, brand_calm ?,
        brand_shock ?, brand_loss ?,
    }
    Units { per_thousand ?, in_all ?, price =, cost =, later_cost ?, later_from ? }
    Scheme {
        form ?, admin ?, tax ?, infrastructure ?, opening ?, surplus =, floor ?, rounding =, collective =, grounds ?, fund ?, adjustment =,
        control =, extra_votes ?,
    }
    Grounds { quantified ?, asset ?, booked ?, decided ? }
    Entrusted by "rule" { value =, life = }
    Leased by "rule" { value =, life =, rent = }
    JobsRule by "rule" { jobs =, wage =, months =, who =, each =, cost =, outside = }
    SharesRule by "rule" { reserve =, risk ?, welfare ?, welfare_of ?, newcomers ? }
    LawRule by "rule" { reserve =, risk ?, welfare ?, welfare_of ?, patronage =, subsidy ?, donations ?, without_trade ?, quantified ?, counted ? }
    FixedFloor by "rule" { class =, rate =, order =, shortfall = }
    ThresholdFloor by "rule" { class =, rate =, limit =, of_profit =, order =, shortfall = }
    HuiRule by "rule" { accumulation = }
    RceoRule by "rule" { fund = }
    WelfareRule by "rule" { paid =, ill_parts = }
    PostsRule by "rule" { accumulation =, posts = }
    PartsRule by "rule" { poor =, collective =, others =, posts ? }
    PoorFirstRule by "rule" { first =, accumulation = }
    YieldRule by "rule" { rate = }
    RecoverRule by "rule" { cap ? }
    TaperRule by "rule" { years = }
    NoSettings by "rule" {}
    Luck {
        wages_spread =, farming_spread =, growth =, illness =, illness_years =, illness_cost =, lost_wage =,
        harvest_failure =, harvest_loss =, harvest_correlation =,
    }
    Joining by "change" { year =, village (1), household =, coop =, shares =, traded ? }
    Leaving by "change" { year =, village (1), household =, coop ?, notice (3) }
    Death by "change" { year =, village (1), household = }
    Splitting by "change" { year =, village (1), household =, new =, persons =, workers ? }
    Dissolution by "change" { year =, village (1), coop = }
    Resolution {
        name =, kind =, subject =, year (1), village (1), coop ?, present =, votes_for =, members ?, notice ?, delegates ?,
    }
    Poverty { line =, source ?, exit_years =, test ?, register ?, line_growth ? }
    Programmes { order ?, leaders ?, micro ?, workshops ?, posts ?, care ? }
    LeaderLoan by "rule" {
        loans =, amount =, years =, interest =, subsidy =, mean =, sd =, led =, wage =, from =, rounds =,
    }
    MicroLoan by "rule" { part =, amount =, years =, interest =, subsidy =, mean =, sd =, from =, rounds = }
    WorkshopPlaces by "rule" { places =, daily =, days =, takes_part =, from =, to = }
    PostPlaces by "rule" { places =, monthly =, months =, takes_part =, from =, to = }
    HardestCare by "rule" { part =, prevented =, covered =, allowance =, from =, to = }
    IllCare by "rule" { covered =, allowance =, from =, to = }
    StableTest by "rule" { chance =, ahead =, dividends = }
}

pub(crate) use reads;

/// Lets a choice read the settings that its tag names.
macro_rules! choices {
    ($($name:ident by $tag:literal { $($id:literal => $variant:ident),* })*) => {$(
        impl Read for $name {
            fn read(node: Node<'_>) -> Made<$name> {
                match node.choice($tag)?.as_str() {
                    $($id => Read::read(node).map($name::$variant),)*
                    other => Err(node.no_choice(other, vec![$($id.to_owned()),*])),
                }
            }
        }
    )*};
}

choices! {
    Village by "kind" { "generated" => Generated, "listed" => Listed }
    SurplusRule by "rule" { "shares" => Shares, "law" => Law }
    Floor by "rule" { "none" => None, "fixed" => Fixed, "threshold" => Threshold }
    CollectiveRule by "rule" {
        "hui" => Hui, "rceo-shares" => RceoShares, "welfare" => Welfare, "posts" => Posts, "parts" => Parts,
        "poor-first" => PoorFirst
    }
    Infrastructure by "rule" {
        "none" => None, "free" => Free, "lease" => Lease, "equity" => Equity, "subsidy" => Subsidy
    }
    Work by "rule" { "none" => None, "jobs" => Jobs }
    FundUse by "rule" { "kept" => Kept, "yield" => Yield, "reinvest" => Reinvest }
    Adjustment by "rule" {
        "keep" => Keep, "recover" => Recover, "stop" => Stop, "convert" => Convert, "taper" => Taper
    }
    Change by "change" {
        "joins" => Joins, "leaves" => Leaves, "dies" => Dies, "splits" => Splits, "dissolves" => Dissolves
    }
    Leaders by "rule" { "none" => None, "leader-loan" => LeaderLoan }
    Micro by "rule" { "none" => None, "micro-loan" => MicroLoan }
    Workshops by "rule" { "none" => None, "workshop" => Workshop }
    PublicPosts by "rule" { "none" => None, "public-posts" => PublicPosts }
    Care by "rule" { "none" => None, "hardest" => Hardest, "ill" => Ill }
    ExitTest by "rule" { "years" => Years, "stable" => Stable }
}

/// Lets a plain choice read itself from its name.
macro_rules! names {
    ($($name:ident { $($id:literal => $variant:ident),* })*) => {$(
        impl Read for $name {
            fn read(node: Node<'_>) -> Made<$name> {
                match String::read(node)?.as_str() {
                    $($id => Ok($name::$variant),)*
                    other => Err(node.no_choice(other, vec![$($id.to_owned()),*])),
                }
            }
        }
    )*};
}

pub(crate) use names;

names! {
    LegalForm { "co-op" => CoOp, "federation" => Federation, "company" => Company, "collective" => Collective }
    Quantified { "unknown" => Unknown, "yes" => Yes, "no" => No }
    Asset { "unknown" => Unknown, "own" => Own, "project" => Project }
    Booking { "distribution" => Distribution, "cost" => Cost }
    Decider { "unknown" => Unknown, "assembly" => Assembly, "delegates" => Delegates, "charter" => Charter }
    Rounding { "declared-dividend" => DeclaredDividend, "largest-remainder" => LargestRemainder }
    Class { "collective" => Collective, "paid-in" => PaidIn, "allocated" => Allocated }
    FloorOrder { "before" => Before, "beside" => Beside }
    Shortfall { "lapse" => Lapse, "cumulate" => Cumulate, "guarantor" => Guarantor }
    WithoutTrade { "refuse" => Refuse, "by-contribution" => ByContribution }
    QuantifiedBy { "by-trade" => ByTrade, "by-capital" => ByCapital }
    WelfareOf { "members" => Members, "village" => Village }
    Newcomers { "at-value" => AtValue, "at-par" => AtPar }
    Counted { "with-this-year" => WithThisYear, "before-this-year" => BeforeThisYear }
    OpeningUse { "distribute" => Distribute, "reserve" => Reserve, "losses" => Losses }
    Workers { "poor-first" => PoorFirst, "members" => Members, "poor-only" => PoorOnly }
    WageCost { "beside" => Beside, "within" => Within }
    Majority { "ordinary" => Ordinary, "charter" => Charter }
    Subject {
        "without-trade" => WithoutTrade, "floor" => Floor, "dissolution" => Dissolution, "funds" => Funds,
        "control" => Control, "extra-votes" => ExtraVotes, "surplus-plan" => SurplusPlan, "admission" => Admission,
        "into-contributions" => IntoContributions, "distribution" => Distribution, "quantification" => Quantification,
        "collective-charter" => CollectiveCharter, "collective-membership" => CollectiveMembership
    }
    Registration { "first" => First, "this-year" => ThisYear }
    Order { "by-number" => ByNumber, "by-need" => ByNeed }
    Allocation { "per-household" => PerHousehold, "per-head" => PerHead, "by-need" => ByNeed }
}

impl Read for String {
    fn read(node: Node<'_>) -> Made<String> {
        node.value.as_str().map(str::to_owned).ok_or_else(|| node.unlike("text"))
    }
}

impl Read for bool {
    fn read(node: Node<'_>) -> Made<bool> {
        node.value.as_bool().ok_or_else(|| node.unlike("true or false"))
    }
}

impl Read for u32 {
    fn read(node: Node<'_>) -> Made<u32> {
        let count = node.value.as_u64().ok_or_else(|| node.unlike("a whole number"))?;
        u32::try_from(count).map_err(|_| too_large(node, count))
    }
}

/// A whole number beyond what fits.
fn too_large(node: Node<'_>, found: u64) -> Box<Error> {
    Error::range(node.at, found, 0_u32, u32::MAX).into()
}

impl Read for Persons {
    fn read(node: Node<'_>) -> Made<Persons> {
        u32::read(node).map(Persons::new)
    }
}

impl Read for Shares {
    fn read(node: Node<'_>) -> Made<Shares> {
        node.value.as_i64().map(Shares::new).ok_or_else(|| node.unlike("a whole number"))
    }
}

/// Reads text that has a form of its own.
fn from_text<T: std::str::FromStr<Err = String>>(node: Node<'_>, expected: &str) -> Made<T> {
    let text = node.value.as_str().ok_or_else(|| node.unlike(expected))?;
    text.parse().map_err(|said: String| Error::new(node.at, Kind::Shape { said: excerpt(&said) }).into())
}

impl Read for Fen {
    fn read(node: Node<'_>) -> Made<Fen> {
        from_text(node, "an amount in yuan as text, such as \"1234.56\"")
    }
}

impl Read for Rate {
    fn read(node: Node<'_>) -> Made<Rate> {
        from_text(node, "a fraction as text, such as \"0.4\"")
    }
}

impl Read for Date {
    fn read(node: Node<'_>) -> Made<Date> {
        from_text(node, "a date as text, such as \"2018-12-31\"")
    }
}

impl<T: Read> Read for Option<T> {
    fn read(node: Node<'_>) -> Made<Option<T>> {
        if node.value.is_null() { Ok(None) } else { T::read(node).map(Some) }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: Node<'_>) -> Made<Vec<T>> {
        let items = node.value.as_array().ok_or_else(|| node.unlike("a list"))?;
        let mut list = Vec::with_capacity(items.len());
        for (place, value) in items.iter().enumerate() {
            list.push(T::read(Node { value, at: &join(node.at, &place.to_string()) })?);
        }
        Ok(list)
    }
}

/// A JSON tree in which no field stands twice.
struct Tree(Value);

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Tree, D::Error> {
        from.deserialize_any(TreeVisitor).map(Tree)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }
    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Tree(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some((name, Tree(value))) = entries.next_entry::<String, Tree>()? {
            if map.insert(name.clone(), value).is_some() {
                return Err(de::Error::custom(format!("`{}` stands twice", excerpt(&name))));
            }
        }
        Ok(Value::Object(map))
    }
}
