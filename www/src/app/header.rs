//! Title, language, examples, undo and the other commands.

use fenhong::words::{Lang, Text, page as words};

use crate::app::message::Message;
use crate::app::model::Frame;
use crate::app::route::View;
use crate::parts::message::{Common, OfFile};
use crate::parts::node::{Node, On, button, el};
use crate::parts::settings::Light;

/// The head of the page.
pub fn header(seat: &Frame<'_>) -> Node {
    let title =
        el("div", "title").add(el("h1", "").say(seat, &words::TITLE)).add(el("p", "about").say(seat, &words::ABOUT));
    let first = el("div", "first-commands").add(examples(seat)).add_all(steps(seat)).add(language(seat));
    let list = el("div", "menu-list").add_all(commands(seat));
    let menu = el("details", "menu").add(el("summary", "").say(seat, &words::MENU)).add(list);
    el("header", "head").add(title).add(first).add(menu)
}

fn language(seat: &Frame<'_>) -> Node {
    button(seat.say(&words::LANGUAGE), seat.ear(Message::Language))
        .class("language")
        .attr("lang", seat.settings.other_lang().tag())
        .say_attr("title", seat, &words::LANGUAGE_HINT)
}

/// A list of examples; choosing one opens it.
fn examples(seat: &Frame<'_>) -> Node {
    let mut select = el("select", "menu-select")
        .say_attr("aria-label", seat, &words::EXAMPLES)
        .on(On::Change, seat.ear(Message::Example))
        .add(el("option", "").attr("value", "").say(seat, &words::CHOOSE_EXAMPLE));
    // Who sees the first numbers has not opened it yet.
    let names = if seat.is_new { &[] } else { seat.own.names() };
    for (place, [zh, en]) in names.iter().enumerate() {
        let name = if seat.settings.lang == Lang::Zh { zh } else { en };
        select = select.add(el("option", "").put("value", place.to_string()).text(name.clone()));
    }
    select
}

fn steps(seat: &Frame<'_>) -> Vec<Node> {
    let (back, forward) = seat.desk.steps();
    vec![
        button(seat.say(&words::UNDO), seat.ear(Message::Undo)).class("undo").flag("disabled", !back),
        button(seat.say(&words::REDO), seat.ear(Message::Redo)).class("redo").flag("disabled", !forward),
    ]
}

/// The commands that are not needed every minute.
fn commands(seat: &Frame<'_>) -> Vec<Node> {
    let projector = seat.settings.projector;
    let projector_words = if projector { words::LEAVE_PROJECTOR } else { words::PROJECTOR };
    let mut commands = vec![
        button(seat.say(&words::RESET), seat.ear(Message::Reset)),
        button(seat.say(&words::SAVE), seat.ear(Message::Save)),
        open_command(seat),
    ];
    commands.extend(View::MENU.map(|view| button(seat.say(&view.name()), seat.ear(Message::Go(view)))));
    commands.extend([
        button(seat.say(&words::PRINT), seat.common(Common::Print)),
        button(seat.say(&projector_words), seat.ear(Message::Projector)).state("aria-pressed", projector),
        button(seat.say(&light_words(seat.settings.light)), seat.ear(Message::Light)),
    ]);
    commands
}

/// A file input that looks like the other commands.
fn open_command(seat: &Frame<'_>) -> Node {
    let input = el("input", "unseen")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .on(On::Change, seat.common(Common::File(OfFile::Open)));
    el("label", "button").add(input).add(el("span", "").say(seat, &words::OPEN))
}

fn light_words(light: Light) -> Text {
    match light {
        Light::System => words::THEME_AUTO,
        Light::Light => words::THEME_LIGHT,
        Light::Dark => words::THEME_DARK,
    }
}
