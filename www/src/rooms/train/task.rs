//! The task of a lesson: its blanks, its unlocked controls, what the answer comes to, hints.

use fenhong::lesson::{Blank, Choose, Control, Goal, Lesson, Turn};
use fenhong::scenario::fields::field;
use fenhong::typed;
use fenhong::words::{errors, lesson as words};

use crate::parts::node::{Node, On, button, el};
use crate::parts::terms::explained;
use crate::rooms::train::FEEDBACK;
use crate::rooms::train::state::{Message, Progress, Seat};
use crate::rooms::train::told::paragraphs;

/// The task.
pub fn task(seat: &Seat<'_>, lesson: &Lesson, now: &Progress, spoken: &words::Spoken) -> Node {
    let task = &lesson.task;
    let blanks = task.blanks.iter().enumerate().map(|(place, one)| blank(seat, place, one, now, spoken)).collect();
    let controls = task.controls.iter().enumerate();
    let controls = controls.map(|(place, one)| control(seat, place, lesson, one, now, spoken)).collect();
    let attempt = button(seat.say(&words::TRY), seat.ear(Message::Try)).class("main-command");
    el("div", "step task")
        .add(paragraphs(seat, spoken, &task.ask))
        .add(part(seat, &words::BLANKS, blanks))
        .add(part(seat, &words::CONTROLS, controls))
        .add(goals(seat, task.goals.as_slice(), spoken))
        .add(el("p", "commands").add(attempt.flag("disabled", seat.own.is_waiting)))
        .add(feedback(seat, lesson, now, spoken))
        .add(hints(seat, lesson, now, spoken))
}

fn part(seat: &Seat<'_>, head: &fenhong::words::Text, rows: Vec<Node>) -> Node {
    el("section", "").flag("hidden", rows.is_empty()).add(el("h4", "").say(seat, head)).add_all(rows)
}

fn goals(seat: &Seat<'_>, goals: &[Goal], spoken: &words::Spoken) -> Node {
    let rows = goals.iter().map(|goal| explained(seat, el("li", ""), &spoken.say(&goal.text))).collect();
    part(seat, &words::GOALS, vec![el("ul", "").add_all(rows)]).flag("hidden", goals.is_empty())
}

/// A field for a number, with its label.
fn text_field(id: String, label: String, value: String, heard: crate::parts::node::Ear) -> Node {
    let input = el("input", "")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .put("id", id.clone())
        .put("value", value)
        .on(On::Input, heard);
    el("div", "field").add(el("label", "").put("for", id).text(label)).add(input)
}

fn blank(seat: &Seat<'_>, place: usize, blank: &Blank, now: &Progress, spoken: &words::Spoken) -> Node {
    let value = now.answers.fill.get(&blank.id).cloned().unwrap_or_default();
    let id = String::from("lesson-blank-") + &blank.id;
    text_field(id, spoken.say(&blank.ask), value, seat.ear(Message::Fill(place)))
}

fn control(
    seat: &Seat<'_>,
    place: usize,
    lesson: &Lesson,
    control: &Control,
    now: &Progress,
    spoken: &words::Spoken,
) -> Node {
    let set = now.answers.set.get(control.name()).cloned().unwrap_or_else(|| control.stands(lesson));
    match control {
        Control::Turn(turn) => {
            let id = String::from("lesson-control-") + &place.to_string();
            text_field(id, words::control(control, spoken), shown(turn, &set), seat.ear(Message::Turn(place)))
        }
        Control::Choose(choose) => ways(seat, place, choose, &set, spoken),
    }
}

/// A setting as people write it.
fn shown(turn: &Turn, set: &str) -> String {
    match field(&turn.path) {
        Some(field) => typed::show(set, field.kind),
        None => set.to_owned(),
    }
}

fn ways(seat: &Seat<'_>, place: usize, choose: &Choose, set: &str, spoken: &words::Spoken) -> Node {
    let mut node = el("fieldset", "field choice").add(el("legend", "").text(spoken.say(&choose.ask)));
    for (at, way) in choose.ways.iter().enumerate() {
        let input = el("input", "")
            .attr("type", "radio")
            .put("name", String::from("lesson-way-") + &place.to_string())
            .put("value", way.id.clone())
            .flag("checked", way.id == set)
            .on(On::Change, seat.ear(Message::Way(place, at)));
        node = node.add(el("label", "radio").add(input).add(el("span", "").text(spoken.say(&way.text))));
    }
    node
}

/// What the answer comes to, with the trainee's own numbers.
fn feedback(seat: &Seat<'_>, lesson: &Lesson, now: &Progress, spoken: &words::Spoken) -> Node {
    let place = el("div", "feedback").attr("id", FEEDBACK).attr("tabindex", "-1").attr("role", "status");
    if let Some(error) = &seat.own.error {
        let text = errors::error_text(error, spoken.voice());
        return place
            .add(el("p", "error").text(text.place))
            .add(el("p", "").text(text.what))
            .add(el("p", "").text(text.remedy));
    }
    if seat.own.is_waiting {
        return place.add(el("p", "").say(seat, &words::WAIT));
    }
    let Some(found) = seat.own.found.as_ref().filter(|_| now.tried) else { return place };
    let (task, tried, voice) = (&lesson.task, &found.told.tried, spoken.voice());
    let mark = |good: bool, said: &fenhong::words::Text| {
        let sign = if good { "✓ " } else { "✗ " };
        el("b", "").text(String::from(sign) + &voice.say(*said))
    };
    let mut list = el("ul", "");
    for (blank, right) in task.blanks.iter().zip(&tried.blanks) {
        let said = match right {
            None => &words::EMPTY,
            Some(true) => &words::CORRECT,
            Some(false) => &words::WRONG,
        };
        let line = el("li", "").add(mark(*right == Some(true), said)).text(String::from(" ") + &spoken.say(&blank.ask));
        list = list.add(line);
    }
    for (goal, met) in task.goals.iter().zip(&tried.goals) {
        let said = if *met { &words::MET } else { &words::NOT_MET };
        let line = el("li", "").add(mark(*met, said)).text(String::from(" ") + &spoken.say(&goal.text));
        let missed = (!met).then(|| explained(seat, el("p", ""), &spoken.say(&goal.missed)));
        list = list.add(line.maybe(missed));
    }
    let all = tried.goals.len() + tried.blanks.len();
    let met = tried.goals.iter().filter(|met| **met).count();
    let met = met + tried.blanks.iter().filter(|right| **right == Some(true)).count();
    let end = match tried.passed() {
        true => spoken.say(&task.done),
        false => voice.fill(words::NOT_DONE, &[("all", all.to_string()), ("met", met.to_string())]),
    };
    place.add(el("h4", "").say(seat, &words::FEEDBACK)).add(list).add(el("p", "truth").text(end))
}

/// The hints that were asked for, and the way to the next.
fn hints(seat: &Seat<'_>, lesson: &Lesson, now: &Progress, spoken: &words::Spoken) -> Node {
    let all = &lesson.task.hints;
    let shown = all.iter().take(now.hints).map(|hint| explained(seat, el("li", ""), &spoken.say(hint))).collect();
    let left = all.len().saturating_sub(now.hints);
    let label = seat.voice().fill(words::NEXT_HINT, &[("left", &left.to_string())]);
    let more = (left > 0).then(|| button(label, seat.ear(Message::Hint)).class("plain"));
    el("div", "hints")
        .attr("role", "status")
        .add(el("ol", "").flag("hidden", now.hints == 0).add_all(shown))
        .maybe(more)
}
