//! What is watched beside the tree: how wide the charts' places are, keys that mean the same everywhere, printing.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Element, HtmlElement, KeyboardEvent, ResizeObserver, ResizeObserverEntry, Window};

use crate::desk::store;
use crate::parts::{detail, document, host, settle};

/// Tells the page how wide the places of the charts are, now and whenever that changes, until it is dropped.
pub struct Watch {
    observer: ResizeObserver,
    _told: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    /// Begins to watch the places that are under `root` now.
    pub fn begin(root: &Element, measured: impl Fn(usize, f64) + 'static) -> Option<Watch> {
        let drawings: Vec<HtmlElement> = settle::all(root, ".drawing");
        let places = drawings.clone();
        let told = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            for entry in entries.iter().filter_map(|entry| entry.dyn_into::<ResizeObserverEntry>().ok()) {
                let target = entry.target();
                let place = places.iter().position(|drawing| AsRef::<Element>::as_ref(drawing) == &target);
                if let Some(place) = place.filter(|_| target.client_width() > 0) {
                    measured(place, f64::from(target.client_width()));
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

/// What is heard wherever it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anywhere {
    /// A key that takes a step back.
    Undo,
    /// A key that takes it again.
    Redo,
    /// A key, or a clicker's, that leads to the next page, or to the one before.
    Page(bool),
    /// A key or the browser's own button that leaves the whole screen.
    Leave,
    /// The page is being printed, or is no more.
    Paper(bool),
    /// The system is dark, or light.
    Dark(bool),
    /// The screen is wide enough to hold inputs beside the results, or is not.
    Wide(bool),
    /// The address has changed.
    Address,
}

type Hear = Rc<dyn Fn(Anywhere)>;

/// What is heard wherever it happens: undo, redo and leaving by keys, printing, the whole screen, the focus, what the
/// system and the screen are like.
pub struct Everywhere {
    _listeners: [EventListener; 8],
    _media: [Option<EventListener>; 2],
}

impl Everywhere {
    /// Begins to listen in the page's window.
    pub fn begin(hear: impl Fn(Anywhere) + 'static) -> Everywhere {
        let hear: Hear = Rc::new(hear);
        let window = web_sys::window().expect_throw("the page runs in a window");
        let heard = |event: &'static str, what: Anywhere| {
            let hear = hear.clone();
            EventListener::new(&window, event, move |_| hear(what))
        };
        let listeners = [
            keys(&window, hear.clone()),
            heard("beforeprint", Anywhere::Paper(true)),
            heard("afterprint", Anywhere::Paper(false)),
            whole_screen(&window, hear.clone()),
            helps(&window),
            going(&window, "pagehide"),
            going(&window, "visibilitychange"),
            // A view's address was followed, or a link was pasted over the page's address.
            heard("hashchange", Anywhere::Address),
        ];
        let media = [media(host::DARK, Anywhere::Dark, hear.clone()), media(host::WIDE, Anywhere::Wide, hear.clone())];
        Everywhere { _listeners: listeners, _media: media }
    }
}

/// What the system says to a question may change.
fn media(question: &str, what: fn(bool) -> Anywhere, hear: Hear) -> Option<EventListener> {
    let answer = host::media(question)?;
    let asked = answer.clone();
    Some(EventListener::new(&answer, "change", move |_| {
        hear(what(asked.matches()));
    }))
}

/// What is still to be written is written before the page may go: on a phone it goes without a word once it is hidden.
fn going(window: &Window, event: &'static str) -> EventListener {
    EventListener::new(window, event, |_| store::flush())
}

/// Who leaves the whole screen by the browser's own key or button leaves the projector too.
fn whole_screen(window: &Window, hear: Hear) -> EventListener {
    EventListener::new(window, "fullscreenchange", move |_| {
        if !document::is_on_whole_screen() {
            hear(Anywhere::Leave);
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

fn keys(window: &Window, hear: Hear) -> EventListener {
    // Typed numbers are part of the scenario's history, so no field hears these keys before.
    let first = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    EventListener::new_with_options(window, "keydown", first, move |event| {
        let name = event.dyn_ref::<KeyboardEvent>().map(detail::name).unwrap_or_default();
        let what = match name.as_str() {
            "Control+z" => Anywhere::Undo,
            "Control+Shift+z" | "Control+y" => Anywhere::Redo,
            // Dialogs and fields hear it too.
            "Escape" => return hear(Anywhere::Leave),
            // Clickers are keyboards with these two keys. Where they lead nowhere the page scrolls.
            "PageDown" => return hear(Anywhere::Page(true)),
            "PageUp" => return hear(Anywhere::Page(false)),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        hear(what);
    })
}
