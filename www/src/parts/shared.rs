//! What all rooms share: the scenario at hand, its results and its open ledger, how the page looks.

use std::cell::Cell;

use fenhong::YearLedger;
use fenhong::outcome::Report;
use fenhong::safe::{self, is_blank};
use fenhong::scenario::Error;
use fenhong::words::derivation::rows::RowOf;
use fenhong::words::{Lang, Text, Voice, compare};

use crate::desk::drafts::Drafts;
use crate::desk::slot::Slot;
use crate::desk::{Desk, difference, path};
use crate::engine::{Opened, Pool};
use crate::parts::errand::{Errand, Wanted};
use crate::parts::settings::Settings;
use crate::parts::still::{Still, Stills};

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

/// What is known of an open ledger.
pub enum Ledger {
    /// It is being calculated.
    Waiting,
    /// It cannot be had.
    Failed,
    /// It, and what shows it.
    Here(Box<YearLedger>, Still),
}

/// See the module.
pub struct Shared {
    /// The scenario at hand.
    pub desk: Desk,
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
    /// The future in thin ink, from 0.
    pub future: usize,
    /// The year whose payouts are spread out, from 0.
    pub year: usize,
    /// The year whose ledger is open.
    pub opened: Option<Opened>,
    /// That ledger.
    pub ledger: Ledger,
    /// The row of a ledger that is asked about.
    pub row: Option<RowOf>,
    /// The schemes that are compared.
    pub slots: Vec<Slot>,
    /// The term that is explained.
    pub term: Option<usize>,
    /// Terms that the page has already explained since it was begun to be shown, a bit each.
    pub seen: Cell<u32>,
    /// Parts that are left as they are while what they show is the same.
    pub stills: Stills,
    /// A sentence for the reader, such as that a link was copied.
    pub notice: Option<String>,
    /// What is to be done once the update is.
    pub errands: Vec<Errand>,
    /// What shall be put on the desk then.
    pub wanted: Option<Wanted>,
    /// The id of the element that takes the focus with the next picture, and comes into sight with it.
    pub focus: Option<String>,
    /// Whether the scenario of a version of the desk is another than the one of its name in a language.
    is_changed: Cell<Option<((u32, Lang), bool)>>,
    /// How to speak of a version of the desk in a language: every text asks.
    spoken: Cell<Option<((u32, Lang), Voice)>>,
}

impl Shared {
    /// Whether there is something to see: numbers, or why there are none.
    pub fn has_come(&self) -> bool {
        self.report.is_some() || self.problem.is_some() || self.notice.is_some()
    }

    /// The page with `desk`, before anything was calculated.
    pub fn new(desk: Desk, settings: Settings, pool: Pool) -> Shared {
        Shared {
            desk,
            drafts: Drafts::default(),
            settings,
            pool,
            report: None,
            progress: Progress::default(),
            is_new: true,
            problem: None,
            future: 0,
            year: 0,
            opened: None,
            ledger: Ledger::Waiting,
            row: None,
            slots: Vec::new(),
            term: None,
            seen: Cell::new(0),
            stills: Stills::default(),
            notice: None,
            errands: Vec::new(),
            wanted: None,
            focus: None,
            is_changed: Cell::new(None),
            spoken: Cell::new(None),
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
        safe::name(&self.given_name())
    }

    /// The name for what is made of the scenario: a scheme that is another than the one of its name says so.
    pub fn title(&self) -> String {
        safe::name(&self.given_name()) + &self.changed()
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
        if found { self.say(&compare::CHANGED) } else { String::new() }
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

    /// Another scenario is on the desk: what was found of the one before is not said of it. The desk itself may be another
    /// one, which counts its versions anew.
    pub fn forget(&mut self) {
        (self.report, self.problem) = (None, None);
        self.is_changed.set(None);
        self.spoken.set(None);
    }

    /// Whether the results are about anyone: whether there are registered households.
    pub fn has_cohort(&self) -> bool {
        self.report.as_ref().is_some_and(|report| report.place.cohort > 0)
    }

    /// Opens the ledger of a year: it is asked for, and shown when it comes.
    pub fn open_ledger(&mut self, opened: Opened) {
        self.opened = Some(opened);
        // One that is shown stays until the next has come.
        if !matches!(self.ledger, Ledger::Here(..)) {
            self.ledger = Ledger::Waiting;
        }
        self.pool.ask_ledger(opened);
    }
}

/// What leads from a ledger to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfLedger {
    /// Its village.
    Village,
    /// Its future.
    Draw,
    /// Its year.
    Year,
}

impl OfLedger {
    /// The place of its text field.
    pub fn place(self) -> &'static str {
        match self {
            OfLedger::Village => "ledger.village",
            OfLedger::Draw => "ledger.draw",
            OfLedger::Year => "ledger.year",
        }
    }

    /// Where it stands.
    pub fn now(self, opened: Opened) -> u32 {
        match self {
            OfLedger::Village => opened.village,
            OfLedger::Draw => opened.draw,
            OfLedger::Year => opened.year,
        }
    }

    /// How many there are.
    pub fn end(self, shared: &Shared) -> u32 {
        let of_report = |count: fn(&Report) -> u32| shared.report.as_ref().map_or(0, count);
        match self {
            OfLedger::Village => shared.desk.villages(),
            OfLedger::Draw => of_report(|report| report.draws_wanted),
            OfLedger::Year => of_report(|report| report.years.len() as u32),
        }
    }

    /// Another ledger: this one's number is `to`, as far as there are so many.
    pub fn set(self, shared: &mut Shared, to: u32) {
        let mut opened = shared.opened.unwrap_or(Opened { village: 0, draw: 0, year: 0 });
        let to = within(to, self.end(shared));
        match self {
            OfLedger::Village => opened.village = to,
            OfLedger::Draw => opened.draw = to,
            OfLedger::Year => opened.year = to,
        }
        if shared.opened != Some(opened) {
            shared.open_ledger(opened);
        }
    }
}

/// A number below `end`, as near as can be.
pub fn within(to: u32, end: u32) -> u32 {
    to.min(end.max(1) - 1)
}
