//! Why a number is what it is: its definition in words, and the ledger of any year.

use fenhong::outcome::{Pick, Report};
use fenhong::words::{Text, deciding, page as words, results};

use crate::app::message::{Message, Opened, Question};
use crate::app::model::Model;
use crate::parts::node::{Node, On, button, el};
use crate::rooms::explain::ledger::ledger;

/// The title of a sentence's derivation.
pub fn title(question: Question) -> Text {
    match question {
        Question::Payout => results::WHY_PAYOUT,
        Question::Paying => results::WHY_PAYING,
        Question::Out => results::WHY_OUT,
    }
}

/// The dialog of the derivation.
pub fn dialog(model: &Model) -> Node {
    let asked = model.asked.zip(model.report.as_ref());
    let title = match (asked, model.opened) {
        (Some((question, _)), _) => model.say(&title(question)),
        (None, Some(_)) => model.say(&deciding::LEDGER),
        (None, None) => String::new(),
    };
    let is_open = asked.is_some() || model.opened.is_some();
    let head = el("div", "dialog-head")
        .add(el("h2", "").attr("id", "why-title").text(title))
        .add(button(model.say(&words::CLOSE), Message::CloseDialog));
    el("dialog", "why-dialog")
        .attr("aria-labelledby", "why-title")
        .flag("modal", is_open)
        .on(On::Close, Message::CloseDialog)
        .add(head)
        .maybe(asked.map(|(question, report)| derivation(model, question, report)))
        .maybe(model.opened.map(|opened| ledger(model, opened)))
}

fn derivation(model: &Model, question: Question, report: &Report) -> Node {
    let mut node = el("div", "");
    for paragraph in paragraphs(model, question, report) {
        node = node.add(el("p", "").text(paragraph));
    }
    node.add(futures(model, question, report))
}

/// Futures behind a sentence, each opening its ledger.
fn futures(model: &Model, question: Question, report: &Report) -> Node {
    match question {
        Question::Out => crate::rooms::explain::futures::out_of_poverty(model),
        Question::Paying => crate::rooms::explain::futures::paying(model),
        Question::Payout => picks(model, report),
    }
}

/// How a sentence's numbers come about.
pub fn paragraphs(model: &Model, question: Question, report: &Report) -> Vec<String> {
    let voice = model.voice();
    let input = |place: &str| model.desk.text(place).unwrap_or_default();
    match question {
        Question::Payout => results::payout_means(report, voice),
        Question::Paying => results::paying_means(report, voice),
        Question::Out => {
            let line = input("poverty.line");
            let line = line.strip_suffix(".00").unwrap_or(&line);
            let mut said = results::out_means(report, line, &input("poverty.exit_years"), voice);
            if input("poverty.test.rule") == "stable" {
                said.push(results::stable(&input("poverty.test.ahead"), &input("poverty.test.chance"), voice));
            }
            said.extend(
                report.relapse.as_ref().map(|relapse| results::relapse(relapse, report.headline.of_years, voice)),
            );
            said
        }
    }
}

/// The three picked years, each opening its ledger.
fn picks(model: &Model, report: &Report) -> Node {
    let names = [results::BAD_YEAR, results::USUAL_YEAR, results::GOOD_YEAR];
    let picks = report.headline.paid().into_iter().flatten();
    el("ul", "picks").add_all(names.into_iter().zip(picks).map(|(name, pick)| pick_row(model, name, pick)).collect())
}

fn pick_row(model: &Model, what: Text, pick: Pick) -> Node {
    let voice = model.voice();
    let what = voice.say(what);
    let village = model.opened.map_or(0, |opened| opened.village);
    let this = Opened { village, draw: pick.draw, year: pick.year };
    let open = el("button", "")
        .attr("type", "button")
        .state("aria-pressed", model.opened == Some(this))
        .text(voice.fill(results::OPEN_YEAR, &[("what", &what)]))
        .on(On::Click, Message::Ledger(this));
    el("li", "").add(el("span", "").text(results::picked(&what, pick, voice))).add(open)
}
