//! The dialog of a derivation: how a number comes about, what it is made of, and the ledgers behind it.

use fenhong::decide::{OfPair, RunOf, Series};
use fenhong::scenario::Scenario;
use fenhong::words::{
    asking, capital, compare as w, deciding as words,
    derivation::{answers, behind},
};
use fenhong::words::{derivation::origins, page, verdict};
use js_sys::{Array, Float64Array, Uint8Array};
use wasm_bindgen::JsValue;

use crate::engine::{Asker, Opened, Task};
use crate::parts::explain::asked::Source;
use crate::parts::explain::derived::{Derived, Futures, Part, futures, pairs};
use crate::parts::ledger::{row, state, taken};
use crate::parts::message::Common;
use crate::parts::node::{Node, On, button, el, kept};
use crate::parts::seat::Sight;
use crate::parts::shared::{Ledger, Shared};
use crate::parts::table;

/// The id of the section with the ledger that is open.
pub const PLACE: &str = "ledger-behind";

/// The derivation that is open, and how many derivations and ledgers were asked for: answers to one are not taken for
/// another's.
#[derive(Default)]
pub struct State {
    open: Option<Open>,
    asked: u32,
}

/// A derivation that is open.
struct Open {
    /// How the number comes about; none where only a ledger was asked for.
    derived: Option<Derived>,
    /// The scenario whose pairs of futures are asked about.
    of_pairs: Option<Scenario>,
    /// The number of every pair of futures, or of every future, once it is here.
    numbers: Option<Vec<Option<i64>>>,
    /// The number of the question, by which they are known to be its own.
    asked: u32,
    /// The ledger that is open.
    shown: Option<Shown>,
}

/// A ledger that is open in a derivation.
struct Shown {
    source: Source,
    opened: Opened,
    scenario: Scenario,
    /// How many schemes are compared, where it is of one of them.
    schemes: usize,
    ledger: Ledger,
    /// The number of the call that gets it.
    asked: u32,
}

impl State {
    fn next(&mut self) -> u32 {
        self.asked = self.asked.wrapping_add(1);
        self.asked
    }

    /// Whether a derivation is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Closes it.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// Opens a derivation; `of_pairs` is the scenario of its pairs.
    pub fn ask(&mut self, shared: &mut Shared, derived: Option<Derived>, of_pairs: Option<Scenario>) {
        let asked = self.next();
        shared.pool.drop_tasks(Asker::Numbers, ..);
        if let Some(wanted) = derived.as_ref().and_then(|derived| derived.futures) {
            shared.pool.ask_about_run(Asker::Numbers, asked, "series", &JsValue::from(wanted.text()));
        }
        let pairs = derived.as_ref().and_then(|derived| derived.pairs);
        if let (Some((_, of)), Some(scenario)) = (pairs, &of_pairs) {
            let (text, arguments) = (fenhong::tree::text(scenario).into(), Array::of1(&JsValue::from(of.text())));
            shared.pool.ask_task(Task { asker: Asker::Numbers, id: asked, text, call: "pairs", arguments });
        }
        self.open = Some(Open { derived, of_pairs, numbers: None, asked, shown: None });
    }

    /// Opens a ledger of a scenario; one that is open stays until it comes. `schemes` are compared.
    pub fn show(
        &mut self,
        shared: &mut Shared,
        source: Source,
        opened: Opened,
        scenario: Option<Scenario>,
        schemes: usize,
    ) {
        let Some(scenario) = scenario else { return };
        let asked = self.next();
        let (text, asker) = (fenhong::tree::text(&scenario).into(), Asker::Ledger);
        let open =
            self.open.get_or_insert_with(|| Open { derived: None, of_pairs: None, numbers: None, asked, shown: None });
        let ledger = match open.shown.take().map(|shown| shown.ledger) {
            Some(ledger @ Ledger::Here(..)) => ledger,
            _ => Ledger::Waiting,
        };
        open.shown = Some(Shown { source, opened, scenario, schemes, ledger, asked });
        let arguments: Array = [opened.draw, opened.year, opened.village].map(JsValue::from).iter().collect();
        shared.pool.drop_tasks(asker, ..);
        shared.pool.ask_task(Task { asker, id: asked, text, call: "ledger_bytes", arguments });
    }

