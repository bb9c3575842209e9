//! The inputs, in groups in the order of the story.

use fenhong::scenario::FIELDS;
use fenhong::scenario::fields::Group;
use fenhong::words::choices::CHOICES;
use fenhong::words::{Era, errors, fields, number, page as words, read};

use crate::desk::entry::DATE;
use crate::desk::split::Parts;
use crate::engine::extent;
use crate::parts::choice::choose;
use crate::parts::field::{number_field, words_input};
use crate::parts::node::{Node, button, el};
use crate::parts::shared::Shared;
use crate::rooms::scheme::enterprises::enterprises;
use crate::rooms::scheme::members;
use crate::rooms::scheme::split::split_field;
use crate::rooms::scheme::state::{Message, Seat};

const GROUPS: [Group; 11] = [
    Group::Village,
    Group::Funds,
    Group::Shares,
    Group::Enterprise,
    Group::Surplus,
    Group::Collective,
    Group::Members,
    Group::Poverty,
    Group::Luck,
    Group::Programmes,
    Group::Run,
];

/// Open at first, where the screen is wide enough to hold them beside the results.
const OPEN: [Group; 3] = [Group::Shares, Group::Surplus, Group::Collective];

/// The control that changes most, before the results where the inputs stand under them: on a phone and on a projector.
pub fn at_hand(seat: &Seat<'_>) -> Node {
    if !is_at_hand(seat) {
        return el("div", "");
    }
    let control = match field_at_hand(seat).and_then(fenhong::scenario::fields::at) {
        Some(field) => number_field(seat, AT_HAND.to_owned(), field),
        None => split_field(seat),
    };
    let more = button(seat.say(&words::GO_TO_INPUTS), seat.ear(Message::GoToInputs)).class("plain");
    el("section", "at-hand").say_attr("aria-label", seat, &words::AT_HAND).add(control).add(more)
}

/// Whether that control stands there, and so not among the inputs.
fn is_at_hand(shared: &Shared) -> bool {
    !shared.settings.wide || shared.settings.projector
}

/// The control at hand of a scenario that has a roster and so no split: how much of its part the village keeps.
const AT_HAND: &str = "scheme.collective.accumulation";

/// The plain number that is at hand, and so not among the inputs.
fn field_at_hand(shared: &Shared) -> Option<&'static str> {
    (is_at_hand(shared) && Parts::of(shared.desk.scenario()).is_none()).then_some(AT_HAND)
}

/// All inputs.
pub fn inputs(seat: &Seat<'_>) -> Node {
    let note = seat.desk.text(if seat.settings.key() == "zh" { "note.zh" } else { "note.en" });
    let mut section = el("section", "inputs")
        .attr("id", "inputs")
        .attr("tabindex", "-1")
        .say_attr("aria-label", seat, &words::INPUTS)
        .add(el("h2", "").say(seat, &words::INPUTS))
        .add(name_field(seat))
        .add(el("p", "note").text(note.unwrap_or_default()))
        .add(date_field(seat))
        .add(el("p", "note").text(roster(seat)));
    for group in GROUPS {
        section = section.add(input_group(seat, group));
    }
    section
}

fn name_field(seat: &Seat<'_>) -> Node {
    let place = String::from(if seat.settings.key() == "zh" { "name.zh" } else { "name.en" });
    let shown = seat.drafts.get(&place).map_or_else(|| seat.given_name(), str::to_owned);
    let label = el("span", "").say(seat, &words::NAME);
    el("label", "field name").add(label).add(words_input(seat, place, shown))
}

/// Whose line it is: after 2020 each province has its own.
fn source_field(seat: &Seat<'_>) -> Node {
    let place = String::from("poverty.source");
    let shown = seat.drafts.get(&place).map(str::to_owned).or_else(|| seat.desk.text(&place)).unwrap_or_default();
    let label = el("span", "").say(seat, &words::LINE_SOURCE);
    el("label", "field name").add(label).add(words_input(seat, place, shown))
}

