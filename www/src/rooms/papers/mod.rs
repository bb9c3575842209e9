//! What is made of the results: report, poster, tables, link.

pub mod derived;
pub mod paper;
pub mod poster;
pub mod report;
pub mod settings;
pub mod share;
pub mod state;
pub mod tables;

use fenhong::words::page as words;

use crate::desk;
use crate::parts::errand::Errand;
use crate::parts::reach;
use crate::parts::shared::Shared;
use crate::rooms::papers::state::{Link, Message, State};

/// Brings the views to what a message means.
pub fn update(state: &State, shared: &mut Shared, message: Message) {
    match message {
        Message::CopyLink => {
            let text = state.link.text.clone();
            shared.errands.push(Errand::Copy { text, said: words::LINK_COPIED });
        }
        Message::SaveTable(place) => tables::save_table(shared, place),
        Message::SaveWorkbook => tables::save_workbook(shared),
    }
}

/// The scenario's difference from a case, and a link of it. A roster never goes into a link.
pub fn follow(state: &mut State, shared: &Shared) {
    let version = shared.desk.version();
    if state.difference.as_ref().is_some_and(|(of, _)| *of == version) {
        return;
    }
    let scenario = shared.desk.scenario();
    let difference = if desk::has_roster(scenario) { None } else { desk::difference::of(scenario) };
    if !desk::has_roster(scenario) {
        let hash = desk::link::hash(scenario, difference.as_ref());
        state.link = Link { text: reach::with(&hash), version: Some(version), reach: reach::reach() };
    }
    state.difference = Some((version, difference));
}
