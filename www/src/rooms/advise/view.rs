//! The Advise view: a form for each question, the answer as a sentence, and what stands behind it.

use fenhong::decide::vary::{self, Dial};
use fenhong::decide::{Answer, FrontierAnswer, Goal, GoalAnswer, Input, LeavingAnswer, Measure, Moved, Point};
use fenhong::decide::{RobustAnswer, SensitivityAnswer};
use fenhong::outcome::Estimate;
use fenhong::typed::Typed;
use fenhong::words::{
    Text, advise as said, asking as words, compare as w, deciding, errors, fields, inputs, leaving, number, page, sheet,
};

use crate::engine::Opened;
use crate::parts::charts::{Around, figure};
use crate::parts::explain;
use crate::parts::explain::asked::{Asked, Source};
use crate::parts::node::{Node, On, button, el};
use crate::parts::planner::{complaint, progress, scenario_list, slot_name};
use crate::rooms::advise::behind::behind;
use crate::rooms::advise::{
    ANSWER, BY, CHARTS, CONTROL, Entry, Kind, Message, SHARE, STEPS, SUM, Seat, draws, schemes, setting, settings,
    worlds,
};

/// The view.
pub fn advise(seat: &Seat<'_>) -> Node {
    let voice = seat.voice();
    let about = voice.fill(words::ADVISE_ABOUT, &[("name", &seat.title())]);
    let advise = seat.own;
    let doing = progress(seat, advise.work(), [seat.ear(Message::Stop), seat.ear(Message::Resume)]);
    el("main", "wide-view")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .add(el("h2", "").say(seat, &page::VIEW_ADVISE))
        .add(el("p", "muted").text(about))
        .add(kinds(seat))
        .add(
            el("div", "advise").add(form(seat)).add(
                el("section", "answer")
                    .attr("id", ANSWER)
                    .attr("tabindex", "-1")
                    .add(doing)
                    .maybe(advise.problem().map(|error| complaint(seat, error)))
                    .maybe(advise.work().and_then(|work| work.answer()).map(|answer| answer_of(seat, answer)))
                    .add(charts(seat))
                    .maybe(beneath(seat)),
            ),
        )
}

fn kinds(seat: &Seat<'_>) -> Node {
    let mut row = el("div", "kinds commands").attr("role", "group").say_attr("aria-label", seat, &words::QUESTIONS);
    for kind in Kind::ALL {
        let label = match kind {
            Kind::Goal => words::GOAL,
            Kind::Sensitivity => words::SENSITIVITY,
            Kind::Frontier => words::FRONTIER,
            Kind::Robust => words::ROBUST,
            Kind::Leaving => leaving::LEAVING,
        };
        let pressed = kind == seat.own.kind;
        row = row.add(button(seat.say(&label), seat.ear(Message::Turn(kind))).state("aria-pressed", pressed));
    }
    row
}

// The forms.

fn form(seat: &Seat<'_>) -> Node {
    let (about, fields) = match seat.own.kind {
        Kind::Goal => (words::GOAL_ABOUT, goal_fields(seat)),
        Kind::Sensitivity => {
            let fields = vec![measures(seat, "sensitivity.measure"), entry(seat, BY, words::BY, words::PERCENT)];
            (words::SENSITIVITY_ABOUT, fields)
        }
        Kind::Frontier => (words::FRONTIER_ABOUT, vec![entry(seat, STEPS, words::STEPS, words::STEPS_UNIT)]),
        Kind::Robust => (words::ROBUST_ABOUT, robust_fields(seat)),
        Kind::Leaving => (leaving::ABOUT, Vec::new()),
    };
    let is_running = seat.own.work().is_some_and(|work| work.is_running());
    let is_wrong = entries(seat).iter().any(|entry| seat.own.number(*entry).is_err());
    let run = button(seat.say(&words::RUN), seat.ear(Message::Run))
        .class("main-command")
        .flag("disabled", is_running || is_wrong);
    el("section", "ask")
        .put("data-kind", seat.own.kind.name().to_owned())
        .add(el("p", "").say(seat, &about))
        .add(el("div", "").add_all(fields))
        .add(entry(seat, draws(seat), words::DRAWS, words::FUTURES))
        .add(run)
}

