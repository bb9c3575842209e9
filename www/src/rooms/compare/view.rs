//! The Compare view: which schemes, the finding as a sentence, then numbers, charts and what stands behind them.

use fenhong::cases::CASES;
use fenhong::decide::{Answer, Comparison, Measure, Measured, PairResult};
use fenhong::scenario::Kind;
use fenhong::units::Fen;
use fenhong::words::{
    Text, Voice, behind, capital, compare as w, contrast, deciding as words, derivation, errors, number, page, sheet,
    whole_amounts,
};

use crate::app::message;
use crate::app::model::Model;
use crate::app::route::View;
use crate::engine::work::Work;
use crate::parts::charts::figure;
use crate::parts::node::{Node, On, button, el};
use crate::rooms::compare::{MOST, Message, State};
use crate::rooms::explain;
use crate::rooms::explain::Asked;

/// The view.
pub fn compare(model: &Model) -> Node {
    let found = model.compare.found();
    let mut main = el("main", "wide-view")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .add(el("h2", "").say(model, &page::VIEW_COMPARE))
        .add(el("p", "muted").say(model, &words::COMPARE_ABOUT))
        .add(schemes(model))
        .add(standing(model))
        .maybe(problem(model))
        .maybe(shortened(model))
        .maybe(found.map(|found| findings(model, found)))
        .maybe(found.map(|found| measures(model, found)))
        .add(charts(model, found));
    main = match found {
        Some(found) => main.add(details(model, found)),
        None => main.add(el("div", "")),
    };
    main.add(explain::dialog(model))
}

fn wrapped(message: Message) -> message::Message {
    message::Message::Whole(crate::rooms::Message::Compare(message))
}

// Which schemes.

fn schemes(model: &Model) -> Node {
    let slots = &model.compare.slots;
    let mut list = el("ol", "slots");
    for (place, slot) in slots.iter().enumerate() {
        let is_desk = *slot == crate::rooms::slot::Slot::Desk;
        let mark = if is_desk { model.say(&words::FROM_DESK) } else { String::new() };
        let open = button(model.say(&words::OPEN_ON_DESK), wrapped(Message::Open(place))).flag("hidden", is_desk);
        let remove = button(model.say(&words::REMOVE), wrapped(Message::Remove(place))).flag("hidden", slots.len() < 3);
        let name = el("span", "slot-name")
            .add(el("b", "letter").text(w::letter(place as u32, model.voice()).to_owned()))
            .add(el("span", "").text(slot.name(model)))
            .add(el("span", "muted").text(mark));
        list = list.add(el("li", "").add(name).add(el("span", "ways").add(open).add(remove)));
    }
    el("section", "slots-part").add(el("h3", "").say(model, &words::SCHEMES)).add(list).add(adder(model))
}

/// A list of scenarios and a file input: choosing one adds it.
fn adder(model: &Model) -> Node {
    let is_full = model.compare.slots.len() >= MOST;
    let select = scenario_list(model, &words::ADD_SCHEME, wrapped(Message::Add)).flag("disabled", is_full);
    let input = el("input", "unseen")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .on(On::Change, crate::app::message::Message::File("compare-file"));
    let file =
        el("label", "button").add(input).add(el("span", "").say(model, &words::ADD_FILE)).flag("hidden", is_full);
    el("p", "commands").add(select).add(file)
}

/// A menu of the desk's scenario and all shipped cases.
pub fn scenario_list(model: &Model, label: &Text, chosen: message::Message) -> Node {
    let mut select = el("select", "menu-select")
        .say_attr("aria-label", model, label)
        .on(On::Change, chosen)
        .add(el("option", "").attr("value", "").say(model, label))
        .add(el("option", "").attr("value", "desk").say(model, &words::FROM_DESK));
    for (place, case) in CASES.iter().enumerate() {
        let name = model.voice().name(&case.name());
        select = select.add(el("option", "").put("value", place.to_string()).text(name));
    }
    select
}

// How far it is.

fn standing(model: &Model) -> Node {
    let State { work, verdict, .. } = &model.compare;
    let running = [work, verdict].into_iter().flatten().find(|work| work.is_running() || work.is_stopped());
    progress(model, running.or(work.as_ref()), [wrapped(Message::Stop), wrapped(Message::Resume)])
}

