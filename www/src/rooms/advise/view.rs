//! The Advise view: a form for each question, the answer as a sentence, and what stands behind it.

use fenhong::decide::vary::{self, Dial};
use fenhong::decide::{Answer, FrontierAnswer, Goal, GoalAnswer, Input, Measure, Moved, Point};
use fenhong::decide::{RobustAnswer, SensitivityAnswer};
use fenhong::outcome::Estimate;
use fenhong::words::read::Typed;
use fenhong::words::{
    Text, advise as said, asking as words, compare as w, deciding, errors, fields, inputs, number, page, sheet,
};

use crate::app::message;
use crate::app::message::Opened;
use crate::app::model::Model;
use crate::app::route::View;
use crate::parts::charts::figure;
use crate::parts::node::{Node, On, button, el};
use crate::rooms::advise::{
    ANSWER, BY, CONTROL, Entry, Kind, Message, SHARE, STEPS, SUM, draws, schemes, setting, settings, worlds,
};
use crate::rooms::compare::view::{complaint, progress, scenario_list};
use crate::rooms::explain;
use crate::rooms::explain::{Asked, Source};

/// The view.
pub fn advise(model: &Model) -> Node {
    let voice = model.voice();
    let about = voice.fill(words::ADVISE_ABOUT, &[("name", &model.title())]);
    let advise = &model.advise;
    let doing = progress(model, advise.work(), [wrapped(Message::Stop), wrapped(Message::Resume)]);
    el("main", "wide-view")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .add(el("h2", "").say(model, &page::VIEW_ADVISE))
        .add(el("p", "muted").text(about))
        .add(kinds(model))
        .add(
            el("div", "advise").add(form(model)).add(
                el("section", "answer")
                    .attr("id", ANSWER)
                    .attr("tabindex", "-1")
                    .add(doing)
                    .maybe(advise.problem().map(|error| complaint(model, error)))
                    .maybe(advise.work().and_then(|work| work.answer()).map(|answer| answer_of(model, answer)))
                    .add(charts(model))
                    .maybe(beneath(model)),
            ),
        )
        .add(explain::dialog(model))
}

fn wrapped(message: Message) -> message::Message {
    message::Message::Whole(crate::rooms::Message::Advise(message))
}

fn kinds(model: &Model) -> Node {
    let mut row = el("div", "kinds commands").attr("role", "group").say_attr("aria-label", model, &words::QUESTIONS);
    for kind in Kind::ALL {
        let label = match kind {
            Kind::Goal => words::GOAL,
            Kind::Sensitivity => words::SENSITIVITY,
            Kind::Frontier => words::FRONTIER,
            Kind::Robust => words::ROBUST,
        };
        let pressed = kind == model.advise.kind;
        row = row.add(button(model.say(&label), wrapped(Message::Turn(kind))).state("aria-pressed", pressed));
    }
    row
}

// The forms.

fn form(model: &Model) -> Node {
    let (about, fields) = match model.advise.kind {
        Kind::Goal => (words::GOAL_ABOUT, goal_fields(model)),
        Kind::Sensitivity => {
            let fields = vec![measures(model, "sensitivity.measure"), entry(model, BY, words::BY, words::PERCENT)];
            (words::SENSITIVITY_ABOUT, fields)
        }
        Kind::Frontier => (words::FRONTIER_ABOUT, vec![entry(model, STEPS, words::STEPS, words::STEPS_UNIT)]),
        Kind::Robust => (words::ROBUST_ABOUT, robust_fields(model)),
    };
    let is_running = model.advise.work().is_some_and(|work| work.is_running());
    let is_wrong = entries(model).iter().any(|entry| model.advise.number(*entry).is_err());
    let run = button(model.say(&words::RUN), wrapped(Message::Run))
        .class("main-command")
        .flag("disabled", is_running || is_wrong);
    el("section", "ask")
        .put("data-kind", model.advise.kind.name().to_owned())
        .add(el("p", "").say(model, &about))
        .add(el("div", "").add_all(fields))
        .add(entry(model, draws(model), words::DRAWS, words::FUTURES))
        .add(run)
}

fn entries(model: &Model) -> Vec<Entry> {
    let mut all = match model.advise.kind {
        Kind::Goal => vec![SUM, SHARE, CONTROL],
        Kind::Sensitivity => vec![BY],
        Kind::Frontier => vec![STEPS],
        Kind::Robust => Vec::new(),
    };
    all.push(draws(model));
    all
}

