//! Language, light or dark, projector: how the page looks, kept apart from the scenario.

use fenhong::chart::Theme;
use fenhong::words::Lang;

use crate::parts::document;
use crate::parts::host;

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
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The language.
    pub lang: Lang,
    /// Light or dark, as chosen.
    pub light: Light,
    /// Whether one large chart is shown at a time.
    pub projector: bool,
    /// Whether the system is dark.
    pub system_dark: bool,
    /// Whether the page is being printed: paper is always light.
    pub paper: bool,
    /// Whether the screen is wide enough to hold inputs beside the results.
    pub wide: bool,
}

impl Settings {
    /// The settings of the last visit, and what the screen is like.
    pub fn restore() -> Settings {
        let is = |question| host::media(question).is_some_and(|answer| answer.matches());
        Settings {
            lang: if host::stored("lang").as_deref() == Some("en") { Lang::En } else { Lang::Zh },
            light: match host::stored("light").as_deref() {
                Some("light") => Light::Light,
                Some("dark") => Light::Dark,
                _ => Light::System,
            },
            projector: false,
            system_dark: is(host::DARK),
            paper: false,
            wide: is(host::WIDE),
        }
    }

    /// The ground at hand.
    pub fn theme(&self) -> Theme {
        let dark = match self.light {
            Light::System => self.system_dark,
            Light::Light => false,
            Light::Dark => true,
        };
        if dark && !self.paper { Theme::Dark } else { Theme::Light }
    }

    /// The language that the page is not in.
    pub fn other_lang(&self) -> Lang {
        match self.lang {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }

    /// The language's key in the names of a scenario.
    pub fn key(&self) -> &'static str {
        if self.lang == Lang::Zh { "zh" } else { "en" }
    }

    /// Switches to the other language.
    pub fn switch_lang(&mut self) {
        self.lang = self.other_lang();
        document::store("lang", self.key());
    }

    /// Goes on to the next of system, light and dark.
    pub fn turn_light(&mut self) {
        let (next, name) = match self.light {
            Light::System => (Light::Light, "light"),
            Light::Light => (Light::Dark, "dark"),
            Light::Dark => (Light::System, "system"),
        };
        self.light = next;
        document::store("light", name);
    }
}
