//! Up to four schemes on the same draws: what is compared, and how far it is.

pub mod view;

use std::cell::OnceCell;
use std::rc::Rc;

use crate::app::message::Detail;
use crate::app::model::Model;
use crate::app::route::View;
use crate::app::store;
use crate::engine::work::{Work, next_ids};
use crate::parts::document;
use crate::rooms::slot::{Slot, usual};
use crate::rooms::{COMPARE_IDS, VERDICT_IDS};
use fenhong::chart::Chart;
use fenhong::decide::{
    Answer, Compare, Comparison, Measure, Question, Series, USUAL_DISCOUNT, USUAL_VERDICT_DRAWS, Verdict,
    VerdictAnswer, over_shortest,
};
use fenhong::scenario::{Error, Scenario, tree};
use fenhong::words::{contrast, deciding as words, errors};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;

/// What can happen in the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Add the scenario that was chosen.
    Add,
    /// Leave a scheme out.
    Remove(usize),
    /// Put a scheme on the desk.
    Open(usize),
    /// Look at another measure.
    Look(Measure),
    /// Look at another two schemes.
    Pair(usize),
    /// Stop calculating.
    Stop,
    /// Go on.
    Resume,
    /// Check the verdict.
    Check,
    /// Compare over the years of the shortest scheme.
    Shorten,
}

/// Whether the work of the last visit is here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Recall {
    /// Nobody has asked.
    #[default]
    Open,
    /// It was asked for.
    Asked,
    /// It has come, or there is none.
    Done,
}

/// What the view holds.
pub struct State {
    /// The schemes.
    pub slots: Vec<Slot>,
    /// What is looked at.
    pub measure: Measure,
    /// The place of the two that are looked at, among all pairs.
    pub pair: usize,
    /// The comparison.
    pub work: Option<Work>,
    /// Its verdict.
    pub verdict: Option<Work>,
    /// Why it cannot be asked.
    pub problem: Option<Error>,
    /// The years of each scheme, where they differ.
    pub lengths: Vec<u32>,
    /// Whether then only the years of the shortest are compared.
    pub is_shortened: bool,
    /// Between which numbers eight of ten futures lie, by scheme and measure; worked out once for a comparison.
    ends: OnceCell<Vec<(usize, Measure, [i64; 2])>>,
    recall: Recall,
    /// The version of the desk that is compared.
    asked: Option<u32>,
}

impl Default for State {
    fn default() -> State {
        State {
            slots: Vec::new(),
            measure: Measure::Poor,
            pair: 0,
            work: None,
            verdict: None,
            problem: None,
            lengths: Vec::new(),
            is_shortened: false,
            ends: OnceCell::new(),
            recall: Recall::Open,
            asked: None,
        }
    }
}

/// Schemes at the most.
pub const MOST: usize = 4;

/// Household-years of a scenario whose verdict is checked without being asked: some seconds for all its runs.
const CHECKED_AT_ONCE: u64 = 4_000;

impl State {
    /// The comparison, when it is there.
    pub fn found(&self) -> Option<&Comparison> {
        match self.work.as_ref()?.answer()? {
            Answer::Compare(found) => Some(found),
            _ => None,
        }
    }

    /// The verdict, when it is there.
    pub fn checked(&self) -> Option<&VerdictAnswer> {
        match self.verdict.as_ref()?.answer()? {
            Answer::Verdict(found) => Some(found),
            _ => None,
        }
    }

    /// The scenarios as they are compared, with one luck and as many draws.
    pub fn compared(&self) -> Vec<Scenario> {
        let Some(Question::Compare(question)) = self.work.as_ref().map(Work::question) else { return Vec::new() };
        let mut scenarios = question.scenarios.clone();
        let luck = scenarios.first().map_or(0, |first| first.seeds.luck);
        for scenario in &mut scenarios {
            (scenario.seeds.luck, scenario.draws) = (luck, question.draws);
        }
        scenarios
    }

    /// Between which numbers eight of ten futures of a scheme lie.
    pub fn eight_of_ten(&self, scheme: usize, measure: Measure) -> Option<[i64; 2]> {
        let found = self.found()?;
        let all = self.ends.get_or_init(|| {
            let places = (0..found.schemes.len()).flat_map(|place| Measure::ALL.map(|measure| (place, measure)));
            places
                .filter_map(|(place, of)| {
                    Some((place, of, crate::rooms::explain::futures::eight_of_ten(self, place, of)?))
                })
                .collect()
        });
        all.iter().find(|known| (known.0, known.1) == (scheme, measure)).map(|known| known.2)
    }

