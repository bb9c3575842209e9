//! The Compare view: which schemes, the finding as a sentence, then numbers, charts and what stands behind them.

use fenhong::decide::{Comparison, Measure, Measured, PairResult};
use fenhong::scenario::Kind;
use fenhong::units::Fen;
use fenhong::words::{
    Text, Voice, capital, compare as w, contrast, deciding as words,
    derivation::{answers, behind},
    errors, page, sheet, whole_amounts,
};

use crate::desk::slot::Slot;
use crate::parts::charts::{Around, figure};
use crate::parts::explain;
use crate::parts::explain::asked::Asked;
use crate::parts::message::{Common, OfFile};
use crate::parts::node::{Node, On, button, el};
use crate::parts::planner::{MOST, complaint, progress, scenario_list, slot_name};
use crate::rooms::compare::behind::behind;
use crate::rooms::compare::{CHARTS, Message, Seat, State};

/// The view.
pub fn compare(seat: &Seat<'_>) -> Node {
    let found = seat.own.found();
    let main = el("main", "wide-view")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .add(el("h2", "").say(seat, &page::VIEW_COMPARE))
        .add(el("p", "muted").say(seat, &words::COMPARE_ABOUT))
        .add(schemes(seat))
        .add(standing(seat))
        .maybe(problem(seat))
        .maybe(shortened(seat))
        .maybe(found.map(|found| findings(seat, found)))
        .maybe(found.map(|found| measures(seat, found)))
        .add(charts(seat, found));
    main.add(found.map_or_else(|| el("div", ""), |found| details(seat, found)))
}

// Which schemes.

fn schemes(seat: &Seat<'_>) -> Node {
    let slots = &seat.slots;
    let mut list = el("ol", "slots");
    for (place, slot) in slots.iter().enumerate() {
        let is_desk = *slot == Slot::Desk;
        let mark = if is_desk { seat.say(&words::FROM_DESK) } else { String::new() };
        let open = button(seat.say(&words::OPEN_ON_DESK), seat.ear(Message::Open(place))).flag("hidden", is_desk);
        let remove = button(seat.say(&words::REMOVE), seat.ear(Message::Remove(place))).flag("hidden", slots.len() < 3);
        let mut named = slot_name(seat, slot);
        if seat.own.is_changed(place) {
            named = w::marked(named, seat.settings.lang);
        }
        let name = el("span", "slot-name")
            .add(el("b", "letter").text(w::letter(place as u32, seat.voice()).to_owned()))
            .add(el("span", "").text(named))
            .add(el("span", "muted").text(mark));
        list = list.add(el("li", "").add(name).add(el("span", "ways").add(open).add(remove)));
    }
    el("section", "slots-part").add(el("h3", "").say(seat, &words::SCHEMES)).add(list).add(adder(seat))
}

/// A list of scenarios and a file input: choosing one adds it.
fn adder(seat: &Seat<'_>) -> Node {
    let is_full = seat.slots.len() >= MOST;
    let select = scenario_list(seat, &words::ADD_SCHEME, seat.ear(Message::Add)).flag("disabled", is_full);
    let input = el("input", "unseen")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .on(On::Change, seat.common(Common::File(OfFile::Compare)));
    let file = el("label", "button").add(input).add(el("span", "").say(seat, &words::ADD_FILE)).flag("hidden", is_full);
    el("p", "commands").add(select).add(file)
}

// How far it is.

fn standing(seat: &Seat<'_>) -> Node {
    let State { work, verdict, .. } = &seat.own;
    let running = [work, verdict].into_iter().flatten().find(|work| work.is_running() || work.is_stopped());
    progress(seat, running.or(work.as_ref()), [seat.ear(Message::Stop), seat.ear(Message::Resume)])
}

fn problem(seat: &Seat<'_>) -> Option<Node> {
    let State { problem, work, .. } = &seat.own;
    let error = problem.as_ref().or_else(|| work.as_ref()?.error())?;
    let Kind::Lengths { .. } = &error.kind else { return Some(complaint(seat, error)) };
    let least = seat.own.lengths.iter().min().copied().unwrap_or_default().to_string();
    let label = seat.voice().fill(words::SHORTEN, &[("least", &least)]);
    let shorten = button(label, seat.ear(Message::Shorten)).class("main-command");
    Some(complaint(seat, error).add(el("p", "commands").add(shorten)))
}