fn date_field(seat: &Seat<'_>) -> Node {
    let draft = seat.drafts.get(DATE);
    let shown = draft.map_or_else(|| seat.desk.text(DATE).unwrap_or_default(), str::to_owned);
    let complaint = draft.and_then(|draft| date_complaint(seat, draft));
    let wrong = complaint.is_some();
    let input = words_input(seat, DATE.to_owned(), shown)
        .class("date")
        .attr("id", "field-as-of")
        .attr("aria-describedby", "field-as-of-help field-as-of-wrong")
        .state("aria-invalid", wrong);
    el("div", if wrong { "field wrong" } else { "field" })
        .add(el("label", "").attr("for", "field-as-of").say(seat, &words::AS_OF))
        .add(input)
        .add(el("p", "help").attr("id", "field-as-of-help").say(seat, &words::AS_OF_HELP))
        .add(
            el("div", "error")
                .attr("id", "field-as-of-wrong")
                .attr("aria-live", "polite")
                .text(complaint.unwrap_or_default()),
        )
}

/// What is wrong with a typed date, and which one counts. While it is being typed, one is not wrong, only unfinished.
fn date_complaint(shared: &Shared, typed: &str) -> Option<String> {
    let (why, may_go_on) = read::date(typed, shared.voice()).err()?;
    if may_go_on && !shared.drafts.is_left(DATE) {
        return None;
    }
    let kept = shared.desk.text(DATE).unwrap_or_default();
    Some(why + &shared.voice().fill(errors::STILL, &[("kept", &kept)]))
}

/// Says that a roster is used, in place of the numbers that would make one.
fn roster(shared: &Shared) -> String {
    if !shared.desk.has_roster() {
        return String::new();
    }
    let households = number(extent(shared.desk.scenario()).households);
    shared.voice().fill(words::LISTED, &[("households", &households)])
}

fn input_group(seat: &Seat<'_>, group: Group) -> Node {
    let title = el("summary", "").say(seat, &fields::group(group));
    let is_open = OPEN.contains(&group) && seat.settings.wide;
    let contents = (is_open || !seat.is_new).then(|| contents(seat, group));
    el("details", "group").flag("open", is_open).add(title).maybe(contents)
}

/// The controls of a group: its own ones, then what is chosen from a few, then the plain numbers.
fn contents(seat: &Seat<'_>, group: Group) -> Node {
    if group == Group::Members {
        return members::contents(seat);
    }
    let mut node = el("div", "group-fields");
    node = match group {
        Group::Shares if !is_at_hand(seat) => node.add(split_field(seat)),
        Group::Enterprise => node.add(enterprises(seat)),
        Group::Poverty if seat.voice().era != Era::Poverty => node.add(source_field(seat)),
        _ => node,
    };
    let elsewhere = field_at_hand(seat);
    for choice in CHOICES.iter().filter(|choice| choice.group == group && is_set(seat, choice.path)) {
        node = node.add(choose(seat, choice));
        let fields = FIELDS.iter().filter(|field| Some(field.path) != elsewhere);
        for field in fields.filter(|field| belongs(field.path) == Some(choice.path)) {
            node = node.add(number_field(seat, field.path.to_owned(), field));
        }
    }
    for field in FIELDS.iter().filter(|field| field.group == group && is_plain(field.path)) {
        node = node.add(number_field(seat, field.path.to_owned(), field));
    }
    node
}

/// Whether the scenario has a setting: other rules have other ones.
fn is_set(shared: &Shared, path: &str) -> bool {
    crate::desk::path::get(shared.desk.scenario(), path).is_some()
}

/// The choice whose settings a field is one of.
fn belongs(field: &str) -> Option<&'static str> {
    let rule = field.rsplit_once('.')?.0;
    CHOICES.iter().find(|choice| choice.path == rule).map(|choice| choice.path)
}

/// Whether a field is shown as a number of its own, and not by a control of several.
fn is_plain(path: &str) -> bool {
    !path.contains('*') && !path.starts_with("village.split.") && belongs(path).is_none()
}
