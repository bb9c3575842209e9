//! Title, language, examples, undo and the other commands.

use fenhong::cases::CASES;
use fenhong::words::{Lang, errors, page as words};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::page::{Page, case, page, say};
use crate::settings::Light;
use crate::{dom, files, link};

/// The head of the page.
#[component]
pub fn Header() -> impl IntoView {
    let page = page();
    let menu = NodeRef::<html::Details>::new();
    view! {
        <header class="head">
            <div class="title">
                <h1>{say(words::TITLE)}</h1>
                <p class="about">{say(words::ABOUT)}</p>
            </div>
            <div class="first-commands">
                <span class="wide"><Examples/><Steps/></span>
                <button type="button" lang=move || other(page).tag() title=say(words::LANGUAGE_HINT)
                    on:click=move |_| page.settings.lang.set(other(page))>
                    {say(words::LANGUAGE)}
                </button>
            </div>
            <details class="menu" node_ref=menu on:click=move |event| close_after(&event, menu)>
                <summary>{say(words::MENU)}</summary>
                <div class="menu-list"><span class="narrow"><Examples/><Steps/></span><Commands/></div>
            </details>
        </header>
    }
}

/// Closes the menu after a command was chosen.
fn close_after(event: &web_sys::MouseEvent, menu: NodeRef<html::Details>) {
    let target: web_sys::Element = event_target(event);
    if let Some(details) = menu.get().filter(|_| target.matches("button").unwrap_or(false)) {
        let _ = details.remove_attribute("open");
    }
}

fn other(page: Page) -> Lang {
    match page.settings.lang.get() {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    }
}

/// A list of examples; choosing one opens it.
#[component]
fn Examples() -> impl IntoView {
    let page = page();
    let node = NodeRef::<html::Select>::new();
    let open = move |_| {
        let Some(select) = node.get() else { return };
        if let Ok(place) = select.value().parse::<usize>() {
            page.desk.open(case(place));
            let name = page.name();
            page.tell(words::CASE_OPENED, &[("name", &name)]);
        }
        select.set_value("");
    };
    let options = move || {
        let lang = page.settings.lang.get();
        let name = |place: usize| case_name(place, lang);
        (0..CASES.len()).map(|place| view! { <option value=place.to_string()>{name(place)}</option> }).collect_view()
    };
    view! {
        <select node_ref=node aria-label=say(words::EXAMPLES) on:change=open>
            <option value="" selected>{say(words::CHOOSE_EXAMPLE)}</option>
            {options}
        </select>
    }
}

fn case_name(place: usize, lang: Lang) -> String {
    let key = if lang == Lang::Zh { "zh" } else { "en" };
    case(place)["name"][key].as_str().unwrap_or_default().to_owned()
}

#[component]
fn Steps() -> impl IntoView {
    let page = page();
    let desk = page.desk;
    view! {
        <button type="button" disabled=move || !desk.steps.get().0 on:click=move |_| desk.undo()>
            {say(words::UNDO)}
        </button>
        <button type="button" disabled=move || !desk.steps.get().1 on:click=move |_| desk.redo()>
            {say(words::REDO)}
        </button>
    }
}

/// The commands that are not needed every minute.
#[component]
fn Commands() -> impl IntoView {
    let page = page();
    let settings = page.settings;
    let projector = move || page.say(if settings.projector.get() { words::LEAVE_PROJECTOR } else { words::PROJECTOR });
    view! {
        <button type="button" on:click=move |_| reset(page)>{say(words::RESET)}</button>
        <button type="button" on:click=move |_| share(page)>{say(words::SHARE)}</button>
        <button type="button" on:click=move |_| save(page)>{say(words::SAVE)}</button>
        <OpenFile/>
        <button type="button" on:click=move |_| drop(dom::window().print())>{say(words::PRINT)}</button>
        <button type="button" aria-pressed=move || settings.projector.get().to_string()
            on:click=move |_| settings.projector.update(|on| *on = !*on)>{projector}</button>
        <button type="button" on:click=move |_| settings.light.update(|light| *light = next(*light))>
            {move || page.say(light_words(settings.light.get()))}
        </button>
    }
}

/// A file input that looks like the other commands.
#[component]
fn OpenFile() -> impl IntoView {
    let page = page();
    let node = NodeRef::<html::Input>::new();
    let open = move |_| {
        let Some(input) = node.get() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            spawn_local(open_file(page, file));
        }
        input.set_value("");
    };
    view! {
        <label class="button">
            <input node_ref=node type="file" accept=".json,application/json" class="unseen" on:change=open/>
            {say(words::OPEN)}
        </label>
    }
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
    let name = page.name();
    page.tell(words::RESET_DONE, &[("name", &name)]);
}

fn save(page: Page) {
    let scenario = page.desk.scenario.get_untracked();
    let text = serde_json::to_string_pretty(&scenario).expect("a scenario always has a JSON form");
    files::save(&files::file_name(&page.name(), "json"), "application/json", &text);
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