/// A number with its question, unit, range and usual value; says what is wrong with it.
fn entry(model: &Model, entry: Entry, question: Text, unit: Text) -> Node {
    let shown = model.advise.text(entry.name, entry.usual).to_owned();
    let (least, most) = fields::ends(entry.kind);
    let ends = [("least", number(least)), ("most", number(most)), ("usual", entry.usual.to_owned())];
    let ends = ends.each_ref().map(|(name, text)| (*name, text.as_str()));
    let complaint = match model.advise.number(entry) {
        Ok(_) => String::new(),
        Err(Typed::Outside) => model.voice().fill(errors::OUT_OF_RANGE, &ends[..2]),
        Err(Typed::TooFine) => model.say(&errors::TOO_FINE),
        Err(_) => model.say(&errors::NOT_A_NUMBER),
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
        .on(On::Input, wrapped(Message::Type(entry.name)));
    let range = if entry.usual.is_empty() { String::new() } else { model.voice().fill(words::ALLOWED_RANGE, &ends) };
    el("div", if complaint.is_empty() { "field" } else { "field wrong" })
        .add(el("label", "").put("for", id.clone()).say(model, &question))
        .add(el("div", "entry").add(input).add(el("span", "unit").say(model, &unit)))
        .add(el("p", "hint").put("id", id + "-range").text(range))
        .add(el("div", "error").attr("aria-live", "polite").text(complaint))
}

/// A list that holds one of several values.
fn list(model: &Model, name: &'static str, question: Text, chosen: &str, options: Vec<(String, String)>) -> Node {
    let id = String::from("ask-") + &name.replace('.', "-");
    let mut select = el("select", "")
        .put("id", id.clone())
        .attr("name", name)
        .put("value", chosen.to_owned())
        .on(On::Change, wrapped(Message::Type(name)));
    for (value, label) in options {
        select = select.add(el("option", "").put("value", value).text(label));
    }
    el("div", "field").add(el("label", "").put("for", id).say(model, &question)).add(select)
}

/// Two choices side by side.
fn either(
    model: &Model,
    name: &'static str,
    question: Text,
    usual: &'static str,
    of: [(&'static str, Text); 2],
) -> Node {
    let chosen = model.advise.text(name, usual);
    let mut node = el("fieldset", "field").add(el("legend", "").say(model, &question));
    for (value, label) in of {
        let input = el("input", "")
            .attr("type", "radio")
            .attr("name", name)
            .attr("data-value", value)
            .flag("checked", chosen == value)
            .on(On::Change, wrapped(Message::Set(name, value)));
        node = node.add(el("label", "radio").add(input).add(el("span", "").say(model, &label)));
    }
    node
}

fn measures(model: &Model, name: &'static str) -> Node {
    let voice = model.voice();
    let options = Measure::ALL.map(|measure| (measure.name().to_owned(), w::measure(measure, voice)));
    list(model, name, words::MEASURE, model.advise.text(name, Measure::Poor.name()), options.to_vec())
}

fn goal_fields(model: &Model) -> Vec<Node> {
    let (voice, scenario, chosen) = (model.voice(), model.desk.scenario(), setting(model));
    let all = settings(scenario);
    let options = all.iter().map(|field| (field.path.to_owned(), inputs::input(field.path, voice))).collect();
    let range = el("p", "hint").text(range_now(model, chosen).unwrap_or_default());
    let group = |path: &str| path.rsplit_once('.').map(|(group, _)| group.to_owned());
    let is_giver = |path: &str| path != chosen && Dial::new(scenario, chosen, Some(path)).is_ok();
    let givers: Vec<_> =
        all.iter().filter(|field| group(field.path) == group(chosen) && is_giver(field.path)).collect();
    let mut from = vec![(String::new(), model.say(&words::FROM_USUAL))];
    from.extend(givers.iter().map(|field| (field.path.to_owned(), inputs::input(field.path, voice))));
    let is_part = from.len() > 1;
    vec![
        list(model, "goal.field", words::FIELD, chosen, options),
        range,
        list(model, "goal.from", words::FROM, model.advise.text("goal.from", ""), from).flag("hidden", !is_part),
        entry(model, SUM, words::SUM, words::YUAN),
        entry(model, SHARE, words::SHARE, words::PERCENT),
        either(model, "goal.who", words::WHO, "each", [("each", words::EACH), ("average", words::AVERAGE)]),
        entry(model, CONTROL, words::CONTROL, words::PERCENT),
        either(model, "goal.lawful", words::LAWFUL, "no", [("yes", words::YES), ("no", words::NO)]),
        either(model, "goal.largest", words::WHICH_END, "no", [("no", words::SMALLEST), ("yes", words::LARGEST)]),
    ]
}

/// How far a setting can be turned, and where it stands.
fn range_now(model: &Model, path: &str) -> Option<String> {
    let json = model.desk.scenario();
    let dial = Dial::new(json, path, None).ok()?;
    let (least, most) = dial.range(json);
    let show = |at: i64| inputs::value(path, &vary::text(at, dial.field.kind), model.voice());
    let values = [("least", &*show(least)), ("most", &show(most)), ("now", &show(dial.stands(json)))];
    Some(model.voice().fill(words::RANGE_NOW, &values))
}

fn robust_fields(model: &Model) -> Vec<Node> {
    let mut names = el("ul", "");
    for slot in schemes(model) {
        names = names.add(el("li", "").text(slot.name(model)));
    }
    let is_usual = model.advise.worlds.is_empty();
    let mut list = el("ol", "slots");
    for (place, slot) in worlds(model).into_iter().enumerate() {
        let remove =
            button(model.say(&deciding::REMOVE), wrapped(Message::RemoveWorld(place))).flag("hidden", is_usual);
        list = list.add(el("li", "").add(el("span", "").text(slot.name(model))).add(remove));
    }
    let note = if is_usual { model.say(&words::WORLDS_USUAL) } else { String::new() };
    vec![
        el("div", "field").add(el("p", "").say(model, &words::ROBUST_SCHEMES)).add(names),
        el("div", "field").add(el("p", "").say(model, &words::WORLDS)).add(el("p", "hint").text(note)).add(list),
        scenario_list(model, &words::ADD_WORLD, wrapped(Message::AddWorld)),
        measures(model, "robust.measure"),
    ]
}

// The answers.

fn answer_of(model: &Model, answer: &Answer) -> Node {
    match answer {
        Answer::Goal(found) => match model.advise.goal() {
            Some((goal, _)) => goal_answer(model, goal, found),
            None => el("div", ""),
        },
        Answer::Sensitivity(found) => el("div", "sentences").add(most_important(model, found)),
        Answer::Frontier(found) => frontier_answer(model, found),
        Answer::Robust(found) => robust_answer(model, found),
        Answer::Compare(_) | Answer::Verdict(_) => el("div", ""),
    }
}

/// The input that moves most, with the way to the larger of its two moves.
fn most_important(model: &Model, found: &SensitivityAnswer) -> Node {
    let said = words::most_important(found, model.voice());
    let swing = |moved: &Option<Moved>| moved.as_ref().and_then(|moved| Some(moved.change.mean?.mean.abs()));
    let side = |input: &Input| usize::from(swing(&input.larger) > swing(&input.smaller));
    let moves = found.inputs.first().filter(|input| input.swing > 0);
    sentence(model, said, moves.map(|input| Asked::Moved(0, side(input))))
}

/// A sentence of an answer with what opens where it comes from.
fn sentence(model: &Model, said: String, asked: Option<Asked>) -> Node {
    let why = asked.map(|asked| explain::why_here(model, asked, &said));
    el("p", "sentence").add(el("span", "").text(said)).text(" ".to_owned()).maybe(why)
}

fn goal_answer(model: &Model, goal: &Goal, found: &GoalAnswer) -> Node {
    let voice = model.voice();
    let mut node = el("div", "sentences");
    let shown = found.answer.as_ref().or(found.nearest.as_ref());
    let place = shown.and_then(|shown| found.curve.iter().position(|tried| tried.value == shown.value));
    for (at, line) in said::goal(goal, found, voice).into_iter().enumerate() {
        // The value, how surely it does, and what another seed shows.
        node = node.add(sentence(model, line, place.filter(|_| at < 3).map(Asked::Tried)));
    }
    let label = match (&found.answer, &found.nearest) {
        (Some(_), _) => Some(words::PUT),
        (None, Some(_)) => Some(words::PUT_NEAREST),
        (None, None) => None,
    };
    let put = label.map(|label| button(model.say(&label), wrapped(Message::Put)).class("put"));
    let mut how = el("details", "how").add(el("summary", "").say(model, &words::HOW));
    for line in said::asked(goal, found, voice) {
        how = how.add(el("p", "").text(line));
    }
    how = how.add(el("p", "").text(words::how(goal, voice)));
    let tried = found.answer.as_ref().or(found.nearest.as_ref());
    let village = tried.and_then(|tried| tried.household).map_or(0, |(village, _)| village);
    let open = tried.map(|_| {
        let first = Opened { village, draw: 0, year: 0 };
        explain::ledger_button(model, &words::OPEN_HOUSEHOLD, Source::Goal, first)
    });
    node.maybe(put).add(how.maybe(open)).add(caveats(model))
}

fn caveats(model: &Model) -> Node {
    el("p", "muted").text(model.voice().sentences(&[&model.say(&w::ONLY_SAMPLING), &model.say(&sheet::SIMULATED)]))
}

fn frontier_answer(model: &Model, found: &FrontierAnswer) -> Node {
    let voice = model.voice();
    let best = found.points.iter().filter(|point| point.best).count();
    let line = match best {
        0 => voice.say(words::FRONTIER_NONE),
        _ => voice.fill(said::BEST_COUNT, &[("best", &number(best)), ("all", &number(found.points.len()))]),
    };
    let left = (found.left_out > 0).then(|| voice.fill(said::LEFT_OUT, &[("count", &number(found.left_out))]));
    el("div", "sentences")
        .add(el("p", "sentence").text(line))
        .maybe(left.map(|left| el("p", "").text(left)))
        .add(caveats(model))
}

fn robust_answer(model: &Model, found: &RobustAnswer) -> Node {
    let voice = model.voice();
    let put = found.pick.is_some().then(|| button(model.say(&words::PUT_SCHEME), wrapped(Message::Put)).class("put"));
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
        .add(explain::sheet(model, &title, &words::robust(found, voice), asked))
        .add(caveats(model))
}

/// The charts, which keep their places whatever is asked.
fn charts(model: &Model) -> Node {
    let answer = model.advise.work().and_then(|work| work.answer());
    let is_shown = [matches!(answer, Some(Answer::Goal(_))), matches!(answer, Some(Answer::Frontier(_)))];
    let mut row = el("div", "plates one").flag("hidden", is_shown == [false, false]);
    for (place, is_shown) in View::Advise.charts().zip(is_shown) {
        row = row.add(el("div", "").flag("hidden", !is_shown).add(figure(model, place)));
    }
    row
}

/// What an answer lists in full.
fn beneath(model: &Model) -> Option<Node> {
    match model.advise.work()?.answer()? {
        Answer::Sensitivity(found) => Some(sensitivity(model, found)),
        Answer::Frontier(found) => Some(grid(model, found)),
        _ => None,
    }
}

/// The inputs, the largest swing first, each change with a bar as long as it is large.
fn sensitivity(model: &Model, found: &SensitivityAnswer) -> Node {
    let voice = model.voice();
    let mut heads = el("tr", "");
    let headings = [said::INPUT, said::NOW, said::SMALLER, said::CHANGE, said::LARGER, said::CHANGE];
    for text in headings {
        heads = heads.add(el("th", "").attr("scope", "col").say(model, &text));
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
            let about = [&inputs::input(&input.path, voice), &*model.say(&headings[place])].join(" · ");
            let asked = match place {
                0 => None,
                1 => Some(Asked::Now(at)),
                // What it is moved to, and what that changes.
                2 | 3 => input.smaller.as_ref().map(|_| Asked::Moved(at, 0)),
                _ => input.larger.as_ref().map(|_| Asked::Moved(at, 1)),
            };
            let number = asked.map(|asked| explain::number(model, asked, cell.clone(), &about));
            let node = match headings.get(place) {
                Some(heading) if place > 0 => el("td", "").say_attr("data-label", model, heading),
                _ => el("th", "").attr("scope", "row"),
            };
            let mark = (place == 1 && input.assumed).then(|| el("small", "").say(model, &said::ASSUMED));
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
        .add(caveats(model))
}

/// Every combination in a grid: the region that is allowed is plain, the rest is shaded.
fn grid(model: &Model, found: &FrontierAnswer) -> Node {
    let voice = model.voice();
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
    let mut heads = el("tr", "").add(el("th", "").attr("scope", "col").say(model, &words::GRID_CORNER));
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
            row = row.add(place.map_or_else(|| el("td", ""), |place| cell(model, &found.points[place], place)));
        }
        body = body.add(row);
    }
    let title = model.say(&words::GRID);
    let table = el("table", "grid").add(el("caption", "").text(title)).add(el("thead", "").add(heads)).add(body);
    let draws = number(found.draws);
    el("section", "part")
        .add(el("div", "scroll tall").attr("tabindex", "0").add(table))
        .add(el("p", "").say(model, &words::GRID_LEGEND))
        .add(el("p", "muted").text(voice.fill(words::SAME_DRAWS, &[("draws", &draws)])))
}

fn cell(model: &Model, point: &Point, place: usize) -> Node {
    let voice = model.voice();
    let is_allowed = point.in_control && point.lawful;
    // What is not allowed is hatched.
    let marks = [(point.best, "★"), (point.here, "◆")];
    let mut shown = String::new();
    for (_, mark) in marks.iter().filter(|(holds, _)| *holds) {
        shown += mark;
    }
    // Whole yuan here; to the fen in the derivation.
    let whole = |poor: Estimate| number((poor.mean + 50).div_euclid(100));
    let amount = point.poor.map_or_else(|| model.say(&w::NOBODY_OF), whole);
    let class = match (is_allowed, point.best) {
        (false, _) => "forbidden",
        (_, true) => "best",
        _ => "",
    };
    let open = explain::number(model, Asked::Point(place), shown + &amount, &said::state(point, voice));
    el("td", class).add(open.put("title", said::state(point, voice)))
}
