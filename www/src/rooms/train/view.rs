//! The training's view: the list of lessons, and one lesson step by step.

use fenhong::lesson::{Guessed, Lesson, Question, Right, Shown};
use fenhong::words::lesson as words;
use fenhong::words::{Piece, Text, Voice, findings, page, results};

use crate::parts::charts::{Around, figure};
use crate::parts::explain::asked::Asked as Why;
use crate::parts::explain::why_here;
use crate::parts::ledger::{row, tables};
use crate::parts::message::Common;
use crate::parts::node::{Node, On, button, el};
use crate::parts::terms::explained;
use crate::rooms::train::state::{Asked, Found, Message, Progress, Seat, Show, Step};
use crate::rooms::train::told::paragraphs;
use crate::rooms::train::{FEEDBACK, HEAD, task};

/// The training's view.
pub fn train(seat: &Seat<'_>) -> Node {
    let main = el("main", "train").attr("id", "results").attr("tabindex", "-1");
    match (seat.own.lesson(), seat.own.now(), seat.own.open) {
        (Some(lesson), Some(now), Some(place)) => main.add(one(seat, place, lesson, now)),
        _ => main.add(list(seat)),
    }
}

/// How a lesson is spoken: in the words of its own date.
pub fn voice(seat: &Seat<'_>, lesson: &Lesson) -> Voice {
    Voice::new(seat.settings.lang, Some(lesson.date()))
}

/// A lesson's texts with its numbers; none where these have not come.
pub fn spoken(seat: &Seat<'_>, lesson: &Lesson) -> Option<words::Spoken> {
    let found = seat.own.found.as_ref()?;
    Some(words::Spoken::new(&lesson.figures, &found.told.tried.numbers, voice(seat, lesson)))
}

fn list(seat: &Seat<'_>) -> Node {
    let lessons = seat.own.lessons().iter().zip(&seat.own.progress).enumerate();
    let items = lessons.map(|(place, (lesson, progress))| {
        let voice = voice(seat, lesson);
        let act = if *progress == Progress::default() { words::BEGIN } else { words::GO_ON };
        let title = words::title(place, lesson, voice);
        let name = seat.say(&act) + " " + &title;
        let done =
            progress.is_done().then(|| el("span", "learnt").text(String::from("✓ ") + &seat.say(&words::LEARNT)));
        el("li", "lesson")
            .add(el("h3", "").text(title))
            .add(el("p", "").text(voice.name(&lesson.aim)))
            .add(el("p", "muted").text(words::minutes(lesson, voice)).maybe(done))
            .add(button(seat.say(&act), seat.ear(Message::Open(place))).class("main-command").put("aria-label", name))
    });
    let items = items.collect();
    el("div", "lessons")
        .add(el("h2", "").say(seat, &page::VIEW_TRAIN))
        .add(el("p", "muted").say(seat, &words::LIST_ABOUT))
        .add(el("ol", "").add_all(items))
}

/// The heads of the steps.
const HEADS: [Text; 6] = [words::STORY, words::GUESS, words::REVEAL, words::TASK, words::RECAP, words::EXIT];

fn one(seat: &Seat<'_>, place: usize, lesson: &Lesson, now: &Progress) -> Node {
    let voice = voice(seat, lesson);
    let head = el("div", "lesson-head")
        .add(button(seat.say(&words::TO_LIST), seat.ear(Message::Close)).class("plain"))
        .add(el("h2", "").text(words::title(place, lesson, voice)));
    let values = [("place", (now.step.place() + 1).to_string()), ("of", Step::ALL.len().to_string())];
    let at = seat.voice().fill(words::STEP_OF, &values);
    let title = el("h3", "")
        .attr("id", HEAD)
        .attr("tabindex", "-1")
        .add(el("span", "").say(seat, &HEADS[now.step.place()]))
        .add(el("small", "muted").text(at));
    let node = el("article", "lesson-open").add(head).add(steps(seat, now)).add(title);
    let node = match spoken(seat, lesson) {
        Some(spoken) => node.add(step(seat, lesson, now, &spoken)),
        None => node.add(el("p", "waiting").attr("role", "status").say(seat, &words::WAIT)),
    };
    node.add(shown(seat, lesson, now)).add(ways(seat, place, now))
}

/// The steps, those that were reached as buttons.
fn steps(seat: &Seat<'_>, now: &Progress) -> Node {
    let one = |step: Step| {
        let is_open = step <= now.reached;
        let button = button(seat.say(&HEADS[step.place()]), seat.ear(Message::Go(step))).flag("disabled", !is_open);
        let button = if step == now.step { button.attr("aria-current", "step") } else { button };
        el("li", "").add(button)
    };
    let list = el("ol", "").add_all(Step::ALL.into_iter().map(one).collect());
    el("nav", "lesson-steps").say_attr("aria-label", seat, &words::STEPS).add(list)
}

