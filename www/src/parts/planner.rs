//! What rooms share that set schemes beside each other: the lists of them, how far a question is, why it cannot be
//! answered.

use fenhong::cases::CASES;
use fenhong::decide::{Answer, with_scheme};
use fenhong::safe;
use fenhong::scenario::{Error, Scenario};
use fenhong::words::{Era, Text, deciding as words, errors, number};

use crate::desk::path;
use crate::desk::slot::Slot;
use crate::engine::work::Work;
use crate::parts::node::{Ear, Node, On, button, el};
use crate::parts::shared::Shared;

/// Schemes at the most.
pub const MOST: usize = 4;

/// Whether the work of the last visit is here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Recall {
    /// Nobody has asked.
    #[default]
    Open,
    /// It was asked for.
    Asked,
    /// It has come, or there is none.
    Done,
}

/// The scenario of a slot.
///
/// # Errors
/// Its first mistake.
pub fn slot_scenario(shared: &Shared, slot: &Slot) -> Result<Scenario, Error> {
    slot.scenario(shared.desk.scenario())
}

/// What the scenario of a slot is called.
pub fn slot_name(shared: &Shared, slot: &Slot) -> String {
    match slot {
        Slot::Desk => shared.title(),
        Slot::Case(place) => shared.voice().name(&CASES[*place].name()),
        Slot::Given(tree) => safe::name(&path::text(&tree["name"][shared.settings.key()])),
    }
}

/// What a list begins with: the desk, and the first shipped case of the same era whose scheme is another.
pub fn usual(shared: &Shared) -> Vec<Slot> {
    let is_today = shared.voice().era != Era::Poverty;
    let desk = slot_scenario(shared, &Slot::Desk).ok();
    let is_other = |place: &usize| {
        let other = CASES[*place].scenario();
        CASES[*place].is_today() == is_today && desk.as_ref().is_none_or(|desk| with_scheme(desk, &other) != *desk)
    };
    let other = (0..CASES.len()).find(is_other).unwrap_or(0);
    vec![Slot::Desk, Slot::Case(other)]
}

/// A menu of the desk's scenario and all shipped cases.
pub fn scenario_list(shared: &Shared, label: &Text, chosen: Ear) -> Node {
    let mut select = el("select", "menu-select")
        .say_attr("aria-label", shared, label)
        .on(On::Change, chosen)
        .add(el("option", "").attr("value", "").say(shared, label))
        .add(el("option", "").attr("value", "desk").say(shared, &words::FROM_DESK));
    for (place, case) in CASES.iter().enumerate() {
        let name = shared.voice().name(&case.name());
        select = select.add(el("option", "").put("value", place.to_string()).text(name));
    }
    select
}

/// How far a question is, with the buttons that stop it and go on.
pub fn progress(shared: &Shared, work: Option<&Work>, [stop, resume]: [Ear; 2]) -> Node {
    let voice = shared.voice();
    let (running, stopped) = work.map_or((false, false), |work| (work.is_running(), work.is_stopped()));
    let percent = work.map_or(0, Work::percent);
    let said = match work {
        Some(_) if running => voice.fill(words::CALCULATING, &[("percent", &percent.to_string())]),
        Some(_) if stopped => voice.fill(words::STOPPED, &[("percent", &percent.to_string())]),
        Some(work) => done(shared, work),
        None => String::new(),
    };
    let done = el("div", "").put(":width", percent.to_string() + "%");
    let bar = el("div", "track").attr("aria-hidden", "true").flag("hidden", !running).add(done);
    el("div", "doing")
        .add(el("p", "").attr("role", "status").text(said))
        .add(bar)
        .add(button(shared.say(&words::CANCEL), stop).class("cancel").flag("hidden", !running))
        .add(button(shared.say(&words::RESUME), resume).class("resume").flag("hidden", !stopped))
}

fn done(shared: &Shared, work: &Work) -> String {
    let Some(took) = work.took() else { return String::new() };
    let draws = match work.answer() {
        Some(Answer::Compare(found)) => found.draws,
        Some(Answer::Verdict(found)) => found.draws,
        Some(Answer::Frontier(found)) => found.draws,
        Some(Answer::Sensitivity(found)) => found.draws,
        Some(Answer::Robust(found)) => found.draws,
        Some(Answer::Leaving(found)) => found.draws,
        Some(Answer::Goal(found)) => found.offered().map_or(0, |tried| tried.draws),
        None => return String::new(),
    };
    let tenths = (took / 100.0).ceil().max(1.0) as u32;
    let seconds = format!("{}.{}", tenths / 10, tenths % 10);
    shared.voice().fill(words::DONE, &[("draws", &number(draws)), ("seconds", &seconds)])
}

/// Why something cannot be calculated: what, where, what to do.
pub fn complaint(shared: &Shared, error: &Error) -> Node {
    let text = errors::error_text(error, shared.voice());
    let place = shared.voice().fill(errors::AT, &[("place", &text.place)]);
    el("div", "problem")
        .attr("role", "alert")
        .add(el("p", "").add(el("strong", "").text(String::from("▲ ") + &text.what)))
        .add(el("p", "").text(place))
        .add(el("p", "").text(text.remedy))
}
