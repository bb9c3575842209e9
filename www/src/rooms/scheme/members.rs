//! The lists of changes of membership and of resolutions: rows that a planner adds, fills in and removes. The core says
//! what is wrong with them, and where.

use fenhong::scenario::fields::field;
use fenhong::scenario::{Body, FIELDS, Majority};
use fenhong::words::{Text, findings, members as words};
use serde_json::{Map, Value, json};

use crate::desk::path;
use crate::parts::detail::Detail;
use crate::parts::document;
use crate::parts::field::{number_field, refused, words_input};
use crate::parts::node::{Ear, Node, On, button, el};
use crate::parts::shared::Shared;
use crate::rooms::scheme::state::{List, Members, Message, Seat, State};

impl List {
    /// Its place in the scenario.
    fn path(self) -> &'static str {
        match self {
            List::Changes => "changes",
            List::Resolutions => "resolutions",
        }
    }

    /// Its rows.
    fn rows(self, shared: &Shared) -> &[Value] {
        path::get(shared.desk.scenario(), self.path()).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

/// Brings the lists to what a message means.
pub fn update(state: &mut State, shared: &mut Shared, message: Members, detail: &Detail) {
    match message {
        Members::Add(list) => {
            let place = list.rows(shared).len();
            let new =
                if list == List::Changes { new_change("joins", shared, &json!({})) } else { new_resolution(shared) };
            edit(shared, list, |rows| rows.push(new));
            state.added = Some((list, place));
        }
        Members::Remove(list, place) => {
            edit(shared, list, |rows| {
                if place < rows.len() {
                    rows.remove(place);
                }
            });
            state.added = None;
        }
        Members::Kind(place) => {
            let Some(old) = List::Changes.rows(shared).get(place).cloned() else { return };
            let new = new_change(&detail.text, shared, &old);
            edit(shared, List::Changes, |rows| rows[place] = new);
        }
        Members::Subject(place) => edit_resolution(shared, place, |row| {
            let chosen = words::SUBJECTS.iter().find(|(name, _, _)| *name == detail.text);
            row["subject"] = json!(detail.text);
            if chosen.is_some_and(|(_, _, subject)| subject.needs() == Majority::Charter) {
                row["kind"] = json!("charter");
            }
            meet(row, chosen.map(|(_, _, subject)| subject.body()));
        }),
        Members::Majority(place) => edit_resolution(shared, place, |row| row["kind"] = json!(detail.text)),
        Members::Whose(place) => edit_resolution(shared, place, |row| {
            let Some(row) = row.as_object_mut() else { return };
            row.remove("coop");
            if detail.text == ONE {
                row.insert("coop".to_owned(), json!(1));
            }
        }),
    }
}

/// One co-op's meeting, in the list of whose it may be.
const ONE: &str = "one";

fn edit(shared: &mut Shared, list: List, change: impl FnOnce(&mut Vec<Value>)) {
    let mut rows = list.rows(shared).to_vec();
    change(&mut rows);
    shared.drafts.drop_all(list.path());
    shared.desk.edit(list.path(), Value::Array(rows), document::now());
}

fn edit_resolution(shared: &mut Shared, place: usize, change: impl FnOnce(&mut Value)) {
    edit(shared, List::Resolutions, |rows| {
        if let Some(row) = rows.get_mut(place) {
            change(row);
        }
    });
}

/// The numbers that only a meeting of the collective has.
fn meet(row: &mut Value, body: Option<Body>) {
    let Some(row) = row.as_object_mut() else { return };
    for name in ["members", "notice"] {
        match (body, field(&format!("resolutions.*.{name}"))) {
            (Some(Body::Collective), Some(field)) => {
                row.entry(name).or_insert_with(|| json!(field.usual.parse::<u32>().unwrap_or_default()));
            }
            _ => drop(row.remove(name)),
        }
    }
}

/// The settings of a kind of change, beside its year and village.
fn settings(kind: &str) -> &'static [&'static str] {
    match kind {
        "joins" => &["household", "coop", "shares", "traded"],
        "leaves-one" => &["household", "coop", "notice"],
        "leaves-all" => &["household", "notice"],
        "dies" => &["household"],
        "splits" => &["household", "new", "persons", "workers"],
        _ => &["coop"],
    }
}