/// That only the years of the shortest scheme are compared, where the others have more.
fn shortened(seat: &Seat<'_>) -> Option<Node> {
    let State { lengths, is_shortened: true, .. } = &seat.own else { return None };
    let least = lengths.iter().min()?.to_string();
    let values = [("list", &*errors::lengths(lengths, seat.voice())), ("least", &least)];
    Some(el("p", "").text(seat.voice().fill(words::SHORTENED, &values)))
}

// What was found.

/// The pair that is looked at.
fn pair<'a>(seat: &Seat<'_>, found: &'a Comparison) -> &'a PairResult {
    &found.pairs[seat.own.pair.min(found.pairs.len() - 1)]
}

/// The measure at hand for every pair, and the verdict's first sentence.
fn findings(seat: &Seat<'_>, found: &Comparison) -> Node {
    let voice = seat.voice();
    let mut node = el("div", "sentences");
    let measure = seat.own.measure;
    for (place, pair) in found.pairs.iter().enumerate() {
        if let Some(difference) = pair.differences.iter().find(|found| found.measure == measure) {
            node = node.add(sentence(seat, w::difference(pair, difference, voice), Asked::Pair(place, measure)));
        }
    }
    if let Some(line) = seat.own.checked().and_then(|found| contrast::holds(found, voice)) {
        node = node.add(sentence(seat, line, Asked::Verdict));
    }
    for (place, said) in found.schemes.iter().map(|scheme| w::cash(scheme, voice)).enumerate() {
        let letter = w::letter(place as u32, voice);
        let of_scheme = |line: String| voice.fill(w::OF_SCHEME, &[("letter", letter), ("line", &line)]);
        node = node.maybe(said.map(|said| sentence(seat, of_scheme(said), Asked::Cash(place))));
    }
    let unlawful = (0..).zip(&found.schemes).filter(|(_, scheme)| scheme.unlawful);
    for (place, _) in unlawful {
        let said = w::letter(place, voice).to_owned() + &voice.say(w::UNLAWFUL_MARK);
        node = node.add(el("p", "breach").text(String::from("▲ ") + &said));
    }
    node.add(el("p", "muted").say(seat, &page::PROMISE))
}

/// A finding with what opens where it comes from.
fn sentence(seat: &Seat<'_>, said: String, asked: Asked) -> Node {
    let why = explain::why_here(seat, asked, &said);
    el("p", "sentence").add(el("span", "").text(said)).text(" ".to_owned()).add(why)
}

/// Every measure of every scheme, and the difference of the pair at hand.
fn measures(seat: &Seat<'_>, found: &Comparison) -> Node {
    let (voice, at) = (seat.voice(), pair(seat, found));
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
        body = body.add(row(seat, found, measured.measure));
    }
    let caption = el("caption", "").say(seat, &words::MEASURES);
    let table = el("table", "measures blocks").add(caption).add(el("thead", "").add(heads)).add(body);
    el("section", "").add(pairs(seat, found)).add(el("div", "scroll tall").attr("tabindex", "0").add(table))
}

/// Which two are looked at, where there are more.
fn pairs(seat: &Seat<'_>, found: &Comparison) -> Node {
    let voice = seat.voice();
    let mut row =
        el("p", "commands").flag("hidden", found.pairs.len() < 2).add(el("span", "").say(seat, &words::WHICH_PAIR));
    for (place, pair) in found.pairs.iter().enumerate() {
        let [a, b] = [pair.a, pair.b].map(|place| w::letter(place, voice));
        let label = voice.fill(words::PAIR, &[("a", a), ("b", b)]);
        row = row.add(button(label, seat.ear(Message::Pair(place))).state("aria-pressed", place == seat.own.pair));
    }
    row
}

fn row(seat: &Seat<'_>, found: &Comparison, measure: Measure) -> Node {
    let voice = seat.voice();
    let name = w::measure(measure, voice);
    let choose = match Measure::ALL.contains(&measure) {
        true => button(capital(&name), seat.ear(Message::Look(measure)))
            .class("plain look")
            .state("aria-pressed", measure == seat.own.measure),
        false => el("span", "").text(capital(&name)),
    };
    let mut node = el("tr", "").put("data-measure", measure.name().to_owned());
    node = node.add(el("th", "").attr("scope", "row").add(choose));
    for (place, scheme) in found.schemes.iter().enumerate() {
        let measured = scheme.measures.iter().find(|measured| measured.measure == measure);
        let cell = measured.map_or_else(|| el("td", ""), |measured| value(seat, place, measured, &name));
        node = node.add(cell.put("data-label", w::letter(place as u32, voice).to_owned()));
    }
    difference(seat, found, measure, &name, node)
}

