//! Up to four schemes on the same draws: what is compared, and how far it is.

pub mod behind;
pub mod derived;
pub mod verdict;
pub mod view;

use std::cell::OnceCell;
use std::rc::Rc;

use crate::desk::slot::Slot;
use crate::desk::store;
use crate::engine::Asker;
use crate::engine::work::Work;
use crate::parts::detail::Detail;
use crate::parts::document;
use crate::parts::figure::{self, Figures, Space};
use crate::parts::planner::{MOST, Recall, slot_name, slot_scenario, usual};
use crate::parts::seat;
use crate::parts::shared::Shared;
use fenhong::chart::Chart;
use fenhong::decide::{
    Answer, Compare, Comparison, Measure, Question, Series, USUAL_DISCOUNT, USUAL_VERDICT_DRAWS, Verdict,
    VerdictAnswer, over_shortest,
};
use fenhong::scenario::{Error, Scenario, tree};
use fenhong::words::compare::with_equal_public_named;
use fenhong::words::{contrast, deciding, errors};
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
    /// Holds public money equal, or no longer.
    Equal,
    /// Something with a chart.
    Figure(figure::Message),
}

/// What the view holds.
pub struct State {
    /// The charts.
    pub figures: Figures,
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
    /// Whether all have the first one's public money.
    pub is_equal: bool,
    /// Which schemes were changed for that, by place.
    changed: Vec<bool>,
    /// Between which numbers eight of ten futures lie, by scheme and measure; worked out once for a comparison.
    ends: OnceCell<Vec<(usize, Measure, [i64; 2])>>,
    recall: Recall,
    /// The version of the desk that is compared.
    asked: Option<u32>,
}

impl Default for State {
    fn default() -> State {
        State {
            figures: Figures::new(CHARTS, Space::UNDER_FINDING),
            measure: Measure::Poor,
            pair: 0,
            work: None,
            verdict: None,
            problem: None,
            lengths: Vec::new(),
            is_shortened: false,
            is_equal: false,
            changed: Vec::new(),
            ends: OnceCell::new(),
            recall: Recall::Open,
            asked: None,
        }
    }
}

/// How many charts there are.
pub const CHARTS: usize = 4;

/// From where its parts see.
pub type Seat<'a> = seat::Seat<'a, State, Message>;