    /// Takes in the numbers of the pairs, or of the futures.
    pub fn take_numbers(&mut self, id: u32, result: Option<Result<JsValue, String>>) {
        let Some(open) = self.open.as_mut().filter(|open| open.asked == id) else { return };
        let numbers = result.and_then(Result::ok).map(|value| Float64Array::from(value).to_vec()).unwrap_or_default();
        open.numbers = Some(numbers.into_iter().map(|number| number.is_finite().then_some(number as i64)).collect());
    }

    /// Takes in a ledger; gives the id of what comes into sight where there was nothing yet.
    pub fn take_ledger(
        &mut self,
        sight: &Sight<'_>,
        id: u32,
        result: Option<Result<JsValue, String>>,
    ) -> Option<String> {
        let shown = self.open.as_mut()?.shown.as_mut().filter(|shown| shown.asked == id)?;
        let bytes = result.and_then(Result::ok).map(|value| Uint8Array::from(value).to_vec());
        let was_waiting = matches!(shown.ledger, Ledger::Waiting);
        shown.ledger = taken(sight, &fenhong::tree::of(&shown.scenario), bytes.as_deref());
        was_waiting.then(|| String::from(PLACE))
    }
}

// What is shown.

/// The dialog.
pub fn dialog(sight: &Sight<'_>, state: &State) -> Node {
    let open = state.open.as_ref();
    let derived = open.and_then(|open| open.derived.as_ref());
    let title = match (open, derived) {
        (Some(_), Some(derived)) => derived.title.clone(),
        (Some(_), None) => sight.say(&asking::HOW),
        (None, _) => String::new(),
    };
    let head = el("div", "dialog-head")
        .add(el("h2", "").attr("id", "explain-title").text(title))
        .add(button(sight.say(&page::CLOSE), sight.common(Common::CloseDerivation)));
    el("dialog", "why-dialog")
        .attr("aria-labelledby", "explain-title")
        .flag("modal", open.is_some())
        .on(On::Close, sight.common(Common::CloseDerivation))
        .add(head)
        .maybe(open.zip(derived).map(|(open, derived)| derivation(sight, open, derived)))
        .maybe(open.and_then(|open| ledger(sight, open)))
}

fn derivation(sight: &Sight<'_>, open: &Open, derived: &Derived) -> Node {
    let mut node = el("div", "derivation");
    for line in &derived.sentences {
        node = node.add(el("p", "").text(capital(line)));
    }
    let ran = derived.ran.as_ref().map(|scenario| ran(sight, scenario));
    let table = derived.table.as_ref().map(|(title, table)| table::sheet(title, table));
    node = node.maybe(table).maybe(ran).maybe(derived.command.as_ref().map(kept));
    let due = derived.due.as_ref().map(|due| row(sight, &due.0, &due.1));
    node = node.maybe(due).maybe(derived.own.as_ref().map(kept));
    for part in &derived.parts {
        node = part_of(sight, node, open, part);
    }
    node.maybe(derived.pairs.map(|(source, of)| of_pairs(sight, open, source, of)))
        .maybe(derived.futures.map(|futures| of_futures(sight, open, futures)))
}

/// How much was run, and by which rules.
fn ran(sight: &Sight<'_>, scenario: &Scenario) -> Node {
    let voice = sight.voice();
    let mut how = el("details", "how").add(el("summary", "").say(sight, &answers::BY_RULES));
    for line in answers::rules(scenario, voice) {
        how = how.add(el("p", "").text(line));
    }
    el("div", "").add(el("p", "").text(answers::ran(scenario, voice))).add(how)
}

