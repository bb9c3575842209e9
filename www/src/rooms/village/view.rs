//! The village's room from top to bottom: roster, surplus, papers, payments.

use fenhong::check::Finding;
use fenhong::notice::Plan;
use fenhong::words::notice::{self, Kind};
use fenhong::words::{findings, number, page, plain_yuan, village as words};

use crate::parts::message::{Common, OfFile};
use crate::parts::node::{Node, On, button, el};
use crate::parts::table;
use crate::rooms::village::sheets;
use crate::rooms::village::state::{Message, Roster, Seat, Typing};
use crate::rooms::village::{has_own, scenario};

/// The view.
pub fn village(seat: &Seat<'_>) -> Node {
    el("main", "village")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .add(el("h2", "").say(seat, &page::VIEW_VILLAGE))
        .add(el("p", "").say(seat, &words::ABOUT))
        .add(roster(seat))
        .maybe(scenario(seat.own, seat).map(|_| surplus(seat)))
        .add(papers(seat))
        .add(audit(seat))
}

fn section(seat: &Seat<'_>, id: &'static str, title: &fenhong::words::Text) -> Node {
    el("section", "step").attr("id", id).attr("tabindex", "-1").add(el("h3", "").say(seat, title))
}

/// A button that opens a file of a kind.
fn file(seat: &Seat<'_>, label: &fenhong::words::Text, accept: &'static str, what: OfFile) -> Node {
    let input = el("input", "unseen")
        .attr("type", "file")
        .attr("accept", accept)
        .on(On::Change, seat.common(Common::File(what)));
    el("label", "button").add(input).add(el("span", "").say(seat, label))
}

/// What a roster's file may be called.
const ROSTERS: &str = ".xlsx,.xls,.ods,.csv,.txt";

fn roster(seat: &Seat<'_>) -> Node {
    let state = seat.own;
    let rules = seat.voice().fill(words::RULES, &[("name", &seat.title())]);
    let commands = el("p", "commands")
        .add(file(seat, &words::OPEN_ROSTER, ROSTERS, OfFile::Roster))
        .add(button(seat.say(&words::TEMPLATE), seat.ear(Message::Template)));
    let from = match &state.file {
        Some((_, file)) => seat.voice().fill(words::FROM_FILE, &[("file", &fenhong::safe::name(file))]),
        None if has_own(seat) => seat.say(&words::FROM_OWN),
        None => seat.say(&words::FROM_SCHEME),
    };
    let section = section(seat, "village-roster", &words::ROSTER)
        .add(el("p", "muted").text(rules))
        .add(commands)
        .add(el("p", "").text(from));
    let Some(_) = &state.file else { return section };
    let fields = el("p", "fields")
        .add(field(seat, &words::COLLECTIVE, Typing::Collective, state.collective.clone()))
        .add(field(seat, &words::PAR, Typing::Par, state.par(seat)))
        .add(anonymous(seat));
    let reading = state.is_reading.then(|| el("p", "hint").attr("role", "status").say(seat, &words::READING));
    let failed = state.failed.then(|| el("p", "").attr("role", "alert").say(seat, &words::READ_FAILED));
    section
        .add(fields)
        .maybe(reading)
        .maybe(failed)
        .maybe(state.roster.as_ref().map(|roster| told(seat, roster)))
        .add(el("p", "commands").add(button(seat.say(&words::FORGET), seat.ear(Message::Forget))))
}

fn anonymous(seat: &Seat<'_>) -> Node {
    let tick = el("input", "")
        .attr("type", "checkbox")
        .flag("checked", seat.own.anonymous)
        .on(On::Change, seat.ear(Message::Anonymous));
    el("label", "tick").add(tick).add(el("span", "").say(seat, &words::ANONYMOUS))
}

/// What was read: a line each, the first ones with what they come to, indented ones as a list.
fn told(seat: &Seat<'_>, roster: &Roster) -> Node {
    let mut node = el("div", "told").attr("role", "status");
    for line in &roster.lines {
        let is_item = line.starts_with(' ');
        node = node.add(el("p", if is_item { "item" } else { "" }).text(line.trim().to_owned()));
    }
    let unit = |name: &'static str, text: &fenhong::words::Text| {
        let is_chosen = seat.own.unit == Some(name);
        button(seat.say(text), seat.ear(Message::Unit(name))).state("aria-pressed", is_chosen)
    };
    let asks = (roster.asks_unit || seat.own.unit.is_some()).then(|| {
        let label = el("span", "").say(seat, &words::UNIT);
        el("p", "commands").add(label).add(unit("yuan", &words::YUAN)).add(unit("wan", &words::WAN))
    });
    let to_desk = roster
        .scenario
        .is_some()
        .then(|| el("p", "commands").add(button(seat.say(&words::TO_DESK), seat.ear(Message::ToDesk))));
    node.maybe(asks).maybe(to_desk)
}

/// A text field of the room with its label.
fn field(seat: &Seat<'_>, label: &fenhong::words::Text, what: Typing, shown: String) -> Node {
    labelled(seat, seat.say(label), what, shown)
}

