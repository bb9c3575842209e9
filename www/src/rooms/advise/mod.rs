//! The search for better schemes: what is asked, and how far each question is.

pub mod behind;
pub mod derived;
pub mod view;

use fenhong::chart::Chart;
use fenhong::decide::vary::{self, Dial};
use fenhong::decide::{
    Answer, Frontier, Goal, GoalAnswer, Leaving, Measure, Question, Robust, Sensitivity, USUAL_VERDICT_DRAWS, Who,
    in_control, with_scheme,
};
use fenhong::scenario::fields::field;
use fenhong::scenario::{Error, FIELDS, Field, FieldKind, Kind as Wrong, Scenario, tree};
use fenhong::typed::{self, Typed};
use fenhong::units::{Fen, Rate};
use fenhong::words::{asking as words, deciding, leaving};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;

use crate::desk::slot::Slot;
use crate::desk::store;
use crate::engine::Asker;
use crate::engine::work::Work;
use crate::parts::detail::Detail;
use crate::parts::figure::{self, Figures, Space};
use crate::parts::planner::{MOST, Recall, slot_scenario, usual};
use crate::parts::shared::Shared;
use crate::parts::{document, seat};

/// What can be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Which value of a setting gives enough.
    #[default]
    Goal,
    /// How far each input moves a result.
    Sensitivity,
    /// What the village keeps against what the poor get.
    Frontier,
    /// The scheme that regrets least.
    Robust,
    /// What leaving the register costs, by what becomes of allocated shares.
    Leaving,
}

/// What can happen in the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Turn to another question.
    Turn(Kind),
    /// A field of this name holds another text.
    Type(&'static str),
    /// A field of this name shall hold this.
    Set(&'static str, &'static str),
    /// Ask.
    Run,
    /// Stop calculating.
    Stop,
    /// Go on.
    Resume,
    /// Put what was found on the desk.
    Put,
    /// Put a combination of the frontier on the desk.
    PutPoint(usize),
    /// Add a circumstance.
    AddWorld,
    /// Leave a circumstance out.
    RemoveWorld(usize),
    /// Something with a chart.
    Figure(figure::Message),
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; KINDS] = [Kind::Goal, Kind::Sensitivity, Kind::Frontier, Kind::Robust, Kind::Leaving];

    /// Its name in what is kept.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Goal => "goal",
            Kind::Sensitivity => "sensitivity",
            Kind::Frontier => "frontier",
            Kind::Robust => "robust",
            Kind::Leaving => "leaving",
        }
    }
}

/// How many questions there are.
const KINDS: usize = 5;

/// How many charts there are: the curve of a goal, the frontier, the cliff.
pub const CHARTS: usize = 3;

/// From where its parts see.
pub type Seat<'a> = seat::Seat<'a, State, Message>;

/// The view's name in what is kept.
const KEPT: &str = "advise";

/// What the view holds.
pub struct State {
    /// The charts.
    pub figures: Figures,
    /// The question at hand.
    pub kind: Kind,
    /// What is typed, by the names of the fields.
    texts: Vec<(String, String)>,
    /// The circumstances of a robust pick.
    pub worlds: Vec<Slot>,
    /// The answers, or what is on the way to them.
    works: [Option<Work>; KINDS],
    /// Why a question cannot be asked.
    problems: [Option<Error>; KINDS],
    recall: Recall,
}

impl Default for State {
    fn default() -> State {
        State {
            figures: Figures::new(CHARTS, Space::UNDER_FINDING),
            kind: Kind::default(),
            texts: Vec::new(),
            worlds: Vec::new(),
            works: Default::default(),
            problems: Default::default(),
            recall: Recall::default(),
        }
    }
}

/// A form element for a number: its name, what it may be, and what it is where nothing was typed.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// What it may be.
    pub kind: FieldKind,
    /// What it is where nothing was typed, as people write it.
    pub usual: &'static str,
    /// Whether it may be left empty.
    pub is_optional: bool,
}

