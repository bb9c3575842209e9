//! Where a number comes from: what is counted, over which futures, and the ledgers of some of them.

pub mod derived;
pub mod futures;
pub mod ledger;
pub mod of_advice;
pub mod of_comparison;
pub mod of_results;
pub mod of_verdict;
pub mod why;

use std::rc::Rc;
use std::sync::Arc;

use fenhong::YearLedger;
use fenhong::cases::CASES;
use fenhong::chart::Table;
use fenhong::decide::{Group, Measure, OfPair, Run, Series};
use fenhong::scenario::Scenario;
use fenhong::words::rows::{self, Row};
use fenhong::words::{Text, asking, behind, capital, compare as w, deciding as words, derivation};
use fenhong::words::{ledger as ledger_words, origins, page, results, verdict};
use js_sys::{Array, Float64Array, Uint8Array};
use serde_json::Value;
use wasm_bindgen::JsValue;

use crate::app::message;
use crate::app::message::{Opened, Question};
use crate::app::model::{Ledger, Model};
use crate::engine::Task;
use crate::engine::work::Work;
use crate::parts::node::{Node, On, button, el};
use crate::rooms::cases::audit;
use crate::rooms::explain::derived::{Derived, Futures, Part, derived, futures, pairs};
use crate::rooms::{LEDGER_IDS, PAIRS_IDS};

/// What can happen in the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Open the derivation of a number.
    Ask(Asked),
    /// Open a year's ledger, and bring it into sight.
    Show(Source, Opened),
    /// Open another in place of the one that is open and in sight.
    Step(Source, Opened),
    /// Say how a row of the open ledger comes about.
    Row(Row),
    /// Close the dialog.
    Close,
}

/// Which number is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A scheme's mean of a measure.
    Scheme(usize, Measure),
    /// The difference of the two at this place among all pairs.
    Pair(usize, Measure),
    /// A scheme's number that is only known of all futures together.
    ByPair(usize, OfPair),
    /// A scheme's entry of the accounts.
    Account(usize, usize),
    /// What a scheme's public money came to.
    Money(usize),
    /// What was put into a scheme's co-ops.
    Capital(usize),
    /// What a scheme's public money would do as cash.
    Cash(usize),
    /// Which scheme a verdict finds best.
    Verdict,
    /// The check of a verdict at this place.
    Check(usize),
    /// How much return the winner of a verdict can lose.
    Lose,
    /// Who gains and who loses in a group, by the two at this place among all pairs.
    Fares(usize, Group),
    /// A combination of the frontier.
    Point(usize),
    /// The change by making an input smaller (side 0) or larger (side 1).
    Moved(usize, usize),
    /// A scheme in a circumstance.
    Outcome(usize, usize),
    /// A value that a goal seek tried.
    Tried(usize),
    /// What a case finds for a figure of its report: the case's number, the figure's place in its list.
    Reported(usize, usize),
    /// Any finding of the audit: what is due by the rules.
    Audit,
    /// A number of the results at hand.
    Result(OfResults),
    /// An input as a sensitivity has it, by its place.
    Now(usize),
    /// An input in which compared schemes differ, by its place and the scheme.
    Differs(usize, usize),
}

/// A number of the results at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfResults {
    /// Of one of the three sentences.
    Sentence(Question),
    /// How many are out of poverty without the co-ops.
    Without,
    /// What a household is paid in a year, at this place of the fan.
    Paid(u32, usize),
    /// How many are under the line in a year; side 0 with the scheme, 1 without.
    Below(u32, usize),
    /// The collective's fund at the end of a year.
    Fund(u32),
    /// A mean over all futures, years and villages.
    Mean,
    /// The setting at this place of the report's list.
    Setting(usize),
}

impl OfResults {
    /// The number in a column of a year's row, after the year itself.
    pub fn in_years(year: u32, column: usize) -> OfResults {
        match column {
            0 => OfResults::Paid(year, 0),
            1 => OfResults::Paid(year, 2),
            2 => OfResults::Paid(year, 4),
            3 => OfResults::Below(year, 0),
            4 => OfResults::Below(year, 1),
            _ => OfResults::Fund(year),
        }
    }
}