fn of_pairs(sight: &Sight<'_>, open: &Open, source: Source, of: OfPair) -> Node {
    let node = el("div", "");
    let Some(numbers) = &open.numbers else {
        let heading = el("h3", "").say(sight, &answers::PAIRS);
        return node.add(heading).add(el("p", "muted").attr("role", "status").say(sight, &behind::LOOKING));
    };
    let scenario = open.of_pairs.as_ref();
    // What is counted over all years begins with the first, what is of the last with the last.
    let last = scenario.map(|scenario| scenario.years.saturating_sub(1));
    let year = last.filter(|_| matches!(of, OfPair::Gini(_) | OfPair::Poorest(..)));
    let part = pairs(sight, source, of, numbers, year);
    let counted = fenhong::words::number(numbers.len());
    let is_all = scenario.is_none_or(|scenario| numbers.len() as u32 * 2 >= scenario.draws);
    let text = match is_all {
        _ if part.examples.is_empty() => answers::PAIRS_NONE,
        true => answers::PAIRS_MEAN,
        false => answers::PAIRS_FIRST,
    };
    let values: &[(&str, &str)] = if part.examples.is_empty() { &[] } else { &[("count", &counted)] };
    part_of(sight, node, open, &Part { sentences: vec![sight.voice().fill(text, values)], ..part })
}

/// A measure of every future of the results at hand: its mean, and a low, a middle and a high one.
fn of_futures(sight: &Sight<'_>, open: &Open, wanted: Futures) -> Node {
    let node = el("div", "");
    let Some(numbers) = &open.numbers else {
        let heading = el("h3", "").say(sight, &words::EXAMPLES);
        return node.add(heading).add(el("p", "muted").attr("role", "status").say(sight, &behind::LOOKING));
    };
    if numbers.is_empty() {
        return node.add(el("p", "").attr("role", "alert").say(sight, &origins::NOT_FOUND));
    }
    let numbers: Vec<i64> = numbers.iter().map(|number| number.unwrap_or_default()).collect();
    let series = Series::from_numbers(wanted.measure, &numbers);
    let mut part = futures(sight, &series, &answers::OPEN_THIS, Source::Desk);
    part.sentences = words::of_scheme(&series, sight.voice());
    let last = sight.report.as_ref().map_or(1, |report| report.headline.of_years).max(1) - 1;
    for way in part.examples.iter_mut().flat_map(|example| &mut example.ways) {
        way.year = Some(wanted.year.unwrap_or(last));
    }
    part_of(sight, node, open, &part)
}

/// A heading, how its number comes about, and what it is made of.
fn part_of(sight: &Sight<'_>, node: Node, open: &Open, part: &Part) -> Node {
    let mut node = node.add(el("h3", "").text(part.head.clone()));
    for line in &part.sentences {
        node = node.add(el("p", "").text(capital(line)));
    }
    node.add(examples(sight, open, part))
}

/// Futures, pairs of them or households, each with the ways to its ledgers.
fn examples(sight: &Sight<'_>, open: &Open, part: &Part) -> Node {
    let shown = open.shown.as_ref();
    let now = shown.map(|shown| shown.opened);
    let mut list = el("ul", "picks");
    for example in &part.examples {
        let mut ways = el("span", "ways");
        for way in &example.ways {
            let opened = way.opened(now);
            let is_open = shown.is_some_and(|shown| (shown.source, shown.opened) == (way.source, opened));
            let show = sight.common(Common::Show(way.source, opened));
            ways = ways.add(button(way.label.clone(), show).state("aria-pressed", is_open));
        }
        list = list.add(el("li", "").add(el("span", "").text(capital(&example.said))).add(ways));
    }
    list
}