fn entries(seat: &Seat<'_>) -> Vec<Entry> {
    let mut all = match seat.own.kind {
        Kind::Goal => vec![SUM, SHARE, CONTROL],
        Kind::Sensitivity => vec![BY],
        Kind::Frontier => vec![STEPS],
        Kind::Robust | Kind::Leaving => Vec::new(),
    };
    all.push(draws(seat));
    all
}

/// A number with its question, unit, range and usual value; says what is wrong with it.
fn entry(seat: &Seat<'_>, entry: Entry, question: Text, unit: Text) -> Node {
    let shown = seat.own.text(entry.name, entry.usual).to_owned();
    let (least, most) = fields::ends(entry.kind);
    let ends = [("least", number(least)), ("most", number(most)), ("usual", entry.usual.to_owned())];
    let ends = ends.each_ref().map(|(name, text)| (*name, text.as_str()));
    let complaint = match seat.own.number(entry) {
        Ok(_) => String::new(),
        Err(Typed::Outside) => seat.voice().fill(errors::OUT_OF_RANGE, &ends[..2]),
        Err(Typed::TooFine) => seat.say(&errors::TOO_FINE),
        Err(_) => seat.say(&errors::NOT_A_NUMBER),
    };
    let id = String::from("ask-") + &entry.name.replace('.', "-");
    let input = el("input", "")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .put("id", id.clone())
        .attr("name", entry.name)
        .put("value", shown)
        .state("aria-invalid", !complaint.is_empty())
        .put("aria-describedby", id.clone() + "-range")
        .on(On::Input, seat.ear(Message::Type(entry.name)));
    let range = if entry.usual.is_empty() { String::new() } else { seat.voice().fill(words::ALLOWED_RANGE, &ends) };
    el("div", if complaint.is_empty() { "field" } else { "field wrong" })
        .add(el("label", "").put("for", id.clone()).say(seat, &question))
        .add(el("div", "entry").add(input).add(el("span", "unit").say(seat, &unit)))
        .add(el("p", "hint").put("id", id + "-range").text(range))
        .add(el("div", "error").attr("aria-live", "polite").text(complaint))
}

/// A list that holds one of several values.
fn list(seat: &Seat<'_>, name: &'static str, question: Text, chosen: &str, options: Vec<(String, String)>) -> Node {
    let id = String::from("ask-") + &name.replace('.', "-");
    let mut select = el("select", "")
        .put("id", id.clone())
        .attr("name", name)
        .put("value", chosen.to_owned())
        .on(On::Change, seat.ear(Message::Type(name)));
    for (value, label) in options {
        select = select.add(el("option", "").put("value", value).text(label));
    }
    el("div", "field").add(el("label", "").put("for", id).say(seat, &question)).add(select)
}