const PART: FieldKind = FieldKind::Fraction(Rate::ZERO, Rate::ONE);

/// The sum a year.
pub const SUM: Entry = entry("goal.sum", FieldKind::Money(Fen::new(1), Fen::yuan(1_000_000)), "1000");
/// In which part of the years.
pub const SHARE: Entry = entry("goal.share", PART, "90");
/// What the collective must hold.
pub const CONTROL: Entry = Entry { is_optional: true, ..entry("goal.control", PART, "51") };
/// By how much each input is moved.
pub const BY: Entry = entry("sensitivity.by", FieldKind::Fraction(Rate::percent(1), Rate::ONE), "20");
/// Steps of each setting.
pub const STEPS: Entry = entry("frontier.steps", FieldKind::Count(1, 50), "10");
/// Futures of each run, as many as the scenario at hand can have; its own where it is empty.
pub fn draws(shared: &Shared) -> Entry {
    let field = field(DRAWS).expect("every scenario has futures");
    Entry { is_optional: true, ..entry(DRAWS, field.kind_in(shared.desk.scenario()), "") }
}

const DRAWS: &str = "draws";

const fn entry(name: &'static str, kind: FieldKind, usual: &'static str) -> Entry {
    Entry { name, kind, usual, is_optional: false }
}

impl State {
    /// What a field holds.
    pub fn text<'a>(&'a self, name: &str, usual: &'a str) -> &'a str {
        self.texts.iter().find(|(known, _)| known == name).map_or(usual, |(_, text)| text)
    }

    fn put(&mut self, name: &str, text: &str) {
        self.texts.retain(|(known, _)| known != name);
        self.texts.push((name.to_owned(), text.to_owned()));
    }

    /// What a number is, as the scenario's JSON writes it; none where it is empty and may be.
    ///
    /// # Errors
    /// When it is no such number.
    pub fn number(&self, entry: Entry) -> Result<Option<String>, Typed> {
        match typed::read(self.text(entry.name, entry.usual), entry.kind) {
            Typed::Text(text) => Ok(Some(text)),
            Typed::Count(count) => Ok(Some(count.to_string())),
            Typed::Nothing if entry.is_optional => Ok(None),
            wrong => Err(wrong),
        }
    }

    /// The work on the question at hand.
    pub fn work(&self) -> Option<&Work> {
        self.works[self.kind as usize].as_ref()
    }

    /// Why the question at hand cannot be asked or answered.
    pub fn problem(&self) -> Option<&Error> {
        self.problems[self.kind as usize].as_ref().or_else(|| self.work()?.error())
    }

    /// The goal that was sought and what was found.
    pub fn goal(&self) -> Option<(&Goal, &GoalAnswer)> {
        let work = self.works[Kind::Goal as usize].as_ref()?;
        match (work.question(), work.answer()?) {
            (Question::Goal(goal), Answer::Goal(found)) => Some((goal, found)),
            _ => None,
        }
    }

    /// The scenario with the value that a goal seek found, or the one that comes nearest.
    pub fn goal_scenario(&self) -> Option<Scenario> {
        let (goal, found) = self.goal()?;
        let tried = found.offered()?;
        let mut json = fenhong::tree::of(&goal.scenario);
        let dial = Dial::new(&json, &goal.field, goal.from.as_deref()).ok()?;
        let to = vary::parse(&tried.value, dial.field).ok()?;
        if let Some(mix) = found.mix() {
            json = turn(dial.set(&json, to)?, &mix.lever, &mix.second)?;
        }
        let control = goal.control.unwrap_or(goal.scenario.scheme.control);
        Some(in_control(vary::scenario(&dial.set(&json, to)?).ok()?, control).0)
    }
}

/// The settings of a scheme that can be turned.
pub fn settings(scenario: &Value) -> Vec<&'static Field> {
    let places = ["village.split.", "village.capital", "village.joined", "village.poor_joined", "scheme."];
    let is_one = |field: &&Field| {
        let of_scheme = places.iter().any(|place| field.path.starts_with(place)) && !field.path.contains('*');
        of_scheme && Dial::new(scenario, field.path, None).is_ok()
    };
    FIELDS.iter().filter(is_one).collect()
}

