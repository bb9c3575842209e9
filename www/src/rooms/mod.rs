//! The rooms of the page, one a subject, and what they know beyond the model.

pub mod advise;
pub mod cases;
pub mod compare;
pub mod explain;
pub mod papers;
pub mod scheme;
pub mod slot;
pub mod versions;

use std::ops::Range;

use fenhong::chart::Chart;
use wasm_bindgen::JsValue;

use crate::app::address;
use crate::app::message::{Detail, Opened};
use crate::app::model::Model;
use crate::app::route::View;
use crate::app::update::open_case;
use crate::desk;
use crate::desk::difference::Difference;
use crate::parts::errand::Errand;
use crate::parts::node::Node;
use crate::rooms::cases::audit;
use crate::rooms::explain::futures;
use crate::rooms::papers::share::Link;
use crate::rooms::papers::{poster, report, share, tables};
use crate::rooms::scheme::members;
use versions::Versions;

/// Ids of the workers' calls for each asker.
const CASES_IDS: Range<u32> = 0..1 << 28;
const COMPARE_IDS: Range<u32> = 1 << 28..2 << 28;
const VERDICT_IDS: Range<u32> = 2 << 28..3 << 28;
const ADVISE_IDS: Range<u32> = 3 << 28..4 << 28;
const LEDGER_IDS: Range<u32> = 4 << 28..5 << 28;
const BEHIND_IDS: Range<u32> = 5 << 28..6 << 28;
const PAIRS_IDS: Range<u32> = 6 << 28..7 << 28;

/// What can happen in these views.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Open the shipped case of this number.
    OpenCase(usize),
    /// Run the shipped case of this number for its reported figures.
    RunCase(usize),
    /// Audit the shipped ledger of this number.
    ShowLedger(usize),
    /// Offer the shipped ledger without a mistake as a file.
    SaveLedgerSample,
    /// Copy the link.
    CopyLink,
    /// Offer a table as a file.
    SaveTable(usize),
    /// Offer all tables as a workbook.
    SaveWorkbook,
    /// Something with the lists of changes and resolutions.
    Members(members::Message),
    /// Something with the kept versions.
    Versions(versions::Message),
    /// In the Compare view.
    Compare(compare::Message),
    /// In the Advise view.
    Advise(advise::Message),
    /// In the derivation of a number.
    Explain(explain::Message),
    /// Read the item of a chart, both by their places.
    Read(usize, usize),
}

/// What these views know beyond the model.
#[derive(Default)]
pub struct State {
    /// The audit of a declared ledger.
    audit: audit::State,
    /// The futures behind the results at hand.
    pub behind: futures::State,
    /// How many derivations and ledgers were asked for.
    explains: u32,
    /// The row of a ledger that is asked about.
    row: Option<fenhong::words::rows::Row>,
    /// The lists of the members' changes and resolutions.
    pub members: members::State,
    /// The id of the element that takes the focus with the next picture, and comes into sight with it.
    pub focus: Option<String>,
    /// The link that was asked for last.
    link: Link,
    /// How the scenario of a version of the desk differs from a shipped case.
    difference: Option<(u32, Option<Difference>)>,
    /// The kept versions.
    versions: Versions,
    /// The version of the desk and the year whose ledger was asked for among the tables.
    ledger_of: Option<(u32, Opened)>,
}

/// Brings the model to what a message means.
pub fn update(model: &mut Model, message: &Message, detail: &Detail) {
    match message {
        Message::OpenCase(place) => open_case(model, *place),
        Message::RunCase(place) => cases::run(model, *place),
        Message::ShowLedger(place) => audit::show(model, *place),
        Message::SaveLedgerSample => audit::save_sample(model),
        Message::CopyLink => {
            let text = model.whole.link.text.clone();
            model.errands.push(Errand::Copy { text, said: fenhong::words::page::LINK_COPIED });
        }
        Message::SaveTable(place) => tables::save_table(model, *place),
        Message::SaveWorkbook => tables::save_workbook(model),
        Message::Members(message) => members::update(model, *message, detail),
        Message::Versions(message) => versions::update(model, message, detail),
        Message::Compare(message) => compare::update(model, message, detail),
        Message::Advise(message) => advise::update(model, message, detail),
        Message::Explain(message) => explain::update(model, *message),
        Message::Read(place, item) => futures::read(model, *place, *item),
    }
}

/// Takes in what a task of these views came to.
pub fn take(model: &mut Model, id: u32, result: Option<Result<JsValue, String>>) {
    match id >> 28 {
        0 => cases::take(model, id, result),
        1 | 2 => compare::take(model, id, result),
        3 => advise::take(model, id, result),
        4 => explain::take(model, id, result),
        6 => explain::take_pairs(model, id, result),
        _ => futures::take(model, id, result),
    }
}

/// Goes on with the work of the last visit in a view.
pub fn recalled(model: &mut Model, view: &str, text: &str) {
    match View::of(view) {
        View::Compare => compare::recalled(model, text),
        View::Advise => advise::recalled(model, text),
        _ => {}
    }
}

/// Adds the scenario of a file to the comparison.
pub fn compare_file(model: &mut Model, text: &str) {
    compare::add_file(model, text);
}

/// The chart at a place among those of all views.
pub fn chart(model: &Model, place: usize) -> Option<Chart> {
    let of = |view: View| view.charts().contains(&place).then(|| place - view.charts().start);
    match (of(View::Compare), of(View::Advise)) {
        (Some(place), _) => compare::chart(model, place),
        (_, Some(place)) => advise::chart(model, place),
        _ => None,
    }
}

/// Asks for what the view at hand needs and has not got.
pub fn follow(model: &mut Model) {
    if model.view == View::Scheme {
        futures::follow(model);
    }
    match model.view {
        View::Compare => compare::follow(model),
        View::Advise => advise::follow(model),
        View::Share | View::Report | View::Poster => follow_link(model),
        View::Versions => versions::follow(model),
        View::Tables => tables::follow(model),
        _ => {}
    }
}

/// The scenario's difference from a case, and a link of it. A roster never goes into a link.
fn follow_link(model: &mut Model) {
    let version = model.desk.version();
    if model.whole.difference.as_ref().is_some_and(|(of, _)| *of == version) {
        return;
    }
    let scenario = model.desk.scenario();
    let difference = if desk::has_roster(scenario) { None } else { desk::difference::of(scenario) };
    if !desk::has_roster(scenario) {
        let hash = desk::link::hash(scenario, difference.as_ref());
        model.whole.link = Link { text: address::with(&hash), version: Some(version), reach: address::reach() };
    }
    model.whole.difference = Some((version, difference));
}

/// The scenario's difference from the shipped case that it is nearest to, where that is known.
fn difference(model: &Model) -> Option<&Difference> {
    let (of, difference) = model.whole.difference.as_ref()?;
    difference.as_ref().filter(|_| *of == model.desk.version())
}

/// What a view shows under the head of the page.
pub fn body(model: &Model, view: View) -> Vec<Node> {
    vec![match view {
        View::Scheme => return Vec::new(),
        View::Compare => compare::view::compare(model),
        View::Advise => advise::view::advise(model),
        View::Cases => cases::cases(model),
        View::Report => report::report(model),
        View::Poster => poster::poster(model),
        View::Share => share::share(model),
        View::Versions => versions::versions(model),
        View::Tables => tables::tables(model),
    }]
}

/// As a message of the page.
fn to(message: Message) -> crate::app::message::Message {
    crate::app::message::Message::Whole(message)
}
