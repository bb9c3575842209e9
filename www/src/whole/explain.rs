//! Where a number of a comparison comes from: what is counted, over which futures, and the ledgers of some of them.

use std::rc::Rc;

use fenhong::cases::CASES;
use fenhong::decide::{Measure, PairResult};
use fenhong::reported;
use fenhong::scenario::{Scenario, tree};
use fenhong::words::{Text, asking, behind, compare as w, contrast, deciding as words};
use fenhong::words::{ledger as ledger_words, page, reported as r, results};
use js_sys::Array;
use serde_json::Value;
use wasm_bindgen::JsValue;

use super::{LEDGER_IDS, audit, cases};
use crate::message::{self, Opened};
use crate::model::{Ledger, Model};
use crate::node::{Node, On, button, el};
use crate::pool::Task;
use crate::view;

/// What can happen in the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Open the derivation of a number.
    Ask(Asked),
    /// Open a year's ledger.
    Show(Source, Opened),
    /// Close the dialog.
    Close,
}

/// Which number is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A scheme's.
    Scheme(usize, Measure),
    /// The difference of the two at this place among all pairs.
    Pair(usize, Measure),
    /// What a case finds for a figure of its report: the case's number, the figure's place in its list.
    Reported(usize, usize),
    /// Any finding of the audit: what is due by the rules.
    Audit,
}

/// Whose ledger is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A scheme's of the comparison.
    Scheme(usize),
    /// That of the scenario which a goal seek found.
    Goal,
    /// A shipped case's.
    Case(usize),
}

/// The derivation that is open.
pub struct Explained {
    /// The number; none where only a ledger was asked for.
    asked: Option<Asked>,
    /// Whose ledger of which year is open, that ledger, and the id of the call that gets it.
    shown: Option<(Source, Opened)>,
    ledger: Ledger,
    id: u32,
}

/// Brings the model to what a message means.
pub fn update(model: &mut Model, message: Message) {
    match message {
        Message::Ask(asked) => {
            if asked == Asked::Audit {
                audit::lay_out(model);
            }
            model.explained = Some(Explained::new(Some(asked)));
        }
        Message::Show(source, opened) => show(model, source, opened),
        Message::Close => model.explained = None,
    }
}

impl Explained {
    fn new(asked: Option<Asked>) -> Explained {
        Explained { asked, shown: None, ledger: Ledger::Waiting, id: LEDGER_IDS.start }
    }
}

/// The scenario whose ledger is opened.
fn scenario(model: &Model, source: Source) -> Option<Scenario> {
    match source {
        Source::Scheme(place) => model.compare.compared().into_iter().nth(place),
        Source::Goal => model.advise.goal_scenario(),
        Source::Case(place) => Some(CASES[place].scenario()),
    }
}

fn show(model: &mut Model, source: Source, opened: Opened) {
    let Some(scenario) = scenario(model, source).map(|scenario| scenario.to_json()) else { return };
    let Model { explained, pool, .. } = model;
    let open = explained.get_or_insert_with(|| Explained::new(None));
    open.id += 1;
    open.shown = Some((source, opened));
    if !matches!(open.ledger, Ledger::Here(..)) {
        open.ledger = Ledger::Waiting;
    }
    let arguments: Array = [opened.draw, opened.year, opened.village].map(JsValue::from).iter().collect();
    pool.drop_tasks(LEDGER_IDS);
    pool.ask_task(Task { id: open.id, text: scenario.into(), call: "ledger", arguments });
}

/// Takes in a ledger.
pub fn take(model: &mut Model, id: u32, result: Option<Result<JsValue, String>>) {
    let Some(open) = model.explained.as_ref().filter(|open| open.id == id) else { return };
    let Some((source, _)) = open.shown else { return };
    let text = result.and_then(Result::ok).and_then(|value| value.as_string());
    let ledger = match text.and_then(|text| tree(&text).ok()) {
        Some(ledger) => {
            let node = tables(model, source, &ledger);
            Ledger::Here(Box::new(ledger), Rc::new(node))
        }
        None => Ledger::Failed,
    };
    if let Some(open) = &mut model.explained {
        open.ledger = ledger;
    }
}

fn tables(model: &Model, source: Source, ledger: &Value) -> Node {
    let scenario = scenario(model, source).map(|scenario| fenhong::tree::of(&scenario)).unwrap_or_default();
    view::ledger_tables(model, &scenario, ledger)
}

// What is shown.

