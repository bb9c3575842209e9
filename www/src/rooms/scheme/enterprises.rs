//! The enterprises, each a fold.

use fenhong::scenario::fields::Group;
use fenhong::scenario::{FIELDS, Field};
use fenhong::units::Rate;
use fenhong::words::{page as words, percent};

use crate::desk::{entry, path};
use crate::parts::field::{number_field, words_input};
use crate::parts::node::{Node, button, el};
use crate::rooms::scheme::state::{Message, Seat};

/// All enterprises.
pub fn enterprises(seat: &Seat<'_>) -> Node {
    let count = entry::enterprises(seat.desk.scenario()).len();
    let mut list = el("div", "");
    for place in 0..count {
        list = list.add(enterprise(seat, place, count));
    }
    el("div", "")
        .add(el("p", "hint").say(seat, &words::ENTERPRISE_TURNS))
        .add(list)
        .add(button(seat.say(&words::ADD_ENTERPRISE), seat.ear(Message::AddEnterprise)).class("plain"))
}

fn enterprise(seat: &Seat<'_>, place: usize, count: usize) -> Node {
    let path = String::from(entry::ENTERPRISES) + "." + &place.to_string();
    let name_place = path.clone() + ".name." + seat.settings.key();
    let name = seat.desk.text(&name_place).unwrap_or_default();
    let title = el("summary", "")
        .add(el("span", "").text(fenhong::safe::name(&name)))
        .add(el("span", "state").text(state(seat, &path).unwrap_or_default()));
    // The two names share one field: a planner writes one language; the other keeps its text.
    let shown = seat.drafts.get(&name_place).map_or(name, str::to_owned);
    let name_field = el("label", "field name")
        .add(el("span", "").say(seat, &words::ENTERPRISE_NAME))
        .add(words_input(seat, name_place, shown));
    let mut node = el("details", "fold").add(title).add(name_field);
    let by_units = path::get(seat.desk.scenario(), &(path + UNITS)).is_some();
    for field in FIELDS.iter().filter(|field| is_shown(field, by_units)) {
        node = node.add(number_field(seat, field.path.replacen('*', &place.to_string(), 1), field));
    }
    let way = if by_units { &words::BY_RETURN } else { &words::BY_UNITS };
    node = node.add(button(seat.say(way), seat.ear(Message::Units(place))).class("plain"));
    let remove = button(seat.say(&words::REMOVE_ENTERPRISE), seat.ear(Message::RemoveEnterprise(place)));
    node.add(remove.class("plain").flag("hidden", count < 2))
}

/// Whether a field belongs to an enterprise that is given in this way: by units, or by its return.
fn is_shown(field: &Field, by_units: bool) -> bool {
    let unused = if by_units { field.path == MEAN } else { field.path.contains(UNITS) };
    field.group == Group::Enterprise && field.path.starts_with(entry::ENTERPRISES) && !unused
}

/// Where an enterprise's units stand.
const UNITS: &str = ".units";

/// The mean return, which units stand for where they are given.
const MEAN: &str = "enterprises.*.mean";

fn state(seat: &Seat<'_>, path: &str) -> Option<String> {
    let part = |name: &str| -> Option<String> {
        let rate: Rate = seat.desk.text(&(path.to_owned() + name))?.parse().ok()?;
        Some(percent(rate))
    };
    let sd = part(".sd")?;
    let money = |name: &str| Some(seat.desk.text(&(path.to_owned() + name))?.trim_end_matches(".00").to_owned());
    if let (Some(price), Some(cost)) = (money(".units.price"), money(".units.cost")) {
        return Some(seat.voice().fill(words::UNITS_STATE, &[("price", &price), ("cost", &cost), ("sd", &sd)]));
    }
    Some(seat.voice().fill(words::ENTERPRISE_STATE, &[("mean", &part(".mean")?), ("sd", &sd)]))
}
