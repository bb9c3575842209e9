//! What printed pages share: the page on the screen, the sentence that it is no promise, charts of a fixed size.

use fenhong::chart::draw::svg;
use fenhong::chart::{Look, Theme};
use fenhong::words::{page, papers as words};

use crate::figure;
use crate::message::Message;
use crate::model::Model;
use crate::node::{Node, button, el};
use crate::route::View;

/// Drawing units for a pixel.
const SCALE: f64 = 4.0;

/// A view of one sheet of paper, with what is needed to print it. `class` names the sheet.
pub fn sheet(model: &Model, class: &'static str, title: fenhong::words::Text, paper: Node) -> Node {
    let wait = (model.progress.last.is_none()).then(|| el("p", "hint").say(model, &words::PAPER_WAIT));
    let commands = el("div", "commands paper-commands")
        .add(button(model.say(&words::PRINT_PAPER), Message::Print))
        .add(button(model.say(&words::BACK), Message::Go(View::Scheme)))
        .maybe(wait);
    el("main", class)
        .attr("id", "results")
        .attr("tabindex", "-1")
        .say_attr("aria-label", model, &title)
        .add(commands)
        .add(paper)
}

/// What stands in place of a paper without results.
pub fn nothing(model: &Model) -> Node {
    let why = match &model.problem {
        Some(problem) => fenhong::words::errors::error_text(problem, model.voice()).what,
        None => model.say(&words::PAPER_NOTHING),
    };
    el("article", "paper").add(el("p", "").attr("role", "status").text(why))
}

/// That it is no promise, with the scenario's name and date.
pub fn promise(model: &Model) -> Node {
    let date = model.desk.text("as_of").unwrap_or_default();
    el("p", "promise")
        .add(el("strong", "").say(model, &page::PROMISE))
        .add(el("span", "of").text(String::from(" · ") + &model.name()))
        .add(el("span", "date").text(String::from(" · ") + &date))
}

/// The chart at a place, drawn for paper in this many pixels.
pub fn chart(model: &Model, place: usize, (width, height): (f64, f64), letters: f64) -> Option<Node> {
    let chart = figure::chart(model, place)?;
    let drawn = svg(&chart, Look { width, height, letters, scale: SCALE, theme: Theme::Light });
    let caption =
        el("figcaption", "").add(el("h3", "").text(chart.title)).add(el("p", "subtitle").text(chart.subtitle));
    let picture = el("div", "picture").attr("aria-hidden", "true").markup(Some(drawn.into()));
    Some(el("figure", "drawn").add(caption).add(picture))
}
