//! Scenarios kept under names in this browser.

use fenhong::safe;
use fenhong::words::papers as words;

use crate::desk;
use crate::desk::store::{self, Act, Told, Version};
use crate::parts::detail::Detail;
use crate::parts::errand::Wanted;
use crate::parts::node::{Node, On, button, el};
use crate::parts::seat;
use crate::parts::shared::Shared;

/// From where its parts see.
type Seat<'a> = seat::Seat<'a, State, Message>;

/// What can happen to the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// The field of the new version's name holds another text.
    Name,
    /// A key in that field.
    NameKey,
    /// Keep the scenario at hand.
    Keep,
    /// Open a version.
    Open(u32),
    /// Begin to rename a version.
    Rename(u32),
    /// The field of its name holds another text.
    NewName,
    /// The new name stands.
    Renamed,
    /// Ask whether a version shall be deleted.
    Doubt(Option<u32>),
    /// Delete it.
    Remove(u32),
}

/// All that are kept, and what is being done with them.
#[derive(Default)]
pub struct State {
    /// The newest first; none before they are read.
    all: Option<Vec<Version>>,
    is_asked: bool,
    name: Option<String>,
    renamed: Option<(u32, String)>,
    doubted: Option<u32>,
}

/// Asks for the list when it is first looked at.
pub fn follow(state: &mut State) {
    if !std::mem::replace(&mut state.is_asked, true) {
        store::versions(Act::List);
    }
}

/// Brings the view to what a message means.
pub fn update(state: &mut State, shared: &Shared, message: &Message, detail: &Detail) {
    match message {
        Message::Name => state.name = Some(detail.text.clone()),
        Message::NameKey if detail.text == "Enter" => keep(state, shared),
        Message::NameKey => {}
        Message::Keep => keep(state, shared),
        Message::Open(id) => {
            if let Some(version) = state.all.iter().flatten().find(|version| version.id == *id) {
                store::open_version(*id, version.name.clone());
            }
        }
        Message::Rename(id) => {
            let name = state.all.iter().flatten().find(|version| version.id == *id).map(|version| &version.name);
            state.renamed = name.map(|name| (*id, name.clone()));
        }
        Message::NewName => {
            if let Some((_, name)) = &mut state.renamed {
                name.clone_from(&detail.text);
            }
        }
        Message::Renamed => {
            if let Some((id, name)) = state.renamed.take().filter(|(_, name)| !name.trim().is_empty()) {
                store::versions(Act::Rename(id, name.trim().to_owned()));
            }
        }
        Message::Doubt(id) => state.doubted = *id,
        Message::Remove(id) => {
            state.doubted = None;
            store::versions(Act::Remove(*id));
        }
    }
}

fn keep(state: &mut State, shared: &Shared) {
    let name = new_name(state, shared);
    if !name.trim().is_empty() {
        store::versions(Act::Add(name.trim().to_owned(), shared.desk.scenario().to_string(), words::VERSION_KEPT));
        state.name = None;
    }
}

/// The name that a new version would get: what is typed, or the scenario's.
fn new_name(state: &State, shared: &Shared) -> String {
    state.name.clone().unwrap_or_else(|| shared.title())
}

/// Takes in what was done with the versions.
pub fn take(state: &mut State, shared: &mut Shared, told: Told) {
    match told {
        Told::Versions(all) => state.all = Some(all),
        Told::Added(name, said) => shared.tell(said, &[("name", &safe::name(&name))]),
        Told::Opened(name, text) => match text.and_then(|text| desk::of_text(&text)) {
            Some(scenario) => {
                let name = Some(safe::name(&name));
                shared.wanted = Some(Wanted { scenario, said: words::VERSION_OPENED, name });
            }
            None => shared.tell(words::VERSION_GONE, &[]),
        },
        Told::VersionsFailed => shared.tell(words::VERSIONS_FAILED, &[]),
        _ => {}
    }
}

/// The view.
pub fn versions(seat: &Seat<'_>) -> Node {
    let mut list = el("ul", "versions-list");
    for version in seat.own.all.iter().flatten() {
        list = list.add(row(seat, version));
    }
    let is_empty = seat.own.all.as_ref().is_some_and(Vec::is_empty);
    let nothing = is_empty.then(|| el("p", "hint").say(seat, &words::NO_VERSIONS));
    el("main", "versions")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .add(el("h2", "").say(seat, &fenhong::words::page::VIEW_VERSIONS))
        .add(el("p", "").say(seat, &words::VERSIONS_ABOUT))
        .add(adding(seat))
        .maybe(nothing)
        .add(list)
}

fn adding(seat: &Seat<'_>) -> Node {
    let name = name_field(seat, new_name(seat.own, seat), Message::Name).on(On::Key, seat.ear(Message::NameKey));
    let label = el("label", "field name").add(el("span", "").say(seat, &words::VERSION_NAME)).add(name);
    el("div", "adding").add(label).add(button(seat.say(&words::KEEP_VERSION), seat.ear(Message::Keep)))
}

fn name_field(seat: &Seat<'_>, shown: String, typed: Message) -> Node {
    el("input", "").attr("type", "text").attr("autocomplete", "off").put("value", shown).on(On::Input, seat.ear(typed))
}

fn row(seat: &Seat<'_>, version: &Version) -> Node {
    let versions = seat.own;
    let row = el("li", "");
    if let Some((_, name)) = versions.renamed.as_ref().filter(|(id, _)| *id == version.id) {
        let field = name_field(seat, name.clone(), Message::NewName).say_attr("aria-label", seat, &words::NEW_NAME);
        return row.add(field).add(button(seat.say(&words::DONE), seat.ear(Message::Renamed)));
    }
    if versions.doubted == Some(version.id) {
        let sure = seat.voice().fill(words::REMOVE_SURE, &[("name", &safe::name(&version.name))]);
        return row
            .add(el("span", "").attr("role", "alert").text(sure))
            .add(button(seat.say(&words::REMOVE_YES), seat.ear(Message::Remove(version.id))))
            .add(button(seat.say(&words::REMOVE_NO), seat.ear(Message::Doubt(None))));
    }
    let act = |text, message| {
        let label = seat.say(&text);
        let name = label.clone() + " " + &safe::name(&version.name);
        button(label, seat.ear(message)).put("aria-label", name)
    };
    row.add(el("b", "").text(safe::name(&version.name)))
        .add(el("span", "date").text(version.date.clone()))
        .add(act(words::OPEN_VERSION, Message::Open(version.id)))
        .add(act(words::RENAME_VERSION, Message::Rename(version.id)))
        .add(act(words::REMOVE_VERSION, Message::Doubt(Some(version.id))))
}