/// A change of a kind that keeps what `old` has of it; the rest is as usual.
fn new_change(kind: &str, shared: &Shared, old: &Value) -> Value {
    let mut new = Map::new();
    new.insert("change".to_owned(), json!(kind.split('-').next()));
    for name in ["year", "village"].iter().chain(settings(kind)) {
        let value = old.get(*name).cloned().or_else(|| usual(name)).unwrap_or_default();
        new.insert((*name).to_owned(), value);
    }
    if kind == "splits" && old.get("new").is_none() {
        let largest = List::Changes.rows(shared).iter().map(|change| path::count(change, "new")).max().unwrap_or(0);
        let first = path::count(&Value::Object(new.clone()), "new");
        new.insert("new".to_owned(), json!(first.max(largest.saturating_add(1))));
    }
    Value::Object(new)
}

/// The usual value of a change's setting.
fn usual(name: &str) -> Option<Value> {
    let usual = field(&format!("changes.*.{name}"))?.usual;
    Some(match name {
        "traded" => json!(format!("{usual}.00")),
        _ => json!(usual.parse::<u32>().ok()?),
    })
}

fn new_resolution(shared: &Shared) -> Value {
    let (name, year) = (shared.say(&words::NEW_NAME), 1);
    json!({
        "name": name, "kind": "ordinary", "subject": "without-trade",
        "year": year, "village": 1, "present": 0, "votes_for": 0,
    })
}

// What is shown.

/// The two lists.
pub fn contents(seat: &Seat<'_>) -> Node {
    el("div", "group-fields")
        .add(el("p", "hint").say(seat, &words::ABOUT))
        .add(list(seat, List::Changes))
        .add(list(seat, List::Resolutions))
}

fn list(seat: &Seat<'_>, list: List) -> Node {
    let (title, none, add) = match list {
        List::Changes => (words::CHANGES, words::NO_CHANGES, words::ADD_CHANGE),
        List::Resolutions => (words::RESOLUTIONS, words::NO_RESOLUTIONS, words::ADD_RESOLUTION),
    };
    let count = list.rows(seat).len();
    let class = if list == List::Changes { "rows changes" } else { "rows resolutions" };
    let mut node = el("section", class).add(el("h3", "").say(seat, &title));
    node = node.add(el("p", "hint").flag("hidden", count > 0).say(seat, &none));
    for place in 0..count {
        node = node.add(row(seat, list, place));
    }
    node.add(button(seat.say(&add), ear(seat, Members::Add(list))).class("add"))
}

fn ear(seat: &Seat<'_>, message: Members) -> Ear {
    seat.ear(Message::Members(message))
}

/// A row: what it says, folded its settings, what is wrong with it, and what the core finds about it.
fn row(seat: &Seat<'_>, list: List, place: usize) -> Node {
    let at = format!("{}.{place}", list.path());
    let beginning = at.clone() + ".";
    let wrong = seat.problem.as_ref().filter(|problem| problem.field.starts_with(&beginning) || problem.field == at);
    let is_open = wrong.is_some() || seat.own.added == Some((list, place));
    let (said, form) = match list {
        List::Changes => change(seat, &at, place),
        List::Resolutions => resolution(seat, &at, place),
    };
    let remove = button(seat.say(&words::REMOVE), ear(seat, Members::Remove(list, place))).class("plain");
    let complaint = wrong.and_then(|problem| refused(seat, &problem.field));
    el("div", if wrong.is_some() { "row wrong-row" } else { "row" })
        .add(el("details", "fold").flag("open", is_open).add(el("summary", "").text(said)).add(form.add(remove)))
        .add(el("div", "error").attr("aria-live", "polite").text(complaint.unwrap_or_default()))
        .add(el("p", "hint").text(found(seat, &at)))
}

/// What the core finds about a row: how a vote came out, what a dissolution lacks.
fn found(seat: &Seat<'_>, at: &str) -> String {
    let all = seat.report.as_ref().map_or(&[][..], |report| &report.findings);
    let about = all.iter().filter(|finding| finding.field == at);
    let said = about.map(|finding| findings::text(finding, seat.voice()));
    said.map(|text| text.weight + " " + &text.what).collect::<Vec<_>>().join(" ")
}