    /// A measure of every future of a scheme.
    pub fn series(&self, scheme: usize, measure: Measure) -> Option<Series> {
        self.work.as_ref()?.task().series(scheme, measure)
    }
}

/// Brings the model to what a message means.
pub fn update(model: &mut Model, message: &Message, detail: &Detail) {
    match message {
        Message::Add => {
            if let Some(slot) = Slot::chosen(&detail.text) {
                add(model, slot);
            }
        }
        Message::Remove(place) if model.compare.slots.len() > 2 && *place < model.compare.slots.len() => {
            model.compare.slots.remove(*place);
            model.compare.asked = None;
        }
        Message::Remove(_) => {}
        Message::Open(place) => open(model, *place),
        Message::Look(measure) => {
            model.compare.measure = *measure;
            redraw(model);
            keep(model);
            if model.compare.verdict.is_some() {
                check(model);
            }
        }
        Message::Pair(place) => {
            model.compare.pair = *place;
            redraw(model);
        }
        Message::Stop => {
            let Model { compare, pool, .. } = model;
            [&mut compare.work, &mut compare.verdict].into_iter().flatten().for_each(|work| work.stop(pool));
            keep(model);
        }
        Message::Resume => {
            let Model { compare, pool, .. } = model;
            [&mut compare.work, &mut compare.verdict].into_iter().flatten().for_each(|work| work.resume(pool));
        }
        Message::Check => check(model),
        Message::Shorten => {
            model.compare.is_shortened = true;
            model.compare.asked = None;
        }
    }
}

fn add(model: &mut Model, slot: Slot) {
    if model.compare.slots.len() >= MOST {
        return model.tell(words::FULL, &[]);
    }
    let name = slot.name(model);
    model.compare.slots.push(slot);
    model.compare.asked = None;
    model.tell(words::ADDED, &[("name", &name)]);
}

/// Adds the scenario of a file; says why where it cannot be.
pub fn add_file(model: &mut Model, text: &str) {
    let read = Scenario::from_json(text).and_then(|_| tree(text));
    match read {
        Ok(scenario) => add(model, Slot::Given(Rc::new(scenario))),
        Err(error) => {
            let text = errors::error_text(&error, model.voice());
            model.notice = Some(text.said(model.voice()));
        }
    }
}

fn open(model: &mut Model, place: usize) {
    let Some(slot) = model.compare.slots.get(place).cloned() else { return };
    let (scenario, name) = (slot.tree(model), slot.name(model));
    // What was on the desk stays in the comparison.
    let desk: Rc<Value> = Rc::new(model.desk.scenario().clone());
    for other in &mut model.compare.slots {
        if *other == Slot::Desk {
            *other = Slot::Given(Rc::clone(&desk));
        }
    }
    model.compare.slots[place] = Slot::Desk;
    model.desk.put(scenario, document::now());
    model.drafts.drop_all("");
    model.tell(words::ON_DESK, &[("name", &name)]);
}

fn redraw(model: &mut Model) {
    model.figures.redraw_some(View::Compare.charts());
}

/// Compares what is listed, when it has changed.
pub fn follow(model: &mut Model) {
    if model.view != View::Compare {
        return;
    }
    match model.compare.recall {
        Recall::Open => {
            model.compare.recall = Recall::Asked;
            store::recall_task(View::Compare.address());
        }
        Recall::Done if model.compare.asked != Some(model.desk.version()) => ask(model),
        _ => {}
    }
}

fn ask(model: &mut Model) {
    if model.compare.slots.is_empty() {
        model.compare.slots = usual(model);
    }
    model.compare.asked = Some(model.desk.version());
    let scenarios: Result<Vec<Scenario>, Error> = model.compare.slots.iter().map(|slot| slot.scenario(model)).collect();
    let question = scenarios.map(|mut scenarios| {
        let years: Vec<u32> = scenarios.iter().map(|scenario| scenario.years).collect();
        model.compare.lengths = if years.iter().all(|each| *each == years[0]) { Vec::new() } else { years };
        if model.compare.is_shortened {
            scenarios = over_shortest(&scenarios);
        }
        let draws = scenarios.first().map_or(2, |first| first.draws);
        Question::Compare(Compare { scenarios, draws, discount: USUAL_DISCOUNT })
    });
    model.compare.problem = question.and_then(|question| begin(model, question)).err();
    redraw(model);
}

