//! What is watched beside the tree: how wide the charts' places are, keys that mean the same everywhere, printing.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Element, HtmlElement, KeyboardEvent, ResizeObserver, ResizeObserverEntry, Window};
use yew::html::Scope;

use crate::app::message::{Detail, Message};
use crate::app::runtime::{Page, Told};
use crate::app::{host, store};
use crate::parts::{detail, document, settle};

/// Tells the page how wide the places of the charts are, now and whenever that changes, until it is dropped.
pub struct Watch {
    observer: ResizeObserver,
    _told: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    /// Begins to watch the places that are under `root` now.
    pub fn begin(root: &Element, page: Scope<Page>) -> Option<Watch> {
        let drawings: Vec<HtmlElement> = settle::all(root, ".drawing");
        let places = drawings.clone();
        let told = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            for entry in entries.iter().filter_map(|entry| entry.dyn_into::<ResizeObserverEntry>().ok()) {
                let target = entry.target();
                let place = places.iter().position(|drawing| AsRef::<Element>::as_ref(drawing) == &target);
                if let Some(place) = place.filter(|_| target.client_width() > 0) {
                    page.send_message(Told::Measured(place, f64::from(target.client_width())));
                }
            }
        });
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        drawings.iter().for_each(|drawing| observer.observe(drawing));
        Some(Watch { observer, _told: told })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// What is heard wherever it happens: undo, redo and leaving by keys, printing, the whole screen, the focus, what the
/// system and the screen are like.
pub struct Everywhere {
    _listeners: [EventListener; 8],
    _media: [Option<EventListener>; 2],
}

impl Everywhere {
    /// Begins to listen in the page's window.
    pub fn begin(page: &Scope<Page>) -> Everywhere {
        let window = web_sys::window().expect_throw("the page runs in a window");
        let paper = |event: &'static str, is: &'static str| {
            let page = page.clone();
            EventListener::new(&window, event, move |_| {
                page.send_message(Told::Hosted("paper".to_owned(), is.to_owned(), String::new()));
            })
        };
        let listeners = [
            keys(&window, page.clone()),
            paper("beforeprint", "yes"),
            paper("afterprint", "no"),
            whole_screen(&window, page.clone()),
            helps(&window),
            going(&window, "pagehide"),
            going(&window, "visibilitychange"),
            address(&window, page.clone()),
        ];
        let media = [media(host::DARK, "dark", page.clone()), media(host::WIDE, "wide", page.clone())];
        Everywhere { _listeners: listeners, _media: media }
    }
}

/// What the system says to a question may change.
fn media(question: &str, what: &'static str, page: Scope<Page>) -> Option<EventListener> {
    let answer = host::media(question)?;
    let asked = answer.clone();
    Some(EventListener::new(&answer, "change", move |_| {
        let is = if asked.matches() { "yes" } else { "no" };
        page.send_message(Told::Hosted(what.to_owned(), is.to_owned(), String::new()));
    }))
}

/// What is still to be written is written before the page may go: on a phone it goes without a word once it is hidden.
fn going(window: &Window, event: &'static str) -> EventListener {
    EventListener::new(window, event, |_| store::flush())
}

/// Who leaves the whole screen by the browser's own key or button leaves the projector too.
fn whole_screen(window: &Window, page: Scope<Page>) -> EventListener {
    EventListener::new(window, "fullscreenchange", move |_| {
        if !document::is_on_whole_screen() {
            page.send_message(Told::Heard(Message::LeaveProjector, Detail::default()));
        }
    })
}

/// The attribute of a field whose help is shown.
const HELPED: &str = "data-helped";

/// The help of a field that has had the focus stays until the focus leaves the inputs. Gone with the focus, it would move
/// what is under a pointer between press and release, and the press would be lost.
fn helps(window: &Window) -> EventListener {
    EventListener::new(window, "focusin", move |event| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let inputs = target.closest(".inputs").ok().flatten();
        match (inputs, target.closest(".field").ok().flatten(), document::root()) {
            (_, Some(field), _) => drop(field.set_attribute(HELPED, "")),
            (None, None, Some(root)) => {
                let helped: Vec<Element> = settle::all(&root, ".inputs [data-helped]");
                helped.iter().for_each(|field| drop(field.remove_attribute(HELPED)));
            }
            _ => {}
        }
    })
}

/// A view's address was followed, or a link was pasted over the page's address.
fn address(window: &Window, page: Scope<Page>) -> EventListener {
    EventListener::new(window, "hashchange", move |_| page.send_message(Told::Addressed))
}

fn keys(window: &Window, page: Scope<Page>) -> EventListener {
    // Typed numbers are part of the scenario's history, so no field hears these keys before.
    let first = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    EventListener::new_with_options(window, "keydown", first, move |event| {
        let name = event.dyn_ref::<KeyboardEvent>().map(detail::name).unwrap_or_default();
        let message = match name.as_str() {
            "Control+z" => Message::Undo,
            "Control+Shift+z" | "Control+y" => Message::Redo,
            // Dialogs and fields hear it too.
            "Escape" => return page.send_message(Told::Heard(Message::LeaveProjector, Detail::default())),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        page.send_message(Told::Heard(message, Detail::default()));
    })
}
