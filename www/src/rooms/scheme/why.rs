//! Why a number is what it is: its definition in words, and the ledger of any year.

use fenhong::outcome::{Pick, Report};
use fenhong::words::{Text, deciding, page as words, results};

use crate::engine::Opened;
use crate::parts::explain::asked::Question;
use crate::parts::explain::sentence::{paragraphs, title};
use crate::parts::ledger::ledger;
use crate::parts::message::Common;
use crate::parts::node::{Node, On, button, el};
use crate::rooms::scheme::behind::{out_of_poverty, paying};
use crate::rooms::scheme::state::{Message, Seat};

/// The dialog of the derivation.
pub fn dialog(seat: &Seat<'_>) -> Node {
    let asked = seat.own.asked.zip(seat.report.as_ref());
    let title = match (asked, seat.opened) {
        (Some((question, _)), _) => seat.say(&title(question)),
        (None, Some(_)) => seat.say(&deciding::LEDGER),
        (None, None) => String::new(),
    };
    let is_open = asked.is_some() || seat.opened.is_some();
    let head = el("div", "dialog-head")
        .add(el("h2", "").attr("id", "why-title").text(title))
        .add(button(seat.say(&words::CLOSE), seat.ear(Message::CloseDialog)));
    el("dialog", "why-dialog")
        .attr("aria-labelledby", "why-title")
        .flag("modal", is_open)
        .on(On::Close, seat.ear(Message::CloseDialog))
        .add(head)
        .maybe(asked.map(|(question, report)| derivation(seat, question, report)))
        .maybe(seat.opened.map(|opened| ledger(seat, opened)))
}

fn derivation(seat: &Seat<'_>, question: Question, report: &Report) -> Node {
    let mut node = el("div", "");
    for paragraph in paragraphs(seat, question, report) {
        node = node.add(el("p", "").text(paragraph));
    }
    node.add(futures(seat, question, report))
}

/// Futures behind a sentence, each opening its ledger.
fn futures(seat: &Seat<'_>, question: Question, report: &Report) -> Node {
    match question {
        Question::Out => out_of_poverty(seat),
        Question::Paying => paying(seat),
        Question::Payout => picks(seat, report),
    }
}

/// The three picked years, each opening its ledger.
fn picks(seat: &Seat<'_>, report: &Report) -> Node {
    let names = [results::BAD_YEAR, results::USUAL_YEAR, results::GOOD_YEAR];
    let picks = report.headline.paid().into_iter().flatten();
    el("ul", "picks").add_all(names.into_iter().zip(picks).map(|(name, pick)| pick_row(seat, name, pick)).collect())
}

fn pick_row(seat: &Seat<'_>, what: Text, pick: Pick) -> Node {
    let voice = seat.voice();
    let what = voice.say(what);
    let village = pick.village.unwrap_or(0);
    let this = Opened { village, draw: pick.draw, year: pick.year };
    let open = el("button", "")
        .attr("type", "button")
        .state("aria-pressed", seat.opened == Some(this))
        .text(voice.fill(results::OPEN_YEAR, &[("what", &what)]))
        .on(On::Click, seat.common(Common::Ledger(this)));
    el("li", "").add(el("span", "").text(results::picked(&what, pick, voice))).add(open)
}