/// A scheme's number with its interval, and as a frequency where it is a part of households.
fn value(seat: &Seat<'_>, place: usize, measured: &Measured, name: &str) -> Node {
    let voice = seat.voice();
    let Some(estimate) = measured.estimate else { return el("td", "").say(seat, &w::NOBODY_OF) };
    let [mean, low, high] =
        [estimate.mean, estimate.low, estimate.high].map(|at| w::amount(measured.measure, at, voice));
    let interval = voice.fill(words::INTERVAL, &[("low", &low), ("high", &high)]);
    let ends = seat.own.eight_of_ten(place, measured.measure);
    let often = behind::frequency(measured.measure, estimate.mean, ends, voice);
    el("td", "")
        .add(explain::number(seat, Asked::Scheme(place, measured.measure), mean, name))
        .add(el("small", "").text(whole_amounts(&interval)))
        .maybe(often.map(|often| el("small", "").text(whole_amounts(&often))))
}

fn difference(seat: &Seat<'_>, found: &Comparison, measure: Measure, name: &str, node: Node) -> Node {
    let voice = seat.voice();
    let at = pair(seat, found);
    let Some(difference) = at.differences.iter().find(|found| found.measure == measure) else {
        return node.add(el("td", "")).add(el("td", ""));
    };
    let all = difference.more + difference.same + difference.less;
    let [heading, often] = headings(at, voice);
    let Some(mean) = difference.mean else {
        let nobody = el("td", "").put("data-label", heading).say(seat, &w::NOBODY_OF);
        return node.add(nobody).add(el("td", ""));
    };
    let [low, high] = [mean.low, mean.high].map(|number| w::gap(measure, number, voice));
    let cell = el("td", "")
        .put("data-label", heading)
        .add(explain::number(seat, Asked::Pair(seat.own.pair, measure), w::signed(difference, voice), name))
        .add(el("small", "").text(whole_amounts(&voice.fill(words::INTERVAL, &[("low", &low), ("high", &high)]))));
    let asked = Asked::Pair(seat.own.pair, measure);
    let futures = explain::number(seat, asked, w::futures_counted(difference.more, all, voice), &often);
    node.add(cell).add(el("td", "").put("data-label", often).add(futures))
}

/// What stands over the difference of two, and over how often.
fn headings(pair: &PairResult, voice: Voice) -> [String; 2] {
    let [a, b] = [pair.a, pair.b].map(|place| w::letter(place, voice));
    [voice.fill(words::DIFFERENCE, &[("a", a), ("b", b)]), voice.fill(words::HOW_OFTEN, &[("b", b)])]
}

/// The charts, which keep their places before there is anything to draw.
fn charts(seat: &Seat<'_>, found: Option<&Comparison>) -> Node {
    let mut row = el("div", "plates").flag("hidden", found.is_none());
    let tell = seat.tell.of(Message::Figure);
    for place in 0..CHARTS {
        let behind = seat.own.figures.all[place].read.and_then(|read| behind(seat, place, read));
        row = row.add(figure(seat, &tell, &seat.own.figures, place, Around { behind, ..Around::default() }));
    }
    row
}

// What stands behind it.

fn details(seat: &Seat<'_>, found: &Comparison) -> Node {
    el("div", "parts")
        .add(who_gains(seat, found))
        .add(money(seat, found))
        .add(spread(seat, found))
        .add(verdict(seat))
        .add(fairness(seat, found))
}

fn part(seat: &Seat<'_>, title: &Text) -> Node {
    el("section", "part").add(el("h3", "").say(seat, title))
}

fn lines(node: Node, lines: Vec<String>) -> Node {
    let mut node = node;
    for line in lines {
        node = node.add(el("p", "").text(line));
    }
    node
}

fn who_gains(seat: &Seat<'_>, found: &Comparison) -> Node {
    let (voice, at) = (seat.voice(), pair(seat, found));
    let node = part(seat, &words::WHO_GAINS);
    let Some(gains) = &at.gains else { return node.add(el("p", "").say(seat, &words::SAME_HOUSEHOLDS)) };
    let [a, b] = [at.a, at.b].map(|place| w::letter(place, voice));
    let groups = contrast::groups(gains);
    let asked = |row: usize, column: usize| (column > 1).then(|| Asked::Fares(seat.own.pair, groups[row]));
    node.add(explain::sheet(seat, &voice.fill(w::GAINS, &[("a", a), ("b", b)]), &contrast::gains(gains, voice), asked))
}

