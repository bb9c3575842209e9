//! What printed pages share: the page on the screen, the sentence that it is no promise, charts of a fixed size.

use fenhong::chart::{Look, Theme};
use fenhong::check;
use fenhong::outcome::Report;
use fenhong::words::{Piece, findings, page, papers as words};

use crate::parts::explain;
use crate::parts::explain::asked::{Asked, OfResults, Question};
use crate::parts::explain::sentence::title as title_of;
use crate::parts::message::Common;
use crate::parts::node::{Node, button, drawing, el};
use crate::parts::results;
use crate::parts::seat::Sight;
use crate::parts::shared::Shared;
use crate::rooms::papers::share;
use crate::rooms::papers::state::Seat;

/// Drawing units for a pixel.
const SCALE: f64 = 4.0;

/// A view of one sheet of paper, with what is needed to print it. `class` names the sheet.
pub fn sheet(sight: &Sight<'_>, class: &'static str, title: fenhong::words::Text, paper: Node) -> Node {
    let wait = (sight.progress.last.is_none()).then(|| el("p", "hint").say(sight, &words::PAPER_WAIT));
    let commands = el("div", "commands paper-commands")
        .add(button(sight.say(&words::PRINT_PAPER), sight.common(Common::Print)))
        .add(button(sight.say(&words::BACK), sight.common(Common::Back)))
        .maybe(wait);
    el("main", class)
        .attr("id", "results")
        .attr("tabindex", "-1")
        .say_attr("aria-label", sight, &title)
        .add(commands)
        .add(paper)
}

/// A number of a sentence, which opens that sentence's derivation.
pub fn number(sight: &Sight<'_>, question: Question, shown: String) -> Node {
    of(sight, question, OfResults::Sentence(question), shown)
}

fn of(sight: &Sight<'_>, question: Question, of: OfResults, shown: String) -> Node {
    explain::number(sight, Asked::Result(of), shown, &sight.say(&title_of(question)))
}

/// A sentence into `node`: each number opens where it comes from and keeps to its line with the mark after it.
pub fn sentence(sight: &Sight<'_>, node: Node, question: Question, pieces: Vec<Piece>) -> Node {
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
                let number = el("b", "").add(of(sight, question, asked, value));
                node = node.maybe(together.replace(el("span", "together").add(number)));
            }
        }
    }
    node.maybe(together)
}

/// What was found: that the scheme is unlawful, how many findings there are, and every one of them. A paper is signed and
/// filed by people who have not seen the page, so it leaves none out.
pub fn found(shared: &Shared, report: &Report) -> Node {
    let voice = shared.voice();
    let mark = check::is_unlawful(&report.findings)
        .then(|| el("p", "mark").add(el("strong", "").text(String::from("▲ ") + &shared.say(&findings::MARK))));
    let mut list = el("ul", "found-list");
    for finding in &report.findings {
        let text = findings::text(finding, voice);
        let said = findings::in_full(&text, voice);
        list = list.add(el("li", "").add(el("b", "").text(text.weight + " ")).text(said));
    }
    el("div", "found").maybe(mark).add(el("p", "").text(findings::counted(&report.findings, voice))).add(list)
}

/// What stands in place of a paper without results.
pub fn nothing(shared: &Shared) -> Node {
    let why = match &shared.problem {
        Some(problem) => fenhong::words::errors::error_text(problem, shared.voice()).what,
        None => shared.say(&words::PAPER_NOTHING),
    };
    el("article", "paper").add(el("p", "").attr("role", "status").text(why))
}

/// That it is no promise, with the scenario's name and date.
pub fn promise(shared: &Shared) -> Node {
    let date = shared.desk.text("as_of").unwrap_or_default();
    el("p", "promise")
        .add(el("strong", "").say(shared, &page::PROMISE))
        .add(el("span", "of").text(String::from(" · ") + &shared.name()))
        .add(el("span", "date").text(shared.changed()))
        .add(el("span", "date").text(String::from(" · ") + &date))
}

/// The code that opens the scenario, with what it is for.
pub fn code(seat: &Seat<'_>) -> Option<Node> {
    let caption = el("figcaption", "").say(seat, &words::QR_CAPTION);
    share::code(seat).map(|code| el("figure", "code").add(code).add(caption))
}

/// A chart's size in pixels and that of its letters on a phone, where the sheet is as wide as the screen.
const ON_PHONE: ((f64, f64), f64) = ((340.0, 230.0), 12.0);

/// The chart at a place, drawn for paper in this many pixels.
pub fn chart(shared: &Shared, place: usize, (width, height): (f64, f64), letters: f64) -> Option<Node> {
    let chart = results::chart(shared, place)?;
    let is_sheet = shared.settings.wide || shared.settings.paper;
    let ((width, height), letters) = if is_sheet { ((width, height), letters) } else { ON_PHONE };
    let drawn = drawing(&chart, Look { width, height, letters, scale: SCALE, theme: Theme::Light });
    let caption =
        el("figcaption", "").add(el("h3", "").text(chart.title)).add(el("p", "subtitle").text(chart.subtitle));
    let picture = el("div", "picture").attr("aria-hidden", "true").add(drawn);
    Some(el("figure", "drawn").add(caption).add(picture))
}