/// How far a question is, with the buttons that stop it and go on.
pub fn progress(model: &Model, work: Option<&Work>, [stop, resume]: [message::Message; 2]) -> Node {
    let voice = model.voice();
    let (running, stopped) = work.map_or((false, false), |work| (work.is_running(), work.is_stopped()));
    let percent = work.map_or(0, Work::percent);
    let said = match work {
        Some(_) if running => voice.fill(words::CALCULATING, &[("percent", &percent.to_string())]),
        Some(_) if stopped => voice.fill(words::STOPPED, &[("percent", &percent.to_string())]),
        Some(work) => done(model, work),
        None => String::new(),
    };
    let done = el("div", "").put(":width", percent.to_string() + "%");
    let bar = el("div", "track").attr("aria-hidden", "true").flag("hidden", !running).add(done);
    el("div", "doing")
        .add(el("p", "").attr("role", "status").text(said))
        .add(bar)
        .add(button(model.say(&words::CANCEL), stop).class("cancel").flag("hidden", !running))
        .add(button(model.say(&words::RESUME), resume).class("resume").flag("hidden", !stopped))
}

fn done(model: &Model, work: &Work) -> String {
    let Some(took) = work.took() else { return String::new() };
    let draws = match work.answer() {
        Some(Answer::Compare(found)) => found.draws,
        Some(Answer::Verdict(found)) => found.draws,
        Some(Answer::Frontier(found)) => found.draws,
        Some(Answer::Sensitivity(found)) => found.draws,
        Some(Answer::Robust(found)) => found.draws,
        Some(Answer::Goal(found)) => found.answer.as_ref().or(found.nearest.as_ref()).map_or(0, |tried| tried.draws),
        None => return String::new(),
    };
    let tenths = (took / 100.0).ceil().max(1.0) as u32;
    let seconds = format!("{}.{}", tenths / 10, tenths % 10);
    model.voice().fill(words::DONE, &[("draws", &number(draws)), ("seconds", &seconds)])
}

fn problem(model: &Model) -> Option<Node> {
    let State { problem, work, .. } = &model.compare;
    let error = problem.as_ref().or_else(|| work.as_ref()?.error())?;
    let Kind::Lengths { .. } = &error.kind else { return Some(complaint(model, error)) };
    let least = model.compare.lengths.iter().min().copied().unwrap_or_default().to_string();
    let label = model.voice().fill(words::SHORTEN, &[("least", &least)]);
    let shorten = button(label, wrapped(Message::Shorten)).class("main-command");
    Some(complaint(model, error).add(el("p", "commands").add(shorten)))
}

/// That only the years of the shortest scheme are compared, where the others have more.
fn shortened(model: &Model) -> Option<Node> {
    let State { lengths, is_shortened: true, .. } = &model.compare else { return None };
    let least = lengths.iter().min()?.to_string();
    let values = [("list", &*errors::lengths(lengths, model.voice())), ("least", &least)];
    Some(el("p", "").text(model.voice().fill(words::SHORTENED, &values)))
}

/// Why something cannot be calculated: what, where, what to do.
pub fn complaint(model: &Model, error: &fenhong::scenario::Error) -> Node {
    let text = errors::error_text(error, model.voice());
    let place = model.voice().fill(errors::AT, &[("place", &text.place)]);
    el("div", "problem")
        .attr("role", "alert")
        .add(el("p", "").add(el("strong", "").text(String::from("▲ ") + &text.what)))
        .add(el("p", "").text(place))
        .add(el("p", "").text(text.remedy))
}

// What was found.

/// The pair that is looked at.
fn pair<'a>(model: &Model, found: &'a Comparison) -> &'a PairResult {
    &found.pairs[model.compare.pair.min(found.pairs.len() - 1)]
}