/// The open ledger, with the way to the years and villages beside it.
fn ledger(sight: &Sight<'_>, open: &Open) -> Option<Node> {
    let Shown { source, opened, scenario, schemes: compared, ledger, .. } = open.shown.as_ref()?;
    let (source, opened) = (*source, *opened);
    let Opened { village, draw, year } = opened;
    let villages = fenhong::population::villages(scenario);
    let step = |label: &fenhong::words::Text, to: Option<Opened>| {
        let target = to.unwrap_or(opened);
        button(sight.say(label), sight.common(Common::Step(source, target))).flag("disabled", to.is_none())
    };
    let to_year = |year: Option<u32>| year.filter(|year| *year < scenario.years).map(|year| Opened { year, ..opened });
    let to_village =
        |village: Option<u32>| village.filter(|place| *place < villages).map(|village| Opened { village, ..opened });
    let years = el("div", "steps")
        .add(el("span", "").say(sight, &page::WHICH_YEAR))
        .add(step(&page::PREVIOUS, to_year(year.checked_sub(1))))
        .add(step(&page::NEXT, to_year(Some(year + 1))));
    let to_draw = |draw: Option<u32>| draw.filter(|draw| *draw < scenario.draws).map(|draw| Opened { draw, ..opened });
    let futures = el("div", "steps")
        .add(el("span", "").say(sight, &page::FUTURE_STEP))
        .add(step(&page::PREVIOUS, to_draw(draw.checked_sub(1))))
        .add(step(&page::NEXT, to_draw(Some(draw + 1))));
    let towns = el("div", "steps")
        .flag("hidden", villages < 2)
        .add(el("span", "").say(sight, &page::WHICH_VILLAGE))
        .add(step(&page::PREVIOUS, to_village(village.checked_sub(1))))
        .add(step(&page::NEXT, to_village(Some(village + 1))));
    let section = el("section", "ledger").attr("id", PLACE).attr("tabindex", "-1");
    let section = section.add(el("h3", "").text(ledger_title(sight, source, opened)));
    let schemes = schemes(sight, source, opened, *compared);
    let row = match ledger {
        Ledger::Here(ledger, _) => Some(row(sight, &fenhong::tree::of(scenario), ledger)),
        _ => None,
    };
    let chooser = el("div", "chooser").maybe(schemes).add(years).add(futures).add(towns);
    Some(section.add(chooser).maybe(row).add(state(sight, ledger)))
}

fn ledger_title(sight: &Sight<'_>, source: Source, opened: Opened) -> String {
    let voice = sight.voice();
    match source {
        Source::Scheme(place) => words::ledger_title(Some(place as u32), opened, voice),
        Source::Goal => words::ledger_title(None, opened, voice),
        Source::Advice(RunOf::Stands) => answers::ledger_title(answers::AS_IS, opened, voice),
        Source::Advice(RunOf::Moved(..)) => answers::ledger_title(answers::CHANGED, opened, voice),
        Source::Advice(_) | Source::Lesson(_) => answers::ledger_title(answers::THIS_LEDGER, opened, voice),
        Source::Verdict(RunOf::Base(_)) => answers::ledger_title(verdict::AS_IS_LEDGER, opened, voice),
        Source::Verdict(_) => answers::ledger_title(verdict::CHANGED_LEDGER, opened, voice),
        Source::Compared(_) => answers::ledger_title(verdict::CASH_RUN_LEDGER, opened, voice),
        Source::Case(_) => behind::ledger_of_case(opened, voice),
        Source::Desk => answers::ledger_title(origins::THEIR_LEDGER, opened, voice),
    }
}

/// The same year of the same future under each scheme of the comparison.
fn schemes(sight: &Sight<'_>, source: Source, opened: Opened, compared: usize) -> Option<Node> {
    let Source::Scheme(now) = source else { return None };
    let mut row = el("div", "steps").add(el("span", "").say(sight, &behind::WHOSE_LEDGER));
    for place in 0..compared {
        let letter = w::letter(place as u32, sight.voice());
        let label = sight.voice().fill(behind::LETTERED, &[("letter", letter)]);
        let open = button(label, sight.common(Common::Show(Source::Scheme(place), opened)));
        row = row.add(open.state("aria-pressed", place == now));
    }
    Some(row)
}
