//! The whole page: the frame, and in it the view at hand. Texts come from the core's words.

use fenhong::chart::Theme;
use fenhong::words::{Text, page as words};

use crate::app::message::Message;
use crate::app::model::{Frame, Keeping, Model};
use crate::app::route::View;
use crate::app::{foot, header, kept};
use crate::parts::explain::dialog;
use crate::parts::node::{Ear, Node, On, button, el};
use crate::rooms::papers::{poster, report, share, tables};
use crate::rooms::scheme::state::Seat;
use crate::rooms::scheme::{inputs, results};
use crate::rooms::{advise, cases, compare, train, versions, village};

/// The whole page.
pub fn page(seat: &Frame<'_>) -> Node {
    seat.seen.set(0);
    let skip = el("a", "skip").attr("href", "#results").say(seat, &words::SKIP).on(On::Click, seat.ear(Message::Skip));
    el("div", "")
        .attr("data-view", seat.own.view.address())
        .add(skip)
        .add(header::header(seat))
        .add(notices(seat))
        .add(views(seat))
        .add_all(body(seat))
        .add(dialog::dialog(seat, &seat.own.explain))
        .add(foot::foot(seat))
        .add(kept::dialog(seat))
}

/// The view at hand.
fn body(seat: &Frame<'_>) -> Vec<Node> {
    let (model, tell) = (seat.own, &seat.tell);
    let papers = || model.seat(&model.papers, tell, Message::Papers);
    vec![match model.view {
        View::Scheme => return scheme(&model.seat(&model.scheme, tell, Message::Scheme)),
        View::Compare => compare::view::compare(&model.seat(&model.compare, tell, Message::Compare)),
        View::Advise => advise::view::advise(&model.seat(&model.advise, tell, Message::Advise)),
        View::Cases => cases::cases(&model.seat(&model.cases, tell, Message::Cases)),
        View::Village => village::view::village(&model.seat(&model.village, tell, Message::Village)),
        View::Train => train::view::train(&model.seat(&model.train, tell, Message::Train)),
        View::Report => report::report(&papers()),
        View::Poster => poster::poster(&papers()),
        View::Share => share::share(&papers()),
        View::Tables => tables::tables(&papers()),
        View::Versions => versions::versions(&model.seat(&model.versions, tell, Message::Versions)),
    }]
}

fn scheme(seat: &Seat<'_>) -> Vec<Node> {
    let main = el("main", "scheme").add(inputs::inputs(seat)).add(results::results(seat));
    vec![results::short(seat), inputs::at_hand(seat), main]
}

/// The way to each view.
fn views(seat: &Frame<'_>) -> Node {
    let link = |view: View| {
        let link = el("a", "view").put("href", String::from("#/") + view.address()).say(seat, &view.name());
        let link = if view == seat.own.view { link.attr("aria-current", "page") } else { link };
        link.on(On::Click, seat.ear(Message::Go(view)))
    };
    el("nav", "views").say_attr("aria-label", seat, &words::VIEWS).add_all(View::HEAD.into_iter().map(link).collect())
}

/// The attributes of the document's root, and the title.
pub fn root(model: &Model) -> [(&'static str, String); 4] {
    let settings = &model.shared.settings;
    let theme = if settings.theme() == Theme::Dark { "dark" } else { "light" };
    [
        ("lang", settings.lang.tag().to_owned()),
        ("data-theme", theme.to_owned()),
        ("data-projector", if settings.projector { "on" } else { "off" }.to_owned()),
        ("title", model.shared.say(&words::TITLE) + " · " + &model.shared.title()),
    ]
}

/// What just happened, and that there is a new version.
fn notices(seat: &Frame<'_>) -> Node {
    let said = seat
        .notice
        .as_ref()
        .map(|notice| notice_of(notice.clone(), seat.say(&words::CLOSE), seat.ear(Message::CloseNotice)));
    let outdated = seat
        .own
        .is_outdated
        .then(|| notice_of(seat.say(&words::NEW_VERSION), seat.say(&words::RELOAD), seat.ear(Message::Reload)));
    el("div", "notice-place").attr("role", "status").maybe(unsaved(seat)).maybe(said).maybe(outdated)
}

/// That what is edited here is not kept, as long as that is so, with what one can do.
fn unsaved(seat: &Frame<'_>) -> Option<Node> {
    let act = |text: &Text, pressed: Message| button(seat.say(text), seat.ear(pressed)).class("plain");
    let (said, acts) = match seat.own.keeping {
        Keeping::Refused => (&words::SAVE_REFUSED, vec![act(&words::SAVE, Message::Save)]),
        Keeping::Elsewhere => {
            let acts = [act(&words::TAKE_OVER, Message::TakeOver), act(&words::KEEP_COPY, Message::KeepCopy)];
            (&words::SAVED_ELSEWHERE, acts.into())
        }
        Keeping::Never | Keeping::Kept | Keeping::Coming => return None,
    };
    let acts = el("span", "acts").add_all(acts);
    Some(el("p", "notice unsaved").add(el("span", "").say(seat, said)).add(acts))
}

fn notice_of(said: String, label: String, pressed: Ear) -> Node {
    el("p", "notice").add(el("span", "").text(said)).add(button(label, pressed).class("plain"))
}
