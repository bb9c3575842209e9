//! The link that holds the scenario, and its QR code in the size of the screen.

use fenhong::cases::CASES;
use fenhong::words::{Text, errors, page, papers as words};

use crate::app::address::Reach;
use crate::app::model::Model;
use crate::parts::node::{Node, button, el};
use crate::parts::qr;
use crate::rooms::{Message, difference};

/// A link that was asked for.
#[derive(Default)]
pub struct Link {
    /// The link; empty while it is not there.
    pub text: String,
    /// The version of the desk that it is of.
    pub version: Option<u32>,
    /// Who can open it.
    pub reach: Reach,
}

/// The link of the scenario at hand, once it is there.
fn link(model: &Model) -> Option<&Link> {
    Some(&model.whole.link).filter(|link| link.version == Some(model.desk.version()) && !model.desk.has_roster())
}

/// The QR code of the scenario at hand, where there is one that others can read and open.
pub fn code(model: &Model) -> Option<Node> {
    let link = link(model).filter(|link| link.reach != Reach::File)?;
    let drawing = qr::drawing(&link.text)?;
    Some(el("div", "qr").attr("role", "img").say_attr("aria-label", model, &words::SHARE_QR).add(drawing))
}

/// The view.
pub fn share(model: &Model) -> Node {
    let main = el("main", "share").attr("id", "results").attr("tabindex", "-1");
    let main = main.add(el("h2", "").text(model.say(&page::VIEW_SHARE) + " · " + &model.title()));
    if model.desk.has_roster() {
        return main.add(el("p", "").say(model, &errors::ROSTER_IN_LINK));
    }
    let Some(link) = link(model) else { return main };
    let code = code(model);
    let hint = hint(link.reach, code.is_some()).map(|hint| el("p", "hint").say(model, &hint));
    let address = el("p", "link").text(link.text.clone());
    let said = el("div", "share-words")
        .add(el("p", "").say(model, &words::SHARE_ABOUT))
        .maybe(hint)
        .maybe(changed(model).map(|changed| el("p", "").text(changed)))
        .add(button(model.say(&words::COPY), crate::rooms::to(Message::CopyLink)))
        .add(address);
    main.add(el("div", "share-parts").maybe(code).add(said))
}

fn hint(reach: Reach, has_code: bool) -> Option<Text> {
    match reach {
        Reach::File => Some(words::REACH_FILE),
        _ if !has_code => Some(words::QR_LONG),
        Reach::Here => Some(words::REACH_HERE),
        Reach::All => None,
    }
}

/// From which example the scenario differs, and by how much.
pub fn changed(model: &Model) -> Option<String> {
    let difference = difference(model)?;
    let name = CASES[difference.case].name();
    let voice = model.voice();
    let count = difference.count().to_string();
    Some(voice.fill(words::CHANGED_OF, &[("name", &*voice.name(&name)), ("count", &count)]))
}
