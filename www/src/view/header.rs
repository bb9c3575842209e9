//! Title, language, examples, undo and the other commands.

use fenhong::cases::CASES;
use fenhong::words::{Lang, errors, page as words};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Event, HtmlSelectElement};

use crate::node::{Node, button, el, input_of};
use crate::page::{Page, case, page};
use crate::settings::Light;
use crate::{dom, files, link};

/// The head of the page.
pub fn header() -> Node {
    let page = page();
    let title = el("div.title").add(el("h1").say(words::TITLE)).add(el("p.about").say(words::ABOUT));
    let wide = el("span.wide").add(examples(page)).add_all(steps(page));
    let menu = el("details.menu");
    let closing = menu.element().clone();
    let list =
        el("div.menu-list").add(el("span.narrow").add(examples(page)).add_all(steps(page))).add_all(commands(page));
    let menu =
        menu.on("click", move |event| close_after(&event, &closing)).add(el("summary").say(words::MENU)).add(list);
    el("header.head").add(title).add(el("div.first-commands").add(wide).add(language(page))).add(menu)
}

/// Closes the menu after a command was chosen.
fn close_after(event: &Event, menu: &Element) {
    let target: Element = event.target().expect("something was clicked").unchecked_into();
    if target.matches("button").unwrap_or(false) {
        let _ = menu.remove_attribute("open");
    }
}

fn language(page: Page) -> Node {
    button(words::LANGUAGE, move || page.settings.lang.set(untrack(|| other(page))))
        .live_attr("lang", move || Some(other(page).tag().to_owned()))
        .say_attr("title", words::LANGUAGE_HINT)
}

fn other(page: Page) -> Lang {
    match page.settings.lang.get() {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    }
}

/// A list of examples; choosing one opens it.
fn examples(page: Page) -> Node {
    let options = (0..CASES.len()).map(|place| {
        el("option").attr("value", &place.to_string()).live(move || case_name(place, page.settings.lang.get()))
    });
    el("select")
        .say_attr("aria-label", words::EXAMPLES)
        .add(el("option").attr("value", "").say(words::CHOOSE_EXAMPLE))
        .add_all(options)
        .on("change", move |event| {
            let select: HtmlSelectElement = event.target().expect("a choice was made").unchecked_into();
            if let Ok(place) = select.value().parse::<usize>() {
                page.desk.open(case(place));
                page.tell(words::CASE_OPENED, &[("name", &untrack(|| page.name()))]);
            }
            select.set_value("");
        })
}

fn case_name(place: usize, lang: Lang) -> String {
    let key = if lang == Lang::Zh { "zh" } else { "en" };
    case(place)["name"][key].as_str().unwrap_or_default().to_owned()
}

fn steps(page: Page) -> [Node; 2] {
    let desk = page.desk;
    [
        button(words::UNDO, move || desk.undo()).flag("disabled", move || !desk.steps.get().0),
        button(words::REDO, move || desk.redo()).flag("disabled", move || !desk.steps.get().1),
    ]
}

/// The commands that are not needed every minute.
fn commands(page: Page) -> [Node; 7] {
    let settings = page.settings;
    let projector = move || page.say(if settings.projector.get() { words::LEAVE_PROJECTOR } else { words::PROJECTOR });
    let light = move || page.say(light_words(settings.light.get()));
    [
        button(words::RESET, move || reset(page)),
        button(words::SHARE, move || share(page)),
        button(words::SAVE, move || save(page)),
        open_command(page),
        button(words::PRINT, || drop(dom::window().print())),
        el("button")
            .attr("type", "button")
            .state("aria-pressed", move || settings.projector.get())
            .live(projector)
            .on("click", move |_| settings.projector.update(|on| *on = !*on)),
        el("button")
            .attr("type", "button")
            .live(light)
            .on("click", move |_| settings.light.update(|light| *light = next(*light))),
    ]
}

/// A file input that looks like the other commands.
fn open_command(page: Page) -> Node {
    let input =
        el("input.unseen").attr("type", "file").attr("accept", ".json,application/json").on("change", move |event| {
            let input = input_of(&event);
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                spawn_local(open_file(page, file));
            }
            input.set_value("");
        });
    el("label.button").add(input).add(el("span").say(words::OPEN))
}

async fn open_file(page: Page, file: web_sys::File) {
    match files::read(&file).await {
        Ok(Some(text)) => {
            if page.open_text(&text) {
                page.tell(words::FILE_OPENED, &[("file", &file.name())]);
            }
        }
        Ok(None) => page.tell(errors::LARGE_FILE, &[("most", &files::MOST_MEGABYTES.to_string())]),
        Err(_) => page.tell(errors::BAD_FILE, &[]),
    }
}

fn next(light: Light) -> Light {
    match light {
        Light::System => Light::Light,
        Light::Light => Light::Dark,
        Light::Dark => Light::System,
    }
}

fn light_words(light: Light) -> fenhong::words::Text {
    match light {
        Light::System => words::THEME_AUTO,
        Light::Light => words::THEME_LIGHT,
        Light::Dark => words::THEME_DARK,
    }
}

fn reset(page: Page) {
    page.desk.reset();
    page.tell(words::RESET_DONE, &[("name", &untrack(|| page.name()))]);
}

fn save(page: Page) {
    let scenario = page.desk.scenario.get_untracked();
    let text = serde_json::to_string_pretty(&scenario).expect("a scenario always has a JSON form");
    files::save(&files::file_name(&untrack(|| page.name()), "json"), "application/json", &text);
}

/// Copies a link that holds the scenario. A roster never goes into a link.
fn share(page: Page) {
    let Some(text) = link::write(&page.desk.scenario.get_untracked()) else {
        return page.tell(errors::ROSTER_IN_LINK, &[]);
    };
    let address = dom::window().location().href().unwrap_or_default();
    let address = address.split('#').next().unwrap_or_default();
    let link = format!("{address}#s={text}");
    spawn_local(async move {
        let copied = match clipboard() {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&link)).await.is_ok(),
            None => false,
        };
        match copied {
            true => page.tell(words::LINK_COPIED, &[]),
            false => page.tell(words::LINK_SHOWN, &[("link", &link)]),
        }
    });
}

/// The clipboard; browsers offer none on a page that came over plain http.
fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = dom::window().navigator();
    let found = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    (!found.is_undefined()).then(|| navigator.clipboard())
}
