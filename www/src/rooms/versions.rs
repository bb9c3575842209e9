//! Scenarios kept under names in this browser.

use fenhong::safe;
use fenhong::words::papers as words;

use crate::app::message::{Detail, Message as PageMessage};
use crate::app::model::Model;
use crate::app::route::View;
use crate::app::store::{Act, Told, Version};
use crate::app::update::{go, open};
use crate::app::{hosted, store};
use crate::parts::node::{Node, On, button, el};

/// What can happen to the versions.
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
pub struct Versions {
    /// The newest first; none before they are read.
    all: Option<Vec<Version>>,
    is_asked: bool,
    name: Option<String>,
    renamed: Option<(u32, String)>,
    doubted: Option<u32>,
}

/// Asks for the list when it is first looked at.
pub fn follow(model: &mut Model) {
    if !std::mem::replace(&mut model.whole.versions.is_asked, true) {
        store::versions(Act::List);
    }
}

/// Brings the model to what a message means.
pub fn update(model: &mut Model, message: &Message, detail: &Detail) {
    let versions = &mut model.whole.versions;
    match message {
        Message::Name => versions.name = Some(detail.text.clone()),
        Message::NameKey if detail.text == "Enter" => keep(model),
        Message::NameKey => {}
        Message::Keep => keep(model),
        Message::Open(id) => {
            if let Some(version) = versions.all.iter().flatten().find(|version| version.id == *id) {
                store::open_version(*id, version.name.clone());
            }
        }
        Message::Rename(id) => {
            let name = versions.all.iter().flatten().find(|version| version.id == *id).map(|version| &version.name);
            versions.renamed = name.map(|name| (*id, name.clone()));
        }
        Message::NewName => {
            if let Some((_, name)) = &mut versions.renamed {
                name.clone_from(&detail.text);
            }
        }
        Message::Renamed => {
            if let Some((id, name)) = versions.renamed.take().filter(|(_, name)| !name.trim().is_empty()) {
                store::versions(Act::Rename(id, name.trim().to_owned()));
            }
        }
        Message::Doubt(id) => versions.doubted = *id,
        Message::Remove(id) => {
            versions.doubted = None;
            store::versions(Act::Remove(*id));
        }
    }
}

fn keep(model: &mut Model) {
    let name = new_name(model);
    if !name.trim().is_empty() {
        store::versions(Act::Add(name.trim().to_owned(), model.desk.scenario().to_string(), words::VERSION_KEPT));
        model.whole.versions.name = None;
    }
}

/// The name that a new version would get: what is typed, or the scenario's.
fn new_name(model: &Model) -> String {
    model.whole.versions.name.clone().unwrap_or_else(|| model.title())
}

/// Takes in what was done with the versions.
pub fn take(model: &mut Model, told: Told) {
    match told {
        Told::Versions(all) => model.whole.versions.all = Some(all),
        Told::Added(name, said) => model.tell(said, &[("name", &safe::name(&name))]),
        Told::Opened(name, text) => match text.and_then(|text| hosted::scenario(&text)) {
            Some(scenario) => {
                open(model, scenario);
                go(model, View::Scheme);
                model.tell(words::VERSION_OPENED, &[("name", &safe::name(&name))]);
            }
            None => model.tell(words::VERSION_GONE, &[]),
        },
        Told::VersionsFailed => model.tell(words::VERSIONS_FAILED, &[]),
        _ => {}
    }
}

/// The view.
pub fn versions(model: &Model) -> Node {
    let mut list = el("ul", "versions-list");
    for version in model.whole.versions.all.iter().flatten() {
        list = list.add(row(model, version));
    }
    let is_empty = model.whole.versions.all.as_ref().is_some_and(Vec::is_empty);
    let nothing = is_empty.then(|| el("p", "hint").say(model, &words::NO_VERSIONS));
    el("main", "versions")
        .attr("id", "results")
        .attr("tabindex", "-1")
        .add(el("h2", "").say(model, &fenhong::words::page::VIEW_VERSIONS))
        .add(el("p", "").say(model, &words::VERSIONS_ABOUT))
        .add(adding(model))
        .maybe(nothing)
        .add(list)
}

fn adding(model: &Model) -> Node {
    let name = name_field(new_name(model), Message::Name).on(On::Key, to(Message::NameKey));
    let label = el("label", "field name").add(el("span", "").say(model, &words::VERSION_NAME)).add(name);
    el("div", "adding").add(label).add(button(model.say(&words::KEEP_VERSION), to(Message::Keep)))
}

fn name_field(shown: String, typed: Message) -> Node {
    el("input", "").attr("type", "text").attr("autocomplete", "off").put("value", shown).on(On::Input, to(typed))
}

fn row(model: &Model, version: &Version) -> Node {
    let versions = &model.whole.versions;
    let row = el("li", "");
    if let Some((_, name)) = versions.renamed.as_ref().filter(|(id, _)| *id == version.id) {
        let field = name_field(name.clone(), Message::NewName).say_attr("aria-label", model, &words::NEW_NAME);
        return row.add(field).add(button(model.say(&words::DONE), to(Message::Renamed)));
    }
    if versions.doubted == Some(version.id) {
        let sure = model.voice().fill(words::REMOVE_SURE, &[("name", &safe::name(&version.name))]);
        return row
            .add(el("span", "").attr("role", "alert").text(sure))
            .add(button(model.say(&words::REMOVE_YES), to(Message::Remove(version.id))))
            .add(button(model.say(&words::REMOVE_NO), to(Message::Doubt(None))));
    }
    let act = |text, message| {
        let label = model.say(&text);
        let name = label.clone() + " " + &safe::name(&version.name);
        button(label, to(message)).put("aria-label", name)
    };
    row.add(el("b", "").text(safe::name(&version.name)))
        .add(el("span", "date").text(version.date.clone()))
        .add(act(words::OPEN_VERSION, Message::Open(version.id)))
        .add(act(words::RENAME_VERSION, Message::Rename(version.id)))
        .add(act(words::REMOVE_VERSION, Message::Doubt(Some(version.id))))
}

fn to(message: Message) -> PageMessage {
    crate::rooms::to(crate::rooms::Message::Versions(message))
}