fn step(seat: &Seat<'_>, lesson: &Lesson, now: &Progress, spoken: &words::Spoken) -> Node {
    let Some(found) = &seat.own.found else { return el("div", "") };
    match now.step {
        Step::Story => paragraphs(seat, spoken, &lesson.story),
        Step::Guess => question(seat, Asked::Guess, &lesson.guess, now, &found.told.guess, spoken),
        Step::Reveal => el("div", "step")
            .maybe(now.guess.1.then(|| answered(seat, &lesson.guess, &now.guess.0, &found.told.guess, spoken)))
            .add(paragraphs(seat, spoken, &lesson.reveal.text)),
        Step::Task => task::task(seat, lesson, now, spoken),
        Step::Recap => recap(seat, lesson, spoken),
        Step::Exit => {
            let done = now.is_done().then(|| el("p", "finished").add(el("strong", "").say(seat, &words::FINISHED)));
            el("div", "step").add(question(seat, Asked::Exit, &lesson.exit, now, &found.told.exit, spoken)).maybe(done)
        }
    }
}

/// A question: its choices or a field for a number, and once it is answered what is said of the answer.
fn question(
    seat: &Seat<'_>,
    asked: Asked,
    question: &Question,
    now: &Progress,
    right: &Right,
    spoken: &words::Spoken,
) -> Node {
    let (said, stands) = now.said(asked);
    let label = if asked == Asked::Guess { words::MAKE_GUESS } else { words::ANSWER_IT };
    let command = button(seat.say(&label), seat.ear(Message::Answer(asked))).class("main-command");
    let field = match &question.number {
        Some(_) => number(seat, asked, question, said, spoken),
        None => choices(seat, asked, question, said, spoken),
    };
    let told = (*stands).then(|| answered(seat, question, said, right, spoken));
    let told = el("div", "").attr("id", FEEDBACK).attr("tabindex", "-1").attr("role", "status").maybe(told);
    el("div", "step question")
        .add(field)
        .add(el("p", "commands").add(command.flag("disabled", said.trim().is_empty())))
        .add(told)
}

fn choices(seat: &Seat<'_>, asked: Asked, question: &Question, said: &str, spoken: &words::Spoken) -> Node {
    let name = if asked == Asked::Guess { "lesson-guess" } else { "lesson-exit" };
    let mut node = el("fieldset", "field choice").add(el("legend", "").text(spoken.say(&question.ask)));
    for (place, choice) in question.choices.iter().enumerate() {
        let input = el("input", "")
            .attr("type", "radio")
            .attr("name", name)
            .flag("checked", choice.id == said)
            .on(On::Change, seat.ear(Message::Choose(asked, place)));
        let text = choice.id.clone() + " · " + &spoken.say(&choice.text);
        node = node.add(el("label", "radio").add(input).add(el("span", "").add(el("b", "").text(text))));
    }
    node
}

fn number(seat: &Seat<'_>, asked: Asked, question: &Question, said: &str, spoken: &words::Spoken) -> Node {
    let input = el("input", "")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("id", "lesson-number")
        .attr("autocomplete", "off")
        .put("value", said.to_owned())
        .on(On::Input, seat.ear(Message::Typed(asked)));
    let label = el("label", "").attr("for", "lesson-number").text(spoken.say(&question.ask));
    el("div", "field").add(label).add(input)
}

/// What is said of an answer: whether it is right, why it looks so, and what is so.
fn answered(seat: &Seat<'_>, question: &Question, said: &str, right: &Right, spoken: &words::Spoken) -> Node {
    let fares = right.fares(question, said);
    let choice = question.choices.iter().find(|choice| choice.id == said);
    let shown = choice.map_or_else(|| said.trim().to_owned(), |choice| spoken.say(&choice.text));
    let voice = spoken.voice();
    let yours = voice.fill(words::YOUR_GUESS, &[("said", &shown)]);
    let judged = fares.map_or_else(|_| String::new(), |fares| voice.say(words::guessed(fares)));
    let class = if matches!(right.fares(question, said), Ok(Guessed::Right)) { "judged right" } else { "judged" };
    let because = choice.map(|choice| explained(seat, el("p", ""), &spoken.say(&choice.because)));
    let first = el("p", "").add(el("span", "").text(voice.sentences(&[&yours, &judged])));
    el("div", class).add(first).maybe(because).add(explained(seat, el("p", "truth"), &spoken.say(&question.told)))
}

/// What stays, as a card that prints.
fn recap(seat: &Seat<'_>, lesson: &Lesson, spoken: &words::Spoken) -> Node {
    let lines = lesson.recap.iter().map(|text| explained(seat, el("li", ""), &spoken.say(text))).collect();
    let card = el("section", "recap-card")
        .say_attr("aria-label", seat, &words::CARD)
        .add(el("h4", "").text(spoken.voice().name(&lesson.name)))
        .add(el("ul", "").add_all(lines))
        .add(el("p", "muted").say(seat, &page::PROMISE));
    let print = button(seat.say(&words::PRINT_CARD), seat.common(Common::Print));
    el("div", "step").add(card).add(el("p", "commands").add(print))
}