/// Two choices side by side.
fn either(
    seat: &Seat<'_>,
    name: &'static str,
    question: Text,
    usual: &'static str,
    of: [(&'static str, Text); 2],
) -> Node {
    let chosen = seat.own.text(name, usual);
    let mut node = el("fieldset", "field").add(el("legend", "").say(seat, &question));
    for (value, label) in of {
        let input = el("input", "")
            .attr("type", "radio")
            .attr("name", name)
            .attr("data-value", value)
            .flag("checked", chosen == value)
            .on(On::Change, seat.ear(Message::Set(name, value)));
        node = node.add(el("label", "radio").add(input).add(el("span", "").say(seat, &label)));
    }
    node
}

fn measures(seat: &Seat<'_>, name: &'static str) -> Node {
    let voice = seat.voice();
    let options = Measure::ALL.map(|measure| (measure.name().to_owned(), w::measure(measure, voice)));
    list(seat, name, words::MEASURE, seat.own.text(name, Measure::Poor.name()), options.to_vec())
}

fn goal_fields(seat: &Seat<'_>) -> Vec<Node> {
    let (voice, scenario, chosen) = (seat.voice(), seat.desk.scenario(), setting(seat.own, seat));
    let all = settings(scenario);
    let options = all.iter().map(|field| (field.path.to_owned(), inputs::input(field.path, voice))).collect();
    let range = el("p", "hint").text(range_now(seat, chosen).unwrap_or_default());
    let group = |path: &str| path.rsplit_once('.').map(|(group, _)| group.to_owned());
    let is_giver = |path: &str| path != chosen && Dial::new(scenario, chosen, Some(path)).is_ok();
    let givers: Vec<_> =
        all.iter().filter(|field| group(field.path) == group(chosen) && is_giver(field.path)).collect();
    let mut from = vec![(String::new(), seat.say(&words::FROM_USUAL))];
    from.extend(givers.iter().map(|field| (field.path.to_owned(), inputs::input(field.path, voice))));
    let is_part = from.len() > 1;
    vec![
        list(seat, "goal.field", words::FIELD, chosen, options),
        range,
        list(seat, "goal.from", words::FROM, seat.own.text("goal.from", ""), from).flag("hidden", !is_part),
        entry(seat, SUM, words::SUM, words::YUAN),
        entry(seat, SHARE, words::SHARE, words::PERCENT),
        either(seat, "goal.who", words::WHO, "each", [("each", words::EACH), ("average", words::AVERAGE)]),
        entry(seat, CONTROL, words::CONTROL, words::PERCENT),
        either(seat, "goal.lawful", words::LAWFUL, "no", [("yes", words::YES), ("no", words::NO)]),
        either(seat, "goal.largest", words::WHICH_END, "no", [("no", words::SMALLEST), ("yes", words::LARGEST)]),
    ]
}

/// How far a setting can be turned, and where it stands.
fn range_now(seat: &Seat<'_>, path: &str) -> Option<String> {
    let json = seat.desk.scenario();
    let dial = Dial::new(json, path, None).ok()?;
    let (least, most) = dial.range(json);
    let show = |at: i64| inputs::value(path, &vary::text(at, dial.field.kind), seat.voice());
    let values = [("least", &*show(least)), ("most", &show(most)), ("now", &show(dial.stands(json)))];
    Some(seat.voice().fill(words::RANGE_NOW, &values))
}

fn robust_fields(seat: &Seat<'_>) -> Vec<Node> {
    let mut names = el("ul", "");
    for slot in schemes(seat) {
        names = names.add(el("li", "").text(slot_name(seat, &slot)));
    }
    let is_usual = seat.own.worlds.is_empty();
    let mut list = el("ol", "slots");
    for (place, slot) in worlds(seat.own, seat).into_iter().enumerate() {
        let remove =
            button(seat.say(&deciding::REMOVE), seat.ear(Message::RemoveWorld(place))).flag("hidden", is_usual);
        list = list.add(el("li", "").add(el("span", "").text(slot_name(seat, &slot))).add(remove));
    }
    let note = if is_usual { seat.say(&words::WORLDS_USUAL) } else { String::new() };
    vec![
        el("div", "field").add(el("p", "").say(seat, &words::ROBUST_SCHEMES)).add(names),
        el("div", "field").add(el("p", "").say(seat, &words::WORLDS)).add(el("p", "hint").text(note)).add(list),
        scenario_list(seat, &words::ADD_WORLD, seat.ear(Message::AddWorld)),
        measures(seat, "robust.measure"),
    ]
}

// The answers.

fn answer_of(seat: &Seat<'_>, answer: &Answer) -> Node {
    match answer {
        Answer::Goal(found) => match seat.own.goal() {
            Some((goal, _)) => goal_answer(seat, goal, found),
            None => el("div", ""),
        },
        Answer::Sensitivity(found) => el("div", "sentences").add(most_important(seat, found)),
        Answer::Frontier(found) => frontier_answer(seat, found),
        Answer::Robust(found) => robust_answer(seat, found),
        Answer::Leaving(found) => leaving_answer(seat, found),
        Answer::Compare(_) | Answer::Verdict(_) => el("div", ""),
    }
}

/// What leaving costs under each rule, and what recovering changes.
fn leaving_answer(seat: &Seat<'_>, found: &LeavingAnswer) -> Node {
    let said = |line: String| el("p", "sentence").text(line);
    el("div", "sentences")
        .add(said(leaving::title(found, seat.voice())))
        .maybe(leaving::recovered(found, seat.voice()).map(said))
        .add(caveats(seat))
}

/// The input that moves most, with the way to the larger of its two moves.
fn most_important(seat: &Seat<'_>, found: &SensitivityAnswer) -> Node {
    let said = words::most_important(found, seat.voice());
    let swing = |moved: &Option<Moved>| moved.as_ref().and_then(|moved| Some(moved.change.mean?.mean.abs()));
    let side = |input: &Input| usize::from(swing(&input.larger) > swing(&input.smaller));
    let moves = found.inputs.first().filter(|input| input.swing > 0);
    sentence(seat, said, moves.map(|input| Asked::Moved(0, side(input))))
}

/// A sentence of an answer with what opens where it comes from.
fn sentence(seat: &Seat<'_>, said: String, asked: Option<Asked>) -> Node {
    let why = asked.map(|asked| explain::why_here(seat, asked, &said));
    el("p", "sentence").add(el("span", "").text(said)).text(" ".to_owned()).maybe(why)
}

fn goal_answer(seat: &Seat<'_>, goal: &Goal, found: &GoalAnswer) -> Node {
    let voice = seat.voice();
    let mut node = el("div", "sentences");
    let shown = found.answer.as_ref().or(found.nearest.as_ref());
    let place = shown.and_then(|shown| found.curve.iter().position(|tried| tried.value == shown.value));
    for (at, line) in said::goal(goal, found, voice).into_iter().enumerate() {
        // The value, how surely it does, and what another seed shows.
        node = node.add(sentence(seat, line, place.filter(|_| at < 3).map(Asked::Tried)));
    }
    for (at, line) in said::mix(goal, found, voice).into_iter().enumerate() {
        let asked = (found.mix().is_some() && at < 3).then_some(Asked::Mix);
        node = node.add(sentence(seat, line, asked));
    }
    let does = found.answer.is_some() || found.mix().is_some();
    let label = found.offered().map(|_| if does { words::PUT } else { words::PUT_NEAREST });
    let put = label.map(|label| button(seat.say(&label), seat.ear(Message::Put)).class("put"));
    let mut how = el("details", "how").add(el("summary", "").say(seat, &words::HOW));
    for line in said::asked(goal, found, voice) {
        how = how.add(el("p", "").text(line));
    }
    how = how.add(el("p", "").text(words::how(goal, voice)));
    let tried = found.offered();
    let village = tried.and_then(|tried| tried.household).map_or(0, |(village, _)| village);
    let open = tried.map(|_| {
        let first = Opened { village, draw: 0, year: 0 };
        explain::ledger_button(seat, &words::OPEN_HOUSEHOLD, Source::Goal, first)
    });
    node.maybe(put).add(how.maybe(open)).add(caveats(seat))
}

fn caveats(seat: &Seat<'_>) -> Node {
    el("p", "muted").text(seat.voice().sentences(&[&seat.say(&w::ONLY_SAMPLING), &seat.say(&sheet::SIMULATED)]))
}

fn frontier_answer(seat: &Seat<'_>, found: &FrontierAnswer) -> Node {
    let voice = seat.voice();
    let best = found.points.iter().filter(|point| point.best).count();
    let line = match best {
        0 => voice.say(words::FRONTIER_NONE),
        _ => voice.fill(said::BEST_COUNT, &[("best", &number(best)), ("all", &number(found.points.len()))]),
    };
    let left = (found.left_out > 0).then(|| voice.fill(said::LEFT_OUT, &[("count", &number(found.left_out))]));
    el("div", "sentences")
        .add(el("p", "sentence").text(line))
        .maybe(left.map(|left| el("p", "").text(left)))
        .add(caveats(seat))
}

fn robust_answer(seat: &Seat<'_>, found: &RobustAnswer) -> Node {
    let voice = seat.voice();
    let put = found.pick.is_some().then(|| button(seat.say(&words::PUT_SCHEME), seat.ear(Message::Put)).class("put"));
    let is_run = |scheme: usize, world: usize| {
        found.schemes[scheme].outcomes.get(world).is_some_and(|outcome| outcome.value.is_some())
    };
    // The last column is the largest regret of the row.
    let worst = |scheme: usize| {
        let of = &found.schemes[scheme];
        of.outcomes.iter().position(|outcome| outcome.regret.is_some() && outcome.regret == of.worst_regret)
    };
    let asked = |scheme: usize, column: usize| {
        let world = column.checked_sub(1)?;
        let world = if world < found.worlds.len() { world } else { worst(scheme)? };
        is_run(scheme, world).then_some(Asked::Outcome(scheme, world))
    };
    let title = voice.fill(said::ROBUST, &[("measure", &w::measure(found.measure, voice))]);
    el("div", "sentences")
        .add(el("p", "sentence").text(said::pick(found, voice)))
        .maybe(put)
        .add(explain::sheet(seat, &title, &words::robust(found, voice), asked))
        .add(caveats(seat))
}

/// The charts, which keep their places whatever is asked.
fn charts(seat: &Seat<'_>) -> Node {
    let answer = seat.own.work().and_then(|work| work.answer());
    let is_shown = [
        matches!(answer, Some(Answer::Goal(_))),
        matches!(answer, Some(Answer::Frontier(_))),
        matches!(answer, Some(Answer::Leaving(_))),
    ];
    let tell = seat.tell.of(Message::Figure);
    let mut row = el("div", "plates one").flag("hidden", is_shown == [false; CHARTS]);
    for (place, is_shown) in (0..CHARTS).zip(is_shown) {
        let behind = seat.own.figures.all[place].read.and_then(|read| behind(seat, place, read));
        let around = Around { behind, ..Around::default() };
        let figure = figure(seat, &tell, &seat.own.figures, place, around);
        row = row.add(el("div", "").flag("hidden", !is_shown).add(figure));
    }
    row
}

/// What an answer lists in full.
fn beneath(seat: &Seat<'_>) -> Option<Node> {
    match seat.own.work()?.answer()? {
        Answer::Sensitivity(found) => Some(sensitivity(seat, found)),
        Answer::Frontier(found) => Some(grid(seat, found)),
        _ => None,
    }
}

/// The inputs, the largest swing first, each change with a bar as long as it is large.
fn sensitivity(seat: &Seat<'_>, found: &SensitivityAnswer) -> Node {
    let voice = seat.voice();
    let mut heads = el("tr", "");
    let headings = [said::INPUT, said::NOW, said::SMALLER, said::CHANGE, said::LARGER, said::CHANGE];
    for text in headings {
        heads = heads.add(el("th", "").attr("scope", "col").say(seat, &text));
    }
    let largest = found.inputs.first().map_or(1, |input| input.swing).max(1);
    let mut body = el("tbody", "");
    for (at, input) in found.inputs.iter().enumerate().filter(|(_, input)| input.swing > 0) {
        let mut row = el("tr", "").put("data-path", input.path.clone());
        let size = |moved: &Moved| moved.change.mean.map_or(0, |mean| mean.mean.abs());
        let sizes = [&input.smaller, &input.larger].map(|moved| moved.as_ref().map_or(0, size));
        for (place, cell) in words::moved(input, voice).into_iter().enumerate() {
            let size = match place {
                3 => Some(sizes[0]),
                5 => Some(sizes[1]),
                _ => None,
            };
            let bar = size.map(|size| el("div", "swing").put(":width", (size * 100 / largest).to_string() + "%"));
            let about = [&inputs::input(&input.path, voice), &*seat.say(&headings[place])].join(" · ");
            let asked = match place {
                0 => None,
                1 => Some(Asked::Now(at)),
                // What it is moved to, and what that changes.
                2 | 3 => input.smaller.as_ref().map(|_| Asked::Moved(at, 0)),
                _ => input.larger.as_ref().map(|_| Asked::Moved(at, 1)),
            };
            let number = asked.map(|asked| explain::number(seat, asked, cell.clone(), &about));
            let node = match headings.get(place) {
                Some(heading) if place > 0 => el("td", "").say_attr("data-label", seat, heading),
                _ => el("th", "").attr("scope", "row"),
            };
            let mark = (place == 1 && input.assumed).then(|| el("small", "").say(seat, &said::ASSUMED));
            row = row.add(match number {
                Some(number) => node.add(number).maybe(mark).maybe(bar),
                None => node.text(cell).maybe(mark).maybe(bar),
            });
        }
        body = body.add(row);
    }
    let idle = found.inputs.iter().filter(|input| input.swing == 0).count().to_string();
    let draws = number(found.draws);
    let table = el("table", "sensitivity blocks")
        .add(el("caption", "").text(said::sensitivity(found, voice)))
        .add(el("thead", "").add(heads))
        .add(body);
    el("section", "part")
        .add(el("div", "scroll tall").attr("tabindex", "0").add(table))
        .add(el("p", "muted").text(voice.fill(said::UNMOVED, &[("count", &idle)])))
        .add(el("p", "muted").text(deciding::definition(found.measure, voice)))
        .add(el("p", "muted").text(voice.fill(words::SAME_DRAWS, &[("draws", &draws)])))
        .add(caveats(seat))
}

/// Every combination in a grid: the region that is allowed is plain, the rest is shaded.
fn grid(seat: &Seat<'_>, found: &FrontierAnswer) -> Node {
    let voice = seat.voice();
    let mut columns: Vec<&str> = Vec::new();
    let mut rows: Vec<Option<&str>> = Vec::new();
    for point in &found.points {
        if !columns.contains(&point.keeps.as_str()) {
            columns.push(&point.keeps);
        }
        if !rows.contains(&point.allocated.as_deref()) {
            rows.push(point.allocated.as_deref());
        }
    }
    let mut heads = el("tr", "").add(el("th", "").attr("scope", "col").say(seat, &words::GRID_CORNER));
    for keeps in &columns {
        heads = heads.add(el("th", "").attr("scope", "col").text(inputs::value(&found.keeps, keeps, voice)));
    }
    let mut body = el("tbody", "");
    for allocated in rows {
        let name = match (&found.allocated, allocated) {
            (Some(path), Some(text)) => inputs::value(path, text, voice),
            _ => voice.say(w::NOT_THERE),
        };
        let mut row = el("tr", "").add(el("th", "").attr("scope", "row").text(name));
        for keeps in &columns {
            let place =
                found.points.iter().position(|point| point.keeps == *keeps && point.allocated.as_deref() == allocated);
            row = row.add(place.map_or_else(|| el("td", ""), |place| cell(seat, &found.points[place], place)));
        }
        body = body.add(row);
    }
    let title = seat.say(&words::GRID);
    let table = el("table", "grid").add(el("caption", "").text(title)).add(el("thead", "").add(heads)).add(body);
    let draws = number(found.draws);
    el("section", "part")
        .add(el("div", "scroll tall").attr("tabindex", "0").add(table))
        .add(el("p", "").say(seat, &words::GRID_LEGEND))
        .add(el("p", "muted").text(voice.fill(words::SAME_DRAWS, &[("draws", &draws)])))
}

fn cell(seat: &Seat<'_>, point: &Point, place: usize) -> Node {
    let voice = seat.voice();
    let is_allowed = point.in_control && point.lawful;
    // What is not allowed is hatched.
    let marks = [(point.best, "★"), (point.here, "◆")];
    let mut shown = String::new();
    for (_, mark) in marks.iter().filter(|(holds, _)| *holds) {
        shown += mark;
    }
    // Whole yuan here; to the fen in the derivation.
    let yuan = |poor: Estimate| number((poor.mean + 50).div_euclid(100));
    let amount = point.poor.map_or_else(|| seat.say(&w::NOBODY_OF), yuan);
    let class = match (is_allowed, point.best) {
        (false, _) => "forbidden",
        (_, true) => "best",
        _ => "",
    };
    let open = explain::number(seat, Asked::Point(place), shown + &amount, &said::state(point, voice));
    el("td", class).add(open.put("title", said::state(point, voice)))
}