/// The setting that is turned.
pub fn setting<'a>(state: &'a State, shared: &Shared) -> &'a str {
    let usual = match settings(shared.desk.scenario()).iter().any(|field| field.path == ALLOCATED) {
        true => ALLOCATED,
        false => settings(shared.desk.scenario()).first().map_or(ALLOCATED, |field| field.path),
    };
    state.text("goal.field", usual)
}

const ALLOCATED: &str = "village.split.allocated";

/// Brings the view to what a message means.
pub fn update(state: &mut State, shared: &mut Shared, message: &Message, detail: &Detail) {
    match message {
        Message::Turn(kind) => {
            state.kind = *kind;
            state.figures.redraw_all();
        }
        Message::Type(name) => state.put(name, &detail.text),
        Message::Set(name, text) => state.put(name, text),
        Message::Run => run(state, shared),
        Message::Stop => {
            if let Some(work) = &mut state.works[state.kind as usize] {
                work.stop(&mut shared.pool);
            }
            keep(state);
        }
        Message::Resume => {
            if let Some(work) = &mut state.works[state.kind as usize] {
                work.resume(&mut shared.pool);
            }
        }
        Message::Put => put(state, shared),
        Message::PutPoint(place) => {
            let found = point(state, *place);
            put_on_desk(shared, found);
        }
        Message::AddWorld => {
            if let Some(slot) = Slot::chosen(&detail.text).filter(|_| state.worlds.len() < MOST_WORLDS) {
                state.worlds.push(slot);
            }
        }
        Message::RemoveWorld(place) if *place < state.worlds.len() => {
            state.worlds.remove(*place);
        }
        Message::RemoveWorld(_) => {}
        Message::Figure(message) => state.figures.update(shared, *message, detail),
    }
}

/// Circumstances at the most.
const MOST_WORLDS: usize = 8;

// Asking.

fn run(state: &mut State, shared: &mut Shared) {
    let place = state.kind as usize;
    let asked = question(state, shared);
    if let Some(work) = &mut state.works[place] {
        work.stop(&mut shared.pool);
    }
    let last = state.works.iter().flatten().max_by_key(|work| work.ids().end);
    let work = asked.and_then(|asked| Work::new(asked, Asker::Advice, last));
    match work {
        Ok(work) => {
            state.works[place].insert(work).give(&mut shared.pool);
            state.problems[place] = None;
        }
        Err(error) => (state.works[place], state.problems[place]) = (None, Some(error)),
    }
    state.figures.redraw_all();
    keep(state);
    if !shared.settings.wide {
        // On a phone the answer comes far below the form.
        shared.focus = Some(ANSWER.to_owned());
    }
}

/// The id of the place of the answers.
pub const ANSWER: &str = "answer";

/// What is asked by the form at hand.
fn question(state: &State, shared: &Shared) -> Result<Question, Error> {
    let scenario = slot_scenario(shared, &Slot::Desk)?;
    let number = |entry: Entry| {
        state
            .number(entry)
            .map_err(|_| Error::new(entry.name, Wrong::Shape { said: state.text(entry.name, "").to_owned() }))
    };
    let draws = number(draws(shared))?.and_then(|text| text.parse::<u32>().ok());
    let measure = |name: &str| Measure::by_name(state.text(name, Measure::Poor.name()));
    Ok(match state.kind {
        Kind::Goal => Question::Goal(goal(state, shared, scenario, draws)?),
        Kind::Sensitivity => {
            let draws = draws.unwrap_or(scenario.draws);
            let by = number(BY)?.and_then(|text| text.parse().ok()).unwrap_or(Rate::percent(20));
            Question::Sensitivity(Sensitivity { scenario, measure: measure("sensitivity.measure")?, by, draws })
        }
        Kind::Frontier => {
            let draws = draws.unwrap_or(scenario.draws.min(USUAL_VERDICT_DRAWS));
            let steps = number(STEPS)?.and_then(|text| text.parse().ok()).unwrap_or(10);
            Question::Frontier(Frontier { scenario, steps, draws })
        }
        Kind::Leaving => Question::Leaving(Leaving { draws: draws.unwrap_or(scenario.draws), scenario }),
        Kind::Robust => {
            let all =
                |slots: &[Slot]| slots.iter().map(|slot| slot_scenario(shared, slot)).collect::<Result<Vec<_>, _>>();
            let schemes = all(&schemes(shared))?;
            let draws = draws.unwrap_or(scenario.draws);
            Question::Robust(Robust {
                schemes,
                worlds: all(&worlds(state, shared))?,
                measure: measure("robust.measure")?,
                draws,
            })
        }
    })
}