/// The view's name in what is kept.
const KEPT: &str = "compare";

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

    /// Whether the scheme at a place was changed to have the first one's public money.
    pub fn is_changed(&self, place: usize) -> bool {
        self.changed.get(place).copied().unwrap_or_default()
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
                    Some((place, of, deciding::eight_of_ten(&contrast::each_mean(&self.series(place, of)?))?))
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

/// Brings the view to what a message means.
pub fn update(state: &mut State, shared: &mut Shared, message: &Message, detail: &Detail) {
    match message {
        Message::Add => {
            if let Some(slot) = Slot::chosen(&detail.text) {
                add(state, shared, slot);
            }
        }
        Message::Remove(place) if shared.slots.len() > 2 && *place < shared.slots.len() => {
            shared.slots.remove(*place);
            state.asked = None;
        }
        Message::Remove(_) => {}
        Message::Open(place) => open(shared, *place),
        Message::Look(measure) => {
            state.measure = *measure;
            state.figures.redraw_all();
            keep(state, shared);
            if state.verdict.is_some() {
                check(state, shared);
            }
        }
        Message::Pair(place) => {
            state.pair = *place;
            state.figures.redraw_all();
        }
        Message::Stop => {
            [&mut state.work, &mut state.verdict].into_iter().flatten().for_each(|work| work.stop(&mut shared.pool));
            keep(state, shared);
        }
        Message::Resume => {
            [&mut state.work, &mut state.verdict].into_iter().flatten().for_each(|work| work.resume(&mut shared.pool));
        }
        Message::Check => check(state, shared),
        Message::Shorten => {
            state.is_shortened = true;
            state.asked = None;
        }
        Message::Equal => {
            state.is_equal = !state.is_equal;
            state.asked = None;
        }
        Message::Figure(message) => state.figures.update(shared, *message, detail),
    }
}

fn add(state: &mut State, shared: &mut Shared, slot: Slot) {
    if shared.slots.len() >= MOST {
        return shared.tell(deciding::FULL, &[]);
    }
    let name = slot_name(shared, &slot);
    shared.slots.push(slot);
    state.asked = None;
    shared.tell(deciding::ADDED, &[("name", &name)]);
}

/// Adds the scenario of a file; says why where it cannot be.
pub fn add_file(state: &mut State, shared: &mut Shared, text: &str) {
    let read = Scenario::from_json(text).and_then(|_| tree(text));
    match read {
        Ok(scenario) => add(state, shared, Slot::Given(Rc::new(scenario))),
        Err(error) => {
            let text = errors::error_text(&error, shared.voice());
            shared.notice = Some(text.said(shared.voice()));
        }
    }
}

fn open(shared: &mut Shared, place: usize) {
    let Some(slot) = shared.slots.get(place).cloned() else { return };
    let (scenario, name) = (slot.tree(shared.desk.scenario()), slot_name(shared, &slot));
    // What was on the desk stays in the comparison.
    let desk: Rc<Value> = Rc::new(shared.desk.scenario().clone());
    for other in &mut shared.slots {
        if *other == Slot::Desk {
            *other = Slot::Given(Rc::clone(&desk));
        }
    }
    shared.slots[place] = Slot::Desk;
    shared.desk.put(scenario, document::now());
    shared.drafts.drop_all("");
    shared.tell(deciding::ON_DESK, &[("name", &name)]);
}

/// Compares what is listed, when it has changed.
pub fn follow(state: &mut State, shared: &mut Shared) {
    match state.recall {
        Recall::Open => {
            state.recall = Recall::Asked;
            store::recall_task(KEPT);
        }
        Recall::Done if state.asked != Some(shared.desk.version()) => ask(state, shared),
        _ => {}
    }
    for place in state.figures.due(shared) {
        let made = chart(state, shared, place);
        state.figures.draw(shared, place, made);
    }
}

fn ask(state: &mut State, shared: &mut Shared) {
    if shared.slots.is_empty() {
        shared.slots = usual(shared);
    }
    state.asked = Some(shared.desk.version());
    let scenarios: Result<Vec<Scenario>, Error> = shared.slots.iter().map(|slot| slot_scenario(shared, slot)).collect();
    let question = scenarios.map(|mut scenarios| {
        let years: Vec<u32> = scenarios.iter().map(|scenario| scenario.years).collect();
        state.lengths = if years.iter().all(|each| *each == years[0]) { Vec::new() } else { years };
        if state.is_shortened {
            scenarios = over_shortest(&scenarios);
        }
        state.changed.clear();
        if state.is_equal {
            let equal = with_equal_public_named(&scenarios);
            state.changed = equal.iter().zip(&scenarios).map(|(made, given)| made != given).collect();
            scenarios = equal;
        }
        let draws = scenarios.first().map_or(2, |first| first.draws);
        Question::Compare(Compare { scenarios, draws, discount: USUAL_DISCOUNT })
    });
    state.problem = question.and_then(|question| begin(state, shared, question)).err();
    state.figures.redraw_all();
}

fn begin(state: &mut State, shared: &mut Shared, question: Question) -> Result<(), Error> {
    if let Some(work) = state.work.as_mut().filter(|work| *work.question() == question) {
        if work.is_running() {
            work.give(&mut shared.pool);
        }
    } else {
        [&mut state.work, &mut state.verdict].into_iter().flatten().for_each(|work| work.stop(&mut shared.pool));
        let work = Work::new(question, Asker::Comparison, state.work.as_ref())?;
        state.work.insert(work).give(&mut shared.pool);
        state.ends = OnceCell::new();
        state.verdict = None;
        state.pair = 0;
    }
    if state.found().is_some() {
        check_at_once(state, shared);
    }
    Ok(())
}

/// Checks the verdict of a comparison that does not take long.
fn check_at_once(state: &mut State, shared: &mut Shared) {
    let small =
        |scenario: &Scenario| fenhong::population::households(scenario) * u64::from(scenario.years) <= CHECKED_AT_ONCE;
    if state.compared().iter().all(small) {
        check(state, shared);
    }
}

/// Checks whether the verdict holds.
fn check(state: &mut State, shared: &mut Shared) {
    let Some(Question::Compare(asked)) = state.work.as_ref().map(Work::question) else { return };
    let draws = asked.draws.min(USUAL_VERDICT_DRAWS);
    let question = Question::Verdict(Verdict { scenarios: asked.scenarios.clone(), measure: state.measure, draws });
    if let Some(work) = state.verdict.as_mut().filter(|work| *work.question() == question) {
        return work.resume(&mut shared.pool);
    }
    if let Some(work) = &mut state.verdict {
        work.stop(&mut shared.pool);
    }
    match Work::new(question, Asker::Verdict, state.verdict.as_ref()) {
        Ok(work) => state.verdict.insert(work).give(&mut shared.pool),
        Err(error) => state.problem = Some(error),
    }
}

/// Takes in what a call came to; whether it was one of this view's.
pub fn take(
    state: &mut State,
    shared: &mut Shared,
    (asker, id): (Asker, u32),
    result: Option<Result<JsValue, String>>,
) {
    let is_comparison = asker == Asker::Comparison;
    let work = if is_comparison { &mut state.work } else { &mut state.verdict };
    let Some(work) = work else { return };
    if !work.take(&mut shared.pool, id, result) {
        return;
    }
    let (is_done, is_due) = (work.answer().is_some(), work.is_to_be_kept());
    if is_done && is_comparison {
        state.figures.redraw_all();
        check_at_once(state, shared);
    }
    if is_due {
        keep(state, shared);
    }
}

/// Keeps what is listed and done, for the next visit.
fn keep(state: &State, shared: &Shared) {
    let slots: Vec<Value> = shared.slots.iter().map(Slot::kept).collect();
    let task = |work: &Option<Work>| work.as_ref().map(Work::state);
    let kept = json!({
        "slots": slots,
        "shortened": state.is_shortened,
        "equal": state.is_equal,
        "measure": state.measure.name(),
        "comparison": task(&state.work),
        "verdict": task(&state.verdict),
    });
    store::keep_task(KEPT, &kept.to_string());
}

/// Goes on with the work of the last visit.
pub fn recalled(state: &mut State, shared: &mut Shared, text: &str) {
    state.recall = Recall::Done;
    let Ok(kept) = tree(text) else { return };
    let slots = kept["slots"].as_array().map_or(&[][..], Vec::as_slice);
    let slots: Vec<Slot> = slots.iter().filter_map(Slot::of).take(MOST).collect();
    if slots.len() < 2 {
        return;
    }
    shared.slots = slots;
    state.is_shortened = kept["shortened"] == true;
    state.is_equal = kept["equal"] == true;
    state.measure = kept["measure"].as_str().and_then(|name| Measure::by_name(name).ok()).unwrap_or(Measure::Poor);
    state.work = Work::resumed(&kept["comparison"], Asker::Comparison, None);
    state.verdict = Work::resumed(&kept["verdict"], Asker::Verdict, None);
}

/// A chart of the view.
pub fn chart(state: &State, shared: &Shared, place: usize) -> Option<Chart> {
    let voice = shared.voice();
    let found = state.found()?;
    let pair = found.pairs.get(state.pair)?;
    match place {
        0 => {
            let series = |place: u32| state.series(place as usize, state.measure);
            contrast::spread(pair, &series(pair.a)?, &series(pair.b)?, voice)
        }
        1 => pair.gains.as_ref().map(|gains| contrast::fates(pair, gains, voice)),
        2 => Some(contrast::lorenz(found, voice)),
        _ => Some(contrast::stays(found, voice)),
    }
}