/// Whose ledger is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A scheme's of the comparison.
    Scheme(usize),
    /// That of the scenario which a goal seek found.
    Goal,
    /// That of a run of the advice at hand.
    Advice(Run),
    /// That of a run of the comparison at hand, beside its schemes.
    Compared(Run),
    /// That of a run of the verdict at hand.
    Verdict(Run),
    /// A shipped case's.
    Case(usize),
    /// That of the scenario on the desk.
    Desk,
}

/// The derivation that is open.
pub struct Explained {
    /// How the number comes about; none where only a ledger was asked for.
    derived: Option<Derived>,
    /// The number of every pair of futures, or of every future, once it is here.
    numbers: Option<Vec<Option<i64>>>,
    /// Whose ledger of which year is open, that ledger, and the id of the call that gets it.
    shown: Option<(Source, Opened)>,
    ledger: Ledger,
    id: u32,
    /// The number of the question, by which the pairs are known to be its own.
    asked: u32,
}

impl Explained {
    fn new(derived: Option<Derived>, asked: u32) -> Explained {
        let id = LEDGER_IDS.start + asked;
        Explained { derived, numbers: None, shown: None, ledger: Ledger::Waiting, id, asked }
    }
}

/// Brings the model to what a message means.
pub fn update(model: &mut Model, message: Message) {
    match message {
        Message::Ask(asked) => ask(model, asked),
        Message::Show(source, opened) => {
            show(model, source, opened);
            model.whole.focus = Some(String::from(LEDGER));
        }
        Message::Step(source, opened) => show(model, source, opened),
        Message::Row(row) => {
            model.whole.row = Some(row);
            model.whole.focus = Some(String::from(ROW));
        }
        Message::Close => model.explained = None,
    }
}

fn ask(model: &mut Model, asked: Asked) {
    if asked == Asked::Audit {
        audit::lay_out(model);
    }
    let derived = derived(model, asked);
    let pairs = derived.as_ref().and_then(|derived| derived.pairs);
    let futures = derived.as_ref().and_then(|derived| derived.futures);
    let id = next_id(model);
    model.explained = Some(Explained::new(derived, id));
    model.pool.drop_tasks(PAIRS_IDS);
    let id = PAIRS_IDS.start + id;
    if let Some(futures) = futures {
        model.pool.ask_about_run(id, "series", &JsValue::from(futures.text()));
    }
    if let Some((source, of)) = pairs
        && let Some(scenario) = scenario(model, source)
    {
        let arguments = Array::of1(&JsValue::from(of.text()));
        let text = fenhong::tree::text(&scenario).into();
        model.pool.ask_task(Task { id, text, call: "pairs", arguments });
    }
}

/// A number of its own for every call, so that none is taken for another's.
fn next_id(model: &mut Model) -> u32 {
    model.whole.explains = (model.whole.explains + 1) % (1 << 28);
    model.whole.explains
}

/// The scenario whose ledger is opened.
fn scenario(model: &Model, source: Source) -> Option<Scenario> {
    match source {
        Source::Scheme(place) => model.compare.compared().into_iter().nth(place),
        Source::Goal => model.advise.goal_scenario(),
        Source::Advice(run) => of_run(model.advise.work()?, run),
        Source::Compared(run) => of_run(model.compare.work.as_ref()?, run),
        Source::Verdict(run) => of_run(model.compare.verdict.as_ref()?, run),
        Source::Case(place) => Some(CASES[place].scenario()),
        Source::Desk => Scenario::from_json(&model.desk.scenario().to_string()).ok(),
    }
}

fn of_run(work: &Work, run: Run) -> Option<Scenario> {
    work.task().behind(run).map(|behind| Arc::unwrap_or_clone(behind.scenario))
}

fn show(model: &mut Model, source: Source, opened: Opened) {
    let Some(scenario) = scenario(model, source).map(|scenario| fenhong::tree::text(&scenario)) else { return };
    let asked = next_id(model);
    let id = LEDGER_IDS.start + asked;
    let Model { explained, pool, .. } = model;
    let open = explained.get_or_insert_with(|| Explained::new(None, asked));
    (open.id, open.shown) = (id, Some((source, opened)));
    if !matches!(open.ledger, Ledger::Here(..)) {
        open.ledger = Ledger::Waiting;
    }
    let arguments: Array = [opened.draw, opened.year, opened.village].map(JsValue::from).iter().collect();
    pool.drop_tasks(LEDGER_IDS);
    pool.ask_task(Task { id, text: scenario.into(), call: "ledger_bytes", arguments });
}

