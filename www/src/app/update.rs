//! What each message changes.

use fenhong::cases::CASES;
use fenhong::words::page as words;

use crate::app::message::Message;
use crate::app::model::Model;
use crate::app::opening::go;
use crate::app::route::View;
use crate::app::{derive, hosted};
use crate::desk::case;
use crate::parts::detail::Detail;
use crate::parts::errand::{ByHand, Errand, Wanted};
use crate::parts::message::Common;
use crate::parts::seat::Tell;
use crate::parts::shared::Shared;
use crate::parts::{document, editing};
use crate::rooms::{advise, cases, compare, papers, scheme, train, versions, village};

/// Whether the browser shall leave the event of a message alone.
pub fn takes(model: &Model, message: &Message, detail: &Detail) -> bool {
    match message {
        // A link's own address would come a second time.
        Message::Go(_) | Message::Skip => true,
        Message::Scheme(message) => scheme::update::takes(&model.scheme, &model.shared, message, detail),
        Message::Compare(compare::Message::Figure(message)) => model.compare.figures.takes(*message, detail),
        Message::Advise(advise::Message::Figure(message)) => model.advise.figures.takes(*message, detail),
        Message::Train(train::state::Message::Figure(message)) => model.train.figures.takes(*message, detail),
        _ => false,
    }
}

/// Brings the model to what a message means.
pub fn update(model: &mut Model, tell: &Tell<Message>, message: &Message, detail: &Detail) {
    let shared = &mut model.shared;
    match message {
        Message::Common(message) => common(model, tell, message, detail),
        Message::Scheme(message) => scheme::update::update(&mut model.scheme, shared, message, detail),
        Message::Compare(message) => compare::update(&mut model.compare, shared, message, detail),
        Message::Advise(message) => {
            advise::update(&mut model.advise, shared, message, detail);
            if matches!(message, advise::Message::PutPoint(_)) {
                model.explain.close();
            }
        }
        Message::Cases(message) => cases::update(&mut model.cases, shared, *message),
        Message::Village(message) => village::update(&mut model.village, shared, message, detail),
        Message::Train(message) => train::update(&mut model.train, shared, *message, detail),
        Message::Papers(message) => papers::update(&model.papers, shared, *message),
        Message::Versions(message) => versions::update(&mut model.versions, shared, message, detail),
        Message::Go(view) => go(model, *view),
        Message::Example => open_example(shared, &detail.text),
        Message::Undo => step(model, true),
        Message::Redo => step(model, false),
        Message::Reset => reset(shared),
        Message::Save => save(shared),
        Message::Skip => document::focus("results"),
        other => frame(model, tell, other),
    }
}

/// What can happen in every room.
fn common(model: &mut Model, tell: &Tell<Message>, message: &Common, detail: &Detail) {
    match message {
        Common::Ask(asked) => derive::ask(model, tell, *asked),
        Common::Show(source, opened) => derive::show(model, *source, *opened, true),
        Common::Step(source, opened) => derive::show(model, *source, *opened, false),
        Common::CloseDerivation => model.explain.close(),
        Common::Print if document::is_in_wechat() => model.shared.tell(words::PRINT_ELSEWHERE, &[]),
        Common::Print => document::print(),
        Common::Back => go(model, View::Scheme),
        other => editing::update(&mut model.shared, other, detail),
    }
}

/// What happens to the frame around the rooms.
fn frame(model: &mut Model, tell: &Tell<Message>, message: &Message) {
    match message {
        Message::Language => {
            model.shared.settings.switch_lang();
            model.redraw_all();
            model.show_ledger(tell);
        }
        Message::Projector => project(model, !model.shared.settings.projector),
        Message::LeaveProjector => project(model, false),
        Message::Light => {
            model.shared.settings.turn_light();
            model.redraw_all();
        }
        Message::Reload => document::reload(),
        Message::TakeOver => hosted::take_over(model),
        Message::KeepCopy => hosted::keep_copy(model),
        Message::CloseNotice => model.shared.notice = None,
        Message::CloseShown => model.shown = None,
        Message::CopyShown => {
            if let Some((_, ByHand::Text(text))) = &model.shown {
                let text = text.clone();
                model.shared.errands.push(Errand::Copy { text, said: words::TEXT_COPIED });
            }
        }
        _ => {}
    }
}

/// One large chart at a time on the whole screen, or not. A key that closes a dialog leaves the projector alone.
fn project(model: &mut Model, is_on: bool) {
    if model.shared.settings.projector == is_on || (!is_on && model.has_dialog()) {
        return;
    }
    model.shared.settings.projector = is_on;
    document::fill_screen(is_on);
    model.redraw_all();
}

fn step(model: &mut Model, back: bool) {
    let name = model.shared.given_name();
    if back {
        model.shared.desk.undo()
    } else {
        model.shared.desk.redo()
    }
    // A step over the opening of another scenario.
    if model.shared.given_name() != name {
        model.forget_results();
    }
    model.shared.drafts.drop_all("");
}

fn reset(shared: &mut Shared) {
    shared.desk.reset(document::now());
    shared.drafts.drop_all("");
    let name = shared.name();
    shared.tell(words::RESET_DONE, &[("name", &name)]);
}

fn open_example(shared: &mut Shared, place: &str) {
    if let Some(place) = place.parse::<usize>().ok().filter(|place| *place < CASES.len()) {
        shared.wanted = Some(Wanted { scenario: case(place), said: words::CASE_OPENED, name: None });
    }
}

fn save(shared: &mut Shared) {
    let errand = Errand::save_json(&shared.given_title(), shared.desk.scenario());
    shared.errands.push(errand);
}
