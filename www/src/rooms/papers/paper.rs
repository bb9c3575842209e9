//! What printed pages share: the page on the screen, the sentence that it is no promise, charts of a fixed size.

use fenhong::chart::{Look, Theme};
use fenhong::check;
use fenhong::outcome::Report;
use fenhong::words::{Piece, findings, page, papers as words};

use crate::app::message::{Message, Question};
use crate::app::model::Model;
use crate::app::route::View;
use crate::parts::figure;
use crate::parts::node::{Node, button, drawing, el};
use crate::rooms::explain;
use crate::rooms::explain::{Asked, OfResults};
use crate::rooms::papers::share;

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
        .add(explain::dialog(model))
}

/// A number of a sentence, which opens that sentence's derivation.
pub fn number(model: &Model, question: Question, shown: String) -> Node {
    of(model, question, OfResults::Sentence(question), shown)
}

fn of(model: &Model, question: Question, of: OfResults, shown: String) -> Node {
    explain::number(model, Asked::Result(of), shown, &model.say(&crate::rooms::explain::why::title(question)))
}

/// A sentence into `node`: each number opens where it comes from and keeps to its line with the mark after it.
pub fn sentence(model: &Model, node: Node, question: Question, pieces: Vec<Piece>) -> Node {
    let (mut node, mut together, mut numbers) = (node, None::<Node>, 0);
    for piece in pieces {
        match piece {
            Piece::Words(text) => {
                // A mark goes with the number before it; without one it stays with its words.
                let is_mark = |letter: &char| together.is_some() && words::is_mark(*letter);
                let (mark, rest) = text.split_at(text.chars().next().filter(is_mark).map_or(0, char::len_utf8));
                node = node.maybe(together.take().map(|number: Node| number.text(mark.to_owned())));
                node = node.add(el("span", "").text(if mark.is_empty() { text } else { rest.to_owned() }));
            }
            Piece::Value(value) => {
                // The second number of that sentence is the one without the co-ops.
                let asked = match question {
                    Question::Out if numbers == 1 => OfResults::Without,
                    question => OfResults::Sentence(question),
                };
                numbers += 1;
                let number = el("b", "").add(of(model, question, asked, value));
                node = node.maybe(together.replace(el("span", "together").add(number)));
            }
        }
    }
    node.maybe(together)
}

/// What was found: that the scheme is unlawful, how many findings there are, and every one of them. A paper is signed and
/// filed by people who have not seen the page, so it leaves none out.
pub fn found(model: &Model, report: &Report) -> Node {
    let voice = model.voice();
    let mark = check::is_unlawful(&report.findings)
        .then(|| el("p", "mark").add(el("strong", "").text(String::from("▲ ") + &model.say(&findings::MARK))));
    let mut list = el("ul", "found-list");
    for finding in &report.findings {
        let text = findings::text(finding, voice);
        let said = findings::in_full(&text, voice);
        list = list.add(el("li", "").add(el("b", "").text(text.weight + " ")).text(said));
    }
    el("div", "found").maybe(mark).add(el("p", "").text(findings::counted(&report.findings, voice))).add(list)
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
        .add(el("span", "date").text(model.changed()))
        .add(el("span", "date").text(String::from(" · ") + &date))
}

/// The code that opens the scenario, with what it is for.
pub fn code(model: &Model) -> Option<Node> {
    let caption = el("figcaption", "").say(model, &words::QR_CAPTION);
    share::code(model).map(|code| el("figure", "code").add(code).add(caption))
}

/// A chart's size in pixels and that of its letters on a phone, where the sheet is as wide as the screen.
const ON_PHONE: ((f64, f64), f64) = ((340.0, 230.0), 12.0);

/// The chart at a place, drawn for paper in this many pixels.
pub fn chart(model: &Model, place: usize, (width, height): (f64, f64), letters: f64) -> Option<Node> {
    let chart = figure::chart(model, place)?;
    let is_sheet = model.settings.wide || model.settings.paper;
    let ((width, height), letters) = if is_sheet { ((width, height), letters) } else { ON_PHONE };
    let drawn = drawing(&chart, Look { width, height, letters, scale: SCALE, theme: Theme::Light });
    let caption =
        el("figcaption", "").add(el("h3", "").text(chart.title)).add(el("p", "subtitle").text(chart.subtitle));
    let picture = el("div", "picture").attr("aria-hidden", "true").add(drawn);
    Some(el("figure", "drawn").add(caption).add(picture))
}
