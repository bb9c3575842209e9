//! Title, language, examples, undo and the other commands.

use fenhong::cases::CASES;
use fenhong::words::{Lang, Text, page as words};

use crate::app::message::Message;
use crate::app::model::Model;
use crate::app::route::View;
use crate::app::settings::Light;
use crate::parts::node::{Node, On, button, el};

/// The head of the page.
pub fn header(model: &Model) -> Node {
    let title =
        el("div", "title").add(el("h1", "").say(model, &words::TITLE)).add(el("p", "about").say(model, &words::ABOUT));
    let first = el("div", "first-commands").add(examples(model)).add_all(steps(model)).add(language(model));
    let list = el("div", "menu-list").add_all(commands(model));
    let menu = el("details", "menu").add(el("summary", "").say(model, &words::MENU)).add(list);
    el("header", "head").add(title).add(first).add(menu)
}

fn language(model: &Model) -> Node {
    button(model.say(&words::LANGUAGE), Message::Language)
        .class("language")
        .attr("lang", model.settings.other_lang().tag())
        .say_attr("title", model, &words::LANGUAGE_HINT)
}

/// A list of examples; choosing one opens it.
fn examples(model: &Model) -> Node {
    let mut select = el("select", "menu-select")
        .say_attr("aria-label", model, &words::EXAMPLES)
        .on(On::Change, Message::Example)
        .add(el("option", "").attr("value", "").say(model, &words::CHOOSE_EXAMPLE));
    for place in 0..CASES.len() {
        let [zh, en] = &model.cases[place];
        let name = if model.settings.lang == Lang::Zh { zh } else { en };
        select = select.add(el("option", "").put("value", place.to_string()).text(name.clone()));
    }
    select
}

fn steps(model: &Model) -> Vec<Node> {
    let (back, forward) = model.desk.steps();
    vec![
        button(model.say(&words::UNDO), Message::Undo).class("undo").flag("disabled", !back),
        button(model.say(&words::REDO), Message::Redo).class("redo").flag("disabled", !forward),
    ]
}

/// The commands that are not needed every minute.
fn commands(model: &Model) -> Vec<Node> {
    let projector = model.settings.projector;
    let projector_words = if projector { words::LEAVE_PROJECTOR } else { words::PROJECTOR };
    let mut commands = vec![
        button(model.say(&words::RESET), Message::Reset),
        button(model.say(&words::SAVE), Message::Save),
        open_command(model),
    ];
    commands.extend(View::MENU.map(|view| button(model.say(&view.name()), Message::Go(view))));
    commands.extend([
        button(model.say(&words::PRINT), Message::Print),
        button(model.say(&projector_words), Message::Projector).state("aria-pressed", projector),
        button(model.say(&light_words(model.settings.light)), Message::Light),
    ]);
    commands
}

/// A file input that looks like the other commands; boot.js reads the file.
fn open_command(model: &Model) -> Node {
    let input = el("input", "unseen")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .on(On::Change, Message::File("file"));
    el("label", "button").add(input).add(el("span", "").say(model, &words::OPEN))
}

fn light_words(light: Light) -> Text {
    match light {
        Light::System => words::THEME_AUTO,
        Light::Light => words::THEME_LIGHT,
        Light::Dark => words::THEME_DARK,
    }
}
