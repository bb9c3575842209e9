//! The search for better schemes: what is asked, and how far each question is.

pub mod view;

use fenhong::chart::Chart;
use fenhong::decide::vary::{self, Dial};
use fenhong::decide::{
    Answer, Frontier, Goal, GoalAnswer, Measure, Question, Robust, Sensitivity, USUAL_VERDICT_DRAWS, Who, with_scheme,
};
use fenhong::scenario::fields::field;
use fenhong::scenario::{Error, FIELDS, Field, FieldKind, Kind as Wrong, Scenario, tree};
use fenhong::units::{Fen, Rate};
use fenhong::words::read::{self, Typed};
use fenhong::words::{asking as words, deciding};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;

use crate::app::message::Detail;
use crate::app::model::Model;
use crate::app::route::View;
use crate::app::store;
use crate::engine::work::{Work, next_ids};
use crate::parts::document;
use crate::rooms::ADVISE_IDS;
use crate::rooms::compare::{MOST, Recall};
use crate::rooms::slot::Slot;

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
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 4] = [Kind::Goal, Kind::Sensitivity, Kind::Frontier, Kind::Robust];

    /// Its name in what is kept.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Goal => "goal",
            Kind::Sensitivity => "sensitivity",
            Kind::Frontier => "frontier",
            Kind::Robust => "robust",
        }
    }
}

