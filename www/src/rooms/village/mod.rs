//! The village's own year: roster, surplus, papers, and what was paid.
//!
//! Nothing of a roster leaves the memory of this page but by the files that the reader asks for.

pub mod sheets;
pub mod state;
pub mod view;

use fenhong::audit::Declared;
use fenhong::equity::Coop;
use fenhong::ledger::MOST_SURPLUS;
use fenhong::notice::{Plan, Sealed, custody};
use fenhong::population::Population;
use fenhong::safe;
use fenhong::scenario::{Error, FieldKind, Scenario, tree};
use fenhong::typed::{self, Typed};
use fenhong::units::Fen;
use fenhong::words::{number, village as words};
use serde_json::{Value, json};

use crate::desk::has_roster;
use crate::parts::detail::Detail;
use crate::parts::errand::{Errand, Wanted};
use crate::parts::message::OfFile;
use crate::parts::shared::Shared;
use crate::rooms::village::state::{Made, Message, Roster, State, Typing};

/// Brings the view to what a message means.
pub fn update(state: &mut State, shared: &mut Shared, message: &Message, detail: &Detail) {
    match message {
        Message::Template => shared.errands.push(Errand::RosterTemplate {
            name: shared.say(&words::TEMPLATE_NAME) + ".xlsx",
            lang: shared.settings.key(),
        }),
        Message::Unit(unit) => {
            state.unit = Some(unit);
            read_again(state, shared);
        }
        Message::Typed(what) => type_into(state, *what, detail),
        Message::Entered(what) => {
            type_into(state, *what, detail);
            if matches!(what, Typing::Collective | Typing::Par) {
                read_again(state, shared);
            }
        }
        Message::Anonymous => {
            state.anonymous = !state.anonymous;
            read_again(state, shared);
        }
        Message::Forget => {
            *state = State::default();
            shared.tell(words::FORGOTTEN, &[]);
        }
        Message::ToDesk => to_desk(state, shared),
        Message::Plan => plan(state, shared),
        Message::Paper(kind) => {
            state.paper = Some(*kind);
            shared.focus = Some(String::from(sheets::PLACE));
        }
        Message::SavePlan => save(state, shared, words::PLAN_NAME, |plan| plan.sealed.to_json()),
        Message::SaveLedger => save(state, shared, words::LEDGER_NAME, |plan| plan.sealed.declared.to_json()),
    }
}

/// A field of the room holds another text.
fn type_into(state: &mut State, what: Typing, detail: &Detail) {
    let text = detail.text.clone();
    match what {
        Typing::Collective => state.collective = text,
        Typing::Par => state.par = Some(text),
        Typing::Name => state.name = Some(text),
        Typing::Year => state.year = Some(text),
        Typing::Surplus(place) => {
            if state.surpluses.len() <= place {
                state.surpluses.resize(place + 1, String::new());
            }
            state.surpluses[place] = text;
        }
    }
}

/// Takes in the bytes of a roster's file.
pub fn open(state: &mut State, shared: &mut Shared, bytes: Vec<u8>, file: String) {
    *state = State { file: Some((bytes.into(), file)), name: state.name.take(), ..State::default() };
    read_again(state, shared);
}

/// Has the file read with what is chosen now; nothing that came of it before stays.
fn read_again(state: &mut State, shared: &mut Shared) {
    let Some((bytes, _)) = &state.file else { return };
    let [collective, par] = [&state.collective, &state.par(shared)].map(|text| amount(text).unwrap_or(Fen::ZERO));
    let asked = json!({
        "lang": shared.settings.key(),
        "scenario": shared.desk.scenario(),
        "par": par,
        "collective": collective,
        "unit": state.unit,
        "anonymous": state.anonymous,
    });
    let bytes = bytes.clone();
    (state.read_of, state.is_reading) = (Some(shared.desk.version()), true);
    (state.plan, state.paper) = (None, None);
    shared.errands.push(Errand::ReadRoster { bytes, asked: asked.to_string() });
}

/// Reads the roster again where the rules have changed since, and names the co-ops whose surpluses are asked for.
pub fn follow(state: &mut State, shared: &mut Shared) {
    if state.read_of.is_some_and(|version| version != shared.desk.version()) {
        read_again(state, shared);
    }
    let of = (shared.desk.version(), shared.settings.lang, state.read);
    if state.coops_of != Some(of) {
        (state.coops, state.coops_of) = (coops(state, shared).unwrap_or_default(), Some(of));
    }
}