fn begin(model: &mut Model, question: Question) -> Result<(), Error> {
    let Model { compare, pool, .. } = model;
    if let Some(work) = compare.work.as_mut().filter(|work| *work.question() == question) {
        if work.is_running() {
            work.give(pool);
        }
    } else {
        [&mut compare.work, &mut compare.verdict].into_iter().flatten().for_each(|work| work.stop(pool));
        let work = Work::new(question, next_ids(&COMPARE_IDS, compare.work.as_ref()))?;
        compare.work.insert(work).give(pool);
        compare.ends = OnceCell::new();
        compare.verdict = None;
        compare.pair = 0;
    }
    if compare.found().is_some() {
        check_at_once(model);
    }
    Ok(())
}

/// Checks the verdict of a comparison that does not take long.
fn check_at_once(model: &mut Model) {
    let small =
        |scenario: &Scenario| fenhong::population::households(scenario) * u64::from(scenario.years) <= CHECKED_AT_ONCE;
    if model.compare.compared().iter().all(small) {
        check(model);
    }
}

/// Checks whether the verdict holds.
fn check(model: &mut Model) {
    let Model { compare, pool, .. } = model;
    let Some(Question::Compare(asked)) = compare.work.as_ref().map(Work::question) else { return };
    let draws = asked.draws.min(USUAL_VERDICT_DRAWS);
    let question = Question::Verdict(Verdict { scenarios: asked.scenarios.clone(), measure: compare.measure, draws });
    if let Some(work) = compare.verdict.as_mut().filter(|work| *work.question() == question) {
        return work.resume(pool);
    }
    if let Some(work) = &mut compare.verdict {
        work.stop(pool);
    }
    match Work::new(question, next_ids(&VERDICT_IDS, compare.verdict.as_ref())) {
        Ok(work) => compare.verdict.insert(work).give(pool),
        Err(error) => compare.problem = Some(error),
    }
}

/// Takes in what a call came to; whether it was one of this view's.
pub fn take(model: &mut Model, id: u32, result: Option<Result<JsValue, String>>) {
    let Model { compare, pool, .. } = model;
    let is_comparison = COMPARE_IDS.contains(&id);
    let work = if is_comparison { &mut compare.work } else { &mut compare.verdict };
    let Some(work) = work else { return };
    if !work.take(pool, id, result) {
        return;
    }
    let (is_done, is_due) = (work.answer().is_some(), work.is_to_be_kept());
    if is_done && is_comparison {
        redraw(model);
        check_at_once(model);
    }
    if is_due {
        keep(model);
    }
}

/// Keeps what is listed and done, for the next visit.
fn keep(model: &Model) {
    let compare = &model.compare;
    let slots: Vec<Value> = compare.slots.iter().map(Slot::kept).collect();
    let state = |work: &Option<Work>| work.as_ref().map(Work::state);
    let kept = json!({
        "slots": slots,
        "shortened": compare.is_shortened,
        "measure": compare.measure.name(),
        "comparison": state(&compare.work),
        "verdict": state(&compare.verdict),
    });
    store::keep_task(View::Compare.address(), &kept.to_string());
}

/// Goes on with the work of the last visit.
pub fn recalled(model: &mut Model, text: &str) {
    let compare = &mut model.compare;
    compare.recall = Recall::Done;
    let Ok(kept) = tree(text) else { return };
    let slots = kept["slots"].as_array().map_or(&[][..], Vec::as_slice);
    let slots: Vec<Slot> = slots.iter().filter_map(Slot::of).take(MOST).collect();
    if slots.len() < 2 {
        return;
    }
    compare.slots = slots;
    compare.is_shortened = kept["shortened"] == true;
    compare.measure = kept["measure"].as_str().and_then(|name| Measure::by_name(name).ok()).unwrap_or(Measure::Poor);
    compare.work = Work::resumed(&kept["comparison"], next_ids(&COMPARE_IDS, None));
    compare.verdict = Work::resumed(&kept["verdict"], next_ids(&VERDICT_IDS, None));
}

/// A chart of the view.
pub fn chart(model: &Model, place: usize) -> Option<Chart> {
    let (compare, voice) = (&model.compare, model.voice());
    let found = compare.found()?;
    let pair = found.pairs.get(compare.pair)?;
    match place {
        0 => {
            let series = |place: u32| compare.series(place as usize, compare.measure);
            contrast::spread(pair, &series(pair.a)?, &series(pair.b)?, voice)
        }
        1 => pair.gains.as_ref().map(|gains| contrast::fates(pair, gains, voice)),
        2 => Some(contrast::lorenz(found, voice)),
        _ => Some(contrast::stays(found, voice)),
    }
}