/// What the view holds.
#[derive(Default)]
pub struct State {
    /// The question at hand.
    pub kind: Kind,
    /// What is typed, by the names of the fields.
    texts: Vec<(String, String)>,
    /// The circumstances of a robust pick.
    pub worlds: Vec<Slot>,
    /// The answers, or what is on the way to them.
    works: [Option<Work>; 4],
    /// Why a question cannot be asked.
    problems: [Option<Error>; 4],
    recall: Recall,
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
pub const SUM: Entry = entry("goal.sum", FieldKind::Money(Fen(1), Fen::yuan(1_000_000)), "1000");
/// In which part of the years.
pub const SHARE: Entry = entry("goal.share", PART, "90");
/// What the collective must hold.
pub const CONTROL: Entry = Entry { is_optional: true, ..entry("goal.control", PART, "51") };
/// By how much each input is moved.
pub const BY: Entry = entry("sensitivity.by", FieldKind::Fraction(Rate::percent(1), Rate::ONE), "20");
/// Steps of each setting.
pub const STEPS: Entry = entry("frontier.steps", FieldKind::Count(1, 50), "10");
/// Futures of each run, as many as the scenario at hand can have; its own where it is empty.
pub fn draws(model: &Model) -> Entry {
    let field = field(DRAWS).expect("every scenario has futures");
    Entry { is_optional: true, ..entry(DRAWS, field.kind_in(model.desk.scenario()), "") }
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
        match read::read(self.text(entry.name, entry.usual), entry.kind) {
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
        let tried = found.answer.as_ref().or(found.nearest.as_ref())?;
        let json = fenhong::tree::of(&goal.scenario);
        let dial = Dial::new(&json, &goal.field, goal.from.as_deref()).ok()?;
        let to = vary::parse(&tried.value, dial.field).ok()?;
        vary::scenario(&dial.set(&json, to)?).ok()
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
pub fn setting(model: &Model) -> &str {
    let usual = match settings(model.desk.scenario()).iter().any(|field| field.path == ALLOCATED) {
        true => ALLOCATED,
        false => settings(model.desk.scenario()).first().map_or(ALLOCATED, |field| field.path),
    };
    model.advise.text("goal.field", usual)
}

const ALLOCATED: &str = "village.split.allocated";

/// Brings the model to what a message means.
pub fn update(model: &mut Model, message: &Message, detail: &Detail) {
    match message {
        Message::Turn(kind) => {
            model.advise.kind = *kind;
            redraw(model);
        }
        Message::Type(name) => model.advise.put(name, &detail.text),
        Message::Set(name, text) => model.advise.put(name, text),
        Message::Run => run(model),
        Message::Stop => {
            let Model { advise, pool, .. } = model;
            if let Some(work) = &mut advise.works[advise.kind as usize] {
                work.stop(pool);
            }
            keep(model);
        }
        Message::Resume => {
            let Model { advise, pool, .. } = model;
            if let Some(work) = &mut advise.works[advise.kind as usize] {
                work.resume(pool);
            }
        }
        Message::Put => put(model),
        Message::PutPoint(place) => {
            let found = point(model, *place);
            model.explained = None;
            put_on_desk(model, found);
        }
        Message::AddWorld => {
            if let Some(slot) = Slot::chosen(&detail.text).filter(|_| model.advise.worlds.len() < MOST_WORLDS) {
                model.advise.worlds.push(slot);
            }
        }
        Message::RemoveWorld(place) if *place < model.advise.worlds.len() => {
            model.advise.worlds.remove(*place);
        }
        Message::RemoveWorld(_) => {}
    }
}

/// Circumstances at the most.
const MOST_WORLDS: usize = 8;

fn redraw(model: &mut Model) {
    model.figures.redraw_some(View::Advise.charts());
}

// Asking.

fn run(model: &mut Model) {
    let place = model.advise.kind as usize;
    let asked = question(model);
    let Model { advise, pool, .. } = model;
    if let Some(work) = &mut advise.works[place] {
        work.stop(pool);
    }
    let last = advise.works.iter().flatten().max_by_key(|work| work.ids().end);
    let ids = next_ids(&ADVISE_IDS, last);
    let work = asked.and_then(|asked| Work::new(asked, ids));
    match work {
        Ok(work) => {
            advise.works[place].insert(work).give(pool);
            advise.problems[place] = None;
        }
        Err(error) => (advise.works[place], advise.problems[place]) = (None, Some(error)),
    }
    redraw(model);
    keep(model);
    if !model.settings.wide {
        // On a phone the answer comes far below the form.
        model.whole.focus = Some(ANSWER.to_owned());
    }
}

/// The id of the place of the answers.
pub const ANSWER: &str = "answer";

/// What is asked by the form at hand.
fn question(model: &Model) -> Result<Question, Error> {
    let scenario = Slot::Desk.scenario(model)?;
    let advise = &model.advise;
    let number = |entry: Entry| {
        advise
            .number(entry)
            .map_err(|_| Error::new(entry.name, Wrong::Shape { said: advise.text(entry.name, "").to_owned() }))
    };
    let draws = number(draws(model))?.and_then(|text| text.parse::<u32>().ok());
    let measure = |name: &str| Measure::by_name(advise.text(name, Measure::Poor.name()));
    Ok(match advise.kind {
        Kind::Goal => Question::Goal(goal(model, scenario, draws)?),
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
        Kind::Robust => {
            let all = |slots: &[Slot]| slots.iter().map(|slot| slot.scenario(model)).collect::<Result<Vec<_>, _>>();
            let schemes = all(&schemes(model))?;
            let draws = draws.unwrap_or(scenario.draws);
            Question::Robust(Robust {
                schemes,
                worlds: all(&worlds(model))?,
                measure: measure("robust.measure")?,
                draws,
            })
        }
    })
}

fn goal(model: &Model, scenario: Scenario, draws: Option<u32>) -> Result<Goal, Error> {
    let advise = &model.advise;
    let field = setting(model).to_owned();
    let is = |name: &str| advise.text(name, "no") == "yes";
    let number = |entry: Entry| {
        advise
            .number(entry)
            .map_err(|_| Error::new(entry.name, Wrong::Shape { said: advise.text(entry.name, "").to_owned() }))
    };
    let part = |text: Option<String>| text.and_then(|text| text.parse::<Rate>().ok());
    Ok(Goal {
        from: Some(advise.text("goal.from", "")).filter(|from| is_part_of(from, &field)).map(str::to_owned),
        sum: number(SUM)?.and_then(|text| text.parse().ok()).unwrap_or_default(),
        share: part(number(SHARE)?).unwrap_or(Rate::percent(90)),
        control: part(number(CONTROL)?),
        who: if advise.text("goal.who", "each") == "each" { Who::Each } else { Who::Average },
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
pub fn schemes(model: &Model) -> Vec<Slot> {
    match model.compare.slots.is_empty() {
        true => crate::rooms::slot::usual(model),
        false => model.compare.slots.iter().take(MOST).cloned().collect(),
    }
}

/// Its circumstances: those that were chosen, else those of the schemes.
pub fn worlds(model: &Model) -> Vec<Slot> {
    if model.advise.worlds.is_empty() { schemes(model) } else { model.advise.worlds.clone() }
}

// What was found goes on the desk.

fn put(model: &mut Model) {
    let found = match model.advise.kind {
        Kind::Goal => model.advise.goal_scenario(),
        Kind::Robust => picked(model),
        Kind::Sensitivity | Kind::Frontier => None,
    };
    put_on_desk(model, found);
}

fn put_on_desk(model: &mut Model, found: Option<Scenario>) {
    let Some(scenario) = found else { return };
    model.desk.put(fenhong::tree::of(&scenario), document::now());
    model.drafts.drop_all("");
    let name = model.name();
    model.tell(deciding::ON_DESK, &[("name", &name)]);
}

/// The desk's circumstances with the scheme that was picked.
fn picked(model: &Model) -> Option<Scenario> {
    let work = model.advise.work()?;
    let (Question::Robust(asked), Answer::Robust(found)) = (work.question(), work.answer()?) else { return None };
    let scheme = asked.schemes.get(found.pick? as usize)?;
    Some(with_scheme(&Slot::Desk.scenario(model).ok()?, scheme))
}

/// The scenario of a combination of the frontier.
fn point(model: &Model, place: usize) -> Option<Scenario> {
    let work = model.advise.work()?;
    let (Question::Frontier(asked), Answer::Frontier(found)) = (work.question(), work.answer()?) else { return None };
    let point = found.points.get(place)?;
    let turn = |json: Value, path: &str, value: &str| {
        let dial = Dial::new(&json, path, None).ok()?;
        dial.set(&json, vary::parse(value, dial.field).ok()?)
    };
    let mut json = fenhong::tree::of(&asked.scenario);
    if let (Some(path), Some(value)) = (&found.allocated, &point.allocated) {
        json = turn(json, path, value)?;
    }
    vary::scenario(&turn(json, &found.keeps, &point.keeps)?).ok()
}

// On its way.

/// Takes in what a call came to.
pub fn take(model: &mut Model, id: u32, mut result: Option<Result<JsValue, String>>) {
    let Model { advise, pool, .. } = model;
    for work in advise.works.iter_mut().flatten().filter(|work| work.ids().contains(&id)) {
        if work.take(pool, id, result.take()) {
            let (is_done, is_due) = (work.answer().is_some(), work.is_to_be_kept());
            if is_done {
                redraw(model);
            }
            if is_due {
                keep(model);
            }
            return;
        }
    }
}

/// Asks for the work of the last visit, once.
pub fn follow(model: &mut Model) {
    if model.view == View::Advise && model.advise.recall == Recall::Open {
        model.advise.recall = Recall::Asked;
        store::recall_task(View::Advise.address());
    }
}

/// Keeps what is typed and done, for the next visit.
fn keep(model: &Model) {
    let advise = &model.advise;
    let texts: Vec<Value> = advise.texts.iter().map(|(name, text)| json!([name, text])).collect();
    let works: Vec<Value> = advise.works.iter().map(|work| work.as_ref().map_or(Value::Null, Work::state)).collect();
    let worlds: Vec<Value> = advise.worlds.iter().map(Slot::kept).collect();
    let kept = json!({ "kind": advise.kind.name(), "texts": texts, "worlds": worlds, "works": works });
    store::keep_task(View::Advise.address(), &kept.to_string());
}

/// Goes on with the work of the last visit.
pub fn recalled(model: &mut Model, text: &str) {
    let Model { advise, pool, .. } = model;
    advise.recall = Recall::Done;
    // What was begun while the store answered is newer.
    if advise.works.iter().any(Option::is_some) {
        return;
    }
    let Ok(kept) = tree(text) else { return };
    let list = |name: &str| kept[name].as_array().map_or(&[][..], Vec::as_slice);
    advise.kind = Kind::ALL.into_iter().find(|kind| kept["kind"] == kind.name()).unwrap_or_default();
    advise.worlds = list("worlds").iter().filter_map(Slot::of).collect();
    for row in list("texts") {
        if let (Some(name), Some(text)) = (row[0].as_str(), row[1].as_str()) {
            advise.put(name, text);
        }
    }
    for (place, state) in list("works").iter().enumerate().take(advise.works.len()) {
        let last = advise.works.iter().flatten().max_by_key(|work| work.ids().end);
        let work = Work::resumed(state, next_ids(&ADVISE_IDS, last));
        advise.works[place] = work;
        if let Some(work) = &mut advise.works[place] {
            work.give(pool);
        }
    }
    redraw(model);
}

/// A chart of the view.
pub fn chart(model: &Model, place: usize) -> Option<Chart> {
    let voice = model.voice();
    let work = model.advise.work()?;
    match (place, work.question(), work.answer()?) {
        (0, Question::Goal(goal), Answer::Goal(found)) => words::curve(goal, found, voice),
        (1, _, Answer::Frontier(found)) => words::frontier(found, voice),
        _ => None,
    }
}
