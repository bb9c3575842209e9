//! What is shown: functions from the model to trees. One file a part of the page; texts come from the core's words.

use fenhong::chart::Theme;
use fenhong::words::{Text, page as words};

use crate::app::message::Message;
use crate::app::model::{Keeping, Model};
use crate::app::route::View;
use crate::parts::node::{Node, On, button, el};
use crate::rooms::scheme::{inputs, results};

/// The whole page.
pub fn page(model: &Model) -> Node {
    model.seen.set(0);
    let skip = el("a", "skip").attr("href", "#results").say(model, &words::SKIP).on(On::Click, Message::Skip);
    el("div", "")
        .attr("data-view", model.view.address())
        .add(skip)
        .add(crate::app::header::header(model))
        .add(notices(model))
        .add(views(model))
        .add_all(body(model))
        .add(crate::app::foot::foot(model))
        .add(crate::app::kept::dialog(model))
}

/// The view at hand.
fn body(model: &Model) -> Vec<Node> {
    match model.view {
        View::Scheme => scheme(model),
        other => crate::rooms::body(model, other),
    }
}

fn scheme(model: &Model) -> Vec<Node> {
    let main = el("main", "scheme").add(inputs::inputs(model)).add(results::results(model));
    vec![results::short(model), inputs::at_hand(model), main]
}

/// The way to each view.
fn views(model: &Model) -> Node {
    let link = |view: View| {
        let link = el("a", "view").put("href", String::from("#/") + view.address()).say(model, &view.name());
        let link = if view == model.view { link.attr("aria-current", "page") } else { link };
        link.on(On::Click, Message::Go(view))
    };
    el("nav", "views").say_attr("aria-label", model, &words::VIEWS).add_all(View::HEAD.into_iter().map(link).collect())
}

/// The attributes of the document's root, and the title.
pub fn root(model: &Model) -> [(&'static str, String); 4] {
    let settings = &model.settings;
    let theme = if settings.theme() == Theme::Dark { "dark" } else { "light" };
    [
        ("lang", settings.lang.tag().to_owned()),
        ("data-theme", theme.to_owned()),
        ("data-projector", if settings.projector { "on" } else { "off" }.to_owned()),
        ("title", model.say(&words::TITLE) + " · " + &model.title()),
    ]
}

/// What just happened, and that there is a new version.
fn notices(model: &Model) -> Node {
    let said =
        model.notice.as_ref().map(|notice| notice_of(notice.clone(), model.say(&words::CLOSE), Message::CloseNotice));
    let outdated = model
        .is_outdated
        .then(|| notice_of(model.say(&words::NEW_VERSION), model.say(&words::RELOAD), Message::Reload));
    el("div", "notice-place").attr("role", "status").maybe(unsaved(model)).maybe(said).maybe(outdated)
}

/// That what is edited here is not kept, as long as that is so, with what one can do.
fn unsaved(model: &Model) -> Option<Node> {
    let act = |text: &Text, pressed: Message| button(model.say(text), pressed).class("plain");
    let (said, acts) = match model.keeping {
        Keeping::Refused => (&words::SAVE_REFUSED, vec![act(&words::SAVE, Message::Save)]),
        Keeping::Elsewhere => {
            let acts = [act(&words::TAKE_OVER, Message::TakeOver), act(&words::KEEP_COPY, Message::KeepCopy)];
            (&words::SAVED_ELSEWHERE, acts.into())
        }
        Keeping::Never | Keeping::Kept | Keeping::Coming => return None,
    };
    let acts = el("span", "acts").add_all(acts);
    Some(el("p", "notice unsaved").add(el("span", "").say(model, said)).add(acts))
}

fn notice_of(said: String, label: String, pressed: Message) -> Node {
    el("p", "notice").add(el("span", "").text(said)).add(button(label, pressed).class("plain"))
}

impl Node {
    /// With a text of the page.
    pub fn say(self, model: &Model, text: &Text) -> Node {
        self.text(model.say(text))
    }

    /// With an attribute that is a text of the page.
    pub fn say_attr(self, name: &'static str, model: &Model, text: &Text) -> Node {
        self.put(name, model.say(text))
    }
}