fn goal(state: &State, shared: &Shared, scenario: Scenario, draws: Option<u32>) -> Result<Goal, Error> {
    let field = setting(state, shared).to_owned();
    let is = |name: &str| state.text(name, "no") == "yes";
    let number = |entry: Entry| {
        state
            .number(entry)
            .map_err(|_| Error::new(entry.name, Wrong::Shape { said: state.text(entry.name, "").to_owned() }))
    };
    let part = |text: Option<String>| text.and_then(|text| text.parse::<Rate>().ok());
    Ok(Goal {
        from: Some(state.text("goal.from", "")).filter(|from| is_part_of(from, &field)).map(str::to_owned),
        sum: number(SUM)?.and_then(|text| text.parse().ok()).unwrap_or_default(),
        share: part(number(SHARE)?).unwrap_or(Rate::percent(90)),
        control: part(number(CONTROL)?),
        who: if state.text("goal.who", "each") == "each" { Who::Each } else { Who::Average },
        lawful: is("goal.lawful"),
        largest: is("goal.largest"),
        least: None,
        most: None,
        step: None,
        draws: draws.unwrap_or(scenario.draws),
        field,
        scenario,
    })
}

/// Whether a part can give to another one.
fn is_part_of(from: &str, field: &str) -> bool {
    let group = |path: &str| path.rsplit_once('.').map(|(group, _)| group.to_owned());
    !from.is_empty() && from != field && group(from) == group(field)
}

/// The schemes of a robust pick: those that are compared.
pub fn schemes(shared: &Shared) -> Vec<Slot> {
    match shared.slots.is_empty() {
        true => usual(shared),
        false => shared.slots.iter().take(MOST).cloned().collect(),
    }
}

/// Its circumstances: those that were chosen, else those of the schemes.
pub fn worlds(state: &State, shared: &Shared) -> Vec<Slot> {
    if state.worlds.is_empty() { schemes(shared) } else { state.worlds.clone() }
}

// What was found goes on the desk.

fn put(state: &mut State, shared: &mut Shared) {
    let found = match state.kind {
        Kind::Goal => state.goal_scenario(),
        Kind::Robust => picked(state, shared),
        Kind::Sensitivity | Kind::Frontier | Kind::Leaving => None,
    };
    put_on_desk(shared, found);
}

fn put_on_desk(shared: &mut Shared, found: Option<Scenario>) {
    let Some(scenario) = found else { return };
    shared.desk.put(fenhong::tree::of(&scenario), document::now());
    shared.drafts.drop_all("");
    let name = shared.name();
    shared.tell(deciding::ON_DESK, &[("name", &name)]);
}

/// The desk's circumstances with the scheme that was picked.
fn picked(state: &State, shared: &Shared) -> Option<Scenario> {
    let work = state.work()?;
    let (Question::Robust(asked), Answer::Robust(found)) = (work.question(), work.answer()?) else { return None };
    let scheme = asked.schemes.get(found.pick? as usize)?;
    Some(with_scheme(&slot_scenario(shared, &Slot::Desk).ok()?, scheme))
}