/// The measure at hand for every pair, and the verdict's first sentence.
fn findings(model: &Model, found: &Comparison) -> Node {
    let voice = model.voice();
    let mut node = el("div", "sentences");
    let measure = model.compare.measure;
    for (place, pair) in found.pairs.iter().enumerate() {
        if let Some(difference) = pair.differences.iter().find(|found| found.measure == measure) {
            node = node.add(sentence(model, w::difference(pair, difference, voice), Asked::Pair(place, measure)));
        }
    }
    if let Some(line) = model.compare.checked().and_then(|found| contrast::holds(found, voice)) {
        node = node.add(sentence(model, line, Asked::Verdict));
    }
    let unlawful = (0..).zip(&found.schemes).filter(|(_, scheme)| scheme.unlawful);
    for (place, _) in unlawful {
        let said = w::letter(place, voice).to_owned() + &voice.say(w::UNLAWFUL_MARK);
        node = node.add(el("p", "breach").text(String::from("▲ ") + &said));
    }
    node.add(el("p", "muted").say(model, &page::PROMISE))
}

/// A finding with what opens where it comes from.
fn sentence(model: &Model, said: String, asked: Asked) -> Node {
    let why = explain::why_here(model, asked, &said);
    el("p", "sentence").add(el("span", "").text(said)).text(" ".to_owned()).add(why)
}

/// Every measure of every scheme, and the difference of the pair at hand.
fn measures(model: &Model, found: &Comparison) -> Node {
    let (voice, at) = (model.voice(), pair(model, found));
    let head = |text: String| el("th", "").attr("scope", "col").text(text);
    let mut heads = el("tr", "").add(head(voice.say(w::MEASURE)));
    for place in 0..found.schemes.len() as u32 {
        heads = heads.add(head(w::letter(place, voice).to_owned()));
    }
    for heading in headings(at, voice) {
        heads = heads.add(head(heading));
    }
    let mut body = el("tbody", "");
    for measured in &found.schemes[0].measures {
        body = body.add(row(model, found, measured.measure));
    }
    let caption = el("caption", "").say(model, &words::MEASURES);
    let table = el("table", "measures blocks").add(caption).add(el("thead", "").add(heads)).add(body);
    el("section", "").add(pairs(model, found)).add(el("div", "scroll tall").attr("tabindex", "0").add(table))
}

/// Which two are looked at, where there are more.
fn pairs(model: &Model, found: &Comparison) -> Node {
    let voice = model.voice();
    let mut row =
        el("p", "commands").flag("hidden", found.pairs.len() < 2).add(el("span", "").say(model, &words::WHICH_PAIR));
    for (place, pair) in found.pairs.iter().enumerate() {
        let [a, b] = [pair.a, pair.b].map(|place| w::letter(place, voice));
        let label = voice.fill(words::PAIR, &[("a", a), ("b", b)]);
        row = row.add(button(label, wrapped(Message::Pair(place))).state("aria-pressed", place == model.compare.pair));
    }
    row
}

fn row(model: &Model, found: &Comparison, measure: Measure) -> Node {
    let voice = model.voice();
    let name = w::measure(measure, voice);
    let choose = match Measure::ALL.contains(&measure) {
        true => button(capital(&name), wrapped(Message::Look(measure)))
            .class("plain look")
            .state("aria-pressed", measure == model.compare.measure),
        false => el("span", "").text(capital(&name)),
    };
    let mut node = el("tr", "").put("data-measure", measure.name().to_owned());
    node = node.add(el("th", "").attr("scope", "row").add(choose));
    for (place, scheme) in found.schemes.iter().enumerate() {
        let measured = scheme.measures.iter().find(|measured| measured.measure == measure);
        let cell = measured.map_or_else(|| el("td", ""), |measured| value(model, place, measured, &name));
        node = node.add(cell.put("data-label", w::letter(place as u32, voice).to_owned()));
    }
    difference(model, found, measure, &name, node)
}

/// A scheme's number with its interval, and as a frequency where it is a part of households.
fn value(model: &Model, place: usize, measured: &Measured, name: &str) -> Node {
    let voice = model.voice();
    let Some(estimate) = measured.estimate else { return el("td", "").say(model, &w::NOBODY_OF) };
    let [mean, low, high] =
        [estimate.mean, estimate.low, estimate.high].map(|at| w::amount(measured.measure, at, voice));
    let interval = voice.fill(words::INTERVAL, &[("low", &low), ("high", &high)]);
    let ends = model.compare.eight_of_ten(place, measured.measure);
    let often = behind::frequency(measured.measure, estimate.mean, ends, voice);
    el("td", "")
        .add(explain::number(model, Asked::Scheme(place, measured.measure), mean, name))
        .add(el("small", "").text(whole_amounts(&interval)))
        .maybe(often.map(|often| el("small", "").text(whole_amounts(&often))))
}

