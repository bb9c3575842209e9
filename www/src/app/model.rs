//! Everything that the page knows: what the rooms share, what each holds, what the shell itself holds.

use std::cell::OnceCell;

use fenhong::cases::CASES;

use crate::app::message::Message;
use crate::app::route::View;
use crate::desk::Desk;
use crate::engine::Pool;
use crate::parts::errand::ByHand;
use crate::parts::explain::dialog;
use crate::parts::figure::Figures;
use crate::parts::seat::{Seat, Sight, Tell};
use crate::parts::settings::Settings;
use crate::parts::shared::{Ledger, Shared};
use crate::rooms::{advise, cases, compare, papers, scheme, train, versions, village};

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

/// From where the shell's own parts see.
pub type Frame<'a> = Seat<'a, Model, Message>;

/// See the module.
pub struct Model {
    /// What the rooms share.
    pub shared: Shared,
    /// The view at hand.
    pub view: View,
    /// What the Scheme view holds.
    pub scheme: scheme::state::State,
    /// What the Compare view holds.
    pub compare: compare::State,
    /// What the Advise view holds.
    pub advise: advise::State,
    /// What the cases' view holds.
    pub cases: cases::state::State,
    /// What the village's room holds.
    pub village: village::state::State,
    /// What the views of papers hold.
    pub papers: papers::state::State,
    /// What the training's view holds.
    pub train: train::state::State,
    /// What the view of versions holds.
    pub versions: versions::State,
    /// The derivation that is open.
    pub explain: dialog::State,
    /// What is shown in place of a file, with its name, where the browser saves none.
    pub shown: Option<(String, ByHand)>,
    /// Whether the last edit is kept.
    pub keeping: Keeping,
    /// The names of the shipped examples, in Chinese and English, once they are asked for.
    names: OnceCell<Vec<[String; 2]>>,
    /// Whether a new version of the page waits.
    pub is_outdated: bool,
}

impl Model {
    /// The page with `desk`, before anything was calculated.
    pub fn new(desk: Desk, settings: Settings, workers: usize) -> Model {
        Model {
            shared: Shared::new(desk, settings, Pool::new(workers)),
            view: View::default(),
            scheme: Default::default(),
            compare: Default::default(),
            advise: Default::default(),
            cases: Default::default(),
            village: Default::default(),
            papers: Default::default(),
            train: Default::default(),
            versions: Default::default(),
            explain: Default::default(),
            shown: None,
            keeping: Keeping::default(),
            names: OnceCell::new(),
            is_outdated: false,
        }
    }

    /// The names of the shipped examples, in Chinese and English.
    pub fn names(&self) -> &[[String; 2]] {
        self.names.get_or_init(|| (0..CASES.len()).map(names).collect())
    }

    /// What every part sees; messages go to `tell`.
    pub fn sight<'a>(&'a self, tell: &Tell<Message>) -> Sight<'a> {
        Sight { shared: &self.shared, tell: tell.of(Message::Common) }
    }

    /// From where a room with the state `own` sees.
    pub fn seat<'a, S, M: Clone + 'static>(
        &'a self,
        own: &'a S,
        tell: &Tell<Message>,
        wrap: fn(M) -> Message,
    ) -> Seat<'a, S, M> {
        Seat { sight: self.sight(tell), own, tell: tell.of(wrap) }
    }

    /// From where the shell sees.
    pub fn frame<'a>(&'a self, tell: &Tell<Message>) -> Frame<'a> {
        Seat { sight: self.sight(tell), own: self, tell: tell.clone() }
    }

    /// The charts of the view at hand.
    pub fn figures(&mut self) -> Option<&mut Figures> {
        match self.view {
            View::Scheme => Some(&mut self.scheme.figures),
            View::Compare => Some(&mut self.compare.figures),
            View::Advise => Some(&mut self.advise.figures),
            View::Train => Some(&mut self.train.figures),
            _ => None,
        }
    }

    /// All charts must be drawn again.
    pub fn redraw_all(&mut self) {
        self.scheme.figures.redraw_all();
        self.compare.figures.redraw_all();
        self.advise.figures.redraw_all();
        self.train.figures.redraw_all();
    }

    /// Another scenario is on the desk: what was found of the one before is not said of it.
    pub fn forget_results(&mut self) {
        self.shared.forget();
        self.scheme.forget();
        self.compare.figures.forget();
        self.advise.figures.forget();
    }

    /// Whether a dialog is open.
    pub fn has_dialog(&self) -> bool {
        self.scheme.asked.is_some() || self.shared.opened.is_some() || self.explain.is_open()
    }

    /// Closes what is open: it belongs to the view that is left.
    pub fn close(&mut self) {
        self.scheme.asked = None;
        self.shared.opened = None;
        self.explain.close();
    }

    /// The ledger at hand in the language of the moment.
    pub fn show_ledger(&mut self, tell: &Tell<Message>) {
        let Ledger::Here(ledger, _) = &self.shared.ledger else { return };
        let made = crate::parts::ledger::tables(&self.sight(tell), self.shared.desk.scenario(), ledger).still();
        if let Ledger::Here(_, old) = &mut self.shared.ledger {
            *old = made;
        }
    }
}

fn names(place: usize) -> [String; 2] {
    let name = CASES[place].name();
    [name.zh, name.en]
}