/// Takes in the numbers of the pairs, or of the futures.
pub fn take_pairs(model: &mut Model, id: u32, result: Option<Result<JsValue, String>>) {
    let Some(open) = model.explained.as_mut().filter(|open| PAIRS_IDS.start + open.asked == id) else { return };
    let numbers = result.and_then(Result::ok).map(|value| Float64Array::from(value).to_vec()).unwrap_or_default();
    open.numbers = Some(numbers.into_iter().map(|number| number.is_finite().then_some(number as i64)).collect());
}

/// Takes in a ledger.
pub fn take(model: &mut Model, id: u32, result: Option<Result<JsValue, String>>) {
    let Some(open) = model.explained.as_ref().filter(|open| open.id == id) else { return };
    let Some((source, _)) = open.shown else { return };
    let was_waiting = open.ledger == Ledger::Waiting;
    let bytes = result.and_then(Result::ok).map(|value| Uint8Array::from(value).to_vec());
    let ledger = match bytes.as_deref().and_then(YearLedger::from_bytes) {
        Some(ledger) => {
            let node = tables(model, source, &ledger);
            Ledger::Here(Box::new(ledger), Rc::new(node))
        }
        None => Ledger::Failed,
    };
    if let Some(open) = &mut model.explained {
        open.ledger = ledger;
    }
    // There was nothing yet to bring into sight.
    if was_waiting {
        model.whole.focus = Some(String::from(LEDGER));
    }
}

fn tables(model: &Model, source: Source, ledger: &YearLedger) -> Node {
    let scenario = scenario(model, source).map(|scenario| fenhong::tree::of(&scenario)).unwrap_or_default();
    crate::rooms::explain::ledger::tables(model, &scenario, ledger)
}

// What is shown.

/// The button of a number that opens its derivation.
pub fn number(model: &Model, asked: Asked, shown: String, about: &str) -> Node {
    let name = shown.clone() + " · " + about + " · " + &model.say(&results::WHY);
    button(shown, wrapped(Message::Ask(asked))).class("number").put("aria-label", name)
}

/// The button that opens the derivation of the sentence before it, which is `about` it.
pub fn why_here(model: &Model, asked: Asked, about: &str) -> Node {
    let label = model.say(&results::WHY);
    let name = label.clone() + " · " + about;
    button(label, wrapped(Message::Ask(asked))).class("why").put("aria-label", name)
}

/// The same within a sentence, of means over all futures, years and villages.
pub fn why_mean(model: &Model) -> Node {
    let asked = Asked::Result(OfResults::Mean);
    button(model.say(&results::WHY), wrapped(Message::Ask(asked))).class("why")
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
    message::Message::Whole(crate::rooms::Message::Explain(message))
}

/// The id of the section with the ledger that is open.
const LEDGER: &str = "ledger-behind";

/// The id of what says how a row comes about.
const ROW: &str = "row-of-ledger";

/// A table of a ledger, whose rows say how they come about when their names are chosen.
pub fn sheet_of_rows(title: &str, table: &Table, of: fn(usize) -> Row) -> Node {
    let cell = |row: usize, column: usize, text: &str| {
        (column == 0).then(|| button(text.to_owned(), wrapped(Message::Row(of(row)))).class("number"))
    };
    crate::parts::table::pairs_of(title, table, cell)
}

/// How the chosen row of a ledger comes about; what one can choose where none is.
pub fn row(model: &Model, scenario: &Value, ledger: &YearLedger) -> Option<Node> {
    let names = crate::rooms::explain::ledger::enterprises(model, scenario);
    let chosen = model.whole.row.and_then(|row| rows::lines(ledger, row, &names, model.voice()));
    let node = el("div", "row-of-ledger").attr("id", ROW).attr("tabindex", "-1");
    let Some((title, lines)) = chosen else {
        return Some(node.add(el("p", "muted").say(model, &rows::CHOOSE)));
    };
    let mut list = el("ul", "");
    for line in lines {
        list = list.add(el("li", "").text(line));
    }
    Some(node.add(el("h3", "").text(title)).add(list))
}