fn difference(model: &Model, found: &Comparison, measure: Measure, name: &str, node: Node) -> Node {
    let voice = model.voice();
    let at = pair(model, found);
    let Some(difference) = at.differences.iter().find(|found| found.measure == measure) else {
        return node.add(el("td", "")).add(el("td", ""));
    };
    let all = difference.more + difference.same + difference.less;
    let [heading, often] = headings(at, voice);
    let Some(mean) = difference.mean else {
        let nobody = el("td", "").put("data-label", heading).say(model, &w::NOBODY_OF);
        return node.add(nobody).add(el("td", ""));
    };
    let [low, high] = [mean.low, mean.high].map(|number| w::gap(measure, number, voice));
    let cell = el("td", "")
        .put("data-label", heading)
        .add(explain::number(model, Asked::Pair(model.compare.pair, measure), w::signed(difference, voice), name))
        .add(el("small", "").text(whole_amounts(&voice.fill(words::INTERVAL, &[("low", &low), ("high", &high)]))));
    let asked = Asked::Pair(model.compare.pair, measure);
    let futures = explain::number(model, asked, w::futures_counted(difference.more, all, voice), &often);
    node.add(cell).add(el("td", "").put("data-label", often).add(futures))
}

/// What stands over the difference of two, and over how often.
fn headings(pair: &PairResult, voice: Voice) -> [String; 2] {
    let [a, b] = [pair.a, pair.b].map(|place| w::letter(place, voice));
    [voice.fill(words::DIFFERENCE, &[("a", a), ("b", b)]), voice.fill(words::HOW_OFTEN, &[("b", b)])]
}

/// The charts, which keep their places before there is anything to draw.
fn charts(model: &Model, found: Option<&Comparison>) -> Node {
    let mut row = el("div", "plates").flag("hidden", found.is_none());
    for place in View::Compare.charts() {
        row = row.add(figure(model, place));
    }
    row
}

// What stands behind it.

fn details(model: &Model, found: &Comparison) -> Node {
    el("div", "parts")
        .add(who_gains(model, found))
        .add(money(model, found))
        .add(spread(model, found))
        .add(verdict(model))
        .add(fairness(model, found))
}

fn part(model: &Model, title: &Text) -> Node {
    el("section", "part").add(el("h3", "").say(model, title))
}

fn lines(node: Node, lines: Vec<String>) -> Node {
    let mut node = node;
    for line in lines {
        node = node.add(el("p", "").text(line));
    }
    node
}

fn who_gains(model: &Model, found: &Comparison) -> Node {
    let (voice, at) = (model.voice(), pair(model, found));
    let node = part(model, &words::WHO_GAINS);
    let Some(gains) = &at.gains else { return node.add(el("p", "").say(model, &words::SAME_HOUSEHOLDS)) };
    let [a, b] = [at.a, at.b].map(|place| w::letter(place, voice));
    let groups = contrast::groups(gains);
    let asked = |row: usize, column: usize| (column > 1).then(|| Asked::Fares(model.compare.pair, groups[row]));
    node.add(explain::sheet(model, &voice.fill(w::GAINS, &[("a", a), ("b", b)]), &contrast::gains(gains, voice), asked))
}