/// What the co-ops are called: each its own name, or its number and enterprise.
fn coops(state: &State, shared: &Shared) -> Option<Vec<String>> {
    let scenario = Scenario::from_json(&scenario(state, shared)?.to_string()).ok()?;
    let register = Population::new(&scenario).register(0);
    let name = |(place, coop): (usize, &Coop)| {
        let enterprise = || scenario.enterprises.get(coop.enterprise).map(|of| shared.voice().name(&of.name));
        let sample = || [number(place + 1), enterprise().unwrap_or_default()].join(" ");
        coop.name.as_ref().map_or_else(sample, |name| safe::name(name))
    };
    Some(register.coops.iter().enumerate().map(name).collect())
}

/// Takes in what the file holds; none where it could not be read.
pub fn take(state: &mut State, answer: Option<&str>) {
    state.is_reading = false;
    state.read += 1;
    let told = answer.and_then(|answer| tree(answer).ok());
    state.roster = told.map(|told| Roster {
        lines: told["lines"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|line| line.as_str().map(str::to_owned))
            .collect(),
        asks_unit: told["unit"] == true,
        scenario: Some(told["scenario"].clone()).filter(Value::is_object),
    });
    state.failed = state.roster.is_none();
}

/// The scenario whose year is shared out: that with the roster, or the one at hand.
pub fn scenario<'a>(state: &'a State, shared: &'a Shared) -> Option<&'a Value> {
    match (&state.file, &state.roster) {
        (None, _) => Some(shared.desk.scenario()),
        (Some(_), Some(roster)) => roster.scenario.as_ref(),
        (Some(_), None) => None,
    }
}

/// The scenario at hand gets the roster's households.
fn to_desk(state: &State, shared: &mut Shared) {
    let made = state.roster.as_ref().and_then(|roster| roster.scenario.clone());
    shared.wanted = made.map(|scenario| Wanted { scenario, said: words::ON_DESK, name: None });
}

/// Works out the plan.
fn plan(state: &mut State, shared: &mut Shared) {
    if scenario(state, shared).is_none() {
        return;
    }
    (state.paper, state.custody) = (None, None);
    let made = made(state, shared);
    state.problem = made.as_ref().err().map(|why| match why {
        Made::Said(text) => shared.say(text),
        Made::Refused(error) => state::refused(error, shared.voice()),
    });
    state.plan = made.ok().map(Box::new);
    shared.focus = Some(String::from(sheets::PAPERS));
}

fn made(state: &State, shared: &Shared) -> Result<Plan, Made> {
    let scenario = Scenario::from_json(&scenario(state, shared).unwrap_or(&Value::Null).to_string())?;
    let coops = Population::new(&scenario).register(0).coops.len();
    let text = |place: usize| state.surpluses.get(place).map_or("", String::as_str);
    let surplus = |place| amount(text(place)).ok_or(Made::Said(words::BAD_AMOUNT));
    let surpluses = (0..coops).map(surplus).collect::<Result<Vec<Fen>, Made>>()?;
    let year = state.year(shared).trim().parse::<u32>().map_err(|_| Made::Said(words::BAD_YEAR))?;
    let declared = Declared::planned(scenario, 1, year, &surpluses)?;
    let declared = match &state.name {
        Some(name) if !safe::is_blank(name) => declared.called(name)?,
        _ => declared,
    };
    Ok(Plan::new(declared)?)
}

fn save(state: &State, shared: &mut Shared, name: fenhong::words::Text, text: fn(&Plan) -> String) {
    let Some(plan) = &state.plan else { return };
    let name = [&*state.name(shared), "-", &shared.say(&name), ".json"].concat();
    shared.errands.push(Errand::Save { name, kind: "application/json", text: text(plan) });
}

/// Takes in a file of payments, or of a plan.
pub fn open_text(state: &mut State, shared: &Shared, what: OfFile, text: &str) {
    let refused = |error: &Error| state::refused(error, shared.voice());
    if what == OfFile::Plan {
        match Sealed::from_json(text) {
            Ok(plan) => (state.sealed, state.custody) = (Some(Box::new(plan)), None),
            Err(error) => state.custody = Some(Err(refused(&error))),
        }
        return;
    }
    let sealed = state.sealed.as_deref().or(state.plan.as_ref().map(|plan| &plan.sealed));
    state.custody = Some(match sealed {
        None => Err(shared.say(&words::NEED_PLAN)),
        Some(plan) => {
            let held = Declared::from_json(text).and_then(|paid| custody::held(plan, &paid, None));
            held.map_err(|error| refused(&error))
        }
    });
}

/// An amount as people type it; none where that is no amount.
fn amount(text: &str) -> Option<Fen> {
    match typed::read(text, FieldKind::Money(-MOST_SURPLUS, MOST_SURPLUS)) {
        Typed::Text(amount) => amount.parse().ok(),
        _ => None,
    }
}

/// Whether the scheme at hand has a roster of its own.
pub fn has_own(shared: &Shared) -> bool {
    has_roster(shared.desk.scenario())
}

impl From<Error> for Made {
    fn from(error: Error) -> Made {
        Made::Refused(error)
    }
}
