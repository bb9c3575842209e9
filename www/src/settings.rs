//! Language, light or dark, projector: how the page looks, kept apart from the scenario.

use fenhong::words::Lang;
use leptos::prelude::*;

use crate::dom;

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::enum_variant_names, reason = "the page may be light or dark, and the choice is of its light")]
pub enum Light {
    /// As the system has it.
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// How the page looks.
#[derive(Clone, Copy)]
pub struct Settings {
    /// The language.
    pub lang: RwSignal<Lang>,
    /// Light or dark, as chosen.
    pub light: RwSignal<Light>,
    /// Whether one large chart is shown at a time.
    pub projector: RwSignal<bool>,
    /// Whether the ground is dark now.
    pub is_dark: RwSignal<bool>,
}

impl Settings {
    /// The settings of the last visit.
    pub fn restore() -> Settings {
        let lang = if stored("lang").as_deref() == Some("en") { Lang::En } else { Lang::Zh };
        let light = match stored("light").as_deref() {
            Some("light") => Light::Light,
            Some("dark") => Light::Dark,
            _ => Light::System,
        };
        let settings = Settings {
            lang: RwSignal::new(lang),
            light: RwSignal::new(light),
            projector: RwSignal::new(false),
            is_dark: RwSignal::new(false),
        };
        settings.follow();
        settings
    }

    /// Keeps the document in step with the settings.
    fn follow(self) {
        Effect::new(move |_| {
            let lang = self.lang.get().tag();
            dom::mark_root("lang", lang);
            store("lang", lang);
        });
        Effect::new(move |_| {
            let light = self.light.get();
            store(
                "light",
                match light {
                    Light::System => "system",
                    Light::Light => "light",
                    Light::Dark => "dark",
                },
            );
            self.look();
        });
        Effect::new(move |_| dom::mark_root("data-projector", if self.projector.get() { "on" } else { "off" }));
        if let Ok(Some(system)) = dom::window().match_media("(prefers-color-scheme: dark)") {
            dom::listen(&system, "change", move |_: web_sys::Event| self.look());
        }
        // Paper is always light.
        dom::listen(&dom::window(), "beforeprint", move |_: web_sys::Event| self.show(false));
        dom::listen(&dom::window(), "afterprint", move |_: web_sys::Event| self.look());
    }

    fn look(self) {
        self.show(match self.light.get_untracked() {
            Light::System => dom::media("(prefers-color-scheme: dark)"),
            Light::Light => false,
            Light::Dark => true,
        });
    }

    fn show(self, dark: bool) {
        dom::mark_root("data-theme", if dark { "dark" } else { "light" });
        self.is_dark.set(dark);
    }
}

/// A setting from the last visit. Some browsers forbid storage; then nothing is kept.
fn stored(name: &str) -> Option<String> {
    dom::window().local_storage().ok()??.get_item(&format!("fenhong-{name}")).ok()?
}

fn store(name: &str, value: &str) {
    if let Ok(Some(storage)) = dom::window().local_storage() {
        // A full or forbidden store only means that the next visit starts with the defaults.
        let _ = storage.set_item(&format!("fenhong-{name}"), value);
    }
}