/// A table whose numbers open their derivations where they have one, by row and column.
pub fn sheet(model: &Model, title: &str, table: &Table, asked: impl Fn(usize, usize) -> Option<Asked>) -> Node {
    let cell = |row: usize, column: usize, text: &str| {
        let about = [&*table.rows[row][0], &table.head[column]].join(" · ");
        let asked = asked(row, column).filter(|_| !text.is_empty())?;
        Some(number(model, asked, text.to_owned(), &about))
    };
    crate::parts::table::sheet_of(title, table, cell)
}

/// The dialog.
pub fn dialog(model: &Model) -> Node {
    let open = model.explained.as_ref();
    let derived = open.and_then(|open| open.derived.as_ref());
    let title = match (open, derived) {
        (Some(_), Some(derived)) => derived.title.clone(),
        (Some(_), None) => model.say(&asking::HOW),
        (None, _) => String::new(),
    };
    let head = el("div", "dialog-head")
        .add(el("h2", "").attr("id", "explain-title").text(title))
        .add(button(model.say(&page::CLOSE), wrapped(Message::Close)));
    el("dialog", "why-dialog")
        .attr("aria-labelledby", "explain-title")
        .flag("modal", open.is_some())
        .on(On::Close, wrapped(Message::Close))
        .add(head)
        .maybe(open.zip(derived).map(|(open, derived)| derivation(model, open, derived)))
        .maybe(open.and_then(|open| ledger(model, open)))
}

fn derivation(model: &Model, open: &Explained, derived: &Derived) -> Node {
    let mut node = el("div", "derivation");
    for line in &derived.sentences {
        node = node.add(el("p", "").text(capital(line)));
    }
    let ran = derived.ran.as_ref().map(|scenario| ran(model, scenario));
    let table = derived.table.as_ref().map(|(title, table)| crate::parts::table::sheet(title, table));
    node = node.maybe(table).maybe(ran).maybe(derived.command.clone());
    let due = derived.due.as_ref().and_then(|due| row(model, &due.0, &due.1));
    node = node.maybe(due).maybe(derived.own.clone());
    for part in &derived.parts {
        node = part_of(node, open, part);
    }
    node.maybe(derived.pairs.map(|(source, of)| of_pairs(model, open, source, of)))
        .maybe(derived.futures.map(|futures| of_futures(model, open, futures)))
}

/// How much was run, and by which rules.
fn ran(model: &Model, scenario: &Scenario) -> Node {
    let voice = model.voice();
    let mut how = el("details", "how").add(el("summary", "").say(model, &derivation::BY_RULES));
    for line in derivation::rules(scenario, voice) {
        how = how.add(el("p", "").text(line));
    }
    el("div", "").add(el("p", "").text(derivation::ran(scenario, voice))).add(how)
}

fn of_pairs(model: &Model, open: &Explained, source: Source, of: OfPair) -> Node {
    let node = el("div", "");
    let Some(numbers) = &open.numbers else {
        let heading = el("h3", "").say(model, &derivation::PAIRS);
        return node.add(heading).add(el("p", "muted").attr("role", "status").say(model, &behind::LOOKING));
    };
    let scenario = scenario(model, source);
    // What is counted over all years begins with the first, what is of the last with the last.
    let last = scenario.as_ref().map(|scenario| scenario.years.saturating_sub(1));
    let year = last.filter(|_| matches!(of, OfPair::Gini(_) | OfPair::Poorest(..)));
    let part = pairs(model, source, of, numbers, year);
    let counted = fenhong::words::number(numbers.len());
    let is_all = scenario.is_none_or(|scenario| numbers.len() as u32 * 2 >= scenario.draws);
    let text = match is_all {
        _ if part.examples.is_empty() => derivation::PAIRS_NONE,
        true => derivation::PAIRS_MEAN,
        false => derivation::PAIRS_FIRST,
    };
    let values: &[(&str, &str)] = if part.examples.is_empty() { &[] } else { &[("count", &counted)] };
    part_of(node, open, &Part { sentences: vec![model.voice().fill(text, values)], ..part })
}

