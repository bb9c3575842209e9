//! What online supervision finds in a declared ledger: a shipped one, or one that the reader opens.

use std::cell::OnceCell;
use std::rc::Rc;

use fenhong::YearLedger;
use fenhong::audit::{self, Audit, Declared, Finding};
use fenhong::cases::LEDGERS;
use fenhong::scenario::{Error, tree};
use fenhong::units::Fen;
use fenhong::words::{audit as words, behind, errors, ledger as ledger_words, plain_yuan};
use serde_json::Value;

use crate::app::model::Model;
use crate::app::route::View;
use crate::app::{message, update};
use crate::parts::errand::Errand;
use crate::parts::node::{Node, On, button, el};
use crate::rooms::explain::Asked;
use crate::rooms::explain::derived::Derived;
use crate::rooms::{Message, explain};

/// The section's id.
pub const PLACE: &str = "audit";

/// A scenario and the ledger that is due by its rules.
pub type Due = (Value, YearLedger);

/// Whose audit is shown.
#[derive(Default)]
pub struct State {
    /// A ledger that was opened or chosen; until then the shipped one with every mistake.
    opened: Option<Result<Audit, Error>>,
    /// The audit of that one, made when it is first seen.
    first: OnceCell<Result<Audit, Error>>,
    /// The text of the one that was opened or chosen.
    text: Option<String>,
    /// What is due by the rules, as tables, once someone has asked.
    due: Option<(Rc<Due>, Rc<Node>)>,
}

/// Audits the ledger in a text and shows what is found.
pub fn open(model: &mut Model, text: &str) {
    put(model, text);
    update::go(model, View::Cases);
    model.whole.focus = Some(String::from(PLACE));
}

/// Audits a shipped ledger.
pub fn show(model: &mut Model, place: usize) {
    put(model, LEDGERS[place].1);
}

fn put(model: &mut Model, text: &str) {
    let state = &mut model.whole.audit;
    (state.opened, state.text, state.due) = (Some(audited(text)), Some(text.to_owned()), None);
}

/// Works out what is due by the rules, for the derivation of what was found.
pub fn lay_out(model: &mut Model) {
    let text = model.whole.audit.text.as_deref().unwrap_or(LEDGERS[0].1);
    let due = Declared::from_json(text).and_then(|declared| Ok((audit::due(&declared)?, declared)));
    model.whole.audit.due = due.ok().map(|(due, declared)| {
        let scenario = fenhong::tree::of(&declared.scenario.0);
        let node = crate::rooms::explain::ledger::tables(model, &scenario, &due);
        (Rc::new((scenario, due)), Rc::new(node))
    });
}

/// Offers the shipped ledger without a mistake as a file to fill in.
pub fn save_sample(model: &mut Model) {
    let ledger = tree(LEDGERS[1].1).expect("a shipped ledger is JSON");
    model.errands.push(Errand::save_json(&model.say(&words::SAMPLE_NAME), &ledger));
}

/// What is due by the rules, line by line: what the payments are held against.
pub fn derivation(model: &Model) -> Derived {
    let due = &model.whole.audit.due;
    let table = match due {
        Some((_, node)) => el("div", "").keep(node),
        None => el("p", "").say(model, &ledger_words::FAILED),
    };
    let ledger = el("section", "ledger").add(el("h3", "").say(model, &behind::DUE_LEDGER)).add(table);
    Derived {
        title: model.say(&behind::FINDING_WHY),
        sentences: vec![model.say(&behind::FINDING_MEANS)],
        due: due.as_ref().map(|(due, _)| due.clone()),
        own: Some(ledger),
        ..Derived::default()
    }
}

fn audited(text: &str) -> Result<Audit, Error> {
    audit::audit(&Declared::from_json(text)?)
}

/// The section of the cases' view.
pub fn section(model: &Model) -> Node {
    let state = &model.whole.audit;
    let audit = state.opened.as_ref().unwrap_or_else(|| state.first.get_or_init(|| audited(LEDGERS[0].1)));
    let command = |text, of: Message| button(model.say(text), message::Message::Whole(of));
    let input = el("input", "unseen")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .on(On::Change, crate::app::message::Message::File("file"));
    let open = el("label", "button").add(input).add(el("span", "").say(model, &words::OPEN));
    let commands = el("p", "commands")
        .add(command(&words::SHOW_BAD, Message::ShowLedger(0)))
        .add(command(&words::SHOW_CLEAN, Message::ShowLedger(1)))
        .add(command(&words::SHOW_HUI, Message::ShowLedger(2)))
        .add(open)
        .add(command(&words::SAVE_SAMPLE, Message::SaveLedgerSample));
    el("details", "case audit")
        .attr("id", PLACE)
        .attr("tabindex", "-1")
        .flag("open", state.opened.is_some())
        .add(el("summary", "").add(el("h3", "").say(model, &words::SECTION)))
        .add(el("p", "").say(model, &words::ABOUT))
        .add(commands)
        .add_all(match audit {
            Ok(audit) => shown(model, audit),
            Err(error) => vec![refused(model, error)],
        })
}

/// Why a ledger cannot be audited.
fn refused(model: &Model, error: &Error) -> Node {
    let voice = model.voice();
    let text = errors::error_text(error, voice);
    let field = if error.field.is_empty() { &text.place } else { &error.field };
    let values = [("what", &*text.what), ("place", field), ("remedy", &text.remedy)];
    el("p", "").attr("role", "alert").text(voice.fill(words::REFUSED, &values))
}

/// The sentence over it, the findings, the sums.
fn shown(model: &Model, audit: &Audit) -> Vec<Node> {
    let voice = model.voice();
    let sums = words::sums(audit, voice).into_iter().map(|line| el("li", "").text(line)).collect();
    let head = |text| el("th", "").attr("scope", "col").say(model, text);
    let heads = el("tr", "").add(head(&words::HEAD_WEIGHT)).add(head(&words::HEAD_WHAT)).add(head(&words::HEAD_AMOUNT));
    let rows = audit.findings.iter().map(|finding| row(model, finding)).collect();
    let table = el("table", "reported").add(el("thead", "").add(heads)).add(el("tbody", "").add_all(rows));
    let table = (!audit.findings.is_empty()).then(|| el("div", "wide-table").add(table));
    vec![
        el("p", "").attr("role", "status").add(el("strong", "").text(words::headline(audit, voice))),
        el("div", "").maybe(table).class("audit-table"),
        el("ul", "muted").add_all(sums),
        el("p", "muted").say(model, &words::ENTERED),
    ]
}

fn row(model: &Model, finding: &Finding) -> Node {
    let text = words::text(finding, model.voice());
    let place = model.voice().fill(words::AT, &[("field", &finding.field)]);
    let what = el("td", "")
        .text(text.what)
        .add(el("span", "audit-remedy").text(text.remedy))
        .add(el("span", "muted").text(place));
    let about = words::text(finding, model.voice()).what;
    let amount =
        (finding.amount != Fen::ZERO).then(|| explain::number(model, Asked::Audit, plain_yuan(finding.amount), &about));
    el("tr", "")
        .add(el("th", "").attr("scope", "row").text(text.weight).add(el("span", "muted").text(text.source)))
        .add(what)
        .add(el("td", "").maybe(amount))
}
