//! Everything that the page knows.

use std::cell::Cell;
use std::rc::Rc;

use fenhong::YearLedger;
use fenhong::cases::CASES;
use fenhong::outcome::Report;
use fenhong::safe::is_blank;
use fenhong::scenario::Error;
use fenhong::words::{Lang, Text, Voice};
use serde_json::Value;

use crate::app::message::{Opened, Question};
use crate::app::route::View;
use crate::app::settings::Settings;
use crate::desk::drafts::Drafts;
use crate::desk::{Desk, difference, path};
use crate::engine::Pool;
use crate::parts::errand::{Errand, Kept};
use crate::parts::figure::Figures;
use crate::parts::node::Node;

/// How far the results are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    /// Part of the work that is done, in percent.
    pub percent: u32,
    /// Milliseconds to the first numbers of this scenario.
    pub first: Option<f64>,
    /// Milliseconds to the last.
    pub last: Option<f64>,
    /// Whether the reader stopped it before the end.
    pub stopped: bool,
}

/// Whether the browser has kept the last edit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// This browser keeps nothing.
    #[default]
    Never,
    /// It has.
    Kept,
    /// It is about to.
    Coming,
    /// It refused.
    Refused,
    /// Another window writes; this one does not.
    Elsewhere,
}

/// What is known of the open ledger.
#[derive(Clone, Debug, PartialEq)]
pub enum Ledger {
    /// It is being calculated.
    Waiting,
    /// It cannot be had.
    Failed,
    /// It, and what shows it.
    Here(Box<YearLedger>, Rc<Node>),
}

/// See the module.
pub struct Model {
    /// The scenario at hand.
    pub desk: Desk,
    /// The view at hand.
    pub view: View,
    /// The cases' view.
    pub cases_view: crate::rooms::cases::State,
    /// What is being typed.
    pub drafts: Drafts,
    /// How the page looks.
    pub settings: Settings,
    /// The workers.
    pub pool: Pool,
    /// The newest results.
    pub report: Option<Report>,
    /// How far they are.
    pub progress: Progress,
    /// Whether nothing came of the pool yet and the reader did nothing: what is not in sight, the folds' contents and
    /// the further charts, waits, so that a slow phone shows its first numbers sooner.
    pub is_new: bool,
    /// Why the scenario at hand cannot be calculated.
    pub problem: Option<Error>,
    /// A sentence for the reader, such as that a link was copied.
    pub notice: Option<String>,
    /// What is to be done once the update is.
    pub errands: Vec<Errand>,
    /// What is shown in place of a file, with its name, where the browser saves none.
    pub shown: Option<(String, Kept)>,
    /// Whether the last edit is kept.
    pub keeping: Keeping,
    /// The charts.
    pub figures: Figures,
    /// The sentence whose derivation is open.
    pub asked: Option<Question>,
    /// The year whose ledger is open.
    pub opened: Option<Opened>,
    /// That ledger.
    pub ledger: Ledger,
    /// The handle of the share split that is pressed.
    pub held: Option<usize>,
    /// The term that is explained.
    pub term: Option<usize>,
    /// The names of the shipped examples, in Chinese and English.
    pub cases: Vec<[String; 2]>,
    /// What the Compare view holds.
    pub compare: crate::rooms::compare::State,
    /// What the Advise view holds.
    pub advise: crate::rooms::advise::State,
    /// The number whose derivation is open in a view of the whole.
    pub explained: Option<crate::rooms::explain::Explained>,
    /// Terms that the tree at hand has already explained, a bit each.
    pub seen: Cell<u32>,
    /// Whether the scenario of a version of the desk is another than the one of its name in a language.
    is_changed: Cell<Option<((u32, Lang), bool)>>,
    /// How to speak of a version of the desk in a language: every text asks.
    spoken: Cell<Option<((u32, Lang), Voice)>>,
    /// Whether a new version of the page waits.
    pub is_outdated: bool,
    /// What the views of the whole know.
    pub whole: crate::rooms::State,
}