fn change(seat: &Seat<'_>, at: &str, place: usize) -> (String, Node) {
    let row = &List::Changes.rows(seat)[place];
    let kind = kind_of(row);
    let numbers: Vec<(&str, String)> =
        row.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), path::text(value))).collect();
    let numbers: Vec<(&str, &str)> = numbers.iter().map(|(name, number)| (*name, number.as_str())).collect();
    let said = words::change(kind, &numbers, seat.voice());
    let kinds = words::KINDS.map(|(name, text)| (name, seat.say(&text)));
    let form = el("div", "").add(select(seat, at, "kind", &words::WHAT_CHANGES, kind, &kinds, Members::Kind(place)));
    (said, numbers_of(seat, form, at, row))
}

/// The kind of a change, as the lists name it.
fn kind_of(row: &Value) -> &'static str {
    let name = match (row["change"].as_str().unwrap_or_default(), row.get("coop")) {
        ("leaves", Some(_)) => "leaves-one",
        ("leaves", None) => "leaves-all",
        (name, _) => name,
    };
    words::KINDS.iter().find(|(kind, _)| *kind == name).map_or("dissolves", |(kind, _)| kind)
}

fn resolution(seat: &Seat<'_>, at: &str, place: usize) -> (String, Node) {
    let row = &List::Resolutions.rows(seat)[place];
    let text = |name: &str| path::text(&row[name]);
    let (subject, majority) = (text("subject"), text("kind"));
    let subjects = words::SUBJECTS.map(|(name, words, _)| (name, seat.say(&words)));
    let majorities = words::MAJORITIES.map(|(name, words, _)| (name, seat.say(&words)));
    let decides = subjects.iter().find(|(name, _)| *name == subject).map_or("", |(_, said)| said);
    let values = [("year", &*text("year")), ("name", &text("name")), ("subject", decides)];
    let votes = [("present", &*text("present")), ("for", &text("votes_for"))];
    let said = seat.voice().fill(words::RESOLVED, &values) + " · " + &seat.voice().fill(words::FOR, &votes);
    let name_place = format!("{at}.name");
    let name = seat.drafts.get(&name_place).map_or_else(|| text("name"), str::to_owned);
    let name =
        el("label", "field name").add(el("span", "").say(seat, &words::NAME)).add(words_input(seat, name_place, name));
    let whose = [("", seat.say(&words::ANY_CO_OP)), (ONE, seat.say(&words::ONE_CO_OP))];
    let is_one = if row.get("coop").is_some() { ONE } else { "" };
    let form = el("div", "")
        .add(name)
        .add(select(seat, at, "subject", &words::SUBJECT, &subject, &subjects, Members::Subject(place)))
        .add(select(seat, at, "majority", &words::MAJORITY, &majority, &majorities, Members::Majority(place)))
        .add(select(seat, at, "whose", &words::WHOSE, is_one, &whose, Members::Whose(place)));
    (said, numbers_of(seat, form, at, row))
}

/// The numbers that a row has, each a field.
fn numbers_of(seat: &Seat<'_>, mut form: Node, at: &str, row: &Value) -> Node {
    let (list, _) = at.split_once('.').unwrap_or((at, ""));
    let prefix = list.to_owned() + ".*.";
    for field in FIELDS {
        let Some(name) = field.path.strip_prefix(&prefix) else { continue };
        let is_only = name == "village" && seat.desk.villages() < 2;
        if row.get(name).is_some() && !is_only {
            form = form.add(number_field(seat, format!("{at}.{name}"), field));
        }
    }
    form
}

fn select(
    seat: &Seat<'_>,
    at: &str,
    name: &str,
    question: &Text,
    chosen: &str,
    options: &[(&'static str, String)],
    message: Members,
) -> Node {
    let id = format!("field-{}-{name}", at.replace('.', "-"));
    let mut select =
        el("select", "").put("id", id.clone()).put("value", chosen.to_owned()).on(On::Change, ear(seat, message));
    for (value, label) in options {
        select = select.add(el("option", "").attr("value", value).text(label.clone()));
    }
    el("div", "field").add(el("label", "").put("for", id).say(seat, question)).add(select)
}