/// The button of a number that opens its derivation.
pub fn number(model: &Model, asked: Asked, shown: String, about: &str) -> Node {
    let name = shown.clone() + " · " + about + " · " + &model.say(&results::WHY);
    button(shown, wrapped(Message::Ask(asked))).class("number").put("aria-label", name)
}

/// What opens a ledger.
pub fn show_message(source: Source, opened: Opened) -> message::Message {
    wrapped(Message::Show(source, opened))
}

/// The button that opens a ledger.
pub fn ledger_button(model: &Model, label: &Text, source: Source, opened: Opened) -> Node {
    button(model.say(label), wrapped(Message::Show(source, opened)))
}

fn wrapped(message: Message) -> message::Message {
    message::Message::Whole(super::Message::Explain(message))
}

/// The dialog.
pub fn dialog(model: &Model) -> Node {
    let open = model.explained.as_ref();
    let title = open.map(|open| title(model, open)).unwrap_or_default();
    let head = el("div", "dialog-head")
        .add(el("h2", "").attr("id", "explain-title").text(title))
        .add(button(model.say(&page::CLOSE), wrapped(Message::Close)));
    el("dialog", "why-dialog")
        .attr("aria-labelledby", "explain-title")
        .flag("modal", open.is_some())
        .on(On::Close, wrapped(Message::Close))
        .add(head)
        .maybe(open.and_then(|open| Some(derivation(model, open, open.asked?))))
        .maybe(open.and_then(|open| ledger(model, open)))
}

fn pair(model: &Model, place: usize) -> Option<&PairResult> {
    model.compare.found()?.pairs.get(place)
}

fn title(model: &Model, open: &Explained) -> String {
    let voice = model.voice();
    let measured = |measure| w::measure(measure, voice);
    match open.asked {
        Some(Asked::Scheme(place, measure)) => {
            let values = [("letter", w::letter(place as u32, voice)), ("measure", &*measured(measure))];
            voice.fill(words::EXPLAIN_SCHEME, &values)
        }
        Some(Asked::Pair(place, measure)) => {
            let letters = pair(model, place).map(|pair| [pair.a, pair.b].map(|place| w::letter(place, voice)));
            let [a, b] = letters.unwrap_or_default();
            voice.fill(words::EXPLAIN_PAIR, &[("a", a), ("b", b), ("measure", &measured(measure))])
        }
        Some(Asked::Reported(case, row)) => {
            let name = reported::of_case(CASES[case].id).nth(row).map(|figure| voice.say(r::words(figure.id).name));
            voice.fill(behind::REPORTED, &[("name", &name.unwrap_or_default())])
        }
        Some(Asked::Audit) => model.say(&behind::FINDING_WHY),
        None => model.say(&asking::HOW),
    }
}

fn derivation(model: &Model, open: &Explained, asked: Asked) -> Node {
    let voice = model.voice();
    let measure = match asked {
        Asked::Scheme(_, measure) | Asked::Pair(_, measure) => measure,
        Asked::Reported(case, row) => return cases::derivation(model, case, row),
        Asked::Audit => return audit::derivation(model),
    };
    let mut node = el("div", "").add(el("p", "").text(words::definition(measure, voice)));
    for line in sentences(model, asked).unwrap_or_default() {
        node = node.add(el("p", "").text(line));
    }
    node.add(el("h3", "").say(model, &words::EXAMPLES)).maybe(examples(model, open, asked))
}

fn sentences(model: &Model, asked: Asked) -> Option<Vec<String>> {
    let voice = model.voice();
    Some(match asked {
        Asked::Scheme(place, measure) => words::of_scheme(&model.compare.series(place, measure)?, voice),
        Asked::Pair(place, measure) => {
            let pair = pair(model, place)?;
            words::of_pair(pair, pair.differences.iter().find(|found| found.measure == measure)?, voice)
        }
        Asked::Reported(..) | Asked::Audit => return None,
    })
}

/// A low, a middle and a high future, each with the way to its ledgers.
fn examples(model: &Model, open: &Explained, asked: Asked) -> Option<Node> {
    let (numbers, schemes, measure) = match asked {
        Asked::Scheme(place, measure) => {
            let series = model.compare.series(place, measure)?;
            (contrast::each_mean(&series), vec![place], measure)
        }
        Asked::Pair(place, measure) => {
            let pair = pair(model, place)?;
            let [a, b] = [pair.a, pair.b].map(|place| place as usize);
            let gaps = contrast::gaps(&model.compare.series(a, measure)?, &model.compare.series(b, measure)?);
            (gaps, vec![a, b], measure)
        }
        Asked::Reported(..) | Asked::Audit => return None,
    };
    let is_gap = matches!(asked, Asked::Pair(..));
    let mut list = el("ul", "picks");
    for (which, draw) in words::examples(&numbers) {
        let said = words::future(which, draw, measure, numbers[draw], is_gap, model.voice());
        let mut ways = el("span", "ways");
        for &scheme in &schemes {
            ways = ways.add(way(model, open, scheme, draw as u32));
        }
        list = list.add(el("li", "").add(el("span", "").text(said)).add(ways));
    }
    Some(list)
}