/// A scenario with one setting turned.
fn turn(json: Value, path: &str, value: &str) -> Option<Value> {
    let dial = Dial::new(&json, path, None).ok()?;
    dial.set(&json, vary::parse(value, dial.field).ok()?)
}

/// The scenario of a combination of the frontier.
fn point(state: &State, place: usize) -> Option<Scenario> {
    let work = state.work()?;
    let (Question::Frontier(asked), Answer::Frontier(found)) = (work.question(), work.answer()?) else { return None };
    let point = found.points.get(place)?;
    let mut json = fenhong::tree::of(&asked.scenario);
    if let (Some(path), Some(value)) = (&found.allocated, &point.allocated) {
        json = turn(json, path, value)?;
    }
    let found = vary::scenario(&turn(json, &found.keeps, &point.keeps)?).ok()?;
    Some(in_control(found, asked.scenario.scheme.control).0)
}

// On its way.

/// Takes in what a call came to.
pub fn take(state: &mut State, shared: &mut Shared, id: u32, mut result: Option<Result<JsValue, String>>) {
    for work in state.works.iter_mut().flatten().filter(|work| work.ids().contains(&id)) {
        if work.take(&mut shared.pool, id, result.take()) {
            let (is_done, is_due) = (work.answer().is_some(), work.is_to_be_kept());
            if is_done {
                state.figures.redraw_all();
            }
            if is_due {
                keep(state);
            }
            return;
        }
    }
}

/// Asks for the work of the last visit, once.
pub fn follow(state: &mut State, shared: &mut Shared) {
    if state.recall == Recall::Open {
        state.recall = Recall::Asked;
        store::recall_task(KEPT);
    }
    for place in state.figures.due(shared) {
        let made = chart(state, shared, place);
        state.figures.draw(shared, place, made);
    }
}

/// Keeps what is typed and done, for the next visit.
fn keep(state: &State) {
    let texts: Vec<Value> = state.texts.iter().map(|(name, text)| json!([name, text])).collect();
    let works: Vec<Value> = state.works.iter().map(|work| work.as_ref().map_or(Value::Null, Work::state)).collect();
    let worlds: Vec<Value> = state.worlds.iter().map(Slot::kept).collect();
    let kept = json!({ "kind": state.kind.name(), "texts": texts, "worlds": worlds, "works": works });
    store::keep_task(KEPT, &kept.to_string());
}

/// Goes on with the work of the last visit.
pub fn recalled(state: &mut State, shared: &mut Shared, text: &str) {
    state.recall = Recall::Done;
    // What was begun while the store answered is newer.
    if state.works.iter().any(Option::is_some) {
        return;
    }
    let Ok(kept) = tree(text) else { return };
    let list = |name: &str| kept[name].as_array().map_or(&[][..], Vec::as_slice);
    state.kind = Kind::ALL.into_iter().find(|kind| kept["kind"] == kind.name()).unwrap_or_default();
    state.worlds = list("worlds").iter().filter_map(Slot::of).collect();
    for row in list("texts") {
        if let (Some(name), Some(text)) = (row[0].as_str(), row[1].as_str()) {
            state.put(name, text);
        }
    }
    for (place, kept) in list("works").iter().enumerate().take(state.works.len()) {
        let last = state.works.iter().flatten().max_by_key(|work| work.ids().end);
        let work = Work::resumed(kept, Asker::Advice, last);
        state.works[place] = work;
        if let Some(work) = &mut state.works[place] {
            work.give(&mut shared.pool);
        }
    }
    state.figures.redraw_all();
}

/// A chart of the view.
pub fn chart(state: &State, shared: &Shared, place: usize) -> Option<Chart> {
    let voice = shared.voice();
    let work = state.work()?;
    match (place, work.question(), work.answer()?) {
        (0, Question::Goal(goal), Answer::Goal(found)) => words::curve(goal, found, voice),
        (1, _, Answer::Frontier(found)) => words::frontier(found, voice),
        (2, _, Answer::Leaving(found)) => leaving::chart(found, voice),
        _ => None,
    }
}