impl Model {
    /// The page with `desk`, before anything was calculated.
    pub fn new(desk: Desk, settings: Settings, workers: usize) -> Model {
        Model {
            desk,
            view: View::default(),
            cases_view: Default::default(),
            drafts: Drafts::default(),
            settings,
            pool: Pool::new(workers),
            report: None,
            progress: Progress::default(),
            is_new: true,
            problem: None,
            notice: None,
            errands: Vec::new(),
            shown: None,
            keeping: Keeping::default(),
            figures: Figures::default(),
            asked: None,
            opened: None,
            ledger: Ledger::Waiting,
            held: None,
            term: None,
            cases: (0..CASES.len()).map(case_names).collect(),
            compare: Default::default(),
            advise: Default::default(),
            explained: None,
            seen: Cell::new(0),
            is_changed: Cell::new(None),
            spoken: Cell::new(None),
            is_outdated: false,
            whole: Default::default(),
        }
    }

    /// How to speak now.
    pub fn voice(&self) -> Voice {
        let at = (self.desk.version(), self.settings.lang);
        if let Some((_, voice)) = self.spoken.get().filter(|(of, _)| *of == at) {
            return voice;
        }
        let as_of = path::get(self.desk.scenario(), "as_of").and_then(|date| date.as_str()?.parse().ok());
        let voice = Voice::new(self.settings.lang, as_of);
        self.spoken.set(Some((at, voice)));
        voice
    }

    /// A text of the page.
    pub fn say(&self, text: &Text) -> String {
        self.voice().say(*text)
    }

    /// Tells the reader something.
    pub fn tell(&mut self, text: Text, values: &[(&str, &str)]) {
        self.notice = Some(self.voice().fill(text, values));
    }

    /// The scenario's name in the language of the page, as it may stand beside other words.
    pub fn name(&self) -> String {
        fenhong::safe::name(&self.given_name())
    }

    /// The name for what is made of the scenario: a scheme that is another than the one of its name says so.
    pub fn title(&self) -> String {
        fenhong::safe::name(&self.given_name()) + &self.changed()
    }

    /// The same with the name as it was given.
    pub fn given_title(&self) -> String {
        self.given_name() + &self.changed()
    }

    /// The mark after the name of a changed scheme; empty for one that is what its name says.
    pub fn changed(&self) -> String {
        let at = (self.desk.version(), self.settings.lang);
        let found = match self.is_changed.get() {
            Some((of, found)) if of == at => found,
            _ => difference::is_changed(self.desk.scenario(), self.desk.origin(), self.settings.key()),
        };
        self.is_changed.set(Some((at, found)));
        if found { self.say(&fenhong::words::page::CHANGED_MARK) } else { String::new() }
    }

    /// The name as it was given.
    pub fn given_name(&self) -> String {
        let names = ["name.zh", "name.en"].map(|place| self.desk.text(place).unwrap_or_default());
        let [zh, en] = names;
        match (self.settings.lang, is_blank(&zh), is_blank(&en)) {
            (Lang::Zh, false, _) | (_, _, true) => zh,
            _ => en,
        }
    }

    /// Another scenario is on the desk: what was found of the one before is not said of it.
    pub fn forget_results(&mut self) {
        (self.report, self.problem) = (None, None);
        // The desk itself may be another one, which counts its versions anew.
        self.is_changed.set(None);
        self.spoken.set(None);
        self.figures.forget();
    }

    /// Whether the results are about anyone: whether there are registered households.
    pub fn has_cohort(&self) -> bool {
        self.report.as_ref().is_some_and(|report| report.place.cohort > 0)
    }
}

/// A shipped example; a test of the core reads them all.
pub fn case(place: usize) -> Value {
    fenhong::tree::of(&CASES[place].scenario())
}

fn case_names(place: usize) -> [String; 2] {
    let name = CASES[place].name();
    [name.zh, name.en]
}