/// What is shown of the lesson's plans. The places of the charts stay, whatever the step, so that they are measured.
fn shown(seat: &Seat<'_>, lesson: &Lesson, now: &Progress) -> Node {
    let is_here = now.step == Step::Reveal && now.guess.1;
    let tell = seat.tell.of(Message::Figure);
    let charts = seat.own.charts();
    let mut node = el("div", "lesson-shows").flag("hidden", !is_here);
    for place in 0..seat.own.figures.all.len() {
        let of = charts.get(place).map(|show| (*show, name(seat, lesson, &lesson.reveal.show[*show].of)));
        let drawn = figure(seat, &tell, &seat.own.figures, place, Around { hint: place == 0, ..Around::default() });
        let head = of.as_ref().map(|(_, name)| el("h4", "").text(name.clone()));
        let why = of.filter(|_| is_here).map(|(show, name)| why_here(seat, Why::Lesson(show), &name));
        node = node
            .add(el("section", "lesson-show").flag("hidden", charts.len() <= place).maybe(head).add(drawn).maybe(why));
    }
    match &seat.own.found {
        Some(found) if is_here => node.add_all(others(seat, lesson, found)),
        _ => node,
    }
}

fn name(seat: &Seat<'_>, lesson: &Lesson, plan: &str) -> String {
    let found = lesson.plans.iter().find(|known| known.id == plan);
    found.map(|plan| voice(seat, lesson).name(&plan.name)).unwrap_or_default()
}

/// What is shown and is no chart: sentences, a ledger, what the law says.
fn others(seat: &Seat<'_>, lesson: &Lesson, found: &Found) -> Vec<Node> {
    let shows = lesson.reveal.show.iter().zip(&found.shows).enumerate().filter(|(_, (show, _))| !show.what.is_chart());
    let one = |(place, (show, seen)): (usize, (&fenhong::lesson::Show, &Option<Show>))| {
        let head = el("h4", "").text(name(seat, lesson, &show.of));
        let node = el("section", "lesson-show").add(head);
        match seen {
            Some(Show::Report(report)) => {
                let voice = voice(seat, lesson);
                let pieces = match show.what {
                    Shown::Paying => results::paying(&report.headline, voice),
                    Shown::Out => results::out(&report.headline, voice),
                    _ => results::payout(&report.headline, voice),
                };
                node.add(sentence(pieces).add(why_here(seat, Why::Lesson(place), &name(seat, lesson, &show.of))))
            }
            Some(Show::Ledger(ledger)) => {
                let scenario = seat.own.scenario(place).map(fenhong::tree::of).unwrap_or_default();
                node.add(row(seat, &scenario, ledger)).add(tables(seat, &scenario, ledger))
            }
            Some(Show::Findings(found)) => {
                let voice = voice(seat, lesson);
                let line = |finding: &fenhong::Finding| {
                    let text = findings::text(finding, voice);
                    el("li", "").add(el("b", "").text(text.weight)).text(String::from(" ") + &text.what)
                };
                node.add(el("ul", "").add_all(found.iter().map(line).collect()))
            }
            None => node,
        }
    };
    shows.map(one).collect()
}

fn sentence(pieces: Vec<Piece>) -> Node {
    pieces.into_iter().fold(el("p", "sentence"), |said, piece| match piece {
        Piece::Words(words) => said.text(words),
        Piece::Value(value) => said.add(el("b", "big").text(value)),
    })
}

/// The ways to the step before and the next one. What happens comes after the guess only, the last question after the
/// task.
fn ways(seat: &Seat<'_>, place: usize, now: &Progress) -> Node {
    let in_room = seat.settings.projector;
    let back = now.turned(false, in_room);
    let back = back.map(|step| button(seat.say(&words::BACK), seat.ear(Message::Go(step))));
    let next = match Step::ALL.get(now.step.place() + 1) {
        Some(step) => {
            let next = button(seat.say(&words::NEXT), seat.ear(Message::Go(*step))).class("next-step");
            Some(next.flag("disabled", now.turned(true, in_room).is_none()))
        }
        None if now.is_done() && place + 1 < seat.own.lessons().len() => {
            Some(button(seat.say(&words::NEXT_LESSON), seat.ear(Message::Open(place + 1))).class("next-step"))
        }
        None => None,
    };
    let again = now.is_done().then(|| button(seat.say(&words::AGAIN), seat.ear(Message::Again)).class("plain"));
    el("p", "commands lesson-ways").maybe(back).maybe(next).maybe(again)
}