fn money(model: &Model, found: &Comparison) -> Node {
    let voice = model.voice();
    let mut node = part(model, &words::MONEY);
    for (place, scheme) in (0..).zip(&found.schemes) {
        let letter = w::letter(place, voice).to_owned() + " · ";
        let place = place as usize;
        for (at, line) in w::money(scheme, found.discount, voice).into_iter().enumerate() {
            let said = if at == 0 { letter.clone() + &line } else { line };
            // What a yuan came to, who is out without co-ops, the money as cash and at once.
            let asked = match at {
                _ if scheme.public == Fen::ZERO => Asked::Scheme(place, Measure::OutWithout),
                0 => Asked::Money(place),
                1 => Asked::Scheme(place, Measure::OutWithout),
                _ => Asked::Cash(place),
            };
            let why = explain::why_here(model, asked, &said);
            node = node.add(el("p", "").text(said + " ").add(why));
        }
    }
    let (accounts, entries) = (contrast::accounts(found, voice), contrast::account_entries(found));
    let first = accounts.rows.len() - entries.len();
    // What was put in stands in the scheme's co-ops; what came of it has futures behind it.
    let asked = |row: usize, column: usize| match (column.checked_sub(1)?, row.checked_sub(first)) {
        (scheme, Some(entry)) => Some(Asked::Account(scheme, entries[entry])),
        (scheme, None) => Some(Asked::Capital(scheme)),
    };
    node = node.add(explain::sheet(model, &voice.say(w::ACCOUNTS), &accounts, asked));
    let is_whole = found.schemes.iter().all(|scheme| scheme.is_whole);
    node.maybe(is_whole.then(|| el("p", "muted").say(model, &w::A_WHOLE)))
}

fn spread(model: &Model, found: &Comparison) -> Node {
    let rows = contrast::spread_rows(found);
    let schemes = found.schemes.len();
    let asked = |row: usize, column: usize| match column.checked_sub(1)? {
        scheme if scheme < schemes => Some(Asked::ByPair(scheme, rows[row])),
        _ => Some(Asked::ByPair(0, contrast::without(rows[row]))),
    };
    let table = contrast::spread_table(found, model.voice());
    part(model, &words::SPREAD).add(explain::sheet(model, &model.say(&words::CHOOSE), &table, asked))
}

fn verdict(model: &Model) -> Node {
    let node = part(model, &words::ROBUST);
    match (&model.compare.verdict, model.compare.checked()) {
        (_, Some(found)) => {
            let title = model.say(&derivation::CHECKS);
            // What it was and is changed to, and who is best then.
            let asked = |row: usize, column: usize| (column > 0).then_some(Asked::Check(row));
            let checks = explain::sheet(model, &title, &derivation::checks(found, model.voice()), asked);
            let how = el("details", "how").add(el("summary", "").text(title)).add(checks);
            w::verdict_lines(found, model.voice())
                .into_iter()
                .fold(node, |node, line| node.add(told(model, line)))
                .add(how)
        }
        (Some(work), None) => {
            let percent = work.percent().to_string();
            node.add(el("p", "muted").text(model.voice().fill(words::CALCULATING, &[("percent", &percent)])))
        }
        (None, None) => node.add(button(model.say(&words::ASK_VERDICT), wrapped(Message::Check))),
    }
}

/// Whether the scheme of a column has the input of a row among those that differ.
fn is_set(found: &Comparison, row: usize, column: usize) -> bool {
    found.differs[row].values.get(column.wrapping_sub(1)).is_some_and(Option::is_some)
}

/// A line of the verdict, with what opens where it comes from; all checks are listed beneath.
fn told(model: &Model, (line, said): (w::VerdictLine, String)) -> Node {
    let asked = match line {
        w::VerdictLine::Winner => Some(Asked::Verdict),
        w::VerdictLine::Turned(place) => Some(Asked::Check(place)),
        w::VerdictLine::Return => Some(Asked::Lose),
        w::VerdictLine::Checks => None,
    };
    let why = asked.map(|asked| explain::why_here(model, asked, &said));
    el("p", "").text(said + " ").maybe(why)
}

fn fairness(model: &Model, found: &Comparison) -> Node {
    let voice = model.voice();
    let node = lines(part(model, &words::FAIR), w::terms(found, voice));
    let asked = |row: usize, column: usize| {
        Some(Asked::Differs(row, column.checked_sub(1)?)).filter(|_| is_set(found, row, column))
    };
    node.add(explain::sheet(model, &voice.say(w::DIFFERS), &contrast::differs(found, voice), asked))
        .add(el("p", "").say(model, &page::CAVEAT_1))
        .add(el("p", "").say(model, &w::ONLY_SAMPLING))
        .add(el("p", "").add(el("strong", "").say(model, &sheet::SIMULATED)))
}