fn money(seat: &Seat<'_>, found: &Comparison) -> Node {
    let voice = seat.voice();
    let mut node = part(seat, &words::MONEY);
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
            let why = explain::why_here(seat, asked, &said);
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
    node = node.add(explain::sheet(seat, &voice.say(w::ACCOUNTS), &accounts, asked));
    let is_whole = found.schemes.iter().all(|scheme| scheme.is_whole);
    node.maybe(is_whole.then(|| el("p", "muted").say(seat, &w::A_WHOLE)))
}

fn spread(seat: &Seat<'_>, found: &Comparison) -> Node {
    let rows = contrast::spread_rows(found);
    let schemes = found.schemes.len();
    let asked = |row: usize, column: usize| match column.checked_sub(1)? {
        scheme if scheme < schemes => Some(Asked::ByPair(scheme, rows[row])),
        _ => Some(Asked::ByPair(0, contrast::without(rows[row]))),
    };
    let table = contrast::spread_table(found, seat.voice());
    let node = part(seat, &words::SPREAD).add(explain::sheet(seat, &seat.say(&words::CHOOSE), &table, asked));
    lines(
        node,
        (0..).zip(&found.schemes).filter_map(|(place, scheme)| w::capture(place, scheme, seat.voice())).collect(),
    )
}

fn verdict(seat: &Seat<'_>) -> Node {
    let node = part(seat, &words::ROBUST);
    match (&seat.own.verdict, seat.own.checked()) {
        (_, Some(found)) => {
            let title = seat.say(&answers::CHECKS);
            // What it was and is changed to, and who is best then.
            let asked = |row: usize, column: usize| (column > 0).then_some(Asked::Check(row));
            let checks = explain::sheet(seat, &title, &answers::checks(found, seat.voice()), asked);
            let how = el("details", "how").add(el("summary", "").text(title)).add(checks);
            w::verdict_lines(found, seat.voice())
                .into_iter()
                .fold(node, |node, line| node.add(told(seat, line)))
                .add(how)
        }
        (Some(work), None) => {
            let percent = work.percent().to_string();
            node.add(el("p", "muted").text(seat.voice().fill(words::CALCULATING, &[("percent", &percent)])))
        }
        (None, None) => node.add(button(seat.say(&words::ASK_VERDICT), seat.ear(Message::Check))),
    }
}

/// Whether the scheme of a column has the input of a row among those that differ.
fn is_set(found: &Comparison, row: usize, column: usize) -> bool {
    found.differs[row].values.get(column.wrapping_sub(1)).is_some_and(Option::is_some)
}

/// A line of the verdict, with what opens where it comes from; all checks are listed beneath.
fn told(seat: &Seat<'_>, (line, said): (w::VerdictLine, String)) -> Node {
    let asked = match line {
        w::VerdictLine::Winner => Some(Asked::Verdict),
        w::VerdictLine::Turned(place) => Some(Asked::Check(place)),
        w::VerdictLine::Return => Some(Asked::Lose),
        w::VerdictLine::Checks => None,
    };
    let why = asked.map(|asked| explain::why_here(seat, asked, &said));
    el("p", "").text(said + " ").maybe(why)
}

fn fairness(seat: &Seat<'_>, found: &Comparison) -> Node {
    let voice = seat.voice();
    let equal = button(seat.say(&words::EQUAL_PUBLIC), seat.ear(Message::Equal));
    let node = lines(part(seat, &words::FAIR), w::terms(found, voice))
        .add(el("p", "commands").add(equal.state("aria-pressed", seat.own.is_equal)));
    let asked = |row: usize, column: usize| {
        Some(Asked::Differs(row, column.checked_sub(1)?)).filter(|_| is_set(found, row, column))
    };
    node.add(explain::sheet(seat, &voice.say(w::DIFFERS), &contrast::differs(found, voice), asked))
        .add(el("p", "").say(seat, &page::CAVEAT_1))
        .add(el("p", "").say(seat, &w::ONLY_SAMPLING))
        .add(el("p", "").add(el("strong", "").say(seat, &sheet::SIMULATED)))
}
