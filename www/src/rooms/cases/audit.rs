//! What online supervision finds in a declared ledger: a shipped one, or one that the reader opens.

use std::rc::Rc;

use fenhong::audit::{self, Audit, Declared, Finding};
use fenhong::cases::LEDGERS;
use fenhong::scenario::{Error, tree};
use fenhong::units::Fen;
use fenhong::words::{Voice, audit as words, derivation::behind, errors, ledger as ledger_words, plain_yuan};

use crate::parts::errand::Errand;
use crate::parts::explain::asked::Asked;
use crate::parts::explain::derived::{Derived, Due};
use crate::parts::explain::number;
use crate::parts::ledger::tables;
use crate::parts::message::{Common, OfFile};
use crate::parts::node::{Node, On, button, el};
use crate::parts::seat::Sight;
use crate::parts::shared::Shared;
use crate::rooms::cases::state::{Message, Seat, State};

/// The section's id.
pub const PLACE: &str = "audit";

/// Audits the ledger in a text.
pub fn open(state: &mut State, text: &str) {
    let audit = &mut state.audit;
    (audit.opened, audit.text, audit.due) = (Some(audited(text)), Some(text.to_owned()), None);
}

/// Audits a shipped ledger.
pub fn show(state: &mut State, place: usize) {
    open(state, LEDGERS[place].1);
}

/// Works out what is due by the rules, for the derivation of what was found.
pub fn lay_out(state: &mut State, sight: &Sight<'_>) {
    let text = state.audit.text.as_deref().unwrap_or(LEDGERS[0].1);
    let due = Declared::from_json(text).and_then(|declared| Ok((audit::due(&declared)?, declared)));
    state.audit.due = due.ok().map(|(due, declared)| {
        let scenario = fenhong::tree::of(&declared.scenario.0);
        let made = tables(sight, &scenario, &due).still();
        (Rc::<Due>::new((scenario, due)), made)
    });
}

/// Offers the shipped ledger without a mistake as a file to fill in.
pub fn save_sample(shared: &mut Shared) {
    let ledger = tree(LEDGERS[1].1).expect("a shipped ledger is JSON");
    let name = shared.say(&words::SAMPLE_NAME);
    shared.errands.push(Errand::save_json(&name, &ledger));
}

/// What is due by the rules, line by line: what the payments are held against.
pub fn derivation(seat: &Seat<'_>) -> Derived {
    let due = &seat.own.audit.due;
    let table = match due {
        Some((_, made)) => el("div", "").keep(made),
        None => el("p", "").say(seat, &ledger_words::FAILED),
    };
    let ledger = el("section", "ledger").add(el("h3", "").say(seat, &behind::DUE_LEDGER)).add(table);
    Derived {
        title: seat.say(&behind::FINDING_WHY),
        sentences: vec![seat.say(&behind::FINDING_MEANS)],
        due: due.as_ref().map(|(due, _)| due.clone()),
        own: Some(ledger.still()),
        ..Derived::default()
    }
}

fn audited(text: &str) -> Result<Audit, Error> {
    audit::audit(&Declared::from_json(text)?)
}

/// The section of the cases' view.
pub fn section(seat: &Seat<'_>) -> Node {
    let state = &seat.own.audit;
    let audit = state.opened.as_ref().unwrap_or_else(|| state.first.get_or_init(|| audited(LEDGERS[0].1)));
    let command = |text, of: Message| button(seat.say(text), seat.ear(of));
    let input = el("input", "unseen")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .on(On::Change, seat.common(Common::File(OfFile::Open)));
    let open = el("label", "button").add(input).add(el("span", "").say(seat, &words::OPEN));
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
        .add(el("summary", "").add(el("h3", "").say(seat, &words::SECTION)))
        .add(el("p", "").say(seat, &words::ABOUT))
        .add(commands)
        .add_all(match audit {
            Ok(audit) => shown(seat, audit),
            Err(error) => vec![refused(seat, error)],
        })
}

/// Why a ledger cannot be audited.
fn refused(seat: &Seat<'_>, error: &Error) -> Node {
    let voice = seat.voice();
    let text = errors::error_text(error, voice);
    let field = if error.field.is_empty() { &text.place } else { &error.field };
    let values = [("what", &*text.what), ("place", field), ("remedy", &text.remedy)];
    el("p", "").attr("role", "alert").text(voice.fill(words::REFUSED, &values))
}

/// The sentence over it, the findings, the sums.
fn shown(seat: &Seat<'_>, audit: &Audit) -> Vec<Node> {
    // The words follow the ledger, as its law does.
    let voice = Voice::new(seat.settings.lang, Some(audit.date));
    let sums = words::sums(audit, voice).into_iter().map(|line| el("li", "").text(line)).collect();
    let head = |text| el("th", "").attr("scope", "col").say(seat, text);
    let heads = el("tr", "").add(head(&words::HEAD_WEIGHT)).add(head(&words::HEAD_WHAT)).add(head(&words::HEAD_AMOUNT));
    let rows = audit.findings.iter().map(|finding| row(seat, voice, finding)).collect();
    let table = el("table", "reported").add(el("thead", "").add(heads)).add(el("tbody", "").add_all(rows));
    let table = (!audit.findings.is_empty()).then(|| el("div", "wide-table").add(table));
    vec![
        el("p", "").attr("role", "status").add(el("strong", "").text(words::headline(audit, voice))),
        el("div", "").maybe(table).class("audit-table"),
        el("ul", "muted").add_all(sums),
        el("p", "muted").say(seat, &words::ENTERED),
    ]
}

fn row(seat: &Seat<'_>, voice: Voice, finding: &Finding) -> Node {
    let text = words::text(finding, voice);
    let place = voice.fill(words::AT, &[("field", &finding.field)]);
    let what = el("td", "")
        .text(text.what)
        .add(el("span", "audit-remedy").text(text.remedy))
        .add(el("span", "muted").text(place));
    let about = words::text(finding, voice).what;
    let amount = (finding.amount != Fen::ZERO).then(|| number(seat, Asked::Audit, plain_yuan(finding.amount), &about));
    el("tr", "")
        .add(el("th", "").attr("scope", "row").text(text.weight).add(el("span", "muted").text(text.source)))
        .add(what)
        .add(el("td", "").maybe(amount))
}