fn labelled(seat: &Seat<'_>, label: String, what: Typing, shown: String) -> Node {
    let mode = if matches!(what, Typing::Name) { "text" } else { "decimal" };
    let input = el("input", "")
        .attr("type", "text")
        .attr("inputmode", mode)
        .attr("autocomplete", "off")
        .put("value", shown)
        .on(On::Input, seat.ear(Message::Typed(what)))
        .on(On::Change, seat.ear(Message::Entered(what)));
    el("label", "field").add(el("span", "").text(label)).add(input)
}

fn surplus(seat: &Seat<'_>) -> Node {
    let state = seat.own;
    let mut fields = el("div", "fields").add(field(seat, &words::NAME, Typing::Name, state.name(seat))).add(field(
        seat,
        &words::YEAR,
        Typing::Year,
        state.year(seat),
    ));
    for (place, name) in state.coops.iter().enumerate() {
        let label = seat.voice().fill(words::OF_COOP, &[("name", name)]);
        let shown = state.surpluses.get(place).cloned().unwrap_or_default();
        fields = fields.add(labelled(seat, label, Typing::Surplus(place), shown));
    }
    let problem = state.problem.as_ref().map(|problem| el("p", "problem").attr("role", "alert").text(problem.clone()));
    section(seat, "village-surplus", &words::SURPLUS)
        .add(fields)
        .add(el("p", "commands").add(button(seat.say(&words::PLAN), seat.ear(Message::Plan)).class("main-command")))
        .maybe(problem)
}

fn papers(seat: &Seat<'_>) -> Node {
    let section = section(seat, sheets::PAPERS, &words::PAPERS);
    let Some(plan) = &seat.own.plan else { return section.add(el("p", "muted").say(seat, &words::NEED_PLAN)) };
    let voice = seat.voice();
    let values = [
        ("households", number(plan.receivers().count())),
        ("sum", plain_yuan(plan.paid())),
        ("code", plan.sealed.fingerprint.short()),
    ];
    let choose = |kind: Kind| {
        let is_shown = seat.own.paper == Some(kind);
        button(kind.name(voice), seat.ear(Message::Paper(kind))).state("aria-pressed", is_shown)
    };
    let choices = el("p", "commands").add_all(Kind::ALL.into_iter().map(choose).collect());
    let save = el("p", "commands")
        .add(button(seat.say(&words::SAVE_PLAN), seat.ear(Message::SavePlan)))
        .add(button(seat.say(&words::SAVE_LEDGER), seat.ear(Message::SaveLedger)));
    section
        .add(el("p", "").attr("role", "status").add(el("strong", "").text(voice.fill(words::PLANNED, &values))))
        .add(found(seat, plan))
        .add(choices)
        .maybe(seat.own.paper.map(|kind| sheets::sheets(seat, plan, kind)))
        .add(save)
}

/// What the law says of the plan: every finding, none of them behind the word that nothing is unlawful.
fn found(seat: &Seat<'_>, plan: &Plan) -> Node {
    let voice = seat.voice();
    let line = |finding: &Finding| {
        let text = findings::text(finding, voice);
        el("li", "").add(el("b", "").text(text.weight.clone() + " ")).text(findings::in_full(&text, voice))
    };
    let is_unlawful = plan.breaches().next().is_some();
    el("div", if is_unlawful { "problem" } else { "found" })
        .add(el("p", "").text(findings::counted(&plan.findings, voice)))
        .add(el("ul", "").add_all(plan.findings.iter().map(line).collect()))
        .add(el("p", "muted").say(seat, &words::REALLY_HELD))
}

/// What was paid, held against the plan.
fn audit(seat: &Seat<'_>) -> Node {
    const JSON: &str = ".json,application/json";
    let state = seat.own;
    let commands = el("p", "commands").add(file(seat, &words::OPEN_PAID, JSON, OfFile::Payments)).add(file(
        seat,
        &words::OPEN_PLAN,
        JSON,
        OfFile::Plan,
    ));
    let opened = state.sealed.as_ref().map(|plan| {
        let text = seat.voice().fill(words::PLAN_OPENED, &[("code", &plan.fingerprint.short())]);
        el("p", "").attr("role", "status").text(text)
    });
    let found = state.custody.as_ref().map(|custody| match custody {
        Err(why) => el("p", "problem").attr("role", "alert").text(why.clone()),
        Ok(custody) => {
            let said = notice::counted(custody, seat.voice());
            let differences = (!custody.differences.is_empty())
                .then(|| table::sheet(&said, &notice::differences(custody, seat.voice())));
            el("div", "custody").add(el("p", "").attr("role", "status").text(said.clone())).maybe(differences)
        }
    });
    section(seat, "village-audit", &words::AUDIT)
        .add(el("p", "muted").say(seat, &words::AUDIT_ABOUT))
        .add(commands)
        .maybe(opened)
        .maybe(found)
}