/// A measure of every future of the results at hand: its mean, and a low, a middle and a high one.
fn of_futures(model: &Model, open: &Explained, wanted: Futures) -> Node {
    let node = el("div", "");
    let Some(numbers) = &open.numbers else {
        let heading = el("h3", "").say(model, &words::EXAMPLES);
        return node.add(heading).add(el("p", "muted").attr("role", "status").say(model, &behind::LOOKING));
    };
    if numbers.is_empty() {
        return node.add(el("p", "").attr("role", "alert").say(model, &origins::NOT_FOUND));
    }
    let numbers: Vec<i64> = numbers.iter().map(|number| number.unwrap_or_default()).collect();
    let series = Series::from_numbers(wanted.measure, &numbers);
    let mut part = futures(model, &series, &derivation::OPEN_THIS, Source::Desk);
    part.sentences = words::of_scheme(&series, model.voice());
    let last = model.report.as_ref().map_or(1, |report| report.headline.of_years).max(1) - 1;
    for way in part.examples.iter_mut().flat_map(|example| &mut example.ways) {
        way.year = Some(wanted.year.unwrap_or(last));
    }
    part_of(node, open, &part)
}

/// A heading, how its number comes about, and what it is made of.
fn part_of(node: Node, open: &Explained, part: &Part) -> Node {
    let mut node = node.add(el("h3", "").text(part.head.clone()));
    for line in &part.sentences {
        node = node.add(el("p", "").text(capital(line)));
    }
    node.add(examples(open, part))
}

/// Futures, pairs of them or households, each with the ways to its ledgers.
fn examples(open: &Explained, part: &Part) -> Node {
    let now = open.shown.map(|(_, opened)| opened);
    let mut list = el("ul", "picks");
    for example in &part.examples {
        let mut ways = el("span", "ways");
        for way in &example.ways {
            let opened = way.opened(now);
            let is_open = open.shown == Some((way.source, opened));
            let show = wrapped(Message::Show(way.source, opened));
            ways = ways.add(button(way.label.clone(), show).state("aria-pressed", is_open));
        }
        list = list.add(el("li", "").add(el("span", "").text(capital(&example.said))).add(ways));
    }
    list
}

/// The open ledger, with the way to the years and villages beside it.
fn ledger(model: &Model, open: &Explained) -> Option<Node> {
    let (source, opened) = open.shown?;
    let Opened { village, draw, year } = opened;
    let scenario = scenario(model, source)?;
    let villages = fenhong::population::villages(&scenario);
    let step = |label: &fenhong::words::Text, to: Option<Opened>| {
        let target = to.unwrap_or(opened);
        button(model.say(label), wrapped(Message::Step(source, target))).flag("disabled", to.is_none())
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
        Ledger::Here(_, node) => el("div", "").keep(node),
    };
    let section = el("section", "ledger").attr("id", LEDGER).attr("tabindex", "-1");
    let section = section.add(el("h3", "").text(ledger_title(model, source, opened)));
    let schemes = schemes(model, source, opened);
    let row = match &open.ledger {
        Ledger::Here(ledger, _) => row(model, &fenhong::tree::of(&scenario), ledger),
        _ => None,
    };
    Some(section.add(el("div", "chooser").maybe(schemes).add(years).add(futures).add(towns)).maybe(row).add(tables))
}

fn ledger_title(model: &Model, source: Source, Opened { village, draw, year }: Opened) -> String {
    let (at, voice) = ((draw, year, village), model.voice());
    match source {
        Source::Scheme(place) => words::ledger_title(Some(place as u32), at, voice),
        Source::Goal => words::ledger_title(None, at, voice),
        Source::Advice(Run::Stands) => derivation::ledger_title(derivation::AS_IS, at, voice),
        Source::Advice(Run::Moved(..)) => derivation::ledger_title(derivation::CHANGED, at, voice),
        Source::Advice(_) => derivation::ledger_title(derivation::THIS_LEDGER, at, voice),
        Source::Verdict(Run::Base(_)) => derivation::ledger_title(verdict::AS_IS_LEDGER, at, voice),
        Source::Verdict(_) => derivation::ledger_title(verdict::CHANGED_LEDGER, at, voice),
        Source::Compared(_) => derivation::ledger_title(verdict::CASH_RUN_LEDGER, at, voice),
        Source::Case(_) => behind::ledger_of_case(at, voice),
        Source::Desk => derivation::ledger_title(origins::THEIR_LEDGER, at, voice),
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