fn way(model: &Model, open: &Explained, scheme: usize, draw: u32) -> Node {
    let voice = model.voice();
    let now = open.shown.map(|(_, opened)| opened);
    let (year, village) = now.map_or((0, 0), |opened| (opened.year, opened.village));
    let label = voice.fill(words::OPEN_LEDGER, &[("letter", w::letter(scheme as u32, voice))]);
    let is_open = open.shown.is_some_and(|(of, opened)| of == Source::Scheme(scheme) && opened.draw == draw);
    button(label, wrapped(Message::Show(Source::Scheme(scheme), Opened { village, draw, year })))
        .state("aria-pressed", is_open)
}

/// The open ledger, with the way to the years and villages beside it.
fn ledger(model: &Model, open: &Explained) -> Option<Node> {
    let (source, opened) = open.shown?;
    let Opened { village, draw, year } = opened;
    let scenario = scenario(model, source)?;
    let villages = fenhong::population::villages(&scenario);
    let step = |label: &fenhong::words::Text, to: Option<Opened>| {
        let target = to.unwrap_or(opened);
        button(model.say(label), wrapped(Message::Show(source, target))).flag("disabled", to.is_none())
    };
    let to_year = |year: Option<u32>| year.filter(|year| *year < scenario.years).map(|year| Opened { year, ..opened });
    let to_village =
        |village: Option<u32>| village.filter(|place| *place < villages).map(|village| Opened { village, ..opened });
    let years = el("div", "steps")
        .add(el("span", "").say(model, &page::WHICH_YEAR))
        .add(step(&page::PREVIOUS, to_year(year.checked_sub(1))))
        .add(step(&page::NEXT, to_year(Some(year + 1))));
    let to_draw = |draw: Option<u32>| draw.filter(|draw| *draw < scenario.draws).map(|draw| Opened { draw, ..opened });
    let futures = el("div", "steps")
        .add(el("span", "").say(model, &page::FUTURE_STEP))
        .add(step(&page::PREVIOUS, to_draw(draw.checked_sub(1))))
        .add(step(&page::NEXT, to_draw(Some(draw + 1))));
    let towns = el("div", "steps")
        .flag("hidden", villages < 2)
        .add(el("span", "").say(model, &page::WHICH_VILLAGE))
        .add(step(&page::PREVIOUS, to_village(village.checked_sub(1))))
        .add(step(&page::NEXT, to_village(Some(village + 1))));
    let tables = match &open.ledger {
        Ledger::Waiting => el("p", "").attr("role", "status").say(model, &results::LEDGER_WAIT),
        Ledger::Failed => el("p", "").attr("role", "alert").say(model, &ledger_words::FAILED),
        Ledger::Here(_, node) => el("div", "").keep(node.clone()),
    };
    let section = el("section", "ledger").add(el("h3", "").text(ledger_title(model, source, opened)));
    let schemes = schemes(model, source, opened);
    Some(section.add(el("div", "chooser").maybe(schemes).add(years).add(futures).add(towns)).add(tables))
}

fn ledger_title(model: &Model, source: Source, Opened { village, draw, year }: Opened) -> String {
    let (at, voice) = ((draw, year, village), model.voice());
    match source {
        Source::Scheme(place) => words::ledger_title(Some(place as u32), at, voice),
        Source::Goal => words::ledger_title(None, at, voice),
        Source::Case(_) => behind::ledger_of_case(at, voice),
    }
}

/// The same year of the same future under each scheme of the comparison.
fn schemes(model: &Model, source: Source, opened: Opened) -> Option<Node> {
    let (Source::Scheme(now), Some(found)) = (source, model.compare.found()) else { return None };
    let mut row = el("div", "steps").add(el("span", "").say(model, &behind::WHOSE_LEDGER));
    for place in 0..found.schemes.len() {
        let letter = w::letter(place as u32, model.voice());
        let label = model.voice().fill(behind::LETTERED, &[("letter", letter)]);
        let open = button(label, wrapped(Message::Show(Source::Scheme(place), opened)));
        row = row.add(open.state("aria-pressed", place == now));
    }
    Some(row)
}
